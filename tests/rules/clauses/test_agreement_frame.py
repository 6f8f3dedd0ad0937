"""No clause of an agreement goes outside the list that the tender announced; lint says where one does."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from given.clauses_in_text import clause, library
from given.municipality import municipality
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.matching.matching import Agreement
from tenderkit.project.places import built_in_root
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.clauses.agreement_frame import frame_findings
from tenderkit.workflows.clauses.lint_library import lint_library

LIST = "{#s1} Parterna får reglera detta.\n\n- {#s2} Antalet platser.\n- {#s3} Vitet."
TABLE = "regulates:\n  s2: [agreement.places]\n  s3: [agreement.sanction]\n"
DUTY = "{#k1} {{ supplier }} ska ordna {{ places }}."
PLACES = (
    "parameters: {places: {from: agreement.places, type: count, one: plats, many: platser, min: 1, max: 9}}\n"
    "rests_on: [s2]\n"
)
TOLD = "{#s1} Ett möte hölls den {{ day }}."
DAY = "parameters: {day: {from: agreement.dialogue_held, type: date}}\n"
BY_SANCTION = "{% if agreement.sanction is stated %}\n\n{#s1} Vite är avtalat.\n\n{% endif %}"


def frame(front: str = TABLE, version: str = "2.0.0", body: str = LIST, name: str = "ram") -> Clause:
    return clause(body, front, name, version)


def found(*clauses: Clause, role: ClauseRole = ClauseRole.AGREED_PLACES) -> list[tuple[str, tuple[object, ...]]]:
    """The code and key of each finding in the first clause; the others are frames."""
    held = library(*clauses)
    roles = {each.id: ClauseRole.AGREEMENT_FRAME for each in clauses[1:]} | {clauses[0].id: role}
    findings = frame_findings(clauses[0], replace(held, roles=roles))
    return [(finding.message.code, finding.key or (finding.words,)) for finding in findings]


def agreed(body: str = DUTY, front: str = PLACES, version: str = "2.0.0") -> Clause:
    return clause(body, front, "egen", version)


@pytest.mark.parametrize(
    ("body", "front", "expected"),
    [
        pytest.param(DUTY, PLACES, [], id="within its item"),
        pytest.param("{#k1} {{ supplier }} ska svara.", "", [("TK-L330", ("version",))], id="a duty and no item"),
        pytest.param("{#s1} Syftet är arbete.", "", [], id="no duty, and nothing of the agreement"),
        pytest.param(DUTY, PLACES.replace("s2", "s2, s9"), [("TK-L331", ("rests_on", 1))], id="an item that isn't there"),
        pytest.param(DUTY, PLACES.replace("s2", "s2, s1"), [("TK-L331", ("rests_on", 1))], id="a sentence that is no item"),
        pytest.param(DUTY, PLACES.replace("s2", "s3"), [("TK-L332", ("parameters", "places"))], id="a value of another item"),
        pytest.param(BY_SANCTION, "rests_on: [s2]\n", [("TK-L332", ("agreement.sanction",))], id="a choice by another item's fact"),
        pytest.param(BY_SANCTION.replace("sanction is", "sanction.per is"), "rests_on: [s3]\n", [], id="a part of the item's fact"),
        pytest.param(TOLD, DAY, [], id="a day that is only told"),
    ],
)  # fmt: skip
def test_a_clause_of_an_agreement_keeps_within_its_items(
    body: str, front: str, expected: list[tuple[str, tuple[object, ...]]]
) -> None:
    assert found(agreed(body, front), frame()) == expected


def test_a_value_that_no_item_has_names_none() -> None:
    held = library(agreed(front=PLACES), bare := frame("regulates: {s2: []}\n"))
    roles = {"egen": ClauseRole.AGREED_PLACES, bare.id: ClauseRole.AGREEMENT_FRAME}

    (finding,) = frame_findings(agreed(front=PLACES), replace(held, roles=roles))

    assert (finding.message.code, finding.message.facts["items"]) == ("TK-L332", "–")


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param(TABLE, [], id="each row an item"),
        pytest.param("regulates: {s1: [agreement.places]}\n", [("TK-L333", ("regulates", "s1"))], id="a row that is no item"),
        pytest.param("regulates: {s2: [agreement.place]}\n", [("TK-L334", ("regulates", "s2", 0))], id="no fact at all"),
        pytest.param("regulates: {s2: [contract.form]}\n", [("TK-L334", ("regulates", "s2", 0))], id="a fact of the contract"),
    ],
)  # fmt: skip
def test_the_frame_lists_its_own_items(front: str, expected: list[tuple[str, tuple[object, ...]]]) -> None:
    assert found(frame(front), role=ClauseRole.AGREEMENT_FRAME) == expected


def test_each_table_stands_where_it_belongs() -> None:
    both = clause(LIST, TABLE + "rests_on: [s2]\n", "vite")

    assert found(both, frame(), role=ClauseRole.PENALTY) == [
        ("TK-L335", ("regulates",)),
        ("TK-L335", ("rests_on",)),
    ]


def test_the_first_edition_names_no_items() -> None:
    assert found(agreed("{#k1} {{ supplier }} ska svara.", "", "1.9.0"), frame()) == []


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        pytest.param(PLACES, [("TK-L336", ("rests_on",))], id="with an item"),
        pytest.param("", [("TK-L336", ("",))], id="without one"),
    ],
)
def test_without_a_frame_there_is_nothing_to_rest_on(
    front: str, expected: list[tuple[str, tuple[object, ...]]]
) -> None:
    assert found(agreed("{#k1} {{ supplier }} ska svara.", front), frame("")) == expected


def test_a_clause_is_held_to_the_frame_of_its_own_edition() -> None:
    later = frame("regulates: {s4: []}\n", "3.0.0", "- {#s4} Tiden.")

    assert found(agreed(), later, frame()) == []
    assert found(agreed(version="3.0.0"), later, frame()) == [
        ("TK-L331", ("rests_on", 0)),
        ("TK-L332", ("parameters", "places")),
    ]
    assert found(agreed(version="4.0.0"), later, frame())[0][0] == "TK-L331", "the newest there is"


def test_the_municipalitys_own_frame_goes_before_the_one_it_replaces() -> None:
    own = frame("replaces: ram\nregulates: {s4: [agreement.places]}\n", body="- {#s4} Tiden.", name="egen-ram")

    assert found(agreed(front=PLACES.replace("s2", "s4")), frame(), own) == []


@pytest.mark.parametrize("applies", ["agreement is stated", "agreement.sanction is stated"])
def test_a_condition_of_ones_own_in_an_agreement_keeps_within_it_too(applies: str) -> None:
    front = f"applies_if: {applies}\n"
    own = agreed("{#k1} {{ supplier }} ska svara.", front + "rests_on: [s3]\n")

    assert found(own, frame(), role=ClauseRole.ADDITION) == []
    assert found(agreed("{#k1} {{ supplier }} ska svara.", front), frame(), role=ClauseRole.ADDITION)[0][0] == "TK-L330"
    assert found(agreed(front=PLACES + "applies_if: law == LOU\n"), frame(), role=ClauseRole.ADDITION) == [
        ("TK-L335", ("rests_on",))
    ]


def test_lint_tells_it_at_its_line(tmp_path: Path) -> None:
    listed = "format: 1\norder: [var-egen]\nclauses:\n  var-egen:\n    versions:\n      2.0.0: {status: draft}\n"
    text = (built_in_root() / "clauses" / "ok-rekrytering" / "2.0.0.md").read_text("utf-8")
    text = text.replace("id: ok-rekrytering", "id: var-egen").replace("replaces: null", "replaces: ok-rekrytering")
    text = text.replace("rests_on: []", "rests_on: [s8, s40]")
    files: dict[str, str | bytes] = {"clauses/library.yaml": listed, "clauses/var-egen/2.0.0.md": text}
    municipality(tmp_path, files)

    (problem,) = [problem for problem in lint_library(tmp_path) if problem.message.code.startswith("TK-L33")]

    assert problem.message.code == "TK-L331"
    assert text.splitlines()[problem.line - 1][problem.column - 1 :].startswith("s40")


def test_the_shipped_frame_has_a_row_for_every_item() -> None:
    held = read_library([built_in_root() / "clauses"])
    frames = [entry.clause for entry in held.entries() if entry.clause.regulates]

    assert {each.id for each in frames} == {"dialog-overenskommelse"}
    for each in frames:
        assert list(each.regulates) == [f"s{number}" for number in range(2, 13)]


def test_every_fact_of_an_agreement_belongs_to_one_item_or_only_tells_who_and_when() -> None:
    """The deviations are free text, which people hold against the list."""
    told = {"id", "supplier", "for_authority", "dialogue_held", "signed", "signatories", "deviations"}
    *_, frame_in_use = (
        entry.clause for entry in read_library([built_in_root() / "clauses"]).entries() if entry.clause.regulates
    )

    regulated = [path for paths in frame_in_use.regulates.values() for path in paths]

    assert sorted(regulated) == sorted(f"agreement.{name}" for name in Agreement.model_fields if name not in told)
