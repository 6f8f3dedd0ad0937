"""A place in a message, for somebody who reads it on a page."""

import pytest

from tenderkit.messages import Message, known_folders
from tenderkit.messages.told_places import from_the_folders

FOLDERS = ("/srv/krav/mina ärenden",)


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        pytest.param("/srv/krav/mina ärenden/vaghyveln/upphandling.yaml", "vaghyveln/upphandling.yaml", id="a case"),
        pytest.param("/srv/krav/mina ärenden", "mina ärenden", id="the folder itself"),
        pytest.param("/srv/andra saker/vite/2.1.0.md", "2.1.0.md", id="elsewhere, with spaces"),
        pytest.param("[Errno 13] nekad: '/var/lib/tenderkit/x.db'", "[Errno 13] nekad: 'x.db'", id="in a sentence"),
        pytest.param("och/eller, 1/3 2027", "och/eller, 1/3 2027", id="no place"),
        pytest.param("https://krav.exempel.se/arenden/x/", "https://krav.exempel.se/arenden/x/", id="an address"),
        pytest.param("upphandling.yaml", "upphandling.yaml", id="a name"),
    ],
)
def test_a_place_is_told_from_the_folder_that_the_reader_knows(fact: str, told: str) -> None:
    assert from_the_folders(fact, FOLDERS) == told


def test_the_command_line_tells_the_whole_way() -> None:
    message = Message("TK-S013", {"path": f"{FOLDERS[0]}/vaghyveln"})

    assert message.what.startswith(f"{FOLDERS[0]}/vaghyveln ")
    held = known_folders.set(FOLDERS)
    assert message.what.startswith("vaghyveln ")
    known_folders.reset(held)
