"""How much of its time a run by the clock has spent: a file from which an interrupted one goes on with the rest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hcvla.training.error import TrainingError


class SpentTime:
    """A file with the seconds that a run has lasted, and what it was started with."""

    def __init__(self, path: Path, settings: Mapping[str, Any]) -> None:
        """Keep them at `path`; a run that goes on must have the same `settings`."""
        self._path = path
        self._settings = json.loads(json.dumps(settings, default=str))

    def begin(self, *, resume: bool) -> float:
        """Return the seconds that are spent, 0 for a new run; raise TrainingError if it cannot start so."""
        folder = self._path.parent
        if not self._path.exists():
            if resume:
                raise TrainingError(f"{folder} holds no interrupted run; start one without --resume")
            self.write(0.0)
            return 0.0
        if not resume:
            raise TrainingError(
                f"{folder} holds an interrupted run; --resume goes on with it, or choose another folder"
            )
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
            spent, started = float(found["seconds"]), dict(found["settings"])
        except (ValueError, TypeError, KeyError):
            raise TrainingError(f"{self._path} is damaged; start again in another folder") from None
        changed = [name for name, value in self._settings.items() if started.get(name) != value]
        if changed:
            raise TrainingError(f"{folder} was started with other {', '.join(changed)}; choose another folder")
        return spent

    def write(self, seconds: float) -> None:
        """Note how long the run has lasted [s]."""
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps({"seconds": round(seconds, 1), "settings": self._settings}), encoding="utf-8")
        fresh.replace(self._path)

    def end(self) -> None:
        """Note that the run is complete: there is nothing to go on with."""
        self._path.unlink()
