"""What the tests of faults can ask for."""

from collections.abc import Iterator

import pytest

from faults.elsewhere import Elsewhere, small_process


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    """Another process than this one, to fork from."""
    with small_process() as do:
        yield do
