import inspect

import pytest
from msgspec.structs import replace

from given.cases import WITH_PLACES, problems_of, read, spoiled
from given.law_rows import shipped_table
from tenderkit.messages import Gravity, Message
from tenderkit.model.case.choices import Law
from tenderkit.model.law.acts import LongestFramework
from tenderkit.rules.case import (
    case_rules,
    contract_rules,
    date_rules,
    dialogue_rules,
    edition_rules,
    own_group_rules,
    party_rules,
    requirement_rules,
    size_rules,
    standstill_rules,
)
from tenderkit.rules.case.case_rules import OF_THE_ACT, RULES, find_faults

ROOMS = (
    date_rules,
    size_rules,
    standstill_rules,
    contract_rules,
    requirement_rules,
    dialogue_rules,
    edition_rules,
    own_group_rules,
    party_rules,
)
ASKED = "8:1: TK-R113 vilken dag slutar avtalsspärren?"
PLACE = "  place: within_municipality\n"
SHARE, AMOUNT = "{percent: 5, of: contract_price}", "{amount: 200000}"
FRAMEWORK = spoiled("form: contract", "form: framework_agreement").replace(SHARE, AMOUNT)
CALLED_OFF = FRAMEWORK.replace("months: 30\n", "months: 30\n  call_off_by: both\n")
SHARED = CALLED_OFF.replace("call_off_by: both\n", "call_off_by: both\n  supplier_count: 5\n")


def lines(text: str) -> list[str]:
    return [
        f"{problem.line}:{problem.column}: {problem.message.code} {problem.message.what}"
        for problem in problems_of(text)
    ]


def test_a_sound_case_has_no_faults() -> None:
    assert find_faults(read(WITH_PLACES), shipped_table().acts[Law.LOU]) == ()


def test_every_rule_says_where_it_comes_from() -> None:
    rules = [*RULES, *OF_THE_ACT, *requirement_rules.FOR_EACH_REQUIREMENT]

    assert all(rule.__doc__ for rule in rules)
    assert case_rules.__doc__


