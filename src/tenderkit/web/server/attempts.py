"""How often somebody has tried to sign in: kept as digests for a quarter of an hour, so that a password can't be guessed at."""

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.utils.timezone import now

from tenderkit.web.models import SignInAttempt

MOST_OF_NAME, MOST_OF_ADDRESS = 5, 40
KEPT_MINUTES = 15


def may_try(name: str, address: str) -> bool:
    """Whether neither the name nor the address has failed too often of late."""
    since = now() - timedelta(minutes=KEPT_MINUTES)
    SignInAttempt.objects.filter(at__lt=since).delete()
    failed = SignInAttempt.objects.filter(at__gte=since)
    of_name, of_address = (failed.filter(whose=whose).count() for whose in _both(name, address))
    return of_name < MOST_OF_NAME and of_address < MOST_OF_ADDRESS


def note_failure(name: str, address: str) -> None:
    """One failure more, of both."""
    SignInAttempt.objects.bulk_create(SignInAttempt(whose=whose) for whose in _both(name, address))


def forget_failures(name: str) -> None:
    """The right password was given."""
    SignInAttempt.objects.filter(whose=_digest("name", name.casefold())).delete()


def _both(name: str, address: str) -> tuple[str, str]:
    return _digest("name", name.casefold()), _digest("address", address)


def _digest(kind: str, words: str) -> str:
    """Of no use to anybody who reads the table without the server's key."""
    return sha256(f"{settings.SECRET_KEY}\0{kind}\0{words}".encode()).hexdigest()
