"""Films a running task from the stack's topics."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
from hcvla_interfaces.msg import Outcome, ProgramState, SubtaskEvent
from rclpy.node import Node
from sensor_msgs.msg import Image

from hcvla.evaluation.video import Caption, VideoWriter, compose
from hcvla.nodes.base import LATCHED, NEWEST
from hcvla.nodes.conversions import time_from_msg
from hcvla.nodes.images import color_from_msg

_FPS = 10


class Recorder:
    """Writes one film frame for each scene image until closed."""

    def __init__(self, node: Node, path: Path) -> None:
        """Subscribe on behalf of `node` and open the file."""
        self._lock = threading.Lock()
        self._film: VideoWriter | None = VideoWriter(path, fps=_FPS)
        self._wrist: np.ndarray | None = None
        self._program = ProgramState()
        self._subtask, self._failed = "", False
        self._begun_sec: float | None = None
        node.create_subscription(Image, "camera/scene/color/image_raw", self._on_scene, NEWEST)
        node.create_subscription(Image, "camera/wrist/color/image_raw", self._on_wrist, NEWEST)
        node.create_subscription(ProgramState, "program_state", self._on_program, LATCHED)
        node.create_subscription(SubtaskEvent, "subtask_events", self._on_event, 50)

    def close(self) -> None:
        """Finish the file."""
        with self._lock:
            if self._film is not None:
                self._film.close()
                self._film = None

    def _on_wrist(self, message: Image) -> None:
        self._wrist = color_from_msg(message)

    def _on_program(self, message: ProgramState) -> None:
        self._program = message

    def _on_event(self, event: SubtaskEvent) -> None:
        ended = event.kind == SubtaskEvent.ENDED
        self._failed = ended and event.outcome.code != Outcome.DONE
        words = f": {event.outcome.message or 'done'} ({event.duration:.1f} s)" if ended else " …"
        self._subtask = event.label + words

    def _on_scene(self, message: Image) -> None:
        now_sec = time_from_msg(message.header.stamp)
        if self._begun_sec is None or now_sec < self._begun_sec:
            self._begun_sec = now_sec
        state = self._program
        caption = Caption(
            state.task, state.program, state.line, state.state, self._subtask, self._failed, now_sec - self._begun_sec
        )
        with self._lock:
            if self._film is not None:
                self._film.write(compose(color_from_msg(message), self._wrist, caption))
