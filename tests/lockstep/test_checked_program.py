"""What was checked before anything moved is what a task runs, line by line, through sandbox and executor."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.lockstep.stack import LockstepStack
from hcvla.planner.embedded.writer import Writer
from hcvla.planner.load import load_planner
from hcvla.sim.scene import Scene, SceneObject

TABLE = Scene(
    (
        SceneObject.on_table("red", "cube", 0.5, 0.1, 0.2),
        SceneObject.on_table("blue", "cube", 0.5, -0.1, -0.2),
    )
)


@pytest.mark.parametrize("perception", ["privileged", "rgbd"])
def test_after_the_first_answer_the_network_is_not_asked_while_all_goes_well(monkeypatch, perception):
    answer = Writer.answer

    def only_at_the_start(writer, request, task):
        assert not request.past, "the network wrote a line that was not checked with the others"
        return answer(writer, request, task)

    monkeypatch.setattr(Writer, "answer", only_at_the_start)
    with LockstepStack(TABLE, perception) as stack:
        done = stack.run_task("swap the red cube and the blue cube", load_planner(ROBOT_API))
        assert done.result.outcome.name == "DONE", done.result.message
