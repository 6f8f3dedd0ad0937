"""Changes of the contract after the award: what the parties have agreed to change, from which day, and with what support."""

from typing import Annotated

from pydantic import Field

from tenderkit.model.case.block import CaseBlock
from tenderkit.model.case.values import TEXT_LENGTH, IsoDate, Line, Several, Written, free_text, refuse

_WORDS = free_text(TEXT_LENGTH, one_line=False)


def _read_value(value: object) -> str | tuple[str, ...]:
    """A value of any fact, as the file writes it there: words, a number, a date, or a list of such."""
    if not isinstance(value, list | tuple):
        return str(_WORDS.read(value))
    if not value:
        raise refuse("TK-C048")
    return tuple(str(_WORDS.read(item)) for item in value)


AnyValue = Annotated[
    str | tuple[str, ...], Written(_read_value, {"type": ["string", "number", "array"], "minItems": 1})
]


class ChangedTerm(CaseBlock):
    """One term with its new value."""

    fact: Annotated[
        Line,
        Field(
            title="Uppgift",
            description="Uppgiftens namn i den här filen. I ett anbudsområde står områdets id efter contract.lots.",
            examples=["requirement.penalty.amount", "contract.lots.A.requirement.places.count"],
        ),
    ]
    value: Annotated[
        AnyValue, Field(title="Nytt värde", description="Så som det skrivs på uppgiftens plats.", examples=["40 000"])
    ]


class ContractChange(CaseBlock):
    """A change of the contract that both parties have agreed to. Its terms hold from its date."""

    date: Annotated[
        IsoDate, Field(title="Gäller från", description="Dagen då ändringen börjar gälla.", examples=["2027-09-01"])
    ]
    decision: Annotated[
        Line,
        Field(
            title="Beslut",
            description="Myndighetens beslut om ändringen, med diarienummer.",
            examples=["Delegationsbeslut 2027-08-20, TF 2027/33"],
        ),
    ]
    support: Annotated[
        Line,
        Field(
            title="Stöd för ändringen",
            description="Bestämmelsen eller avtalsvillkoret som tillåter ändringen.",
            examples=["avtalets ändringsklausul, punkt 12"],
        ),
    ]
    authority_agreed: Annotated[
        IsoDate,
        Field(title="Myndigheten godkände", description="Dagen då myndigheten skrev på.", examples=["2027-08-20"]),
    ]
    supplier_agreed: Annotated[
        IsoDate,
        Field(title="Leverantören godkände", description="Dagen då leverantören skrev på.", examples=["2027-08-25"]),
    ]
    terms: Annotated[
        Several[ChangedTerm],
        Field(
            title="Ändrade villkor",
            description="Varje villkor som ändras, med sitt nya värde.",
            examples=[[{"fact": "requirement.penalty.amount", "value": "40 000"}]],
        ),
    ]
