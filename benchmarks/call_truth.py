"""Whether a call did what the robot API's docstring promises, by the simulator alone.

Nothing of the judges is used here: they are measured against it. What has to rest is looked at a moment later, with the
arm where it is; the simulation then goes on as if no one had looked.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import mujoco

from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.goals.action_predicates import STILL_M
from hcvla.goals.facts import TABLE
from hcvla.goals.tolerances import horizontal, turn
from hcvla.robots.fr3.table import FINGER_JOINT_NAMES, HOME_Q, JOINT_NAMES, MAX_WIDTH_M
from hcvla.sim.goals.history import History
from hcvla.sim.simulation import Simulation
from hcvla.sim.truth import ARM, GRIPPER, ObjectTruth
from hcvla.world.shapes import symmetry_rad

_LATER_STEPS, _LATER_ROUNDS = 25, 24
"""Twice 25 steps of 2 ms are a control step; after 24 rounds, 1.2 s, what was going to fall has fallen."""
_LIFTED_M, _PLACE_M, _PUSH_M, _NUDGE_M, _TOUCH_M, _THROW_M = 0.02, 0.02, 0.03, 0.10, 0.01, 0.15
_PUSH_SHARE = 0.7
_MOVE_M, _MOVE_RAD, _HOME_RAD = 0.01, math.radians(5.0), math.radians(5.0)
_YAW_RAD, _FALLEN_RAD = math.radians(10.0), math.radians(45.0)
_SHUT_M, _ON_TABLE_M = 0.004, 0.005


class CallTruth:
    """Follows one call in the simulation; `update` at every control step, `holds` when it has ended."""

    def __init__(self, call: Call, simulation: Simulation, known: Mapping[str, NamedObject]) -> None:
        """Take the present for the start; `known` is what perception then says, which the call's poses come from."""
        self._call, self._simulation, self._known = call, simulation, known
        self._history = History(simulation.truth(), simulation.T_base_tool)
        self._start_held = next((name for name, item in self._history.now.items() if item.grasped), "")

    def update(self) -> None:
        """Note the present."""
        with self._simulation.lock:
            self._history.update(self._simulation.truth(), self._simulation.T_base_tool)

    def holds(self) -> bool | None:
        """Return whether the call's promise is kept; None if it names something that is not in the scene."""
        named = [value.name for value in self._call.arguments.values() if isinstance(value, Actor)]
        if any(name not in self._history.start for name in named):
            return None
        return bool(PROMISES[self._call.function](self))

    def _picked(self) -> bool:
        name = self._actor("actor")
        now, start = self._history.now[name], self._history.start[name]
        rose = now.bottom_z - start.bottom_z
        return now.grasped and (self._history.lifted(name) if start.grasped else rose >= _LIFTED_M)

    def _placed(self) -> bool:
        name, target = self._start_held, self._call.arguments["target"]
        if not name or self._history.now[name].grasped:
            return False
        start = self._history.start[name]
        later = self._later()
        item = later.now[name]
        if not later.rests(name):
            return False
        if isinstance(target, Actor):
            wanted_yaw = later.now[target.name].pose.yaw
            there = target.name in later.supports(name) and TABLE not in item.touching
        else:
            assert isinstance(target, Pose), "place takes a pose or an object"
            wanted_yaw = target.yaw
            there = horizontal(item.pose, target) <= _PLACE_M and self._at_height(later, item, target)
        if not there or not self._call.arguments["match_yaw"] or not symmetry_rad(item):
            return there
        # The pose's yaw is one of perception's: what counts is by how much the object was to be turned, and was.
        asked = wanted_yaw - self._known[name].pose.yaw
        return turn(item.pose, start.pose.rotated_z(asked)) <= _YAW_RAD if name in self._known else False

    @staticmethod
    def _at_height(later: History, item: ObjectTruth, target: Pose) -> bool:
        """Whether it lies as high as the pose, or on the table because its height is another than the pose's."""
        on_table = TABLE in later.supports(item.name) and target.z - item.size[2] / 2.0 <= _PLACE_M
        return abs(item.pose.z - target.z) <= _PLACE_M or on_table

    def _covered(self) -> bool:
        box, name = self._start_held, self._actor("actor")
        if not box or self._history.now[box].grasped:
            return False
        later = self._later()
        low = abs(later.now[box].bottom_z) <= _ON_TABLE_M and later.rests(box)
        return low and horizontal(later.now[box].pose, later.now[name].pose) <= _PLACE_M

    def _moved(self) -> bool:
        pose = self._call.arguments["pose"]
        assert isinstance(pose, Pose), "move_to takes a pose"
        # The object convention's identity is a tool turned by pi about its own x axis; half a turn about z is free.
        x, y, z, w = pose.quaternion
        options = [Pose(pose.x, pose.y, pose.z, w, z, -y, -x), Pose(pose.x, pose.y, pose.z, z, -w, -x, y)]
        tool = self._history.tool
        return tool.distance(pose) <= _MOVE_M and min(turn(tool, option) for option in options) <= _MOVE_RAD

    def _pushed(self) -> bool:
        name, target = self._actor("actor"), self._call.arguments["target"]
        later = self._later()
        if not self._slid(later, name):
            return False
        if isinstance(target, Actor):
            goal = self._history.start[target.name].pose
            start, left = horizontal(self._history.start[name].pose, goal), horizontal(later.now[name].pose, goal)
            return left < _PUSH_SHARE * start
        assert isinstance(target, Pose), "push takes a pose or an object"
        return horizontal(later.now[name].pose, target) <= _PUSH_M

    def _nudged(self) -> bool:
        name, later = self._actor("actor"), self._later()
        far = horizontal(later.now[name].pose, self._history.start[name].pose) >= _NUDGE_M
        return far and self._slid(later, name) and later.now[name].tilt_rad < _FALLEN_RAD

    def _slid(self, later: History, name: str) -> bool:
        """Whether it was moved without being grasped, is clear of the robot and rests."""
        clear = not self._history.now[name].touching & {GRIPPER, ARM}
        return clear and name not in self._history.grasped and later.rests(name)

    def _touched(self) -> bool:
        name = self._actor("actor")
        item, start = self._history.now[name], self._history.start[name]
        felt = name in self._history.touched and name not in self._history.grasped
        withdrawn = not item.touching & {GRIPPER, ARM}
        return felt and withdrawn and item.pose.distance(start.pose) < _TOUCH_M

    def _thrown(self) -> bool:
        name, target = self._start_held, self._actor("target")
        if not name or self._history.now[name].grasped:
            return False
        later = self._later()
        there = later.now[target]
        missed = horizontal(later.now[name].pose, there.pose) - max(there.size[:2]) / 2.0
        # What it struck near to where it was let go is no recorded hit, but nothing else has moved the target.
        knocked = horizontal(there.pose, self._history.start[target].pose) >= STILL_M
        hit = self._history.has_hit(name, target) or (knocked and not self._history.was_struck(target))
        return later.rests(name) and (missed <= _THROW_M or hit)

    def _toppled(self) -> bool:
        name, later = self._actor("actor"), self._later()
        stack = self._stack(name)
        if len(stack) == 1:
            return later.now[name].tilt_rad >= _FALLEN_RAD
        lowest = min(stack, key=lambda each: self._history.start[each].pose.z)
        return all(TABLE in later.now[each].touching and later.rests(each) for each in stack - {lowest})

    def _stack(self, name: str) -> set[str]:
        """Return the names of the objects that stood on one another with it at the start."""
        start = History(self._history.start, self._history.tool)
        carried = {item: set(start.supports(item)) for item in self._history.start}
        found, due = {name}, [name]
        while due:
            each = due.pop()
            near = {other for other, below in carried.items() if each in below} | carried.get(each, set())
            fresh = {other for other in near & carried.keys() if not start.now[other].static} - found
            found |= fresh
            due += fresh
        return found

    def _opened(self) -> bool:
        return self._width_m() >= MAX_WIDTH_M - _SHUT_M and not self._holding()

    def _closed(self) -> bool:
        return self._width_m() < _SHUT_M or self._holding()

    def _home(self) -> bool:
        data = self._simulation.data
        off = [abs(float(data.joint(name).qpos[0]) - angle) for name, angle in zip(JOINT_NAMES, HOME_Q, strict=True)]
        return max(off) <= _HOME_RAD

    def _holding(self) -> bool:
        return any(item.grasped for item in self._history.now.values())

    def _width_m(self) -> float:
        return sum(float(self._simulation.data.joint(name).qpos[0]) for name in FINGER_JOINT_NAMES)

    def _actor(self, parameter: str) -> str:
        value = self._call.arguments[parameter]
        assert isinstance(value, Actor), f"{parameter} is an object"
        return value.name

    def _later(self) -> History:
        """Return what happens when nothing is commanded for a while, and put everything back."""
        simulation = self._simulation
        with simulation.lock:
            saved = simulation.save_state()
            history = History(simulation.truth(), simulation.T_base_tool)
            for _ in range(_LATER_ROUNDS):
                mujoco.mj_step(simulation.model, simulation.data, _LATER_STEPS)
                history.update(simulation.truth(), simulation.T_base_tool)
            simulation.load_state(saved)
        return history


PROMISES: Mapping[str, Callable[[CallTruth], bool]] = {
    "pick": CallTruth._picked,
    "place": CallTruth._placed,
    "cover": CallTruth._covered,
    "move_to": CallTruth._moved,
    "push": CallTruth._pushed,
    "nudge": CallTruth._nudged,
    "touch": CallTruth._touched,
    "throw": CallTruth._thrown,
    "topple": CallTruth._toppled,
    "open_gripper": CallTruth._opened,
    "close_gripper": CallTruth._closed,
    "go_home": CallTruth._home,
}
"""The test of each function of the robot API that is not made of others."""
