"""What the paper's tests share."""

import pytest


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    """Every test keeps its pictures to itself."""
    settings.MEDIA_ROOT = tmp_path
