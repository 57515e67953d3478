"""Every address of the desk, as the site's own table of addresses has them, and one of everything they may name."""

from collections.abc import Iterator
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from newsroom.models import Article, PreviewLink
from tests.factories import paper
from tests.test_contracts import builders

DESK = "admin/"
KINDS = ("changelist", "history", "change", "add", "delete")
"""Django's own pages of a model."""


@dataclass(frozen=True)
class Page:
    """A route of the desk. `kind` is one of KINDS, or empty for a page of ours; `parts` is what its address names."""

    name: str
    model: type[Model] | None
    kind: str
    parts: tuple[str, ...]

    @property
    def label(self) -> str:
        """As the README's table calls it: article_publish."""
        return self.name.removeprefix(f"{self.model._meta.app_label}_") if self.model else self.name

    @property
    def is_of_signing_in(self) -> bool:
        return self.model is None and self.name.startswith(("account_", "mfa_"))


def pages() -> list[Page]:
    """All of them, but for those without a name, which lead to one that has."""
    found = []
    for prefix in get_resolver().url_patterns:
        if isinstance(prefix, URLResolver) and str(prefix.pattern) == DESK:
            found += [_page(pattern, parts) for pattern, parts in _patterns(prefix)]
    return [page for page in found if page.name]


def _patterns(
    resolver: URLResolver, before: tuple[str, ...] = ()
) -> Iterator[tuple[URLPattern, tuple[str, ...]]]:
    for pattern in resolver.url_patterns:
        parts = (*before, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern, parts)
        else:
            yield pattern, parts


def _page(pattern: URLPattern, parts: tuple[str, ...]) -> Page:
    name = pattern.name or ""
    for model in admin.site._registry:
        stem = f"{model._meta.app_label}_{model._meta.model_name}_"
        if name.startswith(stem):
            kind = name.removeprefix(stem)
            return Page(name, model, kind if kind in KINDS else "", parts)
    return Page(name, None, "", parts)


def one_of_everything() -> dict[type[Model], Model]:
    """A row of each model that has pages at the desk."""
    person = paper.user("")
    made = {
        **builders(),
        User: lambda: person,
        Group: Group.objects.first,
        Authenticator: lambda: Authenticator.objects.create(user=person, type="totp", data={"secret": "A"}),
    }
    missing = [model.__name__ for model in admin.site._registry if model not in made]
    assert missing == [], f"say in the BUILDERS of tests/factories how to make a row of {missing}"
    rows = {model: made[model]() for model in admin.site._registry}
    # One article with all that its pages name.
    rows[Article] = rows[PreviewLink].version.article
    paper.save(rows[Article])
    return rows


def address_of(page: Page, rows: dict[type[Model], Model]) -> str:
    """Where the page of that row is; of something below it the first."""
    known = {"app_label": "athletics", "kind": "results"}
    if page.model:
        key = rows[page.model].pk
        known |= {"object_id": key, "pk": key, "id": key, "link": rows[PreviewLink].pk}
    elif page.name == "view_on_site":
        known |= {
            "content_type_id": ContentType.objects.get_for_model(Article).pk,
            "object_id": rows[Article].pk,
        }
    elif page.is_of_signing_in:
        known |= {"pk": rows[Authenticator].pk, "uidb36": "1", "key": "c-abc"}
    prefix = "" if page.is_of_signing_in else "admin:"
    return reverse(prefix + page.name, kwargs={part: known.get(part, 1) for part in page.parts})
