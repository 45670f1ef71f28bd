"""One task recorded in both ways at once: by the policy's own recorder, and into a dataset."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from hcvla.api.events import InnerEnded, InnerStarted, SubtaskEnded, SubtaskStarted, TaskEvent
from hcvla.datasets.episode import EpisodeFacts, EpisodeWriter
from hcvla.datasets.folder_lock import claim_folder
from hcvla.datasets.join import join_staged
from hcvla.datasets.layout import STAGING
from hcvla.lockstep.bursts import BurstConfig
from hcvla.lockstep.perturbations import Disturber
from hcvla.lockstep.stack import LockstepStack
from hcvla.recording.simulation.recorder import EpisodeRecorder
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.skill import Action, Observation
from hcvla.tasks.registry import TASKS
from hcvla.training.policy.recording import RecordingConfig, RecordingLibrary
from hcvla.training.policy.shards import CallRecord

PIXELS = 64


@dataclass
class RecordedTwice:
    """What the two recordings hold."""

    root: Path
    records: list[CallRecord]


class _Records:
    """Keeps the record of each call as it ends, as the policy's own collection does."""

    def __init__(self, library: RecordingLibrary) -> None:
        self.library, self.found = library, []

    def on_event(self, event: TaskEvent) -> None:
        if isinstance(event, SubtaskStarted | InnerStarted):
            self.library.record = None
        elif isinstance(event, SubtaskEnded | InnerEnded) and self.library.record is not None:
            self.library.record.done = event.verdict.done
            self.found.append(self.library.record)
            self.library.record = None


def record_twice(root: Path, task: str, seed: int, *, bursts: float = 0.0, disturbance: str = "") -> RecordedTwice:
    """Run a task's reference program once, recorded in both ways."""
    claim_folder(root, {}, resume=False)
    episode = TASKS[task].episode(seed)
    recording = RecordingConfig(burst=BurstConfig(chance=bursts))
    library = RecordingLibrary(np.random.default_rng(1), recording, ObservationConfig())
    records = _Records(library)
    with (
        EpisodeWriter(root / STAGING, PIXELS) as writer,
        LockstepStack(episode.scene, "privileged", skills=library) as stack,
        EpisodeRecorder(stack, writer, PIXELS, lambda frames: []) as recorder,
    ):
        if disturbance:
            recorder.disturber = Disturber(disturbance, stack.simulation, writer.labels, np.random.default_rng(2))
            stack.runner.on_step.append(partial(_disturb, recorder.disturber, library))

        def on_event(event: TaskEvent) -> None:
            recorder.on_event(event)
            records.on_event(event)

        outcome = stack.run_task(episode.sentence, program=episode.program, goal=episode.goal, subscriber=on_event)
        assert outcome.success
        writer.finish(EpisodeFacts(task=task, sentence=episode.sentence, seed=seed, program=episode.program))
    join_staged(root, PIXELS)
    return RecordedTwice(root, records.found)


def _disturb(disturber: Disturber, library: RecordingLibrary, observation: Observation, action: Action) -> None:
    """Let a disturber act, and say once that something begins that no one could foresee."""
    before = disturber.acting
    disturber.on_step(observation, action)
    library.surprise = library.surprise or (disturber.acting and not before)
