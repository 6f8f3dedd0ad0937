"""Papers that tell of a person stand beside the persons, with a lock of their own; every other one is built without them."""

import re
from pathlib import Path

import pytest

from given.named_case import named_folder
from tenderkit.model.papers.kind import AboutWhat
from tenderkit.problems import NotAllowedYetError, RefusedError
from tenderkit.project.places import find_places
from tenderkit.readers.papers.about_reader import kinds_about
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.issue import IssueOptions, issue

PERSONAL = "intygsbehov"
LETTERS = ("kravavsnitt", "rattelse", "lagesrapport")


def apart(tmp_path: Path) -> tuple[Path, Path]:
    """The shared case folder, and the recruiter's with the persons' file."""
    shared, persons = tmp_path / "kommun", tmp_path / "rekryterare" / "arende"
    home = named_folder(shared / "arende")
    (shared / "tenderkit.toml").write_text('persons = "../rekryterare"\n', "utf-8")
    persons.mkdir(parents=True)
    (home / "personer.yaml").rename(persons / "personer.yaml")
    return home, persons


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_persons_paper_and_its_lock_stand_beside_the_person(tmp_path: Path) -> None:
    home, persons = apart(tmp_path)
    before = files_in(home)

    build(home, BuildOptions(kinds=(PERSONAL,)))

    assert files_in(home) == before
    assert {"dokument/intygsbehov-p-01.docx", "upphandling.lock.yaml"} <= files_in(persons)
    assert set(read_lock(persons / "upphandling.lock.yaml").documents) == {"intygsbehov-p-01", "intygsbehov-p-02"}


def test_both_sorts_in_one_run_go_each_to_its_folder(tmp_path: Path) -> None:
    home, persons = apart(tmp_path)

    result = build(home, BuildOptions(kinds=("kravavsnitt", PERSONAL)))

    assert {path.parent for path in result.files} == {home / "dokument", persons / "dokument"}
    assert set(read_lock(home / "upphandling.lock.yaml").documents) == {"kravavsnitt"}


def test_everything_that_there_is_leaves_nothing_of_a_person_in_the_shared_folder(tmp_path: Path) -> None:
    home, persons = apart(tmp_path)
    build(home, BuildOptions())

    build(home, BuildOptions(everything=True))

    places = find_places(home)
    private = [kind for kind in places.kinds() if _kind_tells(home, kind)]
    assert "index.html" in {Path(name).name for name in files_in(home)}
    assert not [name for name in files_in(home) if Path(name).name.startswith(tuple(private))]
    assert not any("Påhittsson" in (home / name).read_bytes().decode("utf-8", "ignore") for name in files_in(home))
    assert "dokument/intygsbehov-p-01.txt" in files_in(persons)


def _kind_tells(home: Path, kind: str) -> bool:
    places = find_places(home)
    folder = places.kind_folder(kind)
    assert folder is not None
    return read_kind(folder, places.letterheads()).tells_of_a_person


def test_a_persons_paper_is_built_again_over_its_own(tmp_path: Path) -> None:
    home, persons = apart(tmp_path)
    build(home, BuildOptions(kinds=(PERSONAL,)))
    first = (persons / "dokument" / "intygsbehov-p-01.txt").read_text("utf-8")
    text = (persons / "personer.yaml").read_text("utf-8")
    (persons / "personer.yaml").write_text(text.replace("needs: [certificate]", "needs: [reference]"), "utf-8")

    build(home, BuildOptions(kinds=(PERSONAL,)))

    assert (persons / "dokument" / "intygsbehov-p-01.txt").read_text("utf-8") != first


def test_a_persons_paper_may_be_asked_for_elsewhere_but_not_in_the_shared_folder(tmp_path: Path) -> None:
    home, _ = apart(tmp_path)

    build(home, BuildOptions(kinds=(PERSONAL,), to=tmp_path / "ut"))
    with pytest.raises(RefusedError, match="TK-M237"):
        build(home, BuildOptions(kinds=(PERSONAL,), to=home / "dokument"))

    assert (tmp_path / "ut" / "intygsbehov-p-01.docx").is_file()
    assert not (home / "dokument").exists()


@pytest.mark.parametrize("kinds", [(PERSONAL,), ("lagesrapport", PERSONAL), ("lagesrapport",)])
def test_issued_copies_stand_where_their_papers_do(tmp_path: Path, kinds: tuple[str, ...]) -> None:
    home, persons = apart(tmp_path)

    issue(home, IssueOptions(kinds=kinds))

    assert _issued(home) == {kind for kind in kinds if kind != PERSONAL}
    assert _issued(persons) == {kind for kind in kinds if kind == PERSONAL}


def _issued(folder: Path) -> set[str]:
    return {re.split("[-.]", Path(name).name)[0] for name in files_in(folder) if name.startswith("utfardat")}


def test_the_officer_builds_every_other_kind_without_the_persons_file(tmp_path: Path) -> None:
    """As many documents as with it: what waits there for another reason waits here too."""
    reached, missing = named_folder(tmp_path / "a"), named_folder(tmp_path / "b", persons=None)
    places = find_places(reached)
    built = {}
    for home in (reached, missing):
        build(home, BuildOptions())
        for kind in kinds_about(places, AboutWhat.CASE):
            if not _kind_tells(home, kind):
                built[home, kind] = _built(home, kind)

    assert {kind for home, kind in built if home == missing and built[home, kind]} >= set(LETTERS)
    assert [kind for home, kind in built if home == missing and built[reached, kind] != built[missing, kind]] == []


def _built(home: Path, kind: str) -> dict[str, bytes]:
    try:
        result = build(home, BuildOptions(kinds=(kind,)))
    except NotAllowedYetError:
        return {}
    return {path.name: path.read_bytes() for path in result.files}
