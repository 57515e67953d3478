"""Pages of a list with a million rows."""

from django.core.paginator import Page, Paginator


class FromEitherEnd(Paginator):
    """Finds the keys of a deep page first, counted from the nearer end, and only then reads its rows.

    A database reads all that it skips: with the tables a row names, the last page of a million takes most of a second.
    """

    deep = 5_000
    """From this row on a page is found by its keys."""

    def page(self, number) -> Page:
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        if bottom < self.deep:
            return super().page(number)
        top = min(bottom + self.per_page, self.count)
        keys = self.object_list.values_list("pk", flat=True)
        nearer = (
            keys[bottom:top]
            if 2 * bottom < self.count
            else keys.reverse()[self.count - top : self.count - bottom]
        )
        return self._get_page(self.object_list.filter(pk__in=list(nearer)), number, self)
