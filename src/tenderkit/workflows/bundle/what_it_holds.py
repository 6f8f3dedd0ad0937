"""What a bundle says held against what each part may say: the finished bytes are read, not what they were made of."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePath

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.papers.lock import Lock
from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem
from tenderkit.rules.privacy.identity_numbers import find_identity_numbers, visible
from tenderkit.workflows.bundle.added_files import AddedFile
from tenderkit.workflows.bundle.bundled_documents import BundledDocument
from tenderkit.workflows.bundle.set_bundle import MadeBundle
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.matching.facts_of_case import facts_of_case
from tenderkit.workflows.papers.issued_copy import WORKING_MARK
from tenderkit.workflows.papers.kept_out import (
    facts_in_texts,
    names_not_searched,
    persons_named,
    refuse_in_front,
    refuse_what_may_not_stand,
    words_of_files,
)
from tenderkit.workflows.papers.kind_of_case import load_kind
from tenderkit.workflows.papers.what_leaves import (
    NEVER_OVERRIDDEN,
    holds_a_number,
    number_in_file,
    reasons_to_stay,
    told_of_what_leaves,
    words_of_document,
)
from tenderkit.workflows.papers.written_in_case import written_remarks
from tenderkit.writers.output import digest_of
from tenderkit.writers.pdf.pdf_promises import AttachedFile

_ASSESSMENT = ("assessment",)


class Guarded(Struct, frozen=True):
    """A bundle by its name, and all that it was made of; `leaves`: it goes to somebody outside the house."""

    file: str
    sound: SoundCase | None
    documents: Sequence[BundledDocument]
    added: Sequence[AddedFile]
    attached: Sequence[AttachedFile]
    leaves: bool

    @property
    def tells_of_a_person(self) -> bool:
        return any(each.asked.kind.tells_of_a_person for each in self.documents)


def refuse_what_it_may_not_hold(bundle: Guarded, made: MadeBundle) -> tuple[Problem, ...]:
    """What deserves a look in a bundle that may be written.

    Raises `InvalidInputError` for a fact or a name that may not stand where it does, `NotAllowedYetError` for what may not leave.
    """
    beside = tuple(made.said.beside)
    told: list[Problem] = []
    for at, each in enumerate(bundle.documents, 1):
        words = (*_read(made.said_by(at)), words_of_document(each.composed))
        refuse_what_may_not_stand(each.asked, each.composed, words)
        told += _told_of(bundle, each, words)
    front = (bundle.file, *_read(made.said_by(0)), *_sheets(bundle, made))
    if bundle.sound is not None:
        kinds = [each.asked.kind for each in bundle.documents]
        matching = next((each.asked.matching for each in bundle.documents if each.asked.matching is not None), None)
        refuse_in_front(bundle.sound, matching, kinds, bundle.file, front)
        _refuse_beside(bundle, beside)
    told += _told_of_added(bundle, made)
    _refuse_numbers(bundle, (*front, *beside))
    return tuple(dict.fromkeys(told))


def _read(pages: Sequence[str]) -> tuple[str, ...]:
    """As they are read, and as one: a name may stand on both sides of a page's end."""
    return (*pages, "\n".join(pages))


def _sheets(bundle: Guarded, made: MadeBundle) -> Iterator[str]:
    first = 1 + len(bundle.documents)
    for at in range(first, first + len(bundle.added)):
        yield from made.said_by(at)


def _told_of(bundle: Guarded, each: BundledDocument, words: Collection[str]) -> tuple[Problem, ...]:
    """As `build` tells of what it writes, and `issue` of what leaves."""
    told = told_of_what_leaves(written_remarks(each.asked.sound, [each.asked.kind]), each.asked, (each.composed,))
    if bundle.leaves:
        kept = [reason for reason in reasons_to_stay(told) if reason.code in NEVER_OVERRIDDEN or each.copy is None]
        if kept:
            raise NotAllowedYetError(tuple(kept))
        if holds_a_number(words):
            raise NotAllowedYetError((number_in_file(each.composed.name).message,))
    elif holds_a_number(words):
        told = (*told, number_in_file(each.composed.name))
    return (*told, *names_not_searched(each.asked))


