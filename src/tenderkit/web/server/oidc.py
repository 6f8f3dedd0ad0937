"""The municipality's own sign-in says who somebody is; what they may do is what the coordinator has given their account."""

from collections.abc import Mapping
from typing import Any

import jwt
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from mozilla_django_oidc.auth import OIDCAuthenticationBackend

_MUST_SAY = ["exp", "iat", "iss", "aud", "sub"]
_LEEWAY = 30  # seconds that two machines' clocks may differ


class KnownAccountsBackend(OIDCAuthenticationBackend):  # type: ignore[misc] # the library has no types
    """Nobody gets an account by signing in, and the token is held to its issuer, its receiver and its time too."""

    def get_payload_data(self, token: str, key: Any) -> Mapping[str, Any]:  # noqa: ANN401 - a key of PyJWT's
        """What the token says, once its signature, algorithm, issuer, receiver and time are found right."""
        try:
            said: Mapping[str, Any] = jwt.decode(
                token,
                key,
                algorithms=[settings.OIDC_RP_SIGN_ALGO],
                audience=settings.OIDC_RP_CLIENT_ID,
                issuer=settings.TENDERKIT_OIDC_ISSUER,
                leeway=_LEEWAY,
                options={"require": _MUST_SAY},
            )
        except jwt.PyJWTError as error:
            raise SuspiciousOperation(type(error).__name__) from None
        return said

    def get_userinfo(self, access_token: str, id_token: str, payload: Mapping[str, Any]) -> Mapping[str, Any]:
        """The token itself says enough; one that is about somebody else than what is fetched can't be."""
        del access_token, id_token
        return payload

    def verify_claims(self, claims: Mapping[str, Any]) -> bool:
        """Whether the claim that names the account is there."""
        name = claims.get(settings.TENDERKIT_OIDC_CLAIM)
        return isinstance(name, str) and bool(name)

    def filter_users_by_claims(self, claims: Mapping[str, Any]) -> QuerySet[User]:
        """The account by that name, where it isn't closed."""
        return User.objects.filter(username=claims[settings.TENDERKIT_OIDC_CLAIM], is_active=True)

    def create_user(self, claims: Mapping[str, Any]) -> None:
        """Nobody."""
        del claims