def test_every_rule_is_asked() -> None:
    asked = {rule.__name__ for rule in (*RULES, *OF_THE_ACT, *requirement_rules.FOR_EACH_REQUIREMENT)}
    written = {
        name
        for room in ROOMS
        for name, member in inspect.getmembers(room, inspect.isfunction)
        if member.__module__ == room.__name__ and not name.startswith("_")
    }

    assert written <= asked


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  published: 2026-10-31\n", ["11:3: TK-R001 published (2026-10-31) ligger före begins (2026-11-01)"], id="advertised before it is begun"),
        pytest.param("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  tender_deadline: 2026-12-15\n  awarded: 2026-12-01\n", ["12:3: TK-R001 awarded (2026-12-01) ligger före tender_deadline (2026-12-15)", ASKED], id="awarded before the deadline"),
        pytest.param("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  awarded: 2026-10-15\n", ["11:3: TK-R001 awarded (2026-10-15) ligger före begins (2026-11-01)", ASKED], id="awarded before it is begun"),
        pytest.param("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  published: 2026-12-01\n  tender_deadline: 2026-10-01\n  awarded: 2026-11-15\n", ["12:3: TK-R001 tender_deadline (2026-10-01) ligger före published (2026-12-01)", "13:3: TK-R001 awarded (2026-11-15) ligger före published (2026-12-01)", ASKED], id="a wrong day hides no other"),
        pytest.param("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  tender_deadline: 2026-11-01\n  awarded: 2026-11-01\n", ["12:3: TK-R036 awarded och tender_deadline är samma dag (2026-11-01)", ASKED], id="awarded on the last day for tenders"),
        pytest.param("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  awarded: 2027-01-20\n  standstill_ends: 2027-01-10\n", ["12:3: TK-R001 standstill_ends (2027-01-10) ligger före awarded (2027-01-20)"], id="standstill before the award"),
        pytest.param("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  awarded: 2027-01-20\n  standstill_ends: 2027-02-01\n  contract_signed: 2027-02-01\n", ["13:3: TK-R002 avtalet undertecknas 2027-02-01, innan avtalsspärren är slut (2027-02-01)"], id="signed on the last day of the standstill"),
        pytest.param("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  awarded: 2027-01-20\n  standstill_ends: 2027-02-01\n  contract_signed: 2027-02-02\n", [], id="signed the day after"),
        pytest.param("starts: 2027-03-01", "starts: 2026-12-01\n  special_reasons:", [], id="nothing to compare with"),
        pytest.param("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  tender_deadline: 2027-04-01\n", ["17:3: TK-R001 starts (2027-03-01) ligger före tender_deadline (2027-04-01)"], id="starts before the deadline"),
        pytest.param("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  tender_deadline: 2027-04-01\n  awarded: 2027-05-01\n", ["18:3: TK-R001 starts (2027-03-01) ligger före awarded (2027-05-01)", ASKED], id="starts before the award"),
        pytest.param("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  contract_signed: 2027-03-02\n", ["17:3: TK-R003 avtalet börjar 2027-03-01, innan det är undertecknat (2027-03-02)"], id="starts before it is signed"),
        pytest.param("  begins: 2026-11-01\n", "  begins: 2026-10-01\n  published: 2026-10-05\n", ["12:19: TK-R004 branschdialogen hölls 2026-10-12, efter att upphandlingen annonserats"], id="asked too late"),
        pytest.param("{held: 2026-10-12}", "{not_held: Marknaden är känd.}", [], id="not asked, and why"),
        pytest.param("", "tender_questions: [{received: 2026-11-20, question: x, answered: 2026-11-19}, {received: 2026-11-20, question: x}]\n", ["39:56: TK-R001 answered (2026-11-19) ligger före received (2026-11-20)"], id="answered before it was asked"),
    ],
)  # fmt: skip
def test_dates_come_in_an_order_that_can_happen(old: str, new: str, expected: list[str]) -> None:
    assert lines(spoiled(old, new)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(spoiled("market_dialogue: {held: 2026-10-12}\n", ""), ["1:1: TK-R020 branschdialog saknas"], id="no market dialogue"),
        pytest.param(spoiled(PLACE, PLACE + "  cpv: 45233000-9\n"), [], id="works and a works CPV"),
        pytest.param(spoiled("subject: works", "subject: services\n  cpv: 45233000-9"), ["14:3: TK-R021 CPV-koden 45233000-9 gäller byggentreprenad men subject är services (tjänster)"], id="services and a works CPV"),
        pytest.param(spoiled("subject: works", "subject: works\n  cpv: 90910000-9"), ["14:3: TK-R022 subject är works (byggentreprenad) men CPV-koden 90910000-9 gäller inte byggentreprenad"], id="works and another CPV"),
        pytest.param(spoiled(PLACE, PLACE + "  lots: [{id: A, title: x, cpv: 90910000-9}]\n"), ["19:28: TK-R022 subject är works (byggentreprenad) men CPV-koden 90910000-9 gäller inte byggentreprenad"], id="a lot with another CPV"),
        pytest.param(spoiled(PLACE, PLACE + "  call_off_by: both\n  supplier_count: 3\n  special_reasons: x\n"), ["19:3: TK-R024 call_off_by används bara för ramavtal", "20:3: TK-R024 supplier_count används bara för ramavtal", "21:3: TK-R024 special_reasons används bara för ramavtal"], id="framework keys in a contract"),
        pytest.param(FRAMEWORK, ["12:1: TK-R025 hur sker avrop från ramavtalet?"], id="a framework without call-off"),
        pytest.param(FRAMEWORK.replace("months: 30\n", "months: 36\n  option_months: 12\n  call_off_by: both\n"), [], id="a framework of four years"),
        pytest.param(FRAMEWORK.replace("months: 30\n", "months: 36\n  option_months: 13\n  call_off_by: both\n"), ["12:1: TK-R026 ramavtalet löper i 49 månader, längre än 4 år, utan särskilda skäl"], id="a framework over four years"),
        pytest.param(FRAMEWORK.replace("months: 30\n", "months: 60\n  call_off_by: both\n  special_reasons: x\n"), [], id="a long framework with reasons"),
        pytest.param(FRAMEWORK.replace("months: 30\n", "months: 60\n  call_off_by: both\n").replace("law: LOU", "law: LUF"), [], id="a framework of five years under LUF"),
        pytest.param(FRAMEWORK.replace("months: 30\n", "months: 96\n  call_off_by: both\n").replace("law: LOU", "law: LUF"), [], id="a framework of eight years under LUF"),
        pytest.param(FRAMEWORK.replace("months: 30\n", "months: 96\n  option_months: 1\n  call_off_by: both\n").replace("law: LOU", "law: LUF"), ["12:1: TK-R026 ramavtalet löper i 97 månader, längre än 8 år, utan särskilda skäl"], id="a framework over eight years under LUF"),
        pytest.param(FRAMEWORK.replace("months: 30\n", "months: 97\n  call_off_by: both\n").replace("law: LOU", "law: LUK"), [], id="a concession has no framework rule"),
        pytest.param(FRAMEWORK.replace("months: 30\n", "months: 60\n  call_off_by: both\n").replace("kind: open", "kind: below_threshold"), [], id="chapter 7 doesn't apply below the threshold"),
        pytest.param(FRAMEWORK.replace("months: 30\n", "months: 60\n  call_off_by: both\n").replace("subject: works", "subject: services\n  annex_2: ja"), [], id="nor to services of annex 2"),
        pytest.param(spoiled("months: 30\n", "months: 60\n"), [], id="a long contract"),
        pytest.param(spoiled(PLACE, PLACE + "  lots: [{id: A, title: x}, {id: a, title: y}]\n"), ["19:30: TK-R027 två anbudsområden har id a"], id="two lots of one name"),
        pytest.param(spoiled(PLACE, PLACE + "  lots: [{id: A, title: x, value: 40000000}, {id: B, title: y, value: 25000001}]\n"), ["15:3: TK-R028 anbudsområdenas värden är tillsammans högre än estimated_value"], id="lots above the whole"),
        pytest.param(spoiled(PLACE, PLACE + "  lots: [{id: A, title: x, value: 40000000}, {id: B, title: y}]\n"), [], id="a lot without value"),
    ],
)  # fmt: skip
def test_the_contract_agrees_with_itself(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_how_long_a_framework_may_be_is_the_acts_to_say() -> None:
    framework = FRAMEWORK.replace("months: 30\n", "months: 30\n  call_off_by: both\n")
    act = shipped_table().acts[Law.LOU]
    longest = LongestFramework(months=24, provision="8 kap. 3 §", source="x")

    (fault,) = find_faults(read(framework), replace(act, longest_framework=longest))

    assert fault.message.what == "ramavtalet löper i 30 månader, längre än 2 år, utan särskilda skäl"
    assert "(8 kap. 3 § LOU)" in fault.message.remedy


DIALOGUE = "  dialogue: {initiative: recruiter, first_meeting_within_days: 30, counted_from: contract_signed, sanction: none, reply_within_days: 14}\n"
PLACES = WITH_PLACES[WITH_PLACES.index("  places:\n") : WITH_PLACES.index("  penalty:\n")]
PENALTY = WITH_PLACES[WITH_PLACES.index("  penalty:\n") :]
YEARLY = WITH_PLACES.replace("basis: fixed", "basis: per_year")
OWN = "requirement: {purpose: x, target_groups: [young_people]}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(WITH_PLACES.replace(PLACES + PENALTY, ""), ["19:1: TK-R010 vilket krav ska ställas: dialogue, places eller båda?"], id="nothing is required"),
        pytest.param(WITH_PLACES.replace(PLACES + PENALTY, DIALOGUE), [], id="only dialogue"),
        pytest.param(WITH_PLACES.replace(PLACES, DIALOGUE + PLACES), [], id="dialogue and places"),
        pytest.param(WITH_PLACES.replace(PENALTY, ""), ["19:1: TK-R011 kravet på platser saknar vite"], id="places without penalty"),
        pytest.param(WITH_PLACES.replace(PLACES, DIALOGUE), ["23:3: TK-R012 vitet hör till ett krav på platser, men places saknas"], id="penalty without places"),
        pytest.param(spoiled("    cap: {percent: 5, of: contract_price}\n", ""), ["33:3: TK-R014 vitet saknar tak"], id="penalty without cap"),
        pytest.param(WITH_PLACES.replace(PENALTY, "  penalty: {amount: 1000, per: missing_place, remedy_days: 1, counted_from: written_notice}\n"), ["33:12: TK-R014 vitet saknar tak"], id="penalty without cap in braces"),
        pytest.param(spoiled("{percent: 5, of: contract_price}", "{amount: 49999}"), ["36:11: TK-R015 vitestaket är lägre än ett enda vite"], id="a cap below one penalty"),
        pytest.param(spoiled("{percent: 5, of: contract_price}", "{amount: 50000}"), [], id="a cap of one penalty"),
        pytest.param(FRAMEWORK.replace("months: 30\n", "months: 30\n  call_off_by: both\n").replace("basis: fixed", "basis: per_called_off_sek"), ["23:3: TK-R016 platser efter avropat belopp kräver sek_per_place"], id="by volume without a rate"),
        pytest.param(spoiled("basis: fixed", "basis: fixed\n    sek_per_place: 1000000"), ["24:5: TK-R017 sek_per_place används bara när antalet platser följer ett belopp"], id="a rate without volume"),
        pytest.param(spoiled("minimum_months: 3", "minimum_months: 2"), ["28:5: TK-R018 en plats på 2 månader är kort; den bör vara minst tre månader"], id="a short place"),
        pytest.param(spoiled("  months: 30\n", "  months: 8\n"), ["30:5: TK-R019 platserna hinner inte bli klara: start och minsta tid tar 9 månader men avtalet 8"], id="a contract too short"),
        pytest.param(spoiled("  months: 30\n", "  months: 9\n"), [], id="a contract just long enough"),
        pytest.param(YEARLY.replace("months: 30\n", "months: 8\n"), ["30:5: TK-R019 platserna hinner inte bli klara: start och minsta tid tar 9 månader men avtalet 8", "24:5: TK-R222 kravet ger ingen plats alls, räknat på hela värdet och hela avtalstiden"], id="a single year too short"),
        pytest.param(YEARLY, ["30:5: TK-R260 platserna för avtalsår 3 går inte att kräva: när de senast ska ha börjat, 1\u00a0september 2029, återstår kortare tid av avtalet än de 3 månader som en plats ska vara"], id="a last year too short"),
        pytest.param(YEARLY.replace("minimum_months: 3", "minimum_months: 18"), ["30:5: TK-R260 platserna för avtalsår 2, 3 går inte att kräva: när de senast ska ha börjat, 1\u00a0september 2028, 1\u00a0september 2029, återstår kortare tid av avtalet än de 18 månader som en plats ska vara"], id="two years too short"),
        pytest.param(YEARLY.replace("months: 30\n", "months: 36\n").replace("start_within_months: 6", "start_within_months: 11"), ["30:5: TK-R260 platserna för avtalsår 3 går inte att kräva: när de senast ska ha börjat, 1\u00a0februari 2030, återstår kortare tid av avtalet än de 3 månader som en plats ska vara"], id="whole years with hardly any time left"),
        pytest.param(YEARLY.replace("start_within_months: 6", "start_within_months: 3"), [], id="a last year just long enough"),
        pytest.param(spoiled("counted_per: contract", "counted_per: lot"), ["25:5: TK-R029 platserna räknas per anbudsområde men upphandlingen är inte delad"], id="per lot without lots"),
        pytest.param(spoiled("counted_per: contract", "counted_per: lot").replace(PLACE, PLACE + "  lots: [{id: A, title: x}]\n"), [], id="per lot with lots"),
        pytest.param(spoiled("counted_from: contract_start", "counted_from: call_off"), ["31:5: TK-R030 counted_from förutsätter avrop, men avtalet är inget ramavtal"], id="counted from a call-off"),
        pytest.param(spoiled("basis: fixed", "basis: per_called_off_sek\n    sek_per_place: 1000000"), ["23:5: TK-R030 basis förutsätter avrop, men avtalet är inget ramavtal"], id="by volume in a contract"),
        pytest.param(spoiled("of: contract_price", "of: called_off_value"), ["36:23: TK-R030 of förutsätter avrop, men avtalet är inget ramavtal"], id="a cap by volume in a contract"),
        pytest.param(spoiled("", "  exclusion: {months: 6}\n"), ["39:3: TK-R030 exclusion förutsätter avrop, men avtalet är inget ramavtal"], id="exclusion in a contract"),
        pytest.param(WITH_PLACES.replace(PLACES, DIALOGUE.replace("none", "exclusion_from_call_off") + PLACES), ["22:99: TK-R030 sanction förutsätter avrop, men avtalet är inget ramavtal", "19:1: TK-R031 uteslutning från avrop saknar längd"], id="exclusion as the dialogue's sanction"),
        pytest.param(CALLED_OFF.replace(AMOUNT, SHARE), ["37:23: TK-R032 vitestaket räknas på ett avtalat pris, men ett ramavtal har inget pris"], id="a cap of a price that isn't there"),
        pytest.param(CALLED_OFF.replace(AMOUNT, "{percent: 5, of: estimated_value}"), [], id="a cap of the whole value for one supplier"),
        pytest.param(SHARED.replace(AMOUNT, "{percent: 5, of: estimated_value}").replace("counted_per: contract", "counted_per: supplier"), ["38:23: TK-R033 vitestaket räknas på hela det beräknade värdet, men 5 leverantörer delar på det", "25:5: TK-R039 antalet platser är fast, men ramavtalet delas av 5 leverantörer vars volym ingen känner"], id="a cap of the whole value for several"),
        pytest.param(SHARED, ["27:5: TK-R034 antalet platser (4) är mindre än antalet leverantörer (5) som ska dela på det"], id="fewer places than suppliers"),
        pytest.param(SHARED.replace("basis: fixed", "basis: per_year").replace("start_within_months: 6", "start_within_months: 3"), ["27:5: TK-R034 antalet platser (4) är mindre än antalet leverantörer (5) som ska dela på det"], id="fewer places a year than suppliers"),
        pytest.param(SHARED.replace("counted_per: contract", "counted_per: lot").replace(PLACE, PLACE + "  lots: [{id: A, title: x}]\n"), ["28:5: TK-R034 antalet platser (4) är mindre än antalet leverantörer (5) som ska dela på det"], id="fewer places in a lot than suppliers"),
        pytest.param(SHARED.replace("supplier_count: 5", "supplier_count: 4"), ["25:5: TK-R039 antalet platser är fast, men ramavtalet delas av 4 leverantörer vars volym ingen känner"], id="as many places as suppliers"),
        pytest.param(SHARED.replace("supplier_count: 5", "supplier_count: 4").replace("basis: fixed", "basis: per_year").replace("start_within_months: 6", "start_within_months: 3"), ["25:5: TK-R039 antalet platser är fast, men ramavtalet delas av 4 leverantörer vars volym ingen känner"], id="a fixed number a year"),
        pytest.param(SHARED.replace("supplier_count: 5", "supplier_count: 1"), [], id="a fixed number for one supplier"),
        pytest.param(SHARED.replace("basis: fixed", "basis: per_called_off_sek\n    sek_per_place: 10000"), [], id="each supplier counted by its own volume"),
        pytest.param(spoiled("[far_from_labour_market]", "[reduced_work_capacity]"), ["21:3: TK-R035 målgruppen är bara personer med nedsatt arbetsförmåga, så platsen i sig avslöjar personens bakgrund", "21:3: TK-R315 målgruppen är bara personer med nedsatt arbetsförmåga, så urvalet missgynnar andra efter ursprung eller hälsa utan någon neutral grupp"], id="a group that speaks of health"),
        pytest.param(spoiled("[far_from_labour_market]", "[newly_arrived]"), ["21:3: TK-R035 målgruppen är bara nyanlända, så platsen i sig avslöjar personens bakgrund", "21:3: TK-R315 målgruppen är bara nyanlända, så urvalet missgynnar andra efter ursprung eller hälsa utan någon neutral grupp"], id="a group that speaks of origin"),
        pytest.param(spoiled("[far_from_labour_market]", "[newly_arrived, reduced_work_capacity]"), ["21:3: TK-R315 målgruppen är bara nyanlända, personer med nedsatt arbetsförmåga, så urvalet missgynnar andra efter ursprung eller hälsa utan någon neutral grupp"], id="two groups that tell"),
        pytest.param(spoiled("[far_from_labour_market]", "[young_people]"), ["28:5: TK-R044 unga hör till målgruppen och en plats kan vara praktik i 3 månader, men arbetspraktik i jobbgarantin för ungdomar får pågå i längst tre månader"], id="interns of the longest time that the job guarantee allows"),
        pytest.param(spoiled("[far_from_labour_market]", "[young_people]").replace("minimum_months: 3", "minimum_months: 4"), ["28:5: TK-R044 unga hör till målgruppen och en plats kan vara praktik i 4 månader, men arbetspraktik i jobbgarantin för ungdomar får pågå i längst tre månader"], id="interns for longer"),
        pytest.param(spoiled("[far_from_labour_market]", "[young_people]").replace("minimum_months: 3", "minimum_months: 2"), ["28:5: TK-R018 en plats på 2 månader är kort; den bör vara minst tre månader"], id="interns for a short time"),
        pytest.param(spoiled("[far_from_labour_market]", "[young_people]").replace("[employment, internship]", "[employment]"), [], id="young people in employment"),
        pytest.param(WITH_PLACES.replace(PLACES + PENALTY, DIALOGUE.replace(", reply_within_days: 14", "")), ["22:13: TK-R047 vad ska komma efter det första mötet, och när?"], id="one meeting and nothing more"),
        pytest.param(WITH_PLACES.replace(PLACES + PENALTY, DIALOGUE.replace("reply_within_days: 14", "plan_within_days: 14")), [], id="a meeting and a plan"),
        pytest.param(WITH_PLACES.replace(PLACES + PENALTY, DIALOGUE.replace("days: 30,", "days: 720,").replace("reply_within_days: 14", "plan_within_days: 180")), [], id="a plan on the last day of the contract"),
        pytest.param(WITH_PLACES.replace(PLACES + PENALTY, DIALOGUE.replace("days: 30,", "days: 720,").replace("reply_within_days: 14", "plan_within_days: 181")), ["22:37: TK-R038 avtalet på 30 mån. är kortare än de 901 dagar som det första mötet och planen får ta"], id="a plan after the contract"),
        pytest.param(WITH_PLACES.replace(PLACES + PENALTY, DIALOGUE.replace("reply_within_days: 14", "repeat_every_months: 30")), ["22:115: TK-R037 repeat_every_months är 30 månader, men avtalet löper i 30"], id="a second dialogue that never comes"),
        pytest.param(spoiled("", "  follow_up: {report_every_months: 31}\n"), ["39:15: TK-R037 report_every_months är 31 månader, men avtalet löper i 30"], id="a report that never comes"),
        pytest.param(spoiled("", "  follow_up: {report_every_months: 29}\n"), [], id="a report that comes once"),
        pytest.param(spoiled(PLACE, PLACE + f"  lots:\n    - id: A\n      title: x\n      {OWN}\n    - {{id: B, title: y}}\n"), ["22:20: TK-R010 vilket krav ska ställas: dialogue, places eller båda?"], id="a lot's own requirement"),
    ],
)  # fmt: skip
def test_the_requirement_can_be_met_claimed_and_defended(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


CONFIRMED = "{question: value_above_threshold, answer: ja, by: x, date: 2026-11-01, source: y}"


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        pytest.param("suppliers: [{name: A, organisation_number: 556000-0001, lots: [A]}]\n", ["39:64: TK-R041 leverantören har anbudsområdet A, men upphandlingen är inte delad"], id="a lot where there are none"),
        pytest.param(f"confirmations: [{CONFIRMED}]\n", [], id="an answer"),
        pytest.param(f"confirmations: [{CONFIRMED.replace('value_', 'varde_')}]\n", ["39:18: TK-R042 bekräftelsen svarar på en okänd fråga"], id="an unknown question"),
        pytest.param(f"confirmations: [{CONFIRMED}, {CONFIRMED}]\n", ["39:101: TK-R043 frågan value_above_threshold har besvarats två gånger"], id="answered twice"),
        pytest.param(f"confirmations: [{CONFIRMED}, {CONFIRMED.replace('ja', 'nej')}]\n", [], id="two answers that differ are for the legal rules"),
    ],
)  # fmt: skip
def test_suppliers_and_confirmations_refer_to_what_exists(added: str, expected: list[str]) -> None:
    assert lines(spoiled("", added)) == expected


