"""`private_words.yaml`: words that tell something about a person, as data that anybody can add to."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from tenderkit.model.clauses.clause_names import Sentence
from tenderkit.model.finished.finished_document import Audience
from tenderkit.model.privacy.secret import Secret

Reader = Literal[Audience.SUPPLIER, Audience.INDIVIDUAL]
Letters = Annotated[str, Field(pattern=r"^[^\W\d_]+$", max_length=40)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class PrivateEntry(_Part):
    """A word with its inflections: by a declension (`bends`), and with first parts of compounds (`before`).

    `about` and `unless` only count for a supplier: a document to a person is about that person throughout, and a text
    about one place is about whoever has it (`place`: only there). `not_of` counts for every reader: the sentence is then about a
    thing, or about somebody whom the work is done for.
    """

    group: Secret
    word: Sentence
    bends: str | None = None
    before: tuple[Letters, ...] = ()
    readers: Annotated[tuple[Reader, ...], Field(alias="for", min_length=1)] = (Audience.SUPPLIER, Audience.INDIVIDUAL)
    about: Literal["people", "one", "place"] | None = None
    unless: tuple[Sentence, ...] = ()
    not_of: tuple[Sentence, ...] = ()
    near_miss: tuple[Sentence, ...] = ()


class AboutEntry(_Part):
    """Words that show whom a sentence is about: one person, people, everybody in general, or those whom the work is done for.

    The last are known by one of `others` and of `joined` just before the secret word, or by `serving` at the beginning of the
    sentence and one of `towards` just before the word.
    """

    one: tuple[Sentence, ...] = ()
    people: tuple[Sentence, ...] = ()
    general: tuple[Sentence, ...] = ()
    others: tuple[Sentence, ...] = ()
    joined: tuple[Sentence, ...] = ()
    serving: tuple[Sentence, ...] = ()
    towards: tuple[Sentence, ...] = ()


class PrivateWordsFile(_Part):
    """A municipality's own adds to the shipped one, and may use its declensions."""

    format: Literal["1"]
    declensions: dict[str, tuple[Letters, ...]] = {}
    about: AboutEntry = AboutEntry()
    private: tuple[PrivateEntry, ...] = ()
    not_a_person: tuple[Sentence, ...] = ()
    names_and_words: str = ""  # words with blanks between: one value is read faster than hundreds
