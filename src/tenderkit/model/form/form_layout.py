"""Which sheets the form has, in the order of the work: a page of questions for each phase, and a table for each list."""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from tenderkit.model.form.form_fields import AskedField, FormBlock, form_blocks, form_fields
from tenderkit.model.form.form_keys import ITEM, Pattern


class FormSheet(Struct, frozen=True):
    """A sheet of questions: what stands below each of `parts`, save its lists."""

    name: str
    phase: str
    parts: tuple[Pattern, ...]

    def fields(self) -> Iterator[AskedField]:
        """In the order of the parts, and in each a block's own values before the blocks inside it."""
        for part in self.parts:
            yield from _plain_first([each for path, each in form_fields().items() if _is_below(path, part)])


class TableSheet(Struct, frozen=True):
    """A list: a row for each of its items, whose keys stand below `of`."""

    name: str
    phase: str
    of: Pattern

    def fields(self) -> Iterator[AskedField]:
        """The columns; an item's own lists and its requirement have sheets of their own."""
        for path, each in form_fields().items():
            if _is_below(path, self.of) and not any(_is_below(path, other) for other in _APART):
                yield each

    @property
    def block(self) -> FormBlock:
        return form_blocks()[self.of]

    @property
    def belongs_to(self) -> Pattern | None:
        """The list that one row of which holds these items."""
        return list_around(self.of[:-1])


class ColumnSheet(Struct, frozen=True):
    """The same questions for several items of a list, which have a column each."""

    name: str
    phase: str
    of: Pattern
    part: Pattern

    def fields(self) -> Iterator[AskedField]:
        """Save their lists."""
        yield from _plain_first([each for path, each in form_fields().items() if _is_below(path, self.part)])


AnySheet = FormSheet | TableSheet | ColumnSheet

LOTS: Pattern = ("contract", "lots", ITEM)
_LOT_REQUIREMENT: Pattern = (*LOTS, "requirement")
_APART = (_LOT_REQUIREMENT,)
ABOUT, PLANNING, ANALYSIS, REQUIREMENT, PROCUREMENT, AWARD = (
    "about",
    "planning",
    "analysis",
    "requirement",
    "procurement",
    "award",
)
_DAYS = ("published", "tender_deadline", "awarded", "standstill_ends", "contract_signed", "review_pending")
SHEETS: tuple[AnySheet, ...] = (
    FormSheet(
        "planning",
        PLANNING,
        (
            ("title",),
            ("registry",),
            ("authority",),
            ("law",),
            ("procedure", "kind"),
            ("procedure", "begins"),
            ("market_dialogue",),
            ("matching_unit",),
            ("roles",),
            ("joint",),
        ),
    ),
    TableSheet("authorities", PLANNING, ("joint", "authorities", ITEM)),
    FormSheet("analysis", ANALYSIS, (("contract",), ("assessment",))),
    TableSheet("lots", ANALYSIS, LOTS),
    FormSheet("requirement", REQUIREMENT, (("requirement",), ("text",))),
    TableSheet("own_groups", REQUIREMENT, ("requirement", "own_groups", ITEM)),
    ColumnSheet("lot_requirements", REQUIREMENT, LOTS, _LOT_REQUIREMENT),
    TableSheet("lot_groups", REQUIREMENT, (*_LOT_REQUIREMENT, "own_groups", ITEM)),
    TableSheet("own", REQUIREMENT, ("own", ITEM)),
    FormSheet("procurement", PROCUREMENT, tuple(("procedure", day) for day in _DAYS)),
    TableSheet("tender_questions", PROCUREMENT, ("tender_questions", ITEM)),
    TableSheet("confirmations", PROCUREMENT, ("confirmations", ITEM)),
    TableSheet("answers", PROCUREMENT, ("answers", ITEM)),
    TableSheet("suppliers", AWARD, ("suppliers", ITEM)),
    FormSheet("handover", AWARD, (("handover",),)),
    TableSheet("agreed_dates", AWARD, ("handover", "agreed_dates", ITEM)),
    TableSheet("left_to_do", AWARD, ("handover", "left_to_do", ITEM)),
    TableSheet("changes", AWARD, ("changes", ITEM)),
    TableSheet("terms", AWARD, ("changes", ITEM, "terms", ITEM)),
    FormSheet("about", ABOUT, (("format",), ("source",))),
)


def list_around(path: Pattern) -> Pattern | None:
    """The innermost list that the path runs through; `None` for what stands in none."""
    last = max((at for at, step in enumerate(path) if step == ITEM), default=-1)
    return path[: last + 1] if last >= 0 else None


@cache
def table_of(of: Pattern) -> TableSheet | None:
    """The table of the list."""
    return next((each for each in SHEETS if isinstance(each, TableSheet) and each.of == of), None)


def has_rows_below(of: Pattern) -> bool:
    """Whether other sheets tell more of the list's items, which then need something to be called by."""
    return any(
        (isinstance(each, TableSheet) and each.belongs_to == of) or (isinstance(each, ColumnSheet) and each.of == of)
        for each in SHEETS
    )


def named_by(of: Pattern) -> Pattern | None:
    """The key by which other sheets name an item: its id; `None` where its number has to do."""
    own = (*of, "id")
    return own if own in form_fields() else None


def _plain_first(fields: Sequence[AskedField], depth: int = 0) -> Iterator[AskedField]:
    """Else a value would seem to stand in the block before it."""
    inner: dict[Pattern, list[AskedField]] = {}
    for each in fields:
        if len(each.blocks) <= depth:
            yield each
        else:
            inner.setdefault(each.blocks[depth].path, []).append(each)
    for several in inner.values():
        yield from _plain_first(several, depth + 1)


def _is_below(path: Pattern, part: Pattern) -> bool:
    """Whether the path stands in the part and in no list inside it."""
    return path[: len(part)] == part and ITEM not in path[len(part) :]
