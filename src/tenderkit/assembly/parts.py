"""The parts that a kind's text calls by name: tables of facts and of rows, signature blocks, forms, charts."""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import cast

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.assembly.fill import Filler
from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Hole, Parameter, ParameterType
from tenderkit.model.papers.document import (
    Block,
    BulletList,
    Chart,
    Form,
    FormField,
    Inlines,
    Lanes,
    Paragraph,
    SignatureLine,
    Signatures,
    Table,
    Text,
)
from tenderkit.model.papers.kind import Column, ItemList, KindField, KindParts, KindSignatory, RowTable
from tenderkit.model.papers.plain_rows import LONG, PlainRows
from tenderkit.model.papers.words import plain
from tenderkit.rules.conditions.facts import value_at
from tenderkit.rules.language.references import bound_references, may_refer
from tenderkit.rules.language.wording import WordingError, write

_TERM_AND_VALUE = (38, 62)
_NOTHING = "–"


class PartWriter(Struct, frozen=True):
    """Writes one part after another with the facts of one document. `own` are the own values that its clauses ask for, by path."""

    parts: KindParts
    filler: Filler
    own: Mapping[str, Parameter] = field(default_factory=dict)

    def written(self, kind: str, name: str) -> Iterator[Block]:
        """The blocks of the part, in order."""
        match kind:
            case "facts":
                yield from self.facts_in(name)
            case "table":
                yield self._table(self.parts.tables[name])
            case "list":
                yield from self._list(self.parts.lists[name])
            case "signatures":
                yield Signatures(tuple(map(self._signatory, self.parts.signatures[name])))
            case "form":
                form = self.parts.forms[name]
                yield Form(form.caption, tuple(map(self._field, form.fields)))
            case _:  # a chart or a table that a figure has made
                made = self.filler.facts.lookup(f"computed.{name}.{'chart' if kind == 'chart' else 'table'}")
                for each in made if isinstance(made, tuple) else (made,):
                    if isinstance(each, Chart | Lanes | Table):
                        yield each

    def facts_in(self, name: str) -> Iterator[Table]:
        """A table of a term and what holds; one whose rows are all left out is left out too."""
        filler, table = self.filler, self.parts.facts[name]
        rows = tuple(
            (filler.inlines(row.label), filler.inlines(row.value)) for row in table.rows if filler.holds(row.when)
        )
        if table.own_values:
            rows += tuple(self._own_rows())
        if rows:
            yield Table(table.caption, tuple(_cell(word) for word in table.header), rows, _TERM_AND_VALUE)

    def _own_rows(self) -> Iterator[tuple[Inlines, Inlines]]:
        """A row for each own value that the case states; one that is missing is asked for where its clause needs it."""
        for path, parameter in self.own.items():
            if self.filler.facts.lookup(path) is not None:
                filler = replace(self.filler, parameters={parameter.name: parameter})
                yield _cell(parameter.title), filler.inlines((Hole(parameter.name),))

    def _table(self, table: RowTable) -> Table | Paragraph:
        items = self.filler.facts.lookup(table.rows_of)
        if not isinstance(items, tuple) or not items:
            return Paragraph(_cell(table.empty))
        columns = [_bound(self._values(table, column, items)) for column in table.columns]
        rows = PlainRows(columns)
        header = tuple(_cell(column.header) for column in table.columns)
        widths = tuple(column.width for column in table.columns)
        return Table(table.caption, header, rows if len(rows) >= LONG else tuple(rows), widths)

    def _list(self, items: ItemList) -> Iterator[Paragraph | BulletList]:
        found = self.filler.facts.lookup(items.items_of)
        if isinstance(found, tuple) and found:
            yield BulletList(tuple((Paragraph(_cell(item)),) for item in self.filler.items(items.items_of, found)))
        elif items.empty:
            yield Paragraph(_cell(items.empty))

    def _values(self, table: RowTable, column: Column, items: tuple[object, ...]) -> list[str]:
        """What the column says of each item; texts are said as they are."""
        values = _of_each(items, column.value.source)
        if column.value.type is ParameterType.TEXT and set(map(type, values)) == {str}:
            return cast("list[str]", values)
        return [_NOTHING if value is None or value == () else self._written(table, column, value) for value in values]

    def _written(self, table: RowTable, column: Column, value: object) -> str:
        try:
            return write(column.value, value)
        except WordingError:
            fault = Message("TK-R051", {"parameter": column.header})
            self.filler.findings.faults.append((table.rows_of, fault))
            return ""

    def _signatory(self, signatory: KindSignatory) -> tuple[Inlines, tuple[SignatureLine, ...]]:
        lines = (SignatureLine(label, plain(self.filler.inlines(value))) for label, value in signatory.lines)
        return said_once(self.filler.inlines(signatory.party)), tuple(lines)

    def _field(self, field: KindField) -> FormField:
        label, value = (plain(self.filler.inlines(words)) for words in (field.label, field.value))
        choices = tuple(plain(self.filler.inlines(words)) for words in field.choices)
        return FormField(field.name, label, field.type, value, choices, field.help)


def said_once(party: Inlines) -> Inlines:
    """`Upphandlare, strategisk upphandlare` is one title: the longer."""
    if not all(isinstance(inline, Text) for inline in party):
        return party
    role, _, title = plain(party).partition(", ")
    return (Text(title[:1].upper() + title[1:]),) if role.casefold() in title.casefold() else party


def _cell(words: str) -> Inlines:
    return (Text(bound_references(words)),)


def _of_each(items: Sequence[object], path: str) -> list[object]:
    """What stands at the path in each item; `None` where it isn't stated."""
    try:
        return list(map(attrgetter(path), items))
    except AttributeError:
        return [value_at(item, path.split(".")) for item in items]


def _bound(words: list[str]) -> list[str]:
    """With their references to provisions bound; a thousand cells that hold none are seen at once to hold none."""
    return list(map(bound_references, words)) if may_refer("\n".join(words)) else words
