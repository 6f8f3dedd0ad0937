"""`finished.yaml`: what finished documents are held to besides their words, as data that anybody can add to."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from tenderkit.model.clauses.clause_names import Sentence


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class GapsEntry(_Part):
    """What shows that something is still to be written, and what only looks so.

    `alone` does where it is all that a value says; a star by itself stands for up to three words.
    """

    left_alone: tuple[Sentence, ...] = ()
    words: tuple[Sentence, ...] = ()
    signing: tuple[Sentence, ...] = ()
    alone: tuple[Sentence, ...] = ()


class SayNothingEntry(_Part):
    """Words that tell nothing of where a link leads, or of what a picture shows: `bild *` also with a number after it."""

    links: tuple[Sentence, ...] = ()
    pictures: tuple[Sentence, ...] = ()


class FinishedFile(_Part):
    """A municipality's own adds to the shipped one."""

    format: Literal["1"]
    gaps: GapsEntry = GapsEntry()
    only_beside_clauses: tuple[Sentence, ...] = ()
    say_nothing: SayNothingEntry = SayNothingEntry()
