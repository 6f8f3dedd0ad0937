"""How long the sections of the samples are, held to what the second edition may come to."""

from pathlib import Path

import measure_sections
import pytest
from measure_sections import Measure, Section, measure, over_the_limits, sections_of
from msgspec.structs import replace

from given.sample_documents import EVERY_BLOCK, words
from judges.programs import soffice_pdf
from tenderkit.model.case.choices import TextLength
from tenderkit.model.papers.document import (
    BulletList,
    ClauseRef,
    ClauseText,
    Heading,
    Paragraph,
    RequirementRow,
    RequirementText,
)
from tenderkit.workflows.case.sound_case import load_sound_case

NAMES = sorted(path.name for path in measure_sections.sample_folders([]))
CASE = load_sound_case(measure_sections.SAMPLES / "stadsfesten")
# Where what is never left out takes more room than there is: the sample, the section, its length, and what is over. The names of
# the parties are long words and stand in nearly every sentence, so that LIX stays a little above 40. The three of 2027 with summer jobs, a number by the contract's value and several authorities say
# each choice in words of its own.
TAKES_MORE: dict[tuple[str, str, str], tuple[str, ...]] = {
    ("bostadsgardar", "kravavsnitt", "short"): ("words 1478 > 1300", "numbered 19 > 18", "LIX 42 > 40"),
    ("bostadsgardar", "kravavsnitt", "full"): ("LIX 42 > 40",),
    ("lansvag-512", "kravavsnitt", "short"): ("words 1595 > 1300", "LIX 41 > 40"),
    ("lansvag-512", "kravavsnitt", "full"): ("LIX 42 > 40",),
    ("stadtjanster-tre-kommuner", "kravavsnitt", "short"): ("words 1720 > 1300", "numbered 21 > 18", "LIX 41 > 40"),
    ("stadtjanster-tre-kommuner", "kravavsnitt", "full"): ("LIX 42 > 40",),
    ("stadtjanster-tre-kommuner", "kravavsnitt-b", "short"): ("words 1731 > 1300", "numbered 21 > 18", "LIX 41 > 40"),
    ("stadtjanster-tre-kommuner", "kravavsnitt-b", "full"): ("LIX 42 > 40",),
    ("korttidshyra-fordon", "kravavsnitt", "short"): ("words 2431 > 1700",),
    ("korttidshyra-fordon", "kravavsnitt", "full"): ("LIX 41 > 40",),
    ("korttidshyra-fordon", "kravavsnitt-b", "short"): ("words 1912 > 1700", "LIX 41 > 40"),
    ("korttidshyra-fordon", "kravavsnitt-b", "full"): ("LIX 42 > 40",),
    ("parkskotsel-liten", "kravavsnitt", "full"): ("LIX 42 > 40",),
    ("parkskotsel-liten", "kravavsnitt-c", "short"): ("words 1581 > 1300", "LIX 41 > 40"),
    ("parkskotsel-liten", "kravavsnitt-c", "full"): ("LIX 42 > 40",),
    ("stadsfesten", "kravavsnitt", "short"): ("LIX 41 > 40",),
    ("stadsfesten", "kravavsnitt", "full"): ("LIX 41 > 40",),
    ("vaghyveln", "kravavsnitt", "short"): ("words 1558 > 1300", "LIX 41 > 40"),
    ("vaghyveln", "kravavsnitt", "full"): ("LIX 42 > 40",),
}
MORE_PAGES = {
    ("korttidshyra-fordon", "kravavsnitt", TextLength.SHORT): 6,  # everything that can be asked for, in one section
    # three authorities, each with its unit and its claim
    ("stadtjanster-tre-kommuner", "kravavsnitt", TextLength.SHORT): 5,
    ("stadtjanster-tre-kommuner", "kravavsnitt-b", TextLength.SHORT): 5,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_section_of_the_second_edition_keeps_to_its_limits(name: str) -> None:
    for section in sections_of(measure_sections.SAMPLES / name):
        key = (name, section.name, section.length.value if section.length else "")

        assert tuple(over_the_limits(section, measure(section.document))) == TAKES_MORE.get(key, ())


@pytest.mark.parametrize("name", NAMES)
def test_a_section_of_the_second_edition_takes_no_more_pages_than_it_may(name: str) -> None:
    for section in sections_of(measure_sections.SAMPLES / name):
        if section.length is None or not section.asks_for:
            continue
        most = measure_sections.LIMITS[section.asks_for, section.length].pages

        assert measure_sections.count_pages(section, soffice_pdf) <= MORE_PAGES.get(
            (name, section.name, section.length), most
        )


def test_words_are_counted_without_numbers_and_marks_of_lists() -> None:
    ref = ClauseRef("vite", "2.0.0", "Vite", "", "published")
    items = BulletList(((Paragraph(words("Ett fel.")),),))
    text = ClauseText(ref, (RequirementText("vite.k1", "1.2.1", words("Leverantören ska betala 500 kronor.")), items))
    row = RequirementRow("vite.k1", "1.2.1", "", "", "", "", "acceptance")
    document = replace(EVERY_BLOCK, blocks=(Heading(2, "1.2", words("Vite")), text), requirements=(row,))

    found = measure(document)

    assert (found.words, found.numbered) == (8, 1)
    assert (found.longest, found.longest_sentence) == (5, "Leverantören ska betala 500 kronor.")


def _section(asks_for: str, length: TextLength | None) -> Section:
    return Section("kravavsnitt", length, asks_for, EVERY_BLOCK, CASE)


@pytest.mark.parametrize(
    ("section", "over"),
    [
        pytest.param(
            _section("dialogue", TextLength.SHORT),
            ("words 2000 > 750", "numbered 20 > 10", "pages 9 > 2", "LIX 44 > 40", "longest sentence 29 > 28"),
            id="in short",
        ),
        pytest.param(_section("both", TextLength.FULL), ("LIX 44 > 40", "longest sentence 29 > 28"), id="in full"),
        pytest.param(_section("", TextLength.FULL), ("LIX 44 > 40", "longest sentence 29 > 28"), id="of no known kind"),
        pytest.param(_section("dialogue", None), (), id="the first edition"),
    ],
)
def test_every_figure_over_its_limit_is_told(section: Section, over: tuple[str, ...]) -> None:
    assert tuple(over_the_limits(section, Measure(2000, 20, 44.4, 29, "", 9))) == over


@pytest.mark.parametrize(
    ("sample", "asks_for"),
    [
        pytest.param("stadsfesten", "dialogue", id="dialogue and nothing more"),
        pytest.param("vinterparken", "", id="dialogue with agreements"),
        pytest.param("vaghyveln", "places", id="places of one contract"),
        pytest.param("korttidshyra-fordon", "both", id="both in a framework agreement"),
    ],
)
def test_what_is_required_decides_the_limits(sample: str, asks_for: str) -> None:
    assert {section.asks_for for section in sections_of(measure_sections.SAMPLES / sample)} == {asks_for}


def test_the_table_has_a_row_for_each_section(capsys: pytest.CaptureFixture[str]) -> None:
    measure_sections.main(["--clauses", "stadsfesten"])

    header, *rows = capsys.readouterr().out.splitlines()
    assert header.split()[:2] == ["section", "length"]
    assert rows[0].startswith("stadsfesten kravavsnitt (dialogue)")
    assert rows[1].split()[0] == "syfte"


def test_without_the_program_no_pages_are_counted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert measure_sections.main(["--pages", "stadsfesten"]) == 5
