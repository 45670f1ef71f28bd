"""Current families of Hugging Face, by their real classes, are served and plan inside the grammar."""

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.planner.planner import PastStep, PlanRequest
from hcvla.sandbox.check import check_program
from helpers.tiny_vlm import FAMILIES

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
