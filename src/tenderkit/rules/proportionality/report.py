"""The measures in words: for the screen with colours and what others have used, for documents with figures only."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated, assert_never

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import document_text, text
from tenderkit.model.policy.measure_ids import MeasureId
from tenderkit.model.proportionality.measures import Measured, MissingFact, Proportionality, ProportionalityRow, Volume
from tenderkit.rules.language.wording import NBSP, write_number


class ProportionalityFacts(Struct, frozen=True):
    """Every measure and what it is made of, `None` where it can't be computed. No colours: the document is public."""

    value: Annotated[Decimal | None, "Avtalets värde i kronor"]
    employees: Annotated[Decimal | None, "Antal anställda som behövs"]
    asks_for_lot_staff: Annotated[bool, "Om antalet anställda i ett anbudsområde med platser inte är angivet"]
    lot_staff: Annotated[Decimal | None, "Antal anställda som anbudsområdet behöver, när det är angivet"]
    suppliers: Annotated[Decimal | None, "Antal leverantörer"]
    places: Annotated[Decimal | None, "Antal platser"]
    places_words: Annotated[
        str | None, "Antal platser sammanlagt, i ord; bara när det inte är det antal som kravet anger"
    ]
    places_at_once: Annotated[Decimal | None, "Antal platser på samma gång"]
    place_months: Annotated[Decimal | None, "Platsernas månader, räknat i heltid"]
    work_months: Annotated[Decimal | None, "Arbetets månader, räknat i heltid"]
    places_per_million: Annotated[Decimal | None, "Platser per miljon kronor"]
    kronor_per_place: Annotated[Decimal | None, "Kronor per plats"]
    share_of_work: Annotated[Decimal | None, "Platsernas andel av arbetet i procent"]
    share_of_staff: Annotated[Decimal | None, "Platsernas andel av de anställda i procent"]
    places_per_supplier: Annotated[Decimal | None, "Platser per leverantör"]
    kronor_per_place_month: Annotated[Decimal | None, "Kronor per plats och månad"]
    rows: Annotated[tuple[ProportionalityRow, ...], "Måtten, en rad för varje"]
    assumptions: Annotated[tuple[str, ...], "Det som måtten förutsätter"]
    reasons_missing: Annotated[bool, "Om kommunens gräns passeras utan att skälen är skrivna"]


def proportionality_facts(
    found: Proportionality,
    *,
    reasons_missing: bool,
    parts: Sequence[Proportionality] = (),
    stated: Decimal | int | None = None,
) -> ProportionalityFacts:
    """What a document may say of the measures; `reasons_missing` when the municipality's own limits are passed and nobody says why.

    `parts` are those that are counted by themselves, and the whole, where they are several. `stated` is the number of places as the
    requirement has it, which may be for each lot, year, supplier or amount.
    """
    volume = found.volume or Volume()
    measured = {each.id: each.value for each in found.measures}
    return ProportionalityFacts(
        value=volume.value,
        employees=volume.employees,
        asks_for_lot_staff=any(part.asks_for_lot_staff for part in (found, *parts)),
        lot_staff=None if any(part.asks_for_lot_staff for part in (found, *parts)) else volume.employees,
        suppliers=volume.suppliers,
        places=volume.places,
        places_words=_places_words(volume.places, stated),
        places_at_once=volume.places_at_once,
        place_months=volume.place_months,
        work_months=volume.work_months,
        places_per_million=measured.get(MeasureId.PLACES_PER_MILLION),
        kronor_per_place=measured.get(MeasureId.KRONOR_PER_PLACE),
        share_of_work=measured.get(MeasureId.SHARE_OF_WORK),
        share_of_staff=measured.get(MeasureId.SHARE_OF_STAFF),
        places_per_supplier=measured.get(MeasureId.PLACES_PER_SUPPLIER),
        kronor_per_place_month=measured.get(MeasureId.KRONOR_PER_PLACE_MONTH),
        rows=tuple(row for part in parts or (found,) for row in _rows(part, of_several=len(parts) > 1)),
        assumptions=tuple(dict.fromkeys(each.in_document for part in parts or (found,) for each in part.assumptions)),
        reasons_missing=reasons_missing,
    )


def proportionality_lines(proportionality: Proportionality) -> tuple[str, ...]:
    """Everything, in the language in use: colours, figures, their limits, assumptions, and what others have used."""
    return tuple(_lines(proportionality))


def _places_words(places: Decimal | None, stated: Decimal | int | None) -> str | None:
    """`sammanlagt högst 12 platser`; nothing where that is the number that the requirement states, or isn't known."""
    if places is None or places == stated:
        return None
    noun = document_text(f"proportionality.paper.places.{'one' if places == 1 else 'many'}")
    return document_text("proportionality.paper.in_all", places=f"{write_number(places)}{NBSP}{noun}")


def _rows(part: Proportionality, *, of_several: bool) -> Iterator[ProportionalityRow]:
    """The measures of a part; of several each row says which it is for."""
    for found in part.measures:
        row = _row(found, asks=part.asks)
        title = document_text("proportionality.paper.of_part", title=row.title, part=part.part.in_document)
        yield replace(row, title=title) if of_several else row


def _row(found: Measured, *, asks: bool) -> ProportionalityRow:
    title = document_text(f"proportionality.paper.title.{found.id.value}")
    if found.value is None:
        missing = ", ".join(document_text(f"proportionality.paper.missing.{fact.value}") for fact in found.missing)
        computed = document_text("proportionality.paper.missing", missing=missing)
        asked = asks and MissingFact.LOT_EMPLOYEES in found.missing
        value = document_text("proportionality.paper.asked") if asked else found.reading.in_document
        return ProportionalityRow(title, value, computed)
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
