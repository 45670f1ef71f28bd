"""How far ahead of the reference the compliant link's targets are."""

from dataclasses import replace

import numpy as np
import pytest

from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.franka.config import FrankaConfig, ImpedanceConfig

pytest.importorskip("franka")
SPEED, BRAKING = 0.5, -5.0


class Targets:
    """Keeps the targets that the library is given."""

    running = True

    def __init__(self):
        self.given = []

    def move_to(self, q):
        self.given.append(q)


@pytest.mark.parametrize(
    ("braking", "ahead_rad"),
    # 30 ms at 0.5 rad/s; of a braking it is known that it goes on: less half of 5 rad/s^2 times 30 ms squared.
    [(False, 0.015), (True, 0.015 - 0.00225)],
)
def test_a_target_is_30_ms_ahead_and_a_braking_one_as_much_less_as_the_arm_slows_down(braking, ahead_rad):
    from hcvla.robots.franka.links.impedance import ImpedanceLink

    link = ImpedanceLink(replace(FrankaConfig(), impedance=ImpedanceConfig(inertia_share=0.0)))
    link._targets = Targets()
    last = np.stack([HOME_Q, np.full(7, SPEED), np.full(7, BRAKING)])
    link.put(last[None], braking=braking)
    np.testing.assert_allclose(link._targets.given[0] - HOME_Q, ahead_rad, atol=1e-12)
