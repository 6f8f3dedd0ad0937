"""Words that tell of a person: every form in the data is found, and no word that only resembles one."""

from collections.abc import Iterator

import pytest

from judges import checkout
from judges.finished_documents import shipped_private, shipped_words
from tenderkit.model.finished.finished_document import Audience
from tenderkit.model.privacy.private_words_file import AboutEntry, PrivateEntry
from tenderkit.model.privacy.secret import Secret
from tenderkit.rules.privacy.private_words import PrivateWords, forms_of, private_words

SUPPLIER, INDIVIDUAL = Audience.SUPPLIER, Audience.INDIVIDUAL
ENTRIES = shipped_words().private
TELLING = checkout.ROOT / "tests" / "given" / "telling"
REVEALING = (TELLING / "revealing_phrases.txt").read_text("utf-8").splitlines()
ORDINARY = (TELLING / "ordinary_tasks.txt").read_text("utf-8").splitlines()


def found(sentence: str, audience: Audience = INDIVIDUAL) -> list[str]:
    return [hit.word for hit in shipped_private().found_in(sentence, audience)]


def forms(entry: PrivateEntry) -> Iterator[str]:
    """Each form, with and without more letters where the data has a star."""
    for form in forms_of(entry, shipped_words().declensions):
        yield form.rstrip("*")
        if form.endswith("*"):
            yield f"{form.rstrip('*')}ens"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.word)
def test_every_form_is_found_alone_in_capitals_and_among_other_words(entry: PrivateEntry) -> None:
    for form in forms(entry):
        assert found(form) == [form]
        assert found(f"Kim ({form}), sedan 2025.") == [form]
        assert found(form.upper()) == [form.upper()]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.word)
def test_a_form_is_found_for_a_supplier_when_it_is_about_a_person(entry: PrivateEntry) -> None:
    for form in forms(entry):
        hits = found(f"Kandidaten: {form}.", SUPPLIER)
        assert hits == ([form] if SUPPLIER in entry.readers and entry.about != "place" else [])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.word)
def test_in_a_text_about_one_place_a_form_is_found_without_a_word_for_a_person(entry: PrivateEntry) -> None:
    for form in forms(entry):
        hits = shipped_private().found_in(f"Platsen upphörde på grund av {form}.", SUPPLIER, of_one_place=True)
        assert [hit.word for hit in hits] == ([form] if SUPPLIER in entry.readers else [])


def test_a_text_about_one_place_may_still_speak_of_rules_for_all() -> None:
    general = "Ingen får diskrimineras på grund av funktionsnedsättning."

    assert shipped_private().found_in(general, SUPPLIER, of_one_place=True) == ()


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.near_miss], ids=lambda entry: entry.word)
def test_a_word_that_only_resembles_one_is_left(entry: PrivateEntry) -> None:
    for word in entry.near_miss:
        assert found(f"Kim, {word}.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Kim bidrar till bra stämning på Sjukhusvägen 4 och hälsar på alla.",
        "Kim bytte kunddomän och skrev prognoser om flyktiga ämnen.",
        "Arbetet gjordes på Hälsocentralen vid ett stenbrott.",
        "Kim har varit praktikant hos Bygg AB och lärt sig kassan.",
        "Personalen har haft ett gott samarbete med Kim.",
    ],
)
def test_an_ordinary_sentence_of_a_certificate_is_left(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Målgruppen är personer med nedsatt arbetsförmåga och nyanlända.",
        "Lokalen ska vara tillgänglig för personer med funktionsnedsättning.",
        "Ingen person får diskrimineras på grund av etnisk tillhörighet eller religion.",
        "Leverantören ansvarar för hälsa och säkerhet för varje person på arbetsplatsen.",
        "Kommunen ger bidrag till föreningar.",
        "Leverantören är inskriven i bolagsregistret.",
        "Anbudsgivaren får inte vara dömd för brott.",
        "Utdrag ur belastningsregistret visas upp.",
        "Missbruk av dominerande ställning är förbjudet.",
        "Varornas ursprung anges.",
    ],
)
def test_what_is_about_nobody_in_particular_may_be_told_a_supplier(sentence: str) -> None:
    assert found(sentence, SUPPLIER) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Kandidaten har en funktionsnedsättning.", ["funktionsnedsättning"]),
        ("Hon är nyanländ och har haft försörjningsstöd.", ["nyanländ", "försörjningsstöd"]),
        ("Personen är inskriven hos Arbetsförmedlingen.", ["inskriven"]),
        ("Deltagaren kommer från jobb- och utvecklingsgarantin.", ["jobb- och utvecklingsgarantin"]),
        ("Två personer har behov av  visst stöd.", ["behov av  visst stöd"]),
        ("Kandidaten var sjukskriven i våras.", ["sjukskriven"]),
    ],
)
def test_what_is_about_somebody_may_not(sentence: str, words: list[str]) -> None:
    assert found(sentence, SUPPLIER) == words


