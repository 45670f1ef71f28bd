"""Sends a task to a running stack and follows it in the terminal until it ends or Ctrl-C cancels it."""

from __future__ import annotations

from collections.abc import Callable

from hcvla_interfaces.action import ExecuteTask
from hcvla_interfaces.msg import SubtaskEvent

from hcvla.api.outcomes import Verdict
from hcvla.cli.live import LiveState, LiveView, SubtaskRow
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.messages.conversions import verdict_from_msg

_TICK_SEC = 0.2


def follow_task(
    client: StackClient, goal: ExecuteTask.Goal, view: LiveView, watch: Callable[[], None] = lambda: None
) -> ExecuteTask.Result:
    """Return the result of the task; `watch` is called now and then and may raise. Ctrl-C cancels.

    Raises NodeLostError if the executor does not take the goal or does not answer a cancel.
    """
    title = goal.task or f"resume {goal.resume}"
    executor = client.liveness.watch(["executor"])
    pending = client.send(goal, lambda feedback: view.show(state_of(title, feedback)))
    try:
        while (result := pending.wait(_TICK_SEC)) is None:
            watch()
            executor.require()
    except KeyboardInterrupt:
        result = pending.cancel()
    view.show(_final(title, result))
    return result


def state_of(title: str, feedback: ExecuteTask.Feedback) -> LiveState:
    """Return what the screen shows for a feedback message."""
    rows = _rows(feedback.trace)
    return LiveState(title, feedback.state, feedback.program, feedback.line, feedback.elapsed, rows)


def _final(title: str, result: ExecuteTask.Result) -> LiveState:
    state = _words(verdict_from_msg(result.outcome))
    return LiveState(title, state, result.program, 0, result.wall_seconds, _rows(result.trace))


def _rows(trace: list[SubtaskEvent]) -> tuple[SubtaskRow, ...]:
    rows = []
    for event in trace:
        if event.kind == SubtaskEvent.STARTED:
            rows.append(SubtaskRow(event.label))
            continue
        verdict = verdict_from_msg(event.outcome)
        rows.append(SubtaskRow(event.label, _words(verdict), verdict.done, event.duration))
    return tuple(rows)


def _words(verdict: Verdict) -> str:
    return f"{verdict.outcome.label}: {verdict.message}" if verdict.message else verdict.outcome.label
