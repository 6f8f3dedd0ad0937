"""How the figures of a penalty are said; in Swedish for a document, else in the language in use."""

from collections.abc import Callable
from decimal import Decimal

from tenderkit.model.case.choices import PenaltyPer
from tenderkit.model.penalty.outcome import PenaltyOutcome, Reach
from tenderkit.model.proportionality.measures import CatalogueText
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
    return _counted("penalty.places", count, say)


def time_words(outcome: PenaltyOutcome, late: int, say: Say) -> str:
    """`12 veckor` or `2 månader`; a dash for a penalty per place, which no time counts in."""
    if outcome.per is PenaltyPer.MISSING_PLACE:
        return NOT_POSSIBLE
    return _counted(f"penalty.{outcome.per.value}", late, say)


def reach_words(outcome: PenaltyOutcome, reach: Reach, say: Say) -> str:
    """`3 platser × 12 veckor`."""
    places = places_words(reach.missing, say)
    if outcome.per is PenaltyPer.MISSING_PLACE:
        return places
    return f"{places} × {time_words(outcome, reach.late, say)}"


def cap_words(outcome: PenaltyOutcome) -> CatalogueText:
    """What the cap is, as the clause has it: a sum, or a share of something."""
    cap = outcome.penalty.cap
    if cap is None:
        return CatalogueText("penalty.cap.none")
    if cap.of is None:
        return CatalogueText("penalty.cap.amount", {"amount": write_number(cap.amount or Decimal(0))})
    return CatalogueText(f"penalty.cap.{cap.of.value}", {"percent": str(cap.percent)})


def about(outcome: PenaltyOutcome) -> str:
    """The lot and the supplier that the outcome is for; nothing for the whole contract."""
    names = [outcome.lot.title] if outcome.lot is not None else []
    names += [outcome.supplier.name] if outcome.supplier is not None else []
    return ", ".join(names)


def _counted(key: str, count: int, say: Say) -> str:
    return say(f"{key}.{'one' if count == 1 else 'many'}", count=count)
