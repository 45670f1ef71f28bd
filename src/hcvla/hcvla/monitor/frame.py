"""A task on film: what scene and wrist camera see, the program with its running line, and how each subtask went."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from hcvla.api.outcomes import Verdict
from hcvla.monitor.state import TaskView
from hcvla.monitor.words import call_words, progress_words, verdict_words

WIDTH, HEIGHT = 1280, 720
"""Of a frame [pixel]."""

_SCENE = (0, 0, 800, 600)
_WRIST = (800, 0, 480, 360)
_CODE_MARGIN, _CODE_LINE_HEIGHT = 12, 22
_BACKGROUND, _PANEL, _INK, _FAINT, _RUNNING = (
    (24, 27, 31),
    (32, 36, 42),
    (230, 234, 240),
    (130, 138, 148),
    (58, 84, 122),
)
_GOOD, _BAD, _DOUBTFUL = (120, 200, 130), (235, 110, 100), (225, 190, 95)
_CLOCK_AT = (690, 702)
_CAPTION_WIDTH, _CODE_WIDTH = _SCENE[2] - 40, _WRIST[2] - 32
"""Room for a line [pixel]."""

Color = tuple[int, int, int]


@dataclass(frozen=True)
class Remark:
    """A statement about the task from outside, in place of its own state."""

    words: str
    good: bool


def compose(scene: np.ndarray, wrist: np.ndarray | None, view: TaskView, remark: Remark | None = None) -> np.ndarray:
    """Return one frame, Shape=(720, 1280, 3), uint8 RGB, from camera images of any size (uint8 RGB)."""
    canvas = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    canvas[_SCENE[3] :, : _SCENE[2]] = _caption_panel(view.task, *_subtask_line(view), *_state_line(view, remark))
    canvas[_WRIST[3] :, _SCENE[2] :] = _program_panel(view.program, view.line, tuple(view.memory))
    _paste(canvas, scene, _SCENE)
    if wrist is None:
        canvas[: _WRIST[3], _SCENE[2] :] = _BACKGROUND
    else:
        _paste(canvas, wrist, _WRIST)
    clock = f"{view.elapsed_sec:6.1f} s"
    cv2.putText(canvas, clock, _CLOCK_AT, cv2.FONT_HERSHEY_SIMPLEX, 0.6, _FAINT, 1, cv2.LINE_AA)
    return canvas


def _subtask_line(view: TaskView) -> tuple[str, Color]:
    """Return the newest subtask and how it goes."""
    subtask = view.newest
    if subtask is None:
        return "", _FAINT
    call = call_words(subtask.call)
    if subtask.verdict is None:
        return f"{call} is {progress_words(subtask)}", _FAINT
    words = f"{call}: {verdict_words(subtask.verdict)} ({subtask.seconds:.1f} s)"
    return words, _color(subtask.verdict)


def _state_line(view: TaskView, remark: Remark | None) -> tuple[str, Color]:
    """Return what the task as a whole does, or how it ended."""
    if remark is not None:
        return remark.words, _GOOD if remark.good else _BAD
    if view.verdict is not None:
        return verdict_words(view.verdict), _color(view.verdict)
    return view.state, _FAINT


def _color(verdict: Verdict) -> Color:
    if verdict.outcome.in_doubt:
        return _DOUBTFUL
    return _GOOD if verdict.done else _BAD


def _paste(canvas: np.ndarray, image: np.ndarray, box: tuple[int, int, int, int]) -> None:
    left, top, width, height = box
    canvas[top : top + height, left : left + width] = cv2.resize(image, (width, height), interpolation=cv2.INTER_LINEAR)


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size=size)


def _fitted(text: str, size: int, width: int) -> str:
    """Return as much of a line as fits into a width [pixel] at a font's size."""
    if _font(size).getlength(text) <= width:
        return text
    kept = len(text)
    while kept and _font(size).getlength(text[:kept] + "…") > width:
        kept -= 1
    return text[:kept] + "…"


# Text changes rarely and costs more to draw than everything else of a frame: the panels are kept.
@lru_cache(maxsize=4)
def _caption_panel(task: str, subtask: str, subtask_color: Color, state: str, state_color: Color) -> np.ndarray:
    picture = Image.new("RGB", (_SCENE[2], HEIGHT - _SCENE[3]), _PANEL)
    draw = ImageDraw.Draw(picture)
    if task:
        draw.text((20, 14), _fitted(f"“{task}”", 24, _CAPTION_WIDTH), font=_font(24), fill=_INK)
    draw.text((20, 52), _fitted(subtask, 18, _CAPTION_WIDTH), font=_font(18), fill=subtask_color)
    draw.text((20, 84), _fitted(state, 16, _CLOCK_AT[0] - 30), font=_font(16), fill=state_color)
    return np.asarray(picture)


@lru_cache(maxsize=4)
def _program_panel(program: str, running: int, remembered: tuple[str, ...]) -> np.ndarray:
    picture = Image.new("RGB", (_WRIST[2], HEIGHT - _WRIST[3]), _BACKGROUND)
    draw = ImageDraw.Draw(picture)
    lines = program.splitlines()
    room = (picture.height - 2 * _CODE_MARGIN) // _CODE_LINE_HEIGHT - bool(remembered)
    first = min(max(0, running - room + 2), max(0, len(lines) - room))
    for row, text in enumerate(lines[first : first + room]):
        top = _CODE_MARGIN + row * _CODE_LINE_HEIGHT
        highlighted = first + row + 1 == running
        if highlighted:
            draw.rectangle((4, top - 1, picture.width - 4, top + _CODE_LINE_HEIGHT - 3), fill=_RUNNING)
        draw.text((16, top), _fitted(text, 15, _CODE_WIDTH), font=_font(15), fill=_INK if highlighted else _FAINT)
    if remembered:
        words = _fitted(f"remembered poses: {', '.join(remembered)}", 15, _CODE_WIDTH)
        draw.text((16, picture.height - _CODE_MARGIN - _CODE_LINE_HEIGHT), words, font=_font(15), fill=_GOOD)
    return np.asarray(picture)
