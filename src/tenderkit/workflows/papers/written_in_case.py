"""What deserves a remark in the words of a case's own files, each at its line; a build tells of what it prints."""

from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.papers.kind import Kind
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.finished.finished_rules_reader import read_finished_rules
from tenderkit.readers.language.language_reader import language_in
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.readers.privacy.private_words_reader import read_private_words
from tenderkit.rules.finished.written_words import (
    IDENTITY_NUMBER,
    TOLD_OF_A_PERSON,
    WrittenFinding,
    WrittenStandards,
    of_the_case_alone,
    read_written,
    with_answers,
)
from tenderkit.rules.law.law_index import law_index
from tenderkit.rules.privacy.answers import told_as_answered
from tenderkit.rules.privacy.free_texts import free_texts, path_of
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.matching.recruiters_file import recruiters_path, rests_on_matching

_MATCHING = "matching."  # how an allow-list names what stands in the recruiter's file
_TOLD_WITH_THE_FILE = frozenset({IDENTITY_NUMBER, TOLD_OF_A_PERSON})  # its own rules look for these, and are stricter


class WrittenRemark(Struct, frozen=True):
    """A problem at its line, with the text that it is about and the text's path as an allow-list names it."""

    problem: Problem
    path: str
    text: str


def written_remarks(sound: SoundCase, kinds: Iterable[Kind] | None = None) -> tuple[WrittenRemark, ...]:
    """Everything found in the case and in the recruiter's file; one that can't be read is told of elsewhere.

    With `kinds` the recruiter's file is read only where one of them may print what stands in it.
    """
    standards = _standards(sound)
    found = with_answers(read_written(free_texts(sound.case), standards), sound.case.answers)
    own = [_remark(finding, sound.source.locate(finding.fault), "") for finding in found]
    if kinds is not None and not any(map(rests_on_matching, kinds)):
        return tuple(own)
    return (*own, *_in_the_recruiters_file(sound, standards))


def answers_without_remark(sound: SoundCase, told: Iterable[Problem]) -> Iterator[Problem]:
    """Those answers of the case by which nothing of what was told is answered."""
    messages = [problem.message for problem in told]
    for index, answer in enumerate(sound.case.answers):
        if told_as_answered(answer) not in messages:
            yield sound.source.problem(("answers", index, "words"), Message("TK-R258", {"words": answer.words}))


def _standards(sound: SoundCase) -> WrittenStandards:
    folders = sound.places.clause_folders
    return WrittenStandards(
        private=read_private_words(folders)[0],
        gaps=read_finished_rules(folders).gaps,
        language=of_the_case_alone(language_in(folders)),
        index_of_acts=cache(lambda: law_index(read_law_table(folders))),
        law=sound.case.law,
        regime=sound.legal.regime,
    )


def _in_the_recruiters_file(sound: SoundCase, standards: WrittenStandards) -> Iterator[WrittenRemark]:
    file = recruiters_path(sound)
    if file is None or not file.is_file():
        return
    from tenderkit.rules.matching.free_texts import is_of_one_place
    from tenderkit.workflows.matching.recruiters_files import read_recruiters_files

    try:
        files = read_recruiters_files(file)
    except InvalidInputError:
        return
    found = read_written(free_texts(files.matching), standards, is_of_one_place)
    untold = (finding for finding in found if finding.message.code not in _TOLD_WITH_THE_FILE)
    for finding in with_answers(untold, sound.case.answers):
        yield _remark(finding, files.locate(finding.fault), _MATCHING)


def _remark(finding: WrittenFinding, problem: Problem, root: str) -> WrittenRemark:
    return WrittenRemark(problem, root + path_of(finding.key), finding.text)
