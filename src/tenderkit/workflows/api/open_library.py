"""The library held open: what has been read of it once is there for every case and every document."""

from contextlib import AbstractContextManager
from pathlib import Path

from tenderkit.project.one_run import Kept, one_run
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.workflows.quick.quick_writer import QuickWriter


class Library:
    """Clauses, kinds of documents, letterheads and laws, as they stood when each was first asked for.

    Several threads may use one at once. What is saved in the library afterwards is seen by opening it again.
    """

    def __init__(self, places: ProjectPlaces, start: Path) -> None:
        self._places = places
        self._start = start
        self._kept = Kept()
        self.writer = QuickWriter()

    @property
    def places(self) -> ProjectPlaces:
        """Where it stands on the disk."""
        return self._places

    @property
    def start(self) -> Path:
        """From where it was opened, and another process can open it again."""
        return self._start

    def kinds(self) -> tuple[str, ...]:
        """The ids of the document kinds that there are."""
        return self._places.kinds()

    def reading(self, beside_case: Kept | None = None) -> AbstractContextManager[None]:
        """While this lasts, what is read is kept: of the library here, of a case where the case keeps it."""
        own = beside_case.of_case if beside_case is not None else {}
        return one_run(Kept(self._kept.of_library, own))


def open_library(start: Path | str = ".") -> Library:
    """The built-in library, below what the nearest `tenderkit.toml` from `start` upwards names.

    Raises `InvalidInputError` for settings with faults.
    """
    found = Path(start).resolve()
    return Library(find_places(found), found)
