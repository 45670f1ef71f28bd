import sys

import numpy as np
import pytest
from benchmarks.robosuite import VARIABLE, Robosuite, RobosuiteError, compare_with_robosuite
from benchmarks.sim import ControlLoop, SimBenchConfig, bench_sim

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.sim.cameras import SimCameras
from hcvla.sim.simulation import Simulation
from hcvla.sim.standard import standard_scene

TINY = SimBenchConfig(steps=2, rounds=2, image_pixels=32)


@pytest.fixture
def without_robosuite(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)


def test_without_robosuite_its_record_says_why_and_the_bare_loop_is_compared(without_robosuite):
    beside_robosuite, beside_bare = bench_sim(TINY)
    assert beside_robosuite.baseline is None
    assert beside_robosuite.holds is None
    assert "--robosuite PYTHON" in beside_robosuite.note
    assert beside_bare.value == beside_robosuite.value > 0.0
    assert beside_bare.ratio == beside_bare.value / beside_bare.baseline


def test_a_control_step_is_50_ms_and_the_arm_keeps_moving():
    simulation = Simulation(standard_scene(0))
    with SimCameras(simulation, 32, 32) as cameras:
        loop = ControlLoop(simulation, cameras)
        loop.run(20)
        assert simulation.time == pytest.approx(20 * CONTROL_PERIOD_SEC)
        before = simulation.T_base_tool
        loop.run(10)
        # A side of the rectangle is 0.2 m long and takes a second; half a second is well more than a centimetre.
        assert before.distance(simulation.T_base_tool) > 0.01


def test_a_python_without_robosuite_is_named_with_its_reason():
    with pytest.raises(RobosuiteError, match="No module named 'robosuite'"):
        Robosuite(sys.executable, "egl")
    with pytest.raises(RobosuiteError, match="'/no/python' cannot be started"):
        Robosuite("/no/python", "egl")


def test_another_version_of_robosuite_is_refused(tmp_path):
    with pytest.raises(RobosuiteError, match=r"has robosuite 1\.4\.0, expected 1\.5\.2"):
        Robosuite(str(_python_that_says(tmp_path, "ready 1.4.0")), "egl")


def test_its_rate_is_steps_over_the_seconds_it_says(tmp_path):
    with Robosuite(str(_python_that_says(tmp_path, "ready 1.5.2", "2.5")), "egl") as robosuite:
        # 10 steps in 2.5 s.
        assert np.isclose(robosuite.steps_per_second(10), 4.0)


def test_robosuite_is_measured_in_turn_with_ours(tmp_path, monkeypatch):
    monkeypatch.setenv("MUJOCO_GL", "egl")
    # A first answer to warm up with, then one a round: 10 steps in 2.5 s and in 5 s.
    python = str(_python_that_says(tmp_path, "ready 1.5.2", "9", "2.5", "5"))
    compared, reason = compare_with_robosuite({"ours": lambda: 8.0}, 2, python=python, steps=10)
    assert (compared["ours"].values, compared["robosuite"].values, reason) == ((8.0, 8.0), (4.0, 2.0), "")


def _python_that_says(folder, *lines):
    script = folder / "python"
    text = "".join(f"echo '{line}'\nread ignored\n" for line in lines)
    script.write_text(f"#!/bin/sh\n{text}")
    script.chmod(0o755)
    return script
