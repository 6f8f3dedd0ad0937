"""A saved text of an act held against the table and the clauses: what changes, when, and who must be read again."""

from collections.abc import Iterator

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.rules.law.act_text import LawText, Marked
from tenderkit.rules.law.law_index import LawIndex
from tenderkit.rules.law.provisions import PlaceInAct
from tenderkit.rules.law.watch import Cited


class LawChange(Struct, frozen=True):
    """A marked provision, whether `laws.yaml` rests on it, and the clauses (`id@version`) that do."""

    marked: Marked
    in_table: bool
    clauses: tuple[str, ...]


class Missing(Struct, frozen=True):
    """A provision that clauses cite but the text doesn't have."""

    place: PlaceInAct
    clauses: tuple[str, ...]


class ActComparison(Struct, frozen=True):
    """What the text says that the table and the clauses may not know."""

    act: str
    amended_to: str
    messages: tuple[Message, ...]
    changes: tuple[LawChange, ...]
    missing: tuple[Missing, ...]

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause to review."""
        named = (*(change.clauses for change in self.changes), *(missing.clauses for missing in self.missing))
        return tuple(dict.fromkeys(clause for clauses in named for clause in clauses))


def compare_law(text: LawText, clauses: Cited, index: LawIndex) -> ActComparison:
    """Hold one saved text against everything that rests on its act."""
    table = tuple(place for row in index.rows[text.number] for place in row.places) + index.cited.get(text.number, ())
    by_place = sorted(clauses.clauses.get(text.number, {}).items(), key=lambda item: item[0].order)
    return ActComparison(
        act=index.names[text.number],
        amended_to=text.amended_to,
        messages=tuple(_age(text, index)),
        changes=tuple(
            LawChange(
                marked=marked,
                in_table=any(place.touches(marked.place) for place in table),
                clauses=clauses.resting_on(text.number, (marked.place,)),
            )
            for marked in text.marked
        ),
        missing=tuple(Missing(place, names) for place, names in by_place if not text.has(place)),
    )


def _age(text: LawText, index: LawIndex) -> Iterator[Message]:
    """Whether the text is newer or older than what the table was read from."""
    known = index.amended_to.get(text.number, "")
    facts = {"act": index.names[text.number], "text": text.amended_to, "table": known}
    if not text.amended_to:
        yield Message("TK-L134", facts)
    elif not known:
        yield Message("TK-L135", facts)
    elif _age_of(text.amended_to) > _age_of(known):
        yield Message("TK-L132", facts)
    elif _age_of(text.amended_to) < _age_of(known):
        yield Message("TK-L133", facts)


def _age_of(number: str) -> tuple[int, ...]:
    """2025:360 comes before 2025:1001."""
    return tuple(map(int, number.split(":")))
