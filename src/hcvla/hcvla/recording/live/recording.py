"""Makes episodes of what a running stack publishes: one for each task, a frame for each 0.05 s in which a call is open.

Time in which no call is open (the planner thinks, nothing is commanded) is left out, as there is none in a collection.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from hcvla.api.control_period import CONTROL_PERIOD_SEC
from hcvla.api.events import GoalStated, PosesStored, ProgramWritten, SubtaskStarted, TaskEnded, TaskEvent, TaskStarted
from hcvla.datasets.errors import full_disk_as_error
from hcvla.recording.live.config import RecordSettings
from hcvla.recording.live.episode import LiveEpisode, Look
from hcvla.recording.live.errors import CutOffError
from hcvla.recording.live.event_buffer import EventBuffer
from hcvla.recording.live.store import RecordingStore

_KEPT_SEC = 2.0
"""While no call is open, what is older than this is forgotten [s, system clock]."""

_Context = TaskStarted | GoalStated | ProgramWritten | PosesStored


@dataclass(frozen=True, kw_only=True)
class RecordingStatus:
    """How far a recording is."""

    episodes: int
    failed: int
    sentence: str = ""
    """Of the running episode."""
    call: str = ""
    """The call that is open, as program text."""
    frames: int = 0
    old_images: int = 0
    """Frames of the running episode with an image that is too old."""
    late_events: int = 0
    """Of the whole recording."""
    behind_sec: float = 0.0
    """From a frame's time to its being written [s, system clock]."""
    message: str = ""
    """The result of the newest episode."""


