"""When the clauses and the law table are to be looked at again."""

from datetime import date

from msgspec.structs import replace

from given.due_in_text import days_of, said_of
from given.law_rows import shipped_table
from given.shipped_clauses import shipped_library
from tenderkit.rules.due.library_days import clause_reviews, law_reviews
from tenderkit.rules.law.law_index import law_index

DAY = date(2027, 6, 1)


def test_a_clause_is_due_on_its_day_of_review() -> None:
    entry = shipped_library().in_force("syfte", DAY)
    assert entry is not None

    found = list(clause_reviews([entry]))

    version, review = entry.clause.version, entry.state.review_by
    assert days_of("clause_review", found) == [f"{review} syfte@{version}"]
    assert said_of("clause_review", found) == [f"Klausulen syfte {version} ses över | klausulbiblioteket"]


def test_a_clause_without_a_day_of_review_says_so() -> None:
    entry = shipped_library().in_force("syfte", DAY)
    assert entry is not None

    found = list(clause_reviews([replace(entry, state=replace(entry.state, review_by=None))]))

    assert days_of("clause_review", found) == [f"- syfte@{entry.clause.version}"]
    assert said_of("clause_review", found)[0].endswith("Ingen dag för översyn är angiven i biblioteket.")


def test_an_act_is_due_a_year_after_its_oldest_row_was_looked_at() -> None:
    index = law_index(shipped_table())
    rows = [
        row for rows in (*index.rows.values(), index.facts) for row in rows if row.act == "LOU" and row.in_force(DAY)
    ]
    oldest = min(row.checked_on for row in rows if row.checked_on is not None)

    found = [each for each in law_reviews(index, DAY) if each.of == "LOU" and each.day is not None]

    assert [(each.day.replace(year=each.day.year - 1) - oldest).days in (0, 1) for each in found if each.day] == [True]
    count = sum(row.checked_on == oldest for row in rows)
    assert found[0].what.endswith(f"Rader: {count}")


def test_a_row_that_nobody_has_looked_at_has_no_day() -> None:
    index = law_index(shipped_table())
    unread = replace(index, rows={}, facts=tuple(replace(row, checked_on=None) for row in index.facts))

    found = [each for each in law_reviews(unread, DAY) if each.of == "LOU"]

    assert [(each.day, each.note) for each in found] == [
        (None, "Ingen dag är angiven då uppgifterna jämfördes med lagtexten.")
    ]
