"""The journal and the persons' file beside a case, read and checked together; each fault stands at its line in its own file."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Gravity
from tenderkit.model.journal.record import Record
from tenderkit.model.papers.lock import IssuedDocument
from tenderkit.problems import Fault, InvalidInputError, Problem
from tenderkit.readers.journal.record_reader import parse_persons, parse_record
from tenderkit.readers.privacy.private_words_reader import read_private_words
from tenderkit.readers.yaml.partial_reading import faults_beside
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.rules.claims.claims import find_claim_faults
from tenderkit.rules.claims.judged import JudgedCase, judged_case
from tenderkit.rules.claims.told import ToldJournal, told_matching
from tenderkit.rules.journal.issued_rules import events_stay_as_issued
from tenderkit.rules.journal.names_in_files import names_in_case, names_in_persons, names_in_record
from tenderkit.rules.journal.record_rules import find_record_faults
from tenderkit.rules.journal.view import View, address_in_file, view_on
from tenderkit.rules.journal.written_record import WrittenRecord
from tenderkit.rules.matching.matching_rules import find_matching_faults
from tenderkit.workflows.case.in_use import clause_roles
from tenderkit.workflows.case.sound_case import SoundCase, in_file_order
from tenderkit.workflows.matching.agreements_in_force import agreements_in_force
from tenderkit.workflows.matching.names_of_case import names_to_seek, reachable_persons, read_persons

if TYPE_CHECKING:
    from tenderkit.model.journal.person import Persons
    from tenderkit.model.matching.matching import Matching

_PERSONS = "persons"  # the first key of what stands in the persons' file
_JOURNAL = "journal"
_NAMELESS, _SAME_PERSON = "TK-M026", "TK-M023"
# Of an event that can't have happened on its day: what it comes to, nobody meant.
_MISPLACED = {"TK-M011", "TK-M012", "TK-M206", "TK-M207", "TK-M208", "TK-M209", "TK-M219", "TK-R288"}
# What is said once of the journal, and how the rules of the view say it of each place.
_SAID_ONCE = {"TK-M009": {"TK-M009"}, "TK-M011": {"TK-M011"}, "TK-M219": {"TK-M013", "TK-M178"}}
_LACKS_A_KEY, _LACKING_TOO = "TK-M190", {"TK-M053"}  # how many places were offered, where nothing says that any were
_OF_A_CALL, _WHOSE = "calls", {"TK-M006", "TK-M007", "TK-M008"}
# What isn't there may be what couldn't be read, by the list that it is missed in.
_MISSING = {"places": {"TK-M200", "TK-M203"}, _JOURNAL: {"TK-M201", "TK-M208", "TK-M217", "TK-M228"}}


def read_sound_record(
    sound: SoundCase, source: YamlSource, beside: YamlSource | None = None
) -> tuple["Matching", tuple[Problem, ...]]:
    """The matching with everything that is written, and the rules' remarks; raises `InvalidInputError` when something is wrong.

    `beside` is the persons' file as it is about to be written, where that isn't the one that stands there.

    A paper of the day that was asked for tells less: that is remarked on once.
    """
    problems: list[Problem] = []
    persons_source, persons = _persons(sound, problems, beside)
    files = _RecordFiles(sound, source, persons_source, persons)
    try:
        record = parse_record(source)
        problems += source.remarks
    except InvalidInputError as error:
        unread = {str(problem.key[0]) for problem in error.problems if problem.key}
        unsure = {code for name in unread for code in _MISSING.get(name, ())}
        others = (fault for fault in faults_beside(Record, source, files.judge) if fault.message.code not in unsure)
        more = map(files.locate, others)
        raise InvalidInputError(in_file_order((*problems, *error.problems, *more))) from None
    view, judged, faults = files.judged(record)
    problems += map(files.locate, faults)
    if persons is not None and persons_source is not None:
        problems += _names_told(sound, (source, record), (persons_source, persons))
    found = in_file_order(tuple(problems))
    if any(problem.gravity is Gravity.ERROR for problem in found):
        raise InvalidInputError(found)
    journal = ToldJournal(sound.case, record, persons, judged.contract.roles, view)
    return told_matching(judged.matching, journal), tuple(found)


class _RecordFiles(Struct, frozen=True):
    """Both files beside their case, the persons' where it is there and can be read."""

    sound: SoundCase
    source: YamlSource
    persons_source: YamlSource | None
    persons: "Persons | None"

    def judge(self, record: Record) -> tuple[Fault, ...]:
        """What the rules say of the files themselves, and of what they come to; each slip once."""
        return self.judged(record)[2]

    def judged(self, record: Record) -> tuple[View, JudgedCase, tuple[Fault, ...]]:
        """The case as it stands with the files, and what the rules say."""
        case = self.sound.case
        written = WrittenRecord.of(case, record, self.persons, self.sound.asked_day)
        of_files = (*find_record_faults(written), *events_stay_as_issued(written, _issued(self.sound)))
        view = view_on(record, self.persons, None)
        agreements, remarks = agreements_in_force(self.sound, view.matching)
        roles = clause_roles(self.sound.places) if view.matching.breaches else {}
        private, _ = read_private_words(self.sound.places.clause_folders)
        matching = view.matching.model_copy(update={"agreements": agreements})
        judged = judged_case(case, replace(view, matching=matching), roles)
        of_view = (*find_matching_faults(case, view.matching, private), *find_claim_faults(judged), *remarks)
        return view, judged, (*of_files, *_not_told_of(of_view, view, of_files))

    def locate(self, fault: Fault) -> Problem:
        """At its line in its own file."""
        of_persons = fault.key[:1] == (_PERSONS,) and self.persons_source is not None
        source = self.persons_source if of_persons and self.persons_source is not None else self.source
        return source.locate(fault)


