"""One case or a thousand: what is found, in which order, and what never stops the others."""

import os
from pathlib import Path

import pytest

from given.cases import PLACES, WITH_DIALOGUE, WITH_PLACES, case_folder
from given.lots import lots_case
from given.matching_text import CASE, matching_folder
from given.matching_text import SOUND as MATCHING
from given.municipality import municipality
from judges import checkout
from tenderkit.messages import Gravity
from tenderkit.readers.yaml.yaml_reader import read_bytes
from tenderkit.workflows.check.check import CheckResult, by_gravity, check, check_all
from tenderkit.workflows.check.check_targets import CheckTarget, Targets, find_check_targets
from tenderkit.workflows.papers.build import DEFAULT_KIND

BROKEN = WITH_DIALOGUE.replace("law: LOU", "lag: LOU")
WITH_WARNING = WITH_DIALOGUE.replace("market_dialogue: {held: 2025-02-01}\n", "")
LATER = (
    WITH_DIALOGUE.replace("begins: 2025-03-01", "begins: 2026-11-01")
    .replace("2025-09", "2027-09")
    .replace("estimated_value: 5000000", "estimated_value: 2400000")
)
KINDS = (DEFAULT_KIND,)
SHIPPED_POLICY = checkout.ROOT / "policies" / "alternativ-1.yaml"


def found_in(*paths: Path, documents: bool = False) -> list[str]:
    return [target.path.as_posix() for target in find_check_targets(paths, documents=documents).found]


def codes_of(result: CheckResult) -> list[str]:
    return [problem.message.code for problem in result.problems]


def refused(targets: Targets) -> list[str]:
    return [refusal.message.code for refusal in targets.refusals]


# What is checked


def test_a_folder_of_cases_is_searched_whole_and_in_order(tmp_path: Path) -> None:
    for name in ("b", "a/inre", "c"):
        case_folder(tmp_path, name=name)

    assert found_in(tmp_path) == [f"{tmp_path.as_posix()}/{name}" for name in ("a/inre", "b", "c")]


