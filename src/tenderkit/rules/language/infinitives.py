"""Whether tasks can be told in one sentence after `att`. People write them as verbs, as nouns or in the past tense; in doubt they can't."""

from collections.abc import Sequence

from tenderkit.patterns import lazy_pattern

_MOST = 6  # more than so many, or more letters than these, are read more easily as a list
_LONGEST = 240
_FIRST_WORD = lazy_pattern(r"[a-zåäö]+")
_BREAKS = lazy_pattern(r"[,.;:!?()/]")  # what holds one of these has a shape of its own
_SHORT = frozenset({"be", "dra", "få", "ge", "gå", "ha", "klä", "se", "slå", "strö", "stå", "sy", "ta"})
_ADJECTIVE = lazy_pattern(r".*(?:liga|ella|ativa|ktiva|tiska|niska|giska)")  # `diska` and `fiska` are verbs
# Words that end like an infinitive and still open a task that is none: `enkla reparationer`, `kassa och kundkontakt`.
_NO_VERBS = frozenset(
    {
        *("alla", "andra", "bra", "båda", "digitala", "egna", "enkla", "enstaka", "extra", "fina", "flera", "fria"),
        *("gröna", "hela", "höga", "interna", "korta", "lokala", "långa", "lätta", "mobila", "nya", "olika", "rena"),
        *("sista", "små", "stora", "tunga", "vissa", "övriga", "agenda", "data", "kamera", "kassa", "media", "villa"),
    }
)


def fit_in_a_sentence(tasks: Sequence[str]) -> bool:
    """Whether `att` before the tasks, joined by commas and `och`, gives a sentence: each begins with an infinitive, and they are few."""
    few = 0 < len(tasks) <= _MOST and sum(map(len, tasks)) <= _LONGEST
    return few and all(_begins_with_an_infinitive(task) for task in tasks)


def _begins_with_an_infinitive(task: str) -> bool:
    first = _FIRST_WORD.match(task)
    if first is None or _BREAKS.search(task) is not None:
        return False
    word = first.group()
    if word in _NO_VERBS or _ADJECTIVE.fullmatch(word) is not None:
        return False
    return word in _SHORT or word.endswith("a")
