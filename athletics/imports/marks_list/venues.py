"""Where: the venue on file of the same name, city and country, spelling forgiven, or a new one without a time zone."""

from django.utils.text import slugify

from athletics.imports.marks_list.places import Place
from athletics.models import Import, Venue, VenueName
from athletics.names import fold

HIGH = 1000
"""Metres; marks made above it are flagged A."""


class Venues:
    """The venues on file by name, city and country, other names among them, and those a load adds."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], int] = {}
        self._answered: dict[Place, int] = {}
        self._high: set[int] = set()
        self._slugs: set[str] = set()
        rows = Venue.objects.order_by("pk").values_list(
            "pk", "merged_into", "folded_name", "city", "country", "slug", "altitude"
        )
        cities = {}
        for pk, merged, folded, city, country, slug, altitude in rows:
            self._found.setdefault((folded, country), merged or pk)
            self._slugs.add(slug)
            cities[pk] = (fold(city), country)
            if altitude and altitude > HIGH:
                self._high.add(pk)
        for pk, folded in VenueName.objects.values_list("venue", "folded_name"):
            city, country = cities[pk]
            self._found.setdefault((folded, country), pk)
            self._found.setdefault((f"{folded} {city}", country), pk)

    def find(self, place: Place) -> int | None:
        """The venue on file, or None. A state does not tell two stadiums of one name apart, only two cities."""
        if place in self._answered:
            return self._answered[place]
        found = self._found.get(place.key)
        if found is None and place.name != place.city and ", " in place.city:
            bare = place._replace(city=place.city.rpartition(", ")[0])
            found = self._found.get(bare.key)
        if found is not None:
            self._answered[place] = found
        return found

    def is_high(self, pk: int | None) -> bool:
        """Whether marks made there are altitude marks, as far as the altitude is on file."""
        return pk in self._high

    def add(self, wanted: list[Place], *, by: Import, write: bool) -> None:
        """Makes the venues; two spellings that fold alike are one."""
        new: dict[tuple[str, str], Venue] = {}
        for place in wanted:
            if place.key not in self._found and place.key not in new:
                new[place.key] = self._venue(place, by)
        if write:
            Venue.objects.bulk_create(new.values())
        for key, venue in new.items():
            self._found[key] = venue.pk or -len(self._found) - 1

    def _venue(self, place: Place, by: Import) -> Venue:
        plain = slugify(fold(place.name if place.name == place.city else f"{place.name} {place.city}"))
        plain = plain[:110].strip("-") or "venue"
        slug, number = plain, 2
        while slug in self._slugs:
            slug, number = f"{plain}-{number}", number + 1
        self._slugs.add(slug)
        venue = Venue(
            name=place.name,
            city=place.city,
            country_id=place.country,
            slug=slug,
            imported_by=by if by.pk else None,
        )
        venue.derive()
        return venue
