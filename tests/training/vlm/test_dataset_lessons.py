"""Episodes of a dataset as chats: plan, outcomes, the images of the start and of after a failure."""

import json
from types import SimpleNamespace

import numpy as np
import pytest

from hcvla.api.errors import HcvlaError
from hcvla.api.types import NamedObject, Pose
from hcvla.datasets.dataset import EpisodeRow
from hcvla.datasets.object_table import kinds_json, observed_table
from hcvla.datasets.schema import OBSERVED, OBSERVED_KINDS
from hcvla.training.vlm import dataset_lessons
from hcvla.training.vlm.dataset_lessons import answers_in, read_lessons

PICK, PLACE = "pick(get_actor('red cube'))", "place(get_actor('blue mat'))"
OBJECTS = [
    NamedObject("red cube", "red", "cube", Pose(0.501, 0.1, 0.02), (0.04, 0.04, 0.04)),
    NamedObject("blue mat", "blue", "mat", Pose(0.41, -0.2, 0.001), (0.12, 0.12, 0.002)),
]


def test_a_program_is_answers_of_a_call_each_with_the_poses_that_it_remembers_before():
    program = f"pose_dict['red cube'] = get_pose(get_actor('red cube'))\n{PICK}\n{PLACE}\ndone()\n"
    assert answers_in(program) == [f"pose_dict['red cube'] = get_pose(get_actor('red cube'))\n{PICK}", PLACE]


@pytest.mark.parametrize(
    "program", ["", "for x in y:\n    pick(x)", f"{PICK}\npose_dict['a'] = pose_dict['b']", "x = 1"]
)
def test_a_program_of_another_form_is_none(program):
    assert answers_in(program) == []


def episode(program, outcomes, **facts):
    """Return the row of an episode whose calls take ten frames each."""
    calls = [
        {"depth": 0, "first": 10 * n, "end": 10 * n + 10, "outcome": outcome} for n, outcome in enumerate(outcomes)
    ]
    own = {
        "program": program,
        "calls": json.dumps(calls),
        "success": True,
        "goal": "on('red cube', 'blue mat')",
    } | facts
    values = {"tasks": ["the cube on the mat"], "length": 40} | {f"hcvla/{name}": value for name, value in own.items()}
    return EpisodeRow(values)


def lessons_of(monkeypatch, tmp_path, *rows):
    """Return what a dataset of these rows teaches; its image number k is k everywhere."""
    table = {OBSERVED_KINDS: [kinds_json(OBJECTS)], OBSERVED: [observed_table(OBJECTS, 0.0)]}
    dataset = SimpleNamespace(root=tmp_path, episodes=rows, table=lambda row: table)
    images = [np.full((2, 2, 3), number, np.uint8) for number in range(40)]
    monkeypatch.setattr(dataset_lessons, "Dataset", lambda root: dataset)
    monkeypatch.setattr(EpisodeRow, "video_file", lambda self, camera: "scene.mp4")
    monkeypatch.setattr(EpisodeRow, "video_span", lambda self, camera: (0.0, 2.0))
    monkeypatch.setattr(dataset_lessons.video, "between", lambda path, start, end: images)
    return read_lessons(tmp_path)


def test_an_episode_is_a_chat_of_its_program_and_one_of_its_goal_with_the_first_image(monkeypatch, tmp_path):
    (lesson,) = lessons_of(monkeypatch, tmp_path, episode(f"{PICK}\n{PLACE}\n", ["done", "done"])).lessons
    program, goal = lesson
    first = "blue mat T i 12 0\nred cube J m 4 4\ntask: the cube on the mat\n"
    assert program.texts == (first + "code:", PICK, "ok, held: red cube", PLACE, "ok", "done()")
    assert goal.texts == (first + "goal:", "on('red cube', 'blue mat')")
    assert program.image.max() == goal.image.max() == 0


def test_after_a_failure_the_answer_is_learned_with_the_image_of_then(monkeypatch, tmp_path):
    row = episode(f"{PICK}\n{PICK}\n{PLACE}\n", ["not_grasped", "done", "done"])
    program, after, _ = lessons_of(monkeypatch, tmp_path, row).lessons[0]
    assert program.texts[1:5] == (PICK, "failed", PICK, "ok, held: red cube")
    assert after.texts == program.texts[:4]
    assert (program.image.max(), after.image.max()) == (0, 10)


def test_episodes_that_teach_nothing_are_counted_and_a_dataset_of_such_is_refused(monkeypatch, tmp_path):
    good = episode(f"{PICK}\n", ["done"])
    failed, other = episode(f"{PICK}\n", ["done"], success=False), episode(f"{PICK}\n{PLACE}\n", ["done"])
    read = lessons_of(monkeypatch, tmp_path, good, failed, other)
    assert (len(read.lessons), read.left_out) == (1, 2)
    with pytest.raises(HcvlaError, match="has 2 episodes, but none that a planner could learn from"):
        lessons_of(monkeypatch, tmp_path, failed, other)
