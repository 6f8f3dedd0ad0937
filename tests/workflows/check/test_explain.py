import json
from pathlib import Path

import pytest
from msgspec.structs import asdict, replace

from given.cases import PLACES, WITH_DIALOGUE, case_folder
from given.policies import SMALL
from judges import checkout
from judges.as_a_user import program_runs, user_runs
from tenderkit.model.policy.policy import RequirementVerdict
from tenderkit.workflows.check.explain import ExplainedCase, explain

ASSESSED = WITH_DIALOGUE.split("  dialogue:\n", maxsplit=1)[0]  # a case that states no requirement yet
KIND = "kravavsnitt"
OWN_LOT = """\
  lots:
    - {id: A, title: Norr, value: 2000000}
    - id: B
      title: Söder
      value: 2000000
      requirement:
"""


def explained(tmp_path: Path, case: str = WITH_DIALOGUE) -> ExplainedCase:
    return explain(case_folder(tmp_path, case), KIND)


def with_own_lot(case: str) -> str:
    own = ASSESSED.split("requirement:\n", maxsplit=1)[1] + PLACES
    indented = "".join(f"      {line}\n" for line in own.splitlines())
    return case.replace("requirement:\n", f"{OWN_LOT}{indented}requirement:\n", 1)


def test_the_policy_comes_first_with_its_rules_values_and_source(tmp_path: Path) -> None:
    first, chosen, rule, *_ = explained(tmp_path).parts[0]

    assert first == "Policy: Alternativ 1, från fyra månader (Rapporten, rad 30 och 32)"
    assert chosen == "  Kommunen har inte valt någon policy. Det gör den med raden policy i tenderkit.toml."
    assert rule == "  uppfylld: Avtalstiden är minst fyra månader. (contract.months = 24 ≥ 4; Rapporten, rad 30)"


def test_the_parts_stand_in_order(tmp_path: Path) -> None:
    parts = [part[0].split(":", maxsplit=1)[0] for part in explained(tmp_path, WITH_DIALOGUE + PLACES).parts]

    assert parts == ["Policy", "Lagrum", "Proportionalitet", "Vite"]


def test_a_case_that_states_no_requirement_is_told_what_the_policy_asks(tmp_path: Path) -> None:
    found = explained(tmp_path, ASSESSED)

    assert [verdict.verdict for verdict in found.policy.verdicts] == [RequirementVerdict.DIALOGUE]
    assert "Utfall: krav på sysselsättningsdialog" in found.policy.lines
    assert (found.clauses, bool(found.not_yet)) == ((), True)


def test_the_command_shows_a_case_that_states_no_requirement(tmp_path: Path) -> None:
    seen = user_runs("explain", case_folder(tmp_path, ASSESSED))

    assert seen.code == 0
    assert "Utfall: krav på sysselsättningsdialog" in seen.out
    assert seen.out.index("Policy: ") < seen.out.index("Lagrum: ")


def test_a_missing_fact_is_asked_for(tmp_path: Path) -> None:
    case = WITH_DIALOGUE.replace("form: contract", "form: framework_agreement\n  call_off_by: fixed_terms")

    found = explained(tmp_path, case).policy

    assert found.verdicts[0].questions == ("contract.follow_up_feasible",)
    assert "  Fråga först: Går att följa upp (contract.follow_up_feasible)" in found.lines


def test_edges_advice_and_going_further_are_told(tmp_path: Path) -> None:
    lines = explained(
        tmp_path, WITH_DIALOGUE.replace("within_municipality", "outside").replace("months: 24", "months: 4")
    ).policy.lines

    begun = [line.strip().split(":", maxsplit=1)[0] for line in lines[-4:]]
    assert begun == ["Utfall", "Ärendet ställer ett krav ändå. Det får kommunen göra.", "Gränsfall", "Råd"]


