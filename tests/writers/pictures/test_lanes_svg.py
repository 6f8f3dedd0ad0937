"""A chart of lanes on a page: the same picture as in Word, in letters that any browser has room for."""

from lxml import html

from given.lanes import SMALL
from tenderkit.rules.template.contrast import contrast
from tenderkit.writers.html_page import UniqueIds
from tenderkit.writers.pictures.lanes_svg import BOX_GROUND, EDGE, HEAD_GROUND, INK, ground_of, lanes_html


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


def test_a_head_points_where_its_arrow_ends_and_broadens_towards_where_it_comes_from() -> None:
    figure = _figure()
    arrows = {f"{one.get('x2')},{one.get('y2')}": one for one in figure.findall("svg/line")}

    for head in figure.findall("svg/polygon"):
        tip, back, _ = head.get("points", "").split()
        arrow = arrows[tip]
        begins, ends, broad = (float(y) for y in (arrow.get("y1"), arrow.get("y2"), back.split(",")[1]))
        assert min(begins, ends) < broad < max(begins, ends)


def test_words_and_lines_stand_out_from_every_ground() -> None:
    for ground in (HEAD_GROUND, BOX_GROUND, ground_of(0), ground_of(1)):
        assert contrast(INK, ground) >= 12
        assert contrast(EDGE, ground) >= 7


def test_the_words_stand_in_the_order_in_which_they_are_read() -> None:
    said = "|".join("".join(text.itertext()) for text in _figure().findall("svg/text"))

    assert said.startswith("Från|Planering|Matchning")
    assert said.index("upphandlare") < said.index("Inbjudan") < said.index("Överlämning") < said.index("rekryterare")
    assert said.endswith("leverantör")
