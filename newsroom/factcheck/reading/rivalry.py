"""Two people against each other: first meetings, never met, how often, by what score, who beat whom."""

import re
from collections.abc import Iterator

from newsroom.factcheck.reading.adjuncts import Adjuncts, after, around, doubted, leading
from newsroom.factcheck.reading.claims import Claim, Context, Reading
from newsroom.factcheck.reading.mentions import GROUP, PERSON, UNKNOWN
from newsroom.factcheck.reading.streaks import begin_in
from newsroom.factcheck.reading.subjects import subjects_at
from newsroom.factcheck.reading.tagged import Match, Tagged

_MEETING = (
    r"(?:encounter|meeting|clash|race|duel|face-off|showdown|head-to-head|contest|match-up|matchup|battle)"
)
FIRST = (
    rf"{{nth:o}}(?:-ever| ever)?(?: [a-z-]+)?? {_MEETING}\b(?! (?:of the season|of the year|of (?:his|her)))"
)
FIRST_TIME = r"{nth:o} time (?:that )?(?:they|{:g}|the two|{:p} and {:p})(?: will)? (?:have |has )?(?:met|meet|raced|race|faced?)"
NEVER = r"(?:have|has|had|'ve) never (?:before |previously )?(?:met|raced|faced|clashed|competed against|run against|lined up against)(?: each other| one another| {other:p}| together)?(?: before)?"
_EACH = r"(?: each other| one another| {other:p}| {:g}| against each other| against one another| against {:g}| head[- ]to[- ]head)"
TIMES = (
    rf"(?:have|has|had) (?:already |now |so far )?(?:(?:met|raced|faced|clashed|run against|competed against|squared off|gone head[- ]to[- ]head|lined up against){_EACH}? (?:(?:just |only |already |a total of )?{{n:n}} times|on (?:just |only )?{{n3:n}} occasions|(?:just |only )?(?P<word>once|twice|three times))|shared {{n2:n}} (?:races|finals|start lines?))",
    r"(?:{:g}(?:'s)? |the ){n:n} (?:previous |career |earlier |past )?(?:meetings|encounters|clashes|head-to-heads|duels|races together)\b(?! (?:of|in) the)",
)
NTH = rf"(?:{{:g}}(?:'s)?|the pair's|the two's) {{nth:o}} {_MEETING}\b"
SCORE = r"(?P<verb>leads?|leading|ahead|trails?|trailing|behind)\b[^.;<]*?(?:head[- ]to[- ]head|series|rivalry|career meetings|record|{:p})?[^.;<]*? {a:n}-{b:n}"
SCORE_NOUN = (
    r"(?:head[- ]to[- ]head|rivalry|score|series|record against {:p}|tally|ledger)[^.;<]*? {a:n}-{b:n}(?P<favour> (?:in|to) (?:favour of |favor of |the favour of )?{who:p}(?:'s favou?r)?)?",
    r"{a:n}-{b:n}(?P<favour> (?:in|to) (?:favour of |favor of )?{who:p}(?:'s favou?r)?)",
    r"{who:p},? (?:who )?(?:has|holds|enjoys|boasts|owns|with) (?:a |an |the )?(?:career |head[- ]to[- ]head )*{a:n}-{b:n} (?:lead|advantage|edge|record|head[- ]to[- ]head|winning record|upper hand)",
)
WON_OF = r"(?:has |have |had )?(?:won|(?:beaten|beat|finished ahead of) {other:p} in|come out on top in|prevailed in) (?:each of )?{n:n} (?:of|out of) (?:(?:their|the|his|her) )?(?P<last>last |past |previous |most recent )?{m:n}(?: (?:meetings|races|encounters|clashes|head-to-heads|duels|finals|showdowns))?(?P<against> (?:with|against) {other2:p})?"
BEATEN = r"{who:p},? (?:who )?(?:has |had )?(?:now |already )?(?P<verb>beaten|beat|defeated|lost to|won against) {other:p} (?:(?:just |only )?{n:n} times|on {n2:n} occasions|(?:just |only )?(?P<word>once|twice))"
BEAT = r"{who:p}(?:,[^,.;]*,)? (?P<recent>last |most recently |)(?:then |also |later |narrowly |duly |comfortably |easily )?(?:beat|beats|defeated|edged|outkicked|outsprinted|overhauled|overcame|stunned|upset|got the better of|finished ahead of) {other:p}(?P<to> (?:to|for) [^.;]*?(?:gold|title|win|victory)(?: medal)?)?"
THEIR = rf"{{:g}}(?:'s)? (?:(?P<last>last|latest|most recent|previous) )?{_MEETING} (?:in|at) (?:the )?(?:{{at:vct}})"
LAST_MET = r"(?:last (?:met|raced|faced|clashed|duelled|competed)|most recently (?:met|raced)|(?:latest|most recent|last) (?:meeting|encounter|clash|race|duel) (?:was|came|took place))"
NOT_MET = rf"\b(?:(?:have|has|had) not|haven't|hasn't|hadn't) (?:met|raced|faced|clashed|competed|run|lined up)(?:{_EACH})?(?: in (?:competition|a race))?(?= (?:for|in|since)\b)"
_EACH_OTHER = r"(?: each other| one another| <[pg]\d+>)?,?"
BEGAN = re.compile(
    r"\b(?:emerged|began|started|was born|born|originat\w*|sparked|ignited|dates? (?:back )?(?:to|from)|kicked off)\b"
)
_SOIL = re.compile(
    r"(?:,? (?:on|in) )(?:home soil|<j(\d+)> (?:soil|ground|territory|track)|<y(\d+)>|the <y(\d+)>)"
)
WORDS = {"once": 1, "twice": 2, "thrice": 3, "three times": 3}


