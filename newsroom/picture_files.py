"""A picture's file: what is let in, what is thrown away, and what it is called."""

import hashlib
import warnings
from io import BytesIO
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps, UnidentifiedImageError

MEGABYTE = 1024 * 1024
LARGEST_FILE = 20 * MEGABYTE
MOST_PIXELS = 50_000_000
FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
SAVE = {"JPEG": {"quality": 90, "optimize": True}, "PNG": {"optimize": True}, "WEBP": {"quality": 90}}


class PictureFile(NamedTuple):
    """A file ready to be stored: its name is its content's SHA-256, so it can never be replaced by another."""

    name: str
    digest: str
    content: ContentFile


def accept(upload) -> PictureFile:
    """The upload without its metadata, turned upright, under its content's own name.

    Raises ValidationError with what to do for a file that is too large, is no picture of a kind the site
    serves, is damaged, or would unpack to more than MOST_PIXELS.
    """
    if upload.size > LARGEST_FILE:
        raise ValidationError(
            f"This file has {upload.size / MEGABYTE:.0f} MB; the most is {LARGEST_FILE // MEGABYTE} MB. "
            "Export it again, smaller."
        )
    kind, content = _drawn_again(upload)
    digest = hashlib.sha256(content).hexdigest()
    return PictureFile(f"pictures/{digest[:2]}/{digest}.{FORMATS[kind]}", digest, ContentFile(content))


def _drawn_again(upload) -> tuple[str, bytes]:
    """Only the pixels and the colour profile are kept: camera, place and time of the picture are not."""
    upload.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(upload)
            _check(image)
            image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(_too_many_pixels()) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(
            "This file is not a picture, or it is damaged. Upload a JPEG, PNG or WebP file."
        ) from error
    return image.format, _pixels(image)


def _check(image: Image.Image) -> None:
    """Refuses on what the header says, before anything is unpacked."""
    if image.format not in FORMATS:
        raise ValidationError(f"This is a {image.format} file. Upload a JPEG, PNG or WebP file.")
    if image.width * image.height > MOST_PIXELS:
        raise ValidationError(_too_many_pixels())


def _too_many_pixels() -> str:
    return f"This picture has more than {MOST_PIXELS // 1_000_000} million pixels. Export it again, smaller."


def _pixels(image: Image.Image) -> bytes:
    kind, profile = image.format, image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    if upright.palette:
        bare.putpalette(upright.palette)
    out = BytesIO()
    bare.save(out, kind, icc_profile=profile, **SAVE[kind])
    return out.getvalue()
