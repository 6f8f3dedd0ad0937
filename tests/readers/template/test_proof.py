import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from judges.template_evaluation import (
    Values,
    evaluate,
    faults,
    read,
    text_by_docxtpl,
    text_by_us,
)
from judges.word_files import (
    WORD,
    paragraph,
    run,
    table,
    word_file,
)
from tenderkit.model.template.template import Content, If, Literal, Node, Program, Value
from tenderkit.problems import InvalidInputError
from tenderkit.readers.template.proof import Flaw, blocks_of, prove


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(paragraph("{% if wanted %}a") + paragraph("b{% endif %}"), "TK-T018", id="from one paragraph to another"),
        pytest.param(
            paragraph("{%p if wanted %}") + table(["h"], ["x{% endif %}"]), "TK-T018", id="out of a table cell",
        ),
        pytest.param(
            f"<w:p>{run('{% if wanted %}a')}<w:hyperlink>{run('b{% endif %}')}</w:hyperlink></w:p>", "TK-T018",
            id="into a link",
        ),
        pytest.param(f"<w:tbl><w:tr><w:tc>{paragraph('{%p if wanted %}')}{paragraph('x')}{paragraph('{%p endif %}')}"
                     "</w:tc></w:tr></w:tbl>", "TK-T022", id="a cell that may be empty"),
        pytest.param(f"<w:tbl><w:tr><w:tc>{paragraph('{{ unit }}')}{table(['x'])}</w:tc></w:tr></w:tbl>", "TK-T022",
                     id="a cell that ends in a table"),
        pytest.param(table(["{%tr if wanted %}"], ["{{ unit }}"], ["{%tr endif %}"]), "TK-T022",
                     id="a table that may be without rows"),
        pytest.param(
            f"<w:p>{run('{% if wanted %}')}<w:bookmarkStart w:id='1' w:name='b'/>{run('a{% endif %}')}"
            "<w:bookmarkEnd w:id='1'/></w:p>", "TK-T023", id="half a bookmark",
        ),
        pytest.param(
            f"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
            f"{run('{% if wanted %}')}<w:r><w:fldChar w:fldCharType='end'/></w:r>{run('a{% endif %}')}</w:p>", "TK-T023",
            id="half a field",
        ),
    ],
)  # fmt: skip
def test_a_branch_stands_on_its_own(body: str, code: str) -> None:
    assert faults(body) == [code]


