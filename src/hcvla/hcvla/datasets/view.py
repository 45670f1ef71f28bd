"""An episode for people: a video of both cameras with the running call underneath, and a picture of its timeline."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from hcvla.datasets import video
from hcvla.datasets.dataset import Dataset, EpisodeRow
from hcvla.datasets.schema import (
    CALL_LABEL,
    CALL_PHASE,
    CAMERAS,
    DISTURBANCE,
    EVENTS,
    FPS,
    PERSISTENT,
    STATE_NAMES,
)

_IMAGE, _PANEL = 384, 128
_WIDTH, _HEIGHT = len(CAMERAS) * _IMAGE, _IMAGE + _PANEL
_BACKGROUND, _INK, _FAINT, _BAR = (24, 27, 31), (230, 234, 240), (130, 138, 148), (58, 84, 122)
_ALARM = (235, 110, 100)
_HUES = ((86, 140, 210), (110, 180, 120), (205, 160, 80), (170, 120, 200), (90, 180, 190), (200, 110, 130))
_PLOT_LEFT, _PLOT_RIGHT, _ROW = 130, 1180, 34


@dataclass(frozen=True)
class ViewedEpisode:
    """The files that were written."""

    video: Path
    timeline: Path


def view_episode(root: Path, index: int, out: Path) -> ViewedEpisode:
    """Write `episode-K.mp4` and `episode-K.png` to a folder; raise DatasetError if there is no such episode."""
    dataset = Dataset(root)
    row = dataset.episode(index)
    table = dataset.table(row)
    out.mkdir(parents=True, exist_ok=True)
    files = ViewedEpisode(out / f"episode-{index}.mp4", out / f"episode-{index}.png")
    cameras = [video.between(root / row.video_file(camera), *row.video_span(camera)) for camera in CAMERAS]
    _write_video(files.video, row, table, cameras)
    Image.fromarray(timeline(row, table)).save(files.timeline)
    return files


def _write_video(path: Path, row: EpisodeRow, table: dict[str, list[Any]], cameras: list[list[np.ndarray]]) -> None:
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(FPS), options={"crf": "23", "preset": "superfast"})
        stream.width, stream.height, stream.pix_fmt = _WIDTH, _HEIGHT, "yuv420p"
        stream.thread_count = 1
        for index, images in enumerate(zip(*cameras, strict=True)):
            picture = film_frame(row, table, index, list(images))
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))


def film_frame(row: EpisodeRow, table: dict[str, list[Any]], index: int, images: list[np.ndarray]) -> np.ndarray:
    """Return one frame of the video, Shape=(512, 768, 3), uint8, RGB; `images` are the cameras' at row `index`."""
    canvas = np.empty((_HEIGHT, _WIDTH, 3), np.uint8)
    for place, image in enumerate(images):
        enlarged = cv2.resize(image, (_IMAGE, _IMAGE), interpolation=cv2.INTER_NEAREST)
        canvas[:_IMAGE, place * _IMAGE : (place + 1) * _IMAGE] = enlarged
    canvas[_IMAGE:] = _panel(
        row.values["tasks"][0],
        table[CALL_LABEL][index],
        table[CALL_PHASE][index],
        active_text(table[PERSISTENT][index], "subtask", index),
        table[DISTURBANCE][index] or ("old image" if index in row.old_images else ""),
        _answer(table[EVENTS], index),
    )
    done = round(_WIDTH * (index + 1) / row.length)
    canvas[-6:, :done] = _BAR
    cv2.putText(
        canvas,
        f"{index / FPS:5.2f} s",
        (_WIDTH - 90, _HEIGHT - 16),
        cv2.FONT_HERSHEY_SIMPLEX,
        0.5,
        _FAINT,
        1,
        cv2.LINE_AA,
    )
    return canvas


def active_text(rows: list[dict[str, Any]], style: str, frame: int) -> str:
    """Return the text of a style that holds at a frame; empty if there is none yet."""
    told = [row for row in rows if row["style"] == style and row["timestamp"] <= frame / FPS + 1e-4]
    return str(max(told, key=lambda row: row["timestamp"])["content"]) if told else ""


