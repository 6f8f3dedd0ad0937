"""What is told of a comparison before the text: how many duties, amounts, times and conditions have changed."""

from collections.abc import Mapping

from msgspec import Struct

from tenderkit.rules.changes.comparison import VersionComparison
from tenderkit.rules.changes.reasons import Why
from tenderkit.rules.language.binding_words import Binding

_COUNTED: Mapping[Binding, str] = {
    Binding.MODAL: "duties",
    Binding.NEGATION: "duties",
    Binding.PARTY: "duties",
    Binding.NUMBER: "amounts",
    Binding.DEADLINE: "times",
    Binding.CONDITION: "conditions",
    Binding.LAW: "laws",
}
_BESIDE_WORDS: Mapping[Why, str] = {  # what no changed word tells
    Why.OBLIGATIONS: "duties",
    Why.REQUIREMENTS: "duties",
    Why.CONDITION: "conditions",
    Why.LAW_REFERENCES: "laws",
}


class ToldFirst(Struct, frozen=True):
    """How many changes of each kind."""

    duties: int
    amounts: int
    times: int
    conditions: int
    laws: int


def told_first(comparison: VersionComparison) -> ToldFirst:
    """A duty is counted once for each line that binds otherwise than before; the others once for each change."""
    found: dict[str, list[str]] = {name: [] for name in ToldFirst.__struct_fields__}
    for highlight in comparison.highlights:
        if highlight.binding in _COUNTED:
            found[_COUNTED[highlight.binding]].append(highlight.line)
    for reason in comparison.verdict.reasons if comparison.verdict else ():
        name = _BESIDE_WORDS.get(reason.why, "")
        if name and not found[name]:
            found[name].append(reason.place)
    counts = {name: len(lines) for name, lines in found.items()} | {"duties": len(set(found["duties"]))}
    return ToldFirst(**counts)
