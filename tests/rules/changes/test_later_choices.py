"""A version that only gains text for later choices is an update; whoever makes none of them owes the same as before."""

import pytest

from given.clauses_in_text import clause
from tenderkit.rules.changes.change_class import least_change_class
from tenderkit.rules.changes.later_choices import without_later_choices
from tenderkit.rules.changes.reasons import ChangeClass, Why

BASIS = "requirement.places.basis"
KINDS = "requirement.places.kinds"
BEFORE = f"""\
{{#k1}} Leverantören ska ordna platser {{% if {BASIS} == fixed %}}nu{{% else %}}sedan{{% endif %}}.

{{% if {KINDS} contains internship or {KINDS} contains apprenticeship %}}

- Praktik räknas.

{{% endif %}}
"""
LATER = f"""\
{{#k1}} Leverantören ska ordna platser {{% if requirement.places.shared is stated %}}delade {{% endif %}}\
{{% if {BASIS} == fixed %}}nu{{% elif {BASIS} == per_contract_value %}}efter värdet{{% else %}}sedan{{% endif %}}.

{{% if {KINDS} contains internship or {KINDS} contains apprenticeship or {KINDS} contains summer_job %}}

- Praktik räknas.{{% if joint is stated %}} Gemensamt.{{% endif %}}

{{% endif %}}

{{% if joint is stated %}}

{{#k2}} Leverantören ska vända sig till den ledande.

{{% endif %}}
"""


def test_text_for_later_choices_is_an_update() -> None:
    verdict = least_change_class(clause(BEFORE), clause(LATER, version="1.1.0"))

    assert verdict.clause_class is ChangeClass.UPDATE
    assert [reason.why for reason in verdict.reasons] == [Why.LATER_CHOICE]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("nu{%", "genast{%", id="a word"),
        pytest.param("ska ordna", "bör ordna", id="a modal verb"),
        pytest.param("- Praktik räknas.", "- Praktik räknas inte.", id="a negation"),
        pytest.param("{% else %}sedan", "{% elif requirement.places.count > 3 %}sedan", id="a condition"),
    ],
)
def test_what_else_is_changed_is_still_seen(old: str, new: str) -> None:
    verdict = least_change_class(clause(BEFORE), clause(LATER.replace(old, new), version="1.1.0"))

    assert len(verdict.reasons) > 1


def test_a_version_without_later_choices_is_compared_as_it_stands() -> None:
    assert without_later_choices(clause(BEFORE), clause(BEFORE.replace("nu", "genast"))) is None


def test_a_choice_that_the_version_before_knew_is_none_that_came_later() -> None:
    assert without_later_choices(clause(LATER), clause(LATER.replace("nu", "genast"))) is None


def test_a_condition_of_the_whole_clause_and_its_parameters_are_reduced_too() -> None:
    front = "applies_if: requirement.places is stated and requirement.penalty is stated\n"
    parameters = "parameters: {weeks: {from: requirement.penalty.cap.weeks, type: weeks, min: 1, max: 9}}\n"
    body = "Vite.{% if requirement.penalty.cap.weeks is stated %} Högst {{ weeks }}.{% endif %}"
    before = clause("Vite.", "applies_if: requirement.places is stated\n")
    after = clause(body, front + parameters, version="1.1.0")

    reduced = without_later_choices(before, after)

    assert reduced is not None
    assert reduced[0].applies_if == reduced[1].applies_if
    assert reduced[0].body == reduced[1].body
    assert dict(reduced[1].parameters) == {}


def test_what_stands_in_a_table_or_asks_another_list_stays_as_it_is() -> None:
    text = """\
| Form | Tid |
| --- | --- |
| praktik | 3 |

Målgruppen{% if contract.workplace_checks contains forarbevis %} och körkort{% endif %}{% if requirement.penalty is stated %} med vite{% endif %}.

{% if joint is stated %}

{% if contract.months > 12 %}

Länge.

{% endif %}

{% endif %}
"""
    reduced = without_later_choices(clause("Kort."), clause(text, version="1.1.0"))

    assert reduced is not None
    alone = text.split("{% if joint", maxsplit=1)[0].replace(
        "{% if requirement.penalty is stated %} med vite{% endif %}", " med vite"
    )
    assert reduced[1].body == clause(alone).body


def test_a_clause_that_may_stand_alone_now_requires_less() -> None:
    before = clause("Text.", "requires: [vite, brist]\n")
    after = clause("Text.{% if joint is stated %} Mer.{% endif %}", "requires: [brist]\n", version="1.1.0")

    assert least_change_class(before, after).clause_class is ChangeClass.UPDATE
