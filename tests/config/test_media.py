"""Pictures are sent by the site itself: only pictures, only from the folder of pictures, to be kept for good."""

import pytest

NAME = "pictures/ab/ab12.png"


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    for name in (NAME, "pictures/page.html", "pictures/drawing.svg"):
        file = settings.MEDIA_ROOT / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"content")
    (tmp_path / "outside.png").write_bytes(b"not for readers")
    (settings.MEDIA_ROOT / "folder.png").mkdir()
    return settings.MEDIA_ROOT


def test_a_picture_is_sent_to_be_kept_for_good(client, folder):
    answer = client.get(f"/media/{NAME}")
    assert b"".join(answer.streaming_content) == b"content"
    assert answer["Content-Type"] == "image/png"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer


REFUSED = {
    "a page": "pictures/page.html",
    "a drawing, which may hold a script": "pictures/drawing.svg",
    "a file beside the folder": "../outside.png",
    "the same, written in code": "%2e%2e/outside.png",
    "a folder": "folder.png",
    "nothing": "pictures/ab/none.png",
    "a name with a null": "pictures/%00.png",
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", REFUSED.values(), ids=REFUSED)
def test_anything_else_is_not_there(client, folder, name):
    assert client.get(f"/media/{name}").status_code == 404


def test_nothing_is_written_through_the_address(client, folder):
    assert client.post(f"/media/{NAME}").status_code == 405
