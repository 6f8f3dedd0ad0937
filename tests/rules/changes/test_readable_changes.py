"""A comparison of two versions as a lawyer reads it."""

import re

import pytest

from given.clauses_in_text import clause
from tenderkit.model.clauses.clause import Clause
from tenderkit.rules.changes.comparison import VersionComparison, compare_clauses
from tenderkit.rules.changes.readable_changes import in_place, readable_reasons
from tenderkit.rules.changes.reasons import ChangeReason, Why
from tenderkit.rules.changes.word_diff import LineMark, diff_lines
from tenderkit.rules.clauses.readable_text import STEP, titles_of
from tenderkit.writers.diff_text import diff_line_text

AMOUNT = "parameters: {amount: {from: requirement.penalty.amount, type: money, min: 1000, max: 9000}}\n"
CODE = re.compile(r"⟦|\[\[|\[slut|requirement\.|==|\(k\d|\bs\d\b")


def read(before: str, after: str, front: str = AMOUNT, newer: str = AMOUNT) -> VersionComparison:
    old, new = clause(before, front), clause(after, newer, version="2.0.0")
    return compare_clauses(old, new, titles_of([old, new], {"brist": "Brister", "vite": "Vite"}))


def lines(found: VersionComparison) -> list[str]:
    return [diff_line_text(line).replace(STEP, "__") for line in found.parts[0].diff]


def test_a_paragraph_that_comes_under_a_condition_is_not_changed_itself() -> None:
    found = read("{#k1} Hon ska svara.", "{% if law == LOU %}\n\n{#k1} Hon ska svara.\n\n{% endif %}")

    assert lines(found) == ["  Antal", "+ När lagen om offentlig upphandling gäller:", "  __Krav: Hon ska svara."]
    assert found.parts[0].diff[2].mark is LineMark.SAME


def test_a_line_within_an_alternative_shows_its_changed_words_where_it_stands_now() -> None:
    found = read(
        "{% if law == LOU %}\n\n{#k1} Hon ska betala {{ amount }}.\n\n{% endif %}",
        "{% if law == LUF %}\n\n{#k1} Hon ska få {{ amount }}.\n\nMer.\n\n{% endif %}",
    )

    assert lines(found) == [
        "  Antal",
        "- När lagen om offentlig upphandling gäller:",
        "+ När lagen om upphandling inom försörjningssektorerna gäller:",
        "± __Krav: Hon ska [-betala-]{+få+} «Vitesbelopp».",
        "+ __Mer.",
    ]


def test_an_alternative_that_goes_is_told_line_by_line() -> None:
    found = read("Text.\n\n{% if law == LOU %}\n\nHon ska svara.\n\n{% endif %}", "Text.")

    assert lines(found) == [
        "  Antal",
        "  Text.",
        "- När lagen om offentlig upphandling gäller:",
        "- __Hon ska svara.",
    ]


def test_what_binds_is_pointed_at_without_code() -> None:
    found = read(
        "{#k1} {{ supplier }} ska betala {{ amount }} enligt [[brist]].",
        "{#k1} {{ supplier }} bör betala 5 kronor enligt [[vite]].\n\n{% if law == LOU %}\n\n{#k2} Hon ska svara.\n\n{% endif %}",
    )

    told = [(each.binding.value, each.before, each.after) for each in found.highlights]
    assert ("modal", "ska", "bör") in told
    assert ("number", "«Vitesbelopp»", "5 kronor") in told
    assert all(not CODE.search(each.line) for each in found.highlights)
    assert "condition" not in {binding for binding, _, _ in told}


def test_two_clauses_are_compared_without_code_too() -> None:
    found = compare_clauses(clause("{{ amount }}", AMOUNT), clause("Nej.", clause_id="annan"), titles_of([], {}))

    assert found.verdict is None
    assert "{{" not in "".join(lines(found))


def test_the_front_matter_is_compared_in_words() -> None:
    found = read("{{ amount }}.", "{{ amount }}.", newer=AMOUNT.replace("9000", "5000") + "requires: [brist]\n")

    (front,) = (part for part in found.parts if part.name == "front")
    assert [diff_line_text(line) for line in front.diff] == [
        "+ Kräver: Brister",
        "± «Vitesbelopp»: kronor; 1000–[-9000-]{+5000+}",
    ]


