"""One sample of the planner's training."""

from __future__ import annotations

from dataclasses import dataclass

from hcvla.api.types import NamedObject
from hcvla.tasks.families import TaskInstance
from hcvla.tasks.language.wordings.phrases import Mention


@dataclass(frozen=True)
class Sample:
    """One sentence about one scene, and what a planner should make of it."""

    text: str
    mentions: tuple[Mention, ...]
    listing: tuple[str, ...]
    """Names of all objects."""
    steps: tuple[str, ...]
    """Code of the answers before "done"; empty if the sentence must be refused, or if all is done at the start."""
    kind: str
    """A task family or one of REFUSALS of samples.py; otherwise the name of the request (see catalogue.py)."""
    instance: TaskInstance | None = None
    goal: str = ""
    """What must hold at the end, in the language of hcvla.goals; empty: nothing is stated."""
    objects: tuple[NamedObject, ...] = ()
    """What is known of each object of the listing at the start, in its order; empty: their names only."""
    held: str = ""
    """Name of what is in the gripper at the start."""
    task: str = ""
    """Name of the task of the suite, or of another request of catalogue.py."""
    reason: str = ""
    """Why it must be refused, one of hcvla.api.grammar.REFUSALS; empty if it must not."""
