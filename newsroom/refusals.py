"""Why something is not published, each with the field it is about and what to do."""

from enum import Enum


class Refusal(Enum):
    """(field of the publish form or None, the sentence a person reads)."""

    NOT_PERMITTED = (None, "Your role does not include this. Ask an editor to publish the article.")
    FOUR_EYES = (
        None,
        "Four eyes are required here: somebody who did not write or last change the article must approve or publish it.",
    )
    NOT_NEW = ("kind", "The article has been published before. Choose update or correction.")
    NOTHING_PUBLISHED = ("kind", "The article has never been published. Choose new.")
    WITHDRAWN_ALREADY = ("kind", "The article has been withdrawn already.")
    IN_THE_PAST = ("starts_at", "Nobody publishes in the past. Choose a later moment, or publish now.")
    ENDS_FIRST = ("ends_at", "It would end before it starts. Choose a later end, or none.")
    EMBARGO = (
        "starts_at",
        "It would start before its embargo ends. Start it at the end of the embargo or later; "
        "a chief editor may lift it early, with a reason.",
    )
    EMBARGOED_TEXT = (
        None,
        "The correction changes parts that are under embargo. Put back there what readers see, and save.",
    )
    EMBARGO_SOURCE = ("embargo_source", "Say who set the embargo.")
    EMBARGO_PASSED = (
        "embargo_until",
        "This moment has passed, so nothing would wait for it. Choose a later one.",
    )
    EMBARGO_SHORTENED = (
        "embargo_until",
        "An embargo until a later moment is in force. A chief editor lifts it early, with a reason.",
    )
    EMBARGO_PLANNED = (
        "embargo_until",
        "Something is planned before the embargo would end. Call that off first.",
    )
    LIFT_NOT_PERMITTED = (None, "Only a chief editor lifts an embargo early. Ask one, with the reason.")
    NO_EMBARGO = (None, "No embargo is in force. There is nothing to lift.")
    NO_REASON = ("reason", "Write the reason: it is kept.")
    PLANNED = (
        "planned",
        "Something is planned for this article at that moment or later. Say what becomes of it.",
    )
    PLANNED_WITHDRAWAL = (
        "planned",
        "What is planned would bring back what is withdrawn. Call it off; it can be planned again afterwards.",
    )
    REBASE_CONFLICT = (
        "planned",
        "The planned text and this one change the same part. Call it off, bring the two together and plan it again.",
    )
    STARTED_ALREADY = (None, "It has started: readers have seen it. Correct it or withdraw it.")
    CALLED_OFF_ALREADY = (None, "It has been called off already.")
    CONTRADICTED = ("override", "The record contradicts the text. Correct it and save.")
    OVERRIDE_NOT_PERMITTED = (
        "override",
        "Only a chief editor publishes what the record contradicts. Correct the text, or ask one.",
    )
    DATELINE = (
        "dateline",
        "The dateline lies after the day of publication. Text is judged by a day no later than its own.",
    )
    NO_NOTE = ("note", "Write the note that readers will see: what was wrong, or why it is withdrawn.")
    NO_HEADLINE = (None, "The article has no headline. Write one and save.")
    NO_TEXT = (None, "The article has no text. Add a text block, write and save.")
    NO_AUTHOR = (None, "The article has no author. Add the byline and save.")
    WRITE_NOT_PERMITTED = (None, "Your role does not include writing articles.")
    REVIEW_NOT_PERMITTED = (
        None,
        "Your role does not include reviewing. An editor approves or returns articles.",
    )
    IN_REVIEW_ALREADY = (None, "It is in review already. An editor will approve or return it.")
    NOTHING_TO_REVIEW = (
        None,
        "Nothing has changed since it was last decided on. Change it and save, then ask for a review.",
    )
    NOT_IN_REVIEW = (None, "It is not in review. Its writer asks for a review first.")
    OWN_APPROVAL = (
        None,
        "Four eyes are required here: nobody approves what they wrote or last changed. Ask another editor.",
    )
    CHANGED_MEANWHILE = (None, "It was changed while you were reading. Read it again, then decide.")
    SAVED_MEANWHILE = (
        None,
        "Somebody saved the article while you were looking at it. Nothing has been changed: look at the newest save, "
        "then decide.",
    )
    NOTE_NOT_PERMITTED = (None, "Your role does not include notes on articles. Tell an editor.")
    NOTE_EMPTY = ("text", "The note is empty. Write something, then leave it.")
    NOTE_LONG = ("text", "The note is too long. Say it in 5,000 characters, or in two notes.")
    ASSIGN_NOT_PERMITTED = (
        None,
        "Your role takes work and gives it back; an editor gives it to somebody else or puts it aside.",
    )
    CANNOT_WRITE = ("assigned_to", "This account may not write articles. Choose somebody else.")
    DUE_PASSED = ("due_at", "This moment has passed. Choose a later one, or none.")
    NO_TITLE = ("headline", "Give it a working title.")
    ARRANGE_NOT_PERMITTED = (None, "Only a chief editor arranges the front page. Ask one.")
    ARRANGED_MEANWHILE = (
        None,
        "Somebody arranged the front page while you were looking. Look at it as it stands now, then decide.",
    )
    PLACED_TWICE = (None, "One article stands in two places. Choose another for one of them.")
    NEVER_PUBLISHED = (None, "An article without a publication cannot stand there. Publish or plan it first.")
    REMOVE_NOT_PERMITTED = (
        None,
        "Only a chief editor removes text for legal reasons, or reads what was removed.",
    )
    NOTHING_TO_REMOVE = ("versions", "Choose at least one version whose text is still there.")
    REMOVED_TEXT = (
        None,
        "This text was removed for legal reasons. Change it and save before it is published.",
    )
    SHARE_NOT_PERMITTED = (
        None,
        "Your role does not include showing drafts outside. Ask an editor for a link.",
    )
    SHARE_EMBARGOED = (
        None,
        "The article is under embargo: nobody without an account reads it before then. "
        "A chief editor may lift it early, with a reason.",
    )
    ADDRESS_TAKEN = (None, "This address has belonged to another article. Choose another slug and save.")

    @property
    def field(self) -> str | None:
        return self.value[0]

    @property
    def sentence(self) -> str:
        return self.value[1]


class PublishingRefusedError(Exception):
    """Nothing was done. `refusal` says why; as text, what to do, in `words` of its own where it names a case."""

    def __init__(self, refusal: Refusal, words: str = "") -> None:
        super().__init__(words or refusal.sentence)
        self.refusal = refusal
