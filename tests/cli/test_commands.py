import json
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, WITH_PLACES, case_folder
from given.lots import lots_case
from judges.standing_by import text_of_program as tenderkit

ENDING_BROKEN = WITH_DIALOGUE.replace("months: 24", "months: 0").replace("law: LOU", "lag: LOU")


def test_help_is_in_swedish_and_in_english_when_asked() -> None:
    assert "Användning: tenderkit" in tenderkit("--help").stdout
    assert "Usage: tenderkit" in tenderkit("--lang", "en", "--help").stdout
    assert "Usage: tenderkit" in tenderkit("build", "--help", "--lang=en").stdout


def test_a_sound_case_passes_and_says_so(tmp_path: Path) -> None:
    done = tenderkit("check", case_folder(tmp_path))

    assert done.returncode == 0
    assert "inga fel" in done.stdout


def test_every_fault_comes_in_one_run_with_its_line(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, ENDING_BROKEN)

    done = tenderkit("check", folder)

    assert done.returncode == 1
    lines = [line for line in done.stdout.splitlines() if "TK-C" in line]
    assert len(lines) == 2
    assert all(str(folder / "upphandling.yaml") in line for line in lines)
    assert done.stdout.splitlines()[-1] == f"{folder}: 2 fel"
    assert "Traceback" not in done.stdout + done.stderr


def test_findings_can_be_read_by_a_program(tmp_path: Path) -> None:
    done = tenderkit("check", case_folder(tmp_path, ENDING_BROKEN), "--format", "json")

    findings = json.loads(done.stdout)
    assert {"file", "line", "column", "code", "gravity", "what", "remedy", "role"} == set(findings[0])


def test_an_open_question_is_an_error_only_when_asked(tmp_path: Path) -> None:
    later = WITH_DIALOGUE.replace("begins: 2025-03-01", "begins: 2026-11-01").replace("2025-09", "2027-09")
    later = later.replace("estimated_value: 5000000", "estimated_value: 2400000")
    folder = case_folder(tmp_path, later)

    assert tenderkit("check", folder).returncode == 0
    assert tenderkit("check", folder, "--fail-on", "question").returncode == 1
    assert "TK-R336" in tenderkit("check", folder).stdout


def test_explain_gives_a_reason_for_every_clause(tmp_path: Path) -> None:
    done = tenderkit("explain", case_folder(tmp_path))

    assert done.returncode == 0
    assert "Lagrum: direktivstyrd upphandling" in done.stdout
    assert "  vite 1.0.0: nej, för requirement.places är inte angivet" in done.stdout
    assert "dialog-genomforande 1.0.0: ja, för requirement.dialogue är angivet" in done.stdout


def test_explain_speaks_json(tmp_path: Path) -> None:
    explained = json.loads(tenderkit("explain", case_folder(tmp_path), "--format", "json").stdout)

    assert {clause["truth"] for clause in explained["clauses"]} == {"yes", "no"}


def test_a_case_can_come_from_standard_input_without_a_lock(tmp_path: Path) -> None:
    done = tenderkit("build", "-", "--to", "ut", given=WITH_DIALOGUE, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "ut" / "kravavsnitt.docx").exists()
    assert not list(tmp_path.rglob("*.lock.yaml"))
    assert "Ingen låsfil" in done.stdout


def test_standard_input_without_a_target_is_refused() -> None:
    done = tenderkit("build", "-", given=WITH_DIALOGUE)

    assert (done.returncode, "TK-S004" in done.stderr) == (3, True)


def test_blocks_to_paste_hold_a_clause_each_or_a_requirement_each(tmp_path: Path) -> None:
    case = case_folder(tmp_path)

    def blocks(*options: str) -> list[str]:
        assert tenderkit("build", case, "--for", "paste", "--to", tmp_path / "ut", *options).returncode == 0
        lines = (tmp_path / "ut" / "kravavsnitt-klistra.txt").read_text("utf-8").splitlines()
        return [line.strip("- ") for line in lines if line.startswith("-----")]

    assert "dialog-genomforande" in blocks()
    assert blocks("--blocks", "clause") == blocks()
    assert "dialog-genomforande.k1" in blocks("--blocks", "requirement")


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = tenderkit("check", tmp_path / "saknas")

    assert (done.returncode, "TK-S001" in done.stderr) == (3, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["bygg"],
        ["build"],
        ["build", "x", "--start", "5.x"],
        ["build", "x", "--start", "0"],
        ["build", "x", "--start", "A=5.3,=5.4"],
        ["build", "x", "--start", "A=5.3,B"],
        ["build", "x", "--start", "A=5.3,a=5.4"],
        ["build", "x", "--start", "5.3,5.4"],
        ["build", "x", "--level", "0"],
        ["build", "x", "--level", "10"],
        ["build", "x", "--numbering", "ama_af"],
        ["build", "x", "--marks", "last"],
        ["build", "x", "--blocks", "requirement"],
        ["build", "x", "--for", "paste", "--blocks", "word"],
        ["build", "x", "--ama-code", "AFC.1"],
        ["--lang", "fi", "--help"],
        ["schema"],
    ],
)
def test_a_slip_of_the_keyboard_is_a_usage_error(arguments: list[str]) -> None:
    done = tenderkit(*arguments)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["build", "issue"])
def test_the_word_that_the_table_of_versions_had_is_told_its_new_one(command: str) -> None:
    done = tenderkit(command, "x", "--marks", "end")

    assert (done.returncode, "end heter nu table" in done.stderr) == (2, True)


