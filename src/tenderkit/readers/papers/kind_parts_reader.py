"""The tables, signatures and forms of a `document.yaml`, with every text in them read as the clause language."""

from collections.abc import Iterator

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import ParagraphNode, Pieces
from tenderkit.model.conditions.condition import Condition
from tenderkit.model.papers.document import FieldType
from tenderkit.model.papers.kind import (
    Column,
    FactRow,
    FactTable,
    ItemList,
    KindField,
    KindForm,
    KindParts,
    KindSignatory,
    Need,
    Otherwise,
    Quote,
    RowTable,
    TitleRow,
    ToCome,
)
from tenderkit.model.papers.kind_file import (
    FactTableEntry,
    FormEntry,
    KindFile,
    RowTableEntry,
    SignatoryEntry,
)
from tenderkit.problems import Key, Problem
from tenderkit.readers.clauses.body_parser import BodySyntaxError, parse_body
from tenderkit.readers.clauses.clause_parser import parameters_from
from tenderkit.readers.clauses.condition_reader import read_condition
from tenderkit.readers.yaml.yaml_reader import YamlSource

_WHOLE = 100


class PartsReader(Struct, frozen=True):
    """Reads one file; faults are added to `problems`."""

    entry: KindFile
    source: YamlSource
    problems: list[Problem]

    def parts(self) -> KindParts:
        """Everything that `text.md` may call by name."""
        return KindParts(
            facts={name: self._facts(("facts", name), table) for name, table in self.entry.facts.items()},
            tables={name: self._table(("tables", name), table) for name, table in self.entry.tables.items()},
            lists={name: ItemList(entry.items_of, entry.empty) for name, entry in self.entry.lists.items()},
            signatures={
                name: tuple(self._signatory(("signatures", name, at), one) for at, one in enumerate(signing))
                for name, signing in self.entry.signatures.items()
            },
            forms=self._forms(),
            quotes={name: Quote(quote.roles, quote.named_by or "") for name, quote in self.entry.quotes.items()},
        )

    def needs(self) -> tuple[Need, ...]:
        """What must hold, each with its sentences."""
        found = ((self.condition(need.holds, ("needs", at, "holds")), need) for at, need in enumerate(self.entry.needs))
        return tuple(
            Need(holds, need.says, need.remedy, need.names or "") for holds, need in found if holds is not None
        )

    def to_come(self) -> ToCome | None:
        """What is told of the kind from the start."""
        entry = self.entry.to_come
        return ToCome(entry.asks, self.condition(entry.when, ("to_come", "when"))) if entry else None

    def otherwise(self) -> Otherwise | None:
        """What is said when no item gives a document."""
        entry = self.entry.otherwise
        return Otherwise(entry.says, entry.remedy) if entry else None

    def titles(self) -> tuple[TitleRow, ...]:
        """The titles that a condition chooses."""
        found = ((self.condition(row.when, ("titles", at, "when")), row) for at, row in enumerate(self.entry.titles))
        return tuple(TitleRow(when, row.title) for when, row in found if when is not None)

    def condition(self, text: str | None, key: Key) -> Condition | None:
        """The condition at the key; `None` where none is written."""
        return read_condition(text, key, self.source, self.problems)

    def _facts(self, key: Key, entry: FactTableEntry) -> FactTable:
        rows = (
            FactRow(
                self._text(row.label, (*key, "rows", at, "label")),
                self._text(row.value, (*key, "rows", at, "value")),
                self.condition(row.when, (*key, "rows", at, "when")),
            )
            for at, row in enumerate(entry.rows)
        )
        return FactTable(entry.caption, entry.header, tuple(rows), own_values=entry.own_values)

    def _table(self, key: Key, entry: RowTableEntry) -> RowTable:
        widths = tuple(self._widths(key, entry))
        parameters = parameters_from({str(at): column for at, column in enumerate(entry.columns)})
        columns = (
            Column(column.header, parameters[str(at)], width)
            for at, (column, width) in enumerate(zip(entry.columns, widths, strict=True))
        )
        return RowTable(entry.caption, entry.rows_of, tuple(columns), entry.empty)

    def _widths(self, key: Key, entry: RowTableEntry) -> Iterator[int]:
        """As stated when all are and they make a hundred; otherwise equal, the last one takes what is left."""
        stated = [column.width for column in entry.columns if column.width is not None]
        if stated and (len(stated) < len(entry.columns) or sum(stated) != _WHOLE):
            self.problems.append(self.source.problem((*key, "columns"), Message("TK-T060", {"sum": str(sum(stated))})))
        elif stated:
            yield from stated
            return
        even = _WHOLE // max(len(entry.columns), 1)
        yield from [even] * (len(entry.columns) - 1)
        yield _WHOLE - even * (len(entry.columns) - 1)

    def _signatory(self, key: Key, entry: SignatoryEntry) -> KindSignatory:
        lines = (
            (label, self._text(value, (*key, "lines", label)) if value else ()) for label, value in entry.lines.items()
        )
        return KindSignatory(self._text(entry.party, (*key, "party")), tuple(lines))

    def _forms(self) -> dict[str, KindForm]:
        """A field's name is its own in the whole document: Word and whoever reads the form find it by that."""
        taken: set[str] = set()
        for form_name, form in self.entry.forms.items():
            for name in form.fields:
                if name in taken:
                    at = ("forms", form_name, "fields", name)
                    self.problems.append(self.source.problem(at, Message("TK-T064", {"field": name})))
                taken.add(name)
        return {name: self._form(("forms", name), form) for name, form in self.entry.forms.items()}

    def _form(self, key: Key, entry: FormEntry) -> KindForm:
        fields = []
        for name, field in entry.fields.items():
            at = (*key, "fields", name)
            if (field.type is FieldType.LIST) != bool(field.choices):
                self.problems.append(self.source.problem(at, Message("TK-T061", {"field": name})))
            value = self._text(field.value, (*at, "value")) if field.value else ()
            label = self._text(field.label, (*at, "label"))
            choices = tuple(self._text(words, (*at, "choices", place)) for place, words in enumerate(field.choices))
            fields.append(KindField(name, label, field.type, value, choices, field.help or ""))
        return KindForm(entry.caption, tuple(fields))

    def _text(self, text: str, key: Key) -> Pieces:
        try:
            nodes = parse_body(text)
        except BodySyntaxError as error:
            self.problems.extend(self.source.problem(key, fault.message) for fault in error.faults)
            return ()
        return nodes[0].pieces if len(nodes) == 1 and isinstance(nodes[0], ParagraphNode) else ()