def read(sentence: Tagged, context: Context) -> Iterator[Claim]:
    pair = _pair(sentence, context)
    yield from _firsts(sentence, context, pair)
    yield from _counts(sentence, context, pair)
    for match in sentence.all(BEAT):
        if not doubted(sentence, match.found.start()):
            hung = around(sentence, match.found.end())
            if hung.where or hung.whens:
                said = {
                    "hung": hung,
                    "discipline": next(iter(hung.disciplines), None),
                    "last": bool(match.text("recent")),
                }
                span = sentence.span(match.found.start(), hung.beyond)
                yield _claim("beat", match, span, _two(match), said)
    for match in sentence.all(THEIR):
        hung = after(sentence, match.found.start("at"))
        said = {"hung": hung, "last": bool(match.text("last")), "began": bool(BEGAN.search(sentence.text))}
        yield _claim("met", match, sentence.span(match.found.start(), hung.beyond), pair, said)
    yield from _not_met(sentence, context, pair)
    for match in sentence.all(LAST_MET):
        more = re.match(_EACH_OTHER, sentence.text[match.found.end() :])
        hung = around(sentence, match.found.end() + (more.end() if more else 0))
        if hung.where or hung.whens:
            said = {"hung": hung, "last": True, "began": False}
            yield _claim("met", match, sentence.span(match.found.start(), hung.beyond), pair, said)


def _not_met(sentence: Tagged, context: Context, pair: list[tuple]) -> Iterator[Claim]:
    """“Have not raced for three years”, “since Paris”; said of two people."""
    two = len(sentence.tagged(PERSON + GROUP)) > 1 or any(m.kind == GROUP for _, m in sentence.tagged(GROUP))
    for match in sentence.all(NOT_MET) if two else ():
        end = match.found.end()
        begin = begin_in(sentence, end, context.as_of)
        since = re.match(r" since ", sentence.text[end:])
        hung = after(sentence, end + since.end()) if since else None
        if begin or hung and (hung.where or hung.whens):
            said = {"lands": None, "since": hung, "begin": begin, "discipline": None}
            pairs = _ordered(subjects_at(sentence, match.found.start() + 1, context), pair) if pair else []
            yield _claim("met", match, match.span, pairs, said)


def _pair(sentence: Tagged, context: Context) -> list[tuple]:
    """The two people meant: those of a group, the two named here, else one here and the subject, else the last two."""
    groups = [one for _, one in sentence.tagged(GROUP)]
    if groups:
        return [groups[0].value]
    people = list(
        dict.fromkeys(one.value.athletes[0] for _, one in sentence.tagged(PERSON) if one.value.how == "name")
    )
    if len(people) == 2:
        return [tuple(people)]
    if len(people) > 2:
        return [(people[0], other) for other in people[1:]]
    if any(one.kind == UNKNOWN for _, one in sentence.tagged(UNKNOWN)):
        return []
    named = [one for one in context.named if one not in people]
    return [(*people, *reversed(named))[:2]] if len(people) + len(named) >= 2 else []


def _firsts(sentence: Tagged, context: Context, pair: list[tuple]) -> Iterator[Claim]:
    for form in (FIRST, FIRST_TIME):
        for match in sentence.all(form):
            if match["nth"].value != 1 or "heat" in sentence.text[match.found.end() : match.found.end() + 6]:
                continue
            yield from _first(match, match.found.end(), context, pair)
    for match in sentence.all(NEVER):
        pairs = _other(match, sentence, context) or pair
        yield from _first(match, match.found.end(), context, pairs)


def _first(match: Match, end: int, context: Context, pair: list[tuple]) -> Iterator[Claim]:
    sentence = match.sentence
    soil = re.search(r"^(?:[^.;]*?)" + _SOIL.pattern, sentence.text[end:]) or None
    lands = None
    if soil:
        number = next((n for n in soil.groups() if n), None)
        lands = sentence.mentions[int(number)].value if number else None
        if number is None:
            return
        end += soil.end()
    hung = after(sentence, end)
    since = re.search(r"\bsince\b", sentence.text[match.found.end() :])
    said = {"lands": lands, "since": after(sentence, match.found.end() + since.end()) if since else None}
    said["discipline"] = next(iter(hung.disciplines), None) if not lands else None
    if soil is None and since is None and hung.where:
        return
    yield _claim("first-meeting", match, sentence.span(match.found.start(), end), pair, said)


