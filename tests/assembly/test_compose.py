from datetime import date

import pytest
from msgspec.structs import replace

from given.clauses_in_text import FactTable, clause, library
from tenderkit.assembly.compose import compose
from tenderkit.assembly.plan import Composition, DocumentPlan, Layout, Presentation
from tenderkit.model.clauses.clause import Clause, ClauseKind, ParagraphNode
from tenderkit.model.papers.document import (
    Block,
    BulletList,
    ClauseMarks,
    ClauseText,
    Heading,
    Notice,
    Numbering,
    Paragraph,
    RequirementText,
    Table,
)
from tenderkit.model.papers.kind import FactRow, Kind, KindParts, Phase
from tenderkit.model.papers.kind import FactTable as Rows
from tenderkit.model.papers.words import plain
from tenderkit.readers.clauses.body_parser import parse_body
from tenderkit.rules.conditions.parser import parse_condition

ASKED = "ange Antal platser (requirement.places.count)"
PLACES = (
    "parameters:\n  places: {from: requirement.places.count, type: count, one: plats, many: platser, min: 1, max: 9}\n"
)


def kind(text: str, **slots: tuple[str, ...]) -> Kind:
    node = parse_body("Fyra")[0]
    assert isinstance(node, ParagraphNode)
    row = FactRow(node.pieces, node.pieces, parse_condition("requirement.places is stated"))
    return Kind(
        id="kravavsnitt",
        title="Villkor",
        from_role="procurement_officer",
        to_role=("tenderer",),
        phase=Phase.ANALYSIS,
        audience="supplier",
        allow=("requirement",),
        parameters={},
        parts=KindParts(facts={"korthet": Rows("I korthet", ("Vad", "Värde"), (row,))}),
        slots=slots,
        text=parse_body(text, directives=True),
        letterhead="myndighet",
    )


def composed(
    text: str,
    *clauses: Clause,
    layout: Layout | None = None,
    marks: ClauseMarks = ClauseMarks.LINE,
    **facts: object,
) -> Composition:
    return compose(
        DocumentPlan(
            kind=kind(text, alla=tuple(item.id for item in clauses)),
            facts=FactTable(**facts),
            parties={"supplier": "leverantören"},
            letterhead={"document_title": "Villkor om sysselsättning", "case_title": "Väghyveln"},
            library=library(*clauses),
            day=date(2026, 11, 1),
            presentation=Presentation(layout or Layout(), marks),
        )
    )


def flat(blocks: tuple[Block, ...]) -> list[Block]:
    return [inner for block in blocks for inner in (flat(block.blocks) if isinstance(block, ClauseText) else [block])]


def test_clauses_stand_in_their_slot_with_numbered_headings_and_requirements() -> None:
    vite = clause("{#k1} {{ supplier }} ska betala.", clause_id="vite")
    antal = clause("{#k1} {{ supplier }} ska ge {{ places }}. Se [[vite]].\n\n{#k2} Mer ska göras.", PLACES)

    document = composed(
        "## Inledning\n\n::slot{alla}",
        antal,
        vite,
        layout=Layout(start=(5, 3)),
        requirement__places__count=4,
    ).document

    blocks = flat(document.blocks)
    assert [(block.level, block.number) for block in blocks if isinstance(block, Heading)] == [
        (1, "5.3"),
        (2, "5.3.1"),
        (2, "5.3.2"),
        (2, "5.3.3"),
    ]
    requirements = [block for block in blocks if isinstance(block, RequirementText)]
    assert [(block.id, block.number) for block in requirements] == [
        ("antal.k1", "5.3.2.1"),
        ("antal.k2", "5.3.2.2"),
        ("vite.k1", "5.3.3.1"),
    ]
    assert plain(requirements[0].inlines) == "Leverantören ska ge 4\u00a0platser. Se avsnitt 5.3.3 (Vite)."


def test_each_requirement_is_a_row_of_the_list_with_motive_and_evidence() -> None:
    (row,) = composed("::slot{alla}", clause("{#k1} Det ska göras.")).document.requirements

    assert (row.id, row.number, row.text, row.motive, row.evidence) == (
        "antal.k1",
        "1.1.1",
        "Det ska göras.",
        "Motivet.",
        "Beviset.",
    )


