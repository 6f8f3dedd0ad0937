"""What keeps a single place from counting: each function is a row of the table in `grounds`."""

from tenderkit.model.fulfilment.place_outcome import PlaceStanding
from tenderkit.model.journal.choices import AssessedMatter
from tenderkit.rules.places.weighed import Finding, Weighed

_NOT, _UNDECIDED = PlaceStanding.NOT_COUNTED, PlaceStanding.UNDECIDED


def officers_no(of: Weighed) -> Finding | None:
    """The authority has decided that it doesn't count, in writing and with reasons."""
    return Finding(_NOT, "officers_no") if of.last.says(AssessedMatter.PLACE_COUNTS) is False else None


def wrong_kind(of: Weighed) -> Finding | None:
    """It is of no kind that the requirement takes."""
    kind = of.last.place.kind
    return None if of.held.takes(kind) else Finding(_NOT, "kind", facts={"kind": kind.title_sv})


def second_choice(of: Weighed) -> Finding | None:
    """A kind of second choice counts when the first was sought for so many weeks and accounted for, or as the officer finds."""
    another, history = of.held.another_kind, of.last
    if another is None or history.place.kind in of.held.kinds or history.started is None:
        return None
    assessed = history.says(AssessedMatter.ANOTHER_KIND)
    if assessed is not None:
        return None if assessed else Finding(_NOT, "another_kind", facts={"weeks": another.sought_weeks})
    before = [each for each in history.opened if each.ends is not None and each.ends <= history.started]
    if any(each.lasted(another.sought_weeks) and each.accounted for each in before):
        return None
    if before and not any(each.lasted(another.sought_weeks) for each in before):
        return Finding(_NOT, "another_kind", facts={"weeks": another.sought_weeks})
    return Finding(_UNDECIDED, "another_kind_unknown", facts={"weeks": another.sought_weeks})


def wrong_performer(of: Weighed) -> Finding | None:
    """Only the supplier itself may have the places, and another company has this one."""
    return Finding(_NOT, "performer") if of.held.only_the_supplier and of.last.place.employer is not None else None


def wrong_content(of: Weighed) -> Finding | None:
    """Form, content, introduction and supervision are right, and nobody was crowded out, unless the officer has found otherwise."""
    wrong = of.last.says(AssessedMatter.FORM_AND_CONTENT) is False or of.last.says(AssessedMatter.CROWDED_OUT)
    return Finding(_NOT, "content") if wrong else None


def outside_the_group(of: Weighed) -> Finding | None:
    """The person doesn't count: outside the group, or already employed without a right of precedence."""
    return Finding(_NOT, "target_group") if of.last.says(AssessedMatter.TARGET_GROUP) is False else None
