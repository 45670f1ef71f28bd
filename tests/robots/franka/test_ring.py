"""The ring of setpoints, and what the player makes of it, without a robot."""

import numpy as np
import pytest

from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.franka.config import FRANKA_LIMITS
from hcvla.robots.franka.links.ring import SLOTS, Ring, Stage
from hcvla.robots.trajectory import JointTrackingFilter

pytest.importorskip("pylibfranka")


@pytest.fixture
def ring():
    made, _ = Ring.create()
    made.fields["backlog"], made.fields["brake_acceleration"], made.fields["brake_jerk"] = 40, 5.0, 1000.0
    return made


@pytest.fixture
def reference(ring):
    from hcvla.robots.franka.links.player import Reference

    made = Reference(ring)
    made.start(HOME_Q)
    return made


def ramp(first, n, speed=0.3):
    """n setpoints of joint 1 at a speed [rad/s], a millisecond apart."""
    q = np.repeat(HOME_Q[None], n, axis=0)
    q[:, 0] += speed * 0.001 * (first + 1 + np.arange(n))
    return q


def smooth_start(n):
    """n setpoints of joint 1 that speed up to 0.3 rad/s with 2 rad/s^2."""
    t = 0.001 * (1 + np.arange(n))
    q = np.repeat(HOME_Q[None], n, axis=0)
    ramped = np.where(t < 0.15, t**2, 0.0225 + 0.3 * (t - 0.15))
    q[:, 0] += ramped
    return q


def play(reference, cycles):
    played = []
    for _ in range(cycles):
        reference.advance(1)
        played.append(reference.q.copy())
    return np.array(played)


def test_the_memory_is_shared_between_two_mappings_of_it():
    ours, descriptor = Ring.create()
    theirs = Ring(descriptor)
    ours.write(ramp(0, 10))
    ours.reason = "lost its way"
    assert theirs.backlog == 10
    np.testing.assert_array_equal(theirs.fields["setpoints"][:10], ramp(0, 10))
    assert theirs.reason == "lost its way"


def test_nothing_is_played_before_the_backlog_is_full_and_then_exactly_what_was_written(ring, reference):
    ring.write(ramp(0, 39))
    np.testing.assert_array_equal(play(reference, 3), np.repeat(HOME_Q[None], 3, axis=0))
    ring.write(ramp(39, 61))
    np.testing.assert_array_equal(play(reference, 100), ramp(0, 100))
    assert reference.stage is Stage.PLAYING


def test_lost_cycles_are_advanced_over(ring, reference):
    ring.write(ramp(0, 60))
    reference.advance(1)
    reference.advance(5)
    np.testing.assert_array_equal(reference.q, ramp(0, 6)[-1])


def test_a_ring_that_runs_dry_is_braked_within_the_limits_and_held(ring, reference):
    ring.write(smooth_start(300))
    played = play(reference, 500)
    assert reference.stage is Stage.HOLDING
    assert int(ring.fields["dry"]) == 1
    acceleration = np.diff(played[:, 0], 2) * 1e6
    assert np.abs(acceleration).max() < 5.01
    # From 0.3 rad/s at 5 rad/s^2 with 1000 rad/s^3 it takes 65 ms.
    assert np.abs(np.diff(played[370:, 0])).max() == 0.0
    # 0.3^2 / (2 * 5) and half a jerk's 5 ms more.
    assert played[-1, 0] - played[299, 0] == pytest.approx(0.009 + 0.00075, abs=1e-4)


@pytest.mark.parametrize("periods_of_braking", [0, 3, 5])
def test_a_ring_that_runs_dry_while_speeding_up_or_braking_is_braked_without_a_jerk_beyond_the_limit(
    ring, reference, periods_of_braking
):
    motion = JointTrackingFilter(HOME_Q, FRANKA_LIMITS, tick_sec=0.001, ticks=10)
    motion.plan_to(HOME_Q + np.array([0.3, 0.0, 0.0, 0.0, 0.0, 0.0, 0.9]))
    speeding_up = [motion.advance()[:, 0] for _ in range(18)]
    motion.plan_brake()
    ring.write(np.concatenate(speeding_up + [motion.advance()[:, 0] for _ in range(periods_of_braking)]))
    played = play(reference, 500)
    assert np.abs(np.diff(played[:180], axis=0)).max() > 0.3e-3
    jerk = np.abs(np.diff(np.concatenate((np.repeat(HOME_Q[None], 3, axis=0), played)), 3, axis=0)).max() / 1e-9
    assert jerk == pytest.approx(1000.0, rel=1e-6)
    assert int(ring.fields["dry"]) == 1


def test_after_it_ran_dry_only_a_stream_that_begins_at_rest_is_played(ring, reference):
    ring.write(smooth_start(300))
    play(reference, 400)
    at = reference.q.copy()
    # A producer that has not noticed yet goes on with the old stream.
    ring.write(ramp(300, 60))
    np.testing.assert_array_equal(play(reference, 50), np.repeat(at[None], 50, axis=0))
    fields = ring.fields
    fields["stream_head"], fields["stream"] = fields["head"], fields["dry"]
    ring.write(np.repeat(at[None], 60, axis=0))
    play(reference, 10)
    assert reference.stage is Stage.PLAYING
    np.testing.assert_array_equal(reference.q, at)


def test_a_stop_takes_back_all_but_the_next_10_ms(ring, reference):
    ring.write(ramp(0, 60))
    play(reference, 5)
    assert ring.rewind(10) == 15
    assert ring.backlog == 10
    assert ring.rewind(10) is None


def test_the_ring_goes_round(ring, reference):
    for first in range(0, 3 * SLOTS, 50):
        ring.write(ramp(first, 50))
        play(reference, 50 if first else 10)
    assert reference.q[0] == pytest.approx(ramp(int(ring.fields["played"]) - 1, 1)[0, 0])


def test_a_stop_that_takes_back_what_was_played_meanwhile_makes_no_jump(ring, reference):
    ring.write(smooth_start(300))
    play(reference, 200)
    # The writer is held up between looking and taking back: the player has passed the new head by 5 ms.
    head = ring.rewind(10)
    reference._played = head + 5
    ring.write(np.repeat(reference.q[None], 60, axis=0))
    played = play(reference, 100)
    assert int(ring.fields["dry"]) == 1
    assert np.abs(np.diff(played[:, 0], 2)).max() * 1e6 < 5.01


def test_what_is_written_after_taking_back_is_played_from_there_on(ring, reference):
    ring.write(ramp(0, 60))
    play(reference, 5)
    head = ring.rewind(10)
    ring.write(ramp(head, 40, speed=0.3))
    np.testing.assert_array_equal(play(reference, 50), ramp(5, 50))
    assert int(ring.fields["dry"]) == 0
