"""Films a running task from the stack's topics."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
from hcvla_interfaces.msg import ProgramState, SubtaskEvent
from rclpy.node import Node
from sensor_msgs.msg import Image

from hcvla.lockstep.video import Caption, VideoWriter, compose
from hcvla.nodes.messages.conversions import time_from_msg, verdict_from_msg
from hcvla.nodes.messages.images import color_from_msg
from hcvla.nodes.ros.node import LATCHED, NEWEST

_FPS = 10
_CLOSE_SEC = 5.0


class FilmNode:
    """Writes one film frame for each scene image until closed."""

    def __init__(self, node: Node, path: Path) -> None:
        """Subscribe on behalf of `node` and open the file."""
        self._news = threading.Condition()
        self._scene: Image | None = None
        self._wrist: np.ndarray | None = None
        self._closing = False
        self._program = ProgramState()
        self._subtask, self._failed = "", False
        self._begun_sec: float | None = None
        node.create_subscription(Image, "camera/scene/color/image_raw", self._on_scene, NEWEST)
        node.create_subscription(Image, "camera/wrist/color/image_raw", self._on_wrist, NEWEST)
        node.create_subscription(ProgramState, "program_state", self._on_program, LATCHED)
        node.create_subscription(SubtaskEvent, "subtask_events", self._on_event, 50)
        # Encoding takes longer than a callback may; a frame that comes too soon replaces the one that waits.
        self._thread = threading.Thread(target=self._write_all, args=(path,), name="film", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Finish the file."""
        with self._news:
            self._closing = True
            self._news.notify_all()
        self._thread.join(timeout=_CLOSE_SEC)

    def _on_scene(self, message: Image) -> None:
        with self._news:
            self._scene = message
            self._news.notify_all()

    def _on_wrist(self, message: Image) -> None:
        self._wrist = color_from_msg(message)

    def _on_program(self, message: ProgramState) -> None:
        self._program = message

    def _on_event(self, event: SubtaskEvent) -> None:
        if event.kind not in (SubtaskEvent.STARTED, SubtaskEvent.ENDED):
            return
        ended = event.kind == SubtaskEvent.ENDED
        verdict = verdict_from_msg(event.outcome)
        self._failed = ended and not verdict.done
        words = f": {verdict.message or verdict.outcome.label} ({event.duration:.1f} s)" if ended else " …"
        self._subtask = event.label + words

    def _write_all(self, path: Path) -> None:
        with VideoWriter(path, fps=_FPS) as film:
            while (message := self._next()) is not None:
                film.write(compose(color_from_msg(message), self._wrist, self._caption(message)))

    def _next(self) -> Image | None:
        with self._news:
            while self._scene is None and not self._closing:
                self._news.wait(_CLOSE_SEC)
            message, self._scene = self._scene, None
            return message

    def _caption(self, message: Image) -> Caption:
        now_sec = time_from_msg(message.header.stamp)
        if self._begun_sec is None or now_sec < self._begun_sec:
            self._begun_sec = now_sec
        state, elapsed_sec = self._program, now_sec - self._begun_sec
        return Caption(state.task, state.program, state.line, state.state, self._subtask, self._failed, elapsed_sec)
