"""Whatever is pasted, only what the editor offers is kept."""

import pytest

from newsroom import rich_text
from newsroom.models import RichText
from tests.factories import paper

PASTED = [
    ("<p>Plain <strong>bold</strong> <em>it</em></p>", "<p>Plain <strong>bold</strong> <em>it</em></p>"),
    ("<h1>Title</h1><h2>Head</h2><h3>Sub</h3>", "Title<h2>Head</h2><h3>Sub</h3>"),
    ("<p>Hi<script>alert(1)</script></p>", "<p>Hi</p>"),
    ("<p onclick='x()' style='color:red' class='MsoNormal'>Word</p>", "<p>Word</p>"),
    ('<p><a href="javascript:alert(1)">x</a></p>', "<p><a>x</a></p>"),
    ('<p><a href="JaVaScript:alert(1)">x</a></p>', "<p><a>x</a></p>"),
    ('<p><a href="data:text/html,x">x</a></p>', "<p><a>x</a></p>"),
    ('<p><a href="/meets/" target="_blank">x</a></p>', '<p><a href="/meets/">x</a></p>'),
    ('<p><a href="https://example.org/a?b=1">x</a></p>', '<p><a href="https://example.org/a?b=1">x</a></p>'),
    ("<p>a<img src=x onerror=alert(1)>b</p>", "<p>ab</p>"),
    ("<svg><style><img src=x onerror=alert(1)></style></svg>", ""),
    ("<p>one<br>two</p>", "<p>one<br>two</p>"),
    ("<ul><li><p>one</p></li></ul>", "<ul><li><p>one</p></li></ul>"),
    ("<blockquote><p>said</p></blockquote>", "<blockquote><p>said</p></blockquote>"),
    ("<!--[if gte mso 9]><xml>x</xml><![endif]--><p>Word</p>", "<p>Word</p>"),
    ("<p></p>", ""),
    ("<iframe src='https://example.org'></iframe><p>x</p>", "<p>x</p>"),
]


@pytest.mark.parametrize(("pasted", "kept"), PASTED)
def test_cleaning(pasted, kept):
    assert rich_text.clean(pasted) == kept
    assert rich_text.clean(kept) == kept


@pytest.mark.django_db
def test_text_is_clean_however_it_is_saved_and_clean_again_when_frozen():
    article = paper.article()
    block = paper.text(article, "<p>Hi<script>alert(1)</script></p>")
    assert block.text == "<p>Hi</p>"
    RichText.objects.update(text="<p>Round the model<script>alert(1)</script></p>")
    frozen = paper.publication(article).version.document["blocks"][0]
    assert frozen["html"] == "<p>Round the model</p>"


def test_the_editor_checks_spelling():
    assert rich_text.EXTENSIONS["NoSpellCheck"] is False
