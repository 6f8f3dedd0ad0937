"""Where in the recruiter's two files a fact of the view is written, for those who ask what a paper needs from them.

Papers ask for `placement.ended`; people write the event that says so. What is computed on the way stands in `rules.journal.view`.
"""

from tenderkit.model.journal.event import Event
from tenderkit.model.journal.person import Person
from tenderkit.model.journal.place import Place

RECORD, PERSONS = "placeringar", "personer"  # the files, without their suffix
_EVERY_EVENT = ("date", "event")
_OF_PLANNED = {"starts": "starts", "planned_end": "ends"}
_BY_EVENTS = ("starts", "begun", "ended", "outcome", "continued", "early_end")
_OTHERWISE_NAMED = {
    "breaches": {"id": "deficiency", "missing_places": "places", "later": "facts", "by": "decided_by"},
    "dialogues": {"places_offered": "places"},
    "calls": {},
}  # by list of the view: the event's own word where it is another one
Written = tuple[str, tuple[str, ...]]


def where_written(path: tuple[str, ...]) -> tuple[Written, ...]:
    """Each file and keys where a path of the view, its list first, is written; a list that is written as it is stands as itself.

    Nothing for no path: whether there is anything at all is written nowhere.
    """
    if not path:
        return ()
    first, *rest = path
    if first == "placements":
        return tuple(_of_placement(tuple(rest)))
    if first in _OTHERWISE_NAMED:
        return tuple(_of_events(_OTHERWISE_NAMED[first], rest))
    return ((RECORD, path),)


def _of_placement(rest: tuple[str, ...]) -> list[Written]:
    found: list[Written] = []
    if not rest:
        return [(RECORD, ("places",)), (PERSONS, ("persons",))]
    name, *_ = rest
    if name in Place.model_fields:
        found.append((RECORD, ("places", *rest)))
    elif name in Person.model_fields:
        found += [(PERSONS, ("persons", "place")), (PERSONS, ("persons", *rest))]
    if name in _OF_PLANNED:
        found.append((RECORD, ("places", "planned", _OF_PLANNED[name])))
    if name in _BY_EVENTS:
        found += [(RECORD, ("journal", each)) for each in (*_EVERY_EVENT, "place")]
    if name in ("early_end", "outcome"):
        found += [(RECORD, ("journal", each)) for each in ("ended_by", "ground")]
    if name == "continued":
        found.append((RECORD, ("journal", "stays")))
    return found


def _of_events(otherwise: dict[str, str], rest: list[str]) -> list[Written]:
    """What an event is told with; a day of its own, such as that of a claim, is the day of an event."""
    names = [otherwise.get(name, name) for name in rest]
    return [
        (RECORD, ("journal", name)) for name in (*_EVERY_EVENT, *(each for each in names if each in Event.model_fields))
    ]
