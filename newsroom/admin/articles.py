"""The article form: everything about the working copy. What readers see changes only in `publishing`."""

from content_editor.admin import ContentEditor
from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from js_asset import Media

from newsroom.admin.blocks import INLINES
from newsroom.admin.desk_media import DESK_MEDIA
from newsroom.admin.editors_desk import EditorsDesk
from newsroom.admin.facts import FactsPages
from newsroom.admin.facts_panel import FactsPanel
from newsroom.admin.news_list import NewsListPages
from newsroom.admin.notes import NotePages
from newsroom.admin.publishing import PublishingPages
from newsroom.admin.removing import RemovalPages
from newsroom.admin.restoring import DeskForm
from newsroom.admin.reviewing import ReviewPages
from newsroom.admin.saves import SavePages
from newsroom.admin.searching import FoldedSearch
from newsroom.admin.sharing import SharePages
from newsroom.admin.standing import StandingFilter, standing, with_standing
from newsroom.admin.starting import StartPages
from newsroom.admin.taking_in import ReleasePages
from newsroom.admin.two_people import differences
from newsroom.models import Article, ArticleAuthor
from newsroom.saves import keep_save


class BylineRows(admin.TabularInline):
    model = ArticleAuthor
    extra = 0
    autocomplete_fields = ["author"]
    verbose_name_plural = "byline"


@admin.register(Article)
class ArticleAdmin(
    FoldedSearch,
    StartPages,
    ReleasePages,
    FactsPages,
    FactsPanel,
    NewsListPages,
    EditorsDesk,
    NotePages,
    PublishingPages,
    RemovalPages,
    ReviewPages,
    SavePages,
    SharePages,
    ContentEditor,
):
    """Saving is safe at any moment: the public site does not change until somebody publishes."""

    form = DeskForm
    list_display = ["headline", "standing", "kind", "section", "dateline", "changed_at", "changed_by"]
    list_filter = [StandingFilter, "kind", "section"]
    list_per_page = 50
    date_hierarchy = "changed_at"
    folded_column = "folded_headline"
    prepopulated_fields = {"slug": ["headline"]}
    autocomplete_fields = ["section", "topics", "meet", "athletes"]
    inlines = [BylineRows, *INLINES]
    view_on_site = False
    fieldsets = [
        (
            None,
            {
                "fields": ["headline", "standfirst", ("kind", "section")],
                "description": "Saving keeps your work and changes nothing that readers see.",
            },
        ),
        ("What it is about", {"fields": ["meet", "athletes", "topics"]}),
        ("Address and day", {"fields": ["slug", "dateline"]}),
    ]

    def get_queryset(self, request):
        return with_standing(super().get_queryset(request), now=timezone.now())

    @admin.display(description="stands", ordering="newest_decided_at")
    def standing(self, article: Article) -> str:
        return standing(article)

    def get_urls(self):
        pages = [
            ("publish", self.publish_view),
            ("preview", self.preview_view),
            ("review", self.review_view),
            ("embargo", self.embargo_view),
            ("remove", self.remove_view),
        ]
        own = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(view),
                name=f"newsroom_article_{name}",
            )
            for name, view in pages
        ]
        return own + super().get_urls()

    def save_model(self, request: HttpRequest, obj: Article, form, change) -> None:
        if not change:
            obj.created_by = obj.changed_by = request.user
            obj.changed_at = timezone.now()
        else:
            keep_save(article=obj)  # What stands, before it is written over.
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        article = form.instance
        byline = getattr(request.user, "byline", None)
        if not change and byline and not article.byline.exists():
            article.byline.create(author=byline)
        if change and (form.has_changed() or any(formset.has_changed() for formset in formsets)):
            Article.objects.filter(pk=article.pk).update(changed_by=request.user, changed_at=timezone.now())
        keep_save(article=article)

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue=None) -> HttpResponse:
        return self._onwards(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self._onwards(request, obj) or super().response_change(request, obj)

    def _onwards(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """Where “Save and preview” and “Save and publish…” lead."""
        for page in ("preview", "publish"):
            if f"_{page}" in request.POST:
                return HttpResponseRedirect(reverse(f"admin:newsroom_article_{page}", args=[article.pk]))
        return None

    def render_change_form(self, request: HttpRequest, context: dict, **kwargs) -> HttpResponse:
        """Gives what the editors bring along its nonce: without one the content security policy stops it."""
        context |= self.publishing_context(request, context.get("original"))
        context |= {"show_save_and_add_another": False, "is_nav_sidebar_enabled": False}
        form = context["adminform"].form
        if getattr(form, "conflict", False):
            formsets = [one.formset for one in context["inline_admin_formsets"]]
            context["differences"] = list(differences(form, formsets))
            context["saved_at"] = form.initial["opened_at"]
        response = super().render_change_form(request, context, **kwargs)
        response.context_data["media"] = Media.from_media(
            response.context_data["media"] + DESK_MEDIA, nonce=str(request.csp_nonce)
        )
        return response
