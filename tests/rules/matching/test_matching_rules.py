import inspect

import pytest

from given.matching_text import CASE, SOUND, SUPPLIER, case_of, codes_of, lines_of, read, spoiled
from tenderkit.messages import catalogue
from tenderkit.rules.matching import (
    agreement_rules,
    crowding_rules,
    matching_rules,
    meeting_rules,
    placement_rules,
    private_rules,
    waived_rules,
)
from tenderkit.rules.matching.matching_rules import RULES, find_matching_faults

ROOMS = (
    matching_rules,
    meeting_rules,
    placement_rules,
    crowding_rules,
    agreement_rules,
    private_rules,
    waived_rules,
)
A_PERSON = "640823-3234"
SECOND = f"  - {{name: {SUPPLIER}, organisation_number: 556000-0001}}\n"
TWO_SUPPLIERS = CASE.replace(SECOND, SECOND + "  - {name: Prov Mark AB, organisation_number: 556000-0001}\n")
NOT_AWARDED = CASE.replace("  awarded: 2027-01-20\n  standstill_ends: 2027-02-01\n  contract_signed: 2027-02-05\n", "")
NOT_SIGNED = CASE.replace("  contract_signed: 2027-02-05\n", "")
NO_FRAME = CASE[: CASE.index("    agreement:\n")] + CASE[CASE.index("  places:\n") :]
LOTS = "  lots: [{id: A, title: Norr}, {id: B, title: Söder}]\n"
BARE = "format: 2\n"
EARLY = (
    ("    ended: 2027-11-30\n    outcome: completed\n", "    ended: 2027-07-15\n    outcome: ended_early\n"),
    ("    hours_per_week: 37,5\n", "    early_end: {date: 2027-07-15, cause: individual, noticed: 2027-07-15}\n"),
)
KIM_ENDS = "    ended: 2027-11-30\n    outcome: completed\n"
LI_ENDS = "    planned_end: 2027-09-30\n"
CLAIM = "    claim: {date: 2027-10-20, heard: 2027-10-15}\n"
OF_WHAT_IS_MISSING = {"TK-M150", "TK-M175"}  # of the places; tests/rules/claims tells which
REQUEST = "    request: {sent: 2027-09-10}\n"
SANCTION = "    sanction: {amount: 5000, per: missing_month, cap: 10000}\n"


def another(kind: str = "internship", **stated: str) -> str:
    """One placement more, at the end of the file's placements."""
    values = {"id": "P-03", "name": "Bo Annan", "starts": "2027-06-01", "planned_end": "2027-09-30", **stated}
    lines = "".join(f"    {name}: {value}\n" for name, value in values.items() if name != "id")
    block = f"  - id: {values['id']}\n{lines}    kind: {kind}\n    workplace: Depån\n    tasks: [städa]\n"
    return spoiled(("breaches:\n", f"{block}breaches:\n"))


def test_a_sound_file_has_no_faults() -> None:
    assert lines_of(SOUND) == []
    assert lines_of(BARE) == []


def test_every_rule_says_where_it_comes_from() -> None:
    assert all(rule.__doc__ for rule in RULES)
    assert all(entry["source"] for code, entry in catalogue().items() if code.startswith("TK-M"))


def test_every_rule_is_asked() -> None:
    asked = {rule.__name__ for rule in RULES}
    written = {
        name
        for room in ROOMS
        for name, member in inspect.getmembers(room, inspect.isfunction)
        if member.__module__ == room.__name__ and "case" in inspect.signature(member).parameters and name[0] != "_"
    }

    assert written - asked == {"find_matching_faults", "each_placement", "nothing_gives_a_person_away"}


