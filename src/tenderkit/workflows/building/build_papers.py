"""`build` for whatever it is given: what a path holds, what the wanted kinds are about, and what is said when the two don't meet."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tenderkit.messages import text
from tenderkit.model.papers.kind import AboutWhat
from tenderkit.problems import RefusedError
from tenderkit.project.one_run import one_run
from tenderkit.project.places import MUNICIPALITY_FILE, ProjectPlaces, find_places, holds_a_case, is_case_file
from tenderkit.readers.papers.about_reader import kinds_about, read_about_what
from tenderkit.workflows.building.shared_names import kinds_meant
from tenderkit.workflows.case.sound_case import STANDARD_INPUT
from tenderkit.workflows.papers.build import BuildResult, both_results, build
from tenderkit.workflows.papers.build_run import DEFAULT_KIND, BuildOptions
from tenderkit.workflows.papers.kind_of_case import built_from_something_else
from tenderkit.writers.refusals import once_more

if TYPE_CHECKING:
    from tenderkit.workflows.papers.matter import Matter


def _municipality(path: Path, options: BuildOptions, places: ProjectPlaces) -> "Matter":
    from tenderkit.workflows.municipality.municipality_matter import municipality_matter

    return municipality_matter(path, options, places)


def _plan_row(path: Path, options: BuildOptions, places: ProjectPlaces) -> "Matter":
    from tenderkit.workflows.plan.plan_row_matter import plan_row_matter

    return plan_row_matter(path, options, places)


def _year(path: Path, options: BuildOptions, places: ProjectPlaces) -> "Matter":
    from tenderkit.workflows.statistics.year_matter import year_matter

    return year_matter(path, options, places)


MATTERS: Mapping[AboutWhat, Callable[[Path, BuildOptions, ProjectPlaces], "Matter"]] = {
    AboutWhat.PLAN_ROW: _plan_row,
    AboutWhat.YEAR: _year,
    AboutWhat.MUNICIPALITY: _municipality,
}
"""Who makes the facts of papers that are about no case: one module for each thing that a paper can be about, imported when one is."""

_SHEETS = (".xlsx", ".csv", ".ods")
_NEEDS: Mapping[AboutWhat, str] = {AboutWhat.PLAN_ROW: "row", AboutWhat.YEAR: "year"}
"""The option that says which one is meant, by what the papers are about."""


def build_papers(path: Path, options: BuildOptions) -> BuildResult:
    """Build what was asked for of what stands at `path`: a case, a plan, or a folder of cases or of the municipality.

    Raises `RefusedError` with the right command where a kind isn't built from that.
    """
    held = _held_at(path)
    if _is_of_a_case(held, options):
        _refuse_options(options, {AboutWhat.CASE: options.kinds})
        return build(path, options)
    places = find_places((path if path.is_dir() else path.parent).resolve())
    options = replace(options, kinds=kinds_meant(options.kinds, places.kinds()))
    wanted = _wanted(path, held, options, places)
    _refuse_options(options, wanted)
    first, *others = (_built(path, what, replace(options, kinds=kinds), places) for what, kinds in wanted.items())
    for other in others:
        first = both_results(first, other)
    return first


def _is_of_a_case(held: Sequence[AboutWhat], options: BuildOptions) -> bool:
    """The common way, without a look at any kind: the requirements section, or everything, of a case."""
    return held[0] is AboutWhat.CASE and (options.everything or options.kinds == (DEFAULT_KIND,))


def _held_at(path: Path) -> tuple[AboutWhat, ...]:
    """What papers can be about that are built from the path; a path that holds nothing may yet be a case that is missing."""
    if path == STANDARD_INPUT or is_case_file(path) or holds_a_case(path):
        return (AboutWhat.CASE,)
    if path.name == MUNICIPALITY_FILE:
        return (AboutWhat.MUNICIPALITY,)
    if path.suffix.lower() in _SHEETS:
        return (AboutWhat.PLAN_ROW,)
    if (path / MUNICIPALITY_FILE).is_file():
        return (AboutWhat.MUNICIPALITY, AboutWhat.YEAR)
    return (AboutWhat.CASE, AboutWhat.YEAR)


def _wanted(
    path: Path, held: Sequence[AboutWhat], options: BuildOptions, places: ProjectPlaces
) -> Mapping[AboutWhat, tuple[str, ...]]:
    """The kinds to build, by what they are built from."""
    if options.everything:
        return {held[0]: kinds_about(places, held[0])}
    if AboutWhat.CASE not in held and options.kinds == (DEFAULT_KIND,):
        listed = dict.fromkeys(kind for what in held for kind in kinds_about(places, what))
        raise RefusedError("TK-K082", {"path": path, "kinds": ", ".join(listed)})
    wanted: dict[AboutWhat, tuple[str, ...]] = {}
    for kind in options.kinds:
        what = _from_what(path, held, kind, places)
        wanted[what] = (*wanted.get(what, ()), kind)
    return wanted


def _from_what(path: Path, held: Sequence[AboutWhat], kind: str, places: ProjectPlaces) -> AboutWhat:
    """What the kind is built from here; one that there isn't is refused by the builder, which knows what was meant."""
    folder = places.kind_folder(kind)
    about = read_about_what(folder) if folder is not None else held
    what = next((each for each in held if each in about), None)
    if what is None:
        raise built_from_something_else(kind, path, about)
    return what


def _refuse_options(options: BuildOptions, wanted: Mapping[AboutWhat, Collection[str]]) -> None:
    """An option that none of the kinds has a use for was meant for another kind, and one that is missing is asked for."""
    for what, name in _NEEDS.items():
        is_given, facts = (
            getattr(options, name) is not None,
            {"option": f"--{name}", "about": text(f"about.{what.value}")},
        )
        if is_given and what not in wanted:
            raise RefusedError("TK-K084", facts)
        if what in wanted and not is_given:
            raise RefusedError("TK-K085", {**facts, "kinds": ", ".join(wanted[what])})


def _built(path: Path, what: AboutWhat, options: BuildOptions, places: ProjectPlaces) -> BuildResult:
    if what is AboutWhat.CASE:
        return build(path, options)
    if what not in MATTERS:
        raise built_from_something_else(options.kinds[0], path, (what,))
    return _build_matter(path, what, options, places)


@once_more
@one_run()
def _build_matter(path: Path, what: AboutWhat, options: BuildOptions, places: ProjectPlaces) -> BuildResult:
    from tenderkit.workflows.papers.build_about import build_about

    return build_about(MATTERS[what](path, options, places), options)
