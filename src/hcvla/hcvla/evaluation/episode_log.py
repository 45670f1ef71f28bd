"""The results of an evaluation's episodes in a file, a line each, written as they end."""

from __future__ import annotations

import fcntl
import json
from pathlib import Path
from types import TracebackType
from typing import Self

from hcvla.api.errors import HcvlaError
from hcvla.evaluation.episode import EpisodeResult


class EpisodeLogError(HcvlaError):
    """The file cannot be used."""


class EpisodeLog:
    """A JSON Lines file, appended and flushed for each episode; a context manager. Only one process has it open."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; raise EpisodeLogError. A last line that was cut off by a kill is dropped."""
        self._path = path
        try:
            self._file = path.open("a+", encoding="utf-8")
        except OSError as error:
            raise EpisodeLogError(f"{path} cannot be written: {error.strerror}") from error
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise EpisodeLogError(
                f"another evaluation writes to {path}; wait for it or choose another folder"
            ) from None
        try:
            self.results = self._read()
            """The newest result of each task and seed."""
        except EpisodeLogError:
            self._file.close()
            raise

    def append(self, result: EpisodeResult, commit: str) -> None:
        """Keep a result, with the git commit it comes from."""
        self.results[result.task, result.seed] = (result, commit)
        try:
            self._file.write(json.dumps(result.as_json() | {"commit": commit}) + "\n")
            self._file.flush()
        except OSError as error:
            raise EpisodeLogError(f"{self._path} cannot be written: {error.strerror}") from error

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close."""
        self._file.close()

    def _read(self) -> dict[tuple[str, int], tuple[EpisodeResult, str]]:
        self._file.seek(0)
        text = self._file.read()
        whole = text[: text.rfind("\n") + 1]
        if whole != text:
            self._file.truncate(len(whole.encode()))
        return _results(whole, self._path)


def read_results(path: Path) -> list[EpisodeResult]:
    """Return the newest result of each task and seed in a file; raise OSError or EpisodeLogError."""
    text = path.read_text(encoding="utf-8")
    return [result for result, _ in _results(text[: text.rfind("\n") + 1], path).values()]


def _results(lines: str, path: Path) -> dict[tuple[str, int], tuple[EpisodeResult, str]]:
    results = {}
    for number, line in enumerate(lines.splitlines(), 1):
        try:
            data = json.loads(line)
            result = EpisodeResult.from_json(data)
            results[result.task, result.seed] = (result, str(data["commit"]))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            what = f"line {number} of {path} is not an episode's result ({type(error).__name__}: {error})"
            raise EpisodeLogError(f"{what}; delete the line or choose another folder") from None
    return results
