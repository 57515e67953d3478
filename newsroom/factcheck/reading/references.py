"""Whom he, who, the Norwegian, the 24-year-old and the pair stand for.

Every reference becomes a mention of a person like a name. It carries everybody it may mean, likeliest first; only
what is wrong of all of them is wrong.
"""

import re

from athletics.models import Athlete
from newsroom.factcheck.reading.claims import Context
from newsroom.factcheck.reading.mentions import (
    COMPETITION,
    DEMONYM,
    GROUP,
    NUMBER,
    PERSON,
    UNKNOWN,
    Lands,
    Mention,
    Person,
)

_AFTER = (
    r"(?=\s*(?:[,.;:!?)]|['’]s\b|$)|\s+(?:is|was|has|had|will|would|who|whose|also|then|now|could|can|may|must|did|does|won|"
    r"wins|holds|held|ran|runs|beat|beats|took|takes|finished|clocked|set|sets|broke|became|becomes|remains|leads|lost|said|"
    r"says|told|added|claimed|turned|turns|faces|faced|returned|returns|heads|came|comes|went|goes|at|in|on|with|from|and|"
    r"completed|arrives|arrived|missed|races|raced|competes|competed|opened|opens|makes|made|by|for|to|never|still|already|"
    r"once|first|defends|owns|boasts|recorded|jumped|threw|cleared|retained|claims|currently|no|(?!mixed|united|combined|retired|talented|experienced|unheralded|fancied|seed|speed|need)[a-z]{3,}ed)\b)"
)
PRONOUN = re.compile(r"\b(?:(he|his|him|himself)|(she|hers|her|herself)|(who|whose))\b", re.I)
FIRST_PERSON = re.compile(r"\b(?:I|me|my|My|myself)\b(?!\.)")
PAIR = re.compile(
    r"\b(?:the (?:duo|pair|two(?: (?:men|women|rivals|athletes|runners|champions|of them))?|rivals)|both(?: (?:men|women|athletes|runners))?|they|their|them|each other)\b",
    re.I,
)
YEARS_OLD = re.compile(r"\b[Tt]he (\d{1,2}|[Tt]wenty-\w+|[Tt]hirty-\w+)-year-old(?: ([A-Z]\w+))?" + _AFTER)
MEET = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his) (?:meet|meeting|event)\b(?=[ ,.;:!?)]|$|['’]s)(?! (?:of|between|in|at) )"
)
DEMONYM_ALONE = re.compile(r"\b[Tt]he ([A-Z][\w-]+)" + _AFTER)


def refer(
    text: str, start: int, end: int, found: list[Mention], context: Context, speaker=None
) -> list[Mention]:
    """The mentions of a sentence with its references put among them; `speaker` is whose words these are."""
    mentions = list(found)
    for reference in _references(text, start, end, found, speaker):
        at = [one for one in mentions if one.end <= reference.start()]
        resolved = _resolve(reference, text, at, found, context, speaker)
        if resolved is None:
            continue
        kept = [one for one in mentions if one.end <= resolved.start or one.start >= resolved.end]
        if any(one.kind in (PERSON, UNKNOWN) for one in mentions if one not in kept):
            continue
        mentions = sorted([*kept, resolved], key=lambda one: one.start)
    return mentions


def _references(text: str, start: int, end: int, found: list[Mention], speaker) -> list[re.Match]:
    forms = [YEARS_OLD, DEMONYM_ALONE, PRONOUN, PAIR, MEET] + ([FIRST_PERSON] if speaker else [])
    matches = [match for form in forms for match in form.finditer(text, start, end)]
    free = []
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if free and match.start() < free[-1].end():
            continue
        free.append(match)
    return free


def _resolve(match, text, before, found, context, speaker) -> Mention | None:
    if match.re is MEET:
        named = any(one.kind == COMPETITION for one in found)
        return (
            None
            if named or context.meet is None
            else Mention(match.start(), match.end(), COMPETITION, context.meet)
        )
    if match.re is FIRST_PERSON:
        return Mention(match.start(), match.end(), speaker.kind, speaker.value)
    if match.re is PAIR:
        return _pair(match, before, context)
    if match.re is PRONOUN:
        return _pronoun(match, text, before, context, speaker)
    inside = [one for one in found if match.start() <= one.start and one.end <= match.end()]
    lands = next((one.value for one in inside if one.kind == DEMONYM), None)
    age = next((one.value for one in inside if one.kind == NUMBER), None) if match.re is YEARS_OLD else None
    if match.re is DEMONYM_ALONE and lands is None or match.re is YEARS_OLD and match[2] and lands is None:
        return None
    return _described(match, before, context, age, lands)


