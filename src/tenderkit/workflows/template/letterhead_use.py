"""Which papers a letterhead is for: those that speak for the authority, or those that carry nothing of it."""

from tenderkit.problems import TenderkitError
from tenderkit.project.places import ProjectPlaces
from tenderkit.readers.papers.kind_reader import read_kind


def speaks_for_authority(letterhead: str, places: ProjectPlaces) -> bool:
    """Whether any kind in force that names the letterhead does; so does one that no kind names, or whose kinds can't be read."""
    folders = filter(None, map(places.kind_folder, places.kinds()))
    speaking = []
    for folder in folders:
        try:
            kind = read_kind(folder, places.letterheads())
        except TenderkitError:  # told where the kind is linted
            continue
        if kind.letterhead == letterhead:
            speaking.append(kind.speaks_for_authority)
    return not speaking or any(speaking)
