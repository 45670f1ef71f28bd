"""A throw is aimed, runs and lets go by the laws of free fall; a policy's is kept to them."""

import math

import numpy as np
import pytest

from hcvla.robots.waypoint import ALONG_SHARE
from hcvla.skills.ballistics import Swing, choose_aim
from hcvla.skills.grasped_object import Held
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.tool import downward
from items import item

CUBE = Held(item("red cube", 0.4, 0.0), 0.0, 0.0, 0.0)
POST, MAT = item("gray cylinder", 0.75, 0.0, size=(0.04, 0.04, 0.12)), item("blue mat", 0.75, 0.0)
CONFIG = OracleConfig()
PERIOD_SEC, SPEED_M_S = 0.05, 0.36


def at(x: float, z: float = 0.26) -> np.ndarray:
    return downward(x, 0.0, z, 0.0)


def swung(to_m: float, speed_m_s: float = SPEED_M_S) -> Swing:
    """Return a run that has come so far at a constant speed."""
    swing = Swing(choose_aim(CUBE, POST), CONFIG)
    for step in (2, 1, 0):
        swing.update(at(to_m - step * speed_m_s * PERIOD_SEC), 1.0 - step * PERIOD_SEC)
    return swing


def test_what_is_thrown_at_a_post_comes_down_on_the_near_edge_of_its_top():
    aim = choose_aim(CUBE, POST)
    # 0.12 m of post and 0.14; 0.75 less half of cube and post and 4 mm over it; a fall from 0.26 to half a cube above.
    assert aim.height_m == pytest.approx(0.26)
    assert aim.distance_m == pytest.approx(0.7115)
    assert aim.drop_m == pytest.approx(0.1175)
    # sqrt(2 * 0.1175 / 9.81), and 10 ms until the pads have let go.
    assert aim.flight_sec(0.26) == pytest.approx(0.1548 + 0.01, abs=1e-4)


def test_from_higher_up_it_flies_longer():
    # 12 mm higher: sqrt(2 * 0.1295 / 9.81).
    assert choose_aim(CUBE, POST).flight_sec(0.272) == pytest.approx(0.1625 + 0.01, abs=1e-4)


def test_a_mat_is_hit_in_its_middle_from_above():
    aim = choose_aim(CUBE, MAT)
    # A fall from 0.38 m to half a cube above 4 mm of mat.
    assert (aim.distance_m, aim.height_m) == (pytest.approx(0.75), pytest.approx(0.38))
    assert aim.flight_sec(0.38) == pytest.approx(0.2685 + 0.01, abs=1e-4)


def test_a_run_begins_and_ends_around_the_place_of_release():
    aim = choose_aim(CUBE, POST)
    # At 0.42 m/s 0.1648 s before the hit.
    assert aim.release_m(0.42) == pytest.approx(0.7115 - 0.0692, abs=1e-4)
    assert aim.start_m(0.42) == pytest.approx(aim.release_m(0.42) - 0.24)
    assert aim.end_m(0.42) == pytest.approx(aim.release_m(0.42) + 0.065)


# At 0.36 m/s it lands 59.3 mm ahead; half a period, 9 mm, sooner is nearer than as much later: from 0.6432 m on.
@pytest.mark.parametrize(("x", "is_time"), [(0.60, False), (0.642, False), (0.645, True), (0.66, True)])
def test_it_is_time_to_let_go_in_the_period_that_lands_nearest(x, is_time):
    assert swung(x).is_time is is_time


def test_a_faster_run_lets_go_sooner():
    assert swung(0.638, 0.42).is_time
    assert not swung(0.638, 0.36).is_time


def test_far_from_its_end_a_run_is_as_fast_as_it_may():
    assert math.isinf(swung(0.55).speed_cap_m_s)


def test_near_its_end_a_run_is_slowed_to_end_with_a_period():
    # 111.5 mm at 0.36 m/s take 310 ms, all but 165 of them before the release: 2.90 periods. Three periods and the
    # flight take 0.3148 s: 0.3542 m/s, of which a cap lets 0.9206 through.
    assert swung(0.60).speed_cap_m_s == pytest.approx(0.3542 / 0.9206, abs=2e-4)


@pytest.mark.parametrize("begins_m", [0.480 + 0.002 * i for i in range(9)])
@pytest.mark.parametrize(("slows", "off_m"), [(1.0, 0.001), (0.99, 0.006)], ids=["steady", "slows down"])
def test_wherever_a_run_begins_it_lets_go_where_it_lands_on_the_edge(begins_m, slows, off_m):
    aim = choose_aim(CUBE, POST)
    swing, x, now_sec, speed = Swing(aim, CONFIG), begins_m, 0.0, SPEED_M_S
    swing.update(at(x), now_sec)
    while not swing.is_time:
        moves = min(speed, ALONG_SHARE * swing.speed_cap_m_s)
        x, now_sec, speed = x + moves * PERIOD_SEC, now_sec + PERIOD_SEC, speed * slows
        swing.update(at(x), now_sec)
    # Untimed it would be off by up to 9 mm, half a period.
    assert x + moves * aim.flight_sec(0.26) == pytest.approx(aim.distance_m, abs=off_m)
    assert moves > 0.85 * speed


def test_a_policy_is_sent_no_farther_along_its_run_than_a_script():
    # From farther out the joints let the whole way there be slower.
    end = choose_aim(CUBE, POST).end_m(CONFIG.throw_speed_m_s) - CONFIG.position_tolerance_m
    np.testing.assert_allclose(swung(0.6).guided(at(end + 0.02)), at(end))
    np.testing.assert_allclose(swung(0.6).guided(at(end - 0.02)), at(end - 0.02))


def test_at_the_end_of_its_run_even_a_tool_that_stands_still_lets_go():
    assert swung(choose_aim(CUBE, POST).end_m(CONFIG.throw_speed_m_s), 0.0).is_time


def test_a_run_of_which_only_one_place_is_known_has_no_speed_yet():
    swing = Swing(choose_aim(CUBE, POST), CONFIG)
    swing.update(at(0.64), 1.0)
    assert not swing.is_time


def test_a_policy_that_runs_low_is_sent_as_high_as_a_script():
    swing = swung(0.5)
    np.testing.assert_allclose(swing.guided(at(0.6, 0.244)), at(0.6, 0.26))
    np.testing.assert_allclose(swing.guided(at(0.6, 0.4)), at(0.6, 0.4))


@pytest.mark.parametrize(("off_m", "sent_off_m"), [(0.03, 0.0), (-0.04, 0.0), (0.06, 0.06)])
def test_a_policy_that_winds_up_near_to_where_a_script_does_is_sent_there(off_m, sent_off_m):
    start = choose_aim(CUBE, POST).start_m(CONFIG.throw_speed_m_s)
    np.testing.assert_allclose(swung(0.4).guided(at(start + off_m)), at(start + sent_off_m))
