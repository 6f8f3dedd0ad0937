"""A document keeps the length of its text until somebody asks for the other one."""

from datetime import date
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from given.clauses_in_text import clause_text
from tenderkit.model.case.choices import TextLength
from tenderkit.problems import InvalidInputError
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.check.check import check
from tenderkit.workflows.check.explain import explain
from tenderkit.workflows.clauses import lifecycle
from tenderkit.workflows.papers.build import BuildOptions, BuildResult, build
from tenderkit.workflows.papers.issue import IssueOptions, issue
from tenderkit.workflows.papers.upgrade import carry_out, plan_upgrade

ONE = "Syftet är ett."
TWO = "::short\n\n{#s1} Syftet är kort.\n\n::full\n\n{#s1} Syftet är en fullständig text.\n\n::close"
DECIDED = ("Kommunstyrelsen (påhittat)", date(2025, 1, 2), "KS 2025/1")
POLICY = "format: 1\nid: var-policy\ntitle_sv: Vår policy\nsource: Beslut\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A municipality that has adopted every clause, with a purpose in two lengths, and one case."""
    home(tmp_path)
    offer(tmp_path, {"1.0.0": ONE, "2.0.0": TWO})
    return case_folder(tmp_path, WITH_DIALOGUE)


def home(folder: Path, settings: str = "") -> None:
    (folder / "tenderkit.toml").write_text(f'library = "bibliotek"\n{settings}', "utf-8")


