"""Films an episode in lockstep: both cameras, the program with its running line, and how it ended."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from hcvla.api.events import TaskEvent
from hcvla.lockstep.stack import LockstepStack
from hcvla.lockstep.video import VideoWriter
from hcvla.monitor.frame import Remark, compose
from hcvla.monitor.state import TaskView, fold
from hcvla.sim.cameras import SimCameras

_FPS = 10
_PERIOD_SEC = 1.0 / _FPS
_LAST_FRAMES = 2 * _FPS
"""The end stays readable for so many frames."""


class Film:
    """Writes a film at the pace of simulated time; a context manager. Disturbs nothing: it has its own renderer."""

    def __init__(self, stack: LockstepStack, path: Path, sentence: str) -> None:
        """Begin a film of a stack; the file appears under its name when the film is finished."""
        self._stack, self._path = stack, path
        # A film that was cut off must not pass for a finished one.
        self._part = path.with_suffix(".part" + path.suffix)
        self._cameras = SimCameras(stack.simulation)
        self._writer = VideoWriter(self._part, fps=_FPS)
        self._view = TaskView(task=sentence)
        self._start_sec = self._next_sec = stack.simulation.time
        stack.arm.on_wait.append(self._on_wait)

    def on_event(self, event: TaskEvent) -> None:
        """Show what happens from now on."""
        self._view = fold(self._view, event)

    def end(self, words: str, success: bool) -> None:
        """Leave the last picture standing for a while, with how the episode ended."""
        frame = self._frame(Remark(words, success))
        for _ in range(_LAST_FRAMES):
            self._writer.write(frame)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Finish the file, unless an error cut it off."""
        self._stack.arm.on_wait.remove(self._on_wait)
        self._writer.close()
        self._cameras.close()
        if error is None:
            self._part.replace(self._path)

    def _on_wait(self) -> None:
        if self._stack.simulation.time >= self._next_sec - 1e-6:
            self._next_sec += _PERIOD_SEC
            self._writer.write(self._frame())

    def _frame(self, remark: Remark | None = None) -> np.ndarray:
        view = replace(self._view, elapsed_sec=self._stack.simulation.time - self._start_sec)
        return compose(self._cameras.frame("scene").rgb, self._cameras.frame("wrist").rgb, view, remark)
