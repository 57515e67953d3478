"""Where, when and in what: the words that hang on a verb, before the subject or after the object."""

import re
from dataclasses import dataclass, field

from athletics.models import Country, Discipline
from newsroom.factcheck.reading.dates import When
from newsroom.factcheck.reading.mentions import Contest, Lands, Place
from newsroom.factcheck.reading.tagged import TAG, Tagged

_LINK = re.compile(
    r"[\s,(]*(?:(?:in|at|on|over|during|from|for|of|to|the|his|her|their|a|an|final|finals|race|event|meeting|meet|held|"
    r"men's|women's|outdoor|indoor|outdoors|indoors|back|early|late|earlier|that|day|time|'s)\b[\s,]*|<[pg]\d+>(?:'s)?\s|'s\s)*"
)
_LEADING = re.compile(
    r"\s*(?:and |but |then |only |just )?(?:(?P<since>it(?:'s| is| was| has been| will be) )(?=<t)|in|at|on|over|last|earlier|back|during|<t)",
    re.I,
)
NAMES = {"v": "places", "t": "whens", "c": "contests", "d": "disciplines", "k": "marks", "y": "lands"}
KINDS = "".join(NAMES)
_INDOORS = re.compile(r"\b(?:indoors?|short[- ]track)\b")


@dataclass(slots=True)
class Adjuncts:
    """`beyond` is the position in the tagged sentence after the last of them."""

    places: list[Place] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)
    contests: list[Contest] = field(default_factory=list)
    disciplines: list[Discipline] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    lands: list[Lands] = field(default_factory=list)
    indoors: bool = False
    beyond: int = 0

    def take(self, kind: str, value) -> None:
        """Adds one. A bare weekday is left out: which week it means only the story tells."""
        if kind != "t" or value.kind != "weekday":
            getattr(self, NAMES[kind]).append(value)

    def fill(self, other: "Adjuncts") -> "Adjuncts":
        """With what `other` says of a kind this one says nothing of; a place and a competition are one kind."""
        for name in ("whens", "disciplines", "marks"):
            if not getattr(self, name):
                setattr(self, name, getattr(other, name))
        if not (self.places or self.contests or self.lands):
            self.places, self.contests, self.lands = other.places, other.contests, other.lands
        self.indoors = self.indoors or other.indoors
        return self

    @property
    def where(self) -> bool:
        return bool(self.places or self.contests or self.lands)

    @property
    def countries(self) -> list[Country]:
        return [country for land in self.lands for country in land.countries]


def after(sentence: Tagged, position: int, kinds: str = KINDS) -> Adjuncts:
    """Those that follow a position without a break."""
    found = Adjuncts(beyond=position)
    while True:
        at = _LINK.match(sentence.text, found.beyond).end()
        tag = TAG.match(sentence.text, at)
        if not tag or tag[1] not in kinds or _of_a_person(sentence.text, found.beyond, tag):
            found.indoors = found.indoors or bool(_INDOORS.search(sentence.text[position:at]))
            return found
        found.take(tag[1], sentence.mentions[int(tag[2])].value)
        found.beyond = tag.end()


def _of_a_person(text: str, start: int, tag: re.Match) -> bool:
    """“Portugal’s …” and “of Kenya” say whose, not where."""
    owner = tag[1] in "yvj" and text.startswith("'s", tag.end())
    return owner or tag[1] == "y" and bool(re.search(r"\b(?:of|from)\b", text[start : tag.start()]))


def leading(sentence: Tagged) -> Adjuncts:
    """Those a sentence opens with: “In Paris last year, …”, “It is two years since …”."""
    found = _LEADING.match(sentence.text)
    return after(sentence, found.end("since") if found["since"] else 0) if found else Adjuncts()


def around(sentence: Tagged, position: int) -> Adjuncts:
    """Those after a position, filled up with those the sentence opens with."""
    return after(sentence, position).fill(leading(sentence))


def everything(sentence: Tagged, *, marks: bool = True) -> Adjuncts:
    """Every place, day, competition, event and mark of a sentence."""
    found = Adjuncts()
    for tag in TAG.finditer(sentence.text):
        owner = sentence.text.startswith("'s", tag.end()) or tag[1] == "y"
        if tag[1] in ("vtcdk" if marks else "vtcd") and not owner:
            found.take(tag[1], sentence.mentions[int(tag[2])].value)
    return found


_DOUBT = re.compile(
    r"\b(?:not|never|n't|no longer|nor|without|if|hop(?:e|es|ed|ing)|wants?|wanted|aim(?:s|ed|ing)?|bid|bidding|could|would|might|may|"
    r"should|chance|try|tries|trying|attempt\w*|dream\w*|target\w*|chas(?:e|es|ed|ing)|fail(?:s|ed|ing)?|almost|nearly|yet to|seek\w*|looking to|"
    r"eyeing|unless|whether|denied|missed|missing|plans?|planned|intend\w*|expect\w*|ambition|goal is|needs?|than)\b"
)
_CLAUSE = re.compile(r"[;:]|, (?:but|and|who|which|while|where|when)\b| but | while | who | after | before ")


def doubted(sentence: Tagged, position: int) -> bool:
    """Whether the clause up to a position denies, hopes or supposes: then nothing is stated."""
    start = max((match.end() for match in _CLAUSE.finditer(sentence.text, 0, position)), default=0)
    return bool(_DOUBT.search(sentence.text, start, position))
