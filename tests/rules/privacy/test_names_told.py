"""Every form of a name is found in every text, and no word that only looks like one."""

from collections.abc import Collection, Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from judges import checkout
from judges.finished_documents import shipped_private
from tenderkit.rules.privacy.names_told import NameTold, SoughtNames, may_be_told, sought_names

TASKS = (checkout.ROOT / "tests" / "given" / "telling" / "ordinary_tasks.txt").read_text("utf-8").splitlines()
ORDINARY = ("björn", "sten", "berg", "mark")
PIECES = [
    "Robin",
    "påhitts",
    "son",
    "Påhittssons",
    "Berg",
    "BJÖRN",
    "Källströms",
    "Åkeri",
    "AB",
    "P",
    "ang\u030amås",
    "Li",
    "sten",
    "7",
    "",
]
GAPS = [" ", "-", "\n", "-\n  ", "\u2010 \r\n\t", "\n\n", "\r", ", ", ". ", "_", "\u00ad", "\u00a0\n", "\x0b", "\u2028"]
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
        pytest.param("Robin\u00a0Påhittsson", id="a blank that doesn't break"),
        pytest.param("Robin\u200bPåhittsson", id="letters that nobody sees"),
        pytest.param("RobinPåhittsson", id="written together"),
        pytest.param("intyg-robinpahittsson.docx", id="written together in a file name"),
        pytest.param("pahittssonrobin@exempel.se", id="written together the other way"),
        pytest.param("Robinplatsen avslutades", id="first half of a word"),
        pytest.param("robinärendet", id="first half of a word in small letters"),
        pytest.param("Paahittsson slutade", id="a mark spelt out"),
        pytest.param("Påhittson slutade", id="one s for two"),
        pytest.param("R\u043ebin slutade", id="a letter of another alphabet"),
        pytest.param("Robín slutade", id="a mark too many"),
    ],
)
def test_every_form_of_a_name_is_found(text: str) -> None:
    assert ("P-01", True) in told(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anna-Karin Hittås", "Annakarins plats"),
        ("Mohammed Al-Rashid", "hos AlRashid"),
        ("Kim O'Brien", "obrien slutade"),
        ("Mahmoud abu Zaid", "abuzaids plats"),
        ("Kim Johnson", "Johnsson"),
        ("Kim Öst", "K. Ost"),
        ("Åsa Hittås", "Aasas plats"),
    ],
)
def test_a_name_is_found_as_others_spell_it(name: str, text: str) -> None:
    assert [each.sure for each in sought_names([("P-01", name)], (), ORDINARY).told_in(text)] == SURE


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Kim Plåt", "Plats för material"),
        ("Kim Plåt", "en plats"),
        ("Kim Tråd", "Träd märktes."),
        ("Håkan Hittås", "Ont i hakan."),
        ("Sara Hittås", "Att såra någon."),
        ("Sten Berg", "stenberg lades"),
        ("Kim de la Hittås", "dela ut post"),
        ("Ro Hittås", "arbetsplatsen"),
        ("Berg Hittås", "Bergplatsen"),
    ],
)
def test_a_word_that_is_spelt_almost_alike_is_left(name: str, text: str) -> None:
    assert sought_names([("P-01", name)], (), ORDINARY).told_in(text) == ()


@pytest.mark.parametrize(
    "name",
    [
        "Vide",
        "Love",
        "Nil",
        "Bo",
        "Kai",
        "Sten",
        "Björn",
        "My",
        "Tage",
        "Ask",
        "Bror",
        "Frid",
        "Liv",
        "Lo",
        "Mars",
        "Sky",
        "Stig",
        "Svea",
        "Tova",
        "Siri",
        "Iris",
        "Linnea",
        "Lova",
        "Max",
        "Per",
    ],
)
def test_a_first_name_that_is_a_word_gives_no_alarm_in_ordinary_tasks(name: str) -> None:
    names = sought_names([("P-01", f"{name} Påhittsson")], (), shipped_private().names_and_words)

    assert [task for task in TASKS if any(each.sure for each in names.told_in(task))] == []
    assert [each.sure for each in names.told_in(f"{name} Påhittssons plats")] == SURE


