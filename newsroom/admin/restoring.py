"""A kept form put back into the form: filled as it was typed, checked by nobody yet, and not saved."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import QueryDict

from newsroom.admin.two_people import ArticleForm, Carried
from newsroom.models import BLOCKS, Article, ArticleAuthor

RESTORE = "_restore"
RESTORED = "restored"
KEPT_AT = "_kept_at"
FORMSETS = {"byline": (ArticleAuthor, "article")} | {
    f"newsroom_{block._meta.model_name}_set": (block, "parent") for block in BLOCKS
}
"""{prefix: (model, its field for the article)} of every table of rows in the form."""


class DeskForm(ArticleForm):
    """The article’s own fields, and which open form they stand in. A form that is put back saves nothing."""

    form_key = Carried(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial["form_key"] = secrets.token_urlsafe(16)

    @property
    def restored(self) -> bool:
        """Whether what was kept has just been put back."""
        return self.is_bound and bool(self.data.get(RESTORE))

    @property
    def kept_at(self) -> datetime | None:
        try:
            return datetime.fromisoformat(self.data.get(KEPT_AT, ""))
        except ValueError:
            return None

    @property
    def compare(self) -> bool:
        return bool(self.data.get("_compare"))

    def clean(self) -> dict:
        super().clean()
        if self.restored:
            raise ValidationError("Nothing is saved yet.", code=RESTORED)
        return self.cleaned_data


def as_sent(fields: Iterable[tuple[str, str]], *, form: str, kept_at: datetime) -> QueryDict:
    """Kept fields as a browser would send them."""
    sent = QueryDict(mutable=True)
    for name, value in fields:
        sent.appendlist(name, value)
    sent["form_key"] = form
    sent[KEPT_AT] = kept_at.isoformat()
    return sent


def settled(sent: QueryDict, article: Article | None, *, compare: bool) -> QueryDict:
    """The form with its rows as they are today: a row that somebody removed meanwhile becomes a new one.

    So no block that was typed is lost, and the form can be saved.
    """
    put = QueryDict(mutable=True)
    for name, values in sent.lists():
        if not any(name.startswith(f"{prefix}-") for prefix in FORMSETS) and not name.startswith("_save"):
            put.setlist(name, values)
    for prefix, (model, parent) in FORMSETS.items():
        _put_rows(put, sent, prefix, _known(model, parent, article))
    put[RESTORE] = "yes"
    put["_compare"] = "yes" if compare else ""
    return put


def _known(model: type[Model], parent: str, article: Article | None) -> set[str]:
    if article is None:
        return set()
    return {str(pk) for pk in model.objects.filter(**{parent: article}).values_list("pk", flat=True)}


def _put_rows(put: QueryDict, sent: QueryDict, prefix: str, known: set[str]) -> None:
    total = sent.get(f"{prefix}-TOTAL_FORMS", "")
    rows = [
        _row(sent, f"{prefix}-{number}-")
        for number in range(min(int(total), 1000) if total.isdecimal() else 0)
    ]
    rows = [row for row in rows if row]
    standing = [row for row in rows if row.get("id", [""])[0] in known]
    new = [{**row, "id": [""]} for row in rows if row not in standing and "DELETE" not in row]
    for number, row in enumerate([*standing, *new]):
        for name, values in row.items():
            put.setlist(f"{prefix}-{number}-{name}", values)
    put[f"{prefix}-TOTAL_FORMS"] = str(len(standing) + len(new))
    put[f"{prefix}-INITIAL_FORMS"] = str(len(standing))


def _row(sent: QueryDict, start: str) -> dict[str, list[str]]:
    return {name.removeprefix(start): values for name, values in sent.lists() if name.startswith(start)}


def put_back(context: dict, form: DeskForm, formsets: list[forms.BaseModelFormSet]) -> None:
    """What is not finished is no mistake yet: the form shows no errors but that somebody else saved meanwhile."""
    for one in [form, *(row for formset in formsets for row in formset.forms)]:
        if one is not form or not form.conflict:
            one.errors.clear()
    for formset in formsets:
        formset._errors, formset._non_form_errors = [{} for _ in formset.forms], formset.error_class()
    context["errors"] = form.errors.get(forms.forms.NON_FIELD_ERRORS, []) if form.conflict else []
