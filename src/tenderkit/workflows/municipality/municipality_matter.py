"""A municipality's folder, with `kommun.yaml`, as what its papers are about."""

from pathlib import Path

from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.case.choices import Role
from tenderkit.model.municipality.held_role import HeldRole
from tenderkit.model.municipality.municipality import Municipality
from tenderkit.model.papers.kind import AboutWhat, Kind, Per
from tenderkit.problems import Key, Problem
from tenderkit.project.places import ProjectPlaces
from tenderkit.readers.municipality.municipality_reader import read_municipality
from tenderkit.workflows.papers.build_run import BuildOptions
from tenderkit.workflows.papers.documents_to_be import DocumentToBe
from tenderkit.workflows.papers.matter import Matter, Sender

_ROOT = "municipality"
_STEMS = {
    Role.REQUESTER: "bestallare",
    Role.PROCUREMENT_OFFICER: "upphandlare",
    Role.COORDINATOR: "samordnare",
    Role.RECRUITER: "rekryterare",
}
"""The roles in plain letters, for the names of files."""


def municipality_matter(path: Path, options: BuildOptions, places: ProjectPlaces) -> Matter:
    """The matter of the folder, or of its `kommun.yaml`; raises `InvalidInputError` with every fault of the file."""
    municipality, source = read_municipality(path)

    def problem(at: str, message: Message) -> Problem:
        first, *rest = at.split(".")
        key: Key = tuple(int(part) if part.isdecimal() else part for part in rest) if first == _ROOT else ()
        return source.problem(key, message)

    return Matter(
        what=AboutWhat.MUNICIPALITY,
        home=path if path.is_dir() else path.parent,
        places=places,
        day=options.day or municipality.valid_from,
        sender=Sender(municipality.name, municipality.unit or ""),
        papers=lambda kind: _papers(municipality, kind),
        problem=problem,
        roots={_ROOT: municipality},
    )


def _papers(municipality: Municipality, kind: Kind) -> tuple[DocumentToBe, ...]:
    """One, or one for each of the four roles."""
    whole = DocumentToBe(kind.id, about={_ROOT: municipality})
    if kind.per is not Per.ROLE:
        return (whole,)
    return tuple(
        replace(whole, name=f"{kind.id}-{stem}", about={**whole.about, "role": _held(municipality, role)})
        for role, stem in _STEMS.items()
    )


def _held(municipality: Municipality, role: Role) -> HeldRole:
    return HeldRole(id=role, held_by=getattr(municipality.roles, role.value, None))
