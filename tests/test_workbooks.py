"""Workbooks and folders of CSV files: what their cells say, what is left out, where findings point."""

import json
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from containers import NAMESPACE, Rows, saved, sheet_xml, workbook, write_csv, zipped
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from socialpolicy import Flags, Report, check_bytes, check_paths
from socialpolicy.assemble.document import assemble
from socialpolicy.cli.main import main
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.house import House
from socialpolicy.model.plan import Plan
from socialpolicy.model.post import Post
from socialpolicy.parsing.workbook import sheets
from socialpolicy.readers.reading import read

FLAGS = Flags(isolated=True, as_of=date(2026, 1, 5))
HEAD: Rows = [["Title", "Listening first"], ["Start", date(2026, 1, 1)], ["End", date(2026, 3, 31)]]

Change = Callable[[Worksheet], object]


def assembled(data: bytes) -> Assembled:
    return assemble(read(data, path="plan.xlsx"), House(as_of=date(2026, 1, 5)))


def plan_of(data: bytes) -> Plan:
    plan = assembled(data).plan
    assert plan is not None
    return plan


def plan_with(sheet: str, rows: Rows, change: Change = lambda page: None) -> bytes:
    """Return a workbook with a plan and one list, after a change to the sheet of the list."""
    book = Workbook()
    head = book.active
    head.title = "Plan"
    page = book.create_sheet(sheet)
    for target, listed in ((head, HEAD), (page, rows)):
        for row in listed:
            target.append(row)
    change(page)
    return saved(book)


def problems(data: bytes) -> list[tuple[str, str | None, str]]:
    """Return kind, cell and words of each problem of the input."""
    report = check_bytes(data, path="plan.xlsx", flags=FLAGS._replace(select=("input",)))
    return [(one.rule, one.cell, one.message) for one in report.findings]


# What a cell says


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (12, "General", "12"),
        (5.5, "0.00", "5.5"),
        (1200, "#,##0", "1200"),
        (0.35, "0%", "35%"),
        (0.355, "0.0%", "35.5%"),
        (1200, '"€" #,##0', "€1200"),
        (1200, "[$€-407] #,##0.00", "€1200"),
        (-1200, "[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00", "-£1200"),
        (99, "#,##0 [$CHF]", "CHF 99"),
        (8, '0.0 "hours"', "8"),
        (1.234, "General", "1.2340"),
        (0.1 + 0.2, "General", "0.3"),
        (date(2026, 1, 5), "dd.mm.yyyy", "2026-01-05"),
        (date(2026, 1, 5), "[$-407]mmmm yy", "2026-01-05"),
        (datetime(2026, 1, 5, 9, 30), "d mmm yyyy h:mm AM/PM", "2026-01-05 09:30"),
        (time(9, 5), "hh:mm", "09:05"),
        (30.5 / 24, "[h]:mm", "30:30"),
        (True, "General", "TRUE"),
        ("0042", "@", "0042"),
        ("=1+1", "General", "=1+1"),
    ],
)
@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_a_cell_says_what_it_shows(value: Any, number_format: str, text: str, epoch: datetime | None) -> None:
    book = Workbook()
    book.epoch = epoch or book.epoch
    book.active["A1"] = value
    book.active["A1"].number_format = number_format
    assert [cell.text for cell in sheets(saved(book))[0].sheet.cells] == [text]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', "one bold"),
        ('<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh sb="0" eb="1"><t>aloud</t></rPh></is></c>', "ab"),
        ('<c t="str"><f>A2</f><v>_x0041_&amp;b</v></c>', "A&b"),
        ("<c><v>60</v></c>", "60"),
        ('<c s="1"><v>60</v></c>', "1900-02-29"),
        ('<c s="1"><v>59</v></c>', "1900-02-28"),
        ('<c s="1"><v>-3</v></c>', "-3"),
        ('<c t="d"><v>2026-01-05</v></c>', "2026-01-05"),
        ('<c t="d"><v>2026-01-05T09:30:00</v></c>', "2026-01-05T09:30:00"),
        ('<c t="b"><v>true</v></c>', "TRUE"),
        ('<c s="2"><v>46027</v></c>', "2026-01-05"),
        ('<c t="s"><v>1</v></c>', "_x0041_"),
        ('<c t="n"><v>1E2</v></c>', "100"),
    ],
)
def test_cells_are_read_as_office_programs_write_them(cell: str, text: str) -> None:
    parts = {
        "xl/worksheets/sheet1.xml": sheet_xml(f"<row>{cell}</row>"),
        "xl/sharedStrings.xml": f"<sst {NAMESPACE}><si><r><t>one </t></r><r><t>bold</t></r></si>"
        "<si><t>_x005F_x0041_</t></si></sst>",
        "xl/styles.xml": f'<styleSheet {NAMESPACE}><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="31"/></cellXfs>'
        "</styleSheet>",
    }
    assert [cell.text for cell in sheets(zipped(parts))[0].sheet.cells] == [text]


