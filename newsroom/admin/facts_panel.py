"""The Facts panel beside the article form: the text as it stands, checked while somebody types."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from newsroom import remarks
from newsroom.admin.marking import legend, marked
from newsroom.admin.typed import days, of_article, typed
from newsroom.choices import RemarkKind
from newsroom.factcheck.passages import judge, stronger
from newsroom.factcheck.run import LARGEST
from newsroom.models import Article

TOO_LONG = "The text is larger than 1 MB: check it in parts."


class FactsPanel:
    """The panel and the answers given in it, for the article admin."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view
        pages = [
            path("facts-panel/", view(require_POST(self.panel_view)), name="newsroom_article_facts_panel"),
            path(
                "<int:object_id>/remark/",
                view(require_POST(self.remark_view)),
                name="newsroom_article_remark",
            ),
        ]
        return pages + super().get_urls()

    def panel_view(self, request: HttpRequest) -> HttpResponse:
        """What the record says to the form as posted; `article` is empty while it was never saved."""
        article = of_article(self, request)
        context = {"article": article, "problem": ""}
        try:
            day, before = days(request.POST, article)
        except ValueError:
            context["problem"] = "This is not a day: write it as 2025-04-11."
        else:
            context |= self._panel(request.POST, article, day, before)
        return TemplateResponse(request, "admin/newsroom/article/panel.html", context)

    def _panel(self, posted, article: Article | None, day: date, before: dict | None) -> dict:
        found = typed(posted, as_of=day, before=before)
        if sum(len(one.passage.text.encode()) for one in found) > LARGEST:
            return {"problem": TOO_LONG}
        texts = [one.passage for one in found]
        held = remarks.standing(article) if article else {}
        judged = remarks.silenced(judge(texts), held)
        shown = marked(judged, held)
        for passage, one in zip(shown, found, strict=True):
            passage["field"] = one.field
        counted = {row["verdict"]: row["count"] for row in legend(judged)}
        return {
            "judged": shown,
            "any": any(one.findings for one in judged),
            "legend": [row for row in legend(judged) if row["count"]],
            "wrong": counted["contradicted"],
            "as_of": day,
            "stronger": stronger(texts, as_of=day) if posted.get("facts_stronger") else [],
        }

    def remark_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Keeps one answer to a finding; the panel asks with fetch, the Facts page with a form."""
        article = get_object_or_404(Article, pk=object_id)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        posted = request.POST
        quiet = request.headers.get("Accept") == "text/plain"
        try:
            kept = remarks.remark(
                article=article,
                kind=_kind(posted.get("kind", "")),
                finding=remarks.key_of(
                    posted.get("sentence", ""), posted.get("words", ""), posted.get("claim_kind", "")[:40]
                ),
                found=posted.get("found", ""),
                reason=posted.get("reason", ""),
                by=request.user,
                now=timezone.now(),
            )
        except remarks.RemarkRefusedError as refusal:
            if quiet:
                return HttpResponse(str(refusal), status=400, content_type="text/plain; charset=utf-8")
            self.message_user(request, str(refusal), "ERROR")
        else:
            self.log_change(request, article, f"Facts: {kept}. {kept.reason}".strip())
            if quiet:
                return HttpResponse("Kept.", content_type="text/plain; charset=utf-8")
            self.message_user(request, f"Kept: {kept}.", "SUCCESS")
        back = posted.get("back", "")
        if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
            back = reverse("admin:newsroom_article_facts", args=[article.pk])
        return HttpResponseRedirect(back)


def _kind(words: str) -> RemarkKind:
    try:
        return RemarkKind(words)
    except ValueError:
        raise remarks.RemarkRefusedError("There is no such answer.") from None
