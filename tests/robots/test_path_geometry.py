"""The arithmetic under a Cartesian path: axes along the way, rates of rotation vectors, shares of the limits."""

import mujoco
import numpy as np
import pytest

from hcvla.robots.cartesian_trajectory import _axes_along, _shares, _turn_rate

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("way", [*RNG.normal(size=(8, 3)), np.array([0.0, 0.0, 2.0]), np.array([1e-3, 0.0, 0.0])])
def test_axes_along_a_way_are_orthonormal_right_handed_and_begin_with_it(way):
    axes = _axes_along(way)
    assert axes @ axes.T == pytest.approx(np.eye(3), abs=1e-12)
    assert np.linalg.det(axes) == pytest.approx(1.0)
    assert axes[0] == pytest.approx(way / np.linalg.norm(way))


def test_no_way_has_the_base_s_axes():
    assert (_axes_along(np.zeros(3)) == np.eye(3)).all()
    assert (_axes_along(np.full(3, 1e-7)) == np.eye(3)).all()


def body_rate(vector, rate, step=1e-6):
    """Return the angular velocity, in the turned frame, of a rotation vector that changes, by differences."""
    before, after, turn = np.empty(4), np.empty(4), np.empty(3)
    for quaternion, at in ((before, vector - step / 2.0 * rate), (after, vector + step / 2.0 * rate)):
        quaternion[:] = [1.0, 0.0, 0.0, 0.0]
        mujoco.mju_quatIntegrate(quaternion, at, 1.0)
    mujoco.mju_subQuat(turn, after, before)
    return turn / step


@pytest.mark.parametrize("angle", [1e-3, 0.5, 2.0, 3.0])
def test_the_rate_of_a_rotation_vector_makes_the_angular_velocity_it_says(angle):
    for _ in range(5):
        vector = RNG.normal(size=3)
        vector *= angle / np.linalg.norm(vector)
        rate = RNG.normal(size=3)
        assert _turn_rate(vector) @ rate == pytest.approx(body_rate(vector, rate), abs=1e-5)


def test_along_its_own_axis_a_turn_is_as_fast_as_its_vector_grows():
    vector = np.array([0.0, 0.0, 1.3])
    assert _turn_rate(vector) @ np.array([0.0, 0.0, 2.0]) == pytest.approx([0.0, 0.0, 2.0])
    assert (_turn_rate(np.zeros(3)) == np.eye(3)).all()


@pytest.mark.parametrize(("along", "turn_along"), [(np.inf, np.inf), (0.1, 0.2), (0.0, 0.0)])
def test_the_shares_of_all_three_axes_never_exceed_the_limit_together(along, turn_along):
    shares = _shares(0.7, 2.0, along, turn_along)
    assert np.linalg.norm(shares[:3]) <= 0.7 + 1e-12
    assert np.linalg.norm(shares[3:]) <= 2.0 + 1e-12
    assert (shares > 0.0).all(), "room to end a motion under way"


def test_what_the_joints_allow_along_the_line_is_kept_where_the_line_is_long_enough_to_matter():
    free = _shares(0.7, 2.0, np.inf, np.inf)
    slow = _shares(0.7, 2.0, 0.5 * free[0], np.inf)
    assert slow[0] == pytest.approx(0.5 * free[0])
    assert slow[1:].tolist() == free[1:].tolist()
