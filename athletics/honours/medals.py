"""The medals of an athlete or of a final, as they stood on a day."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from athletics.as_of import day
from athletics.choices import ResultStatus, RoundKind
from athletics.honours.definition import SENIOR, Definition
from athletics.honours.medal import Medal, medal_from
from athletics.models import Athlete, Leg, Result, Ruling


def medals(*, athlete: Athlete, as_of: date | datetime, definition: Definition = SENIOR) -> tuple[Medal, ...]:
    """An athlete's medals as they stood on a day, under a definition, newest first.

    Places 1 to 3 in the final of an event at a competition that confers titles, and first places in a season's final
    of a league whose season has places in the final (a season decided on points gives no title to the winner of one
    race). Alone, in a relay (whoever ran a leg in any of its rounds) or in a team. Before a ruling what it changed still holds;
    after it the medal carries the day of the decision. Guests win nothing. Two queries: the
    results and the rulings on them.
    """
    people = Athlete.objects.keys_of([athlete])
    legs = Leg.objects.order_by().filter(athlete__in=people)
    # A union of keys: the database finds each half by its own index, where an OR would read every result.
    alone = Result.objects.order_by().filter(athlete__in=people).values("pk")
    together = Result.objects.order_by().filter(
        Exists(
            legs.filter(
                result__team=OuterRef("team"),
                result__round__event=OuterRef("round__event"),
                result__superseded_at=None,
            )
        ),
        # Implied by the legs, and where the database begins: the teams the athlete ran for, not every result.
        team__in=legs.values("result__team"),
    )
    ran = Q(team=None) | Exists(legs.filter(result=OuterRef("pk")))
    found = candidates(as_of=as_of).filter(pk__in=alone.union(together.values("pk"), all=True))
    return tuple(medals_of(found.annotate(ran_final=ran), as_of=as_of, definition=definition))


def candidates(*, as_of: date | datetime) -> QuerySet[Result]:
    """The results of finals up to a day that are or ever were among the first three."""
    return with_places(
        Result.objects.current().filter(
            Q(place__lte=3, status=ResultStatus.OK)
            | Exists(Ruling.objects.filter(result=OuterRef("pk"), place_before__lte=3)),
            Q(round__event__meet__competition__confers_titles=True)
            | Q(
                round__event__meet__is_final=True,
                round__event__season_discipline__final_places__isnull=False,
            ),
            round__kind=RoundKind.FINAL,
            round__number=1,
            date__lte=day(as_of),
            out_of_competition=False,
        )
    )


def with_places(results: QuerySet[Result]) -> QuerySet[Result]:
    """With all that a medal prints, newest first."""
    return (
        results.select_related(
            "athlete__merged_into",
            "team",
            "country",
            "discipline",
            "round__event__discipline",
            "round__event__season_discipline",
            "round__event__meet__competition",
            "round__event__meet__season__league",
            "round__event__meet__venue",
        )
        .prefetch_related("rulings")
        .order_by(F("date").desc(), "place", "pk")
    )


def medals_of(results: Iterable[Result], *, as_of: date | datetime, definition: Definition) -> list[Medal]:
    """The medals among results, as they stood, newest first."""
    made = [medal_from(result, as_of=as_of) for result in results]
    kept = [medal for medal in made if medal and _counts(medal, definition)]
    return sorted(kept, key=lambda medal: (-medal.date.toordinal(), medal.place, medal.result_id))


def _counts(medal: Medal, definition: Definition) -> bool:
    return definition.takes(
        place=medal.place,
        level=medal.level,
        competition_code=medal.competition_code,
        area=medal.area,
        surface=medal.surface,
        age_class=medal.age_class,
        contest=medal.contest,
        discipline=medal.discipline_code,
    )
