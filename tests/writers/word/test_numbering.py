import pytest
from lxml import etree
from msgspec.structs import replace

from given.letterhead import STYLES, letterhead, parts_of
from given.sample_documents import EVERY_BLOCK, words
from judges.word_reading import W, texts, values, written
from tenderkit.model.papers.document import BulletList, Document, Heading, Numbering, Paragraph, RequirementText
from tenderkit.problems import TenderkitError
from tenderkit.writers.word import write_word
from tenderkit.writers.word.numbering import NumberingPart, WordCount
from tenderkit.writers.word.styles import Styles

_NUMBERING = "word/numbering.xml"


def _levels(
    *numbers: str, start: tuple[int, ...] = (5, 3), numbering: Numbering = Numbering.DECIMAL
) -> list[int | None]:
    count = WordCount(replace(EVERY_BLOCK, start=start, numbering=numbering))
    return [count.level_of(number) for number in numbers]


@pytest.mark.parametrize(
    ("numbers", "levels"),
    [
        pytest.param(("5.3", "5.3.1", "5.3.1.1", "5.3.1.2", "5.3.2", "5.3.2.1"), [0, 1, 2, 2, 1, 2], id="counting on"),
        pytest.param(("5.3", "5.4", "5.4.1"), [0, 0, 1], id="a second section"),
        pytest.param(("5.3", "5.3.1", "5.3.2", "5.3.2.1"), [0, 1, 1, 2], id="heading and requirement share a level"),
        pytest.param(("5.3", "5.3.2", "5.3.1"), [0, None, 1], id="a number that is skipped becomes letters"),
        pytest.param(("5.3", "5.3.1.1", "5.3.1"), [0, None, 1], id="a level that is skipped becomes letters"),
        pytest.param(("6.3", "3", ""), [None, None, None], id="another beginning"),
        pytest.param(("5.3", "5.3.1", "5.3.1"), [0, 1, None], id="the same number twice"),
        pytest.param(("5.03", "5.x", "5.3.", "5.3.٣", "5.3.99999999999"), [None] * 5, id="not a plain number"),
    ],
)
def test_word_counts_exactly_the_numbers_that_it_would_arrive_at(
    numbers: tuple[str, ...], levels: list[int | None]
) -> None:
    assert _levels(*numbers) == levels


def test_a_start_of_one_figure_has_no_prefix() -> None:
    assert _levels("1", "1.1", "2", start=(1,)) == [0, 1, 0]


def test_nothing_deeper_than_words_nine_levels_is_counted() -> None:
    numbers = [".".join("1" * depth) for depth in range(1, 11)]

    assert _levels(*numbers, start=(1,)) == [*range(9), None]


@pytest.mark.parametrize("numbering", [Numbering.TEXT, Numbering.AMA_AF])
def test_numbers_as_letters_are_letters_with_a_tab_and_no_list(numbering: Numbering) -> None:
    document = replace(EVERY_BLOCK, numbering=numbering)

    body = written(
        Heading(1, "5.3", words("Rubrik")), RequirementText("a.k1", "5.3.1", words("Krav")), document=document
    )

    assert texts(body) == ["5.3\tRubrik", "5.3.1\tKrav"]
    assert values(body, "numId") == ["0", "0"]


@pytest.mark.parametrize(
    ("numbering", "list_ids"),
    [(Numbering.TEXT, ["0"]), (Numbering.AMA_AF, ["0"]), (Numbering.DECIMAL, []), (Numbering.NONE, [])],
)
def test_where_numbers_are_letters_running_text_inherits_none(numbering: Numbering, list_ids: list[str]) -> None:
    body = written(Paragraph(words("Ord")), document=replace(EVERY_BLOCK, numbering=numbering))

    assert values(body, "numId") == list_ids


def test_without_a_number_the_words_stand_in_the_column_of_the_text() -> None:
    body = written(Heading(1, "", words("Rubrik")))

    assert texts(body) == ["Rubrik"]
    assert [indent.items() for indent in body.iter(f"{W}ind")] == [[(f"{W}firstLine", "0")]]


def test_a_style_that_numbers_by_itself_is_told_not_to() -> None:
    template = letterhead()
    data = template.parts[STYLES].replace(b"<w:outlineLvl", b'<w:numPr><w:numId w:val="2"/></w:numPr><w:outlineLvl')
    document = replace(EVERY_BLOCK, blocks=(Heading(1, "A", words("x")),), numbering=Numbering.TEXT)

    package = write_word(document, replace(template, parts={**template.parts, STYLES: data}))

    assert values(etree.fromstring(parts_of(package)["word/document.xml"]), "numId") == ["0"]


def _list(*items: str, ordered: bool = True) -> BulletList:
    return BulletList(tuple((Paragraph(words(item)),) for item in items), ordered=ordered)


def test_every_numbered_list_begins_at_one() -> None:
    document = replace(EVERY_BLOCK, blocks=(_list("a", "b"), _list("c")))

    parts = parts_of(write_word(document, letterhead()))

    first, second, third = values(etree.fromstring(parts["word/document.xml"]), "numId")
    assert first == second != third
    root = etree.fromstring(parts[_NUMBERING])
    nums = {num.get(f"{W}numId"): values(num, "startOverride") for num in root.iter(f"{W}num")}
    assert (nums[first], nums[third]) == (["1"], ["1"])


def test_the_lists_of_the_template_are_copied_when_nothing_is_numbered() -> None:
    template = letterhead()
    document = replace(EVERY_BLOCK, blocks=(_list("a", ordered=False),))

    parts = parts_of(write_word(document, template))

    assert parts[_NUMBERING] == template.parts[_NUMBERING]


def test_the_fixed_part_of_the_number_is_literal_text() -> None:
    parts = parts_of(write_word(EVERY_BLOCK, letterhead()))

    outline = etree.fromstring(parts[_NUMBERING]).findall(f"{W}abstractNum")[-1]
    assert values(outline, "lvlText")[:3] == ["5.%1", "5.%1.%2", "5.%1.%2.%3"]
    assert values(outline, "start")[:3] == ["3", "1", "1"]


def test_lists_of_documents_that_start_elsewhere_are_kept_apart_when_pasted() -> None:
    def name(document: Document) -> str:
        root = etree.fromstring(parts_of(write_word(document, letterhead()))[_NUMBERING])
        return values(root, "nsid")[-1]

    other = replace(EVERY_BLOCK, blocks=(Heading(1, "6.1", words("x")),), start=(6, 1))

    assert name(EVERY_BLOCK) != name(other)


def test_a_numbered_list_style_without_a_list_is_refused() -> None:
    styles = Styles.of(letterhead().parts[STYLES])

    with pytest.raises(TenderkitError, match="TK-T081"):
        NumberingPart(b'<w:numbering xmlns:w="%s"/>' % W.strip("{}").encode(), styles, (1,))
