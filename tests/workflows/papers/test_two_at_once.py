"""Two runs on one case at once: what either of them acknowledged stands in the lock."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from given.cases import PLACES, WITH_DIALOGUE, case_folder
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.papers import build as build_module
from tenderkit.workflows.papers import issue as issue_module
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.issue import IssueOptions, issue
from tenderkit.workflows.papers.upgrade import carry_out, plan_upgrade
from tenderkit.writers.output import place
from tenderkit.writers.refusals import ChangedMeanwhileError

SECTION, ASSESSMENT = BuildOptions(), BuildOptions(kinds=("bedomning",))
NOT_ADOPTED = IssueOptions(override="prov av två samtidigt", by="Provaren")
CASE = WITH_DIALOGUE + PLACES.replace("    offer_open_weeks", "    existing_staff: none\n    offer_open_weeks")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return case_folder(tmp_path, CASE)


@pytest.fixture
def before_it_is_written(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let something happen in the window between a run's reading and its writing, one thing each time."""

    def happens(*works: Callable[[], object] | None) -> None:
        waiting = iter(works)

        def interrupted(*args: object, **kwargs: object) -> object:
            work = next(waiting, None)
            if work is not None:
                work()
            return place(*args, **kwargs)  # type: ignore[arg-type]  # whatever the workflow gives

        monkeypatch.setattr(build_module, "place", interrupted)
        monkeypatch.setattr(issue_module, "place", interrupted)

    return happens


def documents_in(case: Path) -> set[str]:
    return set(read_lock(case / "upphandling.lock.yaml").documents)


def test_a_build_in_the_window_of_another_loses_no_entry(case: Path, before_it_is_written: Callable[..., None]) -> None:
    before_it_is_written(lambda: build(case, ASSESSMENT))

    build(case, SECTION)

    assert documents_in(case) == {"kravavsnitt", "bedomning"}


def test_the_same_build_twice_at_once_is_no_change_by_hand(
    case: Path, before_it_is_written: Callable[..., None]
) -> None:
    build(case, SECTION)
    (case / "upphandling.yaml").write_text(CASE.replace("Provet", "Nya provet"), "utf-8")
    before_it_is_written(lambda: build(case, SECTION))

    build(case, SECTION)

    assert "Nya provet" in (case / "dokument" / "kravavsnitt.txt").read_text("utf-8")


def test_an_issue_in_the_window_of_a_build_stays_issued(case: Path, before_it_is_written: Callable[..., None]) -> None:
    before_it_is_written(lambda: issue(case, NOT_ADOPTED))

    build(case, ASSESSMENT)

    (copy,) = read_lock(case / "upphandling.lock.yaml").issued
    assert all((case / "utfardat" / name).is_file() for name in copy.outputs)
    assert documents_in(case) == {"bedomning"}


def test_a_build_in_the_window_of_an_issue_loses_no_entry(
    case: Path, before_it_is_written: Callable[..., None]
) -> None:
    before_it_is_written(lambda: build(case, ASSESSMENT))

    issue(case, NOT_ADOPTED)

    assert documents_in(case) == {"bedomning"}
    assert [copy.document for copy in read_lock(case / "upphandling.lock.yaml").issued] == ["kravavsnitt"]


def test_two_issues_at_once_of_different_text_get_two_numbers(
    case: Path, before_it_is_written: Callable[..., None]
) -> None:
    before_it_is_written(lambda: issue(case, replace(NOT_ADOPTED, override="en annans skäl")))

    issue(case, NOT_ADOPTED)

    first, second = read_lock(case / "upphandling.lock.yaml").issued
    assert (first.number, first.override.reason if first.override else "") == (1, "en annans skäl")
    assert (second.number, second.override.reason if second.override else "") == (2, NOT_ADOPTED.override)


def test_who_loses_twice_is_told_to_run_again_and_has_written_nothing(
    case: Path, before_it_is_written: Callable[..., None]
) -> None:
    def built_after_a_change() -> None:
        (case / "upphandling.yaml").write_text(CASE.replace("Provet", "Nya provet"), "utf-8")
        build(case, ASSESSMENT)

    before_it_is_written(lambda: build(case, ASSESSMENT), None, built_after_a_change)  # each build writes once

    with pytest.raises(ChangedMeanwhileError, match=r"TK-F018.*ändrades av någon annan"):
        build(case, SECTION)

    assert documents_in(case) == {"bedomning"}
    assert not (case / "dokument" / "kravavsnitt.docx").exists()


def test_an_upgrade_that_was_shown_is_not_carried_out_on_another_lock(case: Path) -> None:
    build(case, SECTION)
    shown = plan_upgrade(case)
    build(case, ASSESSMENT)

    with pytest.raises(ChangedMeanwhileError, match="TK-F018"):
        carry_out(shown, BuildOptions())

    assert documents_in(case) == {"kravavsnitt", "bedomning"}


def test_programs_that_run_at_once_lose_no_entry(case: Path) -> None:
    """Each says whether it wrote; whatever the order, the lock holds the documents of all that did."""
    kinds = ("kravavsnitt", "bedomning")
    command = [sys.executable, "-m", "tenderkit", "build", str(case), "--kind"]
    running = {kind: subprocess.Popen([*command, kind], stderr=subprocess.PIPE) for kind in kinds}
    for process in running.values():
        process.communicate()
    written = {kind for kind, process in running.items() if process.returncode == 0}

    assert documents_in(case) == written
    assert written
