"""A kind of document of a case: what its documents are composed from, and each as it comes out."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from tenderkit.assembly.plan import Composition, DocumentPlan, Layout, Presentation
from tenderkit.messages import text
from tenderkit.model.case.case import Lot
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.law.acts import Act
from tenderkit.model.papers.kind import AboutWhat, Kind
from tenderkit.model.papers.lock import LockedClause
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.problems import RefusedError
from tenderkit.project.one_run import latest_in_a_run, once_in_a_run
from tenderkit.project.places import ProjectPlaces
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.contract.text_length import DecidedLength, text_length
from tenderkit.rules.contract.without_work import without_work
from tenderkit.rules.language.near_words import near_spellings
from tenderkit.rules.law.legal_basis import computed_facts
from tenderkit.rules.papers.issued_terms import states_terms
from tenderkit.workflows.case.in_use import clauses_in_use, clauses_of_the_lock
from tenderkit.workflows.case.sound_case import STANDARD_INPUT, SoundCase
from tenderkit.workflows.matching.facts_of_case import facts_of_case
from tenderkit.workflows.papers.documents_to_be import DocumentToBe
from tenderkit.workflows.privacy.our_words import OurWords, words_beside
from tenderkit.workflows.reports.pdf_files import PDF, PdfFile, pdf_file
from tenderkit.workflows.reports.rendering import read_letterhead

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Matching
    from tenderkit.model.papers.kind_file import KindRoles
    from tenderkit.model.policy.policy import Policy
    from tenderkit.rules.papers.figures import Reports
    from tenderkit.rules.papers.registry_figures import SentPaper
    from tenderkit.rules.privacy.distinctive_index import DistinctiveIndex, ForbiddenFacts


class KindOfCase(Struct, frozen=True, dict=True):
    """`locked` holds, by document and clause id, the versions that an earlier build used.

    `layouts` is how each document is numbered, by its name, and `quoted_layouts` how the requirements sections are, for those
    kinds that quote them. `lengths` are those that documents have from before, by their names.
    """

    sound: SoundCase
    kind: Kind
    presentation: Presentation = field(default_factory=Presentation)
    locked: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    matching: "Matching | None" = None
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    quoted_layouts: Mapping[str, Layout] = field(default_factory=dict)
    lengths: Mapping[str, DecidedLength] = field(default_factory=dict)

    @cached_property
    def policy(self) -> "Policy":
        """Read when something first asks; only the kinds that assess do."""
        from tenderkit.readers.policy.policy_reader import read_policy

        return read_policy(self.sound.places.policy_file)

    def length_of(self, document: str) -> DecidedLength:
        """The length that the document keeps; of a new one what the case, the municipality or the contract asks for."""
        return self.lengths.get(document) or self._new_length

    @cached_property
    def _new_length(self) -> DecidedLength:
        """Imported for a municipality that has chosen a policy; a faulty one still lets the section be built."""
        from tenderkit.readers.policy.policy_reader import read_policy_length

        case, policy = self.sound.case, self.sound.places.policy
        municipal = read_policy_length(policy) if case.text is None and policy is not None else None
        return text_length(case, municipal)

    @cached_property
    def reports(self) -> "Reports":
        """What several of its documents tell of the whole contract, computed once for each day."""
        return {}

    @cached_property
    def forbidden(self) -> "ForbiddenFacts":
        """The facts of the case that none of the kind's documents may hold, but for what each is about."""
        return _forbidden(facts_of_case(self.sound.case, self.matching), self.kind)

    @cached_property
    def our_words(self) -> OurWords:
        """What its documents may say whatever the case says."""
        return words_beside(self.kind, self.sound.places.clause_folders)

    @property
    def policy_is_chosen(self) -> bool:
        return self.sound.places.policy_is_chosen

    @cached_property
    def kind_roles(self) -> "tuple[KindRoles, ...]":
        """Who hands which papers to whom, of every kind; imported for the chart of them."""
        from tenderkit.workflows.papers.matter import roles_of_kinds

        return roles_of_kinds(self.sound.places)

    def facts_of_case(self, lot: Lot | None) -> Mapping[str, object | None]:
        """What is computed of the case alone, or of a lot of it: the same for each of a thousand documents."""
        key = lot.id if lot is not None else ""
        if key not in self._facts_of_case:
            case = self.sound.case
            requirement = lot.requirement if lot is not None and lot.requirement is not None else case.requirement
            worked = {"without_work": without_work(requirement)}
            self._facts_of_case[key] = computed_facts(self.sound.legal, case, lot) | worked
        return self._facts_of_case[key]

    @cached_property
    def _facts_of_case(self) -> dict[str, Mapping[str, object | None]]:
        return {}

    @property
    def act(self) -> Act:
        """What is known of the act that the procurement follows."""
        return self.sound.legal.act

    @cached_property
    def locked_clauses(self) -> ClausesInUse:
        """The clauses that the case's documents were built of; read once, when something first asks."""
        return clauses_of_the_lock(self.sound.places, self.locked)

    @cached_property
    def sent_papers(self) -> "tuple[SentPaper, ...]":
        """What the lock says has been sent out; imported for the list that the registry gets."""
        from tenderkit.workflows.papers.sent_papers import sent_papers

        return sent_papers(self.sound)

    def clauses_for(self, roles: Collection[ClauseRole]) -> ClausesInUse:
        """The clauses of these roles: those of the lock, else those in force."""
        return clauses_in_use(self.sound.places, roles, self.sound.day, self.locked)