def _issued(sound: SoundCase) -> tuple[IssuedDocument, ...]:
    """The copies that went out of the case's folder, and of that of its persons where it can be reached."""
    at_home = sound.among_its_persons()
    return (*sound.standing.lock.issued, *(at_home.papers_lock.lock.issued if at_home else ()))


def _not_told_of(of_view: Iterable[Fault], view: View, of_files: Sequence[Fault]) -> Iterator[Fault]:
    """The faults of the view at their places in the files, without those that the files' own rules tell of.

    What comes of an event that can't have happened then isn't told besides, nor what stands at a key that has its fault
    already. Whoever has no name because the persons' file isn't here lacks none.
    """
    grave = [fault for fault in of_files if fault.message.gravity is Gravity.ERROR]
    told = {*(fault.key for fault in grave), *(fault.key[:2] for fault in grave if fault.message.code in _MISPLACED)}
    told |= {(*fault.key[:2], "date") for fault in grave if fault.key[0] == _JOURNAL}
    lacking = {fault.key[:2] for fault in grave if fault.message.code == _LACKS_A_KEY}
    said = {code for fault in of_files for code in _SAID_ONCE.get(fault.message.code, ())}
    for fault in of_view:
        found = _addressed_fault(view, fault)
        nameless = fault.message.code == _NAMELESS and found.key[0] != _PERSONS
        if nameless or fault.message.code in said or _is_of_the_files(fault):
            continue
        if fault.message.code in _LACKING_TOO and found.key[:2] in lacking:
            continue
        if found.key not in told and found.key[:2] not in told:
            yield found


def _is_of_the_files(fault: Fault) -> bool:
    """Whose a call is, which the rules over the journal tell of their own, and one place that stands there twice."""
    facts, code = fault.message.facts, fault.message.code
    if code in _WHOSE:
        return fault.key[0] == _OF_A_CALL
    return code == _SAME_PERSON and facts["first"] == facts["second"]


def _addressed_fault(view: View, fault: Fault) -> Fault:
    return Fault(address_in_file(view, fault.key), fault.message)


def _persons(
    sound: SoundCase, problems: list[Problem], beside: YamlSource | None
) -> tuple[YamlSource | None, "Persons | None"]:
    file = reachable_persons(sound)
    try:
        if beside is not None:
            source, persons = beside, parse_persons(beside)
        elif file is not None:
            source, persons = read_persons(file)
        else:
            return None, None
    except InvalidInputError as error:
        problems += error.problems  # its remarks are among them
        return None, None
    problems += source.remarks
    return source, persons


def _names_told(
    sound: SoundCase, of_record: tuple[YamlSource, Record], of_persons: tuple[YamlSource, "Persons"]
) -> Iterator[Problem]:
    """Where somebody who has a place is named in a text of any of the files, each at its line."""
    (source, record), (persons_source, persons) = of_record, of_persons
    sought = names_to_seek(sound, record, persons)
    yield from map(sound.source.locate, names_in_case(sound.case, sought))
    yield from map(source.locate, names_in_record(record, sought))
    yield from map(persons_source.locate, names_in_persons(persons, sought))
