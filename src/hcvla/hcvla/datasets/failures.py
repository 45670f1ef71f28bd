"""The file of failed episodes next to a dataset: one line each, kept or not."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from hcvla.datasets.layout import FAILURES


@dataclass(frozen=True, kw_only=True)
class Failure:
    """An episode that did not succeed."""

    task: str
    seed: int
    cause: str
    message: str
    kept: bool
    disturbance: str = ""


def note_failure(root: Path, failure: Failure) -> None:
    """Append a failed episode and bring it to disk."""
    path = root / FAILURES
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(failure), ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read_failures(root: Path) -> list[Failure]:
    """Return the failed episodes; a last line that an interruption cut off is left out."""
    path = root / FAILURES
    found = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        try:
            found.append(Failure(**json.loads(line)))
        except ValueError:
            continue
    return found
