"""The gate lets a whole dataset pass and names what is wrong with a broken one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hcvla.cli.main import main
from hcvla.datasets import video
from hcvla.datasets.check import check_dataset
from hcvla.datasets.errors import DatasetDefectError, DatasetError

DATA, EPISODES = "data/chunk-000/file-000.parquet", "meta/episodes/chunk-000/file-000.parquet"
SCENE, WRIST = (f"videos/observation.images.{camera}/chunk-000/file-000.mp4" for camera in ("scene", "wrist"))

Rows = list[dict[str, Any]]


def rewrite(path: Path, change: Callable[[Rows], Rows | None]) -> None:
    """Change the rows of a parquet file in place."""
    table = pq.read_table(path)
    rows = table.to_pylist()
    rows = change(rows) or rows
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), path)


def set_cell(row: int, key: str, value: object) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        rows[row][key] = value

    return change


def change_vector(row: int, key: str, place: int, value: float) -> Callable[[Rows], None]:
    def change(rows: Rows) -> None:
        rows[row][key][place] = value

    return change


def stretch_call(rows: Rows) -> None:
    calls = json.loads(rows[0]["hcvla/calls"])
    calls[-1]["end"] = rows[0]["length"] + 1
    rows[0]["hcvla/calls"] = json.dumps(calls)


def late_text(rows: Rows) -> None:
    for row in rows:
        if row["episode_index"] == 0:
            row["language_persistent"][0]["timestamp"] = 1000.0


def drop_answer(rows: Rows) -> None:
    rows[0]["language_events"] = rows[0]["language_events"][:1]


def change_json(path: Path, change: Callable[[dict], object]) -> None:
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))


def shorten_video(root: Path) -> None:
    frames = [image for _, image in video.images(root / SCENE)]
    with video.FrameEncoder(root / SCENE, 128) as encoder:
        for image in frames[:-1]:
            encoder.write(image)


def cut_file(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


DEFECTS = {
    "a time stamp that stands still": (
        lambda root: rewrite(root / DATA, set_cell(3, "timestamp", 0.1)),
        r"episode 0: time stamp of row 3 is 0\.1000 s after 0\.1000 s",
    ),
    "a time stamp that is off the clock": (
        lambda root: rewrite(root / DATA, set_cell(3, "timestamp", 0.16)),
        r"episode 0: time stamp of row 3 is 0\.1600 s, expected 0\.1500 s",
    ),
    "a row that is missing": (
        lambda root: rewrite(root / DATA, lambda rows: rows[:-1]),
        r"episode 1: \d+ rows in its table, expected \d+",
    ),
    "a video with a frame less": (shorten_video, r"episode 1: \d+ frames in the scene video, \d+ rows in the table"),
    "a video that is cut off": (lambda root: cut_file(root / WRIST), r"cannot be decoded"),
    "a video that is missing": (lambda root: (root / WRIST).unlink(), r"file-000\.mp4 is missing"),
    "another mean in the statistics": (
        lambda root: change_json(root / "meta/stats.json", lambda s: s["action"]["mean"].__setitem__(0, 9.0)),
        r"stats\.json: mean of 'action'",
    ),
    "a number that is not finite": (
        lambda root: rewrite(root / DATA, set_cell(5, "action", [float("nan")] * 10)),
        r"column 'action' has a number that is not finite",
    ),
    "data of an older format": (
        lambda root: change_json(root / "meta/hcvla.json", lambda s: s.pop("format")),
        r"meta/hcvla\.json: format is 1, expected 2 or 3; collect the data again",
    ),
    "a way point beyond the lead": (
        lambda root: rewrite(root / DATA, change_vector(5, "action", 2, 2.0)),
        r"the way point of row 5 is 1\.\d+ m from the measured tool, expected at most 0\.3",
    ),
    "a speed below zero": (
        lambda root: rewrite(root / DATA, change_vector(5, "action", 8, -0.1)),
        r"tool\.max_speed of row 5 is -0\.1, expected 0 or more",
    ),
    "a reference that is no pose": (
        lambda root: rewrite(root / DATA, change_vector(5, "observation.reference", 3, 3.0)),
        r"quaternion of observation\.reference in row 5 has length 3\.",
    ),
    "a disturbance that is not announced": (
        lambda root: rewrite(root / DATA, set_cell(5, "privileged.disturbance", "arm_nudged")),
        r"privileged\.disturbed_in of row 0 is -1, expected 5",
    ),
    "an object without a size": (
        lambda root: rewrite(root / DATA, change_vector(5, "observation.objects", 7, 0.0)),
        r"row 5 names \d objects and has sizes of \d",
    ),
    "a frame without a call": (
        lambda root: rewrite(root / DATA, set_cell(5, "call.id", -1)),
        r"episode 0: frame 5 belongs to no call",
    ),
    "a frame with the label of another function": (
        lambda root: rewrite(root / DATA, set_cell(5, "call.function", "push")),
        r"episode 0: frame 5 tells of call 0 what it is not",
    ),
    "a frame with another outcome than its call": (
        lambda root: rewrite(root / DATA, set_cell(5, "call.outcome", "timed out")),
        r"episode 0: frame 5 tells of call 0 what it is not: {'call\.outcome': 'timed out'}",
    ),
    "a call that ends after its episode": (
        lambda root: rewrite(root / EPISODES, stretch_call),
        r"episode 0: call \d+ \(\w+\) is at frames .* outside its episode",
    ),
    "a text after the end of its episode": (
        lambda root: rewrite(root / DATA, late_text),
        r"episode 0: a plan text at 1000\.000 s lies outside its episode",
    ),
    "a text that not all frames have": (
        lambda root: rewrite(root / DATA, set_cell(4, "language_persistent", [])),
        r"episode 0: language_persistent is not the same in all frames",
    ),
    "a question without an answer": (
        lambda root: rewrite(root / DATA, drop_answer),
        r"episode 0: frame 0 has a question without an answer",
    ),
    "another number of frames": (
        lambda root: change_json(root / "meta/info.json", lambda info: info.update(total_frames=1)),
        r"info\.json: total_frames is 1, the files hold \d+",
    ),
    "another type of column": (
        lambda root: change_json(root / "meta/info.json", lambda info: info["features"]["action"].update(shape=[7])),
        r"info\.json: feature 'action'",
    ),
    "the sentence of another episode": (
        lambda root: rewrite(root / EPISODES, set_cell(0, "tasks", ["sing"])),
        r"episode 0: its task is .*, meta/episodes says \['sing'\]",
    ),
}


def test_a_collected_dataset_has_no_defect(dataset):
    found = check_dataset(dataset)
    assert found.episodes == 2
    assert found.calls == 1 + 6  # pick; swap: three times pick and place
    assert found.questions >= found.calls  # one or two at each call
    assert found.strays == ()


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_is_found_and_named(dataset, name):
    spoil, expected = DEFECTS[name]
    spoil(dataset)
    with pytest.raises(DatasetDefectError, match=expected):
        check_dataset(dataset)


def test_where_no_dataset_is_the_check_says_so(tmp_path):
    with pytest.raises(DatasetError, match=r"cannot be read .*; expected a dataset there"):
        check_dataset(tmp_path)


def test_the_command_ends_with_1_and_the_first_defect_or_with_0(dataset, capsys):
    assert main(["dataset", "check", str(dataset)]) == 0
    assert "2 episodes" in capsys.readouterr().out
    rewrite(dataset / DATA, set_cell(5, "call.id", -1))
    assert main(["dataset", "check", str(dataset)]) == 1
    assert "defect: episode 0: frame 5 belongs to no call" in capsys.readouterr().out
