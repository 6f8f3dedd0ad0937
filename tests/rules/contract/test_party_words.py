import pytest
from msgspec.structs import replace

from given.law_rows import shipped_table
from tenderkit.model.case.choices import Law, Subject
from tenderkit.rules.contract.party_words import party_words


@pytest.mark.parametrize(
    ("subject", "law", "supplier", "authority"),
    [
        pytest.param(Subject.GOODS, Law.LOU, "leverantören", "myndigheten", id="goods"),
        pytest.param(Subject.SERVICES, Law.LUF, "leverantören", "enheten", id="services to an upphandlande enhet"),
        pytest.param(Subject.CONSULTANCY, Law.LOU, "konsulten", "myndigheten", id="consultancy"),
        pytest.param(Subject.WORKS, Law.LUK, "entreprenören", "myndigheten", id="a works concession"),
    ],
)
def test_what_is_bought_names_the_supplier_and_the_act_the_authority(
    subject: Subject, law: Law, supplier: str, authority: str
) -> None:
    assert party_words(subject, shipped_table().acts[law]) == {
        "supplier": supplier,
        "supplier_genitive": f"{supplier}s",
        "authority": authority,
        "authority_genitive": f"{authority}s",
    }


def test_the_word_for_the_authority_is_the_law_tables() -> None:
    act = shipped_table().acts[Law.LOU]
    renamed = replace(act, authority=replace(act.authority, word="regionen"))

    assert party_words(Subject.GOODS, renamed)["authority_genitive"] == "regionens"
