import os
import signal
import threading
import time

import pytest

from hcvla.api.errors import (
    BadArgumentError,
    BadProgramError,
    HcvlaError,
    ObjectNotFoundError,
    StoppedError,
    UnreachableError,
)
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.sandbox.limits import BudgetExceededError, SandboxBusyError, SandboxLimits
from hcvla.sandbox.session import ProgramSession
from hosts import BLUE, RED, RecordingHost


class NotGraspedError(HcvlaError):
    outcome = Outcome.NOT_GRASPED


@pytest.fixture
def host():
    return RecordingHost()


@pytest.fixture
def session(host):
    with ProgramSession(ROBOT_API, host) as session:
        yield session


def raising(error, at):
    def react(call):
        if call.function == at:
            raise error

    return react


def test_an_edited_pose_arrives_edited(session, host):
    session.feed("p = get_pose(get_actor('red cube'))\np.z += 0.1\nmove_to(p)")
    assert host.calls[-1][1].arguments["pose"] == Pose(0.4, 0.1, 0.02 + 0.1)


def test_each_call_is_told_with_its_line_across_feeds_functions_and_wide_characters(session, host):
    session.feed("# größer\ndef lift(a):\n    pick(a)\n\nred = get_actor('red cube')")
    session.feed("lift(red)\nplace(\n    get_pose(\n        red))")
    assert session.program.count("\n") == 9
    assert list(zip(host.names, host.lines, strict=True)) == [
        ("get_actor", 5),
        ("pick", 3),
        ("get_pose", 8),
        ("place", 7),
    ]


def test_names_last_from_feed_to_feed(session, host):
    session.feed("red = get_actor('red cube')")
    session.feed("pick(red)")
    assert host.calls[-1][1].label == "pick(actor=get_actor('red cube'))"


def test_memory_is_known_at_every_call_and_after_the_last_line(host):
    seen = []
    host.react = lambda call: seen.append(session.pose_dict())
    with ProgramSession(ROBOT_API, host, pose_dict={"home": BLUE}) as session:
        session.feed(
            "pose_dict['red'] = get_pose(get_actor('red cube'))\ngo_home()\npose_dict['end'] = pose_dict['red']"
        )
        assert seen == [{"home": BLUE}, {"home": BLUE}, {"home": BLUE, "red": RED}]
        assert session.pose_dict() == {"home": BLUE, "red": RED, "end": RED}


def test_memory_written_before_a_fault_is_kept(session):
    with pytest.raises(BadProgramError):
        session.feed("pose_dict['a'] = Pose(0.4, 0.0, 0.1)\nx = 1 / 0")
    assert session.pose_dict() == {"a": Pose(0.4, 0.0, 0.1)}
    session.feed("go_home()")


def test_a_remembered_pose_that_is_not_finite_is_refused_at_the_door(host):
    with pytest.raises(BadArgumentError, match="finite"):
        ProgramSession(ROBOT_API, host, pose_dict={"a": Pose(float("nan"), 0, 0)})


def test_lists_of_actors_come_back_as_actors(session, host):
    session.feed("for actor in get_actors():\n    touch(actor)\n    print(actor.name)")
    assert host.names == ["get_actors", "touch", "touch"]
    assert session.printed == "red cube\nblue cube\n"


def test_a_failure_that_is_not_caught_comes_out_as_itself(host, session):
    error = ObjectNotFoundError("red cub", ["red cube"])
    host.react = raising(error, "get_actor")
    with pytest.raises(ObjectNotFoundError) as caught:
        session.feed("get_actor('red cub')")
    assert caught.value is error
    assert session.alive


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (ObjectNotFoundError("a", []), "LookupError"),
        (UnreachableError("too far"), "OSError"),
        (NotGraspedError("slipped"), "RuntimeError"),
        (BadArgumentError("pick", "actor", 1, "Actor"), "ValueError"),
    ],
)
def test_a_program_may_catch_a_failure_by_its_builtin_and_read_its_outcome(host, session, error, builtin):
    host.react = raising(error, "pick")
    session.feed(
        f"try:\n    pick(get_actor('a'))\nexcept {builtin} as failure:\n    print(str(failure))\n    go_home()"
    )
    assert session.printed.startswith(f"{error.outcome.label}: ")
    assert host.names[-1] == "go_home"


