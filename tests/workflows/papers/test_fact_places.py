"""A fault or question about what the recruiter wrote points to the recruiter's file, at its line."""

from pathlib import Path

import pytest

from given.breach_case import PRICED, breach, matching_with
from given.cases import WITH_PLACES, case_folder
from given.format_two import both_texts
from given.matching_text import SOUND, matching_folder, read
from given.reported_case import built
from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.check.check import check
from tenderkit.workflows.papers.documents_to_be import DocumentToBe
from tenderkit.workflows.papers.fact_places import FactPlaces


def told(folder: Path, *kinds: str) -> list[tuple[str, int, str]]:
    """File, line and code of what `check` asks or finds about these kinds."""
    found = check(folder, kinds).problems
    return [(each.file.name, each.line, each.message.code) for each in found]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_what_a_document_waits_for_stands_at_the_placement(tmp_path: Path) -> None:
    asked = told(matching_folder(tmp_path), "intyg")

    assert [each for each in asked if each[2] == "TK-K010"] == [
        ("personer.yaml", line_of(both_texts(SOUND)[1], "  - place: P-01"), "TK-K010")
    ]


def test_a_question_about_a_placement_stands_at_the_placement(tmp_path: Path) -> None:
    text = SOUND.replace("    hours_per_week: 37,5\n", "    waiver: {date: 2027-05-02, covers: Namnet.}\n", 1)
    folder = matching_folder(tmp_path, text)
    record = folder / "placeringar.yaml"
    before, places, after = record.read_text("utf-8").partition("\nplaces:\n")
    record.write_text(before + places + after.replace("    extent_percent: 75\n", "", 1), "utf-8")

    asked = told(folder, "intyg")

    assert ("placeringar.yaml", line_of(record.read_text("utf-8"), "  - id: P-01"), "TK-K001") in asked
    assert not [each for each in asked if each[:2] == ("upphandling.yaml", 1)]


def test_a_value_that_is_too_long_for_its_document_stands_at_its_line(tmp_path: Path) -> None:
    text = matching_with(breach(facts="Två platser saknas. " * 250))

    with pytest.raises(InvalidInputError) as refused:
        built(tmp_path, "rattelse", text, PRICED)

    assert [(each.file.name, each.line) for each in refused.value.problems] == [
        ("placeringar.yaml", line_of(both_texts(text)[0], "    facts: "))
    ]


def test_what_a_kind_without_documents_waits_for_stands_at_its_list(tmp_path: Path) -> None:
    asked = told(matching_folder(tmp_path), "avbrott")

    assert [each for each in asked if each[2] == "TK-K010"] == [
        ("placeringar.yaml", line_of(both_texts(SOUND)[0], "places:\n  - id"), "TK-K010")
    ]


def test_what_a_document_of_the_case_waits_for_stands_in_the_case(tmp_path: Path) -> None:
    asked = told(case_folder(tmp_path, WITH_PLACES), "overlamning")

    assert {each[0] for each in asked if each[2] == "TK-K010"} == {"upphandling.yaml"}


@pytest.mark.parametrize(
    ("path", "file", "words"),
    [
        pytest.param("placement.workplace", "placeringar.yaml", "    workplace: Depån\n    hours_per_week", id="a value"),
        pytest.param("placement.tasks.0", "personer.yaml", "lägga kantsten]\n\n  - place: P-02", id="an item of a list"),
        pytest.param("placement.issuer.name", "personer.yaml", "  - place: P-01", id="a value that isn't there"),
        pytest.param("computed.placement.days", "placeringar.yaml", "  - id: P-01", id="a figure of the placement"),
        pytest.param("matching.placements", "placeringar.yaml", "places:\n  - id", id="a list of the file"),
        pytest.param("agreement.places", "upphandling.yaml", "", id="no agreement"),
        pytest.param("requirement.places.count", "upphandling.yaml", "    count:", id="a value of the case"),
        pytest.param("computed.party", "upphandling.yaml", "", id="a figure of the case"),
    ],
)  # fmt: skip
def test_a_fact_stands_where_it_was_typed(tmp_path: Path, path: str, file: str, words: str) -> None:
    folder = matching_folder(tmp_path)
    sound, matching = load_sound_case(folder), read(SOUND)
    document = DocumentToBe(
        "intyg-p-01", about={"matching": matching, "placement": matching.placements[0], "agreement": None}
    )

    problem = FactPlaces(sound, matching).problem(document, path, Message("TK-C015"))

    text = (folder / file).read_text("utf-8")
    assert (problem.file.name, problem.line) == (file, line_of(text, words))


def test_without_a_recruiters_file_everything_stands_in_the_case(tmp_path: Path) -> None:
    places = FactPlaces(load_sound_case(case_folder(tmp_path, WITH_PLACES)), None)

    for problem in (
        places.problem(DocumentToBe("lagesrapport"), "matching.placements", Message("TK-C015")),
        places.reason(Message("TK-K011", {"at": "matching.placements"})),
    ):
        assert (problem.file.name, problem.line) == ("upphandling.yaml", 1)
