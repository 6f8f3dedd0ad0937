from given.cases import WITH_PLACES, read
from given.policies import policy_in, shipped_policy, with_rule
from tenderkit.messages import language
from tenderkit.model.case.case import Lot, Procurement
from tenderkit.model.policy.policy import Policy
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.policy.applicability import applicability
from tenderkit.rules.policy.applicability_report import (
    ApplicabilityFacts,
    applicability_facts,
    applicability_lines,
    applicability_rows,
)

NBSP = "\u00a0"
FRAMEWORK = WITH_PLACES.replace("form: contract", "form: framework_agreement\n  call_off_by: both")


def figures(case: Procurement, policy: Policy | None = None, *, chosen: bool = True) -> ApplicabilityFacts:
    asked = policy or shipped_policy("alternativ-2")
    return applicability_facts(applicability(asked, Facts(case), case), chosen=chosen)


def test_a_document_gets_the_rules_with_the_values_in_plain_swedish() -> None:
    case = read(WITH_PLACES)

    table = applicability_rows(applicability(shipped_policy("alternativ-2"), Facts(case), case))

    assert [(row.outcome, row.values.replace(NBSP, " ")) for row in table] == [
        ("uppfylld", "Avtalstid: 30 månader"),
        ("uppfylld", "Plats för utförandet: inom kommunens gränser"),
        ("uppfylld", "Uppskattat värde: 65 000 000 kronor"),
        ("uppfylld", "Avtalsform: kontrakt"),
    ]
    assert [row.source for row in table][-1] == "Rapporten, rad 32"


def test_a_fact_that_is_missing_or_only_stated_is_said_so() -> None:
    text = with_rule("requirement.places is stated and requirement.dialogue is not stated")
    stated = applicability(policy_in(text), Facts(read(WITH_PLACES)), read(WITH_PLACES))
    asked = applicability(shipped_policy("alternativ-1"), Facts(read(FRAMEWORK)), read(FRAMEWORK))

    assert applicability_rows(stated)[0].values == "Platser: angivet; Sysselsättningsdialog: inte angivet"
    assert (applicability_rows(asked)[-1].outcome, applicability_rows(asked)[-1].values) == (
        "kan inte avgöras",
        "Går att följa upp: uppgift saknas",
    )


def test_every_sort_of_fact_can_be_said() -> None:
    condition = (
        "contract.starts >= 2027-01-01 and contract.annex_2 == false and requirement.places.count > 1"
        " and requirement.places.kinds contains internship and title != x and contract.months in [24, 30]"
    )
    case = read(WITH_PLACES)

    (row,) = applicability_rows(
        applicability(policy_in(with_rule(condition.replace("!= x", '!= "x"'))), Facts(case), case)
    )

    assert row.values.replace(NBSP, " ").split("; ") == [
        "Avtalsstart: 1 mars 2027",
        "Bilaga 2-tjänst: nej",
        "Antal platser: 4",
        "Former: anställning, praktik",
        "Upphandlingens namn: Väghyveln",
        "Avtalstid: 30 månader",
    ]


def test_a_document_is_in_swedish_whatever_the_screen_speaks() -> None:
    token = language.set("en")
    try:
        said = figures(read(WITH_PLACES), chosen=False)
    finally:
        language.reset(token)

    assert said.verdict_words == "krav på ett antal platser"
    assert said.chosen_words == "Kommunen har inte valt någon policy. Svaret följer rapportens alternativ 1."
    assert said.policy == "Alternativ 2, från fyra månader och en miljon kronor"


def test_what_is_missed_is_no_reason_for_a_requirement() -> None:
    said = figures(read(WITH_PLACES.replace("within_municipality", "immediate_vicinity")))

    assert said.because == ("Det här villkoret är inte uppfyllt: Avtalet utförs inom kommunens gränser.",)
    assert said.goes_beyond is True
    assert said.verdict_words == "policyn ber inte om något sysselsättningskrav"
    assert str(said.edges).startswith("('Avtalet utförs i kommunens omedelbara närhet.")


def test_what_must_be_asked_first_is_named_by_its_title() -> None:
    said = figures(read(FRAMEWORK))

    assert said.questions == ("Går att följa upp",)
    assert said.because == (
        "Det här villkoret går inte att avgöra än: Är det ett ramavtal, går det att följa upp kravet.",
    )


def test_the_rules_are_told_again_for_a_lot_only_where_they_answer_otherwise() -> None:
    case = read(WITH_PLACES)
    policy = policy_in(with_rule("requirement.places is stated"))
    lot = Lot(id="B", title="Söder", requirement=case.requirement.model_copy(update={"places": None}))
    common = applicability(policy, Facts(case), case)
    own = applicability(policy, Facts(case, requirement=lot.requirement), case)

    lines = applicability_lines([(None, common), (lot, own), (lot, own)], chosen=True)

    assert [line.split(":")[0].strip() for line in lines] == [
        "Policy",
        "Kommunen har valt den i tenderkit.toml.",
        "uppfylld",
        "Utfall",
        "Minst dialog. (Kommunstyrelsen 2026-09-01)",
        "inte uppfylld",
        "Utfall för anbudsområde B",
        "Ärendet ställer ett krav ändå. Det får kommunen göra.",
        "Utfall för anbudsområde B",
        "Ärendet ställer ett krav ändå. Det får kommunen göra.",
    ]


def test_a_computed_fact_is_said_by_its_path_on_the_screen() -> None:
    case = read(WITH_PLACES)
    policy = policy_in(with_rule("computed.regime in [above, below] and contract.months <= 36"))

    lines = applicability_lines([(None, applicability(policy, Facts(case, {"regime": "above"}), case))], chosen=True)

    assert lines[2] == (
        "  uppfylld: Minst fyra månader. (computed.regime = above bland [above, below]; contract.months = 30 ≤ 36;"
        " Kommunstyrelsen 2026-09-01)"
    )


def test_a_list_and_what_a_fact_is_not_are_said_on_the_screen() -> None:
    case = read(WITH_PLACES)
    condition = (
        "requirement.places.kinds contains apprenticeship or contract.starts != 2027-03-01 or contract.annex_2 == true"
    )

    lines = applicability_lines(
        [(None, applicability(policy_in(with_rule(condition)), Facts(case), case))], chosen=True
    )

    assert lines[2] == (
        "  inte uppfylld: Minst fyra månader. (requirement.places.kinds = employment, internship innehåller apprenticeship"
        " (uppfylls inte); contract.starts = 2027-03-01 ≠ 2027-03-01 (uppfylls inte); contract.annex_2 = nej ≠ ja;"
        " Kommunstyrelsen 2026-09-01)"
    )
