"""The goal of one task: who stated it, what was seen since the start, and whether it is seen to hold now.

No ground truth: what is known is what perception says at each look and what the verdicts of the subtasks say.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Protocol

from hcvla.api.errors import HcvlaError, ObjectNotFoundError
from hcvla.api.outcomes import OUTSIDE_THE_TASK, Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import NamedObject, Pose
from hcvla.goals.goal import Goal
from hcvla.goals.parser import GoalError
from hcvla.goals.perceived import PerceivedHistory
from hcvla.goals.status import Finding, Status
from hcvla.memory.records import StepRecord
from hcvla.planner.checks.arbitrary_goals import arbitrary
from hcvla.planner.checks.sentence_check import unanswered_words
from hcvla.world.world import World

_BETWEEN_LOOKS_SEC = 0.25
NO_STATEMENT = "no goal was stated"
NOT_BACK = "the arm moved aside to look, and did not get back to where the program had left the tool"


class GoalNotMetError(HcvlaError):
    """The program ended and the stated goal is seen not to hold."""

    outcome = Outcome.GOAL_NOT_MET

    def __init__(self, finding: Finding) -> None:
        """Say what is missing."""
        super().__init__(f"the goal is not met: {finding.why}")


class Aside(Protocol):
    """Who moves the arm out of the camera's view, and back."""

    def move_aside(self) -> bool:
        """Move the arm out of the camera's view, if there is a function for it; return whether it is there."""
        ...

    def come_back(self, tool: Pose) -> bool:
        """Move the tool back to a pose in the base frame, if there is a function for it; return whether it is there."""
        ...

    def sleep(self, seconds: float) -> None:
        """Let time pass on the robot's clock while the arm rests [s]; raise StoppedError, or TaskBudgetError."""
        ...


class Still:
    """An arm that stays where it is; implements Aside."""

    def move_aside(self) -> bool:
        """Return that it is not aside."""
        return False

    def come_back(self, tool: Pose) -> bool:
        """Return that it is where it was."""
        return True

    def sleep(self, seconds: float) -> None:
        """Return at once."""


