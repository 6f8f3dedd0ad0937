"""The two files of a kind -> Kind, with every name checked against the allow-list."""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from tenderkit.messages import Message
from tenderkit.model.case.near_words import nearest
from tenderkit.model.clauses.clause import BUILT_IN_HOLES, Body, Directive, Hole, ParagraphNode, Pieces
from tenderkit.model.clauses.walk import conditions_in, directives_in, pieces_in
from tenderkit.model.papers.kind import Kind, KindParts, RowTable
from tenderkit.model.papers.kind_file import KindFile
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.clauses.body_parser import BodySyntaxError, parse_body
from tenderkit.readers.clauses.clause_parser import parameters_from, place_of_hole
from tenderkit.readers.papers.kind_facts_reader import TextFile, kind_fact_problems
from tenderkit.readers.papers.kind_folder import KIND_FILE, TEXT_FILE, KindFiles
from tenderkit.readers.papers.kind_parts_reader import PartsReader
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, decode, parse_yaml
from tenderkit.rules.privacy.forbidden_paths import forbidden_paths

_ALONE = {"questions", "clauses", "answers", "new-page"}


def kind_of(files: KindFiles, letterheads: tuple[str, ...]) -> Kind:
    """The kind of the two files; raises `InvalidInputError` with every fault of both. `letterheads` are those that it may name."""
    entry, source = entry_of(files.document, files.folder)
    problems: list[Problem] = []
    text_file = files.folder / TEXT_FILE
    text = decode(files.text, text_file).replace("\r\n", "\n")
    reader = PartsReader(entry, source, problems)
    kind = Kind(
        id=entry.id,
        title=entry.title,
        from_role=entry.from_role,
        to_role=(entry.to_role,) if isinstance(entry.to_role, str) else entry.to_role,
        phase=entry.phase,
        audience=entry.audience,
        allow=entry.allow,
        parameters=parameters_from(entry.parameters),
        parts=reader.parts(),
        slots={name: slot.clauses for name, slot in entry.slots.items()},
        text=_text(text, text_file, problems),
        letterhead=entry.letterhead,
        per=entry.per,
        when=reader.condition(entry.when, ("when",)),
        otherwise=reader.otherwise(),
        needs=reader.needs(),
        to_come=reader.to_come(),
        figures=entry.figures,
        titles=reader.titles(),
        dated=(entry.dated,) if isinstance(entry.dated, str) else entry.dated,
        order=entry.order,
        headings=entry.headings,
        about=entry.about,
        of_a_person=entry.of_a_person,
        sheet=entry.sheet or "",
        names_case=entry.names_case,
        data=entry.data or "",
        slot_titles={name: slot.title for name, slot in entry.slots.items() if slot.title},
    )
    problems += _letterhead_problems(kind, source, letterheads)
    problems += _problems(kind, source, TextFile(text_file, tuple(text.split("\n"))))
    if problems:
        raise InvalidInputError(problems)
    return kind


def entry_of(document: bytes, folder: Path) -> tuple[KindFile, YamlSource]:
    """The letters of `document.yaml`, with where they stand; raises `InvalidInputError` with their faults."""
    source = parse_yaml(document, folder / KIND_FILE)
    return validate(KindFile, source), source


def _text(text: str, path: Path, problems: list[Problem]) -> Body:
    try:
        return parse_body(text, directives=True)
    except BodySyntaxError as error:
        problems += [Problem(path, fault.line + 1, 1, fault.message) for fault in error.faults]
        return ()


def _texts(kind: Kind) -> Body:
    """The text, and every text in the parts that it calls."""
    return (*kind.text, *map(ParagraphNode, _texts_of_parts(kind.parts)))


def _texts_of_parts(parts: KindParts) -> Iterator[Pieces]:
    for table in parts.facts.values():
        for row in table.rows:
            yield from (row.label, row.value)
    for signatory in (one for signing in parts.signatures.values() for one in signing):
        yield from (signatory.party, *(value for _, value in signatory.lines))
    for field in (one for form in parts.forms.values() for one in form.fields):
        yield from (field.label, field.value, *field.choices)


