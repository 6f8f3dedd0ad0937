"""Whatever goes through a case's papers looks in its persons' folder too, where that can be reached; else it says so."""

import shutil
from pathlib import Path

import pytest

from given.interrupted_set import interrupted_set
from given.named_case import named_folder
from given.versions_of_a_clause import offer_purpose
from judges import checkout
from judges.as_a_user import user_runs
from tenderkit.model.clauses.uses import UseKind
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.project.places import find_places
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.check.check import check, check_all
from tenderkit.workflows.check.check_targets import find_check_targets
from tenderkit.workflows.clauses.used_by import find_uses
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.coming_versions import coming_versions
from tenderkit.workflows.papers.issue import IssueOptions, issue
from tenderkit.workflows.papers.upgrade import carry_out, plan_upgrade

PERSONAL = "intygsbehov"
PAPER = "intygsbehov-p-01"
SLOT = """
slots:
  villkor:
    clauses: [syfte]
"""
NOT_SEARCHED, LEFT_OUT, WRITTEN_NOWHERE = "TK-M232", "TK-M260", "TK-M261"
PUBLISHED = "status: published"
OUT_OF_REACH = (
    pytest.param("../borta", id="missing"),
    pytest.param("../fil", id="a file in the way"),
    pytest.param(f"../{'x' * 300}", id="refused by the system"),
)


def apart(parent: Path, *versions: str) -> tuple[Path, Path]:
    """The shared case folder and the recruiter's, with a person's paper that holds a clause of the municipality's own."""
    shared, persons = parent / "kommun", parent / "rekryterare" / "arende"
    home = named_folder(shared / "arende")
    (shared / "tenderkit.toml").write_text('library = "bibliotek"\npersons = "../rekryterare"\n', "utf-8")
    kind = shared / "bibliotek" / "templates" / PERSONAL
    shutil.copytree(checkout.ROOT / "templates" / PERSONAL, kind)
    with (kind / "document.yaml").open("a", encoding="utf-8") as file:
        file.write(SLOT)
    with (kind / "text.md").open("a", encoding="utf-8") as file:
        file.write("\n::slot{villkor}\n")
    offer(home, *(versions or ("1.0.0",)))
    persons.mkdir(parents=True)
    (home / "personer.yaml").rename(persons / "personer.yaml")
    return home, persons


def offer(home: Path, *versions: str) -> None:
    offer_purpose(home.parent, {version: (f"Syftet i {version}.", PUBLISHED) for version in versions})


def moved_away(home: Path, to: str) -> Path:
    """The same case, when its settings name a folder that can't be reached from here."""
    settings = home.parent / "tenderkit.toml"
    settings.write_text(f'library = "bibliotek"\npersons = "{to}"\n', "utf-8")
    (home.parents[1] / "fil").write_text("", "utf-8")
    return home


def locked(folder: Path, document: str) -> str:
    return read_lock(folder / "upphandling.lock.yaml").versions(document)["syfte"]


def codes(home: Path, *, documents: bool) -> list[str]:
    """What `check` finds, by code."""
    results = check_all(find_check_targets([home], documents=documents).found, ("kravavsnitt",))
    assert [refusal for result in results for refusal in result.refusals] == []
    return [problem.message.code for result in results for problem in result.problems]


