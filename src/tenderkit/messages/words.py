"""The language of everything on screen: our own catalogue, and the words that click says for us (`Usage:`, `Error:`)."""

import gettext
import os

from tenderkit.messages import language as language_in_use

_DOMAIN = "messages"  # gettext's own default, which click asks without naming it
_LOCALES = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - help needs no other path


def speak(language: str) -> None:
    """Say everything from here on in `language`; call it before the commands are imported.

    Click looks some of its words up already when a command is defined. Gettext takes its language from the
    environment alone, so programs that we start inherit it. English needs no catalogue: it is what click's source says.
    """
    language_in_use.set(language)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(_DOMAIN, _LOCALES)
    gettext.textdomain(_DOMAIN)
