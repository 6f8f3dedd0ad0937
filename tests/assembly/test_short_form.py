from datetime import date

import pytest
from msgspec.structs import replace

from given.clauses_in_text import FactTable, clause, library
from given.letterhead import letterhead, parts_of
from tenderkit.assembly.compose import compose
from tenderkit.assembly.plan import DocumentPlan, Presentation
from tenderkit.model.clauses.clause import Clause, Hole, Parameter, ParameterType, Words
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.papers.document import ClauseRef, ClauseText, Document, Heading, RequirementText, Text
from tenderkit.model.papers.kind import FactRow, Kind, KindParts, Phase, Quote
from tenderkit.model.papers.kind import FactTable as Facts
from tenderkit.model.papers.words import numbered
from tenderkit.readers.clauses.body_parser import parse_body
from tenderkit.writers.word import write_word

ANTAL = clause(
    "::short\n\n{#k1 #k2} {{ supplier }} ska ge en plats. Se [[vite]].\n\n::full\n\n{#k1} {{ supplier }} ska ge en plats.\n\n{#k2} {{ supplier }} ska se [[vite]].\n\n::close"
)
FORM = clause("{#k1} {{ supplier }} ska välja form. Se [[vite]].", clause_id="form")
VITE = clause("{#k1} {{ supplier }} ska betala. Se [[antal]].", clause_id="vite")


def kind(
    text: str = "{% if computed.text == full %}\n\n## I korthet\n\n{% endif %}\n\n::slot{platser}\n\n::slot{brister}",
) -> Kind:
    return Kind(
        id="kravavsnitt",
        title="Villkor",
        from_role="procurement_officer",
        to_role=("tenderer",),
        phase=Phase.ANALYSIS,
        audience="supplier",
        allow=("requirement", "computed"),
        parameters={},
        parts=KindParts(),
        slots={"platser": ("antal", "form"), "brister": ("vite",)},
        slot_titles={"platser": "Platser", "brister": "Brister och påföljder"},
        text=parse_body(text, directives=True),
        letterhead="myndighet",
    )


def plan(*clauses: Clause, text: str = "short") -> DocumentPlan:
    return DocumentPlan(
        kind=kind(),
        facts=FactTable(computed__text=text),
        parties={"supplier": "leverantören"},
        letterhead={"document_title": "Villkor"},
        library=library(*(clauses or (ANTAL, FORM, VITE))),
        day=date(2027, 1, 1),
    )


def section(*clauses: Clause, text: str = "short") -> Document:
    return compose(plan(*clauses, text=text)).document


def headings(document: Document) -> list[str]:
    inner = (part for block in document.blocks for part in (block.blocks if isinstance(block, ClauseText) else [block]))
    return [numbered(block.number, block.inlines) for block in inner if isinstance(block, Heading)]


def requirements(document: Document) -> list[str]:
    clauses = (block for block in document.blocks if isinstance(block, ClauseText))
    inner = (part for block in clauses for part in block.blocks if isinstance(part, RequirementText))
    return [numbered(each.number, each.inlines) for each in inner]


@pytest.mark.parametrize(("shown", "left_out"), [("", 1), ("::facts{villkor}\n\n", 0)])
def test_what_a_short_text_does_without_is_kept_for_its_sheet_and_asks_nothing(shown: str, left_out: int) -> None:
    asked = Parameter("vite", "requirement.penalty.amount", ParameterType.TEXT, "Vite")
    row = FactRow((Words("Vite"),), (Words("avtalat"),) if shown else (Hole("vite"),), None)
    parts = KindParts(facts={"villkor": Facts("I korthet", ("Villkor", "Vad som gäller"), (row,))})
    own = replace(kind(f"{shown}::slot{{platser}}"), parts=parts, parameters={"vite": asked})

    document = compose(replace(plan(), kind=own)).document

    assert [table.caption for table in document.left_out] == ["I korthet"] * left_out
    assert document.questions == ()


def test_the_clauses_of_a_place_share_its_heading() -> None:
    document = section()

    assert headings(document) == ["1 Villkor", "1.1 Platser", "1.2 Brister och påföljder"]
    assert requirements(document) == [
        "1.1.1 Leverantören ska ge en plats. Se avsnitt 1.2 (Brister och påföljder).",
        "1.1.2 Leverantören ska välja form. Se avsnitt 1.2.",
        "1.2.1 Leverantören ska betala. Se avsnitt 1.1 (Platser).",
    ]


def test_each_clause_is_still_a_text_of_its_own() -> None:
    clauses = [block for block in section().blocks if isinstance(block, ClauseText)]

    assert [block.clause.id for block in clauses] == ["antal", "form", "vite"]


def test_in_full_each_clause_has_its_heading() -> None:
    document = section(text="full")

    assert headings(document) == ["1 Villkor", "1.1 I korthet", "1.2 Antal", "1.3 Form", "1.4 Vite"]


def test_the_first_edition_has_no_short_text_and_so_no_short_section() -> None:
    antal = clause("{#k1} {{ supplier }} ska ge en plats.{% if law == LOU %} Mer.{% endif %}")

    document = section(antal, FORM, VITE)

    assert headings(document) == ["1 Villkor", "1.1 I korthet", "1.2 Antal", "1.3 Form", "1.4 Vite"]


