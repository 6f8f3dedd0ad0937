"""A point that speaks of a block of a list is written once for each of them, and what is written is data."""

from given.clauses_in_text import FactTable, clause
from tenderkit.assembly.blocks import BlockWriter
from tenderkit.assembly.fill import Filler, Findings
from tenderkit.assembly.number import Numberer
from tenderkit.model.case.own_group import OwnGroup
from tenderkit.model.papers.document import Block, BulletList, Numbering, Paragraph
from tenderkit.model.papers.words import plain

FRONT = """\
parameters:
  group: {from: requirement.own_groups.title, type: text}
  definition: {from: requirement.own_groups.definition, type: text}
  title: {from: title, type: text}
  all: {from: requirement.own_groups.title, type: text_list}
"""
GROUPS = (
    OwnGroup(title="lagerarbetare", definition="{{ title }} och [[vite]].", proof="ett intyg"),
    OwnGroup(title="**seniorer**", definition="de som avses m.m.", proof="ett intyg"),
)


def _blocks(body: str, *groups: OwnGroup) -> tuple[Block, ...]:
    written = clause(body, FRONT)
    facts = FactTable(requirement__own_groups=groups, title="Väghyveln", requirement__own_groups__title=("a", "b"))
    filler = Filler(facts, {}, written.parameters, {}, lambda path: f"ange {path}", Findings())
    return tuple(BlockWriter(filler, Numberer(Numbering.TEXT, (1,)), written).blocks(written.body))


def _points(body: str, *groups: OwnGroup) -> list[str]:
    lists = (block for block in _blocks(body, *groups) if isinstance(block, BulletList))
    parts = (part for each in lists for item in each.items for part in item)
    return [plain(part.inlines) for part in parts if isinstance(part, Paragraph)]


def test_a_point_is_written_for_each_block_with_its_own_words_and_a_capital() -> None:
    assert _points("- {{ group }}: {{ definition }}. {{ title }}.", *GROUPS) == [
        "Lagerarbetare: {{ title }} och [[vite]]. Väghyveln.",
        "**seniorer**: de som avses m.m.. Väghyveln.",
    ]


def test_a_point_of_no_blocks_is_left_out() -> None:
    assert _points("- {{ group }}.\n- Ett till.") == ["Ett till."]
    assert _blocks("- {{ group }}.") == ()


def test_a_point_that_names_them_all_is_written_once() -> None:
    assert _points("- {{ all }}.", *GROUPS) == ["a och b."]


def test_a_point_without_a_hole_is_as_it_stands() -> None:
    assert _points("- ett.\n- **{{ title }}**: två.", *GROUPS) == ["ett.", "Väghyveln: två."]


def test_a_point_may_begin_with_what_is_asked_or_hold_points_of_its_own() -> None:
    assert _points("- [[vite]] {{ group }}.", *GROUPS[:1]) == [" lagerarbetare."]
    assert _points("- - {{ group }}.", *GROUPS[:1]) == []
