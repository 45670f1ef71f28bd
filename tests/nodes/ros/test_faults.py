"""What is refused, what fails, and what a node says of it; on real callbacks, services, actions and threads."""

import math

import pytest
from hcvla_interfaces.action import ExecuteSubtask
from hcvla_interfaces.msg import Heartbeat
from hcvla_interfaces.srv import Locate, ResetScene
from rcl_interfaces.srv import GetParameters
from std_msgs.msg import String

from hcvla.api.errors import BadArgumentError, ObjectNotFoundError
from hcvla.api.outcomes import Outcome
from hcvla.nodes.ros import faults as module
from hcvla.nodes.ros.action_client import ActionClient
from hcvla.nodes.ros.faults import Faults
from hcvla.nodes.ros.node import HcvlaNode

pytestmark = pytest.mark.ros


class Log:
    def __init__(self):
        self.lines = []

    def warning(self, line):
        self.lines.append(("warning", line))

    def error(self, line):
        self.lines.append(("error", line))


class Clock:
    def __init__(self):
        self.now_sec = 100.0

    def monotonic(self):
        return self.now_sec


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


@pytest.fixture
def log():
    return Log()


@pytest.fixture
def faults(clock, log):
    return Faults(log)


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


def test_what_is_refused_is_named_once_and_leaves_the_node_ready(faults, log):
    for _ in range(10_000):
        faults.caught("command", BadArgumentError("move", "x", math.nan, "a number"))
    assert log.lines == [("warning", "command: refused: move: argument 'x' is nan, expected a number")]
    assert faults.newest == ""


def test_lines_that_differ_in_numbers_only_are_one_and_others_are_each_named(faults, log):
    faults.refused("command", "the command is 201 ms old")
    faults.refused("command", "the command is 356 ms old")
    faults.refused("command", "x is -1.5e-3")
    faults.refused("command", "x is nan")
    faults.refused("robot_state", "the command is 201 ms old")
    assert [line for _, line in log.lines] == [
        "command: refused: the command is 201 ms old",
        "command: refused: x is -1.5e-3",
        "robot_state: refused: the command is 201 ms old",
    ]


def test_a_sender_of_ever_new_nonsense_fills_no_log(faults, log, clock):
    for number in range(26):
        faults.refused("objects", f"there is no '{chr(97 + number)}'")
    assert len(log.lines) == 20
    clock.now_sec += module.SAY_AGAIN_SEC + 0.1
    faults.refused("objects", "there is no 'a'")
    assert len(log.lines) == 21


def test_a_failure_is_named_with_its_place_and_holds_until_two_quiet_seconds_have_passed(faults, log, clock):
    faults.caught("objects", raised(ZeroDivisionError("division by zero")))
    faults.caught("objects", raised(ZeroDivisionError("division by zero")))
    ((kind, line),) = log.lines
    assert (kind, line[:61]) == ("error", "objects failed with ZeroDivisionError: division by zero (test")
    assert faults.newest == line
    clock.now_sec += 1.9
    assert faults.newest == line
    faults.failed("objects", ZeroDivisionError())
    clock.now_sec += 1.9
    assert faults.newest
    clock.now_sec += 0.2
    assert faults.newest == ""


