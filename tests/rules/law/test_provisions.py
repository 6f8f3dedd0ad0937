import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.rules.law.provisions import Number, PlaceInAct, find_provisions, parse_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("17 kap. 1 §", ["17 kap. 1 §"], id="chapter and section"),
        pytest.param("25 §", ["25 §"], id="an act without chapters"),
        pytest.param("25 a §", ["25 a §"], id="a section with a letter"),
        pytest.param("19 a kap. 8 §", ["19 a kap. 8 §"], id="a chapter with a letter"),
        pytest.param("7 kap.", ["7 kap."], id="a whole chapter"),
        pytest.param("7 kap", ["7 kap."], id="a chapter without full stop"),
        pytest.param("4 och 17 kap.", ["4 kap.", "17 kap."], id="two chapters"),
        pytest.param("2–4 kap.", ["2 kap.", "3 kap.", "4 kap."], id="a run of chapters"),
        pytest.param("4 och 17 kap. 1 §", ["4 kap.", "17 kap. 1 §"], id="a chapter and a section of another"),
        pytest.param("17 kap. 2–5 §§", ["17 kap. 2–5 §§"], id="a run of sections"),
        pytest.param("17 kap. 2-5 §§", ["17 kap. 2–5 §§"], id="a run with a hyphen"),
        pytest.param("17 kap. 2 till 5 §§", ["17 kap. 2–5 §§"], id="a run in words"),
        pytest.param("9 a–9 c §§", ["9 a–9 c §§"], id="a run of letters"),
        pytest.param("25 och 25 a §§", ["25 §", "25 a §"], id="two sections"),
        pytest.param("5–7, 9 och 12 a §§", ["5–7 §§", "9 §", "12 a §"], id="a list"),
        pytest.param("17 kap. 1, 3 och 5 §§", ["17 kap. 1 §", "17 kap. 3 §", "17 kap. 5 §"], id="a list in a chapter"),
        pytest.param("17 kap. 1 § andra stycket", ["17 kap. 1 § andra stycket"], id="a paragraph"),
        pytest.param("17 kap. 1 § 2 st.", ["17 kap. 1 § andra stycket"], id="a paragraph in short"),
        pytest.param(
            "16 kap. 2 § första och andra styckena",
            ["16 kap. 2 § första och andra styckena"],
            id="two paragraphs",
        ),
        pytest.param("19 kap. 9 § första stycket 5", ["19 kap. 9 § första stycket 5"], id="a point"),
        pytest.param("3 kap. 2 § 2 st. 3 p.", ["3 kap. 2 § andra stycket 3"], id="a point in short"),
        pytest.param("6 § första stycket 2 och 3", ["6 § första stycket 2 och 3"], id="two points"),
        pytest.param(
            "17 kap. 1 § andra stycket och 16 kap. 2 § andra stycket",
            ["17 kap. 1 § andra stycket", "16 kap. 2 § andra stycket"],
            id="two provisions",
        ),
        pytest.param("17 kap. 1 § och 5 §", ["17 kap. 1 §", "17 kap. 5 §"], id="the chapter goes on"),
        pytest.param("17 kap. 1 § samt artikel 9", ["17 kap. 1 §", "artikel 9"], id="an article has no chapter"),
        pytest.param("§ 36", ["36 §"], id="the sign first"),
        pytest.param("§§ 36–38", ["36–38 §§"], id="the signs first"),
        pytest.param("1 kap. 4\u00a0§", ["1 kap. 4 §"], id="a no-break space"),
        pytest.param("artikel 5.1 c", ["artikel 5.1 c"], id="an article with part and letter"),
        pytest.param("artiklarna 6 och 9", ["artikel 6", "artikel 9"], id="two articles"),
        pytest.param("art. 28", ["artikel 28"], id="an article in short"),
        pytest.param("bilaga 2", [], id="an annex is no place"),
        pytest.param("17 kap. 1 § LOU", [], id="other words beside"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_place_is_read_as_it_is_written(text: str, places: list[str]) -> None:
    assert [str(place) for place in parse_places(text)] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("enligt 25 § eller 25 a § lagen (1982:80)", ["25 §", "25 a §"], id="in a sentence"),
        pytest.param("inom 30 dagar enligt 17 kap. 1 § LOU", ["17 kap. 1 §"], id="after another number"),
        pytest.param("enligt 25 § 14 dagar i förväg", ["25 §"], id="before another number"),
        pytest.param("vid 10-12 kapten, SFS 2016:1145", [], id="no place at all"),
        pytest.param("mellan 1 § lagen och 5 § i den", ["1 §", "5 §"], id="two with words between"),
    ],
)
def test_places_are_found_in_running_text(text: str, places: list[str]) -> None:
    assert [str(found.place) for found in find_provisions(text)] == places


