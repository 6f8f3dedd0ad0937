"""The requirements section as it stands while the case is being written: what nobody has answered yet is marked in it."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.assembly.choose import Selection
from tenderkit.assembly.compose import compose
from tenderkit.assembly.plan import DocumentPlan
from tenderkit.messages import document_text
from tenderkit.model.case.case import Lot, Procurement
from tenderkit.model.papers.document import Document
from tenderkit.problems import InvalidInputError, Key, NotAllowedYetError, TenderkitError
from tenderkit.project.places import find_places
from tenderkit.readers.yaml.stand_ins import WithStandIns, with_stand_ins, without_stand_ins
from tenderkit.readers.yaml.yaml_reader import YamlSource
from tenderkit.rules.conditions.facts import COMPUTED, Facts
from tenderkit.rules.papers.issued_terms import QUOTED_KIND
from tenderkit.workflows.case.sound_case import SoundCase, examined_source
from tenderkit.workflows.papers.composing import PlannedDocument, planned_documents
from tenderkit.workflows.papers.kind_of_case import KindOfCase, load_kind, versions_for
from tenderkit.workflows.papers.lengths import in_lengths

_OF_THE_LAW = ("act", "act_short", "principles", "social_considerations", "condition_basis", "link_basis")
_DECIDE_THE_REGIME = (("law",), ("procedure", "begins"), ("contract", "estimated_value"), ("contract", "subject"))


NO_CLAUSES = Selection((), ())


class PreviewedSection(Struct, frozen=True):
    """One section: of the whole, or of a lot with a requirement of its own, which stands at `lot_at` among the lots."""

    document: Document
    lot_at: int | None
    questions: Mapping[str, str]
    basics_are_told: bool = True
    selection: Selection = NO_CLAUSES

    def key_of(self, path: str) -> Key:
        """Where in the file the fact at the path is answered; what is computed by a confirmation, where the basic facts are told."""
        if path.partition(".")[0] == COMPUTED:
            return ("confirmations",) if self.basics_are_told else ("law",)
        if self.lot_at is not None and path.partition(".")[0] == "requirement":
            path = f"contract.lots.{self.lot_at}.{path}"
        return tuple(int(step) if step.isdecimal() else step for step in path.split(".") if step)


class Preview(Struct, frozen=True):
    """The sections, and the keys that nobody has answered; `not_yet` says why there is no text at all."""

    sections: tuple[PreviewedSection, ...] = ()
    unanswered: tuple[Key, ...] = ()
    not_yet: tuple[str, ...] = field(default_factory=tuple)


def preview(source: YamlSource, folder: Path) -> Preview:
    """The text that the file gives, finished or not; raises nothing that the file itself can cause."""
    filled = with_stand_ins(Procurement, source.data)
    if filled is None:
        return Preview()
    try:
        sound = examined_draft(source, folder, filled)
        planned = planned_documents(asked_section(sound))
        sections = tuple(_section(sound, each, filled) for each in planned)
    except NotAllowedYetError as early:
        return Preview((), filled.exchanged, tuple(reason.what for reason in early.reasons))
    except InvalidInputError as error:
        return Preview((), filled.exchanged, tuple(problem.message.what for problem in error.problems))
    except TenderkitError as error:
        return Preview((), filled.exchanged, (error.message.what,))
    return Preview(sections, filled.exchanged)


def examined_draft(source: YamlSource, folder: Path, filled: WithStandIns[Procurement]) -> SoundCase:
    """A file that lacks nothing is read as it is, with its lock and what was issued."""
    places = find_places(folder.resolve())
    if not filled.exchanged:
        return examined_source(source, folder, places)
    return examined_source(replace(source, data=filled.tree, problems=()), folder, places)


def asked_section(sound: SoundCase) -> KindOfCase:
    """The requirements section of the case, with the versions and the length that it has from before."""
    kind = load_kind(sound, QUOTED_KIND)
    found = KindOfCase(sound, kind, locked=versions_for(sound, kind, sound.locked_versions))
    return in_lengths(found, sound.standing.lock)


def _section(sound: SoundCase, planned: PlannedDocument, filled: WithStandIns[Procurement]) -> PreviewedSection:
    composition = compose(plan_as_stated(planned, filled))
    lot = planned.to_be.lot
    at = sound.case.lots.index(lot) if lot is not None else None
    return PreviewedSection(
        composition.document, at, composition.questions, not _is_untold(filled), composition.selection
    )


def plan_as_stated(planned: PlannedDocument, filled: WithStandIns[Procurement]) -> DocumentPlan:
    """The plan without what nobody has said, which the text then asks for."""
    plan = planned.plan
    if not filled.exchanged or not isinstance(plan.facts, Facts):
        return plan
    question = document_text("page.legal_question") if _is_untold(filled) else plan.legal_question
    return replace(plan, facts=_as_stated(plan.facts, filled, planned.to_be.lot), legal_question=question)


def _is_untold(filled: WithStandIns[Procurement]) -> bool:
    """Whether nobody can say yet which rules the procurement follows."""
    return any(key in filled.exchanged for key in _DECIDE_THE_REGIME)


def _as_stated(facts: Facts, filled: WithStandIns[Procurement], lot: Lot | None) -> Facts:
    """The facts without what nobody has said, and without what the law says while nobody has said which law."""
    stated = without_stand_ins(filled)
    own = next((each for each in stated.lots if lot is not None and each.id == lot.id), None)
    unknown = dict.fromkeys(_OF_THE_LAW) if ("law",) in filled.exchanged else {}
    requirement = own.requirement if own is not None else facts.requirement
    return replace(facts, case=stated, computed={**facts.computed, **unknown}, requirement=requirement)