def files_below(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_check_reads_the_papers_in_the_persons_folder(tmp_path: Path) -> None:
    home, persons = apart(tmp_path)
    build(home, BuildOptions(kinds=(PERSONAL,)))

    found = find_check_targets([home], documents=True).found

    assert {target.path for target in found} >= {persons / "dokument" / f"{PAPER}.docx", home}
    assert LEFT_OUT not in codes(home, documents=True)


@pytest.mark.parametrize(("suffix", "code"), [(".txt", "TK-F047"), (".docx", "TK-F047")])
def test_check_holds_a_paper_in_the_persons_folder_against_the_lock_there(
    tmp_path: Path, suffix: str, code: str
) -> None:
    home, persons = apart(tmp_path)
    build(home, BuildOptions(kinds=(PERSONAL,)))
    file = persons / "dokument" / f"{PAPER}{suffix}"
    shutil.copy(file.with_name(f"intygsbehov-p-02{suffix}"), file)
    if suffix == ".txt":
        file.write_text("ändrad", "utf-8")
    else:
        from docx import Document

        Document(str(file)).save(str(file))

    assert code in codes(home, documents=True)


def test_check_tells_of_a_damaged_lock_in_the_persons_folder(tmp_path: Path) -> None:
    home, persons = apart(tmp_path)
    (persons / "upphandling.lock.yaml").write_text("documents: [", "utf-8")

    found = [problem for problem in check(home, ()).problems if problem.message.code == "TK-F017"]

    assert {problem.file for problem in found} == {persons / "upphandling.lock.yaml"}


def test_an_event_that_a_persons_paper_was_issued_on_stays_as_it_was(tmp_path: Path) -> None:
    home, _ = apart(tmp_path)
    (home.parent / "bibliotek" / "templates" / PERSONAL / "document.yaml").unlink()  # the shipped kind, of no clause
    issue(home, IssueOptions(kinds=(PERSONAL,)))
    before = set(codes(home, documents=False))
    record = home / "placeringar.yaml"
    record.write_text(record.read_text("utf-8").replace("{date: 2027-11-30,", "{date: 2027-11-29,"), "utf-8")

    after = codes(home, documents=False)

    assert {"TK-M220", "TK-M221"} & (set(after) - before)


@pytest.mark.parametrize("to", OUT_OF_REACH)
def test_check_says_what_it_has_not_looked_at_and_that_is_no_fault(tmp_path: Path, to: str) -> None:
    home, _ = apart(tmp_path)
    moved_away(home, to)
    before = files_below(tmp_path)

    seen = user_runs("check", home, "--documents")

    assert seen.code == 0
    assert codes(home, documents=False).count(NOT_SEARCHED) == 1
    assert {NOT_SEARCHED, LEFT_OUT} <= set(codes(home, documents=True))
    assert files_below(tmp_path) == before


def test_upgrade_moves_a_paper_in_the_persons_folder_with_the_lock_there(tmp_path: Path) -> None:
    home, persons = apart(tmp_path)
    build(home, BuildOptions(kinds=(PERSONAL, "kravavsnitt")))
    offer(home, "1.0.0", "2.0.0")

    upgrade = plan_upgrade(home)
    carry_out(upgrade, BuildOptions())

    assert [(move.document, move.of_a_person) for move in upgrade.moves] == [
        ("kravavsnitt", False),
        (PAPER, True),
        ("intygsbehov-p-02", True),
    ]
    assert (locked(home, "kravavsnitt"), locked(persons, PAPER)) == ("2.0.0", "2.0.0")
    assert "Syftet i 2.0.0." in (persons / "dokument" / f"{PAPER}.txt").read_text("utf-8")
    assert not (home / "dokument" / f"{PAPER}.txt").exists()
    assert PAPER not in read_lock(home / "upphandling.lock.yaml").documents


def test_upgrade_moves_the_persons_papers_alone_when_nothing_else_was_built(tmp_path: Path) -> None:
    home, persons = apart(tmp_path)
    build(home, BuildOptions(kinds=(PERSONAL,)))
    offer(home, "1.0.0", "2.0.0")

    carry_out(plan_upgrade(home), BuildOptions())

    assert locked(persons, PAPER) == "2.0.0"
    assert not (home / "upphandling.lock.yaml").exists()


def test_upgrade_puts_no_paper_of_a_person_into_the_shared_folder(tmp_path: Path) -> None:
    home, persons = apart(tmp_path)
    build(home, BuildOptions(kinds=(PERSONAL,)))
    offer(home, "1.0.0", "2.0.0")

    with pytest.raises(RefusedError, match="TK-M237"):
        carry_out(plan_upgrade(home), BuildOptions(to=home / "dokument"))

    assert locked(persons, PAPER) == "1.0.0"


def test_what_an_interrupted_run_left_in_the_persons_folder_is_settled_first(tmp_path: Path) -> None:
    home, persons = apart(tmp_path)
    build(home, BuildOptions(kinds=(PERSONAL,)))
    lock = persons / "upphandling.lock.yaml"
    interrupted_set({persons / "dokument" / f"{PAPER}.txt": b"nytt", lock: lock.read_bytes() + b"\n"}, 1)

    with pytest.raises(RefusedError, match="TK-F021"):
        plan_upgrade(home, touch=False)
    plan_upgrade(home)

    assert (persons / "dokument" / f"{PAPER}.txt").read_text("utf-8") == "nytt"
    assert plan_upgrade(home, touch=False).moves == ()


@pytest.mark.parametrize("to", OUT_OF_REACH)
def test_upgrade_moves_the_rest_and_says_that_the_persons_papers_are_left(tmp_path: Path, to: str) -> None:
    home, persons = apart(tmp_path)
    build(home, BuildOptions(kinds=(PERSONAL, "kravavsnitt")))
    moved_away(home, to)
    offer(home, "1.0.0", "2.0.0")

    seen = user_runs("upgrade", home, "--yes")

    assert (seen.code, seen.err.count(LEFT_OUT)) == (0, 1)
    assert (locked(home, "kravavsnitt"), locked(persons, PAPER)) == ("2.0.0", "1.0.0")


def test_what_comes_later_is_told_of_the_persons_papers_too(tmp_path: Path) -> None:
    home, _ = apart(tmp_path)
    build(home, BuildOptions(kinds=(PERSONAL,)))
    offer_purpose(
        home.parent,
        {"1.0.0": ("Ett.", PUBLISHED), "2.0.0": ("Två.", f"{PUBLISHED}, valid_from: 2098-01-01")},
    )

    assert [coming.clauses for coming in coming_versions(plan_upgrade(home).sound)] == [("syfte",)]


def test_where_a_clause_is_used_names_the_persons_papers_once(tmp_path: Path) -> None:
    home, persons = apart(tmp_path)
    build(home, BuildOptions(kinds=(PERSONAL,)))

    for folders in ([home], [home.parent], [tmp_path], [home, persons]):
        uses = find_uses(find_places(home), folders).of("syfte").uses
        found = [use.document for use in uses if use.kind is UseKind.LOCK]
        assert sorted(found) == [PAPER, "intygsbehov-p-02"]


def test_where_a_clause_is_used_says_which_folder_it_could_not_look_into(tmp_path: Path) -> None:
    home = moved_away(apart(tmp_path)[0], "../borta")

    (skipped,) = find_uses(find_places(home), [home]).skipped

    assert (skipped.message.code, skipped.path) == (LEFT_OUT, tmp_path / "borta" / "arende")


@pytest.mark.parametrize("to", OUT_OF_REACH)
def test_no_paper_of_a_person_is_written_elsewhere_because_its_folder_is_away(tmp_path: Path, to: str) -> None:
    home = moved_away(apart(tmp_path)[0], to)
    before = files_below(tmp_path)

    for run in (
        lambda: build(home, BuildOptions(kinds=(PERSONAL,))),
        lambda: build(home, BuildOptions(kinds=("kravavsnitt", PERSONAL))),
        lambda: issue(home, IssueOptions(kinds=(PERSONAL,))),
    ):
        with pytest.raises(RefusedError, match=WRITTEN_NOWHERE):
            run()
    assert files_below(tmp_path) == before


@pytest.mark.parametrize("to", OUT_OF_REACH)
def test_all_the_rest_is_built_and_the_folder_is_not_made(tmp_path: Path, to: str) -> None:
    home = moved_away(apart(tmp_path)[0], to)
    build(home, BuildOptions())

    result = build(home, BuildOptions(everything=True))

    assert LEFT_OUT in [problem.message.code for problem in result.warnings]
    assert (home / "dokument" / "index.html").is_file()
    assert not [name for name in files_below(home) if PERSONAL in name]
    assert not (tmp_path / "borta").exists()


def test_a_persons_paper_that_is_out_of_the_lock_of_a_broken_case_stops_no_check(tmp_path: Path) -> None:
    home, persons = apart(tmp_path)
    build(home, BuildOptions(kinds=(PERSONAL,)))
    (home / "upphandling.yaml").write_text("format: 1\n", "utf-8")
    (persons / "personer.yaml").write_text("format: 2\npersons: 7\n", "utf-8")

    files = {problem.file for problem in check(home, (), with_files=True).problems}

    assert files >= {home / "upphandling.yaml", persons / "personer.yaml"}
    with pytest.raises(InvalidInputError):
        build(home, BuildOptions(kinds=(PERSONAL,)))
