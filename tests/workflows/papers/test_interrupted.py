"""A command that was interrupted between two moves: what the next one does, and what is said meanwhile."""

import os
import signal
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from given.format_two import write_both
from given.interrupted_set import interrupted_set
from given.matching_text import KIM, SOUND, matching_folder, spoiled
from judges.as_a_user import standing, user_runs
from tenderkit.project.places import find_places
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.clauses.used_by import find_uses
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.privacy.prune_persons import prune_persons
from tenderkit.writers.moves import beside
from tenderkit.writers.refusals import WritingRefusedError

OVERRIDE = ("--override", "prov", "--by", "Provaren")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case whose build was interrupted when it had moved one of its files, and that was edited then."""
    return _interrupted(tmp_path, "build")


def _interrupted(tmp_path: Path, *command: str) -> Path:
    whole = case_folder(tmp_path, name="hel")
    case = case_folder(tmp_path)
    assert user_runs(command[0], whole, *command[1:]).code == 0
    made = [path for path in whole.rglob("*") if path.is_file() and path.name != "upphandling.yaml"]
    made.sort(key=lambda path: path.name == "upphandling.lock.yaml")
    for path in made:
        (case / path.relative_to(whole)).parent.mkdir(exist_ok=True)
    interrupted_set({case / path.relative_to(whole): path.read_bytes() for path in made}, 1)
    _edit(case)
    return case


def _edit(case: Path) -> None:
    (case / "upphandling.yaml").write_text(WITH_DIALOGUE.replace("Provet", "Det nya provet"), "utf-8")


def test_the_next_build_finishes_it_first_and_needs_no_force(case: Path) -> None:
    seen = user_runs("build", case)

    assert (seen.code, [line.split(" ")[0] for line in seen.err.splitlines() if line[0] == "T"]) == (0, ["TK-F022"])
    assert seen.reads_well()
    assert "Det nya provet" in (case / "dokument" / "kravavsnitt.txt").read_text("utf-8")
    assert list(case.rglob(".*")) == []


def test_an_issue_that_was_interrupted_is_issued_and_a_correction_gets_the_next_number(tmp_path: Path) -> None:
    case = _interrupted(tmp_path, "issue", *OVERRIDE)

    assert user_runs("issue", case, *OVERRIDE).findings[0] == "TK-L280"
    assert user_runs("issue", case, "--correction", "--date", "2025-03-10", *OVERRIDE).code == 0

    issued = read_lock(case / "upphandling.lock.yaml").issued
    assert [copy.number for copy in issued] == [1, 2]
    assert all((case / "utfardat" / name).is_file() for copy in issued for name in copy.outputs)


def test_check_and_used_by_say_that_a_run_waits_to_be_finished_and_touch_nothing(case: Path) -> None:
    before = standing(case)

    seen = user_runs("check", case)
    found = find_uses(find_places(case), [case])

    assert (seen.code, seen.findings[0]) == (0, "1:1 TK-F021")
    assert [(item.path.name, item.message.code) for item in found.skipped] == [("upphandling.lock.yaml", "TK-F021")]
    assert standing(case) == before


def test_a_dry_run_touches_nothing_either(case: Path) -> None:
    before = standing(case)

    assert user_runs("build", case, "--dry-run").findings == ["TK-F021"]
    assert standing(case) == before


def test_the_persons_data_goes_also_from_what_an_interrupted_run_left(tmp_path: Path) -> None:
    retained = spoiled((KIM, f"{KIM}    birth_date: 2000-03-01\n"))
    case = matching_folder(tmp_path / "arende", f"{retained}retention: {{decision: KS 1, remove_after_months: 24}}\n")
    (case / "dokument").mkdir()
    (case / "dokument" / ".tenderkit-0123456789abcdef.tmp").write_text("Kim Exempel", "utf-8")

    prune_persons(case, date(2030, 1, 1), remove=True)

    assert all(b"Kim Exempel" not in path.read_bytes() for path in case.rglob("*") if path.is_file())


def test_a_case_from_standard_input_has_nothing_to_finish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tenderkit.workflows.case.sound_case._standard_input", WITH_DIALOGUE.encode)

    assert build(Path("-"), BuildOptions(to=tmp_path / "ut")).locked is False


@pytest.fixture
def _ctrl_c_is_heard() -> Iterator[None]:
    """A shell that starts the tests in the background has them ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_ctrl_c_is_heard")
@pytest.mark.parametrize("number", [1, 5], ids=["at the first move", "at the last move"])
def test_ctrl_c_during_the_moves_comes_too_late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    real, calls = os.replace, iter(range(1, 100))
    case = case_folder(tmp_path)

    def replace(source: Path, target: Path) -> None:
        real(source, target)
        if next(calls) == number:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(os, "replace", replace)

    assert user_runs("build", case).code == 0
    assert len(read_lock(case / "upphandling.lock.yaml").documents) == 1


