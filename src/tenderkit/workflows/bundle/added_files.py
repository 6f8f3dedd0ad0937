"""Files that somebody adds to a bundle: looked through, Word files made into PDF, every reason against one told at once."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path, PurePath

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError, Problem, TenderkitError
from tenderkit.readers.finished.finished_reader import MOST_BYTES
from tenderkit.readers.pdf.appended_pdf import AppendedPdf, read_appended_pdf
from tenderkit.readers.word.manifest_reader import read_manifest
from tenderkit.readers.word.package import read_package

WORD, PDF = ".docx", ".pdf"


class AddedFile(Struct, frozen=True):
    """The file as PDF. `digest_of` are its own bytes; `kind` is what it says that it is, where we have made it ourselves."""

    path: Path
    source: bytes
    pdf: AppendedPdf
    kind: str = ""

    @property
    def is_word(self) -> bool:
        return self.path.suffix.lower() == WORD


def added_files(paths: Sequence[Path]) -> tuple[AddedFile, ...]:
    """Raises `InvalidInputError` with every reason against each of them; errors with exit code 5 where a program is missing."""
    problems: list[Problem] = []
    sources: dict[Path, bytes] = {}
    for path in paths:
        if (code := _refusal(path)) is not None:
            problems.append(Problem(path, 1, 1, Message(code, {"file": str(path), "suffixes": f"{WORD}, {PDF}"})))
        else:
            sources[path] = path.read_bytes()
    made: dict[Path, tuple[bytes, str]] = {}
    for path, data in sources.items():
        if path.suffix.lower() == PDF:
            made[path] = (data, "")
    made |= _from_word({path: data for path, data in sources.items() if path not in made}, problems)
    found: list[AddedFile] = []
    for path, (data, kind) in made.items():
        try:
            found.append(AddedFile(path, sources[path], read_appended_pdf(data, PurePath(path.name)), kind))
        except TenderkitError as error:
            problems += _problems(error, path)
    if problems:
        raise InvalidInputError(sorted(problems, key=lambda problem: paths.index(Path(problem.file))))
    return tuple(sorted(found, key=lambda file: paths.index(file.path)))


def _refusal(path: Path) -> str | None:
    """The code of why the file isn't read at all."""
    if path.suffix.lower() not in (WORD, PDF):
        return "TK-P041"
    if not path.is_file():
        return "TK-P042"
    return "TK-X057" if path.stat().st_size > MOST_BYTES else None


def _from_word(sources: dict[Path, bytes], problems: list[Problem]) -> dict[Path, tuple[bytes, str]]:
    """Imported where there is a Word file; LibreOffice is asked for only then."""
    if not sources:
        return {}
    from tenderkit.workflows.office.pdf_by_office import OfficeOptions, WordFile, pdfs_by_office, workers_here

    paths = list(sources)
    documents = [WordFile(PurePath(path.name), sources[path]) for path in paths]
    made: dict[Path, tuple[bytes, str]] = {}
    with closing(pdfs_by_office(documents, OfficeOptions(workers=workers_here()))) as results:
        for each in results:
            path = paths[each.place]
            if each.fault is not None:
                problems += _problems(each.fault, path)
                continue
            manifest = read_manifest(read_package(sources[path], PurePath(path.name)))
            made[path] = (each.data, manifest.kind if manifest is not None else "")
    return made


def _problems(error: TenderkitError, path: Path) -> Iterator[Problem]:
    """At the file by the path that the user gave."""
    found = [problem.message for problem in error.problems] if isinstance(error, InvalidInputError) else [error.message]
    yield from (Problem(path, 1, 1, message) for message in found)
