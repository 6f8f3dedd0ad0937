"""The words for the two parties, in the cases that running text needs."""

from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import Law, Subject

_SUPPLIER = {
    Subject.GOODS: "leverantören",
    Subject.SERVICES: "leverantören",
    Subject.CONSULTANCY: "konsulten",
    Subject.WORKS: "entreprenören",
}
_AUTHORITY = {Law.LOU: "myndigheten", Law.LUK: "myndigheten", Law.LUF: "enheten"}


def party_words(case: Procurement) -> dict[str, str]:
    """The built-in holes of the clause language, for a case."""
    return words_for(case.contract.subject, case.law)


def words_for(subject: Subject, law: Law) -> dict[str, str]:
    """The built-in holes; *enheten* because LUF speaks of an upphandlande enhet."""
    supplier = _SUPPLIER[subject]
    authority = _AUTHORITY[law]
    return {
        "supplier": supplier,
        "supplier_genitive": f"{supplier}s",
        "authority": authority,
        "authority_genitive": f"{authority}s",
    }
