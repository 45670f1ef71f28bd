"""How long a call waits for images of what the arm last did."""

import pytest

from hcvla.robots.arm import ArmState
from hcvla.skills.needs import Needs
from hcvla.skills.observation_source import LateImagesError, ObservationSource
from items import arm_at


class Table:
    """An arm that is a clock, and a world without objects whose images are `late_sec` old."""

    def __init__(self, now_sec, late_sec):
        self.now_sec, self.late_sec = now_sec, late_sec

    def state(self):
        at = arm_at(0.5, 0.0, 0.2)
        return ArmState(self.now_sec, at.q, at.dq, at.T_base_tool, at.gripper)

    def wait(self, duration_sec):
        self.now_sec += duration_sec

    def objects(self):
        return []

    def seen_sec(self):
        return self.now_sec - self.late_sec


def waited_sec(table, acted_sec):
    start_sec = table.now_sec
    for _ in ObservationSource(table, table, None, Needs()).catch_up(acted_sec):
        pass
    return table.now_sec - start_sec


def test_images_are_waited_for_until_they_show_what_the_arm_last_did():
    # 0.15 s less than all of it is as good: images 0.4 s old show it 0.25 s later, five periods.
    assert waited_sec(Table(10.0, 0.4), 10.0) == pytest.approx(0.25)
    assert waited_sec(Table(10.0, 0.1), 10.0) == 0.0


def test_images_that_stay_away_are_given_up_after_three_seconds():
    table = Table(10.0, 0.4)
    table.seen_sec = lambda: 9.0
    with pytest.raises(LateImagesError, match=r"is 4\.[01] s old"):
        waited_sec(table, 10.0)


def test_after_the_clock_began_again_images_of_now_are_waited_for_not_the_time_of_the_old_clock():
    assert waited_sec(Table(0.5, 0.4), 100.0) == pytest.approx(0.25)
