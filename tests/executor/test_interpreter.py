"""The interpreter of a task: there when lines are to run, with the same memory if it was lost, not after a stop."""

import pytest

from hcvla.api.errors import BadProgramError, HcvlaError, StoppedError
from hcvla.api.types import Pose
from hcvla.executor.interpreter import Interpreter
from hcvla.executor.latch import StopLatch
from hcvla.memory.records import ResumePoint, TaskRecord
from hosts import RecordingHost
from tiny_world import TinyWorld, make_executor

REMEMBERS = "pose_dict['red'] = get_pose(get_actor('red cube'))\n"
RESUMED = ResumePoint(task=TaskRecord(task_id="t1", text="lift it"))


@pytest.fixture
def host():
    return RecordingHost()


@pytest.fixture
def latch():
    return StopLatch()


@pytest.fixture
def interpreter(host, latch):
    made = Interpreter(make_executor(TinyWorld())._with, host, latch)
    yield made
    made.close()


def test_nothing_is_opened_before_lines_are_to_run(interpreter, host):
    assert not interpreter.opened
    session = interpreter.session()
    assert interpreter.opened
    assert host.session is session
    assert interpreter.session() is session


def test_lines_see_what_earlier_ones_defined(interpreter):
    interpreter.session().feed("x = 2\n")
    interpreter.checked("y = x + 1\n", ["red cube"]).feed("y = x + 1\n", checked=True)
    assert interpreter.session().program == "x = 2\ny = x + 1\n"


@pytest.mark.parametrize(
    ("code", "names", "error"),
    [
        ("pick(get_actor('red cube'))\n", ["blue cube"], HcvlaError),
        ("pick(\n", ["red cube"], BadProgramError),
        ("place(pose_dict['shelf'])\n", ["red cube"], HcvlaError),
    ],
)
def test_lines_that_cannot_run_are_refused_before_any_of_them_runs(interpreter, host, code, names, error):
    with pytest.raises(error):
        interpreter.checked(code, names)
    assert host.calls == []


def test_a_lost_interpreter_is_opened_again_with_what_was_remembered(interpreter):
    first = interpreter.session()
    first.feed(REMEMBERS + "x = 1\n")
    first.stop()
    assert not first.alive
    again = interpreter.session()
    assert again is not first
    assert set(again.pose_dict()) == {"red"}
    again.feed("place(pose_dict['red'])\n")
    with pytest.raises(BadProgramError):
        again.feed("y = x\n")


def test_after_a_stop_none_is_opened(interpreter, latch):
    latch.ask()
    with pytest.raises(StoppedError):
        interpreter.session()
    assert not interpreter.opened


def test_a_session_that_was_saved_goes_on_where_it_was(interpreter, host):
    interpreter.session().feed(REMEMBERS + "x = 5\n")
    saved = interpreter.session().dump()
    restored = Interpreter(make_executor(TinyWorld())._with, host, StopLatch())
    restored.restore(ResumePoint(task=RESUMED.task, snapshot=saved, snapshot_step=1))
    assert restored.opened
    restored.session().feed("x = x + 1\n")
    assert restored.session().pose_dict()["red"] == Pose(0.4, 0.1, 0.02)
    restored.close()


def test_without_a_snapshot_nothing_is_restored_and_a_damaged_one_is_named(interpreter):
    interpreter.restore(RESUMED)
    assert not interpreter.opened
    with pytest.raises(BadProgramError):
        interpreter.restore(ResumePoint(task=RESUMED.task, snapshot=b"half", snapshot_step=1))
    assert not interpreter.opened


def test_stopping_and_closing_what_was_never_opened_is_nothing(interpreter):
    interpreter.stop()
    interpreter.close()
    assert not interpreter.opened
