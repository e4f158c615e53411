"""What a team begins with: a configuration, a plan to fill in, and the columns of its own tables."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from click.testing import CliRunner, Result

from socialpolicy import starters
from socialpolicy.assemble.document import assemble
from socialpolicy.cli.main import main
from socialpolicy.errors import UsageError
from socialpolicy.model.facts import facts_of
from socialpolicy.model.house import House
from socialpolicy.model.plan import Plan
from socialpolicy.readers.reading import read
from socialpolicy.settings import Flags, settings_for
from socialpolicy.settings.keys import KEYS
from socialpolicy.starting.column_guess import guess
from socialpolicy.starting.config_edit import with_columns
from socialpolicy.starting.config_text import EXAMPLES, config_text
from socialpolicy.starting.plan_sheets import LISTS, sheets
from socialpolicy.starting.plan_text import plan_text
from socialpolicy.starting.plan_workbook import MORE, plan_workbook
from socialpolicy.starting.yaml_words import scalar

DAY = date(2026, 1, 5)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["init", *arguments], standalone_mode=False)


# --- the configuration --------------------------------------------------------------------------------


def test_a_new_configuration_changes_nothing_by_itself(here: Path) -> None:
    assert run().exit_code == 0
    settings = settings_for(".", Flags(), {})
    assert settings._replace(root=None, origins={}) == settings_for(".", Flags(isolated=True), {})


def test_every_line_of_a_new_configuration_can_be_switched_on(here: Path) -> None:
    text = re.sub(r"(?m)^#(?=\w+: )", "", config_text({}))
    (here / "socialpolicy.yaml").write_text(text, encoding="utf-8")
    settings = settings_for(".", Flags(), {})
    assert set(EXAMPLES) <= settings.origins.keys()
    assert settings.columns["Goes out"] == "publish_at"


def test_every_key_is_explained() -> None:
    assert set(KEYS) - {"extends"} == set(EXAMPLES)
    plain = " ".join(config_text({}).replace("\n# ", " ").split())
    assert all(" ".join(KEYS[name].says.split()) in plain for name in EXAMPLES)


def test_what_is_chosen_is_switched_on(here: Path) -> None:
    assert run("--profile", "starter", "--timezone", "Europe/Zurich").exit_code == 0
    settings = settings_for(".", Flags(), {})
    assert (settings.profile, settings.timezone) == ("starter", "Europe/Zurich")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--profile", "startr"], 'no profile called "startr"; did you mean "starter"'),
        (["--timezone", "Zurich"], 'no time zone called "Zurich"; use a name such as Europe/Zurich'),
        (["--plan", "p.xlsx", "--columns", "t.csv"], "--plan stands alone"),
        (["--plan", "p.xlsx", "--profile", "starter"], "--plan stands alone"),
        (["--yes"], "--yes and --config go with --columns"),
        (["--plan", "p.ods"], "a plan to fill in is a workbook"),
        (["nowhere/at/all"], "cannot be written: no such file or directory"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(arguments: list[str], complaint: str, here: Path) -> None:
    result = run(*arguments)
    assert complaint in str(result.exception)
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("socialpolicy.yaml", "profile: strict\n"),
        (".socialpolicy.yaml", ""),
        ("pyproject.toml", '[tool.socialpolicy]\nprofile = "strict"\n'),
    ],
)
def test_nothing_is_overwritten(name: str, text: str, here: Path) -> None:
    (here / name).write_text(text, encoding="utf-8")
    result = run()
    assert isinstance(result.exception, UsageError)
    assert [(path.name, path.read_text(encoding="utf-8")) for path in here.iterdir()] == [(name, text)]


# --- the plan to fill in ------------------------------------------------------------------------------


def values_for(name: str, choices: tuple[str, ...], kind: str) -> str:
    """A value that fits a field, as people type it."""
    typed = {"date": "2026-02-03", "number": "12", "count": "7", "money": "1200", "boolean": "yes"}
    named = {"timezone": "Europe/Zurich", "currency": "EUR"}
    if name in named:
        return named[name]
    return choices[0] if choices else "one; two" if kind == "texts" else typed.get(kind, f"Some {name} words")


def filled_workbook() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(plan_workbook()))
    for sheet in sheets():
        page = book[sheet.title]
        for number, column in enumerate(sheet.columns, start=1):
            value = values_for(column.name, column.choices, kind_of(sheet.field, column.name))
            cell = page.cell(3, number) if sheet.field else page.cell(number + 1, 2)
            cell.value = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def filled_text() -> str:
    field = ""
    lines = []
    for line in plan_text().splitlines():
        field = field if line.startswith((" ", "#")) else line.partition(":")[0]
        bare = re.sub(r"^#(  - |    )", r"\1", line)
        match = re.fullmatch(r"([ -]+)(\w+):\s+# .*", bare)
        if match:
            within = "" if field == "plan" else field
            choices = next(
                column.choices
                for sheet in sheets()
                for column in sheet.columns
                if (sheet.field, column.name) == (within, match[2])
            )
            bare = f"{match[1]}{match[2]}: {values_for(match[2], choices, kind_of(within, match[2]))}"
        lines.append(bare)
    return "\n".join(lines) + "\n"


def kind_of(field: str, name: str) -> str:
    record = facts_of(Plan)[field].of if field else Plan
    assert record is not None
    return next(fact.type for fact in facts_of(record).values() if name in (fact.written, fact.name))


def plan_of(data: bytes, path: str) -> dict[str, Any]:
    found = assemble(read(data, path=path), House(as_of=DAY))
    assert found.plan is not None
    assert found.problems == ()
    return without_places(found.plan)


def without_places(record: Any) -> Any:
    if isinstance(record, tuple) and not hasattr(record, "_fields"):
        return [without_places(item) for item in record]
    if hasattr(type(record), "__dataclass_fields__"):
        names = [name for name in type(record).__dataclass_fields__ if name not in ("at", "name", "prose")]
        own = ["name"] if "name" in facts_of(type(record)) else []
        return {name: without_places(getattr(record, name)) for name in (*names, *own)}
    return record


def test_the_workbook_and_the_text_give_equal_plans_blank() -> None:
    workbook, text = plan_of(plan_workbook(), "plan.xlsx"), plan_of(plan_text().encode(), "plan.yaml")
    assert workbook == text
    assert not any(value for name, value in text.items() if name != "complete")


def test_the_workbook_and_the_text_give_equal_plans_filled_in() -> None:
    workbook, text = plan_of(filled_workbook(), "plan.xlsx"), plan_of(filled_text().encode(), "plan.yaml")
    assert workbook == text
    assert [len(text[name]) for name in LISTS.values()] == [1] * len(LISTS)
    blank = [
        name for sheet in sheets() if not sheet.field for name in (c.name for c in sheet.columns) if not text[name]
    ]
    assert blank == []


def test_the_workbook_has_six_sheets_with_drop_downs_and_explanations() -> None:
    book = openpyxl.load_workbook(io.BytesIO(plan_workbook()))
    assert book.sheetnames == ["Plan", "Team", "Activities", "Channels", "Goals", "Budget"]
    page = book["Activities"]
    assert [cell.value for cell in page[1]][:3] == ["Id", "Kind", "Channel"]
    assert str(page["A2"].value).startswith("# ")
    assert all(cell.value for cell in page[2])
    offers = {str(offer.sqref): offer.formula1 for offer in page.data_validations.dataValidation}
    assert offers["B3:B500"].startswith('"monitor,research,ask')
    assert "linkedin" in offers["C3:C500"]
    assert all(len(formula) <= 257 for formula in offers.values()), "spreadsheet programs take 255 characters"
    assert book["Plan"]["C2"].value == facts_of(Plan)["title"].says
    assert book["Plan"].cell(book["Plan"].max_row, 3).value == MORE


def test_what_the_last_row_says_is_how_other_keys_and_lists_are_added() -> None:
    book = openpyxl.load_workbook(io.BytesIO(plan_workbook()))
    book["Plan"].append(["care.mode", "both"])
    evidence = book.create_sheet("Evidence")
    evidence.append(["claim", "source"])
    evidence.append(["Answers cut calls", "Our pilot"])
    target = io.BytesIO()
    book.save(target)
    plan = plan_of(target.getvalue(), "plan.xlsx")
    assert plan["care"]["mode"] == "both"
    assert [one["claim"] for one in plan["evidence"]] == ["Answers cut calls"]


def test_the_workbook_does_not_tell_when_it_was_made() -> None:
    made = plan_workbook()
    archive = zipfile.ZipFile(io.BytesIO(made))
    assert made == plan_workbook()
    assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert re.findall(rb"\d{4}-\d\d-\d\dT", archive.read("docProps/core.xml")) == [b"1980-01-01T"] * 2


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.yaml", "PLAN.YML"])
def test_a_plan_is_written_once(name: str, here: Path) -> None:
    assert run("--plan", name).exit_code == 0
    before = (here / name).read_bytes()
    assert "exists already" in str(run("--plan", name).exception)
    assert (here / name).read_bytes() == before


# --- columns ------------------------------------------------------------------------------------------

TABLE = (
    "Wording,Where,Go live,Hour,Pic,See,Words,Made\n"
    '"We moved our desk to Zurich, at last",LinkedIn page,3/4/2026,10:00,a/b.png,https://x.example,#desk,2026-01-01\n'
    '"Second text with some words in it",Twitter,13/4/2026,11:00,c.png,https://x.example,#desk #x,2026-01-02\n'
)
GUESSED = {
    "Wording": "text",
    "Where": "channel",
    "Go live": "publish_at",
    "Hour": "publish_at.time",
    "Pic": "media.file",
    "See": "links",
    "Words": "tags",
}


def guesses(table: str, columns: dict[str, str] | None = None) -> dict[str, str]:
    found = guess(read(table.encode(), path="t.csv").root, columns or {}, "")
    return {one.header: one.field for one in found.columns}


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        (TABLE, {**GUESSED, "Made": ""}),
        ("Text,Date\nHello,2026-03-01\n", {"Text": "text", "Date": "publish_at"}),
        ("Captoin,Netwrok\nHello,x\n", {"Captoin": "text", "Netwrok": "channel"}),
        ("Text,Approved\nHello,No\n", {"Text": "text", "Approved": ""}),
        ("Region,Revenue\nNorth,12\n", {"Region": "", "Revenue": ""}),
        ("Copy,Owner of it\nA text of some words,Ana\n", {"Copy": "text", "Owner of it": ""}),
        ("2026-03-01 09:30,A text of some words\n", {"A": "publish_at", "B": "text"}),
        ("Wording,Twitter\nA text of some words,yes\n", {"Wording": "text", "Twitter": "channel.x"}),
    ],
)
def test_columns_are_guessed_from_names_and_cells(table: str, fields: dict[str, str]) -> None:
    assert guesses(table) == fields


def test_guesses_are_shown_and_saved_only_when_that_is_said(here: Path) -> None:
    (here / "t.csv").write_text(TABLE, encoding="utf-8")
    shown = run("--columns", "t.csv")
    assert re.search(r"Go live +publish_at +2 of 2 cells are dates +3/4/2026", shown.output)
    assert "nothing was saved" in shown.output
    assert not (here / "socialpolicy.yaml").exists()
    assert run("--columns", "t.csv", "--yes").exit_code == 0
    assert settings_for(".", Flags(), {}).columns == GUESSED
    assert "there is nothing to save" in run("--columns", "t.csv", "--yes").output


def test_what_was_saved_is_what_check_reads(here: Path) -> None:
    (here / "t.csv").write_text(TABLE, encoding="utf-8")
    runner = CliRunner()
    assert runner.invoke(main, ["check", "t.csv"], standalone_mode=False).return_value == 2
    run("--columns", "t.csv", "--yes")
    assert runner.invoke(main, ["check", "t.csv"], standalone_mode=False).return_value == 0


def test_the_configuration_above_the_table_is_the_one_that_changes(here: Path) -> None:
    (here / "socialpolicy.yaml").write_text("profile: strict # ours\n", encoding="utf-8")
    (here / "q").mkdir()
    (here / "q" / "t.csv").write_text(TABLE, encoding="utf-8")
    run("--columns", "q/t.csv", "--yes")
    assert (here / "socialpolicy.yaml").read_text(encoding="utf-8").startswith("profile: strict # ours\ncolumns:\n")
    assert sorted(path.name for path in here.rglob("*")) == ["q", "socialpolicy.yaml", "t.csv"]


def test_a_table_without_a_text_cannot_be_guessed(here: Path) -> None:
    (here / "t.csv").write_text("Region,Revenue\nNorth,12\n", encoding="utf-8")
    result = run("--columns", "t.csv", "--yes")
    assert result.return_value == 2
    assert "say which one is, in socialpolicy.yaml: `columns: {HEADER: text}`" in result.output


def test_a_pyproject_is_not_changed_but_told_what_to_hold(here: Path) -> None:
    project = '[tool.socialpolicy]\nprofile = "strict"\n'
    (here / "pyproject.toml").write_text(project, encoding="utf-8")
    (here / "t.csv").write_text(TABLE, encoding="utf-8")
    result = run("--columns", "t.csv", "--yes")
    assert '[tool.socialpolicy.columns]\n  "Wording" = "text"' in result.output
    assert result.return_value == 2
    assert (here / "pyproject.toml").read_text(encoding="utf-8") == project
    told = [line.strip() for line in result.output.splitlines() if re.match(r'  (\[tool|")', line)]
    (here / "pyproject.toml").write_text(project + "\n".join(told) + "\n", encoding="utf-8")
    assert settings_for(".", Flags(), {}).columns == GUESSED


@pytest.mark.parametrize(("name", "complaint"), [("t.md", "is no table"), ("none.csv", "does not exist")])
def test_what_is_no_table_is_said(name: str, complaint: str, here: Path) -> None:
    with pytest.raises(UsageError, match=complaint):
        starters.guess_columns(name)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "columns:\n  Caption: text\n"),
        ("# ours\n", "# ours\ncolumns:\n  Caption: text\n"),
        ("profile: strict", "profile: strict\ncolumns:\n  Caption: text\n"),
        ("profile: strict\r\n# end\r\n", "profile: strict\r\n# end\r\ncolumns:\r\n  Caption: text\r\n"),
        ("columns:\n    Copy: text  # ours\n\nprofile: strict\n",
         "columns:\n    Copy: text  # ours\n    Caption: text\n\nprofile: strict\n"),
        ("columns: {Copy: text}  # ours\nprofile: strict\n",
         "columns: {Copy: text, Caption: text}  # ours\nprofile: strict\n"),
        ("columns:\nprofile: strict\n", "columns:\n  Caption: text\nprofile: strict\n"),
        ("\ufeffprofile: strict\n", "\ufeffprofile: strict\ncolumns:\n  Caption: text\n"),
        ("{profile: strict}\n", None),
        ("columns: {}\n", None),
        ("profile: strict\n...\n", None),
        ("profile: [\n", None),
        ("- a\n", None),
    ],
)  # fmt: skip
def test_a_configuration_keeps_everything_else(before: str, after: str | None) -> None:
    assert with_columns(before, {"Caption": "text"}) == after


@pytest.mark.parametrize(
    "word", ["Caption", "Go live", "yes", "No", "a: b", "#tag", "*", "12", "“Où”", 'He said "x"', "x\ny"]
)
def test_headers_survive_yaml(word: str) -> None:
    assert yaml.safe_load(f"{scalar(word)}: {scalar(word)}") == {word: word}
