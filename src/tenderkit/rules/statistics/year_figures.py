"""What the management is told of a year: companies and places in full, people only in numbers that point nobody out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Annotated

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.papers.document import Chart, ChartSeries
from tenderkit.rules.plan.yearly_target import places_to_reach
from tenderkit.rules.statistics.additions import Addition, YearOfCases, companies, places, procurements


class YearRow(Struct, frozen=True):
    """A unit, a kind of requirement, or all of them, in numbers that are public."""

    what: str
    procurements: str
    companies: str
    required: str
    agreed: str
    places: str


class YearFacts(Struct, frozen=True):
    """The year in numbers that are public. A number of places that isn't known, or counts months, is told beside."""

    year: Annotated[str, "Året"]
    companies: Annotated[int, "Företag som fick ett sysselsättningskrav under året, vart och ett en gång"]
    procurements: Annotated[int, "Upphandlingar där de fick kravet"]
    places: Annotated[int, "Platser som rekvirerades under året"]
    required: Annotated[int, "Platser som villkoren kräver"]
    agreed: Annotated[int, "Platser som har överenskommits efter en dialog"]
    target: Annotated[int, "Årets mål: hälften av företagen, avrundat uppåt"]
    is_reached: Annotated[bool, "Om målet är nått"]
    lacking: Annotated[int, "Platser som fattas till målet"]
    unknown: Annotated[int, "Krav vars antal platser inte går att räkna ut"]
    by_months: Annotated[int, "Krav som räknas i heltidsmånader"]
    read: Annotated[int, "Ärenden som kunde läsas"]
    unread: Annotated[int, "Ärenden som inte kunde läsas"]
    by_unit: Annotated[tuple[YearRow, ...], "Per förvaltning eller bolag"]
    by_kind: Annotated[tuple[YearRow, ...], "Per typ av krav"]
    chart: Annotated[Chart | None, "Företag, platser och mål vid kvartalens slut"]


def year_facts(year: YearOfCases) -> YearFacts:
    """Of everything that the year added."""
    added = year.additions
    target, found = places_to_reach(companies(added)), places(added)
    return YearFacts(
        year=str(year.year),
        companies=companies(added),
        procurements=procurements(added),
        places=found,
        required=sum(each.required for each in added),
        agreed=sum(each.agreed for each in added),
        target=target,
        is_reached=found >= target,
        lacking=max(0, target - found),
        unknown=sum(each.is_unknown for each in added),
        by_months=sum(each.by_months for each in added),
        read=year.read,
        unread=year.unread,
        by_unit=tuple(_rows(added, lambda each: each.unit)),
        by_kind=tuple(_rows(added, lambda each: each.kind)),
        chart=_chart(year) if companies(added) else None,
    )


def _rows(added: Sequence[Addition], by: Callable[[Addition], str]) -> Iterator[YearRow]:
    """Only those to which the year added something, and last all of them together."""
    counted = [each for each in added if each.is_new or each.required or each.agreed]
    for name in sorted(set(map(by, counted)), key=swedish_order):
        yield _row(name, [each for each in counted if by(each) == name])
    if counted:
        yield _row(document_text("year.all"), counted)


def _row(what: str, added: Sequence[Addition]) -> YearRow:
    return YearRow(
        what=what,
        procurements=str(procurements(added)),
        companies=str(companies(added)),
        required=str(sum(each.required for each in added)),
        agreed=str(sum(each.agreed for each in added)),
        places=str(places(added)),
    )


def _chart(year: YearOfCases) -> Chart:
    """From the beginning of the year to the end of each quarter; every line begins at nought."""
    return Chart(
        title=document_text("year.chart", year=year.year),
        alternative_text=" ".join(_alternative_text(year)),
        axis_x=document_text("year.axis.quarter"),
        axis_y=document_text("year.axis.number"),
        series=(
            _line("places", (places(each) for each in year.quarters)),
            _line("target", (places_to_reach(companies(each)) for each in year.quarters)),
            _line("companies", (companies(each) for each in year.quarters)),
        ),
    )


def _line(name: str, values: Iterable[int]) -> ChartSeries:
    points = tuple((Decimal(at), Decimal(value)) for at, value in enumerate((0, *values)))
    return ChartSeries(document_text(f"year.line.{name}"), points)


def _alternative_text(year: YearOfCases) -> Iterator[str]:
    for quarter, added in enumerate(year.quarters, 1):
        yield document_text(
            "year.quarter",
            quarter=quarter,
            companies=companies(added),
            places=places(added),
            target=places_to_reach(companies(added)),
        )
