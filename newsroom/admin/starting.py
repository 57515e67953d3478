"""Start a preview: from an event, a meet or two athletes to a filled article, with a look at it first."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import capfirst

from athletics.models import Athlete, Event, Meet
from newsroom import outline
from newsroom.admin.choosing import chosen
from newsroom.models import Article, ArticleAuthor, Author, Matchup, Section, StartList
from newsroom.outline import Outline
from newsroom.starting import blocks, start

EVENTS = Event.objects.select_related(
    "discipline", "meet__venue", "meet__season__league", "meet__competition"
)
MEETS = Meet.objects.select_related("venue", "season__league", "competition")


class StartForm(forms.Form):
    """What the preview is of: an event, a meet, or two athletes."""

    event = chosen(StartList, "event", EVENTS, required=False, help_text="“london men 1500m” finds it.")
    meet = chosen(Article, "meet", MEETS, required=False, help_text="Instead of an event: the whole meet.")
    a = chosen(
        Matchup,
        "a",
        Athlete.objects,
        required=False,
        label="Athlete",
        help_text="Left empty: the favourites.",
    )
    b = chosen(Matchup, "b", Athlete.objects, required=False, label="Other athlete")
    as_of = forms.DateField(
        label="As of",
        initial=timezone.localdate,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="The record answers as it stood on this day.",
        error_messages={"invalid": "This is not a day: write it as 2025-04-11."},
    )
    section = chosen(Article, "section", Section.objects, error_messages={"required": "Choose the section."})
    author = chosen(
        ArticleAuthor,
        "author",
        Author.objects,
        required=False,
        help_text="Who signs it; nothing is published unsigned.",
    )

    def clean_as_of(self):
        if self.cleaned_data["as_of"] > timezone.localdate():
            raise forms.ValidationError("This day is still to come. Choose today or one that has been.")
        return self.cleaned_data["as_of"]

    def clean(self) -> dict:
        said = super().clean()
        a, b, event, meet = (said.get(name) for name in ("a", "b", "event", "meet"))
        if not (event or meet or a or b) and not {"event", "meet", "a", "b"} & self.errors.keys():
            self.add_error("event", "Choose an event, a meet or two athletes.")
        if bool(a) != bool(b) and not {"a", "b"} & self.errors.keys():
            self.add_error("a" if b else "b", "A matchup needs two: choose the other one, or neither.")
        if a and b and a.person_id == b.person_id:
            self.add_error("b", "Choose another athlete: nobody meets himself or herself.")
        if event and meet and event.meet_id != meet.pk:
            self.add_error("meet", f"{event.name} is part of {event.meet}. Leave the meet empty.")
        return said

    def outline(self) -> Outline:
        said = self.cleaned_data
        pair = (said["a"], said["b"]) if said["a"] else ()
        if said["event"]:
            return outline.of_event(event=said["event"], pair=pair, as_of=said["as_of"])
        if pair:
            return outline.of_pair(athletes=pair, as_of=said["as_of"])
        return outline.of_meet(meet=said["meet"], as_of=said["as_of"])


SHOW = "_show"
"""The button that only shows: posted too, so that the form's secret never stands in an address."""


class StartPages:
    """The page, for the article admin."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view(self.start_view)
        return [path("start/", view, name="newsroom_article_start"), *super().get_urls()]

    def start_view(self, request: HttpRequest) -> HttpResponse:
        """Shows what the preview would hold for what the address or the form asks; “Start” makes it and leads on."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = self._asked(request)
        found = form.outline() if form.is_bound and form.is_valid() else None
        if found and request.method == "POST" and SHOW not in request.POST:
            said = form.cleaned_data
            article = start(
                outline=found,
                section=said["section"],
                author=said["author"],
                by=request.user,
                now=timezone.now(),
            )
            self.log_addition(request, article, "Started from the record.")
            self.message_user(
                request, "Started from the record. Write, look at it, publish.", messages.SUCCESS
            )
            return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[article.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": "Start a preview",
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            "found": found,
            "blocks": _shown(found),
            "articles_page": True,
        }
        return TemplateResponse(request, "admin/newsroom/article/start.html", context)

    def _asked(self, request: HttpRequest) -> StartForm:
        if request.method == "POST":
            return StartForm(request.POST)
        usual = usual_values(request)
        if not {"event", "meet", "a", "b"} & request.GET.keys():
            return StartForm(initial=usual)
        return StartForm({**usual, **{name: request.GET[name] for name in request.GET}})


def usual_values(request: HttpRequest, *, section: str = "preview") -> dict:
    """The section called so, the person's own byline or the one of the last article begun, and today."""
    chosen_section = Section.objects.filter(slug__startswith=section).first() or Section.objects.first()
    author = getattr(request.user, "byline", None)
    last = ArticleAuthor.objects.filter(article__created_by=request.user).order_by("-pk").first()
    signed = author.pk if author else last.author_id if last else _only_author()
    return {
        "section": chosen_section and chosen_section.pk,
        "author": signed,
        "as_of": timezone.localdate().isoformat(),
    }


def _only_author() -> int | None:
    keys = list(Author.objects.values_list("pk", flat=True)[:2])
    return keys[0] if len(keys) == 1 else None


def _shown(found: Outline | None) -> list[tuple[str, str]]:
    return [(capfirst(one._meta.verbose_name), str(one)) for one in blocks(found)] if found else []
