"""A program in the truth of a scene, if every subtask does at once and to the letter what it promises."""

from __future__ import annotations

import math
from dataclasses import replace

from hcvla.api.functions import ROBOT_API
from hcvla.api.registry import Call, Kind
from hcvla.api.types import NamedObject, Pose
from hcvla.goals.facts import TABLE
from hcvla.goals.goal import Goal
from hcvla.planner.checks.ideal_hand import HOME, IdealHand
from hcvla.sandbox.session import ProgramSession
from hcvla.sim.goals.history import History
from hcvla.sim.scene import Scene
from hcvla.sim.truth import GRIPPER, resting_truth
from hcvla.world.polygons import contains
from hcvla.world.queries import SceneQueries
from hcvla.world.shapes import outline, surface_z

LYING_RAD = math.radians(45.0)
CONTACT_M = 0.001
TOUCHES = ("touch", "push", "nudge", "topple")
"""Subtasks that touch their object before they move it."""


class IdealEpisode:
    """Carries programs out with the ideal hand, notes the contacts that this makes and watches a goal; a Host."""

    def __init__(self, scene: Scene, goal: str) -> None:
        self.hand = IdealHand([item.named for item in scene], scene.held)
        self.truth = resting_truth(scene)
        self._follow_hand()
        self.goal = Goal.parse(goal, scene.names)
        self.history = History(dict(self.truth), self.hand.tool, home_tool=HOME)
        self._queries = SceneQueries()
        self._session: ProgramSession | None = None

    def run(self, *steps: str) -> bool:
        """Run the steps of a program; return whether the goal holds after the last of them."""
        with ProgramSession(ROBOT_API, self) as self._session:
            for step in steps:
                self._session.feed(step, checked=True)
        return self.goal.holds(self.history)

    def call(self, call: Call, line: int):
        if ROBOT_API[call.function].kind is not Kind.SUBTASK:
            return self._queries.answer(call, self.hand.objects, self._session.pose_dict())
        if call.function in TOUCHES:
            name = call.arguments["actor"].name
            self._touch(name, GRIPPER)
            self._see(self.truth[name].pose)
        held = self.hand.held
        self.hand.carry_out(call)
        self._follow_hand()
        if call.function == "throw":
            self._touch(held, call.arguments["target"].name)
        self._see(self.hand.tool)
        return None

    def _follow_hand(self) -> None:
        """Let the truth be where the hand has put things, and each of them touch what carries it."""
        for item in self.hand.objects:
            before = self.truth[item.name]
            if before.static:
                continue
            carrier = GRIPPER if item.held else self._carrier(item)
            lifted_by = {} if item.held else {carrier: before.weight_n}
            self.truth[item.name] = replace(
                before, pose=item.pose, touching=frozenset({carrier}), lifted_by=lifted_by, grasped=item.held
            )

    def _carrier(self, item: NamedObject) -> str:
        """Return the highest of what an object stands on with its centre; what lies on its side is on the table."""
        if math.acos(min(1.0, item.pose.matrix[2, 2])) > LYING_RAD:
            return TABLE
        below = [
            other
            for other in self.hand.objects
            if other.name != item.name
            and not other.held
            and abs(surface_z(other) - item.bottom_z) < CONTACT_M
            and contains(outline(other), item.pose.position[:2])
        ]
        return max(below, key=surface_z).name if below else TABLE

    def _touch(self, name: str, other: str) -> None:
        item = self.truth[name]
        self.truth[name] = replace(item, touching=item.touching | {other})

    def _see(self, tool: Pose) -> None:
        self.history.update(dict(self.truth), tool)
        self.goal.status(self.history)
