"""The backend for arms that franka_ros2 drives keeps the arm contract, on a look-alike of its robot over real ROS."""

import pytest

from arm_contract import ArmContract, Rig
from franka_rig import bring_home
from hcvla.api.types import Pose
from ros2_control_rig import LIMITS, Followed, LookAlikeRobot, controlled_arm

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(900)]

TICK_SEC = 0.01
CUBE = Pose(0.5, 0.1, 0.0225)


class TestRos2Control(ArmContract):
    @pytest.fixture(scope="class")
    @classmethod
    def controlled(cls, tmp_path_factory):
        followed = Followed()
        with LookAlikeRobot(tmp_path_factory.mktemp("robot")), controlled_arm(followed=followed) as arm:
            yield arm, followed

    @pytest.fixture
    def rig(self, controlled):
        arm, followed = controlled
        bring_home(arm)
        return Rig(arm, CUBE, LIMITS, lambda: followed.points, TICK_SEC, stop_sec=0.5, still_rad=2e-3)
