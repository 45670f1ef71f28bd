"""What the guard does not see, a jump of the target and a driver that stalls, stays within bounds on the wire."""

import threading
import time

import numpy as np
import pytest
from benchmarks.franka_wire import STALL_SEC, STEP_RAD, STEPPED_JOINTS, TurnedLink, turned_link

from hcvla.fake_franka.recording import FciRecording
from hcvla.robots.franka.config import FRANKA_LIMITS, WatchConfig

pytest.importorskip("franka")
pytest.importorskip("pylibfranka")
pytestmark = [pytest.mark.stack, pytest.mark.timeout(120)]

MANY = WatchConfig(link_lost_sec=1.0, success_stop=0.0, brake_sec=8.0, stop_sec=9.0)
FASTEST_RAD_S = 1.5


def hold_up(duration_sec):
    threading.Event().wait(duration_sec)


def stream_stall_and_go_on(turned: TurnedLink):
    turned.stream(1.0)
    hold_up(STALL_SEC)
    turned.stream(1.0)
    turned.come_to_rest()
    assert not turned.motion.fault
    assert not turned.motion.moving


def test_a_step_of_0_4_rad_moves_the_compliant_arm_no_faster_than_1_5_rad_s_and_it_arrives(tmp_path):
    with turned_link("impedance", MANY, tmp_path / "wire.bin") as turned:
        goal = turned.link.begin()
        goal[STEPPED_JOINTS] += STEP_RAD
        setpoints = np.vstack((goal, np.zeros((2, 7))))[None]
        end_sec = time.monotonic() + 10.0
        while np.abs(turned.link.state().q - goal).max() > 2e-3:
            assert time.monotonic() < end_sec
            turned.link.put(setpoints)
            hold_up(turned.motion.turn_sec)
        assert turned.link.fault() == ""
        turned.link.end()
    motion = FciRecording(tmp_path / "wire.bin").motions()[0]
    assert 0.5 < np.abs(motion.rows["dq"]).max() < FASTEST_RAD_S


def test_a_driver_that_stalls_for_400_ms_makes_the_compliant_arm_neither_fast_nor_faulty(tmp_path):
    with turned_link("impedance", MANY, tmp_path / "wire.bin") as turned:
        stream_stall_and_go_on(turned)
    motion = FciRecording(tmp_path / "wire.bin").motions()[0]
    assert 0.1 < np.abs(motion.rows["dq"]).max() < FASTEST_RAD_S
    assert motion.lost == 0


@pytest.mark.slow
def test_a_driver_that_stalls_for_400_ms_makes_the_stiff_arm_brake_within_the_guard_s_limits_and_go_on(tmp_path):
    with turned_link("position", MANY, tmp_path / "wire.bin") as turned:
        stream_stall_and_go_on(turned)
        assert turned.link.restarts >= 1
    motion = FciRecording(tmp_path / "wire.bin").motions()[0]
    assert np.abs(motion.differences("q_c", 2)).max() < 1.01 * FRANKA_LIMITS.brake_acceleration
    assert np.abs(motion.differences("q_c", 3)).max() < 1.01 * FRANKA_LIMITS.brake_jerk
    assert motion.lost == 0
