"""When no penalty is due, and that somebody has read the clauses that say so."""

import re

import pytest
from msgspec.structs import replace

from given.cases import WITH_PLACES, read
from given.shipped_clauses import in_use, shipped_library
from tenderkit.messages import LANGUAGES, catalogue
from tenderkit.model.clauses.clause import Status
from tenderkit.model.clauses.library import LibraryEntry
from tenderkit.model.clauses.roles import (
    MEANINGS,
    OF_SMALL_PENALTIES,
    OF_THE_FIRST_EDITION,
    OF_THE_SECOND_EDITION,
    Meaning,
)
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.penalty.grounds import GROUNDED_ON, grounds_in, grounds_without_penalty

ALWAYS = ["remedied", "beyond_control", "kept_open", "authority_said_no"]
FIRST = ("brist@1.0.0", "platser-uppfyllelse@1.0.0", "platser-ersattning@1.0.0", "platser-tid@1.0.0", "platser-minskning@1.0.0", "vite@1.1.0")  # fmt: skip
SECOND = tuple(f"{name.partition('@')[0]}@2.0.0" for name in FIRST)
OTHERWISE = ".second_edition"


def _grounds(old: str = "", new: str = "", clauses: tuple[str, ...] = FIRST) -> list[str]:
    found = grounds_without_penalty(read(WITH_PLACES.replace(old, new) if old else WITH_PLACES).requirement)
    return [each.ground.words.key.removeprefix("penalty.ground.") for each in grounds_in(in_use(*clauses), found)]


def test_the_grounds_follow_what_the_case_states() -> None:
    assert _grounds() == [*ALWAYS, "ended_early", "less_asked_for", "shorter_decision", "fewer_places"]


def test_the_second_edition_has_grounds_of_its_own() -> None:
    """A refused subsidy fulfils nothing there: waiting for the decision moves the day."""
    said = [f"{ground}{OTHERWISE}" for ground in ("remedied", "beyond_control", "kept_open", "ended_early")]
    rest = [f"less_asked_for{OTHERWISE}", "shorter_decision", "awaited", f"fewer_places{OTHERWISE}"]

    assert _grounds(clauses=SECOND) == [*said, *rest]


def test_a_weekly_penalty_stands_still_while_a_place_is_kept_open_in_the_second_edition() -> None:
    weekly = ("per: missing_place", "per: started_week")

    assert "standing_still" in _grounds(*weekly, clauses=SECOND)
    assert "standing_still" not in _grounds(*weekly)
    assert "standing_still" not in _grounds(clauses=SECOND)


def test_each_clause_is_summarised_by_its_own_edition() -> None:
    found = _grounds(clauses=("brist@2.0.0", *FIRST[1:]))

    assert f"beyond_control{OTHERWISE}" in found
    assert {"kept_open", "authority_said_no", "fewer_places"} <= set(found)


def test_missing_candidates_are_an_obstacle_only_in_the_first_edition() -> None:
    first, second = (catalogue()[f"penalty.ground.beyond_control{edition}"]["sv"] for edition in ("", OTHERWISE))

    assert "att ingen lämplig kandidat finns" in first
    assert "Att kandidater saknas är inget sådant hinder." in second


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
    """A version that is published anew says perhaps something else: read it, then note its marks in `library.yaml`."""
    grounded = {meaning for role in GROUNDED_ON for meaning in MEANINGS[role]}
    unread = [
        f"{entry.clause.id}@{entry.clause.version}: {meaning.value}"
        for entry in shipped_library().entries()
        if entry.role in GROUNDED_ON and entry.state.status in (Status.PUBLISHED, Status.RETIRED)
        for meaning in sorted((MEANINGS[entry.role] & grounded) - _of_the_other_edition(entry))
        if meaning not in entry.marks
    ]

    assert unread == []


def _of_the_other_edition(entry: LibraryEntry) -> frozenset[Meaning]:
    if not entry.clause.version.startswith("2."):
        return OF_THE_SECOND_EDITION | OF_SMALL_PENALTIES
    return OF_THE_FIRST_EDITION | (OF_SMALL_PENALTIES if entry.clause.version == "2.0.0" else frozenset())


def test_a_ground_is_a_meaning_of_its_clause() -> None:
    text = WITH_PLACES.replace("    minimum_months:", "    part_done_percent: 75\n    minimum_months:")

    for ground in grounds_without_penalty(read(text).requirement):
        assert ground.meaning in MEANINGS[ground.role]
        assert f"penalty.ground.{ground.meaning.value}" in catalogue()


def test_a_ground_is_summarised_only_for_the_version_that_was_read() -> None:
    (ground, *_) = grounds_without_penalty(read(WITH_PLACES).requirement)
    (entry,) = in_use("brist@1.0.0").entries

    def summarised(*entries: LibraryEntry) -> bool:
        (found,) = grounds_in(ClausesInUse(entries), [ground])
        return found.is_summarised

    assert summarised(entry)
    assert not summarised(replace(entry, inherited=True)), "a municipality's own clause in its place"
    assert not summarised(replace(entry, marks={}))
    assert not summarised()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_holds_only_facts_that_it_is_given(language: str) -> None:
    summaries = {key: entry[language] for key, entry in catalogue().items() if key.startswith("penalty.ground.")}

    assert {name for said in summaries.values() for name in re.findall(r"{(\w+)}", said)} <= {
        "days",
        "weeks",
        "percent",
        "months",
    }