def test_a_lot_with_its_own_requirement_has_its_own_verdict(tmp_path: Path) -> None:
    found = explained(tmp_path, with_own_lot(WITH_DIALOGUE)).policy

    assert [(verdict.lot, verdict.verdict) for verdict in found.verdicts] == [
        (None, RequirementVerdict.DIALOGUE),
        ("B", RequirementVerdict.PLACES),
    ]
    assert [line for line in found.lines if line.startswith("Utfall")] == [
        "Utfall: krav på sysselsättningsdialog",
        "Utfall för anbudsområde B: krav på ett antal platser",
    ]
    assert len([line for line in found.lines if line.startswith("  uppfylld")]) == len(found.verdicts[0].rules)


def test_figures_say_which_lot_they_are_about(tmp_path: Path) -> None:
    found = explained(tmp_path, with_own_lot(WITH_DIALOGUE))

    assert [(each.lot, each.lines[0].partition("[")[2]) for each in found.proportionality] == [
        (None, "Anbudsområde A: Norr]"),
        ("B", "Anbudsområde B: Söder]"),
        (None, "Hela upphandlingen]"),
    ]
    assert [(each.lot, each.lines[0].partition("[")[2]) for each in found.penalty] == [
        ("B", "Söder]"),
        (None, "Hela upphandlingen]"),
    ]


def test_where_every_lot_has_its_own_requirement_only_they_are_answered(tmp_path: Path) -> None:
    case = with_own_lot(WITH_DIALOGUE).replace("    - {id: A, title: Norr, value: 2000000}\n", "")

    assert [verdict.lot for verdict in explained(tmp_path, case).policy.verdicts] == ["B"]


def test_the_chosen_policy_answers_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(SMALL.replace(">= 4", ">= 36"), "utf-8")
    (tmp_path / "tenderkit.toml").write_text('policy = "policy.yaml"\n', "utf-8")

    found = explained(tmp_path).policy

    assert (found.id, found.is_chosen) == ("liten", True)
    assert found.lines[1] == "  Kommunen har valt den i tenderkit.toml."
    assert found.verdicts[0].verdict is RequirementVerdict.NONE


def test_a_policy_with_faults_stops_explain_but_not_build(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(SMALL.replace("contract.months", "contract.mnths"), "utf-8")
    (tmp_path / "tenderkit.toml").write_text('policy = "policy.yaml"\n', "utf-8")
    case = case_folder(tmp_path)

    explaining, building = user_runs("explain", case), user_runs("build", case)

    assert (explaining.code, explaining.findings) == (1, ["8:5 TK-L050"])
    assert building.code == 0


def test_json_says_the_same(tmp_path: Path) -> None:
    case = case_folder(tmp_path, WITH_DIALOGUE + PLACES)

    data = json.loads(user_runs("explain", case, "--format", "json").out)

    assert data["policy"]["id"] == "alternativ-1"
    assert data["policy"]["is_chosen"] is False
    (verdict,) = data["policy"]["verdicts"]
    assert verdict["verdict"] == "combined"
    assert next((row["id"], row["truth"]) for row in verdict["rules"]) == ("avtalstid", "yes")
    assert data["proportionality"][0]["measures"][0]["value"] == "0.800"
    assert (data["penalty"][0]["amount"], data["penalty"][0]["cap"]) == ("50000", "250000.00")
    assert len(data["clauses"]) == len(explain(case, KIND).clauses)


def test_everything_speaks_english(tmp_path: Path) -> None:
    seen = program_runs("--lang", "en", "explain", case_folder(tmp_path, WITH_DIALOGUE + PLACES))

    assert "Policy: Alternative 1, from four months (Rapporten, rad 30 och 32)" in seen.out
    assert (
        "  met: The contract runs for at least four months. (contract.months = 24 ≥ 4; Rapporten, rad 30)" in seen.out
    )
    assert "Verdict: a requirement for an employment dialogue and for a number of places" in seen.out
    assert seen.reads_well()


@pytest.mark.parametrize("name", ["vaghyveln", "korttidshyra-fordon"])
def test_a_sample_is_explained_from_the_policy_to_the_clauses(name: str) -> None:
    found = explain(checkout.ROOT / "samples" / name, KIND)

    assert all((found.policy.verdicts, found.legal_basis, found.proportionality, found.penalty, found.clauses))
    assert asdict(replace(found, clauses=()))["not_yet"] == ()
