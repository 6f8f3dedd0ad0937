"""What the municipality's own sign-in says of itself, and the secret that we are known by there."""

from collections.abc import Mapping
from pathlib import Path

from tenderkit.problems import RefusedError

_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
PATIENCE = 10  # seconds for an answer


def oidc_endpoints(issuer: str) -> Mapping[str, str]:
    """What the provider says of itself (OpenID Connect Discovery 1.0, section 4).

    Raises `RefusedError` where it can't be reached, or is another than the one it is asked as.
    """
    import requests

    address = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    try:
        answer = requests.get(address, timeout=PATIENCE)
        answer.raise_for_status()
        said = answer.json()
    except (requests.RequestException, ValueError) as error:
        raise RefusedError("TK-S097", {"address": address, "reason": type(error).__name__}) from None
    if not isinstance(said, dict) or said.get("issuer") != issuer or not all(said.get(each) for each in _ENDPOINTS):
        raise RefusedError("TK-S097", {"address": address, "reason": "issuer"})
    return {each: str(said[each]) for each in _ENDPOINTS}


def oidc_secret(file: Path) -> str:
    """The first line of the file that holds it."""
    return file.read_text("utf-8").partition("\n")[0].strip()
