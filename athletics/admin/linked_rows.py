"""Read-only tables on admin pages: rows of another noun with links to their own pages."""

from collections.abc import Iterable

from django.db import models
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString


def address(row: models.Model) -> str:
    """Where the admin changes the row."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def link(row: models.Model | None, text: str = "") -> str:
    """A link to the row's page, or a dash for none."""
    return format_html('<a href="{}">{}</a>', address(row), text or str(row)) if row else "–"


def table(heads: Iterable[str], rows: Iterable[Iterable[object]], *, empty: str) -> SafeString:
    """A table whose cells are plain text or safe HTML; the sentence `empty` where there is no row."""
    context = {"heads": list(heads), "rows": [list(row) for row in rows], "empty": empty}
    return render_to_string("admin/athletics/linked_rows.html", context)
