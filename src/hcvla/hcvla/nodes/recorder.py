"""Node `recorder`: records the tasks of a running stack as a dataset, as an action. Idle, it reads heartbeats only."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from hcvla_interfaces.action import Record
from rclpy.action.server import ServerGoalHandle

from hcvla.api.errors import BusyError, HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Registry
from hcvla.datasets.errors import DatasetError
from hcvla.datasets.folder_lock import ClaimError
from hcvla.datasets.schema import IMAGE_PIXELS
from hcvla.nodes.bringup.configuration import RecorderConfig
from hcvla.nodes.messages.conversions import outcome_to_msg
from hcvla.nodes.recorder_topics import RecorderTopics
from hcvla.nodes.ros.liveness import Liveness, Watch
from hcvla.nodes.ros.node import HcvlaNode, run_node
from hcvla.nodes.ros.parameters import read_parameters
from hcvla.nodes.ros.part_status import Level, PartStatus
from hcvla.recording.live.config import RecordSettings
from hcvla.recording.live.event_buffer import EventBuffer
from hcvla.recording.live.recording import Recording
from hcvla.recording.live.store import RecordingStore

EXECUTOR = "executor"
_IDLE_SEC = 0.02
_FEEDBACK_SEC = 0.5
_INPUTS_SEC = 3.0
"""How long to wait for the first robot state and images, and for the executor [s, system clock]."""
_TRUTH_SEC = 1.0
"""How long to wait after that for the simulator's truth, which a real arm does not have [s, system clock]."""
_LATE_SEC = 0.3
"""How long a recording still receives messages after its end was requested [s, system clock]."""
_DRAIN_SEC = 3.0
"""How long at most, if a task has just ended, until its last frames are written [s, system clock]."""
_CLOSE_SEC = 2.5
"""Less than the three seconds after which a node that does not end is killed."""


class RecorderNode(HcvlaNode):
    """One recording at a time; it lasts until its goal is cancelled."""

    def __init__(self, registry: Registry) -> None:
        """Offer the action."""
        super().__init__("recorder")
        self._registry = registry
        self._align = read_parameters(self, RecorderConfig()).align
        self._liveness = Liveness(self)
        self._busy = threading.Lock()
        self._closing = threading.Event()
        self.diagnostics.add("recording", self._recording_status)
        self._server = self.create_action(Record, "record", self._execute)
        self.set_ready()

    def close(self) -> None:
        """End a recording that still runs."""
        self._closing.set()
        if self._busy.acquire(timeout=_CLOSE_SEC):
            self._busy.release()
        self._server.destroy()

    def _execute(self, goal: ServerGoalHandle) -> Record.Result:
        result = Record.Result()
        if not self._busy.acquire(blocking=False):
            return _refuse(goal, result, BusyError("another recording runs; cancel it first"))
        try:
            store = _open(goal.request)
            try:
                self._record(goal, store)
                store.join()
            finally:
                result.episodes, result.total, result.frames = store.kept, store.total, store.frames
                result.failures = [f"{count} {cause}" for cause, count in store.failures.most_common()]
                store.close()
        except (HcvlaError, OSError) as error:
            refusal = error if isinstance(error, HcvlaError) else DatasetError(f"{goal.request.out}: {error}")
            self.get_logger().error(str(refusal))
            return _refuse(goal, result, refusal)
        finally:
            self._busy.release()
        (goal.canceled if goal.is_cancel_requested else goal.succeed)()
        result.outcome = outcome_to_msg(Verdict(Outcome.DONE))
        return result

    def _recording_status(self) -> PartStatus:
        return PartStatus(Level.OK, "records" if self._busy.locked() else "idle; action record starts a recording")

    def _record(self, goal: ServerGoalHandle, store: RecordingStore) -> None:
        """Record until the goal is cancelled or reached; raise DatasetError."""
        request, buffer = goal.request, EventBuffer(self._align)
        settings = RecordSettings(store.pixels, request.task.strip(), request.keep_failed, request.episodes)
        topics = RecorderTopics(self, self._registry, buffer, store.pixels)
        recording = Recording(buffer, store, settings, topics)
        try:
            self._wait_for_inputs(goal, topics)
            buffer.begin()
            executor, feedback_sec = self._liveness.watch([EXECUTOR]), 0.0
            while not (self._ended(goal) or recording.complete):
                # Frames are encoded here, in the goal's own thread: callbacks only queue messages.
                if not recording.step(time.monotonic()):
                    self._closing.wait(_IDLE_SEC)
                if time.monotonic() - feedback_sec > _FEEDBACK_SEC:
                    feedback_sec = time.monotonic()
                    executor = self._watch_executor(recording, executor)
                    goal.publish_feedback(_feedback(recording, topics))
            _drain(recording)
            recording.close()
        finally:
            recording.abandon()
            topics.close()

    def _wait_for_inputs(self, goal: ServerGoalHandle, topics: RecorderTopics) -> None:
        """Wait for robot and cameras, but no longer than the limit: in lockstep nothing comes before a task."""
        deadline = time.monotonic() + _INPUTS_SEC
        while topics.missing and time.monotonic() < deadline and not self._ended(goal):
            goal.publish_feedback(Record.Feedback(state="waiting", message=_silent(topics)))
            self._closing.wait(_FEEDBACK_SEC / 5.0)
        deadline = time.monotonic() + _TRUTH_SEC
        while not topics.knows_truth and time.monotonic() < deadline and not self._ended(goal):
            self._closing.wait(_IDLE_SEC)

    def _watch_executor(self, recording: Recording, executor: Watch) -> Watch:
        """Cut the episode if the executor is lost; return the watch to go on with."""
        problem = executor.problem()
        if not problem:
            return executor
        if recording.busy:
            recording.buffer.cut("node lost", problem)
        return self._liveness.watch([EXECUTOR])

    def _ended(self, goal: ServerGoalHandle) -> bool:
        return bool(goal.is_cancel_requested) or self._closing.is_set()


def _drain(recording: Recording) -> None:
    """Write what has come: the task that was just seen to end is whole, though its last frames wait to be settled."""
    start_sec = time.monotonic()
    while (passed_sec := time.monotonic() - start_sec) < (_DRAIN_SEC if recording.buffer.task_ends else _LATE_SEC):
        if not recording.step(start_sec + passed_sec):
            time.sleep(_IDLE_SEC)


def _refuse(goal: ServerGoalHandle, result: Record.Result, error: HcvlaError) -> Record.Result:
    goal.abort()
    result.outcome = outcome_to_msg(Verdict(error.outcome, str(error)))
    return result


def _open(request: Record.Goal) -> RecordingStore:
    out = Path(request.out)
    if not out.is_absolute():
        raise ClaimError(f"out is '{excerpt(request.out)}', expected an absolute path on the machine of the recorder")
    return RecordingStore(out, request.pixels or IMAGE_PIXELS, resume=request.resume)


def _silent(topics: RecorderTopics) -> str:
    return f"nothing has come from {', '.join(topics.missing)} yet" if topics.missing else ""


def _feedback(recording: Recording, topics: RecorderTopics) -> Record.Feedback:
    status = recording.status()
    return Record.Feedback(
        state="recording" if recording.busy else "ready",
        message=status.message or _silent(topics),
        episodes=status.episodes,
        failed=status.failed,
        task=status.sentence,
        call=status.call,
        frames=status.frames,
        old_images=status.old_images,
        late_events=status.late_events,
        behind=float(status.behind_sec),
    )


def main() -> None:
    """Run the node."""
    run_node(lambda: RecorderNode(ROBOT_API))


if __name__ == "__main__":
    main()
