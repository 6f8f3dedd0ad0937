"""The final report: how many completed what was agreed, met or not by which clause, and nothing that points anybody out."""

from datetime import date
from pathlib import Path

import pytest

from given.reported_case import (
    AGREEMENT,
    CASE,
    DIALOGUE,
    DIALOGUE_ONLY,
    FIRST,
    FOUR,
    SECOND,
    TWO,
    YEARLY,
    built,
    canaries_in,
    changed,
    done,
    ended_early,
    file_with,
    placement,
    refused,
    words_of,
)
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.workflows.finished.check_document import check_document

KIND = "slutrapport"
AFTER = date(2029, 10, 1)
MET, PARTLY, NOT_MET = "Kravet är uppfyllt.", "Kravet är delvis uppfyllt.", "Kravet är inte uppfyllt."
STAYED = "Personer som fick fortsätta hos arbetsgivaren: "
TOO_FEW = "redovisas inte, eftersom det gäller färre än fem personer"
SIX = tuple(done(number) for number in range(1, 7))


def report(home: Path, matching: str, case: str = CASE, day: date | None = None) -> str:
    return words_of(built(home, KIND, matching, case, day) / f"{KIND}.txt")


def of(supplier: str, text: str) -> str:
    return changed("    workplace", f"    supplier: {supplier}\n    workplace", text)


def stayed(number: int, *, yes: bool) -> str:
    return done(number, continued="true" if yes else "false")


def test_the_report_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    matching = file_with(*FOUR[:3], ended_early(4, "supplier"), done(5, agreement="A-1"), agreements=AGREEMENT)

    folder = built(tmp_path, KIND, matching, day=date(2028, 8, 1))

    golden(f"kinds/{KIND}.txt", (folder / f"{KIND}.txt").read_bytes().decode("utf-8"))


def test_the_report_is_sound_word_and_our_own_checks_find_nothing(tmp_path: Path) -> None:
    folder = built(tmp_path, KIND, file_with(*FOUR))

    assert open_xml_findings(folder / f"{KIND}.docx") == []
    found = [check_document(folder / f"{KIND}{suffix}") for suffix in (".docx", ".html", ".txt")]
    assert found == [(), (), ()]


@pytest.mark.parametrize(
    ("matching", "day", "says", "persons"),
    [
        pytest.param(file_with(*FOUR), None, MET, "4 personer har genomfört", id="met"),
        pytest.param(file_with(*FOUR[:1]), AFTER, PARTLY, "1 person har genomfört", id="partly"),
        pytest.param(file_with(dialogues=""), AFTER, NOT_MET, "Ingen person har genomfört någon plats.", id="not met"),
        pytest.param(file_with(*FOUR, dialogues=DIALOGUE.replace("02-20", "03-08")), None, MET, "4 personer har genomfört", id="a dialogue a day late"),
    ],
)  # fmt: skip
def test_what_was_done_decides_what_the_report_says(
    matching: str, day: date | None, says: str, persons: str, tmp_path: Path
) -> None:
    text = report(tmp_path, matching, day=day)

    assert [each for each in (MET, PARTLY, NOT_MET) if each in text] == [says]
    assert persons in text
    assert ("Insatsen är slutförd." in text) is (says == MET)
    assert ("Upphandlaren bedömer" in text) is (says != MET or "Leverantören har inte gjort allt" in text)


def test_the_same_person_at_two_places_is_counted_once(tmp_path: Path) -> None:
    again = done(4, "2028-05-31", starts="2027-12-01", planned_end="2028-05-31").replace("person4", "person3")

    text = report(tmp_path, file_with(*FOUR[:3], again), day=date(2028, 8, 1))

    assert "Personer som har genomfört sin plats: 3" in text
    assert "Genomförda platser: 4" in text


def test_a_dialogue_without_a_place_ends_the_matter(tmp_path: Path) -> None:
    no = DIALOGUE.replace("places_offered, places_offered: 2", "no_places, reasons: Arbetet utförs av två personer.")

    text = report(tmp_path, file_with(dialogues=no), DIALOGUE_ONLY)

    assert MET in text
    assert "Leverantören har angett skälen till att inga platser är möjliga." in text


@pytest.mark.parametrize(
    ("matching", "case", "day", "says"),
    [
        pytest.param(file_with(*FOUR[:3], placement(4)), CASE, AFTER, "placeringar pågår eller saknar slutdag: P-04", id="a placement goes on"),
        pytest.param(file_with(*FOUR), CASE, date(2027, 11, 29), "placeringar pågår eller saknar slutdag: P-01, P-02, P-03, P-04", id="the day before the end"),
        pytest.param(file_with(*FOUR[:3]), CASE, date(2027, 9, 1), "allt är inte avgjort: Platser: platser som återstår eller pågår: 1", id="places that aren't due"),
        pytest.param(file_with(dialogues=""), DIALOGUE_ONLY, None, "allt är inte avgjort: Sysselsättningsdialog: den första sysselsättningsdialogen ska hållas senast den 7 mars 2027", id="a dialogue that isn't due"),
        pytest.param(file_with(agreements=AGREEMENT), DIALOGUE_ONLY, None, "allt är inte avgjort: Överenskommelse A-1: 0 av 1 platser är genomförda, 0 pågår", id="an agreement that runs"),
        pytest.param(file_with(done(1)), YEARLY, date(2027, 12, 1), "allt är inte avgjort: platserna för senare avtalsår återstår, de närmaste ska ha börjat senast den 1 september 2028", id="later years"),
        pytest.param(file_with(), changed("    remedy_days: 14\n", "    remedy_days: 14\n    repeat_every_months: 6\n", DIALOGUE_ONLY), None, "allt är inte avgjort: nästa sysselsättningsdialog ska hållas senast den 20 augusti 2027", id="a dialogue to come"),
        pytest.param(file_with(), changed("  contract_signed: 2027-02-05\n", ""), None, "avtalet är inte undertecknat, så det finns inget att avsluta", id="no contract"),
        pytest.param("", CASE, None, "rekryterarens fil placeringar.yaml saknas, så det går inte att se vad som har gjorts", id="no file"),
    ],
)  # fmt: skip
def test_what_is_not_over_stops_the_report_and_is_named(
    matching: str, case: str, day: date | None, says: str, tmp_path: Path
) -> None:
    found = refused(tmp_path, KIND, matching, case, day)

    assert says in [each.replace("\u00a0", " ") for each in found]


