"""What people write in a case, kind by kind and in many wordings: what is found, and what is left in peace."""

from datetime import date

import pytest

from judges.finished_documents import NUMBER, written_standards
from tenderkit.model.case.choices import Law
from tenderkit.model.case.records import AnsweredWords
from tenderkit.model.law.laws import Regime
from tenderkit.problems import Key
from tenderkit.rules.finished.markup import find_markup
from tenderkit.rules.finished.written_words import WrittenFinding, read_written, with_answers

PURPOSE: Key = ("requirement", "purpose")


def found(
    words: str, key: Key = PURPOSE, regime: Regime | None = Regime.BELOW, law: Law = Law.LOU
) -> list[WrittenFinding]:
    return list(read_written([(key, words)], written_standards(law, regime)))


def codes(words: str, key: Key = PURPOSE) -> list[str]:
    return [finding.message.code for finding in found(words, key)]


# Identity numbers


@pytest.mark.parametrize(
    "key",
    [
        PURPOSE,
        ("title",),
        ("market_dialogue", "notes"),
        ("suppliers", 0, "name"),
        ("roles", "recruiter", "phone"),
        ("roles", "recruiter", "email"),
        ("contract", "workplace_checks", 1),
        ("answers", 0, "reason"),
        ("source", "note"),
    ],
    ids=str,
)
def test_an_identity_number_is_found_in_every_text_and_never_repeated(key: Key) -> None:
    (finding,) = found(f"Kim Lind {NUMBER}", key)

    assert finding.message.code == "TK-R250"
    assert "9876" not in str(finding.message)


def test_a_telephone_number_in_its_own_field_is_no_identity_number() -> None:
    assert codes("0601014541", ("roles", "recruiter", "phone")) == []
    assert codes("0601014541", PURPOSE) == ["TK-R250"]


# Gaps


@pytest.mark.parametrize(
    "value",
    [
        "FYLL I",
        "FYLL I, till exempel Östersunds kommun",
        "Fyll i",
        "fyll i namnet",
        "xxx",
        "XXX",
        "XX kommun",
        "TF 20XX/XXX",
        "Kompletteras senare",
        "Kompletteras",
        "kompletteras efter tilldelning",
        "Syftet kompletteras senare.",
        "TBD",
        "tbd",
        "TBA",
        "TODO: skriv syftet",
        "…",
        "...",
        "Leverantören ska …",
        "Leverantören ska ......",
        "-",
        "–",
        "?",
        "???",
        "Vad gäller??",
        "___",
        "[kommunens namn]",
        "[…]",
        "<kommunens namn>",
        "{{ title }}",
        "[BEKRÄFTA: Vad?]",
        "Namn Namnsson",
        "N.N.",
        "Ange namn",
        "Skriv namnet här",
        "saknas",
        "Ännu inte bestämt",
        "Meddelas senare.",
        "ÅÅÅÅ-MM-DD",
        "Lorem ipsum dolor sit amet",
        "test",
    ],
)
def test_what_nobody_has_filled_in_is_found(value: str) -> None:
    assert codes(value) == ["TK-R251"]


@pytest.mark.parametrize(
    "value",
    [
        "Fler ska få arbetslivserfarenhet.",
        "Fyll i formuläret i bilaga 2 och skicka det till kommunen före den 1 mars.",
        "Startdagen meddelas senare, dock minst fyra veckor i förväg, av den som är ansvarig.",
        "Ansökan ska kompletteras med intyg.",
        "Nej",
        "Ja.",
        "Se ovan.",
        "3 mån.",
        "Exempel Anläggning AB",
        "Textil och testning",
        "Namnsdag och titelsida",
        "Pris < 100 kronor och > 50 kronor",
        "Kontakta <anna@exempel.se>",
        "Storlek XXL",
    ],
)
def test_what_is_filled_in_is_left(value: str) -> None:
    assert codes(value) == []


# The law


