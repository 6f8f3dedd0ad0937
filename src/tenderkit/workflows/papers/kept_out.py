"""The allow-list held against the finished files: a forbidden name, number, amount or text in any part stops the work."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.papers.kind import Kind
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.places import persons_file
from tenderkit.readers.finished.every_word import texts_of
from tenderkit.readers.yaml.yaml_reader import decode, read_bytes
from tenderkit.rules.conditions.facts import field_at
from tenderkit.rules.privacy.distinctive import KeptOut, found_in
from tenderkit.rules.privacy.distinctive_index import DistinctiveIndex
from tenderkit.rules.privacy.free_texts import free_texts
from tenderkit.rules.privacy.names_told import SoughtNames
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.matching.facts_of_case import CASE, facts_of_case
from tenderkit.workflows.matching.names_of_case import names_of_case, not_searched
from tenderkit.workflows.matching.recruiters_file import recruiters_path
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase
from tenderkit.workflows.privacy.our_words import OurWords, words_of_kinds

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Matching

_PLACEMENT = "placement"
_TO_THE_PERSON = "individual"
_NOWHERE = "–"
_ON_THE_INDEX = (
    "title", "registry.procurement", "authority.name", "authority.unit", "matching_unit.name", "suppliers.name",
)  # fmt: skip


def refuse_what_may_not_stand(asked: KindOfCase, document: ComposedDocument, texts: Collection[str]) -> None:
    """Raise `InvalidInputError` with the address of every fact that a file holds though its kind doesn't allow it.

    That happens when someone has written it into a text that the document may hold, so the message names that text.
    `texts` are all the words of the document's files.
    """
    found = asked.forbidden.found_in(texts, document.to_be.about)
    _refuse(asked.sound, document.name, asked.our_words.without(found))
    own = whose_paper(asked.kind, document)
    _refuse_names(_Named(asked.sound, document.name, own), texts, asked.our_words)


class _Named(Struct, frozen=True):
    """What is held against the names: the document, and whose name it may tell."""

    sound: SoundCase
    document: str
    own: tuple[str, ...] = ()


def _refuse_names(named: _Named, texts: Collection[str], ours: OurWords) -> None:
    """Raise `InvalidInputError` when a person is named in a paper for somebody else, in whatever form, at the text that says it.

    A word that a clause, the kind or the program uses too is an ordinary word.
    """
    sought = names_of_case(named.sound)
    if sought is None or not _named(sought, texts, named.own):
        return
    sought = ours.are_ordinary(sought)
    if found := _named(sought, texts, named.own):
        raise InvalidInputError([_problem_of_name(named.sound, named.document, sought, place) for place in found])


def _named(sought: SoughtNames, texts: Iterable[str], own: Collection[str]) -> tuple[str, ...]:
    """Whose names the texts hold for certain."""
    told = (told for text in dict.fromkeys(texts) for told in sought.told_in(text, own))
    return tuple(dict.fromkeys(each.place for each in told if each.sure))


def whose_paper(kind: Kind, document: ComposedDocument) -> tuple[str, ...]:
    """The place whose person the document may name."""
    place = getattr(document.to_be.about.get(_PLACEMENT), "id", None)
    return (place,) if place is not None and kind.allows(f"{_PLACEMENT}.name") else ()


def _problem_of_name(sound: SoundCase, document: str, sought: SoughtNames, place: str) -> Problem:
    """At the text of the case that names the person, else at the line of the recruiter's file."""
    message = Message("TK-M233", {"document": document, "id": place})
    texts = (key for key, words in free_texts(sound.case) if place in _named(sought, [words], ()))
    if (key := next(texts, None)) is not None:
        return sound.source.problem(key, message)
    file = recruiters_path(sound)
    lines = decode(read_bytes(file), file).split("\n") if file is not None and file.is_file() else []
    found = (number for number, line in enumerate(lines, 1) if place in _named(sought, [line], ()))
    if file is not None and (number := next(found, None)) is not None:
        return Problem(file, number, 1, message)
    return sound.problem("", message)


