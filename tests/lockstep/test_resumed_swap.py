"""A swap with the embedded planner whose step failed once and was then cut off: resumed, it ends as it should."""

from dataclasses import replace

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.executor.executor import TaskExecutor
from hcvla.lockstep.stack import LockstepStack
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.sim.standard import standard_scene

FAILED, LOST = Verdict(Outcome.DROPPED, "it slipped"), Verdict(Outcome.NODE_LOST, "skill_server is gone")


class Faulty:
    """Carries out calls, but for those whose number has a verdict."""

    def __init__(self, subtasks, verdicts):
        self._subtasks, self._verdicts, self._calls = subtasks, verdicts, 0

    def execute(self, call, publish):
        self._calls += 1
        return self._verdicts.get(self._calls) or self._subtasks.execute(call, publish)


@pytest.mark.parametrize("verdicts", [{2: FAILED, 3: LOST}, {2: LOST, 3: FAILED}], ids=["failed first", "lost first"])
def test_a_swap_is_finished_after_a_place_that_failed_and_was_cut_off(verdicts):
    with LockstepStack(standard_scene(3), "privileged") as stack:
        collaborators = stack._collaborators(load_planner(ROBOT_API, PlannerSettings()))
        executor = TaskExecutor(replace(collaborators, subtasks=Faulty(collaborators.subtasks, verdicts)))
        assert executor.run("swap the red cube and the blue cube").outcome is Outcome.NODE_LOST
        result = executor.run(resume="last")
    assert result.outcome is Outcome.DONE, (result.message, result.program)
