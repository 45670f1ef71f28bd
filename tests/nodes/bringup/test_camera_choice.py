import pytest

from hcvla.nodes.bringup.cameras import CAMERA_NODES, CameraFileError, choose_camera
from hcvla.nodes.bringup.stack import describe


def stack(**given):
    return {node.name: dict(node.parameters) for node in describe(given)}


@pytest.mark.parametrize(("kind", "node"), CAMERA_NODES.items())
def test_a_stack_has_one_camera_node_and_the_executor_is_told_which(kind, node):
    nodes = stack(camera=kind)
    assert set(nodes) & set(CAMERA_NODES.values()) == {node}
    assert nodes["executor"]["camera"] == node


def test_real_images_of_a_simulated_arm_are_stamped_with_its_time():
    assert stack(camera="realsense")["realsense_camera"] == {"use_sim_time": True}
    assert stack(camera="realsense", use_sim_time="false")["realsense_camera"] == {"use_sim_time": False}
    assert "use_sim_time" not in stack()["mujoco_camera"]


@pytest.mark.parametrize(
    ("name", "node", "parameter"),
    [("run.db3", "realsense_camera", "scene.file"), ("run.mp4", "opencv_camera", "scene.source")],
)
def test_a_file_is_played_by_the_node_of_its_kind(tmp_path, name, node, parameter):
    file = tmp_path / name
    file.write_bytes(b"")
    assert stack(camera="file", camera_file=str(file))[node][parameter] == str(file)


@pytest.mark.parametrize(
    ("kind", "file", "words"),
    [
        ("file", "", "camera is 'file' and camera_file is '', expected both or neither"),
        ("realsense", "run.db3", "camera is 'realsense' and camera_file is 'run.db3', expected both or neither"),
        ("file", "/none.db3", "camera_file is '/none.db3', which is no file; give a recording"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_before_anything_starts(kind, file, words):
    with pytest.raises(CameraFileError, match=words):
        choose_camera(kind, file)
