"""What checking a file takes and what comes of it, as plain values that can go to another process and back."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from socialpolicy.discover import File
from socialpolicy.errors import ConfigError, UsageError
from socialpolicy.model.assembled import Assembled
from socialpolicy.model.house import House
from socialpolicy.model.report import Tally
from socialpolicy.rulebook.book import Choice, Choices, Rulebook, rulebook_of
from socialpolicy.settings.choices import RuleChoice, Settings
from socialpolicy.value import Value

if TYPE_CHECKING:
    from socialpolicy.model.plan import Plan


class Job(Value):
    """What checking a file takes, as plain values that can go to another process; `bulk` tells of many files.

    `keeps` asks for what was read beside what was found, `each_post` for the outcomes of each post; `change`
    is made to a plan before it is checked. `demands` are those that waivers have to meet; where it is None,
    nothing is waived.
    """

    compiled: Any
    book: Rulebook
    choices: Choices
    settings: Settings
    house: House
    bulk: bool = False
    keeps: bool = False
    each_post: bool = False
    demands: Mapping[str, Any] | None = None
    change: "Callable[[Plan], Plan] | None" = None


class Batch(Value):
    """What came of some files: the tally, the files that plans among them name, and what was read, if that is kept."""

    tally: Tally
    named: tuple[File, ...] = ()
    read: tuple[Assembled, ...] = ()


def book_of(compiled: Mapping[str, Any], choices: Choices, settings: Settings) -> Rulebook:
    """Return the rulebook for choices that settings make; what they say of a rule in vain is told with its place."""
    try:
        return rulebook_of(compiled, choices)
    except ConfigError as error:
        place = settings.origins.get(f"rules.{error.rule}")
        if place is None and any(error.rule in override.rules for override in settings.overrides):
            place = settings.origins.get("overrides")
        raise (ConfigError(f"{place}: {error}", rule=error.rule) if place else error) from None
    except UsageError as error:
        place = settings.origins.get("profile") if choices.profile not in compiled["profiles"] else None
        raise (UsageError(f"{place}: {error}") if place else error) from None


def layer(rules: Mapping[str, RuleChoice]) -> Mapping[str, Choice]:
    """Return rule choices of the settings as the rulebook takes them."""
    return {rule: Choice(chosen.level, chosen.parameters) for rule, chosen in rules.items()}
