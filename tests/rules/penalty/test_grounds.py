"""When no penalty is due, and that somebody has read the clauses that say so."""

import re

import pytest

from given.cases import WITH_PLACES, read
from judges.checkout import ROOT
from tenderkit.messages import LANGUAGES, catalogue
from tenderkit.model.clauses.clause import Status
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.penalty.grounds import READ_VERSIONS, grounds_without_penalty

ALWAYS = ["remedied", "beyond_control", "kept_open", "authority_said_no"]


def _grounds(old: str = "", new: str = "") -> list[str]:
    found = grounds_without_penalty(read(WITH_PLACES.replace(old, new) if old else WITH_PLACES).requirement)
    return [ground.words.key.removeprefix("penalty.ground.") for ground in found]


def test_the_grounds_follow_what_the_case_states() -> None:
    assert _grounds() == [*ALWAYS, "ended_early", "less_asked_for", "shorter_decision", "fewer_places"]


@pytest.mark.parametrize(
    ("old", "new", "ground", "gone"),
    [
        ("    minimum_months:", "    part_done_percent: 75\n    minimum_months:", "part_done", ""),
        ("    minimum_months:", "    replacement_weeks: 6\n    minimum_months:", "replaced", "ended_early"),
        ("    remedy_days:", "    claim_within_months: 12\n    remedy_days:", "claimed_too_late", ""),
        ("kinds: [employment, internship]", "kinds: [employment]", "", "shorter_decision"),
    ],
    ids=["part done", "replacement", "claim in time", "no internship"],
)
def test_a_ground_stands_only_where_the_clause_says_it(old: str, new: str, ground: str, gone: str) -> None:
    found = _grounds(old, new)

    assert not ground or ground in found
    assert not gone or gone not in found


def test_a_requirement_without_places_has_no_grounds() -> None:
    requirement = read(WITH_PLACES).requirement.model_copy(update={"places": None})

    assert list(grounds_without_penalty(requirement)) == []


def test_every_version_that_can_be_used_has_been_read() -> None:
    """A version that is published anew says perhaps something else: read it, then add it to READ_VERSIONS."""
    library = read_library((ROOT / "clauses",))
    usable = {
        (clause, version)
        for clause in READ_VERSIONS
        for version, entry in library.clauses[clause].items()
        if entry.state.status in (Status.PUBLISHED, Status.RETIRED)
    }

    assert (
        sorted(usable - {(clause, version) for clause, versions in READ_VERSIONS.items() for version in versions}) == []
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_holds_only_facts_that_it_is_given(language: str) -> None:
    summaries = {key: entry[language] for key, entry in catalogue().items() if key.startswith("penalty.ground.")}

    assert {name for said in summaries.values() for name in re.findall(r"{(\w+)}", said)} <= {
        "days",
        "weeks",
        "percent",
        "months",
    }
