"""Dask distributed takes the same work, through its own executor: a real scheduler and two workers, started here."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from given.certificate_rows import SAMPLES, as_csv, case_beside, row
from judges import checkout
from judges.as_a_user import standing, user_runs
from judges.patience import HANGS_AFTER_SECONDS
from tenderkit import RefusedError, open_library
from tenderkit.workflows.batch import cluster
from tenderkit.workflows.batch.batch_options import BatchOptions
from tenderkit.workflows.batch.cluster import dask_executor
from tenderkit.workflows.batch.run_batch import build_batch

pytest.importorskip("distributed", reason="the extra cluster isn't installed")
import dask
import trustme

NAMES = ("Kim Exempelsson", "Alex Påhittsson", "Sam Låtsasberg")
CALLS = [
    {"Ärende": "vaghyveln", "Id": f"2028-09-{day}", "Möte": "start", "Skickad": "2028-09-01", "Ska hållas": f"2028-09-{day}", "Tid": "kl. 9", "Plats eller mötesform": "Depån"}
    for day in range(15, 21)
]  # fmt: skip


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class _Certificates:
    """Those of an authority that is made for the test, as Dask's own settings name them."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        authority = trustme.CA()
        own = authority.issue_cert("127.0.0.1")
        self.ca, self.cert, self.key = folder / "ca.pem", folder / "cert.pem", folder / "key.pem"
        authority.cert_pem.write_to_path(str(self.ca))
        own.private_key_pem.write_to_path(str(self.key))
        for part in own.cert_chain_pems:
            part.write_to_path(str(self.cert), append=True)

    def options(self) -> tuple[str, ...]:
        return ("--tls-ca-file", str(self.ca), "--tls-cert", str(self.cert), "--tls-key", str(self.key))

    def settings(self) -> dict[str, object]:
        tls = {"ca-file": self.ca, "client.cert": self.cert, "client.key": self.key}
        return {f"distributed.comm.tls.{name}": str(file) for name, file in tls.items()}


@contextmanager
def _process(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-W", "ignore", "-m", *arguments]
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield started
    finally:
        started.terminate()
        started.wait(HANGS_AFTER_SECONDS)


@contextmanager
def _cluster(folder: Path, certificates: _Certificates | None = None) -> Iterator[str]:
    """A scheduler and two workers, each a process of its own; with certificates they speak encrypted."""
    address = f"{'tls' if certificates else 'tcp'}://127.0.0.1:{_free_port()}"
    encrypted = certificates.options() if certificates else ()
    with ExitStack() as opened:
        opened.enter_context(
            _process("distributed.cli.dask_scheduler", "--host", address, "--no-dashboard", "--no-show", *encrypted)
        )
        for _ in range(2):
            local = ("--local-directory", str(folder), "--no-dashboard", "--nthreads", "1", "--no-nanny")
            opened.enter_context(_process("distributed.cli.dask_worker", address, *local, *encrypted))
        yield address


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_and_two_workers_give_the_same_files(tmp_path: Path) -> None:
    case_beside(tmp_path)
    data = tmp_path / "rader.csv"
    data.write_text(as_csv(CALLS), "utf-8")
    library = open_library(checkout.ROOT)
    build_batch(library, "kallelse", data, tmp_path / "här")

    with _cluster(tmp_path / "dask") as address, dask_executor(address, library, "kallelse") as executor:
        result = build_batch(library, "kallelse", data, tmp_path / "där", BatchOptions(executor=executor))

    assert (len(result.built), result.faults) == (len(CALLS), {})
    assert standing(tmp_path / "där") == standing(tmp_path / "här")


@pytest.mark.filterwarnings("ignore")
def test_papers_about_persons_go_where_the_way_is_encrypted(tmp_path: Path) -> None:
    case_beside(tmp_path)
    data = tmp_path / "rader.csv"
    data.write_text(as_csv([row(number, name) for number, name in enumerate(NAMES, 21)]), "utf-8")
    library = open_library(checkout.ROOT)
    build_batch(library, "intyg", data, tmp_path / "här")
    certificates = _Certificates(tmp_path / "nycklar")

    with (
        _cluster(tmp_path / "dask", certificates) as address,
        dask.config.set(certificates.settings()),
        dask_executor(address, library, "intyg") as executor,
    ):
        result = build_batch(library, "intyg", data, tmp_path / "där", BatchOptions(executor=executor))

    assert address.startswith("tls://")
    assert (len(result.built), result.faults) == (len(NAMES), {})
    assert standing(tmp_path / "där") == standing(tmp_path / "här")


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_isnt_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", "1s")

    with pytest.raises(RefusedError, match="TK-B127"):
        dask_executor(f"tcp://127.0.0.1:{_free_port()}", open_library(checkout.ROOT), "kallelse").__enter__()


def test_papers_about_persons_go_nowhere_unencrypted(tmp_path: Path) -> None:
    seen = user_runs("batch", "intyg", SAMPLES / "intyg.xlsx", "--to", tmp_path / "ut", "--dask", "tcp://127.0.0.1:1")

    assert seen.code == 3
    assert "TK-B128" in seen.text
    assert not (tmp_path / "ut").exists()


def test_without_dask_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(cluster.NoDaskError, match="TK-B129"):
        dask_executor("tcp://127.0.0.1:1", open_library(checkout.ROOT), "kallelse").__enter__()
