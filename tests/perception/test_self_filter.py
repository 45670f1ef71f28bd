from __future__ import annotations

import numpy as np

from hcvla.perception.self_filter import HAND_CAMERA, SelfFilter
from hcvla.sim.camera_mounts import WRIST_CAMERA
from hcvla.sim.model import WRIST_HOUSING_HALF_M
from raycast import arm_state


def test_points_on_the_arm_are_its_own_and_the_object_between_the_pads_is_not() -> None:
    state = arm_state(width_m=0.05)
    tool = state.T_base_tool.matrix
    flange_axis = tool[:3, 3] - 0.15 * tool[:3, 2]
    pad = tool[:3, 3] + 0.029 * tool[:3, 1]
    between = tool[:3, 3] + 0.015 * tool[:3, 1]
    below = tool[:3, 3] + 0.03 * tool[:3, 2]
    points = np.array([flange_axis, pad, between, below], dtype=np.float32)
    own = np.any([solid.contains(points) for solid in SelfFilter().solids(state)], axis=0)
    assert own.tolist() == [True, True, False, False]


def test_the_enclosing_sphere_holds_the_primitive() -> None:
    rng = np.random.default_rng(0)
    for solid in SelfFilter().solids(arm_state()):
        points = (solid.center + rng.uniform(-1, 1, (400, 3)) * 1.5 * solid.radius).astype(np.float32)
        inside = points[solid.contains(points)]
        assert (np.linalg.norm(inside - solid.center, axis=1) <= solid.radius + 1e-5).all()


def test_the_hand_camera_is_that_of_the_simulation() -> None:
    assert HAND_CAMERA.link == WRIST_CAMERA.body
    reach = np.abs(np.array(WRIST_CAMERA.position_m) - HAND_CAMERA.start) + WRIST_HOUSING_HALF_M
    assert (reach <= np.array(HAND_CAMERA.end) + 1e-9).all()