def test_every_fault_comes_in_one_run() -> None:
    text = spoiled(("id: P-02", "id: P-01"), ("claim: {date: 2027-10-20", "claim: {date: 2027-10-05"), *EARLY)

    assert set(codes_of(text, NOT_SIGNED)) >= {"TK-M005", "TK-M219", "TK-M167"}


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        pytest.param(spoiled(("id: P-02", "id: P-01")), CASE, ["45:5: TK-M005 två poster har id P-01"], id="an id twice"),
        pytest.param(spoiled(("    job:", f"    supplier: {SUPPLIER}\n    job:")), CASE, [], id="the only supplier by its name"),
        pytest.param(spoiled(("    job:", "    supplier: Exempel Anlägning AB\n    job:")), CASE, [f"9:5: TK-M007 leverantören finns inte i ärendet; menade du {SUPPLIER}?"], id="a misspelt supplier"),
        pytest.param(spoiled(("    job:", "    supplier: Xyz\n    job:")), CASE, ["9:5: TK-M006 leverantören finns inte i ärendet"], id="an unknown supplier"),
        pytest.param("format: 1\nstart_meetings:\n  - {held: 2027-02-10, recruitment: own}\n", TWO_SUPPLIERS, ["4:5: TK-M008 leverantören måste anges, eftersom ärendet har flera"], id="which of two"),
        pytest.param(SOUND, CASE[: CASE.index("suppliers:")], ["4:1: TK-M009 ärendet har ingen leverantör"], id="no supplier at all"),
    ],
)  # fmt: skip
def test_items_have_ids_and_suppliers_that_can_be_found(text: str, case: str, expected: list[str]) -> None:
    assert [line for line in lines_of(text, case) if "TK-M00" in line] == expected


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [
        pytest.param("En ny plats började strax efter.", ["TK-K021 skälen för beslutet att inte kräva vite säger inget om likabehandling"], id="nothing of others"),
        pytest.param("Andra leverantörer behandlas på samma sätt.", [], id="others"),
        pytest.param("Beslutet är förenligt med likabehandlingen.", [], id="by its name"),
        pytest.param("Den nya platsen är lika lång.", ["TK-K021 skälen för beslutet att inte kräva vite säger inget om likabehandling"], id="only as long"),
    ],
)  # fmt: skip
def test_the_reasons_for_not_claiming_tell_of_equal_treatment(reasons: str, expected: list[str]) -> None:
    waived = f"    waived: {{date: 2027-10-20, reasons: {reasons}, by: {{title: chef}}}}\n"

    found = lines_of(spoiled((CLAIM, waived)))

    assert [line.split(": ", 1)[1] for line in found] == expected


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        pytest.param("format: 1\ndialogues:\n  - {held: 2027-01-19, outcome: open}\n", CASE, ["4:6: TK-M012 2027-01-19 ligger före awarded (2027-01-20)"], id="a dialogue before the award"),
        pytest.param("format: 1\nstart_meetings:\n  - {held: 2027-02-10, recruitment: own}\n", NOT_AWARDED, ["4:6: TK-M011 2027-02-10 ligger före tilldelningen: upphandlingen är inte tilldelad"], id="a meeting without an award"),
        pytest.param(spoiled(("plan_received: 2027-03-10", "plan_received: 2027-02-19")), CASE, ["53:6: TK-M207 plan_received (2027-02-19) ligger före dialogue_held (2027-02-20)"], id="a plan before the dialogue"),
        pytest.param(spoiled((", places_offered: 2}", "}")), CASE, ["53:5: TK-M053 places_offered anges när svaret är places_offered, och bara då"], id="an offer of nothing"),
        pytest.param("format: 1\ndialogues:\n  - {held: 2027-02-20, outcome: open, places_offered: 2}\n", CASE, ["4:5: TK-M053 places_offered anges när svaret är places_offered, och bara då"], id="a number without an offer"),
        pytest.param("format: 1\ndialogues:\n  - {held: 2027-02-20, outcome: no_places}\n", CASE, ["4:5: TK-M054 svaret är att inga platser är möjliga, men skälen saknas"], id="a no without reasons"),
        pytest.param("format: 1\ndialogues:\n  - {held: 2027-02-20, outcome: no_places, reasons: För kort.}\n", CASE, [], id="a no with reasons"),
    ],
)  # fmt: skip
def test_meetings_come_after_the_award_and_answer(text: str, case: str, expected: list[str]) -> None:
    assert lines_of(text, case) == expected


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        pytest.param(another(), NOT_AWARDED, "TK-M011 2027-02-20 ligger före tilldelningen: upphandlingen är inte tilldelad", id="not awarded"),
        pytest.param(another(), NOT_SIGNED, "TK-M219 started (plats började) kan inte ha hänt: avtalet är inte undertecknat", id="not signed"),
        pytest.param(another(starts="2027-01-10", planned_end="2027-06-01"), CASE, "TK-M012 2027-01-10 ligger före awarded (2027-01-20)", id="before the award"),
        pytest.param(another(starts="2027-02-04", planned_end="2027-06-01"), CASE, "TK-M012 2027-02-04 ligger före contract_signed (2027-02-05)", id="before the signature"),
        pytest.param(another(starts="2027-02-15"), CASE, "TK-M014 starts (2027-02-15) ligger utanför avtalstiden, 2027-03-01 till 2030-08-31 med förlängning", id="before the contract"),
        pytest.param(another(starts="2030-06-01", planned_end="2030-09-01"), CASE, "TK-M014 planned_end (2030-09-01) ligger utanför avtalstiden, 2027-03-01 till 2030-08-31 med förlängning", id="after the contract"),
        pytest.param(another(planned_end="2027-05-31"), CASE, "TK-M010 ends (2027-05-31) ligger före starts (2027-06-01)", id="ends before it begins"),
        pytest.param(another(ended="2027-05-31", outcome="completed"), CASE, "TK-M207 ended (2027-05-31) ligger före started (2027-06-01)", id="ended before it began"),
        pytest.param(another(planned_end="2027-08-30", ended="2027-08-30", outcome="completed"), CASE, "TK-M022 platsen är genomförd men kortare än 3 månader, som krävs", id="a day too short"),
        pytest.param(another(planned_end="2027-08-31", ended="2027-08-31", outcome="completed"), CASE, None, id="long enough"),
        pytest.param(another(birth_date="2027-06-01"), CASE, "TK-M027 födelsedatumet ligger inte före placeringens start", id="born on the first day"),
        pytest.param(another(kind="apprenticeship"), CASE, "TK-M057 formen lärlingsperiod är inte bland dem som kravet anger (anställning, praktik)", id="another kind"),
        pytest.param(another(agreement="A-2"), CASE, "TK-M029 överenskommelsen A-2 finns inte i filen", id="an unknown agreement"),
        pytest.param(another(kind="employment", agreement="A-1", starts="2027-10-01", planned_end="2028-01-31"), CASE, "TK-M030 placeringens kind stämmer inte med överenskommelsen A-1", id="not what was agreed"),
    ],
)  # fmt: skip
def test_a_placement_is_something_that_can_have_been(text: str, case: str, expected: str | None) -> None:
    found = [line.split(" ", 1)[1] for line in lines_of(text, case)]
    others = {line.split(" ", 1)[1] for line in lines_of(SOUND, case)}

    assert expected in found if expected else found == []
    assert set(found) - others <= {expected}


