"""Filling in the admin's forms in tests as a keeper would: everything as shown, but for what is typed."""


def filled(page, **typed) -> dict:
    """What the page would post: each field as shown, with `typed` in place of some."""
    shown = _values(page.context["adminform"].form)
    for rows in page.context["inline_admin_formsets"]:
        shown |= _values(rows.formset.management_form)
        for form in rows.formset.initial_forms:
            shown |= _values(form)
    return {**shown, **typed}


def rows_of(prefix: str, rows: list[dict], *, after: int = 0) -> dict:
    """New rows of a table on the page, behind `after` that are there already."""
    typed = {f"{prefix}-TOTAL_FORMS": after + len(rows), f"{prefix}-INITIAL_FORMS": after}
    for number, row in enumerate(rows, start=after):
        typed |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return typed


def errors(response) -> dict[str, list[str]]:
    """Every message on the page by field, those of its tables included; none after a redirect."""
    if response.status_code == 302:
        return {}
    found = dict(response.context["adminform"].form.errors)
    for rows in response.context["inline_admin_formsets"]:
        if rows.formset.non_form_errors():
            found[rows.formset.prefix] = list(rows.formset.non_form_errors())
        for form in rows.formset.forms:
            for name, messages in form.errors.items():
                found[name] = [*found.get(name, []), *messages]
    return found


def _values(form) -> dict:
    values = {}
    for bound in form:
        value = bound.value()
        if value is True:
            values[bound.html_name] = "on"
        elif value is not None and value is not False:
            values |= _posted(bound, value)
    return values


def _posted(bound, value) -> dict:
    widget = bound.field.widget
    if hasattr(widget, "widgets"):
        parts = value if isinstance(value, list) else widget.decompress(value)
        return {f"{bound.html_name}_{n}": part for n, part in enumerate(parts) if part is not None}
    return {bound.html_name: value}
