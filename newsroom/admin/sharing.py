"""Share links of an article: made, listed and revoked by one click each."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from newsroom.admin.publish_form import seen_moment
from newsroom.embargoes import in_force
from newsroom.models import Article, PreviewLink
from newsroom.refusals import PublishingRefusedError
from newsroom.sharing import MAY_SHARE, revoke, share

USUAL = 7
DAYS = [(1, "a day"), (3, "three days"), (USUAL, "a week"), (30, "thirty days")]


class ShareForm(forms.Form):
    """Everything is filled in: one click makes a link."""

    days = forms.TypedChoiceField(label="Open for", coerce=int, choices=DAYS, initial=USUAL)
    for_whom = forms.CharField(
        label="For whom", required=False, max_length=120, help_text="Only the desk sees this."
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_seen(self) -> datetime | None:
        return seen_moment(self.cleaned_data["seen"])


class SharePages:
    """The page, for the article admin."""

    def get_urls(self) -> list:
        views = [
            ("<path:object_id>/share/", self.share_view, "share"),
            ("<path:object_id>/share/<int:link>/revoke/", self.revoke_view, "revoke"),
        ]
        own = [
            path(address, self.admin_site.admin_view(view), name=f"newsroom_article_{name}")
            for address, view, name in views
        ]
        return own + super().get_urls()

    def share_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Every link of the article; on POST makes one more and shows its address, this once."""
        article = self._article(request, object_id)
        now = timezone.now()
        form = ShareForm(request.POST or None, initial={"seen": article.changed_at.isoformat()})
        made = address = None
        if form.is_bound and form.is_valid():
            try:
                made, secret = share(article=article, by=request.user, now=now, **form.cleaned_data)
            except PublishingRefusedError as refused:
                form.add_error(None, str(refused))
            else:
                self.log_change(request, article, "A share link was made.")
                address = settings.SITE_URL + reverse("shared_draft", args=[secret])
        context = {
            **self.desk_context(request, article, title=f"Share “{article}”", form=form),
            "page": "Share",
            "made": made,
            "address": address,
            "links": _links(article),
            "open": set(_links(article).open(as_of=timezone.now()).values_list("pk", flat=True)),
            "embargo": in_force(article, as_of=now),
            "may_share": request.user.has_perm(MAY_SHARE),
        }
        return TemplateResponse(request, "admin/newsroom/article/share.html", context)

    def revoke_view(self, request: HttpRequest, object_id: str, link: int) -> HttpResponse:
        """Revokes one link of the article, at once."""
        article = self._article(request, object_id)
        if not request.user.has_perm(MAY_SHARE):
            raise PermissionDenied
        row = _links(article).filter(pk=link).first()
        if row is None or request.method != "POST":
            raise Http404("There is no such link of this article.")
        try:
            revoke(link=row, by=request.user, now=timezone.now())
        except PublishingRefusedError as refused:
            self.message_user(request, str(refused), messages.ERROR)
        else:
            self.log_change(request, article, "A share link was revoked.")
            self.message_user(request, "Revoked: the link shows nothing any more.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:newsroom_article_share", args=[article.pk]))


def _links(article: Article):
    rows = PreviewLink.objects.filter(version__article=article)
    return rows.select_related("version", "made_by", "revocation__by").defer(
        "version__document", "version__card"
    )
