"""“The record is wrong”: from a statement at the desk to the keeper's form, filled in as far as it is known."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.http import urlencode


def record_is_wrong(*, sentence: str, found: str, keys: Iterable[str]) -> str:
    """The address of a form for the calendar keeper, with the sentence, what the record says, and whom it is about.

    `keys` are those of a check or a finding; the first athlete and the first meet among them are filled in. Source and
    correction are for whoever asks to say.
    """
    asked = {"said": " ".join(sentence.split()), "record_says": found}
    for kind in ("athlete", "meet"):
        named = [key.partition(":")[2] for key in keys if key.startswith(f"{kind}:")]
        asked |= {kind: named[0]} if named else {}
    return f"{reverse('admin:athletics_recordquery_add')}?{urlencode(asked)}"
