"""`templates/<kind>/document.yaml` and `text.md` -> Kind, and what a kind may hold; read once, for this run and for those to come."""

from pathlib import Path

from tenderkit.model.papers.kind import Kind, Per
from tenderkit.prepared import prepared
from tenderkit.problems import TenderkitError
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.papers.kind_folder import KIND_FILE, TEXT_FILE, TOP_KEY, KindFiles
from tenderkit.readers.yaml.yaml_reader import parse_yaml, read_bytes

AllowList = tuple[tuple[str, ...], Per]


@once_in_a_run
def read_kind(folder: Path, letterheads: tuple[str, ...]) -> Kind:
    """Read a kind's folder; raises `InvalidInputError` with every fault of both files. `letterheads` are those that it may name."""
    document = read_bytes(folder / KIND_FILE)
    try:
        text = read_bytes(folder / TEXT_FILE)
    except TenderkitError:
        from tenderkit.readers.papers.kind_parser import entry_of

        entry_of(document, folder)  # its faults are told first
        raise

    def parsed() -> Kind:
        from tenderkit.readers.papers.kind_parser import kind_of

        return kind_of(KindFiles(folder, document, text), letterheads)

    return prepared("kinds", Kind, (document, text, repr(letterheads).encode()), parsed)


@once_in_a_run
def read_allow_list(folder: Path) -> AllowList:
    """The facts that a kind's documents may hold besides the letterhead's, and what each of them is about; nothing else is read."""
    file = folder / KIND_FILE
    data = read_bytes(file)
    return prepared("allow_lists", AllowList, (data,), lambda: _allow_list(data, file))


def _allow_list(data: bytes, file: Path) -> AllowList:
    from tenderkit.model.papers.kind_file import KindAllowList
    from tenderkit.readers.yaml.validation import validate

    wanted = tuple(f"{name}:".encode() for name in KindAllowList.model_fields)
    blocks = (block for block in TOP_KEY.split(data) if block.startswith(wanted))
    entry = validate(KindAllowList, parse_yaml(b"".join(blocks), file))
    return entry.allow, entry.per
