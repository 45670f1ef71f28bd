"""The backend for arms that franka_ros2 drives keeps the arm contract, on a look-alike of its robot over real ROS."""

import pytest

from arm_contract import ArmContract, Rig
from franka_rig import bring_home
from hcvla.api.types import Pose
from ros2_control_rig import LIMITS, LookAlikeRobot, controlled_arm

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(900)]

CUBE = Pose(0.5, 0.1, 0.0225)


class TestRos2Control(ArmContract):
    @pytest.fixture(scope="class")
    @classmethod
    def controlled(cls, tmp_path_factory):
        with LookAlikeRobot(tmp_path_factory.mktemp("robot")), controlled_arm() as arm:
            yield arm

    @pytest.fixture
    def rig(self, controlled):
        bring_home(controlled)
        return Rig(controlled, CUBE, LIMITS, stop_sec=0.5, still_rad=2e-3)
