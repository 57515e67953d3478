"""Drafts shown to somebody without an account, by an address that nobody can guess."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from athletics.as_of import moment
from newsroom.models.frozen import FrozenModel, FrozenQuerySet
from newsroom.models.versions import Version


class PreviewLinkQuerySet(FrozenQuerySet):
    def open(self, *, as_of: date | datetime) -> "PreviewLinkQuerySet":
        """Those that show their draft at a moment: neither expired nor revoked, and the text not removed."""
        at = moment(as_of)
        stands = Q(revocation=None) | Q(revocation__at__gt=at)
        return self.filter(stands, made_at__lte=at, expires_at__gt=at, version__removal=None)


class PreviewLink(FrozenModel):
    """One draft version, shared with whoever holds the address, until it expires or is revoked.

    The address ends in a secret of which only the SHA-256 is kept: it is shown once, to whoever made the link.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="preview_links")
    secret_digest = models.CharField("SHA-256 of the secret", max_length=64, unique=True)
    for_whom = models.CharField(max_length=120, blank=True, help_text="Whom it was made for.")
    expires_at = models.DateTimeField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="preview_links")

    objects = PreviewLinkQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        ordering = ["-made_at", "-pk"]
        verbose_name = "share link"
        permissions = [("share_draft", "Can show a draft to somebody without an account")]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")),
                name="preview_link_interval",
                violation_error_message="It expires before it is made.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.version.headline}, shared{f' with {self.for_whom}' if self.for_whom else ''}"


class Revocation(FrozenModel):
    """That a share link shows nothing any more."""

    link = models.OneToOneField(PreviewLink, models.PROTECT, related_name="revocation")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="revocations")

    class Meta(FrozenModel.Meta):
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.link}, revoked"
