"""Time zones by their names."""

from zoneinfo import ZoneInfo


def zone_named(name: str | None) -> ZoneInfo | None:
    """Return a time zone; None where no name is given or there is no such zone."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, LookupError):
        return None
