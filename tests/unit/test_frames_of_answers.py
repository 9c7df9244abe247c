"""An answer leaves a child in frames of a bounded size, however it was written."""

from __future__ import annotations

import io

import pytest

from polgraph.workers.kept import frames
from polgraph.workers.kept.child import Sink
from polgraph.workers.kept.jobs import Answer

SIZE = frames.PIECE_BYTES


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ([], []),
        ([5], [5]),
        ([SIZE - 1, 5], [SIZE, 4]),
        ([SIZE], [SIZE]),
        ([3 * SIZE + 5], [SIZE, SIZE, SIZE, 5]),
        ([5, 2 * SIZE, 7], [SIZE, SIZE, 12]),
    ],
)
def test_no_frame_is_larger_than_a_piece(written: list[int], sent: list[int]) -> None:
    out = io.BytesIO()
    sink = Sink(out, 10 * SIZE)
    sink.begin(Answer("text/plain", b""))
    for number, size in enumerate(written):
        sink.write(bytes([number]) * size)
    sink.end(leaves=False)
    out.seek(0)
    (head, _), *pieces, (end, _), (after, _) = _frames(out)
    assert (head, end, after) == (frames.HEAD, frames.END, frames.STAYS)
    assert [(kind, len(content)) for kind, content in pieces] == [(frames.PIECE, size) for size in sent]
    assert b"".join(content for _, content in pieces) == b"".join(bytes([n]) * size for n, size in enumerate(written))


def _frames(out: io.BytesIO) -> list[tuple[bytes, bytes]]:
    found = []
    while out.tell() < len(out.getbuffer()):
        found.append(frames.read(out))
    return found
