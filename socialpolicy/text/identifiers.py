"""Numbers that stand for one person or account, told from other numbers by their check digits."""

import re
from collections.abc import Callable, Iterator, Mapping

from socialpolicy.text.outline import outline
from socialpolicy.value import Value


class Identifier(Value):
    """A number as written, its place, and what it is."""

    value: str
    start: int
    end: int
    why: str


_CARD = r"(?<![\w.,:/#-])[2-6](?:[ -]?\d){12,18}(?![\w-]|[.,]\d)"
_CARD_BEGINS = r"(?:4|5[1-5]|2[2-7]|3[47]|3[0689]|6(?:011|4[4-9]|5)|35|50|5[6-8]|6[0-9])"
_CARD_LENGTHS = (13, 14, 15, 16, 19)
"""How the numbers of cards are written, begin (the ranges of their issuers), and how many digits they have."""

_TEST_CARDS = frozenset(
    "4242424242424242 4000056655665556 4111111111111111 4012888888881881 4222222222222 5555555555554444 "
    "5105105105105100 2223003122003222 5200828282828210 378282246310005 371449635398431 378734493671000 "
    "6011111111111117 6011000990139424 30569309025904 38520000023237 3056930009020004 36227206271667 "
    "3530111333300000 3566002020360505 6200000000000005 4000002500003155 4000000000000002 4000000000009995 "
    "4532015112830366 4539578763621486".split()
)
_IBAN = r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![A-Za-z0-9])"
_TEST_IBANS = frozenset(
    "DE89370400440532013000 GB82WEST12345698765432 GB29NWBK60161331926819 FR1420041010050500013M02606 "
    "NL91ABNA0417164300 CH9300762011623852957 AT611904300234573201 ES9121000418450200051332 "
    "IT60X0542811101000000123456 BE68539007547034 IE29AIBK93115212345678 PL61109010140000071219812874 "
    "SE4550000000058398257466 NO9386011117947 FI2112345600000785 DK5000400440116243 "
    "PT50000201231234567890154 GB33BUKB20201555555555 DE75512108001245126199".split()
)
_IBAN_LENGTHS = {
    **{"AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18},
    **{"FR": 27, "GB": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20},
    **{"LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24},
    **{"SM": 27, "TR": 26, "AE": 23, "SA": 24, "BR": 29, "UA": 29, "RS": 22, "IL": 23},
}
"""How many characters the accounts of a country have, after the registry of IBANs."""

_FISCAL_ODD = dict(
    zip(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        map(
            int, "1 0 5 7 9 13 15 17 19 21 1 0 5 7 9 13 15 17 19 21 2 4 18 20 11 3 6 8 12 14 16 10 22 25 24 23".split()
        ),
        strict=True,
    )
)
"""What a character of an Italian fiscal code counts at the first, third and every other place after that."""


def cards(text: str) -> Iterator[Identifier]:
    """Yield the numbers of payment cards, except those that are published for tests."""
    for match in re.finditer(_CARD, text):
        digits = re.sub(r"\D", "", match[0])
        spaced = len(set(re.sub(r"\d", "", match[0]))) < 2
        if spaced and digits not in _TEST_CARDS and is_card(digits):
            yield Identifier(match[0], *match.span(), "a card number")


def accounts(text: str) -> Iterator[Identifier]:
    """Yield the international bank account numbers, except those of documentation."""
    for match in re.finditer(_IBAN, text):
        number = match[0].replace(" ", "")
        if number not in _TEST_IBANS and is_iban(number):
            yield Identifier(match[0], *match.span(), "a bank account")


def identities(text: str) -> Iterator[Identifier]:
    """Yield the national numbers of persons whose shape and check digits leave no doubt."""
    seen = outline(text)
    for why, (least, pattern, is_right) in _NATIONAL.items():
        if not any(one in seen for one in least):
            continue
        for match in re.finditer(rf"(?<![\w.-]){pattern}(?![\w-]|\.\d)", text):
            if is_right(re.sub(r"[\s./+-]", "", match[0])):
                yield Identifier(match[0], *match.span(), why)


def is_luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of those before it, after Luhn."""
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits)))
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0


def is_card(digits: str) -> bool:
    """Tell whether digits have length, beginning and check digit of a card, and are no row of a few digits."""
    begins = re.match(_CARD_BEGINS, digits) is not None
    return begins and len(digits) in _CARD_LENGTHS and is_luhn(digits) and len(set(digits)) > 3


def is_iban(number: str) -> bool:
    """Tell whether a number has the length and the check digits of its country's bank accounts."""
    if len(number) != _IBAN_LENGTHS.get(number[:2]):
        return False
    return int("".join(str(int(character, 36)) for character in number[4:] + number[:4])) % 97 == 1


def _is_cpf(digits: str) -> bool:
    """Tell whether both check digits are right: sums of the digits before them with falling weights, modulo 11."""
    sums = (sum(int(digit) * (end + 1 - index) for index, digit in enumerate(digits[:end])) for end in (9, 10))
    return len(set(digits)) > 1 and all(
        sum_ * 10 % 11 % 10 == int(digits[end]) for sum_, end in zip(sums, (9, 10), strict=True)
    )


def _is_swiss(digits: str) -> bool:
    """Tell whether the check digit is right, as in a bar code (EAN-13)."""
    return sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits)) % 10 == 0


