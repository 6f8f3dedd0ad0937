from textwrap import dedent

import pytest
from msgspec.structs import replace

from given.clauses_in_text import clause
from tenderkit.model.clauses.clause import ClauseKind
from tenderkit.rules.clauses.length_rules import length_findings
from tenderkit.rules.language.clause_finding import ClauseFinding

PLACES = "{from: requirement.places.count, type: count, one: plats, many: platser, min: 1, max: 9}"
EXTENT = "{from: requirement.places.extent_percent, type: percent, min: 1, max: 100}"
FRONT = f"applies_if: requirement.places is stated\nparameters: {{places: {PLACES}, extent: {EXTENT}}}\n"
FULL = """\
{#k1} {{ supplier }} ska lämna en rapport till {{ authority }} inom 30 dagar.

{#k2} {{ supplier }} ska ordna minst {{ places }}.

{#s1} Anmälan får inte lämnas muntligen."""


def lengths(short: str, full: str = FULL) -> str:
    return f"::short\n\n{dedent(short).strip()}\n\n::full\n\n{dedent(full).strip()}\n\n::close"


def findings(body: str, front: str = FRONT, cited: tuple[str, ...] = ()) -> list[ClauseFinding]:
    found = list(length_findings(clause(body, front), cited))
    assert all(finding.message.what and finding.message.remedy for finding in found)
    return found


