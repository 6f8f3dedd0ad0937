"""How many words a hole of a clause can come to in the built text."""

from collections.abc import Mapping

from tenderkit.model.clauses.clause import Clause, Parameter, ParameterType
from tenderkit.rules.language.readability import counted_words

_WORDS: Mapping[ParameterType, int] = {  # `4 platser`, `50 000 kronor`, `1 mars 2027`
    ParameterType.COUNT: 2,
    ParameterType.MONEY: 2,
    ParameterType.DAYS: 2,
    ParameterType.WEEKS: 2,
    ParameterType.MONTHS: 2,
    ParameterType.PERCENT: 2,
    ParameterType.DATE: 3,
}


def longest_holes(clause: Clause) -> dict[str, int]:
    """By the hole as a passage has it (`⟦places⟧`), the most words that its type can write; a free text is counted as one."""
    return {f"⟦{name}⟧": _longest(parameter) for name, parameter in clause.parameters.items()}


def _longest(parameter: Parameter) -> int:
    counts = [len(counted_words(words)) for words in (parameter.words or {}).values()]
    if parameter.type is ParameterType.CHOICE and counts:
        return max(counts)
    if parameter.type is ParameterType.CHOICE_LIST and counts:
        return sum(counts) + 1  # with the word that joins the last one
    nouns = (len(counted_words(words)) for words in (parameter.one, parameter.many))
    return max(_WORDS.get(parameter.type, 1), 1 + max(nouns) if parameter.type is ParameterType.COUNT else 1)