ORNAMENTS = """
<extLst><ext uri="{0}"><x:f xmlns:x="y">A1</x:f><row r="1"><c r="A1"><v>7</v></c></row></ext></extLst>
<dataValidations><dataValidation type="nothing"/></dataValidations><autoFilter ref="?"/>
<conditionalFormatting sqref="A1"><cfRule type="nothing"/></conditionalFormatting>
<hyperlinks><hyperlink ref="A1" r:id="no" xmlns:r="z"/></hyperlinks><legacyDrawing/><pageSetup orientation="up"/>
"""


def test_what_a_library_could_stumble_over_is_left_out() -> None:
    font = '<rPr><family val="34"/><color rgb="red"/></rPr>'
    parts = {
        "xl/worksheets/sheet1.xml": sheet_xml('<row spans="x"><c r="A1" t="s" x="y"><v>0</v></c></row>', ORNAMENTS),
        "xl/sharedStrings.xml": f"<sst {NAMESPACE}><si><r>{font}<t>seen</t></r></si></sst>",
        "xl/styles.xml": f"<styleSheet {NAMESPACE}><fonts><font><b val='?'/></font></fonts><fills><fill/></fills>"
        "<cellXfs><xf><alignment horizontal='?'/></xf></cellXfs></styleSheet>",
        "docProps/core.xml": "<none>",
        "xl/theme/theme1.xml": "",
    }
    (found,) = sheets(zipped(parts))
    assert [cell.text for cell in found.sheet.cells] == ["seen"]


def test_workbooks_in_the_strict_form_are_read_and_sheets_may_be_called_anything() -> None:
    strict = "http://purl.oclc.org/ooxml"
    main, relations = f"{strict}/spreadsheetml/main", f"{strict}/officeDocument/relationships"
    names = ("Q1/Q2", "q1/q2", "Chart", "x" * 40)
    listed = "".join(f'<sheet name="{name}" r:id="{at}"/>' for at, name in enumerate(names))
    kinds = ("worksheet", "worksheet", "chartsheet", "worksheet")
    related = "".join(
        f'<Relationship Id="{at}" Type="{relations}/{kind}" Target="/pages/{at}.xml"/>' for at, kind in enumerate(kinds)
    )
    rows = "<p:sheetData><p:row><p:c><p:v>{}</p:v></p:c></p:row></p:sheetData>"
    page = f'<p:worksheet xmlns:p="{main}">{rows}</p:worksheet>'
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related}</Relationships>",
        **{f"Pages/{at}.xml": page.format(at) for at in range(4)},
    }
    found = sheets(zipped(parts))
    assert [(one.name, one.sheet.cells[0].text) for one in found] == [("Q1/Q2", "0"), ("q1/q2", "1"), ("x" * 40, "3")]


@pytest.mark.parametrize(
    ("cell", "lost"),
    [
        ("<c><f>1+1</f></c>", "formula"),
        ("<c><f>1+1</f><v></v></c>", "formula"),
        ("<c><f>1+1</f><v>2</v></c>", ""),
        ('<c t="e"><f>NA()</f><v>#N/A</v></c>', "error"),
    ],
)
def test_a_formula_without_a_result_is_not_taken_for_blank(cell: str, lost: str) -> None:
    found = sheets(zipped({"xl/worksheets/sheet1.xml": sheet_xml(f"<row>{cell}</row>")}))[0].sheet.cells
    assert [one.lost for one in found] == [lost]


