"""Word files made into PDF files by LibreOffice: in groups, several at a time, each result opened and held against its source."""

import os
import shutil
import signal
import threading
import time
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from types import FrameType

from msgspec import Struct, field

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError, Problem, RefusedError, TenderkitError
from tenderkit.readers.word.package import Package, read_package
from tenderkit.workflows.office.checked_pdf import checked_pdf, need_the_extra
from tenderkit.workflows.office.find_office import find_office
from tenderkit.workflows.office.office_call import OfficeCall
from tenderkit.workflows.office.shelter import shelter
from tenderkit.workflows.office.working_folder import new_call_folder, working_folder

GROUP = 20
_PATIENCE = 180.0  # seconds without a new file: a section of five hundred pages takes sixty on an office machine
_GLANCE = 0.02  # seconds between two looks at those under way
_LEAST_ROOM = 64 * 1024 * 1024


class WordFile(Struct, frozen=True):
    """A Word file to be made into a PDF; the name is for what is told of it."""

    name: PurePath
    data: bytes


class PdfMade(Struct, frozen=True):
    """The PDF of the document with that place in the order given, or why there is none."""

    place: int
    data: bytes = b""
    fault: TenderkitError | None = None


class OfficeOptions(Struct, frozen=True):
    """`workers` calls run at the same time. `patience`: seconds without anything new before a call is ended."""

    workers: int = 1
    group: int = GROUP
    patience: float = _PATIENCE


def is_kept_from_the_net() -> bool:
    """Whether the system itself keeps LibreOffice from the net; where it doesn't, only its settings do, and that is said."""
    return shelter().has_no_net


def pdfs_by_office(
    documents: Sequence[WordFile], options: OfficeOptions | None = None
) -> Generator[PdfMade, None, None]:
    """The PDF of each document, as they are done; a document that can't be made stops none of the others.

    A PDF comes only where it was opened and holds every word of its document. Nothing is left of the work, however it ends.
    Raises `NoOfficeError` where LibreOffice is missing and `NoPdfExtraError` where the extra `pdf` is.
    """
    program = find_office()
    need_the_extra()
    packages: dict[int, Package] = {}
    for place, document in enumerate(documents):
        try:
            packages[place] = _convertible(document)
        except TenderkitError as fault:
            yield PdfMade(place, fault=fault)
    with _ended_as_by_ctrl_c(), working_folder() as folder:
        yield from _Work(program, folder, documents, packages, options or OfficeOptions()).done()


def _convertible(document: WordFile) -> Package:
    """Looked through before another program sees it: nothing in it runs, fetches or points outside."""
    package = read_package(document.data, document.name)
    if any(
        package.xml(part).find(f".//{{*}}{mark}") is not None for part in _texts(package) for mark in ("ins", "del")
    ):
        raise InvalidInputError([Problem(document.name, 0, 0, Message("TK-W008"))])
    return package


def _texts(package: Package) -> Iterator[str]:
    return (part for part in package.parts if part.startswith("word/") and part.endswith(".xml"))


class _Work(Struct):
    """The groups that wait, the calls under way, and what became of those that ended."""

    program: str
    folder: Path
    documents: Sequence[WordFile]
    packages: Mapping[int, Package]
    options: OfficeOptions
    waiting: deque[tuple[int, ...]] = field(default_factory=deque)
    running: list[OfficeCall] = field(default_factory=list)
    calls: int = 0

    def done(self) -> Iterator[PdfMade]:
        places = list(self.packages)
        size = self._group_size(len(places))
        self.waiting.extend(tuple(places[start : start + size]) for start in range(0, len(places), size))
        try:
            while self.waiting or self.running:
                self._start()
                for call in self._ended():
                    self._start()  # the next works while we read what this one left
                    yield from self._outcome(call)
        finally:
            for call in self.running:
                call.clear()

    def _group_size(self, count: int) -> int:
        """No more than each worker's share, so that all have something to do."""
        share = -(-count // max(self.options.workers, 1))
        return max(1, min(self.options.group, share))

    def _start(self) -> None:
        while self.waiting and len(self.running) < self.options.workers:
            group = self.waiting.popleft()
            self.calls += 1
            try:
                own = new_call_folder(self.folder, self.calls)
                data = {place: self.documents[place].data for place in group}
                self.running.append(OfficeCall(self.program, own, data, self.options.patience))
            except OSError:
                if _room_left(self.folder) < _LEAST_ROOM:
                    raise RefusedError("TK-W005", {"folder": self.folder.parent}) from None
                raise

    def _ended(self) -> list[OfficeCall]:
        while not (over := [call for call in self.running if call.is_over()]):
            time.sleep(_GLANCE)
        self.running = [call for call in self.running if call not in over]
        return over

    def _outcome(self, call: OfficeCall) -> Iterator[PdfMade]:
        try:
            results = call.results()
        finally:
            call.clear()
        for place in call.numbers:
            document, made = self.documents[place], results.get(place)
            fault: TenderkitError = RefusedError(
                "TK-W004" if call.ran_out_of_time else "TK-W003", {"file": document.name}
            )
            if made is not None:
                try:
                    yield PdfMade(place, checked_pdf(made, self.packages[place]))
                    continue
                except InvalidInputError as differs:
                    yield PdfMade(place, fault=differs)
                    continue
                except RefusedError as unreadable:
                    fault = unreadable
            if len(call.numbers) > 1:
                self.waiting.append((place,))  # once more by itself: another may have stopped it
            elif _room_left(self.folder) < _LEAST_ROOM:
                raise RefusedError("TK-W005", {"folder": self.folder.parent})
            else:
                yield PdfMade(place, fault=fault)


def _room_left(folder: Path) -> int:
    with suppress(OSError):
        return shutil.disk_usage(folder).free
    return 0


@contextmanager
def _ended_as_by_ctrl_c() -> Iterator[None]:
    """Whoever ends the run with `kill`, or closes its window, ends it as Ctrl-C does: with everything cleared away."""
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    ours = [getattr(signal, name) for name in names if threading.current_thread() is threading.main_thread()]
    ours = [number for number in ours if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _stop(number: int, _: FrameType | None) -> None:
    raise KeyboardInterrupt(number)


def workers_here() -> int:
    """As many calls at a time as the machine has processors for us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
