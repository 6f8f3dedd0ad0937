"""The two lengths side by side, and put together again."""

import pytest

from judges.checkout import ROOT
from tenderkit.workflows.clause_drafts.text_columns import Stretch, body_of, stretches_of


@pytest.mark.parametrize(
    ("body", "stretches"),
    [
        pytest.param("Ett.\n\nTvå.\n", (Stretch("Ett.\n\nTvå."),), id="one length"),
        pytest.param(
            "Först.\n\n::short\n\nKort.\n\n::full\n\nLång.\n\n::close\n\nSist.\n",
            (Stretch("Först."), Stretch(short="Kort.", full="Lång."), Stretch("Sist.")),
            id="both lengths",
        ),
        pytest.param("::full\n\nLång.\n\n::close\n", (Stretch(full="Lång."),), id="only in the full text"),
        pytest.param("::short\n\nKort.\n\n::close\n", (Stretch(short="Kort."),), id="only in the short text"),
        pytest.param(
            "::open{x}\n\nEget.\n\n::close\n", (Stretch("::open{x}\n\nEget.\n\n::close"),), id="an open block"
        ),
        pytest.param("::short\n\nKort.\n", (Stretch("::short\n\nKort."),), id="never closed"),
        pytest.param("", (Stretch(),), id="nothing"),
    ],
)
def test_a_text_is_taken_apart_at_its_lengths(body: str, stretches: tuple[Stretch, ...]) -> None:
    assert stretches_of(body) == stretches


def test_every_clause_of_the_library_is_put_together_as_it_was() -> None:
    for file in sorted((ROOT / "clauses").glob("*/*.*.*.md")):
        body = file.read_text("utf-8").partition("\n---\n")[2]

        assert body_of(stretches_of(body)).strip() == body.strip(), file


def test_a_pair_that_says_nothing_is_left_out() -> None:
    assert body_of((Stretch("Ett."), Stretch(short=" ", full=""))) == "Ett.\n"
