"""Films a running task from the stack's topics."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
from rclpy.node import Node
from sensor_msgs.msg import Image

from hcvla.cameras.schedule import ImageSchedule
from hcvla.lockstep.video import VideoWriter
from hcvla.monitor.frame import compose
from hcvla.nodes.clients.task_view import TaskViewer
from hcvla.nodes.messages.conversions import time_from_msg
from hcvla.nodes.messages.images import COLOR, check_part, color_from_msg
from hcvla.nodes.ros.node import NEWEST

_FPS = 10
_CLOSE_SEC = 5.0


class StackFilm:
    """Writes one film frame for each scene image until closed."""

    def __init__(self, node: Node, path: Path) -> None:
        """Subscribe on behalf of `node` and open the file."""
        self._news = threading.Condition()
        self._scene: Image | None = None
        self._wrist: np.ndarray | None = None
        self._closing = False
        self._task = TaskViewer(node)
        self._start_sec: float | None = None
        self._schedule = ImageSchedule()
        node.create_subscription(Image, "camera/scene/color/image_raw", self._on_scene, NEWEST)
        node.create_subscription(Image, "camera/wrist/color/image_raw", self._on_wrist, NEWEST)
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
        check_part(COLOR, message)
        with self._news:
            self._scene = message
            self._news.notify_all()

    def _on_wrist(self, message: Image) -> None:
        self._wrist = color_from_msg(message)

    def _write_all(self, path: Path) -> None:
        with VideoWriter(path, fps=_FPS) as film:
            while (message := self._next()) is not None:
                # Cameras may send more than the film shows, which would then run too slowly.
                if self._schedule.is_due(now_sec := time_from_msg(message.header.stamp), _FPS):
                    self._schedule.take(now_sec, _FPS)
                    film.write(self._frame(message))

    def _next(self) -> Image | None:
        with self._news:
            while self._scene is None and not self._closing:
                self._news.wait(_CLOSE_SEC)
            message, self._scene = self._scene, None
            return message

    def _frame(self, message: Image) -> np.ndarray:
        now_sec = time_from_msg(message.header.stamp)
        if self._start_sec is None or now_sec < self._start_sec:
            self._start_sec = now_sec
        view = replace(self._task.view, elapsed_sec=now_sec - self._start_sec)
        return compose(color_from_msg(message), self._wrist, view)
