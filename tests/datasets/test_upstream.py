"""LeRobot itself opens and iterates our datasets, without our code.

Skipped where LeRobot is not installed. HCVLA_LEROBOT_PYTHON names Pythons that have it, separated by colons, since its
requirements and ours do not fit in one environment.
"""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from hcvla.datasets.check import check_dataset
from hcvla.datasets.dataset import Dataset, floats
from hcvla.datasets.export import export_without_language

VARIABLE = "HCVLA_LEROBOT_PYTHON"
READER = """
import json, sys
import lerobot, numpy
from lerobot.datasets.lerobot_dataset import LeRobotDataset
data = LeRobotDataset("hcvla/test", root=sys.argv[1], video_backend="pyav")
actions, calls, tasks, images, subtasks = [], [], [], [], []
for index in range(len(data)):
    item = data[index]
    actions.append(item["action"].tolist())
    calls.append(item["call.label"])
    tasks.append(item["task"])
    images.append([float(item[f"observation.images.{name}"].mean()) for name in ("scene", "wrist")])
    if "language_persistent" in item:
        from lerobot.datasets.language_render import active_at
        row = active_at(float(item["timestamp"]), persistent=item["language_persistent"], style="subtask")
        subtasks.append(row["content"])
window = LeRobotDataset("hcvla/test", root=sys.argv[1], video_backend="pyav", episodes=[1],
                        delta_timestamps={"action": [0.0, 0.05], "observation.images.scene": [-0.05, 0.0]})[3]
print(json.dumps({
    "version": lerobot.__version__, "episodes": data.num_episodes, "actions": actions, "calls": calls, "tasks": tasks,
    "images": images, "subtasks": subtasks, "window": [list(window["action"].shape),
    list(window["observation.images.scene"].shape)], "mean": data.meta.stats["action"]["mean"].tolist()}))
"""


EDITOR = """
import sys
from lerobot.datasets.lerobot_dataset import LeRobotDataset
from lerobot.datasets.dataset_tools import delete_episodes, merge_datasets, split_dataset
root, edited = sys.argv[1:]
data = LeRobotDataset("hcvla/test", root=root, video_backend="pyav")
delete_episodes(data, [0], output_dir=edited + "/deleted", repo_id="hcvla/deleted")
parts = split_dataset(data, {"a": [1], "b": [0]}, output_dir=edited)
merge_datasets(list(parts.values()), "hcvla/merged", output_dir=edited + "/merged")
"""


def pythons() -> list[str]:
    named = [python for python in os.environ.get(VARIABLE, "").split(":") if python]
    return named or ([sys.executable] if importlib.util.find_spec("lerobot") else [])


def parameters() -> list:
    reason = f"LeRobot is not installed here; {VARIABLE} can name a Python that has it"
    return pythons() or [pytest.param("", marks=pytest.mark.skip(reason=reason))]


def run_with(python: str, program: str, *folders: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "LD_LIBRARY_PATH")}
    environment |= {"HF_HUB_OFFLINE": "1", "HF_HOME": str(folders[0].parent / ".hf")}
    command = [python, "-c", program, *map(str, folders)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def readable(dataset: Path, python: str) -> Path:
    """Return the dataset, or its copy without language columns for releases that refuse to open those."""
    if release(python) >= (0, 6):
        return dataset
    export_without_language(dataset, dataset.parent / "old")
    return dataset.parent / "old"


def release(python: str) -> tuple[int, ...]:
    command = [python, "-c", "from importlib.metadata import version; print(version('lerobot'))"]
    text = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    return tuple(int(part) for part in text.split(".")[:2])


@pytest.mark.parametrize("python", parameters())
def test_upstream_reads_every_frame_as_it_was_written(dataset, python):
    new = release(python) >= (0, 6)
    found = json.loads(run_with(python, READER, readable(dataset, python)).splitlines()[-1])
    ours = Dataset(dataset)
    tables = [ours.arrow(row) for row in ours.episodes]
    assert found["episodes"] == 2
    assert np.allclose(found["actions"], np.concatenate([floats(table, "action") for table in tables]))
    assert found["calls"] == [label for table in tables for label in table.column("call.label").to_pylist()]
    assert found["tasks"] == [row.values["tasks"][0] for row in ours.episodes for _ in range(row.length)]
    assert found["window"] == [[2, 10], [2, 3, 128, 128]]
    assert np.ptp(np.array(found["images"])[:, 1]) > 0.02  # the wrist camera moves
    assert np.allclose(found["mean"], ours_mean(dataset))
    if new:
        functions = [name for table in tables for name in table.column("call.function").to_pylist()]
        assert [text.split()[0] for text in found["subtasks"]] == functions


@pytest.mark.parametrize("python", parameters())
def test_what_upstream_leaves_of_a_dataset_loads_and_has_no_defect(dataset, python, tmp_path):
    run_with(python, EDITOR, readable(dataset, python), tmp_path / "edited")
    for name, episodes in (("deleted", 1), ("a", 1), ("b", 1), ("merged", 2)):
        assert check_dataset(tmp_path / "edited" / name).episodes == episodes
    first = Dataset(tmp_path / "edited/merged").episodes[0]
    assert [call["function"] for call in first.calls] == 3 * ["pick", "place"]


def ours_mean(root: Path) -> list[float]:
    return json.loads((root / "meta/stats.json").read_text())["action"]["mean"]
