"""Builders for the paper, beside those of the record. People and texts are plainly invented."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from io import BytesIO
from itertools import count

from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from newsroom import (
    assigning,
    autosaving,
    calling_off,
    embargoes,
    front_page,
    models,
    noting,
    presence,
    removing,
    sharing,
)
from newsroom.permissions import CHIEF_EDITOR, EDITOR
from newsroom.publishing import publish
from newsroom.saves import keep_save
from tests.factories import record

serial = count(1)

NOON = datetime(2025, 4, 11, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def user(role: str = EDITOR, **fields) -> User:
    """Somebody with a role; `role=""` for none."""
    number = next(serial)
    person = User.objects.create_user(f"person{number}", password=None, is_staff=True, **fields)
    if role:
        person.groups.add(Group.objects.get(name=role))
    return person


def chief_editor(**fields) -> User:
    return user(CHIEF_EDITOR, **fields)


def author(name: str = "", **fields) -> models.Author:
    number = next(serial)
    defaults = {"name": name or f"Desk {number}", "slug": f"desk-{number}"}
    return models.Author.objects.create(**{**defaults, **fields})


def section(name: str = "", **fields) -> models.Section:
    number = next(serial)
    defaults = {"name": name or f"Section {number}", "slug": f"section-{number}"}
    return models.Section.objects.create(**{**defaults, **fields})


def topic(name: str = "", **fields) -> models.Topic:
    number = next(serial)
    return models.Topic.objects.create(name=name or f"Topic {number}", slug=f"topic-{number}", **fields)


def quote(**fields) -> models.Quote:
    if not {"speaker", "speaker_name"} & fields.keys():
        fields["speaker_name"] = f"Coach {next(serial)}"
    if "source" not in fields:
        fields["source"] = record.source(title=f"Interview {next(serial)}", publisher="A newspaper")
    return models.Quote.objects.create(**{"words": "We are ready.", "said_on": date(2025, 4, 1), **fields})


def image_file(kind: str = "PNG", size: tuple[int, int] = (120, 80), colour: str = "", **options) -> bytes:
    """The bytes of a picture; each call without a colour draws another one."""
    number = next(serial)
    drawn = Image.new("RGB", size, colour or (number % 256, number // 256 % 256, 99))
    out = BytesIO()
    drawn.save(out, kind, **options)
    return out.getvalue()


def upload(content: bytes | None = None, name: str = "picture.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, image_file() if content is None else content)


def picture(**fields) -> models.Picture:
    made = models.Picture(**{"alt": "Two lanes of a track", "credit": "Drawing: Testa", **fields})
    made.take(upload())
    made.save()
    return made


def article(**fields) -> models.Article:
    """A working copy without any block: headline, section and byline only."""
    number = next(serial)
    authors = fields.pop("authors", None)
    athletes = fields.pop("athletes", [])
    topics = fields.pop("topics", [])
    person = fields.pop("by", None) or user()
    if "section" not in fields:
        fields["section"] = section()
    defaults = {
        "slug": f"article-{number}",
        "headline": f"Headline {number}",
        "standfirst": "One sentence.",
        "created_by": person,
        "changed_by": person,
        "changed_at": NOON,
    }
    made = models.Article.objects.create(**{**defaults, **fields})
    for order, one in enumerate([author()] if authors is None else authors):
        made.byline.create(author=one, order=order)
    made.athletes.set(athletes)
    made.topics.set(topics)
    return made


def block(kind: type[models.Block], article: models.Article | None = None, **fields) -> models.Block:
    """A block at the end of an article, with whatever rows it needs."""
    article = article or globals()["article"]()
    made = {**NEEDS.get(kind, dict)(), **fields}
    return kind.objects.create(**{"parent": article, "region": "main", "ordering": next(serial) * 10, **made})


def text(article: models.Article, html: str = "<p>Some words.</p>", **fields) -> models.RichText:
    return block(models.RichText, article, text=html, **fields)


def written(**fields) -> models.Article:
    """An article that could be published as it is."""
    made = article(**fields)
    text(made)
    return made


def publication(article: models.Article | None = None, **fields) -> models.Publication:
    """A publication as the desk makes one, on 11 April 2025 unless told otherwise."""
    defaults = {"by": fields.pop("by", None) or user(), "now": NOON, "kind": "new"}
    return publish(article=article or written(), **{**defaults, **fields})


def version(**fields) -> models.Version:
    return publication(**fields).version


def planned(article: models.Article | None = None, **fields) -> models.Publication:
    """An update of a published article, on the day after its first publication."""
    article = article or publication().article
    defaults = {"kind": "update", "now": NOON + HOUR, "starts_at": NOON + 24 * HOUR, "by": user()}
    return publish(article=article, **{**defaults, **fields})


def call_off(**fields) -> models.CallOff:
    row = planned(fields.pop("article", None))
    defaults = {"by": user(), "now": NOON + 2 * HOUR, "reason": "The meet is postponed."}
    return calling_off.call_off(publication=row, **{**defaults, **fields})


def embargo(**fields) -> models.Embargo:
    defaults = {
        "until": NOON + 24 * HOUR,
        "source": "British Athletics",
        "by": user(),
        "now": NOON + 3 * HOUR,
    }
    return embargoes.set_embargo(
        **{"article": fields.pop("article", None) or written(), **defaults, **fields}
    )


def removal(publication_: models.Publication | None = None, **fields) -> models.Removal:
    """A version removed for legal reasons, by a chief editor."""
    version_ = (publication_ or publication()).version
    said = {"by": chief_editor(), "now": NOON + HOUR, "reason": "A court’s order.", **fields}
    return removing.remove(article=version_.article, versions=[version_], **said)[0]


def original_read() -> models.OriginalRead:
    row = removal()
    return removing.open_original(
        removal=row, reason="The court asks.", by=chief_editor(), now=NOON + 2 * HOUR
    )


def assignment(article_: models.Article | None = None, **fields) -> models.Assignment:
    """Somebody is to write it, unless told otherwise."""
    said = {
        "assigned_to": user(),
        "due_at": NOON + 24 * HOUR,
        "brief": "",
        "by": user(),
        "now": NOON,
        **fields,
    }
    return assigning.assign(article=article_ or written(), **said)


def arrangement(article_: models.Article | None = None, **fields) -> models.Arrangement:
    """An article pinned to the lead by a chief editor, unless told otherwise."""
    places = fields.pop("places", None) or {1: article_ or publication().article}
    said = {"by": chief_editor(), "now": NOON + HOUR, **fields}
    return front_page.arrange(places=places, **said)


def pinned_place() -> models.PinnedPlace:
    return arrangement().places.get()


def note(article_: models.Article | None = None, **fields) -> models.Note:
    """The first note of a thread, unless told otherwise."""
    said = {"text": "Who said so?", "by": user(), "now": NOON, **fields}
    return noting.note(article=article_ or written(), **said)


def save(article_: models.Article | None = None) -> models.Save:
    """The working copy, kept."""
    return keep_save(article=article_ or written())


def preview_link(article_: models.Article | None = None, **fields) -> models.PreviewLink:
    """A link to a draft, open for a week. Its secret is lost: see `shared`."""
    return shared(article_, **fields)[0]


def shared(article_: models.Article | None = None, **fields) -> tuple[models.PreviewLink, str]:
    """A link to a draft, and the secret its address ends in."""
    said = {"days": 7, "by": user(), "now": NOON, **fields}
    return sharing.share(article=article_ or written(), **said)


def revocation() -> models.Revocation:
    return sharing.revoke(link=preview_link(), by=user(), now=NOON + HOUR)


def claim(version_: models.Version | None = None, **fields) -> models.Claim:
    """A claim of a version, behind those it has."""
    version_ = version_ or version()
    last = version_.claims.order_by("-number").first()
    said = {"sentence": "Some words.", "words": "Some", "start": 0, "end": 4, "kind": "age", "place": "Text"}
    number = last.number + 1 if last else 1
    return models.Claim.objects.create(**{"version": version_, "number": number, **said, **fields})


def check(publication_: models.Publication | None = None, **fields) -> models.Check:
    """A check of a new claim of what was published."""
    row = publication_ or publication()
    defaults = {"verdict": "confirmed", "as_of": row.dateline, "checked_at": row.decided_at}
    return models.Check.objects.create(
        **{"publication": row, "claim": claim(row.version), **defaults, **fields}
    )


def alert(check_: models.Check | None = None, **fields) -> models.Alert:
    """A confirmed check that the record contradicts since."""
    defaults = {
        "nature": "true_then",
        "wants": "update",
        "was_verdict": "confirmed",
        "verdict": "contradicted",
        "found": "He was withdrawn.",
        "cause": "An announcement.",
        "opened_at": NOON + HOUR,
    }
    return models.Alert.objects.create(**{"check_of": check_ or check(), **defaults, **fields})


def alert_answer(**fields) -> models.AlertAnswer:
    """Somebody dismissed it."""
    defaults = {"kind": "dismissed", "reason": "It is of the past.", "at": NOON + 2 * HOUR}
    made = {"alert": fields.get("alert") or alert(), "by": fields.get("by") or user()}
    return models.AlertAnswer.objects.create(**{**made, **defaults, **fields})


def publication_key() -> models.PublicationKey:
    return models.PublicationKey.objects.create(publication=publication(), key="athlete:1")


def remark(article_: models.Article | None = None, **fields) -> models.Remark:
    """That some words of an article are no claim."""
    said = {"sentence": "Some words.", "words": "Some", "claim_kind": "age", "found": ""}
    defaults = {"kind": "not_a_claim", "reason": "It is an opinion.", "at": NOON, "by": None}
    row = {**said, **defaults, **fields}
    return models.Remark.objects.create(article=article_ or written(), **{**row, "by": row["by"] or user()})


def step(**fields) -> models.Step:
    return publication(**fields).steps.get()


def a_matchup() -> dict:
    return {"a": record.athlete(), "b": record.athlete(), "discipline": record.discipline()}


NEEDS = {
    models.RichText: lambda: {"text": "<p>Some words.</p>"},
    models.QuoteBlock: lambda: {"quote": quote()},
    models.Matchup: a_matchup,
    models.StartList: lambda: {"event": record.event()},
    models.RecordCard: lambda: {"discipline": record.discipline(), "sex": "M"},
    models.SeasonStrip: lambda: {"season": record.season()},
    models.PictureBlock: lambda: {"picture": picture()},
    models.FactBox: lambda: {"title": "At a glance", "facts": "Where: Testholm\nWhen: 19 July"},
}


def using_everything() -> models.Version:
    """A version with a key of every kind."""
    made = written(athletes=[record.athlete()], topics=[topic()], meet=record.meet())
    for kind in (models.QuoteBlock, models.StartList, models.SeasonStrip, models.PictureBlock):
        block(kind, made)
    return version(article=made)


def byline() -> models.ArticleAuthor:
    return article().byline.get()


def key(kind: type[models.VersionUse]) -> models.VersionUse:
    return kind.objects.filter(version=using_everything()).first()


def autosave(**fields) -> models.Autosave:
    by = fields.pop("by", None) or user()
    said = {"form": f"open-form-number-{next(serial)}", "article": None, "now": NOON}
    return autosaving.keep(**{**said, "fields": [("headline", "Typed, not saved")], "by": by, **fields})


def present(**fields) -> models.Presence:
    by = fields.pop("by", None) or user()
    made = fields.pop("article", None) or written()
    return presence.beat(article=made, by=by, now=fields.pop("now", NOON))


BUILDERS = {
    models.Alert: alert,
    models.AlertAnswer: alert_answer,
    models.Article: written,
    models.ArticleAuthor: byline,
    models.Arrangement: arrangement,
    models.Assignment: assignment,
    models.Author: author,
    models.Autosave: autosave,
    models.CallOff: call_off,
    models.Check: check,
    models.Claim: claim,
    models.Embargo: embargo,
    models.Note: note,
    models.OriginalRead: original_read,
    models.Picture: picture,
    models.Publication: publication,
    models.PublicationKey: publication_key,
    models.PinnedPlace: pinned_place,
    models.Presence: present,
    models.PreviewLink: preview_link,
    models.Quote: quote,
    models.Remark: remark,
    models.Removal: removal,
    models.Revocation: revocation,
    models.Save: save,
    models.Section: section,
    models.Step: step,
    models.Topic: topic,
    models.Version: version,
    **{kind: partial(block, kind) for kind in NEEDS},
    **{kind: partial(key, kind) for kind in models.VersionUse.__subclasses__()},
}
"""Of every model of the paper, how to make one row with nothing said."""
