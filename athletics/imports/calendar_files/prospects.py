"""What a calendar table would bring, said before it is applied: numbers, feeds, and published sentences."""

from collections.abc import Callable
from datetime import date

from athletics.imports.meet_files.review import Review
from athletics.scheduling.prospect import prospect


def follows(found: Review, write: Callable[[], object], *, as_of: date) -> list[str]:
    """Sentences. `write` applies the review and is taken back: what is foretold is what will be. Raises what it raises."""
    drafts = [row.draft for row in found.rows if row.draft]
    seasons = {one.season.pk: one.season for one in drafts if one.season.pk}
    said = []
    for season in seasons.values():
        meets = [one.meet for one in drafts if one.meet and one.season.pk == season.pk]
        brings = prospect(write, season=season, meets=meets, as_of=as_of)
        said += [
            f"{one.meet} would be number {one.after or '–'} of {season}, was {one.before or '–'}."
            for one in brings.numbers
        ]
        said += brings.conflicts
        said += [
            f"A published sentence would change: “{one.text}”, {one.before}, would be {one.after}."
            for one in brings.statements
        ]
        if brings.feeds and brings.numbers:
            said.append(
                f"Calendars that subscribers see would change: {', '.join(name for name, _ in brings.feeds)}."
            )
    return said
