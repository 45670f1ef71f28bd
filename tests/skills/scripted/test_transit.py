import numpy as np
import pytest

from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.transit import next_goal, safe_height
from hcvla.skills.tool import downward
from items import REACH, item

CONFIG = OracleConfig()
TOWER = item("red cube", 0.5, 0.0, size=(0.045, 0.045, 0.15))
A, B = np.array([0.5, -0.2]), np.array([0.5, 0.2])


def walk(start: np.ndarray, end: np.ndarray, items, below_m: float = 0.01) -> list[np.ndarray]:
    """Follow the goals in 5 mm steps."""
    at, way = start, [start]
    for _ in range(1000):
        goal, _ = next_goal(at, end, items, below_m, REACH, CONFIG)
        step = goal - at
        at = at + step * min(1.0, 0.005 / max(np.linalg.norm(step[:3]), 1e-9))
        way.append(at)
        if np.linalg.norm(at - end) < 1e-6:
            return way
    raise AssertionError("never arrived")


def test_the_safe_height_is_that_of_what_stands_in_between():
    # 0.15 high, plus what hangs below the tool, plus the clearance.
    assert safe_height(A, B, [TOWER], 0.03, CONFIG) == pytest.approx(0.15 + 0.03 + CONFIG.clearance_m)
    aside = item("blue cube", 0.3, 0.0)
    assert safe_height(A, B, [aside], 0.03, CONFIG) == pytest.approx(0.03 + CONFIG.clearance_m)


def test_the_hand_passes_over_a_tower_next_to_the_way_that_the_fingers_would_pass():
    # The nearest edge is 0.068 m off the way: clear of the fingers (0.06 m), not of the hand (0.106 m and 0.01 m).
    beside = item("red cube", 0.60, 0.0, size=(0.045, 0.045, 0.15))
    over_tower = 0.15 - CONFIG.hand.finger_length_m + CONFIG.clearance_m
    assert over_tower == pytest.approx(0.1375)
    assert safe_height(A, B, [beside], 0.03, CONFIG) == pytest.approx(over_tower)
    # 0.118 m off, it is clear of both; and a cube is lower than the hand anyway.
    for clear in (item("red cube", 0.65, 0.0, size=(0.045, 0.045, 0.15)), item("red cube", 0.60, 0.0)):
        assert safe_height(A, B, [clear], 0.03, CONFIG) == pytest.approx(0.03 + CONFIG.clearance_m)


def test_a_way_over_a_tower_never_touches_it():
    way = walk(downward(*A, 0.03, 0.0), downward(*B, 0.03, 0.5), [TOWER], below_m=0.03)
    over = [at for at in way if abs(at[1]) < 0.0225 + 0.03]
    assert over
    assert min(at[2] for at in over) >= 0.15 + 0.03
    assert max(at[2] for at in way) <= CONFIG.max_tool_height_m


def test_the_last_descent_is_straight_and_slow():
    end = downward(0.5, 0.2, 0.02, 0.0)
    goal, speed = next_goal(downward(0.502, 0.2, 0.04, 0.0), end, [], 0.01, REACH, CONFIG)
    np.testing.assert_allclose(goal, end)
    assert speed == CONFIG.contact_speed_m_s
    _, higher = next_goal(downward(0.502, 0.2, 0.12, 0.0), end, [], 0.01, REACH, CONFIG)
    assert higher == CONFIG.descend_speed_m_s


def test_the_tool_does_not_come_down_before_it_is_turned():
    end = downward(0.5, 0.2, 0.02, 1.0)
    goal, _ = next_goal(downward(0.5, 0.2, 0.06, 0.0), end, [], 0.01, REACH, CONFIG)
    assert goal[2] > end[2]


def test_a_target_that_jumps_aside_lifts_the_tool_again():
    low = downward(0.5, 0.0, 0.03, 0.0)
    goal, _ = next_goal(low, downward(0.5, 0.15, 0.02, 0.0), [item("red cube", 0.5, 0.15)], 0.01, REACH, CONFIG)
    np.testing.assert_allclose(goal[:2], low[:2])
    assert goal[2] > 0.045 + 0.01


def test_a_way_from_left_to_right_leads_around_the_base():
    way = walk(downward(0.05, 0.4, 0.3, 0.0), downward(0.05, -0.4, 0.3, 0.0), [])
    assert min(np.linalg.norm(at[:2]) for at in way) > 0.2


def test_from_far_out_the_tool_rises_toward_its_end_as_little_as_the_arm_needs():
    # At 0.48 m the arm gets 0.71 m far.
    assert REACH.reaches(downward(0.71, 0.0, 0.48, 0.0))
    assert not REACH.reaches(downward(0.72, 0.0, 0.48, 0.0))
    goal, _ = next_goal(downward(0.76, 0.0, 0.2, 0.0), downward(0.46, 0.0, 0.48, 0.0), [], 0.01, REACH, CONFIG)
    # Steps of a twentieth of the way, 15 mm: 0.760, 0.745, 0.730, 0.715 or 0.700.
    assert goal == pytest.approx([goal[0], 0.0, 0.48, 0.0, 0.0, 0.0])
    assert 0.70 - 1e-9 <= goal[0] <= 0.715 + 1e-9
