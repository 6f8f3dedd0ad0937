"""The papers that a recruiter makes: of each place, then of everything else; ready, or what they wait for. Called by numbers, never by a name."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from tenderkit.model.case.choices import Role
from tenderkit.model.papers.kind import EMPLOYER, AboutWhat, Kind, Per
from tenderkit.problems import NotAllowedYetError, TenderkitError
from tenderkit.readers.papers.about_reader import kinds_about
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.drafts.case_text import kind_as_it_stands
from tenderkit.workflows.matching.recruiters_file import read_sound_matching
from tenderkit.workflows.papers.documents_to_be import DocumentToBe, documents_to_be
from tenderkit.workflows.papers.kind_facts import ready_documents
from tenderkit.workflows.papers.kind_of_case import KindOfCase, load_kind

PLACES_ON_A_PAGE = 20
_SENDERS = frozenset({Role.RECRUITER.value, EMPLOYER, "supplier"})


class PaperToMake(Struct, frozen=True):
    """`name` is the file's stem, `of` the number of what it is about; `waits` says why it can't be written yet."""

    kind: Kind
    name: str
    of: str = ""
    waits: tuple[str, ...] = ()


class PapersOfPlace(Struct, frozen=True):
    """A place by its number, with what it is, and its papers."""

    id: str
    what: str
    ready: tuple[PaperToMake, ...]
    waiting: tuple[PaperToMake, ...]


class RecruitersPapers(Struct, frozen=True):
    """The places in the order of the file, then the others; of many places those of one page of several."""

    places: tuple[PapersOfPlace, ...]
    ready: tuple[PaperToMake, ...]
    waiting: tuple[PaperToMake, ...]
    page: int
    pages: int


def recruiters_papers(sound: SoundCase, page: int = 1, place: str = "") -> RecruitersPapers:
    """Each document is asked by itself whether it is ready, so that one that isn't holds no other back.

    Of the places those of the page, or of the page with the place.
    """
    matching, _ = read_sound_matching(sound)
    placements = matching.placements if matching is not None else ()
    ids = [each.id for each in placements]
    pages = max(1, -(-len(ids) // PLACES_ON_A_PAGE))
    at = ids.index(place) // PLACES_ON_A_PAGE if place in ids else min(max(page, 1), pages) - 1
    shown = placements[at * PLACES_ON_A_PAGE : (at + 1) * PLACES_ON_A_PAGE]
    left_out = frozenset(ids) - {each.id for each in shown}
    found = [paper for kind in _kinds(sound) for paper in _of_kind(kind_as_it_stands(sound, kind.id), left_out)]
    places = (
        PapersOfPlace(
            each.id,
            ", ".join(word for word in (each.job_title, each.workplace) if word),
            *_parted([paper for paper in found if paper.of == each.id]),
        )
        for each in shown
    )
    others = _parted([paper for paper in found if paper.of not in ids])
    return RecruitersPapers(tuple(places), *others, page=at + 1, pages=pages)


def is_of_the_recruiter(kind: Kind) -> bool:
    """Whether the recruiter makes it: what they send, what tells of a person, and what an employer or a supplier fills in."""
    return AboutWhat.CASE in kind.about and (kind.tells_of_a_person or kind.from_role in _SENDERS)


def _kinds(sound: SoundCase) -> list[Kind]:
    kinds = []
    for kind_id in kinds_about(sound.places, AboutWhat.CASE):
        try:
            kinds.append(load_kind(sound, kind_id))
        except TenderkitError:  # told of where the municipality's kinds are looked after
            continue
    return sorted(filter(is_of_the_recruiter, kinds), key=lambda kind: (_ORDER.get(kind.id, 1), kind.order, kind.title))


_ORDER = {"intyg": 0}  # what is asked for most


def _of_kind(asked: KindOfCase, left_out: frozenset[str]) -> Iterator[PaperToMake]:
    kind = asked.kind
    wanted = documents_to_be(asked.sound.case, asked.matching, kind)
    for to_be in wanted:
        if (of := _of(kind, to_be)) not in left_out:
            yield PaperToMake(kind, to_be.name, of, _waits(asked, (to_be,)))
    if not wanted:
        yield PaperToMake(kind, kind.id, waits=_waits(asked, ()))


def _of(kind: Kind, to_be: DocumentToBe) -> str:
    about = to_be.about.get("placement" if kind.per is Per.PROBLEM else kind.per.value)
    return str(getattr(about, "id", None) or getattr(about, "name", "") or "")


def _waits(asked: KindOfCase, among: Sequence[DocumentToBe]) -> tuple[str, ...]:
    try:
        ready_documents(asked, among)
    except NotAllowedYetError as early:
        return tuple(reason.facts.get("says", reason.what) for reason in early.reasons)
    except TenderkitError as error:
        return (str(error.message.what),)
    return ()


def _parted(papers: Sequence[PaperToMake]) -> tuple[tuple[PaperToMake, ...], tuple[PaperToMake, ...]]:
    return tuple(each for each in papers if not each.waits), tuple(each for each in papers if each.waits)
