import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.holding import held_after
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.planner.dry_run import DryRun
from hcvla.tasks.families import FAMILIES, reference_steps, sample_instance
from hcvla.tasks.program import bring_back, pick, place_at, remember, subtask_of

NAMES = ("red cube", "blue cube", "green cube", "red mat", "blue mat", "green mat", "white tray", "pink prism")


def test_the_subtask_of_a_step_is_its_last_line_with_the_objects_it_names():
    assert subtask_of(remember("red cube") + pick("red cube"), ROBOT_API) == Call("pick", {"actor": Actor("red cube")})
    assert subtask_of(bring_back("red cube")[1], ROBOT_API) == Call("place", {})
    assert subtask_of(place_at("next_to(get_actor('blue cube'), fit=get_actor('red cube'))"), ROBOT_API).arguments == {}


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_held_along_a_reference_program_is_read_as_the_sandbox_runs_it(family):
    rng = np.random.default_rng(3)
    objects = [NamedObject(name, *name.split(), Pose(0.5, 0.0, 0.02), (0.04, 0.04, 0.04)) for name in NAMES]
    for _ in range(5):
        held = None
        with DryRun(objects, ROBOT_API) as run:
            for step in reference_steps(sample_instance(rng, NAMES, family)):
                run.run(step)
                held = held_after(held, subtask_of(step, ROBOT_API), Verdict(Outcome.DONE), ROBOT_API)
                assert run.held == held, step