PIECES = st.sampled_from(
    ["text & <b>", "{{ authority }}", "{{ unit }}", "{% if wanted %}", "{% elif unit %}", "{% else %}", "{% endif %}",
     "{", "}", "%", " "]
)  # fmt: skip
ALONE = st.sampled_from(["{%p if wanted %}", "{%p if unit %}", "{%p else %}", "{%p endif %}"])
RUNS = st.lists(PIECES, min_size=1, max_size=5).map(lambda pieces: paragraph(*pieces))
CELLS = st.lists(st.sampled_from(["x", "{{ unit }}", "{%tr if unit %}", "{%tr endif %}"]), min_size=1, max_size=4)
BLOCKS = st.one_of(
    RUNS,
    ALONE.map(paragraph),
    CELLS.map(lambda cells: table(*([cell] for cell in cells))),
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs", "Zs", "Zl", "Zp"]), max_size=8)
GIVEN = st.fixed_dictionaries({"authority": WORDS, "unit": WORDS, "wanted": WORDS})


@settings(max_examples=300)
@given(st.lists(BLOCKS, min_size=1, max_size=6), GIVEN)
def test_what_is_accepted_gives_well_formed_xml_for_any_values(blocks: list[str], values: Values) -> None:
    try:
        template = read(word_file("".join(blocks) + "<w:p/>"))
    except InvalidInputError:
        return

    for program in template.programs.values():
        etree.fromstring(evaluate(program, values).encode())


@st.composite
def sound_blocks(draw: st.DrawFn, depth: int = 2) -> str:
    """Paragraphs and conditions as an author who follows the rules writes them."""
    if depth == 0 or draw(st.booleans()):
        words = draw(st.lists(st.sampled_from(["ord ", "{{ authority }}", "{{ unit }}"]), min_size=1, max_size=3))
        inner = "".join(words)
        text = draw(st.sampled_from([inner, f"{{% if wanted %}}{inner}{{% endif %}}"]))
        cut = draw(st.integers(0, len(text)))
        return paragraph(text[:cut], text[cut:])
    body = "".join(draw(st.lists(sound_blocks(depth - 1), min_size=1, max_size=3)))
    return paragraph(f"{{%p if {draw(st.sampled_from(['unit', 'wanted']))} %}}") + body + paragraph("{%p endif %}")


@settings(max_examples=60)
@given(st.lists(sound_blocks(), min_size=1, max_size=4), GIVEN)
def test_a_template_by_the_rules_is_accepted_and_says_what_docxtpl_says(blocks: list[str], values: Values) -> None:
    source = word_file("".join(blocks) + "<w:p/><w:sectPr/>")

    assert text_by_us(source, values) == text_by_docxtpl(source, values)


def test_blocks_are_counted_in_the_order_in_which_they_open() -> None:
    innermost = If((("c", ()),))
    inner = If((("b", (Value("x"),)), (None, (innermost,))))
    outer, last = If((("a", (inner,)),)), If((("d", ()),))

    assert list(blocks_of((outer, last))) == [outer, inner, innermost, last]


BODY = Literal(f'<w:document xmlns:w="{WORD}"><w:body>')
END = Literal("</w:body></w:document>")
IN_TEXT, OUT_OF_TEXT = Literal("<w:p><w:r><w:t>"), Literal("</w:t></w:r></w:p>")
NEXT_RUN = Literal("</w:t></w:r><w:r><w:t>")


@pytest.mark.parametrize(
    ("program", "flaws"),
    [
        pytest.param((BODY, IN_TEXT, Value("a"), OUT_OF_TEXT, END), [], id="a value in a text"),
        pytest.param((BODY, Content("c"), END), [], id="content in the body"),
        pytest.param((BODY, Value("a"), END), [Flaw("TK-T014")], id="a value between paragraphs"),
        pytest.param((Literal("<w:p a='"), Value("a"), Literal("'/>")), [Flaw("TK-T021")], id="in an attribute"),
        pytest.param((BODY, IN_TEXT, Content("c"), OUT_OF_TEXT, END), [Flaw("TK-T016")], id="content in a text"),
        pytest.param((BODY, IN_TEXT, If((("a", (NEXT_RUN,)),)), OUT_OF_TEXT, END), [], id="into the next run"),
        pytest.param((BODY, If((("a", (IN_TEXT,)),)), OUT_OF_TEXT, END), [Flaw("TK-T018", 0)], id="left open"),
        pytest.param(
            (BODY, IN_TEXT, If((("a", (OUT_OF_TEXT, IN_TEXT)),)), OUT_OF_TEXT, END),
            [Flaw("TK-T018", 0)],
            id="into the next paragraph",
        ),
        pytest.param(
            (BODY, IN_TEXT, If((("a", (Literal("</w:t></w:r><w:r xmlns:x='y'><w:t>"),)),)), OUT_OF_TEXT, END),
            [Flaw("TK-T018", 0)],
            id="into a run with namespaces of its own",
        ),
        pytest.param((BODY, Literal("<w:p>&<!-- --></w:p>"), END), [Flaw("TK-T021")], id="a comment"),
        pytest.param((Literal("</w:p>"),), [Flaw("TK-T021")], id="an end without a start"),
    ],
)
def test_the_proof_follows_what_is_open(program: Program, flaws: list[Flaw]) -> None:
    assert prove(program) == flaws


MARKUP = st.sampled_from(
    ["<w:p>", "</w:p>", "<w:r><w:t>", "</w:t></w:r>", "</w:t></w:r><w:r><w:t>", "<w:tbl><w:tr><w:tc>", "<w:p/>",
     "</w:tc></w:tr></w:tbl>", "<w:t>", "</w:t>", "words", "<w:p", ">", "</w:r>"]
)  # fmt: skip
LEAVES = st.one_of(MARKUP.map(Literal), st.sampled_from([Value("unit"), Literal("<w:p><w:r><w:t>x</w:t></w:r></w:p>")]))


def _around(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    bodies = st.lists(inner, max_size=3).map(tuple)
    tests = st.sampled_from(["unit", "wanted"])
    return st.one_of(
        st.tuples(tests, bodies, bodies).map(lambda drawn: If(((drawn[0], drawn[1]), (None, drawn[2])))),
        st.tuples(tests, bodies).map(lambda drawn: If((drawn,))),
    )


@settings(max_examples=500)
@given(st.lists(st.recursive(LEAVES, _around, max_leaves=6), min_size=1, max_size=6).map(tuple), GIVEN)
def test_no_program_without_a_flaw_can_write_broken_xml(inner: Program, values: Values) -> None:
    program = (BODY, *inner, END)

    if not prove(program):
        etree.fromstring(evaluate(program, values).encode())
