"""Springs and dampers with the lead of the arm's inertia bring it along with a reference."""

import mujoco
import numpy as np
import pytest

from hcvla.robots.fr3 import HOME_Q
from hcvla.robots.franka.config import FRANKA_LIMITS, ImpedanceConfig
from hcvla.robots.franka.links.inertia import InertiaLead
from hcvla.robots.trajectory import JointTrackingFilter

TICK_SEC, TICKS = 0.001, 10
K, D = np.array(ImpedanceConfig().stiffness), np.array(ImpedanceConfig().damping)


@pytest.fixture
def lead():
    return InertiaLead(K, D, TICK_SEC)


def periods(acceleration, count):
    """Yield periods of setpoints with a constant acceleration at home."""
    setpoint = np.vstack((HOME_Q, np.zeros(7), acceleration))
    return [np.repeat(setpoint[None], TICKS, axis=0)] * count


def test_the_lead_of_a_steady_acceleration_is_inertia_times_it_over_the_stiffness(lead):
    # About joint 1 alone: torque M11 x 2 rad/s^2 and, through the coupling, on the others. 1 - exp(-600 / 40 x 0.01).
    wanted = lead.mass_matrix(HOME_Q)[:, 0] * 2.0 / K
    acceleration = np.array([2.0, 0, 0, 0, 0, 0, 0])
    first = lead.advance(periods(acceleration, 1)[0])
    assert first[0] == pytest.approx(0.13929 * wanted[0], rel=1e-4)
    for period in periods(acceleration, 200):
        last = lead.advance(period)
    np.testing.assert_allclose(last, wanted, atol=1e-9)
    lead.restart()
    np.testing.assert_array_equal(lead.advance(periods(np.zeros(7), 1)[0]), np.zeros(7))


def test_the_mass_matrix_gives_the_kinetic_energy_of_the_arm(lead):
    data = mujoco.MjData(lead._model)
    data.qpos[:], data.qvel[:] = HOME_Q, np.linspace(-0.5, 0.7, 7)
    mujoco.mj_forward(lead._model, data)
    mujoco.mj_energyVel(lead._model, data)
    energy = 0.5 * data.qvel @ lead.mass_matrix(HOME_Q) @ data.qvel
    assert energy == pytest.approx(data.energy[1], rel=1e-9)


def swing(lead, share):
    """Brake a simulated arm from 0.4 rad/s on springs and dampers; return how far it is from its reference at most."""
    reference = JointTrackingFilter(HOME_Q, FRANKA_LIMITS, TICK_SEC, TICKS)
    reference.state[1, :4] = -0.4, 0.3, 0.0, 0.2
    reference.plan_brake()
    inverse = np.linalg.inv(lead.mass_matrix(HOME_Q))
    q, dq = reference.state[:2].copy()
    target, worst = q.copy(), 0.0
    for _ in range(50):
        setpoints = reference.advance()
        ahead = share * lead.advance(setpoints)
        ends = setpoints[-1, 0] + ahead
        before = target.copy()
        for step, setpoint in enumerate(setpoints, start=1):
            target = before + (ends - before) * step / TICKS
            torque = K * (target - q) + D * ((ends - before) / (TICKS * TICK_SEC) - dq)
            dq = dq + TICK_SEC * inverse @ torque
            q = q + TICK_SEC * dq
            worst = max(worst, float(np.abs(q - setpoint[0]).max()))
    return worst


def test_a_braking_arm_swings_on_without_the_lead_and_hardly_with_it(lead):
    without = swing(lead, share=0.0)
    lead.restart()
    with_lead = swing(lead, share=1.0)
    assert without > 4e-3
    assert with_lead < 0.25 * without
