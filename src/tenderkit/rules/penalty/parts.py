"""The penalties of a procurement part by part, and what they come to together."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from tenderkit.messages import Message, text
from tenderkit.model.case.case import Procurement
from tenderkit.model.papers.document import Inlines, Table, Text
from tenderkit.model.penalty.outcome import Basis, PenaltyOutcome, PenaltySum, ValueSource
from tenderkit.model.policy.bands import PenaltyPolicy
from tenderkit.rules.contract.each_requirement import AddressedRequirement, each_requirement
from tenderkit.rules.contract.part_words import WHOLE, part_words
from tenderkit.rules.language.wording import write_number
from tenderkit.rules.penalty.outcome import penalty_outcome
from tenderkit.rules.penalty.wording import NOT_POSSIBLE, Say, capped_words, percent, spoken

_WIDTHS = (20, 9, 15, 13, 15, 16, 12)
_HEADS = ("part", "places", "exposure", "cap", "maximum", "capped", "share")


class PenaltyPart(Struct, frozen=True):
    """A requirement as it is counted, for a lot or for several together, and its penalty; `None` where it has none."""

    of: AddressedRequirement
    outcome: PenaltyOutcome | None


def penalty_parts(case: Procurement, policy: PenaltyPolicy | None) -> tuple[PenaltyPart, ...]:
    """Each once, before anything is called off, in the order of the file."""
    return tuple(PenaltyPart(of, penalty_outcome(of, policy)) for of in each_requirement(case, by_lot=True))


def sum_of_parts(case: Procurement, parts: Sequence[PenaltyPart]) -> PenaltySum | None:
    """What all parts come to, as a share of the whole contract; `None` where there is one part only, or no penalty."""
    outcomes = [part.outcome for part in parts if part.outcome is not None]
    if len(parts) == 1 or not outcomes:
        return None
    price = case.contract.contract_price
    agreed = Basis(ValueSource.CONTRACT_PRICE, price) if price is not None else None
    return penalty_sum(outcomes, agreed or Basis(ValueSource.ESTIMATED_VALUE, case.contract.estimated_value))


def penalty_sum(outcomes: Sequence[PenaltyOutcome], value: Basis | None = None) -> PenaltySum:
    """Several penalties together, each below its own cap; without a `value` the share is counted on those of the parts."""
    capped = [outcome.capped for outcome in outcomes]
    return PenaltySum(
        places=sum(outcome.places for outcome in outcomes),
        exposure=sum((outcome.exposure for outcome in outcomes), Decimal(0)),
        cap=_total(outcome.cap.amount for outcome in outcomes),
        maximum=_total(outcome.maximum for outcome in outcomes),
        capped=None if None in capped else any(capped),
        value=value or _value(outcomes),
    )


def whole_message(parts: Sequence[PenaltyPart], together: PenaltySum) -> Message:
    """The sum as a note, in the language in use; with the highest penalty below the caps where all of them can be counted."""
    facts = {"places": str(together.places), "capped": lowers_words(parts, together, text)}
    if together.maximum is None:
        return Message("TK-R264", {**facts, "exposure": write_number(together.exposure)})
    amounts = {"maximum": write_number(together.maximum), "value": _number(together.value.amount)}
    source = spoken(together.value.source.words, text)
    return Message("TK-R263", {**facts, **amounts, "share": percent(together.maximum_share), "source": source})


def parts_table(case: Procurement, parts: Sequence[PenaltyPart], say: Say) -> Table | None:
    """A row for each part and one for all of them; nothing where there is one part only, or no penalty."""
    together = sum_of_parts(case, parts)
    if together is None:
        return None
    rows = [_row(part, say) for part in parts]
    lowers = lowers_words(parts, together, say)
    rows.append((spoken(WHOLE, say), str(together.places), *_sums(together), lowers, percent(together.maximum_share)))
    header = tuple(_words(say(f"penalty.part.{head}")) for head in _HEADS)
    cells = tuple(tuple(map(_words, row)) for row in rows)
    return Table(say("penalty.parts"), header, cells, _WIDTHS)


def lowers_words(parts: Sequence[PenaltyPart], together: PenaltySum, say: Say) -> str:
    """Whether a cap lowers the sum; while that can't be told, what is missing for the first of those that need it."""
    outcomes = [part.outcome for part in parts if part.outcome is not None]
    asked = next((outcome for outcome in outcomes if outcome.capped is None), outcomes[0])
    return capped_words(asked, say, capped=together.capped)


def _row(part: PenaltyPart, say: Say) -> tuple[str, ...]:
    outcome, name = part.outcome, spoken(part_words(part.of), say)
    if outcome is None:
        return (name, *[NOT_POSSIBLE] * (len(_HEADS) - 1))
    lowers = capped_words(outcome, say, capped=outcome.capped)
    return (name, str(outcome.places), *_sums(penalty_sum([outcome])), lowers, percent(outcome.maximum_share))


def _sums(found: PenaltySum) -> tuple[str, str, str]:
    return write_number(found.exposure), _number(found.cap), _number(found.maximum)


def _value(outcomes: Sequence[PenaltyOutcome]) -> Basis:
    if len(outcomes) == 1:
        return outcomes[0].value
    return Basis(ValueSource.LOTS_VALUE, _total(outcome.value.amount for outcome in outcomes))


def _total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """A sum with an unknown part is unknown."""
    known = list(amounts)
    return None if None in known else sum((amount for amount in known if amount is not None), Decimal(0))


def _number(amount: Decimal | None) -> str:
    return NOT_POSSIBLE if amount is None else write_number(amount)


def _words(words: str) -> Inlines:
    return (Text(words),)
