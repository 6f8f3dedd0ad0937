"""What people write of an event reaches only the papers that may tell it, by whatever text it comes there."""

from pathlib import Path

import pytest

from given.named_case import RECORD, named_folder
from tenderkit.problems import InvalidInputError
from tenderkit.workflows.papers.build import BuildOptions, build

FOUND = "  - {date: 2027-09-02, event: deficiency_found, deficiency: B-1, clause: platser-antal, places: 2, facts: Två platser hade börjat.}\n"
ASSESSED = (
    "  - {date: 2027-10-01, event: assessed, matter: place_counts, place: P-01, holds: true, reasons: WORDS, "
    "decided_by: {title: upphandlingschef}}\n"
)
REASONS = "Den lägre omfattningen följer av ett beslut som kommunen fattade sent."
HINDRANCE = "  - {date: 2027-09-20, event: hindrance_notified, deficiency: B-1, facts: WORDS}\n"


def case_with(parent: Path, *lines: str, facts: str = "Två platser hade börjat.") -> Path:
    """The case with more events last in its journal, and the letter about the deficiency that tells the facts."""
    last = RECORD.splitlines(keepends=True)[-1]
    found = FOUND.replace("Två platser hade börjat.", facts)
    return named_folder(parent / "arende", (FOUND, found), (last, last + "".join(lines)))


def letter(home: Path) -> str:
    build(home, BuildOptions(kinds=("kravavsnitt",)))
    build(home, BuildOptions(kinds=("rattelse",)))
    return (home / "dokument" / "rattelse-b-1.txt").read_text("utf-8")


def test_the_reasons_of_an_assessment_reach_no_letter_to_the_supplier(tmp_path: Path) -> None:
    home = case_with(tmp_path, ASSESSED.replace("WORDS", REASONS))

    assert REASONS not in letter(home)


def test_reasons_that_somebody_copied_into_the_facts_stop_the_letter_at_the_line(tmp_path: Path) -> None:
    home = case_with(tmp_path, ASSESSED.replace("WORDS", REASONS), facts=f"Två platser hade börjat. {REASONS}")

    with pytest.raises(InvalidInputError) as stopped:
        letter(home)

    (found,) = stopped.value.problems
    lines = (home / "placeringar.yaml").read_text("utf-8").split("\n")
    assert (found.message.code, found.message.facts["path"]) == ("TK-T063", "journal.reasons")
    assert REASONS in lines[found.line - 1]


def test_what_a_letter_tells_by_right_does_not_stop_it(tmp_path: Path) -> None:
    told = "Leverantören har fått flera sökande och väntar på besked från en skola."
    more = "Lokalen var stängd på grund av ombyggnad under hela den hösten."
    home = case_with(
        tmp_path,
        HINDRANCE.replace("WORDS", f'"{told}\\n\\nOch ett stycke till, som också hör till samma anteckning."'),
        HINDRANCE.replace("WORDS", more).replace("09-20", "09-21"),
    )

    assert "Två platser hade börjat." in letter(home)


def test_facts_that_were_corrected_stand_in_the_letter_of_their_day(tmp_path: Path) -> None:
    first = "Två platser hade börjat den första september och två saknades då."
    second = "Tre platser hade börjat den första september och en saknades då."
    corrected = (
        FOUND.replace("deficiency_found,", "deficiency_found, written: 2027-10-05, corrects: H-1,")
        .replace("Två platser hade börjat.", second)
        .replace("places: 2", "places: 1")
    )
    found = FOUND.replace("Två platser hade börjat.", first).replace("}", ", id: H-1}")
    last = RECORD.splitlines(keepends=True)[-1]
    home = named_folder(tmp_path / "arende", (FOUND, found), (last, last + corrected))

    text = letter(home)

    assert (first in text, second in text) == (True, False)
