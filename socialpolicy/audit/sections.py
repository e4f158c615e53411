"""A scorecard as sections with headings, lists and tables: what the terminal and Markdown show alike."""

from collections.abc import Iterator

from socialpolicy.audit.charts import hours_rows, people_rows, posts_table, timeline_rows
from socialpolicy.audit.figures import number, percent, told
from socialpolicy.audit.layout import Item, Section, Table
from socialpolicy.audit.scorecard import Cash, Change, Difference, Hours, Practice, Scorecard

MOST_CHANGES = 3
MOST_ADVICE = 4
MOST_SAID = 3

_LABELS = {"unknown": "not judged", "exempt": "does not apply"}


def heading(card: Scorecard) -> str:
    """Return what the scorecard is about, and for which day it was judged."""
    period = f"{card.start} to {card.end}" if card.start and card.end else ""
    title = f'"{card.title}"' if card.title else ("posts without a plan" if not card.is_plan else "")
    about = ", ".join(part for part in (title, card.organization, period) if part)
    return f"{card.path}: {about or 'a plan'}; as of {card.as_of.isoformat()}"


def sections_of(card: Scorecard) -> Iterator[Section]:
    """Yield what there is to tell, the most urgent first."""
    if card.difference is not None:
        yield _difference(card.difference, card.moves)
    if card.changes:
        yield _changes(card)
    yield _practices(card)
    if card.hours is not None:
        yield _hours(card.hours)
    if card.cash is not None:
        yield _cash(card.cash)
    if card.team is not None and card.team.loads:
        yield Section("People: hours asked for, and hours in the period", tables=(people_rows(card.team),))
    if card.events:
        notes = (f"Without a first day: {', '.join(card.undated)}.",) if card.undated else ()
        yield Section("Timeline", tables=(timeline_rows(card),), notes=notes)
    if card.calendar.channels:
        yield Section("Posts by week", tables=(posts_table(card.calendar),))
    if card.unreadable:
        kinds = ", ".join(f"{kind} {count}" for kind, count in card.unreadable.items())
        yield Section("Input to look at", notes=(f"{kinds}; `socialpolicy check` shows where.",))


def _changes(card: Scorecard) -> Section:
    shown = card.changes[:MOST_CHANGES]
    more = len(card.changes) - len(shown)
    notes = (f"After these, {more} other{'s' * (more != 1)}; `socialpolicy check` shows each finding.",) if more else ()
    items = tuple(Item(f"{index}. {_change(change)}", _advice(change)) for index, change in enumerate(shown, start=1))
    return Section("What would mend most", items=items, notes=notes)


def _change(change: Change) -> str:
    lines = f", line{'s' * (len(change.lines) != 1)} {', '.join(map(str, change.lines))}" if change.lines else ""
    lines += f", {', '.join(change.cells)}" if change.cells else ""
    counts = ", ".join(f"{count} {severity}{'s' * (count != 1)}" for severity, count in change.counts.items())
    name = change.what[:1].upper() + change.what[1:]
    return f"{name}{lines}: {counts or 'not judged'} ({', '.join(change.practices)})"


def _advice(change: Change) -> tuple[str, ...]:
    more = len(change.advice) - MOST_ADVICE
    return (*change.advice[:MOST_ADVICE], *([f"and {more} more"] if more > 0 else []))


def _practices(card: Scorecard) -> Section:
    aside = [f", {number} {state}" for state in ("waived", "set aside") if (number := card.count(state))]
    title = (
        f"Practices: {card.applicable} apply, {card.count('kept')} kept, {card.count('contradicts')} contradicted, "
        f"{card.count('blank')} blank, {card.count('unknown')} not judged{''.join(aside)}"
    )
    categories = sorted({practice.category for practice in card.practices if practice.state != "exempt"})
    tables = tuple(
        Table(
            category,
            ("", "", "practice"),
            tuple(_row(one) for one in card.practices if one.category == category and one.state != "exempt"),
        )
        for category in categories
    )
    return Section(title, tables=tables, notes=tuple(_exempt(card)))


def _exempt(card: Scorecard) -> Iterator[str]:
    """Yield what does not apply; what is asked of posts is only counted where there are none."""
    exempt = [one for one in card.practices if one.state == "exempt"]
    silent = [one for one in exempt if one.on_posts and not card.calendar.channels]
    named = [one.id for one in exempt if one not in silent]
    if named:
        yield f"{'Do' if len(named) > 1 else 'Does'} not apply: {', '.join(named)}."
    if silent:
        yield f"{len(silent)} more are about posts, and no posts are here."


