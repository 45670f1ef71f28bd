"""Records a lockstep stack while it works: a frame for each control step, labels from the executor's events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager

import numpy as np

from hcvla.api import events
from hcvla.api.call_recorder import CallRecorder, OpenCall
from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.events import TaskEvent
from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Pose
from hcvla.cameras.frame import RgbdFrame
from hcvla.datasets.episode import EpisodeWriter, Frame
from hcvla.datasets.errors import DatasetError
from hcvla.datasets.labels import Labels, Question, memory_words
from hcvla.datasets.schema import ARM_SENT_ASIDE, CAMERAS
from hcvla.datasets.vectors import action_vector, commanded, pose_vector, state_vector
from hcvla.lockstep.bursts import ASIDE
from hcvla.lockstep.hardships.hardship import Hardship
from hcvla.lockstep.images import LockstepImages
from hcvla.lockstep.perturbations import Disturber
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.cameras import SimCameras
from hcvla.sim.simulation import Simulation
from hcvla.skills.skill import Action, Observation

Ask = Callable[[Mapping[str, RgbdFrame]], Sequence[Question]]
"""Makes the questions of a key step from its images."""


class EventLabels:
    """Labels an episode from a task's events; its calls go to a recorder, as those of `instrument()` do."""

    def __init__(self, calls: CallRecorder, labels: Labels) -> None:
        """Record into `calls`; plan, memory and phases go to the labels themselves."""
        self._calls, self._labels = calls, labels
        self._open: list[tuple[AbstractContextManager[OpenCall], OpenCall]] = []

    def on_event(self, event: TaskEvent) -> None:
        """Note what an event says of the running frame."""
        match event:
            case events.ProgramWritten():
                self._labels.say("plan", event.program)
            case events.PosesStored() if event.poses:
                self._labels.say("memory", memory_words(event.poses))
            case events.SubtaskStarted() | events.InnerStarted():
                self._start(event.call)
            case events.SubtaskPhase():
                self._labels.on_phase(event.phase)
            case events.SubtaskEnded() | events.InnerEnded():
                self._end(event.verdict)

    def _start(self, call: Call) -> None:
        recorded = self._calls.record(call.function, call.arguments, call.label)
        self._open.append((recorded, recorded.__enter__()))

    def _end(self, verdict: Verdict) -> None:
        recorded, opened = self._open.pop()
        opened.verdict = verdict
        recorded.__exit__(None, None, None)


class EpisodeRecorder:
    """Writes a frame whenever the runner of a stack acts; a context manager that lets go of the stack."""

    def __init__(self, stack: LockstepStack, writer: EpisodeWriter, pixels: int, ask: Ask) -> None:
        """Attach to a stack; images are square, of that size [pixel]."""
        self.stack, self._writer, self._ask = stack, writer, ask
        self.disturber: Disturber | Hardship | None = None
        """Who disturbs the robot, if any."""
        self.error: Exception | None = None
        """Why a frame could not be recorded; the run ends with it, but skills' errors become verdicts."""
        self.calls = CallRecorder(lambda: stack.simulation.time, writer.labels.on_event)
        """Also takes the events of instrumented functions: `instrument(api, [...], ...).recorder` has the same form."""
        self.on_event = EventLabels(self.calls, writer.labels).on_event
        """Subscribe this to the events of the task."""
        self._cameras = SimCameras(stack.simulation, pixels, pixels)
        self._images = LockstepImages(stack.simulation, dict.fromkeys(CAMERAS, pixels))
        self._take = lambda: self._images.update(stack.simulation.time)
        stack.arm.on_wait.append(self._take)
        self._next_sec: float | None = None
        self._sent: np.ndarray | None = None
        stack.runner.on_step.append(self._on_step)

    def close(self) -> None:
        """Detach, and free the cameras."""
        if self._on_step in self.stack.runner.on_step:
            self.stack.runner.on_step.remove(self._on_step)
            self.stack.arm.on_wait.remove(self._take)
        self._cameras.close()
        self._images.close()

    def __enter__(self) -> EpisodeRecorder:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Detach."""
        self.close()

    def _on_step(self, observation: Observation, action: Action) -> None:
        try:
            self._record(observation, action)
        except Exception as error:
            self.error = error
            raise

    def _record(self, observation: Observation, action: Action) -> None:
        state = observation.state
        self._check_time(state.stamp_sec)
        questions: Sequence[Question] = ()
        if self._writer.labels.new_call():
            # Queried before the frame is counted: it belongs to the frame at which the call begins.
            questions = self._ask(self._cameras.frames())
            self._images.refresh(state.stamp_sec)
        images = {name: image.rgb for name, image in self._images.newest(state.stamp_sec).items()}
        measured = state_vector(state)
        self._sent = action_vector(commanded(action), measured, self._sent)
        self._writer.write(
            Frame(
                stamp_sec=state.stamp_sec,
                state=measured,
                action=self._sent,
                reference=pose_vector(state.T_base_tool_commanded or state.T_base_tool),
                images=images,
                observed=list(observation.objects.values()),
                objects=object_poses(self.stack.simulation),
                questions=questions,
                disturbance=ARM_SENT_ASIDE if action.phase == ASIDE else self._disturbed_by,
            )
        )

    @property
    def _disturbed_by(self) -> str:
        """The kind of the disturbance that goes on; empty if none does."""
        return self.disturber.kind if self.disturber is not None and self.disturber.acting else ""

    def _check_time(self, stamp_sec: float) -> None:
        if self._next_sec is not None and abs(stamp_sec - self._next_sec) > 1e-6:
            raise DatasetError(
                f"a frame at {stamp_sec:.4f} s, expected one at {self._next_sec:.4f} s: time passed between two steps"
            )
        self._next_sec = stamp_sec + CONTROL_PERIOD_SEC


def object_poses(simulation: Simulation) -> dict[str, Pose]:
    """Return the true pose of every object's centre; cheaper than the whole truth."""
    poses = {}
    with simulation.lock:
        for name in simulation.scene.names:
            body = simulation.data.body(name)
            (px, py, pz), (w, x, y, z) = body.xpos.tolist(), body.xquat.tolist()
            poses[name] = Pose(px, py, pz, x, y, z, w)
    return poses
