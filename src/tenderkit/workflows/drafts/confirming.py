"""The requester's own word about the assessment: that the requirement is to be there (report l. 130 and 173)."""

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.problems import Key
from tenderkit.workflows.drafts.answers import edits_of, read_answer
from tenderkit.workflows.drafts.draft_case import DraftCase, save_draft
from tenderkit.writers.form.form_values import said_at

CONFIRMED_AT: Key = ("assessment", "requester_mandate")


class Confirming(Struct, frozen=True):
    """What came of it: `refusal` says why it couldn't be understood, `theirs` what somebody else has written meanwhile."""

    refusal: Message | None = None
    theirs: str | None = None

    @property
    def is_saved(self) -> bool:
        return self.refusal is None and self.theirs is None


def confirmed_words(draft: DraftCase) -> str:
    """What the case says of how the requester gave the task; '' while nothing."""
    found = said_at(draft.source.data, CONFIRMED_AT)
    return found if isinstance(found, str) else ""


def confirm_assessment(draft: DraftCase, words: str, *, was: str) -> Confirming:
    """Write the words, if the case still says what was seen; raises `ChangedMeanwhileError` as `save_draft` does."""
    answer = read_answer(CONFIRMED_AT, words)
    if answer.refusal is not None:
        return Confirming(refusal=answer.refusal)
    stands = confirmed_words(draft)
    if _plain(stands) != _plain(was):
        return Confirming(theirs=stands)
    save_draft(draft, edits_of(draft.source.data, [answer]))
    return Confirming()


def _plain(words: str) -> str:
    return words.replace("\r\n", "\n").strip()
