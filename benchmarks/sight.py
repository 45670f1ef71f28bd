"""How much the planner sees: requests that need the image and that do not, with the right image and with wrong ones."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import numpy as np

from benchmarks.record import Record, Target
from benchmarks.sight_scenes import ASKED, NEEDS, SightRequest, sight_requests
from hcvla.api.functions import ROBOT_API
from hcvla.evaluation.statistics import wilson_interval
from hcvla.planner.config import PlannerSettings
from hcvla.planner.dry_run import DryRunResult, dry_run
from hcvla.planner.load import DEFAULT, load_planner
from hcvla.planner.planner import Planner
from hcvla.training.sight.scenes import HELD_OUT_SIGHTS

Shown = Literal["right", "gray", "another scene's", "none"]
_GRAY = 128
_LEAST_RIGHT, _LEAST_MORE = 80.0, 30.0
"""Least share with the right image, and by how much more than with a gray one [%]."""


@dataclass(frozen=True)
class SightBenchConfig:
    """What is looked at by whom."""

    planner: str = DEFAULT
    tables: int = 200
    """Each with three requests that need the image and three that do not."""
    seed: int = 7_000_003
    """Training draws from other numbers."""
    log: Path | None = None
    """File that gets a line of JSON for each request."""


@dataclass(frozen=True)
class SightResult:
    """What became of one request, by what was shown with it."""

    request: SightRequest
    written: dict[Shown, DryRunResult]

    def right(self, shown: Shown) -> bool:
        """Whether the program is the right one."""
        return self.written[shown].done and self.written[shown].steps == self.request.steps

    def wrong(self, shown: Shown) -> bool:
        """Whether something else would be done."""
        return bool(self.written[shown].steps) and not self.right(shown)

    @property
    def same(self) -> bool:
        """Whether what is shown changes neither program nor goal nor whether it is refused.

        A refusal's text may say what could not be seen.
        """
        return len({(w.steps, w.goal, bool(w.refusal), w.done) for w in self.written.values()}) == 1


def bench_sight(config: SightBenchConfig | None = None) -> list[Record]:
    """Return the shares of right programs by what must be seen, and by what was shown."""
    config = config or SightBenchConfig()
    results = look_and_plan(load_planner(ROBOT_API, PlannerSettings(config.planner)), config)
    if config.log is not None:
        config.log.write_text("".join(f"{json.dumps(_line(result))}\n" for result in results), encoding="utf-8")
    needing = [result for result in results if result.request.need != "name"]
    named = [result for result in results if result.request.need == "name"]
    targets = {"right": Target("value", ">=", _LEAST_RIGHT)}
    records = [_record("needs the image", needing, shown, targets.get(shown)) for shown in get_args(Shown)]
    right, gray = (sum(result.right(shown) for result in needing) for shown in ("right", "gray"))
    gain, more = 100.0 * (right - gray) / len(needing), Target("value", ">=", _LEAST_MORE)
    records.append(Record("sight: more right with the right image than with gray", gain, "points", target=more))
    for need in NEEDS[:3]:
        records.append(_record(f"needs the image, {need}", [r for r in needing if r.request.need == need], "right"))
    unseen = [result for result in needing if _is_held_out(result.request.target)]
    records.append(_record("needs the image, paint never trained on", unseen, "right"))
    records += [_record("names say it", named, shown) for shown in ("right", "gray")]
    same, whole = 100.0 * sum(r.same for r in named) / len(named), Target("value", ">=", 100.0)
    return [*records, Record("sight: names say it, equal whatever is shown", same, "%", target=whole)]


def look_and_plan(planner: Planner, config: SightBenchConfig) -> list[SightResult]:
    """Return what the planner writes for each request with each image."""
    results = []
    requests = list(sight_requests(config.tables, config.seed))
    for index, request in enumerate(requests):
        other = requests[(index + len(ASKED)) % len(requests)].image
        images: dict[Shown, np.ndarray | None] = {
            "right": request.image,
            "gray": np.full_like(request.image, _GRAY),
            "another scene's": other,
            "none": None,
        }
        written = {
            shown: dry_run(
                planner, request.sentence, request.objects, ROBOT_API, image, asks_goal=True, view=request.view
            )
            for shown, image in images.items()
        }
        results.append(SightResult(request, written))
    return results


def _record(name: str, results: Sequence[SightResult], shown: Shown, target: Target | None = None) -> Record:
    right, wrong = sum(r.right(shown) for r in results), sum(r.wrong(shown) for r in results)
    low, high = (100.0 * end for end in wilson_interval(right, len(results)))
    refused = sum(bool(r.written[shown].refusal) for r in results)
    note = f"{right} of {len(results)}, {low:.1f} to {high:.1f} %; refused {refused}, would move wrongly {wrong}"
    share = 100.0 * right / max(1, len(results))
    return Record(f"sight: {name}, image: {shown}", share, "%", target=target, note=note)


def _is_held_out(name: str) -> bool:
    return name in HELD_OUT_SIGHTS or " ".join(name.split()[-2:]) in HELD_OUT_SIGHTS


def _line(result: SightResult) -> dict[str, object]:
    request = result.request
    told: dict[str, object] = {
        shown: {"steps": w.steps, "refusal": w.refusal, "seen": dict(w.seen), "right": result.right(shown)}
        for shown, w in result.written.items()
    }
    asked = {"need": request.need, "sentence": request.sentence, "steps": request.steps, "target": request.target}
    return {**asked, **told}
