from collections.abc import Sequence

from given.sample_documents import words
from tenderkit.assembly.whole_text import only_used, requirement_words, titled_once
from tenderkit.model.papers.document import (
    Block,
    BulletList,
    ClauseRef,
    ClauseText,
    CrossReference,
    Heading,
    Notice,
    Paragraph,
    RequirementText,
    Table,
    Text,
)
from tenderkit.writers.lines import block_lines

PARTIES = ("leverantören", "myndigheten")
VITE = CrossReference("vite", "avsnitt 1.8 (Vite)", "avsnitt 1.8")


def definition(term: str, meaning: str, mark: str = "") -> tuple[Paragraph | BulletList, ...]:
    return (Paragraph((Text("Med "), Text(term, strong=True), Text(f" avses {meaning}.")), mark),)


def section(*items: tuple[Paragraph | BulletList, ...], text: Sequence[Block] = ()) -> tuple[Block, ...]:
    head = (Heading(2, "1.2", words("Definitioner"), "definitioner"), Paragraph(words("Orden betyder detta.")))
    listed = ClauseText(_ref("definitioner"), (*head, BulletList(items)))
    return (Heading(1, "1", words("Villkor")), listed, ClauseText(_ref("krav"), tuple(text)))


def defined(blocks: tuple[Block, ...]) -> list[str]:
    """The terms that are left."""
    (_, clause, *_) = only_used(blocks, {"definitioner"}, PARTIES)
    assert isinstance(clause, ClauseText)
    lists = (block for block in clause.blocks if isinstance(block, BulletList))
    parts = (part for each in lists for item in each.items for part in item if isinstance(part, Paragraph))
    return [inline.text for part in parts for inline in part.inlines if isinstance(inline, Text) and inline.strong]


def test_a_word_that_nothing_uses_is_not_defined() -> None:
    blocks = section(
        definition("kandidat", "en sökande"), definition("avrop", "ett kontrakt"), text=[_says("Avropen.")]
    )

    assert defined(blocks) == ["avrop"]


def test_a_word_that_only_a_kept_definition_uses_is_defined_too() -> None:
    blocks = section(
        definition("kandidat", "den som söker en plats"),
        definition("plats", "en praktik"),
        definition("praktik", "en period"),
        definition("avrop", "ett kontrakt om en entreprenad"),
        definition("entreprenad", "ett arbete"),
        text=[_says("Kandidaten.")],
    )

    assert defined(blocks) == ["kandidat", "plats", "praktik"]


def test_the_parties_what_is_marked_and_what_defines_nothing_stay() -> None:
    blocks = section(
        definition("Leverantören", "den som sluter avtal"),
        definition("meddelande", "ett brev", mark="s1"),
        (Paragraph(words("Ord i plural betyder detsamma.")),),
        definition("kandidat", "en sökande"),
    )

    (_, clause, *_) = only_used(blocks, {"definitioner"}, PARTIES)

    assert "kandidat" not in "".join(block_lines(clause))
    assert "plural" in "".join(block_lines(clause))
    assert defined(blocks) == ["Leverantören", "meddelande"]


def test_every_text_of_the_section_is_read() -> None:
    terms = ("tabellen", "punkten", "underpunkten", "kravet", "rubriken", "rutan")
    table = Table("", (words("Vad"),), ((words("Se tabellen."),),), (100,))
    inner = BulletList(((Paragraph(words("En underpunkt.")),),))
    text: list[Block] = [
        table,
        BulletList(((Paragraph(words("En punkt.")), inner),)),
        RequirementText("krav.k1", "1.1", words("Ett krav.")),
        Heading(3, "", words("Rubrik")),
        Notice("Rutan", ()),
    ]

    assert defined(section(*(definition(term, "något") for term in terms), text=text)) == list(terms[:-1])


def test_where_every_word_is_used_nothing_changes() -> None:
    blocks = section(definition("plats", "en praktik"), text=[_says("En plats.")])

    assert only_used(blocks, {"definitioner"}, PARTIES) is blocks


def test_a_list_without_items_is_no_list() -> None:
    blocks = section(definition("kandidat", "en sökande"), text=[_says("Inget.")])

    (_, clause, *_) = only_used(blocks, {"definitioner"}, PARTIES)

    assert isinstance(clause, ClauseText)
    assert [type(block) for block in clause.blocks] == [Heading, Paragraph]


def test_a_list_in_a_list_defines_nothing_of_its_own() -> None:
    inner = BulletList((definition("kandidat", "en sökande"),))

    assert defined(section((inner,), text=[])) == []


def test_a_reference_has_its_title_the_first_time_only() -> None:
    once, twice = (Paragraph((Text("Se "), VITE)) for _ in range(2))
    other = CrossReference("brist", "avsnitt 1.9 (Brist)", "avsnitt 1.9")
    blocks = (once, ClauseText(_ref("krav"), (RequirementText("krav.k1", "1.1", (VITE, other)), twice)), twice)

    written = ["".join(block_lines(block)) for block in titled_once(blocks)]

    assert written == ["Se avsnitt 1.8 (Vite)", "1.1 avsnitt 1.8avsnitt 1.9 (Brist)Se avsnitt 1.8", "Se avsnitt 1.8"]


def test_without_a_number_the_title_is_all_there_is() -> None:
    named = CrossReference("vite", "avsnittet ”Vite”")

    (_, again) = titled_once((Paragraph((named,)), Paragraph((named,))))

    assert again == Paragraph((named,))


def test_the_words_of_each_requirement_are_those_that_stand() -> None:
    inner = ClauseText(_ref("krav"), (RequirementText("krav.k1", "1.1", words("Ett krav.")), _says("Text.")))

    assert requirement_words((_says("Text."), inner)) == {"krav.k1": "Ett krav."}


def _says(text: str) -> Paragraph:
    return Paragraph(words(text))


def _ref(clause_id: str) -> ClauseRef:
    return ClauseRef(clause_id, "2.0.0", clause_id.capitalize(), "", "published")
