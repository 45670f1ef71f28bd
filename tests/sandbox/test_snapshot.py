import pytest

from hcvla.api.errors import BadProgramError, ObjectNotFoundError, StoppedError
from hcvla.api.functions import ROBOT_API
from hcvla.sandbox.limits import SandboxBusyError
from hcvla.sandbox.session import ProgramSession
from hosts import BLUE, RED, RecordingHost

SWAP = """\
red = get_actor('red cube')
pose_dict['red'] = get_pose(red)
print('begun')
try:
    pick(red)
except LookupError:
    open_gripper()
place(pose_dict['red'])
"""


def dumped_at(function):
    """Run SWAP and return what was dumped during the call, the process having died right there."""
    dumps = []

    def react(call):
        if call.function == function:
            dumps.append(session.dump())
            raise StoppedError("as if killed")

    with (
        ProgramSession(ROBOT_API, RecordingHost(react), pose_dict={"home": BLUE}) as session,
        pytest.raises(StoppedError),
    ):
        session.feed(SWAP)
    return dumps[0]


def test_a_session_dumped_in_a_call_goes_on_after_it_in_another_worker():
    host = RecordingHost()
    with ProgramSession.load(dumped_at("pick"), ROBOT_API, host) as session:
        assert session.pending is not None
        assert session.pending.label == "pick(actor=get_actor('red cube'))"
        assert (session.line, session.calls) == (5, 3)
        assert session.pose_dict() == {"home": BLUE, "red": RED}
        with pytest.raises(SandboxBusyError):
            session.feed("go_home()")
        session.resume(None)
        assert host.calls[0] == (8, ROBOT_API["place"].bind(RED))
        assert session.pending is None
        session.feed("touch(red)")
        assert host.lines == [8, 9]
        assert session.printed == "begun\n"


def test_a_pending_question_is_resumed_with_its_answer():
    host = RecordingHost()
    with ProgramSession.load(dumped_at("get_pose"), ROBOT_API, host) as session:
        session.resume(BLUE)
        assert session.pose_dict()["red"] == BLUE
    assert host.names == ["pick", "place"]


def test_a_pending_call_can_be_resumed_as_failed():
    host = RecordingHost()
    with ProgramSession.load(dumped_at("pick"), ROBOT_API, host) as session:
        session.resume_error(ObjectNotFoundError("red cube", []))
    assert host.names == ["open_gripper", "place"]


def test_an_uncaught_failure_on_resuming_comes_out_as_itself():
    error = ObjectNotFoundError("red cube", [])
    with ProgramSession.load(dumped_at("get_pose"), ROBOT_API, RecordingHost()) as session:
        with pytest.raises(ObjectNotFoundError) as caught:
            session.resume_error(error)
        assert caught.value is error


def test_a_session_dumped_between_feeds_keeps_its_names():
    with ProgramSession(ROBOT_API, RecordingHost()) as session:
        session.feed("red = get_actor('red cube')\npose_dict['red'] = get_pose(red)")
        data = session.dump()
    host = RecordingHost()
    with ProgramSession.load(data, ROBOT_API, host) as session:
        assert session.pending is None
        with pytest.raises(SandboxBusyError):
            session.resume(None)
        session.feed("pick(red)\nplace(pose_dict['red'])")
        with pytest.raises(BadProgramError, match=r"line 1 \(`x = 1 / 0`\)"):
            session.feed("x = 1 / 0")
    assert host.lines == [3, 4]


def test_a_dump_of_a_dump_is_whole():
    data = dumped_at("pick")
    with ProgramSession.load(data, ROBOT_API, RecordingHost()) as session:
        again = session.dump()
    host = RecordingHost()
    with ProgramSession.load(again, ROBOT_API, host) as session:
        session.resume(None)
    assert host.names == ["place"]


@pytest.mark.parametrize("damage", [lambda d: d[:-1], lambda d: b"", lambda d: d[:-3] + b"abc", lambda d: b"x" + d])
def test_damaged_data_is_refused(damage):
    with pytest.raises(BadProgramError, match="damaged"):
        ProgramSession.load(damage(dumped_at("pick")), ROBOT_API, RecordingHost())
