"""The card of a dataset: README.md with the header that the Hugging Face hub reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hcvla.datasets.dataset import EpisodeRow
from hcvla.datasets.layout import CARD, COLLECTION, INFO, read_json, write_text
from hcvla.datasets.schema import CAMERAS, COLUMNS, FPS, image_key

_COLLECTED, _RECORDED = "apache-2.0", "unknown"
"""Licences of what the simulation made, which is hcvla's own, and of what someone recorded."""
_MADE = {False: "collected in simulation", True: "recorded from a running stack"}
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LARGEST = "n>1M"

_TEXT = """---
license: {license}
task_categories:
- robotics
tags:
- LeRobot
- hcvla
- {robot}
size_categories:
- {size}
configs:
- config_name: default
  data_files: data/*/*.parquet
---
# {name}

A [LeRobot](https://github.com/huggingface/lerobot) dataset, format {version}, {made} by hcvla (its own columns:
format {format}). Each frame is labelled with the robot API call that ran.

| | |
|---|---|
| robot | {robot}, parallel gripper |
| cameras | {cameras}, {pixels} x {pixels} pixels |
| frames a second | {fps} |
| episodes, frames | {episodes}, {frames} ({minutes:.1f} minutes) |
| successful, disturbed on purpose | {successful}, {disturbed} |
| poses that the skills acted on | {perception} |
| split | {split} |

## Made by

{commands}

## Tasks

| task | episodes |
|---|---|
{tasks}

{sentences} different sentences.

## Calls

| function | calls | of these done |
|---|---|---|
{calls}

## Columns

{columns}

`docs/datasets.md` of hcvla describes them.

## Reading it

```python
from lerobot.datasets.lerobot_dataset import LeRobotDataset

data = LeRobotDataset("local/{name}", root="{name}")
```

Releases of LeRobot before 0.6 refuse the language columns: `hcvla dataset export {name} OUT` makes a copy without them.

## Limits

{limits} Columns under `privileged.` hold what only a simulator knows: no policy may take them as input. Success is what
{judge} say.

hcvla writes this card again when episodes are added; a licence that was changed by hand stays.
"""


def write_card(root: Path, rows: Sequence[EpisodeRow]) -> None:
    """Write README.md for the episodes of a dataset whose info.json is in place."""
    collection = read_json(root / COLLECTION) if (root / COLLECTION).exists() else {}
    write_text(root / CARD, _card(root, rows, read_json(root / INFO), collection))


def _card(root: Path, rows: Sequence[EpisodeRow], info: Mapping[str, Any], collection: Mapping[str, Any]) -> str:
    tasks = Counter(row.own("task") or "recorded" for row in rows)
    recorded, name = "recorded" in tasks, root.absolute().name
    commands = collection.get("commands", [])
    return _TEXT.format(
        license=_license(root) or (_RECORDED if recorded else _COLLECTED),
        robot=info["robot_type"],
        size=next((word for most, word in _SIZES if info["total_frames"] < most), _LARGEST),
        name=name,
        version=info["codebase_version"],
        made=" and ".join(_MADE[each] for each in sorted({task == "recorded" for task in tasks})),
        format=collection.get("format", "unknown"),
        cameras=", ".join(CAMERAS),
        pixels=info["features"][image_key(CAMERAS[0])]["shape"][0],
        fps=info["fps"],
        episodes=info["total_episodes"],
        frames=info["total_frames"],
        minutes=info["total_frames"] / FPS / 60.0,
        successful=sum(bool(row.own("success")) for row in rows),
        disturbed=sum(bool(row.own("disturbance")) for row in rows),
        perception=_list(row.own("perception") for row in rows),
        split=_list(row.own("split") for row in rows),
        commands="\n".join(f"    {command}" for command in commands) or "Unknown.",
        tasks="\n".join(f"| {task} | {count} |" for task, count in sorted(tasks.items())),
        sentences=info["total_tasks"],
        calls=_calls(rows),
        columns=", ".join(f"`{key}`" for key in COLUMNS if key in info["features"]),
        limits=_limits(recorded=recorded),
        judge="planner and verdicts" if recorded else "verdicts and the simulator's goal",
    )


def _calls(rows: Sequence[EpisodeRow]) -> str:
    calls = [call for row in rows for call in row.calls]
    every = Counter(call["function"] for call in calls)
    done = Counter(call["function"] for call in calls if call["outcome"] == "done")
    return "\n".join(f"| {name} | {count} | {done[name]} |" for name, count in sorted(every.items()))


def _limits(*, recorded: bool) -> str:
    if recorded:
        return "Recorded live: images are up to 0.25 s old, and frames with older ones are noted in `hcvla/timing`."
    return "Simulated: rendered images without shadows, scripted skills, objects of the shapes in `hcvla/objects`."


def _license(root: Path) -> str:
    """Return the licence that stands in the card there is; empty if there is none."""
    text = (root / CARD).read_text(encoding="utf-8") if (root / CARD).exists() else ""
    found = re.search(r"^license: *(\S+)", text, re.MULTILINE)
    return found[1] if found else ""


def _list(words: Any) -> str:
    return ", ".join(sorted({word for word in words if word})) or "unknown"
