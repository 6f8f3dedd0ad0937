"""The sections of lots that answer alike are composed once, and each is still its own, part by part."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from tenderkit import open_library, read_case
from tenderkit.assembly.compose import compose
from tenderkit.assembly.plan import Composition, DocumentPlan
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.workflows.api.build_documents import asked_of
from tenderkit.workflows.papers.composing import planned_documents
from tenderkit.workflows.papers.kind_of_case import load_template
from tenderkit.workflows.quick import quick_writer
from tenderkit.workflows.quick.lots_alike import TITLE, shape_of_lot
from tenderkit.workflows.quick.quick_writer import QuickFile, QuickWriter
from tenderkit.writers.word.writer import word_package
from workloads import Tree, write_case, write_home

ODD_IDS = ("A", "B", "Nord-1", "Nord-2", "Område-Nord-Väst-11", "Omrade-Nord-Vast-112", "D1", "D2")
ODD_TITLES = (
    "Norr",
    "söder",
    "Vad?",
    "Enligt 17 kap. 1 § LOU",
    "<b> & ”citat”",
    "Handledare och plats",
    "zz",
    "z_lot_zz",
)


def lot(requirement: Tree, lot_id: str, title: str, count: int) -> Tree:
    own = {**requirement, "places": {**requirement["places"], "count": count}}
    return {"id": lot_id, "title": title, "employees_needed": 40, "value": 2_000_000, "requirement": own}


def sections(home: Path, lots: list[tuple[str, str]]) -> tuple[list[DocumentPlan], CompiledTemplate]:
    """The requirements sections of a case in these lots, by id and title."""

    def change(case: Tree) -> None:
        case["contract"]["lots"] = [
            lot(case["requirement"], lot_id, title, 2 + number % 3) for number, (lot_id, title) in enumerate(lots)
        ]
        case.pop("suppliers", None)

    library = open_library(write_home(home))
    case = read_case(write_case(home / "arende", change), library)
    with library.reading(case.kept):
        asked = asked_of(case, "kravavsnitt")
        plans = [each.plan for each in planned_documents(asked)]
        return [plan for plan in plans if plan.lot], load_template(asked.sound, asked.kind)


def parts(file: QuickFile) -> dict[str, bytes]:
    with ZipFile(BytesIO(file.data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_lot_has_its_own_section_whatever_it_is_called(tmp_path: Path) -> None:
    lots = [(lot_id, f"{title} {number}") for number, lot_id in enumerate(ODD_IDS) for title in ODD_TITLES[number:]]
    numbered = [(f"{lot_id}{number:02}"[-20:], title) for number, (lot_id, title) in enumerate(lots)]
    plans, template = sections(tmp_path, [*zip(ODD_IDS, ODD_TITLES, strict=True), *numbered])
    writer, alike = QuickWriter(), 0

    for plan in (*plans, *plans):
        written = writer.write(plan, template)
        alike += written.made_as is not None
        assert parts(written) == dict(word_package(compose(plan).document, template).parts), plan.lot

    assert alike > len(plans) // 2


def test_a_thousand_lots_are_composed_as_often_as_a_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plans, template = sections(tmp_path, [(f"D{number:03}", f"Område {number}") for number in range(60)])
    composed: list[str] = []

    def counting(plan: DocumentPlan) -> Composition:
        composed.append(plan.lot)
        return compose(plan)

    monkeypatch.setattr(quick_writer, "compose", counting)
    writer = QuickWriter()
    for plan in plans:
        writer.write(plan, template)

    assert len(composed) < 10


def test_a_title_that_is_read_as_more_than_words_and_a_section_of_no_lot_stay_by_themselves(tmp_path: Path) -> None:
    (plan, *_), _ = sections(tmp_path, [("A", "Norr"), ("B", "Söder")])

    assert shape_of_lot(plan) is not None
    assert shape_of_lot(replace(plan, letterhead={**plan.letterhead, TITLE: "Villkor enligt 17 kap. 1 § LOU"})) is None
    assert shape_of_lot(replace(plan, lot="")) is None
