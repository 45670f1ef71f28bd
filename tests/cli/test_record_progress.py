"""What `hcvla record` shows of a recording."""

import io

import pytest
from hcvla_interfaces.action import Record
from rich.console import Console

from hcvla.cli.main import main
from hcvla.cli.record_progress import RecordProgress, words

pytestmark = pytest.mark.ros
RUNNING = Record.Feedback(
    state="recording", episodes=2, failed=1, task="do it", call="go_home()", frames=40, behind=0.4
)


def test_a_running_episode_is_reported_with_its_call():
    assert words(RUNNING) == 'episode 4 "do it": 40 frames, go_home(), 0.4 s behind'
    RUNNING.old_images, RUNNING.late_events = 3, 1
    assert "3 frames with an old image, 1 late events" in words(RUNNING)


def test_a_silent_camera_is_named_while_nothing_is_recorded_yet():
    silent = Record.Feedback(state="ready", message="nothing has come from wrist yet")
    assert words(silent) == "ready for episode 1: waiting for a task (Ctrl-C ends); nothing has come from wrist yet"


def test_each_end_of_an_episode_is_one_line_where_there_is_no_terminal():
    text = io.StringIO()
    with RecordProgress(Console(file=text, width=200)) as progress:
        assert not progress.started
        for episodes in (0, 0, 1, 1):
            progress.show(Record.Feedback(state="ready", episodes=episodes, message='"do it": done, 9 frames'))
    assert progress.started
    assert text.getvalue().count("1 kept, 0 failed") == 1


def test_an_odd_size_is_refused_before_anything_starts(tmp_path, capsys):
    assert main(["record", "--out", str(tmp_path / "data"), "--pixels", "33"]) == 2
    assert "pixels is 33, expected an even number from 16 to 512" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()
