"""`tenderkit check` as somebody at the keyboard, a shell and a program meet it."""

import io
import json
import sys
from pathlib import Path

import pytest

from given import journal_in_text
from given.cases import WITH_DIALOGUE, case_folder
from judges.as_a_user import program_runs, user_runs
from judges.checkout import ROOT
from tenderkit.cli import progress
from tenderkit.cli.commands.check import command
from tenderkit.messages import catalogue
from tenderkit.messages.rules import codes

BROKEN = WITH_DIALOGUE.replace("law: LOU", "lag: LOU")
WITH_WARNING = WITH_DIALOGUE.replace("market_dialogue: {held: 2025-02-01}\n", "")
SAMPLES = ROOT / "samples"


class Terminal(io.StringIO):
    """Standard error of somebody who sits and waits."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A folder with a sound case, one with a warning and a broken one."""
    for name, text in (("a-varning", WITH_WARNING), ("b-fel", BROKEN), ("c-hel", WITH_DIALOGUE)):
        case_folder(tmp_path, text, name)
    return tmp_path


def test_a_folder_of_cases_is_checked_in_one_go(three: Path) -> None:
    seen = user_runs("check", three)

    assert seen.code == 1
    assert seen.findings[0].endswith("TK-C004")
    assert seen.findings[1].endswith("TK-R020")
    assert seen.reads_well()


def test_only_cases_with_something_to_attend_to_get_a_line_and_all_are_counted(three: Path) -> None:
    lines = user_runs("check", three).out.splitlines()

    assert [line for line in lines if line.startswith(f"{three}/") and "TK-" not in line] == [
        f"{three}/a-varning: 1 varning",
        f"{three}/b-fel: 1 fel",
    ]
    assert lines[-1] == "3 kontrollerade: 1 fel, 1 varning"


def test_folders_named_by_a_shell_may_hold_no_case(three: Path) -> None:
    (three / "bibliotek").mkdir()

    seen = user_runs("check", *sorted(three.iterdir()))

    assert f"{three / 'bibliotek'}:1:1: TK-S020 mappen innehåller inget ärende" in seen.out
    assert seen.out.splitlines()[-1] == "3 kontrollerade: 1 fel, 1 varning, 1 påminnelse"


@pytest.mark.parametrize("paths", [["samples"], ["samples/*/"]])
def test_the_samples_have_no_faults(paths: list[str]) -> None:
    named = [path for pattern in paths for path in sorted(ROOT.glob(pattern))]

    assert user_runs("check", *named).code == 0


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("question", 1), ("never", 0)])
def test_what_fails_is_chosen(tmp_path: Path, level: str, code: int) -> None:
    assert user_runs("check", case_folder(tmp_path, WITH_WARNING), "--fail-on", level).code == code


def test_never_is_never_not_even_for_a_broken_case(tmp_path: Path) -> None:
    assert user_runs("check", case_folder(tmp_path, BROKEN), "--fail-on", "never").code == 0


def test_what_cannot_be_read_is_named_beside_the_rest(three: Path) -> None:
    seen = user_runs("check", three / "saknas", three / "a-varning", three / "saknas", "--fail-on", "never")

    assert seen.code == 3
    assert seen.err.count("TK-S001") == 1
    assert seen.out.splitlines()[-1] == "1 kontrollerat, 2 kunde inte kontrolleras: 1 varning"


def test_a_program_gets_everything_in_one_list(three: Path) -> None:
    seen = user_runs("check", three, three / "saknas", "--format", "json")

    found = json.loads(seen.out)
    assert [(finding["code"], finding["gravity"], finding["line"]) for finding in found] == [
        ("TK-C004", "error", 5),
        ("TK-R020", "warning", 1),
        ("TK-S001", "error", None),
    ]
    assert found[-1]["file"] == str(three / "saknas")
    assert seen.err == ""


