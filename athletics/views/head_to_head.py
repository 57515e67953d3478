"""Two athletes against each other: choosing them, and the page of the pair."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from athletics.models import Athlete
from athletics.names import fold
from athletics.views.asked import SenselessError, day_asked
from athletics.views.head_to_head_page import ALLOWED, head_to_head_page, question, shared_disciplines
from athletics.views.refusals import bad_request

CANDIDATES, POOL = 12, 60
SIDES = (("a", "first", "First athlete"), ("b", "second", "Second athlete"))
"""For each of the two: the name of the field with the athlete chosen, of the one with what was typed, its label."""


def choose(request: HttpRequest) -> HttpResponse:
    """Two names to find (`?first=&second=`), then the candidates to pick from (`?a=&b=`), then the page of the pair."""
    sides = [_side(request, *names) for names in SIDES]
    chosen = [side["chosen"] for side in sides]
    if all(chosen):
        if chosen[0].pk == chosen[1].pk:
            return bad_request(
                request, f"{chosen[0].name} cannot meet himself or herself: choose two athletes."
            )
        return redirect("athletics:head_to_head", *(one.slug for one in chosen))
    return render(request, "athletics/head_to_head_choose.html", {"sides": sides}, using="public")


def _side(request: HttpRequest, picked: str, typed: str, label: str) -> dict:
    """One of the two names: whom it means, or who it may mean. One query."""
    slug = _text(request, picked)
    name = _text(request, typed)
    athletes = Athlete.objects.living_rows().select_related("country")
    found = list(athletes.filter(slug=slug)) if slug else []
    if not found and name:
        found = sorted(athletes.named(name)[:POOL], key=lambda one: not _begins(one, name))
    exact = [one for one in found if one.folded_name == fold(name)]
    chosen = found[0] if len(found) == 1 else exact[0] if len(exact) == 1 else None
    return {
        "picked": picked,
        "typed": typed,
        "label": label,
        "name": chosen.name if chosen and not name else name,
        "asked": bool(slug or name),
        "chosen": chosen,
        "candidates": [] if chosen else found[:CANDIDATES],
        "more": len(found) > CANDIDATES,
    }


def _begins(athlete: Athlete, name: str) -> bool:
    """Whether the name has a word that begins as what was typed does; such candidates come first."""
    return any(word.startswith(fold(name)) for word in athlete.folded_name.split())


def _text(request: HttpRequest, name: str) -> str:
    return "".join(filter(str.isprintable, request.GET.get(name, ""))).strip()[:100]


def detail(request: HttpRequest, a: str, b: str) -> HttpResponse:
    """The page of a pair under the definition the address holds. Merged athletes lead to the rows that stand."""
    pair = _pair(a, b)
    standing = [one.merged_into or one for one in pair]
    if standing[0].pk == standing[1].pk:
        return bad_request(
            request,
            f"{standing[0].name} cannot meet himself or herself: choose two athletes.",
            back=reverse("athletics:head_to_head_choose"),
        )
    if standing != pair:
        address = reverse("athletics:head_to_head", args=[one.slug for one in standing])
        query = request.GET.urlencode()
        return HttpResponseRedirect(f"{address}?{query}" if query else address)
    try:
        as_of = day_asked(request, now=timezone.now())
        disciplines = shared_disciplines(*pair)
        asked = question(request.GET, disciplines, as_of=as_of)
    except SenselessError as refusal:
        return bad_request(request, str(refusal), allowed=ALLOWED)
    context = head_to_head_page(*pair, asked, disciplines)
    return render(request, "athletics/head_to_head.html", context, using="public")


def _pair(a: str, b: str) -> list[Athlete]:
    """The two athletes in the order of the address. One query. Raises Http404, saying who is not on file."""
    rows = Athlete.objects.filter(slug__in=[a, b]).select_related("country", "merged_into__country")
    found = {athlete.slug: athlete for athlete in rows}
    for slug in (a, b):
        if slug not in found:
            raise Http404(f"No athlete on file has the address “{slug[:80]}”.")
    return [found[a], found[b]]
