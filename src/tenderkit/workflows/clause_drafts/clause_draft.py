"""A clause's file while it is written: what it says in the writer's words, and what a form says put back into the file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Clause, LawReference, Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, Version
from tenderkit.problems import NotAllowedYetError, RefusedError
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.readers.clauses.clause_parser import MOST_BYTES
from tenderkit.readers.clauses.clause_reader import parse_clause
from tenderkit.readers.clauses.library_reader import LIBRARY_FILE, read_library
from tenderkit.readers.file_bytes import bytes_of_file
from tenderkit.readers.yaml.yaml_changes import Drop, Edit, Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.rules.clauses.clause_text import condition_text
from tenderkit.workflows.clause_drafts.kept_bytes import with_line_ends_of
from tenderkit.workflows.clause_drafts.known_values import KnownValue, parameter_as_written, printable_values
from tenderkit.workflows.clause_drafts.mark_lists import MarkLists, mark_lists
from tenderkit.workflows.clause_drafts.shown_text import (
    Translation,
    shown_condition,
    unused_parameters,
    written_condition,
)
from tenderkit.workflows.clause_drafts.text_columns import TextStretch, body_with, stretches_of
from tenderkit.workflows.clauses.clause_paths import clause_path
from tenderkit.workflows.clauses.library_edits import with_state
from tenderkit.workflows.clauses.lint_library import newest_clauses
from tenderkit.writers.output import Output, digest_of, place

if TYPE_CHECKING:
    from tenderkit.readers.yaml.yaml_events import Tree

WRITABLE = (Status.DRAFT, Status.REVIEW)
SENTENCES = ("title", "motive", "evidence", "follow_up", "sanction", "guidance")


class FormFault(Struct, frozen=True):
    """What is wrong with one field of the form; `at` is how far into it."""

    field: str
    message: Message
    at: int = 0


class ClauseForm(Struct, frozen=True):
    """What the form says: the sentences by name, the text in stretches, conditions and clauses in words."""

    sentences: Mapping[str, str]
    stretches: tuple[TextStretch, ...]
    applies_if: str
    requires: tuple[str, ...]
    law: tuple[str, ...]
    theme: str = ""
    note: str = ""
    owner: str = ""
    review_by: date | None = None
    mark_lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class ClauseDraft(Struct, frozen=True):
    """A version that can be written in, as it stands in its file."""

    wanted: Version
    path: Path
    data: bytes
    clause: Clause
    entry: LibraryEntry
    library: ClauseLibrary
    places: ProjectPlaces
    law_choices: Mapping[str, LawReference] = field(default_factory=dict)
    lists: MarkLists = field(default_factory=MarkLists)

    @property
    def digest(self) -> str:
        return digest_of(self.data)

    @property
    def is_own(self) -> bool:
        """Whether it stands in the municipality's own folder."""
        return self.path.is_relative_to(own_clauses(self.places))

    @property
    def body(self) -> str:
        return _split(self.data)[1]

    @property
    def values(self) -> tuple[KnownValue, ...]:
        """What the text can print, by its label."""
        return printable_values(self.library, self.clause.parameters)

    @property
    def titles(self) -> dict[str, str]:
        """What each other clause is called; two that are called the same are told apart by their ids."""
        found: dict[str, str] = {}
        for clause_id, clause in newest_clauses(self.library).items():
            if clause_id != self.wanted.clause:
                found[clause_id] = (
                    clause.title if clause.title not in found.values() else f"{clause.title} ({clause_id})"
                )
        return found

    @property
    def translation(self) -> Translation:
        return Translation(self.body, self.values, self.titles)

    @property
    def form(self) -> ClauseForm:
        """The file in the writer's words."""
        translate, titles = self.translation.shown, self.titles
        stated = condition_text(self.clause.applies_if) if self.clause.applies_if is not None else ""
        return ClauseForm(
            sentences={name: str(getattr(self.clause, name)) for name in SENTENCES},
            stretches=tuple(each.translated(translate) for each in stretches_of(self.body)),
            applies_if=shown_condition(stated) if stated else "",
            requires=tuple(titles.get(each, each) for each in self.clause.requires),
            law=tuple(map(law_key, self.clause.law_refs)),
            theme=self.clause.change.theme,
            note=self.clause.change.note,
            owner=self.entry.state.owner,
            review_by=self.entry.state.review_by,
            mark_lists=self.lists.shown(self.clause),
        )


