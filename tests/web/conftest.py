"""The page in the test's own process: Django is set up once, each test has its own folder of cases and a browser that is let in."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings

from tenderkit.web.configuring import PageSettings, configure

SAMPLES = Path(__file__).parents[2] / "samples"
ADDRESS = "127.0.0.1:8000"

if not settings.configured:  # before any test imports a table of the page's
    _OWN = Path(tempfile.mkdtemp(prefix="tenderkit-sida-"))
    atexit.register(shutil.rmtree, _OWN, ignore_errors=True)
    configure(PageSettings(_OWN, _OWN / "state", port=8000))


@pytest.fixture(scope="session")
def page() -> Iterator[None]:
    """Django's database, as a new one."""
    from django.db import connections

    from tenderkit.web.serving import prepare_database

    prepare_database()
    yield
    connections.close_all()


@pytest.fixture
def cases(page: None, tmp_path: Path) -> Iterator[Path]:
    """A folder with some of the samples, which the page shows."""
    with shown_cases(tmp_path / "arenden") as found:
        yield found


@pytest.fixture(scope="module")
def cases_of_module(page: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The same, once for all tests of a module that need nothing of their own."""
    with shown_cases(tmp_path_factory.mktemp("sidan") / "arenden") as found:
        yield found


@contextmanager
def shown_cases(folder: Path) -> Iterator[Path]:
    """The samples in the folder, which the page shows meanwhile."""
    from tenderkit.web.shelf import cases_on_the_shelf

    folder.mkdir()
    for name in ("bibliotek", "vaghyveln", "stadsfesten", "parkskotsel-liten"):
        shutil.copytree(SAMPLES / name, folder / name)
    for name in ("tenderkit.toml", "plan-2027.xlsx"):
        shutil.copy(SAMPLES / name, folder)
    with override_settings(TENDERKIT_FOLDER=folder):
        cases_on_the_shelf(fresh=True)
        yield folder


@pytest.fixture
def client(cases: Path) -> Client:
    """Somebody who has used the link."""
    from tenderkit.web.one_link import new_link

    found = Client(headers={"host": ADDRESS})
    assert found.get(f"/in/{new_link()}/").status_code == 302
    return found


@pytest.fixture
def coordinator(client: Client) -> Client:
    """The same, working as the coordinator."""
    client.post("/roll", {"roll": "coordinator"})
    return client


@pytest.fixture
def recruiter(client: Client) -> Client:
    """The same, working as the recruiter."""
    client.post("/roll", {"roll": "recruiter"})
    return client


@pytest.fixture
def awarded_case(cases: Path) -> None:
    """A case more, in which the contract has run for some years; every case is read."""
    shutil.copytree(SAMPLES / "vinterparken", cases / "vinterparken")
    read_every_case()


@pytest.fixture
def stranger(cases: Path) -> Client:
    """Somebody who hasn't."""
    return Client(headers={"host": ADDRESS})


def read_every_case() -> None:
    """What lists across cases keep is made anew, so that no test waits for it or races with it."""
    from tenderkit.web.kept_figures import rebuild_the_figures
    from tenderkit.web.shelf import cases_on_the_shelf

    cases_on_the_shelf(fresh=True)
    rebuild_the_figures()
