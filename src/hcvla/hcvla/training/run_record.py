"""What a training within a given time records of itself: a log, and what it was run with."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import torch

from hcvla.evaluation.provenance import code_version

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

LOG, RESULTS = "log.txt", "results.json"
Log = Callable[[str], None]
Figure = TypeVar("Figure")


@contextmanager
def noting(folder: Path, log: Log, *, resume: bool = False) -> Iterator[Log]:
    """Yield what logs a line and keeps it in the folder's LOG at once; a run that goes on keeps what it has."""
    with (folder / LOG).open("a" if resume else "w", encoding="utf-8") as file:

        def note(line: str) -> None:
            log(line)
            file.write(line + "\n")
            file.flush()

        yield note


class RowLog:
    """Logs the rows of a training as JSON, and keeps the newest."""

    def __init__(self, log: Log) -> None:
        """Log to `log`."""
        self._log = log
        self.last: Mapping[str, Any] = {}

    def __call__(self, row: Mapping[str, Any]) -> None:
        """Log a row."""
        self.last = row
        self._log(json.dumps(row))


def measure_until(
    deadline: float,
    names: Sequence[str],
    measure: Callable[[str], Figure],
    describe: Callable[[Figure], str],
    log: Log,
) -> dict[str, Figure]:
    """Return the figures by name, as many as are measured before `deadline` on the monotonic clock; log each."""
    found: dict[str, Figure] = {}
    for name in names:
        if time.monotonic() > deadline:
            log(f"the time is over: {', '.join(names[len(found) :])} not measured")
            break
        found[name] = measure(name)
        log(f"{name:24s} {describe(found[name])}")
    return found


def write_results(folder: Path, results: Mapping[str, Any]) -> None:
    """Write the folder's RESULTS."""
    (folder / RESULTS).write_text(json.dumps(results, indent=1, default=str) + "\n", encoding="utf-8")


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
