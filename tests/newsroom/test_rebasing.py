"""A planned text on top of a newer one: a table of who changed what."""

import pytest

from newsroom.rebasing import RebaseConflictError, keeps_back, rebased, rebased_card


def document(headline: str, *blocks: tuple[str, str], day: str = "2025-04-11") -> dict:
    made = [{"key": key, "kind": "rich_text", "dateline": day, "html": html} for key, html in blocks]
    return {"schema": 1, "headline": headline, "dateline": day, "blocks": made}


BASE = document("Head", ("a", "One"), ("b", "Two"))


@pytest.mark.parametrize(
    ("planned", "new", "expected"),
    [
        (("Head", ("a", "One"), ("b", "2")), ("Head", ("a", "1"), ("b", "Two")), ("Head", ("a", "1"), ("b", "2"))),
        (("Plan", ("a", "One"), ("b", "Two")), ("Head", ("a", "1"), ("b", "Two")), ("Plan", ("a", "1"), ("b", "Two"))),
        (("Head", ("a", "One"), ("b", "Two")), ("New", ("b", "Two")), ("New", ("b", "Two"))),
        (("Head", ("b", "Two")), ("Head", ("a", "One"), ("b", "2")), ("Head", ("b", "2"))),
        (
            ("Head", ("a", "One"), ("c", "Three"), ("b", "Two")),
            ("Head", ("a", "1"), ("b", "Two")),
            ("Head", ("a", "1"), ("c", "Three"), ("b", "Two")),
        ),
        (
            ("Head", ("c", "Three"), ("a", "One"), ("b", "Two")),
            ("Head", ("b", "Two"), ("a", "One"), ("d", "Four")),
            ("Head", ("c", "Three"), ("b", "Two"), ("a", "One"), ("d", "Four")),
        ),
        (("Same", ("a", "1"), ("b", "Two")), ("Same", ("a", "1"), ("b", "Two")), ("Same", ("a", "1"), ("b", "Two"))),
    ],
    ids=["other block", "headline", "removed by the new", "removed by the plan", "added below", "added on top", "agreed"],
)  # fmt: skip
def test_what_only_one_changed_is_kept(planned, new, expected):
    found = rebased(base=BASE, planned=document(*planned, day="2025-04-12"), new=document(*new))
    said = (found["headline"], *((block["key"], block["html"]) for block in found["blocks"]))
    assert (said, found["dateline"]) == (expected, "2025-04-12")


@pytest.mark.parametrize(
    ("planned", "new"),
    [
        (("Plan", ("a", "One"), ("b", "Two")), ("New", ("a", "One"), ("b", "Two"))),
        (("Head", ("a", "1"), ("b", "Two")), ("Head", ("a", "ONE"), ("b", "Two"))),
        (("Head", ("b", "Two")), ("Head", ("a", "ONE"), ("b", "Two"))),
        (("Head", ("a", "1"), ("b", "Two")), ("Head", ("b", "Two"))),
    ],
    ids=["headline", "block", "changed what the plan removes", "removed what the plan changes"],
)
def test_what_both_changed_is_for_a_person(planned, new):
    with pytest.raises(RebaseConflictError):
        rebased(base=BASE, planned=document(*planned), new=document(*new))


def test_without_a_base_only_equal_texts_agree():
    assert rebased(base=None, planned=BASE, new=BASE)["blocks"] == BASE["blocks"]
    with pytest.raises(RebaseConflictError):
        rebased(base=None, planned=document("Head", ("a", "1")), new=document("Head", ("a", "2")))


@pytest.mark.parametrize(
    ("base", "planned", "new", "expected"),
    [("x", "x", "y", "y"), ("x", "y", "x", "y"), (None, "y", "y", "y"), ("x", None, "x", None)],
)
def test_a_list_shows_the_picture_that_was_changed_last(base, planned, new, expected):
    head = dict.fromkeys(("slug", "kind", "headline", "standfirst", "section", "authors", "dateline"), "said")
    cards = ({**head, "picture": picture} for picture in (base, planned, new))
    base_card, planned_card, new_card = cards
    found = rebased_card(head, base=base_card, planned=planned_card, new=new_card)
    assert found == {**head, "picture": expected}


@pytest.mark.parametrize(
    ("planned", "new", "kept"),
    [
        (("Head", ("a", "One"), ("b", "2")), ("Head", ("a", "1"), ("b", "Two")), True),
        (("Head", ("a", "One"), ("b", "2")), ("Head", ("a", "1"), ("b", "2")), False),
        (("Head", ("a", "One"), ("b", "2")), ("Head", ("a", "1"), ("b", "2, nearly")), False),
        (("Head", ("a", "One"), ("b", "Two"), ("c", "3")), ("Head", ("a", "1"), ("b", "Two")), True),
        (("Head", ("a", "One"), ("b", "Two"), ("c", "3")), ("Head", ("a", "1"), ("b", "Two"), ("c", "3")), False),
        (("Plan", ("a", "One"), ("b", "Two")), ("Plan", ("a", "1"), ("b", "Two")), False),
        (("Head", ("b", "Two")), ("Head", ("a", "One"), ("b", "2")), True),
    ],
    ids=["elsewhere", "the same", "nearly the same", "not added", "added", "headline", "removed by the plan"],
)  # fmt: skip
def test_what_a_plan_changes_is_held_back(planned, new, kept):
    assert keeps_back(base=BASE, planned=document(*planned), new=document(*new)) is kept
