import pytest

from given.clauses_in_text import FactTable
from tenderkit.assembly.fill import Filler, Findings
from tenderkit.assembly.parts import PartWriter
from tenderkit.model.clauses.clause import ParagraphNode, Parameter, ParameterType, Pieces
from tenderkit.model.papers.document import Signatures
from tenderkit.model.papers.kind import KindParts, KindSignatory
from tenderkit.model.papers.words import plain
from tenderkit.readers.clauses.body_parser import parse_body


def pieces(words: str) -> Pieces:
    (node,) = parse_body(words)
    assert isinstance(node, ParagraphNode)
    return node.pieces


@pytest.mark.parametrize(
    ("title", "party"),
    [
        pytest.param("upphandlare", "Upphandlare", id="the same title"),
        pytest.param("strategisk upphandlare", "Strategisk upphandlare", id="a longer one"),
        pytest.param("inköpschef", "Upphandlare, inköpschef", id="another"),
        pytest.param(None, "Upphandlare, [BEKRÄFTA: titel]", id="one that is asked for"),
    ],
)
def test_whoever_signs_has_the_title_once(title: str | None, party: str) -> None:
    parameter = Parameter("title", "roles.procurement_officer.title", ParameterType.TEXT)
    facts = FactTable(**({"roles__procurement_officer__title": title} if title else {}))
    filler = Filler(facts, {}, {"title": parameter}, {}, lambda _: "x", Findings())
    parts = KindParts(signatures={"beslut": (KindSignatory(pieces("Upphandlare, {{ title }}"), ()),)})

    (block,) = PartWriter(parts, filler).written("signatures", "beslut")

    assert isinstance(block, Signatures)
    assert [plain(name) for name, _ in block.parties] == [party]
