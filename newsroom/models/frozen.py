"""Rows that are written once. Python refuses to change them here, the database in `newsroom.triggers`."""

from django.db import models


class FrozenRowError(Exception):
    """Somebody tried to change or remove what readers or the desk have been told."""


def refuse(model: type[models.Model]) -> None:
    raise FrozenRowError(f"A {model._meta.verbose_name} is never changed or removed: append a new one.")


class FrozenQuerySet(models.QuerySet):
    """Reads and inserts; every other write is refused."""

    def update(self, **kwargs):
        refuse(self.model)

    def delete(self):
        refuse(self.model)

    delete.alters_data = True
    delete.queryset_only = True

    def bulk_update(self, *args, **kwargs):
        refuse(self.model)

    def bulk_create(self, objs, **kwargs):
        if kwargs.get("update_conflicts"):
            refuse(self.model)
        return super().bulk_create(objs, **kwargs)

    def update_or_create(self, *args, **kwargs):
        refuse(self.model)


class FrozenModel(models.Model):
    """A row that is inserted once and then only read. Foreign keys from it are PROTECT: a test walks them."""

    frozen = True
    """Read by whoever moves rows of the record: two athletes merged leave these as they are."""

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, **kwargs) -> None:
        if not self._state.adding:
            refuse(type(self))
        super().save(**{**kwargs, "force_insert": True})

    def delete(self, **kwargs):
        refuse(type(self))