LAWS = "law_refs: [{act: LOU, provision: 17 kap. 1 §, when: law == LOU}, {act: LAS, provision: 1 §}]\n"
BEFORE = clause("{#k1} {{ supplier }} ska betala {{ amount }} enligt [[brist]] i dag.", AMOUNT + LAWS)
AFTER: Clause = clause("{#s1} Text.", AMOUNT, version="2.0.0")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        pytest.param(
            ChangeReason(Why.WORDING, "k1", "⟦amount⟧ enligt [[brist]]", ""),
            "andra ord (”«leverantören» ska betala «Vitesbelopp» enligt ”Brister” …”): «Vitesbelopp» enligt ”Brister” → –",
            id="words at a mark",
        ),
        pytest.param(ChangeReason(Why.WORDING, "k9", "a", "b"), "andra ord: a → b", id="a mark that is in neither"),
        pytest.param(
            ChangeReason(Why.PASSAGE, "”⟦supplier⟧ ska”", "", "x"),
            "stycke tillagt eller borttaget (”«leverantören» ska”): – → x",
            id="opening words",
        ),
        pytest.param(
            ChangeReason(Why.PASSAGE, "”⟦okänd⟧ ska”", "", "x"),
            "stycke tillagt eller borttaget (”«okänd» ska”): – → x",
            id="a hole of neither",
        ),
        pytest.param(ChangeReason(Why.CONDITION, "applies_if", "law == LOU", ""), "villkor ändrat", id="a condition"),
        pytest.param(
            ChangeReason(Why.PARAMETER_NARROWED, "amount", "money 1…2", "money 1…1"),
            "parameter snävare eller av annan typ («Vitesbelopp»)",
            id="the bounds of a value",
        ),
        pytest.param(ChangeReason(Why.WORDING, "amount.one", "a", "b"), "andra ord («Vitesbelopp»): a → b", id="its words"),
        pytest.param(
            ChangeReason(Why.RELATIONS, "requires", "brist, okänd", ""),
            "andra klausuler krävs, utesluts eller ersätts: Brister, okänd → –",
            id="other clauses",
        ),
        pytest.param(
            ChangeReason(Why.ROLE, "kind", "requirement", "sanction"),
            "klausulens slag eller nivå ändrad: krav → påföljd",
            id="its kind",
        ),
        pytest.param(
            ChangeReason(Why.ROLE, "level", "common", "base"),
            "klausulens slag eller nivå ändrad: gemensam → bas (sysselsättningsdialog)",
            id="its level",
        ),
        pytest.param(
            ChangeReason(Why.LAW_REFERENCES, "law_refs", "LOU 17 kap. 1 § (law == LOU); LAS 1 §", ""),
            "lagrum ändrat: 17 kap. 1 § LOU, när lagen om offentlig upphandling gäller; 1 § LAS → –",
            id="provisions",
        ),
        pytest.param(
            ChangeReason(Why.ROLE, "only_used", "False", "True"),
            "klausulens slag eller nivå ändrad",
            id="which words it prints",
        ),
        pytest.param(
            ChangeReason(Why.RELATIONS, "one_of", "", "platser"),
            "andra klausuler krävs, utesluts eller ersätts",
            id="a group of clauses",
        ),
        pytest.param(ChangeReason(Why.REQUIREMENTS, "k1", "k1", "s1"), "krav tillagt eller borttaget (”«leverantören» ska betala «Vitesbelopp» enligt ”Brister” …”)", id="marks"),
        pytest.param(ChangeReason(Why.OBLIGATIONS, "motive", "0", "1"), "antalet meningar med ska ändrat (Motiv): 0 → 1", id="a text beside it"),
    ],
)  # fmt: skip
def test_a_reason_is_told_without_code(reason: ChangeReason, said: str) -> None:
    titles = titles_of([BEFORE, AFTER], {"brist": "Brister"})

    (found,) = readable_reasons([reason, reason], BEFORE, AFTER, titles)

    assert found.sentence == said


def test_a_requirement_is_found_by_its_opening_words_as_they_read_in_one_alternative() -> None:
    before = clause("{#k1} Hon {% if law == LOU %}ska inte{% else %}ska{% endif %} svara snart.")

    (found,) = readable_reasons([ChangeReason(Why.WORDING, "k1")], before, before, titles_of([before], {}))

    assert found.sentence == "andra ord (”Hon ska inte svara snart. …”)"


def test_lines_that_only_end_an_alternative_are_left_out() -> None:
    found = read("{% if law == LOU %}\n\nA.\n\n{% endif %}", "{% if law == LOU %}\n\nA.\n\n{% endif %}")

    assert lines(found) == ["  Antal", "  När lagen om offentlig upphandling gäller:", "  __A."]
    assert diff_lines((), ()) == ()


def test_lines_that_were_shown_already_are_only_put_in_place() -> None:
    before, after = ("Hon [om A: ska] svara.",), (f"{STEP}Hon [om A: bör] svara.", f"{STEP}Mer.")

    shown = [diff_line_text(line).replace(STEP, "__") for line in in_place(diff_lines(before, after))]

    assert shown == ["± __Hon [-[om A: ska]-]{+[om A: bör]+} svara.", "+ __Mer."]
    assert in_place(diff_lines(before, (f"{STEP}{before[0]}",)))[0].mark is LineMark.SAME