def test_a_short_name_in_capitals_is_only_found_in_capitals() -> None:
    assert found("AME och JUG") == ["AME", "JUG"]
    assert found("ame och jug") == []


def test_the_longer_of_two_that_overlap_is_told_once() -> None:
    assert found("utvecklingsgarantin") == ["utvecklingsgarantin"]
    assert found("jobb- och utvecklingsgarantin") == ["jobb- och utvecklingsgarantin"]


def test_every_secret_has_words_and_every_declension_is_used() -> None:
    assert {entry.group for entry in ENTRIES} == set(Secret)
    assert {entry.bends for entry in ENTRIES} - {None} == shipped_words().declensions.keys()


def test_no_word_stands_twice() -> None:
    spelled = [form for entry in ENTRIES for form in forms_of(entry, shipped_words().declensions)]

    assert sorted(spelled) == sorted(set(spelled))


@pytest.mark.parametrize(("audience", "of_one_place"), [(INDIVIDUAL, False), (SUPPLIER, True)])
def test_nine_in_ten_phrases_of_a_labour_market_unit_are_found(*, audience: Audience, of_one_place: bool) -> None:
    """The phrases were written down from public vocabularies, and before anybody looked at the list."""
    private = shipped_private()
    missed = [each for each in REVEALING if not private.found_in(each, audience, of_one_place=of_one_place)]

    assert len(REVEALING) >= 120
    assert len(missed) <= len(REVEALING) * 0.1, missed


def test_no_ordinary_task_gives_an_alarm() -> None:
    """Where tasks stand: in the person's own papers, and in a profile of a place."""
    private = shipped_private()
    alarms = [
        (task, hit.word)
        for task in ORDINARY
        for hit in (*private.found_in(task, INDIVIDUAL), *private.found_in(task, SUPPLIER))
    ]

    assert len(set(ORDINARY)) >= 200
    assert alarms == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        pytest.param("Hjälpte brukare med demens.", [], id="those whom the work is done for"),
        pytest.param("Hjälpte brukare trots sin demens.", ["demens"], id="the person"),
        pytest.param("Levererade mat till daglig verksamhet.", [], id="where the work was done"),
        pytest.param("Levererade mat. Kom från daglig verksamhet.", ["daglig verksamhet"], id="another sentence"),
        pytest.param("Lagade mat för diabetiker.", [], id="those whom the work is done for, by a word more"),
        pytest.param("Lagade mat hos sin boendestödjare.", ["boendestödjare"], id="the person's own"),
        pytest.param("Bytte batterier i hörapparater.", [], id="an aid as a thing"),
        pytest.param("Var anvisad till daglig verksamhet.", ["daglig verksamhet"], id="no work for anybody"),
        pytest.param("Bytte utbrända lampor.", [], id="a thing"),
        pytest.param("Var utbränd.", ["utbränd"], id="no thing"),
    ],
)
def test_what_is_told_of_the_work_tells_nothing_of_the_person(sentence: str, words: list[str]) -> None:
    assert found(sentence) == words


def test_in_a_text_about_one_place_no_others_are_thought_of() -> None:
    sentence = "Platsen gavs till boende med demens."

    assert found(sentence, SUPPLIER) == []
    assert [hit.word for hit in shipped_private().found_in(sentence, SUPPLIER, of_one_place=True)] == ["demens"]


def test_a_list_that_names_no_others_finds_its_words_everywhere() -> None:
    entry = PrivateEntry.model_validate({"group": "health", "word": "demens"})
    private: PrivateWords = private_words([entry], AboutEntry(), {})

    assert [hit.word for hit in private.found_in("Hjälpte brukare med demens.", INDIVIDUAL)] == ["demens"]
