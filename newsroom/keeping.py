"""A frozen document becomes a version: one row, and one for every row it uses."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from newsroom.freezing import Frozen
from newsroom.models import Article, Version, VersionUse
from newsroom.removing import refuse_removed


def keep(article: Article, frozen: Frozen, *, by: AbstractBaseUser, now: datetime) -> Version:
    """Raises PublishingRefusedError for a text that was removed for legal reasons."""
    refuse_removed(article, frozen.document)
    version = Version.objects.create(
        article=article,
        kind=article.kind,
        section=article.section,
        headline=frozen.document["headline"],
        card=frozen.card,
        document=frozen.document,
        digest=frozen.digest,
        created_at=now,
        created_by=by,
    )
    for use in VersionUse.__subclasses__():
        used = use._meta.get_field(use.USES).related_model
        rows = [(row, about) for row, about in frozen.rows.items() if type(row) is used]
        use.objects.bulk_create([_use(use, version, row, about=about) for row, about in rows])
    return version


def kept_rows(*versions: Version) -> dict[models.Model, bool]:
    """Every row these versions use, each with whether one of them is about it."""
    rows: dict[models.Model, bool] = {}
    for use in VersionUse.__subclasses__():
        for key in use.objects.filter(version__in=versions).select_related(use.USES):
            row = getattr(key, use.USES)
            rows[row] = rows.get(row, False) or getattr(key, "about", True)
    return rows


def _use(use: type[VersionUse], version: Version, row: models.Model, *, about: bool) -> VersionUse:
    said = {"about": about} if any(field.name == "about" for field in use._meta.fields) else {}
    return use(version=version, **{use.USES: row}, **said)
