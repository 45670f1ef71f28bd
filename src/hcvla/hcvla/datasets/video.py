"""Videos of episodes: written frame by frame, joined without re-encoding, counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np

from hcvla.datasets.errors import DatasetDefectError
from hcvla.datasets.schema import FPS

CODEC = "h264"
# A key frame at every second place, as LeRobot writes them: training reads single frames in random order.
_OPTIONS = {"crf": "23", "preset": "ultrafast", "g": "2", "bf": "0", "tune": "fastdecode"}


class FrameEncoder:
    """One camera's video, written frame by frame; a context manager."""

    def __init__(self, path: Path, pixels: int) -> None:
        """Open a file for square images of that size [pixel]."""
        self.frames = 0
        self._container = av.open(str(path), "w")
        self._closed = False
        self._stream = self._container.add_stream("libx264", rate=FPS, options=_OPTIONS)
        self._stream.width = self._stream.height = pixels
        self._stream.pix_fmt = "yuv420p"
        self._stream.thread_count = 1

    def write(self, image: np.ndarray) -> None:
        """Append one image, Shape=(pixels, pixels, 3), uint8, RGB."""
        frame = av.VideoFrame.from_ndarray(image, format="rgb24")
        frame.pts, frame.time_base = self.frames, Fraction(1, FPS)
        self._container.mux(self._stream.encode(frame))
        self.frames += 1

    def close(self) -> None:
        """Flush and close the file; further calls do nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            self._container.mux(self._stream.encode(None))
        finally:
            self._container.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the file."""
        self.close()


def join(parts: Sequence[Path], path: Path) -> list[int]:
    """Write videos of one kind one after the other without re-encoding; return the frames of each."""
    counts = []
    with av.open(str(path), "w") as whole:
        out = None
        before = 0
        for part in parts:
            with av.open(str(part)) as source:
                stream = source.streams.video[0]
                if out is None:
                    out = whole.add_stream_from_template(stream)
                    out.time_base = stream.time_base
                assert stream.time_base is not None, "an opened video has a time base"
                shift = before * round(1 / (FPS * stream.time_base))
                count = 0
                for packet in source.demux(stream):
                    if packet.pts is None or packet.dts is None:
                        continue  # the empty packet that ends a stream
                    packet.pts, packet.dts = packet.pts + shift, packet.dts + shift
                    packet.stream = out
                    whole.mux(packet)
                    count += 1
            before += count
            counts.append(count)
    return counts


def images(path: Path, pixel_format: str = "rgb24") -> Iterator[tuple[float, np.ndarray]]:
    """Decode a video: time [s] and image, Shape=(h, w, 3), uint8, RGB, or in another of FFmpeg's pixel formats.

    Raises DatasetDefectError if it is damaged.
    """
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            stream.thread_count = 1
            for frame in container.decode(stream):
                yield float(frame.time or 0.0), frame.to_ndarray(format=pixel_format)
    except (av.FFmpegError, IndexError) as error:
        raise DatasetDefectError(f"{path} cannot be decoded: {error}") from None


def between(path: Path, start_sec: float, end_sec: float) -> list[np.ndarray]:
    """Return the images of a part of a video, each Shape=(h, w, 3), uint8, RGB, from `start_sec` before `end_sec`."""
    half = 0.5 / FPS
    return [image for time, image in images(path) if start_sec - half <= time < end_sec - half]
