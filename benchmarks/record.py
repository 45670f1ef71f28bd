"""What every benchmark returns: one figure with what it is compared with and what it has to reach."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from hcvla.evaluation.statistics import wilson_interval


@dataclass(frozen=True)
class Target:
    """A bound on a figure, or on its ratio to the baseline."""

    of: Literal["value", "ratio"]
    sense: Literal[">=", "<="]
    bound: float

    def __str__(self) -> str:
        """Return e.g. "ratio >= 30"."""
        return f"{self.of} {self.sense} {self.bound:g}"

    def met_by(self, figure: float) -> bool:
        """Whether the bound holds for a figure; never for NaN."""
        return figure >= self.bound if self.sense == ">=" else figure <= self.bound


@dataclass(frozen=True)
class Record:
    """One measured figure; `ratio` and `holds` follow from the rest."""

    name: str
    value: float | None
    """None: could not be measured, `note` says why."""
    unit: str
    baseline: float | None = None
    """The same figure of what it is compared with, measured in the same run."""
    target: Target | None = None
    note: str = ""
    """How it was measured, or why it was not."""

    @property
    def ratio(self) -> float | None:
        """Value over baseline; None without both."""
        if self.value is None or not self.baseline:
            return None
        return self.value / self.baseline

    @property
    def holds(self) -> bool | None:
        """Whether the target is reached; None without a target, or if the figure it speaks of is not there."""
        if self.target is None:
            return None
        figure = self.value if self.target.of == "value" else self.ratio
        return None if figure is None else bool(self.target.met_by(figure))

    def as_dict(self) -> dict[str, Any]:
        """Return what stands in the JSON file, numbers unrounded."""
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "baseline": self.baseline,
            "ratio": self.ratio,
            "target": None if self.target is None else str(self.target),
            "holds": self.holds,
            "note": self.note,
        }


def loaded_record(name: str, value: float | None, unit: str, at_most: float | None = None, note: str = "") -> Record:
    """Return a figure that depends on how busy the machine is, with its load."""
    target = None if at_most is None else Target("value", "<=", at_most)
    load = f"load {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores"
    return Record(name, value, unit, target=target, note=", ".join(filter(None, (note, load))))


def share(name: str, count: int, total: int, note: str, at_least: float | None = None) -> Record:
    """Return `count` of `total` in percent, with Wilson's interval in its note; not measured if there is nothing."""
    target = None if at_least is None else Target("value", ">=", at_least)
    if not total:
        return Record(name, None, "%", target=target, note=f"nothing to count; {note}")
    low, high = (100.0 * end for end in wilson_interval(count, total))
    shown = f"{count} of {total}, {low:.1f} to {high:.1f} %; {note}"
    return Record(name, 100.0 * count / total, "%", target=target, note=shown)


def write_json(records: Sequence[Record], file: Path, **origin: str) -> None:
    """Write the records as a JSON list, each with its origin, e.g. command and commit; makes the folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps([record.as_dict() | origin for record in records], indent=2) + "\n", encoding="utf-8")


def missed(records: Sequence[Record]) -> list[Record]:
    """Return the records that could not be measured, or whose target is not reached."""
    return [record for record in records if record.value is None or record.holds is False]


def not_compared(records: Sequence[Record]) -> list[Record]:
    """Return the records whose target speaks of a ratio to something that was not measured."""
    return [record for record in records if record.value is not None and record.target and record.holds is None]