@pytest.mark.parametrize(
    ("words", "regime", "law"),
    [
        pytest.param("Kravet ställs enligt 17 kap. 1 § LOU.", Regime.BELOW, Law.LOU, id="above, below the threshold"),
        pytest.param("Kravet ställs enligt 17 kap. 1 §.", Regime.BELOW, Law.LOU, id="without the act's name"),
        pytest.param(
            "Enligt 17 kap. 1 § lagen (2016:1145) om offentlig upphandling.", Regime.BELOW, Law.LOU, id="in full"
        ),
        pytest.param("Kravet ställs enligt 17\u00a0kap. 1\u00a0§ LOU.", Regime.BELOW, Law.LOU, id="hard blanks"),
        pytest.param("Kravet ställs enligt 19 kap. 9 § LOU.", Regime.ABOVE, Law.LOU, id="below, above the threshold"),
        pytest.param("Kravet ställs enligt 17 kap. 1 § LOU.", Regime.ABOVE, Law.LUF, id="another act"),
        pytest.param(
            "Kravet ställs enligt 17 kap. 1 § LOU.", None, Law.LUF, id="another act, before the regime is known"
        ),
    ],
)
def test_a_provision_of_another_regime_is_found(words: str, regime: Regime | None, law: Law) -> None:
    (finding,) = found(words, PURPOSE, regime, law)

    assert finding.message.code == "TK-R252"


@pytest.mark.parametrize(
    ("words", "regime"),
    [
        pytest.param("Kravet ställs enligt 17 kap. 1 § LOU.", Regime.ABOVE, id="the right side"),
        pytest.param("Kravet ställs enligt 17 kap. 1 § LOU.", None, id="before the regime is known"),
        pytest.param("Marken prövas enligt 17 kap. 1 § miljöbalken.", Regime.BELOW, id="another field of law"),
        pytest.param("Kravet följer LOU.", Regime.BELOW, id="an act alone"),
        pytest.param("Se 3 § i avtalet.", Regime.BELOW, id="a section of no chapter"),
        pytest.param("Kapitel och paragraf nämns inte.", Regime.BELOW, id="no provision"),
    ],
)
def test_a_provision_that_holds_is_left(words: str, regime: Regime | None) -> None:
    assert found(words, PURPOSE, regime) == []


# Forced recruitment


@pytest.mark.parametrize(
    "words",
    [
        "Leverantören måste använda kommunens rekrytering.",
        "Leverantören ska använda sig av kommunens rekryterare.",
        "Leverantören skall anlita kommunens arbetsmarknadsenhet.",
        "Leverantören är skyldig att anlita kommunens rekrytering.",
        "Leverantören förbinder sig att nyttja kommunens matchning.",
        "Entreprenören får endast använda kommunens kandidater.",
        "Leverantören måste alltid vända sig till kommunens jobbcenter.",
        "Kommunens matchningsenhet ska användas vid rekrytering.",
        "All rekrytering ska ske via kommunen.",
        "Rekrytering sker enbart genom kommunens arbetsmarknadsenhet.",
        "Kandidaterna ska komma från kommunens matchningsenhet.",
        "Rekryteringen sköts av kommunen.",
        "Leverantören ska rekrytera genom kommunens enhet.",
        "Leverantören ska anställa de personer som kommunen anvisar.",
        "Leverantören måste ta emot dem som kommunen väljer.",
        "Kommunen väljer vilka som får platserna.",
        "Myndigheten utser kandidaterna.",
        "Platserna går till personer anvisade av kommunen.",
        "Leverantören får inte rekrytera själv.",
        "Leverantören har inte rätt att anställa på egen hand.",
        "Egen rekrytering godtas inte.",
        "Det är obligatoriskt att använda kommunens rekrytering.",
        "Kommunens rekrytering är tvingande.",
        "LEVERANTÖREN MÅSTE ANVÄNDA KOMMUNENS REKRYTERING.",
        "Leverantören måste använda\u00a0kommunens rekrytering.",
        "Leverantören måste använda\n  kommunens rekrytering.",
        "Leverantören måste an\u00advända kommunens rekrytering.",
    ],
)
def test_recruitment_that_is_forced_is_found(words: str) -> None:
    assert set(codes(words)) == {"TK-R253"}


@pytest.mark.parametrize(
    "words",
    [
        "Leverantören får använda kommunens rekrytering.",
        "Leverantören kan få hjälp av kommunens rekryterare.",
        "Det är frivilligt att använda kommunens matchning.",
        "Leverantören har alltid rätt att rekrytera själv.",
        "Leverantören behöver inte använda kommunens rekrytering.",
        "Leverantören ska använda kommunens mall för rapporten.",
        "Leverantören ska anställa minst två personer.",
        "Kommunens rekryterare föreslår kandidater.",
        "Fakturor ska skickas via kommunens portal.",
        "Leverantören ska anlita en handledare.",
    ],
)
def test_recruitment_that_is_free_is_left(words: str) -> None:
    assert codes(words) == []