@pytest.mark.parametrize(
    ("one", "other", "touch"),
    [
        pytest.param("17 kap. 1 §", "17 kap. 1 §", True, id="the same"),
        pytest.param("17 kap. 1 §", "16 kap. 1 §", False, id="another chapter"),
        pytest.param("17 kap. 10 §", "17 kap. 8–14 §§", True, id="within a run"),
        pytest.param("17 kap. 9 a §", "17 kap. 8–14 §§", True, id="a letter within a run"),
        pytest.param("17 kap. 15 §", "17 kap. 8–14 §§", False, id="after a run"),
        pytest.param("17 kap. 7 a §", "17 kap. 8–14 §§", False, id="before a run"),
        pytest.param("17 kap.", "17 kap. 8–14 §§", True, id="the whole chapter"),
        pytest.param("17 kap. 1 §", "17 kap. 1 § andra stycket", True, id="a paragraph of it"),
        pytest.param("17 kap. 1 § första stycket", "17 kap. 1 § andra stycket", False, id="another paragraph"),
        pytest.param("25 §", "25 a §", False, id="25 is not 25 a"),
        pytest.param("artikel 5.1 c", "artikel 5", True, id="a part of an article"),
        pytest.param("artikel 5", "5 §", False, id="an article is no section"),
    ],
)
def test_two_places_touch_when_they_share_text(one: str, other: str, *, touch: bool) -> None:
    (first,), (second,) = parse_places(one), parse_places(other)

    assert first.touches(second) is touch
    assert second.touches(first) is touch


def test_places_come_chapter_by_chapter_with_articles_last() -> None:
    written = ("artikel 9", "19 a kap. 1 §", "19 kap. 2 §", "25 §", "4 kap.")
    places = [place for text in written for place in parse_places(text)]

    assert [str(place) for place in sorted(places, key=lambda place: place.order)] == [
        "25 §",
        "4 kap.",
        "19 kap. 2 §",
        "19 a kap. 1 §",
        "artikel 9",
    ]


NUMBERS = st.builds(Number, st.integers(1, 9999), st.sampled_from(("", "a", "b", "z")))


@given(
    chapter=st.none() | NUMBERS,
    ends=st.tuples(NUMBERS, NUMBERS).map(sorted),
    paragraphs=st.sets(st.integers(1, 10), max_size=3),
    points=st.lists(st.integers(1, 99).map(str), max_size=2),
)
def test_what_is_written_is_read_back(
    chapter: Number | None, ends: list[Number], paragraphs: set[int], points: list[str]
) -> None:
    place = PlaceInAct(chapter, ends[0], ends[1], tuple(sorted(paragraphs))[:2], tuple(points) if paragraphs else ())

    assert parse_places(str(place)) == (place,)


@given(st.text(alphabet="1 2a§kap.,–och eller stycketförsta artikel\n", max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    for found in find_provisions(text):
        assert 0 <= found.start < found.end <= len(text)
        assert str(found.place)


def test_a_paragraph_beyond_the_tenth_is_a_number() -> None:
    assert str(parse_places("5 § 12 st.")[0]) == "5 § 12 stycket"