def names_not_searched(asked: KindOfCase) -> tuple[Problem, ...]:
    """Said of a paper for somebody else that was built where the persons' file can't be reached."""
    if asked.kind.audience == _TO_THE_PERSON or names_of_case(asked.sound) is not None:
        return ()
    told = not_searched(asked.sound)
    return (told,) if told is not None else ()


def refuse_on_the_index(
    sound: SoundCase, matching: "Matching | None", kinds: Iterable[Kind], files: Mapping[str, bytes]
) -> None:
    """The same for the page of all documents: what a kind waits for may name a supplier, but no person."""
    refuse_in_front(sound, matching, kinds, ", ".join(files), tuple(_texts(files)))


def refuse_in_front(
    sound: SoundCase, matching: "Matching | None", kinds: Iterable[Kind], name: str, texts: Collection[str]
) -> None:
    """The same for any page that lists documents, by its `texts`."""
    ours = words_of_kinds(kinds)
    found = facts_in_texts(facts_of_case(sound.case, matching), texts, _within(_ON_THE_INDEX))
    _refuse(sound, name, ours.without(found))
    _refuse_names(_Named(sound, name), texts, ours)


def facts_in_texts(
    facts: DistinctiveIndex, texts: Collection[str], allows: Callable[[str], bool]
) -> tuple[KeptOut, ...]:
    """What stands in the texts of the facts that `allows` isn't right about."""
    return facts.forbidden(allows).found_in(tuple(texts), {})


def persons_named(sound: SoundCase, texts: Collection[str]) -> tuple[str, ...]:
    """The places whose persons the texts name for certain; none where the persons' file can't be read."""
    sought = names_of_case(sound)
    if sought is None or not _named(sought, texts, ()):
        return ()
    return _named(words_of_kinds(()).are_ordinary(sought), texts, ())


def refuse_in_report(sound: SoundCase, allowed: Collection[str], files: Mapping[str, bytes]) -> None:
    """The same for a report on the case that may hold the `allowed` facts."""
    found = DistinctiveIndex({CASE: sound.case}).forbidden(_within(allowed)).found_in(tuple(_texts(files)), {})
    _refuse(sound, ", ".join(files), words_of_kinds(()).without(found))


def words_of_files(files: Mapping[str, bytes], letterhead: Collection[bytes] = ()) -> tuple[str, ...]:
    """Every word of the files, their names with them; `letterhead` are the parts of the template.

    Raises `RefusedError` for a file that can't be read to the last word.
    """
    return tuple(_texts(files, letterhead))


def _within(allowed: Collection[str]) -> Callable[[str], bool]:
    return lambda path: is_within(path, *allowed)


def _texts(files: Mapping[str, bytes], letterhead: Collection[bytes] = ()) -> Iterator[str]:
    for name, data in files.items():
        yield name
        yield from texts_of(name, data, letterhead)


def _refuse(sound: SoundCase, document: str, found: Collection[KeptOut]) -> None:
    if found:
        raise InvalidInputError([_problem(sound, document, fact) for fact in found])


def _problem(sound: SoundCase, document: str, fact: KeptOut) -> Problem:
    """Where the text stands that holds the fact: a key of the case, or the line of one of the recruiter's files."""
    facts = {"document": document, "path": fact.path, "suspect": ", ".join(fact.suspects) or _NOWHERE}
    message = Message("TK-T063", facts)
    suspect = (fact.suspects or (fact.path,))[0]
    file = recruiters_path(sound)
    if field_at(suspect) is not None and suspect.split(".")[0] in type(sound.case).model_fields:
        return sound.problem(suspect, message)
    if file is None or not file.is_file():
        return sound.problem(fact.path, message)
    persons = persons_file(file.parent)
    line = next(_lines_that_hold(fact, file, *([persons] if persons is not None else [])), (file, 1))
    return Problem(*line, 1, message)


def _lines_that_hold(fact: KeptOut, *files: Path) -> Iterator[tuple[Path, int]]:
    for file in files:
        lines = decode(read_bytes(file), file).split("\n") if file.is_file() else ()
        yield from ((file, number) for number, line in enumerate(lines, 1) if found_in([line], [fact]))
