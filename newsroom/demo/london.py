"""The 1500m at the London Athletics Meet of 2025: announced, changed, run."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from django.core.files import File

from athletics.choices import EntryStepKind, Facility, RecordKind
from athletics.models import Athlete, Discipline, EntryStep, Event, Meet, Record
from newsroom.choices import ArticleKind, PublicationKind
from newsroom.demo import desk
from newsroom.demo.since import heard_since
from newsroom.demo.texts import HERE, TEXT, parts
from newsroom.models import (
    Article,
    FactBox,
    Matchup,
    Picture,
    PictureBlock,
    Quote,
    QuoteBlock,
    RecordCard,
    RichText,
    SeasonStrip,
    StartList,
)
from newsroom.publishing import publish

LONDON = ZoneInfo("Europe/London")
ANNOUNCED = datetime(2025, 4, 11, 15, 30, tzinfo=LONDON)
RATIFIED = datetime(2025, 4, 18, 12, 0, tzinfo=LONDON)
HEARD = datetime(2025, 7, 16, 9, 0, tzinfo=LONDON)
WITHDRAWN = datetime(2025, 7, 16, 11, 0, tzinfo=LONDON)
RUN = datetime(2025, 7, 19, 18, 30, tzinfo=LONDON)
PREVIEW, REPORT = "ingebrigtsen-v-kerr-london-2025", "koech-wins-london-1500m-2025"


def publish_all() -> list[str]:
    """Publishes what is not published yet, each with its own day as the present; returns what was added."""
    done = []
    for slug, tell in ((PREVIEW, _preview), (REPORT, _report)):
        if not Article.objects.filter(slug=slug).exists():
            done += tell(slug)
    return done


def _preview(slug: str) -> list[str]:
    by, meet = desk.desk_user(), _meet()
    ingebrigtsen, kerr = _athlete("jakob-ingebrigtsen"), _athlete("josh-kerr")
    article = desk.start(
        slug=slug,
        by=by,
        now=ANNOUNCED,
        kind=ArticleKind.PREVIEW,
        section=desk.section("previews"),
        headline="Ingebrigtsen and Kerr to race in London, for the first time in Britain",
        standfirst=(
            "Two world champions who have met on three continents are announced for the 1500m on 19 July. "
            "The record favours one of them, their last two championship finals the other."
        ),
        meet=meet,
        athletes=[ingebrigtsen, kerr],
    )
    _write(article, "preview.html", _preview_blocks(meet, ingebrigtsen, kerr))
    preview = publish(article=article, by=by, now=ANNOUNCED, kind=PublicationKind.NEW)
    heard_since(
        preview, Record.objects.filter(athlete=ingebrigtsen, ratified_on=RATIFIED.date()), now=RATIFIED
    )
    withdrawal = EntryStep.objects.filter(
        entry__event=_race(meet), entry__athlete=ingebrigtsen, kind=EntryStepKind.WITHDRAWN
    )
    heard_since(preview, withdrawal, now=HEARD)
    article.headline = "Ingebrigtsen withdraws from London; the race with Kerr will have to wait"
    article.standfirst = (
        "An Achilles tendon keeps the Norwegian from the 1500m on Saturday. Kerr is still to run."
    )
    article.changed_at = WITHDRAWN
    article.save()
    RichText.objects.create(parent=article, region="main", ordering=1, text=parts("update.html")[0][1])
    publish(
        article=article,
        by=by,
        now=WITHDRAWN,
        kind=PublicationKind.UPDATE,
        note="Jakob Ingebrigtsen has withdrawn from the London Athletics Meet. The start list below shows it.",
    )
    return [f"{article.headline} (two publications)"]


def _report(slug: str) -> list[str]:
    by, meet = desk.desk_user(), _meet()
    article = desk.start(
        slug=slug,
        by=by,
        now=RUN,
        kind=ArticleKind.REPORT,
        section=desk.section("reports"),
        headline="Koech runs the fastest 1500m seen in Britain; Kerr is second",
        standfirst="3:28.82 and a meeting record for the Kenyan, a season’s best for the world champion.",
        meet=meet,
        athletes=[_athlete("phanuel-kipkosgei-koech"), _athlete("josh-kerr")],
    )
    _write(article, "report.html", _report_blocks(meet))
    publish(article=article, by=by, now=RUN, kind=PublicationKind.NEW)
    return [article.headline]


def _write(article: Article, name: str, blocks: dict[str, Callable[..., object]]) -> None:
    """The parts of a text file as the article's blocks, in order."""
    for index, (kind, text) in enumerate(parts(name), start=1):
        place = {"parent": article, "region": "main", "ordering": index * 10}
        make = partial(RichText.objects.create, text=text) if kind == TEXT else blocks[kind]
        make(**place)