def _refuse_beside(bundle: Guarded, beside: Collection[str]) -> None:
    """Bookmarks, metadata and what is said instead of pictures, with what lies in the file: no person is named there."""
    if bundle.sound is None or bundle.tells_of_a_person:
        return
    texts = (*beside, *_words_attached(bundle))
    if named := persons_named(bundle.sound, texts):
        file = PurePath(bundle.file)
        raise InvalidInputError(
            [Problem(file, 1, 1, Message("TK-M233", {"document": bundle.file, "id": place})) for place in named]
        )


def _words_attached(bundle: Guarded) -> Iterator[str]:
    for file in bundle.attached:
        if PurePath(file.name).suffix in {".yaml", ".yml"}:
            yield file.data.decode("utf-8", "replace")
        else:
            yield from words_of_files({file.name: file.data})


def _told_of_added(bundle: Guarded, made: MadeBundle) -> Iterator[Problem]:
    """Every reason against any of the files is told in one run."""
    problems: list[Problem] = []
    told: list[Problem] = []
    first = 1 + len(bundle.documents)
    for at, file in enumerate(bundle.added, first):
        numbers = made.numbers[at]
        after = numbers.first - 1 + numbers.count
        words = (*_read(made.said.pages[after : after + file.pdf.pages]), *file.pdf.hidden, file.path.name)
        problems += _may_not_be_in_it(bundle, file, words)
        if holds_a_number(words):
            found = Problem(file.path, 1, 1, number_in_file(file.path.name).message)
            (problems if bundle.leaves else told).append(found)
    if problems:
        raise InvalidInputError(tuple(dict.fromkeys(problems)))
    return iter(told)


def _may_not_be_in_it(bundle: Guarded, file: AddedFile, words: Collection[str]) -> Iterator[Problem]:
    for message in _messages_against(bundle, file, words):
        yield Problem(file.path, 1, 1, message)


def _messages_against(bundle: Guarded, file: AddedFile, words: Collection[str]) -> Iterator[Message]:
    sound, name = bundle.sound, str(file.path)
    if bundle.leaves and any(WORKING_MARK in said for said in words):
        yield Message("TK-X058", {"file": name})
    if sound is None:
        return
    if not bundle.tells_of_a_person:
        yield from (Message("TK-M233", {"document": name, "id": place}) for place in persons_named(sound, words))
    if not bundle.leaves:
        return
    if (kept := _kept_kind(sound, file)) is not None:
        yield Message(kept, {"file": name})
        return
    matching = next((each.asked.matching for each in bundle.documents), None)
    facts = facts_of_case(sound.case, matching)
    if told := facts_in_texts(facts, words, lambda path: not is_within(path, *_ASSESSMENT)):
        yield Message("TK-X063", {"file": name, "paths": ", ".join(fact.path for fact in told)})


def _kept_kind(sound: SoundCase, file: AddedFile) -> str | None:
    """The code of why one of our own files may not leave: it isn't for anybody outside, or it is no issued copy."""
    digest = digest_of(file.source)
    locks = [sound.standing.lock]
    if (at_home := sound.among_its_persons()) is not None:
        locks.append(at_home.papers_lock.lock)
    names = {name for lock in locks for name in _documents_of(lock, digest)}
    known = set(sound.places.kinds())
    kinds = {file.kind} | {kind for kind in known for name in names if name == kind or name.startswith(f"{kind}-")}
    found = [load_kind(sound, kind) for kind in kinds if kind in known]
    if any(kind.tells_of_a_person or kind.audience != "supplier" for kind in found):
        return "TK-X059"
    is_issued = any(digest in lock.issued_digests() for lock in locks)
    return "TK-X058" if found and not is_issued else None


def _documents_of(lock: Lock, digest: str) -> Iterator[str]:
    for name, entry in lock.documents.items():
        if digest in entry.outputs.values():
            yield name
    for copy in lock.issued:
        if digest in copy.outputs.values():
            yield copy.document


def _refuse_numbers(bundle: Guarded, texts: Collection[str]) -> None:
    """No cover or bookmark holds an identity number, whoever it is for."""
    if any(find_identity_numbers(visible(words)) for words in texts):
        raise NotAllowedYetError((number_in_file(bundle.file).message,))
