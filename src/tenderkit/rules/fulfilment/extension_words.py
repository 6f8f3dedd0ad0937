"""What an extension does to the number of places, as a reason: not known yet, used, or declined (platser-antal, platser-minskning)."""

from collections.abc import Iterator

from tenderkit.model.case.case import Places
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.fulfilment.fulfilment import FulfilmentReason
from tenderkit.rules.contract.due_dates import contract_ends
from tenderkit.rules.contract.places_owed import extensions_owed, places_together
from tenderkit.rules.fulfilment.terms import FulfilmentTerms, because
from tenderkit.rules.fulfilment.value_base import number_follows_call_offs, scope_is_reduced

REDUCED = ClauseRole.PLACES_REDUCTION


def extension_reasons(terms: FulfilmentTerms, places: Places) -> Iterator[FulfilmentReason]:
    """Nothing of a contract without options, or where the number follows what is called off."""
    tendered, extended = terms.tendered or terms.case, terms.extended
    if not tendered.contract.option_months or number_follows_call_offs(terms, places):
        return
    if extended is not None and extended.used:
        facts = {"used": extended.used, "ends": contract_ends(terms.case, options=False)}
        more = places_together(extensions_owed(tendered, places)[: extended.used])
        if tendered.counting.nearest and more:
            yield because("required.extended", REDUCED, more=more, **facts)
        else:
            yield because("required.extended_same", REDUCED, **facts)
        if terms.case.contract.option_months is None and not extended.declined:
            return
    if extended is not None and extended.declined:
        yield because("required.not_extended", REDUCED, ends=contract_ends(terms.case, options=False))
        if is_at_most(terms, places):
            yield because("required.declined_value_unknown", REDUCED)
        return
    yield because(f"required.{_undecided(terms, places)}", REDUCED)


def is_at_most(terms: FulfilmentTerms, places: Places) -> bool:
    """In the first edition the number is set with the extensions, and falls with the value when one is declined (s4)."""
    tendered, extended = terms.tendered or terms.case, terms.extended
    if tendered.counting.nearest or number_follows_call_offs(terms, places) or not tendered.contract.option_months:
        return False
    return extended is not None and extended.declined and not scope_is_reduced(terms)


def _undecided(terms: FulfilmentTerms, places: Places) -> str:
    """In the second edition an option lowers nothing, and adds something only where the case says how much."""
    if not terms.case.counting.nearest:
        return "with_option"
    return "same_with_option" if places.extension_count is None else "each_extension"