def told(body: str, front: str = FRONT, cited: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The codes with the words of the line that each stands at, or the key."""
    lines = body.split("\n")
    head = HEAD + front.count("\n") - FRONT.count("\n")
    return [
        (each.message.code, ".".join(map(str, each.key)) or lines[each.line - head - 1][:5])
        for each in findings(body, front, cited)
    ]


HEAD = clause("{#k1} Text.", FRONT).body[0].line - 1  # type: ignore[union-attr]  # a paragraph has a line
SOUND = """\
{#k1 #k2} {{ supplier }} ska inom 30 dagar lämna en rapport och ordna minst {{ places }}. {#s1} Muntlig anmälan godtas inte."""


def test_a_short_text_that_says_the_same_in_fewer_words_is_sound() -> None:
    assert told(lengths(SOUND)) == []


def test_a_clause_with_one_text_has_nothing_to_compare() -> None:
    assert told(FULL) == []


def test_what_stands_outside_the_lengths_is_in_both() -> None:
    assert told("{#k3} {{ supplier }} ska svara inom 10 dagar.\n\n- fritt\n\n" + lengths(SOUND)) == []


@pytest.mark.parametrize(
    ("short", "code", "at"),
    [
        pytest.param(SOUND.replace(" {#s1}", ""), "TK-L302", "{#s1}", id="a mark that the short text lacks"),
        pytest.param(SOUND.replace("#k2", "#k2 #s9"), "TK-L303", "{#k1 ", id="a mark that the full text lacks"),
        pytest.param(SOUND.replace("30 dagar", "tiden"), "TK-L307", "{#k1}", id="a number that goes"),
        pytest.param(SOUND.replace("30", "14"), "TK-L307", "{#k1}", id="another number"),
        pytest.param(SOUND.replace("30 dagar", "30 arbetsdagar"), "TK-L307", "{#k1}", id="another unit"),
        pytest.param(SOUND.replace("30 dagar", "30 dagar (högst 2 gånger)"), "TK-L307", "{#k1 ", id="a number more"),
        pytest.param(SOUND.replace(" {{ places }}", " platser"), "TK-L308", "{#k2}", id="a parameter that goes"),
        pytest.param(SOUND.replace("rapport", "rapport om {{ extent }}"), "TK-L308", "{#k1 ", id="a parameter more"),
        pytest.param(SOUND.replace("minst", "högst"), "TK-L316", "{#k2}", id="at least becomes at most"),
        pytest.param(SOUND.replace(" ska ", " bör "), "TK-L314", "{#k1}", id="shall becomes should"),
        pytest.param(SOUND.replace("{{ supplier }} ska", "{{ authority }} ska"), "TK-L314", "{#k1}", id="another's duty"),
        pytest.param(SOUND.replace(" inte", " alltid"), "TK-L314", "{#s1}", id="what is forbidden becomes allowed"),
        pytest.param(SOUND.replace("lämna en rapport och ordna", "ha"), "TK-L315", "{#k1}", id="a duty of which no word is left"),
    ],
)  # fmt: skip
def test_each_way_to_say_less_or_something_else_is_found(short: str, code: str, at: str) -> None:
    assert (code, at) in told(lengths(short))


def test_a_requirement_under_a_condition_that_the_full_text_lacks_is_narrower() -> None:
    short = SOUND.replace("{#s1}", "{% if contract.months > 12 %}{#s1}").replace(
        "godtas inte.", "godtas inte.{% endif %}"
    )

    [finding] = findings(lengths(short))
    assert finding.message.code == "TK-L304"
    assert finding.message.facts["case"] == "contract.months == 11"


@pytest.mark.parametrize(
    ("short", "what"),
    [
        pytest.param("{#k1} {% if law == LOU %}{{ supplier }} ska rapportera inom 30 dagar.{% endif %}", "k1", id="the words"),
        pytest.param("{#k1} {{ supplier }} ska rapportera{% if law == LOU %} inom 30 dagar{% endif %}.", "30 dag", id="a number"),
        pytest.param("{#k1} Rapport{% if law == LOU %} ska {{ supplier }} lämna{% endif %} inom 30 dagar.", "ska", id="a duty"),
    ],
)  # fmt: skip
def test_words_inside_a_marked_sentence_may_not_be_narrower_either(short: str, what: str) -> None:
    found = findings(lengths(short, "{#k1} {{ supplier }} ska lämna en rapport inom 30 dagar."))

    assert [each.message.facts["what"] for each in found if each.message.code == "TK-L304"][:1] == [what]


def test_a_mark_of_the_short_text_alone_in_some_cases_is_told() -> None:
    full = "{#k1} {{ supplier }} ska rapportera.\n\n{% if law == LOU %}\n\n{#s1} Rapporten får skickas.\n\n{% endif %}"

    found = findings(lengths("{#k1} {{ supplier }} ska rapportera.\n\n{#s1} Rapporten får skickas.", full))
    assert [(each.message.code, each.message.facts["what"]) for each in found] == [("TK-L304", "s1")]


def test_alternatives_of_one_length_that_the_other_writes_otherwise_are_alike() -> None:
    full = """\
        {% if requirement.penalty.per == missing_place %}

        {#s1} Vitet gäller platsen.

        {% elif requirement.penalty.per in [started_week, missing_month] %}

        {#s2} Vitet gäller tiden.

        {% endif %}"""
    short = (
        "{% if requirement.penalty.per == missing_place %}{#s1} Vitet gäller platsen.{% else %}{#s2} Vitet gäller tiden."
        "{% endif %}"
    )

    assert told(lengths(short, full), "") == []


def test_an_item_of_a_list_needs_a_mark_or_the_same_words() -> None:
    full = "{#k1} {{ supplier }} ska ange följande.\n\n- {#s1} arbetsplatsen\n- antalet\n- dagen"
    short = "{#k1 #s1} {{ supplier }} ska ange följande, med arbetsplatsen.\n\n- antalet"

    assert told(lengths(short, full)) == [("TK-L309", "- dag")]


@pytest.mark.parametrize("words", ["Leverantören är fri.", "| Ord |\n|---|\n| plats |"])
def test_words_without_a_mark_that_the_short_text_lacks_are_told(words: str) -> None:
    assert ("TK-L310", words[:5]) in told(lengths(SOUND, f"{FULL}\n\n{words}"))


def test_a_heading_of_the_full_text_needs_no_mark() -> None:
    assert told(lengths(SOUND, f"### Rapport\n\n{FULL}")) == []


@pytest.mark.parametrize("short", ["### Rapport", ""])
def test_an_empty_short_text_is_told_once(short: str) -> None:
    assert [code for code, _ in told(lengths(short))] == ["TK-L317"]


LEFT = lengths(SOUND.replace(" {#s1} Muntlig anmälan godtas inte.", ""))


def test_a_sentence_is_left_with_what_it_follows_from() -> None:
    assert told(LEFT, f"{FRONT}short_leaves: {{s1: allmänna avtalsvillkor}}\n") == []


@pytest.mark.parametrize(
    ("body", "front", "cited", "code", "key"),
    [
        pytest.param(LEFT, "short_leaves: {s9: lag}", (), "TK-L305", "short_leaves.s9", id="no such mark"),
        pytest.param(lengths(SOUND), "short_leaves: {s1: lag}", (), "TK-L305", "short_leaves.s1", id="the short has it"),
        pytest.param(LEFT, "short_leaves: {s1: lag}", ("s1",), "TK-L306", "short_leaves.s1", id="the library counts on it"),
        pytest.param(LEFT, "short_leaves: {s1: lag}\nsays_always: {a: s1}", (), "TK-L306", "short_leaves.s1", id="never left out"),
        pytest.param(LEFT, "short_leaves: {s1: lag}\naligned_with: [{element: 5, says: s1}]", (), "TK-L306", "short_leaves.s1", id="an element"),
    ],
)  # fmt: skip
def test_only_a_mark_that_nothing_points_at_can_be_left(
    body: str, front: str, cited: tuple[str, ...], code: str, key: str
) -> None:
    assert (code, key) in told(body, f"{FRONT}{front}\n", cited)


def test_a_number_is_never_left_to_the_law() -> None:
    full = f"{FULL}\n\n{{#s2}} Rapporten sparas i 24 månader."

    assert ("TK-L307", "{#s2}") in told(lengths(SOUND, full), f"{FRONT}short_leaves: {{s2: lag}}\n")


def test_a_clause_with_one_text_has_nothing_to_leave() -> None:
    assert told(FULL, f"{FRONT}short_leaves: {{s1: lag}}\n") == [("TK-L305", "short_leaves.s1")]


def test_after_an_alternative_with_a_mark_the_sentence_before_goes_on() -> None:
    body = (
        "{#k1} {{ supplier }} ska rapportera.{% if computed.text == full %} {#s1} Rapporten är skriftlig.{% else %} {#s1} Rapporten"
        " skrivs.{% endif %} {{ supplier }} ska göra det inom 10 dagar."
    )

    assert told(body) == []


def test_information_obliges_nobody_and_may_say_without_ska_what_it_is_for() -> None:
    text = clause(lengths("{#s1} Villkoren bidrar till arbete.", "{#s1} Villkoren ska bidra till att fler får arbete."))

    assert [each.message.code for each in length_findings(text)] == ["TK-L314"]
    assert list(length_findings(replace(text, kind=ClauseKind.INFORMATION))) == []


def test_both_parties_have_the_duty_of_either() -> None:
    full = "{#k1} {{ supplier }} ska delta i mötet.\n\n{#k2} {{ authority }} ska delta i mötet."

    assert told(lengths("{#k1 #k2} Parterna ska delta i mötet.", full)) == []


def test_more_conditions_than_can_be_tried_must_be_written_alike() -> None:
    many = " and ".join(f"contract.months != {number}" for number in range(9)) + " and contract.employees_needed > 5"
    many += " and requirement.places.count > 5 and requirement.penalty.amount > 5 and contract.value > 3 and law == LOU"
    full = f"{{% if {many} %}}\n\n{{#s1}} Rapporten får skickas.\n\n{{% endif %}}"

    assert told(lengths(full.replace("skickas", "sändas"), full)) == []
    [finding] = findings(lengths(full.replace("> 3", "> 4"), full))
    assert (finding.message.code, finding.message.facts["case"]) == ("TK-L304", "–")


def test_a_case_is_told_as_a_condition_would_ask_for_it() -> None:
    full = "{% if requirement.places.kinds contains internship %}\n\n{#s1} Praktik får ges.\n\n{% endif %}"
    short = full.replace("contains internship", "contains employment")

    found = [each.message.facts["case"] for each in findings(lengths(short, full))]
    assert found == ["requirement.places.kinds contains internship"]


def test_a_fact_that_is_missing_is_told_as_such() -> None:
    short = "{% if requirement.penalty is stated %}\n\n{#s1} Vite får krävas.\n\n{% endif %}"

    found = [each.message.facts["case"] for each in findings(lengths(short, "{#s1} Vite får krävas."))]
    assert found == ["requirement.penalty is not stated"]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        pytest.param("Rapporten får lämnas muntligen.", "", id="a right that the short text lacks"),
        pytest.param("Bilagor räknas inte.", "Bilagor räknas.", id="what isn't becomes what is"),
        pytest.param("Högst hälften är bilagor.", "Minst hälften är bilagor.", id="a limit of a part turns"),
        pytest.param("Bilagor skickas separat.", "Bilagor skickas helst separat.", id="a word that weakens"),
    ],
)
def test_a_sentence_with_a_mark_of_its_own_is_held_against_the_short_one(more: str, less: str) -> None:
    full = f"{{#k1}} {{{{ supplier }}}} ska lämna en rapport. {{#s1}} {more}"
    short = f"{{#k1}} {{{{ supplier }}}} ska lämna en rapport. {{#s1}} {less or 'Ingen annan form finns.'}"

    assert {code for code, _ in told(lengths(short, full))} & {"TK-L314", "TK-L315", "TK-L316"}
    assert told(lengths(full, full.replace("ska lämna", "ska alltid lämna"))) == []


