"""One row that moves whenever anything readers may see does."""

from django.db import models


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
