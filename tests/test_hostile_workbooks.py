"""Workbooks that are none, damaged, or far larger than they look: a plain refusal, in bounded time, and no crash."""

import random
import time
from collections.abc import Callable
from datetime import date
from zipfile import ZIP_STORED

import pytest
from containers import NAMESPACE, sheet_xml, workbook, zipped

from socialpolicy.assemble.document import assemble
from socialpolicy.errors import ReadError
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.house import House
from socialpolicy.readers.reading import read

SECONDS = 10
"""No file may take longer, on a slow and busy machine."""

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
SHEET = "xl/worksheets/sheet1.xml"
STRING = '<c t="s"><v>0</v></c>'
TEXT = '<c t="inlineStr"><is><t>{}</t></is></c>'
WIDE = "".join(TEXT.format(f"c{number}") for number in range(999))


def taken(data: bytes, path: str = "q1.xlsx") -> Assembled:
    return assemble(read(data, path=path), House(as_of=date(2026, 1, 5)))


def title_of(rows: str) -> str | None:
    found = taken(with_sheet(rows))
    assert found.problems == ()
    return found.plan.title if found.plan else None


def with_sheet(rows: str, after: str = "") -> bytes:
    """Return a workbook that is not compressed, so that only what it holds can be too much."""
    return zipped({SHEET: sheet_xml(rows, after)}, compression=ZIP_STORED)


def patched(data: bytes, mark: bytes, offset: int, value: bytes) -> bytes:
    """Return a zip file with a value written into each record of its list of parts."""
    changed = bytearray(data)
    start = changed.find(mark)
    while start >= 0:
        changed[start + offset : start + offset + len(value)] = value
        start = changed.find(mark, start + 1)
    return bytes(changed)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The file is not a workbook; save it as .xlsx"),
        (b"Network,Text\nX,a\n", "name it after what it is, such as .csv"),
        (OLD, "The old Excel format (.xls) is not read"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "The workbook is encrypted; save a copy without a password."),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument format (.ods)"),
        (zipped({"xl/workbook.bin": b""}), "binary Excel format (.xlsb)"),
        (zipped({"Index/Document.iwa": b""}), "The Numbers format is not read"),
        (
            zipped({"[Content_Types].xml": "application/vnd.ms-excel.sheet.macroEnabled.main+xml"}),
            "(.xlsm) is not read",
        ),
        (zipped({})[:-40], "The file is damaged"),
        (zipped({SHEET: "<worksheet><sheetData>"}), "not readable XML"),
        (zipped({SHEET: sheet_xml("")}), "The workbook is empty"),
    ],
)
def test_what_is_no_workbook_is_told_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as raised:
        taken(data)
    assert message in str(raised.value)


