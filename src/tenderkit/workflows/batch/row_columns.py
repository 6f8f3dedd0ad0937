"""Which columns a sheet of rows may have: those of what the kind's documents are about, called as the models call them."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, get_args, get_origin

from msgspec import Struct
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tenderkit.messages import document_text
from tenderkit.model.case.case import Supplier
from tenderkit.model.case.understanding import members_of
from tenderkit.model.matching.matching import Agreement, Breach, MeetingCall, Placement, Profile
from tenderkit.model.papers.kind import Kind, Per
from tenderkit.model.reading.words import as_compared
from tenderkit.problems import Key, RefusedError

_MODELS: Mapping[Per, type[BaseModel]] = {
    Per.PLACEMENT: Placement,
    Per.AGREEMENT: Agreement,
    Per.PROFILE: Profile,
    Per.BREACH: Breach,
    Per.CALL: MeetingCall,
    Per.SUPPLIER: Supplier,
    Per.SUPPLIERS: Supplier,
}
_WHOLE_CASES = (Per.CASE, Per.LOT)
_BETWEEN = re.compile(r"\s*[:.,/–—>-]+\s*|\s+")


class RowColumn(Struct, frozen=True):
    """A column: where its value stands in the item, and the Swedish titles on the way there."""

    path: Key
    titles: tuple[str, ...]
    info: FieldInfo

    @property
    def heading(self) -> str:
        """`Handledare: Namn`."""
        return ": ".join(self.titles)


class RowShape(Struct, frozen=True, dict=True):
    """What a row of the kind says: an item of `model`, and in which case it stands. No model where the case says it all."""

    kind: Kind
    model: type[BaseModel] | None

    @cached_property
    def columns(self) -> tuple[RowColumn, ...]:
        """Every value that a cell can hold; lists of records have no place in a row."""
        return tuple(_columns(self.model, (), ())) if self.model is not None else ()

    @cached_property
    def _by_name(self) -> Mapping[str, RowColumn]:
        called = {_compared(column.heading): column for column in reversed(self.columns)}
        return {_compared(".".join(map(str, column.path))): column for column in self.columns} | called

    def column(self, heading: str) -> RowColumn | None:
        """The column that a heading names, by its titles or by its path."""
        return self._by_name.get(_compared(heading))

    @property
    def names(self) -> tuple[str, ...]:
        """All headings, as they are written in a sheet of ours."""
        return (case_heading(), *(column.heading for column in self.columns))

    def is_case_column(self, heading: str) -> bool:
        """Whether the column says in which case the row stands."""
        return _compared(heading) in (_compared(case_heading()), "case")

    def knows(self, heading: str) -> bool:
        """Whether a sheet's heading is one of ours."""
        return self.is_case_column(heading) or self.column(heading) is not None

    @property
    def item_list(self) -> str:
        """The list of the matching, or of the case, where such an item stands."""
        return self.kind.per.matching_list or "suppliers"

    @property
    def root(self) -> str:
        """The first word of the item's facts."""
        return "supplier" if self.kind.per is Per.SUPPLIERS else self.kind.per.value

    def may_tell(self, path: str) -> bool:
        """Whether the kind's papers may hold what stands at a path of the item."""
        found = self._told.get(path)
        if found is None:
            found = self._told[path] = self.kind.allows(f"{self.root}.{path}")
        return found

    @cached_property
    def _told(self) -> dict[str, bool]:
        return {}


def row_shape(kind: Kind) -> RowShape:
    """Raises `RefusedError` for a kind whose documents are made from no rows."""
    if kind.per not in _MODELS and kind.per not in _WHOLE_CASES:
        raise RefusedError("TK-B114", {"kind": kind.id})
    return RowShape(kind, _MODELS.get(kind.per))


def case_heading() -> str:
    """What the column is called that says in which case a row stands."""
    return document_text("batch.case_column")


def compared_heading(heading: str) -> str:
    """A heading as it is compared: what stands between its parts makes no difference."""
    return _compared(heading)


def _compared(heading: str) -> str:
    return " ".join(part for part in _BETWEEN.split(as_compared(heading)) if part)


def _columns(model: type[BaseModel], path: Key, titles: tuple[str, ...]) -> Iterator[RowColumn]:
    for name, info in model.model_fields.items():
        inner = _inner_block(info.annotation)
        key, called = (*path, info.alias or name), (*titles, info.title or name)
        if inner is not None:
            yield from _columns(inner, key, called)
        elif not _holds_records(info.annotation):
            yield RowColumn(key, called, info)


def _inner_block(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - an annotation is any object
    blocks = (part for part in members_of(annotation) if isinstance(part, type) and issubclass(part, BaseModel))
    return next(blocks, None)


def _holds_records(annotation: Any) -> bool:  # noqa: ANN401 - as above
    lists = (part for part in members_of(annotation) if get_origin(part) is tuple)
    return any(_inner_block(each) is not None for part in lists for each in get_args(part))
