"""Writes the film of a task."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from hcvla.monitor.frame import HEIGHT, WIDTH


class VideoWriter:
    """An H.264 file, written frame by frame; a context manager."""

    def __init__(self, path: Path, fps: int = 10) -> None:
        """Open the file; `fps` is the rate at which it will play [Hz]."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._container = av.open(str(path), "w")
        self._stream = self._container.add_stream(
            "libx264", rate=Fraction(fps), options={"crf": "26", "preset": "superfast"}
        )
        self._stream.width, self._stream.height = WIDTH, HEIGHT
        self._stream.pix_fmt = "yuv420p"
        self._stream.thread_count = 1

    def __enter__(self) -> VideoWriter:
        """Return itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Finish the file, also after an error: what was filmed stays playable."""
        self.close()

    def write(self, frame: np.ndarray) -> None:
        """Append one frame, Shape=(720, 1280, 3), uint8 RGB."""
        for packet in self._stream.encode(av.VideoFrame.from_ndarray(frame, format="rgb24")):
            self._container.mux(packet)

    def close(self) -> None:
        """Flush and close."""
        for packet in self._stream.encode():
            self._container.mux(packet)
        self._container.close()