def offer(folder: Path, versions: dict[str, str]) -> None:
    clauses = folder / "bibliotek" / "clauses"
    (clauses / "syfte").mkdir(parents=True, exist_ok=True)
    lines = ["format: 1", "order: [syfte]", "clauses:", "  syfte:", "    versions:"]
    for version, body in versions.items():
        (clauses / "syfte" / f"{version}.md").write_text(clause_text(body, "", "syfte", version), "utf-8")
        lines.append(f"      {version}: {{status: published}}")
    (clauses / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    lifecycle.adopt(folder, lifecycle.every_version_in_force(folder, DECIDED[1]), *DECIDED)


def state(case: Path, length: str) -> None:
    (case / "upphandling.yaml").write_text(WITH_DIALOGUE.replace("law: LOU\n", f"law: LOU\ntext: {length}\n"), "utf-8")


def built(case: Path, *, correction: bool = False) -> BuildResult:
    return build(case, BuildOptions(force=True, correction=correction))


def is_short(case: Path) -> bool:
    text = (case / "dokument" / "kravavsnitt.txt").read_text("utf-8")
    assert ("Syftet är kort." in text) is not ("Syftet är en fullständig text." in text)
    return "Syftet är kort." in text


def told(result: BuildResult) -> list[str]:
    return [problem.message.code for problem in result.warnings if problem.message.code == "TK-L319"]


def test_a_new_case_is_short_and_the_lock_says_so(case: Path) -> None:
    built(case)

    assert is_short(case)
    assert read_lock(case / "upphandling.lock.yaml").documents["kravavsnitt"].text is TextLength.SHORT
    assert "    text: short\n" in (case / "upphandling.lock.yaml").read_text("utf-8")


def test_a_document_whose_clauses_have_one_length_has_none_in_the_lock(tmp_path: Path) -> None:
    home(tmp_path)
    offer(tmp_path, {"1.0.0": ONE})
    folder = case_folder(tmp_path, WITH_DIALOGUE)
    built(folder)

    assert read_lock(folder / "upphandling.lock.yaml").documents["kravavsnitt"].text is None


def test_a_rebuild_keeps_the_length_when_the_contract_would_ask_for_another(case: Path) -> None:
    built(case)
    ending = f"{WITH_DIALOGUE}  termination: {{allowed: true}}\n"
    (case / "upphandling.yaml").write_text(ending, "utf-8")

    assert told(built(case)) == []
    assert is_short(case)


def test_what_the_case_states_decides_over_the_last_build_and_is_told(case: Path) -> None:
    built(case)
    state(case, "full")
    result = built(case)

    [problem] = [each for each in result.warnings if each.message.code == "TK-L319"]
    assert (problem.line, is_short(case)) == (6, False)
    assert "kravavsnitt har kort text sedan tidigare; nu skrivs fullständig text" in problem.message.what
    assert told(built(case)) == []


def test_check_tells_of_the_other_length_before_it_is_built(case: Path) -> None:
    built(case)
    state(case, "full")

    assert "TK-L319" in [problem.message.code for problem in check(case, ("kravavsnitt",)).problems]


def test_the_municipality_has_a_length_of_its_own(case: Path) -> None:
    home(case.parent, 'policy = "policy.yaml"\n')
    (case.parent / "policy.yaml").write_text(f"{POLICY}text: full\n", "utf-8")
    built(case)

    assert not is_short(case)
    state(case, "short")
    built(case)
    assert is_short(case)


def test_a_policy_with_faults_still_gives_its_length(case: Path) -> None:
    home(case.parent, 'policy = "policy.yaml"\n')
    (case.parent / "policy.yaml").write_text("text: full\nid: 7\n", "utf-8")
    built(case)

    assert not is_short(case)


def test_what_is_issued_keeps_its_length_until_it_is_corrected(case: Path) -> None:
    built(case)
    issue(case, IssueOptions())
    state(case, "full")

    assert told(built(case)) == ["TK-L319"]
    assert is_short(case)
    again = issue(case, IssueOptions())
    assert (again.files[0].name, again.corrected) == ("kravavsnitt.docx", ())
    assert "TK-L319" in [problem.message.code for problem in again.warnings]
    built(case, correction=True)
    assert not is_short(case)


def test_a_corrected_issue_has_the_other_length_and_says_so(case: Path) -> None:
    issue(case, IssueOptions())
    state(case, "full")
    result = issue(case, IssueOptions(correction=True, day=date(2026, 12, 1)))

    assert result.corrected == ("kravavsnitt",)
    text = result.files[-1].read_text("utf-8")
    assert "Texten: från kort text till fullständig text." in text
    assert "Syftet är en fullständig text." in text
    assert [copy.text for copy in read_lock(case / "upphandling.lock.yaml").issued] == [
        TextLength.SHORT,
        TextLength.FULL,
    ]


def test_an_upgrade_from_the_first_edition_keeps_the_full_text_and_says_how_to_have_the_short_one(
    tmp_path: Path,
) -> None:
    home(tmp_path)
    offer(tmp_path, {"1.0.0": ONE})
    folder = case_folder(tmp_path, WITH_DIALOGUE)
    built(folder)
    offer(tmp_path, {"1.0.0": ONE, "2.0.0": TWO})
    plan = plan_upgrade(folder)

    assert plan.keeps_full == ("kravavsnitt",)
    carry_out(plan, BuildOptions())
    assert not is_short(folder)
    assert plan_upgrade(folder).keeps_full == ()


def test_an_upgrade_takes_the_short_text_that_the_case_asks_for(tmp_path: Path) -> None:
    home(tmp_path)
    offer(tmp_path, {"1.0.0": ONE})
    folder = case_folder(tmp_path, WITH_DIALOGUE)
    built(folder)
    offer(tmp_path, {"1.0.0": ONE, "2.0.0": TWO})
    state(folder, "short")
    plan = plan_upgrade(folder)

    assert plan.keeps_full == ()
    carry_out(plan, BuildOptions())
    assert is_short(folder)


def test_explain_prints_the_length_and_what_decided_it(case: Path) -> None:
    assert [str(each) for each in explain(case, "kravavsnitt").lengths] == [
        "kravavsnitt: kort text, för varken hävning, avstängning, flera leverantörer eller anbudsområden förekommer"
    ]
    state(case, "full")
    assert [str(each) for each in explain(case, "kravavsnitt").lengths] == [
        "kravavsnitt: fullständig text, för ärendet anger det (text)"
    ]


@pytest.mark.parametrize(("word", "guess"), [("medium", ""), ("kotr", "short"), ("fullstandig", "full")])
def test_a_length_that_there_is_not_names_those_there_are(case: Path, word: str, guess: str) -> None:
    state(case, word)

    with pytest.raises(InvalidInputError) as refused:
        built(case)
    [problem] = refused.value.problems
    assert (problem.line, problem.message.facts["allowed"]) == (6, "short (kort text), full (fullständig text)")
    assert problem.message.facts.get("guess", "") == guess
