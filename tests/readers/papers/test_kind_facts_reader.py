"""A kind names only facts that there are; a misspelt one is found at its place, with what may have been meant."""

from pathlib import Path

import pytest

from judges.checkout import ROOT
from tenderkit.problems import InvalidInputError
from tenderkit.readers.papers.kind_reader import read_kind

KIND = ROOT / "templates" / "vitesansprak"
DECLARED, TEXT = ((KIND / name).read_text("utf-8") for name in ("document.yaml", "text.md"))
NAMES = ("arbetsgivare", "myndighet")


def faults(folder: Path, declared: str = DECLARED, text: str = TEXT) -> list[str]:
    """`file code what` of every fault about a fact."""
    folder.mkdir()
    (folder / "document.yaml").write_text(declared, "utf-8")
    (folder / "text.md").write_text(text, "utf-8")
    try:
        read_kind(folder, NAMES)
    except InvalidInputError as error:
        about = (
            problem
            for problem in error.problems
            if problem.message.code in {"TK-T070", "TK-T071", "TK-T072", "TK-T073", "TK-L056"}
        )
        return [
            f"{problem.file.name}:{problem.line} {problem.message.code} {problem.message.what}" for problem in about
        ]
    return []


def line_of(words: str, text: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


def test_a_sound_kind_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path / "prov") == []


def test_a_misspelt_fact_drops_no_row_of_a_claim_without_a_word(tmp_path: Path) -> None:
    """The last day to claim a penalty once vanished from a legal claim because of one letter."""
    old, new = "when: computed.breach.claim_by is stated", "when: computed.breach.claim_bye is stated"
    line = line_of(old, DECLARED)

    assert faults(tmp_path / "prov", DECLARED.replace(old, new)) == [
        f"document.yaml:{line} TK-T070 uppgiften computed.breach.claim_bye finns inte; menade du computed.breach.claim_by?"
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param("{from: breach.id,", "{from: breach.idd,", "TK-T070 uppgiften breach.idd finns inte; menade du breach.id?", id="of what it is about"),
        pytest.param("{from: title,", "{from: titel,", "TK-T070 uppgiften titel finns inte; menade du title?", id="of the case"),
        pytest.param("{from: computed.buyer.unit,", "{from: q,", "TK-T073 uppgiften q finns inte", id="nothing near"),
        pytest.param("{from: computed.breach.due,", "{from: computed.breachs.due,", "TK-T070 uppgiften computed.breachs.due finns inte; menade du computed.breach.due?", id="a figure"),
        pytest.param("{from: computed.breach.due,", "{from: computed.handover.days,", "TK-T071 uppgiften computed.handover.days hör till figuren handover, som dokumenttypen inte frågar efter", id="a figure that it doesn't ask for"),
        pytest.param("{from: computed.breach.due, type: money,", "{from: computed.breach.due, type: date,", "TK-T072 uppgiften computed.breach.due kan inte skrivas som date; den är ett tal utan mellanslag", id="a type that can't write it"),
        pytest.param("{from: breach.claim.date, type: date}", "{from: breach.claim.date, type: text}", "TK-T072 uppgiften breach.claim.date kan inte skrivas som text; den är ett datum, till exempel 2026-11-01", id="a date as text"),
        pytest.param("dated: breach.claim.date", "dated: breach.claim.dat", "TK-T070 uppgiften breach.claim.dat finns inte; menade du breach.claim.date?", id="what dates it"),
        pytest.param("  - computed.breach\n", "  - computed.breach\n  - computed.braech.due\n", "TK-T070 uppgiften computed.braech.due finns inte; menade du computed.breach.due?", id="the allow-list"),
        pytest.param("names: computed.breach.unlocked", "names: computed.breach.unlockd", "TK-T070 uppgiften computed.breach.unlockd finns inte; menade du computed.breach.unlocked?", id="what a need names"),
        pytest.param("holds: computed.breach.unclear is not", "holds: computed.breach.unclaer is not", "TK-T070 uppgiften computed.breach.unclaer finns inte; menade du computed.breach.unclear?", id="a need"),
        pytest.param("{named_by: breach.clause}", "{named_by: breach.clausee}", "TK-T070 uppgiften breach.clausee finns inte; menade du breach.clause?", id="a quote"),
        pytest.param("when: breach.claim is stated", "when: breach.clam is stated", "TK-T070 uppgiften breach.clam finns inte; menade du breach.claim?", id="when there is one"),
        pytest.param("{% if registry.contract is stated %}", "{% if registry.contractt is stated %}", "TK-T070 uppgiften registry.contractt finns inte; menade du registry.contract?", id="a condition within a value"),
    ],
)  # fmt: skip
def test_every_place_where_document_yaml_names_a_fact_is_checked(old: str, new: str, says: str, tmp_path: Path) -> None:
    assert old in DECLARED
    spoiled = DECLARED.replace(old, new, 1)

    found = faults(tmp_path / "prov", spoiled)

    where = line_of(new.split("\n")[-2] if "\n" in new else new, spoiled)
    assert f"document.yaml:{where} {says}" in found


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param("computed.breach.role != penalty", "computed.breach.role != penaltyy", "TK-L056", id="a word that it never is"),
        pytest.param("computed.breach.role != penalty", "computed.breach.rol != penalty", "TK-T070 uppgiften computed.breach.rol finns inte; menade du computed.breach.role?", id="a fact"),
    ],
)  # fmt: skip
def test_the_conditions_of_the_text_are_checked_at_their_line(old: str, new: str, says: str, tmp_path: Path) -> None:
    spoiled = TEXT.replace(old, new, 1)

    (found,) = faults(tmp_path / "prov", text=spoiled)

    assert found.startswith(f"text.md:{line_of(new, spoiled)} {says}")


def test_columns_titles_signatures_and_forms_are_checked(tmp_path: Path) -> None:
    more = """\
titles:
  - {when: law == LOUU, title: Prov}
lists:
  rader: {items_of: computed.breach.unclearr}
forms:
  prov:
    caption: Prov
    fields:
      svar: {label: Svar, value: "{% if law is stated %}ja{% endif %}{% if lwa is stated %}nej{% endif %}"}
"""
    table = "  dagar: {caption: Dagar, rows_of: computed.breach.ended, columns: [{header: Dag, from: daay, type: date}], empty: Inga.}\n"
    signed = DECLARED.replace("party: För {{ authority }}", "party: För {% if roles.recruter is stated %}x{% endif %}")
    signed = signed.replace("tables:\n", f"tables:\n{table}")

    found = [fault.partition(" ")[2] for fault in faults(tmp_path / "prov", signed + more)]

    assert [each[:55] for each in found if "LOUU" in each or "TK-T07" in each] == [
        "TK-T073 uppgiften computed.breach.ended.daay finns inte",
        "TK-T070 uppgiften computed.breach.unclearr finns inte; ",
        "TK-L056 law kan inte jämföras med LOUU",
        "TK-T070 uppgiften roles.recruter finns inte; menade du "[:55],
        "TK-T070 uppgiften lwa finns inte; menade du law?",
    ]


def test_a_misspelt_fact_of_what_is_to_come_is_found(tmp_path: Path) -> None:
    declared = f"{DECLARED}to_come:\n  when: requirement.dialog is stated\n  asks: [assessment.lokation]\n"

    found = faults(tmp_path / "vitesansprak", declared)

    assert [line.split()[1] for line in found] == ["TK-T070", "TK-T070"]
    assert "assessment.lokation" in found[0]
    assert "requirement.dialog" in found[1]