def test_the_zero_of_a_program_that_does_not_reckon_is_no_result() -> None:
    parts = {"xl/worksheets/sheet1.xml": sheet_xml("<row><c><f>SUM(B1:B9)</f><v>0</v></c></row>")}
    assert [one.lost for one in sheets(zipped(parts))[0].sheet.cells] == [""]
    assert [one.lost for one in sheets(zipped(parts, recalculates=True))[0].sheet.cells] == ["formula"]


# Plans


@pytest.mark.parametrize(
    "key", ["business_case.cost.amount", "Business case: cost amount", "business case cost amount", "Cost amount"]
)
def test_a_key_may_name_the_records_above_it(key: str) -> None:
    plan = plan_of(workbook({"Plan": [["Title", "A quarter"], ["Currency", "EUR"], [key, 48600]]}))
    assert plan.business_case
    assert plan.business_case.cost
    assert plan.business_case.cost.amount == 48600


def test_a_plan_goes_by_the_names_that_teams_use() -> None:
    data = workbook(
        {
            "Read me": [["How to fill in this workbook"]],
            "Q1 plan": [
                ["Social plan"],
                [],
                ["Field", "Answer", "Notes"],
                ["Title", "Listening first", "working title"],
                ["Time zone", None, "ask Dana"],
                ["Cap (hours)", 300],
                ["Business case"],
                ["Over months", 12],
                ["Expected return", 60000],
                ["Return basis", "Cost per call"],
                ["Response policy", "We answer everybody"],
                ["Priorities", "severity; waiting time"],
                ["care.moderation.keep", "criticism"],
            ],
            "Team": [["Name", "Job title", "Skills", "Hours/week"], ["Dana", "Engineer", "routing; telephony", "12 h"]],
            "Initiatives": [
                ["Initiative", "Activity type", "Platform", "Total hours"],
                ["listen", "Monitoring", "LinkedIn", 60],
            ],
            "KPIs": [["Goal", "KPI", "By"], ["Fewer calls", "calls a month", date(2026, 3, 31)]],
            "Costs": [["Item", "For", "Amount (USD)"], ["Tool", "technology", 3600]],
            "Customer research": [["Method", "Network", "Uses percent"], ["survey", "LinkedIn", 61]],
            "Return lines": [["Item", "Quantity", "Unit value"], ["Calls avoided", 8000, 6.5]],
            "Content calendar": [
                ["Date", "Network", "Post text"],
                [date(2026, 1, 20), "LinkedIn", "What stopped you?"],
            ],
        }
    )
    plan = plan_of(data)
    assert (plan.title, plan.timezone, plan.hours_cap) == ("Listening first", None, 300)
    case, care = plan.business_case, plan.care
    assert case is not None
    assert case.returns is not None
    assert care is not None
    assert care.moderation is not None
    assert (case.over_months, case.returns.amount, case.returns.basis) == (12, 60000, "Cost per call")
    assert [(line.what, line.quantity, line.unit_value) for line in case.returns.lines] == [
        ("Calls avoided", 8000, 6.5)
    ]
    assert (care.policy, care.priority) == ("We answer everybody", ("severity", "waiting time"))
    assert care.moderation.keep == ("criticism",)
    assert [(one.name, one.expertise, one.hours_per_week) for one in plan.people] == [
        ("Dana", ("routing", "telephony"), 12)
    ]
    assert [(one.id, one.kind, one.channel, one.hours) for one in plan.activities] == [
        ("listen", "monitor", "linkedin", 60)
    ]
    assert [(one.metric, one.due) for one in plan.goals] == [("calls a month", date(2026, 3, 31))]
    assert [(one.purpose, one.amount) for one in plan.budget] == [("technology", 3600)]
    assert [one.uses_percent for one in plan.audience] == [61]
    assert [(one.channel, one.written.value) for one in plan.planned] == [("linkedin", "What stopped you?")]
    assert problems(data) == []


