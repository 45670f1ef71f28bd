"""One task recorded in both ways at once: by the policy's own recorder, and into a dataset."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

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
            _disturb(Disturber(disturbance, stack.simulation, writer.labels, np.random.default_rng(2)), stack, recorder)
            stack.runner.on_step.append(lambda *_: _tell(library, recorder.disturber))

        def on_event(event: TaskEvent) -> None:
            recorder.on_event(event)
            records.on_event(event)

        outcome = stack.run_task(episode.sentence, program=episode.program, goal=episode.goal, subscriber=on_event)
        assert outcome.success
        writer.finish(EpisodeFacts(task=task, sentence=episode.sentence, seed=seed, program=episode.program))
    join_staged(root, PIXELS)
    return RecordedTwice(root, records.found)


def _disturb(disturber: Disturber, stack: LockstepStack, recorder: EpisodeRecorder) -> None:
    recorder.disturber = disturber
    disturber.noticed = False
    stack.runner.on_step.append(disturber.on_step)


def _tell(library: RecordingLibrary, disturber: Disturber) -> None:
    """Say once that something begins that no one could foresee."""
    if disturber.acting and not disturber.noticed:
        disturber.noticed = library.surprise = True


@pytest.fixture(scope="session")
def recorded_twice(tmp_path_factory) -> RecordedTwice:
    """Return a place whose arm is sent aside now and then; not to be changed."""
    return record_twice(tmp_path_factory.mktemp("twice") / "data", "place", 100_001, bursts=0.05)