def _row(practice: Practice) -> tuple[str, ...]:
    broken = practice.state in ("contradicts", "blank")
    severity = practice.severity or "" if broken else ""
    behind = _behind(practice)
    return _LABELS.get(practice.state, practice.state), severity, practice.id + (f": {behind}" if behind else "")


def _behind(practice: Practice) -> str:
    """Return the figures or words behind a judgement."""
    posts = _in_posts(practice)
    if practice.state in ("contradicts", "blank"):
        said = [*practice.said[:MOST_SAID]]
        more = len(practice.said) - len(said)
        rest = [
            *([f"And {more} more."] if more else []),
            *([f"Others are waived: {'; '.join(practice.waived)}."] if practice.waived else []),
        ]
        return " ".join([*said, *rest, *([posts] if posts else [])])
    if practice.state == "waived":
        return "; ".join(practice.waived)
    if practice.state == "unknown":
        unknown = practice.posts.unknown
        return practice.reason + (f" ({unknown} post{'s' * (unknown != 1)})" if unknown else "")
    return "; ".join(part for part in (told(practice.figures), posts) if part)


def _in_posts(practice: Practice) -> str:
    counts = practice.posts
    judged = counts.broken + counts.kept
    if counts.broken:
        return f"({counts.broken} of {judged} posts)"
    return f"{counts.kept} post{'s' * (counts.kept != 1)}" if counts.kept else ""


def _hours(hours: Hours) -> Section:
    title = (
        f"Hours: {number(hours.inbound)} inbound, {number(hours.outbound)} outbound, {number(hours.neither)} neither"
    )
    notes = []
    if hours.share is not None:
        notes.append(
            f"{percent(hours.share)} of inbound and outbound listen, {percent(hours.unanswered)} without answering; "
            f"more than {percent(hours.wanted)} should."
        )
    if hours.missing:
        notes.append(f"Without hours, and not counted: {', '.join(hours.missing)}.")
    if hours.move is not None:
        wording = f"move {hours.move.hours}h from {hours.move.source} to {hours.move.target}"
        notes.append(f"Try it: --what-if '{wording}'")
    return Section(title, tables=(hours_rows(hours),) if hours.weeks else (), notes=tuple(notes))


def _cash(cash: Cash) -> Section:
    span = f" over {number(cash.months)} months" if cash.months else ""
    title = f"Money{span}" + (f", in {cash.currency}" if cash.currency else "")
    rows = (
        ("return", number(cash.returned), number(cash.lines), "its lines: quantity times unit value"),
        ("cost", number(cash.cost), number(cash.planned), "budget and commitments"),
        ("ROI", percent(cash.roi), percent(cash.recomputed), "gain over cost"),
    )
    return Section(title, tables=(Table("", ("", "stated", "recomputed", "from"), rows, right=(1, 2)),))


def _difference(difference: Difference, moves: tuple[str, ...]) -> Section:
    title = f"What if: {'; '.join(moves)}" if moves else f"Against {difference.against}"
    notes = [f"{label}: {', '.join(names)}." for label, names in _outcomes(difference) if names]
    notes.extend(_turns(difference))
    notes.extend(
        f"{what[:1].upper()}{what[1:]}: " + "; ".join(_gone_and_new(gone, added)) + "."
        for what, gone, added in difference.listed
    )
    rows = tuple((name, before, now) for name, before, now in difference.figures)
    return Section(title, tables=(Table("", ("", "before", "now"), rows, right=(1,)),), notes=tuple(notes))


def _outcomes(difference: Difference) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("Mended", difference.mended), ("Newly broken", difference.broken)


def _turns(difference: Difference) -> Iterator[str]:
    """Yield what became of practices that were and are not broken, those with the same turn as one."""
    turns: dict[str, list[str]] = {}
    for name, before, now in difference.moved:
        turns.setdefault(f"{_state(before)}, now {_state(now)}", []).append(name)
    for turn, names in turns.items():
        yield f"{turn[:1].upper()}{turn[1:]}: {', '.join(names)}."


def _gone_and_new(gone: str, added: str) -> Iterator[str]:
    if added:
        yield f"new {added}"
    if gone:
        yield f"gone {gone}"


def _state(state: str) -> str:
    return _LABELS.get(state, state)
