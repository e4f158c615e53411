"""Quotations inside one block of text: words between quotation marks that are somebody else's."""

import re

LONGEST = 300
"""A quotation of more characters than this is taken for marks that do not belong together."""

_QUOTED = (
    f"“[^“”]{{1,{LONGEST}}}”|«[^«»]{{1,{LONGEST}}}»|»[^«»]{{1,{LONGEST}}}«|„[^„“”]{{1,{LONGEST}}}[“”]|"
    rf'"(?<![\w"]")(?=[^\s"])[^"]{{1,{LONGEST}}}(?<!\s)"(?![\w"])'
)
"""Each way begins with its mark, so that the search goes from mark to mark."""


def quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans of the quotations in a block, quotation marks included; marks without a partner are nothing."""
    if not ('"' in text or "“" in text or "„" in text or "«" in text):
        return []
    return [match.span() for match in re.finditer(_QUOTED, text)]