def test_a_place_that_is_only_planned_waits_for_the_contract_too() -> None:
    planned = "planned: {starts: 2027-06-01, ends: 2027-11-30}"
    text = f"format: 2\nplaces:\n  - {{id: P-01, kind: internship, job_title: anläggare, workplace: Depån, extent_percent: 75, {planned}}}\n"

    assert codes_of(text) == []
    assert codes_of(text, NOT_SIGNED) == ["TK-M013"]


def test_the_fault_stands_at_its_field() -> None:
    assert lines_of(another(planned_end="2027-05-31")) == [
        "56:35: TK-M010 ends (2027-05-31) ligger före starts (2027-06-01)"
    ]


def test_a_name_may_be_gone_only_when_the_placement_is_over() -> None:
    assert lines_of(spoiled(("    name: Kim Exempel\n", "    name: null\n"))) == []
    assert codes_of(spoiled(("    name: Li Prov\n", ""))) == ["TK-M026"]


def test_a_long_internship_of_young_people_is_noted() -> None:
    young = CASE.replace("[far_from_labour_market]", "[far_from_labour_market, young_people]")

    assert codes_of(SOUND, young) == ["TK-M028", "TK-M028"]
    assert codes_of(spoiled(("    kind: internship\n    workplace: Depån\n    starts: 2027-06-01\n    planned_end: 2027-11-30", "    kind: employment\n    workplace: Depån\n    starts: 2027-06-01\n    planned_end: 2027-11-30"), (LI_ENDS, "    planned_end: 2027-08-31\n")), young) == []  # fmt: skip


