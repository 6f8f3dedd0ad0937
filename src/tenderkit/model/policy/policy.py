"""A municipality's policy: in which procurements it puts an employment requirement. The file's shape, and the policy as it is asked.

A policy asks for *at least* a dialogue; which kind of requirement it becomes, the `kinds` say from what the case states.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct, field
from pydantic import BaseModel, ConfigDict

from tenderkit.messages import language
from tenderkit.model.case.choices import TextLength
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.values import FreeText, Line
from tenderkit.model.clauses.clause_names import ClauseId, FactPath, Sentence
from tenderkit.model.conditions.condition import Condition
from tenderkit.model.policy.bands import Bands, BandsFile, PenaltyPolicy, PlaceCost
from tenderkit.model.policy.planning import PlanningPolicy, StaffingPolicy


class RequirementVerdict(TitledChoice):
    """Whether a procurement carries an employment requirement, and which."""

    NONE = "none", "inget sysselsättningskrav"
    DIALOGUE = "dialogue", "krav på sysselsättningsdialog"
    PLACES = "places", "krav på ett antal platser"
    COMBINED = "combined", "krav på sysselsättningsdialog och ett antal platser"
    ASK_FIRST = "ask_first", "går inte att avgöra än"


class AskedVerdict(TitledChoice):
    """What a policy may answer by itself; to ask first becomes the answer when a fact is missing."""

    NONE = "none", "inget sysselsättningskrav"
    DIALOGUE = "dialogue", "krav på sysselsättningsdialog"
    PLACES = "places", "krav på ett antal platser"
    COMBINED = "combined", "krav på sysselsättningsdialog och ett antal platser"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class _WordedEntry(_Part):
    """Without `source` the policy's own holds, without English words the Swedish ones."""

    id: ClauseId
    text_sv: FreeText
    text_en: FreeText | None = None
    source: Line | None = None
    met_by: dict[FactPath, Any] | None = None
    missed_by: dict[FactPath, Any] | None = None


class RowEntry(_WordedEntry):
    """A condition, what it means in words, and examples that prove it."""

    condition: Sentence


class KindEntry(_WordedEntry):
    """A kind of requirement; the last row has no condition, so that there always is a verdict."""

    verdict: AskedVerdict
    condition: Sentence | None = None


class PolicyFile(_Part):
    """`alternativ-1.yaml`: every part that a municipality decides on. `optional_rules` are kept ready but not asked.

    `text` is the length of the clauses in a case that states none.
    """

    format: Literal["1"]
    id: ClauseId
    title_sv: Line
    title_en: Line | None = None
    source: Line
    text: TextLength | None = None
    rules: tuple[RowEntry, ...] = ()
    optional_rules: tuple[RowEntry, ...] = ()
    kinds: tuple[KindEntry, ...] = ()
    edges: tuple[RowEntry, ...] = ()
    advice: tuple[RowEntry, ...] = ()
    bands: BandsFile | None = None
    penalty: PenaltyPolicy | None = None
    place_cost: PlaceCost | None = None
    planning: PlanningPolicy | None = None
    staffing: StaffingPolicy | None = None


class PolicyRow(Struct, frozen=True):
    """A condition, what it means in words, and where it comes from; the examples meet it and miss it.

    `condition` is `None` only in the last of the kinds: whatever has come so far.
    """

    id: str
    text_sv: str
    text_en: str
    source: str
    condition: Condition | None
    met_by: Mapping[str, object] = field(default_factory=dict)
    missed_by: Mapping[str, object] = field(default_factory=dict)

    @property
    def says(self) -> str:
        """The words in the language in use."""
        return self.text_en if language.get() == "en" else self.text_sv


class KindRow(PolicyRow, frozen=True):
    """What the requirement becomes when every rule is met and this is the first row that holds."""

    verdict: RequirementVerdict = RequirementVerdict.DIALOGUE


class Policy(Struct, frozen=True):
    """Every rule must be met for a requirement; edges and advice are told beside the verdict and never change it."""

    id: str
    title_sv: str
    title_en: str
    source: str
    rules: tuple[PolicyRow, ...]
    optional_rules: tuple[PolicyRow, ...]
    kinds: tuple[KindRow, ...]
    edges: tuple[PolicyRow, ...]
    advice: tuple[PolicyRow, ...]
    bands: Bands | None = None
    penalty: PenaltyPolicy | None = None
    place_cost: PlaceCost | None = None
    planning: PlanningPolicy | None = None
    staffing: StaffingPolicy | None = None

    @property
    def title(self) -> str:
        """The name in the language in use."""
        return self.title_en if language.get() == "en" else self.title_sv

    @property
    def rows(self) -> Iterator[PolicyRow]:
        """Every row there is."""
        yield from (*self.rules, *self.optional_rules, *self.kinds, *self.edges, *self.advice)
