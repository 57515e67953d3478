"""Autosave: the unsaved form kept on the desk, offered back, and put into the form again without being saved."""

import re

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from newsroom import autosaving
from newsroom.admin.restoring import RESTORE, as_sent, put_back, settled
from newsroom.admin.two_people import differences
from newsroom.admin.typed import of_article
from newsroom.models import Article

FORM_KEY = re.compile(r"[\w-]{16,40}")


class AutosavePages:
    """What the article form asks while somebody types, and the way back into the form, for the article admin."""

    def get_urls(self) -> list:
        view = self.admin_site.admin_view
        pages = [
            path("autosave/", view(require_POST(self.autosave_view)), name="newsroom_article_autosave"),
            path("autosave/discard/", view(require_POST(self.discard_view)), name="newsroom_article_discard"),
            path("signed-in/", view(require_safe(self.signed_in_view)), name="newsroom_article_signed_in"),
        ]
        return pages + super().get_urls()

    def autosave_view(self, request: HttpRequest) -> JsonResponse:
        """Keeps the form as posted; `kept_at` is when, or null where it was saved already. Whoever may not write the article keeps nothing."""
        article = of_article(self, request)
        form = _form_key(request)
        fields = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
        kept = autosaving.keep(form=form, article=article, fields=fields, by=request.user, now=timezone.now())
        return JsonResponse({"kept_at": kept and kept.kept_at.isoformat()})

    def discard_view(self, request: HttpRequest) -> HttpResponse:
        """Gives up what was kept of one form; a script asks for it, or the form of the offer."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        autosaving.give_up(form=_form_key(request), by=request.user)
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({})
        number = request.POST.get("article", "")
        back = reverse("admin:newsroom_article_change", args=[number]) if number.isdigit() else None
        return HttpResponseRedirect(back or reverse("admin:newsroom_article_add"))

    def signed_in_view(self, request: HttpRequest) -> JsonResponse:
        """Only who is signed in gets this far; the token is what forms of this session are sent with."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return never_cache(
            lambda request: JsonResponse({"token": get_token(request), "user": request.user.pk})
        )(request)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A form that is sent to be restored comes back filled and unsaved."""
        if request.method == "POST" and request.POST.get(RESTORE):
            request.POST = self._kept(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _kept(self, request: HttpRequest, object_id: str | None):
        """The form to put back: from the desk by its key, or as the browser kept and sent it."""
        article = self.get_object(request, object_id) if object_id else None
        sent = request.POST
        if sent[RESTORE] == "desk":
            row = autosaving.unsaved(article=article, by=request.user).filter(form=_form_key(request)).first()
            if row is None:
                raise Http404("Nothing is kept of this form any more.")
            sent = as_sent(row.fields, form=row.form, kept_at=row.kept_at)
        return settled(sent, article, compare=bool(request.POST.get("_compare")))

    def save_related(self, request: HttpRequest, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        if FORM_KEY.fullmatch(key := form.cleaned_data.get("form_key", "")):
            autosaving.mark_saved(form=key, by=request.user, now=timezone.now())

    def render_change_form(self, request: HttpRequest, context: dict, **kwargs) -> HttpResponse:
        article = context.get("original")
        form = context["adminform"].form
        formsets = [one.formset for one in context["inline_admin_formsets"]]
        if getattr(form, "restored", False):
            put_back(context, form, formsets)
            if article and not form.conflict:
                context["restored_differences"] = list(differences(form, formsets))
        elif request.method == "GET" and _may_write(self, request, article):
            context["unsaved"] = list(autosaving.unsaved(article=article, by=request.user).defer("fields"))
            context["saved_forms"] = autosaving.saved_forms(by=request.user)
        return super().render_change_form(request, context, **kwargs)


def _may_write(page, request: HttpRequest, article: Article | None) -> bool:
    return page.has_change_permission(request, article) if article else page.has_add_permission(request)


def _form_key(request: HttpRequest) -> str:
    """The key of the open form. Raises Http404 for what is none."""
    key = request.POST.get("form_key", "")
    if not FORM_KEY.fullmatch(key):
        raise Http404("There is no such form.")
    return key
