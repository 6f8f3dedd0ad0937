from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from given.clauses_in_text import clause_text
from given.interrupted_set import interrupted_set
from given.versions_of_a_clause import offer_purpose
from judges.as_a_user import user_runs
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.rules.changes.reasons import ChangeClass
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.new_values import new_values
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
    offer_purpose(home, {version: (TEXTS[version], "status: published") for version in versions})


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


def test_the_class_says_how_much_is_to_be_read_again(case: Path) -> None:
    offer(case.parent, "1.0.0", "1.0.1")
    (move,) = plan_upgrade(case).moves
    assert move.change_class is ChangeClass.CORRECTION

    offer(case.parent, *TEXTS)
    (move,) = plan_upgrade(case).moves
    assert move.change_class is ChangeClass.EDITION


def test_values_that_only_the_new_text_prints_are_told_with_what_the_case_says_of_them(case: Path) -> None:
    offer(case.parent, "1.0.0", "2.0.0")
    front = (
        "parameters:\n"
        "  purpose: {from: requirement.purpose, type: text}\n"
        "  months: {from: requirement.places.minimum_months, type: months, min: 1, max: 12}\n"
        "  act: {from: computed.act, type: text}\n"
        "  who: {from: supplier.name, type: text}\n"
    )
    words = "{{ purpose }} {{ months }} {{ act }} {{ who }}"
    file = case.parent / "bibliotek" / "clauses" / "syfte" / "2.0.0.md"
    file.write_text(clause_text(words, front, "syfte", "2.0.0"), "utf-8")

    upgrade = plan_upgrade(case)
    (move,) = upgrade.moves

    assert [(value.path, value.stated) for value in new_values(upgrade, move)] == [
        ("requirement.purpose", True),
        ("requirement.places.minimum_months", False),
        ("supplier.name", None),
    ]
    assert [value.title for value in new_values(upgrade, move)][:2] == ["Syfte", "Platser, Minsta tid"]


def _contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.mark.parametrize("more", [(), ("--yes",), ("--corrections",)])
def test_a_dry_run_shows_everything_and_writes_nothing(case: Path, more: tuple[str, ...]) -> None:
    offer(case.parent, "1.0.0", "1.0.1")
    before = _contents(case.parent)

    seen = user_runs("upgrade", case, "--dry-run", *more)

    assert seen.code == 0
    assert "kravavsnitt: syfte 1.0.0 → 1.0.1. Ny." in seen.out
    assert "Rättelse: ingenting behöver läsas om." in seen.out
    assert "± Syftet är ett[-.-]{+!+}" in seen.out
    assert f"Skulle skriva {case / 'dokument' / 'kravavsnitt.docx'}" in seen.out
    assert seen.out.endswith("Ingenting har ändrats.\n")
    assert _contents(case.parent) == before
    assert user_runs("upgrade", case, "--yes", *more).code == 0
    assert locked_version(case) == "1.0.1"


def test_a_dry_run_tells_what_the_move_would_leave_to_answer(case: Path) -> None:
    offer(case.parent, "1.0.0", "2.0.0")
    front = 'parameters:\n  months: {from: requirement.places.minimum_months, type: months, min: 1, max: 12, ask: "Hur länge?"}\n'
    file = case.parent / "bibliotek" / "clauses" / "syfte" / "2.0.0.md"
    file.write_text(clause_text("Minst {{ months }}.", front, "syfte", "2.0.0"), "utf-8")

    seen = user_runs("upgrade", case, "--dry-run")

    assert "Utgåva: hela klausulen ska läsas igen." in seen.out
    assert "Ny uppgift: Platser, Minsta tid (requirement.places.minimum_months), som ärendet inte anger." in seen.out
    assert "Hur länge?" in seen.out.partition("Skulle skriva")[2]


def test_a_dry_run_has_the_exit_codes_of_the_move(case: Path) -> None:
    assert user_runs("upgrade", case, "--dry-run").code == user_runs("upgrade", case).code == 0
    library = case.parent / "bibliotek" / "clauses" / "library.yaml"
    ended = "status: retired, valid_from: 2025-01-01, valid_to: 2025-02-01"
    library.write_text(library.read_text("utf-8").replace("status: published", ended), "utf-8")

    seen = user_runs("upgrade", case, "--dry-run")

    assert seen.code == user_runs("upgrade", case).code == 4
    assert "Låset kan inte flyttas" in seen.out


def test_a_dry_run_leaves_what_an_interrupted_run_left_and_says_so(case: Path) -> None:
    offer(case.parent, *TEXTS)
    lock = case / "upphandling.lock.yaml"
    interrupted_set({case / "dokument" / "kravavsnitt.txt": b"nytt", lock: lock.read_bytes() + b"\n"}, 1)
    before = _contents(case.parent)

    seen = user_runs("upgrade", case, "--dry-run")

    assert (seen.code, seen.findings) == (3, ["TK-F021"])
    assert _contents(case.parent) == before


def test_a_lock_that_is_several_versions_behind_is_told_every_change(case: Path) -> None:
    offer(case.parent, *TEXTS)
    for version in ("1.0.1", "2.0.0"):
        file = case.parent / "bibliotek" / "clauses" / "syfte" / f"{version}.md"
        file.write_text(file.read_text("utf-8").replace("note: Ny.", f"note: Ändring i {version}."), "utf-8")

    (move,) = plan_upgrade(case).moves

    assert move.change_note == "Ändring i 1.0.1. Ändring i 2.0.0."


def test_the_difference_reads_without_code(case: Path) -> None:
    offer(case.parent, "1.0.0", "2.0.0")
    words = "{% if law == LOU %}\n\nSyftet är ett.\n\n{{ supplier }} får läsa [[brist]].\n\n{% endif %}"
    file = case.parent / "bibliotek" / "clauses" / "syfte" / "2.0.0.md"
    file.write_text(clause_text(words, "", "syfte", "2.0.0"), "utf-8")

    seen = user_runs("upgrade", case)

    assert "+ När lagen om offentlig upphandling gäller:" in seen.out
    assert "«leverantören» får läsa ”Brister och rättelse”." in seen.out
    assert "Syftet är ett." not in seen.out
