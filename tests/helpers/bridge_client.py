"""A client of the bridge to a real arm, as the tests of either bridge use it."""

import numpy as np
from diagnostic_msgs.msg import DiagnosticArray

from arm_contract import tool_down
from hcvla.nodes.clients.arm import RemoteArm
from hcvla.robots.arm import MoveCommand
from hcvla.robots.waypoint import toward
from waiting import wait_until

READY_SEC = 40.0


class BridgeClient:
    """Moves the arm behind a bridge, and says what the bridge complains of."""

    def __init__(self, client, name):
        self.client, self.name = client, name
        self.arm = RemoteArm(client.node)

    def problem(self):
        return self.client.liveness.problem(self.name)

    def problem_becomes(self, words, limit_sec=10.0):
        wait_until(lambda: words in self.problem(), limit_sec, f"the problem '{words}', but '{self.problem()}'")

    def ready(self):
        wait_until(lambda: not self.problem(), READY_SEC, "the bridge's readiness")

    def moving(self):
        goal = max((tool_down(0.45, side, 0.3) for side in (0.25, -0.25)), key=self.arm.state().T_base_tool.distance)
        for _ in range(100):
            state = self.arm.state()
            self.arm.move(MoveCommand(state.stamp_sec, T_base_tool=toward(goal, state.T_base_tool)))
            self.arm.wait(0.05)
            if np.abs(self.arm.state().dq).max() > 0.2:
                return
        raise AssertionError("the arm did not move")

    def diagnostics(self):
        """Return the newest status of every part by name, which goes on changing."""
        received = {}

        def note(message):
            received.update({status.name.rpartition(": ")[2]: status for status in message.status})

        self.client.node.create_subscription(DiagnosticArray, "/diagnostics", note, 10)
        return received
