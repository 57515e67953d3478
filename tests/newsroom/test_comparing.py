"""What changed between two saves, in the words a person would use for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.comparing import ADDED, REMOVED, SAME, SKIPPED, compare, paragraphs, words


def content(*blocks: tuple[int, str], headline: str = "A headline") -> dict:
    return {
        "fields": {"headline": headline},
        "byline": [],
        "blocks": [
            {"key": f"rich_text:{pk}", "kind": "rich_text", "region": "main", "fields": {"text": text}}
            for pk, text in blocks
        ],
    }


A, B, C, D = (1, "<p>A</p>"), (2, "<p>B</p>"), (3, "<p>C</p>"), (4, "<p>D</p>")


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ([A, B], [A, B], []),
        ([A, B, C], [B, C, A], [(("moved",), 1, 3)]),
        ([A, B, C, D], [D, A, B, C], [(("moved",), 4, 1)]),
        ([A, B, C], [A, C], [(("removed",), 2, None)]),
        ([A, C], [A, B, C], [(("added",), None, 2)]),
        ([A, B], [A, (2, "<p>b</p>")], [(("changed",), 2, 2)]),
        ([A, B, C], [C, A, (2, "<p>b</p>")], [(("moved",), 3, 1), (("changed",), 2, 3)]),
        ([A, B, C], [(3, "<p>c</p>"), A, B], [(("moved", "changed"), 3, 1)]),
        ([], [A], [(("added",), None, 1)]),
        ([A, B], [], [(("removed",), 1, None), (("removed",), 2, None)]),
    ],
)
def test_blocks_are_moved_added_removed_and_changed(before, after, found):
    blocks = compare(content(*before), content(*after)).blocks
    assert [(one.states, one.before, one.after) for one in blocks] == found


def test_as_few_blocks_as_can_be_are_called_moved():
    order = [1, 2, 3, 4, 5, 6, 7]
    shuffled = [6, 1, 2, 7, 3, 4, 5]
    texts = [[(pk, f"<p>{pk}</p>") for pk in some] for some in (order, shuffled)]
    moved = compare(content(*texts[0]), content(*texts[1])).blocks
    assert sorted(one.before for one in moved) == [6, 7]


def test_words_are_added_and_removed_inside_a_text():
    found = [(piece.state, piece.text) for piece in words("He ran a fast mile", "She ran a very fast mile")]
    assert found == [
        (REMOVED, "He"), (ADDED, "She"), (SAME, "ran a"), (ADDED, "very"), (SAME, "fast mile"),
    ]  # fmt: skip


def test_a_headline_is_compared_too():
    (part,) = compare(content(headline="One"), content(headline="Two")).parts
    assert (part.label, [piece.text for piece in part.pieces]) == ("Headline", ["One", "Two"])


def test_bold_words_and_links_are_noticed_though_the_words_are_the_same():
    (piece,) = paragraphs("<p>Fast</p>", "<p><strong>Fast</strong></p>")
    assert piece.text == "The words are the same; formatting or links differ."


def test_a_long_text_shows_what_changed_and_counts_the_rest():
    old = [f"<p>Paragraph {number}.</p>" for number in range(2_000)]
    new = [*old[:1_000], "<p>Another one.</p>", *old[1_000:]]
    found = [(piece.state, piece.text.strip()) for piece in paragraphs("".join(old), "".join(new))]
    assert [one for one in found if one[1]] == [
        (SKIPPED, "999 paragraphs unchanged"),
        (SAME, "Paragraph 999."),
        (ADDED, "Another one."),
        (SAME, "Paragraph 1000."),
        (SKIPPED, "999 paragraphs unchanged"),
    ]


def test_two_hundred_thousand_words_in_one_paragraph_are_compared():
    old = "word " * 200_000
    new = f"{old[:500_000]}another {old[500_000:]}"
    changed = [(piece.state, piece.text) for piece in words(old, new) if piece.state != SAME]
    assert changed == [(ADDED, "another")]


TEXT = st.text(alphabet="ab \n", max_size=30)


@given(before=TEXT, after=TEXT)
def test_either_text_can_be_read_out_of_their_comparison(before, after):
    pieces = words(before, after)
    for text, state in ((before, REMOVED), (after, ADDED)):
        kept = " ".join(piece.text for piece in pieces if piece.state in (SAME, state))
        assert kept.split() == text.split()
