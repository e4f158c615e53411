"""A plan to fill in, as a workbook: six sheets, drop-downs, and a row below each header that explains it."""

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from socialpolicy.starting.plan_sheets import Column, Sheet, sheets

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LAST_ROW = 500
"""How far down drop-downs reach."""

REMARK = "# "
"""What the row begins with that explains the columns, and that readers pass over."""

MORE = f"""{REMARK}What a finding asks for and no sheet has room for: \
a key such as care.mode goes below as a row, with its value beside it; \
a list such as evidence gets a sheet of its name, with its columns in the first row."""
"""The last row of the sheet of keys."""

_TITLE = Font(bold=True)
_SMALL = Font(italic=True, color="666666", size=9)
_SHADE = PatternFill("solid", fgColor="E8EEF4")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_BORN = (1980, 1, 1, 0, 0, 0)
_DATES = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def plan_workbook() -> bytes:
    """Return a workbook with a plan in which nothing is stated; the same bytes every time."""
    book = Workbook()
    for number, sheet in enumerate(sheets()):
        page = book.create_sheet(sheet.title, number)
        if sheet.field:
            _list(page, sheet)
        else:
            _keys(page, sheet)
    for page in book.worksheets[number + 1 :]:
        book.remove(page)
    target = BytesIO()
    book.save(target)
    return _without_times(target.getvalue())


def _keys(page: "Worksheet", sheet: Sheet) -> None:
    """Write keys below one another, each with room for its value and what it is for."""
    page.append(["Key", "Value", "What it is for"])
    for row, column in enumerate(sheet.columns, start=2):
        page.append([column.title, None, column.says])
        page.cell(row, 1).font = _TITLE
        page.cell(row, 3).font = _SMALL
        _offer(page, column, f"B{row}")
    page.append([None, None, MORE])
    page.cell(page.max_row, 3).font = _SMALL
    page.cell(page.max_row, 3).alignment = _WRAPPED
    for letter, width in (("A", 22), ("B", 48), ("C", 72)):
        page.column_dimensions[letter].width = width
    _head(page, 3)
    page.freeze_panes = "A2"


def _list(page: "Worksheet", sheet: Sheet) -> None:
    """Write a header, what each column is for, and nothing below."""
    page.append([column.title for column in sheet.columns])
    page.append([f"{'' if index else REMARK}{column.says}" for index, column in enumerate(sheet.columns)])
    for number, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = max(18, len(column.title) + 4)
        page.cell(2, number).font = _SMALL
        page.cell(2, number).alignment = _WRAPPED
        _offer(page, column, f"{letter}3:{letter}{LAST_ROW}")
    _head(page, len(sheet.columns))
    page.freeze_panes = "A3"


def _head(page: "Worksheet", columns: int) -> None:
    for number in range(1, columns + 1):
        page.cell(1, number).font = _TITLE
        page.cell(1, number).fill = _SHADE


def _offer(page: "Worksheet", column: Column, cells: str) -> None:
    """Offer the words of a column as a drop-down; other words may stay, for many are understood as well."""
    if not column.choices:
        return
    words = ",".join(column.choices)
    offer = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, errorStyle="warning")
    offer.error, offer.errorTitle = f"{column.title} is usually one of the words of the list.", column.title
    offer.showErrorMessage = True
    offer.add(cells)
    page.add_data_validation(offer)


def _without_times(data: bytes) -> bytes:
    """Return a workbook that does not tell when it was made."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w", ZIP_DEFLATED) as made:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _DATES.sub(b"1980-01-01T00:00:00Z", content)
            entry = ZipInfo(name, _BORN)
            entry.compress_type = ZIP_DEFLATED
            made.writestr(entry, content)
    return target.getvalue()
