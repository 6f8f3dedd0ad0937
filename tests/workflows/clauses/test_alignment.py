from pathlib import Path

from given.own_library import own_library
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.workflows.clauses.alignment import alignment_report, newest_published
from tenderkit.workflows.reports.reporting import deliver_report


def element(text: str, number: int) -> str:
    return text.split(f"\n{number}. ")[1].split(f"\n{number + 1}. ", maxsplit=1)[0]


def test_each_element_shows_the_sources_and_the_sentence_that_says_it(tmp_path: Path) -> None:
    text = deliver_report(alignment_report(tmp_path), None)

    assert text.startswith("Klausulerna jämförda med Göteborg, Upphandlingsmyndigheten, rapporten med flera\n")
    assert "Element: 39. Sägs i en klausul: 33. Utelämnas med skäl: 6." in text
    own_recruitment = element(text, 10)
    assert "Göteborg: hittades inte i de kopior som lästes" in own_recruitment
    assert "Rapporten: leverantören får alltid rekrytera själv (rad 229)" in own_recruitment
    assert "egen-rekrytering 2.0.0: ”«leverantören» har alltid rätt att rekrytera själv" in own_recruitment
    assert "Rapporten: står inte i rapporten" in element(text, 13)
    assert "utelämnas: Bonus" in element(text, 24)
    assert "Skillnad, med avsikt: " in element(text, 19)
    assert "Ej verifierat: " in element(text, 26)
    ratio = element(text, 35)
    assert "Trafikverket: en plats för varje 25 miljoner kronor i tjänster" in ratio
    assert "Klausulerna: utelämnas: Villkoren anger antalet." in ratio
    assert "Stockholm: ett blad på en sida" in element(text, 37)
    assert "märket" not in text


def test_an_element_without_an_answer_and_a_mark_without_a_sentence_are_said(tmp_path: Path) -> None:
    own_library(
        tmp_path,
        {"platser-antal": {"1.0.0": ("status: published", "Text.")}},
        {"platser-antal": "aligned_with: [{element: 5, says: k9}]\n"},
    )

    text = deliver_report(alignment_report(tmp_path), None)

    assert "platser-antal 1.0.0: ”märket k9 finns inte i texten”" in element(text, 5)
    assert "Klausulerna: ingen klausul svarar för elementet" in element(text, 24)


def test_the_newest_published_version_answers_and_a_draft_only_when_it_is_alone(tmp_path: Path) -> None:
    states = {"1.0.0": ("status: published", "Ett."), "1.1.0": ("status: draft", "Två.")}
    own_library(tmp_path, {"eget": states, "nytt": {"0.1.0": ("status: draft", "Text.")}})
    library = read_library(find_places(tmp_path).clause_folders)

    versions = {clause.id: clause.version for clause in newest_published(library)}

    assert (versions["eget"], versions["nytt"]) == ("1.0.0", "0.1.0")
