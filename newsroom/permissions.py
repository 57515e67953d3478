"""Who may do what: four roles, each with exactly the permissions its work needs."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS

WRITER, EDITOR, CHIEF_EDITOR, CALENDAR_KEEPER = "Writer", "Editor", "Chief editor", "Calendar keeper"

BLOCKS = "richtext quoteblock matchup startlist recordcard seasonstrip pictureblock factbox articleauthor"
DECIDED = "version publication step calloff embargo claim check alert alertanswer publicationkey remark previewlink revocation save note assignment arrangement pinnedplace"
CALENDAR = "season seasondiscipline meet meetchange broadcast"
RACES = "event round entry entrystep result team ruling leg split attempt"
REFERENCE = "country discipline venue venuename competition competitionname league leaguename"
PEOPLE = "athlete alias nationality statedbest"
BOOK = "record coverage"


def _may(verbs: str, models: str) -> set[str]:
    return {f"{verb}_{model}" for verb in verbs.split() for model in models.split()}


READ_RECORD = _may("view", f"{CALENDAR} {RACES} {REFERENCE} {PEOPLE} {BOOK} source change")
WRITE = (
    _may("view add change", f"article quote picture {BLOCKS}")
    | _may("delete", BLOCKS)
    | _may("view", f"author section topic {DECIDED}")
    | READ_RECORD
    | _may("add", "source")
    | _may("view add", "recordquery")
)
# An announcement comes to the editor first: it records who was entered, and from which release.
EDIT = (
    WRITE
    | _may("delete", "article quote picture")
    | _may("add change", "author topic source entry entrystep")
    | {"publish_article", "withdraw_article", "review_article", "share_draft"}
)
LEAD = (
    EDIT
    | _may("add change delete", "author section topic")
    | {
        "arrange_front_page",
        "lift_embargo",
        "override_facts",
        "remove_text",
        "view_removal",
        "view_originalread",
    }
)
KEEP = (
    READ_RECORD
    | _may("add change delete", f"{CALENDAR} {RACES} {REFERENCE} {PEOPLE} {BOOK} source")
    | _may("view change", "recordquery")
    | _may("view add change", "merge")
    | _may("view add delete", "setaside")
    | _may("view", "import importline importchange")
    | _may("view add", "upload uploadanswer")
    | _may("view", f"article {DECIDED}")
)
ROLES = {WRITER: WRITE, EDITOR: EDIT, CHIEF_EDITOR: LEAD, CALENDAR_KEEPER: KEEP}
APPS = ("athletics", "newsroom")


def ensure_roles(*, using: str = DEFAULT_DB_ALIAS, **kwargs) -> dict[str, Group]:
    """The four roles with the permissions above, made or put right. Running it again changes nothing.

    Also connected to `post_migrate`, so that a new model's permissions reach the roles with its migration.
    """
    for label in APPS:
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    known = {
        permission.codename: permission
        for permission in Permission.objects.using(using).filter(content_type__app_label__in=APPS)
    }
    roles = {}
    for name, codenames in ROLES.items():
        role, _ = Group.objects.using(using).get_or_create(name=name)
        role.permissions.set([known[codename] for codename in sorted(codenames)])
        roles[name] = role
    return roles
