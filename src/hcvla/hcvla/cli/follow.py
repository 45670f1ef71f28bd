"""Sends a task to a running stack and follows it in the terminal until it ends or Ctrl-C cancels it."""

from __future__ import annotations

from collections.abc import Callable

from hcvla_interfaces.action import ExecuteTask

from hcvla.cli.live import LiveView
from hcvla.monitor.state import CONFIRMING, TaskView, with_details
from hcvla.nodes.clients.task_view import TaskViewer
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.messages.events import task_view_from_feedback, task_view_from_result

_TICK_SEC = 0.2
_QUESTION = "is this what you mean? The arm will move"


def follow_task(
    client: StackClient, goal: ExecuteTask.Goal, view: LiveView, watch: Callable[[], object] = lambda: None
) -> ExecuteTask.Result:
    """Return the result of the task; `watch` is called now and then and may raise. Ctrl-C cancels.

    Raises NodeLostError if the executor does not take the goal or does not answer a cancel.
    """
    title = goal.task or f"resume {goal.resume}"
    executor, live = client.liveness.watch(["executor"]), TaskViewer(client.node)
    seen = [TaskView(task=title)]

    def on_feedback(feedback: ExecuteTask.Feedback) -> None:
        # Comes in the node's thread; drawing is for this one.
        seen[0] = task_view_from_feedback(title, feedback)

    asked = False
    pending = client.send(goal, on_feedback)
    try:
        while (result := pending.wait(_TICK_SEC)) is None:
            view.show(with_details(seen[0], live.view))
            if seen[0].state == CONFIRMING and not asked:
                asked = True
                client.confirm(view.ask(_QUESTION))
            watch()
            executor.require()
    except KeyboardInterrupt:
        result = pending.cancel()
    view.show(with_details(task_view_from_result(title, result), live.view))
    return result
