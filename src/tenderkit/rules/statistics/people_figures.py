"""The tables of people: begun and completed places, what employers answered, and what the matching unit has counted."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.journal.choices import AddedValue
from tenderkit.model.papers.document import Inlines, Table, Text
from tenderkit.model.statistics.yearly_totals import TotalsOfYear
from tenderkit.rules.statistics.additions import Addition, YearOfCases
from tenderkit.rules.statistics.disclosure import TOTAL, PeopleNumber, PeopleTable, hidden_numbers


class PeopleFacts(Struct, frozen=True):
    """Tables of people with what may be shown; what may not is told by the same sign, whatever the number and the reason."""

    table: Annotated[tuple[Table, ...], "Påbörjade och genomförda platser, per enhet och typ av krav"]
    any: Annotated[bool, "Om det finns någon tabell"]
    sign: Annotated[str, "Tecknet för ett tal som inte visas"]


class EvaluationFacts(Struct, frozen=True):
    """How many companies answered what about added value; an evaluation is about a place, and so about a person."""

    any: Annotated[bool, "Om någon utvärdering har kommit in"]
    yes: Annotated[str, "Företag som svarade ja på frågan om mervärde"]
    no: Annotated[str, "Företag som svarade nej"]
    no_answer: Annotated[str, "Företag som inte svarade på frågan"]
    sum: Annotated[str, "Företag som lämnade en utvärdering"]


class OutcomeFacts(Struct, frozen=True):
    """What the matching unit has counted, as far as it may be shown."""

    any: Annotated[bool, "Om den matchande enheten har lämnat något"]
    from_assistance: Annotated[str | None, "Personer som kom till egen försörjning från försörjningsstöd"]
    from_other: Annotated[str | None, "Personer som kom till egen försörjning från annan ersättning"]
    livelihood: Annotated[str | None, "Personer som kom till egen försörjning"]
    stronger: Annotated[str | None, "Personer som står starkare på arbetsmarknaden"]
    room: Annotated[str | None, "Personer som fick en plats därför att någon gick vidare"]


def people_facts(year: YearOfCases) -> PeopleFacts:
    """Begun and completed places, by unit and kind."""
    tables = tuple(_places(year.additions))
    return PeopleFacts(tables, any=bool(tables), sign=document_text("year.hidden"))


def evaluation_facts(year: YearOfCases) -> EvaluationFacts:
    """What companies answered."""
    answers = (AddedValue.YES, AddedValue.NO, AddedValue.NO_ANSWER)
    yes, no, no_answer, sum_ = _side_by_side(*(year.answers.count(answer) for answer in answers))
    return EvaluationFacts(bool(year.answers), yes, no, no_answer, sum_)


def outcome_facts(totals: TotalsOfYear | None) -> OutcomeFacts:
    """The steps are two numbers by themselves: somebody can be in both."""
    livelihood = totals.own_livelihood if totals is not None else None
    steps = totals.steps if totals is not None else None
    assistance, other, sum_ = (
        _side_by_side(livelihood.from_social_assistance, livelihood.from_other_benefits)
        if livelihood is not None
        else (None, None, None)
    )
    return OutcomeFacts(
        any=livelihood is not None or steps is not None,
        from_assistance=assistance,
        from_other=other,
        livelihood=sum_,
        stronger=_side_by_side(steps.stronger)[-1] if steps is not None else None,
        room=_side_by_side(steps.room_for_others)[-1] if steps is not None else None,
    )


def _side_by_side(*counts: int) -> tuple[str, ...]:
    """Each of them, and their sum."""
    table = PeopleTable({PeopleNumber("all", f"{at}"): count for at, count in enumerate(counts)})
    (hidden,) = hidden_numbers((table,))
    return tuple(_shown(table, hidden, number) for number in (*table.cells, TOTAL))


def _places(added: Sequence[Addition]) -> Iterator[Table]:
    """A unit and a kind that no company has a requirement of can hold nobody; so much is public."""
    tables = tuple(_counted(added, name) for name in ("begun", "completed"))
    for name, table, hidden in zip(("begun", "completed"), tables, hidden_numbers(tables), strict=True):
        if table.cells:
            yield _written(document_text(f"year.people.{name}"), table, hidden)


def _counted(added: Sequence[Addition], name: str) -> PeopleTable:
    cells: dict[PeopleNumber, int] = {}
    for each in added:
        cell = PeopleNumber(each.unit, each.kind)
        cells[cell] = cells.get(cell, 0) + getattr(each, name)
    return PeopleTable(cells)


def _written(caption: str, table: PeopleTable, hidden: frozenset[PeopleNumber]) -> Table:
    if hidden >= table.numbers.keys():  # a table of nothing but signs tells no more than its sum
        header = (document_text("year.unit"), document_text("year.sum"))
        return _table(caption, header, [(document_text("year.all"), _shown(table, hidden, TOTAL))])
    rows = sorted({cell.row for cell in table.cells}, key=swedish_order)
    columns = sorted({cell.column for cell in table.cells}, key=swedish_order)
    all_of_them = document_text("year.all")

    def line(row: str) -> tuple[str, ...]:
        return (row or all_of_them, *(_shown(table, hidden, PeopleNumber(row, column)) for column in (*columns, "")))

    heads = (document_text("year.unit"), *columns, document_text("year.sum"))
    return _table(caption, heads, [line(row) for row in (*rows, "")])


def _shown(table: PeopleTable, hidden: frozenset[PeopleNumber], number: PeopleNumber) -> str:
    if number not in table.numbers:
        return document_text("year.nobody")
    return document_text("year.hidden") if number in hidden else str(table.numbers[number])


def _table(caption: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """The first column is the widest."""
    width = 60 // (len(header) - 1)
    widths = (100 - width * (len(header) - 1), *[width] * (len(header) - 1))
    return Table(caption, tuple(map(_words, header)), tuple(tuple(map(_words, row)) for row in rows), widths)


def _words(words: str) -> Inlines:
    return (Text(words),)
