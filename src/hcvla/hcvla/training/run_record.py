"""What a training within a given time records of itself: a log, and what it was run with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from hcvla.evaluation.provenance import code_version

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

LOG, RESULTS = "log.txt", "results.json"
Log = Callable[[str], None]


@contextmanager
def noting(folder: Path, log: Log, *, resume: bool = False) -> Iterator[Log]:
    """Yield what logs a line and keeps it in the folder's LOG at once; a run that goes on keeps what it has."""
    with (folder / LOG).open("a" if resume else "w", encoding="utf-8") as file:

        def note(line: str) -> None:
            log(line)
            file.write(line + "\n")
            file.flush()

        yield note


def machine_name(device: str) -> str:
    """Return the name of a GPU, or "cpu"."""
    return torch.cuda.get_device_name(device) if device.startswith("cuda") else "cpu"


def run_settings(device: str, reproduction: DataclassInstance, training: DataclassInstance) -> dict[str, Any]:
    """Return what a run is made with, to be recorded before it begins."""
    return {
        "commit": code_version(),
        "torch": torch.__version__,
        "machine": machine_name(device),
        "cores": os.cpu_count(),
        "reproduction": asdict(reproduction),
        "training": asdict(training),
    }
