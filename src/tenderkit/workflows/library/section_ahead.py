"""What a version of a clause would change in the requirements section of a case that is open: both texts with the case's own values."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.assembly.compose import compose
from tenderkit.assembly.plan import Composition
from tenderkit.model.case.case import Procurement
from tenderkit.model.clauses.library import ClauseLibrary
from tenderkit.model.papers.document import ClauseText
from tenderkit.problems import InvalidInputError, NotAllowedYetError, TenderkitError
from tenderkit.project.places import find_places
from tenderkit.readers.yaml.stand_ins import WithStandIns, with_stand_ins
from tenderkit.rules.changes.word_diff import Diff, diff_lines, differs
from tenderkit.workflows.drafts.draft_case import read_draft
from tenderkit.workflows.drafts.preview import asked_section, examined_draft, plan_as_stated
from tenderkit.workflows.library.whole_library import whole_library
from tenderkit.workflows.papers.composing import planned_documents
from tenderkit.workflows.papers.kind_of_case import KindOfCase
from tenderkit.writers.lines import block_lines


class SectionAhead(Struct, frozen=True):
    """What one section has now, and how its text would differ; no `diff` where the clause isn't in it either way."""

    document: str
    before: str
    diff: Diff

    @property
    def changes(self) -> bool:
        return differs(self.diff)


class CaseAhead(Struct, frozen=True):
    """The sections of one case that the clause has a place in; `why_not` says why nobody can tell what it would change."""

    file: Path
    sections: tuple[SectionAhead, ...] = ()
    why_not: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        return any(each.changes for each in self.sections)


def section_ahead(file: Path, clause_id: str, version: str) -> CaseAhead:
    """The sections as they stand, and as they would with that version; nothing is written, and raises nothing that the file can cause."""
    try:
        return CaseAhead(file, tuple(_sections(file, clause_id, version)))
    except NotAllowedYetError as early:
        return CaseAhead(file, why_not=tuple(reason.what for reason in early.reasons))
    except InvalidInputError as error:
        return CaseAhead(file, why_not=tuple(dict.fromkeys(each.message.what for each in error.problems)))
    except TenderkitError as error:
        return CaseAhead(file, why_not=(str(error.message.what),))


def _sections(file: Path, clause_id: str, version: str) -> Iterator[SectionAhead]:
    source = read_draft(file).source
    filled = with_stand_ins(Procurement, source.data)
    if filled is None or source.problems:
        raise InvalidInputError(source.problems)
    asked = asked_section(examined_draft(source, file.parent, filled))
    library = whole_library(find_places(file.parent.resolve()).clause_folders)
    standing = _composed(asked, filled)
    ahead = {name: _with_version(each, library, clause_id, version) for name, each in standing.items()}
    changed = _composed(replace(asked, sound=asked.sound.recounted(ahead), locked=ahead), filled)
    place = library.place_of(clause_id)
    for name, before in standing.items():
        has = _has(before, place)
        if name in changed and has:
            lines = (_lines(each, library, place) for each in (before, changed[name]))
            yield SectionAhead(name, has, diff_lines(*lines))


def _composed(asked: KindOfCase, filled: WithStandIns[Procurement]) -> Mapping[str, Composition]:
    return {each.to_be.name: compose(plan_as_stated(each, filled)) for each in planned_documents(asked)}


def _with_version(standing: Composition, library: ClauseLibrary, clause_id: str, version: str) -> dict[str, str]:
    """Every clause of the section in the version that it has, but for the one in this place."""
    place = library.place_of(clause_id)
    clauses = [choice.entry.clause for choice in standing.selection.choices]
    others = {each.id: each.version for each in clauses if library.place_of(each.id) != place}
    return others | {clause_id: version}


def _has(standing: Composition, place: str) -> str:
    """`1.1.0`, or `vart-vite 1.0.0` where another clause stands there; '' where the section has no such place."""
    found = [choice.entry.clause for choice in standing.selection.choices if choice.place == place]
    return next((each.version if each.id == place else f"{each.id} {each.version}" for each in found), "")


def _lines(composition: Composition, library: ClauseLibrary, place: str) -> tuple[str, ...]:
    """What the section says in that place; nothing where the clause is left out."""
    texts = (block for block in composition.document.blocks if isinstance(block, ClauseText))
    return tuple(
        line
        for text in texts
        if library.place_of(text.clause.id) == place
        for block in text.blocks
        for line in block_lines(block)
    )
