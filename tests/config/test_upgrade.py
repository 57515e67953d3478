"""A site that is in use is migrated: its tables are changed under the triggers that guard them."""

from tests.browser.running_site import environment, manage

FIRST = {"auth": "0012", "athletics": "0007", "newsroom": "0006"}
"""The migrations after which the record and the paper had all their triggers."""


def test_a_database_with_its_triggers_is_migrated_to_the_newest_form(tmp_path):
    settings = environment(tmp_path, f"sqlite:///{tmp_path / 'site.sqlite3'}")
    for app, migration in FIRST.items():
        manage("migrate", settings, app, migration)
    manage("migrate", settings)
    assert "no issues" in manage("check", settings, "--database", "default")
