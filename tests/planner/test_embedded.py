"""The shipped planner: what it writes, what it refuses, and that it never leaves the grammar."""

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.dry_run import dry_run
from hcvla.planner.load import load_planner
from hcvla.planner.planner import PastStep, PlanRequest
from hcvla.sandbox.check import check_program
from hcvla.tasks.families import TaskInstance, reference_steps

NAMES = ("red cube", "blue cube", "yellow cube", "green tray", "mauve gizmo", "orange cylinder", "white cylinder")
IMAGE = np.full((48, 64, 3), 90, np.uint8)


def known(names=NAMES):
    return [NamedObject(name, *name.split(), Pose(0.5, 0.0, 0.02), (0.04, 0.04, 0.04)) for name in names]


@pytest.fixture(scope="module")
def planner():
    return load_planner(ROBOT_API)


@pytest.mark.parametrize(
    ("task", "instance"),
    [
        ("swap the red cube and the blue cube", TaskInstance("swap", {"a": "red cube", "b": "blue cube"})),
        ("pick up the mauve gizmo", TaskInstance("pick", {"object": "mauve gizmo"})),
        (
            "put the mauve gizmo on the green tray",
            TaskInstance("place", {"object": "mauve gizmo", "target": "green tray"}),
        ),
        (
            "rotate the yellow cube by 37 degrees clockwise",
            TaskInstance("rotate", {"object": "yellow cube", "degrees": -37.0}),
        ),
    ],
)
def test_plain_requests_get_the_reference_program(planner, task, instance):
    written = dry_run(planner, task, known(), ROBOT_API, IMAGE)
    assert written.done, written
    assert list(written.steps) == reference_steps(instance)


def test_poses_of_objects_that_begin_alike_are_remembered_and_used(planner):
    instance = TaskInstance("swap", {"a": "yellow cube", "b": "yellow prism"})
    names = ("yellow cube", "yellow prism", "red cube")
    assert list(
        dry_run(planner, "swap the yellow cube and the yellow prism", known(names), ROBOT_API).steps
    ) == reference_steps(instance)


def test_the_order_of_the_listing_does_not_matter(planner):
    task = "swap the red cube and the blue cube"
    first, second = (dry_run(planner, task, known(names), ROBOT_API).program for names in (NAMES, NAMES[::-1]))
    assert first == second


@pytest.mark.parametrize("task", ["", "x" * 501, "what time is it?", "open the drawer", "qwpf zrtbn glooop"])
def test_what_it_does_not_know_is_refused_in_one_line(planner, task):
    written = dry_run(planner, task, known(), ROBOT_API)
    assert written.refusal
    assert "\n" not in written.refusal
    assert not written.steps


def test_every_answer_parses_and_names_only_what_is_there(planner):
    """Sampled answers too: after an error the planner draws by chance instead of taking the likeliest token."""
    past = (PastStep("pick(get_actor('red cube'))", Verdict(Outcome.DONE)),)
    for tries in range(1, 9):
        errors = ["wrong"] * tries
        answer = planner.plan(PlanRequest("put it somewhere", None, known(), past, errors=errors, held="red cube"))
        if answer.code:
            check_program(answer.code, ROBOT_API, NAMES)


def test_without_objects_nothing_is_named(planner):
    answer = planner.plan(PlanRequest("pick up the red cube", None, []))
    assert "get_actor" not in answer.code


def test_a_failed_pick_is_tried_again(planner):
    code = "pick(get_actor('red cube'))"
    past = (PastStep(code, Verdict(Outcome.NOT_GRASPED, "slipped")),)
    assert planner.plan(PlanRequest("put the red cube on the green tray", None, known(), past)).code == code
