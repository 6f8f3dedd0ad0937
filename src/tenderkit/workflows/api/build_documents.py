"""`tenderkit.build`: the documents of a case as bytes, without a lock and without a touch of the case's folder."""

from collections.abc import Collection
from pathlib import Path
from sys import intern

from tenderkit.assembly.plan import Presentation
from tenderkit.project.one_run import latest_in_a_run
from tenderkit.workflows.api.finished_documents import BuiltDocument, finished_documents
from tenderkit.workflows.api.read_case import Case
from tenderkit.workflows.matching.recruiters_file import rests_on_matching
from tenderkit.workflows.papers.build import refuse_among_the_cases
from tenderkit.workflows.papers.kind_of_case import KindOfCase, load_kind, versions_for
from tenderkit.workflows.papers.layouts import in_layouts
from tenderkit.workflows.papers.lengths import in_lengths
from tenderkit.writers.output import Output, place


def build_documents(
    case: Case,
    kind: str,
    *,
    to: Path | None = None,
    formats: Collection[str] = (".docx",),
    only: Collection[str] = (),
) -> tuple[BuiltDocument, ...]:
    """Every document of the kind, or those named in `only`, in the clause versions of the case's lock and else those in force.

    With `to` the files are written to that folder, all or none; a file that stands there with other bytes is left alone, and
    `RefusedError` raised. Raises `NotAllowedYetError` when the case hasn't come that far for the kind, `RefusedError` for a kind
    or a format that there isn't, and `InvalidInputError` for what can't be written.
    """
    with case.library.reading(case.kept):
        asked = _asked(case, intern(kind))
        if to is not None and asked.kind.tells_of_a_person:
            refuse_among_the_cases(asked.sound, to)
        built = tuple(finished_documents(asked, case.library.writer, formats, frozenset(only)))
    if to is not None and built:
        private = asked.kind.tells_of_a_person
        place([Output(to / f"{each.name}{each.suffix}", each.data, private=private) for each in built])
    return built


@latest_in_a_run
def _asked(case: Case, kind_id: str) -> KindOfCase:
    return asked_of(case, kind_id)


def asked_of(case: Case, kind_id: str) -> KindOfCase:
    """The kind as the case's own builds have it: the versions, the numbering and the lengths of the lock."""
    sound = case.sound
    kind = load_kind(sound, kind_id)
    if kind.tells_of_a_person and (at_home := sound.among_its_persons()) is not None:
        sound = at_home
    sound.stop_if_terms_are_lost()
    versions = versions_for(sound, kind, sound.locked_versions)
    matching = case.matching if rests_on_matching(kind) else None
    found = KindOfCase(sound, kind, Presentation(), versions, matching)
    lock = sound.papers_lock.lock
    return in_layouts(in_lengths(found, lock), lock, None)
