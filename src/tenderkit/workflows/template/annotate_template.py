"""The findings of a Word template as comments in a copy of it, for whoever mends it in Word."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tenderkit.messages import text
from tenderkit.problems import Problem, TenderkitError
from tenderkit.readers.word.package import look_through
from tenderkit.writers.output import Output, place


def annotate_template(path: Path, problems: Iterable[Problem], copy: Path) -> None:
    """Writes the copy, never over a file that is there; raises `TenderkitError` when the template can't be copied so."""
    from tenderkit.writers.word.annotating import UnannotatedError, annotated

    source = path.read_bytes()
    package, _ = look_through(source, path)
    notes = list(_notes(problems, package.main_part))
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
