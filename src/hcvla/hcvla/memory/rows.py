"""Between the rows of memory's tables and its records; every function works inside the caller's transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Pose
from hcvla.memory.records import RememberedPose, StepRecord, TaskRecord, TaskState
from hcvla.memory.serialization import call_from_text, call_to_text, decode_objects, encode_objects


def upsert_task(database: sqlite3.Connection, task: TaskRecord) -> None:
    """Make a task the newest, inserting it or updating how the one of that id stands."""
    database.execute(
        "INSERT INTO tasks SELECT ?, coalesce(max(position), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM tasks "
        "WHERE true ON CONFLICT (task_id) DO UPDATE SET position = excluded.position, state = excluded.state, "
        "ended_sec = excluded.ended_sec, outcome = excluded.outcome, message = excluded.message, "
        "goal = excluded.goal, start = excluded.start",
        (
            task.task_id,
            task.text,
            task.program,
            task.state.value,
            task.started_sec,
            task.ended_sec,
            None if task.outcome is None else int(task.outcome),
            task.message,
            task.goal,
            json.dumps(encode_objects(task.start)),
            task.scene,
            task.about,
        ),
    )


def upsert_step(database: sqlite3.Connection, step: StepRecord) -> None:
    """Insert a step or replace the one of that number."""
    verdict = step.verdict
    database.execute(
        "INSERT OR REPLACE INTO steps VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            step.task_id,
            step.number,
            step.block,
            step.code,
            step.line,
            None if step.call is None else call_to_text(step.call),
            step.started_sec,
            step.ended_sec,
            None if verdict is None else int(verdict.outcome),
            "" if verdict is None else verdict.message,
            json.dumps({} if verdict is None else verdict.measures),
        ),
    )


def upsert_pose(database: sqlite3.Connection, task_id: str, entry: RememberedPose) -> None:
    """Insert a pose or replace the one of that key."""
    pose = entry.pose
    numbers = (pose.x, pose.y, pose.z, pose.qx, pose.qy, pose.qz, pose.qw)
    database.execute(
        "INSERT OR REPLACE INTO poses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (task_id, entry.key, *map(float, numbers), entry.source, entry.stamp_sec),
    )


def replace_program_poses(
    database: sqlite3.Connection, task_id: str, given: Mapping[str, Pose], stamp_sec: float
) -> None:
    """Make the program's poses those given; a pose that did not change keeps its stamp and source."""
    kept = {entry.key: entry for entry in poses(database, task_id)}
    for key, entry in kept.items():
        if entry.source == "program" and key not in given:
            database.execute("DELETE FROM poses WHERE task_id = ? AND key = ?", (task_id, key))
    for key, pose in given.items():
        if key not in kept or kept[key].pose != pose:
            upsert_pose(database, task_id, RememberedPose(key, pose, "program", stamp_sec))


def tasks(database: sqlite3.Connection, limit: int) -> list[TaskRecord]:
    """Return the newest tasks, newest first."""
    return [_task(row) for row in database.execute(f"{_SELECT_TASK} ORDER BY position DESC LIMIT ?", (limit,))]


def resumable(database: sqlite3.Connection, limit: int) -> list[TaskRecord]:
    """Return the newest tasks that were cut off and are still wanted, newest first.

    One that was stopped before anything moved is given up. One whose sentence was said again in the same scene, or
    corrected, is replaced as soon as the later one moves something.
    """
    moves = "EXISTS (SELECT 1 FROM steps WHERE steps.task_id = {}.task_id)"
    cut_off = f"(state IN ('running', 'resumable') OR (state = 'stopped' AND {moves.format('tasks')}))"
    again = "(later.about = tasks.task_id OR (later.text = tasks.text AND later.program = tasks.program))"
    later = f"later.position > tasks.position AND later.scene = tasks.scene AND {again} AND {moves.format('later')}"
    wanted = f"{_SELECT_TASK} WHERE {cut_off} AND NOT EXISTS (SELECT 1 FROM tasks AS later WHERE {later})"
    return [_task(row) for row in database.execute(f"{wanted} ORDER BY position DESC LIMIT ?", (limit,))]


def task(database: sqlite3.Connection, task_id: str) -> TaskRecord | None:
    """Return the task of that id, if there is one."""
    row = database.execute(f"{_SELECT_TASK} WHERE task_id = ?", (task_id,)).fetchone()
    return None if row is None else _task(row)


def steps(database: sqlite3.Connection, task_id: str) -> list[StepRecord]:
    """Return the steps of a task in order."""
    found = database.execute("SELECT * FROM steps WHERE task_id = ? ORDER BY number", (task_id,))
    return [_step(row) for row in found]


def poses(database: sqlite3.Connection, task_id: str) -> list[RememberedPose]:
    """Return the remembered poses of a task by key."""
    found = database.execute("SELECT * FROM poses WHERE task_id = ? ORDER BY key", (task_id,))
    return [RememberedPose(row[1], Pose(*row[2:9]), row[9], row[10]) for row in found]


_SELECT_TASK = (
    "SELECT task_id, text, program, state, started_sec, ended_sec, outcome, message, goal, start, scene, about "
    "FROM tasks"
)


def _task(row: tuple) -> TaskRecord:
    task_id, text, program, state, started_sec, ended_sec, outcome, message, goal, start, scene, about = row
    known = None if outcome is None else Outcome(outcome)
    seen = decode_objects(json.loads(start))
    state = TaskState(state)
    return TaskRecord(
        task_id=task_id,
        text=text,
        program=program,
        state=state,
        started_sec=started_sec,
        ended_sec=ended_sec,
        outcome=known,
        message=message,
        goal=goal,
        start=seen,
        scene=scene,
        about=about,
    )


def _step(row: tuple) -> StepRecord:
    task_id, number, block, code, line, call, started_sec, ended_sec, outcome, message, measures = row
    verdict = None if outcome is None else Verdict(Outcome(outcome), message, json.loads(measures))
    decoded = None if call is None else call_from_text(call)
    return StepRecord(
        task_id=task_id,
        number=number,
        block=block,
        code=code,
        line=line,
        call=decoded,
        started_sec=started_sec,
        verdict=verdict,
        ended_sec=ended_sec,
    )