def _is_fiscal_code(code: str) -> bool:
    """Tell whether the last letter is right: the sum of what the others count, modulo 26."""
    values = (
        int(one, 36) - 10 * one.isalpha() if index % 2 else _FISCAL_ODD[one] for index, one in enumerate(code[:15])
    )
    return chr(ord("A") + sum(values) % 26) == code[15]


def _is_finnish(code: str) -> bool:
    """Tell whether the last sign is right: the number without its century, modulo 31."""
    return "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(code[:6] + code[-4:-1]) % 31] == code[-1]


def _is_swedish(digits: str) -> bool:
    """Tell whether the check digit is right, and whether there may be such a day of birth."""
    return is_luhn(digits[-10:]) and 1 <= int(digits[-8:-6]) <= 12 and 1 <= int(digits[-6:-4]) <= 31


def _is_spanish(code: str) -> bool:
    """Tell whether the letter is right: the number modulo 23; 12345678 is everybody's example."""
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(code[:8]) % 23] == code[8] and code[:8] != "12345678"


_NATIONAL: Mapping[str, tuple[tuple[bytes, ...], str, Callable[[str], bool]]] = {
    "a Brazilian CPF": ((b"000.000.000-00",), r"\d{3}\.\d{3}\.\d{3}-\d{2}", _is_cpf),
    "a Swiss insurance number": ((b"000.0000.0000.00",), r"756\.\d{4}\.\d{4}\.\d{2}", _is_swiss),
    "an Italian fiscal code": (
        (b"AAAAAA00A00A000A",),
        r"[A-Z]{6}\d{2}[ABCDEHLMPRST]\d{2}[A-Z]\d{3}[A-Z]",
        _is_fiscal_code,
    ),
    "a Finnish identity code": (
        (b"000000-000", b"000000+000", b"000000A000"),
        r"[0-3]\d[01]\d{3}[+A-]\d{3}[0-9A-FHJ-NPR-Y]",
        _is_finnish,
    ),
    "a Swedish identity number": (
        (b"000000-0000", b"000000+0000"),
        r"(?:19|20)?\d{6}[-+]\d{4}",
        _is_swedish,
    ),
    "a Spanish identity number": (
        (b"00000000A", b"00000000-A"),
        r"\d{8}-?[A-HJ-NP-TV-Z]",
        _is_spanish,
    ),
}
"""What a number is, what the outline of a text holds of it, its shape, and whether its check digits are right.

Only shapes that little else has.
"""
