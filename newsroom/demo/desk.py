"""Who writes the demonstration, and where it stands in the paper."""

from datetime import datetime

from django.contrib.auth.models import User

from newsroom.models import Article, Author, Section, Topic
from newsroom.permissions import EDITOR, ensure_roles

SECTIONS = {
    "previews": ("Previews", "Who meets whom, and what the record says about it."),
    "reports": ("Reports", "What happened, as soon as it has."),
    "news": ("News", "Announcements, changes and decisions."),
}
TOPICS = {"diamond-league": "Diamond League", "middle-distance": "Middle distance"}


def desk_user() -> User:
    """The account the demonstration was published by. Nobody can sign in with it."""
    user, made = User.objects.get_or_create(
        username="athletics-desk", defaults={"first_name": "Athletics", "last_name": "desk"}
    )
    if made:
        user.set_unusable_password()
        user.save()
    user.groups.add(ensure_roles()[EDITOR])
    return user


def byline() -> Author:
    """The desk signs what the desk wrote; no reporter is invented."""
    bio = "The desk that writes Bell Lap’s demonstration. It is not a person, and it says so."
    return Author.objects.get_or_create(
        slug="athletics-desk", defaults={"name": "Bell Lap athletics desk", "bio": bio}
    )[0]


def section(slug: str) -> Section:
    for order, (key, (name, description)) in enumerate(SECTIONS.items()):
        defaults = {"name": name, "order": order, "description": description}
        Section.objects.get_or_create(slug=key, defaults=defaults)
    return Section.objects.get(slug=slug)


def topics() -> list[Topic]:
    return [
        Topic.objects.get_or_create(slug=slug, defaults={"name": name})[0] for slug, name in TOPICS.items()
    ]


def start(*, slug: str, by: User, now: datetime, **fields) -> Article:
    """A new working copy, signed by the desk."""
    athletes = fields.pop("athletes")
    article = Article.objects.create(
        slug=slug, created_by=by, created_at=now, changed_by=by, changed_at=now, **fields
    )
    article.byline.create(author=byline())
    article.athletes.set(athletes)
    article.topics.set(topics())
    return article
