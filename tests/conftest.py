"""What every test can ask for."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadFileScheduling

from judges.golden_files import Golden, compare_with_golden
from judges.remembered import remember_answers

# How fast the machine is, and what else it does, says nothing about the product: a property holds or it doesn't.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


SHARING = {
    "the samples, built and issued once": (
        "test_samples.py",
        "test_samples_chain.py",
        "test_samples_issue.py",
        "workflows/accessibility/test_check_accessibility.py",
        "workflows/finished/test_check_document.py",
    ),
    "one folder of a municipality": ("kinds/test_beslutsunderlag.py", "kinds/test_municipality_papers.py"),
    "one LibreOffice at a time": ("workflows/office/test_pdf_by_office.py", "workflows/office/test_pdfs_of_build.py"),
}
_CACHE = "TENDERKIT_CACHE"
_NEW_OBJECTS = 200_000  # as a command has it


def pytest_configure(config: pytest.Config) -> None:
    """A cache of the suite's own, which its workers and the programs that it starts share: nothing that stood there before is used."""
    if _CACHE not in os.environ:
        os.environ[_CACHE] = tempfile.mkdtemp(prefix="tenderkit-cache-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(_CACHE), ignore_errors=True))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; review them like code")


class TogetherScheduling(LoadFileScheduling):  # type: ignore[misc]  # xdist tells nothing of its types
    """A file is one worker's, so that what its tests share is made once; so are the files that share more than that."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((name for name, files in SHARING.items() if file.removeprefix("tests/") in files), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> TogetherScheduling:  # noqa: ANN401 - as xdist has it
    """Which worker has which tests. Marks of groups don't reach xdist with this pytest, which keeps the ids of tests elsewhere."""
    return TogetherScheduling(config, log)


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
