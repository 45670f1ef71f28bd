"""Episodes of a LeRobot dataset as chats to learn from: plan, results of its calls, and the scene camera's image.

The image is that of the start, and of after each failure, as a planner in use is shown it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.functions import ROBOT_API
from hcvla.api.holding import held_after
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject
from hcvla.datasets import video
from hcvla.datasets.dataset import Dataset, EpisodeRow
from hcvla.datasets.object_table import observed_objects
from hcvla.datasets.schema import OBSERVED, OBSERVED_KINDS
from hcvla.planner.vlm.chat import Chat
from hcvla.planner.vlm.compact import GOAL, opening, reply
from hcvla.tasks.program import subtask_of
from hcvla.training.vlm.lessons import Lesson

_REMEMBERS = re.compile(r"pose_dict\[.*\] = ")
_DONE = "done()"


@dataclass(frozen=True)
class DatasetLessons:
    """What a dataset teaches a planner."""

    lessons: tuple[Lesson, ...]
    left_out: int
    """Episodes that failed, or whose programs are not a call a step."""


def read_lessons(root: Path) -> DatasetLessons:
    """Return the lessons of a dataset; raise HcvlaError if it has none."""
    dataset = Dataset(root)
    found = [_lesson(dataset, row) for row in dataset.episodes]
    lessons = tuple(lesson for lesson in found if lesson)
    if not lessons:
        raise HcvlaError(
            f"{root} has {len(found)} episodes, but none that a planner could learn from; expected plans and objects, "
            "as hcvla collect and hcvla record write them, of tasks that succeeded"
        )
    return DatasetLessons(lessons, len(found) - len(lessons))


def answers_in(program: str) -> list[str]:
    """Return a program as answers, each lines that remember poses and a call; nothing if it has another form."""
    answers, remembered = [], []
    for line in program.strip().splitlines():
        if _REMEMBERS.match(line):
            remembered.append(line)
        elif line == _DONE:
            continue
        elif line.partition("(")[0] in ROBOT_API:
            answers.append("\n".join([*remembered, line]))
            remembered = []
        else:
            return []
    return [] if remembered else answers


def _lesson(dataset: Dataset, row: EpisodeRow) -> Lesson:
    calls = [call for call in row.calls if call["depth"] == 0]
    answers = answers_in(str(row.own("program") or ""))
    if not answers or len(answers) != len(calls) or row.own("success") is False:
        return ()
    table = dataset.table(row)
    if OBSERVED not in table:
        return ()
    objects = observed_objects(table[OBSERVED_KINDS][0], np.asarray(table[OBSERVED][0]), 0.0)
    task, held = row.values["tasks"][0], next((item.name for item in objects if item.held), None)
    texts, failures = _texts(task, objects, held, answers, calls)
    scene = video.between(dataset.root / row.video_file("scene"), *row.video_span("scene"))
    chats = [Chat((*texts, _DONE), scene[0])]
    chats += [Chat((*texts, _DONE)[: 2 * number + 2], scene[first]) for number, first in failures]
    if goal := row.own("goal"):
        chats.append(Chat((opening(task, objects, held, GOAL), str(goal)), scene[0]))
    return tuple(chats)


def _texts(
    task: str, objects: list[NamedObject], held: str | None, answers: list[str], calls: list[dict[str, Any]]
) -> tuple[list[str], list[tuple[int, int]]]:
    """Return what was said up to the last outcome; and after failures the number of the next answer and its frame."""
    texts, failures = [opening(task, objects, held)], []
    for number, (code, call) in enumerate(zip(answers, calls, strict=True), 1):
        worked = call["outcome"] == Outcome.DONE.label
        verdict = Verdict(Outcome.DONE if worked else Outcome.NOT_PLACED)
        held = held_after(held, subtask_of(code, ROBOT_API), verdict, ROBOT_API)
        texts += [code, reply(worked=worked, held=held)]
        if not worked and number < len(calls):
            failures.append((number, int(calls[number]["first"])))
    return texts, failures