def test_an_empty_cell_is_blank_never_zero() -> None:
    plan = plan_of(plan_with("people", [["name", "hours_per_week"], ["Dana", None], ["Mei", 0]]))
    assert [person.hours_per_week for person in plan.people] == [None, 0]


PEOPLE = ["name", "role", "hours_per_week"]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([["Who does the work"], [], PEOPLE, ["Dana", "Lead", 8]], ["Dana"]),
        ([[None, *PEOPLE], [None, "Dana", "Lead", 8]], ["Dana"]),
        ([PEOPLE, ["# who", "# what for", "# a number"], ["Dana", "Lead", 8]], ["Dana"]),
        ([PEOPLE, ["Dana", "Lead", 8], PEOPLE, ["Mei", "Lead", 8]], ["Dana", "Mei"]),
        ([PEOPLE, ["Dana", "Lead", 8], [], ["Mei", "Lead", 8]], ["Dana", "Mei"]),
        ([["Notes", *PEOPLE], ["away in May", "Dana", "Lead", 8]], ["Dana"]),
    ],
)
def test_the_header_is_found_and_what_is_no_data_passed_over(rows: Rows, names: list[str]) -> None:
    data = plan_with("people", rows)
    assert [person.name for person in plan_of(data).people] == names
    assert problems(data) == []


@pytest.mark.parametrize(
    ("last", "left_out"),
    [
        (["Total", None, 20], True),
        ([None, "Sum:", 20], True),
        ([None, None, 20], True),
        ([None, None, "=SUM(C2:C3)"], True),
        ([None, None, 21], False),
        (["Total Ltd", "Agency", 20], False),
        (["Total", "Agency", 20], False),
    ],
)
def test_a_total_is_left_out_and_said(last: list[Any], left_out: bool) -> None:
    data = plan_with("people", [PEOPLE, ["Dana", "Lead", 8], ["Mei", "Lead", 12], last])
    assert len(plan_of(data).people) == (2 if left_out else 3)
    note = (
        "total-row",
        f"people!{'A' if last[0] else 'B' if last[1] else 'C'}4",
        "Row 4 of people adds up others, and is left out.",
    )
    assert (note in problems(data)) is left_out


def test_merged_cells_hold_for_each_row() -> None:
    def merge(page: Worksheet) -> None:
        page.merge_cells("B2:B3")

    plan = plan_of(plan_with("activities", [["id", "owner", "hours"], ["a", "Dana", 1], ["b", None, 2]], merge))
    assert [(one.id, one.owner) for one in plan.activities] == [("a", "Dana"), ("b", "Dana")]


def test_an_amount_over_merged_rows_is_reported() -> None:
    def merge(page: Worksheet) -> None:
        page.merge_cells("B2:B3")

    data = plan_with("activities", [["id", "hours"], ["a", 24], ["b", None]], merge)
    assert [one.hours for one in plan_of(data).activities] == [24, None]
    assert [one.at.unreadable for one in plan_of(data).activities] == [frozenset(), {"hours"}]
    words = "`hours` is merged over several rows (“24”); how much each of them has is not known."
    assert problems(data) == [("unreadable-value", "activities!B2", words)]


def test_headings_and_headers_over_merged_cells_are_understood() -> None:
    def merge(page: Worksheet) -> None:
        for cells in ("A1:A2", "B1:C1", "D1:D2", "A3:D3"):
            page.merge_cells(cells)

    rows: Rows = [
        ["id", "Period", None, "hours"],
        [None, "start", "end"],
        ["Inbound"],
        ["a", "2026-01-05", "2026-01-09", 4],
    ]
    data = plan_with("activities", rows, merge)
    assert [(one.id, one.end, one.hours) for one in plan_of(data).activities] == [("a", date(2026, 1, 9), 4)]
    words = "Row 3 of activities is a heading over merged cells, and is left out."
    assert problems(data) == [("merged-cells", "activities!A3", words)]


