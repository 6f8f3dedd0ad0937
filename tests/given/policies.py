"""Policies for tests: the shipped ones as the product reads them, and a small one as text to spoil."""

from functools import cache
from pathlib import Path, PurePath

import pytest

from judges import checkout
from tenderkit.model.policy.policy import Policy
from tenderkit.problems import InvalidInputError
from tenderkit.readers.policy.policy_reader import parse_policy, read_policy

SHIPPED = ("alternativ-1", "alternativ-2")
NAME = PurePath("policy.yaml")
SMALL = """\
format: 1
id: liten
title_sv: Liten
source: Kommunstyrelsen 2026-09-01
rules:
  - id: tid
    text_sv: Minst fyra månader.
    condition: contract.months >= 4
kinds:
  - id: dialog
    verdict: dialogue
    text_sv: Minst dialog.
"""


@cache
def shipped_policy(policy: str) -> Policy:
    """One of the policies that travel with the product."""
    return read_policy(policy_path(policy))


def policy_path(policy: str) -> Path:
    return checkout.ROOT / "policies" / f"{policy}.yaml"


def policy_in(text: str) -> Policy:
    """The policy that the text holds."""
    return parse_policy(text.encode(), NAME)


def with_rule(condition: str, more: str = "") -> str:
    """The small policy with another condition."""
    return SMALL.replace("contract.months >= 4\n", f"{condition}\n{more}")


def problems_of(text: str) -> list[str]:
    """The faults of the text as `line:column code`."""
    with pytest.raises(InvalidInputError) as refused:
        policy_in(text)
    assert all(problem.message.what and problem.message.remedy for problem in refused.value.problems)
    return [f"{problem.line}:{problem.column} {problem.message.code}" for problem in refused.value.problems]