def test_open_questions_are_gathered_where_the_kind_wants_them() -> None:
    document = composed("::questions\n\n::slot{alla}", clause("{#k1} Det ska bli {{ places }}.", PLACES)).document

    notice = document.blocks[1]
    assert isinstance(notice, Notice)
    assert [plain(line) for line in notice.lines] == [f"[BEKRÄFTA: {ASKED}]"]
    assert document.questions == (ASKED,)


def test_without_open_questions_there_is_no_notice() -> None:
    assert len(composed("::questions\n\nText.").document.blocks) == 2


def test_a_clause_that_cannot_be_decided_is_a_question_in_its_place() -> None:
    (_, block) = composed("::slot{alla}", clause(front="applies_if: law == LOU\n")).document.blocks

    assert isinstance(block, ClauseText)
    paragraph = block.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert (
        plain(paragraph.inlines)
        == "Det går inte att avgöra om klausulen Antal ska vara med. [BEKRÄFTA: ange Lag (law)]"
    )


def test_a_clause_that_does_not_apply_leaves_no_gap_in_the_numbers() -> None:
    out = clause(front="applies_if: law == LUF\n", clause_id="ute")
    document = composed("::slot{alla}", out, clause(), law="LOU").document

    assert [block.number for block in flat(document.blocks) if isinstance(block, Heading)] == ["1", "1.1"]
    assert [ref.id for ref in document.clauses] == ["antal"]


def test_a_table_of_facts_shows_the_rows_that_apply() -> None:
    with_places = composed("::facts{korthet}", requirement__places="4").document.blocks[1]
    without = composed("::facts{korthet}").document.blocks[1:]

    assert isinstance(with_places, Table)
    assert len(with_places.rows) == 1
    assert without == (), "a table without rows is left out"


def test_the_list_of_clauses_names_every_version() -> None:
    table = composed("::slot{alla}\n\n::clauses", clause(), marks=ClauseMarks.TABLE).document.blocks[2]

    assert isinstance(table, Table)
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Antal", "antal 1.0.0", "publicerad, ej fastställd"]
    ]


def test_one_line_says_where_the_versions_are_told_and_the_file_tells_them() -> None:
    document = composed("::slot{alla}\n\n::clauses", clause()).document

    (line,) = document.blocks[2:]
    assert isinstance(line, Paragraph)
    assert plain(line.inlines).endswith("står i filens egenskaper. De är ännu inte fastställda.")
    assert document.own_data == (("Antal", "antal 1.0.0, publicerad, ej fastställd"),)


@pytest.mark.parametrize("marks", [ClauseMarks.INLINE, ClauseMarks.NONE])
def test_elsewhere_the_place_for_the_versions_is_empty(marks: ClauseMarks) -> None:
    document = composed("::slot{alla}\n\n::clauses", clause(), marks=marks).document

    assert len(document.blocks) == 2
    assert document.own_data == ()


def test_lists_that_a_condition_kept_apart_are_one_list() -> None:
    text = "- ett\n\n{% if law == LOU %}\n\n- två\n\n{% endif %}\n\n- tre"
    (_, block) = composed("::slot{alla}", clause(text), law="LOU").document.blocks

    assert isinstance(block, ClauseText)
    (_, items) = block.blocks
    assert isinstance(items, BulletList)
    assert len(items.items) == 3


def test_a_list_of_requirements_is_numbered_as_requirements() -> None:
    document = composed("::slot{alla}", clause("- {#k1} Ett ska göras.\n- {#k2} Två ska göras.")).document

    assert [row.number for row in document.requirements] == ["1.1.1", "1.1.2"]


def test_under_an_ama_code_references_name_the_section_without_a_number() -> None:
    layout = Layout(Numbering.AMA_AF, (1,), "AFC.999")
    document = composed("::slot{alla}", clause("Se [[vite]]."), clause(clause_id="vite"), layout=layout).document

    heading, first, _ = document.blocks
    assert isinstance(heading, Heading)
    assert heading.number == "AFC.999"
    assert isinstance(first, ClauseText)
    paragraph = first.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.inlines) == "Se avsnittet ”Vite”."


