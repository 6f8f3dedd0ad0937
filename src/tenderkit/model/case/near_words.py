"""Which known word a misspelt one was meant to be: a guess about spelling, never about meaning.

Whoever follows the advice changes a file. So a word that can have been another word (`minimum_weeks`, `LUX`, a supplier with
another number) gets none: the reader is then shown every word that there is.
"""

from collections.abc import Iterable, Mapping, Sequence

from tenderkit.patterns import lazy_pattern

_LONGEST = 100  # letters; nobody misspells more
_SHORTEST = 4  # below this a letter replaced makes another word: LUF and LUK
_LONG = 9  # from here on two slips are believed
_ENDING = 2  # letters that may be left out at the end, or be one ending too many
_PARTS = lazy_pattern(r"[^\W_]+")

# Words that say which unit, bound, direction or event is meant; those of one row say the same.
_MEANINGS: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "minute minutes minut minuter",
        "hour hours timme timmar",
        "day days dag dagar dagars",
        "week weeks vecka veckor veckors",
        "month months månad månader månaders",
        "year years år års",
        "percent percentage share procent andel",
        "amount sum sek kr kronor krona belopp summa",
        "count number antal",
        "minimum min least minst minsta lägst lägsta",
        "maximum max most highest högst högsta mest",
        "from från",
        "to till until",
        "before före",
        "after efter",
        "within inom",
        "outside utanför",
        "every each per var varje",
        "first första",
        "last sista latest senast",
        "start starts started starting begin begins började börjar",
        "end ends ended slut slutar",
        "sign signed signing undertecknas undertecknad",
        "award awarded tilldelning",
        "call avrop avropet",
        "supplier suppliers leverantör leverantören leverantörer",
        "subcontractor subcontractors underleverantör underleverantörer",
        "authority myndighet myndigheten",
        "employment anställning",
        "unemployment arbetslöshet",
        "internship praktik",
        "apprenticeship lärling lärlingsperiod",
        "open restricted",
        "above över",
        "below under",
        "no not none inte ingen inget",
        "north northern norr norra nord",
        "south southern söder södra syd",
        "east eastern öster östra öst",
        "west western väster västra väst",
    )
)


def nearest(word: str, known: Mapping[str, str] | Iterable[str]) -> str | None:
    """What the word stands for, whatever its case; `None` when no known word, or more than one, can have been meant.

    `known` are the words, or each word with what it stands for (a Swedish title and the key that has it).
    """
    meant = dict(known) if isinstance(known, Mapping) else {one: one for one in known}
    typed = word.strip().lower()
    if len(typed) > _LONGEST:
        return None
    slips = {one: found for one in meant if (found := _slips(typed, one.lower())) is not None}
    best = {meant[one] for one, found in slips.items() if found == min(slips.values())}
    return best.pop() if len(best) == 1 else None


def letters_apart(one: Sequence[str], other: Sequence[str]) -> int:
    """Letters to add, drop, replace or swap with a neighbour (optimal string alignment)."""
    table = [[max(i, j) if not (i and j) else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            replaced = table[i - 1][j - 1] + (one[i - 1] != other[j - 1])
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, replaced)
            if one[max(i - 2, 0) : i] == other[max(j - 2, 0) : j][::-1] and min(i, j) > 1:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


def _slips(typed: str, known: str) -> int | None:
    """How many slips of the pen lie between them; `None` for two words."""
    if typed == known:
        return 0
    shorter = min(len(typed), len(known))
    allowed = 2 if shorter >= _LONG else 1
    # The first letter is seldom mistyped, and letters put in front negate: employment, unemployment.
    if typed[:1] != known[:1] or abs(len(typed) - len(known)) > _ENDING or _says_something_else(typed, known):
        return None
    if shorter >= _SHORTEST and (typed.startswith(known) or known.startswith(typed)):
        return abs(len(typed) - len(known))
    if shorter < _SHORTEST and len(typed) == len(known) and sorted(typed) != sorted(known):
        return None
    apart = letters_apart(typed, known)
    return apart if apart <= allowed else None


def _says_something_else(typed: str, known: str) -> bool:
    """Whether it has a number, or a part with a meaning of its own, that the known word doesn't have."""
    parts = set(_PARTS.findall(known))
    strange = set(_PARTS.findall(typed)) - parts
    if any(letter.isdigit() for part in strange for letter in part):
        return True
    return any(not row & parts for row in _MEANINGS if row & strange)
