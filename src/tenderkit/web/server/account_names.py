"""What an account may be called."""

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError

_LONGEST = 80  # what the trail and the opened parts have room for


def is_account_name(name: str) -> bool:
    """Whether it is of letters, digits and a few marks, and no longer than what is kept with it has room for."""
    try:
        UnicodeUsernameValidator()(name)
    except ValidationError:
        return False
    return 0 < len(name) <= _LONGEST
