"""The measures in words: for the screen with colours and what others have used, for documents with figures only."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from tenderkit.messages import document_text, text
from tenderkit.model.policy.bands import MeasureId
from tenderkit.model.proportionality.measures import Measured, Proportionality, ProportionalityRow
from tenderkit.rules.language.wording import NBSP, write_number

_PARTS = ("value", "employees", "suppliers", "places", "places_at_once", "place_months", "work_months")


def proportionality_figures(proportionality: Proportionality) -> Mapping[str, object | None]:
    """Facts by path, each a `Decimal` or `None`: every measure and what it is made of. No colours: the document is public."""
    figures = {name: getattr(proportionality.volume, name, None) for name in _PARTS}
    figures |= {measure.value: None for measure in MeasureId}
    figures |= {found.id.value: found.value for found in proportionality.measures}
    return {f"proportionality.{name}": figure for name, figure in figures.items()}


def proportionality_rows(proportionality: Proportionality) -> tuple[ProportionalityRow, ...]:
    """The measures as rows of a table, in document words."""
    return tuple(map(_row, proportionality.measures))


def assumptions_for_document(proportionality: Proportionality) -> tuple[str, ...]:
    """What the figures take for granted, in document words."""
    return tuple(assumed.in_document for assumed in proportionality.assumptions)


def proportionality_lines(proportionality: Proportionality) -> tuple[str, ...]:
    """Everything, in the language in use: colours, figures, their limits, assumptions, and what others have used."""
    return tuple(_lines(proportionality))


def _row(found: Measured) -> ProportionalityRow:
    title = document_text(f"proportionality.paper.title.{found.id.value}")
    if found.value is None:
        missing = ", ".join(document_text(f"proportionality.paper.missing.{fact.value}") for fact in found.missing)
        computed = document_text("proportionality.paper.missing", missing=missing)
        return ProportionalityRow(title, found.reading.in_document, computed)
    noun = document_text(f"proportionality.paper.{_noun(found.id)}.{'one' if found.value == 1 else 'many'}")
    return ProportionalityRow(title, f"{write_number(found.value)}{NBSP}{noun}", found.formula.in_document)


def _noun(measure_id: MeasureId) -> str:
    match measure_id:
        case MeasureId.PLACES_PER_MILLION | MeasureId.PLACES_PER_SUPPLIER:
            return "places"
        case MeasureId.SHARE_OF_WORK | MeasureId.SHARE_OF_STAFF:
            return "percent"
        case MeasureId.KRONOR_PER_PLACE | MeasureId.KRONOR_PER_PLACE_MONTH:
            return "kronor"
        case _:
            assert_never(measure_id)


def _lines(proportionality: Proportionality) -> Iterator[str]:
    yield text("proportionality.heading", verdict=proportionality.verdict.on_screen)
    has_limits = any(found.has_limits for found in proportionality.measures)
    for found in proportionality.measures:
        yield from _measure_lines(found, has_limits=has_limits)
    for assumed in proportionality.assumptions:
        yield "  " + text("proportionality.assumed", what=assumed.on_screen)
    for reference in proportionality.references:
        parts = {"ratio": reference.ratio, "source": reference.source, "limits": reference.limits}
        facts = {name: words.on_screen for name, words in parts.items()}
        yield "  " + text("proportionality.compare", **facts)


def _measure_lines(found: Measured, *, has_limits: bool) -> Iterator[str]:
    """Where no measure has limits the verdict has said so once, and nothing more is said of colours."""
    if found.value is None:
        missing = ", ".join(text(f"proportionality.missing.{fact.value}") for fact in found.missing)
        yield "  " + text("proportionality.unknown", title=found.title.on_screen, missing=missing)
        return
    reading = found.reading.on_screen
    yield "  " + (text("proportionality.known", reading=reading, colour=_colour(found)) if has_limits else reading)
    yield f"    {found.formula.on_screen}"
    yield f"    {found.limits.on_screen}"


def _colour(found: Measured) -> str:
    if found.colour is None:
        return text("proportionality.colour.none")
    return text(f"proportionality.colour.{found.colour.name.lower()}", reading=found.policy_reading)
