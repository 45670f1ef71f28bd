"""Claiming and locking the folder of a dataset: a new one, or one that was started in the same way."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from hcvla.datasets.errors import DatasetError
from hcvla.datasets.layout import COLLECTION, INFO, STAGING, read_json, write_json
from hcvla.datasets.schema import FORMAT

LEAST_PIXELS, MOST_PIXELS = 16, 512
COMMANDS = "commands"
"""In the file of what all episodes share: the commands that made them, which may differ."""


class ClaimError(DatasetError):
    """A folder cannot be written into as requested."""


def check_pixels(pixels: int) -> None:
    """Raise ClaimError for images of a size that is not taken [pixel]."""
    if not LEAST_PIXELS <= pixels <= MOST_PIXELS or pixels % 2:
        raise ClaimError(f"pixels is {pixels}, expected an even number from {LEAST_PIXELS} to {MOST_PIXELS}")


def claim_folder(out: Path, same: Mapping[str, object], *, resume: bool, command: str = "") -> None:
    """Begin a dataset, or go on with one; `same` is what all its episodes share. Raises ClaimError.

    `command`, by which it is made, is noted for the card.
    """
    same = {**same, "format": FORMAT}
    settings = out / COLLECTION
    if not settings.exists():
        if (out / INFO).exists() or (out / STAGING).exists():
            raise ClaimError(f"{out} holds a dataset that hcvla did not collect; choose another folder")
        try:
            write_json(settings, same | ({COMMANDS: [command]} if command else {}))
        except OSError as error:
            raise ClaimError(f"{error.filename or out} cannot be written to: {error.strerror}") from None
        return
    if not resume:
        raise ClaimError(f"{out} holds a dataset already; --resume goes on with it, or choose another folder")
    found = read_json(settings)
    commands = found.pop(COMMANDS, [])
    for name in sorted(same.keys() | found.keys()):
        if found.get(name) != same.get(name):
            raise ClaimError(
                f"{out} was started with {name} {found.get(name)}, requested is {same.get(name)}; choose another folder"
            )
    if command and command not in commands:
        write_json(settings, same | {COMMANDS: [*commands, command]})


def lock_folder(out: Path) -> int:
    """Keep other processes out of a dataset until the descriptor that is returned is closed; raise ClaimError."""
    return _lock(out / STAGING, out)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make a folder and keep other processes out of it; raise ClaimError."""
    descriptor = _lock(folder, folder)
    try:
        yield
    finally:
        os.close(descriptor)


def _lock(folder: Path, what: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise ClaimError(f"{folder} cannot be written to: {error.strerror}") from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise ClaimError(f"{what} is being written into by another process") from None
    return descriptor
