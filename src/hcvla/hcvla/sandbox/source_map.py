"""Which line of the whole program a position in one of its runs stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic_monty import Frame, SourceRange

from hcvla.sandbox.rewriting.rewrite import Runnable

_FEED_NAME = re.compile(r"<python-input-(\d+)>")


@dataclass
class Listing:
    """All lines fed to a session, and where each feed's lines begin."""

    program: str = ""
    feeds: int = 0
    """Feeds the worker has seen, the prelude and readings of pose_dict included."""
    first_lines: dict[int, int] = field(default_factory=dict)
    """Line of `program` before each feed's first, by number of the feed."""
    runnables: dict[int, Runnable] = field(default_factory=dict)
    """Each feed as it was run."""

    def skip_feed(self) -> None:
        """Count a feed that is not part of the program."""
        self.feeds += 1

    def add_feed(self, code: str, runnable: Runnable) -> None:
        """Append the lines of a feed; `runnable` is what the worker is given for them."""
        self.first_lines[self.feeds] = self.program.count("\n")
        self.runnables[self.feeds] = runnable
        self.program += code if code.endswith("\n") else f"{code}\n"
        self.feeds += 1

    def any_run(self, holds: Callable[[str], bool]) -> bool:
        """Return whether something holds for the code of any feed."""
        return any(holds(runnable.code) for runnable in self.runnables.values())

    def line_of(self, position: SourceRange) -> int:
        """Return the line of `program` in which a position lies; 0 if in none."""
        feed = self.feed_of(position.filename)
        return self.first_lines[feed] + _line_at(self.runnables[feed], position.start) if feed in self.runnables else 0

    def line_of_frame(self, frame: Frame) -> tuple[int, int]:
        """Return the feed and its own line (1-based) that a traceback's frame lies in; line 0 if in no feed."""
        feed = self.feed_of(frame.filename)
        if feed not in self.runnables:
            return feed, 0
        runnable = self.runnables[feed]
        before = runnable.code.split("\n")[: frame.line]
        before[-1] = before[-1][: frame.column - 1]
        return feed, _line_at(runnable, len("\n".join(before).encode()))

    def feed_of(self, filename: str) -> int:
        """Return the feed's number in the worker's name for it, -1 if it is none."""
        found = _FEED_NAME.fullmatch(filename)
        return int(found.group(1)) if found else -1

    def text_at(self, line: int) -> str:
        """Return a line of `program`, stripped."""
        lines = self.program.split("\n")
        return lines[line - 1].strip() if 1 <= line <= len(lines) else ""


def _line_at(runnable: Runnable, byte: int) -> int:
    """Return the line that the code from a byte on stands for."""
    before = bisect_right(runnable.lines, byte, key=lambda place: place[0])
    return runnable.lines[max(before - 1, 0)][1] if runnable.lines else 1
