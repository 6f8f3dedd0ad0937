"""The documents of a kind as a sound case gives them now, as HTML for a page that has a frame of its own."""

from collections.abc import Collection, Sequence
from contextlib import suppress

from tenderkit.problems import TenderkitError
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.matching.recruiters_file import matching_for
from tenderkit.workflows.papers.composing import compose_documents
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase, load_kind, versions_for
from tenderkit.workflows.papers.lengths import in_lengths
from tenderkit.writers.html_writer import documents_html

_UNDER = 2


def documents_of_kind(sound: SoundCase, kind_id: str, only: Collection[str] = ()) -> tuple[ComposedDocument, ...]:
    """Composed, not written: every one, or those named in `only`; raises as `compose_documents` does."""
    return compose_documents(kind_as_it_stands(sound, kind_id), only)


def kind_as_it_stands(sound: SoundCase, kind_id: str) -> KindOfCase:
    """The kind with the versions and the lengths of the case's lock; of a paper about a person those of the persons' folder."""
    kind = load_kind(sound, kind_id)
    home = sound.where_written(of_a_person=kind.tells_of_a_person)
    locked = versions_for(home, kind, home.locked_versions)
    found = KindOfCase(home, kind, locked=locked, matching=matching_for(sound, kind))
    return in_lengths(found, home.papers_lock.lock)


def text_of_kind(sound: SoundCase, kind_id: str) -> str:
    """All of them, one after the other, below a heading of the second level."""
    documents = documents_of_kind(sound, kind_id)
    return documents_html(((each.composition.document, None) for each in documents), below=_UNDER)


def text_of_kinds(sound: SoundCase, kind_ids: Sequence[str]) -> str:
    """Those of several kinds after each other; of a kind that the case hasn't come far enough for, nothing."""
    found: list[ComposedDocument] = []
    for kind_id in kind_ids:
        with suppress(TenderkitError):
            found += documents_of_kind(sound, kind_id)
    return documents_html(((each.composition.document, None) for each in found), below=_UNDER)
