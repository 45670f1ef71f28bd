"""One episode to collect and its result: what goes to workers and comes back."""

from __future__ import annotations

from dataclasses import dataclass, field

from hcvla.datasets.schema import IMAGE_PIXELS
from hcvla.lockstep.config import LockstepConfig
from hcvla.lockstep.handed_over import Moment
from hcvla.lockstep.stack import PerceptionKind
from hcvla.tasks.splits import Split

_GOLDEN = 0.618033988749895


@dataclass(frozen=True)
class CollectionJob:
    """One episode to collect."""

    task: str
    """Name of a registered task."""
    seed: int
    disturbance: str = ""
    """How the robot is disturbed; empty: not at all."""
    moment: Moment | None = None
    """When scripts take over from the skills of an evaluation; None: they do everything."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What is the same for all episodes of a collection."""

    pixels: int = IMAGE_PIXELS
    perception: PerceptionKind = "privileged"
    """Where the skills' poses come from; what is recorded is the same."""
    keep_failed: bool = False
    split: Split = "train"
    """Which scenes and sentences; everything but "train" is held out from training."""
    config: LockstepConfig = field(default_factory=LockstepConfig)
    """How the parts work."""
    coarse: float = 0.5
    """Share of the episodes whose programs call `pick_place` where they would pick and then place, 0 to 1."""

    bursts: float = 0.0
    """Share of the episodes in which the arm is sent aside now and then, 0 to 1."""

    skills: str = ""
    """Whose skills begin the replays of failed episodes: what hcvla.skills.load knows; empty: scripts do everything."""

    def is_coarse(self, seed: int) -> bool:
        """Whether the episode of a seed is one of that share; evenly spread over the seeds."""
        return int((seed + 1) * self.coarse) > int(seed * self.coarse)

    def has_bursts(self, seed: int) -> bool:
        """Whether the arm is sent aside in the episode of a seed; as often in coarse episodes as in others."""
        # The fractional parts of multiples of the golden ratio are spread evenly, for any other share.
        return (seed * _GOLDEN) % 1.0 < self.bursts


@dataclass(frozen=True, kw_only=True)
class JobResult:
    """The result of a job."""

    job: CollectionJob
    key: str
    """Of the episode; kept under this name if `kept`."""
    success: bool
    kept: bool
    disturbed: bool = False
    """Whether the disturbance happened."""
    frames: int = 0
    wall_seconds: float = 0.0
    cause: str = ""
    """What a failure is charged to (hcvla.evaluation.failure_attribution); "crash" if the code broke."""
    message: str = ""
