"""The days that a text tells of, as people write them in Swedish or as in a case file."""

import re
from collections.abc import Iterator
from datetime import date

from tenderkit.model.reading.days import MONTHS
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.language.wording import WordingError, read_date

_IN_WORDS = lazy_pattern(rf"\b(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE)
_IN_FIGURES = lazy_pattern(r"\b\d{4}-\d{2}-\d{2}\b")


def days_told(text: str) -> Iterator[date]:
    """Each day with its year, in words (`7 september 2026`) and then in figures (`2026-09-07`); what is no day is passed by."""
    for match in _IN_WORDS.finditer(text):
        try:
            yield read_date(" ".join(match.groups()).lower())
        except WordingError:
            continue
    for match in _IN_FIGURES.finditer(text):
        try:
            yield date.fromisoformat(match.group())
        except ValueError:
            continue
