"""Pictures sent by the site itself, for an installation without a file server in front of it."""

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.utils.http import http_date
from django.views.decorators.http import require_safe

KINDS = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
"""Only what the desk lets in (newsroom/picture_files.py) is ever sent, whatever else lies in the folder."""
FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def file(request: HttpRequest, name: str) -> FileResponse:
    """A stored picture. It is named for its content and never replaced, so browsers may keep it for good."""
    kind = KINDS.get(name.rpartition(".")[2])
    if kind is None:
        raise Http404("Not a picture.")
    try:
        content = default_storage.open(name)
    except (OSError, SuspiciousFileOperation, ValueError) as error:
        raise Http404("No such picture.") from error
    return FileResponse(
        content,
        content_type=kind,
        headers={
            "Cache-Control": FOR_EVER,
            "Last-Modified": http_date(default_storage.get_modified_time(name).timestamp()),
        },
    )
