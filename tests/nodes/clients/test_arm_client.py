"""The arm behind its topics keeps the control rate, whatever the rate of the states."""

import threading

import pytest
from hcvla_interfaces.msg import RobotState

from hcvla.nodes.clients.arm import RemoteArm
from hcvla.nodes.messages.conversions import time_to_msg
from hcvla.nodes.ros.node import BASE_FRAME, NEWEST
from waiting import wait_until

pytestmark = pytest.mark.ros

STATE_SEC, WAIT_SEC, WAITS = 0.02, 0.05, 20


def state(stamp_sec):
    message = RobotState(positions=[0.0] * 7, velocities=[0.0] * 7, external_torques=[0.0] * 7)
    message.tool.orientation.w, message.header.frame_id = 1.0, BASE_FRAME
    message.header.stamp = time_to_msg(stamp_sec)
    return message


class Ticking:
    """Publishes states 20 ms apart on the robot's clock, as fast as they are received."""

    def __init__(self, node):
        self._publisher = node.create_publisher(RobotState, "robot_state", NEWEST)
        self._ending, self.count = threading.Event(), 0
        self.nonsense_sec = None
        wait_until(lambda: self._publisher.get_subscription_count() > 0, 5.0, "the subscription")
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        while not self._ending.is_set():
            self.count += 1
            self._publisher.publish(state(self.count * STATE_SEC))
            self._ending.wait(0.005)
            if self.nonsense_sec is not None:
                self._publisher.publish(state(self.nonsense_sec))
                self._ending.wait(0.005)

    def close(self):
        self._ending.set()
        self._thread.join(2.0)


@pytest.fixture
def remote(spinning):
    return RemoteArm(spinning)


@pytest.fixture
def ticking(spinning, remote):
    ticking = Ticking(spinning)
    yield ticking
    ticking.close()


@pytest.fixture
def arm(remote, ticking):
    return remote


def test_twenty_waits_of_a_twentieth_of_a_second_take_one_second(arm):
    arm.begin_stream()
    start_sec = arm.state().stamp_sec
    for _ in range(WAITS):
        arm.wait(WAIT_SEC)
    # Each by itself would end with the next state after 0.05 s, at 0.06 s: 1.2 s in all.
    passed_sec = arm.newest_stamp_sec() - start_sec
    assert WAITS * WAIT_SEC - 1e-6 <= passed_sec < WAITS * WAIT_SEC + 3 * STATE_SEC


@pytest.mark.parametrize("stamp_sec", [0.0, 2.0**31 - 1.0], ids=["past", "future"])
def test_states_of_another_time_change_nothing_while_true_ones_come(arm, ticking, stamp_sec):
    wait_until(lambda: arm.newest_stamp_sec() > 0.0, 5.0, "a state")
    ticking.nonsense_sec, seen = stamp_sec, [arm.newest_stamp_sec()]
    arm.begin_stream()
    while len(seen) < WAITS:
        arm.wait(STATE_SEC)
        seen.append(arm.newest_stamp_sec())
    assert seen == sorted(seen)
    assert seen[-1] < 100.0
    assert arm.state_at(seen[-2]) is not None
