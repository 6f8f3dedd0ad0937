from pathlib import Path

import pytest

from judges import checkout
from tenderkit.model.clauses.alignment_table import NOT_FOUND, ElementsFile
from tenderkit.problems import InvalidInputError
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import parse_yaml

SHIPPED = (checkout.ROOT / "clauses" / "elements.yaml").read_text("utf-8")


def read(text: str) -> ElementsFile:
    return validate(ElementsFile, parse_yaml(text, Path("elements.yaml")))


def test_a_list_may_be_as_long_as_it_needs() -> None:
    longer = SHIPPED + "  - {number: 40, name: Nytt, gothenburg: nf, uhm: nf, report: nf, stockholm: finns}\n"

    assert len(read(longer).elements) == len(read(SHIPPED).elements) + 1


def test_every_element_has_something_to_compare_with() -> None:
    silent = [
        element.number
        for element in read(SHIPPED).elements
        if {element.gothenburg, element.uhm, element.report} == {NOT_FOUND}
        and not (element.trafikverket or element.stockholm)
    ]

    assert silent == []


def test_the_report_is_cited_by_line_wherever_it_says_something() -> None:
    uncited = [
        element.number
        for element in read(SHIPPED).elements
        if bool(element.report_lines) is (element.report == NOT_FOUND)
    ]

    assert uncited == []


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        pytest.param("number: 26", "number: 25", "TK-L136", id="one twice and one missing"),
        pytest.param("number: 26", "number: 260", "TK-L136", id="one far away"),
        pytest.param("report: nf", "reprot: nf", "TK-C004", id="a key that we don't know"),
    ],
)
def test_a_list_that_does_not_add_up_is_refused(before: str, after: str, code: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read(SHIPPED.replace(before, after, 1))

    assert code in [problem.message.code for problem in refused.value.problems]
