"""One page of a long list."""

from django.core.paginator import InvalidPage, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

PER_PAGE = 60


def page_of(
    rows: QuerySet, request: HttpRequest, *, per_page: int = PER_PAGE, count: int | None = None
) -> dict:
    """The page the address asks for (`?page=`), with the addresses before and after it; `count` where it is known.

    Raises Http404 for a page that is not a number or out of range.
    """
    pages = Paginator(rows, per_page)
    if count is not None:
        pages.count = count
    try:
        page = pages.page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404("There is no such page of this list.") from error
    return {
        "rows": list(page.object_list),
        "count": page.paginator.count,
        "number": page.number,
        "total": page.paginator.num_pages,
        "before": _address(request, page.number - 1) if page.has_previous() else None,
        "after": _address(request, page.number + 1) if page.has_next() else None,
    }


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"{request.path}?{query.urlencode()}"
