"""What goes wrong with a robot while it moves: the arm comes to rest, the message says why, two services go on.

On the fake robot, with the real client libraries and both links; rest is read from the simulated arm itself.
"""

import time
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest

from arm_contract import send, tool_down
from franka_rig import bring_home, fake_arm
from hcvla.api.errors import HcvlaError
from hcvla.fake_franka.control import PlantFeed, inject
from hcvla.robots.arm import MoveCommand
from hcvla.robots.controller import RobotFaultError
from hcvla.robots.franka.config import WatchConfig
from hcvla.robots.franka.messages import Phase
from hcvla.sim.scene_file import parse_scene
from hcvla.sim.simulation import Simulation
from waiting import wait_until

pytest.importorskip("franka")
pytest.importorskip("pylibfranka")
pytestmark = [pytest.mark.stack, pytest.mark.timeout(300)]

MANY = WatchConfig(
    link_lost_sec=0.2, silent_driver_sec=2.0, success_stop=0.0, brake_sec=1.5, stop_sec=3.0, recoveries_per_minute=1000
)
SIDE = tool_down(0.45, 0.25, 0.3), tool_down(0.45, -0.25, 0.3)
REST_RAD_S = 0.02


class Laboratory:
    """A fake robot, an arm that drives it, and the simulated arm's own speed."""

    def __init__(self, fake, arm):
        self.fake, self.arm, self._side = fake, arm, SIDE[0]
        with PlantFeed(fake.host) as feed:
            self._simulation = Simulation(parse_scene(feed.scene))
        joints = (self._simulation.model.joint(f"fr3_joint{number}") for number in range(1, 8))
        self._dofs = [joint.dofadr[0] for joint in joints]

    def speed(self):
        """Largest joint speed of the simulated arm now [rad/s]."""
        with PlantFeed(self.fake.host) as feed:
            numbers = feed.next().numbers
        self._simulation.load_state(replace(self._simulation.save_state(), numbers=numbers))
        return float(np.abs(self._simulation.data.qvel[self._dofs]).max())

    def moving(self):
        """Stream to the farther side until the arm is fast."""
        self._side = max(SIDE, key=self.arm.state().T_base_tool.distance)
        for _ in range(100):
            send(self.arm, T_base_tool=self._side)
            self.arm.wait(0.05)
            if np.abs(self.arm.state().dq).max() > 0.2:
                return
        raise AssertionError("the arm did not move")

    def stream_until(self, condition, limit_sec):
        """Go on streaming until a condition holds; refusals are what is looked for."""
        deadline = time.monotonic() + limit_sec
        while not condition():
            assert time.monotonic() < deadline, self.arm.driver
            with suppress(HcvlaError):
                send(self.arm, T_base_tool=self._side)
            self.arm.wait(0.02)

    def faulty(self):
        return self.arm.driver.phase is Phase.FAULT

    def rests(self, limit_sec=1.5):
        wait_until(lambda: self.speed() < REST_RAD_S, limit_sec, "the simulated arm at rest")

    def goes_on(self):
        """Recover, arm, and move; what was commanded before is refused."""
        old = MoveCommand(self.arm.state().stamp_sec, T_base_tool=self.arm.state().T_base_tool)
        self.arm.recover()
        assert self.arm.driver.phase is Phase.READY
        self.arm.enable()
        with pytest.raises(HcvlaError):
            self.arm.move(old)
        self.moving()
        assert self.arm.stop().at_rest
        self.arm.clear_stop()


@pytest.fixture(scope="module", params=["impedance", pytest.param("position", marks=pytest.mark.slow)])
def laboratory(request):
    with fake_arm(request.param, watch=MANY) as (fake, arm):
        bring_home(arm)
        yield Laboratory(fake, arm)


@pytest.fixture(autouse=True)
def _as_before(laboratory):
    yield
    inject(laboratory.fake.host, "release")
    if laboratory.faulty():
        laboratory.arm.recover()
        laboratory.arm.enable()
    laboratory.arm.clear_stop()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("cartesian_reflex", "the robot stopped: cartesian_reflex, it met something"),
        ("joint_velocity_violation", "the robot stopped: joint_velocity_violation"),
        ("lose 25", "communication_constraints_violation, too many commands came late"),
        pytest.param("freeze 0.6", "link lost: no state from the robot for", marks=pytest.mark.slow),
    ],
)
def test_a_fault_that_recovery_clears(laboratory, fault, words):
    laboratory.moving()
    inject(laboratory.fake.host, fault)
    laboratory.stream_until(laboratory.faulty, 2.0)
    assert words in laboratory.arm.driver.fault
    assert laboratory.arm.state().fault == laboratory.arm.driver.fault
    laboratory.rests()
    with pytest.raises(RobotFaultError):
        laboratory.arm.enable()
    laboratory.goes_on()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("user_stop", "the user stop is pressed: release it at the robot"),
        ("guiding", "the robot is being guided by hand"),
        ("brakes_closed", "unlock its joints in Desk"),
    ],
)
def test_what_people_do_at_the_robot_is_not_undone_by_software(laboratory, fault, words):
    laboratory.moving()
    inject(laboratory.fake.host, fault)
    laboratory.stream_until(laboratory.faulty, 2.0)
    laboratory.rests()
    wait_until(lambda: laboratory.arm.driver.robot_mode not in ("move", "idle"), 2.0, "the robot's mode")
    with pytest.raises(RobotFaultError, match=words):
        laboratory.arm.recover()
    inject(laboratory.fake.host, "release")
    wait_until(lambda: laboratory.arm.driver.robot_mode == "idle", 2.0, "release")
    assert laboratory.faulty()
    laboratory.goes_on()


@pytest.mark.slow
@pytest.mark.parametrize("lost", [5, 15])
def test_bursts_that_the_robot_bears_are_borne(laboratory, lost):
    laboratory.moving()
    inject(laboratory.fake.host, f"lose {lost}")
    laboratory.stream_until(lambda: np.abs(laboratory.arm.state().dq).max() < 0.05, 8.0)
    assert not laboratory.arm.driver.fault
    assert laboratory.arm.stop().at_rest
    laboratory.arm.clear_stop()


def test_a_connection_that_is_dropped_is_made_again_by_recover(laboratory):
    laboratory.moving()
    inject(laboratory.fake.host, "drop")
    laboratory.stream_until(laboratory.faulty, 3.0)
    laboratory.rests()
    laboratory.goes_on()
