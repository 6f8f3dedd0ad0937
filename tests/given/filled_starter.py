"""The file of a new case as an officer fills it in: a value at every line that is marked, and nothing else."""

import re
from collections.abc import Mapping

ANSWERS = {
    "title": "Väghyveln",
    "procurement": "TF 2026/412",
    "organisation_number": "212000-2528",
    "law": "LOU",
    "kind": "open",
    "begins": "2026-11-01",
    "held": "2026-10-12",
    "subject": "works",
    "form": "contract",
    "estimated_value": "35 000 000",
    "starts": "2027-03-01",
    "months": "30",
    "place": "within_municipality",
    "value": "10 000 000",
    "price_form": "fixed",
    "employees_needed": "20",
    "no_sanction_reason": "Avtalet är litet.",
    "purpose": "Fler ska få arbetslivserfarenhet.",
    "target_groups": "[far_from_labour_market]",
    "count": "4",
    "kinds": "[employment, internship]",
    "extent_percent": "75",
    "amount": "50 000",
    "per": "missing_place",
    "percent": "5",
    "of": "contract_price",
    "name": "Östersunds kommun",
}
BLANK = re.compile(r"^( *)(\w+):( +)# FYLL I", re.MULTILINE)


def filled(text: str, answers: Mapping[str, str] = {}) -> str:
    """The file with these answers, and with others of a sound case where these have none."""
    given = {**ANSWERS, **answers}
    return BLANK.sub(lambda found: f"{found[1]}{found[2]}: {given[found[2]]}  # FYLL I", text)
