import pytest

from hcvla.sim.scene import Scene, SceneObject
from hcvla.sim.simulation import Simulation


@pytest.fixture
def table():
    """A known table: a red and a blue cube, a green tray, a red mat, an orange prism and a pink cylinder."""
    return Scene(
        (
            SceneObject.on_table("red", "cube", 0.40, 0.10, 0.3),
            SceneObject.on_table("blue", "cube", 0.50, -0.15),
            SceneObject.on_table("green", "tray", 0.55, 0.05),
            SceneObject.on_table("red", "mat", 0.42, -0.05, size=(0.10, 0.10, 0.004)),
            SceneObject.on_table("orange", "prism", 0.55, 0.22),
            SceneObject.on_table("pink", "cylinder", 0.38, -0.25),
        ),
        seed=1,
    )


@pytest.fixture
def simulation(table):
    return Simulation(table)


@pytest.fixture
def put(simulation):
    """Return a function that puts an object somewhere, as if a perfect arm had done it, and lets it settle."""

    def move(name, x, y, bottom_z=0.0005, yaw=None):
        joint = simulation.data.joint(name)
        half_height = simulation.scene[name].size[2] / 2.0
        if yaw is not None:
            pose = simulation.truth()[name].pose.from_yaw(0, 0, 0, yaw)
            joint.qpos[3:] = [pose.qw, pose.qx, pose.qy, pose.qz]
        joint.qpos[:3] = [x, y, bottom_z + half_height]
        joint.qvel[:] = 0.0
        simulation.settle()

    return move
