"""Structured data (schema.org) as it stands in a page: JSON that no browser runs, and the way down to the page."""

import json

from markupsafe import Markup

from config.addresses import absolute

UNSAFE = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
"""What could end the element it stands in, or a line; inside JSON they can only be in strings."""


def json_ld(node: dict) -> Markup:
    """A node as the text of <script type="application/ld+json">, without what is not known."""
    document = {"@context": "https://schema.org", **known(node)}
    return Markup(json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE))


def known(value):
    """The same without None, and without empty text, lists and objects."""
    if isinstance(value, dict):
        return {key: kept for key, item in value.items() if (kept := known(item)) not in (None, "", [], {})}
    if isinstance(value, (list, tuple)):
        return [kept for item in value if (kept := known(item)) not in (None, "", [], {})]
    return value


def breadcrumb_list(trail: list[dict]) -> dict:
    """The way down to a page, as the breadcrumb shows it: {label, href}, the page itself last, without href."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": str(step["label"]),
                "item": absolute(step["href"]) if step.get("href") else None,
            }
            for position, step in enumerate(trail, start=1)
        ],
    }
