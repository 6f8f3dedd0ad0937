"""The Word files of a build as PDF files too, all in one go when they are made."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Protocol

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.papers.lock import LockedDocument
from tenderkit.problems import InvalidInputError, Problem, RefusedError, TenderkitError
from tenderkit.workflows.office.checked_pdf import need_the_extra
from tenderkit.workflows.office.find_office import find_office
from tenderkit.workflows.office.pdf_by_office import (
    OfficeOptions,
    WordFile,
    is_kept_from_the_net,
    pdfs_by_office,
    workers_here,
)
from tenderkit.writers.output import digest_of

VIA_OFFICE = "libreoffice"
_WORD, _PDF = ".docx", ".pdf"


class OfficePdfs(Struct, frozen=True):
    """`made` are the PDF files by name, `of` the Word file that each was made of; `faults` why there is none, by that name.

    `told` is what deserves a look in all of them.
    """

    made: Mapping[str, bytes]
    of: Mapping[str, str]
    faults: Mapping[str, tuple[Problem, ...]]
    told: tuple[Problem, ...]


def begin_office() -> None:
    """Raises `NoOfficeError` and `NoPdfExtraError` before anything is composed in vain."""
    find_office()
    need_the_extra()


class RunOfBuild(Protocol):
    """What a build has made so far: its files by name, the entries of the lock, and what deserves a look."""

    written: dict[str, bytes]
    documents: dict[str, LockedDocument]
    told: list[Problem]


def add_pdfs(run: RunOfBuild) -> OfficePdfs:
    """A PDF for each Word file of the run, with its place in the lock."""
    pdfs = office_pdfs(run.written)
    run.told += pdfs.told
    run.written |= pdfs.made
    run.documents = {name: _with_pdfs_locked(entry, pdfs) for name, entry in run.documents.items()}
    return pdfs


def office_pdfs(written: Mapping[str, bytes]) -> OfficePdfs:
    """A PDF for each Word file among the files."""
    names = [name for name in written if PurePath(name).suffix == _WORD]
    documents = [WordFile(PurePath(name), written[name]) for name in names]
    made: dict[str, bytes] = {}
    of: dict[str, str] = {}
    faults: dict[str, tuple[Problem, ...]] = {}
    for each in pdfs_by_office(documents, OfficeOptions(workers=workers_here())):
        name = names[each.place]
        pdf = str(PurePath(name).with_suffix(_PDF))
        if each.fault is not None:
            faults[name] = _problems(each.fault, name)
        elif pdf in written:
            raise RefusedError("TK-S011", {"file": pdf})
        else:
            made[pdf], of[pdf] = each.data, name
    told = () if is_kept_from_the_net() else (Problem(PurePath(VIA_OFFICE), 0, 0, Message("TK-W009")),)
    return OfficePdfs({name: made[name] for name in sorted(made)}, of, faults, told)


def with_pdfs(names: tuple[str, ...], pdfs: OfficePdfs) -> tuple[str, ...]:
    """The files of a kind, with those that were made of them."""
    return (*names, *(pdf for pdf, name in pdfs.of.items() if name in names))


def _with_pdfs_locked(entry: LockedDocument, pdfs: OfficePdfs) -> LockedDocument:
    """The document's entry in the lock, with what was made of its Word file."""
    of_it = {pdf: digest_of(pdfs.made[pdf]) for pdf, name in pdfs.of.items() if name in entry.outputs}
    return entry.model_copy(update={"outputs": {**entry.outputs, **of_it}}) if of_it else entry


def _problems(fault: TenderkitError, name: str) -> tuple[Problem, ...]:
    if isinstance(fault, InvalidInputError):
        return fault.problems
    return (Problem(PurePath(name), 0, 0, fault.message),)
