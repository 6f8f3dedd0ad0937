import pytest

from tenderkit.model.papers.lock import TermValue
from tenderkit.rules.papers.term_words import as_in_a_document, as_in_the_file, title_of_term


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("requirement.penalty.amount", "50000", "50 000"),
        ("requirement.penalty.per", "missing_place", "plats som saknas"),
        ("requirement.places.kinds", ("employment", "internship"), "anställning, praktik"),
        ("requirement.penalty.set_off", "true", "ja"),
        ("requirement.termination.allowed", "false", "nej"),
        ("contract.starts", "2027-03-01", "1 mars 2027"),
        ("contract.lots.A.requirement.places.count", "4", "4"),
        ("title", "Väghyveln", "Väghyveln"),
        ("contract.nothing", "x", "x"),
        ("requirement.penalty.amount", None, "inte angivet"),
    ],
)
def test_a_term_stands_in_a_document_in_swedish(path: str, value: TermValue | None, words: str) -> None:
    assert as_in_a_document(path, value).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("50000", "50000"), (("employment", "internship"), "employment, internship"), (None, "inte angivet")],
)
def test_on_the_screen_a_term_is_written_as_the_file_writes_it(value: TermValue | None, words: str) -> None:
    assert as_in_the_file(value) == words


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("requirement.penalty.amount", "Vitesbelopp"),
        ("contract.lots.A.requirement.penalty.amount", "Vitesbelopp, A"),
        ("contract.nothing", "contract.nothing"),
    ],
)
def test_a_term_has_its_title_and_its_lot(path: str, title: str) -> None:
    assert title_of_term(path) == title
