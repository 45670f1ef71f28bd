"""Rows and records are the same facts: what is written is read, in order, and nothing of others is touched."""

from dataclasses import replace

import numpy as np
import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.memory import rows
from hcvla.memory.records import RememberedPose, StepRecord, TaskRecord, TaskState, new_task_id
from hcvla.memory.schema import IN_MEMORY, open_database

PICK = ROBOT_API["pick"].bind(Actor("it's red"))
HERE, THERE = Pose.from_yaw(0.4, 0.1, 0.02, 0.5), Pose.from_yaw(0.5, -0.1, 0.02)
TASK = TaskRecord(task_id="t1", text="lift it", started_sec=1.5)


@pytest.fixture
def database():
    connection = open_database(IN_MEMORY)
    rows.upsert_task(connection, TASK)
    yield connection
    connection.close()


def test_a_task_is_read_as_it_was_written_with_what_was_seen_at_its_start(database):
    cube = NamedObject("red cube", "red", "cube", HERE, (0.04,) * 3, np.diag([1e-6] * 4), held=True)
    full = TaskRecord(
        task_id="t2", text="über 'alles'", program="go_home()\n", state=TaskState.FAILED, started_sec=1.0,
        ended_sec=2.0, outcome=Outcome.DROPPED, message="it \n fell", goal="held('red cube')", start=(cube,),
    )  # fmt: skip
    rows.upsert_task(database, full)
    found = rows.task(database, "t2")
    assert replace(found, start=()) == replace(full, start=())
    (seen,) = found.start
    assert seen == cube
    assert np.array_equal(seen.covariance, cube.covariance)
    assert rows.task(database, "nowhere") is None


def test_the_newest_task_is_the_one_that_was_touched_last(database):
    for name in ("t2", "t3"):
        rows.upsert_task(database, replace(TASK, task_id=name))
    rows.upsert_task(database, replace(TASK, state=TaskState.STOPPED))
    assert [task.task_id for task in rows.tasks(database, 10)] == ["t1", "t3", "t2"]
    assert [task.task_id for task in rows.tasks(database, 1)] == ["t1"]
    assert rows.task(database, "t1").state is TaskState.STOPPED


def test_what_a_task_was_given_is_not_changed_by_how_it_stands(database):
    rows.upsert_task(database, replace(TASK, text="something else", program="x", started_sec=9.0, message="new"))
    found = rows.task(database, "t1")
    assert (found.text, found.program, found.started_sec) == ("lift it", "", 1.5)
    assert found.message == "new"


def test_steps_are_read_in_order_however_they_were_written(database):
    started = StepRecord(task_id="t1", number=1, block=1, code="pick(x)", line=1, call=PICK, started_sec=2.0)
    ended = replace(started, verdict=Verdict(Outcome.NOT_GRASPED, "empty", {"width_m": 0.0}), ended_sec=3.0)
    code = StepRecord(
        task_id="t1", number=2, block=1, code="x = 1", started_sec=4.0, verdict=Verdict(Outcome.DONE), ended_sec=4.0
    )
    for step in (code, started, ended):
        rows.upsert_step(database, step)
    assert rows.steps(database, "t1") == [ended, code]
    assert rows.steps(database, "t2") == []


def test_of_one_key_the_newest_pose_counts_and_keys_are_in_order(database):
    for key, pose, stamp in (("b", HERE, 1.0), ("a", HERE, 2.0), ("b", THERE, 3.0)):
        rows.upsert_pose(database, "t1", RememberedPose(key, pose, "user", stamp))
    assert rows.poses(database, "t1") == [
        RememberedPose("a", HERE, "user", 2.0),
        RememberedPose("b", THERE, "user", 3.0),
    ]


def test_the_program_s_poses_become_those_given_and_others_stay(database):
    rows.upsert_pose(database, "t1", RememberedPose("shelf", THERE, "user", 1.0))
    rows.replace_program_poses(database, "t1", {"red": HERE, "blue": THERE}, 2.0)
    rows.replace_program_poses(database, "t1", {"red": HERE, "green": HERE}, 3.0)
    assert {entry.key: (entry.pose, entry.source, entry.stamp_sec) for entry in rows.poses(database, "t1")} == {
        "shelf": (THERE, "user", 1.0),
        "red": (HERE, "program", 2.0),  # unchanged since
        "green": (HERE, "program", 3.0),
    }


def test_a_program_that_changes_a_user_s_pose_makes_it_its_own(database):
    rows.upsert_pose(database, "t1", RememberedPose("shelf", THERE, "user", 1.0))
    rows.replace_program_poses(database, "t1", {"shelf": THERE}, 2.0)
    assert rows.poses(database, "t1")[0].source == "user", "the same pose"
    rows.replace_program_poses(database, "t1", {"shelf": HERE}, 3.0)
    assert rows.poses(database, "t1") == [RememberedPose("shelf", HERE, "program", 3.0)]


def test_a_pose_is_read_to_the_last_bit(database):
    exact = Pose(1.0 / 3.0, -2.0 / 7.0, 1e-17, 0.1, 0.2, 0.3, 0.9273618495495703)
    rows.upsert_pose(database, "t1", RememberedPose("x", exact))
    assert rows.poses(database, "t1")[0].pose == exact


def test_what_belongs_to_a_task_goes_with_it(database):
    rows.upsert_step(database, StepRecord(task_id="t1", number=1, block=1, code="x = 1"))
    rows.upsert_pose(database, "t1", RememberedPose("x", HERE))
    database.execute("DELETE FROM tasks WHERE task_id = 't1'")
    assert rows.steps(database, "t1") == []
    assert rows.poses(database, "t1") == []


def test_task_ids_sort_by_time_and_do_not_repeat():
    ids = [new_task_id() for _ in range(200)]
    assert len(set(ids)) == 200
    days = [name.rpartition("-")[0] for name in ids]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("state", "continues"),
    [("running", True), ("resumable", True), ("stopped", True), ("done", False), ("failed", False)],
)
def test_a_task_continues_unless_it_is_over(state, continues):
    assert TaskState(state).continues is continues
