"""Lifecycle as an upstream `ros2 lifecycle set` uses it: by the services of the node."""

import pytest
from lifecycle_msgs.msg import State, Transition
from lifecycle_msgs.srv import ChangeState, GetState

from hcvla.api.errors import HcvlaError
from hcvla.nodes.ros.managed_node import InactiveError, ManagedNode

pytestmark = pytest.mark.ros


class Device(ManagedNode):
    """Notes what is done with its device; may refuse."""

    def __init__(self, context, refuses=""):
        super().__init__("device", context=context)
        self.done, self.refuses = [], refuses

    def take_over(self):
        self._do("take over")

    def hand_over(self):
        self._do("hand over")

    def _do(self, what):
        if self.refuses == what:
            raise HcvlaError(f"cannot {what}")
        self.done.append(what)


class Managed:
    def __init__(self, ros):
        self.ros, self.node = ros, ros.add(Device(ros.context))
        self.node.begin()
        self.node.set_ready()
        self.user = ros.node("user")

    def call(self, kind, name, request):
        client = self.user.create_client(kind, f"/device/{name}")
        self.ros.spin_until(client.service_is_ready, what=f"service {name}")
        answer = client.call_async(request)
        self.ros.spin_until(answer.done, what=f"the answer of {name}")
        return answer.result()

    def change(self, transition):
        return self.call(ChangeState, "change_state", ChangeState.Request(transition=Transition(id=transition))).success

    def state(self):
        return self.call(GetState, "get_state", GetState.Request()).current_state.id


@pytest.fixture
def managed(ros):
    return Managed(ros)


def test_it_activates_itself(managed):
    assert managed.state() == State.PRIMARY_STATE_ACTIVE
    assert managed.node.done == ["take over"]
    assert managed.node.ready


def test_inactive_it_is_not_ready_and_says_what_to_do_and_active_it_is_again(managed):
    assert managed.change(Transition.TRANSITION_DEACTIVATE)
    assert managed.state() == State.PRIMARY_STATE_INACTIVE
    assert managed.node.problem == "inactive (ros2 lifecycle set /device activate)"
    with pytest.raises(InactiveError, match="device is inactive"):
        managed.node.require_active()
    assert managed.change(Transition.TRANSITION_ACTIVATE)
    managed.node.require_active()
    assert managed.node.ready
    assert managed.node.done == ["take over", "hand over", "take over"]


def test_what_cannot_be_handed_over_stays_active(managed):
    managed.node.refuses = "hand over"
    assert not managed.change(Transition.TRANSITION_DEACTIVATE)
    assert managed.state() == State.PRIMARY_STATE_ACTIVE
    assert managed.node.active
    assert managed.node.faults.refusals == 1


def test_what_cannot_be_taken_over_stays_inactive(managed):
    assert managed.change(Transition.TRANSITION_DEACTIVATE)
    managed.node.refuses = "take over"
    assert not managed.change(Transition.TRANSITION_ACTIVATE)
    assert managed.state() == State.PRIMARY_STATE_INACTIVE
    assert not managed.node.active


def test_a_device_that_cannot_be_taken_at_the_start_ends_the_node(ros):
    node = ros.add(Device(ros.context, refuses="take over"))
    with pytest.raises(InactiveError, match="device cannot be started"):
        node.begin()


def test_shut_down_it_hands_its_device_over_once(managed):
    assert managed.change(Transition.TRANSITION_ACTIVE_SHUTDOWN)
    assert managed.state() == State.PRIMARY_STATE_FINALIZED
    assert managed.node.done == ["take over", "hand over"]
    assert not managed.node.ready
