"""The arm in MuJoCo keeps the arm contract."""

import numpy as np
import pytest

from arm_contract import ArmContract, Rig
from hcvla.robots.limits import SIM_LIMITS
from simulated_arm import CUBE, make_arm


class TestMujocoArm(ArmContract):
    @pytest.fixture
    def rig(self):
        arm, sent = make_arm(), []
        arm.on_step.append(lambda: sent.append(arm.setpoint.copy()))
        return Rig(
            arm, CUBE, SIM_LIMITS, lambda: np.array(sent), cube_height=lambda: float(arm.data.body("cube").xpos[2])
        )
