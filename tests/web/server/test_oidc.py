"""The municipality's own sign-in, against a small provider that the test starts: it lets in whom it should, and nobody by a forged answer."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.contrib.auth.models import User
from django.test import Client, override_settings
from django.utils.timezone import now

from tenderkit.model.case.choices import Role
from tenderkit.problems import RefusedError
from tenderkit.web.server.oidc_endpoints import oidc_endpoints
from web.server.conftest import ADDRESS

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PUBLIC = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())) | {"kid": "1", "alg": "RS256", "use": "sig"}
HOUR = 3600


class Provider(ThreadingHTTPServer):
    """Answers as OpenID Connect says; what it puts into a token can be changed by the test."""

    said: dict[str, Any]  # instead of what it would say
    challenge: str
    nonce: str
    signed_with: Any
    algorithm: str
    verified: bool

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def token(self) -> str:
        at = int(now().timestamp())
        claims = {
            "iss": self.issuer,
            "aud": "tenderkit",
            "sub": "anna.ek",
            "iat": at,
            "exp": at + HOUR,
            "nonce": self.nonce,
        }
        claims = {name: value for name, value in (claims | self.said).items() if value is not None}
        return jwt.encode(claims, self.signed_with, self.algorithm, headers={"kid": "1"})


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        issuer = self.server.issuer
        if self.path == "/.well-known/openid-configuration":
            names = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
            self._say({"issuer": issuer} | {name: f"{issuer}/{name}" for name in names})
        else:
            self._say({"keys": [PUBLIC]})

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        digest = sha256(sent["code_verifier"][0].encode()).digest()
        self.server.verified = urlsafe_b64encode(digest).rstrip(b"=").decode() == self.server.challenge
        self._say({"access_token": "x", "token_type": "Bearer", "id_token": self.server.token()})

    def _say(self, what: object) -> None:
        told = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *told: object) -> None:
        """Nothing."""


@pytest.fixture
def provider() -> Iterator[Provider]:
    found = Provider(("127.0.0.1", 0), Answers)
    found.said, found.signed_with, found.algorithm = {}, KEY, "RS256"
    thread = Thread(target=found.serve_forever)
    thread.start()
    yield found
    found.shutdown()
    thread.join()
    found.server_close()


@pytest.fixture
def visitor(server: Path, provider: Provider) -> Iterator[Client]:
    """A browser of somebody at the municipality, and an account for Anna."""
    from tenderkit.web.post import Post
    from tenderkit.web.server.accounts import give_posts, new_account

    give_posts(new_account("anna.ek"), [Post(Role.RECRUITER)])
    found = oidc_endpoints(provider.issuer)
    with override_settings(
        TENDERKIT_OIDC=True,
        TENDERKIT_OIDC_ISSUER=provider.issuer,
        TENDERKIT_OIDC_CLAIM="sub",
        AUTHENTICATION_BACKENDS=["tenderkit.web.server.oidc.KnownAccountsBackend"],
        OIDC_RP_CLIENT_ID="tenderkit",
        OIDC_RP_CLIENT_SECRET="hemlig",  # noqa: S106 - of the test's own provider
        OIDC_RP_SIGN_ALGO="RS256",
        OIDC_RP_SCOPES="openid profile",
        OIDC_OP_AUTHORIZATION_ENDPOINT=found["authorization_endpoint"],
        OIDC_OP_TOKEN_ENDPOINT=found["token_endpoint"],
        OIDC_OP_USER_ENDPOINT=found["userinfo_endpoint"],
        OIDC_OP_JWKS_ENDPOINT=found["jwks_uri"],
        OIDC_USE_PKCE=True,
        OIDC_CREATE_USER=False,
        OIDC_AUTHENTICATION_CALLBACK_URL="oidc-back",
        LOGIN_REDIRECT_URL="/",
        LOGIN_REDIRECT_URL_FAILURE="/in/?ingen",
    ):
        yield Client(headers={"host": ADDRESS})


def gone_there(visitor: Client, provider: Provider) -> str:
    """To the provider; the state that it is to send back."""
    asked = visitor.get("/in/kommunen/")
    sent = parse_qs(urlsplit(asked.headers["Location"]).query)
    provider.nonce, provider.challenge = sent["nonce"][0], sent["code_challenge"][0]
    return sent["state"][0]


def come_back(visitor: Client, state: str) -> str:
    return visitor.get("/in/kommunen/svar/", {"code": "1", "state": state}).headers["Location"]


def test_whoever_the_municipality_knows_and_has_an_account_gets_in(visitor: Client, provider: Provider) -> None:
    to = come_back(visitor, gone_there(visitor, provider))

    assert to == "/"
    assert provider.verified  # the code was asked for by whoever uses it
    assert visitor.get("/arenden/").status_code == 200


@pytest.mark.parametrize(
    "said",
    [
        {"iss": "https://nagon.annan.se"},
        {"aud": "nagot-annat"},
        {"exp": 1},
        {"exp": None},
        {"aud": None},
        {"nonce": "gammal"},
        {"sub": "okand"},
        {"sub": ""},
        {"sub": ["anna.ek"]},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_us_here_and_now_lets_nobody_in(
    said: dict[str, Any], visitor: Client, provider: Provider
) -> None:
    state = gone_there(visitor, provider)
    provider.said = said

    assert come_back(visitor, state) == "/in/?ingen"
    assert visitor.get("/arenden/").status_code == 403
    assert User.objects.count() == 1


@pytest.mark.parametrize(("key", "algorithm"), [(OTHER_KEY, "RS256"), ("hemlig" * 6, "HS256"), (None, "none")])
def test_a_token_that_somebody_else_has_signed_lets_nobody_in(
    key: object, algorithm: str, visitor: Client, provider: Provider
) -> None:
    state = gone_there(visitor, provider)
    provider.signed_with, provider.algorithm = key, algorithm

    assert come_back(visitor, state) == "/in/?ingen"
    assert visitor.get("/arenden/").status_code == 403


def test_an_answer_that_nobody_asked_for_and_one_that_comes_twice_let_nobody_in(
    visitor: Client, provider: Provider, server: Path
) -> None:
    state = gone_there(visitor, provider)
    other = Client(headers={"host": ADDRESS})

    assert come_back(other, state) == "/in/?ingen"
    assert come_back(visitor, state) == "/"
    visitor.post("/ut")
    assert come_back(visitor, state) == "/in/?ingen"


def test_a_closed_account_does_not_get_in_by_the_municipalitys_sign_in_either(
    visitor: Client, provider: Provider
) -> None:
    from tenderkit.web.server.accounts import close_account

    close_account(User.objects.get())

    assert come_back(visitor, gone_there(visitor, provider)) == "/in/?ingen"


def test_a_sign_in_that_is_another_than_it_says_or_does_not_answer_is_refused(provider: Provider) -> None:
    for issuer in (f"{provider.issuer}/annan", "http://127.0.0.1:9"):
        with pytest.raises(RefusedError) as refused:
            oidc_endpoints(issuer)
        assert refused.value.message.code == "TK-S097"
