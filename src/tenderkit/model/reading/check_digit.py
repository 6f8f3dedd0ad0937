"""The check digit of Swedish numbers of people and organisations (the Luhn sum)."""

_DOUBLED = str.maketrans("0123456789", "0246813579")  # a digit twice, and the digits of that added together
_TEN = 10


def has_right_check_digit(digits: str) -> bool:
    """Whether the last of the digits is what the others come to; every second one counts double, from the last but one."""
    if not (digits.isascii() and digits.isdigit()):
        return False
    plain, doubled = digits[::-2], digits[-2::-2].translate(_DOUBLED)
    return sum(map(int, plain + doubled)) % _TEN == 0
