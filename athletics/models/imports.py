"""Files read into the record: what came, what became of it, and what it takes to undo it as a unit."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from athletics.choices import ImportKind, ImportState, Verdict


class Import(models.Model):
    """One file read into the record, and how far. The rows it made point back to it (`imported_by`)."""

    kind = models.CharField(max_length=16, choices=ImportKind)
    file_name = models.CharField(max_length=255)
    digest = models.CharField(
        "SHA-256", max_length=64, validators=[RegexValidator(r"^[0-9a-f]{64}$", "64 hexadecimal digits.")]
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: from the command line.",
    )
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=ImportState, default=ImportState.LOADING)
    lines_done = models.PositiveIntegerField(
        default=0, help_text="The last line of the file that is applied."
    )
    new = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    doubtful = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "digest"],
                name="import_once",
                condition=~Q(state=ImportState.UNDONE),
                violation_error_message="This file is in the record already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.file_name}, {self.started_at:%-d %B %Y %H:%M}"


class ImportLine(models.Model):
    """A line of a file that was not applied, and why: it waits for a person, or cannot be right."""

    of = models.ForeignKey(Import, models.CASCADE, related_name="lines")
    line = models.PositiveIntegerField()
    verdict = models.CharField(max_length=8, choices=Verdict)
    reason = models.CharField(max_length=300)
    text = models.CharField("as it stands in the file", max_length=400, blank=True)

    class Meta:
        ordering = ["of", "line"]
        constraints = [models.UniqueConstraint(fields=["of", "line"], name="import_line_once")]

    def __str__(self) -> str:
        return f"Line {self.line}: {self.reason}"


class ImportChange(models.Model):
    """A row of the record that an import changed: the columns it touched, before and after."""

    of = models.ForeignKey(Import, models.CASCADE, related_name="changes")
    model = models.CharField(max_length=40, help_text="The model of the row: result.")
    row = models.BigIntegerField()
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering = ["of", "pk"]
        constraints = [models.UniqueConstraint(fields=["of", "model", "row"], name="import_change_once")]

    def __str__(self) -> str:
        return f"{self.model} {self.row}"


def imported_by() -> models.ForeignKey:
    """The import that made a row; without an index: rows of one import lie together, and none is looked up by it."""
    return models.ForeignKey(
        Import, models.PROTECT, null=True, blank=True, editable=False, db_index=False, related_name="+"
    )
