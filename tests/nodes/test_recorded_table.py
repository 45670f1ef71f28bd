"""A recording of another table, played by the running stack in the camera's place: perception sees that table."""

from dataclasses import replace

import pytest
from hcvla_interfaces.msg import NamedObjects

from hcvla.api.types import Pose
from hcvla.cameras.extrinsics import write_extrinsics
from hcvla.cameras.realsense.software import SoftwareCameraConfig, record
from hcvla.nodes.bringup.processes import StackProcesses
from hcvla.nodes.bringup.stack import describe
from hcvla.sim.camera_mounts import SCENE_CAMERA
from hcvla.sim.cameras import SimCameras
from hcvla.sim.simulation import Simulation
from hcvla.sim.standard import standard_scene
from realsense_tape import require_library
from some_extrinsics import EXTRINSICS

NAMESPACE = "recorded"
NODES = ("mujoco_bridge", "realsense_camera", "perception")
RECORDED_SEED, SIMULATED_SEED = 3, 0
FRAMES, FPS = 40, 30


@pytest.fixture
def recorded(tmp_path):
    """Write a recording and its camera's file; return the arguments of bring-up and what is true of the table."""
    require_library()
    simulation = Simulation(standard_scene(RECORDED_SEED))
    with SimCameras(simulation, names=("scene",)) as cameras:
        frame = cameras.frame("scene")
    stamped = (replace(frame, stamp_sec=1.0 + number / FPS) for number in range(FRAMES))
    record(tmp_path / "table.db3", stamped, SoftwareCameraConfig(serial="834"))
    pose = Pose.from_matrix(SCENE_CAMERA.T_body_optical)
    where = replace(
        EXTRINSICS, camera="scene", serial="834", parent_frame="fr3_link0", position_m=tuple(pose.position.tolist()),
        quaternion_xyzw=tuple(pose.quaternion.tolist()),
    )  # fmt: skip
    write_extrinsics(where, tmp_path / "scene.yaml")
    config = tmp_path / "lab.yaml"
    config.write_text(
        "/**/realsense_camera:\n  ros__parameters:\n    scene: {repeat: true, extrinsics: "
        + str(tmp_path / "scene.yaml")
        + "}\n"
    )
    arguments = {"namespace": NAMESPACE, "camera": "file", "camera_file": str(tmp_path / "table.db3"),
                 "config": str(config),
                 "seed": str(SIMULATED_SEED)}  # fmt: skip
    return arguments, simulation.truth()


@pytest.mark.stack
@pytest.mark.ros
def test_perception_of_the_stack_knows_the_recorded_objects_where_they_were(ros, recorded, tmp_path):
    arguments, truth = recorded
    nodes = [node for node in describe(arguments) if node.name in NODES]
    seen = []
    ros.node("listening").create_subscription(NamedObjects, f"/{NAMESPACE}/objects", seen.append, 1)
    with StackProcesses(nodes, NAMESPACE, tmp_path / "log"):
        ros.spin_until(lambda: seen and len(seen[-1].objects) >= len(truth), 60.0, "the recorded objects")
    found = {item.name: item.pose.pose.position for item in seen[-1].objects}
    assert set(found) == set(truth)
    for name, true in truth.items():
        assert (found[name].x, found[name].y) == pytest.approx((true.pose.x, true.pose.y), abs=0.005), name
