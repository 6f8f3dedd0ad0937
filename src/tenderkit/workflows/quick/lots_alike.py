"""The sections of lots that answer alike are one, with the lot's title and its id left open.

The id stands in the names of bookmarks alone, which the writer makes and which are no text to mark beforehand: the open section is
composed for a lot with another id as long, and that one gives way to the mark.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.assembly.open_values import Shape, Shapes, mark_of
from tenderkit.assembly.plan import DocumentPlan
from tenderkit.model.clauses.clause import Words
from tenderkit.model.clauses.library import ClauseLibrary
from tenderkit.model.clauses.walk import pieces_in
from tenderkit.project.one_run import latest_of_the_library
from tenderkit.rules.language.word_stems import stems_of

TITLE = "document_title"
"""Where the letterhead has the title."""

_IN_A_NAME = re.compile("[A-Za-z0-9-]+")  # what the name of a bookmark can hold, but for the hyphens
_ANY_LETTER = "z"


@latest_of_the_library
def defined_stems(library: ClauseLibrary) -> tuple[str, ...]:
    """Of every word that a clause of definitions has in bold: what a definition of it may hang on."""
    defining = (entry.clause for entry in library.entries() if entry.clause.only_used)
    pieces = (piece for clause in defining for piece in pieces_in(clause.body))
    bold = (piece.text for piece in pieces if isinstance(piece, Words) and piece.strong)
    return tuple(dict.fromkeys(stem for text in bold for stem in stems_of(text)))


@latest_of_the_library
def _shapes(library: ClauseLibrary) -> Shapes:
    return Shapes(defined_stems(library))


def shape_of_lot(plan: DocumentPlan) -> tuple[int, Shape] | None:
    """What sections of lots that are made alike have the same of title and id; `None` for what is no lot's or can't be left open."""
    shape = _shape_of_title(plan) if _IN_A_NAME.fullmatch(plan.lot) else None
    return (len(plan.lot), shape) if shape is not None and shape.exact is None else None


def _shape_of_title(plan: DocumentPlan) -> Shape:
    return _shapes(plan.library)(plan.title)


class LotsAlike(Struct, frozen=True):
    """The two values that the sections of lots have open besides those of every document: title and id, numbered from `first`."""

    first: int

    def texts(self, plan: DocumentPlan) -> Iterator[str]:
        """As they are written."""
        yield plan.title
        yield plan.lot.replace("-", "_")

    def open(self, plan: DocumentPlan) -> DocumentPlan:
        """With the title marked, for a lot with another id."""
        letterhead = {**plan.letterhead, TITLE: mark_of(self.first, _shape_of_title(plan))}
        return replace(plan, letterhead=letterhead, lot=_ANY_LETTER * len(plan.lot))

    def marked(self, parts: Mapping[str, bytes], plan: DocumentPlan) -> dict[str, bytes]:
        """The written parts with the mark for that id."""
        other, mark = f"_lot_{_ANY_LETTER * len(plan.lot)}", f"_lot_{mark_of(self.first + 1)}"
        return {name: data.replace(other.encode(), mark.encode()) for name, data in parts.items()}
