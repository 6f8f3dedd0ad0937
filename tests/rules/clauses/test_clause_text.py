import pytest

from given.clauses_in_text import clause
from tenderkit.readers.clauses.body_parser import parse_body
from tenderkit.rules.clauses.clause_text import body_lines, clause_lines, condition_text
from tenderkit.rules.conditions.parser import parse_condition


def test_a_clause_reads_as_lines_with_its_holes_and_alternatives() -> None:
    body = (
        "{#k1} {{ supplier }} ska{% if law == LOU %} alltid{% else %} ofta{% endif %}, se [[vite]].\n\n"
        "{% if contract.months > 4 %}\n\n- {#s1} ett\n- två\n  - inre\n\n{% endif %}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    )

    assert clause_lines(clause(body)) == (
        "Antal",
        "(k1) ⟦supplier⟧ ska[om law == LOU] alltid[annars] ofta[slut], se [[vite]].",
        "[om contract.months > 4]",
        "– ett",
        "– två",
        "  – inre",
        "[slut]",
        "A | B",
        "1 | 2",
    )


@pytest.mark.parametrize(
    "text",
    [
        "law == LOU",
        "requirement.places is stated",
        "requirement.places is not stated",
        "not (a == 1 or b == 2) and c in [x, y]",
        "kinds contains internship or flag == true",
        'title == "två ord"',
        "begins >= 2027-01-01 and share < 0.5",
    ],
)
def test_a_condition_is_written_as_it_is_read(text: str) -> None:
    assert condition_text(parse_condition(text)) == text
    assert parse_condition(condition_text(parse_condition(text))) == parse_condition(text)


def test_a_kinds_own_text_is_read_with_its_headings_and_directives() -> None:
    body = parse_body("## Rubrik\n\n::slot{krav}", directives=True)

    assert list(body_lines(body)) == ["Rubrik", "::slot{krav}"]
