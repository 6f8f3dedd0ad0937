"""The findings of a Word template as comments in a copy of it, for whoever mends it in Word."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tenderkit.messages import text
from tenderkit.problems import Problem, TenderkitError
from tenderkit.readers.word.package import look_through, read_word_file
from tenderkit.writers.output import Output, place

_MOST_NOTES = 500  # nobody reads more, and python-docx looks through all comments for each that it adds


def annotate_template(path: Path, problems: Sequence[Problem], copy: Path) -> None:
    """Writes the copy, never over a file that is there; raises `TenderkitError` when the template can't be copied so."""
    from tenderkit.writers.word.annotating import UnannotatedError, annotated

    source = read_word_file(path)
    package, _ = look_through(source, path)
    notes = list(_notes(problems[:_MOST_NOTES], package.main_part))
    if (more := len(problems) - _MOST_NOTES) > 0:
        notes.append((0, text("template.more_findings", count=more)))
    try:
        data = annotated(source, notes)
    except UnannotatedError:
        raise TenderkitError("TK-T094", {"file": path}) from None
    place([Output(copy, data)])


def _notes(problems: Iterable[Problem], main_part: str) -> Iterator[tuple[int, str]]:
    """Each finding with the number of its paragraph, when that stands in the body; the others say themselves where they are."""
    for problem in problems:
        match problem.key:
            case (str(part), int(index)) if part == main_part:
                number = index
            case _:
                number = 0
        message = problem.message
        yield number, text("template.annotation", code=message.code, what=message.what, remedy=message.remedy)