def test_values_that_a_merged_cell_hides_are_reported() -> None:
    data = plan_with(
        "activities",
        [["id", "start", "end"], ["a", "2026-01-05", None]],
        lambda page: page.merge_cells("B2:C2"),
    )
    assert [(kind, cell) for kind, cell, _ in problems(data)] == [("merged-cells", "activities!B2")]


def test_what_is_hidden_is_read_in_sheets_that_show_and_told() -> None:
    def hide(page: Worksheet) -> None:
        page.row_dimensions[3].hidden = True
        page.column_dimensions["C"].hidden = True

    data = plan_with("people", [PEOPLE, ["Dana", "Lead", 8], ["Mei", "Lead", 12]], hide)
    assert [(one.name, one.hours_per_week) for one in plan_of(data).people] == [("Dana", 8), ("Mei", 12)]
    words = "Row 3 and the column hours_per_week of people are hidden, and read like the others."
    assert problems(data) == [("hidden-cells", "people!C1", words)]


@pytest.mark.parametrize(("name", "told"), [("people", True), ("Team", True), ("Drop-downs", False)])
def test_a_hidden_sheet_is_left_out_and_told_where_it_matters(name: str, told: bool) -> None:
    data = plan_with(name, [PEOPLE, ["Dana", "Lead", 8]], lambda page: setattr(page, "sheet_state", "veryHidden"))
    assert plan_of(data).people == ()
    words = f'The sheet "{name}" is hidden, and was left out.'
    assert problems(data) == ([("hidden-cells", "Plan!A1", words)] if told else [])


@pytest.mark.parametrize(
    ("name", "header", "told"),
    [
        ("Our people 2026", PEOPLE, True),
        ("Our people 2026", ["Name", "Role", "Birthday", "Allergies"], False),
        ("Our people 2026", ["Name", "Role", "Hours per week", "a", "b", "c"], False),
        ("Team", PEOPLE, False),
    ],
)
def test_a_list_under_another_name_is_told_and_other_sheets_are_not(name: str, header: list[str], told: bool) -> None:
    words = f"The sheet {name} has columns of `people`, but not its name, so nothing of it is read."
    row = ["Dana", "Lead", 8][: len(header)]
    assert problems(plan_with(name, [header, row])) == ([("unknown-field", f"{name}!A1", words)] if told else [])


def test_a_list_under_another_name_is_nothing_to_tell_where_the_plan_has_that_list() -> None:
    def with_team(page: Worksheet) -> None:
        team = page.parent.create_sheet("Team")
        team.append(PEOPLE)
        team.append(["Mei", "Lead", 12])

    assert problems(plan_with("Last year's people", [PEOPLE, ["Dana", "Lead", 8]], with_team)) == []
    assert problems(plan_with("To be filled in", [PEOPLE])) == []


def test_formulas_without_results_are_told_once_a_column() -> None:
    data = plan_with("people", [PEOPLE, ["Dana", "Lead", "=4*2"], ["Mei", "Lead", "=4*3"]])
    assert [one.at.unreadable for one in plan_of(data).people] == [{"hours_per_week"}, {"hours_per_week"}]
    words = "`hours_per_week` holds a formula whose result is not stored in the file. So does one more cell."
    assert problems(data) == [("unreadable-value", "people!C2", words)]


def test_an_error_of_a_formula_is_reported_and_not_read_as_a_name() -> None:
    data = plan_with("people", [PEOPLE, ["#REF!", "Lead", 8]])
    assert plan_of(data).people[0].name is None
    assert problems(data) == [("unreadable-value", "people!A2", "`name` shows “#REF!”, an error.")]


def test_a_list_without_a_header_is_not_taken_for_blank() -> None:
    data = plan_with("evidence", [["We believe in it because everybody does it."]])
    plan = plan_of(data)
    assert (plan.evidence, plan.at.unreadable) == ((), {"evidence"})
    words = "The sheet evidence has no row that names its columns, so nothing of it is read."
    assert problems(data) == [("unreadable-value", "evidence!A1", words)]


