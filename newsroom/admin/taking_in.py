"""An announcement comes in: the release is read, its names and quotations are proposed, an editor ticks and corrects."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from athletics.models import Athlete
from newsroom.admin.choosing import chosen, chosen_rows
from newsroom.admin.starting import EVENTS, usual_values
from newsroom.models import Article, ArticleAuthor, Author, Quote, Section, StartList
from newsroom.releases import NEEDED, Found, Taken, found_in, take_in

LONGEST = 100_000
"""Characters of one release."""


class ReleaseForm(forms.Form):
    """The release, where it comes from, and the event it is about."""

    text = forms.CharField(
        label="Release",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": "Paste the release."},
    )
    title = forms.CharField(
        max_length=300, help_text="As the release is headed.", error_messages={"required": "Give its title."}
    )
    publisher = forms.CharField(max_length=200, required=False, label="Published by")
    published_on = forms.DateField(
        label="Published on",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="The day it was made public: the entries count from it.",
        error_messages={"required": "Give the day.", "invalid": "Write the day as 2025-04-11."},
    )
    url = forms.URLField(label="Address", max_length=500, required=False, assume_scheme="https")
    event = chosen(
        StartList,
        "event",
        EVENTS,
        help_text="“london men 1500m” finds it.",
        error_messages={"required": "Choose the event."},
    )
    section = chosen(
        Article,
        "section",
        Section.objects,
        required=False,
        help_text="Of the draft. Left empty: no draft is started.",
    )
    author = chosen(ArticleAuthor, "author", Author.objects, required=False, help_text="Who signs the draft.")

    def clean_text(self) -> str:
        return self.cleaned_data["text"].replace("\r\n", "\n")

    def clean_published_on(self):
        if self.cleaned_data["published_on"] > timezone.localdate():
            raise ValidationError("This day is still to come. Give the day the release was made public.")
        return self.cleaned_data["published_on"]


class NamesForm(forms.Form):
    """Whom the release announces: those found in it, each with its doubt, and any others."""

    athletes = forms.TypedMultipleChoiceField(
        label="Announced",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "The release was changed: read it again."},
    )
    others = chosen_rows(
        Article, "athletes", Athlete.objects, required=False, label="Others", help_text="Whom nothing found."
    )

    def __init__(self, *args, found: Found, event, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.found, self.event = found, event
        self.fields["athletes"].choices = [(one.athlete.pk, _label(one)) for one in found.names]
        self.fields["athletes"].initial = [one.athlete.pk for one in found.names if not one.doubt]

    def clean_others(self):
        wrong = [one for one in self.cleaned_data["others"] if self.event.sex not in (one.sex, "X")]
        if wrong:
            raise ValidationError(f"{wrong[0]} cannot enter a {self.event.get_sex_display()}’s event.")
        return self.cleaned_data["others"]

    def ticked(self) -> list[Athlete]:
        by_key = {one.athlete.pk: one.athlete for one in self.found.names}
        people = [by_key[key] for key in self.cleaned_data["athletes"]]
        return list(dict.fromkeys([*people, *self.cleaned_data["others"]]))


class QuoteForm(forms.Form):
    """One quotation. Left unticked it is not kept."""

    keep = forms.BooleanField(required=False)
    words = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))
    speaker = chosen(Quote, "speaker", Athlete.objects, required=False, label="Athlete")
    speaker_name = forms.CharField(label="Other speaker", max_length=120, required=False)
    said_on = forms.DateField(
        required=False,
        label="Said on",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Write the day as 2025-04-11."},
    )

    def clean(self) -> dict:
        said = super().clean()
        said["words"] = said.get("words", "").strip().strip("“”\"'‘’")
        if said.get("keep") and not said["words"]:
            self.add_error("words", "Write what was said, or untick the quotation.")
        if said.get("keep") and bool(said.get("speaker")) == bool(said.get("speaker_name")):
            self.add_error(
                "speaker", "Choose the athlete who said it, or write another speaker: one of the two."
            )
        return said


Quotes = formset_factory(QuoteForm, extra=1, max_num=50)


class ReleasePages:
    """The page, for the article admin."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.release_view)
        return [path("release/", view, name="newsroom_article_release"), *super().get_urls()]

    def release_view(self, request: HttpRequest) -> HttpResponse:
        """Asks for the release; once read shows what it holds; once confirmed records it and leads to the draft."""
        if not (request.user.has_perms(NEEDED) and self.has_add_permission(request)):
            raise PermissionDenied
        form = (
            ReleaseForm(request.POST)
            if request.method == "POST"
            else ReleaseForm(initial=usual_values(request, section="news"))
        )
        names = quotes = None
        if form.is_bound and form.is_valid():
            names, quotes = _proposed(request, form.cleaned_data)
            if names.is_bound and names.is_valid() and quotes.is_valid():
                taken = self._taken(request, form, names, quotes)
                if taken:
                    return self._taken_in(request, taken)
        context = {
            **self.admin_site.each_context(request),
            "title": "An announcement comes in",
            "opts": self.opts,
            "form": form,
            "names": names,
            "quotes": quotes,
            "media": self.media + form.media + NamesForm.base_fields["others"].widget.media,
            "articles_page": True,
        }
        return TemplateResponse(request, "admin/newsroom/article/release.html", context)

    def _taken(self, request: HttpRequest, form, names: NamesForm, quotes) -> Taken | None:
        said = {name: form.cleaned_data[name] for name in form.cleaned_data if name != "text"}
        kept = [one.cleaned_data for one in quotes if one.cleaned_data.get("keep")]
        fields = ("words", "speaker", "speaker_name", "said_on")
        kept = [{name: one[name] for name in fields} for one in kept]
        people = names.ticked()
        if not people and not kept:
            names.add_error("athletes", "Tick or add at least one athlete, or keep a quotation.")
            return None
        try:
            return take_in(**said, athletes=people, quotes=kept, by=request.user, now=timezone.now())
        except ValidationError as error:
            names.add_error("others", error.messages)
            return None

    def _taken_in(self, request: HttpRequest, taken: Taken) -> HttpResponse:
        entries, quotes = len(taken.steps), len(taken.quotes)
        if not entries and not quotes:
            said = "This release is on file already: nothing was recorded twice."
        else:
            said = f"Recorded: {entries} {'entry' if entries == 1 else 'entries'}, {quotes} {'quote' if quotes == 1 else 'quotes'}."
        self.message_user(request, said, messages.SUCCESS)
        if taken.article is None:
            return HttpResponseRedirect(reverse("admin:newsroom_article_changelist"))
        self.log_addition(request, taken.article, f"Started from “{taken.source}”.")
        return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[taken.article.pk]))


def _proposed(request: HttpRequest, said: dict):
    """The two forms below the release: as proposed, or as the editor has corrected them."""
    found = found_in(text=said["text"], event=said["event"], as_of=said["published_on"])
    if "_take" in request.POST:
        return NamesForm(request.POST, found=found, event=said["event"]), Quotes(request.POST, prefix="quote")
    proposed = [
        {
            "keep": bool(one.speaker or one.speaker_name),
            "words": one.words,
            "speaker": one.speaker and one.speaker.pk,
            "speaker_name": one.speaker_name,
            "said_on": said["published_on"],
        }
        for one in found.quotes
    ]
    return NamesForm(found=found, event=said["event"]), Quotes(initial=proposed, prefix="quote")


def _label(one) -> str:
    born = f", {one.athlete.birth_date:%Y}" if one.athlete.birth_date else ""
    return f"{one.athlete} ({one.athlete.country_id}{born}){f'. In doubt: {one.doubt}' if one.doubt else ''}"
