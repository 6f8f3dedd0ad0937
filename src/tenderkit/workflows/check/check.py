"""Everything that a case has wrong, undecided or worth a second look, in one run; the same for many cases and documents."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Gravity, Message
from tenderkit.model.case.case import AnsweredWords, Procurement
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem, RefusedError, TenderkitError
from tenderkit.project.one_run import one_run
from tenderkit.project.places import ISSUED_FOLDER, LOCK_FILE, MUNICIPALITY_FILE, case_file, homes_of
from tenderkit.readers.papers.finished_files import files_of_the_lock, state_of_file
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.readers.yaml.shown_back import shown_back
from tenderkit.rules.privacy.answers import told_of_document
from tenderkit.workflows.case.sound_case import STANDARD_INPUT, SoundCase, examined_case, load_sound_case
from tenderkit.workflows.check.changed_files import changed_file_problems
from tenderkit.workflows.check.check_targets import DOCUMENT_SUFFIXES, CheckTarget
from tenderkit.workflows.check.kept_back import kept_back_by_all
from tenderkit.workflows.check.papers_to_come import CODE as TO_COME
from tenderkit.workflows.check.papers_to_come import papers_to_come
from tenderkit.workflows.check.remarks import second_look
from tenderkit.workflows.matching.names_of_case import names_of_case, not_searched, papers_not_seen
from tenderkit.workflows.matching.recruiters_file import matching_for, read_sound_matching, recruiters_path
from tenderkit.workflows.papers.composing import compose_documents
from tenderkit.workflows.papers.documents_to_be import DocumentToBe
from tenderkit.workflows.papers.fact_places import FactPlaces
from tenderkit.workflows.papers.kind_of_case import KindOfCase, load_kind, versions_for
from tenderkit.workflows.papers.lengths import in_lengths, length_remarks
from tenderkit.workflows.papers.overdue import stopped_by_the_lock
from tenderkit.workflows.papers.written_in_case import answers_without_remark, written_remarks
from tenderkit.writers.moves.recovery import is_interrupted

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Matching

_ORDER = tuple(Gravity)


class CheckResult(Struct, frozen=True):
    """What was found in one case or document, gravest first, and why it couldn't be read if it couldn't.

    `to_come` is what later documents will ask of the case.
    """

    path: Path
    problems: tuple[Problem, ...]
    refusals: tuple[TenderkitError, ...] = ()
    to_come: tuple[Problem, ...] = ()

    def worst_at_least(self, gravity: Gravity) -> bool:
        """Whether any finding is as grave as that."""
        return any(_ORDER.index(problem.gravity) <= _ORDER.index(gravity) for problem in self.problems)


def check_all(
    targets: Iterable[CheckTarget], kinds: Sequence[str], *, day: date | None = None, trusted: Sequence[bytes] = ()
) -> tuple[CheckResult, ...]:
    """Check every target; one that can't be read stops none of the others, and the library is read once for them all.

    The cases are checked for documents of `day`, or of each case's own. `trusted` are certificates of those who issue signatures.
    """
    with one_run():
        return tuple(
            _checked(target.path, _own_steps(target, trusted))
            if target.is_document or target.about_no_case
            else check(target.path, kinds, with_files=target.with_files, day=day)
            for target in targets
        )


def check(case_path: Path, kinds: Sequence[str], *, with_files: bool = False, day: date | None = None) -> CheckResult:
    """Read, check and compose without writing; faults come back in the result, they are not raised.

    `with_files` holds what the lock names against it, whatever the format. `day` is that of the documents, if not the case's.
    """
    return _checked(case_path, _findings(case_path, kinds, with_files=with_files, day=day))


def by_gravity(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Gravest first, else in the order given; what several cases share, such as a fault of the law table, stands once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: _ORDER.index(problem.gravity)))


Step = Iterator[Iterable[Problem]]


def _checked(path: Path, steps: Step) -> CheckResult:
    """Take the steps one after the other: a fault in one ends them, and what was found until then is kept."""
    problems: list[Problem] = []
    refusals: list[TenderkitError] = []
    try:
        for found in steps:
            problems += found
    except InvalidInputError as error:
        problems += error.problems
    except TenderkitError as refusal:
        refusals.append(refusal)
    except OSError as error:
        facts = {"path": error.filename or path, "reason": error.strerror or type(error).__name__}
        refusals.append(RefusedError("TK-S009", facts))
    to_come = tuple(problem for problem in problems if problem.message.code == TO_COME)
    found = by_gravity(problem for problem in problems if problem not in to_come)
    return CheckResult(path, found, tuple(refusals), to_come)


def _findings(case_path: Path, kinds: Sequence[str], *, with_files: bool, day: date | None) -> Step:
    yield _lock_faults(case_path)
    yield _changed_files(case_path) if with_files else ()
    try:
        sound = examined_case(case_path, day=day)
    except InvalidInputError as error:
        yield error.problems
        yield _unread_matching(case_path)
        return
    yield sound.warnings
    yield shown_back(Procurement, sound.source)
    yield _understood_matching(sound)
    matching, of_matching = _read_matching(sound)
    if not sound.is_sound:
        yield of_matching
        yield (remark.problem for remark in written_remarks(sound))
        return
    yield second_look(sound)
    yield _written(sound, of_matching)
    yield _not_looked_at(sound, with_files=with_files) if matching is not None else ()
    yield kept_back_by_all(sound, matching)
    yield papers_to_come(sound, kinds)
    yield _questions(sound, kinds)


def _own_steps(target: CheckTarget, trusted: Sequence[bytes]) -> Step:
    return _document_findings(target, trusted) if target.is_document else _findings_about_no_case(target.path)


def _findings_about_no_case(file: Path) -> Step:
    """Of the municipality's own file, or of its yearly totals: reading them finds every fault there is."""
    from tenderkit.readers.municipality.municipality_reader import read_municipality
    from tenderkit.readers.statistics.yearly_reader import read_yearly_totals

    if file.name == MUNICIPALITY_FILE:
        read_municipality(file)
    else:
        read_yearly_totals(file.parent)
    yield ()