def test_two_sheets_for_one_list_are_reported() -> None:
    rows: Rows = [["item", "amount"], ["Tool", 12]]
    data = workbook({"plan": HEAD, "Budget": rows, "Costs": rows})
    assert [one.amount for one in plan_of(data).budget] == [12]
    words = '"Budget" and "Costs" both give the plan\'s budget; the first is read.'
    assert problems(data) == [("duplicate-key", "Costs!A1", words)]


@pytest.mark.parametrize(
    ("header", "field"), [("Hours (total)", "hours"), ("Hours (a week)", "hours_per_week"), ("Hours (k)", None)]
)
def test_what_stands_in_brackets_may_change_what_a_header_means(header: str, field: str | None) -> None:
    activity = plan_of(plan_with("activities", [["id", "kind", header], ["a", "ask", 7]])).activities[0]
    assert {"hours": activity.hours, "hours_per_week": activity.hours_per_week}.get(field or "hours") == (
        7 if field else None
    )


def test_a_misspelt_header_is_noted_once_and_notes_of_ones_own_are_not() -> None:
    data = plan_with("people", [["name", "role", "expertize", "Desk"], ["Dana", "Lead"], ["Mei", "Lead", "surveys", 3]])
    assert problems(data) == [("unknown-field", "people!C1", "There is no field `expertize` here.")]


def test_dates_in_words_take_the_order_that_the_workbook_shows() -> None:
    rows: Rows = [["id", "start", "end"], ["a", "5/1/2026", "31/1/2026"]]
    assert plan_of(plan_with("activities", rows)).activities[0].start == date(2026, 1, 5)
    rows[1][2] = "7/1/2026"
    assert [kind for kind, _, _ in problems(plan_with("activities", rows))] == ["unreadable-value"] * 2


# Posts


def test_every_sheet_whose_header_is_one_of_posts_is_read() -> None:
    row = [date(2026, 1, 20), time(9, 30), "LinkedIn", "What stopped you?"]
    data = workbook(
        {
            "January": [["Our calendar"], ["Date", "Time", "Network", "Post text"], row],
            "Ideas": [["Idea", "Who"], ["Film", "Mei"]],
            "February": [["Network", "Post text", "Date"], ["X", "Ask us", "2026-02-03"]],
        }
    )
    posts: tuple[Post, ...] = assembled(data).posts
    assert [(post.name, post.channel, post.written.value) for post in posts] == [
        ("plan.xlsx", "linkedin", "What stopped you?"),
        ("plan.xlsx#2", "x", "Ask us"),
    ]
    assert [post.publish_at for post in posts] == [datetime(2026, 1, 20, 9, 30), datetime(2026, 2, 3)]


def test_a_calendar_on_a_sheet_called_plan_is_no_plan() -> None:
    data = workbook({"Plan": [["Date", "Network", "Post text"], [date(2026, 1, 20), "LinkedIn", "What stopped you?"]]})
    found = assembled(data)
    assert (found.plan, len(found.posts)) == (None, 1)


def test_the_text_of_a_post_that_a_formula_makes_up_is_not_blank() -> None:
    data = workbook({"Posts": [["Network", "Post text"], ["LinkedIn", '=CONCATENATE("a", "b")']]})
    assert assembled(data).posts[0].at.unreadable == {"text"}
    assert [(kind, cell) for kind, cell, _ in problems(data)] == [("unreadable-value", "Posts!B2")]


# Places


def loud() -> bytes:
    return workbook({"My posts": [["Network", "Post text"], ["X", "All bikes.\nBuy now, before it's gone forever!!!"]]})


def test_a_finding_points_at_its_cell() -> None:
    report = check_bytes(loud(), path="q1.xlsx", flags=FLAGS._replace(select=("no-hard-sell",)))
    (finding,) = report.findings
    assert (finding.path, finding.cell, finding.place) == ("q1.xlsx", "My posts!B2", (2, 2, 2, 3))
    assert finding.where == "q1.xlsx#My posts!B2"


