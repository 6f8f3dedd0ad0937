"""The parts that the questions of a case are asked in, in the order of the work, and which of them are asked before the others."""

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from tenderkit.model.form.form_fields import AskedField, form_fields
from tenderkit.model.form.form_keys import ITEM, Pattern, read_key


class FormPart(Struct, frozen=True):
    """`holds` are the blocks and keys that the part asks for, save what stands in `apart`; lists are those below `lists`."""

    name: str
    holds: tuple[Pattern, ...] = ()
    lists: tuple[Pattern, ...] = ()
    apart: tuple[Pattern, ...] = ()

    def fields(self) -> Iterator[AskedField]:
        """What is asked once, in the order of the part."""
        for held in self.holds:
            for path, field in form_fields().items():
                inside = path[: len(held)] == held and ITEM not in path
                if inside and not any(path[: len(other)] == other for other in self.apart):
                    yield field


def _keys(*texts: str) -> tuple[Pattern, ...]:
    return tuple(tuple(map(str, read_key(text) or ())) for text in texts)


PARTS: tuple[FormPart, ...] = (
    FormPart(
        "grunduppgifter",
        _keys("title", "registry", "authority", "law", "procedure.kind", "procedure.begins", "market_dialogue", "matching_unit"),
    ),
    FormPart("avtalet", _keys("contract")),
    FormPart("kravet", _keys("requirement", "text", "own"), _keys("requirement.own_groups[]"), _keys(
        "requirement.penalty", "requirement.no_penalty_reason", "requirement.follow_up", "requirement.termination", "requirement.exclusion"
    )),
    FormPart("vite", _keys("requirement.penalty", "requirement.no_penalty_reason", "requirement.termination", "requirement.exclusion")),
    FormPart("uppfoljning", _keys("requirement.follow_up")),
    FormPart("roller", _keys("roles")),
    FormPart("anbudsomraden", (), _keys("contract.lots[]")),
    FormPart("gemensam", _keys("joint"), _keys("joint.authorities[]")),
    FormPart("bedomning", _keys("assessment")),
    FormPart("bekraftelser", (), _keys("confirmations[]", "answers[]")),
    FormPart(
        "anbudstiden",
        _keys("procedure.published", "procedure.tender_deadline"),
        _keys("tender_questions[]"),
    ),
    FormPart(
        "tilldelning",
        _keys("procedure.awarded", "procedure.standstill_ends", "procedure.contract_signed", "procedure.review_pending", "handover"),
        _keys("suppliers[]", "handover.agreed_dates[]", "handover.left_to_do[]"),
    ),
    FormPart("andringar", (), _keys("changes[]")),
)  # fmt: skip
MAIN_PARTS = tuple(part.name for part in PARTS[:6])
# Asked from the start although a case can do without them.
_FIRST = frozenset(
    _keys(
        "authority.unit", "market_dialogue.held", "market_dialogue.not_held", "matching_unit.name", "matching_unit.form",
        "contract.option_months", "contract.employees_needed", "contract.follow_up_feasible", "contract.cpv",
        "requirement.target_groups",
        "requirement.places.count", "requirement.places.kinds", "requirement.places.minimum_months",
        "requirement.dialogue.no_sanction_reason", "requirement.penalty.amount", "requirement.penalty.cap.percent",
        "requirement.penalty.cap.of", "requirement.follow_up.report_every_months", "requirement.follow_up.report_within_days",
        "roles.requester.title", "roles.procurement_officer.title", "roles.coordinator.title", "roles.recruiter.title",
        "assessment.proportionality", "assessment.decision_reasons",
        "procedure.published", "procedure.tender_deadline", "procedure.awarded", "procedure.contract_signed", "handover.planning",
    )
)  # fmt: skip
# Asked only where another answer makes it a question: the key, and the words that do.
_ONLY_WHEN: Mapping[Pattern, tuple[Pattern, frozenset[str]]] = {
    asked: (of, frozenset(words.split()))
    for asked, of, words in (
        *((each, ("contract", "form"), "framework_agreement") for each in _keys("contract.call_off_by", "contract.supplier_count", "contract.special_reasons")),
        *((each, ("contract", "subject"), "services consultancy") for each in _keys("contract.annex_2")),
        *((each, ("requirement", "dialogue", "sanction"), "none") for each in _keys("requirement.dialogue.no_sanction_reason")),
        *((each, ("requirement", "dialogue", "sanction"), "penalty") for each in _keys("requirement.dialogue.penalty.amount", "requirement.dialogue.penalty.most")),
        *((each, ("requirement", "places", "basis"), "per_called_off_sek") for each in _keys("requirement.places.sek_per_place", "requirement.places.value_part", "requirement.places.carried_over", "requirement.places.exempt_below")),
    )
}  # fmt: skip
# Blocks that are asked about only where they are wanted: they are put there and taken away by a choice of their own.
BY_CHOICE: tuple[Pattern, ...] = (("requirement", "dialogue"), ("requirement", "places"), ("requirement", "penalty"))


@cache
def part_named(name: str) -> FormPart | None:
    """The part by its name; `None` for a word that is none."""
    return next((part for part in PARTS if part.name == name), None)


@cache
def part_asking_for(path: Pattern) -> FormPart:
    """The part that asks for the key, or for what is around it; the first where none does."""
    return max(PARTS, key=lambda part: _depth(part, path))


def is_asked_first(field: AskedField) -> bool:
    """Whether it is asked from the start, whatever else is told."""
    return field.path in _FIRST or field.always_required


def asked_because_of(field: AskedField) -> tuple[Pattern, frozenset[str]] | None:
    """The key whose answer makes it a question, and the words that do; `None` where it is one anyway."""
    return _ONLY_WHEN.get(field.path)


def _depth(part: FormPart, path: Pattern) -> int:
    if any(path[: len(other)] == other for other in part.apart):
        return -1
    held = (each if path[: len(each)] == each else () for each in (*part.holds, *part.lists))
    below = (path if each[: len(path)] == path else () for each in (*part.holds, *part.lists))
    return max(map(len, (*held, *below)), default=0)
