"""What scripts act through: the newest observation, and the few motions that all of them are made of."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome
from hcvla.api.types import NamedObject
from hcvla.robots.arm import ArmState
from hcvla.skills.analytic_ik import Reach
from hcvla.skills.judges.config import JudgeConfig
from hcvla.skills.scripted.clearance import obstacles
from hcvla.skills.scripted.config import OracleConfig
from hcvla.skills.scripted.script import Motion
from hcvla.skills.scripted.transit import next_goal
from hcvla.skills.skill import Action, Observation
from hcvla.skills.tool import tool_pose_from_transform, transform_from_tool_pose

_STUCK_SEC = 1.0
"""A tool that stands still for so long on its way is held by something."""
_RECENT_SEC = 0.25
"""An object seen within this time is seen now."""
_MEMORY_SEC = 2.0
"""An object that perception no longer reports is taken to be where it was for so long."""


class StuckError(HcvlaError):
    """The arm does not get to where it was sent."""

    outcome = Outcome.BLOCKED

    def __init__(self, phase: str, missing_m: float, turn_rad: float) -> None:
        """Say in which phase, and how much is missing."""
        super().__init__(
            f"the arm is held up in '{phase}': {missing_m * 1e3:.0f} mm and {np.degrees(turn_rad):.0f} degrees short"
        )


class LostSightError(HcvlaError):
    """Perception no longer knows the object that is worked on."""

    outcome = Outcome.OBJECT_NOT_FOUND

    def __init__(self, name: str) -> None:
        """Name it."""
        super().__init__(f"'{name}' was lost from view while it was being worked on")


class Body:
    """The newest observation, and motions that are closed loops on it.

    Each step sends a target a little ahead of the measured tool; the arm's own jerk-limited path leads there, so an
    action depends on what is observed and on nothing else.
    """

    def __init__(
        self, observation: Observation, reach: Reach, config: OracleConfig, judge: JudgeConfig | None = None
    ) -> None:
        """Start at rest where the arm is; `judge` is by what the call will be judged."""
        self._last_known: dict[str, tuple[NamedObject, float]] = {}
        self.observation = observation
        self.reach = reach
        self.config = config
        self.judge = judge or JudgeConfig()
        self.target = self.measured()
        self._free_torque = float(self.state.tau_ext[1])

    @property
    def observation(self) -> Observation:
        """The newest observation."""
        return self._observation

    @observation.setter
    def observation(self, newest: Observation) -> None:
        """Look at the world again; what is reported now is remembered for a while."""
        self._observation = newest
        self._last_known |= {name: (item, newest.state.stamp_sec) for name, item in newest.objects.items()}

    @property
    def state(self) -> ArmState:
        """The newest arm state."""
        return self.observation.state

    @property
    def now_sec(self) -> float:
        """The backend's clock."""
        return self.state.stamp_sec

    @property
    def yaw_rad(self) -> float:
        """The tool's yaw, unwrapped as joint 7 is."""
        return float(self.measured()[5])

    @property
    def lowest_z(self) -> float:
        """Lowest tool height that keeps the fingertips off the table [m]."""
        return self.config.table_clearance_m + self.config.hand.finger_below_tool_m

    def measured(self) -> np.ndarray:
        """Return the measured tool pose, Shape=(6,), unwrapped as joint 7 is."""
        return tool_pose_from_transform(self.state.T_base_tool, self.reach.unwrapped_yaw(self.state.q))

    def above(self, height_m: float) -> np.ndarray:
        """Return the tool pose this far above the present target, Shape=(6,)."""
        return self.target + np.array([0.0, 0.0, height_m, 0.0, 0.0, 0.0])

    def known(self, name: str) -> NamedObject:
        """Return what perception knows of an object now; raise LostSightError."""
        item, stamp_sec = self._last_known.get(name, (None, 0.0))
        # Perception may lose an object for an image or two, e.g. behind the hand.
        if item is None or self.now_sec - stamp_sec > _MEMORY_SEC:
            raise LostSightError(name)
        return item

    def sees(self, name: str) -> bool:
        """Whether an object is in a recent image."""
        item = self.known(name)
        return item.visible and item.last_seen_sec > self.now_sec - _RECENT_SEC

    def others(self, *without: str) -> list[NamedObject]:
        """Return everything that may be hit, except the objects named and those in the hand."""
        return obstacles(self.observation.objects.values(), *without)

    def contact_n(self) -> float:
        """Return the vertical force on the hand since the last free motion [N], from the shoulder's torque."""
        lever = max(0.2, float(np.hypot(self.state.T_base_tool.x, self.state.T_base_tool.y)))
        return abs(float(self.state.tau_ext[1]) - self._free_torque) / lever

    def pressed(self) -> bool:
        """Whether the tool presses on something."""
        return self.contact_n() > self.config.contact_force_n

    def feel_free(self) -> None:
        """Take the present torque for that of free motion."""
        self._free_torque = float(self.state.tau_ext[1])

    def act(self, phase: str, width_m: float | None = None, speed_m_s: float | None = None) -> Motion:
        """Send the arm toward the present target for one period and wait for the next observation."""
        tool = transform_from_tool_pose(self._ahead())
        speed_m_s = self.config.transit_speed_m_s if speed_m_s is None else speed_m_s
        self.observation = yield Action(tool, width_m, self.config.grip_force_n, speed_m_s, phase)

    def go(
        self,
        end: Callable[[], np.ndarray],
        phases: tuple[str, str],
        *,
        below_m: float | None = None,
        carried: str = "",
        width_m: float | None = None,
        until: Callable[[], bool] = lambda: False,
    ) -> Motion:
        """Go over everything to a tool pose, which is queried at each step, until there or `until` holds near it.

        `phases` name the way across and the way down; `below_m` is how far what travels reaches under the tool;
        `carried` names a held object; `width_m` is what the gripper opens to on the way.
        """
        below = self.config.hand.finger_below_tool_m if below_m is None else below_m
        patience = Patience()
        while True:
            wanted, at = end(), self.measured()
            if at[2] - wanted[2] > self.config.guarded_height_m:
                self.feel_free()
            elif until():
                return
            if self._arrived(wanted):
                self.target = wanted
                return
            self.target, speed = next_goal(at, wanted, self.others(carried), below, self.reach, self.config)
            over = np.linalg.norm(wanted[:2] - at[:2]) <= self.config.blend_m
            phase = phases[1] if over else phases[0]
            patience.check(self, wanted, phase)
            yield from self.act(phase, width_m, speed)

    def straight(
        self,
        end: np.ndarray,
        phase: str,
        *,
        speed_m_s: float | None = None,
        until: Callable[[], bool] = lambda: False,
    ) -> Motion:
        """Go straight to a tool pose, Shape=(6,), looking out for nothing, until there or `until` holds."""
        patience = Patience()
        self.target = end
        while not (until() or self._arrived(end)):
            patience.check(self, end, phase)
            yield from self.act(phase, None, speed_m_s or self.config.descend_speed_m_s)

    def halt(self) -> None:
        """Stay where the arm is measured, e.g. after a contact."""
        self.target = self.measured()

    def pause(self, duration_sec: float, phase: str, until: Callable[[], bool] = lambda: False) -> Motion:
        """Hold still for a time, or until a condition holds."""
        end_sec = self.now_sec + duration_sec - 1e-6
        while self.now_sec < end_sec and not until():
            yield from self.act(phase)

    def move_gripper(self, width_m: float, phase: str, limit_sec: float = 3.0) -> Motion:
        """Move the gripper until it has come to rest at a width or on something.

        A real hand begins late, and knows only at the end of its command whether it holds something.
        """
        start_sec, still_sec = self.now_sec, self.now_sec
        last = self.state.gripper.width_m
        while self.now_sec < start_sec + limit_sec:
            yield from self.act(phase, width_m)
            width = self.state.gripper.width_m
            if abs(width - last) > 0.0005:
                still_sec, last = self.now_sec, width
            rested = self.now_sec - start_sec > 0.2 and self.now_sec - still_sec > 0.08
            if (rested or abs(width - width_m) < 0.002) and not self.state.gripper.moving:
                return

    def _ahead(self) -> np.ndarray:
        """Return the tool pose to send: on the way to the target, no farther than the lead."""
        at = self.measured()
        way = self.target - at
        # Not as hcvla.robots.waypoint has it: the yaw is unwrapped, and the longer arc may be the right one.
        return at + way * self.config.lead.share(float(np.linalg.norm(way[:3])), float(np.linalg.norm(way[3:])))

    def _arrived(self, end: np.ndarray) -> bool:
        config, off = self.config, end - self.measured()
        near = float(np.linalg.norm(off[:3])) < config.position_tolerance_m
        return near and float(np.linalg.norm(off[3:])) < config.yaw_tolerance_rad


class Patience:
    """Gives up on a motion that comes no nearer to its end."""

    def __init__(self) -> None:
        self._last: np.ndarray | None = None
        self._since = 0.0

    def check(self, body: Body, end: np.ndarray, phase: str) -> None:
        """Raise StuckError if the tool has stood still for too long."""
        at = body.measured()
        if self._last is None or np.linalg.norm(at[:3] - self._last[:3]) > 0.003 or abs(at[5] - self._last[5]) > 0.03:
            self._last, self._since = at, body.now_sec
        if body.now_sec - self._since > _STUCK_SEC:
            off = end - at
            raise StuckError(phase, float(np.linalg.norm(off[:3])), float(np.linalg.norm(off[3:])))
