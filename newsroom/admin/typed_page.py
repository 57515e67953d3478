"""The page of the article form as it stands: the document it would freeze to, without a row being written.

What is not whole yet, a matchup with one athlete, is left out and named with its reason; the rest is shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst

from newsroom.admin.typed import MOST_BLOCKS, Row, rows
from newsroom.freezing import document_of, head
from newsroom.models import BLOCKS, Article, Author, Block, Section
from newsroom.rendering import draft_page

HEAD = ["slug", "kind", "section", "headline", "standfirst", "meet", "athletes", "topics"]
NO_SECTION = Section(name="Section", slug="section")
NO_HEADLINE = "Headline"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A field that the page is shown without: what it is called, and why it was refused."""

    field: str
    label: str
    reason: str


def typed_page(
    posted: QueryDict, article: Article | None, *, as_of: date, before: dict | None
) -> tuple[dict, list[LeftOut]]:
    """What the article template takes, and what had to be left out.

    Each block has an `anchor`, what its fields’ names begin with. `before` is the document readers see: its words
    that stand unchanged keep their day. Asks, never saves.
    """
    form = _head_form(posted, article)
    left_out = list(_refused(form))
    shown: list[tuple[Row, Block]] = []
    for row in rows(posted, *BLOCKS):
        block, problems = _block(posted, row)
        left_out += problems
        if block:
            shown.append((row, block))
    document = document_of(_head(form, posted), [block for _, block in shown], as_of=as_of, earlier=before)
    page = draft_page(document)
    page["blocks"] = [
        one | {"anchor": row.prefix} for one, (row, _) in zip(page["blocks"], shown, strict=True)
    ]
    return page, left_out


def _head_form(posted: QueryDict, article: Article | None) -> forms.ModelForm:
    """The article’s own fields, cleaned one by one: what is wrong in one says nothing of the others."""
    form = forms.modelform_factory(Article, fields=HEAD)(posted, instance=article)
    form.is_valid()
    return form


def _head(form: forms.ModelForm, posted: QueryDict) -> dict:
    said = form.cleaned_data
    unsaved = Article(
        slug=said.get("slug", ""),
        kind=said.get("kind", ""),
        section=said.get("section") or NO_SECTION,
        headline=said.get("headline") or NO_HEADLINE,
        standfirst=said.get("standfirst", ""),
        meet=said.get("meet"),
    )
    return head(
        unsaved, _byline(posted), topics=said.get("topics") or [], athletes=said.get("athletes") or []
    )


def _byline(posted: Mapping[str, str]) -> list[Author]:
    """The authors chosen, in their order."""
    asked = []
    for number in range(min(int(posted.get("byline-TOTAL_FORMS") or 0), MOST_BLOCKS)):
        chosen, place = (posted.get(f"byline-{number}-{name}", "") for name in ("author", "order"))
        if chosen.isdecimal() and not posted.get(f"byline-{number}-DELETE"):
            asked.append((int(place) if place.isdecimal() else 0, int(chosen)))
    known = Author.objects.in_bulk([pk for _, pk in asked]) if asked else {}
    return [known[pk] for _, pk in sorted(asked, key=lambda one: one[0]) if pk in known]


def _block(posted: QueryDict, row: Row) -> tuple[Block | None, list[LeftOut]]:
    """The block as typed, never saved; or why it cannot be shown."""
    form = _form_of(row.model)(posted, prefix=row.prefix, instance=row.model(pk=row.pk or None))
    if form.is_valid():
        return form.instance, []
    return None, list(_refused(form, of=f"{capfirst(row.model._meta.verbose_name)}: "))


@cache
def _form_of(model: type[Block]) -> type[forms.ModelForm]:
    return forms.modelform_factory(model, exclude=["parent", "region", "ordering"])


def _refused(form: forms.ModelForm, of: str = "") -> Iterator[LeftOut]:
    for name, reasons in form.errors.items():
        field = form.fields.get(name)
        label = capfirst(field.label) if field else "together"
        where = form.add_prefix(name) if field else form.prefix or ""
        yield LeftOut(where, f"{of}{label}", " ".join(reasons))