# Residents and seats


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("Endast personer folkbokförda i kommunen får platserna.", "folkbokförda"),
        ("Den som är folkbokförd här ska få arbete.", "folkbokförd"),
        ("Krav på folkbokföring i kommunen.", "folkbokföring"),
        ("Fler kommuninvånare ska få arbete.", "kommuninvånare"),
        ("Fler kommunmedborgare ska få arbete.", "kommunmedborgare"),
        ("Platserna är till för kommunbor.", "kommunbor"),
        ("Kommunens invånare ska få arbete.", "Kommunens invånare"),
        ("Kommunens egna invånare ska få arbete.", "Kommunens egna invånare"),
        ("Kommunens ungdomar ska få arbete.", "Kommunens ungdomar"),
        ("Fler boende i Östersund ska få arbete.", "boende i"),
        ("Fler som bor i kommunen ska få arbete.", "bor i"),
        ("Fler som bor\n  i kommunen ska få arbete.", "bor i"),
        ("Personer bosatta på Frösön ska få arbete.", "bosatta"),
        ("Invånare\n  i länet ska få arbete.", "Invånare i"),
        ("Fler som är mantalsskrivna här ska få arbete.", "mantalsskrivna"),
        ("Den som är skriven i kommunen går före.", "skriven i"),
        ("Personer med hemvist i kommunen går före.", "hemvist"),
        ("Fler hemmahörande i regionen ska få arbete.", "hemmahörande"),
        ("Ungdomar från kommunen går före.", "Ungdomar från kommunen"),
        ("Lokala ungdomar går före.", "Lokala"),
        ("Lokalbefolkningen ska få arbete.", "Lokalbefolkningen"),
    ],
)
def test_words_that_keep_places_for_residents_are_found(words: str, word: str) -> None:
    assert [(each.message.code, each.words) for each in found(words)] == [("TK-R045", word)]


@pytest.mark.parametrize(
    ("words", "word"),
    [
        ("Lokala företag ska anställa fler.", "Lokala företag"),
        ("Ortens entreprenörer ska anställa fler.", "Ortens entreprenörer"),
        ("Leverantörer med säte i länet ska anställa fler.", "med säte i"),
        ("Den som har sitt säte i kommunen gynnas.", "har sitt säte i"),
        ("Företag i kommunen ska anställa fler.", "Företag i kommunen"),
    ],
)
def test_words_that_favour_suppliers_of_the_place_are_found(words: str, word: str) -> None:
    assert [(each.message.code, each.words) for each in found(words)] == [("TK-R046", word)]


@pytest.mark.parametrize(
    "words",
    [
        "Fler personer som står långt från arbetsmarknaden ska få arbete i de arbeten som kommunen köper.",
        "Fler i kommunen ska få arbete.",
        "Fler ska kunna bo kvar och arbeta, även personer utan bostad.",
        "Leverantörens företagshälsovård, kommunens bostäder och lokaler berörs inte.",
        "Arbete i kommunens boenden.",
        "Lokalvård utförs av leverantören.",
        "Lokala kollektivavtal gäller.",
        "Kravet gäller oavsett var personen bor i landet.",
    ],
)
def test_words_about_other_things_are_left_in_peace(words: str) -> None:
    assert codes(words) == []


# A person's background


@pytest.mark.parametrize(
    "words",
    [
        "på grund av funktionsnedsättning",
        "Platsen avslutades p.g.a. sjukskrivning.",
        "Platsen avbröts på grund av sjukdom.",
        "Den anvisade var långtidsarbetslös.",
        "Orsaken var missbruk.",
        "Platsen upphörde efter misskötsamhet.",
        "Olovlig frånvaro i tre veckor.",
        "Platsen upphörde, stöld misstänks.",
        "Graviditet angavs som skäl.",
        "FUNKTIONSNEDSÄTTNING angavs.",
    ],
)
def test_in_a_text_about_one_place_a_background_is_found_without_a_person(words: str) -> None:
    standards = written_standards()
    told = list(read_written([(("breaches", 0, "facts"), words)], standards, lambda key: key[0] == "breaches"))

    assert {finding.message.code for finding in told} == {"TK-R254"}


def test_a_text_that_names_a_place_is_about_it() -> None:
    assert codes("P-01 slutade på grund av funktionsnedsättning.", ("handover", "notes")) == ["TK-R254"]
    assert codes("Platserna passar personer med funktionsnedsättning.", ("handover", "notes")) == []
    assert codes("Kandidaten har en funktionsnedsättning.", ("handover", "notes")) == ["TK-R254"]


# Names demand nothing; answers and a sample's source are printed nowhere


