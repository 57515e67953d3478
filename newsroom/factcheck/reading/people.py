"""Ages, birthdays and nationalities."""

from collections.abc import Iterator

from newsroom.factcheck.reading.adjuncts import after
from newsroom.factcheck.reading.claims import Claim, Context, Reading, of_whom
from newsroom.factcheck.reading.mentions import PERSON, Mention
from newsroom.factcheck.reading.tagged import Match, Tagged

_MIDDLE = (
    r"(?:(?:runner|star|great|ace|sprinter|athlete|champion|champions|superstar|sensation|teenager|youngster|veteran|hurdler|"
    r"jumper|thrower|vaulter|miler|specialist|middle-distance|distance|long-distance|olympic|world|european|indoor|outdoor|"
    r"double|triple|reigning|defending|former|gold|silver|bronze|medallist|medalist|record|holder|record-holder|hero|rival|"
    r"teammate|team-mate|prodigy|number one|no\.|steeplechaser|marathon|heptathlete|decathlete|long|high|shot|pole|and|<[nodk]\d+>"
    r"(?:-times?|-year-old)?) )"
)
AGES = (
    rf"(?P<said>{{age:n}}-years?-old)(?: {{:j}})? {_MIDDLE}{{0,4}}{{who:pu}}",
    r"{who:pu}(?:,| \(|, (?:who is |now |aged )| \(aged )\s?(?P<said>{age:n})(?=[,);]|\.?$| and\b)",
    r"{who:pu},? (?:is|am|who is|who's)(?: now| only| just| still)? (?P<said>{age:n}(?: years old| years of age)?)(?=[,.;)]|$| and | but )",
    r"(?<![\w>] )\b(?:at|aged) (?:just |only |still )?(?P<said>{age:n}), {who:pu}",
    r"{who:pu} is (?:still )?(?:only |just )?(?:a |the )?(?:teenager|youngster|veteran|baby|prodigy) (?:at|of) (?:just |only )?(?P<said>{age:n})",
    r"{who:pu},? (?:is )?aged (?P<said>{age:n})(?=[,.;)]|$| )",
)
TURNS = r"{who:p},? (?:who )?(?P<said>(?:turned|turns|will turn|is about to turn|celebrates|celebrated|marks|will celebrate|marked)(?: his| her)? (?:{age:n}|{nth:o} birthday|birthday)(?: on| in)? {when:t})"
BORN = r"{who:p}(?:,| was|, who was| is)? (?P<said>born (?:on |in )?(?:{when:t}|{place:v}))"
NATIONALITY = (
    rf"(?P<said>{{land:j}}) {_MIDDLE}{{0,6}}{{who:pu}}",
    rf"(?P<said>{{land:y}})'s? {_MIDDLE}{{0,6}}{{who:pu}}",
    r"{who:pu},? (?:of|from) (?P<said>{land:y})",
    r"{who:p} \((?P<said>(?P<code>[a-z]{3}))\)",
    r"{who:p},? (?:is|was|who is) (?:a |an |the )?(?P<said>{land:j})(?!'s| (?:record|records|soil|title|capital|crowd|championships?|fans|coach|federation|no|number))",
    r"{who:p}, (?:a|an|the) (?P<said>{land:j})(?=,| who| runner| athlete| star)",
    r"\b(?:the|a|an) (?P<said>{land:j}), {who:p}(?=[,.;]| who)",
    r"^{who:p}, [^,;.]{4,80}, (?:is|was) (?:a |an )(?P<said>{land:j})(?=[.,;]|$)",
    r"{who:p} (?:runs|competes|jumps|throws|races|ran|competed|jumped|threw) for (?:the )?(?P<said>{land:y})",
    r"{who:p},? (?:who )?(?:represents|represented|representing) (?:the )?(?P<said>{land:y})",
)
OF_BOTH = r"{who:p},? and {other:p},? (?:are|were)(?: {:g}| both)? (?:<d\d+> )?(?P<said>{land:j})(?!'s| (?:record|records|soil|title|champions?))"
OF_PAIR = (
    r"{who:g},? (?:are|were)(?: both)? (?P<said>{land:j})(?!'s| (?:record|records|soil|title|champions?))"
)


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for form in AGES:
        for match in sentence.all(form):
            if 12 <= match["age"].value <= 60:
                yield _claim("age", match, [match["who"]], age=match["age"].value)
    yield from _described(sentence, context)
    yield from _birthdays(sentence)
    yield from _both(sentence)
    for form in NATIONALITY:
        for match in sentence.all(form):
            lands = match["land"].value if match["land"] else None
            if match["who"].kind != PERSON or match["who"].value.how in ("name", "pronoun"):
                yield _claim(
                    "nationality", match, [match["who"]], lands=lands, code=match.text("code").upper()
                )


def _both(sentence: Tagged) -> Iterator[Claim]:
    """“Wanyonyi and Rudisha are both Kenyans”: one claim for each."""
    for form in (OF_BOTH, OF_PAIR):
        for match in sentence.all(form):
            lands = match["land"].value
            people = [
                (one, one.value.athletes)
                for one in (match["who"], match["other"] if form is OF_BOTH else None)
                if one and one.kind == PERSON
            ]
            people += (
                [(match["who"], (athlete,)) for athlete in match["who"].value] if form is OF_PAIR else []
            )
            for mention, athletes in people:
                readings = tuple(Reading(athlete, {"lands": lands, "code": ""}) for athlete in athletes)
                span = (mention.start, mention.end)
                yield Claim(
                    "nationality", *span, (sentence.start, sentence.end), readings, bool(sentence.quotation)
                )


def _described(sentence: Tagged, context: Context) -> Iterator[Claim]:
    for _, mention in sentence.tagged(PERSON):
        if not mention.value.how.startswith("described:"):
            continue
        _, age, land = mention.value.how.split(":")
        span = (mention.start, mention.end)
        if age:
            yield Claim("age", *span, (sentence.start, sentence.end), of_whom([mention], age=int(age)))
        if land:
            yield Claim(
                "nationality",
                *span,
                (sentence.start, sentence.end),
                of_whom([mention], lands=None, land=land),
            )


def _birthdays(sentence: Tagged) -> Iterator[Claim]:
    for match in sentence.all(TURNS):
        age = match["age"] or match["nth"]
        yield _claim("birthday", match, [match["who"]], when=match["when"].value, age=age and age.value)
    for match in sentence.all(BORN):
        if match["when"]:
            place = after(sentence, match.found.end()).places
            yield _claim("birthday", match, [match["who"]], born=match["when"].value, places=place)
        else:
            yield _claim("birth-place", match, [match["who"]], places=[match["place"].value])


def _claim(kind: str, match: Match, who: list[Mention], **said) -> Claim:
    sentence = match.sentence
    readings = of_whom(who, **said) or (Reading(None, said),)
    return Claim(
        kind, *match.part("said"), (sentence.start, sentence.end), readings, bool(sentence.quotation)
    )
