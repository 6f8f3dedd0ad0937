"""The papers of a case that have been sent out, with what the registry wants to know of them: the municipality's own values first."""

from pathlib import Path

from tenderkit.model.municipality.archives import ArchivedPaper
from tenderkit.project.places import municipality_file
from tenderkit.readers.municipality.municipality_reader import read_municipality
from tenderkit.rules.papers.registry_figures import SentPaper
from tenderkit.workflows.case.issued_papers import IssuedOfKind, issued_papers
from tenderkit.workflows.case.sound_case import SoundCase


def sent_papers(sound: SoundCase) -> tuple[SentPaper, ...]:
    """In the order in which they were issued; raises `InvalidInputError` for a `kommun.yaml` with faults."""
    own = _own_values(sound.folder)
    return tuple(_sent(each, own.get(each.kind.id if each.kind is not None else "")) for each in issued_papers(sound))


def _own_values(folder: Path | None) -> dict[str, ArchivedPaper]:
    """By kind, of the nearest `kommun.yaml` above the case; nothing where there is none."""
    home = folder.resolve() if folder is not None else None
    above = (home, *home.parents) if home is not None else ()
    file = next((municipality_file(each) for each in above if municipality_file(each).is_file()), None)
    if file is None:
        return {}
    return {each.kind: each for each in read_municipality(file)[0].archives or ()}


def _sent(of: IssuedOfKind, own: ArchivedPaper | None) -> SentPaper:
    kind, record = of.kind, of.record
    return SentPaper(
        title=of.title,
        number=of.copy.number,
        day=of.copy.date,
        sender=kind.from_role if kind is not None else "",
        recipients=kind.to_role if kind is not None else (),
        files=tuple(of.copy.outputs.items()),
        type=(own.type if own is not None else None) or record.type,
        status=record.status,
        secrecy=(own.secrecy if own is not None else None) or record.secrecy,
        retention=(own.retention if own is not None else None) or record.retention,
        of_a_person=kind is not None and (kind.audience == "individual" or kind.tells_of_a_person),
    )
