"""An episode for people: a video of both cameras with the running call underneath, next to its timeline."""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
from PIL import Image, ImageDraw

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
)
from hcvla.datasets.timeline import timeline
from hcvla.datasets.view_style import ALARM, BACKGROUND, BAR, FAINT, HUES, INK, cut, font

_IMAGE, _PANEL = 384, 128
_WIDTH, _HEIGHT = len(CAMERAS) * _IMAGE, _IMAGE + _PANEL


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
    canvas[-6:, :done] = BAR
    cv2.putText(
        canvas,
        f"{index / FPS:5.2f} s",
        (_WIDTH - 90, _HEIGHT - 16),
        cv2.FONT_HERSHEY_SIMPLEX,
        0.5,
        FAINT,
        1,
        cv2.LINE_AA,
    )
    return canvas


def active_text(rows: list[dict[str, Any]], style: str, frame: int) -> str:
    """Return the text of a style that holds at a frame; empty if there is none yet."""
    active = [row for row in rows if row["style"] == style and row["timestamp"] <= frame / FPS + 1e-4]
    return str(max(active, key=lambda row: row["timestamp"])["content"]) if active else ""


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


# Text changes rarely and costs more to draw than everything else of a frame.
@lru_cache(maxsize=8)
def _panel(task: str, call: str, phase: str, subtask: str, disturbance: str, answer: str) -> np.ndarray:
    picture = Image.new("RGB", (_WIDTH, _PANEL), BACKGROUND)
    draw = ImageDraw.Draw(picture)
    draw.text((14, 6), f"“{cut(task, 78)}”", font=font(17), fill=INK)
    draw.text((14, 32), cut(call or "no call", 84), font=font(15), fill=HUES[0])
    draw.text((14, 54), cut(" · ".join(filter(None, (subtask, phase))), 90), font=font(14), fill=INK)
    draw.text((14, 76), cut(answer, 104), font=font(12), fill=FAINT)
    draw.text((14, 96), disturbance.replace("_", " "), font=font(14), fill=ALARM)
    return np.asarray(picture)


def describe_episode(row: EpisodeRow) -> str:
    """Return an episode in one line."""
    calls = ", ".join(call["label"] for call in row.calls)
    return f"episode {row.index}: {json.dumps(row.values['tasks'][0])}, {row.length} frames: {calls}"
