"""The figures that a municipality may have limits for, and how a figure stands to them."""

from enum import IntEnum

from tenderkit.model.case.titled_choice import TitledChoice


class Colour(IntEnum):
    """How a figure stands to the municipality's limits; a greater number is worse."""

    GREEN = 0
    AMBER = 1
    RED = 2


class MeasureId(TitledChoice):
    """The figures that say how much a requirement asks in relation to what is bought."""

    PLACES_PER_MILLION = "places_per_million", "platser per miljon kronor"
    KRONOR_PER_PLACE = "kronor_per_place", "kronor per plats"
    SHARE_OF_WORK = "share_of_work", "platsernas andel av arbetet, i procent"
    SHARE_OF_STAFF = "share_of_staff", "platsernas andel av personalen, i procent"
    PLACES_PER_SUPPLIER = "places_per_supplier", "platser per ramavtalsleverantör"
    KRONOR_PER_PLACE_MONTH = "kronor_per_place_month", "kronor per platsmånad"
