"""The year in figures, of the cases that one may see: the same paper that is built for the management, with its charts and their tables."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe
from msgspec import Struct

from tenderkit.model.papers.document import Chart
from tenderkit.project.places import find_places
from tenderkit.web.downloads import as_download
from tenderkit.web.kept_figures import WHOLE, figures_of_cases, kept_of_cases
from tenderkit.web.signed_in import cases_seen_by
from tenderkit.web.views.case.papers_page import FORMATS
from tenderkit.workflows.papers.build_about import files_about, made_about
from tenderkit.workflows.papers.build_run import BuildOptions
from tenderkit.workflows.papers.matter import Matter
from tenderkit.workflows.register.case_figures import CaseFigures, counted_once
from tenderkit.workflows.register.read_cases import read_one
from tenderkit.workflows.statistics.counted_cases import CaseOfYear, DaysOfYear, case_of_year, counted_cases
from tenderkit.workflows.statistics.year_matter import matter_of_year
from tenderkit.writers.html_writer import documents_html

_KIND = "arsstatistik"
_LEAST = 10  # years back that one can choose from, though nothing is in them
_PATIENCE = 2.0  # seconds: figures of half of the cases would be wrong
_UNDER = 1


class ChartTable(Struct, frozen=True):
    """The numbers of a chart: its title, what stands in the header, and a row for each place on the lower axis."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@require_safe
def show_year(request: HttpRequest) -> HttpResponse:
    """The figures of the chosen year; nothing of them before every case has been read."""
    figures = figures_of_cases(cases_seen_by(request), patience=_PATIENCE)
    years = _years(figures.values())
    year = _year(request.GET.get("ar", ""), years)
    context: dict[str, object] = {
        "year": year,
        "years": years,
        "formats": list(FORMATS),
    }
    asked = BuildOptions(kinds=(_KIND,), year=year, day=_last_day(year))
    matter = _matter(request, asked, figures, patience=_PATIENCE)
    if matter is not None:
        documents = [each.composition.document for each in made_about(matter, asked)]
        context["charts"] = [
            _as_table(block) for each in documents for block in each.blocks if isinstance(block, Chart)
        ]
        context["figures"] = mark_safe(documents_html(((each, None) for each in documents), below=_UNDER))  # noqa: S308 - written by the writer of documents
    return render(request, "page/oversight/year.html", context)


@require_safe
def download_year(request: HttpRequest, year: int, suffix: str) -> HttpResponse:
    """The paper itself, in one format."""
    figures = figures_of_cases(cases_seen_by(request), patience=WHOLE)
    if suffix not in FORMATS or year not in _years(figures.values()):
        raise Http404
    name = f"{_KIND}-{year}.{suffix}"
    asked = BuildOptions(kinds=(_KIND,), year=year, day=_last_day(year), to=Path(name))
    matter = _matter(request, asked, figures, patience=WHOLE)
    if matter is None:
        raise Http404
    return as_download(files_about(matter, asked)[name], name, FORMATS[suffix])


def _as_table(chart: Chart) -> ChartTable:
    """Every point of the chart's lines."""
    points = zip(*(line.points for line in chart.series), strict=True)
    return ChartTable(
        chart.title,
        (chart.axis_x, *(line.name for line in chart.series)),
        tuple((f"{at[0][0]:f}", *(f"{value:f}" for _, value in at)) for at in points),
    )


def _matter(
    request: HttpRequest, asked: BuildOptions, figures: Mapping[str, CaseFigures | None], *, patience: float
) -> Matter | None:
    """What the paper is about; `None` while there are cases that nobody has come to read."""
    files, year = cases_seen_by(request), asked.year or 0
    days = DaysOfYear(year, asked.day or date(year, 12, 31))

    def read(file: Path, day: date) -> CaseOfYear:
        del day
        return case_of_year(read_one(file, days.last), days)

    cases = kept_of_cases(files, f"{_KIND}-{year}", (CaseOfYear, read), patience=patience, day=days.last)
    if None in (*figures.values(), *cases.values()):
        return None
    once = counted_once(each or CaseFigures() for each in figures.values())
    counted = [
        case if case is not None and of.is_read else CaseOfYear() for case, of in zip(cases.values(), once, strict=True)
    ]
    folder = Path(settings.TENDERKIT_FOLDER)
    return matter_of_year(folder, asked, find_places(folder.resolve()), counted_cases(counted, year))


def _years(figures: Iterable[CaseFigures | None]) -> Sequence[int]:
    """From this one back to the first that any of the cases has something in."""
    now = localdate().year
    first = min((each.first_year for each in figures if each is not None and each.first_year is not None), default=now)
    return range(now, min(first, now - _LEAST + 1) - 1, -1)


def _year(typed: str, years: Sequence[int]) -> int:
    """The year that is asked for, where it is one to choose; else this one."""
    return next((year for year in years if str(year) == typed), years[0])


def _last_day(year: int) -> date | None:
    """As far as this year has come; an earlier one is whole."""
    return localdate() if year == localdate().year else None
