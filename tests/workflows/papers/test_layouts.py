"""How documents are numbered: as asked, as last time, and never two sections with the same number."""

from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from given.lots import lots_case
from tenderkit.assembly.plan import WantedLayout
from tenderkit.model.papers.document import Numbering
from tenderkit.model.papers.lock import LockedLayout
from tenderkit.problems import RefusedError
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.papers.build import BuildOptions, build

A, B = ("A", (5, 3)), ("B", (5, 4))
EVERY_LOT_OWN = lots_case().replace("    - {id: A, title: Norra}\n", "")


def built(folder: Path, **wanted: object) -> list[str]:
    """The first line of each text that the build wrote."""
    result = build(folder, BuildOptions(layout=WantedLayout(**wanted) if wanted else None))  # type: ignore[arg-type] # as given
    texts = (path for path in result.files if path.suffix == ".txt")
    return [path.read_text("utf-8").partition("\n")[0].partition(" ")[0] for path in texts]


def layouts(folder: Path) -> list[LockedLayout]:
    return [document.layout for document in read_lock(folder / "upphandling.lock.yaml").documents.values()]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        pytest.param({"lot_starts": (A, B)}, ["5.3", "5.4"], id="a number for each"),
        pytest.param({"lot_starts": (("a", (5, 3)), ("b", (5, 4)))}, ["5.3", "5.4"], id="small letters"),
        pytest.param({"start": (5, 3), "lot_starts": (B,)}, ["5.3", "5.4"], id="the common one without a lot"),
        pytest.param({}, ["1", "1"], id="each a document by itself"),
        pytest.param({"numbering": Numbering.AMA_AF, "ama_code": "AFC.999"}, ["AFC.999", "AFC.999"], id="no numbers"),
    ],
)
def test_each_section_has_its_own_number(tmp_path: Path, wanted: dict[str, object], numbers: list[str]) -> None:
    folder = case_folder(tmp_path, lots_case())

    assert built(folder, **wanted) == numbers
    assert built(folder) == numbers


@pytest.mark.parametrize(
    ("case", "wanted", "code"),
    [
        pytest.param(lots_case(), {"lot_starts": (A, ("X", (5, 4)))}, "TK-S075", id="no such lot"),
        pytest.param(WITH_DIALOGUE, {"lot_starts": (A,)}, "TK-S075", id="no lots at all"),
        pytest.param(lots_case(), {"start": (5, 2), "lot_starts": (A, B)}, "TK-S076", id="the common one twice"),
        pytest.param(lots_case(), {"lot_starts": (A, ("B", (5, 3)))}, "TK-S077", id="the same number"),
        pytest.param(lots_case(), {"lot_starts": (A, ("B", (5,)))}, "TK-S077", id="one below the other"),
        pytest.param(lots_case(), {"start": (5, 3)}, "TK-S078", id="one number for two"),
        pytest.param(lots_case(), {"lot_starts": (B,)}, "TK-S078", id="a lot's alone"),
        pytest.param(EVERY_LOT_OWN, {"start": (5, 3)}, "TK-S078", id="nothing is common"),
    ],
)
def test_numbers_that_do_not_go_together_are_refused(
    tmp_path: Path, case: str, wanted: dict[str, object], code: str
) -> None:
    folder = case_folder(tmp_path, case)

    with pytest.raises(RefusedError) as refused:
        built(folder, **wanted)

    assert refused.value.message.code == code
    assert [path.name for path in folder.iterdir()] == ["upphandling.yaml"]


def test_lots_that_share_a_section_share_its_number(tmp_path: Path) -> None:
    lots = "  lots: [{id: A, title: Norra}, {id: B, title: Södra}]\nrequirement:\n  purpose"
    folder = case_folder(tmp_path, WITH_DIALOGUE.replace("requirement:\n  purpose", lots))

    assert built(folder, lot_starts=(A, ("B", (5, 3)))) == ["5.3"]
    with pytest.raises(RefusedError, match="TK-S076"):
        built(folder, lot_starts=(A, B))


def test_one_number_can_be_moved_by_itself(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, lots_case())
    built(folder, lot_starts=(A, B))

    assert built(folder, lot_starts=(("B", (5, 7)),)) == ["5.3", "5.7"]
    with pytest.raises(RefusedError, match="TK-S077"):
        built(folder, start=(5, 7))


def test_a_lot_that_gets_its_own_requirement_later_asks_for_a_number(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    built(folder, start=(5, 3))
    (folder / "upphandling.yaml").write_text(lots_case(), "utf-8")

    with pytest.raises(RefusedError, match="TK-S078"):
        built(folder)
    assert built(folder, lot_starts=(B,)) == ["5.3", "5.4"]


def test_what_is_not_asked_for_is_as_last_time(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    built(folder, start=(5, 3), numbering=Numbering.TEXT, level=3)

    assert built(folder, start=(6, 1)) == ["6.1"]
    assert layouts(folder) == [LockedLayout(numbering=Numbering.TEXT, start="6.1", level=3)]
    assert built(folder, numbering=Numbering.DECIMAL, level=4) == ["6.1"]
    assert layouts(folder) == [LockedLayout(start="6.1", level=4)]


def test_a_number_that_is_asked_for_is_seen(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    built(folder, numbering=Numbering.AMA_AF, ama_code="AFC.999")

    assert built(folder, level=2) == ["AFC.999"]
    assert built(folder, start=(5, 3)) == ["5.3"]
    assert layouts(folder) == [LockedLayout(start="5.3", level=2)]


def test_an_older_lock_in_which_two_sections_have_the_same_number_builds_as_before(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, lots_case())
    built(folder, lot_starts=(A, B))
    lock = folder / "upphandling.lock.yaml"
    lock.write_text(lock.read_text("utf-8").replace('"5.4"', '"5.3"'), "utf-8")

    assert built(folder) == ["5.3", "5.3"]
