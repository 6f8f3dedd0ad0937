"""The same work handed to Dask distributed, through its own executor: papers about persons only where the way there is encrypted."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from tenderkit.problems import ExitCode, RefusedError, TenderkitError
from tenderkit.workflows.api.open_library import Library
from tenderkit.workflows.papers.kind_of_case import kind_about_a_case

_ENCRYPTED = "tls://"
_PATIENCE = "20s"  # for a scheduler to answer


class NoDaskError(TenderkitError):
    """The extra `cluster` isn't installed."""

    exit_code = ExitCode.PROGRAM_MISSING


@contextmanager
def dask_executor(address: str, library: Library, kind_id: str) -> Iterator[Executor]:
    """The executor of the scheduler at the address, with the certificates of Dask's own settings.

    Raises `RefusedError` where nothing answers, and for a kind about persons where the address isn't `tls://`.
    """
    with library.reading():
        kind = kind_about_a_case(library.places, kind_id, Path())
    if kind.tells_of_a_person and not address.startswith(_ENCRYPTED):
        raise RefusedError("TK-B128", {"address": address})
    try:
        from distributed import Client
    except ImportError:
        raise NoDaskError("TK-B129") from None
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError):  # a wrong address or missing certificates come as any of them
        raise RefusedError("TK-B127", {"address": address}) from None
    with client:
        executor: Executor = client.get_executor(pure=False)
        yield executor
