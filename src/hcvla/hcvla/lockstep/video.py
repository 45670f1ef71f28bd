"""The film of a task: scene and wrist camera, and the program with its running line beside them."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import av
import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1280, 720
_SCENE = (0, 0, 800, 600)
_WRIST = (800, 0, 480, 360)
_CODE_MARGIN, _CODE_LINE_HEIGHT, _CODE_COLUMNS = 12, 22, 56
_BACKGROUND, _PANEL, _INK, _FAINT, _RUNNING = (
    (24, 27, 31),
    (32, 36, 42),
    (230, 234, 240),
    (130, 138, 148),
    (58, 84, 122),
)
_GOOD, _BAD = (120, 200, 130), (235, 110, 100)


@dataclass(frozen=True)
class Caption:
    """What is written on one frame."""

    task: str
    program: str = ""
    line: int = 0
    """1-based running line; 0 = none."""
    state: str = ""
    subtask: str = ""
    """The newest call and how it went."""
    failed: bool = False
    clock_sec: float = 0.0
    """On the robot's clock since the task began [s]."""


def compose(scene: np.ndarray, wrist: np.ndarray | None, caption: Caption) -> np.ndarray:
    """Return one film frame, Shape=(720, 1280, 3), uint8 RGB, from camera images of any size (uint8 RGB)."""
    canvas = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    canvas[_SCENE[3] :, : _SCENE[2]] = _caption_panel(caption.task, caption.subtask, caption.failed, caption.state)
    canvas[_WRIST[3] :, _SCENE[2] :] = _program_panel(caption.program, caption.line)
    _paste(canvas, scene, _SCENE)
    if wrist is None:
        canvas[: _WRIST[3], _SCENE[2] :] = _BACKGROUND
    else:
        _paste(canvas, wrist, _WRIST)
    cv2.putText(
        canvas, f"{caption.clock_sec:6.1f} s", (690, 702), cv2.FONT_HERSHEY_SIMPLEX, 0.6, _FAINT, 1, cv2.LINE_AA
    )
    return canvas


def _paste(canvas: np.ndarray, image: np.ndarray, box: tuple[int, int, int, int]) -> None:
    left, top, width, height = box
    canvas[top : top + height, left : left + width] = cv2.resize(image, (width, height), interpolation=cv2.INTER_LINEAR)


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size=size)


# Text changes rarely and costs more to draw than everything else of a frame: the panels are kept.
@lru_cache(maxsize=4)
def _caption_panel(task: str, subtask: str, failed: bool, state: str) -> np.ndarray:
    picture = Image.new("RGB", (_SCENE[2], HEIGHT - _SCENE[3]), _PANEL)
    draw = ImageDraw.Draw(picture)
    draw.text((20, 14), textwrap.shorten(f"“{task}”", 64, placeholder="…”"), font=_font(24), fill=_INK)
    color = _BAD if failed else _GOOD if state == "done" else _FAINT
    draw.text((20, 52), textwrap.shorten(subtask, 80, placeholder="…"), font=_font(18), fill=color)
    draw.text((20, 84), textwrap.shorten(state, 84, placeholder="…"), font=_font(16), fill=_FAINT)
    return np.asarray(picture)


@lru_cache(maxsize=4)
def _program_panel(program: str, running: int) -> np.ndarray:
    picture = Image.new("RGB", (_WRIST[2], HEIGHT - _WRIST[3]), _BACKGROUND)
    draw = ImageDraw.Draw(picture)
    lines = program.splitlines()
    room = (picture.height - 2 * _CODE_MARGIN) // _CODE_LINE_HEIGHT
    first = min(max(0, running - room + 2), max(0, len(lines) - room))
    for row, text in enumerate(lines[first : first + room]):
        top = _CODE_MARGIN + row * _CODE_LINE_HEIGHT
        highlighted = first + row + 1 == running
        if highlighted:
            draw.rectangle((4, top - 1, picture.width - 4, top + _CODE_LINE_HEIGHT - 3), fill=_RUNNING)
        shown = text if len(text) <= _CODE_COLUMNS else text[: _CODE_COLUMNS - 1] + "…"
        draw.text((16, top), shown, font=_font(15), fill=_INK if highlighted else _FAINT)
    return np.asarray(picture)


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