def clause_draft(start: Path, wanted: Version) -> ClauseDraft:
    """The version, when it may be written in.

    Raises `RefusedError` for one that isn't there or is built in, and `NotAllowedYetError` for one that is published: it is
    followed by a new version instead.
    """
    found = clause_as_it_stands(start, wanted)
    if not found.is_own:
        raise RefusedError("TK-L082", {"folder": found.path.parents[1]})
    if found.entry.state.status not in WRITABLE:
        raise NotAllowedYetError([Message("TK-L426", {"version": str(wanted)})])
    return found


def clause_as_it_stands(start: Path, wanted: Version) -> ClauseDraft:
    """Any version, to be read in the writer's words; raises `RefusedError` for one that isn't there."""
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    entry = library.version(wanted.clause, wanted.version)
    if entry is None:
        raise RefusedError("TK-L080", {"version": wanted})
    path = clause_path(places, wanted.clause, wanted.version)
    data = bytes_of_file(path, MOST_BYTES)
    clause = parse_clause(data, path)
    laws, lists = law_choices(library, clause), mark_lists(places)
    return ClauseDraft(wanted, path, data, clause, entry, library, places, laws, lists)


def own_clauses(places: ProjectPlaces) -> Path:
    """The municipality's own folder of clauses; raises `RefusedError` where the settings name none."""
    if len(places.roots) == 1:
        raise RefusedError("TK-L425")
    return places.roots[-1] / "clauses"


def written_file(draft: ClauseDraft, form: ClauseForm) -> bytes:
    """The file as the form has it, every other byte as it was; raises `UnclearFormError` with each field's faults."""
    faults: list[FormFault] = []
    before, body = draft.form, draft.body
    new_values: dict[str, KnownValue] = {}
    if form.stretches != before.stretches:
        body, new_values = _written_body(draft, form.stretches, before.stretches, faults)
    edits = [*_edits(draft, form, before, faults)]
    if faults:
        raise UnclearFormError(faults)
    front = _split(draft.data)[0].encode()
    for step in (edits, _new_parameters(draft, new_values), _dropped_parameters(draft, body)):
        front = edited(front, draft.path, step) if step else front
    return with_line_ends_of(draft.data, f"---\n{front.decode()}\n---\n{body}".replace("\r\n", "\n"))


