"""Two people on one article: whoever saves second is shown what stands saved beside what they typed.

The form carries the moment the text was last changed when it was opened. If somebody saved since, nothing is
written until the person has seen both texts and says that theirs is to stand; their own words stay in the form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.utils.html import strip_tags

from newsroom.clock import written
from newsroom.models import Article

CONFLICT = "conflict"


class Carried(forms.CharField):
    """What the form takes along of the text it was opened on; nobody edits it."""

    def has_changed(self, initial, data) -> bool:
        return False


class ArticleForm(forms.ModelForm):
    """The article's own fields, and which text the person had before them."""

    opened_at = Carried(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["opened_at"] = self.instance.changed_at.isoformat()

    def clean(self) -> dict:
        super().clean()
        if self.instance.pk and self.cleaned_data.get("opened_at"):
            # Held until the save is done, so that two who save at once come one after the other.
            saved = (
                Article.objects.select_for_update(of=("self",))
                .select_related("changed_by")
                .get(pk=self.instance.pk)
            )
            seen = {self.cleaned_data["opened_at"], self.data.get("save_over")}
            if saved.changed_at.isoformat() not in seen:
                raise forms.ValidationError(
                    f"{saved.changed_by} saved this article on {written(saved.changed_at)}, after you had opened it. "
                    "Nothing has been saved now, and nothing you typed is lost: compare the two below.",
                    code=CONFLICT,
                )
        return self.cleaned_data

    @property
    def conflict(self) -> bool:
        """Whether somebody else saved since the form was opened."""
        return self.is_bound and self.has_error(forms.forms.NON_FIELD_ERRORS, code=CONFLICT)


@dataclass(frozen=True)
class Difference:
    """One part in which the two texts differ: what stands saved, and what this person typed."""

    part: str
    saved: str
    yours: str


def differences(form: ArticleForm, formsets: list[forms.BaseModelFormSet]) -> Iterator[Difference]:
    """Field by field what the typed form would change in what stands saved now, in the order of the form."""
    yield from _of_form(form, "")
    for formset in formsets:
        name = str(formset.model._meta.verbose_name).capitalize()
        for one in formset.forms:
            if one in formset.deleted_forms:
                yield Difference(name, str(one.instance), "removed")
            elif one.instance.pk or one.has_changed():
                yield from _of_form(one, f"{name}: ")


def _of_form(form: forms.ModelForm, prefix: str) -> Iterator[Difference]:
    for name in form.changed_data:
        field = form.fields[name]
        if field.widget.is_hidden or name in ("DELETE", "ordering", "region"):
            continue
        saved = form.get_initial_for_field(field, name) if form.instance.pk else None
        if _laid_out_alike(saved, form[name].value()):
            continue
        yield Difference(f"{prefix}{form[name].label}", _said(field, saved), _said(field, form[name].value()))


def _laid_out_alike(saved, yours) -> bool:
    """Whether two texts differ in nothing but how a browser ends lines and an editor sets its tags apart."""
    if not (isinstance(saved, str) and isinstance(yours, str)):
        return False
    one, other = (re.sub(r">\s+<", "><", text.replace("\r\n", "\n").strip()) for text in (saved, yours))
    return one == other


def _said(field: forms.Field, value) -> str:
    """A value in words: names for what is chosen, and no tags."""
    if value in (None, "", []):
        return "nothing"
    if isinstance(field, forms.ModelChoiceField):
        keys = value if isinstance(value, (list, tuple)) else [value]
        keys = [getattr(key, "pk", key) for key in keys]
        rows = field.queryset.filter(pk__in=[key for key in keys if str(key).isdecimal()])
        return ", ".join(str(row) for row in rows) or "nothing"
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))
    return strip_tags(str(value).replace("</p>", "\n")).strip() or "nothing"
