"""Many goals at once: one is carried out, each of the others has its answer within two seconds."""

import threading
import time

import pytest
from hcvla_interfaces.action import ExecuteSubtask

from hcvla.api.errors import BusyError
from hcvla.api.outcomes import Outcome
from hcvla.nodes.ros.action_client import ActionClient
from hcvla.nodes.ros.node import HcvlaNode

pytestmark = pytest.mark.ros

GOALS, LIMIT_SEC = 200, 2.0


class OneAtATime(HcvlaNode):
    """Carries out one goal until the test lets it finish; refuses others."""

    def __init__(self, context):
        super().__init__("one_at_a_time", context=context)
        self.go_on, self._busy = threading.Event(), threading.Lock()
        self.server = self.create_action(ExecuteSubtask, "execute_subtask", self._execute)

    def _execute(self, goal):
        if not self._busy.acquire(blocking=False):
            raise BusyError("another subtask is running; wait for it or cancel it")
        self.go_on.wait(30.0)
        goal.succeed()
        return ExecuteSubtask.Result()

    def destroy_node(self):
        self.server.destroy()
        super().destroy_node()


def test_each_of_two_hundred_goals_is_answered_within_two_seconds(ros, spinning):
    node = ros.add(OneAtATime(ros.context))
    client = ActionClient(spinning, ExecuteSubtask, "execute_subtask")
    ended, start_sec = {}, {}

    def on_result(number, future):
        ended[number] = (time.monotonic() - start_sec[number], future.result().result.outcome.code)

    def on_goal(number, future):
        result = future.result().get_result_async()
        result.add_done_callback(lambda future: on_result(number, future))

    ros.spin_until(client.server_is_ready, what="the action")
    for number in range(GOALS):
        start_sec[number] = time.monotonic()
        client.send_goal_async(ExecuteSubtask.Goal(function="go_home")).add_done_callback(
            lambda future, number=number: on_goal(number, future)
        )
    ros.spin_until(lambda: len(ended) == GOALS - 1, 10.0, "the end of all but one")
    assert {code for _, code in ended.values()} == {Outcome.BUSY}
    assert max(seconds for seconds, _ in ended.values()) < LIMIT_SEC
    assert node.faults.newest == ""
    node.go_on.set()
    ros.spin_until(lambda: len(ended) == GOALS, 10.0, "the end of the first")
    client.destroy()
