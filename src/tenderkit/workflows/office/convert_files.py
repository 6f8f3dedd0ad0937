"""Word files on the disk made into PDF files on the disk; each is moved into place when it has been proved."""

from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from tenderkit.problems import TenderkitError
from tenderkit.readers.word.package import read_word_file
from tenderkit.workflows.office.pdf_by_office import OfficeOptions, WordFile, is_kept_from_the_net, pdfs_by_office
from tenderkit.writers.output import Output, PlacedFile, place


class FileToConvert(Struct, frozen=True):
    """`private`: the paper tells of a person, and only the owner may read its PDF."""

    source: Path
    target: Path
    private: bool = False


class ConvertedFiles(Struct, frozen=True):
    """What was written, in the order done, and why each of the others wasn't."""

    placed: tuple[PlacedFile, ...]
    faults: tuple[TenderkitError, ...]
    kept_from_the_net: bool


def convert_files(
    files: Sequence[FileToConvert],
    options: OfficeOptions | None = None,
    *,
    known_digests: Collection[str] = frozenset(),
    force: bool | None = None,
) -> ConvertedFiles:
    """Make the PDF of each Word file; one that fails stops none of the others.

    `known_digests` and `force` say what may be written over, as for every other file. Raises `NoOfficeError` and
    `NoPdfExtraError` where a program is missing.
    """
    faults: list[TenderkitError] = []
    readable: list[tuple[FileToConvert, WordFile]] = []
    for file in files:
        try:
            readable.append((file, WordFile(file.source, read_word_file(file.source))))
        except TenderkitError as fault:
            faults.append(fault)
    placed: list[PlacedFile] = []
    with closing(pdfs_by_office([document for _, document in readable], options)) as results:
        for made in results:
            file = readable[made.place][0]
            try:
                if made.fault is not None:
                    raise made.fault
                output = Output(file.target, made.data, private=file.private)
                placed += place([output], known_digests=known_digests, force=force)
            except TenderkitError as fault:
                faults.append(fault)
    return ConvertedFiles(tuple(placed), tuple(faults), is_kept_from_the_net())
