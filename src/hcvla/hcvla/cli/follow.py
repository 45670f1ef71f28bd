"""Sends a task to a running stack and follows it in the terminal until it ends or Ctrl-C cancels it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hcvla_interfaces.action import ExecuteTask

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.cli.live import LiveView
from hcvla.monitor.state import CONFIRMING, PLANNING, REPAIRING, TaskView, with_details
from hcvla.nodes.clients.task_view import TaskViewer
from hcvla.nodes.clients.tasks import PendingTask, StackClient
from hcvla.nodes.messages.events import task_view_from_feedback, task_view_from_result
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.nodes.ros.liveness import Liveness

_TICK_SEC = 0.2
_PLANNER = "planner"
_QUESTION = "is this what you mean? The arm will move"


class TaskCutOffError(NodeLostError):
    """The executor was lost, and with it a task that it had taken."""


class CancelCutShortError(HcvlaError):
    """Whoever cancelled a task did not wait until it had ended."""

    outcome = Outcome.STOPPED

    def __init__(self) -> None:
        """Say what is known of the arm."""
        super().__init__("cancelled, and not waited for the end: assume that the arm still moves")


def follow_task(
    client: StackClient, goal: ExecuteTask.Goal, view: LiveView, watch: Callable[[], object] = lambda: None
) -> ExecuteTask.Result:
    """Return the result of the task; `watch` is called now and then and may raise. Ctrl-C cancels.

    Raises NodeLostError if the executor does not take the goal or does not answer a cancel, TaskCutOffError if it dies.
    """
    title = title_of(goal.task, goal.resume)
    executor, live = client.liveness.watch(["executor"]), TaskViewer(client.node)
    seen = [TaskView(task=title)]

    def on_feedback(feedback: ExecuteTask.Feedback) -> None:
        # Comes in the node's thread; drawing is for this one.
        seen[0] = task_view_from_feedback(title, feedback)

    asked = False
    pending = client.send(goal, on_feedback)
    try:
        while (result := pending.wait(_TICK_SEC)) is None:
            view.show(replace(with_details(seen[0], live.view), waiting=waited_for(seen[0].state, client.liveness)))
            if seen[0].state == CONFIRMING and not asked:
                asked = True
                client.confirm(view.ask(_QUESTION))
            watch()
            executor.require()
    except KeyboardInterrupt:
        result = _cancelled(pending)
    except NodeLostError as error:
        raise TaskCutOffError(str(error)) from error
    view.show(with_details(task_view_from_result(title, result), live.view))
    return result


def title_of(sentence: str, resume: str = "") -> str:
    """Return what a task is called on the screen: its sentence, if it has one."""
    return sentence or (f"resume {resume}" if resume else "a given program")


def waited_for(state: str, liveness: Liveness) -> str:
    """Return why a task in a state does not get on, if its planner was seen and cannot answer now; else empty."""
    if state not in (PLANNING, REPAIRING) or liveness.incarnation(_PLANNER) is None:
        return ""
    if not liveness.is_alive(_PLANNER):
        return "the planner died; the task waits for it to be started again"
    return "the planner still loads its model" if liveness.loading(_PLANNER) else ""


def _cancelled(pending: PendingTask) -> ExecuteTask.Result:
    """Cancel a task and return how it ended; raise CancelCutShortError if another Ctrl-C cuts the waiting short."""
    try:
        return pending.cancel()
    except KeyboardInterrupt:
        raise CancelCutShortError from None
