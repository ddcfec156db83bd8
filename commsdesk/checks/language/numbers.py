"""Numbers that prove by their check digits what they are."""

from __future__ import annotations

CARD_LENGTHS = range(13, 20)
ISSUERS = ("3", "4", "5", "6", "2")  # what a card's number begins with


def is_a_card(written: str) -> bool:
    """By the formula of Luhn, ISO/IEC 7812-1."""
    digits = [int(sign) for sign in written if sign.isdecimal() and sign.isascii()]
    if len(digits) not in CARD_LENGTHS or str(digits[0]) not in ISSUERS or len(set(digits)) == 1:
        return False
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def is_an_account(written: str) -> bool:
    """An IBAN, ISO 13616: moved round and read as a number, it leaves 1 when divided by 97."""
    signs = written.replace(" ", "")
    moved = signs[4:] + signs[:4]
    return len(signs) >= 15 and int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1
