"""What can go wrong with memory; each error says what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.api.outcomes import Outcome


class MemoryStoreError(HcvlaError):
    """Base of the errors of memory; nothing that was recorded before is lost by any of them."""

    outcome = Outcome.NODE_LOST


class ForeignMemoryFileError(MemoryStoreError):
    """The file is not a memory of hcvla."""

    outcome = Outcome.BAD_ARGUMENT

    def __init__(self, path: Path, found: str) -> None:
        """Name the file and what it is instead."""
        super().__init__(f"{path} is {found}, expected an hcvla memory; name another file or move this one away")


class CorruptMemoryFileError(MemoryStoreError):
    """The file is damaged."""

    outcome = Outcome.BAD_ARGUMENT

    def __init__(self, path: Path, found: str) -> None:
        """Name the file and the damage."""
        super().__init__(
            f"the memory {path} is damaged ({found}); move it away to start empty, "
            f"or save what is left with: sqlite3 '{path}' .recover"
        )


class MemoryVersionError(MemoryStoreError):
    """The file was written by a newer hcvla."""

    outcome = Outcome.BAD_ARGUMENT

    def __init__(self, path: Path, found: int, known: int) -> None:
        """Name both versions of the schema."""
        super().__init__(f"{path} has schema {found}, expected at most {known}; update hcvla or name another file")


class MemoryPathError(MemoryStoreError):
    """The file cannot be opened for writing."""

    outcome = Outcome.BAD_ARGUMENT

    def __init__(self, path: Path, reason: str) -> None:
        """Name the path and the system's reason."""
        super().__init__(f"cannot open the memory {path}: {reason}; expected a file in a writable folder")


class MemoryFullError(MemoryStoreError):
    """There is no room to record; what was recorded before is intact."""

    def __init__(self, path: Path) -> None:
        """Say where room is needed."""
        super().__init__(f"no room to record in {path}; nothing recorded before is lost: free some space and resume")


class MemoryWriteError(MemoryStoreError):
    """SQLite refused a read or a write."""

    def __init__(self, path: Path, reason: str) -> None:
        """Name the file and SQLite's reason."""
        super().__init__(f"memory {path}: {reason}; nothing recorded before is lost")


class MemoryLostError(MemoryStoreError):
    """The memory node does not answer."""

    def __init__(self, waited_sec: float, reason: str) -> None:
        """Say for how long it was tried, and the last reason."""
        super().__init__(f"memory did not answer for {waited_sec:.1f} s ({reason}); restart it")


class UnknownTaskIdError(MemoryStoreError):
    """Memory holds no such task."""

    outcome = Outcome.BAD_ARGUMENT

    def __init__(self, task_id: str, known: Sequence[str]) -> None:
        """Name the task and the newest ones that exist."""
        there = ", ".join(known) or "none"
        super().__init__(f"memory holds no task '{excerpt(task_id or 'last')}'; the newest are: {there}")


class UnknownPoseError(MemoryStoreError):
    """A task remembers no pose of that name."""

    outcome = Outcome.BAD_ARGUMENT

    def __init__(self, task_id: str, key: str, known: Sequence[str]) -> None:
        """Name the key and those that exist."""
        super().__init__(f"task {task_id} remembers no '{excerpt(key)}'; it remembers: {', '.join(known) or 'nothing'}")


class NotResumableError(MemoryStoreError):
    """The task has ended and cannot be continued."""

    outcome = Outcome.BAD_ARGUMENT

    def __init__(self, task_id: str, state: str) -> None:
        """Name the task and how it stands."""
        super().__init__(
            f"task {task_id} is {state}; only an interrupted or stopped task can be resumed, "
            "'hcvla task --resume list' shows which"
        )


class BadRecordError(MemoryStoreError):
    """A record that came over the wire cannot be read."""

    outcome = Outcome.BAD_ARGUMENT

    def __init__(self, found: str) -> None:
        """Say what was found."""
        super().__init__(f"bad memory record: {excerpt(found)}; its fields are described in hcvla/memory/journal.py")
