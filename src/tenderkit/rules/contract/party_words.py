"""The words for the two parties, in the cases that running text needs."""

from typing import assert_never

from tenderkit.model.case.choices import Subject
from tenderkit.model.law.acts import Act


def party_words(subject: Subject, act: Act) -> dict[str, str]:
    """The built-in holes of the clause language; what is bought names the one party, the act the other."""
    supplier, authority = supplier_word(subject), act.authority.word
    return {
        "supplier": supplier,
        "supplier_genitive": f"{supplier}s",
        "authority": authority,
        "authority_genitive": f"{authority}s",
    }


WORDS_IN_GENERAL = {
    "supplier": "leverantören",
    "supplier_genitive": "leverantörens",
    "authority": "kommunen",
    "authority_genitive": "kommunens",
}
"""The same holes in a paper that is about no procurement."""


def supplier_word(subject: Subject) -> str:
    """What the supplier is called in every document of the case."""
    match subject:
        case Subject.GOODS | Subject.SERVICES:
            return "leverantören"
        case Subject.CONSULTANCY:
            return "konsulten"
        case Subject.WORKS:
            return "entreprenören"
        case _:
            assert_never(subject)