@latest_in_a_run
def _forbidden(facts: "DistinctiveIndex", kind: Kind) -> "ForbiddenFacts":
    return facts.forbidden(kind.allows)


class ComposedDocument(Struct, frozen=True):
    """One document: what it was to be, what it was composed from, and what came of it."""

    to_be: DocumentToBe
    plan: DocumentPlan
    composition: Composition

    @property
    def name(self) -> str:
        """The file's stem."""
        return self.to_be.name

    @property
    def clauses_to_lock(self) -> tuple[LockedClause, ...]:
        """Its clauses as the lock keeps them."""
        values = self.composition.values
        return tuple(
            LockedClause(id=clause.id, version=clause.version, digest=clause.digest, values=values.get(clause.id, {}))
            for clause in self.composition.document.clauses
        )

    def as_pdf(self, places: ProjectPlaces, file: str = "") -> PdfFile:
        """Its PDF, by its own name or that of `file`."""
        document, kind = self.composition.document, self.plan.kind
        return pdf_file(document, self.plan.day, file or f"{self.name}{PDF}", kind.letterhead, places)


def versions_for(sound: SoundCase, kind: Kind, locked: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """The clause versions that a kind's documents are made of and quote: what was issued, whatever has been built since.

    The requirements section itself is made of the versions of its last build, which may be the draft of a correction.
    """
    issued = sound.in_force.versions
    if states_terms(kind.id) or not issued:
        return issued | dict(locked)
    return {name: versions for name, versions in locked.items() if not states_terms(name)} | issued


def load_template(sound: SoundCase, kind: Kind) -> CompiledTemplate:
    """The letterhead that the kind names, compiled."""
    return _letterhead(sound.places, kind.letterhead)


@once_in_a_run
def _letterhead(places: ProjectPlaces, name: str) -> CompiledTemplate:
    """Looked for once for all documents of a run."""
    return read_letterhead(places.letterhead_folder(name))


def load_kind(sound: SoundCase, kind_id: str) -> Kind:
    """The text and rules of a kind about a case; raises `RefusedError` when there is none by that id, or it is about something else."""
    return kind_about_a_case(sound.places, kind_id, sound.folder or STANDARD_INPUT)


def kind_about_a_case(places: ProjectPlaces, kind_id: str, path: Path) -> Kind:
    """The same, of whatever stands at the path."""
    folder = places.kind_folder(kind_id)
    if folder is None:
        raise unknown_kind(kind_id, places.kinds())
    kind = read_kind(folder, places.letterheads())
    if AboutWhat.CASE not in kind.about:
        raise built_from_something_else(kind_id, path, kind.about)
    return kind


def built_from_something_else(kind_id: str, path: Path, about: Iterable[AboutWhat]) -> RefusedError:
    """The refusal of a kind that isn't built from what stands at the path, with the command that builds it."""
    commands = text("about.or").join(text(f"about.{what.value}.command", kind=kind_id) for what in about)
    return RefusedError("TK-K081", {"kind": kind_id, "path": path, "command": commands})


def unknown_kind(kind_id: str, known: Collection[str], others: Collection[str] = ()) -> RefusedError:
    """The refusal of a kind that there isn't, with the one that was meant; `others` may be meant too."""
    facts = {"kind": kind_id, "kinds": ", ".join(known)}
    guesses = near_spellings(kind_id, (*known, *others))
    return (
        RefusedError("TK-S080", {**facts, "guess": ", ".join(guesses)}) if guesses else RefusedError("TK-S002", facts)
    )
