"""Pictures: named by their content, stripped of what the camera wrote, refused with a reason."""

import hashlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from PIL import Image

from newsroom import picture_files
from newsroom.models import Picture
from newsroom.picture_files import accept
from tests.factories import paper


def test_a_file_is_named_by_its_content():
    file = accept(paper.upload(paper.image_file("JPEG"), "holiday.jpg"))
    digest = hashlib.sha256(file.content.read()).hexdigest()
    assert (file.digest, file.name) == (digest, f"pictures/{digest[:2]}/{digest}.jpg")


def test_metadata_is_stripped_and_the_picture_turned_upright():
    exif = Image.Exif()
    exif[0x010F] = "Camera maker"
    exif[0x0112] = 6  # turned by a quarter
    file = accept(paper.upload(paper.image_file("JPEG", size=(40, 20), exif=exif)))
    kept = Image.open(file.content)
    assert dict(kept.getexif()) == {}
    assert kept.size == (20, 40)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_stays_what_it_is(kind):
    assert Image.open(accept(paper.upload(paper.image_file(kind))).content).format == kind


def test_transparency_and_palettes_survive():
    drawn = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    out = BytesIO()
    drawn.save(out, "PNG")
    assert Image.open(accept(paper.upload(out.getvalue())).content).getpixel((0, 0)) == (255, 0, 0, 0)
    out = BytesIO()
    Image.new("RGB", (4, 4), (10, 200, 30)).quantize(4).save(out, "PNG")
    kept = Image.open(accept(paper.upload(out.getvalue())).content)
    assert kept.convert("RGB").getpixel((0, 0)) == (10, 200, 30)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not a picture", "not a picture, or it is damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a picture"),
        (b"", "not a picture"),
        (paper.image_file("GIF"), "This is a GIF file. Upload a JPEG, PNG or WebP file."),
        (paper.image_file("PNG")[:60], "not a picture, or it is damaged"),
    ],
)
def test_what_is_no_picture_is_refused(content, sentence):
    with pytest.raises(ValidationError, match=sentence):
        accept(paper.upload(content))


def test_a_bomb_and_a_giant_are_refused_before_they_are_unpacked(monkeypatch):
    monkeypatch.setattr(picture_files, "MOST_PIXELS", 99)
    with pytest.raises(ValidationError, match="million pixels"):
        accept(paper.upload(paper.image_file(size=(10, 10))))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10)
    with pytest.raises(ValidationError, match="million pixels"):
        accept(paper.upload(paper.image_file(size=(10, 5))))
    monkeypatch.setattr(picture_files, "LARGEST_FILE", 10)
    with pytest.raises(ValidationError, match="the most is"):
        accept(paper.upload())


@pytest.mark.django_db
def test_the_same_picture_is_kept_once_and_never_replaced():
    content = paper.image_file()
    first = Picture(alt="Lanes", credit="Drawing: Testa")
    first.take(paper.upload(content))
    first.save()
    with pytest.raises(ValidationError, match="on file already: “Lanes”"):
        Picture(alt="Again", credit="Testa").take(paper.upload(content))
    with pytest.raises(ValidationError, match="never replaced"):
        first.take(paper.upload())


@pytest.mark.django_db
def test_a_file_left_by_a_removed_picture_is_used_again():
    content = paper.image_file()
    first = Picture(alt="Lanes", credit="Drawing: Testa")
    first.take(paper.upload(content))
    first.save()
    name = first.image.name
    Picture.objects.filter(pk=first.pk).delete()
    again = Picture(alt="Lanes", credit="Drawing: Testa")
    again.take(paper.upload(content))
    assert (again.image.name, again.width, again.height) == (name, 120, 80)


@pytest.mark.django_db
def test_renditions_are_narrower_than_the_original_and_stored():
    made = Picture(alt="Wide", credit="Drawing: Testa")
    made.take(paper.upload(paper.image_file(size=(700, 300))))
    made.save()
    widths = [rendition["width"] for rendition in made.renditions()]
    files = [rendition["file"] for rendition in made.renditions()] + [made.card()["file"]]
    assert widths == [480, 700]
    assert all(default_storage.exists(file) for file in files)
    with default_storage.open(made.card()["file"]) as file:
        assert Image.open(file).size == (960, 540)
