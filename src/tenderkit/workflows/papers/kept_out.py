"""The allow-list held against the finished files: a forbidden name, number, amount or text in any part stops the build."""

from collections.abc import Iterator, Mapping

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.finished.every_word import texts_of
from tenderkit.readers.yaml.yaml_reader import decode, read_bytes
from tenderkit.rules.clauses.clause_text import body_lines, clause_lines
from tenderkit.rules.conditions.facts import field_at
from tenderkit.rules.privacy.distinctive import KeptOut, found_in, kept_out
from tenderkit.workflows.matching.recruiters_file import recruiters_path
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase

_CASE = ""  # the case's facts have no word before them
_MATCHING = "matching"
_NOWHERE = "–"


def refuse_what_may_not_stand(asked: KindOfCase, document: ComposedDocument, files: Mapping[str, bytes]) -> None:
    """Raise `InvalidInputError` with the address of every fact that a file holds though its kind doesn't allow it.

    That happens when someone has written it into a text that the document may hold, so the message names that text.
    """
    roots = {_CASE: asked.sound.case, _MATCHING: asked.matching}
    texts = [*files, *(text for data in files.values() for text in texts_of(data))]
    found = tuple(_not_our_own_words(asked, found_in(texts, kept_out(asked.kind, roots, document.to_be.about))))
    if found:
        raise InvalidInputError([_problem(asked, document, fact) for fact in found])


def _problem(asked: KindOfCase, document: ComposedDocument, fact: KeptOut) -> Problem:
    """Where the text stands that holds the fact: a key of the case, or the line of the recruiter's file."""
    facts = {"document": document.name, "path": fact.path, "suspect": ", ".join(fact.suspects) or _NOWHERE}
    message = Message("TK-T063", facts)
    suspect = (fact.suspects or (fact.path,))[0]
    file = recruiters_path(asked.sound)
    if field_at(suspect) is not None and suspect.split(".")[0] in type(asked.sound.case).model_fields:
        return asked.sound.problem(suspect, message)
    if file is None or not file.is_file():
        return asked.sound.problem(fact.path, message)
    lines = decode(read_bytes(file), file).split("\n")
    line = next((number for number, text in enumerate(lines, 1) if fact.words in text), 1)
    return Problem(file, line, 1, message)


def _not_our_own_words(asked: KindOfCase, found: tuple[KeptOut, ...]) -> Iterator[KeptOut]:
    """Leave out what no text of the case holds, while a clause or the kind itself says just that.

    A handover that quotes a clause is nothing that the requirements section gives away.
    """
    if not found:
        return
    ours = tuple(_own_words(asked))
    yield from (fact for fact in found if fact.suspects or not found_in(ours, (fact,)))


def _own_words(asked: KindOfCase) -> Iterator[str]:
    yield from body_lines(asked.kind.text)
    for entry in read_library(asked.sound.places.clause_folders).entries():
        yield from clause_lines(entry.clause)
