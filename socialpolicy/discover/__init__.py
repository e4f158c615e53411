"""Paths to files: finds what is meant, leaves out what is not, and opens nothing but regular files."""

from socialpolicy.discover.files import FACTS_FILE, File, Found, nearest, read_bytes, shown_path, too_large
from socialpolicy.discover.search import discover

__all__ = ["FACTS_FILE", "File", "Found", "discover", "nearest", "read_bytes", "shown_path", "too_large"]
