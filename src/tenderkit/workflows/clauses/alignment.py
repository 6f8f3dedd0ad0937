"""Our clauses beside those that we compare with: element by element, the sentence that says it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tenderkit.messages import text
from tenderkit.model.clauses.alignment_table import NOT_FOUND, ElementEntry, ElementsFile
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.library import ClauseLibrary, published_of, version_key
from tenderkit.model.papers.document import Block, Document, Heading
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml
from tenderkit.rules.clauses.alignment import Answer, answers_of
from tenderkit.workflows.reports.clause_titles import named_titles, reads_titles
from tenderkit.workflows.reports.reporting import report, report_paragraph, report_table, words

ELEMENTS_FILE = "elements.yaml"


def alignment_report(start: Path) -> Document:
    """Raises `InvalidInputError` for a library or a list of elements with faults."""
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    file, _ = read_elements(places.clause_folders)
    clauses = tuple(newest_published(library))
    answers = answers_of(clauses, named_titles(clauses, places.clause_folders) if reads_titles() else None)
    return report(text("align.title"), _blocks(file, answers))


def read_elements(folders: Sequence[Path]) -> tuple[ElementsFile, YamlSource]:
    """The uppermost `elements.yaml`; raises `InvalidInputError` with every fault of it."""
    files = (folder / ELEMENTS_FILE for folder in reversed(folders))
    source = read_yaml(next(path for path in files if path.is_file()))
    return validate(ElementsFile, source), source


def newest_published(library: ClauseLibrary) -> Iterator[Clause]:
    """One version of every clause: the newest published one, whatever the day; else the newest there is."""
    for clause_id in dict.fromkeys((*library.order, *library.clauses)):
        entries = sorted(
            library.clauses.get(clause_id, {}).values(), key=lambda entry: version_key(entry.clause.version)
        )
        yield from (entry.clause for entry in (published_of(entries) or entries)[-1:])


def _blocks(file: ElementsFile, answers: dict[int, tuple[Answer, ...]]) -> Iterator[Block]:
    said = sum(any(answer.sentence for answer in answers.get(element.number, ())) for element in file.elements)
    yield report_paragraph(
        text("align.summary", count=len(file.elements), said=said, left_out=len(file.elements) - said)
    )
    yield from (report_paragraph(f"{text(f'align.{name}')}: {source}") for name, source in file.sources.items())
    for element in file.elements:
        yield Heading(2, "", words(f"{element.number}. {element.name}"))
        header = (text("align.source"), text("align.says"))
        yield report_table(element.name, header, _rows(element, answers.get(element.number, ())), (28, 72))


def _rows(element: ElementEntry, answers: tuple[Answer, ...]) -> Iterator[tuple[str, str]]:
    yield text("align.gothenburg"), _said(element.gothenburg, "align.not_found")
    yield text("align.uhm"), _said(element.uhm, "align.not_found")
    yield text("align.report"), _said(element.report, "align.not_in_report") + _lines(element.report_lines)
    for name, said in (("trafikverket", element.trafikverket), ("stockholm", element.stockholm)):
        if said:
            yield text(f"align.{name}"), said
    for answer in answers:
        yield f"{answer.clause} {answer.version}", _answer(answer)
    if not answers:
        left_out = element.left_out and text("align.left_out", why=element.left_out)
        yield text("align.ours"), left_out or text("align.unanswered")
    if element.differs:
        yield text("align.differs"), element.differs
    if element.unverified:
        yield text("align.unverified"), element.unverified


def _said(words_of_source: str, absent: str) -> str:
    return text(absent) if words_of_source == NOT_FOUND else words_of_source


def _lines(lines: tuple[int, ...]) -> str:
    return f" ({text('align.lines', lines=', '.join(map(str, lines)))})" if lines else ""


def _answer(answer: Answer) -> str:
    if answer.left_out:
        return text("align.left_out", why=answer.left_out)
    return text("align.sentence", sentence=answer.sentence or text("align.no_sentence", mark=answer.mark))
