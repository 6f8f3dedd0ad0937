"""What was written, as a message may repeat it: short, in letters that can be seen, and never a number that may be a person's."""

from tenderkit.readers.yaml.yaml_events import Tree, shown
from tenderkit.rules.privacy.identity_numbers import find_identity_numbers, visible

HIDDEN = "…"


def as_quoted(value: Tree) -> str:
    """A value between the quotation marks of a message."""
    if not isinstance(value, str):
        return "{…}" if isinstance(value, dict) else "[…]"
    return HIDDEN if find_identity_numbers(visible(value)) else shown(value)
