"""A picture of an episode's timeline: calls, phases, gripper, disturbance, questions and old images, a row each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from hcvla.datasets.dataset import EpisodeRow
from hcvla.datasets.schema import CALL_PHASE, DISTURBANCE, EVENTS, FPS, STATE_NAMES
from hcvla.datasets.view_style import ALARM, BACKGROUND, FAINT, HUES, INK, Color, cut, font

_LEFT, _RIGHT, _TOP = 130, 1180, 56
"""Where frames begin and end, and where the first row does [pixel]."""
_ROW, _BAR = 34, 26
"""Height of a row, and of what is drawn in it [pixel]."""
_BELOW = 34
"""Height of the seconds under the rows [pixel]."""
_MARGIN = 16
_SECONDS = 12
"""Marks of time, about."""
_CHARACTER, _LEAST_CHARACTERS = 7, 4
"""Width of a character in a bar [pixel], and for how many at least a bar has its text."""


def timeline(row: EpisodeRow, table: dict[str, list[Any]]) -> np.ndarray:
    """Return an episode's timeline, Shape=(h, 1200, 3), uint8, RGB."""
    depth = max((call["depth"] for call in row.calls), default=0) + 1
    drawing = _Drawing(row.length, rows=depth + 4 + bool(row.old_images))
    drawing.title(row.values["tasks"][0])
    for level in range(depth):
        drawing.next_row("calls" if level == 0 else f"depth {level}")
        for number, call in enumerate(call for call in row.calls if call["depth"] == level):
            color = HUES[number % len(HUES)] if call["outcome"] == "done" else ALARM
            drawing.bar(call["first"], call["end"], call["label"], color)
    drawing.next_row("phases")
    for number, (first, end, phase) in enumerate(_runs(table[CALL_PHASE])):
        drawing.bar(first, end, phase, HUES[(number + 2) % len(HUES)])
    drawing.next_row("gripper width")
    drawing.curve([state[STATE_NAMES.index("gripper.width")] for state in table["observation.state"]], at_least=0.08)
    drawing.next_row("disturbance")
    for first, end, kind in _runs(table[DISTURBANCE]):
        if kind:
            drawing.bar(first, end, kind, ALARM)
    drawing.next_row("questions")
    drawing.ticks([frame for frame, events in enumerate(table[EVENTS]) if events], INK)
    if row.old_images:
        drawing.next_row("old images")
        drawing.ticks(row.old_images, ALARM)
    drawing.seconds()
    return np.asarray(drawing.picture)


class _Drawing:
    """A picture with rows from above to below; what is drawn goes into the newest row."""

    def __init__(self, frames: int, rows: int) -> None:
        self.picture = Image.new("RGB", (_RIGHT + 20, _TOP + rows * _ROW + _BELOW), BACKGROUND)
        self._draw, self._frames, self._top = ImageDraw.Draw(self.picture), frames, _TOP - _ROW

    def title(self, text: str) -> None:
        self._draw.text((_MARGIN, 14), text, font=font(20), fill=INK)

    def next_row(self, name: str) -> None:
        self._top += _ROW
        self._draw.text((_MARGIN, self._top + 4), name, font=font(14), fill=FAINT)

    def bar(self, first: int, end: int, text: str, color: Color) -> None:
        """Draw a bar from a frame to before another, with as much of a text as there is room for."""
        left, right = self._x(first), self._x(end)
        self._draw.rectangle((left, self._top, max(left + 2, right - 2), self._top + _BAR), fill=color)
        room = int((right - left) / _CHARACTER)
        if room >= _LEAST_CHARACTERS:
            self._draw.text((left + 4, self._top + 5), cut(text, room), font=font(12), fill=BACKGROUND)

    def curve(self, values: Sequence[float], at_least: float) -> None:
        """Draw a value at each frame, from 0 to the largest one or `at_least`."""
        heights = self._top + _BAR - (_BAR - 2) * np.array(values) / max(at_least, *values)
        self._draw.line([(self._x(frame), float(y)) for frame, y in enumerate(heights)], fill=INK, width=2)

    def ticks(self, frames: Sequence[int], color: Color) -> None:
        for frame in frames:
            x = self._x(frame)
            self._draw.line((x, self._top, x, self._top + _BAR), fill=color, width=2)

    def seconds(self) -> None:
        for second in range(0, int(self._frames / FPS) + 1, max(1, round(self._frames / FPS / _SECONDS))):
            place = (self._x(second * FPS), self._top + _ROW)
            self._draw.text(place, f"{second} s", font=font(12), fill=FAINT)

    def _x(self, frame: int) -> float:
        return _LEFT + (_RIGHT - _LEFT) * frame / max(1, self._frames)


def _runs(values: list[str]) -> list[tuple[int, int, str]]:
    """Return where a column stays the same: first row, row after the last, value."""
    edges = [0, *(i for i in range(1, len(values)) if values[i] != values[i - 1]), len(values)]
    return [(a, b, values[a]) for a, b in pairwise(edges)]
