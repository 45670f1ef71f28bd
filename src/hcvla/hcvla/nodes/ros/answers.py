"""Services and goals that always get an answer: what a handler raises instead is said in its response."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rclpy.action.server import ServerGoalHandle

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.nodes.messages.conversions import outcome_to_msg
from hcvla.nodes.ros.faults import Faults, describe


def answered(name: str, handler: Callable[[Any, Any], Any], faults: Faults) -> Callable[[Any, Any], Any]:
    """Return a service's handler whose errors become its answer."""

    def answer(request: Any, response: Any) -> Any:
        try:
            return handler(request, response)
        except Exception as error:  # noqa: BLE001 - the edge of the callback: the client gets it
            return _say(type(response)(), name, error, faults)

    return answer


def finished(
    name: str, execute: Callable[[ServerGoalHandle], Any], result: Callable[[], Any], faults: Faults
) -> Callable[[ServerGoalHandle], Any]:
    """Return what executes the goals of an action, whose errors abort the goal and become its `result`."""

    def finish(goal: ServerGoalHandle) -> Any:
        try:
            return execute(goal)
        except Exception as error:  # noqa: BLE001 - the edge of the goal's thread: its client gets it
            if goal.is_active:
                goal.abort()
            return _say(result(), name, error, faults)

    return finish


def _say(answer: Any, name: str, error: Exception, faults: Faults) -> Any:
    """Write an error into an answer that says nothing yet: its outcome, its message; flags of success are false."""
    if isinstance(error, HcvlaError):
        outcome, words = error.outcome, str(error)
    else:
        faults.failed(name, error)
        outcome, words = Outcome.NODE_LOST, describe(name, error)
    if hasattr(answer, "outcome"):
        answer.outcome = outcome_to_msg(Verdict(outcome, words))
    if hasattr(answer, "message"):
        answer.message = words
    return answer
