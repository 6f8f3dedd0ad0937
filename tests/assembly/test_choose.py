from datetime import date

from given.clauses_in_text import FactTable, clause, library
from tenderkit.assembly.choose import VersionsOnADay, choose
from tenderkit.model.clauses.clause import ClauseState, Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.model.conditions.condition import Truth

DAY = date(2026, 11, 1)


def codes(*front_by_id: tuple[str, str]) -> list[str]:
    clauses = [clause(front=front, clause_id=clause_id) for clause_id, front in front_by_id]
    chosen = choose([item.id for item in clauses], VersionsOnADay(library(*clauses), DAY, {}), FactTable())
    return [fault.code for fault in chosen.faults]


def test_a_clause_is_in_out_or_an_open_question() -> None:
    clauses = [
        clause(clause_id="alltid"),
        clause(front="applies_if: law == LUF\n", clause_id="inte"),
        clause(front="applies_if: contract.months > 4\n", clause_id="kanske"),
    ]

    chosen = choose(["alltid", "inte", "kanske"], VersionsOnADay(library(*clauses), DAY, {}), FactTable(law="LOU"))

    assert [choice.verdict.truth for choice in chosen.choices] == [Truth.YES, Truth.NO, Truth.UNKNOWN]
    assert [choice.entry.clause.id for choice in chosen.included] == ["alltid", "kanske"]


def test_the_highest_version_in_force_is_used() -> None:
    versions = [clause(version=version) for version in ("1.9.0", "1.10.0", "1.2.0")]

    chosen = choose(["antal"], VersionsOnADay(library(*versions), DAY, {}), FactTable())

    assert chosen.included[0].entry.clause.version == "1.10.0"


def test_a_locked_version_is_kept_though_a_newer_one_is_in_force() -> None:
    versions = [clause(version=version) for version in ("1.0.0", "2.0.0")]

    chosen = choose(["antal"], VersionsOnADay(library(*versions), DAY, {"antal": "1.0.0"}), FactTable())

    assert chosen.included[0].entry.clause.version == "1.0.0"


def test_a_locked_version_that_is_gone_is_missed_by_name_and_not_quietly_replaced() -> None:
    chosen = choose(["antal"], VersionsOnADay(library(clause()), DAY, {"antal": "0.9.0"}), FactTable())

    assert [(fault.code, fault.facts["version"]) for fault in chosen.faults] == [("TK-L036", "antal@0.9.0")]
    assert chosen.choices == ()


def test_a_clause_of_ones_own_stands_in_for_the_one_that_it_replaces() -> None:
    both = library(clause(clause_id="antal"), clause(front="replaces: antal\n", clause_id="vart-antal"))

    def chosen(locked: dict[str, str]) -> list[str]:
        return [
            choice.entry.clause.id
            for choice in choose(["antal"], VersionsOnADay(both, DAY, locked), FactTable()).included
        ]

    assert chosen({}) == ["vart-antal"]
    assert chosen({"antal": "1.0.0"}) == ["antal"]
    assert chosen({"vart-antal": "1.0.0"}) == ["vart-antal"]


def test_a_stand_in_that_has_ended_is_kept_where_the_lock_names_it() -> None:
    own = clause(front="replaces: antal\n", clause_id="vart-antal")
    ended = LibraryEntry(own, ClauseState(Status.RETIRED))
    central = LibraryEntry(clause(clause_id="antal"), ClauseState(Status.PUBLISHED))
    both = ClauseLibrary(("antal",), {"antal": {"1.0.0": central}, "vart-antal": {"1.0.0": ended}})

    chosen = choose(["antal"], VersionsOnADay(both, DAY, {"vart-antal": "1.0.0"}), FactTable())

    assert [choice.entry.clause.id for choice in chosen.included] == ["vart-antal"]


def test_a_draft_does_not_push_out_the_published_version() -> None:
    published = LibraryEntry(clause(version="1.0.0"), ClauseState(Status.PUBLISHED))
    draft = LibraryEntry(clause(version="2.0.0"), ClauseState(Status.DRAFT))
    both = ClauseLibrary(("antal",), {"antal": {"1.0.0": published, "2.0.0": draft}})

    chosen = choose(["antal"], VersionsOnADay(both, DAY, {}), FactTable())

    assert chosen.included[0].entry.clause.version == "1.0.0"


def test_a_clause_that_is_not_in_force_on_the_day_is_missed_by_name() -> None:
    later = library(clause(), state=ClauseState(Status.PUBLISHED, valid_from=date(2027, 1, 1)))
    ended = library(clause(), state=ClauseState(Status.PUBLISHED, valid_to=date(2026, 1, 1)))

    faults = [choose(["antal"], VersionsOnADay(either, DAY, {}), FactTable()).faults for either in (later, ended)]

    assert [[(fault.code, fault.facts["date"]) for fault in found] for found in faults] == [
        [("TK-L268", "2026-11-01")],
        [("TK-L030", "2026-11-01")],
    ]


def test_a_place_requirement_without_its_penalty_clause_is_impossible() -> None:
    assert codes(("platser-antal", "requires: [vite]\n")) == ["TK-L031"]
    assert codes(("platser-antal", "requires: [vite]\n"), ("vite", "")) == []


def test_clauses_that_exclude_each_other_are_named() -> None:
    assert codes(("a", "conflicts: [b]\n"), ("b", "")) == ["TK-L032"]


def test_only_one_clause_of_a_group_can_apply() -> None:
    assert codes(("a", "one_of: grupp\n"), ("b", "one_of: grupp\n")) == ["TK-L033"]
    assert codes(("a", "one_of: grupp\n"), ("b", "one_of: annan\n")) == []


def test_a_clause_of_ones_own_stands_in_for_the_one_it_replaces() -> None:
    central = clause(clause_id="vite")
    own = clause(front="replaces: vite\n", clause_id="vart-vite")
    places = clause(front="requires: [vite]\n", clause_id="platser")

    chosen = choose(["platser", "vite"], VersionsOnADay(library(central, own, places), DAY, {}), FactTable())

    assert [(choice.place, choice.entry.clause.id) for choice in chosen.choices] == [
        ("platser", "platser"),
        ("vite", "vart-vite"),
    ]
    assert chosen.faults == ()


def test_clauses_that_require_each_other_in_a_circle_are_not_built_on() -> None:
    assert codes(("a", "requires: [b]\n"), ("b", "requires: [a]\n")) == ["TK-L064"]
