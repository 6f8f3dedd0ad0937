"""The papers of a case, phase by phase: from whom to whom, which are ready, what the others wait for, and which have been issued."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from tenderkit.model.papers.kind import AboutWhat, Kind, Phase
from tenderkit.problems import NotAllowedYetError, TenderkitError
from tenderkit.project.places import OUTPUT_FOLDER
from tenderkit.readers.papers.about_reader import kinds_about
from tenderkit.workflows.case.issued_papers import IssuedOfKind, issued_papers
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.matching.recruiters_file import matching_for
from tenderkit.workflows.papers.documents_to_be import documents_to_be
from tenderkit.workflows.papers.kind_facts import ready_documents
from tenderkit.workflows.papers.kind_of_case import KindOfCase, load_kind, versions_for


class PaperOfCase(Struct, frozen=True):
    """A kind of paper: `names` are those that could be made now, `waits` why none can, `built` the files that stand in the folder.

    Of `waits`, those that are `in_swedish` are the kind's own words, whatever language the screen speaks.
    """

    kind: Kind
    names: tuple[str, ...] = ()
    waits: tuple[str, ...] = ()
    built: tuple[str, ...] = ()
    issued: tuple[tuple[str, date], ...] = ()
    in_swedish: frozenset[str] = frozenset()


class PapersOfPhase(Struct, frozen=True):
    """The papers of one phase, in the order of the work."""

    phase: Phase
    papers: tuple[PaperOfCase, ...]


def papers_of_case(sound: SoundCase) -> tuple[PapersOfPhase, ...]:
    """Every kind that is about a case and tells of no person: those are the recruiter's."""
    issued = tuple(issued_papers(sound))
    found = [_paper(sound, kind, issued) for kind in _kinds(sound)]
    phases = ((phase, tuple(each for each in found if each.kind.phase is phase)) for phase in Phase)
    return tuple(PapersOfPhase(phase, papers) for phase, papers in phases if papers)


def ready_papers(sound: SoundCase, kind: Kind) -> tuple[str, ...]:
    """Those of the kind that could be made now, by their names; raises `NotAllowedYetError` where none can."""
    matching = matching_for(sound, kind)
    asked = KindOfCase(sound, kind, locked=versions_for(sound, kind, sound.locked_versions), matching=matching)
    return tuple(to_be.name for to_be, _ in ready_documents(asked, documents_to_be(sound.case, matching, kind)))


def _kinds(sound: SoundCase) -> Iterator[Kind]:
    kinds = []
    for kind_id in kinds_about(sound.places, AboutWhat.CASE):
        try:
            kinds.append(load_kind(sound, kind_id))
        except TenderkitError:  # told of where the municipality's kinds are looked after
            continue
    yield from sorted((kind for kind in kinds if not kind.tells_of_a_person), key=lambda kind: (kind.order, kind.title))


def _paper(sound: SoundCase, kind: Kind, issued: tuple[IssuedOfKind, ...]) -> PaperOfCase:
    copies = tuple(
        (each.copy.document, each.copy.date) for each in issued if each.kind is not None and each.kind.id == kind.id
    )
    built = tuple(_built(sound.folder, kind.id)) if sound.folder else ()
    try:
        ready = ready_papers(sound, kind)
    except NotAllowedYetError as early:
        return PaperOfCase(kind, (), tuple(_why(early)), built, copies, frozenset(_own_words(early)))
    except TenderkitError as error:
        return PaperOfCase(kind, waits=(str(error.message.what),), built=built, issued=copies)
    return PaperOfCase(kind, ready, built=built, issued=copies)


def _why(early: NotAllowedYetError) -> Iterator[str]:
    """What each reason says by itself: the page has the kind's name beside it."""
    for reason in early.reasons:
        yield reason.facts.get("says", reason.what)


def _own_words(early: NotAllowedYetError) -> Iterator[str]:
    yield from (reason.facts["says"] for reason in early.reasons if "says" in reason.facts)


def _built(folder: Path, kind_id: str) -> Iterator[str]:
    files = sorted((folder / OUTPUT_FOLDER).glob(f"{kind_id}*")) if (folder / OUTPUT_FOLDER).is_dir() else []
    yield from (file.name for file in files if file.stem == kind_id or file.stem.startswith(f"{kind_id}-"))
