"""The SQLite file of memory: its tables, its versions, and opening it safely."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from hcvla.memory.errors import (
    CorruptMemoryFileError,
    ForeignMemoryFileError,
    MemoryPathError,
    MemoryVersionError,
)

APPLICATION_ID = 0x48435641
"""Written into the file's header ("HCVA"), so that no other program's database is mistaken for a memory."""

IN_MEMORY = ":memory:"

MIGRATIONS = (
    """
    CREATE TABLE tasks (
        task_id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE,
        text TEXT NOT NULL, program TEXT NOT NULL, state TEXT NOT NULL,
        started_sec REAL NOT NULL, ended_sec REAL, outcome INTEGER, message TEXT NOT NULL
    );
    CREATE TABLE steps (
        task_id TEXT NOT NULL REFERENCES tasks(task_id) ON DELETE CASCADE, number INTEGER NOT NULL,
        block INTEGER NOT NULL, code TEXT NOT NULL, line INTEGER NOT NULL, call TEXT,
        started_sec REAL NOT NULL, ended_sec REAL, outcome INTEGER, message TEXT NOT NULL, measures TEXT NOT NULL,
        PRIMARY KEY (task_id, number)
    );
    CREATE TABLE poses (
        task_id TEXT NOT NULL REFERENCES tasks(task_id) ON DELETE CASCADE, key TEXT NOT NULL,
        x REAL, y REAL, z REAL, qx REAL, qy REAL, qz REAL, qw REAL,
        source TEXT NOT NULL, stamp_sec REAL NOT NULL,
        PRIMARY KEY (task_id, key)
    );
    CREATE TABLE snapshots (
        task_id TEXT NOT NULL REFERENCES tasks(task_id) ON DELETE CASCADE, step INTEGER NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (task_id, step)
    );
    """,
    # Done was 0 until 0 came to mean that no one said how it ended.
    """
    UPDATE tasks SET outcome = 19 WHERE outcome = 0;
    UPDATE steps SET outcome = 19 WHERE outcome = 0;
    """,
    # The goal of a task, and what was seen at its start (JSON).
    """
    ALTER TABLE tasks ADD COLUMN goal TEXT NOT NULL DEFAULT '';
    ALTER TABLE tasks ADD COLUMN start TEXT NOT NULL DEFAULT '[]';
    """,
    # The simulated scene of a task.
    """
    ALTER TABLE tasks ADD COLUMN scene TEXT NOT NULL DEFAULT '';
    """,
    # The earlier task that a task corrects or completes.
    """
    ALTER TABLE tasks ADD COLUMN about TEXT NOT NULL DEFAULT '';
    """,
)
"""Migration n brings a file from schema n to n + 1; never change one that was released, append."""


def open_database(path: str | Path, busy_timeout_sec: float = 5.0) -> sqlite3.Connection:
    """Open or create a memory file, check that it is sound and ours, and bring it to the newest schema."""
    shown = Path(path)
    try:
        if str(path) != IN_MEMORY:
            shown.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=busy_timeout_sec, isolation_level=None, check_same_thread=False)
    except (OSError, sqlite3.OperationalError) as error:
        raise MemoryPathError(shown, str(error)) from error
    try:
        _prepare(connection, shown)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    try:
        _check_owner(connection, path)
        damage = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if damage != "ok":
            raise CorruptMemoryFileError(path, " ".join(str(damage).split()))
        connection.execute("PRAGMA journal_mode = WAL")
        # FULL: a commit is on the disk when it returns, so that not even a power cut loses a finished step.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection, path)
    except sqlite3.OperationalError as error:
        raise MemoryPathError(path, str(error)) from error
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise ForeignMemoryFileError(path, "not an SQLite file") from error
        raise CorruptMemoryFileError(path, str(error)) from error


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != APPLICATION_ID and (owner or tables):
        raise ForeignMemoryFileError(path, "the database of another program")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise MemoryVersionError(path, version, len(MIGRATIONS))
    for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
        # One transaction a migration: a process killed in between leaves the old schema, whole.
        connection.executescript(
            f"BEGIN IMMEDIATE; {script} PRAGMA application_id = {APPLICATION_ID}; "
            f"PRAGMA user_version = {number}; COMMIT;"
        )