def test_a_case_folder_is_its_own_case_and_is_not_searched(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    case_folder(folder, name="kopia")

    assert found_in(folder) == [folder.as_posix()]


def test_a_case_that_is_named_twice_is_checked_once(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    (tmp_path / "lank").symlink_to(folder)

    assert found_in(folder, folder / "upphandling.yaml", tmp_path, tmp_path / "lank", folder / "..") == [
        folder.as_posix()
    ]


def test_a_link_to_a_folder_above_leads_nowhere_twice(tmp_path: Path) -> None:
    folder = case_folder(tmp_path / "arenden")
    (tmp_path / "arenden" / "slinga").symlink_to(tmp_path)

    assert found_in(tmp_path) == [folder.as_posix()]


def test_standard_input_and_documents_are_targets(tmp_path: Path) -> None:
    document = tmp_path / "krav.DOCX"
    document.write_bytes(b"")

    assert find_check_targets([Path("-"), document]).found == [
        CheckTarget(Path("-")),
        CheckTarget(document, is_document=True),
    ]


def test_a_lock_is_checked_with_its_case(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    (folder / "upphandling.lock.yaml").write_text("format: 1\n", "utf-8")

    assert found_in(folder / "upphandling.lock.yaml") == [folder.as_posix()]


def test_documents_of_a_case_are_checked_only_when_asked_for(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    (folder / "dokument").mkdir()
    for name in ("kravavsnitt.docx", "~$avsnitt.docx", "kravavsnitt.html"):
        (folder / "dokument" / name).write_bytes(b"")

    assert found_in(folder) == [folder.as_posix()]
    assert found_in(folder, documents=True) == [folder.as_posix(), f"{folder.as_posix()}/dokument/kravavsnitt.docx"]


def test_a_folder_without_a_case_is_passed_by_with_a_note(tmp_path: Path) -> None:
    case_folder(tmp_path)
    (tmp_path / "bibliotek").mkdir()

    targets = find_check_targets([tmp_path / "arende", tmp_path / "bibliotek"])

    assert [(str(note.file), note.message.code, note.gravity) for note in targets.passed_by] == [
        (str(tmp_path / "bibliotek"), "TK-S020", Gravity.NOTE)
    ]
    assert targets.refusals == []


def test_nothing_at_all_to_check_is_refused(tmp_path: Path) -> None:
    targets = find_check_targets([tmp_path])

    assert (targets.found, targets.passed_by, refused(targets)) == ([], [], ["TK-S001"])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        pytest.param("saknas", "TK-S001", id="a path that is not there"),
        pytest.param("slinga", "TK-S001", id="a link to itself"),
        pytest.param("bild.png", "TK-S022", id="a file of another type"),
        pytest.param("tom", "TK-S022", id="a file without a type"),
        pytest.param("n" * 300, "TK-S009", id="a name that is too long"),
    ],
)
def test_what_cannot_be_checked_is_named_and_the_others_are_checked(tmp_path: Path, name: str, code: str) -> None:
    folder = case_folder(tmp_path)
    (tmp_path / "slinga").symlink_to("slinga")
    (tmp_path / "bild.png").write_bytes(b"")
    (tmp_path / "tom").write_bytes(b"")

    targets = find_check_targets([tmp_path / name, folder])

    assert (refused(targets), len(targets.found)) == ([code], 1)


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = case_folder(tmp_path)
    closed = tmp_path / "last"
    closed.mkdir()
    scandir = os.scandir

    def without_right(path: Path | str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "nej", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", without_right)
    targets = find_check_targets([tmp_path])

    assert ([target.path for target in targets.found], refused(targets)) == ([folder], ["TK-S021"])


# What is found


def test_gravest_first_over_all_cases(tmp_path: Path) -> None:
    folders = [
        case_folder(tmp_path, text, name)
        for name, text in (("a", LATER), ("b", WITH_WARNING), ("c", BROKEN), ("d", WITH_DIALOGUE))
    ]

    results = check_all(map(CheckTarget, folders), KINDS)
    order = [problem.gravity for problem in by_gravity(p for result in results for p in result.problems)]

    assert order == sorted(order, key=list(Gravity).index)
    assert {Gravity.ERROR, Gravity.WARNING, Gravity.QUESTION} <= set(order)


def test_a_fault_that_cases_share_stands_once(tmp_path: Path) -> None:
    municipality(tmp_path, {"clauses/library.yaml": "format: 1\norder: [\nclauses: {}\n"})
    folders = [case_folder(tmp_path, name=name) for name in ("a", "b", "c")]

    results = check_all(map(CheckTarget, folders), KINDS)

    assert [len(result.problems) for result in results] == [1, 1, 1]
    assert len(by_gravity(problem for result in results for problem in result.problems)) == 1


def test_a_case_that_cannot_be_read_stops_none_of_the_others(tmp_path: Path) -> None:
    first, last = case_folder(tmp_path, name="a"), case_folder(tmp_path, WITH_WARNING, name="c")
    unreadable = tmp_path / "b"
    (unreadable / "upphandling.yaml").mkdir(parents=True)

    results = check_all(map(CheckTarget, (first, unreadable, last)), KINDS)

    assert [[str(refusal.message.code) for refusal in result.refusals] for result in results] == [[], ["TK-C027"], []]
    assert "TK-R020" in codes_of(results[2])


def test_a_system_that_says_no_is_a_refusal_with_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = case_folder(tmp_path)

    def no(_: Path, *, day: object) -> object:
        del day
        raise PermissionError(13, "nej", str(folder))

    monkeypatch.setattr("tenderkit.workflows.check.check.examined_case", no)
    result = check(folder, KINDS)

    assert [refusal.message.code for refusal in result.refusals] == ["TK-S009"]
    assert str(folder) in str(result.refusals[0])


def test_a_damaged_lock_is_told_beside_the_faults_of_the_case(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, BROKEN)
    (folder / "upphandling.lock.yaml").write_text("format: [\n", "utf-8")

    assert codes_of(check(folder, KINDS)) == ["TK-F017", "TK-C004"]


def test_a_kind_that_does_not_exist_is_a_refusal(tmp_path: Path) -> None:
    result = check(case_folder(tmp_path), ("sagobok",))

    assert [refusal.message.code for refusal in result.refusals] == ["TK-S002"]


def test_the_library_is_read_once_for_all_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []

    def counted(path: Path) -> bytes:
        read.append(path)
        return read_bytes(path)

    monkeypatch.setattr("tenderkit.readers.clauses.listing.read_bytes", counted)
    check_all([CheckTarget(case_folder(tmp_path, name=f"a{number}")) for number in range(5)], KINDS)

    assert [path.name for path in read] == ["library.yaml"]


def test_a_second_look_is_taken_at_the_policy_the_proportions_and_the_penalty(tmp_path: Path) -> None:
    """More places than people, in a place that the policy doesn't ask of, and a cap that is never reached."""
    text = WITH_DIALOGUE.replace("place: within_municipality", "place: outside\n  employees_needed: 2") + PLACES

    found = codes_of(check(case_folder(tmp_path, text), KINDS))

    assert {"TK-R200", "TK-R220", "TK-R240"} <= set(found)


def test_a_second_look_is_taken_at_each_lot_of_its_own(tmp_path: Path) -> None:
    own = (
        PLACES.replace("amount: 50000", "amount: 10000")
        .replace("\n  ", "\n        ")
        .replace("  places:", "        places:", 1)
    )
    lots = (
        "  lots:\n    - {id: A, title: Norr, value: 2000000}\n    - id: B\n      title: Söder\n      value: 3000000\n"
        "      requirement:\n        purpose: Fler ska få arbete.\n        target_groups: [far_from_labour_market]\n"
    )
    text = WITH_DIALOGUE.replace(
        "  place: within_municipality\n", f"  place: within_municipality\n  employees_needed: 2\n{lots}{own}"
    )

    lines = {
        problem.line
        for problem in check(case_folder(tmp_path, text), KINDS).problems
        if problem.message.code == "TK-R240"
    }

    assert lines == {text[: text.index("penalty:")].count("\n") + 1}


def test_a_question_about_a_lot_stands_at_the_lot(tmp_path: Path) -> None:
    """The common requirement answers it already, and its answer isn't the lot's."""
    case = lots_case(without="reply_within_days")
    own = next(number for number, line in enumerate(case.splitlines(), 1) if line.startswith("        dialogue:"))

    (asked,) = check(case_folder(tmp_path, case), KINDS).problems

    assert (asked.message.code, asked.line) == ("TK-K012", own)
    assert asked.message.what.startswith("att bekräfta: anbudsområde B: Inom hur många dagar")
    assert "requirement.dialogue.reply_within_days hos anbudsområdet B" in asked.message.remedy


def test_a_value_that_a_clause_does_not_allow_in_a_lot_stands_at_the_lot(tmp_path: Path) -> None:
    case = lots_case().replace("remedy_days: 30", "remedy_days: 400", 1)
    own = next(number for number, line in enumerate(case.splitlines(), 1) if "remedy_days: 400" in line)

    (fault,) = check(case_folder(tmp_path, case), KINDS).problems

    assert (fault.message.code, fault.line) == ("TK-R050", own)


# How the files are written


def test_a_value_that_a_comment_cuts_off_is_told_in_every_file_of_the_case(tmp_path: Path) -> None:
    policy = SHIPPED_POLICY.read_text("utf-8").replace("\nsource: ", "\nsource: Program #3, ", 1)
    folder = matching_folder(tmp_path, MATCHING, CASE.replace("title: ", "title: Hus #3 "))
    for name, cut_off in (("placeringar.yaml", "workplace: Depån"), ("personer.yaml", "name: Kim")):
        text = (folder / name).read_text("utf-8").replace(cut_off, f"{cut_off} #2", 1)
        (folder / name).write_text(text, "utf-8")
    (folder / "tenderkit.toml").write_text('policy = "policy.yaml"\n', "utf-8")
    (folder / "policy.yaml").write_text(policy, "utf-8")

    told = [problem for problem in check(folder, ()).problems if problem.message.code == "TK-F031"]

    assert {problem.file.name for problem in told} == {
        "upphandling.yaml",
        "placeringar.yaml",
        "personer.yaml",
        "policy.yaml",
    }
    assert {problem.gravity for problem in told} == {Gravity.WARNING}


def test_a_slip_hides_no_other_fault(tmp_path: Path) -> None:
    typed = BROKEN.replace("title: Provet", "title: Ramavtal: Lokalvård #3")

    codes = codes_of(check(case_folder(tmp_path, typed), KINDS))

    assert codes.count("TK-F032") == 1
    assert "TK-C004" in codes


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("months: 30\n", "months: 600\n", {"TK-C034", "TK-C040"}, id="a value that can't be read"),
        pytest.param("counted_per: contract", "counted_per: lot", {"TK-R029", "TK-C040"}, id="a rule that is broken"),
        pytest.param("title: ", "title: : ", {"TK-F032", "TK-C040"}, id="a file that can't be read"),
    ],
)
def test_a_fault_of_the_case_hides_none_of_the_recruiters_file(
    old: str, new: str, expected: set[str], tmp_path: Path
) -> None:
    folder = case_folder(tmp_path, WITH_PLACES.replace(old, new, 1))
    (folder / "placeringar.yaml").write_text(
        "format: 2\nstart_meetings:\n  - {held: i går, recruitment: municipal}\n", "utf-8"
    )

    found = check(folder, KINDS).problems

    assert {problem.message.code for problem in found if problem.gravity is Gravity.ERROR} == expected
    assert {problem.file.name for problem in found} == {"upphandling.yaml", "placeringar.yaml"}


def test_a_rule_broken_by_the_case_hides_no_rule_of_the_recruiters_file(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, WITH_PLACES.replace("counted_per: contract", "counted_per: lot"))
    (folder / "placeringar.yaml").write_text(
        "format: 2\nstart_meetings:\n  - {held: 2072-01-01, recruitment: municipal}\n", "utf-8"
    )

    assert {"TK-R029", "TK-M009", "TK-R288"} <= {problem.message.code for problem in check(folder, KINDS).problems}
