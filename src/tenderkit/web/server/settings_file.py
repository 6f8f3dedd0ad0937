"""`server.toml`: where the page is and who is let in, read whole, with every fault at its line. A secret never stands in it."""

import re
from collections.abc import Callable, Iterator, Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.settings import read_settings, setting_problem

_NEEDED = ("folder", "state", "address", "listen")
_NEEDED_OF_OIDC = ("issuer", "client", "secret_file")
_LISTEN = re.compile(r"(?P<host>[^:\s]+):(?P<port>[0-9]{1,5})")
_HIGHEST_PORT = 65535


class OidcSettings(Struct, frozen=True):
    """The municipality's own sign-in: who it is, what we are called there, and which claim is the name of the account."""

    issuer: str
    client: str
    secret_file: Path
    claim: str = "sub"


class ServerSettings(Struct, frozen=True):
    """What the server is told: its cases, its own folder, the address that people know, and where it listens behind a proxy."""

    folder: Path
    state: Path
    address: str
    host: str
    port: int
    proxy: str = ""
    passwords: bool = True
    oidc: OidcSettings | None = None

    @property
    def is_secure(self) -> bool:
        return self.address.startswith("https://")


def read_server_settings(path: Path) -> ServerSettings:
    """The settings in the file. Raises `InvalidInputError` with every fault, each at its line."""
    said = read_settings(path)
    faults = list(_faults(path, said))
    if faults:
        raise InvalidInputError(faults)
    found = _LISTEN.fullmatch(str(said["listen"]))
    oidc: Any = said.get("oidc")
    return ServerSettings(
        folder=_path(path, said["folder"]),
        state=_path(path, said["state"]),
        address=str(said["address"]).rstrip("/"),
        host=found["host"] if found else "",
        port=int(found["port"]) if found else 0,
        proxy=str(said.get("proxy", "")),
        passwords=bool(said.get("passwords", True)),
        oidc=OidcSettings(**{**oidc, "secret_file": _path(path, oidc["secret_file"])}) if oidc else None,
    )


def _path(of: Path, said: object) -> Path:
    """Counted from the folder that the settings stand in."""
    return (of.parent / str(said)).resolve()


def _faults(path: Path, said: Mapping[str, object]) -> Iterator[Problem]:
    for name in _NEEDED:
        if name not in said:
            yield setting_problem(path, name, "TK-S092", name=name)
    for name, value in said.items():
        if name not in _RULES:
            yield setting_problem(path, name, "TK-S093", name=name, known=", ".join(_RULES))
        elif not _RULES[name](value):
            yield setting_problem(path, name, _code_of(name), name=name, example=_EXAMPLES[name])
    yield from _faults_of_folders(path, said)
    oidc = said.get("oidc")
    if isinstance(oidc, dict):
        yield from _faults_of_oidc(path, oidc)
    elif said.get("passwords") is False:
        yield setting_problem(path, "passwords", "TK-S095")


def _faults_of_folders(path: Path, said: Mapping[str, object]) -> Iterator[Problem]:
    folder = said.get("folder")
    if isinstance(folder, str) and not _path(path, folder).is_dir():
        yield setting_problem(path, "folder", "TK-S096", place=str(_path(path, folder)))


def _faults_of_oidc(path: Path, said: Mapping[str, object]) -> Iterator[Problem]:
    for name in _NEEDED_OF_OIDC:
        if name not in said:
            yield setting_problem(path, name, "TK-S092", name=f"oidc.{name}")
    for name, value in said.items():
        if name not in _OIDC_RULES:
            yield setting_problem(path, name, "TK-S093", name=f"oidc.{name}", known=", ".join(_OIDC_RULES))
        elif not _OIDC_RULES[name](value):
            yield setting_problem(path, name, _code_of(name), name=f"oidc.{name}", example=_EXAMPLES[name])
    secret = said.get("secret_file")
    if isinstance(secret, str) and not _path(path, secret).is_file():
        yield setting_problem(path, "secret_file", "TK-S096", place=str(_path(path, secret)))


def _code_of(name: str) -> str:
    """An address is told what an address must be; any other setting by its example."""
    return "TK-S100" if name in ("address", "issuer") else "TK-S094"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_address(value: object) -> bool:
    """An origin, and nothing after it; in the clear on this machine alone."""
    if not isinstance(value, str):
        return False
    parts = urlsplit(value)
    is_here = parts.hostname in ("127.0.0.1", "localhost")
    return (
        bool(parts.hostname)
        and (parts.scheme == "https" or (parts.scheme == "http" and is_here))
        and parts.path in ("", "/")
        and not (parts.query or parts.fragment or parts.username)
    )


def _is_issuer(value: object) -> bool:
    parts = urlsplit(value) if isinstance(value, str) else None
    return parts is not None and _is_address(f"{parts.scheme}://{parts.netloc}") and not (parts.query or parts.fragment)


def _is_place(value: object) -> bool:
    found = _LISTEN.fullmatch(value) if isinstance(value, str) else None
    return found is not None and 0 <= int(found["port"]) <= _HIGHEST_PORT


def _is_machine(value: object) -> bool:
    try:
        ip_address(str(value))
    except ValueError:
        return False
    return isinstance(value, str)


_RULES: Mapping[str, Callable[[object], bool]] = {
    "folder": _is_text,
    "state": _is_text,
    "address": _is_address,
    "listen": _is_place,
    "proxy": _is_machine,
    "passwords": lambda value: isinstance(value, bool),
    "oidc": lambda value: isinstance(value, dict),
}
_OIDC_RULES: Mapping[str, Callable[[object], bool]] = {
    "issuer": _is_issuer,
    "client": _is_text,
    "secret_file": _is_text,
    "claim": _is_text,
}
_EXAMPLES = {
    "folder": '"/srv/tenderkit/arenden"',
    "state": '"/var/lib/tenderkit"',
    "address": '"https://krav.exempel.se"',
    "listen": '"127.0.0.1:8000"',
    "proxy": '"127.0.0.1"',
    "passwords": "true",
    "oidc": "[oidc]",
    "issuer": '"https://inloggning.exempel.se"',
    "client": '"tenderkit"',
    "secret_file": '"/etc/tenderkit/oidc-hemlighet"',
    "claim": '"sub"',
}
