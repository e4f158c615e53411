"""The same plans and posts in every container, made from one tree as YAML gives it."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import yaml
from openpyxl import Workbook

Tree = dict[str, Any]
Rows = list[list[Any]]


def workbook(sheets: dict[str, Rows]) -> bytes:
    """Return a workbook with the rows of each sheet, from its first cell on."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def sheets_of_plan(tree: Tree) -> dict[str, Rows]:
    """Return a plan as sheets: keys and values on one called plan, each list on one of its name."""
    flat = dict(_flat({**(tree.get("plan") or {}), **{key: tree[key] for key in tree if key != "plan"}}))
    lists = {key: value for key, value in flat.items() if isinstance(value, list)}
    keys = [[key, value] for key, value in flat.items() if key not in lists]
    return {"plan": keys, **{key: rows_of(records) for key, records in lists.items()}}


def sheets_of_posts(posts: list[Tree]) -> dict[str, Rows]:
    return {"Posts": rows_of([dict(_flat(post)) for post in posts])}


def rows_of(records: list[Tree]) -> Rows:
    records = [dict(_flat(record)) for record in records]
    header = list(dict.fromkeys(name for record in records for name in record))
    return [header, *([record.get(name) for name in header] for record in records)]


def write_csv(path: Path, rows: Rows) -> None:
    with path.open("w", newline="", encoding="utf-8") as target:
        csv.writer(target).writerows([_as_text(cell) for cell in row] for row in rows)


def write_plan_folder(folder: Path, tree: Tree) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in sheets_of_plan(tree).items():
        write_csv(folder / f"{name}.csv", rows)


def write_markdown(folder: Path, posts: list[Tree]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, post in enumerate(posts):
        fields = yaml.safe_dump({key: post[key] for key in post if key != "text"}, allow_unicode=True, width=10**6)
        (folder / f"{number:02}.md").write_text(f"---\n{fields}---\n{post['text']}\n", encoding="utf-8")


def as_json(tree: Any) -> bytes:
    return json.dumps(tree, default=str, ensure_ascii=False).encode()


def _flat(tree: Tree, before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield values with their paths; lists of plain values are one text, as a cell holds them."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        elif isinstance(value, list) and not any(isinstance(item, dict) for item in value):
            yield before + key, "; ".join(map(str, value))
        else:
            yield before + key, value


def _as_text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell.isoformat() if isinstance(cell, date) else "" if cell is None else str(cell)


NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def sheet_xml(rows: str, after: str = "") -> str:
    return f"<worksheet {NAMESPACE}><sheetData>{rows}</sheetData>{after}</worksheet>"


def zipped(parts: dict[str, str | bytes], *, recalculates: bool = False, compression: int = ZIP_DEFLATED) -> bytes:
    """Return a workbook with one sheet, called Plan, put together by hand; `parts` replace and add parts."""
    kinds = {"worksheet": "worksheets/sheet1.xml", "sharedStrings": "sharedStrings.xml", "styles": "styles.xml"}
    related = "".join(
        f'<Relationship Id="{kind}" Type="{_RELATIONS}/{kind}" Target="{target}"/>' for kind, target in kinds.items()
    )
    reckons = '<calcPr fullCalcOnLoad="1"/>' if recalculates else ""
    main = f'<sheets><sheet name="Plan" sheetId="1" r:id="worksheet"/></sheets>{reckons}'
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="a" Type="{_RELATIONS}/officeDocument" '
        'Target="/xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {NAMESPACE} xmlns:r="{_RELATIONS}">{main}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>',
        "xl/worksheets/sheet1.xml": sheet_xml('<row><c t="inlineStr"><is><t>Title</t></is></c></row>'),
        **parts,
    }
    target = io.BytesIO()
    with ZipFile(target, "w", compression) as made:
        for name, content in whole.items():
            made.writestr(name, content)
    return target.getvalue()