def timeline(row: EpisodeRow, table: dict[str, list[Any]]) -> np.ndarray:
    """Return an episode's timeline, Shape=(h, 1200, 3), uint8, RGB: calls, phases, gripper, disturbance, questions."""
    calls = row.calls
    depth = max((call["depth"] for call in calls), default=0) + 1
    height = 90 + _ROW * (depth + 4 + bool(row.old_images))
    picture = Image.new("RGB", (_PLOT_RIGHT + 20, height), _BACKGROUND)
    draw = ImageDraw.Draw(picture)
    draw.text((16, 14), row.values["tasks"][0], font=_font(20), fill=_INK)
    top = 56
    for level in range(depth):
        _name(draw, top, "calls" if level == 0 else f"depth {level}")
        for number, call in enumerate(call for call in calls if call["depth"] == level):
            good = call["outcome"] == "done"
            _bar(draw, row, top, (call["first"], call["end"]), call["label"], _HUES[number % 6] if good else _ALARM)
        top += _ROW
    _name(draw, top, "phases")
    for number, (first, end, phase) in enumerate(_runs(table[CALL_PHASE])):
        _bar(draw, row, top, (first, end), phase, _HUES[(number + 2) % 6])
    _gripper_width(draw, row, top + _ROW, table)
    _name(draw, top + 2 * _ROW, "disturbance")
    for first, end, kind in _runs(table[DISTURBANCE]):
        if kind:
            _bar(draw, row, top + 2 * _ROW, (first, end), kind, _ALARM)
    _name(draw, top + 3 * _ROW, "questions")
    _ticks(draw, row, top + 3 * _ROW, [frame for frame, events in enumerate(table[EVENTS]) if events], _INK)
    if row.old_images:
        top += _ROW
        _name(draw, top + 3 * _ROW, "old images")
        _ticks(draw, row, top + 3 * _ROW, row.old_images, _ALARM)
    for second in range(0, int(row.length / FPS) + 1, max(1, round(row.length / FPS / 12))):
        draw.text((_x(row, second * FPS), top + 4 * _ROW), f"{second} s", font=_font(12), fill=_FAINT)
    return np.asarray(picture)


def _gripper_width(draw: ImageDraw.ImageDraw, row: EpisodeRow, top: int, table: dict[str, list[Any]]) -> None:
    _name(draw, top, "gripper width")
    widths = np.array([state[STATE_NAMES.index("gripper.width")] for state in table["observation.state"]])
    heights = top + _ROW - 8 - (_ROW - 10) * widths / max(0.08, float(widths.max()))
    points = [(_x(row, frame), float(y)) for frame, y in enumerate(heights)]
    draw.line(points, fill=_INK, width=2)


def _ticks(
    draw: ImageDraw.ImageDraw, row: EpisodeRow, top: int, frames: list[int], color: tuple[int, int, int]
) -> None:
    for frame in frames:
        x = _x(row, frame)
        draw.line((x, top, x, top + _ROW - 8), fill=color, width=2)


def _name(draw: ImageDraw.ImageDraw, top: int, text: str) -> None:
    draw.text((16, top + 4), text, font=_font(14), fill=_FAINT)


def _bar(
    draw: ImageDraw.ImageDraw, row: EpisodeRow, top: int, span: tuple[int, int], text: str, color: tuple[int, int, int]
) -> None:
    left, right = _x(row, span[0]), _x(row, span[1])
    draw.rectangle((left, top, max(left + 2, right - 2), top + _ROW - 8), fill=color)
    room = int((right - left) / 7)
    if room >= 4:
        draw.text(
            (left + 4, top + 5), text if len(text) <= room else text[: room - 1] + "…", font=_font(12), fill=_BACKGROUND
        )


def _x(row: EpisodeRow, frame: int) -> float:
    return _PLOT_LEFT + (_PLOT_RIGHT - _PLOT_LEFT) * frame / max(1, row.length)


def _runs(values: list[str]) -> list[tuple[int, int, str]]:
    """Return where a column stays the same: first row, row after the last, value."""
    edges = [0, *(i for i in range(1, len(values)) if values[i] != values[i - 1]), len(values)]
    return [(a, b, values[a]) for a, b in pairwise(edges)]


def _answer(events: list[list[dict[str, Any]]], index: int) -> str:
    """Return the newest questions with their answers, shown for two seconds."""
    for frame in range(index, max(-1, index - 2 * FPS), -1):
        if events[frame]:
            return "  ".join(
                f"{event['camera'].rpartition('.')[2]}: {event['content']}"
                if event["role"] == "user"
                else event["content"]
                for event in events[frame]
            )
    return ""


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size=size)


# Text changes rarely and costs more to draw than everything else of a frame.
@lru_cache(maxsize=8)
def _panel(task: str, call: str, phase: str, subtask: str, disturbance: str, answer: str) -> np.ndarray:
    picture = Image.new("RGB", (_WIDTH, _PANEL), _BACKGROUND)
    draw = ImageDraw.Draw(picture)
    draw.text((14, 6), f"“{_cut(task, 78)}”", font=_font(17), fill=_INK)
    draw.text((14, 32), _cut(call or "no call", 84), font=_font(15), fill=_HUES[0])
    draw.text((14, 54), _cut(" · ".join(filter(None, (subtask, phase))), 90), font=_font(14), fill=_INK)
    draw.text((14, 76), _cut(answer, 104), font=_font(12), fill=_FAINT)
    draw.text((14, 96), disturbance.replace("_", " "), font=_font(14), fill=_ALARM)
    return np.asarray(picture)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def describe_episode(row: EpisodeRow) -> str:
    """Return an episode in one line."""
    calls = ", ".join(call["label"] for call in row.calls)
    return f"episode {row.index}: {json.dumps(row.values['tasks'][0])}, {row.length} frames: {calls}"
