"""What the parts of a procurement are called that figures are counted for: a lot, several lots together, all of it."""

from tenderkit.model.proportionality.measures import CatalogueText
from tenderkit.rules.contract.each_requirement import AddressedRequirement

WHOLE = CatalogueText("part.whole")


def part_words(of: AddressedRequirement) -> CatalogueText:
    """`Anbudsområde A: Norra`, `Anbudsområdena A, C tillsammans`; the whole where it isn't divided or one requirement holds for all."""
    if not of.case.contract.lots or len(of.lots) == len(of.case.lots) > 1:
        return WHOLE
    if len(of.lots) == 1:
        return CatalogueText("part.lot", {"id": of.lots[0].id, "title": of.lots[0].title})
    return CatalogueText("part.lots", {"ids": ", ".join(of.lot_ids)})
