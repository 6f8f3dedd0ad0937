"""How much a requirement asks in relation to what is bought: the figures, how they were computed and what they don't say."""

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field

from tenderkit.messages import document_text, text
from tenderkit.model.case.case import Lot
from tenderkit.model.policy.measure_ids import Colour, MeasureId

if TYPE_CHECKING:
    from collections.abc import Mapping


class CatalogueText(Struct, frozen=True):
    """A text of the catalogue with its facts, for the screen in the language in use and for documents in Swedish.

    A fact may be such a text itself: `6 månader` is `6 months` on a screen in English.
    """

    key: str
    facts: "Mapping[str, str | CatalogueText]" = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def on_screen(self) -> str:
        return text(self.key, **{name: _on_screen(fact) for name, fact in self.facts.items()})

    @property
    def in_document(self) -> str:
        return document_text(self.key, **{name: _in_document(fact) for name, fact in self.facts.items()})


def _on_screen(fact: str | CatalogueText) -> str:
    return fact.on_screen if isinstance(fact, CatalogueText) else fact


def _in_document(fact: str | CatalogueText) -> str:
    return fact.in_document if isinstance(fact, CatalogueText) else fact


class MissingFact(StrEnum):
    """What the case doesn't say, as the catalogue knows it: `proportionality.missing.…` and `proportionality.paper.missing.…`."""

    EMPLOYEES = "employees"
    LOT_EMPLOYEES = "lot_employees"
    LOT_VALUE = "lot_value"
    SUPPLIERS = "suppliers"
    SEK_PER_PLACE = "sek_per_place"


class Measured(Struct, frozen=True):
    """One figure as it is written, rounded half up. `value` is `None` when facts are `missing`: nothing is guessed.

    `colour` is `None` for an unknown value and where the municipality has set no limits (`has_limits`).
    """

    id: MeasureId
    value: Decimal | None
    missing: tuple[MissingFact, ...]
    reading: CatalogueText
    formula: CatalogueText
    has_limits: bool = False
    colour: Colour | None = None
    policy_reading: str = ""

    @property
    def title(self) -> CatalogueText:
        return CatalogueText(f"proportionality.title.{self.id.value}")

    @property
    def unit(self) -> CatalogueText:
        return CatalogueText(f"proportionality.unit.{self.id.value}")

    @property
    def limits(self) -> CatalogueText:
        """What the figure says nothing about."""
        return CatalogueText(f"proportionality.limits.{self.id.value}")


class RatioUsedBefore(Struct, frozen=True):
    """A ratio that somebody else has used. Never a limit, and never printed in a document."""

    ratio: CatalogueText
    source: CatalogueText
    limits: CatalogueText


class Volume(Struct, frozen=True):
    """What the requirement asks for and what it is set against; each is `None` when the case doesn't say.

    Months are full-time months. Places at once are the most that the requirement can mean at the same time.
    """

    value: Decimal | None = None
    employees: Decimal | None = None
    suppliers: Decimal | None = None
    places: Decimal | None = None
    places_at_once: Decimal | None = None
    place_months: Decimal | None = None
    work_months: Decimal | None = None


class Proportionality(Struct, frozen=True):
    """The measures of one requirement; none at all when it asks for no number of places (`volume` is `None`).

    `part` is what they are for: a lot, several together, or the whole. `whole` is set for the sum of several requirements.
    `asks` when the clauses are of the second edition: then a lot's number of persons is asked for.
    """

    lot: Lot | None = None
    part: CatalogueText = CatalogueText("part.whole")
    whole: bool = False
    volume: Volume | None = None
    measures: tuple[Measured, ...] = ()
    assumptions: tuple[CatalogueText, ...] = ()
    references: tuple[RatioUsedBefore, ...] = ()
    limits_source: str = ""
    asks: bool = False

    @property
    def asks_for_lot_staff(self) -> bool:
        """Whether a figure waits for the number of persons of a lot, and the edition asks for it."""
        return self.asks and any(MissingFact.LOT_EMPLOYEES in found.missing for found in self.measures)

    @property
    def colour(self) -> Colour | None:
        """The worst colour. Green only when everything that has limits is known: the unknown figure may be red."""
        worst = max((found.colour for found in self.measures if found.colour is not None), default=None)
        unknown = any(found.has_limits and found.colour is None for found in self.measures)
        return None if worst is Colour.GREEN and unknown else worst

    @property
    def verdict(self) -> CatalogueText:
        """The colour as a sentence, or why there is none."""
        if self.volume is None:
            return CatalogueText("proportionality.verdict.no_places")
        if not any(found.has_limits for found in self.measures):
            return CatalogueText("proportionality.verdict.no_limits")
        name = "unknown" if self.colour is None else self.colour.name.lower()
        return CatalogueText(f"proportionality.verdict.{name}", {"source": self.limits_source})


class ProportionalityRow(Struct, frozen=True):
    """A measure as a row of a document's table: figures and how they were computed, never a colour."""

    title: str
    value: str
    computed: str
