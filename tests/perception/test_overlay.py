from __future__ import annotations

import numpy as np

from hcvla.perception.overlay import draw_objects
from hcvla.perception.perception import Perception
from hcvla.perception.view import project
from raycast import Block, arm_state, render

RED = Block("red", "cube", 0.45, 0.10, 0.3)


def test_boxes_and_names_are_drawn_at_the_object_and_nowhere_else() -> None:
    perception, frame = Perception(), render([RED], 1.0)
    perception.update({"scene": frame}, arm_state(1.0))
    image = draw_objects(frame, perception.objects())
    changed = np.argwhere((image != frame.rgb).any(axis=2))
    (column, row), _ = (values[0] for values in project(frame, RED.center[None]))
    assert len(changed) > 100
    assert np.abs(changed - [row, column]).max() < 60
    assert image.dtype == np.uint8
    assert not (frame.rgb != render([RED]).rgb).any(), "the frame itself must stay as it was"
