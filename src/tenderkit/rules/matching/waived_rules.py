"""A decision not to claim a penalty: what its reasons have to meet is asked before it is signed, never in the decision itself."""

import re
from collections.abc import Callable, Iterator

from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.matching.matching import Matching
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import Fault

# Words by which reasons are seen to deal with the question; how they answer it is for those who decide.
_OF_OTHERS = lazy_pattern(
    r"likabehandl|likvärdig|\blika (?:fall|läge|behandl)|samma (?:sätt|villkor)|anbudsgivar|(?:andra|alla) leverantörer",
    re.IGNORECASE,
)


def reasons_tell_of_equal_treatment(case: Procurement, matching: Matching) -> Iterator[Fault]:
    """Not claiming what is due may favour one supplier over the others (4 kap. 1 § LOU): the reasons say why it doesn't."""
    del case
    for index, breach in enumerate(matching.breaches):
        if breach.waived is not None and _OF_OTHERS.search(breach.waived.reasons) is None:
            yield Fault(("breaches", index, "waived"), Message("TK-K021"))


RULES: tuple[Callable[[Procurement, Matching], Iterator[Fault]], ...] = (reasons_tell_of_equal_treatment,)