def _other(match: Match, sentence: Tagged, context: Context) -> list[tuple]:
    """The subject of the verb with the person it names, if it names one."""
    other = match["other"] if "other" in match.found.groupdict() else None
    if other is None:
        return []
    subjects = subjects_at(sentence, match.found.start() + 1, context)
    return [
        (a, other.value.athletes[0]) for one in subjects if one.kind == PERSON for a in one.value.athletes
    ]


def _counts(sentence: Tagged, context: Context, pair: list[tuple]) -> Iterator[Claim]:
    for match in (found for form in TIMES for found in sentence.all(form)):
        named = match.found.groupdict()
        number = next((match[name] for name in ("n", "n2", "n3") if named.get(name)), None)
        count = number.value if number else WORDS[match.text("word")]
        hung = after(sentence, match.found.end()).fill(leading(sentence))
        yield _claim(
            "meetings-count",
            match,
            match.span,
            _other(match, sentence, context) or pair,
            _scope(hung, sentence) | {"count": count},
        )
    for match in sentence.all(BEATEN):
        number = match["n"] or match["n2"]
        count = number.value if number else WORDS[match.text("word")]
        two = _two(match)
        yield _claim(
            "wins-count",
            match,
            match.span,
            [(b, a) for a, b in two] if "lost" in match.text("verb") else two,
            _scope(after(sentence, match.found.end()), sentence) | {"count": count},
        )
    for form in (SCORE, *SCORE_NOUN):
        for match in sentence.all(form):
            yield from _score(match, context, pair)
    for match in sentence.all(WON_OF):
        yield from _last(match, context, pair)


def _last(match: Match, context: Context, pair: list[tuple]) -> Iterator[Claim]:
    """“Has won three of their last four meetings”."""
    sentence, others = match.sentence, match["other"] or match["other2"]
    if not others and not re.search(r"their|meetings|encounters|clashes|head|duels", match.found.group()):
        return
    subjects = subjects_at(sentence, match.found.start() + 1, context)
    people = [athlete for one in subjects if one.kind == PERSON for athlete in one.value.athletes]
    pairs = [(one, others.value.athletes[0]) for one in people] if others else _ordered(subjects, pair)
    said = {"wins": match["n"].value, "of": match["m"].value, "last": bool(match.text("last"))}
    said |= _scope(after(sentence, match.found.end()), sentence)
    yield _claim("last-meetings", match, match.span, pairs, said)


def _ordered(subjects, pair: list[tuple]) -> list[tuple]:
    """Pairs with the verb's subject first."""
    first = [a for one in subjects if one.kind == PERSON for a in one.value.athletes]
    return [(a, next(b for b in two if b != a)) for two in pair for a in first if a in two] or pair


def _score(match: Match, context: Context, pair: list[tuple]) -> Iterator[Claim]:
    sentence, a, b = match.sentence, match["a"].value, match["b"].value
    verb = match.text("verb") if "verb" in match.found.groupdict() else ""
    pairs = _ordered(subjects_at(sentence, match.found.start() + 1, context), pair) if verb else pair
    if verb.startswith(("trail", "behind")):
        a, b = min(a, b), max(a, b)
    elif verb:
        a, b = max(a, b), min(a, b)
    said = {"score": (a, b), "either": not verb} | _scope(after(sentence, match.found.end()), sentence)
    if "who" in match.found.groupdict() and match["who"]:
        favoured = match["who"].value.athletes[0]
        pairs = [(favoured, next(x for x in two if x != favoured)) for two in pair if favoured in two]
        own = (a, b) if re.search(r"record$", match.found.group()) else (max(a, b), min(a, b))
        said |= {"score": own, "either": False}
    yield _claim(
        "head-to-head", match, sentence.span(match.found.start("a"), match.found.end("b")), pairs, said
    )


def _scope(hung: Adjuncts, sentence: Tagged) -> dict:
    disciplines = list(hung.disciplines) or [one.value for _, one in sentence.tagged("d")]
    return {"disciplines": disciplines, "finals": "final" in sentence.text, "hung": hung}


def _two(match: Match) -> list[tuple]:
    who, other = match["who"].value.athletes, match["other"].value.athletes
    return [(a, b) for a in who for b in other if a != b]


def _claim(kind: str, match: Match, span: tuple[int, int], pairs: list[tuple], said: dict) -> Claim:
    sentence = match.sentence
    readings = tuple(Reading(one, said | {"other": other}) for one, other in pairs) or (Reading(None, said),)
    return Claim(kind, *span, (sentence.start, sentence.end), readings, bool(sentence.quotation))
