"""Writes raw frames of a running call: the same code while collecting, in DAgger and on the robot."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.robots.arm import ArmState
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.ballistics import Swing, choose_aim
from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.proposals import Proposal, propose
from hcvla.skills.diffusion.pushed_object import PushedObject
from hcvla.skills.diffusion.state_frames import StateFrames
from hcvla.skills.diffusion.strokes import enough_for, slips_off
from hcvla.skills.flight import FLIGHTS, Flight
from hcvla.skills.grasped_object import Hand
from hcvla.skills.scripted.body import Body
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.skill import Observation
from hcvla.skills.tool import upright_from_tool

_RECENT_SEC = 0.5
"""Images come at 10 Hz; what is missing from five is not seen."""
_BESIDE_M = 0.01
"""A place this far from the middle of what it is on was chosen for a reason."""
_PUSHES = ("push", "nudge")
_ALIGNED_M = 0.005
"""Slack when asking whether an object stands on another."""


class CallFrames(StateFrames):
    """Keeps the memory of one call and writes its frames, Shape=(frame_width,), float32."""

    def __init__(
        self,
        call: Call,
        observation: Observation,
        hand: Hand,
        reach: Reach,
        config: ObservationConfig,
        oracle: OracleConfig,
        first: Observation | None = None,
        proposal: Proposal | None = None,
    ) -> None:
        """Begin a call, or begin it again; `hand` knows between calls how a held object lies in the gripper.

        `first` is what was seen when the call began, if that is not now; `proposal` None: chosen here.
        """
        super().__init__(observation, config)
        self.call, self._hand, self.function = call, hand, call.function
        self._body = Body(observation, reach, oracle)
        arguments = list(call.arguments.values())
        actors = [value.name for value in arguments if isinstance(value, Actor)]
        actor = call.arguments.get("actor")
        self.actor = actor.name if isinstance(actor, Actor) else ""
        target = call.arguments.get("target", call.arguments.get("pose"))
        self._target = target
        self._named = set(actors)
        self._seen: dict[str, NamedObject] = dict(observation.objects)
        self._start = {name: self._seen[name] for name in actors if name in self._seen}
        self._tool_start = observation.state.T_base_tool
        self._number = config.functions.index(call.function)
        hand.holding(observation)
        self._held_start = hand.held
        self._pushed = PushedObject(oracle.hand)
        self._enough = enough_for(call, first or observation, self._body.judge)
        self._swing = self._throw(oracle)
        self.proposal: Proposal = proposal or propose(call, self._body, hand.held)

    def unseen(self, observation: Observation) -> bool:
        """Whether something that the call is about is not in recent images."""
        names = self._named | ({self._held_start.item.name} if self._held_start is not None else set())
        for name in names:
            item = observation.objects.get(name)
            if item is None or not item.visible or item.last_seen_sec < observation.state.stamp_sec - _RECENT_SEC:
                return True
        return False

    @property
    def released(self) -> bool:
        """Whether something was held when the call began, and no longer is."""
        return self._held_start is not None and self._hand.held is None

    @property
    def flight(self) -> Flight | None:
        """What travels and what it may meet, as noted last; None in calls that touch things on purpose."""
        if self.function not in FLIGHTS:
            return None
        held, body = self._hand.held, self._body
        if held is None:
            return Flight(body.config.hand.finger_below_tool_m, body.others())
        resting = None if self.function == "cover" else held
        return Flight(held.below_tool_m, body.others(held.item.name), resting)

    @property
    def to_grasp(self) -> NamedObject | None:
        """What is to be picked, as noted last; None in other calls, and once it is held."""
        return self._seen.get(self.actor) if self.function == "pick" and self._hand.held is None else None

    @property
    def sought(self) -> NamedObject | None:
        """What a look is for, as noted last: what is to be picked, pushed or toppled."""
        return self._seen.get(self.actor)

    @property
    def enough(self) -> bool | None:
        """Whether what is done in strokes is done by what was noted last; None if it is not done in strokes."""
        return None if self._enough is None else self._enough(self._body.observation)

    @property
    def slipped(self) -> bool:
        """Whether what is pushed is seen to have slipped off by what was noted last."""
        item, goal = self._seen.get(self.actor), self.proposal.pose
        if self.function not in _PUSHES or item is None or not item.visible or goal is None:
            return False
        return slips_off(item, self._body.state.T_base_tool, goal, self._body.config.hand)

    @property
    def swing(self) -> Swing | None:
        """The run of what is held and to be thrown, as noted last; None in other calls, and once it is let go."""
        return self._swing if self._hand.held is not None else None

    def write(self, observation: Observation) -> np.ndarray:
        """Note an observation and return its frame."""
        state = observation.state
        self._seen.update(observation.objects)
        self._body.observation = observation
        held, tool_pose = self._hand.holding(observation), self._body.measured()
        if self._swing is not None:
            self._swing.update(tool_pose, state.stamp_sec)
        frame = super().write(observation)
        frame[layout.CALL_AT] = self._number
        frame[layout.CALL_AT + 1] = float(bool(self.call.arguments.get("match_yaw", False)))
        rows = frame[layout.SLOTS_AT : layout.OTHERS_AT].reshape(len(layout.SLOTS), layout.SLOT)
        slots = dict(zip(layout.SLOTS, rows, strict=True))
        actor = self._seen.get(self.actor)
        if actor is not None:
            actor = self._pushed.now(actor, state)
            actor = held.carried(actor, tool_pose) if held is not None else actor
            _write_object(slots["actor"], actor)
            if self.actor in self._start:
                _write_object(slots["actor_start"], self._start[self.actor])
            top = self._top_of(actor)
            if top is not None:
                _write_object(slots["top"], top)
        goal = self.proposal.now(self._body)
        self._write_target(slots, goal)
        if held is not None:
            _write(slots["held"], held.object_pose(tool_pose), held.item.size, _kind(held.item))
        if goal is not None:
            yaw = self.proposal.tool_yaw_rad
            facts = (self.proposal.open_m, float(yaw is not None), 0.0 if yaw is None else yaw)
            _write(slots["goal"], goal, facts, layout.NONE)
        _write(slots["tool_start"], upright_from_tool(self._tool_start), (0.0, 0.0, 0.0), layout.NONE)
        self._write_others(frame, state, held.item.name if held is not None else "")
        return frame

    def _throw(self, oracle: OracleConfig) -> Swing | None:
        """Return the run of a throw that begins; None for any other call."""
        target = self._target
        if self.function != "throw" or self._held_start is None or not isinstance(target, Actor):
            return None
        item = self._start.get(target.name)
        return Swing(choose_aim(self._held_start, item), oracle) if item is not None else None

    def _write_target(self, slots: Mapping[str, np.ndarray], goal: Pose | None) -> None:
        target = self._target
        if goal is not None and self._is_beside(target, goal):
            target = goal
        if isinstance(target, Pose):
            for row in (slots["target"], slots["target_start"]):
                _write(row, target, (0.0, 0.0, 0.0), layout.NONE)
        elif isinstance(target, Actor) and target.name in self._seen:
            _write_object(slots["target"], self._seen[target.name])
            _write_object(slots["target_start"], self._start.get(target.name, self._seen[target.name]))

    def _is_beside(self, target: object, goal: Pose) -> bool:
        """Whether something is to be put down on a support, but not in its middle: the place is then what counts.

        Nearly all supports are empty. A policy that sees both goes for the middle, onto what stands there.
        """
        if self.call.function != "place" or not isinstance(target, Actor) or target.name not in self._seen:
            return False
        middle = self._seen[target.name].pose
        return float(np.hypot(goal.x - middle.x, goal.y - middle.y)) > _BESIDE_M

    def _top_of(self, actor: NamedObject) -> NamedObject | None:
        """Return the highest object that stands in one column with the actor, itself if it stands alone."""
        best = actor
        for other in self._seen.values():
            if other.is_support or other.held:
                continue
            aside = float(np.hypot(other.pose.x - actor.pose.x, other.pose.y - actor.pose.y))
            reach = (min(other.size[:2]) + min(actor.size[:2])) / 4.0 + _ALIGNED_M
            if aside < reach and other.pose.z > best.pose.z:
                best = other
        return best

    def _write_others(self, frame: np.ndarray, state: ArmState, held: str) -> None:
        tool = state.T_base_tool
        rest = [item for name, item in self._seen.items() if name not in self._named and name != held]
        if len(rest) > self._config.other_objects:
            rest.sort(key=lambda item: item.pose.distance(tool))
            rest = rest[: self._config.other_objects]
        for index, item in enumerate(rest):
            at = layout.OTHERS_AT + index * layout.SLOT
            _write_object(frame[at : at + layout.SLOT], item)


def _kind(item: NamedObject) -> int:
    kind = layout.KINDS.get(item.shape)
    if kind is not None:
        return kind
    return layout.SQUARE if abs(item.size[0] - item.size[1]) < 0.003 else layout.LONG


def _write_object(row: np.ndarray, item: NamedObject) -> None:
    _write(row, item.pose, item.size, _kind(item))


def _write(row: np.ndarray, pose: Pose, size: tuple[float, float, float], kind: int) -> None:
    row[:] = (1.0, pose.x, pose.y, pose.z, pose.qx, pose.qy, pose.qz, pose.qw, *size, kind)
