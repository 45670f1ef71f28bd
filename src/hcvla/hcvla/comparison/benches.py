"""Figures of `hcvla bench --json` as tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hcvla.api.errors import HcvlaError
from hcvla.comparison.tables import ReportTable


class NotABenchError(HcvlaError):
    """A file does not hold figures of `hcvla bench`."""

    def __init__(self, file: Path, found: str) -> None:
        """Say what was found there."""
        super().__init__(f"{file} holds no figures: {found}; expected a file that `hcvla bench PART --json` wrote")


def read_bench(file: Path, name: str = "") -> ReportTable:
    """Return the figures of a file as a table with that name, by default the file's; raise NotABenchError."""
    try:
        records = json.loads(file.read_text(encoding="utf-8"))
        rows = tuple(_row(record) for record in records)
        origin = "; ".join(dict.fromkeys(filter(None, map(_origin, records))))
    except OSError as error:
        raise NotABenchError(file, str(error.strerror)) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotABenchError(file, f"{type(error).__name__}: {error}") from None
    head = ("figure", "value", "target", "holds", "how it was measured")
    return ReportTable(f"Measured: {name or file.stem.removeprefix('bench-')}", origin, head, rows)


def _origin(record: Mapping[str, Any]) -> str:
    """Return what gives a figure again; empty for files from before that was noted."""
    return f"{record['command']}, commit {record['commit'][:12]}" if "command" in record else ""


def _row(record: Mapping[str, Any]) -> tuple[str, ...]:
    value, holds = record["value"], record["holds"]
    shown = "not measured" if value is None else f"{value:.4g} {record['unit']}".strip()
    return record["name"], shown, record["target"] or "", {True: "yes", False: "no", None: ""}[holds], record["note"]
