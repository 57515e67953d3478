"""The front page at the desk: what stands where, pinned or newest first, and how it was arranged before."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from newsroom.admin.decided import ReadOnly
from newsroom.admin.removing import fill
from newsroom.front_page import MAY_ARRANGE, PLACES, arrange, candidates, pinned, stands
from newsroom.models import Arrangement, Article
from newsroom.refusals import PublishingRefusedError

RECENT = 10
"""As many of the last arrangements as the page shows; the list has all."""
FREE = "The newest that stands nowhere else"


class FrontPageForm(forms.Form):
    """One choice for each place: an article, or whatever is newest."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, articles: list[Article], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.articles = {article.pk: article for article in articles}
        choices = [("", FREE), *((pk, article.headline) for pk, article in self.articles.items())]
        for place in range(1, PLACES + 1):
            self.fields[f"place_{place}"] = forms.TypedChoiceField(
                label="1. The lead" if place == 1 else f"{place}.",
                coerce=int,
                empty_value=None,
                required=False,
                choices=choices,
            )

    def clean(self) -> dict:
        cleaned = super().clean()
        taken: dict[int, int] = {}
        for place in range(1, PLACES + 1):
            key = cleaned.get(f"place_{place}")
            if key in taken:
                self.add_error(f"place_{place}", f"It stands in place {taken[key]} already. Choose another.")
            elif key is not None:
                taken[key] = place
        self.places = {place: self.articles[key] for key, place in taken.items()}
        return cleaned


@admin.register(Arrangement)
class ArrangementAdmin(ReadOnly):
    list_display = ["decided_at", "decided_by", "pins"]
    list_select_related = ["decided_by"]
    date_hierarchy = "decided_at"
    fields = ["decided_at", "decided_by", "pins"]
    change_list_template = "admin/newsroom/arrangement/change_list.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.arrange_view)
        return [path("arrange/", view, name="newsroom_arrangement_arrange"), *super().get_urls()]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("places__article")

    @admin.display(description="pinned")
    def pins(self, row: Arrangement) -> str:
        return "; ".join(str(one) for one in row.places.all()) or "Newest first"

    def arrange_view(self, request: HttpRequest) -> HttpResponse:
        """Shows the page as it stands, and asks for every place; who may not arrange it sees it all the same."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        now = timezone.now()
        newest = Arrangement.objects.newest(as_of=now).first()
        pins = pinned(as_of=now)
        initial = {f"place_{place}": key for place, key in pins.items()}
        initial["seen"] = newest.pk if newest else 0
        form = FrontPageForm(
            request.POST or None, articles=candidates(as_of=now, pins=pins.values()), initial=initial
        )
        if request.method == "POST" and form.is_valid():
            places = {} if "_newest" in request.POST else form.places
            try:
                arrange(places=places, by=request.user, now=timezone.now(), seen=form.cleaned_data["seen"])
            except PublishingRefusedError as refused:
                fill(form, refused)
            else:
                self.message_user(request, "The front page is arranged so from now on.", messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:newsroom_arrangement_arrange"))
        context = {
            **self.admin_site.each_context(request),
            "title": "The front page",
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            "articles_page": True,
            "standing": stands(as_of=now),
            "pins": set(pins.values()),
            "rows": self.get_queryset(request).select_related("decided_by")[:RECENT],
            "may_arrange": request.user.has_perm(MAY_ARRANGE),
        }
        return TemplateResponse(request, "admin/newsroom/arrangement/arrange.html", context)