class UnclearFormError(Exception):
    """What in the form can't be put into the file; nothing is written."""

    def __init__(self, faults: Sequence[FormFault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(faults)


def save_clause(draft: ClauseDraft, form: ClauseForm, made_of: str) -> None:
    """Write the file, and owner and review date into `library.yaml`; raises `ChangedMeanwhileError` where the file isn't what was seen.

    A text that can't be read isn't written: one broken file would stop every list of clauses.
    """
    data = written_file(draft, form)
    parse_clause(data, draft.path)
    outputs = [Output(draft.path, data, made_of=made_of)] if data != draft.data or made_of != draft.digest else []
    state = replace(draft.entry.state, owner=form.owner, review_by=form.review_by)
    if state != draft.entry.state:
        listed = own_clauses(draft.places) / LIBRARY_FILE
        standing = listed.read_bytes()
        outputs.append(Output(listed, with_state(standing, listed, draft.wanted, state), made_of=digest_of(standing)))
    if outputs:
        place(outputs)


def law_choices(library: ClauseLibrary, clause: Clause) -> dict[str, LawReference]:
    """The provisions that a clause of the library rests on, with the procurements for which each of them is the one."""
    found = (*clause.law_refs, *(law for each in newest_clauses(library).values() for law in each.law_refs))
    return {law_key(law): law for law in sorted(dict.fromkeys(found), key=law_key)}


def law_key(law: LawReference) -> str:
    """A provision in words, which name it in a form."""
    when = shown_condition(condition_text(law.when)) if law.when is not None else ""
    return f"{law.provision} {law.act}" + (f" (när {when})" if when else "")


def _split(data: bytes) -> tuple[str, str]:
    """The front matter and the text, without the lines between."""
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    front, _, body = text.partition("\n---\n")
    return front.removeprefix("---\n"), body


def _written_body(
    draft: ClauseDraft, sent: Sequence[TextStretch], before: Sequence[TextStretch], faults: list[FormFault]
) -> tuple[str, dict[str, KnownValue]]:
    """The text with the stretches that were changed; what the others say isn't asked."""
    values: dict[str, KnownValue] = {}
    translation, standing = draft.translation, stretches_of(draft.body)

    def written(name: str, shown: str) -> str:
        found = translation.written(shown)
        values.update({value.name: value for value in found.values})
        faults.extend(FormFault(name, fault.message, fault.at) for fault in found.faults)
        return found.text

    def told(number: int, each: TextStretch) -> TextStretch:
        if number < len(before) and each == before[number]:
            return standing[number]
        return TextStretch(
            written(f"text-{number}", each.common),
            None if each.short is None else written(f"kort-{number}", each.short),
            None if each.full is None else written(f"full-{number}", each.full),
        )

    return body_with(draft.body, [told(number, each) for number, each in enumerate(sent)]), values


def _new_parameters(draft: ClauseDraft, values: Mapping[str, KnownValue]) -> list[Edit]:
    """The values that the text prints for the first time."""
    new: dict[str, Tree] = {
        name: parameter_as_written(value.parameter)
        for name, value in values.items()
        if value.parameter is not None and name not in draft.clause.parameters
    }
    return [Put(("parameters",), new)] if new else []


def _dropped_parameters(draft: ClauseDraft, body: str) -> list[Edit]:
    return [Drop(("parameters", name)) for name in unused_parameters(draft.clause.parameters, draft.body, body)]


def _edits(draft: ClauseDraft, form: ClauseForm, before: ClauseForm, faults: list[FormFault]) -> Iterator[Edit]:
    """Only what somebody has changed."""
    yield from _sentences(form, before, faults)
    if form.applies_if != before.applies_if:
        yield from _condition(form.applies_if, faults)
    if form.requires != before.requires:
        yield from _named(form.requires, draft.titles, faults)
    if form.law != before.law:
        chosen = (draft.law_choices[each] for each in form.law if each in draft.law_choices)
        yield Put(("law_refs",), list(map(_law_as_written, chosen)))
    for name, lines in form.mark_lists.items():
        if lines != before.mark_lists[name]:
            edits, unread = draft.lists.edits(name, lines, draft.clause)
            faults += (FormFault(name, each) for each in unread)
            yield from edits


def _sentences(form: ClauseForm, before: ClauseForm, faults: list[FormFault]) -> Iterator[Edit]:
    told: list[tuple[tuple[str, ...], str, str]]
    told = [((name,), form.sentences.get(name, ""), before.sentences[name]) for name in SENTENCES]
    told += [(("change", "theme"), form.theme, before.theme), (("change", "note"), form.note, before.note)]
    for key, after, standing in told:
        said = " ".join(after.split())
        if said == " ".join(standing.split()):
            continue
        if not said and key != ("sanction",):
            faults.append(FormFault(key[-1], Message("TK-L427")))
        yield Put(key, said or None)


def _condition(words: str, faults: list[FormFault]) -> Iterator[Edit]:
    found = written_condition(words) if words else ""
    if isinstance(found, Message):
        faults.append(FormFault("applies_if", found))
    else:
        yield Put(("applies_if",), found or None)


def _named(wanted: Sequence[str], titles: Mapping[str, str], faults: list[FormFault]) -> Iterator[Edit]:
    known = {title.casefold(): clause for clause, title in titles.items()} | {clause: clause for clause in titles}
    unknown = [each for each in wanted if each.casefold() not in known]
    faults += (FormFault("requires", Message("TK-L424", {"title": each, "near": "–"})) for each in unknown)
    found: list[Tree] = [known[each.casefold()] for each in wanted if each not in unknown]
    yield Put(("requires",), found)


def _law_as_written(law: LawReference) -> dict[str, Any]:
    when = {"when": condition_text(law.when)} if law.when is not None else {}
    return {"act": law.act, "provision": law.provision, **when}
