"""Goals and results that DDS loses are requested again, and nothing is done twice."""

import threading

import pytest
from hcvla_interfaces.action import ExecuteTask
from rclpy.action import ActionServer, GoalResponse
from rclpy.impl.implementation_singleton import rclpy_implementation
from rclpy.task import Future

from hcvla.api.outcomes import Outcome
from hcvla.nodes.ros.action_client import ActionClient
from hcvla.nodes.ros.futures import NodeLostError

pytestmark = pytest.mark.ros

GOAL = ExecuteTask.Goal(task="x")
LIMIT_SEC = 10.0


class Server:
    """A server of tasks that counts what it did."""

    def __init__(self, node, name, goal_callback=lambda _: GoalResponse.ACCEPT):
        self.done = 0
        self.action = ActionServer(node, ExecuteTask, name, self._execute, goal_callback=goal_callback)

    def _execute(self, goal):
        self.done += 1
        goal.succeed()
        result = ExecuteTask.Result()
        result.outcome.code = Outcome.DONE
        return result


class FailsOnce:
    """The server's handle, whose first answer to a goal fails as it does while its client is not found yet."""

    def __init__(self, handle):
        self._handle, self._failed = handle, False

    def __getattr__(self, name):
        return getattr(self._handle, name)

    def __enter__(self):
        return self._handle.__enter__()

    def __exit__(self, *error):
        return self._handle.__exit__(*error)

    def send_goal_response(self, *answer):
        if self._failed:
            return self._handle.send_goal_response(*answer)
        self._failed = True
        raise rclpy_implementation.RCLError("client will not receive response")


@pytest.fixture
def name(request):
    """Name each test's action apart: what the test before it left behind may still be in the graph."""
    return request.node.name


@pytest.fixture
def client(spinning, name):
    return ActionClient(spinning, ExecuteTask, name)


def outcome_of(pending):
    return Outcome(pending.wait(LIMIT_SEC).outcome.code)


def test_a_goal_that_reached_no_server_is_sent_again(spinning, client, name, monkeypatch):
    # So rclpy answers while a killed server is still in the graph.
    monkeypatch.setattr(client, "wait_for_server", lambda _: True)
    sent, servers = threading.Event(), []
    send = client.send_goal_async
    monkeypatch.setattr(client, "send_goal_async", lambda *a: (send(*a), sent.set())[0])
    starting = threading.Thread(target=lambda: sent.wait(LIMIT_SEC) and servers.append(Server(spinning, name)))
    starting.start()
    assert outcome_of(client.ask(GOAL, LIMIT_SEC, "the server")) is Outcome.DONE
    assert servers[0].done == 1


def test_a_goal_that_was_sent_twice_is_done_once(spinning, client, name):
    asked_twice = threading.Event()

    def slow(_):
        assert asked_twice.wait(LIMIT_SEC)
        return GoalResponse.ACCEPT

    server = Server(spinning, name, slow)
    send, sent = client.send_goal_async, []

    def count(*arguments):
        sent.append(arguments)
        future = send(*arguments)
        if len(sent) == 2:
            asked_twice.set()
        return future

    client.send_goal_async = count
    assert outcome_of(client.ask(GOAL, LIMIT_SEC, "the server")) is Outcome.DONE
    assert len(sent) == 2
    assert server.done == 1


def test_a_goal_whose_answer_could_not_be_sent_is_asked_anew(spinning, client, name):
    server = Server(spinning, name)
    server.action._handle = FailsOnce(server.action._handle)
    assert outcome_of(client.ask(GOAL, LIMIT_SEC, "the server")) is Outcome.DONE
    # rclpy never carries out a goal whose answer it could not send.
    assert server.done == 1


def test_a_result_that_was_lost_is_asked_for_again(spinning, client, name, monkeypatch):
    Server(spinning, name)
    ask, asked = client._get_result_async, []

    def lose_first(handle):
        asked.append(handle)
        return ask(handle) if len(asked) > 1 else Future()

    monkeypatch.setattr(client, "_get_result_async", lose_first)
    assert outcome_of(client.ask(GOAL, LIMIT_SEC, "the server")) is Outcome.DONE
    assert len(asked) == 2


def test_a_server_that_forgot_the_goal_is_named(spinning, client, name, monkeypatch):
    first = Server(spinning, name)
    monkeypatch.setattr(client, "_get_result_async", lambda _: Future())
    pending = client.ask(GOAL, LIMIT_SEC, "the server")
    assert pending.wait(0.0) is None
    first.action.destroy()
    monkeypatch.undo()
    Server(spinning, name)
    with pytest.raises(NodeLostError, match="the server knows nothing of the goal"):
        pending.wait(LIMIT_SEC)


def test_a_server_that_refuses_is_named(spinning, client, name):
    Server(spinning, name, lambda _: GoalResponse.REJECT)
    with pytest.raises(NodeLostError, match="the server refused the goal"):
        client.ask(GOAL, LIMIT_SEC, "the server")


def test_a_server_that_is_not_there_is_named(client):
    with pytest.raises(NodeLostError, match="the server is not there after"):
        client.ask(GOAL, 0.3, "the server")


def test_a_server_that_fails_without_a_result_is_no_success(spinning, client, name):
    def fail(_):
        raise ZeroDivisionError("in a goal")

    server = ActionServer(spinning, ExecuteTask, name, fail)
    with pytest.raises(NodeLostError, match="the executor ended without a result"):
        client.ask(GOAL, LIMIT_SEC, "the executor").wait(LIMIT_SEC)
    server.destroy()
