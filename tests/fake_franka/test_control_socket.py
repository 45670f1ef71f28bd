"""The back door of a running fake robot: faults in, the scene's state out."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from hcvla.fake_franka.control import NoFakeRobotError, PlantFeed, inject, link_figures
from hcvla.fake_franka.fake import FakeFranka, FakeFrankaConfig, NoAddressError, free_address
from hcvla.fake_franka.faults import FaultError, RobotFault
from hcvla.fake_franka.wire import RobotMode
from hcvla.sim.scene_file import parse_scene
from hcvla.sim.simulation import Simulation, SimulationState

SCENE = "objects: [{color: red, shape: cube, x: 0.5, y: 0.0}]"


@pytest.fixture
def fake():
    robot = FakeFranka(FakeFrankaConfig(), parse_scene(SCENE))
    with Running(robot):
        yield robot
    robot.close()


class Running:
    """Lets a fake robot's time pass in a thread."""

    def __init__(self, robot):
        self._robot, self._closing = robot, threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self):
        self._thread.start()

    def __exit__(self, *_):
        self._closing.set()
        self._thread.join()

    def _run(self):
        while not self._closing.is_set():
            self._robot.period()


def test_a_fault_is_injected_into_the_running_robot_and_released(fake):
    inject(fake.host, "user_stop")
    assert fake.robot.mode is RobotMode.USER_STOPPED
    inject(fake.host, "release")
    assert fake.robot.mode is RobotMode.IDLE


def test_nonsense_comes_back_as_an_error(fake):
    with pytest.raises(FaultError, match="did you mean 'user_stop'"):
        inject(fake.host, "user_stopp")


def test_a_follower_gets_the_scene_and_states_that_put_its_own_simulation_where_the_robot_is(fake):
    with PlantFeed(fake.host) as feed:
        mirror = Simulation(parse_scene(feed.scene))
        state = feed.next()
        mirror.load_state(SimulationState(0, state.numbers))
        later = feed.next()
    assert mirror.data.qpos == pytest.approx(fake.plant.data.qpos, abs=1e-6)
    assert later.stamp_sec > state.stamp_sec
    assert np.isfinite(later.numbers).all()


def test_the_figures_count_periods_that_were_not_answered(fake):
    before = link_figures(fake.host)
    assert (before.cycles, before.lost_cycles, before.lowest_success_rate) == (0, 0, 1.0)
    fake.robot.figures.cycles, fake.robot.figures.lost_cycles = 1000, 3
    assert link_figures(fake.host).lost_cycles == 3


def test_where_no_fake_robot_runs_it_is_said_how_to_start_one():
    with pytest.raises(NoFakeRobotError, match=r"hcvla fake-franka --host 127\.77\.254\.254"):
        inject("127.77.254.254", "drop")


def test_two_robots_at_one_address_are_refused(fake):
    with pytest.raises(NoAddressError, match="in use"):
        FakeFranka(FakeFrankaConfig(host=fake.host), parse_scene(SCENE))


def test_an_address_that_is_not_this_machines_is_refused():
    with pytest.raises(NoAddressError, match="expected a free loopback address"):
        FakeFranka(FakeFrankaConfig(host="192.0.2.1"), parse_scene(SCENE))


def test_free_addresses_are_loopback_ones():
    assert free_address().startswith("127.77.")


def test_faults_of_a_scenario_come_when_their_time_has():
    faults = (RobotFault(kind="guiding", after_sec=0.01),)
    robot = FakeFranka(FakeFrankaConfig(faults=faults), parse_scene(SCENE))
    modes = []
    for _ in range(12):
        robot.tick()
        modes.append(robot.robot.mode)
    robot.close()
    assert modes.index(RobotMode.GUIDING) == 9
