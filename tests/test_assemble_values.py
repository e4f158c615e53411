"""Typed values: what people write, and what is read."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from socialpolicy.assemble.amounts import read_count, read_money, read_number, read_share
from socialpolicy.assemble.channels import channel_named
from socialpolicy.assemble.moments import read_date, read_moment
from socialpolicy.assemble.reading import Customs
from socialpolicy.assemble.splitting import split
from socialpolicy.assemble.values import read_boolean, read_scalar
from socialpolicy.model.facts import Fact, FactType
from socialpolicy.model.nodes import Scalar
from socialpolicy.model.post import CHANNELS
from socialpolicy.model.text import text_at

NOBODY = Customs()

UNREADABLE = "^$|^an? "
"""What a refusal says: nothing, or what the value is instead."""


def scalar(value: str, *, plain: bool = True) -> Scalar:
    text = text_at(value, 0)
    return Scalar(text, text.span(0, len(value)), plain)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("6.50", 6.5),
        ("-3", -3),
        ("1,200", 1200),
        ("1,200.50", 1200.5),
        ("12,345,678", 12345678),
        ("1_000", 1000),
        ("60 000", 60000),
        (".5", 0.5),
        ("0.125", 0.125),
        ("1e3", 1000),
        ("1,5", 1.5),
        ("76,80", 76.8),
        ("1.200,50", 1200.5),
        ("1 200,50", 1200.5),
        ("1.250.000", 1250000),
        ("1'200.50", 1200.5),
        ("10k", 10000),
        ("1.5 M", 1500000),
        ("٣", 3),
    ],
)
def test_numbers_are_read_with_their_thousands(written: str, number: float) -> None:
    assert read_number(written, NOBODY) == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        "sixty",
        "12 to 14",
        "1,2,3",
        "1,2000",
        "1.20,50",
        "12.00.000",
        "60.000",
        "1.200",
        "12 h",
        "--1",
        "1e999",
        "NaN",
    ],
)
def test_what_is_no_number_or_may_be_two_is_not_read(written: str) -> None:
    with pytest.raises(ValueError, match=UNREADABLE):
        read_number(written, NOBODY)


@pytest.mark.parametrize(
    ("name", "written", "number"),
    [
        ("hours", "12 h", 12),
        ("hours_per_week", "12 hours", 12),
        ("response_hours", "4hrs", 4),
        ("hours", "36:00", 36),
        ("hours_per_week", "4:30", 4.5),
        ("hours", "0:00:36", 0.01),
        ("over_months", "12 months", 12),
        ("uses_percent", "61 %", 61),
    ],
)
def test_a_number_may_carry_the_unit_of_its_field(name: str, written: str, number: float) -> None:
    assert read_number(written, NOBODY, name=name) == number


def test_another_unit_than_that_of_the_field_is_not_read() -> None:
    for written, name in (("2 days", "response_hours"), ("4:75", "hours"), ("4:30", "over_months")):
        with pytest.raises(ValueError, match=UNREADABLE):
            read_number(written, NOBODY, name=name)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("60000", 60000),
        ("$60,000", 60000),
        ("60,000 USD", 60000),
        ("USD 60,000.00", 60000),
        ("€ 3.50", 3.5),
        ("-$40", -40),
        ("25k", 25000),
        ("$1.5m", 1500000),
        ("76,8 k EUR", 76800),
        ("TEUR 90", 90000),
        ("96.400,00 €", 96400),
        ("€ 71.500,50", 71500.5),
        ("CHF 12’400", 12400),
        ("k€ 12", 12000),
        ("TRY 500", 500),
        ("12 T€", 12000),
    ],
)
def test_amounts_are_read_with_or_without_their_currency(written: str, amount: float) -> None:
    assert read_money(written, NOBODY) == amount


@pytest.mark.parametrize(
    "written", ["60.000 EUR", "60.000", "about 60000", "60000 or more", "$", "12 apples", "1 2", "T 12", "k€ 12k"]
)
def test_amounts_that_may_mean_two_sums_are_not_read(written: str) -> None:
    with pytest.raises(ValueError, match=UNREADABLE):
        read_money(written, NOBODY)


@pytest.mark.parametrize(("written", "readable"), [("$60", True), ("60 USD", True), ("€60", False), ("60 EUR", False)])
def test_an_amount_in_another_currency_than_the_plan_is_not_read(written: str, readable: bool) -> None:
    dollars = Customs(currency="USD")
    if readable:
        assert read_money(written, dollars) == 60
    else:
        with pytest.raises(ValueError, match="in EUR where amounts are in USD"):
            read_money(written, dollars)


@pytest.mark.parametrize(
    ("written", "currency", "readable"),
    [
        ("€60", "€", True),
        ("€60", "eur", True),
        ("60 EUR", "Euro", True),
        ("$60", "CAD", True),
        ("$60", "EUR", False),
        ("60 USD", "€", False),
        ("¥60", "CNY", True),
    ],
)
def test_a_currency_goes_by_its_code_or_its_sign(written: str, currency: str, *, readable: bool) -> None:
    if readable:
        assert read_money(written, Customs(currency=currency)) == 60
    else:
        with pytest.raises(ValueError, match=f"where amounts are in {currency}"):
            read_money(written, Customs(currency=currency))


@pytest.mark.parametrize(("written", "count"), [("60", 60), ("3,000", 3000), ("0", 0)])
def test_counts_are_whole(written: str, count: float) -> None:
    assert read_count(written, NOBODY) == count


@pytest.mark.parametrize("written", ["2.5", "-1", "many"])
def test_a_part_of_one_is_no_count(written: str) -> None:
    with pytest.raises(ValueError, match=UNREADABLE):
        read_count(written, NOBODY)


@pytest.mark.parametrize(("written", "share"), [("61%", 0.61), ("61 %", 0.61), ("0.61", 0.61), ("1", 1), ("100%", 1)])
def test_shares_are_per_cent_or_a_part_of_one(written: str, share: float) -> None:
    assert read_share(written, NOBODY) == pytest.approx(share)


@pytest.mark.parametrize("written", ["61", "-1%", "120%"])
def test_a_share_without_its_sign_may_mean_either_and_is_not_read(written: str) -> None:
    with pytest.raises(ValueError, match=UNREADABLE):
        read_share(written, NOBODY)


@pytest.mark.parametrize(
    ("written", "answer"), [("yes", True), ("No", False), ("TRUE", True), ("off", False), ("y", True), ("N", False)]
)
def test_yes_and_no_in_any_case(written: str, answer: bool) -> None:
    assert read_boolean(written) is answer


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-31", date(2026, 3, 31)),
        ("2026-3-1", date(2026, 3, 1)),
        ("2026/03/31", date(2026, 3, 31)),
        ("2026-03-31T09:00:00Z", date(2026, 3, 31)),
        ("February 21, 2017", date(2017, 2, 21)),
        ("Feb 3rd, 2017", date(2017, 2, 3)),
        ("21 February 2017", date(2017, 2, 21)),
        ("Tuesday, 21 February 2017", date(2017, 2, 21)),
        ("2/25/2019", date(2019, 2, 25)),
        ("25/2/2019", date(2019, 2, 25)),
        ("5/5/2019", date(2019, 5, 5)),
        ("3.4.2026", date(2026, 4, 3)),
        ("1/15/26", date(2026, 1, 15)),
        ("15/1/26", date(2026, 1, 15)),
        ("15.01.26", date(2026, 1, 15)),
        ("5-Jan-26", date(2026, 1, 5)),
        ("5-Jan-2026", date(2026, 1, 5)),
        ("5 Jan '26", date(2026, 1, 5)),
        ("31/12/69", date(2069, 12, 31)),
        ("31/12/70", date(1970, 12, 31)),
    ],
)
def test_dates_are_read_in_the_shapes_of_front_matter_and_spreadsheets(written: str, day: date) -> None:
    assert read_date(written, NOBODY) == day


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("3/4/2026", "day and month cannot be told apart"),
        ("3/4/26", "day and month cannot be told apart"),
        ("26-01-05", "year may be the first number or the last"),
        ("15-01-26", "year may be the first number or the last"),
        ("5 Jan 26", "^$"),
        ("5 May 10:30", "^$"),
        ("1/15/226", "^$"),
        ("2026-02-30", "in no calendar"),
        ("31 April 2026", "in no calendar"),
        ("13/13/2026", "in no calendar"),
        ("2026-03-31 25:00", "on no clock"),
        ("2026-03-31 13:00 PM", "on no clock"),
        ("next Friday at 2 PM", "^$"),
        ("TBD", "^$"),
        ("12 Foo 2026", "^$"),
        ("1.10", "^$"),
    ],
)
def test_dates_that_are_none_or_may_be_two_are_not_read(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_moment(written, NOBODY)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-31T09:00+02:00", datetime(2026, 3, 31, 9, tzinfo=timezone(timedelta(hours=2)))),
        ("2026-03-31", datetime(2026, 3, 31)),
        ("2015-03-19 18:00:00 -4", datetime(2015, 3, 19, 18, tzinfo=timezone(timedelta(hours=-4)))),
        ("2018-01-25 22:22:22 +0530", datetime(2018, 1, 25, 22, 22, 22, tzinfo=timezone(timedelta(hours=5.5)))),
        ("2017-02-02T10:00:00.000Z", datetime(2017, 2, 2, 10, tzinfo=UTC)),
        ("2025-02-03 10:00 AM", datetime(2025, 2, 3, 10)),
        ("2025-02-03 12:15 am", datetime(2025, 2, 3, 0, 15)),
        ("12 Jan 2027, 9am", datetime(2027, 1, 12, 9)),
        ("1/27/2026 2 p.m.", datetime(2026, 1, 27, 14)),
        ("1/27/2026 17:30", datetime(2026, 1, 27, 17, 30)),
        ("27.01.2026 17:30 UTC", datetime(2026, 1, 27, 17, 30, tzinfo=UTC)),
    ],
)
def test_moments_are_read_with_their_offset(written: str, moment: datetime) -> None:
    assert read_moment(written, NOBODY) == moment
    assert read_moment(written, NOBODY).utcoffset() == moment.utcoffset()


@pytest.mark.parametrize(
    ("zone", "expected"), [("Europe/Berlin", ZoneInfo("Europe/Berlin")), (None, None), ("Nowhere/Land", None)]
)
def test_a_moment_without_offset_is_in_the_house_time_zone(zone: str | None, expected: ZoneInfo | None) -> None:
    assert read_moment("2026-03-31 09:00", Customs(timezone=zone)).tzinfo == expected


@pytest.mark.parametrize(
    ("written", "channel"),
    [(name, name) for name in CHANNELS]
    + [
        ("Twitter", "x"),
        ("X (Twitter)", "x"),
        ("Twitter/X", "x"),
        ("IG", "instagram"),
        ("insta", "instagram"),
        ("FB", "facebook"),
        ("yt", "youtube"),
        ("YouTube Shorts", "youtube"),
        ("bsky", "bluesky"),
        ("Masto", "mastodon"),
        ("LI", "linkedin"),
        ("Linked In", "linkedin"),
        ("LinkedIn company page", "linkedin"),
        ("frendster", None),
        ("x, linkedin", None),
        ("", None),
    ],
)
def test_channels_go_by_many_names(written: str, channel: str | None) -> None:
    assert channel_named(written) == channel


@pytest.mark.parametrize("written", ["", "  ", "~", "null", "Null", "NULL"])
def test_a_plain_scalar_may_be_blank(written: str) -> None:
    assert read_scalar(Fact("title", "text", ""), scalar(written), NOBODY) is None


@pytest.mark.parametrize("written", ["no", "12:30", "1.10", "2026-03-31", "true"])
def test_a_text_stays_the_text_that_was_written(written: str) -> None:
    assert read_scalar(Fact("title", "text", ""), scalar(written), NOBODY) == written


def test_a_quoted_null_is_a_text() -> None:
    assert read_scalar(Fact("title", "text", ""), scalar("null", plain=False), NOBODY) == "null"


@pytest.mark.parametrize(
    ("name", "written", "items"),
    [
        ("expertise", "routing; telephony", ["routing", "telephony"]),
        ("tags", "#one #two", ["#one", "#two"]),
        ("tags", "open source, civic tech", ["open source", "civic tech"]),
        ("links", "https://a.example https://b.example", ["https://a.example", "https://b.example"]),
        ("links", "https://a.example/?x=1;y=2", ["https://a.example/?x=1;y=2"]),
    ],
)
def test_lists_in_one_text_are_split_and_keep_their_places(name: str, written: str, items: list[str]) -> None:
    found = split(text_at(written, 0), name)
    assert [text.value for text in found] == items
    assert [written[slice(*text.span(0, len(text.value)))] for text in found] == items


KINDS: dict[FactType, type] = {
    **dict.fromkeys(("number", "count", "money", "share"), float),
    "boolean": bool,
    "choice": str,
    "date": date,
    "moment": datetime,
}


@given(st.sampled_from(sorted(KINDS)), st.text() | st.text("0123456789.,-/: $€kT+aApPmMjJ"))
@example("moment", "0001-01-01T00:00+23:59")
@example("money", "9" * 79)
def test_any_text_is_a_value_or_a_value_error(kind: FactType, written: str) -> None:
    fact = Fact("hours", kind, "", choices=("one", "two"))
    try:
        value = read_scalar(fact, scalar(written), Customs(timezone="Europe/Berlin", currency="EUR"))
    except ValueError:
        return
    assert value is None or type(value) is KINDS[kind]
    assert kind != "choice" or value in (None, "one", "two")
