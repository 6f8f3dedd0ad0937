"""What the program, a kind and the clauses say whatever the case: read when a document says something that it may not, and once."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import LANGUAGES, catalogue
from tenderkit.model.papers.kind import Kind
from tenderkit.project.one_run import latest_in_a_run, once_in_a_run
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.clauses.clause_text import body_lines, clause_lines
from tenderkit.rules.privacy.distinctive import KeptOut
from tenderkit.rules.privacy.letters import Letters
from tenderkit.rules.privacy.names_told import SoughtNames


class OurWords(Struct, frozen=True, eq=False):
    """The words of the program, what a document's kind `says` besides, and the clauses in the `folders`.

    A recruiter may be called Rekryterare in the case, as the catalogue calls every recruiter.
    """

    says: Callable[[], Iterable[str]]
    folders: tuple[Path, ...] = ()

    def without(self, found: Collection[KeptOut]) -> tuple[KeptOut, ...]:
        """Leave out what no text of the case holds, while a clause, the kind or the program itself says just that.

        A handover that quotes a clause is nothing that the requirements section gives away.
        """
        return tuple(fact for fact in found if fact.suspects or not self._say(Letters.of(fact.words)))

    def are_ordinary(self, names: SoughtNames) -> SoughtNames:
        """The names, when the words that stand here are ordinary ones."""
        return _names_beside(names, self)

    def _say(self, sought: Letters) -> bool:
        return any(letters.hold(sought) for letters in self._letters())

    def _letters(self) -> Iterator[Letters]:
        """The clauses last: it takes long to read them all."""
        yield _letters_of_the_program()
        yield _letters_beside(self)
        yield _letters_of_clauses(self.folders)

    def texts(self) -> Iterator[str]:
        """All of them."""
        yield from _words_of_the_program()
        yield from self.says()
        yield from _words_of_clauses(self.folders)


@latest_in_a_run
def _letters_beside(ours: OurWords) -> Letters:
    return Letters.of("\n".join(ours.says()))


@latest_in_a_run
def _names_beside(names: SoughtNames, ours: OurWords) -> SoughtNames:
    return names.knowing(ours.texts())


@cache
def _letters_of_the_program() -> Letters:
    return Letters.of("\n".join(_words_of_the_program()))


def _words_of_the_program() -> Iterator[str]:
    yield from (str(entry[language]) for entry in catalogue().values() for language in LANGUAGES)


@once_in_a_run
def _letters_of_clauses(folders: tuple[Path, ...]) -> Letters:
    return Letters.of("\n".join(_words_of_clauses(folders)))


@once_in_a_run
def _words_of_clauses(folders: tuple[Path, ...]) -> tuple[str, ...]:
    if not folders:
        return ()
    return tuple(line for entry in read_library(folders).entries() for line in clause_lines(entry.clause))


def words_beside(kind: Kind, folders: tuple[Path, ...] = ()) -> OurWords:
    """What a document of the kind says of its own."""
    return OurWords(lambda: body_lines(kind.text), folders)


def words_of_kinds(kinds: Iterable[Kind]) -> OurWords:
    """What the index says of every kind, whatever the case."""
    listed = tuple(kinds)
    return OurWords(lambda: (words for kind in listed for words in _words_on_the_index(kind)))


def _words_on_the_index(kind: Kind) -> Iterator[str]:
    yield kind.title
    yield from (words for need in (*kind.needs, kind.otherwise) if need for words in (need.says, need.remedy))
