"""What `clauses lint` would say of a text that isn't saved yet, each finding at the field that it is about."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Gravity
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.library import ClauseLibrary
from tenderkit.problems import InvalidInputError, Key
from tenderkit.readers.clauses.clause_reader import parse_clause
from tenderkit.rules.clauses.library_rules import lint_set
from tenderkit.workflows.clause_drafts.clause_draft import (
    ClauseDraft,
    ClauseForm,
    FormFault,
    UnclearFormError,
    written_file,
)
from tenderkit.workflows.clause_drafts.mark_lists import MARK_LISTS
from tenderkit.workflows.clauses.lint_library import newest_clauses, role_problems, version_findings

_FIELDS = frozenset(
    {"title", "motive", "evidence", "follow_up", "sanction", "guidance", "applies_if", "requires", "law_refs"}
    | set(MARK_LISTS)
)


class CheckedText(Struct, frozen=True):
    """The clause as the form has it (`None` where it can't be read), and everything that is found in it."""

    faults: tuple[FormFault, ...]
    clause: Clause | None = None

    @property
    def stops_saving(self) -> bool:
        return self.clause is None

    @property
    def stops_publishing(self) -> bool:
        return self.clause is None or any(each.message.gravity is Gravity.ERROR for each in self.faults)


def checked_form(draft: ClauseDraft, form: ClauseForm) -> CheckedText:
    """What the form says, held to every rule that publishing holds it to; the worst first."""
    try:
        clause = parse_clause(written_file(draft, form), draft.path)
    except UnclearFormError as error:
        return CheckedText(error.faults)
    except InvalidInputError as error:
        return CheckedText(tuple(FormFault(field_of_key(each.key), each.message) for each in error.problems))
    library = _with(draft.library, clause)
    among = [each for of, each in lint_set({**newest_clauses(library), clause.id: clause}) if of == clause.id]
    found = [
        FormFault(field_of_key(each.key), each.message)
        for each in (*version_findings(draft.places, library, clause), *among)
    ]
    found += (
        FormFault("other", each.message) for each in role_problems(draft.places.clause_folders, library, clause.id)
    )
    return CheckedText(tuple(_worst_first(dict.fromkeys(found))), clause)


def _with(library: ClauseLibrary, clause: Clause) -> ClauseLibrary:
    """The library with these words in the version's place."""
    versions = library.clauses[clause.id]
    entry = replace(versions[clause.version], clause=clause)
    return replace(library, clauses={**library.clauses, clause.id: {**versions, clause.version: entry}})


def _worst_first(faults: dict[FormFault, None]) -> Iterator[FormFault]:
    order = list(Gravity)
    return iter(sorted(faults, key=lambda each: order.index(each.message.gravity)))


def field_of_key(key: Key) -> str:
    """The field of the form for a key of the file; what is said of the text itself has no key."""
    first = str(key[0]) if key else "text"
    if first == "change":
        return "note" if key[-1] == "note" else "theme"
    if first in _FIELDS:
        return first
    return "text" if first in ("text", "parameters") else "other"
