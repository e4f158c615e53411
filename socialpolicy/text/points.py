"""Offsets in UTF-8 bytes to offsets in code points, for places that are asked for nearly in order."""


class Points:
    """Remembers the last answer and counts on from there, so that asking for all places is linear.

    `first` is the place of the first code point.
    """

    __slots__ = ("_byte", "_data", "_point")

    def __init__(self, data: bytes, first: int = 0) -> None:
        """Keep the UTF-8 bytes of a text."""
        self._data = data
        self._byte, self._point = 0, first

    def at(self, offset: int) -> int:
        """Return the place of the code point that begins at a byte offset."""
        if offset >= self._byte:
            self._point += len(self._data[self._byte : offset].decode())
        else:
            self._point -= len(self._data[offset : self._byte].decode())
        self._byte = offset
        return self._point
