"""The interface of the planner: task, image and past code in; the next lines out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.cameras.viewpoint import Viewpoint

GOAL_NOT_HELD = "you said done(), but the goal does not hold: "
"""Begins what is said of a goal that is not met, among the errors of a request; what is missing follows."""


@dataclass(frozen=True)
class PastStep:
    """Lines that were run, and what came of them."""

    code: str
    verdict: Verdict
    held: str | None = None
    """Name of what was in the gripper when these lines were asked for."""


@dataclass(frozen=True)
class PlanRequest:
    """Everything the planner sees at a key step."""

    task: str
    image: np.ndarray | None
    """Newest scene image, Shape=(height, width, 3), uint8, RGB."""
    objects: Sequence[NamedObject]
    """Seen or remembered; the only names an answer may use."""
    past: Sequence[PastStep] = ()
    memory: Mapping[str, Pose] = field(default_factory=dict)
    """pose_dict as it stands, by key."""
    errors: Sequence[str] = ()
    """What was wrong with earlier answers to this very request (repair)."""
    held: str | None = None
    """Name of the object in the gripper, if any."""
    asks_goal: bool = False
    """Whether the answer must state the goal of the task as well."""
    view: Viewpoint | None = None
    """Where the image was taken from; None: not known, and nothing can be looked at in it."""
    start: Sequence[NamedObject] = ()
    """What was seen before anything moved: "the leftmost" means then. Empty: not known, or nothing moved yet."""
    confirmed: bool = False
    """Whether a person reads goal and program before anything moves: then a guess is an answer too, with its doubt."""


@dataclass(frozen=True)
class PlanAnswer:
    """The next lines, or the statement that the task is done or not understood."""

    code: str = ""
    """Lines to run now: any number of queries and arithmetic, at most one subtask call, at the end."""
    done: bool = False
    refusal: str = ""
    """Why the task is outside what the planner knows; nothing moves then."""
    refusal_outcome: Outcome = Outcome.NOT_UNDERSTOOD
    """What a refused task ends as; OBJECT_NOT_FOUND or AMBIGUOUS if that is why it is refused."""
    seconds: float = 0.0
    goal: str = ""
    """What must hold at the end, in the language of hcvla.goals, if it was asked for; empty: no statement."""
    seen: Mapping[str, str] = field(default_factory=dict)
    """What objects whose names do not say it were seen to be, by name."""
    ahead: str = ""
    """Lines that follow if all goes well, for a person to read before anything moves; empty: not known."""
    doubt: str = ""
    """Why the planner is not sure of this answer; only of one that a person confirms."""


class PlannerError(HcvlaError):
    """The planner cannot be reached, loaded or did not answer in time."""

    outcome = Outcome.PLANNER_FAILED


class Planner(Protocol):
    """Writes programs, a key step at a time."""

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; raise PlannerError."""
        ...