def test_a_supplier_has_lots_of_the_procurement() -> None:
    text = (
        spoiled(PLACE, PLACE + "  lots: [{id: A, title: x}]\n")
        + "suppliers: [{name: A, organisation_number: 556000-0001, lots: [A, B]}]\n"
    )

    assert lines(text) == ["40:67: TK-R040 anbudsområdet B finns inte"]


@pytest.mark.parametrize(
    ("code", "gravity"),
    [
        *((code, Gravity.WARNING) for code in ("TK-R003", "TK-R004", "TK-R018", "TK-R020", "TK-R021", "TK-R022", "TK-R026", "TK-R028", "TK-R033", "TK-R034", "TK-R035", "TK-R037", "TK-R038", "TK-R039", "TK-R044", "TK-R045", "TK-R046", "TK-R117", "TK-R260", "TK-R276", "TK-R277", "TK-R285", "TK-R286", "TK-R287", "TK-R289")),
        *((code, Gravity.QUESTION) for code in ("TK-R010", "TK-R025", "TK-R047", "TK-R113")),
        ("TK-R115", Gravity.NOTE),
        *((code, Gravity.ERROR) for code in ("TK-R001", "TK-R002", "TK-R011", "TK-R012", "TK-R014", "TK-R019", "TK-R030", "TK-R032", "TK-R036", "TK-R114", "TK-R116", "TK-R275", "TK-R284", "TK-R288")),
    ],
)  # fmt: skip
def test_a_doubt_is_a_warning_and_an_impossibility_an_error(code: str, gravity: Gravity) -> None:
    assert Message(code).gravity is gravity
