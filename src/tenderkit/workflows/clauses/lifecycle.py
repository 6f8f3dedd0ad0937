"""The life of a clause: reviewed, published, adopted, put on hold, retired. Each step is one change of one small file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Gravity, Message
from tenderkit.model.clauses.clause import Adoption, ClauseState, Status
from tenderkit.model.clauses.library import LibraryEntry, Publication, Version, version_key
from tenderkit.problems import InvalidInputError, NotAllowedYetError, RefusedError
from tenderkit.project.places import ProjectPlaces, built_in_root, find_places
from tenderkit.readers.clauses.clause_reader import parse_clause
from tenderkit.readers.clauses.library_reader import ADOPTED_FILE, LIBRARY_FILE, read_library
from tenderkit.readers.yaml.yaml_reader import read_bytes
from tenderkit.rules.changes.who_must_act import Letter, Published, who_must_act
from tenderkit.rules.clauses.aftermath import aftermath, left_for_later
from tenderkit.rules.clauses.life import life_of, named
from tenderkit.rules.finished.issuing import grouped
from tenderkit.workflows.clauses.before_publishing import number_promises_too_little, problems_before_publishing
from tenderkit.workflows.clauses.clause_paths import clause_path
from tenderkit.workflows.clauses.edited_clauses import published_copy
from tenderkit.workflows.clauses.library_edits import with_adoptions, with_state
from tenderkit.workflows.clauses.used_by import find_uses
from tenderkit.writers.moves.recovery import settle
from tenderkit.writers.output import Output, digest_of, place
from tenderkit.writers.refusals import CHANGED_MEANWHILE, ChangedMeanwhileError, once_more

_LIVING = (Status.DRAFT, Status.REVIEW)


class AfterTheEnd(Struct, frozen=True):
    """What a retirement means from the day after the last: what the command says of it, and what a case that holds the version is told when it is issued."""

    last_day: date
    follows: tuple[Message, ...]
    held: Message | None


def review(start: Path, wanted: Version) -> Path:
    """Send a draft to review."""
    return _change(start, wanted, lambda entry: replace(_allowed(entry, Status.DRAFT), status=Status.REVIEW))


def hold(start: Path, wanted: Version, reason: str) -> Path:
    """Stop new use of a published version; documents that carry it stay readable."""
    return _change(start, wanted, lambda entry: replace(_usable(entry), status=Status.HOLD, hold_reason=reason))


def release(start: Path, wanted: Version) -> Path:
    """Lift a hold; a version that has been given a last day keeps it."""

    def released(entry: LibraryEntry) -> ClauseState:
        state = _allowed(entry, Status.HOLD)
        return replace(state, status=Status.RETIRED if state.valid_to else Status.PUBLISHED, hold_reason="")

    return _change(start, wanted, released)


def retire(start: Path, wanted: Version, last_day: date) -> Path:
    """End the use of a published version after `last_day`; until then it is used as before, and it stays readable.

    A version on hold stays stopped until its last day is over. Retiring it once more moves the last day.
    """
    return _change(start, wanted, lambda entry: _ended(entry, last_day))


def _ended(entry: LibraryEntry, last_day: date) -> ClauseState:
    state = _allowed(entry, Status.PUBLISHED, Status.HOLD, Status.RETIRED)
    if state.valid_from is not None and last_day < state.valid_from:
        raise RefusedError("TK-L083", {"version": named(entry), "from": state.valid_from})
    return replace(state, status=Status.RETIRED, valid_to=last_day)


@once_more
def publish(start: Path, wanted: Version, publication: Publication, beside: Sequence[Output] = ()) -> Path:
    """Freeze a version: its words are checked, its digest is written, and a copy is kept for the day someone edits it.

    The copy holds the very bytes that were checked: the file is read once. What is put `beside` is written with it, or nothing is.

    Raises `InvalidInputError` for faults in the clause and for tests of the version that don't hold, `NotAllowedYetError` when its version number promises too little.
    """
    places = find_places(start.resolve())
    path = clause_path(places, wanted.clause, wanted.version)
    standing = _Standing.read(path.parents[1] / LIBRARY_FILE)
    data = read_bytes(path) if path.is_file() else b""
    library = read_library(places.clause_folders)
    entry = _entry(library.clauses.get(wanted.clause, {}), wanted)
    state = _allowed(entry, *_LIVING)
    clause = parse_clause(data, path)
    if not entry.adapted and clause.digest != entry.clause.digest:
        raise ChangedMeanwhileError([Message(CHANGED_MEANWHILE, {"path": str(path)})])
    problems = problems_before_publishing(places, library, clause)
    if any(problem.gravity is Gravity.ERROR for problem in problems):
        raise InvalidInputError(problems)
    others = library.clauses[wanted.clause].values()
    if reasons := [*number_promises_too_little(library, entry), *_date_reasons(entry, others, publication)]:
        raise NotAllowedYetError(reasons)
    published = replace(
        state,
        status=Status.PUBLISHED,
        valid_from=publication.valid_from,
        review_by=publication.review_by,
        owner=publication.owner,
        digest=clause.digest,
    )
    copy = Output(published_copy(path.parents[1], wanted.clause, wanted.version), data)
    return _write_state(standing, wanted, published, copy, *beside)


def letters_about(start: Path, wanted: Version, folders: Sequence[Path]) -> tuple[Letter, ...]:
    """Who must act now that the version is published: an e-mail per role, by what is found in `folders`."""
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    clause = _entry(library.clauses.get(wanted.clause, {}), wanted).clause
    replaced = library.replaced_by(clause.id)
    published = Published(clause.id, clause.version, clause.title, clause.change.note, replaced)
    return who_must_act(published, find_uses(places, folders))


@once_more
def adopt(start: Path, wanted: tuple[Version, ...], by: str, day: date, decision: str) -> Path:
    """Record the municipality's decision to use these versions; `by` is who decided, `decision` the case number.

    Raises `NotAllowedYetError` for a version that isn't published, is on hold or was retired without a last day.
    """
    if not wanted:
        raise NotAllowedYetError([Message("TK-L266", {"date": day.isoformat()})])
    places = find_places(start.resolve())
    standing = _Standing.read(_own_folder(places) / ADOPTED_FILE)
    library = read_library(places.clause_folders)
    adopted = []
    for version in wanted:
        entry = _entry(library.clauses.get(version.clause, {}), version)
        _usable(entry)
        if entry.adoption is None:
            adopted.append((version, Adoption(by, day, decision, entry.clause.digest)))
    place([standing.rewritten(with_adoptions(standing.data, standing.path, adopted))])
    return standing.path


def every_version_in_force(start: Path, day: date) -> tuple[Version, ...]:
    """What `adopt --all` takes: the published version of each clause that is in force on the day."""
    library = read_library(find_places(start.resolve()).clause_folders)
    in_force = (library.in_force(clause_id, day) for clause_id in library.clauses)
    return tuple(Version(entry.clause.id, entry.clause.version) for entry in in_force if entry is not None)


def left_out_of_everything(start: Path, day: date) -> tuple[Message, ...]:
    """What `adopt --all` leaves for another time: published versions whose day is to come, and those on hold."""
    library = read_library(find_places(start.resolve()).clause_folders)
    return grouped(left_for_later(library, day))


def what_follows(start: Path, wanted: Version) -> tuple[Message, ...]:
    """What a step that was just taken means for others: what is used instead, what is missing, who requires it."""
    library = read_library(find_places(start.resolve()).clause_folders)
    return tuple(aftermath(_entry(library.clauses.get(wanted.clause, {}), wanted), library))


def after_the_end(start: Path, wanted: Version, last_day: date) -> AfterTheEnd:
    """What would follow if the version were retired, without retiring it; raises as `retire` does."""
    library = read_library(find_places(start.resolve()).clause_folders)
    versions = library.clauses.get(wanted.clause, {})
    standing = _entry(versions, wanted)
    entry = replace(standing, state=_ended(standing, last_day))
    then = replace(library, clauses={**library.clauses, wanted.clause: {**versions, wanted.version: entry}})
    life = life_of(entry, then, last_day + timedelta(days=1))
    return AfterTheEnd(last_day, tuple(aftermath(entry, then)), life.stopped)


@once_more
def _change(start: Path, wanted: Version, change: Callable[[LibraryEntry], ClauseState]) -> Path:
    places = find_places(start.resolve())
    standing = _Standing.read(clause_path(places, wanted.clause, wanted.version).parents[1] / LIBRARY_FILE)
    library = read_library(places.clause_folders)
    entry = _entry(library.clauses.get(wanted.clause, {}), wanted)
    return _write_state(standing, wanted, change(entry))


class _Standing(Struct, frozen=True):
    """A file as it stood before anything was decided from it; `digest` is '' where none stood.

    Two people at once: the second finds that the file has changed since then, and decides anew.
    """

    path: Path
    data: bytes
    digest: str

    @classmethod
    def read(cls, path: Path) -> "_Standing":
        settle(path.parent)
        if not path.exists():
            return cls(path, b"", "")
        data = path.read_bytes()
        return cls(path, data, digest_of(data))

    def rewritten(self, data: bytes) -> Output:
        return Output(self.path, data, made_of=self.digest)


def _write_state(standing: _Standing, wanted: Version, state: ClauseState, *beside: Output) -> Path:
    folder = standing.path.parent
    if folder.is_relative_to(built_in_root()) and built_in_root().name == "library":
        raise RefusedError("TK-L082", {"folder": folder})
    place([*beside, standing.rewritten(with_state(standing.data, standing.path, wanted, state))])
    return standing.path


def _own_folder(places: ProjectPlaces) -> Path:
    """The municipality's clauses; in a checkout of the library itself, its own."""
    return places.roots[-1] / "clauses"


