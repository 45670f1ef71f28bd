import numpy as np
import pytest

from hcvla.robots.franka.tracking import JointTracking


def test_largest_and_rms_are_those_of_the_worst_joint():
    tracking = JointTracking()
    assert (tracking.largest_rad, tracking.rms_rad) == (0.0, 0.0)
    # Joint 2: 3 and -4 mrad, so 5 / sqrt(2) rms; joint 7: 2 mrad twice.
    tracking.add(np.array([0.0, 0.003, 0.0, 0.0, 0.0, 0.0, 0.002]))
    tracking.add(np.array([0.0, -0.004, 0.0, 0.0, 0.0, 0.0, 0.002]))
    assert tracking.largest_rad == 0.004
    assert tracking.rms_rad == pytest.approx(0.005 / np.sqrt(2.0))
