"""A body that comes as gzip, decompressed as it comes."""

from __future__ import annotations

import zlib

_GZIP = zlib.MAX_WBITS | 16
_MEMBERS = 10_000
"""Members of one body: each costs us more time than its twenty bytes cost who sends them."""


class Inflating:
    """Decompresses member after member, of which gzip may have many (RFC 1952, 2.2); zlib.error if it is no gzip."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)
        self._members = 1

    def taken(self, chunk: bytes, most: int) -> bytes:
        """Return what *chunk* comes to, or the first *most* bytes of it."""
        found = bytearray()
        while chunk and len(found) < most:
            if self._member.eof:
                self._member = zlib.decompressobj(_GZIP)
                self._members += 1
            if self._members > _MEMBERS:
                raise zlib.error
            found += self._member.decompress(chunk, most - len(found))
            chunk = self._member.unused_data
        return bytes(found)

    @property
    def ended(self) -> bool:
        """Tell whether the last member is whole."""
        return self._member.eof
