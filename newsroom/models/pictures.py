"""Pictures."""

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import models
from imagefield.fields import ImageField, PPOIField

from athletics.names import fold
from newsroom.picture_files import accept

RENDITIONS = {
    "small": ["default", ("thumbnail", (480, 1600))],
    "medium": ["default", ("thumbnail", (960, 3200))],
    "card": ["default", ("crop", (960, 540))],
}


class Picture(models.Model):
    """One file with its words. The file is named by its content and never replaced; another file is another picture."""

    image = ImageField(
        upload_to="pictures",
        width_field="width",
        height_field="height",
        ppoi_field="focal_point",
        formats=RENDITIONS,
        editable=False,
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    focal_point = PPOIField(help_text="What a crop keeps: click on it.")
    digest = models.CharField(
        "SHA-256",
        max_length=64,
        unique=True,
        editable=False,
        error_messages={"unique": "This picture is on file already."},
    )
    alt = models.CharField(
        "alternative text", max_length=300, help_text="What it shows, for those who cannot see it."
    )
    credit = models.CharField(max_length=120, help_text="Who made it, as printed below it.")
    folded_text = models.CharField(max_length=900, editable=False)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-added_at", "pk"]

    def __str__(self) -> str:
        return self.alt

    def save(self, **kwargs) -> None:
        self.folded_text = fold(f"{self.alt} {self.credit}")[:900]
        super().save(**kwargs)

    def take(self, upload) -> None:
        """Takes an uploaded file as this picture's own. Raises ValidationError for a bad one, or one on file."""
        if self.pk:
            raise ValidationError("A picture's file is never replaced. Add a new picture.")
        file = accept(upload)
        same = Picture.objects.filter(digest=file.digest).first()
        if same:
            raise ValidationError(f"This picture is on file already: “{same}”.")
        # A file of that name can only hold the same bytes: it was left by a picture since removed.
        name = (
            file.name if default_storage.exists(file.name) else default_storage.save(file.name, file.content)
        )
        self.digest, self.image = file.digest, name

    def renditions(self) -> list[dict]:
        """The stored files by width, smallest first, the original last: [{"file", "width"}]."""
        narrower = [
            {"file": self._file(spec), "width": width}
            for spec, width in (("small", 480), ("medium", 960))
            if width < self.width
        ]
        return [*narrower, {"file": self.image.name, "width": self.width}]

    def card(self) -> dict:
        """The crop for lists, around the focal point."""
        return {"file": self._file("card"), "width": 960, "height": 540, "alt": self.alt}

    def _file(self, spec: str) -> str:
        return self.image.process(spec)
