"""A plan and what checking it found, to a scorecard."""

from collections import Counter
from collections.abc import Mapping

from socialpolicy.audit.calendar import calendar_of
from socialpolicy.audit.cash import cash_of
from socialpolicy.audit.causes import changes_of
from socialpolicy.audit.hours import hours_of_plan
from socialpolicy.audit.practices import practices_of
from socialpolicy.audit.scorecard import Scorecard
from socialpolicy.audit.sentence import is_ready, plan_sentence, posts_sentence
from socialpolicy.audit.team import team_of
from socialpolicy.audit.timeline import events_of, undated
from socialpolicy.model.audited import Audited
from socialpolicy.model.plan import Plan
from socialpolicy.model.report import Report


def scorecard_of(audited: Audited, moves: tuple[str, ...] = ()) -> Scorecard:
    """Return the scorecard; `moves` are the changes that were tried on the plan, in the user's words."""
    return _plan_card(audited, audited.plan, moves) if audited.plan else _posts_card(audited)


def _plan_card(audited: Audited, plan: Plan, moves: tuple[str, ...]) -> Scorecard:
    report = audited.report
    practices = practices_of(report)
    hours = hours_of_plan(plan, practices)
    cash, team = cash_of(plan), team_of(plan)
    return Scorecard(
        path=audited.path,
        title=plan.title or "",
        organization=plan.organization or "",
        start=plan.start,
        end=plan.end,
        as_of=report.as_of,
        is_plan=True,
        ready=is_ready(practices, report),
        sentence=plan_sentence(practices, report, hours, cash, team, explores=plan.explores),
        practices=practices,
        changes=changes_of(audited),
        unreadable=_unreadable(report),
        calendar=calendar_of(audited.posts, plan.timezone),
        hours=hours,
        cash=cash,
        team=team,
        events=events_of(plan),
        undated=undated(plan),
        moves=moves,
    )


def _posts_card(audited: Audited) -> Scorecard:
    report = audited.report
    plain = practices_of(report)
    about_posts = {rule.id for rule in report.rules.values() if any(part.applies_to == "post" for part in rule.parts)}
    practices = tuple(practice for practice in plain if practice.id in about_posts)
    calendar = calendar_of(audited.posts, None)
    days = [post.publish_at.date() for post in audited.posts if post.publish_at]
    return Scorecard(
        path=audited.path,
        title="",
        organization="",
        start=min(days, default=None),
        end=max(days, default=None),
        as_of=report.as_of,
        is_plan=False,
        ready=is_ready(practices, report),
        sentence=posts_sentence(practices, report, calendar),
        practices=practices,
        changes=changes_of(audited),
        unreadable=_unreadable(report),
        calendar=calendar,
    )


def _unreadable(report: Report) -> Mapping[str, int]:
    counts = Counter(one.rule for one in report.findings if one.category == "input" and one.status == "open")
    return dict(sorted(counts.items()))
