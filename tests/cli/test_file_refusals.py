"""What the file system refuses ends every verb in one line, without a traceback."""

import resource
import subprocess
import sys

import pytest

from hcvla.api.errors import HcvlaError
from hcvla.cli.main import main, refusal
from hcvla.recording.live.store import RecordingStore

EVAL = ["eval", "--suite", "pick", "--episodes", "1", "--perception", "privileged", "--out"]
COLLECT = ["collect", "--suite", "pick", "--episodes", "1", "--out"]
TRAIN = ["train", "planner", "--steps", "1", "--images", "0", "--out"]
FILE_LIMIT_BYTES = 8


def one_line(capfd, status, *words):
    error = capfd.readouterr().err
    assert "Traceback" not in error
    assert error.count("\n") == 1, error
    assert all(word in error for word in words), error
    return status


@pytest.fixture(name="demo")
def demo_arguments(tmp_path):
    program = tmp_path / "program.py"
    program.write_text("go_home()\n")
    return ["demo", "--program", str(program), "--out"]


@pytest.mark.parametrize("verb", [EVAL, COLLECT, TRAIN], ids=lambda verb: verb[0])
def test_a_file_in_place_of_out_is_refused(tmp_path, capfd, verb):
    (tmp_path / "out").touch()
    assert one_line(capfd, main([*verb, str(tmp_path / "out")]), f"hcvla {verb[0]}: ", str(tmp_path / "out")) in (1, 2)


@pytest.mark.parametrize("verb", [EVAL, COLLECT, TRAIN], ids=lambda verb: verb[0])
def test_a_place_where_nothing_may_be_made_is_refused(capfd, verb):
    assert one_line(capfd, main([*verb, "/proc/nowhere/out"]), f"hcvla {verb[0]}: ", "/proc/nowhere") in (1, 2)


@pytest.mark.parametrize(
    ("verb", "name"),
    [(EVAL, "videos"), (COLLECT, ".staging"), (COLLECT, "meta"), (TRAIN, "model")],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_a_file_where_out_needs_a_folder_is_refused(tmp_path, capfd, verb, name):
    (tmp_path / name).touch()
    assert one_line(capfd, main([*verb, str(tmp_path)]), f"hcvla {verb[0]}: ", str(tmp_path)) in (1, 2)


@pytest.mark.parametrize(
    ("verb", "name"), [(EVAL, "settings.json"), (TRAIN, "train_config.json")], ids=["eval", "train"]
)
def test_a_folder_where_out_needs_a_file_is_refused(tmp_path, capfd, verb, name):
    (tmp_path / name).mkdir()
    assert one_line(capfd, main([*verb, str(tmp_path)]), f"hcvla {verb[0]}: ", str(tmp_path)) in (1, 2)


@pytest.mark.ros
@pytest.mark.parametrize("name", ["log", "scene.yaml/x"])
def test_a_demo_whose_folder_holds_something_else_is_refused_before_a_node_starts(tmp_path, capfd, demo, name):
    out = tmp_path / "out"
    out.mkdir()
    (out / "log").touch() if name == "log" else (out / name).mkdir(parents=True)
    assert one_line(capfd, main([*demo, str(out)]), "hcvla demo: ", name.partition("/")[0]) == 1


@pytest.mark.parametrize("verb", [EVAL, COLLECT, ["demo", "--out"]], ids=lambda verb: verb[0])
def test_a_full_disk_is_refused(tmp_path, verb):
    command = [sys.executable, "-m", "hcvla.cli.main", *verb, str(tmp_path / "out")]
    limit = (FILE_LIMIT_BYTES, FILE_LIMIT_BYTES)
    ended = subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
    )
    assert ended.returncode in (1, 2)
    assert ended.stderr.startswith(f"hcvla {verb[0]}: ")
    assert ended.stderr.count("\n") == 1
    assert "File too large" in ended.stderr
    assert str(tmp_path / "out") in ended.stderr


def test_a_recording_says_in_one_line_that_its_folder_is_a_file(tmp_path):
    (tmp_path / "out").touch()
    with pytest.raises(HcvlaError, match="cannot be written to: Not a directory"):
        RecordingStore(tmp_path / "out", 64, resume=False)


def test_a_view_that_goes_where_a_file_is_is_one_line(tmp_path, capfd):
    (tmp_path / "out").touch()
    assert one_line(capfd, main(["dataset", "view", str(tmp_path), "--out", str(tmp_path / "out")]), "hcvla") == 1


def test_a_refusal_names_reason_and_file():
    assert refusal(FileNotFoundError(2, "No such file or directory", "a/b")) == "No such file or directory: 'a/b'"
    assert refusal(BrokenPipeError(32, "Broken pipe")) == "Broken pipe"
    assert refusal(OSError("first\nsecond")) == "first second"
    assert refusal(OSError(28, "No space left on device", "a")) == (
        "No space left on device: 'a'; make room, or choose another place"
    )
