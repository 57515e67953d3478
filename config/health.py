"""What a load balancer asks: is this process up, and is it ready for readers?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.readiness import obstacles


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 “ok”, or 503 when the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 “ready”, or 503 with a line for each thing that has to be put right first."""
    found = obstacles()
    if found:
        return HttpResponse("".join(f"{one}\n" for one in found), content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")
