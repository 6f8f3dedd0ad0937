"""The documents of a case that a bundle holds: the issued words where it leaves the house, else the latest there are."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.assembly.plan import Presentation
from tenderkit.messages import Message
from tenderkit.model.papers.document import ClauseMarks, Document
from tenderkit.model.papers.kind import AboutWhat, Kind, Phase
from tenderkit.model.papers.lock import IssuedDocument, Lock
from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem, RefusedError, TenderkitError
from tenderkit.readers.papers.about_reader import kinds_about
from tenderkit.workflows.bundle.receiver import Receiver
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.matching.recruiters_file import matching_for
from tenderkit.workflows.papers.composing import compose_documents
from tenderkit.workflows.papers.issue import remark_of
from tenderkit.workflows.papers.issued_copy import Issuing, issued_copies
from tenderkit.workflows.papers.kind_of_case import (
    ComposedDocument,
    KindOfCase,
    load_kind,
    load_template,
    versions_for,
)
from tenderkit.workflows.papers.layouts import in_layouts
from tenderkit.workflows.papers.lengths import in_lengths

_PHASES = tuple(Phase)


class BundledDocument(Struct, frozen=True):
    """One of them; `copy` is the issued one whose words it has, if it has any."""

    asked: KindOfCase
    composed: ComposedDocument
    copy: IssuedDocument | None = None

    @property
    def document(self) -> Document:
        return self.composed.composition.document


class BundledDocuments(Struct, frozen=True):
    """In the order of the procurement; `left_out` says which there are besides, and why they aren't in it."""

    documents: tuple[BundledDocument, ...]
    left_out: tuple[Message, ...] = ()


def bundled_documents(sound: SoundCase, kinds: Sequence[str], receiver: Receiver) -> BundledDocuments:
    """Those of the `kinds`, or of all that the receiver gets.

    Raises `NotAllowedYetError` where one of the kinds may not be in it, isn't issued or can't be written yet, and where nothing is
    left; `InvalidInputError` for every fault in the case at once.
    """
    found: list[BundledDocument] = []
    refused: list[Message] = []
    faults: list[Problem] = []
    for kind in _wanted(sound, kinds, receiver):
        try:
            _stop_what_may_not_leave(kind, receiver)
            documents = tuple(_of_kind(sound, kind, receiver))
        except NotAllowedYetError as error:
            refused += error.reasons if kinds else ()
        except InvalidInputError as error:
            faults += error.problems
        else:
            found += (each for each in documents if isinstance(each, BundledDocument))
            refused += (each for each in documents if isinstance(each, Message))
    if faults:
        raise InvalidInputError(tuple(dict.fromkeys(faults)))
    reasons = tuple(dict.fromkeys(refused))
    if not found or (reasons and kinds):
        raise NotAllowedYetError(reasons or (Message("TK-X044", {"receiver": receiver.name or "–"}),))
    return BundledDocuments(tuple(found), reasons)


def _wanted(sound: SoundCase, kinds: Sequence[str], receiver: Receiver) -> list[Kind]:
    """In the order of the procurement. What is asked for by name is refused later, with the reason."""
    names = kinds or kinds_about(sound.places, AboutWhat.CASE)
    found = [kind for kind in (load_kind(sound, name) for name in names) if kinds or receiver.gets(kind)]
    return sorted(found, key=lambda kind: (_PHASES.index(kind.phase), kind.order, kind.title))


def _stop_what_may_not_leave(kind: Kind, receiver: Receiver) -> None:
    if receiver.leaves and not receiver.gets(replace(kind, to_role=tuple(receiver.roles))):
        raise NotAllowedYetError((Message("TK-X043", {"kind": kind.title, "receiver": receiver.name}),))


def _of_kind(sound: SoundCase, kind: Kind, receiver: Receiver) -> Iterator[BundledDocument | Message]:
    """Each of its documents, or why it isn't in it."""
    if kind.tells_of_a_person and (away := sound.persons_out_of_reach) is not None:
        raise RefusedError("TK-M261", {"folder": away})
    at_home = sound.where_written(of_a_person=kind.tells_of_a_person)
    lock = at_home.papers_lock.lock
    again = _IssuedAgain(at_home, kind, lock)
    latest: dict[str, IssuedDocument] = {}
    for issued in lock.issued:
        latest[issued.document] = issued
    asked = _asked(at_home, kind, Presentation(), lock)
    for document in compose_documents(asked):
        if not _is_for(document, receiver):
            continue
        copy = latest.get(document.name) or latest.get(document.to_be.earlier)
        same = again.of(copy) if copy is not None else None
        if same is not None:
            yield same
        elif not receiver.leaves:
            yield BundledDocument(asked, document)
        else:
            yield Message("TK-X045" if copy is None else "TK-X046", {"document": document.name, "kind": kind.id})


def _is_for(document: ComposedDocument, receiver: Receiver) -> bool:
    """What is about another supplier is no paper for this one."""
    about = document.to_be.about.get("supplier")
    return receiver.supplier is None or about is None or getattr(about, "name", None) == receiver.supplier


def _asked(sound: SoundCase, kind: Kind, presentation: Presentation, lock: Lock) -> KindOfCase:
    versions = versions_for(sound, kind, sound.locked_versions)
    found = KindOfCase(sound, kind, presentation, versions, matching_for(sound, kind))
    return in_layouts(in_lengths(found, lock), lock, None)


class _IssuedAgain:
    """The issued copies of a kind, made once more: each is proved by the digests in the lock to say what went out."""

    def __init__(self, sound: SoundCase, kind: Kind, lock: Lock) -> None:
        self._sound, self._kind, self._lock = sound, kind, lock

    def of(self, copy: IssuedDocument) -> BundledDocument | None:
        """The document with the words of the copy; `None` where they can't be had any more."""
        for marks in ClauseMarks:
            try:
                found = self._made(copy, marks)
            except TenderkitError:  # the case has changed so that the copy can't be made at all
                return None
            if found is not None:
                return found
        return None

    def _made(self, copy: IssuedDocument, marks: ClauseMarks) -> BundledDocument | None:
        remarks = (remark_of(copy.override),) if copy.override is not None else ()
        presentation = Presentation(marks=marks, issued=True, remarks=remarks)
        asked = _asked(replace(self._sound, day=copy.date), self._kind, presentation, self._lock)
        versions = {clause.id: clause.version for clause in copy.clauses}
        asked = replace(asked, locked={**asked.locked, copy.document: versions})
        template = load_template(self._sound, self._kind)
        issuing = Issuing(self._lock, copy.override, template)
        for again in issued_copies(asked, compose_documents(asked), issuing):
            if again.entry.document == copy.document and again.entry.number == copy.number:
                same = again.files.keys() <= copy.outputs.keys()
                return BundledDocument(asked, again.composed, copy) if same and again.entry == copy else None
        return None
