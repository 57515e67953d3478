"""Structured data is data: the browser neither runs nor refuses it."""

import pytest


@pytest.mark.parametrize(("path", "blocks"), [("/", 1), ("/meets/london-athletics-meet-2025/", 2)])
def test_the_policy_does_not_refuse_structured_data(page, complaints, path, blocks):
    assert page.goto(path).ok
    assert page.locator('script[type="application/ld+json"]').count() == blocks
    assert complaints == []
