"""Why something is not published, each with the field it is about and what to do."""

from enum import Enum


class Refusal(Enum):
    """(field of the publish form or None, the sentence a person reads)."""

    NOT_PERMITTED = (None, "Your role does not include this. Ask an editor to publish the article.")
    FOUR_EYES = (
        None,
        "Four eyes are required here: somebody who did not write or last change the article must publish it.",
    )
    NOT_NEW = ("kind", "The article has been published before. Choose update or correction.")
    NOTHING_PUBLISHED = ("kind", "The article has never been published. Choose new.")
    WITHDRAWN_ALREADY = ("kind", "The article has been withdrawn already.")
    IN_THE_PAST = ("starts_at", "Nobody publishes in the past. Choose a later moment, or publish now.")
    ENDS_FIRST = ("ends_at", "It would end before it starts. Choose a later end, or none.")
    EMBARGO = (
        "starts_at",
        "It would start before its embargo ends. Start it at the end of the embargo or later.",
    )
    EMBARGO_SOURCE = ("embargo_source", "Say who set the embargo.")
    DATELINE = (
        "dateline",
        "The dateline lies after the day of publication. Text is judged by a day no later than its own.",
    )
    NO_NOTE = ("note", "Write the note that readers will see: what was wrong, or why it is withdrawn.")
    NO_HEADLINE = (None, "The article has no headline. Write one and save.")
    NO_TEXT = (None, "The article has no text. Add a text block, write and save.")
    NO_AUTHOR = (None, "The article has no author. Add the byline and save.")
    ADDRESS_TAKEN = (None, "This address has belonged to another article. Choose another slug and save.")

    @property
    def field(self) -> str | None:
        return self.value[0]

    @property
    def sentence(self) -> str:
        return self.value[1]


class PublishingRefusedError(Exception):
    """Nothing was published. `refusal` says why; as text, what to do."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.refusal = refusal
