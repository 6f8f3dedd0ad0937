"""`server.toml`: every fault in one run, each at its line, and no secret in it."""

from pathlib import Path

import pytest

from tenderkit.problems import InvalidInputError
from tenderkit.web.server.settings_file import read_server_settings

WHOLE = """folder = "arenden"
state = "state"
address = "https://krav.exempel.se"
listen = "127.0.0.1:8000"
proxy = "127.0.0.1"

[oidc]
issuer = "https://inloggning.exempel.se/kommun"
client = "tenderkit"
secret_file = "hemlighet"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "arenden").mkdir()
    (tmp_path / "hemlighet").write_text("s3cret\n")
    return tmp_path / "server.toml"


def faults_of(place: Path, told: str) -> list[tuple[int, str]]:
    place.write_text(told, "utf-8")
    with pytest.raises(InvalidInputError) as refused:
        read_server_settings(place)
    return [(each.line, each.message.code) for each in refused.value.problems]


def test_a_whole_file_is_read_with_paths_counted_from_its_own_folder(place: Path) -> None:
    place.write_text(WHOLE, "utf-8")

    found = read_server_settings(place)

    assert (found.folder, found.host, found.port) == (place.parent / "arenden", "127.0.0.1", 8000)
    assert found.is_secure
    assert found.oidc is not None
    assert found.oidc.claim == "sub"


def test_every_fault_is_told_in_one_run(place: Path) -> None:
    told = (
        'folder = "finns-inte"\naddress = "http://krav.exempel.se"\nlisten = "8000"\nsecret = "x"\n[oidc]\nissuer = 3\n'
    )

    assert faults_of(place, told) == [
        (1, "TK-S092"),
        (2, "TK-S100"),
        (3, "TK-S094"),
        (4, "TK-S093"),
        (1, "TK-S096"),
        (1, "TK-S092"),
        (1, "TK-S092"),
        (6, "TK-S100"),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "http://krav.exempel.se",
        "https://krav.exempel.se/sida",
        "https://namn@krav.exempel.se",
        "krav.exempel.se",
        "ftp://x",
    ],
)
def test_an_address_is_an_origin_and_outside_this_machine_a_safe_one(address: str, place: Path) -> None:
    assert faults_of(place, WHOLE.replace("https://krav.exempel.se", address)) == [(3, "TK-S100")]


@pytest.mark.parametrize("line", ['listen = "8000"', 'proxy = "proxy.kommunen.se"', 'passwords = "nej"', "state = 3"])
def test_what_is_no_address_is_not_told_of_addresses(line: str, place: Path) -> None:
    name = line.partition(" ")[0]
    others = [each for each in WHOLE.splitlines() if not each.startswith(f"{name} ")]
    place.write_text("\n".join([line, *others]), "utf-8")

    with pytest.raises(InvalidInputError) as raised:
        read_server_settings(place)

    (fault,) = raised.value.problems
    assert fault.message.code == "TK-S094"
    assert "https" not in fault.message.remedy


def test_a_server_that_nobody_can_sign_in_to_is_refused(place: Path) -> None:
    assert faults_of(place, WHOLE.partition("[oidc]")[0] + "passwords = false\n") == [(7, "TK-S095")]


def test_a_secret_that_is_not_there_is_told_of(place: Path) -> None:
    (place.parent / "hemlighet").unlink()

    assert faults_of(place, WHOLE) == [(10, "TK-S096")]