def test_a_program_gets_an_empty_list_when_nothing_is_found(tmp_path: Path) -> None:
    assert json.loads(user_runs("check", case_folder(tmp_path), "--format", "json").out) == []


def test_for_names_the_kind_whose_questions_are_asked(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)

    assert user_runs("check", folder, "--for", "kravavsnitt").code == 0
    seen = user_runs("check", folder, "--for", "sagobok")
    assert (seen.code, seen.findings) == (3, ["TK-S002"])


def test_standard_input_is_a_case() -> None:
    seen = program_runs("check", "-", "--format", "json", given=BROKEN.encode())

    assert seen.code == 1
    assert [finding["file"] for finding in json.loads(seen.out)] == ["-"]


def test_the_language_may_be_chosen_after_the_command(tmp_path: Path) -> None:
    seen = program_runs("check", case_folder(tmp_path, BROKEN), "--lang", "en")

    assert "1 error" in seen.out
    assert program_runs("check", "--lang", "fi", ".").code == 2


def test_without_a_path_it_is_a_usage_error() -> None:
    assert user_runs("check").code == 2


# The bar for whoever waits


def test_a_bar_is_shown_on_a_terminal_and_never_in_a_pipe(monkeypatch: pytest.MonkeyPatch, three: Path) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0)

    assert user_runs("check", three).err == ""
    assert "3/3" in _on_a_terminal(monkeypatch, three)


def _on_a_terminal(monkeypatch: pytest.MonkeyPatch, path: Path) -> str:
    terminal = Terminal()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", terminal)
        command.main(["--format", "json", str(path)], standalone_mode=False)
    return terminal.getvalue()


# What a rule says


def test_a_rule_is_explained_with_its_source_and_both_examples() -> None:
    seen = user_runs("check", "--explain", "TK-R011")

    assert seen.code == 0
    assert seen.out.splitlines() == [
        "TK-R011 (fel): kravet på platser saknar vite",
        "Gör så här: Lägg till penalty; ett krav på ett antal platser ska ha ett vite. Tillåter kommunens policy annat anges skälet i no_penalty_reason.",
        "Källa: Rapporten, rad 219 och 245.",
        "Exempel som regeln slår till på:",
        "    requirement.penalty tas bort",
        "Exempel som går igenom:",
        "    exemplet Väghyveln som det är",
    ]


def test_a_rule_is_explained_in_english() -> None:
    seen = program_runs("check", "--explain", "tk-r018", "--lang", "en")

    assert seen.out.startswith("TK-R018 (warning): a place of <time> is short")


def test_an_example_in_words_is_shown_as_it_is() -> None:
    assert "    Samma klausul" in user_runs("check", "--explain", "R052").out


def test_a_message_that_is_no_rule_says_what_to_do() -> None:
    assert user_runs("check", "--explain", "C015").out.splitlines() == [
        "TK-C015 (fel): filen är tom",
        "Gör så här: Fyll i filen. Är det en ärendefil skapar tenderkit new en att utgå från.",
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("TK-R0011", "Menade du TK-R011?"),
        ("R11", "Menade du TK-R011?"),
        ("R0999", "finns inte."),
        ("R" + "9" * 5000, "finns inte."),
        ("sagobok", "finns inte."),
    ],
)
def test_an_unknown_code_is_a_usage_error_with_a_guess(typed: str, said: str) -> None:
    seen = user_runs("check", "--explain", typed)

    assert (seen.code, seen.out) == (2, "")
    assert said in seen.err
    assert "TK-S070" not in seen.err


def test_every_code_can_be_explained() -> None:
    assert {code for code in codes() if not user_runs("check", "--explain", code).out.startswith(code)} == set()
    assert set(codes()) <= catalogue().keys()


# One role's faults


TWO_ROLES = WITH_WARNING + "roles:\n  recruiter: {nmae: Dag}\n"


