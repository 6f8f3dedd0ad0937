"""A chart of lanes on a page: the same picture as in Word, in letters that any browser has room for."""

from lxml import html

from given.lanes import SMALL
from tenderkit.writers.html_page import UniqueIds
from tenderkit.writers.pictures.lanes_svg import lanes_html


def _figure() -> html.HtmlElement:
    return html.fromstring(lanes_html(SMALL, UniqueIds()))


def test_the_picture_has_a_name_and_says_where_the_same_stands_in_words() -> None:
    figure = _figure()

    assert figure.findtext("figcaption") == figure.findtext("svg/title") == SMALL.title
    assert figure.findtext("svg/desc") == SMALL.alternative_text


def test_every_document_has_a_box_and_every_arrow_a_head() -> None:
    figure = _figure()

    assert len(figure.findall("svg/rect[@rx]")) == len(SMALL.steps)
    assert len(figure.findall("svg/polygon")) == 4


def test_a_head_points_where_its_arrow_ends() -> None:
    tips = [head.get("points", "").split()[0] for head in _figure().findall("svg/polygon")]
    ends = {f"{line.get('x2')},{line.get('y2')}" for line in _figure().findall("svg/line")}

    assert set(tips) <= ends


def test_the_words_stand_in_the_order_in_which_they_are_read() -> None:
    said = "|".join("".join(text.itertext()) for text in _figure().findall("svg/text"))

    assert said.startswith("Från|Planering|Matchning")
    assert said.index("upphandlare") < said.index("Inbjudan") < said.index("Överlämning") < said.index("rekryterare")
    assert said.endswith("leverantör")
