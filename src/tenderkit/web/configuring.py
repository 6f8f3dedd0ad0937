"""Django's settings, made of what the command was told: there is no settings file to keep for one person on one machine."""

from pathlib import Path
from secrets import token_urlsafe
from typing import Any

from msgspec import Struct

from tenderkit.web.server.settings_file import ServerSettings

DATABASE_FILE, KEY_FILE = "sidan.sqlite3", "sidan.nyckel"
_ONLY_MINE, _ONLY_MY_FOLDER = 0o600, 0o700
_MOST_FIELDS = 3000  # a part with a hundred lots
_MOST_BYTES = 2 * 1024 * 1024
_NO_LOG = {  # a log of requests would tell of cases
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {
        "none": {"class": "logging.NullHandler"},
        "faults": {"class": "tenderkit.web.faults_told.FaultsTold", "level": "ERROR"},
    },
    "loggers": {
        **{name: {"handlers": ["none"], "propagate": False} for name in ("django", "waitress")},
        "django.request": {"handlers": ["faults"], "propagate": False},
    },
}
_HALF_A_DAY = 12 * 60 * 60


_DATABASE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 10, "init_command": "PRAGMA journal_mode=WAL;"},
}
_TEMPLATES = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {
        "context_processors": ["django.template.context_processors.request", "tenderkit.web.shown.frame.frame"],
    },
}
_FIXED: dict[str, Any] = {
    "DEBUG": False,
    "ROOT_URLCONF": "tenderkit.web.addresses",
    "INSTALLED_APPS": [
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.staticfiles",
        "django.contrib.humanize",
        "django_htmx",
        "tenderkit.web.apps.PageConfig",
    ],
    "MIDDLEWARE": [
        "tenderkit.web.reading_ahead.counted_while_answered",
        "tenderkit.web.guarding.own_address_only",
        "django.middleware.security.SecurityMiddleware",
        "whitenoise.middleware.WhiteNoiseMiddleware",
        "tenderkit.web.guarding.strict_headers",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "tenderkit.web.guarding.places_told_from_the_folder",
        "tenderkit.web.guarding.told_without_the_database",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django_htmx.middleware.HtmxMiddleware",
        "tenderkit.web.guarding.in_the_chosen_language",
        "tenderkit.web.guarding.signed_in_only",
        "tenderkit.web.guarding.permitted_only",
        "tenderkit.web.guarding.faults_as_pages",
    ],
    "TEMPLATES": [_TEMPLATES],
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    "AUTH_PASSWORD_VALIDATORS": [
        {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
        for name, options in (
            ("MinimumLengthValidator", {"min_length": 12}),
            ("CommonPasswordValidator", {}),
            ("NumericPasswordValidator", {}),
            ("UserAttributeSimilarityValidator", {}),
        )
    ],
    "PASSWORD_RESET_TIMEOUT": 3 * 24 * 60 * 60,  # a link to choose a password by
    "LANGUAGE_CODE": "sv",
    "LOCALE_PATHS": [str(Path(__file__).with_name("locale"))],
    "USE_I18N": True,
    "USE_TZ": True,
    "TIME_ZONE": "Europe/Stockholm",
    "STATIC_URL": "/statiskt/",
    "WHITENOISE_USE_FINDERS": True,
    "WHITENOISE_AUTOREFRESH": False,
    "SESSION_COOKIE_NAME": "tenderkit",
    "SESSION_COOKIE_AGE": _HALF_A_DAY,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Strict",
    "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
    "CSRF_COOKIE_NAME": "tenderkit-csrf",
    "CSRF_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SAMESITE": "Strict",
    "CSRF_FAILURE_VIEW": "tenderkit.web.views.refusals.no_csrf",
    "SECURE_CONTENT_TYPE_NOSNIFF": True,
    "SECURE_REFERRER_POLICY": "same-origin",  # with none at all a browser sends its own forms from nowhere
    "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
    "X_FRAME_OPTIONS": "DENY",
    "DATA_UPLOAD_MAX_MEMORY_SIZE": _MOST_BYTES,
    "DATA_UPLOAD_MAX_NUMBER_FIELDS": _MOST_FIELDS,
    "DATA_UPLOAD_MAX_NUMBER_FILES": 1,
    "FILE_UPLOAD_HANDLERS": ["tenderkit.web.uploads.PlanAlone"],
    "LOGGING": _NO_LOG,
}


class PageSettings(Struct, frozen=True):
    """The folder whose cases are shown, where the page keeps its own things, and the address that it answers on."""

    folder: Path
    state: Path
    host: str = "127.0.0.1"
    port: int = 0


def configure(page: PageSettings) -> None:
    """Set Django up for one person, once for the process."""
    page.state.mkdir(_ONLY_MY_FOLDER, parents=True, exist_ok=True)
    _set_up(_settings(page))


def configure_server(server: ServerSettings) -> None:
    """Set Django up for many, once for the process: its database is the one that `DATABASE_URL` names.

    Raises `RefusedError` for an address of a database that can't be read, or a sign-in that doesn't answer.
    """
    from tenderkit.web.server.server_settings import settings_of_server

    server.state.mkdir(_ONLY_MY_FOLDER, parents=True, exist_ok=True)
    page = PageSettings(server.folder, server.state)
    _set_up(_settings(page) | settings_of_server(server))


def _set_up(settings_of_page: dict[str, Any]) -> None:
    import django
    from django.conf import settings

    settings.configure(**settings_of_page)
    django.setup()


def _settings(page: PageSettings) -> dict[str, Any]:
    return {
        **_FIXED,
        "SECRET_KEY": _key(page.state / KEY_FILE),
        "ALLOWED_HOSTS": [page.host, "localhost"],
        "DATABASES": {"default": _DATABASE | {"NAME": str(page.state / DATABASE_FILE)}},
        "TENDERKIT_FOLDER": page.folder,
        "TENDERKIT_SERVER": False,
        "TENDERKIT_PASSWORDS": False,
        "TENDERKIT_OIDC": False,
        "TENDERKIT_HOSTS": frozenset({f"{page.host}:{page.port}", f"localhost:{page.port}"}),
    }


def _key(file: Path) -> str:
    """Kept from one run to the next, so that a form that is open survives a restart."""
    if not file.exists():
        file.touch(_ONLY_MINE)
        file.write_text(token_urlsafe(48), "ascii")
    return file.read_text("ascii")
