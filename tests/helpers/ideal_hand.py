"""A hand without physics that does at once, and to the letter, what each subtask of the robot API promises."""

from __future__ import annotations

import math
from dataclasses import replace

from hcvla.api.functions import ROBOT_API
from hcvla.api.registry import Call, Kind
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.goals.facts import TABLE
from hcvla.goals.goal import Goal
from hcvla.robots.kinematics import home_tool
from hcvla.sandbox.session import ProgramSession
from hcvla.sim.goals.history import History
from hcvla.sim.scene import Scene
from hcvla.sim.truth import GRIPPER, ObjectTruth, resting_truth
from hcvla.world.polygons import contains
from hcvla.world.queries import SceneQueries
from hcvla.world.shapes import surface_z

HOME = home_tool()
LIFT_M = 0.3
NUDGE_M = 0.12
ON_ITS_SIDE = (math.sin(math.pi / 4.0), 0.0, 0.0, math.cos(math.pi / 4.0))


class IdealHand:
    """Carries programs out on the truth of a scene and watches a goal; a sandbox's Host."""

    def __init__(self, scene: Scene, goal: str) -> None:
        self.truth = resting_truth(scene)
        if scene.held:
            self._grasp(scene.held)
        self.goal = Goal.parse(goal, scene.names)
        self.history = History(dict(self.truth), HOME)
        self.tool = HOME
        self._queries = SceneQueries()
        self._session: ProgramSession | None = None

    def run(self, *steps: str) -> bool:
        """Run the steps of a program; return whether the goal holds after the last of them."""
        with ProgramSession(ROBOT_API, self) as self._session:
            for step in steps:
                self._session.feed(step, checked=True)
        return self.goal.holds(self.history)

    def call(self, call: Call, line: int):
        if ROBOT_API[call.function].kind is Kind.SUBTASK:
            getattr(self, call.function)(**call.arguments)
            self._see()
            return None
        return self._queries.answer(call, self.objects, self._session.pose_dict())

    @property
    def objects(self) -> list[NamedObject]:
        return [
            NamedObject(item.name, item.color, item.shape, item.pose, item.size, held=item.grasped)
            for item in self.truth.values()
        ]

    @property
    def held(self) -> str | None:
        return next((name for name, item in self.truth.items() if item.grasped), None)

    def pick(self, actor: Actor) -> None:
        assert self.held is None, f"{self.held} is in the gripper"
        self._grasp(actor.name)
        self.tool = self.truth[actor.name].pose

    def place(self, target: Actor | Pose, match_yaw: bool) -> None:
        held = self._released()
        if isinstance(target, Actor):
            # two objects on one mat may overlap: there is no physics here
            under = self.truth[target.name]
            z = surface_z(under) + held.size[2] / 2.0
            self._set(held.name, replace(held.pose, x=under.pose.x, y=under.pose.y, z=z), on=target.name)
        else:
            self._stand(held.name, target if match_yaw else replace(held.pose, x=target.x, y=target.y))

    def cover(self, actor: Actor) -> None:
        box, pose = self._released(), self.truth[actor.name].pose
        self._set(box.name, replace(pose, z=box.size[2] / 2.0), on=TABLE)

    def throw(self, target: Actor) -> None:
        thrown, goal = self._released(), self.truth[target.name]
        self._set(thrown.name, goal.pose.moved(dz=0.02), touching={target.name, TABLE}, on=TABLE)
        if not goal.static:
            self._lay_down(target.name)

    def move_to(self, pose: Pose) -> None:
        self.tool = pose

    def go_home(self) -> None:
        self.tool = HOME

    def touch(self, actor: Actor) -> None:
        self._contact(actor.name)

    def push(self, actor: Actor, target: Actor | Pose) -> None:
        self._contact(actor.name)
        start = self.truth[actor.name].pose
        end = target
        if isinstance(target, Actor):
            goal = self.truth[target.name].pose
            end = start.moved(0.5 * (goal.x - start.x), 0.5 * (goal.y - start.y))
        self._stand(actor.name, Pose.from_yaw(end.x, end.y, 0.0, start.yaw))

    def nudge(self, actor: Actor) -> None:
        self._contact(actor.name)
        self._stand(actor.name, self.truth[actor.name].pose.moved(dx=NUDGE_M))

    def topple(self, actor: Actor) -> None:
        self._contact(actor.name)
        stack = [name for name in self.truth if name != actor.name and self._carried_by(name, actor.name)]
        for name in (actor.name, *stack):
            self._lay_down(name)

    def _grasp(self, name: str) -> None:
        pose = replace(self.truth[name].pose, z=LIFT_M)
        self._set(name, pose, touching={GRIPPER}, grasped=True)

    def _released(self) -> ObjectTruth:
        assert self.held is not None, "nothing is in the gripper"
        held = self.truth[self.held]
        self.tool = held.pose
        return held

    def _contact(self, name: str) -> None:
        item = self.truth[name]
        self.tool = item.pose
        self.truth[name] = replace(item, touching=item.touching | {GRIPPER})
        self._see()
        self.truth[name] = item

    def _stand(self, name: str, pose: Pose) -> None:
        """Let an object stand on the highest thing at a place."""
        below = [
            item
            for item in self.truth.values()
            if item.name != name and not item.grasped and contains(item.footprint, pose.position[:2])
        ]
        carrier = max(below, key=surface_z, default=None)
        ground_m = surface_z(carrier) if carrier else 0.0
        half_m = self.truth[name].size[2] / 2.0
        self._set(name, replace(pose, z=ground_m + half_m), on=carrier.name if carrier else TABLE)

    def _lay_down(self, name: str) -> None:
        item = self.truth[name]
        self._set(name, Pose(item.pose.x, item.pose.y, item.size[0] / 2.0, *ON_ITS_SIDE), on=TABLE)

    def _carried_by(self, name: str, other: str) -> bool:
        carriers = set(self.truth[name].lifted_by) - {TABLE}
        return other in carriers or any(self._carried_by(carrier, other) for carrier in carriers)

    def _set(self, name: str, pose: Pose, *, touching: set[str] | None = None, on: str = "", grasped=False) -> None:
        item = self.truth[name]
        lifted_by = {on: item.weight_n} if on else {}
        self.truth[name] = replace(
            item, pose=pose, touching=frozenset(touching or {on}), lifted_by=lifted_by, grasped=grasped
        )

    def _see(self) -> None:
        self.history.update(dict(self.truth), self.tool)
        self.goal.status(self.history)
