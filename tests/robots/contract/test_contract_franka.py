"""The real arm's backend keeps the arm contract, on the fake robot, with both links."""

import pytest

from arm_contract import ArmContract, Rig
from franka_rig import LIMITS, bring_home, fake_arm
from hcvla.api.types import Pose

pytest.importorskip("franka")
pytest.importorskip("pylibfranka")
pytestmark = [pytest.mark.stack, pytest.mark.timeout(300)]

CUBE = Pose(0.5, 0.1, 0.0225)
SCENE = "objects:\n  - {color: red, shape: cube, x: 0.5, y: 0.1}\n"


class FakeFranka(ArmContract):
    control = ""
    clock = "paced"

    @pytest.fixture(scope="class")
    @classmethod
    def franka(cls, tmp_path_factory):
        scene = tmp_path_factory.mktemp("scene") / "cube.yaml"
        scene.write_text(SCENE)
        with fake_arm(cls.control, "--scene", str(scene), clock=cls.clock) as (_, arm):
            yield arm

    @pytest.fixture
    def rig(self, franka):
        if franka.driver.fault:
            # One test's fault is not the next one's.
            franka.recover()
            franka.enable()
        bring_home(franka)
        # The compliant link settles on its target; from the guard's full speed both links have half a second.
        return Rig(franka, CUBE, LIMITS, stop_sec=0.5, still_rad=2e-3)


class TestFakeFrankaImpedance(FakeFranka):
    control = "impedance"


class TestFakeFrankaPosition(FakeFranka):
    control = "position"


# By the wall's clock a busy machine loses the robot's cycles: this says something of an idle one.
@pytest.mark.slow
class TestFakeFrankaImpedanceByTheWall(FakeFranka):
    control = "impedance"
    clock = "wall"


@pytest.mark.slow
class TestFakeFrankaPositionByTheWall(FakeFranka):
    control = "position"
    clock = "wall"
