"""A clause as its pages show it: its state in words, the tabs of its pages, its text line by line, a comparison cell by cell."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.clauses.clause import Standing
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.model.reading.days import day_in
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.problems import InvalidInputError
from tenderkit.project.places import find_places
from tenderkit.rules.changes.word_diff import Diff, LineDiff, LineMark, Span, WordChange
from tenderkit.rules.clauses.readable_text import STEP
from tenderkit.web.reading import library_at_hand
from tenderkit.workflows.library.clause_page import ClauseOnPage, clause_on_page
from tenderkit.workflows.library.whole_library import whole_library

_YEARS = range(1990, 2101)
_TABS = ("clause", "clause-compare", "clause-history", "clause-uses", "clause-try")
_COLOURS = {
    Standing.IN_FORCE: "yes",
    Standing.DRAFT: "draft",
    Standing.REVIEW: "draft",
    Standing.NOT_YET: "tendering",
    Standing.ON_HOLD: "error",
    Standing.ENDED: "",
}
_TAGS = {WordChange.INSERTED: "ins", WordChange.DELETED: "del", WordChange.EQUAL: ""}


class ClauseTab(Struct, frozen=True):
    """One of the pages of a clause."""

    title: str
    href: str
    current: bool


class StandingTag(Struct, frozen=True):
    """How a version stands, in words, and by which look."""

    words: str
    look: str


class ClauseHead(Struct, frozen=True):
    """What stands above every page of a clause."""

    id: str
    title: str
    version: str
    standing: StandingTag
    adopted: str
    starts: date | None
    ends: date | None
    hold_reason: str
    review_by: date | None
    days_to_review: int | None
    overdue_days: int
    owner: str
    adapted: bool
    is_latest_asked: bool
    tabs: tuple[ClauseTab, ...]


class ComparedRow(Struct, frozen=True):
    """A line of two texts: what stood there, what stands there now, and how far to the right."""

    mark: str
    depth: int
    before: tuple["ComparedPiece", ...]
    after: tuple["ComparedPiece", ...]


class ComparedPiece(Struct, frozen=True):
    """Letters that share a fate; the `tag` is `ins`, `del` or nothing."""

    tag: str
    text: str


def library_folder() -> Path:
    """Where the page's library is named."""
    return Path(settings.TENDERKIT_FOLDER).resolve()


def the_whole_library() -> ClauseLibrary:
    """For whoever has it at hand."""
    return whole_library(find_places(library_folder()).clause_folders)


def versions_with_a_page(folder: Path) -> frozenset[tuple[str, str]]:
    """Of the clauses that a case in the folder is written of, those that the page's library shows: a case may have a library of its own."""
    own, shown = (find_places(each.resolve()).clause_folders for each in (folder, library_folder()))
    try:
        found = whole_library(own).clauses
        if own == shown:
            return frozenset((clause, version) for clause, versions in found.items() for version in versions)
        with library_at_hand(library_folder()):
            there = whole_library(shown).clauses
    except InvalidInputError:  # told of on the pages of the library
        return frozenset()
    return frozenset(
        (clause, version)
        for clause, versions in found.items()
        for version, entry in versions.items()
        if (other := there.get(clause, {}).get(version)) is not None and other.clause == entry.clause
    )


def clause_that_is_there(clause: str, day: date, version: str = "") -> ClauseOnPage:
    """The clause of an address; one that the library hasn't got is no page."""
    versions = the_whole_library().clauses.get(clause, {})
    if not versions or (version and version not in versions):
        raise Http404
    return clause_on_page(library_folder(), clause, day, version)


def clause_head(page: ClauseOnPage, current: str) -> ClauseHead:
    """With the tab of the address `current` told apart."""
    entry, state, days = page.entry, page.entry.state, page.days_to_review
    in_use = page.life.standing is Standing.IN_FORCE
    return ClauseHead(
        id=entry.clause.id,
        title=entry.clause.title,
        version=entry.clause.version,
        standing=standing_tag(page.life.standing),
        adopted=adopted_words(entry),
        starts=state.valid_from,
        ends=state.valid_to,
        hold_reason=state.hold_reason,
        review_by=state.review_by,
        days_to_review=days if days is not None and days >= 0 else None,
        overdue_days=-days if days is not None and days < 0 and in_use else 0,
        owner=state.owner,
        adapted=entry.adapted,
        is_latest_asked=entry is page.status.current,
        tabs=tuple(_tabs(entry.clause.id, current)),
    )


def standing_tag(standing: Standing) -> StandingTag:
    """`gäller inte än` without a day: that stands beside."""
    return StandingTag(text(f"page.standing.{standing.value}"), _COLOURS[standing])


def adopted_words(entry: LibraryEntry) -> str:
    """`Kommunstyrelsen, KS 2026/77`; '' where the municipality hasn't adopted it."""
    adoption = entry.adoption
    return f"{adoption.by}, {adoption.decision}" if adoption is not None else ""


def day_asked(typed: str, today: date) -> tuple[date, str]:
    """The day that somebody has typed, else today; and why it can't be read."""
    if not typed.strip():
        return today, ""
    try:
        found = day_in(typed.strip(), _YEARS).value
    except NotUnderstoodError:
        return today, text("page.day_not_understood")
    return (found, "") if isinstance(found, date) else (today, text("page.day_not_understood"))


def compared_rows(diff: Diff) -> Iterator[ComparedRow]:
    """Side by side: what went is told on the left, what came on the right."""
    for line in diff:
        yield ComparedRow(
            mark=line.mark.value,
            depth=min(_depth(line), 4),
            before=() if line.mark is LineMark.INSERTED else tuple(_pieces(line.spans, WordChange.INSERTED)),
            after=() if line.mark is LineMark.DELETED else tuple(_pieces(line.spans, WordChange.DELETED)),
        )


def _depth(line: LineDiff) -> int:
    words = line.after or line.before
    return len(words) - len(words.lstrip(STEP))


def _pieces(spans: Iterable[Span], unseen: WordChange) -> Iterator[ComparedPiece]:
    for span in spans:
        if span.mark is not unseen and (words := span.text.replace(STEP, "")):
            yield ComparedPiece(_TAGS[span.mark], words)


def _tabs(clause: str, current: str) -> Iterator[ClauseTab]:
    for name in _TABS:
        yield ClauseTab(text(f"page.clause_tab.{name}"), reverse(name, args=(clause,)), name == current)
