"""Files read into the record: what came, what became of it, and what it takes to undo it as a unit."""

from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from athletics.choices import AnswerKind, ImportKind, ImportState, RoundKind, RoundStatus, Verdict


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
    skipped = models.PositiveIntegerField("left out", default=0)

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
    """A line of a file and what became of it. Of a marks list only those that were not applied, and why."""

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


def as_json(value: Any) -> Any:
    """A column's value as a before-image keeps it: days and moments as ISO 8601 text, which JSON lacks."""
    return value.isoformat() if isinstance(value, date | datetime | time) else value


class ImportChange(models.Model):
    """A row of the record that an import changed: the columns it touched, before and after.

    A row it `made` has nothing before it, and all its columns after; of a marks list such rows are not listed here.
    """

    of = models.ForeignKey(Import, models.CASCADE, related_name="changes")
    model = models.CharField(max_length=40, help_text="The model of the row: result.")
    row = models.BigIntegerField()
    before = models.JSONField()
    after = models.JSONField()
    made = models.BooleanField(default=False)

    class Meta:
        ordering = ["of", "pk"]
        constraints = [models.UniqueConstraint(fields=["of", "model", "row"], name="import_change_once")]

    def __str__(self) -> str:
        return f"{self.model} {self.row}"


class Upload(models.Model):
    """A file as it came, kept whole: what it is reviewed from, and what it can be looked up in later.

    Nothing of it is in the record until it is applied; what then became of it is its import.
    """

    kind = models.CharField(max_length=16, choices=ImportKind)
    file_name = models.CharField(max_length=255)
    digest = models.CharField(
        "SHA-256", max_length=64, validators=[RegexValidator(r"^[0-9a-f]{64}$", "64 hexadecimal digits.")]
    )
    content = models.BinaryField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: from the command line.",
    )
    brought_at = models.DateTimeField()
    meet = models.ForeignKey("athletics.Meet", models.SET_NULL, null=True, blank=True, related_name="+")
    announced_on = models.DateField(help_text="The day what it says was made public.")
    round_status = models.CharField(
        "its results are", max_length=12, choices=RoundStatus, default=RoundStatus.OFFICIAL
    )
    imported = models.OneToOneField(
        Import, models.PROTECT, null=True, blank=True, related_name="upload", editable=False
    )

    class Meta:
        ordering = ["-brought_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.file_name}, {self.brought_at:%-d %B %Y %H:%M}"


class UploadAnswer(models.Model):
    """How a person settled a doubt about a file: about one line, one race, or all lines of one name or club.

    `about` says which: “line 12”, “race 15-1-1”, “name kerr josh”, “from nor”, “result 4711”.
    """

    of = models.ForeignKey(Upload, models.CASCADE, related_name="answers")
    about = models.CharField(max_length=255)
    kind = models.CharField(max_length=8, choices=AnswerKind)
    athlete = models.ForeignKey(
        "athletics.Athlete", models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    country = models.ForeignKey(
        "athletics.Country", models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    event = models.ForeignKey(
        "athletics.Event", models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    round_kind = models.CharField(max_length=16, choices=RoundKind, blank=True)
    round_number = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    chosen = models.CharField(
        max_length=80, blank=True, help_text="Another row, as it was offered: “venue:12”."
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["of", "pk"]
        constraints = [models.UniqueConstraint(fields=["of", "about"], name="upload_answer_once")]

    def __str__(self) -> str:
        return f"{self.about}: {self.get_kind_display()}"


def imported_by() -> models.ForeignKey:
    """The import that made a row; without an index: rows of one import lie together, and none is looked up by it."""
    return models.ForeignKey(
        Import, models.PROTECT, null=True, blank=True, editable=False, db_index=False, related_name="+"
    )
