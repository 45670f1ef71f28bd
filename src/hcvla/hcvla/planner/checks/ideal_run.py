"""Whether a program brings its goal about if every subtask does what it promises; nothing moves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hcvla.api.errors import HcvlaError, UnreachableError
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call, Kind, Registry
from hcvla.api.types import Actor, NamedObject, Value
from hcvla.goals.goal import Goal
from hcvla.goals.parser import GoalError
from hcvla.goals.perceived import PerceivedHistory
from hcvla.goals.status import Status
from hcvla.planner.checks.ideal_hand import HOME, IdealHand, ImpossibleMoveError
from hcvla.planner.dry_run import DryRun
from hcvla.world.polygons import gap
from hcvla.world.shapes import outline

_DONE = Verdict(Outcome.DONE)


class IdealRun(DryRun):
    """Runs a program over objects that an ideal hand moves, and watches a goal."""

    def __init__(
        self,
        objects: Sequence[NamedObject],
        registry: Registry,
        held: str | None,
        goal: Goal | None,
        start: Sequence[NamedObject] = (),
    ) -> None:
        """Begin with these objects, and `held` in the gripper; `start`: an earlier look that the goal compares with."""
        super().__init__(objects, registry, held)
        self._hand = IdealHand(objects, held)
        self.fault: HcvlaError | None = None
        """Why a subtask could not be carried out even by a hand that never fails."""
        self._goal, self._facts = goal, PerceivedHistory(home=HOME)
        if start:
            self._facts.look(start)
        self._facts.look(self.objects, self._hand.tool)
        self._see()

    @property
    def objects(self) -> list[NamedObject]:
        """The objects as they would be now."""
        return self._hand.objects

    def call(self, call: Call, line: int) -> Value | list[Actor]:
        """Answer a call of the program, which fails where there is no room."""
        if self._registry[call.function].kind is not Kind.SUBTASK:
            return self._queries.answer(call, self.objects, self.memory)
        try:
            self._hand.carry_out(call)
        except (ImpossibleMoveError, UnreachableError) as error:
            self.fault = error
            raise
        self.held = self._hand.held
        self._facts.end_call(call, _DONE, self.objects, self._hand.tool)
        self._see()
        return None

    @property
    def reached(self) -> bool:
        """Whether the goal is brought about."""
        return self._goal is not None and self._goal.holds(self._facts)

    @property
    def share(self) -> float:
        """How much of the goal is brought about, 0 to 1."""
        return self._goal.share(self._facts) if self._goal else 0.0

    def missing(self) -> tuple[str, ...]:
        """Return what of the goal is not brought about, in words."""
        finding = self._goal.test(self._facts) if self._goal else None
        return finding.reasons if finding and finding.status is Status.DOES_NOT_HOLD else ()

    def _see(self) -> None:
        # Orders take note of how far they have come.
        if self._goal:
            self._goal.status(self._facts)


def objection(
    program: str,
    goal: str,
    objects: Sequence[NamedObject],
    registry: Registry,
    held: str | None = None,
    start: Sequence[NamedObject] = (),
) -> Verdict | None:
    """Return why a program cannot be done as it stands, or does not reach its goal; None if no reason is known.

    Its outcome is UNREACHABLE, BLOCKED (there is no room), NOT_GRASPED (the gripper is empty or full when it must not
    be) or GOAL_NOT_MET.
    """
    try:
        parsed = Goal.parse(goal, [item.name for item in objects]) if goal else None
    except GoalError:
        parsed = None
    if _overlap([item for item in objects if item.lies_low]):
        # What would rest on which of them cannot be told.
        parsed = None
    with IdealRun(objects, registry, held, parsed, start) as run:
        verdict = run.run(program)
        if run.fault:
            return Verdict(run.fault.outcome, str(run.fault))
        if verdict.outcome is Outcome.BLOCKED:
            return verdict
        missing = run.missing() if verdict.done else ()
    return Verdict(Outcome.GOAL_NOT_MET, "; ".join(missing)) if missing else None


def _overlap(supports: Sequence[NamedObject]) -> bool:
    """Whether two mats or trays lie one over the other."""
    return any(gap(outline(first), outline(second)) < 0.0 for first, second in combinations(supports, 2))