def test_an_unsigned_agreement_is_remarked_on() -> None:
    unsigned = spoiled(("    signed: 2027-04-20\n", ""))

    assert codes_of(unsigned) == ["TK-M031"]
    assert codes_of(spoiled(("    signed: 2027-04-20\n", "    signed: 2027-06-02\n"))) == ["TK-M031"]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        pytest.param(another(name="kim  EXEMPEL"), True, id="in other capitals and spaces"),
        pytest.param(another(name="Kim Exempel", starts="2027-11-30", planned_end="2028-03-01"), True, id="one day in common"),
        pytest.param(another(name="Kim Exempel", starts="2027-12-01", planned_end="2028-03-01"), False, id="one after the other"),
        pytest.param(another(name="Kim Exempelsson"), False, id="another name"),
        pytest.param(another(name="Li Prov", birth_date="1999-01-01"), False, id="two people of one name"),
        pytest.param(another(name="Li Prov"), True, id="one birth date says nothing"),
    ],
)  # fmt: skip
def test_one_person_is_at_one_place_at_a_time_and_is_never_named(text: str, met: bool) -> None:  # noqa: FBT001 - a case
    lines = lines_of(text)

    assert ["TK-M023" in line for line in lines] == ([True] if met else [])
    assert not any(name in line for line in lines for name in ("Kim", "kim", "Li "))


def test_a_place_is_the_agreements_own_suppliers() -> None:
    text = SOUND[SOUND.index("agreements:") : SOUND.index("breaches:")]
    text = text.replace("    dialogue_held", f"    supplier: {SUPPLIER}\n    dialogue_held").replace(
        "    kind: internship\n", "    supplier: Prov Mark AB\n    kind: internship\n"
    )

    assert "TK-M030 placeringens supplier stämmer inte med överenskommelsen A-1" in [
        line.split(" ", 1)[1] for line in lines_of(f"format: 1\n{text}", TWO_SUPPLIERS)
    ]


def test_a_breach_without_a_claim_is_only_a_breach() -> None:
    assert lines_of(spoiled((CLAIM, ""), (REQUEST, ""))) == []


def test_two_placements_at_once_name_their_ids() -> None:
    assert lines_of(another(name="Kim Exempel"))[0].endswith(
        "placeringarna P-01 och P-03 gäller samma person och överlappar varandra"
    )


def test_there_are_no_more_people_than_places_in_an_agreement() -> None:
    crowded = another(agreement="A-1")
    after = another(agreement="A-1", starts="2027-10-01", planned_end="2028-01-31")

    assert [line.split(" ", 1)[1] for line in lines_of(crowded)] == [
        "TK-M024 fler personer på en gång än överenskommelsen A-1 har platser (1)"
    ]
    assert lines_of(after) == []


def test_more_people_than_the_requirement_asks_for_are_remarked_on() -> None:
    two = CASE.replace("count: 4", "count: 1")

    assert "TK-M025" in codes_of(another(), two)
    assert "TK-M025" not in codes_of(another(starts="2027-12-01", planned_end="2028-03-31"), two)
    assert "TK-M025" not in codes_of(another(), two.replace("basis: fixed", "basis: per_year"))


