"""What every test can ask for."""

import os
import shutil
import tempfile
from functools import partial

import pytest
from hypothesis import HealthCheck, settings

from judges.golden_files import Golden, compare_with_golden

# How fast the machine is, and what else it does, says nothing about the product: a property holds or it doesn't.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


_CACHE = "TENDERKIT_CACHE"


def pytest_configure(config: pytest.Config) -> None:
    """A cache of the suite's own, which its workers and the programs that it starts share: nothing that stood there before is used."""
    if _CACHE not in os.environ:
        os.environ[_CACHE] = tempfile.mkdtemp(prefix="tenderkit-cache-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(_CACHE), ignore_errors=True))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; review them like code")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the golden file of that name in tests/golden/."""
    return partial(compare_with_golden, update=bool(request.config.getoption("--update-golden")))
