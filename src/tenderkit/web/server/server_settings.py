"""What Django is told of a server for many: its database, its cookies behind a proxy, and how people sign in."""

import os
from typing import Any
from urllib.parse import urlsplit

from tenderkit.problems import RefusedError
from tenderkit.web.server.oidc_endpoints import PATIENCE, oidc_endpoints, oidc_secret
from tenderkit.web.server.settings_file import OidcSettings, ServerSettings

_A_YEAR = 365 * 24 * 60 * 60
_KNOWN = ("postgres", "postgresql", "sqlite")
_OWN_PORT = {"https": 443, "http": 80}
_KEPT_SECONDS = 60  # a connection to PostgreSQL, by each thread that answers; docs/drift.md says how many they are


def settings_of_server(server: ServerSettings) -> dict[str, Any]:
    """Beside what the page is always told. Raises `RefusedError` where the database or the sign-in can't be used."""
    at = urlsplit(server.address)
    own = {at.netloc} | ({f"{at.hostname}:{_OWN_PORT[at.scheme]}"} if at.port is None else set())
    told: dict[str, Any] = {
        "TENDERKIT_SERVER": True,
        "TENDERKIT_PASSWORDS": server.passwords,
        "TENDERKIT_HOSTS": frozenset(own),
        "ALLOWED_HOSTS": [at.hostname or ""],
        "DATABASES": {"default": _database(server)},
        "AUTHENTICATION_BACKENDS": ["django.contrib.auth.backends.ModelBackend"] if server.passwords else [],
        "LOGIN_URL": "sign-in",
    }
    if server.is_secure:
        told |= {
            "SESSION_COOKIE_SECURE": True,
            "CSRF_COOKIE_SECURE": True,
            "SESSION_COOKIE_NAME": "__Host-tenderkit",
            "CSRF_COOKIE_NAME": "__Host-tenderkit-csrf",
            "SECURE_HSTS_SECONDS": _A_YEAR,
        }
    if server.oidc is not None:
        told |= _of_oidc(server.oidc)
        told["AUTHENTICATION_BACKENDS"].append("tenderkit.web.server.oidc.KnownAccountsBackend")
    return told


def _database(server: ServerSettings) -> dict[str, Any]:
    import dj_database_url

    address = os.environ.get("DATABASE_URL", "")
    if not address:
        raise RefusedError("TK-S098", {"example": "postgresql:///tenderkit"})
    if urlsplit(address).scheme not in _KNOWN:
        raise RefusedError("TK-S098", {"example": "postgresql:///tenderkit"})
    try:
        found: dict[str, Any] = dict(
            dj_database_url.parse(address, conn_max_age=_KEPT_SECONDS, conn_health_checks=True)
        )
    except ValueError:
        raise RefusedError("TK-S098", {"example": "postgresql:///tenderkit"}) from None
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 10, "init_command": "PRAGMA journal_mode=WAL;"}
        found["NAME"] = str((server.state / str(found["NAME"])).resolve())
        found["CONN_MAX_AGE"] = 0  # opened at no cost, and a file that is put in its place is then the one that is read
    return found


def _of_oidc(oidc: OidcSettings) -> dict[str, Any]:
    found = oidc_endpoints(oidc.issuer)
    return {
        "TENDERKIT_OIDC": True,
        "TENDERKIT_OIDC_ISSUER": oidc.issuer,
        "TENDERKIT_OIDC_CLAIM": oidc.claim,
        "OIDC_RP_CLIENT_ID": oidc.client,
        "OIDC_RP_CLIENT_SECRET": oidc_secret(oidc.secret_file),
        "OIDC_RP_SIGN_ALGO": "RS256",
        "OIDC_RP_SCOPES": "openid profile",
        "OIDC_OP_AUTHORIZATION_ENDPOINT": found["authorization_endpoint"],
        "OIDC_OP_TOKEN_ENDPOINT": found["token_endpoint"],
        "OIDC_OP_USER_ENDPOINT": found["userinfo_endpoint"],
        "OIDC_OP_JWKS_ENDPOINT": found["jwks_uri"],
        "OIDC_USE_PKCE": True,
        "OIDC_CREATE_USER": False,
        "OIDC_TIMEOUT": PATIENCE,
        "OIDC_AUTHENTICATION_CALLBACK_URL": "oidc-back",
        "LOGIN_REDIRECT_URL": "/",
        "LOGIN_REDIRECT_URL_FAILURE": "/in/?ingen",
        "SESSION_COOKIE_SAMESITE": "Lax",  # the way back from the sign-in is a link from another site
    }
