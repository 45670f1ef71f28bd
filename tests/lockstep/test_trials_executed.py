"""Sentences that strangers tried, carried out with the planner that is shipped: none is called done unless it is."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.lockstep.stack import LockstepStack
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.sim.standard import standard_scene

pytestmark = pytest.mark.slow

SEEDS = range(12)
TRULY_DONE = {
    "put the red cube in the middle of the table": "at('red cube', 0.5, 0.0)",
    "sort the cubes by color; put every cube on the mat of its own color": "sorted()",
    "rotate the red cube by 90 degrees and put it on the green tray": (
        "then(rotated('red cube', 90) or rotated('red cube', -90), on('red cube', 'green tray'))"
    ),
    "before you put the red cube on the green tray, move the blue cube to the yellow mat": (
        "then(on('blue cube', 'yellow mat') and not on('red cube', 'green tray'), "
        "on('blue cube', 'yellow mat') and on('red cube', 'green tray'))"
    ),
}
"""Sentence -> what must hold in the simulator's truth for it to be done."""


@pytest.fixture(scope="module")
def planner():
    return load_planner(ROBOT_API, PlannerSettings())


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("sentence", TRULY_DONE)
def test_a_sentence_is_called_done_only_if_it_is(planner, sentence, seed):
    with LockstepStack(standard_scene(seed)) as stack:
        ended = stack.run_task(sentence, planner, goal=TRULY_DONE[sentence])
    result = ended.result
    assert ended.goal_holds or result.outcome is not Outcome.DONE, (result.message, result.goal, result.program)
