"""A document keeps its numbering from one build to the next, and to the issued copy; sections that meet have numbers of their own."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from tenderkit.assembly.plan import Layout, WantedLayout
from tenderkit.messages import text
from tenderkit.model.case.case import Lot
from tenderkit.model.papers.document import Numbering
from tenderkit.model.papers.lock import Lock, LockedLayout
from tenderkit.problems import RefusedError
from tenderkit.rules.contract.requirement_brief import lot_words
from tenderkit.rules.papers.issued_terms import QUOTED_KIND, states_terms
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.papers.documents_to_be import DocumentToBe, documents_to_be
from tenderkit.workflows.papers.kind_of_case import KindOfCase

Start = tuple[int, ...]
_FIRST = (1,)
_NUMBERED = (Numbering.DECIMAL, Numbering.TEXT)


def in_layouts(asked: KindOfCase, lock: Lock, wanted: WantedLayout | None) -> KindOfCase:
    """The same with how its documents are numbered, and those that it quotes.

    As the officer asks, else as last time, else from 1. Raises `RefusedError` for a lot that isn't there, and for numbers of
    the sections of lots that are missing, given twice or in each other's way.
    """
    case, remembered = asked.sound.case, remembered_layouts(lock, asked.kind.id)
    if states_terms(asked.kind.id):
        remembered = {**issued_layouts(asked.sound), **remembered}
    layouts: Mapping[str, Layout] = {}
    if asked.kind.headings == "numbered":
        found = _Numbers(documents_to_be(case, asked.matching, asked.kind), case.contract.lots, remembered)
        layouts = found.layouts(wanted or WantedLayout())
    quoted = issued_layouts(asked.sound) or remembered_layouts(lock, QUOTED_KIND)
    return replace(asked, layouts=layouts, quoted_layouts=quoted)


def issued_layouts(sound: SoundCase) -> Mapping[str, Layout]:
    """How each issued section in force is numbered, by its name."""
    return {copy.document: _layout(copy.layout) for copy in sound.in_force.copies}


def remembered_layouts(lock: Lock, kind_id: str) -> Mapping[str, Layout]:
    """How each document of the kind was numbered last time, by its name."""
    return {name: _layout(entry.layout) for name, entry in lock.documents.items() if _is_of_kind(name, kind_id)}


def layout_to_lock(layout: Layout) -> LockedLayout:
    """The layout as the lock keeps it."""
    start = _letters(layout.start)
    return LockedLayout(numbering=layout.numbering, start=start, ama_code=layout.ama_code, level=layout.level)


def _is_of_kind(name: str, kind_id: str) -> bool:
    return name == kind_id or name.startswith(f"{kind_id}-")


def _layout(kept: LockedLayout) -> Layout:
    return Layout(kept.numbering, tuple(map(int, kept.start.split("."))), kept.ama_code, kept.level)


def _letters(start: Start) -> str:
    return ".".join(map(str, start))


class _Numbers:
    """The numbers of the documents of one kind. Those that are each for some lots go into one and the same document."""

    def __init__(
        self, documents: Sequence[DocumentToBe], lots: Sequence[Lot], remembered: Mapping[str, Layout]
    ) -> None:
        self._documents = documents
        self._lots = lots
        self._remembered = remembered
        self._last = next(iter(remembered.values()), Layout())
        self._sections = [document for document in documents if document.lots]

    def layouts(self, wanted: WantedLayout) -> Mapping[str, Layout]:
        """How each document is numbered now, by its name."""
        given = self._given(wanted)
        found = {document.name: self._as_wanted(wanted, document, given) for document in self._documents}
        known = self._remembered.keys() | given.keys()
        without = [section for section in self._sections if section.name not in known]
        if without and any(_goes_into_another(found[section.name]) for section in self._sections):
            raise self._missing(without)
        if given:
            self._refuse_overlap(found)
        return found

    def _as_wanted(self, wanted: WantedLayout, document: DocumentToBe, given: Mapping[str, Start]) -> Layout:
        """A number that is asked for is to be seen, so it ends a numbering that doesn't show it."""
        last = self._remembered.get(document.name)
        if last is None:
            last = replace(self._last, start=_FIRST) if document.lots else self._last
        numbering = wanted.numbering or last.numbering
        if wanted.numbering is None and given and numbering not in _NUMBERED:
            numbering = Numbering.DECIMAL
        code = (wanted.ama_code or last.ama_code) if numbering is Numbering.AMA_AF else ""
        level = last.level if wanted.level is None else wanted.level
        return Layout(numbering, given.get(document.name, last.start), code, level)

    def _given(self, wanted: WantedLayout) -> Mapping[str, Start]:
        """The numbers that are asked for, by document: a lot without a requirement of its own means the common section."""
        given: dict[str, Start] = {}
        for lot_id, start in wanted.lot_starts:
            self._give(given, self._documents_of(lot_id), start)
        if wanted.start is not None:
            common = [document for document in self._documents if document.lot is None]
            if self._sections and not common:
                raise self._missing(self._sections)
            self._give(given, common, wanted.start)
        return given

    def _give(self, given: dict[str, Start], documents: Sequence[DocumentToBe], start: Start) -> None:
        for document in documents:
            if given.setdefault(document.name, start) != start:
                raise RefusedError("TK-S076", {"section": _said(document), "example": self._example()})

    def _documents_of(self, lot_id: str) -> Sequence[DocumentToBe]:
        lot = next((lot for lot in self._lots if lot.id.casefold() == lot_id.casefold()), None)
        if lot is None:
            listed = ", ".join(each.id for each in self._lots) or text("start.no_lots")
            raise RefusedError("TK-S075", {"lot": lot_id, "lots": listed})
        own = [document for document in self._documents if document.lot is lot]
        return own or [document for document in self._documents if document.lot is None]

    def _refuse_overlap(self, found: Mapping[str, Layout]) -> None:
        """Below 5 stands 5.3, so sections with these two numbers would have headings of the same number."""
        for one, other in combinations(self._sections, 2):
            first, second = found[one.name].start, found[other.name].start
            shortest = min(len(first), len(second))
            if first[:shortest] == second[:shortest]:
                facts = {"one": _letters(first), "other": _letters(second), "example": self._example()}
                raise RefusedError("TK-S077", {"first": _said(one), "second": _said(other), **facts})

    def _missing(self, without: Sequence[DocumentToBe]) -> RefusedError:
        return RefusedError("TK-S078", {"sections": ", ".join(map(_said, without)), "example": self._example()})

    def _example(self) -> str:
        return ",".join(self._examples())

    def _examples(self) -> Iterator[str]:
        for number, section in enumerate(self._sections, 3):
            yield f"{section.lots[0]}=5.{number}"


def _goes_into_another(layout: Layout) -> bool:
    """A document that begins at 1 may stand by itself; another number says that it goes into the officer's own."""
    return layout.numbering in _NUMBERED and layout.start != _FIRST


def _said(document: DocumentToBe) -> str:
    return lot_words(document.lots) if document.lots else document.name