@pytest.mark.parametrize(
    ("counted_per", "lots", "codes"),
    [
        pytest.param("contract", "", ["TK-M025"], id="for the contract"),
        pytest.param("contract", ", lots: [A, B]", ["TK-M025"], id="for the contract, whatever its lots"),
        pytest.param("lot", "", [], id="for each of all lots"),
        pytest.param("lot", ", lots: [A]", ["TK-M025"], id="for the one lot that the supplier has"),
    ],
)
def test_what_the_requirement_asks_for_is_counted_by_its_lots(counted_per: str, lots: str, codes: list[str]) -> None:
    case = (
        CASE.replace("count: 4", "count: 1")
        .replace("counted_per: contract", f"counted_per: {counted_per}")
        .replace("  place: within_municipality\n", f"  place: within_municipality\n{LOTS}")
        .replace("556000-0001}", f"556000-0001{lots}}}")
    )

    assert [code for code in codes_of(another(), case) if code == "TK-M025"] == codes


@pytest.mark.parametrize(
    ("changes", "case", "expected"),
    [
        pytest.param([("    signed: 2027-04-20\n", ""), ("valid_from: 2027-05-01", "valid_from: 2027-01-19")], CASE, "TK-M012 2027-01-19 ligger före awarded (2027-01-20)", id="valid before the award"),
        pytest.param([("    signed: 2027-04-20\n", ""), ("valid_from: 2027-05-01", "valid_from: 2027-02-04")], CASE, "TK-M012 2027-02-04 ligger före contract_signed (2027-02-05)", id="valid before the contract"),
        pytest.param([("    signed: 2027-04-20\n", "")], NOT_AWARDED, "TK-M011 2027-02-20 ligger före tilldelningen: upphandlingen är inte tilldelad", id="without an award"),
        pytest.param([("    signed: 2027-04-20\n", "    signed: 2027-02-19\n")], CASE, "TK-M010 signed (2027-02-19) ligger före dialogue_held (2027-02-20)", id="signed before the dialogue"),
        pytest.param([("valid_to: 2028-04-30", "valid_to: 2027-04-30")], CASE, "TK-M010 valid_to (2027-04-30) ligger före valid_from (2027-05-01)", id="ends before it begins"),
        pytest.param([("dialogue_held: 2027-02-20", "dialogue_held: 2027-02-21")], CASE, "TK-M042 ingen sysselsättningsdialog den 2027-02-21 finns bland dialogues", id="another dialogue"),
        pytest.param([], NO_FRAME, "TK-M034 A-1 har ingen ram: requirement.dialogue.agreement saknas i ärendet", id="no frame"),
        pytest.param([("    places: 1\n", "    places: 4\n")], CASE, "TK-M035 överenskommelserna gäller tillsammans 4 platser, mer än maximum_places (3)", id="too many places"),
        pytest.param([("kinds: [internship]", "kinds: [internship, employment]")], CASE, "TK-M036 formen anställning ligger utanför ramens kinds (praktik, lärlingsperiod)", id="another kind"),
        pytest.param([("    months: 4\n", "    months: 7\n")], CASE, "TK-M037 7 månader är längre än maximum_months (6)", id="too long"),
        pytest.param([("cap: 10000", "cap: 15001")], CASE, "TK-M038 taket 15\xa0001 kronor, räknat för alla överenskommelser, är högre än maximum_sanction (15\xa0000 kronor)", id="too costly"),
        pytest.param([], CASE.replace("      maximum_sanction: 15000\n", ""), "TK-M039 upphandlingen anger ingen maximum_sanction, så påföljden får inte vara ett krav på betalning", id="no sanction allowed"),
        pytest.param([(SANCTION, "")], CASE.replace("      maximum_sanction: 15000\n", ""), None, id="no sanction, and none allowed"),
        pytest.param([("    months: 4\n", "    months: 7\n")], CASE.replace("      maximum_months: 6\n", ""), None, id="no limit to the time"),
        pytest.param([("valid_to: 2028-04-30", "valid_to: 2030-09-01")], CASE, "TK-M040 överenskommelsen gäller till 2030-09-01, efter avtalets sista dag (2030-08-31 med förlängning)", id="outlives the contract"),
        pytest.param([("    remedy_days: 30\n", "    remedy_days: 29\n")], CASE, "TK-M065 tiden för rättelse är 29 dagar, kortare än upphandlingens 30", id="shorter time for remedy"),
        pytest.param([("amount: 5000", "amount: 10001")], CASE, "TK-M041 påföljdens belopp är högre än taket", id="above its own cap"),
    ],
)  # fmt: skip
def test_an_agreement_keeps_within_what_the_tender_said(
    changes: list[tuple[str, str]], case: str, expected: str | None
) -> None:
    text = SOUND[: SOUND.index("placements:")]
    found = [line.split(" ", 1)[1] for line in lines_of(spoiled(*changes, text=text), case)]

    assert [line for line in found if "TK-M011" not in line or line == expected] == ([expected] if expected else [])


