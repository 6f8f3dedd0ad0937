"""What a key is called in the form, and read back."""

import pytest

from tenderkit.model.form.form_fields import form_fields
from tenderkit.model.form.form_keys import key_text, pattern_of, read_key


def test_every_key_is_read_as_it_is_written() -> None:
    assert [read_key(key_text(path)) for path in form_fields()] == list(form_fields())


@pytest.mark.parametrize(
    ("text", "path"),
    [
        pytest.param("requirement.target_groups[2]", ("requirement", "target_groups", 1), id="the second of several"),
        pytest.param(
            "changes[].terms[].value[3]", ("changes", "[]", "terms", "[]", "value", 2), id="in a list in a list"
        ),
        pytest.param("contract.lots[]", ("contract", "lots", "[]"), id="an item"),
        pytest.param("kinds[0]", None, id="before the first"),
        pytest.param("Fyll i", None, id="words"),
        pytest.param("a..b", None, id="nothing between points"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_key_is_read(text: str, path: tuple[str | int, ...] | None) -> None:
    assert read_key(text) == path
    assert path is None or (key_text(path), pattern_of(path)) == (
        text,
        tuple(step for step in path if isinstance(step, str)),
    )
