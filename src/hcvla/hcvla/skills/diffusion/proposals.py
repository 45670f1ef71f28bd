"""Where geometry proposes to grasp, put down, push to or touch: one pose for the policy to look at.

The proposal comes from what perception knows when the call begins, moves along with the object it is about, and is
left out now and then in training, so the policy also acts where there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.skills.grasped_object import Held
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.grasp import choose_grasp
from hcvla.skills.scripted.home import home_tool_pose
from hcvla.skills.scripted.move_to import reachable_tool_pose
from hcvla.skills.scripted.nudge import choose_goal as choose_nudge
from hcvla.skills.scripted.placement import Placement, choose_cover, choose_placement
from hcvla.skills.scripted.push import push_goal
from hcvla.skills.scripted.regrasp import Regrasp, choose_regrasp, missing_turn
from hcvla.skills.scripted.touch import touch_yaw
from hcvla.skills.tool import downward, upright_pose

_CHOOSE_AGAIN_M = 0.03
"""An object that moved this far is grasped again: its neighbours changed."""


@dataclass
class Proposal:
    """A pose that follows one object; None if there is none."""

    pose: Pose | None = None
    """In the object convention, for an object or for the tool, whichever the call is about."""
    open_m: float = 0.0
    """Gripper opening that keeps clear of neighbours there."""
    tool_yaw_rad: float | None = None
    """Yaw of the tool there, unwrapped: it says which way round the wrist is to turn. None where it does not matter."""
    anchor: NamedObject | None = None
    """What it moves along with, as it was when the pose was chosen."""
    again: Callable[[], Proposal] | None = None
    """Chooses again once the anchor is elsewhere."""
    regrasp: Regrasp | None = None
    """How to turn on what is put down there only looking as it should; None where it is as it should."""

    def now(self, body: Body) -> Pose | None:
        """Return the pose as the newest observation has it."""
        if self.pose is None or self.anchor is None:
            return self.pose
        seen = body.observation.objects.get(self.anchor.name)
        if seen is None or not seen.visible or seen.held:
            return self.pose
        off = seen.pose.position - self.anchor.pose.position
        moved = float(np.linalg.norm(off))
        if self.again is not None and moved > _CHOOSE_AGAIN_M and abs(off[2]) < _CHOOSE_AGAIN_M:
            self._replace(self.again())
            return self.pose
        return self.pose.moved(*(float(v) for v in off))

    def _replace(self, other: Proposal) -> None:
        self.pose, self.open_m, self.anchor = other.pose, other.open_m, other.anchor
        self.tool_yaw_rad = other.tool_yaw_rad


def propose(call: Call, body: Body, held: Held | None) -> Proposal:
    """Return the proposal for a call; an empty one where geometry finds none."""
    try:
        return _PROPOSALS.get(call.function, lambda *_: Proposal())(call, body, held)
    except HcvlaError:
        return Proposal()


def _pick(call: Call, body: Body, held: Held | None) -> Proposal:
    item = _actor_object(call, body, "actor")
    if held is not None:
        return Proposal()
    grasp = choose_grasp(item, body.others(item.name), body.reach, body.config, body.yaw_rad)
    tool_pose = grasp.tool_pose(item)
    return Proposal(upright_pose(tool_pose), grasp.open_m, float(tool_pose[5]), item, lambda: propose(call, body, None))


def _place(call: Call, body: Body, held: Held | None) -> Proposal:
    if held is None:
        return Proposal()
    target = call.arguments["target"]
    assert isinstance(target, Actor | Pose), "declared so"
    match_yaw = bool(call.arguments["match_yaw"])
    placement = choose_placement(body, held, target, match_yaw)
    missing_rad = missing_turn(placement, held) if match_yaw else 0.0
    regrasp = choose_regrasp(body, held, placement, missing_rad) if missing_rad else None
    return replace(_of_placement(placement, held), regrasp=regrasp)


def by_other_faces(put_down: Proposal, regrasp: Regrasp, held: Held, item: NamedObject) -> Proposal:
    """Return the grasp of an object that was put down as proposed, from which the wrist can turn it on."""
    tool_pose = downward(item.pose.x, item.pose.y, item.pose.z - held.above_m, regrasp.start_rad)
    return Proposal(upright_pose(tool_pose), put_down.open_m, regrasp.start_rad, item)


def _cover(call: Call, body: Body, held: Held | None) -> Proposal:
    if held is None:
        return Proposal()
    return _of_placement(choose_cover(body, held, _actor_object(call, body, "actor")), held)


def _of_placement(placement: Placement, held: Held) -> Proposal:
    pose = placement.pose
    yaw = placement.tool_yaw_rad + held.turn_rad
    return Proposal(Pose.from_yaw(pose.x, pose.y, pose.z, yaw), placement.open_m, placement.tool_yaw_rad, placement.on)


def _move_to(call: Call, body: Body, held: Held | None) -> Proposal:
    pose = call.arguments["pose"]
    assert isinstance(pose, Pose), "declared so"
    tool_pose = reachable_tool_pose(body, pose)
    return Proposal(upright_pose(tool_pose), 0.0, float(tool_pose[5]))


def _go_home(call: Call, body: Body, held: Held | None) -> Proposal:
    tool_pose = home_tool_pose()
    return Proposal(upright_pose(tool_pose), 0.0, float(tool_pose[5]))


def _push(call: Call, body: Body, held: Held | None) -> Proposal:
    item, target = _actor_object(call, body, "actor"), call.arguments["target"]
    toward = body.known(target.name) if isinstance(target, Actor) else None
    aim = toward.pose if toward is not None else target
    assert isinstance(aim, Pose), "declared so"
    goal = push_goal(item, aim, toward)
    return Proposal(Pose.from_yaw(float(goal[0]), float(goal[1]), item.pose.z, item.pose.yaw))


def _nudge(call: Call, body: Body, held: Held | None) -> Proposal:
    item = _actor_object(call, body, "actor")
    goal = choose_nudge(body, item)
    return Proposal(Pose.from_yaw(float(goal[0]), float(goal[1]), item.pose.z, item.pose.yaw))


def _touch(call: Call, body: Body, held: Held | None) -> Proposal:
    item = _actor_object(call, body, "actor")
    yaw = touch_yaw(body, item.pose.position)
    return Proposal(Pose.from_yaw(item.pose.x, item.pose.y, item.top_z, yaw), 0.0, yaw, item)


def _throw(call: Call, body: Body, held: Held | None) -> Proposal:
    return Proposal(_actor_object(call, body, "target").pose)


_PROPOSALS: dict[str, Callable[[Call, Body, Held | None], Proposal]] = {
    "pick": _pick,
    "place": _place,
    "cover": _cover,
    "move_to": _move_to,
    "go_home": _go_home,
    "push": _push,
    "nudge": _nudge,
    "touch": _touch,
    "throw": _throw,
}


def _actor_object(call: Call, body: Body, argument: str) -> NamedObject:
    actor = call.arguments[argument]
    assert isinstance(actor, Actor), "declared so"
    return body.known(actor.name)
