"""What an index of facts has to find: the same, looked for one by one, each fact in each text."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from tenderkit.rules.privacy.distinctive import (
    NEW_PARAGRAPH,
    KeptOut,
    common_path,
    distinctive_words,
    facts_of,
    found_in,
    words_of_fact,
)
from tenderkit.rules.privacy.letters import Letters


def found_one_by_one(
    texts: Sequence[str],
    allows: Callable[[str], bool],
    roots: Mapping[str, object | None],
    about: Mapping[str, object | None],
    beside: Iterable[tuple[str, object]] = (),
) -> tuple[KeptOut, ...]:
    """Every forbidden fact that the texts hold."""
    everything = [(common_path(path), value) for root in roots for path, value in facts_of(root, roots[root])]
    everything += beside
    own = [pair for root, value in about.items() if root not in roots for pair in facts_of(root, value)]
    allowed = [(path, Letters.of(words_of_fact(value))) for path, value in (*everything, *own) if allows(path)]
    by_right = {part for _, text in allowed for part in text.plain.split(NEW_PARAGRAPH)} | {
        text.plain for _, text in allowed
    }
    forbidden: dict[str, KeptOut] = {}
    for path, value in everything:
        words = "" if allows(path) else distinctive_words(path, value)
        sought = Letters.of(words)
        if words and sought.plain not in forbidden and not by_right.issuperset(sought.plain.split(NEW_PARAGRAPH)):
            suspects = tuple(dict.fromkeys(where for where, text in allowed if text.hold(sought)))
            forbidden[sought.plain] = KeptOut(path, words, suspects)
    return found_in(texts, forbidden.values())
