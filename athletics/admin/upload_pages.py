"""Files in: bring one, look through its rows, settle what is in doubt, apply it, undo it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import content_disposition_header

from athletics.admin.upload_forms import BringForm, MeetForm, RaceForm, WhoForm, answer_of
from athletics.choices import ImportKind, ImportState, Verdict
from athletics.imports import uploads
from athletics.imports.files import UnreadableError
from athletics.imports.later_work import later_work
from athletics.imports.meet_files.answers import of_race
from athletics.imports.readers.columns import COLUMNS
from athletics.imports.undoing import RestedOnError, undo
from athletics.models import Upload, UploadAnswer

ON_A_PAGE = 100
TEMPLATES = "admin/athletics/upload/"


class UploadPages:
    """The pages, for the admin of uploads. Each action says what it did, or why it did nothing."""

    def get_urls(self) -> list:
        pages = [
            ("bring/", "bring", self.bring_view),
            ("<int:pk>/review/", "review", self.review_view),
            ("<int:pk>/line/<int:line>/", "line", self.line_view),
            ("<int:pk>/apply/", "apply", self.apply_view),
            ("<int:pk>/undo/", "undo", self.undo_view),
            ("<int:pk>/file/", "file", self.file_view),
        ]
        own = [
            path(route, self.admin_site.admin_view(view), name=f"athletics_upload_{name}")
            for route, name, view in pages
        ]
        return [*own, *super().get_urls()]

    def may_bring(self, request: HttpRequest) -> bool:
        return request.user.has_perm("athletics.add_upload")

    def bring_view(self, request: HttpRequest) -> HttpResponse:
        """Asks for a file, keeps it and leads to its review. Nothing is written into the record."""
        if not self.may_bring(request):
            raise PermissionDenied
        form = BringForm(
            request.POST or None,
            request.FILES or None,
            initial={"meet": request.GET.get("meet"), "announced_on": timezone.localdate()},
        )
        if request.method == "POST" and form.is_valid():
            said = dict(form.cleaned_data)
            file = said.pop("file")
            try:
                if file.size > uploads.LARGEST:
                    raise UnreadableError(
                        f"More than {uploads.LARGEST >> 20} MB go by command: see the README."
                    )
                upload = uploads.bring(
                    content=file.read(), name=file.name, by=request.user, now=timezone.now(), **said
                )
            except UnreadableError as error:
                form.add_error("file", str(error))
            else:
                if upload.imported_id:
                    self.message_user(
                        request,
                        "This very file is in the record already: nothing was done.",
                        messages.WARNING,
                    )
                return self._to_review(upload)
        return self._page(
            request,
            "bring.html",
            title="Bring a file",
            form=form,
            tables=[(kind.value, kind.label, columns.columns) for kind, columns in COLUMNS.items()],
            media=self.media + form.media,
        )

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Every row of the file beside the record; answers are taken here, all that were chosen at once."""
        upload = self._upload(request, pk)
        if upload.imported_id:
            return self._history(request, upload)
        found = uploads.review_of(upload)
        if request.method == "POST":
            if not self.may_bring(request):
                raise PermissionDenied
            number = self._settle(request, upload, found)
            said = f"Settled: {number}." if number else "Nothing was chosen."
            self.message_user(request, said, messages.SUCCESS if number else messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())
        races = [
            (one, RaceForm(placed=one, prefix=of_race(one.race.key))) for one in found.races if _asks(one)
        ]
        settled = [one for one in found.races if not _asks(one)]
        meet_form = MeetForm(initial={"meet": upload.meet_id})
        return self._page(
            request,
            "review.html",
            title=f"Review of {upload.file_name}",
            upload=upload,
            found=found,
            seen=uploads.fingerprint(found),
            warnings=[*found.warnings, *uploads.outlook(upload, found, now=timezone.now())],
            races=races,
            placed=settled,
            meet_form=meet_form,
            meet_matters=upload.kind != ImportKind.CALENDAR,
            media=self.media + meet_form.media,
            may=self.may_bring(request),
            **_shown(request, found.rows, found.counts),
        )

    def _settle(self, request: HttpRequest, upload: Upload, found) -> int:
        """Keeps what was chosen in the selects; what the rows no longer offer is passed over."""
        said, number = request.POST, 0
        if "_meet" in said:
            form = MeetForm(said)
            if form.is_valid() and form.cleaned_data["meet"] != upload.meet:
                upload.meet = form.cleaned_data["meet"]
                upload.save(update_fields=["meet"])
                return 1
            return 0
        for placed in found.races:
            about = of_race(placed.race.key)
            form = RaceForm(said, placed=placed, prefix=about)
            if said.get(f"{about}-event") and form.has_changed() and form.is_valid():
                self._keep(request, upload, about, form.answer())
                number += 1
        for row in found.rows:
            if not row.scopes or not (value := said.get(f"settle:{row.scopes[0][0]}")):
                continue
            about = said.get(f"scope:{row.scopes[0][0]}", row.scopes[0][0])
            answer = answer_of(row, value)
            if answer and about in dict(row.scopes):
                self._keep(request, upload, about, answer)
                number += 1
        return number

    def _keep(self, request: HttpRequest, upload: Upload, about: str, answer: dict) -> None:
        UploadAnswer.objects.update_or_create(
            of=upload, about=about, defaults={**answer, "by": request.user, "at": timezone.now()}
        )

    def line_view(self, request: HttpRequest, pk: int, line: int) -> HttpResponse:
        """One line by itself: somebody else on file, a new athlete for a country, for this line or by rule."""
        upload = self._upload(request, pk)
        if not self.may_bring(request):
            raise PermissionDenied
        found = uploads.review_of(upload)
        row = next((one for one in found.rows if one.line == line and line), None)
        if row is None or upload.imported_id or not row.scopes:
            raise Http404("This line has nothing to settle.")
        form = WhoForm(request.POST or None, scopes=row.scopes)
        if request.method == "POST" and form.is_valid():
            self._keep(request, upload, form.cleaned_data["about"], form.answer())
            self.message_user(request, f"Line {line} is settled.", messages.SUCCESS)
            return self._to_review(upload)
        return self._page(
            request, "line.html", title=f"Line {line}: {row.said}", upload=upload, row=row, form=form,
            media=self.media + form.media,
        )  # fmt: skip

    def apply_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Applies what the review showed, or puts the file away."""
        upload = self._upload(request, pk)
        if request.method != "POST" or not self.may_bring(request):
            raise PermissionDenied
        try:
            if "_away" in request.POST:
                uploads.put_away(upload=upload)
                self.message_user(request, f"{upload.file_name} is put away.", messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:athletics_upload_changelist"))
            imported = uploads.apply(
                upload=upload,
                seen=request.POST.get("seen", ""),
                skip_doubts="_skip" in request.POST,
                by=request.user,
                now=timezone.now(),
            )
        except uploads.NotAppliedError as error:
            self.message_user(request, f"Nothing was written. {error}", messages.ERROR)
        else:
            link = reverse("athletics:meet", args=[upload.meet.slug]) if upload.meet else ""
            said = f"Applied: {imported.new} new, {imported.changed} changed, {imported.same} the same."
            self.message_user(
                request,
                format_html('{} <a href="{}">See the meet’s page</a>', said, link) if link else said,
                messages.SUCCESS,
            )
        return self._to_review(upload)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says what would be taken back, or what rests on it; once confirmed, takes it back."""
        upload = self._upload(request, pk)
        imported = upload.imported
        if imported is None or not self.may_bring(request):
            raise PermissionDenied
        if request.method == "POST":
            try:
                removed = undo(imported=imported, now=timezone.now())
            except RestedOnError:
                self.message_user(request, "Nothing was changed: later work rests on it.", messages.ERROR)
                return HttpResponseRedirect(request.path)
            self.message_user(request, f"Undone: {removed} rows were removed.", messages.SUCCESS)
            return self._to_review(upload)
        return self._page(
            request,
            "undo.html",
            title=f"Undo {upload.file_name}",
            upload=upload,
            reasons=later_work(imported),
            made=imported.changes.filter(made=True).count(),
            changed=imported.changes.filter(made=False).count(),
        )

    def file_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file as it came."""
        upload = self._upload(request, pk)
        headers = {"Content-Disposition": content_disposition_header(True, upload.file_name)}  # noqa: FBT003
        return HttpResponse(bytes(upload.content), content_type="application/octet-stream", headers=headers)

    def _history(self, request: HttpRequest, upload: Upload) -> HttpResponse:
        imported = upload.imported
        counts = {verdict: getattr(imported, verdict.value) for verdict in Verdict}
        return self._page(
            request,
            "history.html",
            title=f"{upload.file_name}: {imported.get_state_display()}",
            upload=upload,
            imported=imported,
            applied=imported.state == ImportState.APPLIED,
            may=self.may_bring(request),
            answers=upload.answers.select_related("athlete", "country", "event__discipline", "by"),
            **_shown(request, imported.lines.all(), counts),
        )

    def _upload(self, request: HttpRequest, pk: int) -> Upload:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(Upload.objects.select_related("meet", "imported", "by"), pk=pk)

    def _to_review(self, upload: Upload) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:athletics_upload_review", args=[upload.pk]))

    def _page(self, request: HttpRequest, template: str, **context) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, TEMPLATES + template, context)


def _asks(placed) -> bool:
    """Whether the race has to be settled, or has been."""
    return bool(placed.doubt or placed.settled)


def _shown(request: HttpRequest, rows, counts: dict) -> dict:
    """One page of the rows of one verdict, and the filters with their numbers."""
    chosen = request.GET.get("verdict", "")
    chosen = chosen if chosen in Verdict.values else ""
    if chosen:
        rows = (
            rows.filter(verdict=chosen)
            if hasattr(rows, "filter")
            else [r for r in rows if r.verdict == chosen]
        )
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    filters = [("", "all", sum(counts.values()))]
    filters += [(one.value, one.label, number) for one, number in counts.items() if number]
    return {"page": page, "chosen": chosen, "filters": filters}
