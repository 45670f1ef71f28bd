"""What can go wrong with a dataset."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av

from hcvla.api.errors import HcvlaError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class DatasetError(HcvlaError):
    """A dataset cannot be written or read; the message says which part and what to do."""


class DatasetDefectError(DatasetError):
    """A dataset breaks a rule of the format; found by `hcvla dataset check`."""


class NoRoomError(DatasetError):
    """The disk refused to take more."""

    def __init__(self, folder: Path, error: Exception) -> None:
        """Say where, and that nothing finished is lost."""
        reason = getattr(error, "strerror", None) or error
        super().__init__(
            f"{folder}: cannot write ({reason}); finished episodes are kept: free some room and go on with --resume"
        )


@contextmanager
def full_disk_as_error(folder: Path) -> Iterator[None]:
    """Turn the errors of a full disk into NoRoomError; others pass."""
    try:
        yield
    except (OSError, av.FFmpegError) as error:
        if getattr(error, "errno", None) in _NO_ROOM:
            raise NoRoomError(folder, error) from None
        raise
