"""Whether a requirement speaks of time without work, which its text then has to say the meaning of (malgrupper.s4)."""

import re

from tenderkit.model.case.requirement import Requirement
from tenderkit.patterns import lazy_pattern

_SAID = lazy_pattern(r"\butan\s+(?:\w+\s+){0,2}arbete\b", re.IGNORECASE)


def without_work(requirement: Requirement) -> str:
    """`used` when a group rests on it: each of the list does, one of the municipality's own when its definition says so."""
    said = any(_SAID.search(group.definition) for group in requirement.own_groups)
    return "used" if requirement.groups or said else "unused"
