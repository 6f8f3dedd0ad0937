"""Every form of a name is found in every text, and no word that only looks like one."""

import sys
from collections.abc import Callable

import pytest

from tenderkit.rules.privacy.names_told import NameTold, SoughtNames, sought_names

ORDINARY = ("björn", "sten", "berg", "mark")
SURE, REMARK = [True], [False]


def sought() -> SoughtNames:
    return sought_names(
        [
            ("P-01", "Robin Påhittsson"),
            ("P-02", "Anna-Karin Källström Åkervik"),
            ("P-03", "Björn Berg"),
            ("P-04", "Sten-Åke Mark"),
            ("P-05", "Li Ångmås"),
            ("P-06", "Kim af Hittås"),
        ],
        ["Bo Påhittsson", "Källströms Åkeri AB", "Robin Påhittsson", "Samordnaren"],
        ORDINARY,
    )


def told(text: str) -> list[tuple[str, bool]]:
    return [(each.place, each.sure) for each in sought().told_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Robin Påhittssons plats avslutades.", id="genitive"),
        pytest.param("Det var Robin som slutade.", id="first name"),
        pytest.param("Robins plats.", id="genitive of the first name"),
        pytest.param("Påhittsson slutade.", id="surname"),
        pytest.param("Påhittsson, Robin", id="turned around"),
        pytest.param("R. Påhittsson slutade", id="initial and surname"),
        pytest.param("Robin P. slutade", id="first name and initial"),
        pytest.param("ROBIN PÅHITTSSON", id="capitals"),
        pytest.param("robin slutade", id="small letters"),
        pytest.param("Pahittsson slutade", id="without marks"),
        pytest.param("Pa\u030ahittsson slutade", id="marks apart"),
        pytest.param("Påhitts\u00adson slutade", id="soft hyphen"),
        pytest.param("Påhitts-\n    son slutade", id="broken at a hyphen"),
        pytest.param("Påhitts\nsons plats", id="broken without one"),
        pytest.param("Robin’s plats", id="foreign genitive"),
        pytest.param("till robin.pahittsson@exempel.se", id="address"),
        pytest.param("fil_Robin_2.docx", id="file name"),
        pytest.param("gruppen Robin-Kim", id="hyphen"),
    ],
)
def test_every_form_of_a_name_is_found(text: str) -> None:
    assert ("P-01", True) in told(text)


@pytest.mark.parametrize(
    "text", ["Anna-Karin slutade.", "Anna slutade.", "Åkerviks plats", "fru Källström", "Kalltrom: akervik"]
)
def test_each_part_of_a_double_name_is_found(text: str) -> None:
    assert told(text) == [("P-02", True)]


def test_a_particle_is_no_name() -> None:
    assert told("Kontraktet af år 2027.") == []
    assert told("Hittås") == [("P-06", True)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Robinson och Robinia", id="part of a word"),
        pytest.param("Skåpet är påhittat.", id="a word like it"),
        pytest.param("Bo Påhittsson är handledare.", id="somebody else in full"),
        pytest.param("Bo Påhittssons anteckning", id="genitive of somebody else"),
        pytest.param("hos Källströms Åkeri AB", id="a firm"),
        pytest.param("sprängde berg och bar sten", id="ordinary words"),
        pytest.param("Det var berg, sten och mark.", id="ordinary words in a list"),
        pytest.param("Bergsprängning och Björnmossa", id="compounds"),
        pytest.param("Berg-området och mark-arbete", id="compounds with a hyphen"),
        pytest.param("sten på berg", id="ordinary words beside each other"),
        pytest.param("li och ån", id="two letters"),
    ],
)
def test_what_is_nobodys_name_is_left(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["Han hette Björn där.", "Det var Berg som slutade.", "Arbetet vid Li.", "Berg. Sten lades ut."]
)
def test_an_ordinary_word_with_a_capital_is_a_remark(text: str) -> None:
    assert {sure for _, sure in told(text)} == {False}


@pytest.mark.parametrize(
    "text",
    [
        "Björn Berg",
        "Berg, Björn",
        "B. Berg",
        "Björn B.",
        "B Berg",
        "björn berg slutade",
        "Björn Bergs plats",
        "BJÖRN BERG",
    ],
)
def test_two_parts_of_one_name_are_sure(text: str) -> None:
    assert told(text) == [("P-03", True)]


@pytest.mark.parametrize("text", ["Sten Berg", "S. Berg", "Björn; Berg", "Berg-Björns", "A. Björn"])
def test_parts_of_two_names_are_not_sure_unless_they_are_one_persons(text: str) -> None:
    assert all(each.sure is (text == "Berg-Björns") for each in sought().told_in(text))


def test_an_initial_is_that_of_another_part() -> None:
    names = sought_names([("P-01", "Kim Berg")], (), ORDINARY)

    assert names.told_in("B. Berg") == (NameTold("P-01", sure=False),)
    assert names.told_in("K. Berg") == (NameTold("P-01", sure=True),)


def test_a_hyphen_joins_the_parts_of_a_name() -> None:
    assert told("Sten-Åke") == [("P-04", True)]


def test_the_persons_own_name_may_stand_in_the_persons_own_paper() -> None:
    names = sought()

    assert names.told_in("Robin Påhittsson", ["P-01"]) == ()
    assert names.told_in("Robin Påhittsson och Anna", ["P-01"]) == (NameTold("P-02", sure=True),)


def test_a_word_that_stands_in_texts_that_name_nobody_is_an_ordinary_one() -> None:
    names = sought_names([("P-01", "Krona Våg")])
    knowing = names.knowing(["Vitet är i kronor, en krona i taget."])

    assert [each.sure for each in names.told_in("Krona")] == SURE
    assert [each.sure for each in knowing.told_in("Krona")] == REMARK
    assert [each.sure for each in knowing.told_in("Våg")] == SURE


def test_without_names_nothing_is_found() -> None:
    assert SoughtNames().told_in("Robin Påhittsson") == ()


def test_the_work_grows_with_the_texts_and_not_with_the_names() -> None:
    """Counted in calls: as many for a thousand names as for ten, when the text names nobody."""
    text = "Leverantören redovisade planen i tid och berg sprängdes. " * 20

    few, many = (steps(lambda n=n: many_names(n).told_in(text), building=lambda n=n: many_names(n)) for n in (10, 1000))

    assert many == few


def many_names(number: int) -> SoughtNames:
    return sought_names(
        [(f"P-{at:02}", f"Robin{chr(97 + at % 26) * (at % 7 + 1)} Berg") for at in range(number)], (), ORDINARY
    )


def steps(action: Callable[[], object], building: Callable[[], object]) -> int:
    """Calls of Python functions beyond those of building what is asked."""
    return _calls(action) - _calls(building)


def _calls(action: Callable[[], object]) -> int:
    count = 0

    def seen(frame: object, event: str, argument: object) -> None:
        nonlocal count
        del frame, argument
        count += event == "call"

    sys.setprofile(seen)
    try:
        action()
    finally:
        sys.setprofile(None)
    return count
