"""Sessions as bytes: a checked header of plain JSON and the worker's own state.

The digest finds damage, not malice: load only what this project's memory kept.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from hcvla.api.errors import BadProgramError, HcvlaError
from hcvla.api.registry import Call, Registry
from hcvla.api.serialization import decode_call, decode_value, encode_call, encode_value
from hcvla.api.types import Pose
from hcvla.sandbox.rewriting.rewrite import Runnable
from hcvla.sandbox.source_map import Listing

_MAGIC = b"hcvla-session-2\n"
_DIGEST_BYTES = 32
_LENGTH_BYTES = 8


@dataclass(frozen=True, kw_only=True)
class SavedSession:
    """All that a session needs to go on in another process."""

    listing: Listing
    memory: dict[str, Pose]
    pending: Call | None
    """The call it waits for; None if it was between feeds."""
    line: int
    calls: int
    printed: str
    state: bytes
    """The worker's snapshot."""


def pack(saved: SavedSession) -> bytes:
    """Return the session as bytes."""
    listing = saved.listing
    header = json.dumps(
        {
            "program": listing.program,
            "feeds": listing.feeds,
            "first_lines": list(listing.first_lines.items()),
            "runnables": [(feed, run.code, run.lines) for feed, run in listing.runnables.items()],
            "memory": {key: encode_value(pose) for key, pose in saved.memory.items()},
            "pending": None if saved.pending is None else encode_call(saved.pending),
            "line": saved.line,
            "calls": saved.calls,
            "printed": saved.printed,
        }
    ).encode()
    body = len(header).to_bytes(_LENGTH_BYTES, "big") + header + saved.state
    return _MAGIC + hashlib.sha256(body).digest() + body


def unpack(data: bytes, registry: Registry) -> SavedSession:
    """Return what pack was given; raise BadProgramError if the bytes are not a whole session."""
    body = data[len(_MAGIC) + _DIGEST_BYTES :]
    if not data.startswith(_MAGIC) or hashlib.sha256(body).digest() != data[len(_MAGIC) : len(_MAGIC) + _DIGEST_BYTES]:
        raise BadProgramError(f"the saved session is damaged or not one: {len(data)} bytes, digest does not fit")
    end = _LENGTH_BYTES + int.from_bytes(body[:_LENGTH_BYTES], "big")
    header = json.loads(body[_LENGTH_BYTES:end])
    listing = Listing(
        header["program"],
        header["feeds"],
        {int(feed): line for feed, line in header["first_lines"]},
        {feed: Runnable(code, tuple(map(tuple, lines))) for feed, code, lines in header["runnables"]},
    )
    try:
        pending = None if header["pending"] is None else decode_call(registry, header["pending"])
        memory = {key: decode_value(value) for key, value in header["memory"].items()}
    except HcvlaError as error:
        raise BadProgramError(f"the saved session does not fit this robot API: {error}") from None
    poses = {key: pose for key, pose in memory.items() if isinstance(pose, Pose)}
    return SavedSession(
        listing=listing,
        memory=poses,
        pending=pending,
        line=header["line"],
        calls=header["calls"],
        printed=header["printed"],
        state=body[end:],
    )
