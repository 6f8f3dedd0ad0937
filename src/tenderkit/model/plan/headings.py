"""What the columns of a procurement plan are called in Swedish municipalities, and the unit that a heading may carry.

A heading that could be two things (`Datum`, `Årsvärde`), or under which persons stand (`Beställare`), is in no list: its
column is left alone like any other unknown one.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from tenderkit.model.case.near_words import nearest
from tenderkit.model.plan.row import READ_FIELDS, PlanRow
from tenderkit.model.reading.words import as_compared
from tenderkit.patterns import lazy_pattern

OTHER_HEADINGS: Mapping[str, str] = {
    "title": "upphandlingens namn|benämning|upphandlingsobjekt|objekt|avtalsområde|upphandlingsområde|ärendemening|"
    "rubrik|titel|namn|vad som ska upphandlas|planerad upphandling",
    "unit": "förvaltning|beställande enhet|beställande förvaltning|ansvarig förvaltning|ansvarig enhet|avdelning|nämnd|"
    "förvaltning/enhet|enhet/förvaltning",
    "value": "värde|uppskattat värde|ungefärligt värde|bedömt värde|kontraktsvärde|avtalsvärde|totalt värde|"
    "totalvärde|upphandlingsvärde|uppskattat kontraktsvärde|beräknat kontraktsvärde|uppskattat avtalsvärde",
    "months": "avtalslängd|avtalsperiod|löptid|kontraktstid|kontraktslängd|avtalstid utan förlängning|antal månader|månader",
    "option_months": "option|optioner|optionstid|möjlig förlängning|förlängningsoption|förlängningar",
    "place": "plats|utförandeplats|var arbetet utförs|plats för arbetet|plats för utförande|geografisk plats|utförs",
    "form": "form|avtalstyp|typ av avtal|kontraktsform",
    "subject": "slag|slag av köp|vara eller tjänst|varor/tjänster|vara/tjänst|typ av köp|upphandlingsföremål",
    "begins": "påbörjas|upphandlingsstart|start av upphandling|start upphandling|planerad upphandlingsstart|annonseras|"
    "annonsering|planerad annonsering|annonseringsdatum|upphandlingen startar",
    "starts": "start|startdatum|avtalets start|avtal startar|kontraktsstart|planerad avtalsstart|avtal från|avtalsstart från",
    "branch": "branschområde|leverantörsmarknad",
    "cpv": "cpv|huvudsaklig cpv-kod|cpv kod",
    "supplier_count": "antal leverantörer|leverantörer",
    "places": "platser|planerade platser|antal sysselsättningsplatser",
    "employees_needed": "anställda|antal personer i arbetet",
    "follow_up_feasible": "går kravet att följa upp|uppföljning möjlig|möjligt att följa upp",
    "branch_conditions_doubtful": "tveksamma arbetsförhållanden|tveksamma förhållanden i branschen",
    "decided": "beslut finns|finns beslut|beslut",
    "requester_willing": "beställaren vill|beställaren är intresserad|är beställaren intresserad",
    "matching_unit_appointed": "matchande enhet utsedd|matchningsansvarig utsedd|är matchningsansvarig utsedd",
    "network": "nätverk|nätverk finns|finns nätverk",
    "function_possible": "behovet som funktion|funktion",
    "training_partners": "utbildningspartners|utbildare|partner för utbildning",
}
MONTHS_UNIT, KRONOR_UNIT = "månader", "kr"
_UNITS = {
    **dict.fromkeys(("kr", "kronor", "sek", "kr."), KRONOR_UNIT),
    **dict.fromkeys(("tkr", "kkr", "ksek", "tsek", "tusental kronor", "tusen kronor"), "tkr"),
    **dict.fromkeys(("mkr", "mnkr", "msek", "miljoner kronor", "miljoner", "milj"), "mkr"),
    **dict.fromkeys(("år", "antal år"), "år"),
    **dict.fromkeys(("månader", "mån", "mån.", "antal månader", "månad"), MONTHS_UNIT),
}
_WITH_TAX = lazy_pattern(r"\b(?:inkl|inklusive|ink|med)\b\.?\s*moms", re.IGNORECASE)
_WITHOUT_TAX = lazy_pattern(r"\b(?:exkl|exklusive|ex|utan)\b\.?\s*moms", re.IGNORECASE)
_APART = lazy_pattern(r"[()\[\],;:]+|\s+[-\u2013]\s+")
_LAST_WORD = lazy_pattern(r"(?P<rest>.+?)\s+(?:i\s+)?(?P<unit>\S+)")
_IN_MONTHS = frozenset({"antal månader", "månader"})


class ReadHeading(Struct, frozen=True):
    """What a heading stands for; `unit` is the one that it gives its numbers, '' for none. `exact` is told from a near name."""

    field: str
    unit: str = ""
    exact: bool = True


def read_heading(heading: str) -> ReadHeading | None:
    """The field that the heading names, by its title, another name of it or one that is nearly so; `None` for an unknown one."""
    taxed = bool(_WITH_TAX.search(heading))
    parts = [
        part for part in map(as_compared, _APART.split(_WITHOUT_TAX.sub(" ", _WITH_TAX.sub(" ", heading)))) if part
    ]
    if not parts:
        return None
    name, unit = parts[0], next((_UNITS[part] for part in parts[1:] if part in _UNITS), "")
    field = _NAMES.get(name)
    if field is None and not unit and (found := _LAST_WORD.fullmatch(name)) and found["unit"] in _UNITS:
        name, unit = found["rest"], _UNITS[found["unit"]]
        field = _NAMES.get(name)
    exact = field is not None
    field = field or nearest(name, _NAMES)
    if field is None:
        return None
    if name in _IN_MONTHS:
        unit = MONTHS_UNIT
    return ReadHeading(field, f"{unit or KRONOR_UNIT} inkl. moms" if taxed else unit, exact)


def looked_for() -> str:
    """The headings by their own titles, for a reader whose sheet has none of them."""
    return ", ".join(column_title(field) for field in READ_FIELDS)


def column_title(field: str) -> str:
    """The column's own title, which a sheet that we write has."""
    return str(PlanRow.model_fields[field].title)


def _names() -> dict[str, str]:
    own = {as_compared(column_title(field)): field for field in READ_FIELDS}
    others = {as_compared(name): field for field, names in OTHER_HEADINGS.items() for name in names.split("|")}
    return {**others, **own}


_NAMES = _names()
