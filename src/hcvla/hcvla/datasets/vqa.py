"""Questions about what a camera sees, with true answers: where is it, what is there, is it visible, how many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from hcvla.api.types import Pose
from hcvla.cameras.frame import RgbdFrame
from hcvla.cameras.viewpoint import project
from hcvla.datasets.labels import Question

_SEEN_SHARE, _GRID = 0.4, 5
"""An object is visible if so much of its upper face is, and hidden if nothing is; in between it is in no question."""
_DEPTH_M = 0.012


class TrueObject(Protocol):
    """What has to be known of an object to answer; the simulator's truth has it, and so has its topic."""

    @property
    def pose(self) -> Pose:
        """True pose of its centre in the base frame."""
        ...

    @property
    def size(self) -> tuple[float, float, float]:
        """Extent along its own axes [m]."""
        ...

    @property
    def shape(self) -> str:
        """Word for its shape."""
        ...


def key_step_questions(
    rng: np.random.Generator, frames: Mapping[str, RgbdFrame], truth: Mapping[str, TrueObject], wanted: Sequence[str]
) -> list[Question]:
    """Return one question about the scene camera's image and, if it can be answered, one about the wrist camera's.

    `wanted` are the objects that the task is about: more questions are about them.
    """
    names = [name for name in wanted if name in truth] or list(truth)
    asked = [_about_scene(rng, frames["scene"], truth, names)]
    name = str(rng.choice(names if rng.random() < 0.7 else list(truth)))
    asked.append(_visible("wrist", name, seen_share(frames["wrist"], truth[name])))
    return [question for question in asked if question is not None]


def seen_share(frame: RgbdFrame, item: TrueObject) -> float:
    """Return how much of an object's upper face the image shows, 0 to 1, by depth."""
    pixels, expected, inside = _face(frame, item)
    if not inside.any():
        return 0.0
    columns, rows = np.round(pixels[inside]).astype(int).T
    measured = frame.depth_m[rows, columns]
    return float(np.count_nonzero((measured > 0.0) & (np.abs(measured - expected[inside]) < _DEPTH_M)) / len(pixels))


def _about_scene(
    rng: np.random.Generator, frame: RgbdFrame, truth: Mapping[str, TrueObject], names: Sequence[str]
) -> Question | None:
    name = str(rng.choice(list(names)))
    share = seen_share(frame, truth[name])
    kind = str(rng.choice(["where", "what", "visible", "count"]))
    if kind == "count":
        return _count(rng, truth)
    if kind == "visible" or share < _SEEN_SHARE:
        return _visible("scene", name, share)
    across, down = _middle(frame, truth[name])
    place = f"({across:.2f}, {down:.2f})"
    if kind == "what":
        return Question("scene", f"What is at {place} of the image?", f"the {name}")
    pose = truth[name].pose
    answer = f"at {place} of the image, {pose.x:.2f} m ahead and {_side(pose.y)} of the robot"
    return Question("scene", f"Where is the {name}?", answer)


def _visible(camera: str, name: str, share: float) -> Question | None:
    if 0.0 < share < _SEEN_SHARE:
        return None
    return Question(camera, f"Is the {name} visible?", "yes" if share else "no")


def _count(rng: np.random.Generator, truth: Mapping[str, TrueObject]) -> Question:
    shapes = sorted({item.shape for item in truth.values()})
    shape = str(rng.choice(shapes))
    number = sum(item.shape == shape for item in truth.values())
    return Question("scene", f"How many objects of the shape {shape} are in the scene?", str(number))


def _side(y_m: float) -> str:
    return f"{abs(y_m):.2f} m to the {'left' if y_m >= 0.0 else 'right'}"


def _middle(frame: RgbdFrame, item: TrueObject) -> np.ndarray:
    """Return where the middle of the upper face is in the image, (x, y) from the upper left, 0 to 1."""
    pixel = project(frame, _top(item, np.zeros((1, 2))))[0][0]
    height, width = frame.depth_m.shape
    return np.clip((pixel + 0.5) / (width, height), 0.0, 1.0)


def _face(frame: RgbdFrame, item: TrueObject) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return points of the upper face: pixels, Shape=(n, 2), depths, Shape=(n,), [m], and which are in the image."""
    steps = np.linspace(-0.35, 0.35, _GRID)
    pixels, depth = project(frame, _top(item, np.array([(x, y) for x in steps for y in steps])))
    height, width = frame.depth_m.shape
    with np.errstate(invalid="ignore"):
        inside = (depth > 0.0) & np.all((pixels > -0.5) & (pixels < (width - 0.5, height - 0.5)), axis=1)
    return pixels, depth, inside


def _top(item: TrueObject, shares: np.ndarray) -> np.ndarray:
    """Return points of the object's own upper face in the base frame, Shape=(n, 3); `shares` of its extent."""
    local = np.column_stack([shares * item.size[:2], np.full(len(shares), item.size[2] / 2.0)])
    transform = item.pose.matrix
    return local @ transform[:3, :3].T + transform[:3, 3]