@pytest.mark.parametrize("role", ["rekryterare", "Rekryterare", "recruiter", "RECRUITER"])
def test_a_role_sees_its_own_faults_in_full_and_counts_of_the_others(tmp_path: Path, role: str) -> None:
    folder = case_folder(tmp_path, TWO_ROLES.replace("months: 24", "months: 0"))

    seen = user_runs("check", folder, "--role", role)

    assert (seen.code, seen.findings) == (1, ["27:15 TK-C004"])
    assert "Andra roller: upphandlare 1 fel, 1 varning. Utan --role visas allt." in seen.out
    assert seen.out.splitlines()[-1].endswith(": 2 fel, 1 varning")


@pytest.mark.parametrize("role", ["beställare", "bestallare", "requester", "samordnare", "coordinator"])
def test_the_exit_code_is_about_the_faults_of_all(tmp_path: Path, role: str) -> None:
    seen = user_runs("check", case_folder(tmp_path, BROKEN), "--role", role)

    assert (seen.code, seen.findings) == (1, [])
    assert f"Inga fynd för rollen {'beställare' if role[0] in 'br' else 'samordnare'}." in seen.out
    assert "Andra roller: upphandlare" in seen.out


@pytest.mark.parametrize("role", ["upphandlare", "procurement_officer", "procurement-officer"])
def test_of_others_without_faults_nothing_is_said(tmp_path: Path, role: str) -> None:
    seen = user_runs("check", case_folder(tmp_path, BROKEN), "--role", role)

    assert seen.findings
    assert "roll" not in seen.out


def test_a_program_gets_everything_with_the_role_of_each(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, TWO_ROLES.replace("months: 24", "months: 0"))

    found = json.loads(user_runs("check", folder, "--role", "rekryterare", "--format", "json").out)

    assert sorted(item["role"] for item in found) == ["procurement_officer", "procurement_officer", "recruiter"]


def test_what_cannot_be_read_is_told_to_every_role(three: Path) -> None:
    seen = user_runs("check", three / "saknas", "--role", "rekryterare")

    assert (seen.code, "TK-S001" in seen.err) == (3, True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("rekryterae", "Menade du rekryterare?"),
        ("bestälare", "Menade du beställare?"),
        ("chef", "chef är ingen roll; välj beställare, upphandlare, samordnare, rekryterare."),
    ],
)
def test_a_role_that_there_is_not_is_a_usage_error(typed: str, said: str) -> None:
    seen = user_runs("check", ".", "--role", typed)

    assert (seen.code, seen.err.rstrip().endswith(said)) == (2, True)


def test_a_day_leaves_out_what_happened_after_it_and_says_so_once(tmp_path: Path) -> None:
    case = journal_in_text.written_to(tmp_path / "arende")

    seen = user_runs("check", case, "--date", "19 augusti 2027")

    assert seen.code == 0
    assert [line.partition(": ")[2] for line in seen.text.splitlines() if "TK-M218" in line] == [
        "TK-M218 händelser efter den 2027-08-19 är inte med: 11, den första 2027-08-20"
    ]
    assert "TK-M218" not in user_runs("check", case).text
    assert "TK-M218" not in user_runs("check", case, "--date", "2027-12-12").text


def test_a_day_asks_what_the_documents_of_that_day_would_ask(tmp_path: Path) -> None:
    """The day decides which clauses are in force, as in `build`; the clock is never asked."""
    case = case_folder(tmp_path, WITH_DIALOGUE)
    days = ("2024-01-01", "2027-03-01")

    seen = {day: user_runs("check", case, "--date", day).text for day in days}

    assert seen == {day: user_runs("check", case, "--date", day).text for day in days}
    assert seen["2024-01-01"] != seen["2027-03-01"]


def test_every_case_of_a_folder_is_checked_for_the_day(tmp_path: Path) -> None:
    for name in ("a", "b"):
        journal_in_text.written_to(tmp_path / name)

    assert user_runs("check", tmp_path, "--date", "2027-08-19").text.count("TK-M218") == 2
    assert user_runs("check", tmp_path, "--date", "19/8 27").code == 2