def test_text_that_is_no_utf_8_is_the_sender_s_fault(faults):
    faults.caught("objects", UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"))
    assert faults.newest == ""


def test_the_words_of_an_error_are_one_line_and_not_longer_than_an_excerpt(faults, log):
    faults.failed("objects", ValueError("a\nb" + "x" * 5000))
    assert "\n" not in log.lines[0][1]
    assert len(log.lines[0][1]) < 300


def test_a_thread_that_ended_is_not_forgotten(faults, clock):
    faults.ended("thread 'render'", ValueError("no"))
    clock.now_sec += 1000.0
    assert faults.newest == faults.ended_because == "thread 'render' failed with ValueError: no"


# -- a node -------------------------------------------------------------------------------------------------------


class Faulty(HcvlaNode):
    """Raises the test's exception in every kind of callback."""

    def __init__(self, context):
        super().__init__("faulty", context=context)
        self.error = None
        self.received = 0
        self.create_subscription(String, "news", self._on_news, 10)
        self.create_service(Locate, "locate", self._raise)
        self.create_service(ResetScene, "reset_scene", self._raise, callback_group=self.waiting)
        self.server = self.create_action(ExecuteSubtask, "execute_subtask", self._execute)
        self.ticking = self.create_timer(0.02, self._raise)
        self.set_ready()

    def _on_news(self, _):
        self.received += 1
        self._raise()

    def _execute(self, goal):
        self._raise()
        goal.succeed()
        return ExecuteSubtask.Result()

    def _raise(self, *request_and_response):
        if self.error is not None:
            raise self.error
        return request_and_response[-1] if request_and_response else None

    def destroy_node(self):
        self.server.destroy()
        super().destroy_node()


@pytest.fixture
def faulty(ros):
    node = ros.add(Faulty(ros.context))
    node.beats = []
    ros.node("listening").create_subscription(Heartbeat, "heartbeat", node.beats.append, 50)
    return node


def ask(ros, kind, name, **fields):
    client = ros.node(f"asking_{name.replace('/', '_')}").create_client(kind, name)
    ros.spin_until(client.service_is_ready, what=f"service {name}")
    answer = client.call_async(kind.Request(**fields))
    ros.spin_until(answer.done, what=f"the answer of {name}")
    return answer.result()


@pytest.mark.parametrize("error", [ZeroDivisionError("oh"), ObjectNotFoundError("x", [])], ids=["failure", "refusal"])
def test_a_callback_that_raises_ends_nothing_and_the_node_is_not_ready_only_if_it_failed(ros, faulty, error):
    publisher = ros.node("user").create_publisher(String, "news", 10)
    ros.spin_until(publisher.get_subscription_count, what="the subscription")
    failed = isinstance(error, ZeroDivisionError)
    faulty.ticking.cancel()
    faulty.error = error
    publisher.publish(String(data="now"))
    ros.spin_until(lambda: faulty.received == 1, what="the message")
    assert faulty.ready is not failed
    before = len(faulty.beats)
    ros.spin_until(lambda: len(faulty.beats) > before, what="a heartbeat")
    beat = faulty.beats[-1]
    assert (beat.ready, "/news failed with ZeroDivisionError: oh (test_faults.py:" in beat.message) == (
        not failed,
        failed,
    )
    publisher.publish(String(data="again"))
    ros.spin_until(lambda: faulty.received == 2, what="the next message")


def test_a_timer_that_raises_is_named_and_ticks_on(ros, faulty):
    faulty.error = ZeroDivisionError("oh")
    ros.spin_until(lambda: faulty.problem, what="a fault")
    assert faulty.problem.startswith("Faulty._raise failed with ZeroDivisionError: oh")
    faulty.error = None
    ros.spin_until(lambda: faulty.ready, what="two quiet seconds")


@pytest.mark.parametrize(
    ("error", "outcome", "words"),
    [
        (ObjectNotFoundError("x", []), Outcome.OBJECT_NOT_FOUND, "there is no 'x'"),
        (KeyError("x"), Outcome.NODE_LOST, "locate failed with KeyError: 'x' (test_faults.py:"),
    ],
    ids=["refusal", "failure"],
)
def test_a_service_answers_with_what_its_callback_raised(ros, faulty, error, outcome, words):
    faulty.ticking.cancel()
    faulty.error = error
    answer = ask(ros, Locate, "locate").outcome
    assert answer.code == outcome
    assert answer.message.startswith(words)
    reset = ask(ros, ResetScene, "reset_scene")
    assert not reset.success
    assert reset.message.startswith(words.replace("locate", "reset_scene"))
    assert faulty.ready is isinstance(error, ObjectNotFoundError)


def test_services_of_ros_itself_are_answered_too(ros, faulty):
    assert ask(ros, GetParameters, "faulty/get_parameters", names=["no such parameter"]).values == []
    assert faulty.ready


@pytest.mark.parametrize(
    ("error", "outcome", "words"),
    [
        (BadArgumentError("pick", "self", 1, "no"), Outcome.BAD_ARGUMENT, "pick: argument 'self' is 1, expected no"),
        (TypeError("got an unexpected"), Outcome.NODE_LOST, "execute_subtask failed with TypeError: got an unexpected"),
    ],
    ids=["refusal", "failure"],
)
def test_a_goal_ends_with_what_its_execution_raised(ros, faulty, error, outcome, words):
    faulty.ticking.cancel()
    faulty.error = error
    client = ActionClient(ros.node("client"), ExecuteSubtask, "execute_subtask")
    ros.spin_until(client.server_is_ready, what="the action")
    sent = client.send_goal_async(ExecuteSubtask.Goal())
    ros.spin_until(sent.done, what="the goal")
    ended = sent.result().get_result_async()
    ros.spin_until(ended.done, what="the result")
    assert ended.result().result.outcome.code == outcome
    assert ended.result().result.outcome.message.startswith(words)
    client.destroy()


def test_a_thread_that_raises_is_why_the_node_ends(ros, faulty):
    faulty.start_thread("work", lambda: 1 / 0).join(5.0)
    assert faulty.faults.ended_because.startswith("thread 'work' failed with ZeroDivisionError: division by zero")
    assert not faulty.ready