def _document_findings(target: CheckTarget, trusted: Sequence[bytes]) -> Step:
    """What the case of a document has answered for is told as answered there too."""
    from tenderkit.workflows.accessibility.check_accessibility import check_accessibility
    from tenderkit.workflows.check.check_signatures import check_signatures, is_written_on
    from tenderkit.workflows.finished.check_document import check_document

    if not is_written_on(target.path):
        yield changed_file_problems([(target.path, state_of_file(target.path))])
    answers = _answers_of(target.case) if target.case is not None else ()
    beside = case_file(target.case).parent if target.case is not None else None
    found = check_document(target.path, beside=beside)
    yield (replace(each, message=told_of_document(each.message, answers)) for each in found)
    yield check_accessibility(target.path, beside=beside)
    yield check_signatures(target.path, trusted)


def _answers_of(case_path: Path) -> tuple[AnsweredWords, ...]:
    try:
        return load_sound_case(case_path).case.answers
    except TenderkitError:  # told of with the case
        return ()


def _changed_files(case_path: Path) -> tuple[Problem, ...]:
    """The other files of the case's documents; a Word document, and every issued file that can be read, is a target of its own."""
    found: list[Problem] = []
    for folder in homes_of(case_file(case_path).parent):
        with suppress(InvalidInputError):  # told of beside the case's own faults
            files = files_of_the_lock(folder, read_lock(folder / LOCK_FILE))
            found += changed_file_problems(item for item in files if not _is_target(item[0]))
    return tuple(found)


def _not_looked_at(sound: SoundCase, *, with_files: bool) -> Iterator[Problem]:
    """Where the persons are out of reach: no names were searched, and their papers stand unseen."""
    if names_of_case(sound) is None and (told := not_searched(sound)) is not None:
        yield told
    if with_files:
        yield from papers_not_seen(sound)


