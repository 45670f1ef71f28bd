"""On the running stack the policy may think at a server: calls stop when they must, and say so when the server goes."""

import threading

import pytest

from domains import reserve_domain
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.skills.diffusion.checkpoint import load_policy
from hcvla.skills.load import DIFFUSION, skills_folder
from hcvla.skills.remote.own_policy import PolicyService
from hcvla.skills.remote.server import PolicyServer
from running import RAN, outcome, running_stack, wait_until

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(180)]

LEFT, RIGHT = "move_to(Pose(0.5, 0.25, 0.3))", "move_to(Pose(0.5, -0.25, 0.3))"
PICK = "pick(get_actor('red cube'))"
"""Longer than any plan: it cannot be ended by the one in hand."""
REST_RAD_S = 0.02
SLOW_SEC = 0.9
"""Longer than a plan lasts (0.6 s), shorter than what the server is given (2 s)."""


class Served:
    """The policy that ships behind a server that can be slowed down, held up, ended and started again at its port."""

    def __init__(self):
        self.service = PolicyService(load_policy(skills_folder(DIFFUSION), ROBOT_API))
        self.service.warm_up()
        self.go_on, self.never = threading.Event(), threading.Event()
        self.go_on.set()
        self.slow_sec, self.questions = 0.0, 0
        self.start(0)

    def start(self, port):
        self.server = PolicyServer(self.answer, self.service.metadata, port=port).__enter__()
        self.port = self.server.port

    def end(self):
        self.server.__exit__(None, None, None)

    def answer(self, message):
        self.questions += 1
        assert self.go_on.wait(60.0)
        self.never.wait(self.slow_sec)
        return self.service.answer(message)

    @property
    def name(self):
        return f"policy server ws://127.0.0.1:{self.port}"


@pytest.fixture(scope="module")
def served():
    server = Served()
    yield server
    server.go_on.set()
    server.end()


@pytest.fixture(scope="module")
def stack(served, tmp_path_factory):
    patch = pytest.MonkeyPatch()
    patch.setenv("ROS_DOMAIN_ID", str(reserve_domain()))
    with running_stack(tmp_path_factory.mktemp("stack"), skills=f"ws://127.0.0.1:{served.port}") as running:
        yield running
    patch.undo()


@pytest.fixture
def lives(stack):
    """The skill server is alive, and the same process, before and after."""
    watch = stack.client.liveness.watch(["skill_server"])
    yield
    watch.require()


def test_a_slow_server_is_warned_of_and_waited_for(stack, served, lives):
    before, served.slow_sec = served.questions, SLOW_SEC
    result = stack.run(LEFT)
    served.slow_sec = 0.0
    assert outcome(result) is RAN
    assert served.questions > before
    log = (stack.processes.log_dir / "skill_server.log").read_text()
    assert f"{served.name} answered after " in log
    assert "the plan in hand lasts 600 ms: the arm waited" in log


def test_a_cancel_does_not_wait_for_a_server_that_says_nothing(stack, served, lives):
    pending = stack.send(RIGHT)
    assert stack.moved.wait(20.0)
    served.go_on.clear()
    result = pending.cancel()
    served.go_on.set()
    assert outcome(result) is Outcome.STOPPED
    wait_until(lambda: stack.speed() < REST_RAD_S, 0.5, "rest")


def test_a_server_that_says_nothing_ends_the_call_with_the_arm_at_rest(stack, served, lives):
    pending = stack.send(PICK)
    assert stack.moved.wait(20.0)
    served.go_on.clear()
    result = pending.wait(30.0)
    assert outcome(result) is Outcome.NODE_LOST
    assert f"{served.name} gave no answer in 2 s" in result.outcome.message
    assert stack.speed() < REST_RAD_S
    served.go_on.set()


def test_a_server_that_goes_in_mid_motion_is_named_and_works_again_once_it_is_back(stack, served, lives):
    pending = stack.send(PICK)
    assert stack.moved.wait(20.0)
    served.end()
    result = pending.wait(30.0)
    assert outcome(result) is Outcome.NODE_LOST
    assert f"{served.name} cannot be reached (connection refused); is it running there?" in result.outcome.message
    wait_until(lambda: stack.speed() < REST_RAD_S, 1.0, "rest")
    served.start(served.port)
    assert outcome(stack.run(PICK)) is RAN
