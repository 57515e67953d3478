"""What is planned, day by day, and calling it off."""

from itertools import groupby

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from newsroom.calling_off import call_off
from newsroom.models import CallOff, Publication
from newsroom.refusals import PublishingRefusedError

RECENT = 10
"""As many of the last call-offs as the page shows; the log has all."""


class CallOffForm(forms.Form):
    reason = forms.CharField(
        label="Reason", required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="It is kept."
    )


class PlannedPages:
    """The two pages, for the publication admin."""

    def planned_view(self, request: HttpRequest) -> HttpResponse:
        """Everything yet to start or to end, soonest first, under the day of each."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        now = timezone.now()
        context = {
            **self.admin_site.each_context(request),
            "title": "What is planned",
            "opts": self.opts,
            "days": _days(now),
            "called_off": list(
                CallOff.objects.select_related("publication__version", "decided_by").defer(
                    "publication__version__document", "publication__version__card"
                )[:RECENT]
            ),
        }
        return TemplateResponse(request, "admin/newsroom/publication/planned.html", context)

    def call_off_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Asks for the reason; on POST calls it off, or says why that is no longer possible."""
        publication = self.get_object(request, object_id)
        if publication is None:
            raise Http404("There is no such publication.")
        if not request.user.has_perm("newsroom.publish_article"):
            raise PermissionDenied
        form = CallOffForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                call_off(publication=publication, by=request.user, now=timezone.now(), **form.cleaned_data)
            except PublishingRefusedError as refused:
                field = refused.refusal.field
                form.add_error(field if field in form.fields else None, str(refused))
            else:
                self.message_user(request, f"Called off: {publication.version.headline}.", messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:newsroom_publication_planned"))
        context = {
            **self.admin_site.each_context(request),
            "title": f"Call off “{publication.version.headline}”",
            "opts": self.opts,
            "publication": publication,
            "form": form,
        }
        return TemplateResponse(request, "admin/newsroom/publication/call_off.html", context)


def _days(now) -> list[dict]:
    """[{day, rows: [{at, ends, publication}]}]: starts and ends, each at its moment."""
    rows = Publication.objects.going_ahead().select_related("version", "article", "decided_by")
    rows = rows.defer("version__document", "version__card")
    moments = [{"at": row.starts_at, "ends": False, "publication": row} for row in rows.planned(as_of=now)]
    ending = rows.filter(ends_at__gt=now)
    moments += [{"at": row.ends_at, "ends": True, "publication": row} for row in ending]
    moments.sort(key=lambda one: (one["at"], one["publication"].pk))
    by_day = groupby(moments, key=lambda one: timezone.localdate(one["at"]))
    return [{"day": day, "rows": list(rows_of_day)} for day, rows_of_day in by_day]
