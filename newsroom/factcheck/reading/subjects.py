"""Who does what a verb says, where the verb stands apart from the name."""

import re

from newsroom.factcheck.reading.claims import Context
from newsroom.factcheck.reading.mentions import Mention
from newsroom.factcheck.reading.tagged import TAG, Tagged

_OBJECT = re.compile(
    r"(?:\b(?:beat|beats|beaten|beating|over|behind|against|from|to|with|by|than|of|ahead|past|defeated|defeating|face|faces|"
    r"facing|faced|meet|meets|met|join|joins|joined|challenge|challenges|like|outkick\w*|edge[sd]?|edging|holding off|"
    r"unlike|alongside|for|v|vs|versus)|\bv\.) (?:(?:the|his|her|<[pg]\d+>|compatriot|rival|team-mate|teammate|<[jyn]\d+>(?:'s)?) )*$"
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
        owners = [
            sentence.mentions[int(tag[2])]
            for tag in TAG.finditer(sentence.text, 0, position)
            if tag[1] in "pug"
        ]
        before = [one for one in (*owners, context.previous, context.subject) if one is not None]
        return list({id(one): one for one in before}.values())
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


_APPOSED = re.compile(
    r"<([pug])(\d+)>(?: \([^)]*\))?(?:, <n\d+>| \(<n\d+>\)|, \w+-year-old)?(?:,| is| was|, who is| remains|, who was| as)"
    r" (?:(?:the|an?|former|reigning|current|<[jy]\d+>(?:'s)?|also|now|still|both) )*$"
)
_NAMED_NEXT = re.compile(r",? (?:<n\d+>-year-old )?(?:<[jy]\d+>(?:'s)? )?<([pug])(\d+)>")


def bearers(sentence: Tagged, start: int, end: int, context: Context) -> list[Mention]:
    """Whose a description (“the world champion”) is: the name it stands beside, else anybody the sentence names."""
    before = _APPOSED.search(sentence.text, 0, start)
    if before:
        return [sentence.mentions[int(before[2])]]
    following = _NAMED_NEXT.match(sentence.text, end)
    if following:
        return [sentence.mentions[int(following[2])]]
    likely = subjects_at(sentence, start, context)
    return likely + [one for _, one in sentence.tagged("pug") if one not in likely]
