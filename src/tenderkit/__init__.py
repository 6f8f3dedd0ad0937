"""One case file in, every document of the employment requirement out.

What is exported here is a promise: `docs/api.md` tells of it. Nothing is imported before it is asked for.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem, RefusedError, TenderkitError
    from tenderkit.workflows.api.build_documents import build_documents as build
    from tenderkit.workflows.api.finished_documents import BuiltDocument
    from tenderkit.workflows.api.open_library import Library, open_library
    from tenderkit.workflows.api.read_case import Case, read_case
    from tenderkit.workflows.batch.batch_options import BatchOptions
    from tenderkit.workflows.batch.run_batch import BatchResult
    from tenderkit.workflows.batch.run_batch import build_batch as batch

__version__ = "0.1.0"
__all__ = [
    "BatchOptions",
    "BatchResult",
    "BuiltDocument",
    "Case",
    "InvalidInputError",
    "Library",
    "NotAllowedYetError",
    "Problem",
    "RefusedError",
    "TenderkitError",
    "batch",
    "build",
    "open_library",
    "read_case",
]

_PROBLEMS = "tenderkit.problems"
_WHERE = {
    "BatchOptions": ("tenderkit.workflows.batch.batch_options", "BatchOptions"),
    "BatchResult": ("tenderkit.workflows.batch.run_batch", "BatchResult"),
    "batch": ("tenderkit.workflows.batch.run_batch", "build_batch"),
    "BuiltDocument": ("tenderkit.workflows.api.finished_documents", "BuiltDocument"),
    "Case": ("tenderkit.workflows.api.read_case", "Case"),
    "Library": ("tenderkit.workflows.api.open_library", "Library"),
    "build": ("tenderkit.workflows.api.build_documents", "build_documents"),
    "open_library": ("tenderkit.workflows.api.open_library", "open_library"),
    "read_case": ("tenderkit.workflows.api.read_case", "read_case"),
} | {name: (_PROBLEMS, name) for name in __all__ if name.endswith("Error") or name == "Problem"}


def __getattr__(name: str) -> object:
    """What is exported, when it is first asked for: the command's start doesn't wait for it."""
    if name not in _WHERE:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    module, own = _WHERE[name]
    found: object = getattr(import_module(module), own)
    globals()[name] = found
    return found
