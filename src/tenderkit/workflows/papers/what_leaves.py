"""What is about to be written has been read: the words of the case that it prints, and every letter of the finished files."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from tenderkit.messages import Gravity, Message, text
from tenderkit.problems import NotAllowedYetError, Problem
from tenderkit.rules.finished.written_words import NEVER_ANSWERED
from tenderkit.rules.privacy.identity_numbers import find_identity_numbers, visible
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase
from tenderkit.workflows.papers.written_in_case import WrittenRemark
from tenderkit.workflows.reports.pdf_files import every_word_of

_NUMBER_IN_A_FILE = "TK-D001"
NEVER_OVERRIDDEN = NEVER_ANSWERED | {_NUMBER_IN_A_FILE}  # nobody can answer for these: the words have to go
_OF_A_LOT = "contract.lots."


def told_of_what_leaves(
    remarks: Iterable[WrittenRemark], asked: KindOfCase, documents: Sequence[ComposedDocument]
) -> tuple[Problem, ...]:
    """Those remarks whose texts the documents print; what has been answered is no fault any longer."""
    graver = [remark for remark in remarks if remark.problem.gravity is not Gravity.NOTE]
    if not graver:
        return ()
    printed = "\n".join(" ".join(words_of_document(document).split()) for document in documents)
    return tuple(remark.problem for remark in graver if _may_print(asked, remark) and _stands_in(remark, printed))


def reasons_to_stay(told: Iterable[Problem]) -> tuple[Message, ...]:
    """The errors among them, once each: with one of these nothing is issued."""
    return tuple(dict.fromkeys(problem.message for problem in told if problem.gravity is Gravity.ERROR))


def words_of_document(document: ComposedDocument) -> str:
    """What the reader reads in every format, the letterhead with it."""
    return every_word_of(document.composition.document)


def holds_a_number(texts: Iterable[str]) -> bool:
    """Whether any part of the finished files holds an identity number, wherever it came from."""
    return any(find_identity_numbers(visible(words)) for words in texts)


def number_in_file(name: str) -> Problem:
    """Said of a finished file, which has no lines of its own."""
    return Problem(PurePath(name), 1, 1, Message(_NUMBER_IN_A_FILE, {"place": text("finished.where.body")}))


def refuse_numbers(name: str, texts: Iterable[str]) -> None:
    """Raise `NotAllowedYetError` when a file that is to be issued holds an identity number, whoever wrote it there."""
    if holds_a_number(texts):
        raise NotAllowedYetError((number_in_file(name).message,))


def _may_print(asked: KindOfCase, remark: WrittenRemark) -> bool:
    """A kind holds no other facts of the case; what it is about in the recruiter's file it names in words of its own."""
    if remark.path.startswith("matching."):
        return asked.matching is not None
    return asked.kind.allows(remark.path) or asked.kind.allows(remark.path.removeprefix(_OF_A_LOT))


def _stands_in(remark: WrittenRemark, printed: str) -> bool:
    """Blanks and line breaks don't tell texts apart."""
    lines = (" ".join(line.split()) for line in remark.text.split("\n"))
    return any(line in printed for line in lines if line)
