"""The page over the documents of a case."""

from pathlib import Path

from msgspec.structs import replace

from given.cases import WITH_DIALOGUE
from given.shipped_kind import shipped_kind
from tenderkit.messages import Message
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.writers.index_writer import write_index

CASE = parse_case(parse_yaml(WITH_DIALOGUE.encode(), Path("upphandling.yaml")))
SECTION = shipped_kind("kravavsnitt")
ASSESSMENT = shipped_kind("bedomning")


def page() -> str:
    waits = Message("TK-K010", {"kind": "Bedömning", "says": "skälen saknas", "remedy": "Skriv dem"})
    built = [(SECTION, ("kravavsnitt.txt", "kravavsnitt.docx"))]
    return write_index(CASE, built, [(ASSESSMENT, (waits,))]).decode()


def test_a_built_document_is_linked_word_first() -> None:
    assert page().index('href="kravavsnitt.docx"') < page().index('href="kravavsnitt.txt"')


def test_a_row_says_from_whom_to_whom() -> None:
    assert "upphandlare → anbudsgivare" in page()


def test_a_document_that_waits_says_what_is_missing() -> None:
    assert "Bedömning kan inte skrivas ännu: skälen saknas." in page()


def test_documents_of_the_same_place_come_in_the_order_of_the_swedish_alphabet() -> None:
    kinds = [replace(SECTION, title=title, order=7) for title in ("Östra", "Ängen", "Zeta", "Åsen")]

    page = write_index(CASE, [(kind, ("krav.docx", "krav-ö.docx", "krav-z.docx")) for kind in kinds], []).decode()

    places = [page.index(f"<td>{title}") for title in ("Zeta", "Åsen", "Ängen", "Östra")]
    assert places == sorted(places)
    assert page.index(">krav-z.docx<") < page.index(">krav-ö.docx<")


def test_phases_without_documents_are_left_out() -> None:
    assert "<h2>Analys</h2>" in page()
    assert "Matchning" not in page()
