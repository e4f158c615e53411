"""Paths to files: finds what is meant, leaves out what is not, and opens nothing but regular files."""

from socialpolicy.discover.files import File, Found, read_bytes, shown_path, too_large
from socialpolicy.discover.search import discover

__all__ = ["File", "Found", "discover", "read_bytes", "shown_path", "too_large"]
