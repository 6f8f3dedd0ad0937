"""A document keeps its numbering from one build to the next, and to the issued copy."""

from tenderkit.assembly.plan import Layout
from tenderkit.model.papers.lock import Lock, LockedLayout


def remembered_layout(lock: Lock, kind_id: str) -> Layout:
    """How the kind's document was numbered last time, or from 1."""
    entries = (entry for name, entry in lock.documents.items() if name == kind_id or name.startswith(f"{kind_id}-"))
    return layout_from_lock(next((entry.layout for entry in entries), LockedLayout()))


def layout_from_lock(kept: LockedLayout) -> Layout:
    """The layout that the lock has kept."""
    return Layout(kept.numbering, tuple(map(int, kept.start.split("."))), kept.ama_code)


def layout_to_lock(layout: Layout) -> LockedLayout:
    """The layout as the lock keeps it."""
    return LockedLayout(numbering=layout.numbering, start=".".join(map(str, layout.start)), ama_code=layout.ama_code)
