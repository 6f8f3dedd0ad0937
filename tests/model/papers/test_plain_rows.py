from tenderkit.model.papers.document import Text
from tenderkit.model.papers.plain_rows import PlainRows

ROWS = PlainRows([["a", "b", "c"], ["1", "2", "3"]])


def test_rows_are_those_of_any_table() -> None:
    assert tuple(ROWS) == tuple(((Text(left),), (Text(right),)) for left, right in ("a1", "b2", "c3"))
    assert (len(ROWS), ROWS[1], ROWS[-1]) == (3, ((Text("b"),), (Text("2"),)), ((Text("c"),), (Text("3"),)))
    assert ROWS[1:] == PlainRows([["b", "c"], ["2", "3"]])
    assert len(PlainRows([])) == 0


def test_they_are_equal_by_their_words() -> None:
    same = PlainRows((("a", "b", "c"), ("1", "2", "3")))

    assert (ROWS, hash(ROWS)) == (same, hash(same))
    assert ROWS not in (tuple(ROWS), ROWS[1:])
