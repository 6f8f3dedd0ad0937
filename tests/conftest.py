"""What every test can ask for."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import HealthCheck, settings

from judges.golden_files import Golden, compare_with_golden
from judges.remembered import remember_answers

# How fast the machine is, and what else it does, says nothing about the product: a property holds or it doesn't.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


_CACHE = "TENDERKIT_CACHE"
_NEW_OBJECTS = 200_000  # as a command has it


def pytest_configure(config: pytest.Config) -> None:
    """A cache of the suite's own, which its workers and the programs that it starts share: nothing that stood there before is used."""
    if _CACHE not in os.environ:
        os.environ[_CACHE] = tempfile.mkdtemp(prefix="tenderkit-cache-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(_CACHE), ignore_errors=True))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; review them like code")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file is one worker's, so that what its tests share is made once."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.location[0]))


def pytest_collection_finish() -> None:
    """What stands now stands to the end: to look through all of it for rubbish again and again costs a tenth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)


@pytest.fixture(scope="session", autouse=True)
def _the_same_is_asked_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        remember_answers(patch)
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the golden file of that name in tests/golden/."""
    return partial(compare_with_golden, update=bool(request.config.getoption("--update-golden")))