class Recording:
    """Turns what is in a buffer into episodes of a store; `step` is called by one thread, again and again."""

    def __init__(self, buffer: EventBuffer, store: RecordingStore, settings: RecordSettings, look: Look) -> None:
        """Begin; `look` makes pictures of what is put in as images."""
        self.buffer = buffer
        self._store, self._settings, self._look = store, settings, look
        self._episode: LiveEpisode | None = None
        self._first_sec, self._next_sec, self._late_before = 0.0, 0.0, 0
        self._over: set[str] = set()
        self._known: dict[str, dict[type[_Context], _Context]] = {}
        """Of each task, the newest event of each kind that an episode has to know when it begins."""
        self._behind_sec, self._message = 0.0, ""

    @property
    def complete(self) -> bool:
        """Whether as many episodes are kept as were requested."""
        return 0 < self._settings.episodes <= self._store.kept

    @property
    def busy(self) -> bool:
        """Whether an episode is open."""
        return self._episode is not None

    def status(self) -> RecordingStatus:
        """Return how far it is; from any thread."""
        episode, late = self._episode, self.buffer.late
        done, failed = self._store.kept, sum(self._store.failures.values())
        if episode is None:
            return RecordingStatus(
                episodes=done, failed=failed, late_events=late, behind_sec=self._behind_sec, message=self._message
            )
        old = len(episode.counts.old)
        words = self._settings.sentence or episode.sentence
        return RecordingStatus(
            episodes=done,
            failed=failed,
            sentence=words,
            call=episode.call,
            frames=episode.frames,
            old_images=old,
            late_events=late,
            behind_sec=self._behind_sec,
            message=self._message,
        )

    def step(self, now_sec: float) -> bool:
        """Do the next piece of work that can be done at a time on the system clock [s]; return whether there was one.

        Raises NoRoomError if the disk is full, DatasetError if what is to be recorded is not as declared.
        """
        episode = self._episode
        try:
            if (cut := self.buffer.take_cut()) is not None:
                raise cut
            if episode is not None and episode.call:
                return self._step_call(episode, now_sec)
        except CutOffError as error:
            if episode is not None:
                # Of a task that goes on after its clock jumped, the next call begins another episode.
                self._over |= {episode.task_id} if error.cause != "clock jumped" else set()
                self._end(episode, self._next_sec, error.cause, str(error))
            return True
        event, _ = self.buffer.take_event(math.inf, now_sec)
        if event is not None:
            self._apply(event)
            return True
        if episode is None:
            self.buffer.forget_before(now_sec - _KEPT_SEC)
        return False

    def close(self) -> None:
        """End the running episode, which counts as failed; raise NoRoomError."""
        if self._episode is not None:
            self._end(self._episode, self._next_sec, "cut off", "the recording ended first")

    def abandon(self) -> None:
        """Throw the running episode away, after an error."""
        if self._episode is not None:
            self._episode.discard()
            self._episode = None

    # --------------------------------------------------------------------------------------------------------

    def _step_call(self, episode: LiveEpisode, now_sec: float) -> bool:
        event, unsettled = self.buffer.take_event(self._next_sec, now_sec)
        if event is not None:
            self._apply(event)
            return True
        if unsettled:
            return False
        sample = self.buffer.take_sample(self._next_sec, episode.action, now_sec, self._first_sec)
        if sample is None:
            return False
        with full_disk_as_error(self._store.out):
            episode.write(sample)
        self._behind_sec = self.buffer.behind_sec(self._next_sec, now_sec)
        self._next_sec += CONTROL_PERIOD_SEC
        return True

    def _apply(self, event: TaskEvent) -> None:
        match event:
            case TaskStarted() | GoalStated() | ProgramWritten() | PosesStored():
                self._note(event)
            case SubtaskStarted():
                self._make_room(event)
        episode = self._episode
        if episode is not None and episode.task_id == event.task_id:
            episode.on_event(event)
        if isinstance(event, TaskEnded):
            self._task_over(event)

    def _note(self, event: _Context) -> None:
        """Keep what an episode that begins later has to know of its task."""
        known = self._known.setdefault(event.task_id, {})
        first = isinstance(event, TaskStarted) and TaskStarted not in known
        if first and not self.buffer.began_with(event):
            self._over.add(event.task_id)
        known[type(event)] = event

    def _make_room(self, event: SubtaskStarted) -> None:
        """Make sure that an episode is open for a call that begins, unless its task is not to be recorded."""
        if event.task_id in self._over:
            return
        same_task = self._episode is not None and self._episode.task_id == event.task_id
        if self._episode is not None and (not same_task or self._episode.call):
            # The end of what ran before never came: its executor died, or was started again and resumes.
            self._over |= {self._episode.task_id, event.task_id} if same_task else {self._episode.task_id}
            self._end(self._episode, event.stamp_sec, "end not reported", "the executor ended in the middle of it")
            if same_task:
                return
        if self._episode is None:
            self._begin(event)
        else:
            left_out = max(0, math.ceil((event.stamp_sec - self._next_sec) / CONTROL_PERIOD_SEC - 1e-6))
            self._episode.counts.left_out_sec += left_out * CONTROL_PERIOD_SEC
            self._next_sec += left_out * CONTROL_PERIOD_SEC

    def _begin(self, event: SubtaskStarted) -> None:
        number, writer = self._store.begin()
        self._episode = LiveEpisode(event.task_id, number, writer, self._look, self.buffer.config.old_image_sec)
        self._first_sec = self._next_sec = event.stamp_sec
        self._late_before = self.buffer.late
        for known in self._known.get(event.task_id, {}).values():
            self._episode.on_event(known)

    def _task_over(self, event: TaskEnded) -> None:
        known = event.task_id in self._over
        self._over.add(event.task_id)
        cause = "" if event.verdict.outcome.ran_to_end else event.verdict.outcome.label
        if self._episode is not None and self._episode.task_id == event.task_id:
            self._end(self._episode, event.stamp_sec, cause, self._episode.trouble)
        elif cause and not known:
            # It ended before its first call: there is nothing to keep, but it counts.
            self._store.fail(self._store.number(), cause, "it ended before its first call", kept=False)
            started = self._known.get(event.task_id, {}).get(TaskStarted)
            sentence = started.task if isinstance(started, TaskStarted) else event.task_id
            self._message = f'"{sentence}": {cause}, before its first call'

    def _end(self, episode: LiveEpisode, stamp_sec: float, cause: str, message: str) -> None:
        """Keep an episode or throw it away; an empty `cause` says that its task was done."""
        self._episode = None
        frames, old, limit = episode.frames, len(episode.counts.old), self.buffer.config
        if not cause and not frames:
            cause, message = "no frames", "it ended within one control period"
        elif not cause and old > limit.old_share * frames:
            cause = "old images"
            message = f"{old} of {frames} frames have an image older than {limit.old_image_sec:g} s: cameras too slow"
        success = not cause
        kept = frames > 0 and (success or self._settings.keep_failed)
        episode.counts.late_events = self.buffer.late - self._late_before
        try:
            if kept:
                with full_disk_as_error(self._store.out):
                    episode.finish(self._settings.sentence, success, stamp_sec)
        finally:
            episode.discard()
        if not success:
            self._store.fail(episode.number, cause, message, kept=kept)
        if kept:
            self._store.keep(frames)
        words = "done" if success else f"{cause} ({message or 'no reason was given'})"
        fate = f"{frames} frames" if kept else "left out"
        self._message = f'"{self._settings.sentence or episode.sentence}": {words}, {fate}'
