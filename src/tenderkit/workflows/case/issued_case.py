"""A case after the issue: the terms in force, what the case as written says otherwise, and the changes of the contract."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Message, text
from tenderkit.model.case.case import Procurement
from tenderkit.model.law.laws import LawTable, ProvisionUse, Regime
from tenderkit.model.papers.lock import FrozenText, IssuedDocument, Lock, TermValue
from tenderkit.problems import Fault, Key
from tenderkit.project.one_run import latest_in_a_run
from tenderkit.project.places import ISSUED_FOLDER, ProjectPlaces
from tenderkit.rules.law.legal_basis import LegalBasis
from tenderkit.rules.papers.contract_changes import changed_terms, faults_of_changes, support_for_changes
from tenderkit.rules.papers.issued_terms import (
    IssuedTerms,
    TermDifference,
    copies_in_force,
    differences,
    document_of_lot,
    find_issued_text,
    issued_terms,
    terms_in_force,
)
from tenderkit.rules.papers.term_paths import LOTS, lot_of_path, term_values, with_terms
from tenderkit.rules.papers.term_words import as_in_the_file, title_of_term


class CaseInForce(Struct, frozen=True):
    """`written` is the case as the officer's file has it, `copies` the issued sections in force, `terms` what they froze.

    `base` are the issued terms where the case says otherwise; `lost` faults keep every document from being written.
    """

    written: Procurement
    copies: tuple[IssuedDocument, ...] = ()
    terms: IssuedTerms | None = None
    base: dict[str, TermValue] | None = None
    lost: tuple[Fault, ...] = ()

    @property
    def versions(self) -> dict[str, dict[str, str]]:
        """The clause versions of each issued section: what later documents quote."""
        return {copy.document: {clause.id: clause.version for clause in copy.clauses} for copy in self.copies}

    def on(self, day: date | None) -> Procurement:
        """The case with the issued terms, and the changes of the contract that hold on the day; without one, with all."""
        changes = self.written.changes
        if self.base is None and not changes:
            return self.written
        held = [change.date for change in changes if day is None or change.date <= day]
        return _as_changed(self, max(held, default=date.min))


@latest_in_a_run
def _as_changed(found: CaseInForce, day: date) -> Procurement:
    """One case for all days between two changes, so that what is made of it is made once for them."""
    base = found.base if found.base is not None else term_values(found.written)
    return with_terms(found.written, changed_terms(base, found.written.changes, day))


def case_in_force(written: Procurement, lock: Lock, folder: Path, places: ProjectPlaces) -> CaseInForce:
    """What of the case is decided by the issued copies of its lock; a case that agrees with them is its own."""
    copies = copies_in_force(lock.issued, written.procedure.tender_deadline)
    if any(copy.terms is None for copy in copies):
        copies = _lifted(written, copies, places)
    terms = issued_terms(copies)
    if terms is None or not (differing := differences(written, terms)):
        return CaseInForce(written, copies, terms)
    base, lost = terms_in_force(written, terms, lambda wanted: text_in_files(wanted, copies, folder / ISSUED_FOLDER))
    faults = tuple(_lost(written, difference) for difference in differing if difference.path in lost)
    return CaseInForce(written, copies, terms, base, faults)


def remarks_on_terms(found: CaseInForce, legal: LegalBasis, table: LawTable) -> Iterator[Fault]:
    """What differs from the issued terms and isn't a recorded change, and what stands in the way of the changes."""
    case = found.written
    provision = table.provisions_on(case.law, Regime.ABOVE, case.procedure.begins).get(ProvisionUse.CHANGES)
    yield from faults_of_changes(case, legal, (provision.text,) if provision else ())
    for copy in found.copies:
        if copy.terms is None or copy.terms.partial:
            facts = {"document": copy.document, "date": copy.date.isoformat()}
            yield Fault(("requirement",), Message("TK-L286" if copy.terms is None else "TK-L296", facts))
    if found.terms is not None and found.base is not None:
        in_force = term_values(found.on(None))
        for difference in differences(case, found.terms):
            if difference.stated is None or difference.stated != in_force.get(difference.path):
                yield _told(case, difference, legal)


def address_of(case: Procurement, path: str) -> Key:
    """Where the path stands in the file: a lot by its place in the list."""
    lot, within = lot_of_path(path)
    if not lot:
        return tuple(path.split("."))
    at = [index for index, each in enumerate(case.contract.lots) if each.id == lot]
    return (*LOTS.split("."), *(at or []), *(within.split(".") if at else []))


def _lifted(
    written: Procurement, copies: tuple[IssuedDocument, ...], places: ProjectPlaces
) -> tuple[IssuedDocument, ...]:
    """What the lock's first format tells; the library is read only for a copy of it."""
    from tenderkit.readers.clauses.library_reader import read_library
    from tenderkit.readers.clauses.needs import only_needed
    from tenderkit.rules.papers.lifted_terms import with_lifted_terms

    locks = tuple({clause.id: clause.version for clause in copy.clauses} for copy in copies)
    library = read_library(places.clause_folders, only_needed({name for lock in locks for name in lock}, (), locks))
    entries = (library.version(*item) for lock in locks for item in lock.items())
    clauses = {(entry.clause.id, entry.clause.version): entry.clause for entry in entries if entry is not None}
    lots = {document_of_lot(lot.id): lot.id for lot in written.contract.lots}
    return tuple(with_lifted_terms(copy, clauses, lots) for copy in copies)


def _told(case: Procurement, difference: TermDifference, legal: LegalBasis) -> Fault:
    awarded = case.procedure.awarded is not None or case.procedure.contract_signed is not None
    words = (text("terms.as_issued"), text("terms.other_words"))
    issued, stated = (
        words if difference.is_text else (as_in_the_file(value) for value in (difference.issued, difference.stated))
    )
    facts = _facts(difference) | {"issued": issued, "stated": stated, "support": support_for_changes(legal, case)}
    return Fault(address_of(case, difference.path), Message("TK-L288" if awarded else "TK-L287", facts))


def _lost(case: Procurement, difference: TermDifference) -> Fault:
    return Fault(address_of(case, difference.path), Message("TK-L285", _facts(difference)))


def _facts(difference: TermDifference) -> dict[str, str]:
    copy = difference.copy
    return {
        "title": title_of_term(difference.path),
        "path": difference.path,
        "document": copy.document,
        "date": copy.date.isoformat(),
    }


def text_in_files(wanted: FrozenText, copies: Iterable[IssuedDocument], folder: Path) -> str | None:
    """The passage in one of the copies' files; imported only when the case's own words are others."""
    from tenderkit.readers.papers.issued_words import words_of_issued

    names = (name for copy in copies for name in copy.outputs)
    words = (words_of_issued(folder / name) for name in names)
    return next((found for each in words if (found := find_issued_text(wanted, each)) is not None), None)
