"""Current families of Hugging Face, by their real classes, are served and plan inside the grammar."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.config import PlannerSettings
from hcvla.planner.huggingface import HfPlanner
from hcvla.planner.load import load_planner
from hcvla.planner.planner import PastStep, PlanAnswer, PlanRequest
from hcvla.sandbox.check import check_program
from helpers.tiny_vlm import FAMILIES, tiny_qwen2_5_vl

OBJECTS = [
    NamedObject("mauve gizmo", "mauve", "gizmo", Pose(0.5, 0.1, 0.02), (0.04, 0.04, 0.04)),
    NamedObject("green tray", "green", "tray", Pose(0.4, 0.1, 0.02), (0.12, 0.12, 0.01)),
]
NAMES = [known.name for known in OBJECTS]
IMAGE = np.zeros((48, 64, 3), np.uint8)


@pytest.fixture(scope="module", params=FAMILIES, ids=lambda family: family.__name__)
def planner(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("vlm")
    request.param(folder)
    return load_planner(ROBOT_API, PlannerSettings(str(folder)))


@pytest.mark.parametrize("image", [IMAGE, None], ids=["image", "no image"])
def test_its_answer_says_one_thing_and_can_run(planner, image):
    past = (PastStep("pick(get_actor('mauve gizmo'))", Verdict(Outcome.DONE)),)
    answer = planner.plan(PlanRequest("put it down", image, OBJECTS, past, held="mauve gizmo"))
    assert [answer.done, bool(answer.refusal), bool(answer.code)].count(True) == 1
    check_program(answer.code or "go_home()", ROBOT_API, NAMES)


def test_requests_of_several_robots_are_one_batch_with_the_answers_of_each_alone(tmp_path):
    torch.manual_seed(0)
    tiny_qwen2_5_vl(tmp_path)
    settings = PlannerSettings(str(tmp_path), prompt="compact")
    one, batched = (HfPlanner(tmp_path, ROBOT_API, settings, "cpu", at_once=at_once) for at_once in (False, True))
    requests = [
        PlanRequest("put it down", IMAGE, OBJECTS, asks_goal=True),
        PlanRequest("lift the gizmo, if you please", IMAGE + 9, OBJECTS),
        PlanRequest("x", IMAGE, OBJECTS[:1], asks_goal=True),
    ]
    for alone, together in zip(one.plan_together(requests), batched.plan_together(requests), strict=True):
        assert replace(alone, seconds=0.0) == replace(together, seconds=0.0)
    # One that is too long fails no other.
    long = replace(requests[1], task=20_000 * "x")
    first, second = batched.plan_together([long, requests[2]])
    assert "expected a model with a longer context" in str(first)
    assert isinstance(second, PlanAnswer)