def test_call_offs_may_come_until_the_contract_is_over(tmp_path: Path) -> None:
    held = DIALOGUE.replace("{held", f"{{supplier: {FIRST}, held") + DIALOGUE.replace(
        "{held", f"{{supplier: {SECOND}, held"
    )
    matching = file_with(of(FIRST, done(1)), of(FIRST, done(2)), of(SECOND, done(3)), dialogues=held)

    [says] = refused(tmp_path / "before", KIND, matching, TWO)
    folder = built(tmp_path / "after", KIND, matching, TWO, AFTER)

    together, second = words_of(folder / f"{KIND}.txt"), words_of(folder / f"{KIND}-andra-exempel-ab.txt")
    assert (
        "antalet platser är inte slutligt förrän avtalstiden slutar den 31 augusti 2029 (Första Exempel AB)"
        in says.replace("\u00a0", " ")
    )
    assert f"Leverantör: {SECOND}; Del: Platser; Krävs: 1; Gjort: 1; Utfall: uppfyllt" in together
    assert f"20 februari 2027: Den första sysselsättningsdialogen hölls ({FIRST})" in together
    assert MET not in together
    assert MET in second
    assert FIRST not in second


def test_of_much_that_is_waited_for_the_first_is_named(tmp_path: Path) -> None:
    [says] = refused(tmp_path, KIND, file_with(dialogues=""), TWO)

    assert says.startswith(f"allt är inte avgjort: Sysselsättningsdialog ({FIRST}): den första")
    assert says.endswith(", och mer, antal: 2")


@pytest.mark.parametrize(
    ("matching", "told"),
    [
        pytest.param(file_with(stayed(1, yes=True), *FOUR[1:]), STAYED + TOO_FEW, id="one of four"),
        pytest.param(file_with(*(stayed(number, yes=True) for number in range(1, 5))), STAYED + TOO_FEW, id="all four"),
        pytest.param(file_with(*(stayed(number, yes=False) for number in range(1, 5))), STAYED + TOO_FEW, id="none of four"),
        pytest.param(file_with(*(stayed(number, yes=True) for number in range(1, 7))), STAYED + "6", id="all six"),
        pytest.param(file_with(*(stayed(number, yes=number < 6) for number in range(1, 7))), STAYED + TOO_FEW, id="five, so that one did not"),
        pytest.param(file_with(*(stayed(number, yes=False) for number in range(1, 7))), STAYED + "0", id="none of six"),
    ],
)  # fmt: skip
def test_how_many_stayed_is_told_only_when_nobody_is_pointed_out(matching: str, told: str, tmp_path: Path) -> None:
    assert told in report(tmp_path, matching)


def test_nothing_is_said_of_staying_when_nothing_is_known(tmp_path: Path) -> None:
    assert STAYED not in report(tmp_path, file_with(*FOUR))


def test_early_ends_are_told_by_whether_they_were_the_suppliers(tmp_path: Path) -> None:
    ends = (ended_early(5, "supplier"), ended_early(6, "individual"), ended_early(7, "other"))

    text = report(tmp_path, file_with(*FOUR, *ends))

    assert "Platser som avslutades i förtid: 3" in text
    assert "– av leverantören eller den som gav platsen: 1" in text
    assert "– av någon annan: 2" in text
    assert "den enskilde" not in text, "one person's own doing would point at that person"


def test_of_many_early_ends_those_by_the_people_themselves_are_told(tmp_path: Path) -> None:
    ends = (ended_early(number, "individual") for number in range(5, 10))

    assert "– varav av den enskilde: 5" in report(tmp_path, file_with(*FOUR, *ends))


def test_removed_names_are_said_to_have_been_removed(tmp_path: Path) -> None:
    matching = file_with(*FOUR[:3], ended_early(4, "individual"))
    pruned = "".join(line for line in matching.splitlines(keepends=True) if not line.startswith("    name: Kanarie"))

    folder = built(tmp_path / "pruned", KIND, pruned, day=AFTER)

    assert "Namn har gallrats. Varje genomförd plats utan namn räknas därför som en person." in words_of(
        folder / f"{KIND}.txt"
    )
    assert canaries_in(folder, KIND) == []
    assert "gallrats" not in report(tmp_path / "named", matching, day=AFTER)


def test_no_word_of_a_person_is_in_any_file(tmp_path: Path) -> None:
    matching = file_with(*SIX, ended_early(7, "individual"), done(8, agreement="A-1"), agreements=AGREEMENT)

    assert canaries_in(built(tmp_path, KIND, matching), KIND) == []
