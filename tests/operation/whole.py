"""Whether a site's database holds all that was acknowledged, and nothing by halves."""

from tests.browser.running_site import Site
from tests.operation.people import Editor, Keeper, Publisher
from tests.operation.sites import ask

HALVES = {
    "a publication without its step": (
        "SELECT p.id FROM newsroom_publication p "
        "WHERE NOT EXISTS (SELECT 1 FROM newsroom_step s WHERE s.publication_id = p.id)"
    ),
    "a version that nothing published": (
        "SELECT v.id FROM newsroom_version v "
        "WHERE NOT EXISTS (SELECT 1 FROM newsroom_publication p WHERE p.version_id = v.id)"
    ),
    "a publication that rests on nothing, though its text says a lot": (
        "SELECT p.id FROM newsroom_publication p WHERE p.note LIKE 'publisher %' "
        "AND NOT EXISTS (SELECT 1 FROM newsroom_publicationkey k WHERE k.publication_id = p.id)"
    ),
    "an article whose publications are not numbered in order": (
        "SELECT article_id FROM newsroom_publication GROUP BY article_id HAVING max(number) <> count(*)"
    ),
    "updates of one text that do not have the same people, claims and checks": (
        "SELECT DISTINCT "
        "(SELECT count(*) FROM newsroom_versionathlete a WHERE a.version_id = p.version_id), "
        "(SELECT count(*) FROM newsroom_claim c WHERE c.version_id = p.version_id), "
        "(SELECT count(*) FROM newsroom_check c WHERE c.publication_id = p.id) "
        "FROM newsroom_publication p WHERE p.note LIKE 'publisher %'"
    ),
}
"""Each question finds nothing on a whole database; the last finds one kind of row at the most."""


def opens(site: Site) -> None:
    if site.database.startswith("postgres"):
        assert ask(site, "SELECT 1") == [(1,)]
        return
    assert ask(site, "PRAGMA integrity_check") == [("ok",)]
    assert ask(site, "PRAGMA foreign_key_check") == []


def nothing_by_halves(site: Site) -> None:
    *_, alike = HALVES
    found = {name: ask(site, query) for name, query in HALVES.items()}
    wrong = {name: rows for name, rows in found.items() if len(rows) > (name == alike)}
    assert wrong == {}, wrong


def holds(site: Site, editor: Editor, publisher: Publisher, keeper: Keeper) -> None:
    """All that was acknowledged is there; of what was under way when the site was cut off, all or nothing."""
    notes = {note for (note,) in ask(site, "SELECT note FROM newsroom_publication")}
    assert set(publisher.done) - notes == set()
    titles = [
        title for (title,) in ask(site, "SELECT title FROM athletics_source WHERE title LIKE 'keeper %'")
    ]
    assert set(keeper.done) - set(titles) == set()
    assert len(titles) == len(set(titles))
    ((headline,),) = ask(site, f"SELECT headline FROM newsroom_article WHERE id = {editor.article}")
    assert headline in {*editor.done[-1:], editor.under_way} or not editor.done