def test_agreements_with_one_supplier_share_the_frame() -> None:
    block = SOUND[SOUND.index("  - id: A-1") : SOUND.index("placements:")]
    second = block.replace("A-1", "A-2").replace("    places: 1\n", "    places: 3\n")
    text = SOUND.replace("placements:\n", f"{second}placements:\n")

    assert codes_of(text) == ["TK-M035", "TK-M038"]


@pytest.mark.parametrize(
    ("changes", "case", "expected"),
    [
        pytest.param([(REQUEST, "")], CASE, ["TK-M166 vite krävt utan skriftlig anmaning"], id="no request"),
        pytest.param([(CLAIM, "    claim: {date: 2027-10-10}\n")], CASE, ["TK-M167 vite krävt 2027-10-10, innan tiden för rättelse är slut (2027-10-10)"], id="on the last day for remedy"),
        pytest.param([(CLAIM, "    claim: {date: 2027-10-11}\n")], CASE, [], id="the day after"),
        pytest.param([(CLAIM, "    claim: {date: 2028-10-10}\n")], CASE, [], id="on the last day for claims"),
        pytest.param([(CLAIM, "    claim: {date: 2028-10-11}\n")], CASE, ["TK-M168 vite krävs 2028-10-11, efter sista dagen för krav (2028-10-10)"], id="too late"),
        pytest.param([(CLAIM, "    claim: {date: 2028-10-11}\n")], CASE.replace("    claim_within_months: 12\n", ""), [], id="no limit to claims"),
        pytest.param([(CLAIM, CLAIM + "    waived: {date: 2027-10-20, reasons: Alla behandlas på samma sätt., by: {title: chef}}\n")], CASE, ["TK-M169 brist B-1 har både ett krav på vite och ett beslut att inte kräva det"], id="claimed and waived"),
        pytest.param([(CLAIM, CLAIM + "    remedied: 2027-10-10\n")], CASE, ["TK-M170 vite krävt, men bristen rättades i tid (2027-10-10, sista dag 2027-10-10)"], id="remedied in time"),
        pytest.param([(CLAIM, CLAIM + "    remedied: 2027-10-11\n")], CASE, [], id="remedied too late"),
        pytest.param([("clause: platser-antal", "clause: dialog-medverkan")], CASE, ["TK-M171 en brist mot dialog-medverkan ger inget vite"], id="nothing to claim"),
        pytest.param([("    missing_places: 1\n", "")], CASE, [], id="as many as are missing"),
        pytest.param([("clause: platser-antal", "clause: dialog-overenskommelse"), (SANCTION, "")], CASE, ["TK-M171 en brist mot dialog-overenskommelse ger inget vite"], id="an agreement without a sanction"),
        pytest.param([("sent: 2027-09-10", "sent: 2027-09-01")], CASE, ["TK-M207 notice_sent (2027-09-01) ligger före deficiency_found (2027-09-02)"], id="requested before it was known"),
        pytest.param([("heard: 2027-10-15", "heard: 2027-10-21")], CASE, ["TK-M155 vite krävt 2027-10-20 ligger före leverantören fick yttra sig 2027-10-21", "TK-M209 heard (2027-10-21) ligger efter claimed (2027-10-20)"], id="heard after the claim"),
    ],
)  # fmt: skip
def test_a_claim_is_made_by_the_clauses(changes: list[tuple[str, str]], case: str, expected: list[str]) -> None:
    found = [line.split(" ", 1)[1] for line in lines_of(spoiled(*changes), case)]

    assert [line for line in found if line[:7] not in OF_WHAT_IS_MISSING] == expected


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(("Två platser hade börjat", f"{A_PERSON} hade börjat"), id="facts"),
        pytest.param(("tasks: [sköta grönytor]", f"tasks: [sköta grönytor, {A_PERSON}]"), id="tasks"),
        pytest.param(("name: Kim Exempel", f"name: Kim Exempel {A_PERSON}"), id="a name"),
        pytest.param(("mandate: firmatecknare", f"mandate: {A_PERSON}"), id="a mandate"),
    ],
)
def test_an_identity_number_is_refused_everywhere_and_never_repeated(change: tuple[str, str]) -> None:
    [line] = lines_of(spoiled(change))

    assert "TK-M050" in line
    assert A_PERSON not in line
    assert "3234" not in line