def test_a_bad_value_that_types_cannot_see_never_reaches_the_host(session, host):
    for value in ("Pose(float('nan'), 0.0, 0.0)", "Pose(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 3.0)", "Pose(10 ** 400, 0, 0)"):
        with pytest.raises(BadArgumentError):
            session.feed(f"move_to({value})")
    assert host.calls == []
    assert session.line == 3


def test_deeply_nested_and_huge_arguments_are_refused_briefly(session, host):
    hidden = "def hide(x):\n    return x\n"
    for value in ("[1]", "'a' * 100000", "10 ** 5000", "{'a': (1, 2)}"):
        with pytest.raises(HcvlaError) as caught:
            session.feed(f"{hidden}pick(hide({value}))")
        assert len(str(caught.value)) < 400
    with pytest.raises(BadArgumentError):
        session.feed(f"{hidden}x = hide([])\nfor i in range(190):\n    x = [x]\nmove_to(hide(x))")
    assert host.calls == []


def test_memory_of_another_kind_than_poses_is_refused(session):
    with pytest.raises(BadArgumentError, match="pose_dict"):
        session.feed("def hide(x):\n    return x\npose_dict['a'] = hide(3)\ngo_home()")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("while True:\n    pass", "computed for more than"),
        ("try:\n    while True:\n        x = 1\nexcept BaseException:\n    go_home()", "computed for more than"),
        ("x = 'a' * (200 << 20)", "line 1 .*64 MB"),
        ("x = []\nwhile True:\n    x = [x, x, 'a' * 100000]", "64 MB|computed"),
        ("def f(n):\n    return f(n + 1)\nf(0)", "line 2 .*RecursionError"),
        ("for i in range(100000):\n    print('x' * 1000)", "64 kB of output"),
        ("raise ValueError('no')", "line 1 .*ValueError: no"),
    ],
)
def test_bombs_are_contained_and_told_in_one_sentence(session, host, code, says):
    start = time.monotonic()
    with pytest.raises(BadProgramError, match=says):
        session.feed(code)
    assert time.monotonic() - start < 4.0
    assert host.calls == []


def test_too_many_calls_end_the_program_uncatchably(host):
    with ProgramSession(ROBOT_API, host, SandboxLimits(api_calls=10)) as session:
        with pytest.raises(BudgetExceededError, match="line 3: more than 10 API calls"):
            session.feed("while True:\n    try:\n        go_home()\n    except BaseException:\n        pass")
        assert len(host.calls) == 10
        assert not session.alive


def test_too_long_on_the_wall_clock_ends_the_program(host):
    with ProgramSession(ROBOT_API, host, SandboxLimits(wall_sec=0.0)) as session:
        with pytest.raises(BudgetExceededError, match="longer than 0 s"):
            session.feed("go_home()")
        assert host.calls == []


def test_too_many_remembered_poses_end_the_program(host):
    with (
        ProgramSession(ROBOT_API, host, SandboxLimits(remembered_poses=5)) as session,
        pytest.raises(BudgetExceededError, match="6 entries"),
    ):
        session.feed("for i in range(6):\n    pose_dict[str(i)] = Pose(0.4, 0.0, 0.1)\ngo_home()")


def test_a_stop_during_a_call_cannot_be_swallowed(host, session):
    host.react = lambda call: session.stop() if call.function == "pick" else None
    with pytest.raises(StoppedError):
        session.feed(
            "while True:\n    try:\n        pick(get_actor('red cube'))\n        go_home()\n"
            "    except BaseException:\n        go_home()"
        )
    assert host.names == ["get_actor", "pick"]
    with pytest.raises(StoppedError):
        session.feed("go_home()")


def test_a_stop_raised_by_the_host_is_not_shown_to_the_program(host, session):
    error = StoppedError("the arm is stopped")
    host.react = raising(error, "pick")
    with pytest.raises(StoppedError) as caught:
        session.feed("try:\n    pick(get_actor('a'))\nexcept BaseException:\n    go_home()")
    assert caught.value is error
    assert host.names == ["get_actor", "pick"]


def test_a_fault_of_the_host_itself_comes_out_and_ends_the_session(host, session):
    host.react = raising(ZeroDivisionError("a bug"), "go_home")
    with pytest.raises(ZeroDivisionError, match="a bug"):
        session.feed("try:\n    go_home()\nexcept BaseException:\n    pass")
    assert not session.alive


