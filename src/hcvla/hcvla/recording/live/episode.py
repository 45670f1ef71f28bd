"""One episode of a running task on its way to the dataset."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from hcvla.api import events
from hcvla.api.call_recorder import CallEvent
from hcvla.api.events import TaskEvent
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject
from hcvla.cameras.frame import RgbdFrame
from hcvla.datasets.episode import EpisodeFacts, EpisodeWriter, Frame
from hcvla.datasets.labels import Question, describe, encode_arguments, memory_words, mentioned
from hcvla.datasets.vqa import key_step_questions
from hcvla.recording.live.alignment import AlignedSample

RECORDED = "recorded"
"""What the datasets' rows call the task of an episode that was recorded: it is none of the registered ones."""

_ROUNDING_SEC = 1e-6

_Started = events.SubtaskStarted | events.InnerStarted
_Ended = events.SubtaskEnded | events.InnerEnded


class Look(Protocol):
    """Makes of an image, in the form in which it was put into the streams, what is recorded of it."""

    def image(self, image: Any) -> np.ndarray:
        """Return the picture, Shape=(pixels, pixels, 3), uint8, RGB."""
        ...

    def frame(self, camera: str, image: Any) -> RgbdFrame | None:
        """Return it with depth and the camera's place, of the same size; None if they are not known."""
        ...