def test_the_number_to_start_from_is_used(tmp_path: Path) -> None:
    tenderkit("build", case_folder(tmp_path), "--start", "5.3", "--to", tmp_path / "ut")

    assert (tmp_path / "ut" / "kravavsnitt.txt").read_text("utf-8").startswith("5.3 Särskilda")


def test_each_lot_with_its_own_requirement_has_its_number(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, lots_case())

    refused = tenderkit("build", folder, "--start", "5.3", "--to", tmp_path / "ut")
    built = tenderkit("build", folder, "--start", "5.3, B=5.4", "--level", "3", "--to", tmp_path / "ut")

    assert (refused.returncode, 'till exempel --start "A=5.3,B=5.4".' in refused.stderr) == (3, True)
    assert built.returncode == 0
    assert (tmp_path / "ut" / "kravavsnitt-b.txt").read_text("utf-8").startswith("5.4 Särskilda")
    assert (folder / "upphandling.lock.yaml").read_text("utf-8").count("level: 3}") == 2


def test_an_ama_code_is_the_users_own(tmp_path: Path) -> None:
    tenderkit("build", case_folder(tmp_path), "--numbering", "ama_af", "--ama-code", "AFC.999", "--to", tmp_path / "ut")

    assert (tmp_path / "ut" / "kravavsnitt.txt").read_text("utf-8").startswith("AFC.999 Särskilda")


def test_a_new_case_asks_for_what_only_the_officer_knows(tmp_path: Path) -> None:
    done = tenderkit("new", tmp_path / "arende")

    assert done.returncode == 0
    assert (tmp_path / "arende" / "upphandling.yaml").exists()
    assert json.loads((tmp_path / "arende" / "upphandling.schema.json").read_text("utf-8"))
    assert tenderkit("check", tmp_path / "arende").returncode == 1


def test_a_new_case_holds_the_requirement_that_is_asked_for(tmp_path: Path) -> None:
    done = [
        tenderkit("new", tmp_path / name, *options)
        for name, options in (
            ("val", ()),
            ("dialog", ("--kind", "dialogue")),
            ("omraden", ("--kind", "places", "--lots")),
        )
    ]
    text, dialogue, lots = (
        (tmp_path / name / "upphandling.yaml").read_text("utf-8") for name in ("val", "dialog", "omraden")
    )

    assert [run.returncode for run in done] == [0, 0, 0]
    assert ["--kind dialogue" in run.stdout for run in done] == [True, False, False]
    assert ["\n  places:" in each for each in (text, dialogue, lots)] == [True, False, True]
    assert ["\n  dialogue:" in each for each in (text, dialogue, lots)] == [True, True, False]
    assert "\n  lots:" in lots


def test_a_new_case_begins_with_an_earlier_one_and_says_what_came_of_it(tmp_path: Path) -> None:
    text = WITH_PLACES.replace("title: Väghyveln", "title: Väghyveln  # för Eva Exempel") + (
        "roles: {recruiter: {title: rekryterare}}\nsuppliers: [{name: Eva Exempel, sole_trader: ja}]\n"
    )
    folder = case_folder(tmp_path, text)

    done = tenderkit("new", tmp_path / "nytt", "--from", folder)

    assert done.returncode == 0
    said = done.stdout.splitlines()
    assert f"Fördes över från {folder}:" in said
    assert "  title, law" in said
    assert "  requirement.penalty: amount, per, remedy_days, counted_from" in said
    assert "Tömdes: registry.procurement, procedure.begins, market_dialogue.held, contract.starts, suppliers" in said
    assert "Att fylla i: registry.procurement, procedure.begins, market_dialogue.held, contract.starts" in said
    assert "Läs om texterna, som skrevs för den förra upphandlingen: requirement.purpose" in said
    assert "TK-S014" in done.stderr
    assert "Eva" not in done.stdout + done.stderr


def test_an_earlier_case_decides_what_the_new_one_holds(tmp_path: Path) -> None:
    done = tenderkit("new", tmp_path / "nytt", "--from", case_folder(tmp_path), "--kind", "places")

    assert done.returncode == 2
    assert "--from går inte ihop med --kind" in done.stderr
    assert not (tmp_path / "nytt").exists()


def test_a_new_case_never_overwrites_one_that_was_begun(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)

    done = tenderkit("new", folder)

    assert done.returncode == 3
    assert (folder / "upphandling.yaml").read_text("utf-8") == WITH_DIALOGUE


def test_the_shipped_clauses_have_no_faults() -> None:
    done = tenderkit("clauses", "lint")

    assert (done.returncode, done.stdout.strip()) == (0, "Klausulerna har inga fel.")


def test_clauses_can_be_listed_and_shown() -> None:
    assert "vite" in tenderkit("clauses", "list").stdout
    assert "Vägledning" in tenderkit("clauses", "show", "vite").stdout
    assert "Vite (vite 1.0.0)" in tenderkit("clauses", "show", "vite@1.0.0").stdout
    assert "sida vid sida" in tenderkit("clauses", "show", "vite", "intyg", "havning").stdout
    assert tenderkit("clauses", "show", "sagobok").returncode == 3


def test_the_shipped_template_can_be_used() -> None:
    template = Path(__file__).parents[2] / "templates" / "letterheads" / "myndighet" / "template.docx"

    assert tenderkit("templates", "lint", template).returncode == 0
    assert "kravavsnitt" in tenderkit("templates", "list").stdout


def test_a_template_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    fake = tmp_path / "mall.docx"
    fake.write_bytes(b"ingen zip")

    assert tenderkit("templates", "lint", fake).returncode == 3
    assert tenderkit("templates", "lint", tmp_path / "saknas.docx").returncode == 3
