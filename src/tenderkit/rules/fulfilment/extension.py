"""How long the contract has come to be: with the extensions that have been used, and without those that have been declined."""

from msgspec import Struct

from tenderkit.model.case.case import Procurement


class Extended(Struct, frozen=True):
    """How many of the extensions have been used, whether the rest won't be, and the contract as it then is."""

    case: Procurement
    used: int = 0
    declined: bool = False


def as_extended(case: Procurement, used: int, *, declined: bool) -> Extended:
    """The contract time counts an extension once it has been asked for (definitioner, avtalstiden).

    Extensions are of equal length, as where their places are counted. What is used beyond the options is no option.
    """
    contract = case.contract
    parts = contract.extensions or 1
    used = min(used, parts if contract.option_months else 0)
    if contract.option_months is None or not (used or declined):
        return Extended(case, used)
    taken = contract.option_months * used // parts
    left = 0 if declined else contract.option_months - taken
    terms = contract.model_copy(
        update={
            "months": contract.months + taken,
            "option_months": left or None,
            "extensions": parts - used if left and contract.extensions else None,
        }
    )
    return Extended(case.model_copy(update={"contract": terms}), used, declined)