@pytest.mark.parametrize(
    "key", [("title",), ("authority", "name"), ("answers", 0, "reason"), ("source", "note")], ids=str
)
def test_names_and_answers_are_read_for_numbers_and_gaps_alone(key: Key) -> None:
    assert codes("Boende i egna hem enligt 17 kap. 1 § LOU, Kandidaten är sjuk", key) == []
    assert codes("FYLL I", key) == ["TK-R251"]


def test_an_answer_may_quote_whatever_it_is_about() -> None:
    assert codes("FYLL I", ("answers", 0, "words")) == []
    assert codes(NUMBER, ("answers", 0, "words")) == ["TK-R250"]


@pytest.mark.parametrize(
    ("words", "code"),
    [("Lagen (2007:1091) gäller.", "TK-R255"), ("Texten är granskad av en jurist.", "TK-R256")],
)
def test_repealed_acts_and_somebodys_blessing_are_found_once(words: str, code: str) -> None:
    assert codes(f"{words} {words}") == [code]


# Markup


@pytest.mark.parametrize(
    ("value", "marked"),
    [
        ("Fler ska få **arbete**.", "**arbete**"),
        ("Fler ska få __arbete__.", "__arbete__"),
        ("Fler ska få *arbete*.", "*arbete*"),
        ("Fler ska få _arbete_ nu.", "_arbete_"),
        ("Fler ska få ~~praktik~~.", "~~praktik~~"),
        ("Målgrupp:\n- unga\n- nyanlända", "- unga"),
        ("* unga", "* unga"),
        ("+ unga", "+ unga"),
        ("# Syfte", "# Syfte"),
        ("Text.\n## Syfte", "## Syfte"),
        ("Se [planen](https://exempel.se/plan).", "[planen](https://exempel.se/plan)"),
        ("![bild](bild.png)", "![bild](bild.png)"),
        ("Se <https://exempel.se>.", "<https://exempel.se>"),
        ("| Grupp | Antal |\n|---|---|", "| Grupp | Antal |"),
        ("Kör `bygg` först.", "`bygg`"),
        ("```\nkod\n```", "```"),
        ("> citat", "> citat"),
        ("Text\n---\nmer text", "---"),
        ("Fler ska få <b>arbete</b>.", "<b>"),
        ("Rad ett<br>rad två", "<br>"),
        ("Drift &amp; underhåll", "&amp;"),
    ],
)
def test_signs_that_will_be_printed_are_told_with_what_will_stand(value: str, marked: str) -> None:
    assert find_markup(value) == marked
    assert "TK-R257" in codes(value)


@pytest.mark.parametrize(
    "value",
    [
        "Ytan är 3 * 4 * 5 meter.",
        "Mått 3*4*5.",
        "Fil anbud_del_2.docx lämnas.",
        "Drift & underhåll",
        "1. Första\n2. Andra",
        "Kommunen – inte leverantören – svarar.",
        "Nummer #3 och #4",
        "Pris: 5 > 3 < 7",
        "Se [1] och [2].",
        "Tid: 7-16",
        "-5 grader",
    ],
)
def test_ordinary_signs_are_left(value: str) -> None:
    assert find_markup(value) == ""


# Answers


ANSWER = AnsweredWords(
    words="bor i kommunen", reason="Beskriver arbetsmarknaden.", by="upphandlaren", date=date(2026, 10, 1)
)


def test_words_that_somebody_has_answered_for_are_told_as_answered() -> None:
    told = list(with_answers(found("Fler som bor i\n Kommunen ska få **arbete**."), [ANSWER]))

    assert [finding.message.code for finding in told] == ["TK-R259", "TK-R257"]
    assert told[0].message.facts["reason"] == "Beskriver arbetsmarknaden."
    assert told[0].fault.key == PURPOSE


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Fler som bor i länet ska få arbete.", id="other words"),
        pytest.param("Bor i kommunen, FYLL I", id="a gap"),
        pytest.param(f"Kim bor i kommunen, {NUMBER}.", id="an identity number"),
    ],
)
def test_an_answer_answers_for_its_own_words_alone(words: str) -> None:
    told = [finding.message.code for finding in with_answers(found(words), [ANSWER])]

    assert {"TK-R045", "TK-R250", "TK-R251"} & set(told)


# Target groups of the municipality's own


@pytest.mark.parametrize("words", ["flyktingar utan arbete", "personer utan arbete som bor i kommunen"])
def test_who_a_target_group_is_says_nothing_of_a_person(words: str) -> None:
    assert codes(words, ("requirement", "own_groups", 0, "definition")) == []
    assert codes(words, ("requirement", "own_groups", 0, "reason")) != []
    assert codes(f"{words} {NUMBER}", ("requirement", "own_groups", 0, "definition")) == ["TK-R250"]
