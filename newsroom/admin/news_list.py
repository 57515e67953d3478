"""The news list at the desk: seen first, narrowed by one click, planned and assigned on two short forms."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from newsroom.admin.decided import ReadOnly
from newsroom.admin.moments import MomentField
from newsroom.admin.removing import fill
from newsroom.admin.standing import standing
from newsroom.assigning import assign, newest, plan, put_aside
from newsroom.choices import ArticleKind
from newsroom.models import Article, Assignment, Section
from newsroom.news_list import FILTERS, condition, counts, listed, sections
from newsroom.refusals import PublishingRefusedError

PER_PAGE, AT_FIRST = 50, 12
"""Rows of a page of the list, and of what the desk's first page shows of it."""


class Person(forms.ModelChoiceField):
    def label_from_instance(self, person: User) -> str:
        return person.get_full_name() or person.get_username()


def writers():
    """Whoever may be given work."""
    people = User.objects.with_perm("newsroom.change_article", include_superusers=False)
    return people.filter(is_active=True).order_by("first_name", "last_name", "username").distinct()


class AssignForm(forms.Form):
    """Who, until when, and what is wanted."""

    assigned_to = Person(User.objects.none(), label="Who writes it", required=False, empty_label="Nobody yet")
    due_at = MomentField(label="Due", required=False)
    brief = forms.CharField(
        label="What is wanted", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=5_000
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assigned_to"].queryset = writers()


class PlanForm(AssignForm):
    """An article before anybody has written a word of it."""

    headline = forms.CharField(
        label="Working title", max_length=140, error_messages={"required": "Give it a working title."}
    )
    section = forms.ModelChoiceField(
        Section.objects, empty_label="Choose…", error_messages={"required": "Choose the section."}
    )
    kind = forms.ChoiceField(choices=ArticleKind.choices, initial=ArticleKind.NEWS)
    field_order = ["headline", "section", "kind"]


class AsideForm(forms.Form):
    reason = forms.CharField(
        label="Reason", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="It is kept."
    )


def news_list(request: HttpRequest, *, limit: int | None = None) -> dict:
    """What the list shows for what the address asks: a filter, a section, a page. `limit`: the first rows alone."""
    now, person = timezone.now(), request.user
    rows = listed(now=now)
    asked = request.GET.get("show", "all")
    known = sections()
    section = next((one for one in known if one.slug == request.GET.get("section")), None)
    if section:
        rows = rows.filter(section=section)
    number = counts(rows, person=person, now=now)
    kept = rows.filter(condition(asked, person=person, now=now))
    page = Paginator(kept, limit or PER_PAGE).get_page(None if limit else request.GET.get("page"))
    people = User.objects.in_bulk({one.assigned_id for one in page if one.assigned_id})
    return {
        "news": [_line(one, people, now) for one in page],
        "news_page": page,
        "filters": [(name, label, number[name], name == asked) for name, label in FILTERS.items()],
        "sections": known,
        "section": section,
        "show": asked if asked in FILTERS else "all",
        "person_id": person.pk,
    }


def _line(article: Article, people: dict[int, User], now) -> dict:
    person = people.get(article.assigned_id)
    return {
        "article": article,
        "standing": standing(article),
        "person": person and (person.get_full_name() or person.get_username()),
        "is_overdue": bool(article.due_at and article.due_at < now),
    }


class NewsListPages:
    """The pages, for the article admin."""

    def get_urls(self) -> list:
        views = [
            ("news/", self.news_view, "news"),
            ("plan/", self.plan_view, "plan"),
            ("<path:object_id>/assign/", self.assign_view, "assign"),
        ]
        own = [
            path(address, self.admin_site.admin_view(view), name=f"newsroom_article_{name}")
            for address, view, name in views
        ]
        return own + super().get_urls()

    def news_view(self, request: HttpRequest) -> HttpResponse:
        """The whole list, narrowed as the address asks."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": "News list",
            "opts": self.opts,
            "articles_page": True,
            "may_plan": self.has_add_permission(request),
            **news_list(request),
        }
        return TemplateResponse(request, "admin/newsroom/article/news.html", context)

    def plan_view(self, request: HttpRequest) -> HttpResponse:
        """Asks what is to be written, by whom, until when; on POST it stands on the list."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PlanForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                article = plan(by=request.user, now=timezone.now(), **form.cleaned_data)
            except PublishingRefusedError as refused:
                fill(form, refused)
            else:
                self.log_addition(request, article, "Planned.")
                self.message_user(request, f"Planned: {article}.", messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:newsroom_article_news"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Plan an article",
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            "articles_page": True,
        }
        return TemplateResponse(request, "admin/newsroom/article/plan.html", context)

    def assign_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Who writes it and until when, everything decided so far, and putting it aside."""
        article = self._article(request, object_id)
        before = newest(article)
        initial = (
            {"assigned_to": before.assigned_to, "due_at": before.due_at, "brief": before.brief}
            if before
            else {}
        )
        form = AssignForm(request.POST if "_assign" in request.POST else None, initial=initial)
        aside = AsideForm(request.POST if "_aside" in request.POST else None)
        for asked, change, said in (
            (form, assign, "The news list says so now."),
            (aside, put_aside, "Put aside. Nothing of it is lost."),
        ):
            if asked.is_bound and asked.is_valid():
                try:
                    change(article=article, by=request.user, now=timezone.now(), **asked.cleaned_data)
                except PublishingRefusedError as refused:
                    fill(asked, refused)
                else:
                    self.log_change(request, article, said)
                    self.message_user(request, said, messages.SUCCESS)
                    return HttpResponseRedirect(reverse("admin:newsroom_article_news"))
        context = {
            **self.desk_context(request, article, title=f"Who writes “{article}”", form=form),
            "page": "Assignment",
            "aside": aside,
            "before": before,
            "rows": list(article.assignments.select_related("assigned_to", "decided_by")),
            "may_write": self.has_change_permission(request, article),
        }
        return TemplateResponse(request, "admin/newsroom/article/assign.html", context)


@admin.register(Assignment)
class AssignmentAdmin(ReadOnly):
    list_display = ["decided_at", "decided_by", "article", "assigned_to", "due_at", "put_aside"]
    list_select_related = ["decided_by", "article", "assigned_to"]
    search_fields = ["article__headline", "brief"]
    date_hierarchy = "decided_at"
