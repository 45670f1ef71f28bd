"""In lockstep a skill's thoughts come as late as wanted: the arm glides all the same, and every run is the same."""

import numpy as np
import pytest

import slow_skills
from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.types import Pose
from hcvla.lockstep.stack import LockstepStack
from hcvla.skills import chunks
from hcvla.tasks.registry import TASKS
from slow_skills import SPEED_M_S, SlowSkills


@pytest.fixture(autouse=True)
def quick_thoughts(monkeypatch):
    monkeypatch.setattr(slow_skills, "DECISION_SEC", 0.0)


def glide(periods: int) -> np.ndarray:
    """Return the tool's speed in each control period of half a metre sideways, Shape=(n,), [m/s]."""
    places = []
    scene = TASKS["pick"].episode(100_000, "train").scene
    with LockstepStack(scene, "privileged", skills=SlowSkills(), think_periods=periods) as stack:
        assert stack.call("move_to", Pose(0.5, -0.25, 0.3)).done
        stack.runner.on_step.append(lambda observation, action: places.append(observation.state.T_base_tool.position))
        assert stack.call("move_to", Pose(0.5, 0.25, 0.3)).done
    return np.linalg.norm(np.diff(places, axis=0), axis=1) / CONTROL_PERIOD_SEC


def dip(speed: np.ndarray) -> float:
    """Return the least speed between the first and the last period at which the tool is fast."""
    fast = np.flatnonzero(speed > 0.8 * SPEED_M_S)
    return float(speed[fast[0] : fast[-1]].min())


@pytest.mark.parametrize("periods", [0, 3, 5])
def test_the_arm_glides_whatever_thinking_takes(periods):
    speed = glide(periods)
    assert dip(speed) > 0.8 * SPEED_M_S
    assert speed.max() < 1.1 * SPEED_M_S


def test_every_run_is_the_same():
    np.testing.assert_array_equal(glide(3), glide(3))


def test_a_chunk_entered_at_its_beginning_would_make_the_arm_hesitate(monkeypatch):
    def from_the_beginning(self):
        chunk = self._pending() if self._pending is not None else None
        if chunk is not None:
            self._pending, self._chunk, self._at = None, chunk, 0

    monkeypatch.setattr(chunks.ChunkFeeder, "_take_over", from_the_beginning)
    assert dip(glide(5)) < 0.8 * SPEED_M_S
