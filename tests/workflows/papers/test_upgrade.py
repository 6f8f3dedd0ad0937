from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from given.clauses_in_text import clause_text
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.upgrade import carry_out, plan_upgrade

TEXTS = {"1.0.0": "Syftet är ett.", "1.0.1": "Syftet är ett!", "2.0.0": "Syftet är två."}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case that was built with the first version of a clause, which has since been corrected and replaced."""
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    offer(tmp_path, "1.0.0")
    folder = case_folder(tmp_path, WITH_DIALOGUE)
    build(folder, BuildOptions())
    return folder


def offer(home: Path, *versions: str) -> None:
    folder = home / "bibliotek" / "clauses"
    (folder / "syfte").mkdir(parents=True, exist_ok=True)
    lines = ["format: 1", "order: [syfte]", "clauses:", "  syfte:", "    versions:"]
    for version in versions:
        (folder / "syfte" / f"{version}.md").write_text(clause_text(TEXTS[version], "", "syfte", version), "utf-8")
        lines.append(f"      {version}: {{status: published}}")
    (folder / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def locked_version(case: Path) -> str:
    return read_lock(case / "upphandling.lock.yaml").versions("kravavsnitt")["syfte"]


def test_the_plan_shows_both_texts_and_writes_nothing(case: Path) -> None:
    offer(case.parent, *TEXTS)
    lock = (case / "upphandling.lock.yaml").read_bytes()

    (move,) = plan_upgrade(case).moves

    assert (move.clause, move.before, move.after) == ("syfte", "1.0.0", "2.0.0")
    assert ("Syftet är ett." in move.before_lines, "Syftet är två." in move.after_lines) == (True, True)
    assert (case / "upphandling.lock.yaml").read_bytes() == lock


def test_carrying_it_out_moves_the_lock_together_with_the_documents(case: Path) -> None:
    offer(case.parent, *TEXTS)

    carry_out(plan_upgrade(case), BuildOptions())

    assert locked_version(case) == "2.0.0"
    assert "Syftet är två." in (case / "dokument" / "kravavsnitt.txt").read_text("utf-8")


def test_only_corrections_leaves_a_new_edition_alone(case: Path) -> None:
    offer(case.parent, "1.0.0", "2.0.0")
    assert plan_upgrade(case, corrections_only=True).moves == ()

    offer(case.parent, "1.0.0", "1.0.1")
    assert [move.after for move in plan_upgrade(case, corrections_only=True).moves] == ["1.0.1"]


def test_a_case_with_the_versions_in_force_has_nothing_to_move(case: Path) -> None:
    assert plan_upgrade(case).moves == ()


def test_a_clause_of_ones_own_that_stands_in_is_taken_by_upgrade_and_not_by_a_rebuild(case: Path) -> None:
    folder = case.parent / "bibliotek" / "clauses"
    (folder / "vart-syfte").mkdir()
    (folder / "vart-syfte" / "1.0.0.md").write_text(
        clause_text("Vårt syfte.", "replaces: syfte\n", "vart-syfte"), "utf-8"
    )
    with (folder / "library.yaml").open("a", encoding="utf-8") as library:
        library.write("  vart-syfte:\n    versions:\n      1.0.0: {status: published}\n")

    build(case, BuildOptions())
    assert locked_version(case) == "1.0.0"
    (move,) = plan_upgrade(case).moves
    assert (move.clause, move.successor, move.after, move.is_correction) == ("syfte", "vart-syfte", "1.0.0", False)

    carry_out(plan_upgrade(case), BuildOptions())
    locked = read_lock(case / "upphandling.lock.yaml").versions("kravavsnitt")
    assert (locked.get("syfte"), locked.get("vart-syfte")) == (None, "1.0.0")
    assert "Vårt syfte." in (case / "dokument" / "kravavsnitt.txt").read_text("utf-8")
    build(case, BuildOptions())
    assert plan_upgrade(case).moves == ()
