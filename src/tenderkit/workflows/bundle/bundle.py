"""From a case and files to one PDF: chosen, set, read again, held against what each part may say, and put in its place."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path, PurePath

from msgspec import Struct

from tenderkit.messages import Message, document_text
from tenderkit.model.papers.kind import Kind
from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem, RefusedError
from tenderkit.project.one_run import one_run
from tenderkit.project.places import find_places, holds_a_case, is_case_file
from tenderkit.rules.contract.whose_contract import leading_authority
from tenderkit.workflows.bundle.added_files import AddedFile, added_files
from tenderkit.workflows.bundle.bundled_documents import BundledDocument, BundledDocuments, bundled_documents
from tenderkit.workflows.bundle.carried_files import carried_files
from tenderkit.workflows.bundle.front_pages import AddedFacts, BundleFacts, ContentsRow, anchor_of, cover, sheet
from tenderkit.workflows.bundle.receiver import Receiver, receiver_meant
from tenderkit.workflows.bundle.set_bundle import BundlePart, MadeBundle, Numbers, WholeBundle, set_bundle
from tenderkit.workflows.bundle.what_it_holds import Guarded, refuse_what_it_may_not_hold
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case, settle_case
from tenderkit.workflows.matching.recruiters_file import stop_at_format_one
from tenderkit.workflows.papers.build import refuse_among_the_cases
from tenderkit.workflows.reports.pdf_files import PDF, begin_pdf
from tenderkit.workflows.reports.pdf_looks import FoundLooks, pdf_looks
from tenderkit.writers.output import Output, place
from tenderkit.writers.pdf.values import Pages
from tenderkit.writers.refusals import once_more

_LETTERHEAD = "myndighet"
_CASES = frozenset({".yaml", ".yml"})


class BundleOptions(Struct, frozen=True):
    """Where the file goes, for whom it is, and which kinds it holds where that isn't all. `attach`: the case lies in it, for the archive.

    `day` is what the cover says; the case's own day dates the file where none is said.
    """

    to: Path
    receiver: str = ""
    kinds: tuple[str, ...] = ()
    attach: bool = False
    day: date | None = None
    force: bool = False


class BundleResult(Struct, frozen=True):
    """How much the file holds, what it promises, what was left out, and what deserves a look.

    `archival` is the PDF/A that it follows, '' for none; `accessible` that it follows PDF/UA-1.
    """

    file: Path
    documents: int
    pages: int
    archival: str
    accessible: bool
    left_out: tuple[Message, ...] = ()
    told: tuple[Problem, ...] = ()


@once_more
@one_run()
def bundle(paths: Sequence[Path], options: BundleOptions) -> BundleResult:
    """Raises `InvalidInputError` with every fault of the case and of the files, `NotAllowedYetError` for what may not be in it."""
    if options.to.suffix.lower() != PDF or options.to.is_dir():
        raise RefusedError("TK-X047", {"file": options.to})
    begin_pdf()
    case, files = _sorted_out(paths)
    sound = _sound(case) if case is not None else None
    receiver = receiver_meant(options.receiver, sound.case if sound is not None else None)
    own, added = _both(sound, files, receiver, options)
    if options.attach:
        _stop_what_may_not_carry(sound, own, receiver)
    parts = _Parts(sound, own.documents, added, receiver, options.day)
    attached = carried_files(sound) if options.attach and sound is not None else ()
    whole = WholeBundle(options.to.name, parts.title, _day(sound, options), attached)
    made = set_bundle(parts.numbered, whole)
    told = refuse_what_it_may_not_hold(
        Guarded(options.to.name, sound, own.documents, added, attached, receiver.leaves), made
    )
    private = any(each.asked.kind.tells_of_a_person for each in own.documents)
    if private and sound is not None:
        refuse_among_the_cases(sound, options.to)
    place([Output(options.to, made.data, private=private)], force=options.force)
    return BundleResult(
        file=options.to,
        documents=len(own.documents) + len(added),
        pages=made.numbers[0].total,
        archival=_archival(made),
        accessible=made.promises.accessible,
        left_out=own.left_out,
        told=tuple(dict.fromkeys((*parts.told, *made.told, *_of_promises(added), *told))),
    )


def _sorted_out(paths: Sequence[Path]) -> tuple[Path | None, tuple[Path, ...]]:
    """The case, if there is one, and the files; raises `RefusedError` for two cases."""
    cases = [path for path in paths if _is_a_case(path)]
    if len(cases) > 1:
        raise RefusedError("TK-X048", {"cases": ", ".join(map(str, cases))})
    return (cases[0] if cases else None), tuple(path for path in paths if path not in cases)


def _is_a_case(path: Path) -> bool:
    if path.is_dir():
        return holds_a_case(path)
    return path.suffix.lower() in _CASES or is_case_file(path)


def _sound(case: Path) -> SoundCase:
    settle_case(case)
    sound = load_sound_case(case)
    stop_at_format_one(sound)
    sound.stop_if_terms_are_lost()
    return sound


def _both(
    sound: SoundCase | None, files: Sequence[Path], receiver: Receiver, options: BundleOptions
) -> tuple[BundledDocuments, tuple[AddedFile, ...]]:
    """What is wrong with the files is told together with what is wrong with the case."""
    problems: list[Problem] = []
    own, added = BundledDocuments(()), tuple[AddedFile, ...]()
    try:
        added = added_files(files)
    except InvalidInputError as error:
        problems += error.problems
    if sound is not None:
        try:
            own = bundled_documents(sound, options.kinds, receiver)
        except InvalidInputError as error:
            problems += error.problems
        except NotAllowedYetError:
            if not problems:
                raise
    if problems:
        raise InvalidInputError(problems)
    return own, added


def _stop_what_may_not_carry(sound: SoundCase | None, own: BundledDocuments, receiver: Receiver) -> None:
    """The case in a file is for the archive: not for anybody outside, and not beside what tells of a person."""
    if sound is None or sound.folder is None:
        raise RefusedError("TK-X049", {"why": document_text("bundle.attach.no_case")})
    if receiver.leaves:
        raise RefusedError("TK-X049", {"why": document_text("bundle.attach.leaves", receiver=receiver.name)})
    if told := [each.asked.kind.title for each in own.documents if _is_of_a_person(each.asked.kind)]:
        raise RefusedError("TK-X049", {"why": document_text("bundle.attach.person", kind=told[0])})


def _is_of_a_person(kind: Kind) -> bool:
    return kind.tells_of_a_person or kind.audience == "individual"


def _day(sound: SoundCase | None, options: BundleOptions) -> date:
    """Raises `RefusedError` where neither a case nor the user says which."""
    day = options.day or (sound.day if sound is not None else None)
    if day is None:
        raise RefusedError("TK-X050")
    return day


def _archival(made: MadeBundle) -> str:
    letter = made.promises.archival
    return f"PDF/A-{3 if made.promises.carries else 2}{letter.lower()}" if letter else ""


def _of_promises(added: Sequence[AddedFile]) -> Iterator[Problem]:
    """What the whole can't promise because of one of the files."""
    for file in added:
        if not file.pdf.tagged:
            yield Problem(file.path, 1, 1, Message("TK-X060", {"file": str(file.path)}))
        elif not file.pdf.accessible:
            yield Problem(file.path, 1, 1, Message("TK-X061", {"file": str(file.path)}))
        if not file.pdf.archival:
            yield Problem(file.path, 1, 1, Message("TK-X062", {"file": str(file.path)}))