@pytest.mark.parametrize("path", ["q1.xls", "q1.xlsm", "q1.ods", "Q1.XLSB", "q1.numbers"])
def test_other_sorts_of_workbooks_go_to_the_reader_that_says_what_to_do(path: str) -> None:
    with pytest.raises(ReadError) as raised:
        taken(OLD, path)
    assert "save it as .xlsx" in str(raised.value)


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a part that unpacks to much more": (lambda: zipped({"xl/media/a.bin": bytes(40 << 20)}), "was not opened"),
    "a part that is too large": (
        lambda: patched(zipped({}), b"PK\x01\x02", 24, (60 << 20).to_bytes(4, "little")),
        "was not opened",
    ),
    "parts that hold more than they say": (
        lambda: patched(zipped({}), b"PK\x01\x02", 24, (20).to_bytes(4, "little")),
        "damaged",
    ),
    "too many parts": (lambda: zipped({f"x/{number}": b"" for number in range(2_001)}), "more than the 2,000"),
    "parts that are encrypted": (lambda: patched(zipped({}), b"PK\x01\x02", 8, b"\x01"), "encrypted"),
    "two parts of one name": (lambda: zipped({SHEET.upper(): b""}), "damaged"),
    "entities": (
        lambda: zipped({SHEET: '<!DOCTYPE a [<!ENTITY b "ccc">]>' + sheet_xml(f"<row>{TEXT.format('&b;')}</row>")}),
        "declares XML entities",
    ),
    "a file from elsewhere": (
        lambda: zipped({SHEET: '<!DOCTYPE a SYSTEM "file:///etc/hostname">' + sheet_xml("")}),
        "declares XML entities",
    ),
    "too many cells": (lambda: with_sheet(f"<row>{'<c><v>1</v></c>' * 16_000}</row>" * 13), "more than 200,000 cells"),
    "too many elements": (lambda: with_sheet("<x/>" * 1_500_001), "more than 1,500,000 elements"),
    "one text in many cells": (
        lambda: zipped(
            {
                SHEET: sheet_xml(f"<row>{STRING * 300}</row>"),
                "xl/sharedStrings.xml": f"<sst {NAMESPACE}><si><t>{'x' * 30_000}</t></si></sst>",
            }
        ),
        "more than 8,388,608 characters",
    ),
    "too many merged places": (
        lambda: with_sheet("<row><c><v>1</v></c></row>", '<mergeCell ref="A1:A2"/>' * 20_001),
        "more than 20,000 merged places",
    ),
    "merged places over each other": (
        lambda: with_sheet(
            f"<row>{TEXT.format('Post text')}{TEXT.format('Network')}</row>" + "<row><c><v>1</v></c></row>" * 20_000,
            '<mergeCell ref="A1:A1048576"/>' * 20,
        ),
        "merged with others",
    ),
    "a header that is far wider than the rows": (
        lambda: with_sheet(
            f"<row>{TEXT.format('Post text')}{TEXT.format('Network')}{WIDE}</row>"
            + "<row><c><v>1</v></c></row>" * 3_001
        ),
        "cells with blank ones",
    ),
    "a cell without a place": (lambda: with_sheet('<row><c r="1A"><v>1</v></c></row>'), "no place"),
    "a cell beyond all sheets": (lambda: with_sheet('<row><c r="XFE1"><v>1</v></c></row>'), "outside of all sheets"),
    "a text that is not there": (lambda: with_sheet('<row><c t="s"><v>7</v></c></row>'), "refers to a text"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_more_than_a_workbook_needs_is_refused_in_time(name: str) -> None:
    build, message = BOMBS[name]
    data = build()
    started = time.process_time()
    with pytest.raises(ReadError) as raised:
        taken(data)
    assert message in str(raised.value)
    assert time.process_time() - started < SECONDS


def test_a_far_cell_costs_nothing() -> None:
    rows = f'<row>{TEXT.format("Title")}<c><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    started = time.process_time()
    assert title_of(rows) == "1"
    assert time.process_time() - started < 1


def test_a_number_of_hundreds_of_digits_does_no_harm() -> None:
    assert title_of(f"<row>{TEXT.format('Title')}<c><v>{'9' * 500}</v></c></row>") == "inf"


def test_what_stands_outside_of_cells_does_no_harm() -> None:
    assert title_of(f"<row>{TEXT.format('Title')}<c><v>1</v></c></row><row><v>1</v><f>A1</f><is/></row>") == "1"


def test_whatever_is_changed_in_a_workbook_something_comes_of_it_or_it_is_refused() -> None:
    whole = workbook(
        {
            "Plan": [["Title", "Listening first"], ["Start", date(2026, 1, 1)], ["Posts", "*.md"]],
            "Team": [["Name", "Hours a week"], ["Dana", 8], ["Total", "=SUM(B2:B2)"]],
            "Calendar": [["Date", "Network", "Post text"], [date(2026, 1, 20), "X", "What stopped you?"]],
        }
    )
    dice = random.Random(4)
    outcomes = set()
    for _ in range(400):
        changed = bytearray(whole)
        for _ in range(dice.choice((1, 4, 30))):
            changed[dice.randrange(len(changed))] = dice.randrange(256)
        try:
            taken(bytes(changed))
            outcomes.add("read")
        except ReadError:
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}
