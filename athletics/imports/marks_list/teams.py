"""Relay teams: the one on file of the same name and sex, or a new one."""

from athletics.imports.marks_list.rows import Performance
from athletics.models import Import, Team
from athletics.names import fold


class Teams:
    """The teams on file by folded name and sex, and those a load adds."""

    def __init__(self) -> None:
        rows = Team.objects.values_list("pk", "name", "sex")
        self._found = {(fold(name), sex): pk for pk, name, sex in rows}

    def find(self, performance: Performance) -> int | None:
        """The team on file, or None."""
        return self._found.get((fold(performance.team), performance.sex))

    def add(self, wanted: list[Performance], *, by: Import, write: bool) -> None:
        """Makes the teams of these relays."""
        new = {}
        for one in wanted:
            key = (fold(one.team), one.sex)
            if key not in self._found and key not in new:
                made_by = by if by.pk else None
                new[key] = Team(name=one.team, sex=one.sex, country_id=one.country, imported_by=made_by)
        if write:
            Team.objects.bulk_create(new.values())
        for key, team in new.items():
            self._found[key] = team.pk or -len(self._found) - 1