def _is_target(file: Path) -> bool:
    return file.suffix == ".docx" or (file.parent.name == ISSUED_FOLDER and file.suffix in DOCUMENT_SUFFIXES)


def _lock_faults(case_path: Path) -> tuple[Problem, ...]:
    """A damaged lock stops the next build, so it is told of beside the case's own faults; so is a build that was interrupted."""
    if case_path == STANDARD_INPUT:
        return ()
    return tuple(found for folder in homes_of(case_file(case_path).parent) for found in _faults_of_lock(folder))


def _faults_of_lock(folder: Path) -> Iterator[Problem]:
    file = folder / LOCK_FILE
    if is_interrupted(folder):
        yield Problem(file, 1, 1, Message("TK-F021", {"folder": str(folder)}))
    try:
        read_lock(file)
    except InvalidInputError as error:
        yield from error.problems


def _unread_matching(case_path: Path) -> tuple[Problem, ...]:
    """What is wrong with the form of the recruiter's files, beside a case that nobody can read."""
    from tenderkit.workflows.matching.recruiters_files import files_read

    return () if case_path == STANDARD_INPUT else files_read(case_file(case_path).parent)[1]


def _understood_matching(sound: SoundCase) -> Iterator[Problem]:
    """What the recruiter's files say in other ways than their format's; a file with faults has them told instead."""
    file = recruiters_path(sound)
    if file is None or not file.is_file():
        return
    from tenderkit.workflows.matching.recruiters_files import files_read

    for source, content in files_read(file.parent)[0]:
        yield from shown_back(type(content), source)


def _read_matching(sound: SoundCase) -> "tuple[Matching | None, tuple[Problem, ...]]":
    """The recruiter's file and what is wrong in it; the case is checked without one that can't be read all the same."""
    try:
        return read_sound_matching(sound)
    except InvalidInputError as error:
        return None, error.problems


def _written(sound: SoundCase, of_matching: Sequence[Problem]) -> Iterator[Problem]:
    """What is wrong in the recruiter's file, and what people have written in both; then answers that answer nothing of it."""
    told = [*of_matching, *(remark.problem for remark in written_remarks(sound))]
    yield from told
    yield from answers_without_remark(sound, told)


def _questions(sound: SoundCase, kinds: Sequence[str]) -> list[Problem]:
    """What the documents of the kinds would still ask, or why a kind can't be written yet; a question that they share once."""
    asked: dict[str, Problem] = {}
    for kind_id in kinds:
        kind = load_kind(sound, kind_id)
        home = sound.where_written(of_a_person=kind.tells_of_a_person)
        locked = versions_for(sound, kind, home.locked_versions)
        matching = matching_for(sound, kind)
        places = FactPlaces(sound, matching)
        found = KindOfCase(sound, kind, locked=locked, matching=matching)
        try:
            documents = compose_documents(as_built := in_lengths(found, home.papers_lock.lock))
        except NotAllowedYetError as early:
            asked |= {str(reason): places.reason(reason) for reason in early.reasons}
            continue
        for problem in (*stopped_by_the_lock(sound, documents), *length_remarks(as_built, documents)):
            asked.setdefault(str(problem), problem)
        for document in documents:
            for question, path in document.composition.questions.items():
                asked.setdefault(question, _problem(places, document.to_be, question, path))
    return list(asked.values())


def _problem(places: FactPlaces, to_be: DocumentToBe, question: str, path: str) -> Problem:
    """The question of the legal basis has a message of its own, which says how it is answered; one about a lot names it."""
    legal = places.sound.legal.question
    if legal is not None and question == legal.message.in_document:
        return places.sound.source.problem(legal.key, legal.message)
    facts = {"question": question, "path": path}
    if to_be.lot is not None and is_within(path, "requirement"):
        return places.problem(to_be, path, Message("TK-K012", {**facts, "lot": to_be.lot.id}))
    return places.problem(to_be, path, Message("TK-K001", facts))
