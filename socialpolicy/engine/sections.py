"""Places in documents of several parts: cells of a workbook's sheets, lines of the files of a folder."""

from bisect import bisect_right

from socialpolicy.model.document import CellStart, Document, Section, line_starts, place
from socialpolicy.model.places import LONGEST_LINE, Spot, column_name
from socialpolicy.model.span import Place, Span


def spot_in(document: Document, span: Span) -> Spot:
    """Return where a span stands in the part of the document that it begins in."""
    sections = document.sections
    index = max(bisect_right(sections, span.start, key=_section_start) - 1, 0)
    end = sections[index + 1].start if index + 1 < len(sections) else len(document.text)
    section = sections[index]
    if section.sheet:
        return _in_sheet(document.text, section, span)
    return _in_file(document.text[section.start : end], section, span)


def _in_sheet(text: str, section: Section, span: Span) -> Spot:
    """Return the place from the first cell to the last; a text is shown only with a place inside of one cell."""
    first, last = _cell(section, span.start), _cell(section, max(span.end - 1, span.start))
    where = Place(first.row, first.column, last.row, last.column + 1)
    cell = f"{section.sheet}!{column_name(first.column)}{first.row}"
    if first is not last or span.start == span.end:
        return Spot(section.path, where, cell)
    start = max(text.rfind("\n", first.start, span.start) + 1, first.start)
    following = bisect_right(section.cells, first)
    stop = section.cells[following].start - 1 if following < len(section.cells) else len(text)
    end = text.find("\n", max(span.start, start), stop)
    line = text[start : stop if end < 0 else end].rstrip()
    if len(line) > LONGEST_LINE:
        return Spot(section.path, where, cell)
    return Spot(section.path, where, cell, line, Span(span.start - start, min(span.end - start, len(line))))


def _in_file(text: str, section: Section, span: Span) -> Spot:
    starts = line_starts(text)
    where = place(starts, Span(span.start - section.start, min(span.end - section.start, len(text))))
    line = text[starts[where.line - 1] : starts[where.line] if where.line < len(starts) else len(text)].rstrip("\r\n")
    return Spot(section.path, where, line=line if len(line) <= LONGEST_LINE else "")


def _cell(section: Section, offset: int) -> CellStart:
    index = bisect_right(section.cells, offset, key=_cell_start) - 1
    return section.cells[max(index, 0)]


def _section_start(section: Section) -> int:
    return section.start


def _cell_start(cell: CellStart) -> int:
    return cell.start
