"""How the figures of a penalty are said; in Swedish for a document, else in the language in use."""

from collections.abc import Callable
from decimal import Decimal

from tenderkit.model.case.choices import CapBase
from tenderkit.model.penalty.outcome import PenaltyOutcome, PenaltySum, Reach
from tenderkit.model.proportionality.measures import CatalogueText
from tenderkit.rules.contract.small_penalties import SmallTerms
from tenderkit.rules.language.wording import NBSP, write_number

Say = Callable[..., str]
"""`text` or `document_text`."""

NOT_POSSIBLE = "–"


def spoken(words: CatalogueText, say: Say) -> str:
    return say(words.key, **words.facts)


def kronor(amount: Decimal, say: Say) -> str:
    """`50 000 kronor`."""
    return f"{write_number(amount)}{NBSP}{say('penalty.krona' if amount == 1 else 'penalty.kronor')}"


def percent(share: Decimal | None) -> str:
    """`0,08`; a dash where there is nothing to count on."""
    return NOT_POSSIBLE if share is None else write_number(share)


def places_words(count: int, say: Say) -> str:
    """`4 platser`."""
    return say(f"penalty.places.{'one' if count == 1 else 'many'}", count=count)


def time_words(outcome: PenaltyOutcome, late: int, say: Say) -> str:
    """`12 veckor` or `2 månader`; a dash for a penalty that no time counts in."""
    if not outcome.unit.counts_time:
        return NOT_POSSIBLE
    return say(outcome.unit.number("time", late), count=late)


def reach_words(outcome: PenaltyOutcome, reach: Reach, say: Say) -> str:
    """`3 platser × 12 veckor`."""
    places = places_words(reach.missing, say)
    if not outcome.unit.counts_time:
        return places
    return f"{places} × {time_words(outcome, reach.late, say)}"


def amount_words(outcome: PenaltyOutcome, say: Say) -> str:
    """What each of the penalty's units costs, in each step, and what a share of the price is counted on."""
    rate, per = outcome.rate, say(outcome.unit.words("per"))
    amount = kronor(rate.first, say)
    first = say("penalty.says.amount", amount=amount, per=per)
    if outcome.price is not None:
        share = write_number(outcome.penalty.share_percent or Decimal(0))
        first = say(
            "penalty.says.share", amount=amount, per=per, share=share, value=spoken(outcome.price.source.words, say)
        )
    step = outcome.penalty.second
    if step is None:
        return first
    facts = {"amount": kronor(rate.highest, say), "per": per, "days": step.remedy_days}
    return f"{first} {say(f'penalty.says.second.{outcome.unit.time.value}', **facts)}"


def small_words(small: SmallTerms, say: Say) -> str:
    """`5 000 kronor för varje möte som …, sammanlagt högst 20 000 kronor`."""
    facts = {"amount": kronor(small.penalty.amount, say), "most": kronor(small.penalty.most, say)}
    return say(f"penalty.small.{small.of.value}", **facts)


def cap_words(outcome: PenaltyOutcome) -> CatalogueText:
    """What the cap is, as the clause has it: a sum, or a share of something."""
    cap = outcome.penalty.cap
    if cap is None:
        return CatalogueText("penalty.cap.none")
    if cap.weeks is not None:
        return CatalogueText("penalty.cap.weeks", {"weeks": str(cap.weeks)})
    if cap.of is None:
        return CatalogueText("penalty.cap.amount", {"amount": write_number(cap.amount or Decimal(0))})
    return CatalogueText(f"penalty.cap.{cap.of.value}", {"percent": write_number(cap.percent or Decimal(0))})


def sum_words(together: PenaltySum, say: Say) -> str:
    """`12 platser. Högsta vite: 550 000 kronor, 0,95 procent av det beräknade värdet (…)`; without a cap while it can't be counted."""
    places = say("penalty.says.places", places=together.places)
    if together.maximum is None:
        return f"{places} {say('penalty.says.maximum_without_cap', sum=kronor(together.exposure, say))}"
    maximum, source = kronor(together.maximum, say), spoken(together.value.source.words, say)
    if together.value.amount is None:
        return f"{places} {say('penalty.says.maximum_alone', sum=maximum)}"
    facts = {"share": percent(together.maximum_share), "value": source, "amount": kronor(together.value.amount, say)}
    return f"{places} {say('penalty.says.maximum', sum=maximum, **facts)}"


def capped_words(outcome: PenaltyOutcome, say: Say, *, capped: bool | None) -> str:
    """Whether the cap makes a penalty lower; while that can't be told, what is missing to tell it."""
    if capped is not None:
        return say(f"penalty.capped.{'yes' if capped else 'no'}")
    of = outcome.penalty.cap.of if outcome.penalty.cap is not None else None
    return say(f"penalty.capped.{'not_called_off' if of is CapBase.CALLED_OFF_VALUE else 'no_value'}")


def about(outcome: PenaltyOutcome) -> str:
    """The lot and the supplier that the outcome is for; nothing for the whole contract."""
    names = [outcome.lot.title] if outcome.lot is not None else []
    names += [outcome.supplier.name] if outcome.supplier is not None else []
    return ", ".join(names)