def _preview_blocks(meet: Meet, ingebrigtsen: Athlete, kerr: Athlete) -> dict[str, Callable[..., object]]:
    metric, mile = Discipline.objects.get(pk="1500m"), Discipline.objects.get(pk="mile")
    return {
        "matchup": partial(Matchup.objects.create, a=ingebrigtsen, b=kerr, discipline=metric),
        "picture": partial(PictureBlock.objects.create, picture=_lanes(), caption="Side by side, once more."),
        "quote": partial(QuoteBlock.objects.create, quote=_quote(ingebrigtsen, _race(meet))),
        "record_card": partial(
            RecordCard.objects.create, discipline=mile, sex="M", facility=Facility.SHORT_TRACK
        ),
        "start_list": partial(StartList.objects.create, event=_race(meet)),
        "season_strip": partial(SeasonStrip.objects.create, season=meet.season, meet=meet),
        "fact_box": partial(
            FactBox.objects.create,
            title="The race at a glance",
            facts="What: men’s 1500m\nWhere: London Stadium\nWhen: Saturday 19 July 2025\nSeries: Diamond League, 11 of 15",
        ),
    }


def _report_blocks(meet: Meet) -> dict[str, Callable[..., object]]:
    return {
        "fact_box": partial(
            FactBox.objects.create,
            title="Men’s 1500m, London",
            facts=(
                "1: Phanuel Koech KEN 3:28.82\n2: Josh Kerr GBR 3:29.37\n3: Isaac Nader POR 3:31.55\n"
                "4: Jake Wightman GBR 3:31.58\n5: Jude Thomas AUS 3:32.36"
            ),
        ),
        "record_card": partial(
            RecordCard.objects.create,
            record_kind=RecordKind.MEETING,
            discipline=Discipline.objects.get(pk="1500m"),
            sex="M",
            competition=meet.competition,
        ),
        "season_strip": partial(SeasonStrip.objects.create, season=meet.season, meet=meet),
    }


def _meet() -> Meet:
    return Meet.objects.select_related("season__league", "competition").get(
        start_date=date(2025, 7, 19), venue__city="London", season__year=2025
    )


def _race(meet: Meet) -> Event:
    return meet.events.get(discipline="1500m", sex="M")


def _athlete(slug: str) -> Athlete:
    return Athlete.objects.get(slug=slug)


def _lanes() -> Picture:
    picture = Picture(
        alt="Drawing: two runners side by side in the lanes of a red track, coming out of the bend to the line",
        credit="Drawing: Bell Lap",
        focal_point="0.5x0.8",
    )
    with (HERE / "lanes.png").open("rb") as file:
        picture.take(File(file, name="lanes.png"))
    picture.save()
    return picture


def _quote(speaker: Athlete, race: Event) -> Quote:
    """The few words of the announcement that are quoted, with the source the entry has."""
    announced = EntryStep.objects.filter(
        entry__event=race, entry__athlete=speaker, kind=EntryStepKind.ANNOUNCED
    ).earliest("announced_on")
    return Quote.objects.get_or_create(
        speaker=speaker,
        words="A perfect fit for my schedule",
        said_on=announced.announced_on,
        source=announced.source,
    )[0]
