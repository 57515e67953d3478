"""One row that moves whenever anything readers may see does, and the table of the cache."""

from django.db import models

from config.environment import CACHE_TABLE


class SiteVersion(models.Model):
    """How often what readers may see has changed. Triggers move it (`config/site_version.py`), nothing else does."""

    version = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="site_version_has_one_row")]

    def __str__(self) -> str:
        return f"version {self.version}"


class SiteChange(models.Model):
    """A transaction that has changed something readers may see and is not yet committed. PostgreSQL's triggers only.

    It holds no row of SiteVersion while it runs: the row is moved at its very end, so that two long transactions
    never wait for each other here.
    """

    transaction = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return f"transaction {self.transaction}"


class CacheEntry(models.Model):
    """What every process may know for a while, such as how often somebody tried to sign in. Django's cache only.

    The columns are those of `django.core.cache.backends.db`, made here by a migration like every other table.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = CACHE_TABLE
        verbose_name_plural = "cache entries"

    def __str__(self) -> str:
        return self.cache_key
