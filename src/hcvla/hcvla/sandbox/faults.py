"""What went wrong inside a worker, in terms of the program's own lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic_monty import MontyCrashedError, MontyError

from hcvla.api.errors import BadProgramError, HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.sandbox.limits import SandboxLimits
from hcvla.sandbox.source_map import Listing

_IN_NO_LINE = (
    "the robot API was called within a special method, a default factory or the like, where the program cannot wait; "
    "call it before, and use what it returned"
)


@dataclass(frozen=True)
class Fault:
    """The error to raise, and whether the namespace can still be trusted."""

    error: HcvlaError
    ends_session: bool


def fault_of(
    error: MontyError, listing: Listing, host_errors: Sequence[tuple[Exception, HcvlaError]], limits: SandboxLimits
) -> Fault:
    """Return the host's own error if it came through unhandled, else a BadProgramError with line and cause."""
    if isinstance(error, MontyCrashedError):
        cause = "did not answer in time" if error.timed_out else "died"
        return Fault(BadProgramError(f"the sandbox's worker process {cause}; the program cannot go on"), True)
    inner = error.exception()
    for seen, original in reversed(host_errors):
        if type(inner) is type(seen) and str(inner) == str(seen):
            return Fault(original, False)
    message = str(inner)
    if isinstance(inner, TimeoutError) and "limit exceeded" in message:
        text = f"it computed for more than {limits.turn_sec:g} s between two calls, or {limits.feed_sec:g} s in all"
        return Fault(BadProgramError(f"the program was ended: {text}"), True)
    if isinstance(inner, MemoryError):
        text = f"more than {limits.memory_bytes >> 20} MB of memory or {limits.printed_bytes >> 10} kB of output"
        return Fault(BadProgramError(f"{_place(error, listing)}the program needs {text}"), True)
    if isinstance(inner, RuntimeError) and "suspension limit" in message:
        text = "it read the time, or names that are not there, too often; wait with time.sleep(...)"
        return Fault(BadProgramError(f"{_place(error, listing)}the program was ended: {text}"), True)
    if isinstance(inner, NotImplementedError):
        text = _IN_NO_LINE if "cannot suspend" in message else message[:500]
        return Fault(BadProgramError(f"{_place(error, listing)}{text}"), True)
    return Fault(BadProgramError(f"{_place(error, listing)}{type(inner).__name__}: {excerpt(message)}"), False)


def _place(error: MontyError, listing: Listing) -> str:
    """Return "line 3 (`pick(a)`): " for the innermost line of the program in a traceback, empty if there is none."""
    for frame in reversed(error.traceback() if hasattr(error, "traceback") else []):
        feed, line = listing.line_of_frame(frame)
        if not line:
            continue
        text = listing.text_at(listing.first_lines[feed] + line)
        where = f"line {line}" if feed == listing.feeds - 1 else f"line {line} of earlier lines"
        return f"{where} (`{text[:80]}`): "
    return ""
