import pytest
from lxml import etree
from msgspec.structs import replace

from given.letterhead import STYLES, changed, letterhead, parts_of, with_parts
from given.sample_documents import EVERY_BLOCK
from judges.word_reading import W, values
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.writers.word import write_word
from tenderkit.writers.word.plain_headings import without_number_column

_NUMBERING = "word/numbering.xml"
_PLAIN = replace(EVERY_BLOCK, plain_headings=True)
Sizes = dict[str, dict[str, str]]


def test_without_numbers_the_words_stand_at_the_margin() -> None:
    indents = _indents(_PLAIN_PARTS[STYLES])

    assert indents["Body Text"] == {"left": "0"}
    assert indents["heading 1"] == indents["Krav"] == {"left": "0", "hanging": "0"}
    assert indents["List Bullet 2"] == {"left": "682", "hanging": "341"}
    assert indents["Notis"] == {"left": "181", "right": "181"}  # never stood beside the numbers


def test_the_lists_move_with_their_styles() -> None:
    def reached(part: bytes) -> list[int]:
        return [int(indent.get(f"{W}left", "")) for indent in etree.fromstring(part).iter(f"{W}ind")]

    moved = reached(without_number_column(_SHIPPED.parts[STYLES], _SHIPPED.parts[_NUMBERING])[1])

    assert moved == [left - 1247 for left in reached(_SHIPPED.parts[_NUMBERING])]


def test_headings_without_numbers_stand_closer_to_what_is_above() -> None:
    shipped, plain = (_before(parts[STYLES]) for parts in (_SHIPPED.parts, _PLAIN_PARTS))

    assert (shipped["heading 1"], shipped["heading 2"]) == ("360", "260")
    assert (plain["heading 1"], plain["heading 2"]) == ("120", "240")
    assert plain["heading 3"] == shipped["heading 3"]


def test_a_numbered_document_keeps_the_styles_of_its_letterhead() -> None:
    assert parts_of(write_word(EVERY_BLOCK, _SHIPPED))[STYLES] == _SHIPPED.parts[STYLES]


def test_headings_that_stand_closer_already_stay_where_they_are() -> None:
    tight = changed(_SHIPPED, STYLES, 'w:before="360"', 'w:before="60"')

    assert _before(_plain(tight)[STYLES])["heading 1"] == "60"


def test_the_column_is_as_wide_as_the_letterhead_makes_it() -> None:
    narrow = _SHIPPED.parts[STYLES].replace(b'"1247"', b'"850"')

    indents = _indents(_plain(with_parts(_SHIPPED, {STYLES: narrow}))[STYLES])

    assert indents["Body Text"] == {"left": "0"}
    assert indents["List Bullet"] == {"left": str(1588 - 850), "hanging": "341"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(' w:hanging="1247"', "", id="no hanging number"),
        pytest.param(' w:hanging="1247"', ' w:hanging="2.2cm"', id="in another unit"),
    ],
)
def test_a_letterhead_without_a_column_keeps_its_indents(old: str, new: str) -> None:
    own = changed(_SHIPPED, STYLES, old, new)

    assert _indents(_plain(own)[STYLES]) == _indents(own.parts[STYLES])


def test_only_what_blocks_wear_is_moved() -> None:
    address = '<w:style w:styleId="Adress"><w:name w:val="Adress"/><w:pPr><w:ind w:left="5000"/></w:pPr></w:style>'
    base = address.replace("Adress", "Grund").replace("5000", "2000")
    own = changed(_SHIPPED, STYLES, "</w:styles>", f"{address}{base}</w:styles>")
    own = changed(own, STYLES, '<w:basedOn w:val="BodyText"/>', '<w:basedOn w:val="Grund"/>')

    indents = _indents(_plain(own)[STYLES])

    assert indents["Adress"] == {"left": "5000"}
    assert indents["Grund"] == {"left": str(2000 - 1247)}


def _plain(template: CompiledTemplate) -> dict[str, bytes]:
    return parts_of(write_word(_PLAIN, template))


def _indents(styles: bytes) -> Sizes:
    return _sizes(styles, "ind")


def _before(styles: bytes) -> dict[str, str]:
    return {name: sizes.get("before", "") for name, sizes in _sizes(styles, "spacing").items()}


def _sizes(styles: bytes, element: str) -> Sizes:
    """What each style states of its own, by the style's name."""
    return {
        values(style, "name")[0]: {str(key).removeprefix(W): str(size) for key, size in stated.attrib.items()}
        for style in etree.fromstring(styles).iter(f"{W}style")
        for stated in style.iterfind(f"{W}pPr/{W}{element}")
    }


_SHIPPED = letterhead()
_PLAIN_PARTS = _plain(_SHIPPED)
