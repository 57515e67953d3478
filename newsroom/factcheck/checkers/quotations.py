"""Quotations: traced to a speaker, a day and a source. Whether what was said is true is never judged."""

from athletics.models import Athlete
from athletics.names import fold
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.verdicts import Answer, Evidence, Verdict, contradicted
from newsroom.models import Quote

SURE = 5
"""From this many words on the same words under another name are another's."""


def quotation(reading: Reading, dossier: Dossier) -> Answer:
    """Attributed, with the source where the words are on file; contradicted only where they are another's."""
    words = fold(reading.said["words"])
    speaker: Athlete | None = reading.subject
    found = [quote for quote in _quotes(dossier) if words and words in fold(quote.words)]
    own = [quote for quote in found if speaker and quote.speaker_id == speaker.pk]
    named = reading.stranger and [quote for quote in found if fold(reading.stranger) in fold(quote.name)]
    match = next(iter(own or named or []), None)
    if match:
        day = f", {match.said_on:%-d %B %Y}" if match.said_on else ""
        row = Evidence(f"{match.name}{day}: {match.source}", match.source.url)
        return Answer(Verdict.ATTRIBUTED, f"On file: {match.name}{day}.", evidence=(row,))
    if found and (speaker or reading.stranger) and len(words.split()) >= SURE:
        other = found[0]
        return contradicted(
            f"These are the words of {other.name}.", evidence=[Evidence(str(other.source), other.source.url)]
        )
    who = speaker.name if speaker else reading.stranger
    return Answer(
        Verdict.ATTRIBUTED,
        f"Said by {who}." if who else "Nobody is named as the speaker.",
        "Not among the quotes on file.",
    )


def _quotes(dossier: Dossier) -> list[Quote]:
    def ask() -> list[Quote]:
        people = [athlete.pk for athlete in dossier.context.named]
        rows = Quote.objects.filter(speaker__in=people) | Quote.objects.filter(speaker=None)
        return list(rows.select_related("speaker", "source")[:2000])

    return dossier.kept(("quotes",), ask)


CHECKERS = {"quotation": quotation}
