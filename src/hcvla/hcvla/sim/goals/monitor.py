"""Watches a goal in a simulation: tested in the truth at every control step."""

from __future__ import annotations

from hcvla.goals.goal import Goal
from hcvla.goals.parser import GoalError
from hcvla.goals.status import Status
from hcvla.sim.goals.history import History
from hcvla.sim.simulation import Simulation

HOLD_UPDATES = 10
"""A goal is reached when it has held for so many control steps in a row."""


class GoalMonitor:
    """Watches a goal in a simulation from now on; call `update` at every control step."""

    def __init__(self, goal: Goal, simulation: Simulation) -> None:
        """Take the present state as the start."""
        self.goal = goal
        self._simulation = simulation
        self._generation = simulation.generation
        self.history = History(simulation.truth(), simulation.T_base_tool)
        self.steady_updates = 0
        """For how many updates in a row the goal has held."""

    def update(self) -> bool:
        """Note the present; return whether the goal holds now."""
        if self._simulation.generation != self._generation:
            raise GoalError("the scene was replaced while it was watched; begin again")
        with self._simulation.lock:
            self.history.update(self._simulation.truth(), self._simulation.T_base_tool)
        holds = self.goal.holds(self.history)
        self.steady_updates = self.steady_updates + 1 if holds else 0
        return holds

    def between_updates(self) -> None:
        """Note what a thrown object meets; call it after each physics step.

        Measured: a cube hit a post and was off it again after 16 ms, between two control steps.
        """
        for name in self.history.flying:
            self.history.meets(name, self._simulation.pose_of(name), self._simulation.touching(name))

    def holds(self) -> bool:
        """Whether the goal held at the newest update (or at the start, before the first)."""
        return self.goal.holds(self.history)

    @property
    def steady(self) -> bool:
        """Whether the goal has held long enough to be reached."""
        return self.steady_updates >= HOLD_UPDATES

    def parts(self) -> list[tuple[str, bool]]:
        """Return each and-ed condition with whether it was true at the newest update."""
        return [(part.text, part.condition.status(self.history) is Status.HOLDS) for part in self.goal.parts]

    def progress(self) -> float:
        """Return how much of the goal was reached at the newest update, 0 to 1; 1 only if it held."""
        share = self.goal.share(self.history)
        return share if self.holds() else min(share, 0.99)
