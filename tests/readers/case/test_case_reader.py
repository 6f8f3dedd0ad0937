from decimal import Decimal

import pytest

from given.cases import AFTER, NAME, WITH_PLACES, lines_of, problems_of, read, spoiled
from tenderkit.messages import Gravity, language
from tenderkit.problems import InvalidInputError
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.yaml.yaml_reader import parse_yaml

A_PERSON = "640823-3234"  # the tax agency's own example of a personal identity number
A_COORDINATED_PERSON = "640883-3231"


def test_a_sound_case_is_read() -> None:
    case = read(WITH_PLACES)

    assert case.title == "Väghyveln"
    assert case.contract.estimated_value == Decimal(65_000_000)
    assert lines_of(WITH_PLACES) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("title: Väghyveln\n", "", ["1:1: TK-C001 nyckeln title saknas"], id="missing key"),
        pytest.param("  kind: open\n", "", ["8:1: TK-C001 nyckeln procedure.kind saknas"], id="missing key in a block"),
        pytest.param("{procurement: TF 2026/412}", "{}", ["3:11: TK-C001 nyckeln registry.procurement saknas"], id="missing key in braces"),
        pytest.param("title: Väghyveln", "title:", ["2:1: TK-C002 title är inte ifylld"], id="blank"),
        pytest.param("[employment, internship]", "[employment, ~]", ["26:25: TK-C002 requirement.places.kinds är inte ifylld"], id="blank item"),
        pytest.param("", "xyzzy: 1\n", [f"{AFTER}:1: TK-C003 nyckeln xyzzy är okänd här"], id="unknown key"),
        pytest.param("", "xyzzy:\n", [f"{AFTER}:1: TK-C003 nyckeln xyzzy är okänd här"], id="unknown key without value"),
        pytest.param("title: Väghyveln", "titel: Väghyveln", ["2:1: TK-C004 nyckeln titel är okänd här, menade du title?"], id="misspelt key"),
        pytest.param("law: LOU", "lag: LOU", ["7:1: TK-C004 nyckeln lag är okänd här, menade du law?"], id="Swedish key"),
        pytest.param("    per: missing_place", "    Per: missing_place", ["35:5: TK-C004 nyckeln Per är okänd här, menade du per?"], id="capital letter"),
        pytest.param("  penalty:\n", "penalty:\n", ["33:1: TK-C005 nyckeln penalty hör inte hemma här utan under requirement"], id="lost indentation"),
        pytest.param("law: LOU\nprocedure:\n", "procedure:\n  law: LOU\n", ["8:3: TK-C067 nyckeln law hör inte hemma här utan längst till vänster, utan indrag"], id="key of the top in a block"),
        pytest.param("title: Väghyveln\n", "title: Väghyveln\ntitle: Igen\n", ["3:1: TK-C009 nyckeln title står två gånger, första gången på rad 2"], id="duplicate key"),
        pytest.param("registry: {procurement: TF 2026/412}", "registry: TF 2026/412", ["3:1: TK-C006 registry ska ha egna nycklar under sig"], id="text for a block"),
        pytest.param("[employment, internship]", "employment", ["26:5: TK-C007 kinds ska vara en lista"], id="text for a list"),
        pytest.param("", "suppliers: {name: A}\n", [f"{AFTER}:1: TK-C007 suppliers ska vara en lista"], id="block for a list"),
        pytest.param("title: Väghyveln", "title: [Väghyveln]", ["2:1: TK-C008 title ska vara en text"], id="list for text"),
        pytest.param("law: LOU", "law: lagen", ["7:1: TK-C030 law har ett ord som inte finns i listan"], id="word not on the list"),
        pytest.param("law: LOU", "law: lou", ["7:1: TK-C031 law har ett ord som inte finns i listan, menade du LOU?"], id="small letters"),
        pytest.param("subject: works", "subject: work", ["13:3: TK-C031 subject har ett ord som inte finns i listan, menade du works?"], id="misspelt word"),
        pytest.param("subject: works", "subject: byggentreprenad", ["13:3: TK-C031 subject har ett ord som inte finns i listan, menade du works?"], id="Swedish word"),
        pytest.param("subject: works", "subject: [works]", ["13:3: TK-C030 subject har ett ord som inte finns i listan"], id="list for a word"),
        pytest.param("[employment, internship]", "[employment, praktik]", ["26:25: TK-C031 kinds har ett ord som inte finns i listan, menade du internship?"], id="Swedish word in a list"),
        pytest.param("law: LOU", "law: LOV", ["7:1: TK-C032 LOV (lagen om valfrihetssystem) hanteras inte"], id="LOV"),
        pytest.param("law: LOU", "law: LUFS", ["7:1: TK-C032 LUFS (lagen om upphandling på försvars- och säkerhetsområdet) hanteras inte"], id="LUFS"),
        pytest.param("months: 30\n", "months: trettio\n", ["17:3: TK-C033 months ska vara ett heltal"], id="text for a number"),
        pytest.param("months: 30\n", "months: 010\n", ["17:3: TK-C033 months ska vara ett heltal"], id="leading nought"),
        pytest.param("months: 30\n", "months: 0\n", ["17:3: TK-C034 months ska vara mellan 1 och 240"], id="months nought"),
        pytest.param("count: 4", "count: 10000000", ["24:5: TK-C034 count ska vara mellan 1 och 1000"], id="ten million places"),
        pytest.param("count: 4", "count: -1", ["24:5: TK-C034 count ska vara mellan 1 och 1000"], id="negative number"),
        pytest.param("65 000 000", "65 Mkr", ["15:3: TK-C035 estimated_value ska vara ett belopp i kronor"], id="unit in an amount"),
        pytest.param("65 000 000", "-65000000", ["15:3: TK-C036 estimated_value är negativt"], id="negative amount"),
        pytest.param("amount: 50000", "amount: 0", ["34:5: TK-C037 amount ska vara större än noll"], id="penalty of nothing"),
        pytest.param("65 000 000", "9999999999999999", ["15:3: TK-C035 estimated_value ska vara ett belopp i kronor"], id="endless amount"),
        pytest.param("65 000 000", "1 000 000 000 000", ["15:3: TK-C038 estimated_value är orimligt stort"], id="unreasonable amount"),
        pytest.param("  place: within", "  annex_2: kanske\n  place: within", ["18:3: TK-C039 annex_2 ska vara ja eller nej"], id="neither yes nor no"),
        pytest.param("begins: 2026-11-01", "begins: 1/11 2026", ["10:3: TK-C040 begins ska vara ett datum"], id="another way to write a date"),
        pytest.param("begins: 2026-11-01", "begins: 2026-02-30", ["10:3: TK-C041 begins är en dag som inte finns"], id="a day that does not exist"),
        pytest.param("begins: 2026-11-01", "begins: 0206-11-01", ["10:3: TK-C041 begins är en dag som inte finns"], id="a slip in the year"),
        pytest.param("", "source: {report_closed: 2018-13}\n", [f"{AFTER}:10: TK-C042 report_closed ska vara en månad"], id="a thirteenth month"),
        pytest.param("title: Väghyveln", 'title: " "', ["2:1: TK-C043 title är tom"], id="only a space"),
        pytest.param("title: Väghyveln", "title: " + "a" * 100_000, ["2:1: TK-C044 title är längre än 300 tecken"], id="100 000 letters"),
        pytest.param("title: Väghyveln", 'title: "a\\x07"', ["2:1: TK-C045 title innehåller ett tecken som inte kan stå i ett dokument (U+0007, tecken 2)"], id="control character"),
        pytest.param("title: Väghyveln", 'title: "a\\u202eb"', ["2:1: TK-C046 title innehåller ett dolt tecken som byter skrivriktning, men bytet avslutas aldrig (U+202E, tecken 2)"], id="right-to-left override"),
        pytest.param("title: Väghyveln", "title: a\u2066b", ["2:1: TK-C046 title innehåller ett dolt tecken som byter skrivriktning, men bytet avslutas aldrig (U+2066, tecken 2)"], id="an isolate as it is"),
        pytest.param("title: Väghyveln", 'title: "a\\nb"', ["2:1: TK-C047 title ska stå på en rad"], id="a newline in a name"),
        pytest.param("[employment, internship]", "[]", ["26:5: TK-C048 kinds är en tom lista"], id="empty list"),
        pytest.param("[employment, internship]", "[employment, employment]", ["26:5: TK-C049 kinds har samma värde två gånger"], id="the same twice"),
        pytest.param("format: 1", "format: 3", ["1:1: TK-C120 filformatet ska vara 1 eller 2"], id="another format"),
        pytest.param("  name: Östersunds kommun", "  name: Östersunds kommun\n  email: kommunen", ["6:3: TK-C051 email är inte en e-postadress"], id="no address"),
        pytest.param("212000-2528", "2120", ["6:3: TK-C052 organisation_number är inte ett organisationsnummer"], id="too few digits"),
        pytest.param("212000-2528", "212000-2529", ["6:3: TK-C053 organisation_number har fel kontrollsiffra"], id="wrong check digit"),
        pytest.param("212000-2528", A_PERSON, ["6:3: TK-C054 organisation_number ser ut som ett personnummer eller samordningsnummer"], id="personal number of an authority"),
        pytest.param("  place: within", "  cpv: 45233000\n  place: within", ["18:3: TK-C058 cpv är inte en CPV-kod"], id="CPV without check digit"),
        pytest.param("  place: within", "  cpv: 45233000-8\n  place: within", ["18:3: TK-C059 CPV-koden har fel kontrollsiffra"], id="CPV with a wrong check digit"),
        pytest.param("  place: within", "  lots: [{id: a b, title: x}]\n  place: within", ["18:11: TK-C060 id är inte en beteckning på ett anbudsområde"], id="a space in a lot's id"),
        pytest.param("count: 4", "full_time_months: 24", ["24:5: TK-C080 full_time_months anges bara när basis är full_time_months"], id="months of full time with a basis of places"),
        pytest.param("count: 4", "count: 4\n    full_time_months: 24", ["25:5: TK-C080 full_time_months anges bara när basis är full_time_months"], id="both a fixed number and a number of months"),
        pytest.param("basis: fixed\n", "basis: full_time_months\n    full_time_months: 24\n", ["25:5: TK-C081 både ett antal platser och ett antal månader av heltid är angivna"], id="months of full time and a number of places"),
        pytest.param("basis: fixed\n    count: 4\n", "basis: full_time_months\n", ["22:3: TK-C001 nyckeln requirement.places.full_time_months saknas"], id="a basis of months without months"),
        pytest.param("    count: 4\n", "", ["22:3: TK-C001 nyckeln requirement.places.count saknas"], id="a basis of places without a number"),
        pytest.param("basis: fixed\n", "basis: fast\n", ["23:5: TK-C030 basis har ett ord som inte finns i listan"], id="a basis that nobody knows"),
        pytest.param("{percent: 5, of: contract_price}", "{percent: 5}", ["36:10: TK-C061 taket ska anges på ett sätt: som percent och of, som amount eller som weeks"], id="a share of nothing"),
        pytest.param("{percent: 5, of: contract_price}", "{percent: 5, of: contract_price, amount: 1}", ["36:43: TK-C061 taket ska anges på ett sätt: som percent och of, som amount eller som weeks"], id="a share and an amount"),
        pytest.param("{percent: 5, of: contract_price}", "{weeks: 10, amount: 1000}", ["36:22: TK-C061 taket ska anges på ett sätt: som percent och of, som amount eller som weeks"], id="weeks and an amount"),
        pytest.param("minimum_months: 3", "minimum_months: 3\n    minimum_weeks: 12", ["28:5: TK-C121 den minsta tiden är angiven i mer än ett mått"], id="months and weeks"),
        pytest.param("minimum_months: 3", "minimum_months: 3\n    per_kind: {internship: {minimum_months: 3, minimum_hours: 400}}", ["29:48: TK-C121 den minsta tiden är angiven i mer än ett mått"], id="months and hours of a kind"),
        pytest.param("minimum_months: 3", "per_kind: {employment: {minimum_months: 12}}", ["22:3: TK-C001 nyckeln requirement.places.minimum_months saknas"], id="a kind without a least time"),
        pytest.param("minimum_months: 3", "minimum_months: 3\n    per_kind: {internship: {}}", ["29:28: TK-C123 formen har varken ett antal eller en minsta tid"], id="a kind without terms"),
        pytest.param("amount: 50000", "amount: 50000\n    share_percent: 1", ["34:5: TK-C125 vitet ska anges antingen som ett belopp eller som en andel"], id="an amount and a share"),
        pytest.param("law: LOU\n", "law: LOU\nown: {Bonus per månad: 10}\n", ["8:1: TK-C126 ett av namnen under own är inget namn"], id="a name that is none"),
        pytest.param("{percent: 5, of: contract_price}", "{}", ["36:10: TK-C061 taket ska anges på ett sätt: som percent och of, som amount eller som weeks"], id="a cap without content"),
        pytest.param("{percent: 5, of: contract_price}", "{percent: 500}", ["36:11: TK-C034 percent ska vara mellan 1 och 100"], id="more than the whole"),
        pytest.param("{held: 2026-10-12}", "{industry: väg}", ["11:18: TK-C062 market_dialogue ska ha antingen held eller not_held"], id="neither held nor not"),
        pytest.param("{held: 2026-10-12}", "{held: 2026-10-12, not_held: nej}", ["11:37: TK-C062 market_dialogue ska ha antingen held eller not_held"], id="held and not held"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_column_and_words(old: str, new: str, expected: list[str]) -> None:
    assert sorted(lines_of(spoiled(old, new))) == sorted(expected)


@pytest.mark.parametrize(
    ("supplier", "expected"),
    [
        pytest.param("name: A, organisation_number: 556000-0001", None, id="a company"),
        pytest.param("name: A, organisation_number: 16556000-0001", None, id="twelve digits"),
        pytest.param(f"name: A, organisation_number: {A_PERSON}, sole_trader: ja", None, id="a sole trader"),
        pytest.param(
            f"name: A, organisation_number: 19{A_PERSON}, sole_trader: true", None, id="a sole trader with century"
        ),
        pytest.param("name: A, country: NO, registration: 999 999 999", None, id="a foreign company"),
        pytest.param(f"name: A, organisation_number: {A_PERSON}", "23: TK-C055", id="a personal number"),
        pytest.param(
            f"name: A, organisation_number: {A_COORDINATED_PERSON}", "23: TK-C055", id="a coordination number"
        ),
        pytest.param(f"name: A, organisation_number: {A_PERSON}, sole_trader: nej", "23: TK-C055", id="no sole trader"),
        pytest.param("name: A", "13: TK-C056", id="no number at all"),
        pytest.param("name: A, country: NO", "13: TK-C056", id="a country without registration"),
        pytest.param(
            "name: A, organisation_number: 556000-0001, country: NO, registration: 9", "70: TK-C056", id="both"
        ),
        pytest.param("name: A, country: SE, registration: 9", "23: TK-C057", id="Sweden as a foreign country"),
        pytest.param("name: A, country: Norge, registration: 9", "23: TK-C057", id="a country's name"),
        pytest.param(
            "name: A, organisation_number: 1, registration: 9", "23: TK-C052", id="one fault hides what follows from it"
        ),
        pytest.param(
            "name: A, sole_trader: kanske, organisation_number: 640823-3234",
            "23: TK-C039",
            id="unclear whether a person",
        ),
    ],
)
def test_a_supplier_is_swedish_or_foreign(supplier: str, expected: str | None) -> None:
    lines = lines_of(spoiled("", f"suppliers: [{{{supplier}}}]\n"))

    assert [line.split(":", 1)[1][:11] for line in lines] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        f"suppliers: [{{name: A, organisation_number: {A_PERSON}}}]",
        f"{A_PERSON}: x",
        f"suppliers: [{{name: A, {A_PERSON}: x}}]",
        f"roles: {{recruiter: {{email: {A_PERSON}}}}}",
        f"tender_questions: [{{received: {A_PERSON}, question: x}}]",
        f"{A_PERSON}: x\n{A_PERSON}: y",
    ],
)
def test_no_message_repeats_a_personal_number(text: str) -> None:
    with pytest.raises(InvalidInputError) as raised:
        read(spoiled("", text))

    assert "640823" not in f"{raised.value}{raised.value.__context__!r}"


