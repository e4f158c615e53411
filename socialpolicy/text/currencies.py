"""Currencies as people name them: by a code, or by a sign that several of them may share."""

DOLLARS = (
    "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "BND", "FJD", "SBD", "NAD", "LRD", "JMD", "TTD", "BBD", "BSD",
    "BZD", "BMD", "KYD", "XCD", "GYD", "SRD", "MXN", "ARS", "CLP", "COP", "UYU", "DOP", "CUP",
)  # fmt: skip
SIGNS = {"$": DOLLARS, "€": ("EUR",), "£": ("GBP",), "¥": ("JPY", "CNY"), "₹": ("INR",)}
"""Signs of currencies and the codes that they may stand for."""


def may_be_same(first: str | None, second: str | None) -> bool:
    """Tell whether two names may mean one currency; a name that is neither a code nor a sign of ours may mean any."""
    codes, others = codes_of(first or ""), codes_of(second or "")
    return not codes or not others or not set(codes).isdisjoint(others)


def codes_of(name: str) -> tuple[str, ...]:
    """Return the codes that a sign or a code, in any case, may stand for; none where it is neither."""
    name = name.strip().upper()
    return SIGNS.get(name) or ((name,) if len(name) == 3 and name.isalpha() else ())
