"""An article's way over the desk: asked for review, returned, approved; held by an embargo."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from newsroom import workflow
from newsroom.admin.moments import MomentField
from newsroom.admin.publish_form import seen_moment
from newsroom.choices import State
from newsroom.embargoes import in_force, lift_embargo, set_embargo
from newsroom.models import Article
from newsroom.refusals import PublishingRefusedError

ACTIONS = {
    "submit": ("Ask for a review", "An editor is asked to look at it.", {State.DRAFT, State.RETURNED}),
    "approve": ("Approve", "Approved: it can be published.", {State.IN_REVIEW}),
    "give_back": ("Return", "Returned, with your reason.", {State.IN_REVIEW, State.APPROVED}),
}
PERMISSIONS = {"submit": "change_article", "approve": "review_article", "give_back": "review_article"}


class ReviewForm(forms.Form):
    """One box for all three: what to look at, or why it is returned."""

    reason = forms.CharField(
        label="Note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kept with the step and never public. Returning needs one: what to change.",
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class EmbargoForm(forms.Form):
    """Set or lengthen."""

    embargo_until = MomentField(label="Until")
    embargo_source = forms.CharField(label="Set by", required=False, max_length=200)


class LiftForm(forms.Form):
    """Lift early."""

    reason = forms.CharField(
        label="Reason", required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="It is kept."
    )


class ReviewPages:
    """The two pages, for the article admin."""

    def review_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Where the article stands, how it came there, and what this person may do next."""
        article = self._article(request, object_id)
        form = ReviewForm(request.POST or None, initial={"seen": article.changed_at.isoformat()})
        action = next((name for name in ACTIONS if f"_{name}" in request.POST), None)
        if action and form.is_valid():
            done = _tried(form, lambda: _move(action, article, request, form))
            if done:
                return self._onwards_from(request, article, ACTIONS[action][1])
        stands = workflow.state(article, now=timezone.now())
        context = {
            **self.desk_context(request, article, title=f"Review of “{article}”", form=form),
            "page": "Review",
            "stands": stands.label,
            "actions": _actions(request, stands),
            "steps": list(article.steps.select_related("by", "publication")),
        }
        return TemplateResponse(request, "admin/newsroom/article/review.html", context)

    def embargo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The embargo in force, every earlier one, and the forms to set, lengthen or lift it."""
        article = self._article(request, object_id)
        lifting = "_lift" in request.POST
        form = EmbargoForm(request.POST if "_set" in request.POST else None)
        lift = LiftForm(request.POST if lifting else None)
        asked = lift if lifting else form
        if asked.is_bound and asked.is_valid():
            change = (_lifted if lifting else _set)(article, request, asked)
            if _tried(asked, change):
                said = "The embargo is lifted." if lifting else "The embargo is set."
                return self._onwards_from(request, article, said)
        context = {
            **self.desk_context(request, article, title=f"Embargo on “{article}”", form=form),
            "page": "Embargo",
            "lift": lift,
            "embargo": in_force(article, as_of=timezone.now()),
            "earlier": list(article.embargoes.select_related("decided_by")),
            "may_set": request.user.has_perm("newsroom.change_article"),
            "may_lift": request.user.has_perm("newsroom.lift_embargo"),
        }
        return TemplateResponse(request, "admin/newsroom/article/embargo.html", context)

    def _onwards_from(self, request: HttpRequest, article: Article, said: str) -> HttpResponse:
        self.message_user(request, said, messages.SUCCESS)
        self.log_change(request, article, said)
        return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[article.pk]))


def _actions(request: HttpRequest, stands: State) -> list[tuple[str, str]]:
    return [
        (name, label)
        for name, (label, _, states) in ACTIONS.items()
        if stands in states and request.user.has_perm(f"newsroom.{PERMISSIONS[name]}")
    ]


def _move(action: str, article: Article, request: HttpRequest, form: ReviewForm) -> None:
    asked = {"article": article, "by": request.user, "now": timezone.now()}
    asked["reason"] = form.cleaned_data["reason"]
    if action == "approve":
        asked["seen"] = seen_moment(form.cleaned_data["seen"])
    getattr(workflow, action)(**asked)


def _set(article: Article, request: HttpRequest, form: EmbargoForm) -> Callable[[], object]:
    until, source = form.cleaned_data["embargo_until"], form.cleaned_data["embargo_source"]
    return lambda: set_embargo(
        article=article, until=until, source=source, by=request.user, now=timezone.now()
    )


def _lifted(article: Article, request: HttpRequest, form: LiftForm) -> Callable[[], object]:
    reason = form.cleaned_data["reason"]
    return lambda: lift_embargo(article=article, reason=reason, by=request.user, now=timezone.now())


def _tried(form: forms.Form, change: Callable[[], object]) -> bool:
    """Whether it was done; if refused, the form says why at the field it is about."""
    try:
        change()
    except PublishingRefusedError as refused:
        field = refused.refusal.field
        form.add_error(field if field in form.fields else None, str(refused))
        return False
    return True
