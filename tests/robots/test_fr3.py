"""The FR3 model is the published arm: kinematics, limits, masses, and the URDF says the same."""

from xml.etree import ElementTree

import mujoco
import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from hcvla.robots.fr3 import HOME_Q, add_fr3, set_physics, urdf

# Craig's convention, from Franka's robot specification page: a [m], d [m], alpha [rad]; then the flange, then the
# hand turned by -45 degrees with the tool centre point 0.1034 m out.
PUBLISHED_DH = [
    (0.0, 0.333, 0.0),
    (0.0, 0.0, -np.pi / 2),
    (0.0, 0.316, np.pi / 2),
    (0.0825, 0.0, np.pi / 2),
    (-0.0825, 0.384, -np.pi / 2),
    (0.0, 0.0, np.pi / 2),
    (0.088, 0.0, np.pi / 2),
]
LOWER = np.array([-2.7437, -1.7837, -2.9007, -3.0421, -2.8065, 0.5445, -3.0159])
UPPER = np.array([2.7437, 1.7837, 2.9007, -0.1518, 2.8065, 4.5169, 3.0159])


@pytest.fixture(scope="module")
def model():
    spec = mujoco.MjSpec()
    set_physics(spec)
    add_fr3(spec)
    return spec.compile()


def homogeneous(rotation=None, position=(0.0, 0.0, 0.0)):
    transform = np.eye(4)
    transform[:3, :3] = np.eye(3) if rotation is None else rotation.as_matrix()
    transform[:3, 3] = position
    return transform


def published_tool_pose(q):
    transform = np.eye(4)
    for (a, d, alpha), angle in zip(PUBLISHED_DH, q, strict=True):
        transform = transform @ homogeneous(Rotation.from_euler("x", alpha)) @ homogeneous(position=(a, 0.0, 0.0))
        transform = transform @ homogeneous(Rotation.from_euler("z", angle), (0.0, 0.0, 0.0))
        transform = transform @ homogeneous(position=(0.0, 0.0, d))
    hand = homogeneous(Rotation.from_euler("z", -np.pi / 4))
    return transform @ homogeneous(position=(0.0, 0.0, 0.107)) @ hand @ homogeneous(position=(0.0, 0.0, 0.1034))


def mujoco_tool_pose(model, q):
    data = mujoco.MjData(model)
    data.qpos[:7] = q
    mujoco.mj_kinematics(model, data)
    site = data.site("fr3_hand_tcp")
    return homogeneous(Rotation.from_matrix(site.xmat.reshape(3, 3)), site.xpos)


def urdf_poses(joint_values):
    """Forward kinematics of the URDF text alone."""
    root = ElementTree.fromstring(urdf())
    poses = {"fr3_link0": np.eye(4)}
    joints = root.findall("joint")
    while joints:
        joint = next(j for j in joints if j.find("parent").get("link") in poses)
        joints.remove(joint)
        xyz, rpy = (np.array(joint.find("origin").get(key).split(), dtype=float) for key in ("xyz", "rpy"))
        moved = np.eye(4)
        value = joint_values.get(joint.get("name"), 0.0)
        if joint.get("type") != "fixed":
            axis = np.array(joint.find("axis").get("xyz").split(), dtype=float)
            if joint.get("type") == "revolute":
                moved = homogeneous(Rotation.from_rotvec(value * axis))
            else:
                moved = homogeneous(position=value * axis)
        origin = homogeneous(Rotation.from_euler("xyz", rpy), xyz)
        poses[joint.find("child").get("link")] = poses[joint.find("parent").get("link")] @ origin @ moved
    return poses


def test_forward_kinematics_equals_the_published_table_to_a_micrometre(model):
    rng = np.random.default_rng(0)
    for q in rng.uniform(LOWER, UPPER, size=(200, 7)):
        np.testing.assert_allclose(mujoco_tool_pose(model, q), published_tool_pose(q), atol=1e-6)


def test_urdf_places_every_link_where_the_model_does(model):
    rng = np.random.default_rng(1)
    data = mujoco.MjData(model)
    for q in rng.uniform(LOWER, UPPER, size=(20, 7)):
        width = rng.uniform(0.0, 0.04)
        data.qpos[:7], data.qpos[7:9] = q, width
        mujoco.mj_kinematics(model, data)
        values = {f"fr3_joint{i + 1}": q[i] for i in range(7)}
        poses = urdf_poses(values | {"fr3_finger_joint1": width, "fr3_finger_joint2": width})
        for link in [f"fr3_link{i}" for i in range(9)] + ["fr3_hand", "fr3_leftfinger", "fr3_rightfinger"]:
            np.testing.assert_allclose(poses[link][:3, 3], data.body(link).xpos, atol=1e-6, err_msg=link)
            np.testing.assert_allclose(poses[link][:3, :3], data.body(link).xmat.reshape(3, 3), atol=1e-6)
        np.testing.assert_allclose(poses["fr3_hand_tcp"][:3, 3], data.site("fr3_hand_tcp").xpos, atol=1e-6)


def test_urdf_is_read_by_an_independent_parser_as_the_same_arm(model):
    other = mujoco.MjModel.from_xml_string(urdf())
    ours = {model.joint(i).name: model.jnt_range[i] for i in range(9)}
    for i in range(other.njnt):
        np.testing.assert_allclose(other.jnt_range[i], ours[other.joint(i).name], atol=1e-6)
    assert other.njnt == 9


def test_joint_ranges_are_the_published_ones(model):
    np.testing.assert_allclose(model.jnt_range[:7, 0], LOWER)
    np.testing.assert_allclose(model.jnt_range[:7, 1], UPPER)


def test_drives_never_exceed_the_published_torques(model):
    np.testing.assert_allclose(model.actuator_forcerange[:7, 1], [87, 87, 87, 87, 12, 12, 12])


def test_arm_weighs_what_the_published_links_weigh(model):
    # link0..7: 2.3966 + 2.9275 + 2.9355 + 2.2449 + 2.6156 + 2.3271 + 1.8170 + 0.6271 = 17.8914; hand 0.73; fingers 0.03
    assert model.body_mass.sum() == pytest.approx(18.6514, abs=1e-3)


def test_compiled_range_does_not_depend_on_the_scenes_angle_unit():
    for degree in (True, False):
        spec = mujoco.MjSpec()
        spec.compiler.degree = degree
        add_fr3(spec)
        np.testing.assert_allclose(spec.compile().jnt_range[0], (-2.7437, 2.7437))


def test_home_points_the_tool_straight_down_before_the_table(model):
    pose = mujoco_tool_pose(model, HOME_Q)
    np.testing.assert_allclose(pose[:3, :3], np.diag([1.0, -1.0, -1.0]), atol=1e-6)
    assert pose[0, 3] < 0.30
    assert pose[2, 3] > 0.40


def test_holding_still_the_arm_does_not_sag(model):
    data = mujoco.MjData(model)
    data.qpos[:7], data.ctrl[:7] = HOME_Q, HOME_Q
    mujoco.mj_step(model, data, nstep=1000)
    np.testing.assert_allclose(data.qpos[:7], HOME_Q, atol=1e-6)
