"""The figures of papers that are about no case, by what they are about: each gives a record, `computed.<figure>.<fact>`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tenderkit.model.case.choices import Role
from tenderkit.model.papers.kind import AboutWhat
from tenderkit.model.papers.kind_file import KindRoles
from tenderkit.rules.conditions.about_facts import AboutFacts
from tenderkit.rules.municipality.process_map import ProcessMapFacts, process_map
from tenderkit.rules.municipality.role_work import RoleWorkFacts, role_work


@dataclass(frozen=True, slots=True)
class KnownAbout:
    """What such a figure is computed from: the facts of one paper on its day, and who hands which papers to whom."""

    facts: AboutFacts
    day: date
    kinds: tuple[KindRoles, ...]


@dataclass(frozen=True, slots=True)
class FigureAbout:
    """The record that declares the facts, and how they are found; no record where there is nothing to compute."""

    record: type
    compute: Callable[[KnownAbout], object | None]


def _role_work(known: KnownAbout) -> RoleWorkFacts | None:
    role = known.facts.lookup("role.id")
    return role_work(role, known.kinds) if isinstance(role, Role) else None


FIGURES_ABOUT: Mapping[AboutWhat, Mapping[str, FigureAbout]] = {
    AboutWhat.PLAN_ROW: {},
    AboutWhat.YEAR: {},
    AboutWhat.MUNICIPALITY: {
        "role_work": FigureAbout(RoleWorkFacts, _role_work),
        "process": FigureAbout(ProcessMapFacts, lambda known: process_map(known.kinds)),
    },
}


def records_about(about: Iterable[AboutWhat]) -> dict[str, type]:
    """By figure the record of its facts, of those that papers about any of these can have."""
    from tenderkit.rules.papers.figures import FIGURES  # many modules, for papers about a case alone

    found: dict[str, type] = {}
    for each in about:
        if each is AboutWhat.CASE:
            found |= {name: figure.record for name, figure in FIGURES.items()}
        else:
            found |= {name: figure.record for name, figure in FIGURES_ABOUT[each].items()}
    return found


def figures_about(about: AboutWhat, names: Iterable[str], known: KnownAbout) -> dict[str, object | None]:
    """The record of every named figure, by its name."""
    return {name: FIGURES_ABOUT[about][name].compute(known) for name in names}