def test_a_person_is_named_among_the_persons_alone() -> None:
    told = spoiled(("Två platser hade börjat", "Kim exempel hade inte börjat"))
    own = spoiled(
        (
            KIM_ENDS,
            KIM_ENDS + "    recommendation: {consent: 2027-11-20, text: Kim Exempel är bra., by: {title: chef}}\n",
        )
    )

    assert [line.split(" ", 1)[1] for line in lines_of(told)] == [
        "TK-M230 journal.facts innehåller ett namn på personen i P-01"
    ]
    assert lines_of(own) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param(("tasks: [sköta grönytor]", "tasks: [arbetsträning]"), "placements.tasks", id="a task on a certificate"),
        pytest.param((KIM_ENDS, KIM_ENDS + "    skills: [Klarar arbetet trots sin diagnos]\n"), "placements.skills", id="a skill"),
        pytest.param((KIM_ENDS, KIM_ENDS + "    reference: {consent: 2027-11-20, person: {title: chef}, about: Tiden med försörjningsstöd}\n"), "placements.reference.about", id="a reference"),
        pytest.param(("hade börjat den 1 september", "hade börjat, personen är sjukskriven"), "breaches.facts", id="facts of a breach"),
        pytest.param(("    tasks: [lägga kantsten]\n    starts: 2027-06-01\n    months: 6\n", "    tasks: [lägga kantsten]\n    conditions: Kandidaten har en funktionsnedsättning.\n    starts: 2027-06-01\n    months: 6\n"), "profiles.conditions", id="a profile"),
    ],
)  # fmt: skip
def test_a_word_that_gives_a_person_away_is_refused_and_not_repeated(change: tuple[str, str], field: str) -> None:
    [line] = lines_of(spoiled(change))

    assert line.endswith(f"TK-M051 {field} innehåller ett ord som kan röja något om en person")


def test_words_of_the_contract_are_no_secret_to_the_supplier() -> None:
    text = spoiled(("hade börjat den", "saknas enligt sysselsättningskravet. Vite kan krävas. Rättat den"))

    assert lines_of(text) == []


def test_without_the_list_no_words_are_looked_for() -> None:
    text = spoiled(("tasks: [sköta grönytor]", "tasks: [arbetsträning]"))

    assert find_matching_faults(case_of(), read(text)) == ()


def test_lots_with_requirements_of_their_own_have_their_own_frames() -> None:
    lots = "  lots: [{id: A, title: Norr}, {id: B, title: Söder, requirement: {purpose: x, target_groups: [young_people]}}]\n"
    case = CASE.replace("  place: within_municipality\n", f"  place: within_municipality\n{lots}")
    south = case.replace("556000-0001}\n", "556000-0001, lots: [B]}\n")
    shared = CASE.replace("  place: within_municipality\n", f"  place: within_municipality\n{LOTS}")

    assert find_matching_faults(case_of(case), read(SOUND[: SOUND.index("placements:")])) == ()
    assert codes_of(SOUND[: SOUND.index("placements:")], south) == ["TK-M034"]
    assert lines_of(SOUND, shared) == []