@pytest.mark.usefixtures("_ctrl_c_is_heard")
def test_ctrl_c_while_it_is_told_what_was_written_stops_the_telling_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def echo(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    case = case_folder(tmp_path)
    monkeypatch.setattr("tenderkit.cli.commands.build.click.echo", echo)

    assert user_runs("build", case).code == 0
    assert (case / "dokument" / "kravavsnitt.docx").is_file()


@pytest.mark.parametrize("call", ["close", "fsync"])
def test_a_fault_after_the_last_move_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """What a broken disk says when all is written can't be mended by running again."""
    case = case_folder(tmp_path)
    real_replace, real_call, moved = os.replace, getattr(os, call), [False]

    def replace(source: Path, target: Path) -> None:
        real_replace(source, target)
        moved[0] = Path(target).name == "upphandling.lock.yaml"

    def failing(handle: int) -> None:
        real_call(handle)
        if moved[0]:
            raise OSError(5, "input/output error")

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, call, failing)

    assert user_runs("build", case).code == 0


def test_a_file_that_no_lock_knows_is_no_matter_of_force_where_there_is_none(tmp_path: Path) -> None:
    case = case_folder(tmp_path)
    (case / "utfardat").mkdir()
    (case / "utfardat" / "kravavsnitt.docx").write_bytes(b"mitt eget")

    seen = user_runs("issue", case, *OVERRIDE)

    assert (seen.code, seen.findings) == (3, ["TK-F019"])
    assert "--force" not in seen.text
    assert seen.reads_well()


def test_moves_that_stop_halfway_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, moves = case_folder(tmp_path), iter([True, True])
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if next(moves, None) is None:
            raise OSError(5, "input/output error")
        real(source, target)

    def unlink(*_: object, **__: object) -> None:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "unlink", unlink)
    with pytest.raises(WritingRefusedError, match="TK-F020"):
        build(case, BuildOptions())
    monkeypatch.undo()
    _edit(case)

    assert user_runs("build", case).code == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
class TestPapersAboutPersons:
    def test_they_are_their_owners_alone_from_the_first_byte(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = matching_folder(tmp_path / "arende")
        seen: dict[str, set[int]] = {}
        real = os.fsync

        def fsync(handle: int) -> None:
            for path in (case / "dokument").glob(".*.tmp"):
                seen.setdefault(path.name, set()).add(path.stat().st_mode & 0o777)
            real(handle)

        monkeypatch.setattr(os, "fsync", fsync)
        build(case, BuildOptions(kinds=("kravavsnitt", "intygsbehov")))

        modes = {path.name: path.stat().st_mode & 0o777 for path in (case / "dokument").iterdir()}
        assert {mode for name, mode in modes.items() if name.startswith("intygsbehov")} == {0o600}
        assert {mode for name, mode in modes.items() if name.startswith("krav")} == {0o666 & ~_mask()}
        assert (case / "dokument").stat().st_mode & 0o777 == 0o700
        assert sum(modes == {0o600} for modes in seen.values()) == 6

    @pytest.mark.parametrize(
        ("stands", "becomes"),
        [
            pytest.param(0o644, 0o600, id="as an earlier version left it"),
            pytest.param(0o640, 0o640, id="opened to a group"),
            pytest.param(0o400, 0o400, id="narrower still"),
        ],
    )
    @pytest.mark.parametrize("changed", [True, False], ids=["replaced", "left as it is"])
    def test_one_that_was_open_to_all_is_closed(
        self,
        tmp_path: Path,
        stands: int,
        becomes: int,
        changed: bool,  # noqa: FBT001  # a pytest parameter
    ) -> None:
        case = matching_folder(tmp_path / "arende")
        build(case, BuildOptions(kinds=("intygsbehov",)))
        paper = case / "dokument" / "intygsbehov-p-01.txt"
        paper.chmod(stands)
        if changed:
            write_both(case, SOUND.replace("Depån", "Verkstaden"))

        build(case, BuildOptions(kinds=("intygsbehov",)))

        assert ("Verkstaden" in paper.read_text("utf-8")) is changed
        assert paper.stat().st_mode & 0o777 == becomes

    def test_a_folder_that_stands_keeps_its_rights(self, tmp_path: Path) -> None:
        case = matching_folder(tmp_path / "arende")
        (case / "dokument").mkdir()
        (case / "dokument").chmod(0o755)

        build(case, BuildOptions(kinds=("intygsbehov",)))

        assert (case / "dokument").stat().st_mode & 0o777 == 0o755

    @pytest.mark.parametrize("mode", [0o600, 0o640])
    def test_what_is_pruned_is_never_open_to_more_than_before(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int
    ) -> None:
        retained = spoiled((KIM, f"{KIM}    birth_date: 2000-03-01\n"))
        case = matching_folder(
            tmp_path / "arende", f"{retained}retention: {{decision: KS 1, remove_after_months: 24}}\n"
        )
        file = case / "personer.yaml"
        file.chmod(mode)
        seen: list[int] = []
        real = beside.write_new

        def write_new(path: Path, data: bytes, rights: int) -> None:
            real(path, data, rights)
            seen.append(path.stat().st_mode & 0o777)

        monkeypatch.setattr(beside, "write_new", write_new)
        prune_persons(case, date(2030, 1, 1), remove=True)

        assert (seen, file.stat().st_mode & 0o777) == ([0o600], mode)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
