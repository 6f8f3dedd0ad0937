"""Word files of one kind, each as quick as words into holes: composed once for all documents that answer alike.

The first document that answers the composition's questions in a new way is composed and written twice: as it is, and with
its values open. Where putting its words into the open one gives the same parts, byte for byte, those that come after and
answer alike need neither composition nor writer. Every other document is composed and written by itself.
"""

from itertools import count
from threading import RLock
from typing import TYPE_CHECKING

from msgspec import Struct

from tenderkit.assembly.compose import compose
from tenderkit.assembly.plan import Composition, DocumentPlan
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.workflows.quick.open_document import OpenDocument
from tenderkit.workflows.quick.same_plan import SamePlan, in_common
from tenderkit.writers.word.open_package import Packer, zipped
from tenderkit.writers.word.writer import word_package

if TYPE_CHECKING:
    from collections.abc import Hashable


_LOOKED_THROUGH = 100  # one in so many is parsed


class QuickFile(Struct, frozen=True):
    """A Word file, with what it was composed of. One that was made as an earlier one has the words of its values in `texts`.

    One with long tables has the words of their rows in `long`, and is in `short` without them.
    """

    data: bytes
    composition: Composition
    made_as: OpenDocument | None = None
    texts: tuple[str, ...] = ()
    long: tuple[str, ...] = ()
    short: bytes | None = None


class QuickWriter:
    """Keeps what the documents of a run have in common. Threads may share it."""

    def __init__(self) -> None:
        self._plans: dict[Hashable, SamePlan] = {}
        self._pack = Packer()
        self._lock = RLock()
        self._made = count(1)

    def write(self, plan: DocumentPlan, template: CompiledTemplate) -> QuickFile:
        """The document's Word file. Where the composition has faults or questions the caller finds them in it."""
        same = self._same(plan, template)
        known, found, texts = same.find(plan)
        if found is None:
            return self._by_itself(same, plan, template, is_new=not known)
        if next(self._made) % _LOOKED_THROUGH == 0:
            found.package.look_through(texts)
        return QuickFile(found.package.to_bytes(texts, self._pack), found.composition, found, tuple(texts))

    def _same(self, plan: DocumentPlan, template: CompiledTemplate) -> SamePlan:
        key = in_common(plan, template)
        same = self._plans.get(key)
        if same is None:
            with self._lock:
                same = self._plans.setdefault(key, SamePlan(plan, template))
        return same

    def _by_itself(self, same: SamePlan, plan: DocumentPlan, template: CompiledTemplate, *, is_new: bool) -> QuickFile:
        """Composed and written; where nobody has answered so before, those who answer alike are then made as it was."""
        composition = compose(plan)
        written = word_package(composition.document, template)
        is_sound = not composition.faults and not composition.questions
        if is_new and is_sound and not written.in_pieces and same.is_worth_learning():
            with self._lock:
                if not same.find(plan)[0]:  # another thread may have learned it meanwhile
                    same.learn(plan, written, self._pack)
        long = tuple(words for part in written.in_pieces.values() for words in part.words())
        short = zipped(self._pack(name, data) for name, data in written.parts.items()) if long else None
        return QuickFile(self._pack.package(written), composition, long=long, short=short)
