"""What somebody wants to try instead of what the case states, before it is known."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.values import Money, PositiveMoney


class Assumptions(CaseBlock):
    """Amounts in SEK excluding VAT; what isn't stated is as the case has it."""

    called_off_value: Annotated[
        Money | None,
        Field(title="Avropat värde", description="Det värde som har avropats.", examples=["58 000 000"]),
    ] = None
    contract_price: Annotated[
        PositiveMoney | None,
        Field(title="Avtalat pris", description="Det pris som parterna avtalar.", examples=["61 400 000"]),
    ] = None
    estimated_value: Annotated[
        PositiveMoney | None,
        Field(title="Beräknat värde", description="Upphandlingens beräknade värde.", examples=["65 000 000"]),
    ] = None

    @property
    def stated(self) -> dict[str, Decimal]:
        """Each amount by its name, in the order above."""
        found = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: amount for name, amount in found.items() if amount is not None}