@dataclass
class Counts:
    """What is recorded of an episode in addition to its columns."""

    ages: dict[str, list[float]] = field(default_factory=dict)
    """Of the images, by camera [s, robot's clock]."""
    old: list[int] = field(default_factory=list)
    """Frames with an image that is too old."""
    left_out_sec: float = 0.0
    """While no call was open [s, robot's clock]."""
    late_events: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return plain data."""
        ages = {
            camera: {"median": round(float(np.median(found)), 4), "max": round(max(found), 4)}
            for camera, found in self.ages.items()
        }
        return {
            "image_age_sec": ages,
            "old_images": self.old,
            "left_out_sec": round(self.left_out_sec, 3),
            "late_events": self.late_events,
        }


class LiveEpisode:
    """Takes events and samples in order of time; `finish` keeps what they made, `discard` does not."""

    def __init__(self, task_id: str, number: int, writer: EpisodeWriter, look: Look, old_image_sec: float) -> None:
        """Begin episode `number` of a recording."""
        self.task_id, self.number = task_id, number
        self.counts = Counts()
        self.sentence = self.goal = self.program = self.trouble = ""
        self.action: np.ndarray | None = None
        """Of the frame before, Shape=(10,)."""
        self._writer, self._look, self._old_image_sec = writer, look, old_image_sec
        self._rng = np.random.default_rng(number)
        self._open: list[tuple[_Started, int]] = []
        self._count = 0
        self._named: list[str] = []
        self._objects: dict[str, dict[str, Any]] = {}
        self._did: list[str] = []

    @property
    def frames(self) -> int:
        """Frames written so far."""
        return self._writer.frames

    @property
    def call(self) -> str:
        """The program's open call as program text; empty if none is."""
        return self._open[0][0].call.label if self._open else ""

    def on_event(self, event: TaskEvent) -> None:
        """Note what an event of this task says of the frames that follow."""
        match event:
            case events.TaskStarted():
                self.sentence = event.task
            case events.GoalStated():
                self.goal = event.goal
            case events.ProgramWritten():
                self.program = event.program
                self._writer.labels.say("plan", event.program)
            case events.PosesStored() if event.poses:
                self._writer.labels.say("memory", memory_words(event.poses))
            case events.SubtaskStarted():
                self._named += [name for name in mentioned(event.call.arguments) if name not in self._named]
                self._did.append(describe(event.call.function, json.loads(encode_arguments(event.call.arguments))))
                self._start(event, within=0)
            case events.SubtaskPhase() | events.InnerStarted() | events.InnerEnded() | events.SubtaskEnded():
                # One that is not open began before the recording, or its beginning was lost.
                if self._is_open(event.number):
                    self._within_call(event)

    def _within_call(self, event: events.SubtaskPhase | events.InnerStarted | _Ended) -> None:
        match event:
            case events.SubtaskPhase():
                self._writer.labels.on_phase(event.phase)
            case events.InnerStarted():
                self._start(event, within=1)
            case events.InnerEnded():
                self._close(event.stamp_sec, event.verdict, keep=1)
            case events.SubtaskEnded():
                self._close(event.stamp_sec, event.verdict, keep=0)
                if not event.verdict.done:
                    self.trouble = event.verdict.message or event.verdict.outcome.label

    def write(self, sample: AlignedSample) -> None:
        """Append a frame; raise DatasetError or OSError."""
        questions: Sequence[Question] = ()
        if sample.pictured and self._writer.labels.new_call():
            questions = self._questions(sample)
        for camera, age in sample.image_age_sec.items():
            self.counts.ages.setdefault(camera, []).append(age)
        if max(sample.image_age_sec.values()) > self._old_image_sec + _ROUNDING_SEC:
            self.counts.old.append(self.frames)
        images = {camera: self._look.image(image) for camera, image in sample.images.items()}
        poses = {name: item.pose for name, item in sample.objects.items()}
        self._writer.write(
            Frame(
                stamp_sec=sample.stamp_sec,
                state=sample.state,
                action=sample.action,
                reference=sample.reference,
                images=images,
                observed=sample.observed,
                objects=poses,
                questions=questions,
            )
        )
        if sample.objects and not self._objects:
            kinds = {name: (item.color, item.shape, list(item.size)) for name, item in sample.objects.items()}
            self._objects = {name: dict(zip(("color", "shape", "size"), k, strict=True)) for name, k in kinds.items()}
        self.action = sample.action

    def finish(self, sentence: str, success: bool, stamp_sec: float) -> None:
        """Move the episode into place; a call that is still open ends here. Raises DatasetError or OSError."""
        if self._open:
            self.trouble = "the recording ended first"
            self._close(stamp_sec, Verdict(Outcome.STOPPED, self.trouble), keep=0)
        self._writer.finish(
            EpisodeFacts(
                task=RECORDED,
                sentence=sentence or self.sentence or "; ".join(self._did),
                seed=self.number,
                program=self.program,
                goal=self.goal,
                success=success,
                perception="rgbd",
                objects=self._objects,
                timing=self.counts.as_json(),
            )
        )

    def discard(self) -> None:
        """Throw away what was not finished."""
        self._writer.discard()

    def _is_open(self, number: int) -> bool:
        return bool(self._open) and self._open[0][0].number == number

    def _start(self, event: _Started, within: int) -> None:
        """Open a call within the outermost `within` open ones; what else is open ends here."""
        self._close(event.stamp_sec, Verdict(Outcome.STOPPED, "another call began"), keep=within)
        self._open.append((event, self._count))
        self._count += 1
        self._emit("start", event.stamp_sec, None)

    def _close(self, stamp_sec: float, verdict: Verdict, keep: int) -> None:
        """Close the innermost calls until `keep` are open."""
        while len(self._open) > keep:
            self._emit("end", stamp_sec, verdict)
            self._open.pop()

    def _emit(self, event: Any, stamp_sec: float, verdict: Verdict | None) -> None:
        """Pass the innermost call to the labels."""
        (started, number), outer = self._open[-1], self._open[:-1]
        call = started.call
        self._writer.labels.on_event(
            CallEvent(
                event=event,
                call_id=number,
                parent_id=outer[-1][1] if outer else None,
                depth=len(outer),
                function=call.function,
                arguments=call.arguments,
                label=call.label,
                time_sec=stamp_sec,
                thread=0,
                outcome=verdict.outcome if verdict else None,
                message=verdict.message if verdict else "",
            )
        )

    def _questions(self, sample: AlignedSample) -> Sequence[Question]:
        frames = {camera: self._look.frame(camera, image) for camera, image in sample.images.items()}
        known: Mapping[str, RgbdFrame] = {camera: frame for camera, frame in frames.items() if frame is not None}
        truth: Mapping[str, NamedObject] = sample.pictured
        return key_step_questions(self._rng, known, truth, self._named) if len(known) == len(frames) else ()
