"""The closed lists of the paper. Nothing here imports a model."""

from django.db.models import TextChoices


class ArticleKind(TextChoices):
    PREVIEW = "preview", "preview"
    REPORT = "report", "report"
    NEWS = "news", "news"


class PublicationKind(TextChoices):
    """What a publication tells the reader about the one before it."""

    NEW = "new", "new"
    UPDATE = "update", "update"
    CORRECTION = "correction", "correction"
    WITHDRAWN = "withdrawn", "withdrawal"


class Verdict(TextChoices):
    """What the record says to a statement of a text.

    `CONFIRMED_BUT`: true, with a note the editor must see. `UNCHECKED`: nothing understood the sentence.
    """

    CONFIRMED = "confirmed", "confirmed"
    CONFIRMED_BUT = "confirmed-but", "confirmed, but"
    CONTRADICTED = "contradicted", "contradicted"
    NOT_ON_FILE = "not-on-file", "not on file"
    ATTRIBUTED = "attributed", "attributed"
    UNCHECKED = "unchecked", "not understood"


class Planned(TextChoices):
    """What becomes of a planned publication when another one comes before it."""

    CALL_OFF = "call_off", "Call it off"
    REBASE = "rebase", "Plan it again on top of this one"


class State(TextChoices):
    """Where an article stands on the desk."""

    DRAFT = "draft", "draft"
    IN_REVIEW = "in_review", "in review"
    RETURNED = "returned", "returned"
    APPROVED = "approved", "approved"
    SCHEDULED = "scheduled", "scheduled"
    PUBLISHED = "published", "published"
    WITHDRAWN = "withdrawn", "withdrawn"


class Nature(TextChoices):
    """How a published sentence and the record came apart.

    `TRUE_THEN`: right on its day, and something has happened since. `AS_KNOWN`: right on all that was known when it
    was published; a later decision, or news of the same day, changed what is true of that day. `WRONG_THEN`: the
    record, as it now has that day, said otherwise already.
    """

    TRUE_THEN = "true_then", "was true then"
    AS_KNOWN = "as_known", "was right on what was known then"
    WRONG_THEN = "wrong_then", "was wrong then"


class Wants(TextChoices):
    """What an alert asks of the desk. `NOTHING`: kept for the record; what the text looks ahead to has been."""

    CORRECTION = "correction", "a correction"
    UPDATE = "update", "an update"
    NOTHING = "nothing", "nothing"


class Answered(TextChoices):
    """How an alert was closed other than by a new publication, which answers it by being there."""

    DISMISSED = "dismissed", "dismissed"
    LAPSED = "lapsed", "lapsed: the record changed again"


class RemarkKind(TextChoices):
    """What the desk answers to a finding of the checker."""

    NOT_A_CLAIM = "not_a_claim", "not a claim"
    ACKNOWLEDGED = "acknowledged", "acknowledged inside a quotation"
    TAKEN_BACK = "taken_back", "taken back"


class NoteKind(TextChoices):
    """What a note does in its thread."""

    SAID = "said", "said"
    SETTLED = "settled", "settled"
    REOPENED = "reopened", "open again"
