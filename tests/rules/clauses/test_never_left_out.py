import pytest

from given.clauses_in_text import clause
from tenderkit.model.clauses.lengths_file import NeverLeftOut
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.rules.clauses.never_left_out import subject_findings
from tenderkit.rules.conditions.parser import parse_condition

CAP = NeverLeftOut("penalty_cap", ClauseRole.PENALTY, "vitets tak")
WEEKS = NeverLeftOut("weeks", ClauseRole.PENALTY, "veckor", parse_condition("requirement.penalty.per == started_week"))
OTHER = NeverLeftOut("notice", ClauseRole.REMEDY, "anmaning")
TEXT = "::short\n\n{#k1} Högst taket.\n\n::full\n\n{#k1} Vitet är högst taket.\n\n::close"
ASKED = "applies_if: requirement.penalty is stated\n"


def told(
    body: str, front: str, *subjects: NeverLeftOut, role: ClauseRole | None = ClauseRole.PENALTY
) -> list[tuple[str, str]]:
    found = list(subject_findings(clause(body, front), role, (*subjects, OTHER)))
    assert all(finding.message.what and finding.message.remedy for finding in found)
    return [(finding.message.code, ".".join(map(str, finding.key))) for finding in found]


def test_a_cap_that_both_lengths_state_is_sound() -> None:
    assert told(TEXT, "says_always: {penalty_cap: k1}\n", CAP) == []


def test_a_clause_with_two_lengths_says_where_each_subject_of_its_role_stands() -> None:
    assert told(TEXT, "", CAP) == [("TK-L311", "version")]
    assert told(TEXT, "says_always: {weeks: k1}\n", CAP, WEEKS) == [("TK-L311", "says_always")]


def test_a_clause_with_one_length_need_not() -> None:
    assert told("{#k1} Vitet är högst taket.", "", CAP) == []


@pytest.mark.parametrize("role", [ClauseRole.DIALOGUE, None])
def test_the_subjects_of_another_role_are_nothing_to_it(role: ClauseRole | None) -> None:
    assert told(TEXT, "", CAP, role=role) == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(TEXT.replace("{#k1} Högst", "Högst"), id="not in the short text"),
        pytest.param(TEXT.replace("{#k1} Vitet", "Vitet"), id="not in the full text"),
        pytest.param(
            TEXT.replace("Högst taket.", "{% if law == LOU %}Högst taket.{% endif %}"), id="not in every case"
        ),
    ],
)
def test_a_short_form_without_the_cap_is_a_fault(body: str) -> None:
    assert told(body, "says_always: {penalty_cap: k1}\n", CAP) == [("TK-L312", "says_always.penalty_cap")]


def test_a_subject_that_the_role_has_not_is_a_fault() -> None:
    assert told(TEXT, "says_always: {penalty_cap: k1, notice: k1}\n", CAP) == [("TK-L313", "says_always.notice")]
    assert told(TEXT, "says_always: {notice: k1}\n") == [("TK-L313", "says_always.notice")]


def test_a_subject_must_stand_only_when_its_condition_holds() -> None:
    body = "{% if requirement.penalty.per == started_week %}\n\n{#s3} Vite per vecka.\n\n{% endif %}\n\n" + TEXT

    assert told(body, f"{ASKED}says_always: {{weeks: s3}}\n", WEEKS) == []
    assert told(body, f"{ASKED}says_always: {{penalty_cap: s3}}\n", CAP) == [("TK-L312", "says_always.penalty_cap")]


def test_several_marks_say_it_where_the_text_has_alternatives() -> None:
    body = (
        "{% if requirement.penalty.cap.amount is stated %}\n\n{#s5} Högst ett belopp.\n\n{% else %}\n\n{#s6} Högst en del.\n\n"
        "{% endif %}\n\n" + TEXT
    )

    assert told(body, "says_always: {penalty_cap: [s5, s6]}\n", CAP) == []
    assert told(body, "says_always: {penalty_cap: s6}\n", CAP) == [("TK-L312", "says_always.penalty_cap")]
