"""The values that a clause can print, by their Swedish labels."""

from judges.checkout import ROOT
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.workflows.clause_drafts.known_values import parameter_as_written, values_of

LIBRARY = read_library(find_places(ROOT / "clauses").clause_folders)


def test_no_label_stands_twice_whatever_the_clause_declares_itself() -> None:
    for entry in LIBRARY.entries():
        labels = [value.label.casefold() for value in values_of(LIBRARY, entry.clause.parameters)]

        assert len(labels) == len(set(labels)), entry.clause.id


def test_a_value_is_declared_as_the_clauses_declare_it_that_print_it_already() -> None:
    found = {value.label: value for value in values_of(LIBRARY, {})}["antal platser"]
    assert found.parameter is not None

    assert parameter_as_written(found.parameter) == {
        "from": "requirement.places.count",
        "type": "count",
        "one": "plats",
        "many": "platser",
        "min": "1",
        "max": "1000",
    }


def test_the_parties_words_need_no_declaration() -> None:
    found = {value.label: value for value in values_of(LIBRARY, {})}

    assert found["leverantörens"].parameter is None
    assert found["leverantörens"].name == "supplier_genitive"
