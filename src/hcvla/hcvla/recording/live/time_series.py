"""Values by their time stamps, and which of them counted at a given time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class TimeSeries(Generic[Item]):
    """Items in order of time [s, robot's clock]; one that is older than the newest is not taken."""

    def __init__(self) -> None:
        """Start empty."""
        self._times: list[float] = []
        self._items: list[Item] = []

    def add(self, time_sec: float, item: Item) -> None:
        """Append; of two of the same time the later counts."""
        if self._times and time_sec <= self._times[-1]:
            if time_sec < self._times[-1]:
                return
            self._times.pop()
            self._items.pop()
        self._times.append(time_sec)
        self._items.append(item)

    @property
    def newest_sec(self) -> float | None:
        """Time of the newest item."""
        return self._times[-1] if self._times else None

    def before(self, time_sec: float) -> tuple[float, Item] | None:
        """Return the newest item at or before a time."""
        index = bisect_right(self._times, time_sec)
        return (self._times[index - 1], self._items[index - 1]) if index else None

    def after(self, time_sec: float) -> tuple[float, Item] | None:
        """Return the oldest item at or after a time."""
        index = bisect_left(self._times, time_sec)
        return (self._times[index], self._items[index]) if index < len(self._times) else None

    def within(self, from_sec: float, to_sec: float) -> Item | None:
        """Return the newest item from a time on, before another."""
        index = bisect_left(self._times, to_sec)
        return self._items[index - 1] if index and self._times[index - 1] >= from_sec else None

    def newest_where(self, holds: Callable[[Item], bool]) -> float | None:
        """Return the time of the newest item of which something holds that holds of all older ones."""
        count = bisect_left(self._items, True, key=lambda item: not holds(item))
        return self._times[count - 1] if count else None

    def forget(self, time_sec: float) -> None:
        """Drop what is older than the newest item at or before a time."""
        index = bisect_right(self._times, time_sec) - 1
        if index > 0:
            del self._times[:index], self._items[:index]

    def drop_after(self, time_sec: float) -> None:
        """Drop what is newer than a time."""
        index = bisect_right(self._times, time_sec)
        del self._times[index:], self._items[index:]

    def clear(self) -> None:
        """Drop everything."""
        self._times.clear()
        self._items.clear()

    def __len__(self) -> int:
        """Return how many items there are."""
        return len(self._times)
