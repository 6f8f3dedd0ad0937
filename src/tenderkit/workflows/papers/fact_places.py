"""Where a fact of a document was typed: in the officer's file or the recruiter's, at which line."""

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.case.case import Lot
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.problems import Key, Problem
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.matching.recruiters_file import recruiters_path
from tenderkit.workflows.papers.documents_to_be import DocumentToBe

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Matching
    from tenderkit.workflows.matching.recruiters_files import RecruitersFiles

_WHOLE = "matching"  # how the paths of the recruiter's whole file begin
_LISTS = ("placements", "agreements", "profiles", "breaches", "start_meetings", "calls")
_NO_DOCUMENT = DocumentToBe("")
_COMPUTED = "computed."  # a figure of the placement, agreement or breach stands at that


class FactPlaces(Struct, frozen=True, dict=True):
    """The files of a case; the recruiter's is read again when something in it is first pointed at."""

    sound: SoundCase
    matching: "Matching | None"

    def problem(self, to_be: DocumentToBe, path: str, message: Message) -> Problem:
        """A problem at the fact of the document: `placement.workplace` stands at the placement that it is about."""
        key = self._recruiters_key(to_be, path)
        if key is None or self._files is None:
            return self.sound.problem(self._path_in_lot(path, to_be.lot), message)
        return self._files.problem(key, message)

    def reason(self, message: Message) -> Problem:
        """What stops a kind of documents, at the fact that it rests on: `at`, a path in full."""
        return self.problem(_NO_DOCUMENT, message.facts.get("at", ""), message)

    def in_full(self, to_be: DocumentToBe, path: str) -> str:
        """The path without the document that it is of: `matching.placements.0.waiver`."""
        key = self._recruiters_key(to_be, path)
        return self._path_in_lot(path, to_be.lot) if key is None else ".".join(map(str, (_WHOLE, *key)))

    @cached_property
    def _files(self) -> "RecruitersFiles | None":
        from tenderkit.workflows.matching.recruiters_files import read_recruiters_files

        file = recruiters_path(self.sound)
        is_there = self.matching is not None and file is not None and file.is_file()
        return read_recruiters_files(file) if is_there and file is not None else None

    def _recruiters_key(self, to_be: DocumentToBe, path: str) -> Key | None:
        first, *names = path.removeprefix(_COMPUTED).split(".")
        inner = (int(name) if name.isdecimal() else name for name in names)
        if first == _WHOLE:
            return tuple(inner)
        if path.startswith(_COMPUTED) and first not in to_be.about and self.matching is not None:
            return self._item(to_be.about.get(_figure_of(first))) or None
        item = self._item(to_be.about.get(first))
        return (*item, *inner) if item else None

    def _item(self, record: object) -> Key:
        """Where the record stands: the very one, for two placements may say the same, or as it was told on an earlier day."""
        of = getattr(record, "id", self)  # nothing has this for its id
        for name in _LISTS if record is not None else ():
            for index, each in enumerate(getattr(self.matching, name, ())):
                if each is record or (type(each) is type(record) and getattr(each, "id", None) == of):
                    return (name, index)
        return ()

    def _path_in_lot(self, path: str, lot: Lot | None) -> str:
        """A lot's own requirement stands at the lot in the file."""
        if lot is None or not is_within(path, "requirement"):
            return path
        return f"contract.lots.{self.sound.case.lots.index(lot)}.{path}"


def _figure_of(name: str) -> str:
    """What was typed that the figure is computed from; empty for one of the case. What computes them is read when it is asked for."""
    from tenderkit.rules.papers.figures import FIGURES

    return FIGURES[name].of if name in FIGURES else ""
