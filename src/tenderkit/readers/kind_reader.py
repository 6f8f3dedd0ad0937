"""`templates/<kind>/document.yaml` and `text.md` -> Kind, with every name checked against the allow-list."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.clause import BUILT_IN_HOLES, Body, Directive, Hole, ParagraphNode, Parameter, Pieces
from tenderkit.model.clause_file import FactTableEntry, KindFile
from tenderkit.model.clause_walk import conditions_in, directives_in, pieces_in
from tenderkit.model.condition import Condition, Stated, atoms_of
from tenderkit.model.kind import FactRow, FactTable, Kind
from tenderkit.problems import InvalidInputError, Key, Problem
from tenderkit.readers.body_parser import BodySyntaxError, parse_body
from tenderkit.readers.clause_reader import parameters_from, place_of_hole, read_condition
from tenderkit.readers.validation import validate
from tenderkit.readers.yaml_reader import YamlSource, decode, read_bytes, read_yaml

KIND_FILE = "document.yaml"
TEXT_FILE = "text.md"
_DIRECTIVES = {"questions", "facts", "slot", "clauses"}


def read_kind(folder: Path) -> Kind:
    """Read a kind's folder; raises `InvalidInputError` with every fault of both files."""
    source = read_yaml(folder / KIND_FILE)
    entry = validate(KindFile, source)
    problems: list[Problem] = []
    text_file = folder / TEXT_FILE
    text = decode(read_bytes(text_file), text_file).replace("\r\n", "\n")
    kind = Kind(
        id=entry.id,
        title=entry.title,
        from_role=entry.from_role,
        to_role=entry.to_role,
        phase=entry.phase,
        audience=entry.audience,
        allow=entry.allow,
        parameters=parameters_from(entry.parameters),
        facts={name: _fact_table(name, table, source, problems) for name, table in entry.facts.items()},
        slots={name: slot.clauses for name, slot in entry.slots.items()},
        text=_text(text, text_file, problems),
    )
    problems += _forbidden_problems(kind, source)
    problems += _name_problems(kind, source, text_file, text.split("\n"))
    if problems:
        raise InvalidInputError(problems)
    return kind


def forbidden_paths(kind: Kind, parameters: Iterable[Parameter], conditions: Iterable[Condition]) -> Iterator[str]:
    """The facts that a text would take in though the kind doesn't allow them.

    Whether a whole block is stated may be asked when some of it is allowed: the answer tells none of its facts.
    """
    atoms = [atom for condition in conditions for atom in atoms_of(condition)]
    asked = (atom.path for atom in atoms if not (isinstance(atom, Stated) and _holds_something_allowed(kind, atom)))
    wanted = (*(parameter.source for parameter in parameters), *asked)
    return (path for path in dict.fromkeys(wanted) if not kind.allows(path))


def _holds_something_allowed(kind: Kind, atom: Stated) -> bool:
    return any(path.startswith(f"{atom.path}.") for path in kind.allow)


def _text(text: str, path: Path, problems: list[Problem]) -> Body:
    try:
        return parse_body(text, directives=True)
    except BodySyntaxError as error:
        problems += [Problem(path, fault.line + 1, 1, fault.message) for fault in error.faults]
        return ()


def _fact_table(name: str, entry: FactTableEntry, source: YamlSource, problems: list[Problem]) -> FactTable:
    rows = []
    for index, row in enumerate(entry.rows):
        key: Key = ("facts", name, "rows", index)
        when = read_condition(row.when, (*key, "when"), source, problems)
        label = _cell(row.label, (*key, "label"), source, problems)
        value = _cell(row.value, (*key, "value"), source, problems)
        rows.append(FactRow(label, value, when))
    return FactTable(entry.caption, entry.header, tuple(rows))


def _cell(text: str, key: Key, source: YamlSource, problems: list[Problem]) -> Pieces:
    try:
        nodes = parse_body(text)
    except BodySyntaxError as error:
        problems += [source.problem(key, fault.message) for fault in error.faults]
        return ()
    return nodes[0].pieces if len(nodes) == 1 and isinstance(nodes[0], ParagraphNode) else ()


def _texts(kind: Kind) -> Body:
    """The text and the cells of the tables of facts."""
    rows = (row for table in kind.facts.values() for row in table.rows)
    return (*kind.text, *(ParagraphNode(cell) for row in rows for cell in (row.label, row.value)))


def _forbidden_problems(kind: Kind, source: YamlSource) -> Iterator[Problem]:
    rows = (row.when for table in kind.facts.values() for row in table.rows if row.when is not None)
    for path in forbidden_paths(kind, kind.parameters.values(), (*conditions_in(_texts(kind)), *rows)):
        yield source.problem(("allow",), Message("TK-T040", {"kind": kind.id, "path": path}))


def _name_problems(kind: Kind, source: YamlSource, text_file: Path, lines: Sequence[str]) -> Iterator[Problem]:
    holes = (piece.name for piece in pieces_in(_texts(kind)) if isinstance(piece, Hole))
    for name in dict.fromkeys(holes):
        if name not in kind.parameters and name not in BUILT_IN_HOLES:
            message = Message("TK-T041", {"name": name})
            place = place_of_hole(name, lines)
            yield Problem(text_file, *place, message) if place else source.problem(("facts",), message)
    for directive in directives_in(kind.text):
        if not _known(directive, kind):
            name = f"::{directive.name}{{{directive.argument}}}" if directive.argument else f"::{directive.name}"
            line = next((number for number, line in enumerate(lines, 1) if name in line), 1)
            yield Problem(text_file, line, 1, Message("TK-T042", {"name": name}))


def _known(directive: Directive, kind: Kind) -> bool:
    match directive.name:
        case "slot":
            return directive.argument in kind.slots
        case "facts":
            return directive.argument in kind.facts
        case _:
            return directive.name in _DIRECTIVES and not directive.argument