class GoalKeeper:
    """Notes what is seen in a task from its start, and tests the goal on it."""

    def __init__(
        self, world: World, tool: Callable[[], Pose | None], home: Pose | None = None, look_sec: float = 0.0
    ) -> None:
        """Take who sees, who says where the tool centre point is, and where it is at home; all in the base frame.

        For `look_sec` of the robot's time what the goal is about is looked for before it is believed where it was [s].
        """
        self._look_sec = look_sec
        self.goal: Goal | None = None
        self.start: Sequence[NamedObject] = ()
        """What was seen before anything moved."""
        self.why_none = NO_STATEMENT
        """Why there is no goal to test, if there is none."""
        self._proposed = False
        self._world, self._tool = world, tool
        self._facts = PerceivedHistory(home=home)

    @property
    def text(self) -> str:
        """The goal as text; empty if there is none."""
        return self.goal.text if self.goal else ""

    def begin_from(self, start: Sequence[NamedObject]) -> None:
        """Take an earlier look for the start of this task; none: its own first look is."""
        if start:
            self.start = start
            self._facts.look(start)

    def state(self, text: str) -> None:
        """Take a user's goal, before anything moved; raise GoalError or ObjectNotFoundError."""
        objects = self._first_look()
        goal = Goal.parse(text)
        known = [item.name for item in objects]
        for name in sorted(goal.names - set(known)):
            raise ObjectNotFoundError(name, known)
        self._take(goal)

    def propose(self, text: str) -> bool:
        """Take a planner's statement, which may be empty or wrong; return whether there is a goal now."""
        objects = self._first_look()
        if not text.strip():
            return False
        try:
            self._take(Goal.parse(text, [item.name for item in objects]))
            self._proposed = True
        except GoalError as error:
            self.why_none = f"the planner stated no goal that can be tested ({error})"
        return self.goal is not None

    def restore(self, text: str, start: Sequence[NamedObject], steps: Sequence[StepRecord]) -> None:
        """Take up the goal of an interrupted task, with what was recorded of its course."""
        self.start = start
        if not text:
            return
        self._facts.look(start)
        for step in steps:
            if step.call is not None and step.verdict is not None:
                self._facts.recall(step.call, step.verdict)
        self._take(Goal.parse(text))

    def end_call(self, call: Call, verdict: Verdict) -> None:
        """Look at the scene after a subtask and note it; without a goal perception is not queried."""
        if self.goal is None:
            return
        try:
            self._facts.end_call(call, verdict, self._world.objects(), self._tool())
        except HcvlaError:
            # Whether the task can go on without perception is for the next call to find out.
            self._facts.recall(call, verdict)
        # Orders note how far they have come.
        self.goal.status(self._facts)

    def test(self, aside: Aside) -> Finding:
        """Return whether the goal is seen to hold; what the arm hides is looked at after it has moved aside.

        If the goal says where the tool must be, the arm comes back to where the program left it. Raises an
        error of `OUTSIDE_THE_TASK`: the task can be resumed.
        """
        if self.goal is None:
            return Finding(Status.UNKNOWN, (self.why_none,))
        try:
            objects = self._world.objects()
            self._facts.look(objects, self._tool())
            finding = self.goal.test(self._facts)
            tool = self._tool()
            if not self._hidden(objects, finding):
                return finding
            if aside.move_aside():
                finding = self._look_for_all(aside)
            # Also an arm that was held up on its way aside is no longer where it was.
            if self.goal.about_tool and tool is not None and not aside.come_back(tool):
                return Finding(Status.UNKNOWN, (NOT_BACK,))
        except HcvlaError as error:
            if error.outcome in OUTSIDE_THE_TASK:
                # A task that can be looked at later is not at its end.
                raise
            return Finding(Status.UNKNOWN, (f"it cannot be looked at: {error}",))
        return finding

    def _look_for_all(self, aside: Aside) -> Finding:
        """Test the goal until all that it is about is seen, or for as long as it takes to know that it is gone.

        What fell off a mat behind another object is remembered on it for some seconds, and not seen there.
        """
        assert self.goal is not None, "only a goal is tested"
        looks = math.ceil(self._look_sec / _BETWEEN_LOOKS_SEC)
        for look in range(looks + 1):
            # Where the tool is counts as it was at the end of the program.
            objects = self._world.objects()
            self._facts.look(objects)
            finding = self.goal.test(self._facts)
            if finding.status is not Status.HOLDS or not self._hidden(objects, finding) or look == looks:
                break
            aside.sleep(_BETWEEN_LOOKS_SEC)
        return finding

    def doubt(self, finding: Finding, sentence: str, done: str) -> Finding:
        """Return a finding; unknown if the goal holds, but is the planner's and not of what the sentence says.

        `done` is the program and its calls.
        """
        if finding.status is not Status.HOLDS or not self._proposed:
            return finding
        held = [item.name for item in self.start if item.held]
        if names := arbitrary(self.text, sentence, done, held):
            return Finding(Status.UNKNOWN, (f"the stated goal is about '{names[0]}', of which the task says nothing",))
        words = unanswered_words(sentence, self.start, self.text, done)
        if not words:
            return finding
        said = ", ".join(f"'{word}'" for word in words)
        why = f"the stated goal holds, but neither it nor what was done answers {said} of the task"
        return Finding(Status.UNKNOWN, (why,))

    def _hidden(self, objects: Sequence[NamedObject], finding: Finding) -> bool:
        """Whether a goal that is not seen to fail is about objects that cannot be seen now."""
        assert self.goal is not None, "only a goal is tested"
        if finding.status is Status.UNKNOWN:
            return True
        seen = {item.name for item in objects if item.visible or item.held}
        return not self.goal.names <= seen

    def _take(self, goal: Goal) -> None:
        self.goal = goal
        goal.status(self._facts)

    def _first_look(self) -> Sequence[NamedObject]:
        """Return what is seen before anything moves."""
        objects = self._world.objects()
        self.start = self.start or objects
        self._facts.look(objects, self._tool())
        return objects


def concluded(said: str, finding: Finding) -> Verdict:
    """Return the end of a task whose program ran to its end, as `said`; raise GoalNotMetError."""
    if finding.status is Status.DOES_NOT_HOLD:
        raise GoalNotMetError(finding)
    if finding.status is Status.UNKNOWN:
        return Verdict(Outcome.DONE_UNVERIFIED, f"{said}; not verified: {finding.why}")
    return Verdict(Outcome.DONE, f"{said}, and the goal is seen to hold")
