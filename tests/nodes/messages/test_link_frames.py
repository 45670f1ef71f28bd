"""The frames on tf are those of the robot's description and of the simulated bodies, chained from the base."""

from xml.etree import ElementTree

import mujoco
import numpy as np
import pytest

from hcvla.api.types import Pose
from hcvla.nodes.messages.link_frames import PARENTS, LinkFrames
from hcvla.robots.fr3.table import HOME_Q, JOINT_NAMES
from hcvla.robots.fr3.urdf import urdf
from hcvla.sim.scene import Scene
from hcvla.sim.simulation import Simulation

pytestmark = pytest.mark.ros


def chained(transforms):
    """Return T_base_link by link name, from parents to children."""
    frames = {"fr3_link0": np.eye(4)}
    for stamped in transforms:
        t, r = stamped.transform.translation, stamped.transform.rotation
        pose = Pose(t.x, t.y, t.z, r.x, r.y, r.z, r.w)
        frames[stamped.child_frame_id] = frames[stamped.header.frame_id] @ pose.matrix
    return frames


def test_every_link_but_the_base_has_the_parent_that_the_robot_s_description_gives_it():
    joints = ElementTree.fromstring(urdf()).findall("joint")
    described = {joint.find("child").get("link"): joint.find("parent").get("link") for joint in joints}
    (tool,) = LinkFrames().static()
    assert PARENTS | {tool.child_frame_id: tool.header.frame_id} == described


@pytest.mark.parametrize("seed", range(3))
def test_frames_computed_from_joints_are_where_the_simulation_s_bodies_are(seed):
    rng = np.random.default_rng(seed)
    q, width_m = HOME_Q + rng.uniform(-0.3, 0.3, 7), float(rng.uniform(0.0, 0.08))
    simulation = Simulation(Scene(()))
    model, data = simulation.model, simulation.data
    for name, value in zip(JOINT_NAMES, q, strict=True):
        data.joint(name).qpos = value
    for side in (1, 2):
        data.joint(f"fr3_finger_joint{side}").qpos = width_m / 2.0
    mujoco.mj_kinematics(model, data)
    links = LinkFrames()
    frames = chained([*links.moving(q, width_m, 1.5), *links.static()])
    for name in PARENTS:
        body = data.body(name)
        np.testing.assert_allclose(frames[name][:3, 3], body.xpos, atol=1e-9, err_msg=name)
        np.testing.assert_allclose(frames[name][:3, :3], body.xmat.reshape(3, 3), atol=1e-9, err_msg=name)
    np.testing.assert_allclose(frames["fr3_hand_tcp"][:3, 3], data.site("fr3_hand_tcp").xpos, atol=1e-9)


def test_moving_frames_carry_the_state_s_time():
    stamps = {stamped.header.stamp.nanosec for stamped in LinkFrames().moving(HOME_Q, 0.08, 0.25)}
    assert stamps == {250_000_000}
