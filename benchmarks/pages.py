"""What each page of the record costs: processor time, queries, size, and the plan of every slow query.

    python benchmarks/pages.py --database sqlite:////tmp/marks.sqlite3

The database holds the demonstration record (`manage.py load_record`) and, on top of it, a marks list of a million
rows (`manage.py import_file`). Pages are asked for in process, past any store of finished pages; the figure is the
median processor time of 15 requests after one to warm up, templates and queries included. On a busy machine the best
of them is nearer to what the page costs by itself: processor time grows when others use the caches.
"""

import argparse
import statistics
import time

from queries import asked_by, plan, slow
from setting import ready

BAR = 50
"""Milliseconds of processor time at the median: what a page may cost."""
STARS = ("jakob-ingebrigtsen", "josh-kerr")


def addresses() -> dict[str, str]:
    """The pages by what they are; the busiest athlete is whoever has most results on file."""
    from django.db.models import Count
    from django.urls import reverse

    from athletics.models import Event, Result

    busiest = (
        Result.objects.exclude(athlete=None)
        .values("athlete__slug")
        .annotate(n=Count("pk"))
        .order_by("-n")[:2]
    )
    star, rival = STARS
    scored = ("diamond-league", 2026, "men", "1500m-mile")
    most, second = (row["athlete__slug"] for row in busiest)
    event = Event.objects.select_related("meet").get(
        meet__slug="london-athletics-meet-2025", discipline="1500m"
    )

    def to(name: str, *parts: object, ask: str = "") -> str:
        return reverse(f"athletics:{name}", args=parts) + ask

    return {
        "athlete, a star": to("athlete", star),
        "athlete, most results on file": to("athlete", most),
        "athlete as of a day": to("athlete", star, ask="?as_of=2025-04-11"),
        "athlete's records": to("athlete_records", star),
        "athlete's rivals": to("athlete_rivals", star),
        "rivals, most results on file": to("athlete_rivals", most),
        "head to head, two stars": to("head_to_head", star, rival),
        "head to head, most results": to("head_to_head", most, second),
        "choose two athletes": to("head_to_head_choose", ask="?a=ingebrigtsen&b=kerr"),
        "meet": to("meet", event.meet.slug),
        "meet, before it": to("meet", event.meet.slug, ask="?as_of=2025-04-11"),
        "event": to("event", event.meet.slug, event.slug),
        "event, before it": to("event", event.meet.slug, event.slug, ask="?as_of=2025-04-11"),
        "records in reach of an event": to("event_records", event.meet.slug, event.slug),
        "season": to("season", "diamond-league", 2025),
        "standings": to("standings", *scored),
        "seasons": to("seasons"),
        "records": to("records"),
        "records as of a day": to("records", ask="?as_of=2025-04-11"),
        "European records": to("records", ask="?of=area-EUR"),
        "British records": to("records", ask="?of=nation-GBR"),
        "records of a league": to("records", ask="?of=league-diamond-league"),
        "records of a meeting": to("records", ask="?of=competition-london"),
        "record, men's 1500m": to("record", "1500m", "men"),
        "record, women's 100m": to("record", "100m", "women"),
        "top lists": to("top_lists"),
        "top list, season": to("top_list", "1500m", "men", ask="?year=2024"),
        "top list, all time": to("top_list", "1500m", "men"),
        "top list, women's 200m": to("top_list", "200m", "women"),
        "top list, all performances": to("top_list", "100m", "men", ask="?marks=all"),
        "top list of a country": to("top_list", "1500m", "men", ask="?country=NOR"),
        "athletes": to("athletes"),
        "athletes, search": to("athletes", ask="?q=ingebrigtsen"),
        "athletes, common word": to("athletes", ask="?q=maria"),
        "athletes, nothing found": to("athletes", ask="?q=zzyzx"),
        "meets": to("meets"),
        "meets, search": to("meets", ask="?q=london"),
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument(
        "--database", required=True, help="An address such as sqlite:////tmp/marks.sqlite3."
    )
    arguments.add_argument("--times", type=int, default=15)
    arguments.add_argument(
        "--over", type=float, default=5, help="Queries slower than this many ms are explained."
    )
    arguments.add_argument("--only", default="", help="Only pages whose name holds this.")
    given = arguments.parse_args()
    ready(given.database, static=True)
    from athletics.models import Athlete, Result

    print(f"{Result.objects.count():,} results of {Athlete.objects.count():,} athletes\n")
    print(f"{'page':32}{'status':>7}{'ms':>8}{'best':>8}{'worst':>8}{'queries':>9}{'KB':>6}")
    explained = []
    for name, address in addresses().items():
        if given.only in name:
            explained += measured(name, address, times=given.times, over=given.over)
    for name, query in explained:
        print(f"\n{name}: {query.milliseconds:.1f} ms\n{query.sql[:1500]}\n{str(query.parameters)[:300]}")
        print("\n".join(f"    {step}" for step in plan(query)))


def measured(name: str, address: str, *, times: int, over: float) -> list[tuple[str, object]]:
    """Prints one page's line; gives its slow queries."""
    from django.test import Client

    client = Client(SERVER_NAME="localhost", raise_request_exception=False)
    answer = client.get(address)
    took = []
    for _ in range(times):
        began = time.process_time()
        client.get(address)
        took.append(1000 * (time.process_time() - began))
    median = statistics.median(took)
    sent = asked_by(lambda: client.get(address))
    flag = "  over the bar" if median > BAR else ""
    size = len(answer.content) // 1024
    print(
        f"{name:32}{answer.status_code:7}{median:8.1f}{min(took):8.1f}{max(took):8.1f}{len(sent):9}{size:6}{flag}",
        flush=True,
    )
    return [(name, query) for query in slow(sent, over=over)]


if __name__ == "__main__":
    main()