def test_every_fault_is_told_in_one_run() -> None:
    text = "format: 1\ntitle: a\ntitle: b\nlaw: LOV\nprocedure: {kind: open, begins: i dag}\nhej: 1\n"

    lines = lines_of(text)

    assert (
        [line[:12] for line in lines]
        == [
            "1:1: TK-C001",  # registry
            "1:1: TK-C001",  # authority
            "1:1: TK-C001",  # contract
            "1:1: TK-C001",  # requirement
            "3:1: TK-C009",
            "4:1: TK-C032",
            "5:25: TK-C040"[:12],
            "6:1: TK-C003",
        ]
    )


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("A & B < C > D", id="letters that XML reserves"),
        pytest.param("{{ 7*7 }} {% if %}", id="template signs"),
        pytest.param("2*3*4 **x** _y_", id="emphasis signs"),
        pytest.param("[a](b) <b>c</b>", id="a link and markup"),
        pytest.param("C:\\*temp", id="a Windows path"),
        pytest.param("glad 😀 👩\u200d🚒", id="emoji"),
        pytest.param("שלום مرحبا", id="right-to-left letters"),
        pytest.param("rad ett\nrad två\n\nrad fyra", id="newlines"),
        pytest.param("en\ttabb", id="a tab"),
        pytest.param(" blanka runt om ", id="spaces around"),
        pytest.param("å" * 10_000, id="as long as can be"),
    ],
)
def test_free_text_comes_out_letter_for_letter(words: str) -> None:
    quoted = words.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")

    case = read(spoiled("Fler ska få arbetslivserfarenhet.", f'"{quoted}"'))

    assert case.requirement.purpose == words


def test_free_text_has_a_greatest_length() -> None:
    lines = lines_of(spoiled("Fler ska få arbetslivserfarenhet.", "å" * 10_001))

    assert lines == ["20:3: TK-C044 purpose är längre än 10000 tecken"]


def test_the_remedy_names_the_allowed_words_in_swedish() -> None:
    [problem] = problems_of(spoiled("subject: works", "subject: xyz"))

    assert "works (byggentreprenad)" in problem.message.remedy
    assert problem.gravity is Gravity.ERROR


def test_the_same_fault_is_told_in_english() -> None:
    token = language.set("en")
    try:
        lines = lines_of(spoiled("title: Väghyveln", "titel: Väghyveln"))
    finally:
        language.reset(token)

    assert lines == ["2:1: TK-C004 the key titel is unknown here, did you mean title?"]


def test_windows_line_ends_change_nothing() -> None:
    assert parse_case(parse_yaml(WITH_PLACES.replace("\n", "\r\n"), NAME)) == read(WITH_PLACES)
