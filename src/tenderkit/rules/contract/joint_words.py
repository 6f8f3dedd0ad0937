"""Several contracting authorities as a clause names them: who they are, which unit matches for each, who answers for its data."""

from collections.abc import Iterator

from tenderkit.messages import document_text
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import JointForm
from tenderkit.rules.contract.authorities import BuyingAuthority, authorities_of
from tenderkit.rules.language.wording import join_words

_AND = "och"


def joint_words(case: Procurement) -> dict[str, str | None]:
    """The computed facts of a joint procurement by name; each is `None` where one authority buys.

    Those of the units are `None` too where the leading one's matches for all: then the case's own words are enough.
    """
    buyers = buyers_of(case)
    own = any(each.has_own_unit and not each.leads for each in buyers)
    return {
        "authorities": _list(each.words for each in buyers) if case.joint is not None else None,
        "matching_units": _units(buyers) if own else None,
        "controllers": _list(_controllers(buyers)) or None if own else None,
    }


def buyers_of(case: Procurement) -> tuple[BuyingAuthority, ...]:
    """Those whose contracts they are; a purchasing centre concludes none for itself."""
    centre = case.joint is not None and case.joint.form is JointForm.PURCHASING_CENTRE
    return tuple(each for each in authorities_of(case) if not (centre and each.leads))


def _units(buyers: tuple[BuyingAuthority, ...]) -> str:
    """One name is enough where each has a unit of its own by that name."""
    names = {each.matching_unit.name for each in buyers if each.has_own_unit and each.matching_unit is not None}
    if len(names) == 1 and all(each.has_own_unit for each in buyers):
        return document_text("joint.same_unit", unit=next(iter(names)))
    return _list(map(_unit, buyers))


def _unit(buyer: BuyingAuthority) -> str:
    unit = buyer.matching_unit
    if unit is None:
        return document_text("joint.no_unit", authority=buyer.name)
    return document_text("joint.unit", unit=unit.name, authority=buyer.name)


def _controllers(buyers: tuple[BuyingAuthority, ...]) -> Iterator[str]:
    for buyer in buyers:
        if (data := buyer.data_protection) is not None:
            facts = {"controller": data.controller, "authority": buyer.name, "contact": data.contact}
            itself = data.controller.casefold() == buyer.name.casefold()
            yield document_text("joint.controller_itself" if itself else "joint.controller", **facts)


def _list(words: Iterator[str]) -> str:
    return join_words(list(words), _AND)
