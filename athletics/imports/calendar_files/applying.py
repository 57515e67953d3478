"""A reviewed calendar written into the record: new meets, and dated announcements about those on file."""

from django.utils.text import slugify

from athletics.choices import Level, SourceKind, Verdict
from athletics.imports.calendar_files.reviewing import MeetDraft
from athletics.imports.ledger import WritesThroughLedger
from athletics.imports.meet_files.review import Review
from athletics.models import Competition, Meet, MeetChange, Round, Source, Venue
from athletics.models.announcements import Told
from athletics.names import fold
from athletics.scheduling import announcing


class CalendarApplier(WritesThroughLedger):
    """Writes the drafts of a calendar's review through a ledger."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._sources: dict[str, Source] = {}

    def apply(self, review: Review) -> None:
        """Raises ValidationError where an announcement is refused."""
        drafts = [row.draft for row in review.rows if row.verdict in (Verdict.NEW, Verdict.CHANGED)]
        self._make({id(one.season): one.season for one in drafts if one.season.pk is None}.values())
        for draft in drafts:
            self._ensure_places(draft)
            if draft.meet is None:
                self._add(draft)
            else:
                self._change(draft)
        self.progress(len(drafts))

    def _make(self, rows) -> None:
        for row in rows:
            self.ledger.make([row])

    def _ensure_places(self, draft: MeetDraft) -> None:
        if draft.venue.pk is None:
            plain = slugify(fold(f"{draft.venue.name} {draft.venue.city}"))[:110]
            draft.venue.slug, draft.venue.imported_by = _free(Venue, "slug", plain), self.ledger.imported
            draft.venue.derive()
            self.ledger.make([draft.venue])
        if draft.competition is None:
            code = _free(Competition, "code", slugify(fold(draft.line.name))[:34])
            draft.competition = Competition(name=draft.line.name[:120], code=code, level=Level.LEAGUE)
            self.ledger.make([draft.competition])

    def _source(self, address: str) -> Source:
        """The announcement's own page, or else the file."""
        if address not in self._sources:
            title = address or self.upload.file_name
            told = {"title": title[:300], "publisher": "", "published_on": self.upload.announced_on}
            found = Source.objects.filter(**told).first()
            if found is None:
                kind = SourceKind.WEBSITE if address else SourceKind.FILE
                found = Source(kind=kind, url=address, **told)
                self.ledger.make([found])
            self._sources[address] = found
        return self._sources[address]

    def _add(self, draft: MeetDraft) -> None:
        line, season = draft.line, draft.season
        name = line.name if str(season.year) in line.name else f"{line.name} {season.year}"
        meet = Meet(
            competition=draft.competition,
            season=season,
            name=line.name,
            short_name=line.short_name,
            slug=_free(Meet, "slug", slugify(fold(name))[:110]),
            venue=draft.venue,
            start_date=line.start,
            end_date=line.end,
            status=line.status,
            is_final=line.is_final,
            url=line.url,
            source=self._source(line.source_url),
        )
        meet.derive()
        self.ledger.make([meet])
        change = MeetChange(
            meet=meet,
            status=line.status,
            start_date=line.start,
            end_date=line.end,
            venue=draft.venue,
            announced_on=self.upload.announced_on,
            source=meet.source,
            recorded_by=self.by,
        )
        self.ledger.make([change])

    def _change(self, draft: MeetDraft) -> None:
        """Columns that need no announcement, then the announcement by its own rules."""
        line, meet = draft.line, draft.meet
        if draft.plain:
            for name, value in draft.plain.items():
                setattr(meet, name, value)
            meet.derive()
            changed = {**draft.plain, "folded_name": meet.folded_name}
            meet.refresh_from_db()
            self.ledger.change(meet, **changed)
        if not draft.verb:
            return
        told = Told(announced_on=self.upload.announced_on, source=self._source(line.source_url))
        stands = {"start_date": line.start, "end_date": line.end, "venue": draft.venue}
        verb = getattr(announcing, draft.verb)
        touched = (
            Meet.objects.filter(pk=meet.pk),
            MeetChange.objects.filter(meet=meet),
            Round.objects.filter(event__meet=meet),
        )
        with self.ledger.watching(*touched):
            verb(
                meet=meet,
                told=told,
                by=self.by,
                now=self.now,
                **(stands if draft.verb in ("move", "reinstate") else {}),
            )


def _free(model: type, column: str, plain: str) -> str:
    """The address, with a number behind it where it is taken."""
    plain = plain.strip("-") or "meet"
    taken = set(model.objects.filter(**{f"{column}__startswith": plain}).values_list(column, flat=True))
    numbered = (plain if number == 1 else f"{plain}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)
