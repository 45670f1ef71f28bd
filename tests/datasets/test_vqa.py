"""Answers are true: each is checked against the scene by other means than it was made by."""

import re

import numpy as np
import pytest

from hcvla.datasets.vqa import key_step_questions
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.cameras import SimCameras
from hcvla.tasks.registry import TASKS

SEEDS = (100_000, 100_003)
PLACE = re.compile(r"\((\d\.\d\d), (\d\.\d\d)\)")


@pytest.fixture(scope="module", params=SEEDS)
def asked(request):
    """Return many questions about one scene, with its truth and the scene camera's frame."""
    with LockstepStack(TASKS["place"].scene(request.param), "privileged") as stack:
        with SimCameras(stack.simulation, 128, 128) as cameras:
            frames = cameras.frames()
        truth = stack.simulation.truth()
        rngs = (np.random.default_rng(seed) for seed in range(60))
        questions = [question for rng in rngs for question in key_step_questions(rng, frames, truth, list(truth)[:2])]
        return questions, truth, frames["scene"]


def point_at(frame, place: str) -> np.ndarray:
    """Return the point of the scene that is seen at "(u, v)" of the image, from the depth measured there."""
    u, v = (float(number) for number in PLACE.search(place).groups())
    height, width = frame.depth_m.shape
    pixel = np.array([u * width - 0.5, v * height - 0.5])
    column, row = np.clip(np.round(pixel).astype(int), 0, (width - 1, height - 1))
    ray = np.linalg.inv(frame.intrinsics) @ (*pixel, 1.0)
    return (frame.T_base_optical @ (*(ray * frame.depth_m[row, column]), 1.0))[:3]


def test_each_kind_is_asked(asked):
    texts = " ".join(question.question for question in asked[0])
    assert all(words in texts for words in ("Where is the", "What is at", "visible?", "How many"))
    assert {question.camera for question in asked[0]} == {"scene", "wrist"}


def test_where_an_object_is_said_to_be_there_it_is_seen(asked):
    questions, truth, frame = asked
    told = [(q.question[len("Where is the ") : -1], q.answer) for q in questions if q.question.startswith("Where")]
    told += [(q.answer[len("the ") :], q.question) for q in questions if q.question.startswith("What is at")]
    assert len(told) > 10
    for name, place in told:
        # A hundredth of the image is 1 cm of the table; the top of the object is what is seen.
        assert np.linalg.norm(point_at(frame, place)[:2] - truth[name].pose.position[:2]) < 0.025


def test_the_place_in_metres_is_that_of_the_object(asked):
    questions, truth, _ = asked
    for question in questions:
        if found := re.search(r"(\S+) m ahead and (\S+) m to the (left|right)", question.answer):
            pose = truth[question.question[len("Where is the ") : -1]].pose
            side = float(found[2]) * (1.0 if found[3] == "left" else -1.0)
            assert max(abs(float(found[1]) - pose.x), abs(side - pose.y)) < 0.0051


def test_counts_are_those_of_the_scene(asked):
    questions, truth, _ = asked
    counts = {q.question.split("shape ")[1].split()[0]: q.answer for q in questions if q.question.startswith("How")}
    assert counts
    for shape, answer in counts.items():
        assert int(answer) == sum(name.endswith(shape) for name in truth)
