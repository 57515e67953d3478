"""What stands above a text whose facts have changed: dated, from the record, without an editor."""

from datetime import datetime

from newsroom.choices import Nature, Verdict, Wants
from newsroom.models import Alert, Publication

LEADS = {
    Nature.TRUE_THEN: "Since this was written, the record has changed",
    Nature.AS_KNOWN: "Since this was written, the record has changed",
    Nature.WRONG_THEN: "The record says otherwise than this text",
}


def record_notices(publication: Publication, *, as_of: datetime) -> list[dict]:
    """As the notice component takes them, newest first: what the record contradicts and nobody has answered by then.

    A new publication has alerts of its own, so its page does not show these. One query.
    """
    alerts = (
        Alert.objects.filter(check_of__publication=publication, verdict=Verdict.CONTRADICTED)
        .exclude(wants=Wants.NOTHING)
        .standing(as_of=as_of)
        .select_related("check_of__claim")
    )
    return [
        {"kind": "record", "at": rows[0].opened_at, "text": _text(rows), "href": None}
        for rows in _by_answer(alerts)
    ]


def _by_answer(alerts) -> list[list[Alert]]:
    """One notice for each thing the record says, however many sentences it touches."""
    found: dict[tuple[str, str], list[Alert]] = {}
    for alert in alerts:
        found.setdefault((alert.nature, alert.found), []).append(alert)
    return list(found.values())


def _text(alerts: list[Alert]) -> str:
    sentences = dict.fromkeys(" ".join(one.check_of.claim.sentence.split()) for one in reversed(alerts))
    quoted = " ".join(f"“{one}”" for one in sentences)
    return f"{LEADS[alerts[0].nature]}: {alerts[0].found} The text has: {quoted}"
