import pytest

from given.clauses_in_text import clause
from given.law_in_text import small_law_table
from tenderkit.rules.law.law_index import law_index
from tenderkit.rules.law.mentions import mentions_in, prose

INDEX = law_index(small_law_table())
ACT_HOLE = "parameters: {act: {from: computed.act, type: text}}\n"


def named(text: str, front: str = "") -> list[tuple[str, str]]:
    found = mentions_in(text, clause("Text.", front), INDEX)
    return [(mention.number, str(mention.place or "")) for mention in found]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        pytest.param("enligt 17 kap. 1 § LOU", [("2016:1145", "17 kap. 1 §"), ("2016:1145", "")], id="a short name"),
        pytest.param(
            "enligt 25 § eller 25 a § lagen (1982:80) om anställningsskydd",
            [("1982:80", "25 §"), ("1982:80", "25 a §"), ("1982:80", "")],
            id="two provisions, one act after them",
        ),
        pytest.param(
            "LOU gäller, se 4 kap. 1 §.", [("2016:1145", "4 kap. 1 §"), ("2016:1145", "")], id="the act before it"
        ),
        pytest.param(
            "Enligt 17 kap. 1 § LOU. Se även 17 kap. 8 §.",
            [("2016:1145", "17 kap. 1 §"), ("2016:1145", ""), ("2016:1145", "17 kap. 8 §")],
            id="the act of the sentence before",
        ),
        pytest.param(
            "Enligt LUF och 4 kap. 3 § samma lag.", [("2016:1146", "4 kap. 3 §"), ("2016:1146", "")], id="the same act"
        ),
        pytest.param("Se LOU. Enligt 5 § samma lag.", [("2016:1145", ""), ("2016:1145", "5 §")], id="the same, later"),
        pytest.param("Enligt 5 § samma lag.", [("", "5 §")], id="the same as nothing"),
        pytest.param("Enligt 36 §.", [("", "36 §")], id="no act at all"),
        pytest.param("enligt 12 § skadeståndslagen", [("skadeståndslagen", "12 §")], id="an act that we don't know"),
        pytest.param(
            "enligt 12 § skadeståndslagen och LOU",
            [("skadeståndslagen", "12 §"), ("2016:1145", "")],
            id="an unknown act before a known one",
        ),
        pytest.param(
            "enligt 25 § i lagen om anställningsskydd",
            [("1982:80", "25 §"), ("1982:80", "")],
            id="a name without number",
        ),
        pytest.param(
            "artikel 5.1 c dataskyddsförordningen", [("2016/679", "artikel 5.1 c"), ("2016/679", "")], id="an article"
        ),
        pytest.param(
            "ska inte hänvisa till 4 kap. LOU", [("2016:1145", "4 kap."), ("2016:1145", "")], id="kap. ends nothing"
        ),
        pytest.param("Ingen lag nämns, bara 30 dagar.", [], id="nothing"),
    ],
)
def test_a_provision_belongs_to_the_act_that_the_sentence_names(text: str, mentions: list[tuple[str, str]]) -> None:
    assert named(text) == mentions


def test_a_hole_that_holds_the_act_stands_for_every_procurement_act() -> None:
    assert named("enligt 17 kap. 1 § ⟦act⟧", ACT_HOLE) == [("*", "17 kap. 1 §")]


def test_prose_is_what_others_than_the_drafter_read() -> None:
    text = prose(
        clause("{{ places }} platser.", "parameters: {places: {from: requirement.places.count, type: number}}\n")
    )

    assert text.splitlines() == ["⟦places⟧ platser.", "Motivet.", "Beviset.", "Uppföljningen."]
