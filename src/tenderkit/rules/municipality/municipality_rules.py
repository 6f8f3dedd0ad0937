"""Faults in the municipality's own values that its papers would carry to their readers."""

import re
from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.municipality.municipality import Municipality
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import Fault

_CONSENT = lazy_pattern(r"\bsamtyck", re.IGNORECASE)


def municipality_faults(municipality: Municipality) -> Iterator[Fault]:
    """Every fault, each at its key."""
    yield from _consent_is_no_basis(municipality)
    yield from _a_kind_is_archived_once(municipality)


def _consent_is_no_basis(municipality: Municipality) -> Iterator[Fault]:
    """Whoever depends on the municipality can hardly refuse it (recital 43 of the GDPR): a consent lifts secrecy, no more."""
    protection = municipality.data_protection
    if protection is not None and protection.legal_basis is not None and _CONSENT.search(protection.legal_basis):
        yield Fault(("data_protection", "legal_basis"), Message("TK-B002"))


def _a_kind_is_archived_once(municipality: Municipality) -> Iterator[Fault]:
    """Two answers for one kind would leave the registrar to choose."""
    seen: set[str] = set()
    for at, paper in enumerate(municipality.archives or ()):
        if paper.kind in seen:
            yield Fault(("archives", at, "kind"), Message("TK-B003", {"kind": paper.kind}))
        seen.add(paper.kind)
