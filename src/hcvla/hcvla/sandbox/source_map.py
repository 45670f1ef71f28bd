"""Which line of the whole program a position in one of its runs stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pydantic_monty import SourceRange

_FEED_NAME = re.compile(r"<python-input-(\d+)>")


@dataclass
class Listing:
    """All lines fed to a session, and where each feed's lines begin."""

    program: str = ""
    feeds: int = 0
    """Feeds the worker has seen, the prelude and readings of pose_dict included."""
    first_lines: dict[int, int] = field(default_factory=dict)
    """Line of `program` before each feed's first, by number of the feed."""
    sources: dict[int, str] = field(default_factory=dict)
    """Code of each feed as it was run."""

    _lines: dict[tuple[str, int], int] = field(default_factory=dict, repr=False, compare=False)

    def skip_feed(self) -> None:
        """Count a feed that is not part of the program."""
        self.feeds += 1

    def add_feed(self, code: str, runnable: str) -> None:
        """Append the lines of a feed; `runnable` is what the worker is given, line for line."""
        self.first_lines[self.feeds] = self.program.count("\n")
        self.sources[self.feeds] = runnable
        self.program += code if code.endswith("\n") else f"{code}\n"
        self.feeds += 1

    def line_of(self, position: SourceRange) -> int:
        """Return the line of `program` in which a position lies; 0 if in none."""
        place = (position.filename, position.start)
        if place not in self._lines:
            feed = self.feed_of(position.filename)
            if feed not in self.sources:
                return 0
            self._lines[place] = self.first_lines[feed] + self.sources[feed].encode()[: position.start].count(b"\n") + 1
        return self._lines[place]

    def feed_of(self, filename: str) -> int:
        """Return the feed's number in the worker's name for it, -1 if it is none."""
        found = _FEED_NAME.fullmatch(filename)
        return int(found.group(1)) if found else -1

    def text_at(self, line: int) -> str:
        """Return a line of `program`, stripped."""
        lines = self.program.split("\n")
        return lines[line - 1].strip() if 1 <= line <= len(lines) else ""
