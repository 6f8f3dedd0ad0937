"""A reference to a provision stays on one line."""

import pytest

from tenderkit.rules.language.references import bound_references
from tenderkit.rules.law.provisions import find_provisions


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        pytest.param("enligt 17 kap. 1 § LOU", "enligt 17~kap.~1~§ LOU", id="chapter and section"),
        pytest.param("19 a kap. 3–7 §§ LOU", "19~a~kap.~3–7~§§ LOU", id="a lettered chapter and a range"),
        pytest.param("11 kap. 5, 7 och 10 §§", "11~kap.~5, 7 och 10~§§", id="a list breaks between its numbers"),
        pytest.param("19 kap. 9 § första stycket 5", "19~kap.~9~§ första stycket 5", id="what comes after it is free"),
        pytest.param("9 b § lagen (2000:628)", "9~b~§ lagen (2000:628)", id="a section alone"),
        pytest.param("i 19 kap. och", "i 19~kap. och", id="a chapter alone"),
        pytest.param("artikel 5.1 c i förordningen", "artikel~5.1~c i förordningen", id="an article"),
        pytest.param("artikel 9 och", "artikel~9 och", id="an article and a word"),
        pytest.param("Platserna är 4 och tiden 3 månader.", "Platserna är 4 och tiden 3 månader.", id="no reference"),
        pytest.param("se kap. 5 och 10 i boken", "se kap. 5 och 10 i boken", id="the chapters of a book"),
    ],
)
def test_a_reference_is_bound_together(words: str, bound: str) -> None:
    assert bound_references(words) == bound.replace("~", "\u00a0")


def test_a_bound_reference_is_read_as_before() -> None:
    words = "Enligt 17 kap. 1 § andra stycket och 19 a kap. 3–7 §§ LOU, och artikel 5.1 c."

    read = [found.place for found in find_provisions(bound_references(words))]

    assert read == [found.place for found in find_provisions(words)]
    assert len(read) == 3