def test_a_stop_in_a_busy_loop_returns_at_once():
    started = threading.Event()
    host = RecordingHost(lambda call: started.set())
    limits = SandboxLimits(turn_sec=20.0, feed_sec=20.0, backstop_sec=30.0)
    raised = []
    with ProgramSession(ROBOT_API, host, limits) as session:

        def work():
            try:
                session.feed("go_home()\nwhile True:\n    pass", checked=True)
            except StoppedError as error:
                raised.append((time.monotonic(), error))

        thread = threading.Thread(target=work)
        thread.start()
        assert started.wait(5.0)
        start = time.monotonic()
        session.stop()
        thread.join(5.0)
    assert raised
    assert raised[0][0] - start < 0.5


def test_a_killed_worker_is_told_and_does_not_hang():
    limits = SandboxLimits(turn_sec=20.0, feed_sec=20.0, backstop_sec=30.0)
    host = RecordingHost()
    with ProgramSession(ROBOT_API, host, limits) as session:
        pid = session._worker.monty.worker_pid
        host.react = lambda call: os.kill(pid, signal.SIGKILL)
        with pytest.raises(BadProgramError, match="worker process died"):
            session.feed("go_home()\ngo_home()")
        with pytest.raises(BadProgramError, match="ended"):
            session.feed("go_home()")


def test_feeding_from_within_a_call_is_refused(host, session):
    host.react = lambda call: session.feed("go_home()")
    with pytest.raises(SandboxBusyError):
        session.feed("open_gripper()")


def test_a_session_opens_in_milliseconds_and_many_can_be_open(host):
    ProgramSession(ROBOT_API, host).close()
    start = time.monotonic()
    sessions = [ProgramSession(ROBOT_API, host) for _ in range(8)]
    assert time.monotonic() - start < 1.0
    for session in sessions:
        session.close()
        session.close()


def test_what_python_lacks_here_is_only_there_for_programs_that_need_it(session, host):
    session.feed("max = 3\npick(get_actor('red cube'))")
    with_names_only = len(session.dump())
    assert (
        with_names_only > 20_000
    )  # 'max' is one of the names, so that Python's own comes first and the program's last
    session.feed("print(any(x > 2 for x in [max]))")
    assert session.printed == "True\n"
    with ProgramSession(ROBOT_API, host) as plain:
        plain.feed("pick(get_actor('red cube'))")
        assert len(plain.dump()) < 15_000
        plain.feed("print(sorted([2, 1]), any(x for x in [0]))")
        assert plain.printed == "[1, 2] False\n"


def test_a_restored_session_goes_on_with_generators_and_names(host):
    with ProgramSession(ROBOT_API, host) as session:
        session.feed(
            "def names():\n    for a in get_actors():\n        yield a.name\nrest = names()\nprint(next(rest))"
        )
        data = session.dump()
    with ProgramSession.load(data, ROBOT_API, host) as restored:
        restored.feed("print(list(rest))\npick(get_actor('red cube'))")
        assert restored.printed == "red cube\n['blue cube']\n"
        assert host.lines[-1] == 7


def test_what_the_interpreter_cannot_do_ends_the_program_though_it_catches_everything(session, host):
    with pytest.raises(BadProgramError, match="called within a special method, a default factory or the like"):
        session.feed(
            "from collections import defaultdict\nd = defaultdict(lambda: get_pose(get_actor('a')))\n"
            "try:\n    d['x']\nexcept BaseException:\n    go_home()"
        )
    assert host.names == []


def test_sleeping_is_the_host_s_and_bounded(host):
    with ProgramSession(ROBOT_API, host, SandboxLimits(sleep_sec=2.0)) as session:
        session.feed("import time\ntime.sleep(1.5)\nprint(time.time(), time.monotonic())")
        assert session.printed == "1001.5 1001.5\n"
        with pytest.raises(BudgetExceededError, match="more than 2 s in all"):
            session.feed("try:\n    time.sleep(0.6)\nexcept BaseException:\n    go_home()")
        assert not session.alive
    assert host.slept == [1.5]
    assert host.names == []


def test_a_stop_in_a_sleep_cannot_be_swallowed(session, host):
    def stopped(seconds):
        raise StoppedError("the task was stopped")

    host.sleep = stopped
    with pytest.raises(StoppedError):
        session.feed(
            "import time\nwhile True:\n    try:\n        time.sleep(1)\n    except BaseException:\n        go_home()"
        )
    assert not session.alive
    assert host.names == []
