"""What each file is called: by a pattern over the columns, made safe for every system and every way of writing a name."""

import re
import unicodedata

from msgspec import Struct

from tenderkit.model.papers.kind import Kind, Per
from tenderkit.model.sheet.data_table import DataRow
from tenderkit.problems import RefusedError
from tenderkit.workflows.batch.row_columns import RowShape, compared_heading
from tenderkit.workflows.batch.row_trees import RowReading, as_typed_in_yaml
from tenderkit.writers.file_names import without_what_no_system_holds

LONGEST_NAME = 120  # bytes, with the suffix
_FIELD = re.compile(r"\{([^{}]*)\}")
_ROW_NUMBER = "rad"
_NAMES_A_PERSON = "placement.name"
_ITS_ID = "id"


class FilePattern(Struct, frozen=True):
    """`{id}-{efternamn}`: letters, and columns between braces; empty for the document's own name."""

    text: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings that it is made of, as they are compared."""
        return tuple(compared_heading(name) for name in _FIELD.findall(self.text))

    def refuse_what_it_may_not_hold(self, reading: RowReading) -> None:
        """Raise `RefusedError` for a column that there isn't, and for what the kind's papers may not tell."""
        for heading in self.columns:
            if heading == _ROW_NUMBER:
                continue
            found = reading.shape.column(heading)
            if heading not in reading.own and not (found is not None and found.path == (_ITS_ID,)):
                known = ", ".join(filter(None, reading.table.headings))
                raise RefusedError("TK-B117", {"heading": heading, "known": known})
            if not _may_name(reading.shape, heading):
                raise RefusedError("TK-B118", {"heading": heading, "kind": reading.shape.kind.id})

    def stem(self, reading: RowReading, row: DataRow, item_id: str) -> str:
        """The file's name without its suffix; empty where a column that it is made of says nothing in the row."""
        missing = False

        def value(found: re.Match[str]) -> str:
            nonlocal missing
            said = _said(reading, row, compared_heading(found[1]), item_id)
            missing = missing or not said
            return said

        stem = _FIELD.sub(value, self.text)
        return "" if missing else stem


def _said(reading: RowReading, row: DataRow, heading: str, item_id: str) -> str:
    if heading == _ROW_NUMBER:
        return str(row.number)
    if heading in reading.own:
        cell = row.cells.get(reading.own[heading])
        return str(as_typed_in_yaml(cell)) if cell is not None else ""
    return item_id


def _may_name(shape: RowShape, heading: str) -> bool:
    """A column of the user's own may hold anything, a name not least."""
    found, kind = shape.column(heading), shape.kind
    if shape.is_case_column(heading):
        return False
    if found is None:
        return _may_tell_names(kind) or not (kind.tells_of_a_person or kind.per is Per.PLACEMENT)
    return found.path == (_ITS_ID,) or kind.allows(".".join((shape.root, *map(str, found.path))))


def _may_tell_names(kind: Kind) -> bool:
    return kind.allows(_NAMES_A_PERSON)


def file_name(stem: str, suffix: str) -> str:
    """One name that every system can hold, at most `LONGEST_NAME` bytes long; empty where nothing is left of it."""
    return without_what_no_system_holds(stem, LONGEST_NAME - len(suffix.encode())) + suffix if stem.strip() else ""


def as_systems_compare(name: str) -> str:
    """Two names that are one on some system: in large or small letters, whole or put together."""
    return unicodedata.normalize("NFKC", name).casefold()
