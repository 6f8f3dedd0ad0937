"""What the registry is told of the papers that have been sent out."""

from datetime import date

from msgspec.structs import replace

from given.cases import WITH_PLACES
from given.matching_text import case_of
from tenderkit.rules.papers.registry_figures import SentPaper, registry_facts

PAPER = SentPaper(
    title="Överlämning",
    number=1,
    day=date(2027, 2, 11),
    sender="procurement_officer",
    recipients=("coordinator", "recruiter"),
    files=(("overlamning.docx", "a" * 64), ("overlamning.txt", "b" * 64)),
    type="tjänsteanteckning",
    retention="bevaras",
)
CASE = case_of(WITH_PLACES)


def test_each_file_has_a_row_with_everything_that_the_registry_wants() -> None:
    first, second = registry_facts(CASE, [PAPER]).files

    assert (first.title, first.type, first.day, first.registration_number) == (
        "Överlämning",
        "tjänsteanteckning",
        "2027-02-11",
        "TF 2026/412",
    )
    assert (first.sender, first.recipients) == ("upphandlare", "samordnare, rekryterare")
    assert [(each.file, each.digest[0]) for each in (first, second)] == [
        ("overlamning.docx", "a"),
        ("overlamning.txt", "b"),
    ]


def test_what_the_municipality_has_not_stated_is_left_open() -> None:
    (row, _) = registry_facts(CASE, [PAPER]).files

    assert (row.secrecy, row.retention) == (None, "bevaras")


def test_a_paper_has_one_row_among_the_papers_whatever_its_files() -> None:
    facts = registry_facts(CASE, [PAPER, replace(PAPER, files=())])

    assert [each.title for each in facts.papers] == ["Överlämning"]


def test_a_later_copy_says_which_one_it_is() -> None:
    assert registry_facts(CASE, [replace(PAPER, number=2)]).papers[0].title == "Överlämning (nr 2)"


def test_what_is_of_a_person_or_is_not_registered_is_counted_and_left_out() -> None:
    others = [replace(PAPER, of_a_person=True), replace(PAPER, status="registreras inte")]

    facts = registry_facts(CASE, [PAPER, *others])

    assert (len(facts.papers), facts.left_out) == (1, 2)


def test_with_a_contract_its_number_stands_beside_that_of_the_procurement() -> None:
    signed = case_of(
        WITH_PLACES.replace("{procurement: TF 2026/412}", "{procurement: TF 2026/412, contract: TF 2027/33}")
    )

    assert registry_facts(signed, [PAPER]).papers[0].registration_number == "TF 2026/412, avtalet TF 2027/33"


def test_a_paper_of_a_kind_that_is_gone_has_nobody_to_name() -> None:
    unknown = replace(PAPER, sender="", recipients=())

    assert (registry_facts(CASE, [unknown]).papers[0].sender, registry_facts(CASE, [unknown]).papers[0].recipients) == (
        "",
        "",
    )
