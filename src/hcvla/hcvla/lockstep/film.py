"""Films an episode in lockstep: both cameras, the program with its running line, and how it ended."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from hcvla.executor.listener import QuietListener
from hcvla.executor.result import SubtaskTrace
from hcvla.lockstep.stack import LockstepStack
from hcvla.lockstep.video import Caption, VideoWriter, compose
from hcvla.sim.cameras import SimCameras

_FPS = 10
_PERIOD_SEC = 1.0 / _FPS
_LAST_FRAMES = 2 * _FPS
"""The end stays readable for so many frames."""


class Film(QuietListener):
    """Writes a film at the pace of simulated time; a context manager. Disturbs nothing: it has its own renderer."""

    def __init__(self, stack: LockstepStack, path: Path, sentence: str) -> None:
        """Begin a film of a stack; the file appears under its name when the film is finished."""
        self._stack, self._path, self._sentence = stack, path, sentence
        # A film that was cut off must not pass for a finished one.
        self._part = path.with_suffix(".part" + path.suffix)
        self._cameras = SimCameras(stack.simulation)
        self._writer = VideoWriter(self._part, fps=_FPS)
        self._program, self._line, self._state = "", 0, ""
        self._subtask, self._failed = "", False
        self._next_sec = stack.simulation.time
        stack.arm.on_wait.append(self._on_wait)

    def on_program(self, program: str) -> None:
        """Show the program."""
        self._program = program

    def on_line(self, line: int) -> None:
        """Highlight the running line."""
        self._line = line

    def on_state(self, state: str) -> None:
        """Show the state."""
        self._state = state

    def on_subtask_started(self, trace: SubtaskTrace) -> None:
        """Show the call."""
        self._subtask, self._failed = f"{self._source(trace)} …", False

    def on_subtask_ended(self, trace: SubtaskTrace) -> None:
        """Show the verdict."""
        verdict = trace.verdict
        assert verdict is not None, "a call that ended has a verdict"
        self._failed = not verdict.done
        words = verdict.message or verdict.outcome.label
        self._subtask = f"{self._source(trace)}: {words} ({trace.seconds:.1f} s)"

    def end(self, words: str, success: bool) -> None:
        """Leave the last picture standing for a while, with how the episode ended."""
        self._state, self._failed = words, not success
        frame = self._frame()
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

    def _source(self, trace: SubtaskTrace) -> str:
        """Return the line that makes a call: shorter than the call with its values."""
        return self._program.splitlines()[trace.line - 1].strip()

    def _on_wait(self) -> None:
        if self._stack.simulation.time >= self._next_sec - 1e-6:
            self._next_sec += _PERIOD_SEC
            self._writer.write(self._frame())

    def _frame(self) -> np.ndarray:
        now_sec = self._stack.simulation.time
        caption = Caption(self._sentence, self._program, self._line, self._state, self._subtask, self._failed, now_sec)
        return compose(self._cameras.frame("scene").rgb, self._cameras.frame("wrist").rgb, caption)