@pytest.mark.parametrize(
    "name",
    [
        "Berg",
        "Sten",
        "Lund",
        "Kvist",
        "Park",
        "Träd",
        "Kors",
        "Plåt",
        "Tråd",
        "Lök",
        "Humla",
        "Klöver",
        "Rosen",
        "Uggla",
        "Karp",
        "Torsk",
        "Mörk",
        "Klok",
        "Hård",
        "Jägare",
        "Ceder",
    ],
)
def test_a_surname_that_is_a_word_gives_no_alarm_in_ordinary_tasks(name: str) -> None:
    names = sought_names([("P-01", f"Robin {name}")], (), shipped_private().names_and_words)

    assert [task for task in TASKS if any(each.sure for each in names.told_in(task))] == []
    assert [each.sure for each in names.told_in(f"{name}, Robin")] == SURE


@pytest.mark.parametrize(
    "text", ["Anna-Karin slutade.", "Anna slutade.", "Åkerviks plats", "fru Källström", "Kalltrom: akervik"]
)
def test_each_part_of_a_double_name_is_found(text: str) -> None:
    assert told(text) == [("P-02", True)]


def test_part_of_somebody_elses_name_is_not_that_name() -> None:
    assert told("Källströms Åkeri") == [("P-02", True)]
    assert told("Källströms Åkeri i Boden") == [("P-02", True)]


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
        pytest.param("Skåne och Bo", id="nobody"),
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
    """Counted in words that are looked up: as many for a thousand names as for ten."""
    text = "Leverantören redovisade planen i tid och berg sprängdes. " * 20

    few, many = (looked_up(number, text) for number in (10, 1000))

    assert many <= few


def looked_up(number: int, text: str) -> int:
    names = sought_names(
        [(f"P-{at:02}", f"Robin{chr(97 + at % 26) * (at % 7 + 1)} Berg") for at in range(number)], (), ORDINARY
    )
    counted = _Counted(names.parts)
    replace(names, parts=counted).told_in(text)
    return counted.asked


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=8))
def test_the_quick_look_passes_over_no_name(pairs: list[tuple[str, str]]) -> None:
    text = "".join(piece for pair in pairs for piece in pair)
    names = sought()

    for without in ((), ("P-01",), ("P-02", "P-05")):
        thorough = _Thorough(names.parts, names.initials, names.ordinary, names.unsure, names.others)
        assert names.told_in(text, without) == thorough.told_in(text, without)


class _Thorough(SoughtNames, frozen=True):
    """Reads every word of every text."""

    def may_tell(self, _: Iterable[Sequence[str]], __: Collection[str] = ()) -> bool:
        return True


class _Counted(dict[str, frozenset[tuple[str, int]]]):
    """Names that count how often somebody asks for one."""

    asked = 0

    def __contains__(self, word: object) -> bool:
        self.asked += 1
        return super().__contains__(word)

    def get(self, word: str, default: frozenset[tuple[str, int]]) -> frozenset[tuple[str, int]]:  # type: ignore[override]  # as the search asks
        self.asked += 1
        return super().get(word, default)


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        pytest.param("Kim Exempelsson", "Exempelssons plats", True, id="inflected"),
        pytest.param("Åsa Ågren", "Aasa kom i tid", True, id="spelt out"),
        pytest.param("Åsa Ågren", "asa kom i tid", True, id="without marks"),
        pytest.param("Bo Ek", "alla kom i tid", True, id="so short that it may begin anything"),
        pytest.param("Kim Exempelsson", "skar kanter och rensade diken", False, id="no word begins so"),
    ],
)
def test_only_those_are_sought_whose_names_some_word_begins_like(name: str, text: str, *, kept: bool) -> None:
    assert bool(may_be_told([("P-01", name)], [text])) is kept
