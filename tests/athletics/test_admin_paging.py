"""Deep pages of a list hold the rows they would hold anyway, and are found in two queries."""

import pytest
from django.core.paginator import Paginator
from django.urls import reverse

from athletics.admin.paging import FromEitherEnd
from athletics.models import Athlete
from tests.factories import record

pytestmark = pytest.mark.django_db


class DeepFromTheThird(FromEitherEnd):
    deep = 2


@pytest.mark.parametrize("rows", [1, 2, 7, 8])
def test_every_page_holds_the_same_rows_in_the_same_order(rows):
    for number in range(rows):
        record.athlete(f"Test Runner{number % 3}")
    people = Athlete.objects.select_related("country").order_by("family_name", "-pk")
    plain, deep = Paginator(people, 2), DeepFromTheThird(people, 2)
    assert deep.num_pages == plain.num_pages
    for number in plain.page_range:
        assert list(deep.page(number).object_list) == list(plain.page(number).object_list)


def test_a_deep_page_costs_two_queries(django_assert_num_queries):
    for _ in range(8):
        record.athlete()
    pages = DeepFromTheThird(Athlete.objects.select_related("country").order_by("pk"), 2)
    assert pages.count == 8
    with django_assert_num_queries(2):
        assert len(list(pages.page(3).object_list)) == 2


def test_no_list_offers_counts_that_would_read_every_result(admin_client):
    record.result()
    page = admin_client.get(reverse("admin:athletics_result_changelist"))
    assert "_facets" not in page.content.decode()
