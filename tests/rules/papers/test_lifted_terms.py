"""What a copy of the lock's first format still tells of its terms."""

from datetime import date

from given.shipped_clauses import shipped_library
from tenderkit.model.papers.lock import FrozenTerms, IssuedDocument, LockedClause, TermValue
from tenderkit.rules.papers.issued_terms import document_of_lot
from tenderkit.rules.papers.lifted_terms import with_lifted_terms

DIGEST = "0" * 64
VERSION = ("vite", "1.0.0")
OWN_DATES = ("koppling-kontrakt", "1.0.0")


def copy(
    document: str = "kravavsnitt",
    terms: FrozenTerms | None = None,
    clause: tuple[str, str] = VERSION,
    **values: str,
) -> IssuedDocument:
    clause_id, version = clause
    locked = LockedClause(id=clause_id, version=version, digest=DIGEST, values=values)
    return IssuedDocument(
        document=document, number=1, date=date(2025, 1, 1), template=DIGEST, clauses=(locked,), outputs={}, terms=terms
    )


def lifted(issued: IssuedDocument, lots: tuple[str, ...] = ()) -> dict[str, TermValue] | None:
    known = (VERSION, ("platser-form", "1.0.0"), OWN_DATES)
    entries = (shipped_library().version(*item) for item in known)
    clauses = {(entry.clause.id, entry.clause.version): entry.clause for entry in entries if entry is not None}
    found = with_lifted_terms(issued, clauses, {document_of_lot(lot): lot for lot in lots})
    return dict(found.terms.facts) if found.terms is not None else None


def test_a_printed_amount_is_read_back_at_its_path() -> None:
    assert lifted(copy(amount="50 000 kronor")) == {"requirement.penalty.amount": "50000"}


def test_a_printed_list_is_read_back() -> None:
    found = lifted(copy(clause=("platser-form", "1.0.0"), kinds="anställning eller praktik"))

    assert found == {"requirement.places.kinds": ("employment", "internship")}


def test_in_the_section_of_a_lot_it_is_the_lots_own() -> None:
    assert lifted(copy("kravavsnitt-a", amount="50 000 kronor"), ("A",)) == {
        "contract.lots.A.requirement.penalty.amount": "50000"
    }


def test_words_that_cannot_be_read_back_are_left_out() -> None:
    assert lifted(copy(amount="femtiotusen kronor")) is None


def test_a_clause_that_the_library_no_longer_has_tells_nothing() -> None:
    assert lifted(copy(clause=("borttagen", "1.0.0"), amount="50 000 kronor")) is None


def test_terms_that_are_kept_are_kept_as_they_are() -> None:
    kept = FrozenTerms(case_format=1, facts={"title": "Provet"})

    assert lifted(copy(terms=kept, amount="50 000 kronor")) == {"title": "Provet"}
