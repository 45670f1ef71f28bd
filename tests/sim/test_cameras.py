import threading

import mujoco
import numpy as np
import pytest

from hcvla.api.errors import HcvlaError
from hcvla.sim.cameras import SimCameras
from hcvla.sim.gl import NoRendererError, new_context
from hcvla.sim.layout import random_scene
from hcvla.sim.palette import COLORS
from hcvla.world.workspace import WorkArea


@pytest.fixture
def cameras(simulation):
    with SimCameras(simulation) as cameras:
        yield cameras


def project(frame, point):
    """Return the pixel (column, row) and depth of a point in the base frame."""
    x, y, z = (np.linalg.inv(frame.T_base_optical) @ [*point, 1.0])[:3]
    u, v, _ = frame.intrinsics @ [x / z, y / z, 1.0]
    return round(u), round(v), z


def hue(color):
    return np.argmax(color), np.argmin(color)


@pytest.mark.parametrize("name", ["red cube", "blue cube", "green tray", "orange prism", "pink cylinder"])
def test_the_truth_of_an_object_projects_onto_it(cameras, simulation, name):
    frame = cameras.frame("scene")
    item = simulation.truth()[name]
    # A tray shows its floor in the middle, not its rim.
    height = 0.003 if name.endswith("tray") else item.top_z
    column, row, depth = project(frame, [item.pose.x, item.pose.y, height])
    assert hue(frame.rgb[row, column].astype(int)) == hue(COLORS[item.item.color])
    assert frame.depth_m[row, column] == pytest.approx(depth, abs=0.0015)


def test_depth_of_the_table_is_right_to_a_millimetre(cameras):
    frame = cameras.frame("scene")
    rows, columns = np.mgrid[300:470:10, 20:100:10]
    depth = frame.depth_m[rows, columns]
    rays = np.stack([columns, rows, np.ones_like(rows)], axis=-1) @ np.linalg.inv(frame.intrinsics).T
    points = rays * depth[..., None] @ frame.T_base_optical[:3, :3].T + frame.T_base_optical[:3, 3]
    assert np.abs(points[..., 2]).max() < 0.001


def test_all_of_the_work_area_is_in_the_scene_camera_s_view(cameras):
    frame = cameras.frame("scene")
    for x in WorkArea().x_m:
        for y in WorkArea().y_m:
            column, row, depth = project(frame, [x, y, 0.0])
            assert 20 <= column < 620
            assert 20 <= row < 460
            assert depth / frame.intrinsics[0, 0] < 0.002  # metres a pixel


def test_the_arm_at_home_hides_nothing_of_the_work_area(cameras):
    frame = cameras.frame("scene")
    for x in np.linspace(*WorkArea().x_m, 8):
        for y in np.linspace(*WorkArea().y_m, 9):
            column, row, depth = project(frame, [x, y, 0.0])
            # Objects stand up to 0.05 m in the way; the arm would be half a metre nearer.
            assert frame.depth_m[row, column] > depth - 0.08


def test_the_wrist_camera_sees_both_fingertips_and_the_point_between(cameras, simulation):
    frame = cameras.frame("wrist")
    tips = [simulation.data.geom(f"fr3_{side}pad").xpos for side in ("left", "right")]
    for point in (*tips, simulation.T_base_tool.position):
        column, row, depth = project(frame, point)
        assert 0 <= column < 640
        assert 0 <= row < 480
        assert depth > 0.0
    column, row, depth = project(frame, tips[0])
    assert frame.depth_m[row, column] == pytest.approx(depth, abs=0.02)


def test_the_optical_frame_follows_rep_103(cameras):
    # z forward: at the table. x right: the camera faces the robot, so its right is the robot's left (+y). y down.
    rotation = cameras.frame("scene").T_base_optical[:3, :3]
    assert rotation[:, 0] == pytest.approx([0, 1, 0], abs=1e-9)
    assert rotation[2, 1] < 0
    assert rotation[2, 2] < 0
    assert np.linalg.det(rotation) == pytest.approx(1.0)


def test_the_wrist_camera_moves_with_the_hand(cameras, simulation):
    before = cameras.frame("wrist").T_base_optical
    simulation.data.actuator("fr3_joint1").ctrl[0] += 0.2
    simulation.step(250)
    assert np.linalg.norm(cameras.frame("wrist").T_base_optical[:3, 3] - before[:3, 3]) > 0.03


def test_the_sky_has_unknown_depth(cameras):
    frame = cameras.frame("display")
    assert (frame.depth_m[0] == 0.0).all()
    assert (frame.depth_m[-1] > 0.0).any()


def test_frames_carry_size_type_and_stamp(simulation):
    simulation.step(50)
    with SimCameras(simulation, 128, 96) as cameras:
        frames = cameras.frames()
    assert set(frames) == {"scene", "wrist"}
    for name, frame in frames.items():
        assert frame.camera == name
        assert (frame.rgb.shape, frame.rgb.dtype) == ((96, 128, 3), np.uint8)
        assert (frame.depth_m.shape, frame.depth_m.dtype) == ((96, 128), np.float32)
        assert frame.stamp_sec == pytest.approx(0.1)


def test_cameras_follow_a_new_scene(cameras, simulation):
    cameras.frame("scene")
    simulation.reset(random_scene(np.random.default_rng(5), 3))
    frame = cameras.frame("scene")
    item = next(iter(simulation.truth().values()))
    column, row, depth = project(frame, [item.pose.x, item.pose.y, item.top_z])
    assert frame.depth_m[row, column] == pytest.approx(depth, abs=0.006)


def test_pretty_images_differ_and_leave_the_plain_ones_alone(simulation):
    with SimCameras(simulation, 160, 120) as plain, SimCameras(simulation, 160, 120, pretty=True) as pretty:
        first = plain.frame("display").rgb
        assert not np.array_equal(first, pretty.frame("display").rgb)
        assert np.array_equal(first, plain.frame("display").rgb)


def test_an_unknown_camera_is_answered_with_the_nearest(simulation):
    with pytest.raises(HcvlaError, match="unknown camera 'wirst'; did you mean 'wrist'"):
        SimCameras(simulation, names=("wirst",))


def test_an_impossible_image_size_is_refused(simulation):
    with pytest.raises(HcvlaError, match="image size is 0x480"):
        SimCameras(simulation, width=0)


def test_use_from_another_thread_is_refused_not_a_crash(cameras):
    cameras.frame("scene")
    caught = []

    def use():
        try:
            cameras.frame("scene")
        except HcvlaError as error:
            caught.append(str(error))

    thread = threading.Thread(target=use)
    thread.start()
    thread.join(timeout=10)
    assert "outside the thread that made it" in caught[0]


def test_an_unusable_backend_is_named_with_the_remedy(monkeypatch):
    def refuse(*_):
        raise RuntimeError("no such driver")

    monkeypatch.setattr("mujoco.egl.GLContext", refuse)
    monkeypatch.setenv("MUJOCO_GL", "egl")
    with pytest.raises(NoRendererError, match=r"egl: no such driver.*install libegl1"):
        new_context(8, 8)


def test_no_plane_is_drawn(simulation):
    # In software OpenGL one plane costs as much as everything else in a small image together.
    model = simulation.model
    planes = model.geom_type == mujoco.mjtGeom.mjGEOM_PLANE
    shown = mujoco.MjvOption().geomgroup[model.geom_group].astype(bool)
    assert not (planes & shown).any()
