"""Node `skill_server`: carries out one subtask call at a time as an action."""

from __future__ import annotations

import threading

from hcvla_interfaces.action import ExecuteSubtask
from rclpy.action import CancelResponse
from rclpy.action.server import ServerGoalHandle

from hcvla.api.events import TaskEvent
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome as OutcomeCode
from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Registry
from hcvla.nodes.bringup.configuration import SkillServerConfig
from hcvla.nodes.clients.arm import RemoteArm
from hcvla.nodes.clients.images import RemoteImages
from hcvla.nodes.clients.world import RemoteWorld
from hcvla.nodes.messages.conversions import call_from_msg, measures_to_msg, outcome_to_msg
from hcvla.nodes.messages.events import skill_event_to_msg
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros.liveness import Liveness
from hcvla.nodes.ros.node import HcvlaNode, run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.ros.part_status import CallTally
from hcvla.perception.followed_world import FollowedWorld
from hcvla.skills.load import ORACLE, load_skills
from hcvla.skills.runner import SkillRunner
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.skill import SkillLibrary

_WATCH_PERIOD_SEC = 0.1
_ENDING_SEC = 3.0
"""A subtask whose arm was stopped returns well within this [s]."""


class SkillServerNode(HcvlaNode):
    """One subtask at a time; a second goal while one runs ends as BUSY."""

    def __init__(self, registry: Registry) -> None:
        """Connect to arm and perception and offer the action."""
        super().__init__("skill_server")
        self._registry = registry
        config = read_parameters(self, SkillServerConfig(), self._apply, live=("oracle", "judge"))
        self._client = config.client
        self._arm = RemoteArm(self, self.base_frame, config.lockstep)
        self._library = _library(config, registry)
        needs = self._library.needs
        images = RemoteImages(self, needs.cameras) if needs.cameras else None
        self._liveness = Liveness(self)
        seen = RemoteWorld(self, self._liveness, self._arm.clock, self.base_frame)
        world = FollowedWorld(seen, self._arm.state, self._arm.state_at)
        self._runner = SkillRunner(
            self._arm, world, images, self._library, registry, judging=config.judge, moving=config.oracle
        )
        self._busy = threading.Lock()
        self._tally = CallTally("subtasks")
        self.diagnostics.add("subtasks", self._tally.status)
        self._server = self.create_action(ExecuteSubtask, "execute_subtask", self._execute, self._cancel)
        self.set_ready()

    def _apply(self, config: SkillServerConfig) -> None:
        if isinstance(self._library, OracleLibrary):
            self._library.config, self._library.judge = config.oracle, config.judge
        self._runner.judging, self._runner.moving = config.judge, config.oracle

    def finish(self) -> None:
        """Stop the arm if a subtask still runs."""
        if self._busy.locked():
            self._runner.cancel()

    def close(self) -> None:
        """Take no more subtasks."""
        self._server.destroy()

    def _cancel(self, _: ServerGoalHandle) -> CancelResponse:
        # Braking begins here, in the thread that took the request, and the answer means that the arm has stopped.
        self._runner.cancel()
        return CancelResponse.ACCEPT

    def _execute(self, goal: ServerGoalHandle) -> ExecuteSubtask.Result:
        if not self._busy.acquire(blocking=False):
            return _end(goal, Verdict(OutcomeCode.BUSY, "another subtask is running; wait for it or cancel it"), 0.0)
        ended = threading.Event()
        try:
            started_sec = self._now()
            call = call_from_msg(self._registry, goal.request.function, goal.request.arguments)
            self.start_thread("watch client", lambda: self._watch_client(ended))

            def publish(event: TaskEvent) -> None:
                if (feedback := skill_event_to_msg(event, self._now() - started_sec)) is not None:
                    goal.publish_feedback(feedback)

            self._tally.running = call.label
            verdict = self._runner.execute(call, publish)
            self._tally.add(call.label, verdict)
            return _end(goal, verdict, self._now() - started_sec)
        finally:
            ended.set()
            self._tally.running = ""
            self._busy.release()

    def _watch_client(self, ended: threading.Event) -> None:
        """Stop the arm if the client is lost while its subtask runs, even if it is back at once."""
        client = self._liveness.watch([self._client] if self._client else [])
        while not ended.wait(_WATCH_PERIOD_SEC):
            if problem := client.problem():
                self.get_logger().error(f"stopping the arm: {problem}")
                try:
                    self._end_orphan(ended)
                except NodeLostError as error:
                    # This node lives on: the next subtask is refused, or carried out, by what the arm then says.
                    self.get_logger().error(f"not known to be at rest: {error}")
                return

    def _end_orphan(self, ended: threading.Event) -> None:
        """Stop the arm and with it the subtask that no one waits for; afterwards another may move it.

        A stop that someone else latched stays, and ours does if the arm is not seen at rest. Raises NodeLostError.
        """
        try:
            latched_before = self._arm.state().stopped
        finally:
            report = self._runner.cancel()
        if report.at_rest and not latched_before and ended.wait(_ENDING_SEC):
            self._arm.clear_stop()

    def _now(self) -> float:
        return self._arm.state().stamp_sec


def _library(config: SkillServerConfig, registry: Registry) -> SkillLibrary:
    """Return who carries out subtasks; raise an HcvlaError that names what cannot be loaded."""
    if config.skills == ORACLE:
        return OracleLibrary(config.oracle, config.judge)
    return load_skills(config.skills, registry)()


def _end(goal: ServerGoalHandle, verdict: Verdict, duration_sec: float) -> ExecuteSubtask.Result:
    if verdict.done:
        goal.succeed()
    elif verdict.outcome is OutcomeCode.STOPPED and goal.is_cancel_requested:
        goal.canceled()
    else:
        goal.abort()
    return ExecuteSubtask.Result(
        outcome=outcome_to_msg(verdict), measures=measures_to_msg(verdict), duration=float(duration_sec)
    )


def main() -> None:
    """Run the node."""
    run_node(lambda: SkillServerNode(ROBOT_API))


if __name__ == "__main__":
    main()