def _problems(kind: Kind, source: YamlSource, text: TextFile) -> Iterator[Problem]:
    """What the kind names that it doesn't have, or may not."""
    yield from _figure_problems(kind, source)
    yield from kind_fact_problems(kind, source, text)
    yield from _forbidden_problems(kind, source)
    yield from _name_problems(kind, source, text.path, text.lines)


def _letterhead_problems(kind: Kind, source: YamlSource, letterheads: tuple[str, ...]) -> Iterator[Problem]:
    if kind.letterhead in letterheads:
        return
    facts = {"letterhead": kind.letterhead, "known": ", ".join(letterheads)}
    guess = nearest(PurePosixPath(kind.letterhead).stem, letterheads)  # a path to the template is meant well
    message = Message("TK-T065", facts | {"guess": guess}) if guess else Message("TK-T066", facts)
    yield source.problem(("letterhead",), message)


def _figure_problems(kind: Kind, source: YamlSource) -> Iterator[Problem]:
    """The figures are many modules, so they are imported only for a kind that has some."""
    if not kind.figures:
        return
    from tenderkit.rules.papers.kind_facts import figure_records

    known = figure_records(kind.about)
    if kind.data and kind.data not in kind.figures:
        facts = {"name": kind.data, "known": ", ".join(kind.figures)}
        yield source.problem(("data",), Message("TK-N042", facts))
    for at, figure in enumerate(kind.figures):
        if figure not in known:
            facts = {"kind": kind.id, "figure": figure, "known": ", ".join(known)}
            yield source.problem(("figures", at), Message("TK-T062", facts))


def _forbidden_problems(kind: Kind, source: YamlSource) -> Iterator[Problem]:
    rows = (row.when for table in kind.parts.facts.values() for row in table.rows if row.when is not None)
    paths = forbidden_paths(kind, kind.parameters.values(), (*conditions_in(_texts(kind)), *rows))
    tables = (path for table in kind.parts.tables.values() for path in _shown_by(table))
    lists = (items.items_of for items in kind.parts.lists.values())
    shown = (path for path in (*tables, *lists) if not kind.allows(path))
    for path in dict.fromkeys((*paths, *shown)):
        yield source.problem(("allow",), Message("TK-T040", {"kind": kind.id, "path": path}))


def _shown_by(table: RowTable) -> Iterator[str]:
    """What a table of rows takes in: each column of each row, as a path."""
    return (f"{table.rows_of}.{column.value.source}" for column in table.columns)


def _name_problems(kind: Kind, source: YamlSource, text_file: Path, lines: Sequence[str]) -> Iterator[Problem]:
    if kind.sheet and kind.sheet not in kind.parts.tables:
        facts = {"name": kind.sheet, "known": ", ".join(kind.parts.tables) or "–"}
        yield source.problem(("sheet",), Message("TK-G010", facts))
    holes = (piece.name for piece in pieces_in(_texts(kind)) if isinstance(piece, Hole))
    for name in dict.fromkeys(holes):
        if name not in kind.parameters and name not in BUILT_IN_HOLES:
            guess = nearest(name, (*kind.parameters, *BUILT_IN_HOLES))
            message = (
                Message("TK-T093", {"name": name, "guess": guess}) if guess else Message("TK-T041", {"name": name})
            )
            place = place_of_hole(name, lines)
            yield Problem(text_file, *place, message) if place else source.problem(("facts",), message)
    for directive in directives_in(kind.text):
        if not _known(directive, kind):
            name = f"::{directive.name}{{{directive.argument}}}" if directive.argument else f"::{directive.name}"
            line = next((number for number, line in enumerate(lines, 1) if name in line), 1)
            yield Problem(text_file, line, 1, Message("TK-T042", {"name": name}))


def _known(directive: Directive, kind: Kind) -> bool:
    named = {
        "slot": kind.slots,
        "facts": kind.parts.facts,
        "table": kind.parts.tables,
        "signatures": kind.parts.signatures,
        "form": kind.parts.forms,
        "quote": kind.parts.quotes,
        "list": kind.parts.lists,
        "chart": kind.figures,
        "figure": kind.figures,
    }
    if directive.name in named:
        return directive.argument in named[directive.name]
    return directive.name in _ALONE and not directive.argument