def test_reports_show_the_cell_and_the_words_in_it(tmp_path: Path) -> None:
    (tmp_path / "q1.xlsx").write_bytes(loud())
    arguments = ["check", str(tmp_path / "q1.xlsx"), "--isolated", "--select", "no-hard-sell", "--as-of", "2026-01-05"]
    shown = CliRunner().invoke(main, arguments).stdout.split("\n")
    assert "q1.xlsx#My posts!B2: warning no-hard-sell" in shown[0]
    start = next(index for index, line in enumerate(shown) if "B2 |" in line)
    assert shown[start : start + 2] == ["  B2 | Buy now, before it's gone forever!!!", "     | ^^^^^^^"]
    told = json.loads(CliRunner().invoke(main, [*arguments, "--output-format", "json"]).stdout)["findings"][0]
    assert (told["cell"], told["line"], told["column"], told["end_column"]) == ("My posts!B2", 2, 2, 3)
    assert {(one["line"], one["column"]) for one in told["evidence"]} == {(2, 2)}


def test_findings_follow_the_sheets() -> None:
    rows: Rows = [["Network", "Post text"], ["X", "Buy now, before it's gone forever!!!"]]
    data = workbook({"Zebra": rows, "Ant": rows})
    report = check_bytes(data, path="q1.xlsx", flags=FLAGS._replace(select=("no-hard-sell",)))
    assert [one.cell for one in report.findings] == ["Zebra!B2", "Ant!B2"]


def test_a_waiver_covers_its_row_and_not_the_same_row_of_another_sheet() -> None:
    waived = "unreadable-value -- The agency tells in March"
    data = workbook(
        {
            "plan": HEAD,
            "activities": [["id", "kind", "hours", "waive"], ["a", "ask", 1], ["b", "ask", "lots", waived]],
            "people": [["name", "role", "hours"], ["Dana", "Lead", 1], ["Mei", "everything", "lots"]],
        }
    )
    report = check_bytes(data, path="plan.xlsx", flags=FLAGS._replace(select=("unreadable-value",)))
    assert {one.cell: one.status for one in report.findings} == {"activities!C3": "waived", "people!C3": "open"}
    (standing,) = report.tally.waivers
    assert standing.where == "plan.xlsx#activities!D3"


# Folders of CSV files


