"""The durable store of tasks, steps, poses and snapshots: one SQLite file.

Covered: a kill -9 or power cut at any moment (every call is one transaction, on the disk when it returns), a
full disk, use from several threads. Not covered: a disk that loses what it confirmed, others that edit the file.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.memory import rows
from hcvla.memory.errors import (
    MemoryFullError,
    MemoryWriteError,
    NotResumableError,
    UnknownPoseError,
    UnknownTaskIdError,
)
from hcvla.memory.records import MemoryState, RememberedPose, ResumePoint, StepRecord, TaskRecord, TaskState
from hcvla.memory.schema import IN_MEMORY, open_database

LAST = "last"
"""Stands for the newest task wherever a task id is expected."""


class MemoryStore:
    """Tasks with their steps, poses and snapshots in one SQLite file; implements Journal."""

    def __init__(self, path: str | Path = IN_MEMORY) -> None:
        """Open or create the file; raise a MemoryStoreError that says what to do if it cannot be used."""
        self._path = Path(path)
        self._connection = open_database(path)
        self._lock = threading.RLock()

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> MemoryStore:
        """Return the store itself."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the file."""
        self.close()

    # -- the executor's journal ------------------------------------------------------------------------------

    def begin_task(self, task: TaskRecord) -> None:
        """Record a new or resumed task as the newest; every other one that ran until now counts as interrupted."""
        with self._transaction() as database:
            database.execute(
                "UPDATE tasks SET state = ? WHERE state = ? AND task_id != ?",
                (TaskState.RESUMABLE.value, TaskState.RUNNING.value, task.task_id),
            )
            rows.upsert_task(database, task)

    def record_step(
        self, step: StepRecord, poses: Mapping[str, Pose] | None = None, snapshot: bytes | None = None
    ) -> None:
        """Record how a step stands, all the program's poses, and the interpreter, in one transaction.

        Called when a step begins (no verdict yet, with snapshot) and again when it ends. None leaves what was.
        """
        with self._transaction() as database:
            self._task(step.task_id)
            rows.upsert_step(database, step)
            if poses is not None:
                stamp_sec = step.started_sec if step.ended_sec is None else step.ended_sec
                rows.replace_program_poses(database, step.task_id, poses, stamp_sec)
            if snapshot is not None:
                database.execute(
                    "INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?)", (step.task_id, step.number, snapshot)
                )

    def end_task(self, task_id: str, state: TaskState, outcome: Outcome, message: str, ended_sec: float) -> None:
        """Record how a task ended."""
        with self._transaction() as database:
            self._task(task_id)
            database.execute(
                "UPDATE tasks SET state = ?, outcome = ?, message = ?, ended_sec = ? WHERE task_id = ?",
                (state.value, int(outcome), message, ended_sec, task_id),
            )

    def resume_point(self, task_id: str = LAST) -> ResumePoint:
        """Return where to continue a task; raise UnknownTaskIdError or NotResumableError."""
        with self._transaction() as database:
            task = self._task(task_id)
            if not task.state.continues:
                raise NotResumableError(task.task_id, task.state.value)
            found = database.execute(
                "SELECT step, data FROM snapshots WHERE task_id = ? ORDER BY step DESC LIMIT 1", (task.task_id,)
            ).fetchone()
            number, snapshot = found or (0, None)
            poses = {entry.key: entry.pose for entry in rows.poses(database, task.task_id)}
            return ResumePoint(
                task=task,
                steps=rows.steps(database, task.task_id),
                snapshot=snapshot,
                snapshot_step=number,
                poses=poses,
            )

    def resumable_tasks(self, limit: int = 20) -> list[TaskRecord]:
        """Return the newest tasks that were cut off and not replaced since, newest first; one may run right now."""
        with self._transaction() as database:
            return rows.resumable(database, limit)

    def task(self, task_id: str = LAST) -> TaskRecord:
        """Return a task as it stands; raise UnknownTaskIdError."""
        with self._transaction():
            return self._task(task_id)

    # -- queries of people and other nodes ---------------------------------------------------------------------

    def write_poses(self, poses: Sequence[RememberedPose], task_id: str = LAST) -> None:
        """Remember poses for a task; keys that exist are replaced."""
        with self._transaction() as database:
            task = self._task(task_id)
            for entry in poses:
                rows.upsert_pose(database, task.task_id, entry)

    def read_poses(self, task_id: str = LAST, key: str = "") -> list[RememberedPose]:
        """Return the remembered poses of a task, or the one called `key`; raise UnknownPoseError."""
        with self._transaction() as database:
            task = self._task(task_id)
            entries = rows.poses(database, task.task_id)
            chosen = [entry for entry in entries if key in ("", entry.key)]
            if key and not chosen:
                raise UnknownPoseError(task.task_id, key, [entry.key for entry in entries])
            return chosen

    def forget(self, task_id: str, key: str = "") -> None:
        """Forget one pose of a task, or the whole task if `key` is empty; raise if there is none."""
        with self._transaction() as database:
            task = self._task(task_id)
            if not key:
                database.execute("DELETE FROM tasks WHERE task_id = ?", (task.task_id,))
                return
            self.read_poses(task.task_id, key)
            database.execute("DELETE FROM poses WHERE task_id = ? AND key = ?", (task.task_id, key))

    def list_tasks(self, limit: int = 20) -> list[TaskRecord]:
        """Return the newest tasks, newest first."""
        with self._transaction() as database:
            return rows.tasks(database, limit)

    def latest_task(self) -> TaskRecord | None:
        """Return the newest task, if there is one."""
        return next(iter(self.list_tasks(1)), None)

    def steps(self, task_id: str = LAST) -> list[StepRecord]:
        """Return the steps of a task in order."""
        with self._transaction() as database:
            return rows.steps(database, self._task(task_id).task_id)

    def state(self) -> MemoryState:
        """Return what memory holds of the newest task, for the latched topic."""
        with self._transaction() as database:
            task = self.latest_task()
            if task is None:
                return MemoryState()
            finished = [step for step in rows.steps(database, task.task_id) if step.verdict and step.call]
            labels = [step.the_call.label for step in finished]
            return MemoryState(
                task_id=task.task_id,
                task=task.text,
                state=task.state.value,
                poses=rows.poses(database, task.task_id),
                steps=labels,
            )

    # --------------------------------------------------------------------------------------------------------

    def _task(self, task_id: str) -> TaskRecord:
        newest = rows.tasks(self._connection, 5)
        if task_id in ("", LAST):
            if newest:
                return newest[0]
            raise UnknownTaskIdError(task_id, [])
        task = rows.task(self._connection, task_id)
        if task is None:
            raise UnknownTaskIdError(task_id, [known.task_id for known in newest])
        return task

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Run the body as one transaction of this thread; nested uses join the outer one."""
        with self._lock:
            if self._connection.in_transaction:
                yield self._connection
                return
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                self._roll_back()
                if getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE):
                    raise MemoryFullError(self._path) from error
                raise MemoryWriteError(self._path, str(error)) from error
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        # SQLite itself may have rolled back already, e.g. on a full disk.
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
