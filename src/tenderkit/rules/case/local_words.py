"""Words that shut out people or companies from elsewhere; a requirement may favour neither (4 kap. 1 § LOU, equal treatment)."""

import re

_RESIDENTS = re.compile(
    r"\b(?:kommuninvånar\w*|kommunmedborgar\w*|kommunbor?\b|kommunens (?:egna )?invånar\w*|mantalsskriv\w*|folkbokför\w*"
    r"|(?:boende|bosatt|bosatta|invånare|invånarna|hemmahörande) (?:i|inom|på)\b|bor (?:i|inom|på)\b)",
    re.IGNORECASE,
)
_SEAT = re.compile(
    r"\b(?:(?:lokal|lokalt|lokala|ortens) (?:företag|leverantör|entreprenör|anbudsgivar)\w*"
    r"|(?:har|med|ha) (?:sitt |sina )?säten? (?:i|inom|på)\b|(?:företag|leverantör)\w* (?:i|från) (?:kommunen|länet|orten)\b)",
    re.IGNORECASE,
)


def words_about_residents(text: str) -> str | None:
    """The first words that keep the places for those who live in the municipality."""
    return _first(_RESIDENTS, text)


def words_about_seat(text: str) -> str | None:
    """The first words that favour suppliers of the municipality."""
    return _first(_SEAT, text)


def _first(words: re.Pattern[str], text: str) -> str | None:
    found = words.search(" ".join(text.split()))
    return found[0] if found else None
