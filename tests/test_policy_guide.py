"""docs/policy.md shows a policy that works, and says of the shipped ones what they say."""

import re
from pathlib import Path

from given.cases import WITH_DIALOGUE, case_folder
from given.policies import SHIPPED, policy_in
from judges import checkout
from judges.as_a_user import user_runs
from judges.pages import code_blocks
from tenderkit.project.places import find_places

PAGE = (checkout.ROOT / "docs" / "policy.md").read_text("utf-8")


def _blocks(language: str) -> list[str]:
    return ["\n".join(block) + "\n" for block in code_blocks(PAGE, language)]


def test_the_policy_that_the_guide_shows_is_read_and_used(tmp_path: Path) -> None:
    (policy,) = _blocks("yaml")
    _, settings = _blocks("toml")
    (tmp_path / "policy.yaml").write_text(policy, "utf-8")
    (tmp_path / "tenderkit.toml").write_text(settings, "utf-8")

    seen = user_runs(
        "explain",
        case_folder(tmp_path, WITH_DIALOGUE.replace("  months: 24\n", "  months: 24\n  employees_needed: 2\n")),
    )

    assert seen.code == 0, seen.text
    assert "Policy: Vår kommuns policy (Kommunstyrelsen 2026-09-01, § 214)" in seen.out
    assert "Utfall: krav på sysselsättningsdialog" in seen.out


def test_the_choice_that_the_guide_shows_is_a_choice(tmp_path: Path) -> None:
    (tmp_path / "tenderkit.toml").write_text(_blocks("toml")[0], "utf-8")

    assert find_places(tmp_path).policy_is_chosen


def test_the_guide_names_the_shipped_policies() -> None:
    assert re.findall(r"^\| `([a-z0-9-]+)` \|", PAGE, re.MULTILINE) == list(SHIPPED)


def test_every_limit_of_the_guides_example_is_one_that_the_policy_has() -> None:
    policy = policy_in(_blocks("yaml")[0])

    assert policy.bands is not None
    assert policy.penalty is not None
