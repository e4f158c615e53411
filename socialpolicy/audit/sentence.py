"""The one sentence at the top: may it be approved, what of the money, who listens, who is missing, what is kept."""

from collections import Counter
from collections.abc import Iterator, Sequence

from socialpolicy.audit.figures import number, percent
from socialpolicy.audit.scorecard import Calendar, Cash, Hours, Practice, Team
from socialpolicy.model.report import Report

_MOST_NAMES = 2


def is_ready(practices: Sequence[Practice], report: Report) -> bool:
    """Return whether nothing grave is open: no error, and no practice unjudged whose breach would be one."""
    broken = any(practice.severity == "error" for practice in practices)
    return not (broken or report.tally.failures or _unjudged(practices, report))


def plan_sentence(
    practices: Sequence[Practice],
    report: Report,
    hours: Hours | None,
    cash: Cash | None,
    team: Team | None,
    *,
    explores: bool,
) -> str:
    """Return the sentence about a plan."""
    clauses = [*_money(cash, explores=explores), *_listening(hours), *_missing(team), _kept(practices, "it", "s")]
    return f"{_ready(practices, report)}: {'; '.join(clauses)}."


def posts_sentence(practices: Sequence[Practice], report: Report, calendar: Calendar) -> str:
    """Return the sentence about posts that no plan names."""
    count = report.tally.posts
    broken = {one.subject for one in report.findings if one.status == "open" and one.subject}
    fine = max(count - len(broken), 0)
    opening = "Ready to go out" if not broken and not report.tally.failures else "Not ready to go out as a whole"
    undated = sum(calendar.undated.values())
    clauses = [
        f"{fine} of {count} post{'s' * (count != 1)} {'needs' if fine == 1 else 'need'} no change",
        *([f"{undated} {'has' if undated == 1 else 'have'} no day"] if undated else []),
        _kept(practices, "they", ""),
    ]
    return f"{opening}: {'; '.join(clauses)}."


def _ready(practices: Sequence[Practice], report: Report) -> str:
    if any(practice.severity == "error" for practice in practices):
        return "Not ready to approve"
    if report.tally.failures:
        return "Not ready to approve yet, because not everything could be read"
    unjudged = _unjudged(practices, report)
    if unjudged:
        return f"Not ready to approve yet, because {listed(unjudged)} cannot be judged"
    points = sum(practice.state in ("contradicts", "blank") for practice in practices)
    return f"Ready to approve, with {points} point{'s' * (points != 1)} to mend" if points else "Ready to approve"


def _unjudged(practices: Sequence[Practice], report: Report) -> list[str]:
    return [one.id for one in practices if one.state == "unknown" and report.rules[one.id].severity == "error"]


def _money(cash: Cash | None, *, explores: bool) -> Iterator[str]:
    if cash is None or cash.returned is None or cash.cost is None:
        if not explores:
            yield f"{_unstated(cash)} not stated in money"
        return
    gain = cash.returned - cash.cost
    unit = f" {cash.currency}" if cash.currency else ""
    verb = "returns" if gain > 0 else "loses"
    than = " more than it costs" if gain > 0 else ""
    roi = f", ROI {percent(cash.roi)}" if cash.roi is not None else ""
    sums = f"{number(cash.returned)} for {number(cash.cost)}{roi}"
    yield f"it {verb} {number(abs(gain))}{unit}{than} ({sums})" if gain else f"it returns only what it costs ({sums})"


def _unstated(cash: Cash | None) -> str:
    if cash is None or (cash.returned is None and cash.cost is None):
        return "return and cost are"
    return "the return is" if cash.returned is None else "the cost is"


def _listening(hours: Hours | None) -> Iterator[str]:
    if hours is None:
        yield "nothing is planned to be done"
    elif hours.missing:
        yield f"the hours of {listed(hours.missing)} are not stated"
    elif hours.share is not None:
        among = hours.inbound + hours.outbound
        says = f"{number(hours.inbound)} of {number(among)} hours ({percent(hours.share)}) listen"
        move = hours.move
        yield f"{says}, so move {move.hours} from {move.source} to {move.target}" if move else says


def _missing(team: Team | None) -> Iterator[str]:
    if team is None:
        return
    if not team.loads:
        yield "nobody is named to do it"
        return
    if team.unowned:
        yield f"nobody owns {listed(team.unowned)}"
    strangers = [load.name for load in team.loads if not load.known]
    if strangers:
        yield f"{listed(strangers)} {'is' if len(strangers) == 1 else 'are'} not among its people"
    over = [load for load in team.loads if load.over >= 1]
    if over:
        yield listed([f"{one.name} lacks {one.over:,.0f} hour{'s' * (one.over >= 1.5)}" for one in over])


def _kept(practices: Sequence[Practice], who: str, verb_end: str) -> str:
    """Return how many practices are kept and what became of the others, as a clause about it or them."""
    counts = Counter(practice.state for practice in practices)
    applying = len(practices) - counts["exempt"]
    told = [f"keep{verb_end} {counts['kept']}"]
    if counts["contradicts"]:
        told.append(f"contradict{verb_end} {counts['contradicts']}")
    if counts["blank"]:
        told.append(f"leave{verb_end} {counts['blank']} blank")
    if counts["waived"]:
        told.append(f"waive{verb_end} {counts['waived']}")
    if counts["set aside"]:
        told.append(f"set{verb_end} {counts['set aside']} aside")
    unjudged = f", and {counts['unknown']} cannot be judged" if counts["unknown"] else ""
    apply = "practice that applies" if applying == 1 else "practices that apply"
    return f"of the {applying} {apply} {who} {listed(told, len(told))}{unjudged}"


def listed(names: Sequence[str], most: int = _MOST_NAMES) -> str:
    """Return names as a sentence says them: "a, b and 3 more"."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
