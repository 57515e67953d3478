"""People."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.urls import reverse

from athletics.choices import AliasKind, Precision, Sex
from athletics.models.imports import imported_by
from athletics.models.places import Country
from athletics.models.sources import Source
from athletics.names import fold, fold_variants


class AthleteQuerySet(models.QuerySet):
    def living_rows(self) -> "AthleteQuerySet":
        """Those not merged into another athlete."""
        return self.filter(merged_into=None)

    def keys_of(self, athletes: Iterable["Athlete"]) -> RawSQL:
        """The keys of every row of these people, the one that lives and those merged into it: for `athlete__in`.

        A union, so that the database never walks all the athletes for a few; written out, because most pages of the
        record ask it several times and putting it together from querysets would cost more than answering it.
        """
        people = [athlete.person_id for athlete in athletes]
        table, key, merged = (
            connection.ops.quote_name(name)
            for name in (
                Athlete._meta.db_table,
                Athlete._meta.pk.column,
                Athlete._meta.get_field("merged_into").column,
            )
        )
        wanted = ", ".join(["%s"] * len(people)) or "NULL"
        each = [f"SELECT {key} FROM {table} WHERE {column} IN ({wanted})" for column in (key, merged)]
        return RawSQL(" UNION ALL ".join(each), [*people, *people])

    def named(self, text: str) -> "AthleteQuerySet":
        """Those whose name or an alias contains every word of `text`, accents, case and ue for ü forgiven."""
        named = Athlete.objects.order_by()
        for word in text.split():
            spelt = Q()
            for variant in fold_variants(word):
                aliases = Alias.objects.filter(folded_name__contains=variant).values("athlete")
                spelt |= Q(folded_name__contains=variant) | Q(pk__in=aliases)
            named = named.filter(spelt)
        # The names alone are read through, off their index; only those found are looked up.
        return self.filter(pk__in=named.values("pk"))


class Athlete(models.Model):
    """One person. The country here is the present one; every result keeps the country represented that day."""

    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100)
    family_name_first = models.BooleanField(
        default=False, help_text="As the athlete's own language writes it."
    )
    native_name = models.CharField("name in its own script", max_length=200, blank=True)
    slug = models.SlugField(max_length=160, unique=True)
    folded_name = models.CharField(max_length=220, editable=False)
    sex = models.CharField(max_length=1, choices=[(Sex.MEN, "man"), (Sex.WOMEN, "woman")])
    birth_date = models.DateField(null=True, blank=True)
    birth_precision = models.CharField(
        max_length=5,
        choices=Precision,
        default=Precision.DAY,
        help_text="A year alone is entered as 1 January.",
    )
    birth_place = models.CharField(max_length=120, blank=True)
    country = models.ForeignKey(Country, models.PROTECT, related_name="athletes")
    wa_id = models.PositiveIntegerField("World Athletics id", null=True, blank=True, unique=True)
    identity_uncertain = models.BooleanField(
        default=False,
        help_text="May be the same person as another on file: a file named this athlete without a full birth date.",
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False, db_index=False
    )
    imported_by = imported_by()

    objects = AthleteQuerySet.as_manager()

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        indexes = [
            models.Index(fields=["folded_name"], name="athlete_folded"),
            models.Index(fields=["family_name", "given_name"], name="athlete_by_name"),
            models.Index(
                fields=["family_name", "given_name"],
                name="athlete_living_by_name",
                condition=Q(merged_into=None),
            ),
            models.Index(
                fields=["merged_into"], name="athlete_merged", condition=Q(merged_into__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
                name="athlete_not_merged_into_itself",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs) -> None:
        self.derive()
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("athletics:athlete", args=[self.slug])

    def derive(self) -> None:
        """Fills the folded name, which follows from the others."""
        self.folded_name = fold(f"{self.given_name} {self.family_name}")[:220]

    @property
    def person_id(self) -> int:
        """The id of the row that lives on: this one's, or the one it was merged into."""
        return self.merged_into_id or self.pk

    @property
    def name(self) -> str:
        """The full name in the order the athlete's own language writes it."""
        parts = [self.given_name, self.family_name]
        return " ".join(part for part in (reversed(parts) if self.family_name_first else parts) if part)

    def age(self, *, as_of: date) -> int | None:
        """Completed years on a day; None unless the day of birth is known. 29 February counts on 1 March."""
        if self.birth_date is None or self.birth_precision != Precision.DAY:
            return None
        before_birthday = (as_of.month, as_of.day) < (self.birth_date.month, self.birth_date.day)
        return as_of.year - self.birth_date.year - before_birthday


class Alias(models.Model):
    """Another name an athlete is found under."""

    athlete = models.ForeignKey(Athlete, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=AliasKind)
    folded_name = models.CharField(max_length=200, editable=False, db_index=True)

    class Meta:
        ordering = ["athlete_id", "name"]
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["athlete", "name"], name="alias_once")]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs) -> None:
        self.derive()
        super().save(**kwargs)

    def derive(self) -> None:
        """Fills the folded name."""
        self.folded_name = fold(self.name)[:200]


class Nationality(models.Model):
    """Whom an athlete could represent, and from when to when. No dates: for as long as the file knows."""

    athlete = models.ForeignKey(Athlete, models.CASCADE, related_name="nationalities")
    country = models.ForeignKey(Country, models.PROTECT, related_name="nationalities")
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["athlete_id", "valid_from"]
        verbose_name_plural = "nationalities"
        constraints = [
            models.UniqueConstraint(
                fields=["athlete", "country", "valid_from"],
                name="nationality_once",
                violation_error_message="This country is on file for the athlete from that day.",
            ),
            models.UniqueConstraint(
                fields=["athlete", "country"],
                name="nationality_without_day_once",
                condition=Q(valid_from=None),
                violation_error_message="This country is on file for the athlete without a day already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.athlete}: {self.country_id}"

    def clean(self) -> None:
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValidationError({"valid_until": "The nationality ends before it begins."})
