"""An earlier save brought back into the working copy. It is itself a save: what stood before is kept too."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.utils.text import capfirst

from newsroom.models import BLOCKS, Article, Author, Block, Save
from newsroom.refusals import PublishingRefusedError, Refusal
from newsroom.saves import article_fields, block_fields, keep_save

KINDS = {block.kind: block for block in BLOCKS}
STEP = 10
"""Between the places of two blocks, as the article form counts them."""


@dataclass
class Restored:
    """The save that was made, or None where the text stood like that; and what could not be brought back."""

    save: Save | None = None
    left_out: list[str] = field(default_factory=list)


@transaction.atomic
def restore(*, save: Save, by: AbstractBaseUser, now: datetime, seen: datetime | None = None) -> Restored:
    """The working copy as it was saved then; rows that are gone since, and an address that is taken, are left out.

    `seen`: the `changed_at` of the text that was looked at. Raises PublishingRefusedError for who may not write, and
    if somebody saved since.
    """
    article = Article.objects.select_for_update(of=("self",)).get(pk=save.article_id)
    if not by.has_perm("newsroom.change_article"):
        raise PublishingRefusedError(Refusal.WRITE_NOT_PERMITTED)
    if seen and article.changed_at != seen:
        raise PublishingRefusedError(Refusal.SAVED_MEANWHILE)
    keep_save(article=article)
    done = Restored()
    _bring_back_fields(article, save.content["fields"], done)
    article.changed_by, article.changed_at = by, now
    article.save()
    _bring_back_byline(article, save.content["byline"], done)
    _bring_back_blocks(article, save.content["blocks"], done)
    done.save = keep_save(article=article, restored=save)
    return done


def _bring_back_fields(article: Article, kept: dict, done: Restored) -> None:
    for one in article_fields():
        if one.name not in kept:
            continue
        value = kept[one.name]
        if one.many_to_many:
            getattr(article, one.name).set(_present(one.related_model, value, done))
        elif one.is_relation and value:
            found = _present(one.related_model, [value], done)
            if found or one.null:
                setattr(article, one.attname, found[0].pk if found else None)
        elif one.unique and Article.objects.exclude(pk=article.pk).filter(**{one.name: value}).exists():
            done.left_out.append(f"{one.verbose_name} “{value}”: another article has it now")
        else:
            setattr(article, one.attname, _plain(one, value))


def _bring_back_byline(article: Article, kept: list[dict], done: Restored) -> None:
    article.byline.all().delete()
    for order, author in enumerate(_present(Author, kept, done)):
        article.byline.create(author=author, order=order)


def _bring_back_blocks(article: Article, kept: list[dict], done: Restored) -> None:
    """A block that still stands is changed, one that was removed comes back as the same row, a new one goes."""
    keys = {one["key"] for one in kept}
    for kind in BLOCKS:
        for block in kind.objects.filter(parent=article):
            if block.key not in keys:
                block.delete()
    for place, one in enumerate(kept, start=1):
        kind = KINDS[one["kind"]]
        values = {"parent": article, "region": one["region"], "ordering": STEP * place}
        missing = _fill(kind, one["fields"], values, done)
        if missing:
            # It stays out as a whole: a matchup of one athlete says nothing.
            kind.objects.filter(pk=_pk(one), parent=article).delete()
            done.left_out.append(f"{capfirst(kind._meta.verbose_name)}: {missing} is no longer on file")
        else:
            kind(pk=_pk(one), **values).save()


def _fill(kind: type[Block], kept: dict, values: dict, done: Restored) -> str:
    """Puts a block's own values to `values`; the name of a row it cannot do without and that is gone, else nothing."""
    for one in block_fields(kind):
        value = kept.get(one.name, one.get_default())
        if one.is_relation and value:
            gone = not one.related_model._base_manager.filter(pk=value["pk"]).exists()
            if gone and not one.null:
                return value["name"]
            if gone:
                done.left_out.append(value["name"])
            values[one.attname] = None if gone else value["pk"]
        else:
            values[one.attname] = _plain(one, value)
    return ""


def _present(model: type[models.Model], kept: list[dict], done: Restored) -> list[models.Model]:
    rows = model._base_manager.in_bulk([one["pk"] for one in kept])
    done.left_out += [one["name"] for one in kept if one["pk"] not in rows]
    return [rows[one["pk"]] for one in kept if one["pk"] in rows]


def _plain(one: models.Field, value: Any) -> Any:
    return date.fromisoformat(value) if value and isinstance(one, models.DateField) else value


def _pk(kept: dict) -> int:
    return int(kept["key"].rpartition(":")[2])