def folder_with_plan(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    write_csv(folder / "plan.csv", [["Key", "Value"], *HEAD, ["Posts", "calendar.csv"]])
    write_csv(folder / "people.csv", [PEOPLE, ["Dana", "Lead", 8], ["Mei", "Lead", "lots"]])
    write_csv(folder / "activities.csv", [["id", "kind", "owner", "hours"], ["a", "ask", "Dana", 4]])
    write_csv(folder / "calendar.csv", [["Network", "Post text"], ["X", "What stopped you?"]])
    write_csv(folder / "stock.csv", [["sku", "price"], ["1", "2"]])


def found_in(*paths: Path) -> Report:
    return check_paths(paths, flags=FLAGS)


@pytest.mark.parametrize("named", [".", "plan.csv", "people.csv"])
def test_a_folder_of_csv_files_is_one_plan(named: str, tmp_path: Path) -> None:
    folder_with_plan(tmp_path)
    report = found_in(tmp_path / named)
    assert (report.tally.plans, report.tally.files, report.tally.failures) == (1, 2, ())
    (finding,) = (one for one in report.findings if one.rule == "unreadable-value")
    assert (finding.path, finding.place[:2], finding.cell) == (f"{tmp_path}/people.csv", (3, 10), None)
    assert finding.source_line == "Mei,Lead,lots"


def test_a_cell_behind_the_last_column_is_reported_where_it_stands(tmp_path: Path) -> None:
    plan = "Key;Value;\nTitle;Q1;;\nStart;2026-01-01;my note;\nProblem;Calls wait; and some hang up\n"
    (tmp_path / "plan.csv").write_text(plan, encoding="utf-8")
    (tmp_path / "people.csv").write_text("name,role\nDana,Lead,8\nMei,Lead\n", encoding="utf-8")
    (tmp_path / "posts.csv").write_text("Network,Post text\nX,Calls wait, and hang up\n", encoding="utf-8")
    found = [one for one in found_in(tmp_path).findings if one.rule == "ragged-row"]
    assert [(one.path.rpartition("/")[2], *one.place[:2], one.excerpt) for one in found] == [
        ("people.csv", 2, 11, "8"),
        ("posts.csv", 2, 14, " and hang up"),
    ]


@pytest.mark.parametrize("header", ["", "Key,Value\n"])
def test_a_comma_that_ends_a_value_of_a_plan_is_reported(header: str, tmp_path: Path) -> None:
    plan = f"{header}Title,Q1\nStart,2026-01-01\nProblem,Calls wait, and some hang up\n"
    (tmp_path / "plan.csv").write_text(plan, encoding="utf-8")
    (finding,) = (one for one in found_in(tmp_path).findings if one.rule == "ragged-row")
    assert (finding.place[0], finding.excerpt) == (plan.count("\n"), " and some hang up")


def test_a_value_that_cannot_be_read_goes_by_the_name_of_its_key(tmp_path: Path) -> None:
    write_csv(tmp_path / "plan.csv", [["Key", "Value"], *HEAD, ["Expected return", "much"]])
    write_csv(tmp_path / "activities.csv", [["kind", "Hours (planned)"], ["ask", "some"]])
    found = [one.message for one in found_in(tmp_path).findings if one.rule == "unreadable-value"]
    assert found == [
        "`Hours (planned)` reads “some”, which is not a number.",
        "`Expected return` reads “much”, which is not an amount of money.",
    ]


def test_a_key_without_a_value_is_where_what_is_blank_stands(tmp_path: Path) -> None:
    keys = [
        *HEAD,
        ["Business problem", ""],
        ["Expected return", 9],
        ["Return basis", ""],
        ["Care mode", ""],
        ["Cost", 3],
    ]
    write_csv(tmp_path / "plan.csv", keys)
    write_csv(tmp_path / "activities.csv", [["kind", "owner", "hours"], ["respond", "", 4]])
    found = {(one.rule, one.place.line) for one in found_in(tmp_path).findings if one.path.endswith("plan.csv")}
    first = len(HEAD) + 1
    blank = {("business-problem-first", first), ("return-in-money", first + 2), ("state-response-mode", first + 3)}
    assert blank <= found


def test_a_waiver_in_a_folder_covers_the_whole_plan(tmp_path: Path) -> None:
    folder_with_plan(tmp_path)
    write_csv(tmp_path / "plan.csv", [*HEAD, ["Waive", "unreadable-value -- Mei tells on Monday"]])
    report = found_in(tmp_path)
    (finding,) = (one for one in report.findings if one.rule == "unreadable-value")
    assert (finding.path, finding.status) == (f"{tmp_path}/people.csv", "waived")
    assert [one.where for one in report.tally.waivers] == [f"{tmp_path}/plan.csv:4:7"]


def test_a_calendar_called_plan_is_a_file_of_its_own(tmp_path: Path) -> None:
    write_csv(tmp_path / "plan.csv", [["Network", "Post text"], ["X", "What stopped you?"]])
    write_csv(tmp_path / "people.csv", [PEOPLE, ["Dana", "Lead", 8]])
    report = found_in(tmp_path)
    assert (report.tally.plans, report.tally.posts, report.tally.skipped) == (0, 1, 1)


def test_what_cannot_be_read_in_a_folder_names_its_file(tmp_path: Path) -> None:
    folder_with_plan(tmp_path)
    (tmp_path / "people.csv").write_text('name,role\nDana,"Lead\n', encoding="utf-8")
    (failure,) = found_in(tmp_path).tally.failures
    assert (failure.path, failure.line) == (f"{tmp_path}/people.csv", 2)


def test_a_walk_takes_workbooks_and_leaves_what_is_open_in_an_office_program(tmp_path: Path) -> None:
    (tmp_path / "q1.xlsx").write_bytes(loud())
    (tmp_path / "~$q1.xlsx").write_bytes(b"\x05Mei Tan")
    report = found_in(tmp_path)
    assert (report.tally.posts, report.tally.failures) == (1, ())
