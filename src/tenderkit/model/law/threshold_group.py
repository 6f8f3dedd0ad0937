"""What is bought, as far as thresholds ask."""

from tenderkit.model.case.titled_choice import TitledChoice


class ThresholdGroup(TitledChoice):
    """LUK's annex 3 is its counterpart to annex 2 of the other two."""

    GOODS_SERVICES = "goods_services", "varor och tjänster"
    WORKS = "works", "byggentreprenader"
    ANNEX_2 = "annex_2", "sociala tjänster och andra särskilda tjänster"