def test_the_values_of_each_clause_are_kept_for_the_lock() -> None:
    composition = composed("::slot{alla}", clause("Minst {{ places }}.", PLACES), requirement__places__count=4)

    assert composition.values == {"antal": {"places": "4\u00a0platser"}}


def test_a_reference_to_a_replaced_clause_points_to_the_one_that_stands_there() -> None:
    own = clause(front="replaces: vite\n", clause_id="vart-vite")
    document = compose(
        DocumentPlan(
            kind=kind("::slot{alla}", alla=("antal", "vite")),
            facts=FactTable(),
            parties={},
            letterhead={"document_title": "Villkor"},
            library=library(clause("Se [[vite]]."), clause(clause_id="vite"), own),
            day=date(2026, 11, 1),
        )
    ).document

    first = document.blocks[1]
    assert isinstance(first, ClauseText)
    paragraph = first.blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.inlines) == "Se avsnitt 1.2 (Vart-vite)."
    assert [ref.id for ref in document.clauses] == ["antal", "vart-vite"]


def test_a_second_reference_is_shorter_and_so_is_its_row_in_the_list() -> None:
    antal = clause("{#k1} {{ supplier }} ska se [[vite]].\n\n{#k2} {{ supplier }} ska se [[vite]].")

    document = composed("::slot{alla}", antal, clause(clause_id="vite")).document

    assert [row.text for row in document.requirements] == [
        "Leverantören ska se avsnitt 1.2 (Vite).",
        "Leverantören ska se avsnitt 1.2.",
    ]
    written = [plain(block.inlines) for block in flat(document.blocks) if isinstance(block, RequirementText)]
    assert written == [row.text for row in document.requirements]


WORDS = (
    "- Med **{{ supplier }}** avses den ena.\n- Med **kandidat** avses en sökande.\n- Med **plats** avses ett arbete."
)


@pytest.mark.parametrize(
    ("front", "text", "items"),
    [
        pytest.param("only_used: true\n", "En plats.", 2, id="only the used"),
        pytest.param("", "En plats.", 3, id="an earlier edition"),
        pytest.param("only_used: true\n", "En plats, {{ places }}.", 3, id="while something is asked"),
    ],
)
def test_only_the_words_that_the_document_uses_are_defined(front: str, text: str, items: int) -> None:
    ordlista = replace(clause(WORDS, front, "ordlista"), kind=ClauseKind.DEFINITION)

    document = composed("::slot{alla}", ordlista, clause(text, PLACES if "{{" in text else "")).document

    (listed,) = (block for block in flat(document.blocks) if isinstance(block, BulletList))
    assert len(listed.items) == items


def test_a_definition_that_is_marked_may_be_cited_and_stays() -> None:
    ordlista = replace(
        clause("- {#s1} Med **kandidat** avses en sökande.\n- Med **avrop** avses ett kontrakt.", "only_used: true\n"),
        kind=ClauseKind.DEFINITION,
    )

    document = composed("::slot{alla}", ordlista).document

    (listed,) = (block for block in flat(document.blocks) if isinstance(block, BulletList))
    assert len(listed.items) == 1


def test_a_paragraph_that_holds_several_requirements_has_one_number_and_names_those_that_are_printed() -> None:
    body = "{#k1 #k2} Ett. {#k3} Två.{% if law == LOU %} {#k4} Tre.{% elif law == LUF %} {#k5} Fyra.{% endif %}"

    (row,) = composed("::slot{alla}", clause(body), law="LUF").document.requirements

    assert (row.id, row.also) == ("antal.k1", ("antal.k2", "antal.k3", "antal.k5"))


def test_what_cannot_be_decided_may_be_there() -> None:
    body = "{#k1} Ett.{% if law == LOU %} {#k2} Två.{% endif %}"

    assert composed("::slot{alla}", clause(body)).document.requirements[0].also == ("antal.k2",)
