"""One procurement of the plan. Everything but its title may be unknown: a plan is made long before a case."""

from datetime import date
from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.choices import ContractForm, Location, Subject
from tenderkit.model.case.identifiers import Cpv
from tenderkit.model.case.values import (
    Headcount,
    IsoDate,
    Line,
    Months,
    PlaceCount,
    PositiveMoney,
    SupplierCount,
    YesNo,
)


class PlanRow(CaseBlock):
    """A row of the plan; `None` is what the plan doesn't say, or says so that it has to be asked about.

    `rough` names the fields whose value is an estimate (`ca 2 mkr`, `kvartal 2 2027`): its earliest day, its stated sum.
    """

    number: Annotated[int, Field(title="Rad i bladet")]
    title: Annotated[Line, Field(title="Upphandling")]
    unit: Annotated[Line | None, Field(title="Enhet")] = None
    value: Annotated[PositiveMoney | None, Field(title="Beräknat värde")] = None
    months: Annotated[Months | None, Field(title="Avtalstid")] = None
    option_months: Annotated[Months | None, Field(title="Förlängning")] = None
    place: Annotated[Location | None, Field(title="Plats för utförandet")] = None
    form: Annotated[ContractForm | None, Field(title="Avtalsform")] = None
    subject: Annotated[Subject | None, Field(title="Vad som köps")] = None
    begins: Annotated[IsoDate | None, Field(title="Upphandlingen påbörjas")] = None
    starts: Annotated[IsoDate | None, Field(title="Avtalsstart")] = None
    branch: Annotated[Line | None, Field(title="Bransch")] = None
    cpv: Annotated[Cpv | None, Field(title="CPV-kod")] = None
    supplier_count: Annotated[SupplierCount | None, Field(title="Antal ramavtalsleverantörer")] = None
    places: Annotated[PlaceCount | None, Field(title="Antal platser")] = None
    employees_needed: Annotated[Headcount | None, Field(title="Antal anställda")] = None
    follow_up_feasible: Annotated[YesNo | None, Field(title="Går att följa upp")] = None
    branch_conditions_doubtful: Annotated[YesNo | None, Field(title="Tveksamma branschförhållanden")] = None
    decided: Annotated[YesNo | None, Field(title="Finns ett beslut?")] = None
    requester_willing: Annotated[YesNo | None, Field(title="Vill beställaren?")] = None
    matching_unit_appointed: Annotated[YesNo | None, Field(title="Är en matchande enhet utsedd?")] = None
    network: Annotated[YesNo | None, Field(title="Finns ett nätverk?")] = None
    function_possible: Annotated[YesNo | None, Field(title="Kan behovet beskrivas som en funktion?")] = None
    training_partners: Annotated[Line | None, Field(title="Utbildningspartner")] = None
    rough: tuple[str, ...] = ()

    @property
    def first_day(self) -> date | None:
        """The earliest day that the plan states for it."""
        return min((day for day in (self.begins, self.starts) if day is not None), default=None)


READ_FIELDS = tuple(name for name in PlanRow.model_fields if name not in ("number", "rough"))
"""What a column can hold."""