def _entry(versions: object, wanted: Version) -> LibraryEntry:
    entry = versions.get(wanted.version) if isinstance(versions, dict) else None
    if not isinstance(entry, LibraryEntry):
        raise RefusedError("TK-L080", {"version": wanted})
    return entry


def _allowed(entry: LibraryEntry, *statuses: Status) -> ClauseState:
    """The state, when the step may be taken from it."""
    if entry.state.status not in statuses:
        facts = {"version": f"{entry.clause.id}@{entry.clause.version}", "status": entry.state.status.value}
        raise NotAllowedYetError([Message("TK-L081", facts)])
    return entry.state


def _usable(entry: LibraryEntry) -> ClauseState:
    """The state of a version that is used, was or will be; one that was retired without a last day never is."""
    state = _allowed(entry, Status.PUBLISHED, Status.RETIRED)
    return state if state.valid_to is not None else _allowed(entry, Status.PUBLISHED)


def _date_reasons(entry: LibraryEntry, others: Iterable[LibraryEntry], given: Publication) -> Iterator[Message]:
    """Days in the wrong order: the review before the first day, or a version that would never be used."""
    if given.review_by <= given.valid_from:
        yield Message("TK-L084", {"from": str(given.valid_from), "review": str(given.review_by)})
    number = version_key(entry.clause.version)
    for other in (other for other in others if other.state.status not in _LIVING):
        begins = other.state.valid_from or date.min
        if version_key(other.clause.version) > number and begins <= given.valid_from:
            yield Message("TK-L267", {"never": named(entry), "other": named(other), "from": begins.isoformat()})
        elif version_key(other.clause.version) < number and begins > given.valid_from:
            yield Message("TK-L267", {"never": named(other), "other": named(entry), "from": str(given.valid_from)})
