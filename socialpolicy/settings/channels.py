"""The channels that a user names, held against those of the rulebook in use."""

from collections.abc import Mapping

from socialpolicy.assemble.channels import channel_named
from socialpolicy.errors import ConfigError, UsageError
from socialpolicy.settings.choices import Settings
from socialpolicy.text.suggest import or_one_of


def settled(settings: Settings, words: Mapping[str, str]) -> Settings:
    """Return settings in which each channel has the name that it has in the rulebook; `words` are its words.

    Raises ConfigError or UsageError for a channel that the rulebook does not know.
    """
    told = settings.origins

    def named(key: str, written: str, where: str) -> str:
        found = channel_named(written, words)
        if found is None:
            origin = told.get(where) or told.get(key, "the configuration")
            raise ConfigError(f"{origin}: {key}: {_unknown(written, words)}")
        return found

    def column(header: str, field: str) -> str:
        from socialpolicy.assemble.targets import FLAG, target_named  # most who name a channel have no table

        channel, *part = target_named(field) or ("",)
        return f"channel.{named('columns', channel, f'columns.{header}')}" if part == [FLAG] else field

    return settings._replace(
        channel=_asked_for(settings, words),
        columns={header: column(header, field) for header, field in settings.columns.items()},
        paths={path: named("paths", channel, f"paths.{path}") for path, channel in settings.paths.items()},
        channels={named("channels", name, f"channels.{name}"): limits for name, limits in settings.channels.items()},
        overrides=tuple(
            one._replace(channels=tuple(named("overrides", channel, "overrides") for channel in one.channels))
            for one in settings.overrides
        ),
    )


def _asked_for(settings: Settings, words: Mapping[str, str]) -> str | None:
    """Return the channel of drafts that tell none, as a flag or the environment asks for it."""
    if settings.channel is None:
        return None
    found = channel_named(settings.channel, words)
    if found is None:
        raise UsageError(f"{settings.origins['channel']}: {_unknown(settings.channel, words)}")
    return found


def _unknown(written: str, words: Mapping[str, str]) -> str:
    channels = sorted(set(words.values()))
    return f'no channel called "{written}"{or_one_of(written, channels)}'