def _people(mentions: list[Mention]) -> list[Mention]:
    return [one for one in mentions if one.kind in (PERSON, UNKNOWN)]


def _pair(match, before: list[Mention], context: Context) -> Mention | None:
    here = [one.value.athletes[0] for one in _people(before) if one.kind == PERSON]
    most = tuple(athlete for athlete, _ in context.mentioned.most_common(2))
    pair = (
        tuple(dict.fromkeys(here))
        if len(set(here)) == 2
        else most
        if len(context.named) > 2
        else context.pair or most
    )
    if len(pair) != 2:
        return None
    return Mention(match.start(), match.end(), GROUP, pair)


def _pronoun(match, text: str, before: list[Mention], context: Context, speaker) -> Mention | None:
    people = [one for one in _people(before) if speaker is None or one.value is not speaker.value]
    if match[3]:
        if people and re.fullmatch(r"(?:[ ,]|\([^)]*\)|, \d\d)*", text[people[-1].end : match.start()]):
            return Mention(match.start(), match.end(), people[-1].kind, people[-1].value)
        return None
    sex = "M" if match[1] else "W"
    if speaker is not None:
        return _third_person(match, sex, people, context, speaker)
    order = [*people[:1], *reversed(people[1:])] or ([context.subject] if context.subject else [])
    fitting = [athlete for one in order for athlete in _of_sex(one, sex)]
    if not people:
        fitting += [athlete for athlete in context.here if athlete.sex == sex]
    stranger = next((one for one in order if one.kind == UNKNOWN), None)
    if stranger or not fitting:
        return Mention(match.start(), match.end(), UNKNOWN, stranger.value) if stranger else None
    athletes = tuple(dict.fromkeys(fitting))
    sure = len(athletes) == 1
    return Mention(match.start(), match.end(), PERSON, Person(athletes, sure=sure, how="pronoun"))


def _third_person(match, sex: str, people: list[Mention], context: Context, speaker) -> Mention | None:
    """He or she in somebody’s own words: anybody named but the speaker."""
    said = list(speaker.value.athletes) if speaker.kind == PERSON else []
    others = [athlete for one in reversed(people) if one.kind == PERSON for athlete in one.value.athletes]
    fitting = [one for one in [*others, *reversed(context.named)] if one.sex == sex and one not in said]
    if not fitting or context.strangers:
        return None
    athletes = tuple(dict.fromkeys(fitting))
    return Mention(
        match.start(), match.end(), PERSON, Person(athletes, sure=len(athletes) == 1, how="pronoun")
    )


def _of_sex(mention: Mention, sex: str) -> list[Athlete]:
    if mention.kind == GROUP:
        return [athlete for athlete in mention.value if athlete.sex == sex]
    if mention.kind == UNKNOWN:
        return []
    return [athlete for athlete in mention.value.athletes if athlete.sex == sex]


def _described(
    match, before: list[Mention], context: Context, age: int | None, lands: Lands | None
) -> Mention | None:
    here = [
        athlete for one in reversed(_people(before)) if one.kind == PERSON for athlete in one.value.athletes
    ]
    subject = (
        list(context.subject.value.athletes) if context.subject and context.subject.kind == PERSON else []
    )
    people = list(dict.fromkeys([*here, *subject, *reversed(context.named)]))
    fitting = [one for one in people if _fits(one, age, lands, context)]
    if not fitting and lands:
        fitting = [one for one in people if _fits(one, None, lands, context)]
    strangers = context.strangers or any(one.kind == UNKNOWN for one in before)
    if not fitting and strangers:
        return Mention(match.start(), match.end(), UNKNOWN, match.group())
    athletes = tuple(fitting or people[:1])
    if not athletes:
        return None
    how = f"described:{age or ''}:{lands.name if lands else ''}"
    return Mention(match.start(), match.end(), PERSON, Person(athletes, sure=len(athletes) == 1, how=how))


def _fits(athlete: Athlete, age: int | None, lands: Lands | None, context: Context) -> bool:
    if age is not None and athlete.age(as_of=context.as_of) != age:
        return False
    if lands is None:
        return True
    codes = {country.pk for country in lands.countries} | {country.parent_id for country in lands.countries}
    return athlete.country_id in codes
