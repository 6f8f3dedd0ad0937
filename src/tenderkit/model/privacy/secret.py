"""What a word can tell of a person."""

from enum import StrEnum


class Secret(StrEnum):
    """What a word would tell of a person; the order is that of the data."""

    LIVELIHOOD = "livelihood"
    PROGRAMME = "programme"
    SUPPORT = "support"
    HEALTH = "health"
    ORIGIN = "origin"
    BELIEF = "belief"
    PRIORITY = "priority"
    CRIME = "crime"
    PRIVATE = "private"
    CONDUCT = "conduct"
    PROCUREMENT = "procurement"
    OFFICE = "office"
