"""The planner behind its service: loading, dying over a question, gone."""

import threading
from dataclasses import replace

import pytest
from hcvla_interfaces.msg import Heartbeat
from hcvla_interfaces.srv import PlanCode

from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject, Pose
from hcvla.nodes.clients import planner as planner_client
from hcvla.nodes.clients.planner import RemotePlanner
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.messages.conversions import object_from_msg
from hcvla.nodes.ros.executor import WaitingGroup
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros.liveness import LOADING
from hcvla.planner.planner import PlanRequest

pytestmark = pytest.mark.ros
REQUEST = PlanRequest(task="lift it", image=None, objects=[], past=[], memory={}, errors=[])


class Server:
    """A planner's process as the executor sees it: heartbeats, and answers to questions."""

    def __init__(self, node):
        self.incarnation, self.message = 1, ""
        self.dies_over = 0
        """So many questions are left unanswered, each by a process that is replaced."""
        self.loads_over = 0
        """So many requests are answered by a process that still loads, though its heartbeat was not received yet."""
        self.questions, self.starts = [], []
        self.closing = threading.Event()
        self._beats = node.create_publisher(Heartbeat, "heartbeat", 10)
        node.create_timer(0.05, self.beat)
        node.create_service(PlanCode, "plan_code", self._plan, callback_group=WaitingGroup())

    def beat(self):
        beat = Heartbeat(node="planner", incarnation=self.incarnation, ready=not self.message, message=self.message)
        self._beats.publish(beat)

    def _plan(self, request, response):
        self.questions.append(request.task)
        self.starts.append([object_from_msg(item) for item in request.start])
        if len(self.questions) <= self.dies_over:
            self.incarnation += 1
            self.closing.wait(20.0)
        if len(self.questions) <= self.loads_over:
            response.outcome.code = int(Outcome.NODE_LOST)
            response.outcome.message = "the planner is not ready: loading the model"
            return response
        response.outcome.code = int(Outcome.DONE)
        response.code = "go_home()"
        response.doubt = "not sure" if request.confirmed else ""
        return response


@pytest.fixture
def server():
    with StackClient("lab", "planner") as other:
        server = Server(other.node)
        yield server
        server.closing.set()


@pytest.fixture
def planner():
    with StackClient("lab", "executor") as client:
        yield RemotePlanner(client.node, client.liveness, timeout_sec=10.0)


def test_a_question_is_answered(server, planner):
    assert planner.plan(REQUEST).code == "go_home()"
    assert server.questions == ["lift it"]


def test_where_things_stood_at_the_start_comes_with_the_question(server, planner):
    cube = NamedObject("red cube", "red", "cube", Pose(0.5, 0.1, 0.02), (0.04, 0.04, 0.04), held=True)
    planner.plan(replace(REQUEST, start=(cube,)))
    assert server.starts == [[cube]]


def test_that_a_person_confirms_goes_to_the_planner_and_its_doubt_comes_back(server, planner):
    assert planner.plan(REQUEST).doubt == ""
    assert planner.plan(replace(REQUEST, confirmed=True)).doubt == "not sure"


def test_a_planner_that_dies_over_a_question_is_asked_again_once_it_is_back(server, planner):
    server.dies_over = 1
    assert planner.plan(REQUEST).code == "go_home()"
    assert server.questions == ["lift it", "lift it"]


def test_a_model_that_loads_is_waited_for(server, planner):
    server.message = LOADING
    answers = []
    asking = threading.Thread(target=lambda: answers.append(planner.plan(REQUEST)))
    asking.start()
    asking.join(0.3)
    assert not server.questions
    server.message = ""
    asking.join(10.0)
    assert [answer.code for answer in answers] == ["go_home()"]


def test_a_planner_that_was_started_again_unnoticed_and_loads_is_asked_until_it_is_ready(server, planner):
    server.loads_over = 3
    assert planner.plan(REQUEST).code == "go_home()"
    assert len(server.questions) == 4


def test_a_planner_that_never_gets_ready_is_given_up_with_its_reason(server, planner):
    server.loads_over, planner.timeout_sec = 1000, 0.5
    with pytest.raises(NodeLostError, match="the planner is not ready: loading the model"):
        planner.plan(REQUEST)


def test_a_planner_that_does_not_come_back_is_named(planner, monkeypatch):
    monkeypatch.setattr(planner_client, "RESTART_SEC", 0.3)
    with pytest.raises(NodeLostError, match="node 'planner' has not been seen"):
        planner.plan(REQUEST)
