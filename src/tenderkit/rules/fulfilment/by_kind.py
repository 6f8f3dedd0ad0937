"""What done places come to by their kinds and years, and what about them the recruiter's file doesn't tell (platser-form, platser-antal)."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tenderkit.model.case.case import Places
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import FulfilmentReason
from tenderkit.model.matching.matching import Placement
from tenderkit.rules.contract.kind_numbers import counted_in_all, kind_numbers
from tenderkit.rules.contract.places_owed import places_owed
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because

_FORM, _FULFILLED, _COUNTED = ClauseRole.PLACES_FORM, ClauseRole.PLACES_FULFILMENT, ClauseRole.PLACES_COUNT


def counted_by_kind(
    terms: FulfilmentTerms, places: Places, done: Sequence[Placement], required: int | None
) -> tuple[int, tuple[FulfilmentReason, ...]]:
    """How many of the required places the done ones come to, and what is counted of each kind and year."""
    number = places.asked if required is None else required
    inside, beyond = _of_their_years(terms, places, done)
    by_kind = Counter(each.kind for each in inside)
    reasons = [
        because("places.of_kind", _FORM, kind=kind.title_sv, done=by_kind[kind], required=least)
        for kind, least in kind_numbers(places, number).items()
    ]
    if beyond:
        reasons.append(because("places.of_a_year", _COUNTED, places=beyond))
    return counted_in_all(places, by_kind, number), tuple(reasons)


def untold_by_the_file(terms: FulfilmentTerms, places: Places, short: int) -> Iterator[FulfilmentReason]:
    """Why it can't be told that places are missing; `short` are those that don't count by themselves."""
    if places.shared and short:
        yield because("places.shared", _FULFILLED, places=short)
    another = places.another_kind
    others = [each for each in terms.placements if another is not None and each.kind is another.kind]
    if another is not None and others:
        yield because("places.another_kind", _FORM, kind=another.kind.title_sv, places=len(others))


def _of_their_years(
    terms: FulfilmentTerms, places: Places, done: Sequence[Placement]
) -> tuple[Sequence[Placement], int]:
    """Where nothing moves between contract years, what began in a year counts for it alone (platser-antal.s12)."""
    if places.carried_over is not False:
        return done, 0
    years = places_owed(terms.case, places, options=False, of=terms.lots)
    inside: list[Placement] = []
    for at, year in enumerate(years):
        after = years[at + 1].begins if at + 1 < len(years) else None
        of_the_year = [each for each in done if year.begins <= each.starts and (after is None or each.starts < after)]
        inside += of_the_year[: year.count]
    return inside, len(done) - len(inside)