def test_a_further_sentence_that_binds_nobody_may_go() -> None:
    full = "{#k1} {{ supplier }} ska lämna en rapport. Mallen finns hos matchningsstödet."

    assert told(lengths("{#k1} {{ supplier }} ska rapportera.", full)) == []


def test_one_sentence_of_several_may_not_be_narrower() -> None:
    full = "{#k1} {{ supplier }} ska lämna en rapport. {{ supplier }} ska svara på frågor."
    short = full.replace(
        "{{ supplier }} ska svara på frågor.", "{% if law == LOU %}{{ supplier }} ska svara på frågor.{% endif %}"
    )

    assert [code for code, _ in told(lengths(short, full.replace("en rapport", "rapporten")))] == ["TK-L304"]


def test_a_duty_of_the_other_party_that_the_full_text_lacks_is_told() -> None:
    full = "{#k1} {{ supplier }} ska delta i mötet."
    short = "{#k1} {{ supplier }} ska delta i mötet och {{ authority }} ska delta."

    assert told(lengths(short, full)) == [("TK-L314", "{#k1}")]


def test_an_alternative_inside_a_sentence_is_read_as_words_of_their_own() -> None:
    full = "{#k1} {{ supplier }} ska lämna rapport om {% if law == LOU %}platsen{% else %}avtalet{% endif %}"

    assert told(lengths(full, f"{full}s slut")) == []
