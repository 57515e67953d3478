"""The news list on the desk's first page."""

from django import template

from newsroom.admin.news_list import AT_FIRST, news_list

register = template.Library()


@register.inclusion_tag("admin/newsroom/article/news_list.html", takes_context=True)
def first_news(context) -> dict:
    """The first rows of the list, as the address of the desk's page narrows it."""
    request = context["request"]
    shown = news_list(request, limit=AT_FIRST)
    return {**shown, "perms": context["perms"], "request": request, "in_short": True}