class _Parts:
    """The cover, the documents, and each added file behind its sheet."""

    def __init__(
        self,
        sound: SoundCase | None,
        documents: Sequence[BundledDocument],
        added: Sequence[AddedFile],
        receiver: Receiver,
        day: date | None,
    ) -> None:
        self._places = sound.places if sound is not None else find_places(Path.cwd())
        self._documents, self._added = documents, added
        self._facts = _facts_of(sound, receiver, day)
        self._looks = [pdf_looks(self._places, each.asked.kind.letterhead) for each in documents]
        self._front = self._letterhead()
        self.told = tuple(dict.fromkeys(told for found in (self._front, *self._looks) for told in found.told))

    @property
    def title(self) -> str:
        return cover(self._facts, (), 0).title

    def numbered(self, numbers: Numbers | None) -> list[BundlePart]:
        """All of them, with the numbers of their pages where they are known."""
        of = numbers or (None,) * (1 + len(self._documents) + len(self._added))
        titles = self._titles()
        rows = [
            ContentsRow(title, _state(each), own)
            for title, each, own in zip(titles, self._documents, of[1:], strict=False)
        ]
        after = of[1 + len(self._documents) :]
        facts = [
            AddedFacts(PurePath(file.path.name), number, file.pdf.pages, file.is_word, file.pdf.tagged)
            for number, file in enumerate(self._added, 1)
        ]
        appendix = document_text("bundle.state.added")
        rows += [ContentsRow(each.title, appendix, own) for each, own in zip(facts, after, strict=True)]
        total = numbers[0].total if numbers else 0
        elsewhere = {anchor_of(place): place for place in range(1, len(rows) + 1)}
        front = cover(self._facts, rows, total)
        return [
            BundlePart(Pages(front, self._front.looks, elsewhere=elsewhere), front.title),
            *(
                BundlePart(Pages(each.document, found.looks), title)
                for title, each, found in zip(titles, self._documents, self._looks, strict=True)
            ),
            *(
                BundlePart(Pages(sheet(self._facts, each, own), self._front.looks), each.title, file.pdf)
                for each, file, own in zip(facts, self._added, after, strict=True)
            ),
        ]

    def _titles(self) -> list[str]:
        """Two of the same name are told apart by what they are about."""
        titles = [each.document.title for each in self._documents]
        return [
            _told_apart(each) if titles.count(title) > 1 else title
            for title, each in zip(titles, self._documents, strict=True)
        ]

    def _letterhead(self) -> FoundLooks:
        return pdf_looks(self._places, _LETTERHEAD)


def _told_apart(each: BundledDocument) -> str:
    """`Kravprofil (k-1)`: as the file's name says it."""
    about = each.composed.name.removeprefix(each.asked.kind.id).strip("-")
    return f"{each.document.title} ({about})" if about else each.document.title


def _state(each: BundledDocument) -> str:
    if each.copy is not None:
        return document_text("bundle.state.issued", day=each.copy.date.isoformat())
    return document_text("bundle.state.draft")


def _facts_of(sound: SoundCase | None, receiver: Receiver, day: date | None) -> BundleFacts:
    if sound is None:
        return BundleFacts(receiver=receiver.name, day=day)
    buyer = leading_authority(sound.case)
    return BundleFacts(
        authority=buyer.name,
        unit=buyer.unit or "",
        registration_number=sound.case.registry.procurement,
        case_title=sound.case.title,
        receiver=receiver.name,
        day=day,
    )