def test_a_place_without_clauses_has_no_heading() -> None:
    out = clause(front="applies_if: law == LUF\n", clause_id="vite")

    document = compose(
        replace(
            plan(clause("::short\n\nKort.\n\n::full\n\nLång.\n\n::close"), clause(clause_id="form"), out),
            facts=FactTable(computed__text="short", law="LOU"),
        )
    ).document

    assert headings(document) == ["1 Villkor", "1.1 Platser"]


def test_a_clause_that_cannot_be_decided_is_asked_for_below_the_shared_heading() -> None:
    unsure = clause("Text.", front="applies_if: law == LOU\n", clause_id="form")

    document = section(ANTAL, unsure, VITE)

    (text,) = (block for block in document.blocks if isinstance(block, ClauseText) and block.clause.id == "form")
    (asked,) = text.blocks
    assert not isinstance(asked, Heading)
    assert headings(document) == ["1 Villkor", "1.1 Platser", "1.2 Brister och påföljder"]


@pytest.mark.parametrize(
    ("text", "guidance"),
    [
        pytest.param("full", dict.fromkeys(("antal", "form", "vite"), "Vägledningen."), id="in full"),
        pytest.param(
            "short",
            {"platser": "Antal: Vägledningen.\nForm: Vägledningen.", "brister": "Vite: Vägledningen."},
            id="in short",
        ),
    ],
)
def test_the_guidance_stands_beside_the_heading(text: str, guidance: dict[str, str]) -> None:
    copy = replace(plan(text=text), presentation=Presentation(working_copy=True))

    assert compose(copy).document.guidance == guidance


def test_a_requirement_that_stands_for_several_has_one_row_and_the_number_that_follows() -> None:
    rows = section().requirements

    assert [(row.id, row.also, row.number) for row in rows] == [
        ("antal.k1", ("antal.k2",), "1.1.1"),
        ("form.k1", (), "1.1.2"),
        ("vite.k1", (), "1.2.1"),
    ]


def test_a_clause_that_says_nothing_in_short_leaves_no_trace_in_the_text() -> None:
    silent = clause("::full\n\nText.\n\n::close", clause_id="form")

    document = section(ANTAL, silent, VITE)

    assert [block.clause.id for block in document.blocks if isinstance(block, ClauseText)] == ["antal", "vite"]
    assert [ref.id for ref in document.clauses] == ["antal", "form", "vite"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("short", ["Anbudsområde A", "1.2 Brister och påföljder"], id="in short, below the shared heading"),
        pytest.param("full", ["Anbudsområde A", "1.4 Vite"], id="in full, below its own"),
    ],
)
def test_a_clause_that_is_quoted_stands_below_the_same_heading(text: str, quoted: list[str]) -> None:
    said = section(text=text).blocks[1:]
    blocks = (block for block in said if isinstance(block, ClauseText) or (isinstance(block, Heading) and block.anchor))
    lot = Heading(2, "", (Text("Anbudsområde A"),))
    quoting = replace(
        kind("::quote{vite}"),
        slots={},
        parts=KindParts(quotes={"vite": Quote((ClauseRole.PENALTY,), "")}),
    )
    vite = (
        replace(block, clause=_in_role(block.clause)) if isinstance(block, ClauseText) else block for block in blocks
    )

    document = compose(replace(plan(), kind=quoting, quoted=(lot, *vite))).document

    assert headings(document) == ["1 Villkor", *quoted]
    assert requirements(document)[0].endswith(
        "ska betala. Se avsnitt 1.1 (Platser)." if text == "short" else "Se avsnitt 1.2 (Antal)."
    )


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("::quote{vite}\n\n::quote{antal}\n\n::quote{form}", ["1.2 Brister och påföljder", "1.1 Platser"], id="once above both"),
        pytest.param("::quote{antal}\n\nOch detta.\n\n::quote{form}", ["1.1 Platser", "1.1 Platser"], id="again after other words"),
    ],
)  # fmt: skip
def test_a_shared_heading_stands_once_above_quotes_that_follow_each_other(text: str, quoted: list[str]) -> None:
    roles = {"antal": ClauseRole.PLACES_COUNT, "form": ClauseRole.PLACES_FORM, "vite": ClauseRole.PENALTY}
    blocks = [
        replace(block, clause=replace(block.clause, role=roles[block.clause.id]))
        if isinstance(block, ClauseText)
        else block
        for block in section().blocks[1:]
        if isinstance(block, ClauseText) or (isinstance(block, Heading) and block.anchor)
    ]
    parts = KindParts(quotes={name: Quote((role,), "") for name, role in roles.items()})

    document = compose(replace(plan(), kind=replace(kind(text), slots={}, parts=parts), quoted=tuple(blocks))).document

    assert headings(document) == ["1 Villkor", *quoted]


def _in_role(ref: ClauseRef) -> ClauseRef:
    return replace(ref, role=ClauseRole.PENALTY if ref.id == "vite" else None)


@pytest.mark.parametrize("issued", [False, True], ids=["built", "issued"])
def test_word_marks_each_clause_and_finds_the_heading_that_is_pointed_to(*, issued: bool) -> None:
    document = replace(section(), issued=issued)

    body = parts_of(write_word(document, letterhead()))["word/document.xml"].decode()

    for name in ("_tk_antal_1_0_0", "_tk_form_1_0_0", "_tk_vite_1_0_0", "_ref_platser", "_ref_brister"):
        assert body.count(f'w:name="{name}"') == 1
    assert body.count("REF _ref_brister \\r \\h") == 2
    assert body.count("sdtContentLocked") == (3 if issued else 0)
