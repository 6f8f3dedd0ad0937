"""What each kind of change amounts to, as a coordinator would make it."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from given.clauses_in_text import clause
from tenderkit.model.clauses.clause import (
    Alignment,
    Change,
    Clause,
    ClauseKind,
    Directive,
    LawReference,
    Level,
    Parameter,
    ParameterType,
)
from tenderkit.rules.changes.change_class import (
    class_between,
    least_change_class,
    next_versions,
    version_allows,
    version_step,
)
from tenderkit.rules.changes.reasons import ChangeClass, Why
from tenderkit.rules.conditions.parser import parse_condition

SENTENCE = "{#k1} {{ supplier }} ska betala vitet inom 30 dagar från den dag då kravet kom fram."
HOLE = "parameters: {vite: {from: requirement.penalty.amount, type: money, min: 1, max: 9}}\n"


def verdict(before: str, after: str, front: str = "") -> tuple[str | None, list[Why]]:
    found = least_change_class(clause(before, front), clause(after, front, version="1.0.1"))
    assert all(reason.sentence for reason in found.reasons)
    return found.clause_class, [reason.why for reason in found.reasons]


@pytest.mark.parametrize(
    ("after", "why"),
    [
        pytest.param(SENTENCE.replace("ska", "bör"), Why.MODAL, id="another modal verb"),
        pytest.param(SENTENCE.replace("ska", "ska inte"), Why.NEGATION, id="a negation"),
        pytest.param(SENTENCE.replace("30", "14"), Why.DEADLINE, id="a deadline"),
        pytest.param(SENTENCE.replace("30 dagar", "trettio månader"), Why.DEADLINE, id="a deadline in words"),
        pytest.param(SENTENCE.replace("inom", "efter"), Why.DEADLINE, id="the limit of a deadline"),
        pytest.param(SENTENCE.replace("vitet", "vitet om 5 procent"), Why.NUMBER, id="a number that was not there"),
        pytest.param(SENTENCE.replace("supplier", "authority"), Why.PARTY, id="another party"),
        pytest.param(SENTENCE.replace("kravet", "fakturan"), Why.COUNTED_FROM, id="another day to count from"),
        pytest.param(SENTENCE.replace("vitet", "vitet enligt LOU"), Why.LAW, id="another act"),
        pytest.param(SENTENCE + " Hon ska också ringa.", Why.OBLIGATIONS, id="one more obligation"),
        pytest.param(
            SENTENCE + "\n\nHon ska också ringa.", Why.OBLIGATIONS, id="an obligation in a passage of its own"
        ),
        pytest.param(SENTENCE.replace("{#k1}", "{#s1}"), Why.REQUIREMENTS, id="no longer a requirement"),
        pytest.param(SENTENCE + "\n\n{#k2} Hon får ringa.", Why.REQUIREMENTS, id="one more requirement"),
        pytest.param(SENTENCE + "\n\nHon får ringa.", Why.MODAL, id="a right in a passage of its own"),
        pytest.param("{% if law == LOU %}\n\n" + SENTENCE + "\n\n{% endif %}", Why.CONDITION, id="under a condition"),
        pytest.param(
            SENTENCE.replace("betala vitet", "betala{% if law == LOU %} vitet{% endif %}"),
            Why.CONDITION,
            id="words under a condition",
        ),
    ],
)
def test_a_change_of_what_is_owed_is_an_edition(after: str, why: Why) -> None:
    found, reasons = verdict(SENTENCE, after)

    assert found == "edition"
    assert why in reasons


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        pytest.param("Anbudsgivaren ska svara.", "Konsulten ska svara.", Why.SUBJECT, id="before the verb"),
        pytest.param(
            "Då ska varje underleverantör svara.", "Då ska varje konsult svara.", Why.SUBJECT, id="after the verb"
        ),
        pytest.param(
            "Enheten ska fråga och därefter får parterna träffas.",
            "Enheten ska fråga och därefter får grannarna träffas.",
            Why.WORDING,
            id="after a later verb it can't be seen",
        ),
        pytest.param(
            "Enheten ska fråga, och parterna får svara.",
            "Enheten ska fråga, och grannarna får svara.",
            Why.SUBJECT,
            id="before a later verb",
        ),
        pytest.param(
            "Enheten ska fråga och parterna får svara.",
            "Enheten ska fråga och grannarna får svara.",
            Why.SUBJECT,
            id="before a later verb without a comma",
        ),
        pytest.param(
            "Enligt avtalet ska {{ supplier }} i god tid svara.",
            "Enligt avtalet ska {{ supplier }} i rimlig tid svara.",
            Why.WORDING,
            id="not after the party",
        ),
        pytest.param(
            "Enligt 17 kap. 1 § lagen ska köparen svara.",
            "Enligt 17 kap. 1 § balken ska köparen svara.",
            Why.SUBJECT,
            id="an abbreviation ends no sentence",
        ),
        pytest.param("Köparen har rätt till vite.", "Köparen har anspråk på vite.", Why.MODAL, id="har rätt"),
        pytest.param("Intyg och plan lämnas.", "Intyg eller plan lämnas.", Why.ALTERNATIVE, id="och, eller"),
        pytest.param("Se [[vite]].", "Se [[intyg]].", Why.REFERENCE, id="another rule"),
        pytest.param("Se texten.", "Se texten i [[intyg]].", Why.WORDING, id="one more place to look"),
        pytest.param("Planen följs upp varje vecka.", "Planen följs upp varje månad.", Why.DEADLINE, id="how often"),
        pytest.param("Möte hålls en vecka före.", "Möte hålls en månad före.", Why.DEADLINE, id="one week"),
        pytest.param(
            "Den dagen börjar tiden.", "Den timmen börjar tiden.", Why.WORDING, id="a day that counts nothing"
        ),
        pytest.param("Se [bilaga ett].", "Se [bilaga grön].", Why.WORDING, id="brackets that are no condition"),
    ],
)
def test_the_words_decide_where_they_stand(before: str, after: str, why: Why) -> None:
    assert verdict(before, after)[1] == [why]


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        pytest.param("Mötet hålls i huset.", "Mötet äger rum i huset.", Why.WORDING, id="other words"),
        pytest.param("Ett.\n\nTre.", "Tre.\n\nEtt.", Why.MOVED, id="another order"),
        pytest.param("Ett.", "Ett.\n\nNytt stycke här.", Why.PASSAGE, id="a passage that came"),
        pytest.param("Ett.\n\n- Punkt\n- Annat", "Ett.\n\n- Punkt", Why.PASSAGE, id="an item that went"),
        pytest.param("{#k1} A ska b.", "{#k7} A ska b.", Why.MARKS, id="a requirement with another id"),
        pytest.param("### Rubrik\n\nEtt.", "### Titel\n\nEtt.", Why.WORDING, id="a heading"),
        pytest.param("| A | B |\n|---|---|\n| c | d |", "| A | B |\n|---|---|\n| c | e |", Why.WORDING, id="a cell"),
        pytest.param("Se avtalet och bilagan.", "Se avtalen och bilagan.", Why.WORDING, id="an inflection"),
        pytest.param(
            "Se avtalet. Avtalet gäller.", "Se antalet. Avtalet gäller.", Why.WORDING, id="a word still in use"
        ),
        pytest.param("En behörig person.", "En obehörig person.", Why.WORDING, id="a letter that negates"),
        pytest.param("Var som är van.", "Var som är man.", Why.WORDING, id="a short word"),
    ],
)
def test_other_wording_is_an_update(before: str, after: str, why: Why) -> None:
    assert verdict(before, after) == ("update", [why])


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        pytest.param("Leverantören ska svara.", "Leverentören ska svara.", Why.SPELLING, id="a letter"),
        pytest.param("Leverantören ska svara.", "Leverantröen ska svara.", Why.SPELLING, id="two letters that swapped"),
        pytest.param("Kontrakts villkor gäller.", "Kontraktsvillkor gäller.", Why.SPELLING, id="a space too many"),
        pytest.param("Ett särskilt rum.", "Ett särskillt rum.", Why.SPELLING, id="a doubled letter"),
        pytest.param("Rum, kök.", "Rum; kök.", Why.LAYOUT, id="punctuation"),
        pytest.param("Ett  rum.", "Ett rum.", Why.LAYOUT, id="white space"),
        pytest.param("Ett rum.", "Ett **rum**.", Why.LAYOUT, id="emphasis"),
        pytest.param("Vitet är 1 000 kronor.", "Vitet är 1000 kronor.", Why.LAYOUT, id="a number written otherwise"),
        pytest.param("{#s1} Ett rum.", "{#s2} Ett rum.", Why.LAYOUT, id="a mark that prints nothing"),
    ],
)
def test_a_slip_of_the_pen_is_a_correction(before: str, after: str, why: Why) -> None:
    assert verdict(before, after) == ("correction", [why])


def test_the_same_words_are_no_change() -> None:
    assert verdict(SENTENCE, SENTENCE) == (None, [])


def test_a_passage_that_comes_under_another_condition_is_an_edition() -> None:
    before = "{% if law == LOU %}\n\nEtt rum.\n\nTvå.\n\n{% endif %}\n\n{% if law == LUF %}\n\nTre.\n\n{% endif %}"
    after = "{% if law == LOU %}\n\nTvå.\n\n{% endif %}\n\n{% if law == LUF %}\n\nTre.\n\nEtt rum.\n\n{% endif %}"

    assert verdict(before, after) == ("edition", [Why.CONDITION, Why.MOVED])


def test_words_that_change_alternatives_within_a_paragraph_are_an_edition() -> None:
    before = "Rummet är {% if law == LOU %}stort{% else %}litet{% endif %}."
    after = "Rummet är {% if law == LOU %}litet{% else %}stort{% endif %}."

    assert verdict(before, after)[0] == "edition"


def test_the_same_words_in_an_alternative_are_no_question_of_spelling() -> None:
    found, reasons = verdict("Ett rum ingår.", "Ett {% if law == LOU %}rum{% endif %} ingår.")

    assert (found, set(reasons)) == ("edition", {Why.CONDITION})


def test_of_two_sentences_alike_the_one_that_went_is_missed() -> None:
    before = "A ska b.\n\nEtt långt stycke om annat.\n\nA ska b."
    after = "Ett långt stycke om annat.\n\nA ska b."

    assert verdict(before, after)[0] == "edition"


MONEY = Parameter("vite", "requirement.penalty.amount", ParameterType.MONEY, minimum=Decimal(1), maximum=Decimal(9))
WORDS = Parameter("form", "contract.subject", ParameterType.CHOICE, words={"works": "bygge", "goods": "varor"})


@pytest.mark.parametrize(
    ("before", "changes", "found", "why"),
    [
        pytest.param(MONEY, {"minimum": Decimal(2)}, "edition", Why.PARAMETER_NARROWED, id="a higher minimum"),
        pytest.param(MONEY, {"maximum": Decimal(8)}, "edition", Why.PARAMETER_NARROWED, id="a lower maximum"),
        pytest.param(MONEY, {"max_length": 9}, "edition", Why.PARAMETER_NARROWED, id="a shorter text"),
        pytest.param(MONEY, {"type": ParameterType.NUMBER}, "edition", Why.PARAMETER_NARROWED, id="another type"),
        pytest.param(MONEY, {"source": "contract.months"}, "edition", Why.PARAMETER_SOURCE, id="another fact"),
        pytest.param(MONEY, {"minimum": None}, "update", Why.PARAMETER_WIDENED, id="no minimum any more"),
        pytest.param(MONEY, {"maximum": Decimal(10)}, "update", Why.PARAMETER_WIDENED, id="a higher maximum"),
        pytest.param(MONEY, {"ask": "Hur stort?"}, "correction", Why.GUIDANCE, id="another question"),
        pytest.param(WORDS, {"join": "eller"}, "edition", Why.PARAMETER_SOURCE, id="joined by eller"),
        pytest.param(WORDS, {"words": {"works": "bygge"}}, "edition", Why.PARAMETER_NARROWED, id="a choice less"),
        pytest.param(WORDS, {"words": {"works": "hus", "goods": "varor"}}, "update", Why.WORDING, id="other words"),
        pytest.param(WORDS, {"one": "femte plats"}, "update", Why.WORDING, id="another noun"),
        pytest.param(WORDS, {"many": "2 platser"}, "edition", Why.NUMBER, id="a number in a noun"),
    ],
)
def test_a_parameter_is_weighed_by_what_it_still_takes(
    before: Parameter, changes: Mapping[str, object], found: str, why: Why
) -> None:
    now = replace(before, **changes)
    old = replace(clause(), parameters={before.name: before})

    result = least_change_class(old, replace(old, parameters={now.name: now}))

    assert (result.clause_class, [reason.why for reason in result.reasons]) == (found, [why])


def test_a_parameter_that_goes_is_an_edition_and_one_that_comes_is_an_update() -> None:
    bare, holed = clause(), replace(clause(), parameters={"vite": MONEY})

    assert least_change_class(holed, bare).clause_class == "edition"
    assert least_change_class(bare, holed).clause_class == "update"


FIELDS: dict[str, tuple[object, ChangeClass]] = {
    "title": ("Antal eller", ChangeClass.UPDATE),
    "kind": (ClauseKind.INFORMATION, ChangeClass.EDITION),
    "level": (Level.BONUS, ChangeClass.EDITION),
    "only_used": (True, ChangeClass.EDITION),
    "applies_if": (parse_condition("law == LOU"), ChangeClass.EDITION),
    "requires": (("vite",), ChangeClass.EDITION),
    "conflicts": (("vite",), ChangeClass.EDITION),
    "one_of": ("grupp", ChangeClass.EDITION),
    "replaces": ("vite", ChangeClass.EDITION),
    "parameters": ({"vite": MONEY}, ChangeClass.UPDATE),
    "law_refs": ((LawReference("LOU", "1 §", parse_condition("law == LOU")),), ChangeClass.EDITION),
    "aligned_with": ((Alignment(5, left_out="Skäl."),), ChangeClass.CORRECTION),
    "short_leaves": ({"s7": "26 § avtalslagen"}, ChangeClass.CORRECTION),
    "says_always": ({"notice": ("k1",)}, ChangeClass.CORRECTION),
    "motive": ("Motivet är ett annat.", ChangeClass.UPDATE),
    "evidence": ("Beviset kommer inom 10 dagar.", ChangeClass.EDITION),
    "follow_up": ("Uppföljaren ska fråga.", ChangeClass.EDITION),
    "sanction": ("Vite.", ChangeClass.UPDATE),
    "guidance": ("Ska inte läsas av någon inom 10 dagar.", ChangeClass.CORRECTION),
    "regulates": ({"s2": ("agreement.places",)}, ChangeClass.CORRECTION),
    "rests_on": (("s2",), ChangeClass.CORRECTION),
    "body": (clause("Något annat.").body, ChangeClass.UPDATE),
}
UNWEIGHED = {"id", "version", "change", "digest"}


def test_every_field_of_a_clause_is_weighed_or_left_out_on_purpose() -> None:
    assert {field.name for field in fields(Clause)} == FIELDS.keys() | UNWEIGHED


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_of_a_clause_is_weighed(name: str) -> None:
    value, expected = FIELDS[name]
    before = clause()

    found = least_change_class(before, replace(before, **{name: value}))

    assert found.clause_class is expected
    assert Why.LAYOUT not in {reason.why for reason in found.reasons}


def test_the_order_of_a_list_says_nothing() -> None:
    before = replace(clause(), requires=("a", "b"))

    assert least_change_class(before, replace(before, requires=("b", "a"))).clause_class == "correction"


def test_a_provision_with_another_space_is_the_same_provision() -> None:
    before = replace(clause(), law_refs=(LawReference("LOU", "17 kap. 1 §"),))
    after = replace(before, law_refs=(LawReference("LOU", "17\u00a0kap.\u00a01\u00a0§"),))

    verdict = least_change_class(before, after)

    assert not verdict.clause_class or not verdict.clause_class.at_least(ChangeClass.UPDATE)


def test_a_law_reference_that_changes_its_condition_is_an_edition() -> None:
    before = replace(clause(), law_refs=(LawReference("LOU", "1 §"),))
    after = replace(before, law_refs=(LawReference("LOU", "1 §", parse_condition("law == LOU")),))

    assert least_change_class(before, after).clause_class == "edition"


def test_a_directive_has_no_words() -> None:
    before = replace(clause(), body=(Directive("clauses"),))

    assert least_change_class(before, replace(before, body=(Directive("questions"),))).clause_class == "correction"


def test_a_reason_names_the_place_and_what_stood_there() -> None:
    found = least_change_class(clause(SENTENCE), clause(SENTENCE.replace("ska", "bör")))

    assert [reason.sentence for reason in found.reasons] == [
        "antalet meningar med ska ändrat (k1): 1 → 0",
        "modalverb ändrat (k1): ska → bör",
    ]


def test_a_long_change_is_quoted_in_short() -> None:
    found = least_change_class(
        clause("Ett rum."), clause("Ett rum.\n\nDet här stycket är nytt och ganska långt för ett stycke.")
    )

    assert found.reasons[0].sentence.endswith(": – → Det här stycket är nytt och ganska långt …")


WORD = st.sampled_from(
    ["ska", "rummet", "⟦", "inom", "30", "dagar", "och", "leverantören", "inte", "A", "rätt", "har", "."]
)
TEXTS = st.lists(st.lists(WORD, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=5)


@given(TEXTS)
def test_no_text_differs_from_itself(texts: list[str]) -> None:
    assert verdict("\n\n".join(texts), "\n\n".join(texts)) == (None, [])


@given(TEXTS, TEXTS, st.integers(0, 4))
def test_one_more_change_of_a_number_never_lowers_the_class(before: list[str], after: list[str], place: int) -> None:
    old = [*before[:place], "Vitet är 5 kronor.", *before[place:]]
    new = [*after[:place], "Vitet är 6 kronor.", *after[place:]]

    assert verdict("\n\n".join(old), "\n\n".join(new))[0] == "edition"


@given(TEXTS, TEXTS)
def test_what_differs_in_words_is_never_no_change(before: list[str], after: list[str]) -> None:
    found, reasons = verdict("\n\n".join(before), "\n\n".join(after))

    assert (found is None) == (reasons == [])
    assert (found is None) <= (" ".join(before).split() == " ".join(after).split())


def test_a_version_is_followed_by_three_numbers_and_no_other() -> None:
    assert next_versions("1.2.3") == {"edition": "2.0.0", "update": "1.3.0", "correction": "1.2.4"}
    assert version_step("1.2.3", "1.3.0") is ChangeClass.UPDATE
    assert version_step("1.2.3", "1.4.0") is None
    assert version_step("1.2.3", "2.2.3") is None


def version(number: str, body: str, clause_class: str, theme: str = "tider", note: str = "Kortare tid.") -> Clause:
    return replace(clause(body, version=number), change=Change(clause_class, theme, note))


BEFORE = version("1.0.0", SENTENCE, "edition", note="Första utgåvan.")


@pytest.mark.parametrize(
    ("after", "codes"),
    [
        pytest.param(version("2.0.0", SENTENCE.replace("30", "14"), "edition"), [], id="owned up to"),
        pytest.param(version("2.0.0", SENTENCE.replace("betala", "erlägga"), "edition"), [], id="higher is allowed"),
        pytest.param(version("1.1.0", SENTENCE.replace("30", "14"), "update"), ["TK-L100"], id="too low a number"),
        pytest.param(version("1.2.0", SENTENCE.replace("betala", "erlägga"), "update"), ["TK-L101"], id="a gap"),
        pytest.param(version("3.0.1", SENTENCE.replace("30", "14"), "update"), ["TK-L101", "TK-L102"], id="all wrong"),
        pytest.param(
            version("2.0.0", SENTENCE.replace("30", "14"), "update"), ["TK-L103", "TK-L102"], id="two classes"
        ),
        pytest.param(
            version("1.1.0", SENTENCE.replace("betala", "ge"), "update", theme=" "), ["TK-L104"], id="no theme"
        ),
        pytest.param(version("1.1.0", SENTENCE.replace("betala", "ge"), "update", note="-"), ["TK-L105"], id="no note"),
        pytest.param(
            version("1.1.0", SENTENCE.replace("betala", "ge"), "update", note="Första utgåvan."),
            ["TK-L106"],
            id="the old note",
        ),
        pytest.param(version("1.0.1", SENTENCE, "correction"), ["TK-L107"], id="nothing changed"),
    ],
)
def test_a_version_owns_up_to_its_change(after: Clause, codes: list[str]) -> None:
    messages = list(version_allows(BEFORE, after))

    assert [message.code for message in messages] == codes
    assert all(message.what and message.remedy for message in messages)


def test_a_refusal_says_why_and_which_number_would_do() -> None:
    refusal = next(version_allows(BEFORE, version("1.0.1", SENTENCE.replace("30", "14"), "correction")))

    assert refusal.what == (
        "versionen 1.0.1 är en rättelse, men ändringen är en utgåva: tidsfrist ändrad (k1): 30 → 14"
    )
    assert refusal.remedy.startswith("Kalla versionen 2.0.0 ")


def test_the_first_version_is_an_edition() -> None:
    assert list(version_allows(None, BEFORE)) == []
    assert [found.code for found in version_allows(None, version("1.0.0", SENTENCE, "update"))] == ["TK-L108"]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        pytest.param("1.0.0", "1.0.4", ChangeClass.CORRECTION, id="several corrections"),
        pytest.param("1.0.3", "1.2.0", ChangeClass.UPDATE, id="two updates"),
        pytest.param("1.2.3", "3.0.0", ChangeClass.EDITION, id="two editions"),
        pytest.param("2.0.0", "1.1.0", ChangeClass.EDITION, id="backwards"),
    ],
)
def test_whoever_skips_versions_reads_what_the_gravest_of_them_asks(
    before: str, after: str, found: ChangeClass
) -> None:
    assert class_between(before, after) is found
