"""A planned text brought onto a newer one, so that it keeps its own changes and undoes nobody else’s."""

from newsroom.freezing import compared, mark_first_picture

OWN_DAY = {"schema", "dateline", "blocks"}
CARD = ("slug", "kind", "headline", "standfirst", "section", "authors", "dateline")


class RebaseConflictError(Exception):
    """Both texts changed the same part, each in its own way."""


def rebased(*, base: dict | None, planned: dict, new: dict) -> dict:
    """The document `planned` as it would be had it been written from `new` instead of from `base`.

    Part by part (headline, byline …, block by block): what only one of the two changed is taken from that one.
    Raises RebaseConflictError where both changed a part and do not agree.
    """
    base = base or {}
    heads = {key: _settled(base.get(key), planned[key], new[key]) for key in planned if key not in OWN_DAY}
    blocks = _blocks(base.get("blocks", []), planned["blocks"], new["blocks"])
    mark_first_picture(blocks)
    return {"schema": planned["schema"], **heads, "dateline": planned["dateline"], "blocks": blocks}


def rebased_card(document: dict, *, base: dict | None, planned: dict, new: dict) -> dict:
    """What lists show of the document; the picture is found among the three cards."""
    picture = planned["picture"] if base is None or planned["picture"] != base["picture"] else new["picture"]
    return {**{key: document[key] for key in CARD}, "picture": picture}


def keeps_back(*, base: dict, planned: dict, new: dict) -> bool:
    """Whether `new` leaves every part that `planned` changes as it stands in `base`."""
    parts = [_parts(document) for document in (base, planned, new)]
    before, coming, now = parts
    changed = [key for key in {*before, *coming} if before.get(key) != coming.get(key)]
    return all(now.get(key) == before.get(key) for key in changed)


def _parts(document: dict) -> dict:
    heads = {key: value for key, value in document.items() if key not in OWN_DAY}
    return heads | {("block", block["key"]): compared(block) for block in document["blocks"]}


def _settled(base, planned, new):
    if planned in (base, new):
        return new
    if new == base:
        return planned
    raise RebaseConflictError


def _blocks(base: list[dict], planned: list[dict], new: list[dict]) -> list[dict]:
    """In the new text's order; a block only the planned text has follows the one it follows there."""
    before, coming, now = ({block["key"]: block for block in blocks} for blocks in (base, planned, new))
    order = list(now)
    for index, key in enumerate(coming):
        if key not in now:
            above = list(coming)[index - 1] if index else None
            order.insert(order.index(above) + 1 if above in order else 0, key)
    kept = (_block(before.get(key), coming.get(key), now.get(key)) for key in order)
    return [dict(block) for block in kept if block]


def _block(base: dict | None, planned: dict | None, new: dict | None) -> dict | None:
    texts = [compared(block) if block else None for block in (base, planned, new)]
    return planned if _settled(*texts) == texts[1] and texts[1] != texts[2] else new
