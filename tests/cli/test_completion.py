"""The Tab key, as the shells ask: every answer from a process of its own, as they start it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from given import journal_in_text
from given.cases import WITH_DIALOGUE, case_folder
from given.municipality import municipality, own_clause, own_section
from judges.checkout import ROOT
from judges.standing_by import text_of_program

SAMPLES = ROOT / "samples"
KINDS = ["kravavsnitt", "kravprofil"]
IN_LOTS = SAMPLES / "korttidshyra-fordon"


def asked(
    *line: str | Path, cwd: Path | None = None, instruction: str = "bash_complete"
) -> subprocess.CompletedProcess[str]:
    """The last word is the one being typed."""
    environment = dict(os.environ) | {"_TENDERKIT_COMPLETE": instruction}
    words = " ".join(f"'{word}'" if word else "''" for word in ("tenderkit", *map(str, line)))
    environment |= {"COMP_WORDS": words, "COMP_CWORD": str(len(line))}
    return text_of_program(cwd=cwd, env=environment)


def offered(*line: str | Path, cwd: Path | None = None) -> list[str]:
    done = asked(*line, cwd=cwd)
    assert (done.returncode, done.stderr) == (0, "")
    return [each.partition(",")[2] for each in done.stdout.split()]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param(["bu"], ["build", "bundle"], id="a command"),
        pytest.param(["clauses", "re"], ["release", "retire", "review"], id="a command within another"),
        pytest.param(["build", "x", "--ki"], ["--kind"], id="an option"),
        pytest.param(["build", SAMPLES / "vaghyveln", "--kind", "krav"], KINDS, id="a kind to build"),
        pytest.param(["build", "--kind", "krav"], KINDS, id="a kind before the case"),
        pytest.param(["check", SAMPLES / "vaghyveln", "--for", "krav"], KINDS, id="a kind to check for"),
        pytest.param(["explain", "x", "--kind", "krav"], KINDS, id="a kind to explain"),
        pytest.param(["issue", "x", "--kind", "krav"], KINDS, id="a kind to issue"),
        pytest.param(["schema", "upp"], ["upphandling"], id="a file with a schema"),
        pytest.param(["schema", "pers"], ["personer"], id="the recruiter's own file"),
        pytest.param(["schema", "krav"], KINDS, id="a kind with a schema"),
        pytest.param(["check", "x", "--format", ""], ["text", "json"], id="a format"),
        pytest.param(["check", "x", "--role", "re"], ["rekryterare", "requester", "recruiter"], id="a role"),
        pytest.param(["check", "x", "--role", "sam"], ["samordnare"], id="a role in Swedish"),
        pytest.param(["--lang", ""], ["sv", "en"], id="a language"),
        pytest.param(
            ["check", "x", "--explain", "tk-r01"], [f"TK-R01{n}" for n in (0, 1, 2, 4, 5, 6, 7, 8, 9)], id="a code"
        ),
        pytest.param(["note", "x", "star"], ["started"], id="an event"),
        pytest.param(["note", "x", "started", "P-01", "--ended"], ["--ended-by"], id="a key of an event"),
        pytest.param(["clauses", "show", "vi"], ["vite"], id="a clause to show"),
        pytest.param(["clauses", "show", "vite", "sy"], ["syfte"], id="a second clause to show"),
        pytest.param(
            ["clauses", "show", "vite@"],
            ["vite@1.0.0", "vite@1.1.0", "vite@2.0.0", "vite@2.1.0"],
            id="a version to show",
        ),
        pytest.param(["clauses", "used-by", "vi"], ["vite"], id="a clause in use"),
        pytest.param(["clauses", "test", "vi"], ["vite"], id="a clause to test"),
        pytest.param(
            ["clauses", "diff", "vite@1.0.0", "vi"],
            ["vite@1.0.0", "vite@1.1.0", "vite@2.0.0", "vite@2.1.0"],
            id="a version to compare",
        ),
        pytest.param(["clauses", "publish", "syf"], ["syfte@1.0.0", "syfte@2.0.0"], id="a version to publish"),
        pytest.param(
            ["clauses", "adopt", "vite@1.0.0", "syf"], ["syfte@1.0.0", "syfte@2.0.0"], id="a second version to adopt"
        ),
        pytest.param(["simulate", IN_LOTS, "--lot", ""], ["A", "B"], id="a lot"),
        pytest.param(["simulate", IN_LOTS / "upphandling.yaml", "--lot", "B"], ["B"], id="a lot, by the file"),
        pytest.param(["simulate", SAMPLES / "vaghyveln", "--lot", ""], [], id="a case without lots"),
        pytest.param(["build", "x", "--kind", "zz"], [], id="nothing begins so"),
    ],
)
def test_what_may_follow_is_offered(line: list[str | Path], names: list[str]) -> None:
    assert offered(*line) == names


def test_the_kinds_and_clauses_of_the_municipality_are_offered(tmp_path: Path) -> None:
    kind = {name.replace("kravavsnitt", "krav-eget"): content for name, content in own_section().items()}
    folder = municipality(
        tmp_path, {**own_clause(), **kind, "clauses/vart-krav/1.0.0.md": "x", "clauses/tom/x.txt": ""}
    )

    assert offered("build", folder, "--kind", "krav-") == ["krav-eget"]
    assert offered("clauses", "show", "--library", tmp_path, "vart") == ["vart-krav"]
    assert offered("clauses", "show", "vart", cwd=tmp_path) == ["vart-krav"]
    assert offered("clauses", "show", "tom", cwd=tmp_path) == []


@pytest.mark.parametrize(
    "settings",
    [b'library = "saknas"\n', b'library = "C:\\nya"\n', b"library = \n", b"\xff\xfe"],
    ids=["no such folder", "backslashes", "no TOML", "no text"],
)
def test_a_broken_library_offers_nothing_and_says_nothing(tmp_path: Path, settings: bytes) -> None:
    folder = municipality(tmp_path, {}, settings=settings)

    assert offered("build", folder, "--kind", "") == []
    assert offered("clauses", "show", "", cwd=tmp_path) == []


@pytest.mark.parametrize(
    "case", ["contract: {lots: [{id: [", "contract: [1, 2]\n", "- 1\n", "contract: {lots: 3}\n", ""], ids=str
)
def test_a_broken_case_offers_no_lots(tmp_path: Path, case: str) -> None:
    assert offered("simulate", case_folder(tmp_path, case), "--lot", "") == []
    assert offered("simulate", tmp_path / "saknas", "--lot", "") == []


def test_a_case_with_faults_still_offers_its_lots(tmp_path: Path) -> None:
    text = (IN_LOTS / "upphandling.yaml").read_text("utf-8").replace("law: ", "lag: ")

    assert offered("simulate", case_folder(tmp_path, text), "--lot", "") == ["A", "B"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    done = asked(instruction=f"{shell}_source")

    assert (done.returncode, done.stderr) == (0, "")
    assert f"_TENDERKIT_COMPLETE={shell}_complete" in done.stdout


def test_a_shell_that_is_not_known_is_no_traceback() -> None:
    done = asked(instruction="csh_source")

    assert done.returncode != 0
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_bash_itself_completes(tmp_path: Path) -> None:
    program = tmp_path / "tenderkit"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tenderkit "$@"\n', "utf-8")
    program.chmod(0o755)
    script = (
        'eval "$(_TENDERKIT_COMPLETE=bash_source tenderkit)"; COMP_WORDS=(tenderkit build x --kind krav); COMP_CWORD=4; '
        '_tenderkit_completion tenderkit; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    environment = dict(os.environ) | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src")}

    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=environment, check=False)

    assert done.stdout.split() == KINDS, done.stderr


def test_a_case_that_is_sound_completes_as_well(tmp_path: Path) -> None:
    assert offered("build", case_folder(tmp_path, WITH_DIALOGUE), "--kind", "krav") == KINDS


def test_the_places_of_a_journal_are_offered(tmp_path: Path) -> None:
    case = journal_in_text.written_to(tmp_path / "arende")

    assert offered("note", case, "ended", "P-0") == ["P-01", "P-02", "P-03"]
    assert offered("note", case, "remedied", "B") == ["B-1"]
