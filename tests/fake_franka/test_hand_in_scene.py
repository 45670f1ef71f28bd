"""The fake hand in the simulated scene: what it does between two cubes' worth of air, and with a cube."""

from __future__ import annotations

import pytest

from hcvla.fake_franka.hand import FakeHand, HandStatus, grasp, homing, move
from hcvla.fake_franka.plant import Plant
from hcvla.sim.scene_file import parse_scene

CUBE_IN_HAND = "held: red cube\nobjects: [{color: red, shape: cube, x: 0.5, y: 0.0}]"
CUBE_M = 0.045


class Fingers:
    """A hand with the scene that it is in."""

    def __init__(self, scene: str) -> None:
        self.plant = Plant(parse_scene(scene))
        self.hand = FakeHand(self.plant)

    def pass_time(self, periods: int = 3000) -> int:
        """Let time pass until the motion has ended, for so many periods at most; return how many it took."""
        for period in range(periods):
            self.hand.tick()
            self.plant.drive_to(self.plant.q.copy(), self.plant.dq * 0.0)
            self.plant.step()
            if self.hand.ended is not None and not self.hand.busy:
                return period
        return periods


@pytest.fixture
def empty():
    return Fingers("objects: [{color: red, shape: cube, x: 0.5, y: 0.0}]")


@pytest.fixture
def full():
    return Fingers(CUBE_IN_HAND)


def test_a_move_ends_at_its_width_after_way_over_speed(empty):
    empty.hand.begin(move(0.03, 0.1))
    # 50 mm at 100 mm/s are 500 periods, the drive settles for about 50, and 100 more show that nothing moves.
    assert empty.pass_time() == pytest.approx(650, abs=30)
    assert (empty.hand.ended, empty.hand.width_m) == (HandStatus.SUCCESS, pytest.approx(0.03, abs=1e-3))


def test_a_move_beyond_the_largest_width_is_unsuccessful(empty):
    empty.hand.begin(move(0.12, 0.1))
    empty.pass_time()
    assert empty.hand.ended is HandStatus.UNSUCCESSFUL


def test_a_grasp_of_air_is_unsuccessful(empty):
    empty.hand.begin(grasp(CUBE_M, 0.005, 0.005, 0.2, 20.0))
    empty.pass_time()
    assert (empty.hand.ended, empty.hand.grasped) == (HandStatus.UNSUCCESSFUL, False)


def test_a_grasp_of_a_cube_succeeds_and_is_lost_when_the_hand_opens(full):
    full.hand.begin(grasp(CUBE_M, 0.005, 0.005, 0.1, 20.0))
    full.pass_time()
    assert (full.hand.ended, full.hand.grasped) == (HandStatus.SUCCESS, True)
    assert full.hand.width_m == pytest.approx(CUBE_M, abs=2e-3)
    full.hand.begin(move(0.08, 0.1))
    assert not full.hand.grasped


def test_a_grasp_of_something_of_another_width_is_unsuccessful_though_it_is_held(full):
    full.hand.begin(grasp(0.02, 0.005, 0.005, 0.1, 20.0))
    full.pass_time()
    assert (full.hand.ended, full.hand.width_m) == (HandStatus.UNSUCCESSFUL, pytest.approx(CUBE_M, abs=2e-3))


def test_a_grasp_that_slips_closes_on_nothing_and_the_next_one_does_not(full):
    full.hand.begin(grasp(CUBE_M, 0.005, 0.005, 0.2, 20.0), slips=True)
    full.pass_time()
    assert (full.hand.ended, full.hand.width_m) == (HandStatus.UNSUCCESSFUL, pytest.approx(0.0, abs=1e-3))
    full.hand.begin(move(0.08, 0.2))
    assert full.plant.model.geom("fr3_leftpad").contype[0] != 0


def test_a_stop_aborts_and_the_fingers_stay_where_they_are(empty):
    empty.hand.begin(move(0.02, 0.1))
    empty.pass_time(200)
    empty.hand.stop()
    at = empty.hand.width_m
    assert empty.hand.ended is HandStatus.ABORTED
    empty.hand.ended = None
    empty.pass_time(200)
    assert empty.hand.width_m == pytest.approx(at, abs=3e-3)


def test_homing_finds_the_largest_width(empty):
    empty.hand.max_width_m = 0.0
    empty.hand.begin(homing())
    empty.pass_time()
    assert (empty.hand.ended, empty.hand.max_width_m) == (HandStatus.SUCCESS, 0.08)


def test_a_blocked_move_presses_and_is_unsuccessful(full):
    full.hand.begin(move(0.0, 0.1))
    full.pass_time()
    assert (full.hand.ended, full.hand.width_m) == (HandStatus.UNSUCCESSFUL, pytest.approx(CUBE_M, abs=3e-3))
