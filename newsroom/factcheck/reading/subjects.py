"""Who does what a verb says, where the verb stands apart from the name."""

import re

from newsroom.factcheck.reading.claims import Context
from newsroom.factcheck.reading.mentions import Mention
from newsroom.factcheck.reading.tagged import TAG, Tagged

_OBJECT = re.compile(
    r"(?:\b(?:beat|beats|beaten|beating|over|behind|against|from|to|with|by|than|of|ahead|past|defeated|defeating|face|faces|"
    r"facing|faced|meet|meets|met|join|joins|joined|challenge|challenges|like|outkick\w*|edge[sd]?|edging|holding off|"
    r"compatriot|rival|team-mate|teammate|brother|sister|coach|champion|holder|medallist|for|v|vs|versus)|\bv\.) $"
)


def people_before(sentence: Tagged, position: int) -> list[tuple[int, Mention]]:
    """The people named before a position who can be the subject there: nobody's object, no owner of something."""
    found = []
    for match in TAG.finditer(sentence.text, 0, position):
        if match[1] not in "pug":
            continue
        owner = sentence.text.startswith("'s", match.end()) or sentence.text.startswith("' ", match.end())
        if not owner and not _OBJECT.search(sentence.text, 0, match.start()):
            found.append((match.start(), sentence.mentions[int(match[2])]))
    return found


def subject_of(sentence: Tagged) -> Mention | None:
    """The sentence's subject, for the next one's pronouns: the first person who is nobody's object."""
    people = people_before(sentence, len(sentence.text))
    anybody = sentence.tagged("pug")
    return people[0][1] if people else anybody[0][1] if anybody else None


def subjects_at(sentence: Tagged, position: int, context: Context) -> list[Mention]:
    """Who may be the subject of the verb at a position, likeliest first."""
    people = people_before(sentence, position)
    if not people:
        return [context.subject] if context.subject else []
    nearest = people[-1][1]
    rest = [one for _, one in reversed(people[:-1])]
    if nearest.kind == "g":
        return [nearest]
    seen, out = set(), []
    for one in [nearest, *rest]:
        key = one.value if isinstance(one.value, (str, tuple)) else one.value.athletes
        if key not in seen:
            seen.add(key)
            out.append(one)
    return out
