"""Which edition's counting a case has, by the meanings of its clauses."""

import pytest
from msgspec.structs import replace

from given.cases import WITH_DIALOGUE, WITH_PLACES, read
from given.shipped_clauses import in_use
from tenderkit.model.case.counting import FIRST_EDITION, Counting
from tenderkit.model.clauses.roles import ClauseRole, Meaning
from tenderkit.rules.clauses.counting import counting_by, roles_that_count
from tenderkit.rules.clauses.in_use import ClausesInUse

FIRST = in_use("platser-minskning@1.0.0", "platser-uppfyllelse@1.0.0", "dialog-svar@1.0.0")
CASE = read(WITH_PLACES)


def with_meanings(clauses: ClausesInUse, **marks: str) -> ClausesInUse:
    """The same clauses as if each said that too."""
    more = {Meaning(name): mark for name, mark in marks.items()}
    return replace(clauses, entries=tuple(replace(each, marks={**each.marks, **more}) for each in clauses.entries))


def test_the_first_edition_is_what_is_in_force_when_nothing_says_otherwise() -> None:
    assert counting_by(ClausesInUse(), CASE) == FIRST_EDITION
    assert counting_by(FIRST, CASE) == FIRST_EDITION
    assert not FIRST_EDITION.is_second_edition


@pytest.mark.parametrize(
    ("clause", "meaning", "counting"),
    [
        ("platser-minskning@1.0.0", "nearest", Counting(nearest=True)),
        ("platser-uppfyllelse@1.0.0", "least_time", Counting(least_time=True)),
        ("dialog-svar@1.0.0", "answered_together", Counting(answers_together=True)),
    ],
)
def test_a_meaning_of_the_second_edition_is_counted_by(clause: str, meaning: str, counting: Counting) -> None:
    assert counting_by(with_meanings(in_use(clause), **{meaning: "s1"}), CASE) == counting


def test_versions_that_say_different_things_are_counted_by_the_first() -> None:
    both = ClausesInUse((*FIRST.entries, *with_meanings(FIRST, nearest="s1").entries), FIRST.library)

    assert counting_by(both, CASE) == FIRST_EDITION
    assert counting_by(with_meanings(FIRST, nearest="s1"), CASE).is_second_edition


def test_the_days_to_answer_are_read_from_the_clause_about_matching() -> None:
    counting = counting_by(in_use("matchning@1.0.0"), CASE)

    assert (counting.authority_days, counting.supplier_days) == (20, 10)


def test_only_the_clauses_that_count_for_the_case_are_asked_for() -> None:
    empty = read(WITH_DIALOGUE[: WITH_DIALOGUE.index("  dialogue:")])

    assert ClauseRole.PLACES_REDUCTION in roles_that_count(CASE)
    assert ClauseRole.DIALOGUE_ANSWER not in roles_that_count(CASE)
    assert roles_that_count(read(WITH_DIALOGUE)) == (ClauseRole.DIALOGUE_ANSWER,)
    assert roles_that_count(empty) == ()
