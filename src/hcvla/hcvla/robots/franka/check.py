"""Is this robot, with this computer, ready to be driven? A line for each thing, with what to change; moves nothing."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from hcvla.robots.controller import RobotFaultError
from hcvla.robots.fr3.table import HAND
from hcvla.robots.franka.config import FRANKA_LIMITS
from hcvla.robots.franka.explain import GENERATIONS, RECOVER, of_joints, of_mode
from hcvla.robots.franka.reading import FIRST_LIMIT_SEC, probing

STATES_SEC = 5.0
_SLACK_SEC = 3.0
_REALTIME = Path("/sys/kernel/realtime")
_RATE_HZ = 990.0
"""Of 1000 states a second."""
_LOST_SHARE = 0.01
_HAND_KG = 0.1
"""The hand's mass may differ so much from the published one, e.g. by other fingers."""


@dataclass(frozen=True)
class CheckLine:
    """One thing that was looked at."""

    name: str
    found: str
    change: str = ""
    """What to do about it; empty if it is as it should be."""

    @property
    def works(self) -> bool:
        """Whether nothing is to be changed."""
        return not self.change


def check_robot(host: str, duration_sec: float = STATES_SEC) -> Iterator[CheckLine]:
    """Yield a line for each thing as it is found out; ends early where the robot cannot be reached."""
    yield _kernel()
    yield priority_line()
    with probing(host, "look", str(duration_sec)) as probe:
        limit_sec = FIRST_LIMIT_SEC
        try:
            while (found := probe.next(limit_sec)) is not None:
                yield from _LINES[found["what"]](found)
                limit_sec = duration_sec + _SLACK_SEC
        except RobotFaultError as error:
            # Here nothing runs that could be recovered.
            yield CheckLine("connection", "no robot to drive", str(error).removesuffix(f", {RECOVER}"))


def _kernel() -> CheckLine:
    if _REALTIME.is_file() and _REALTIME.read_text().strip() == "1":
        return CheckLine("real-time kernel", "yes")
    return CheckLine(
        "real-time kernel",
        "no",
        "install a PREEMPT_RT kernel (Ubuntu: sudo pro enable realtime-kernel); control:=impedance bears lost cycles",
    )


def priority_line() -> CheckLine:
    """Return whether this user may have real-time priority."""
    limit = resource.getrlimit(resource.RLIMIT_RTPRIO)[0]
    if limit == resource.RLIM_INFINITY or limit > 0 or os.geteuid() == 0:
        return CheckLine("real-time priority", "as root" if os.geteuid() == 0 else f"up to {limit}")
    return CheckLine(
        "real-time priority",
        "not allowed",
        "add '@realtime - rtprio 99' and '@realtime - memlock unlimited' to /etc/security/limits.conf, join that group",
    )


def _connection(found: dict[str, Any]) -> Iterator[CheckLine]:
    version = int(found["version"])
    robot = GENERATIONS.get(version, "unknown to hcvla")
    yield CheckLine(
        "connection",
        f"protocol version {version}: {robot}",
        "" if version == 10 else "a Panda is untested with hcvla: begin with control:=impedance and the speeds halved",
    )


def _states(found: dict[str, Any]) -> Iterator[CheckLine]:
    rate, lost = float(found["rate_hz"]), int(found["lost"])
    good = rate >= _RATE_HZ and lost <= _LOST_SHARE * STATES_SEC * 1000.0
    yield CheckLine(
        "states",
        f"{rate:.0f} a second, {lost} lost",
        "" if good else "one direct cable to the control box, no switch; performance governor; fewer programs",
    )
    yield CheckLine("mode", str(found["mode"]), of_mode(found["mode"], tuple(found["errors"])))
    yield _joints(np.array(found["q"]))


def _joints(q: np.ndarray) -> CheckLine:
    words = ", ".join(f"{value:z.3f}" for value in q)
    advice = of_joints(q, FRANKA_LIMITS.joint_margin_rad)
    return CheckLine("joints", f"[{words}] rad{'' if advice else ', all in range'}", advice)


def _tool(found: dict[str, Any]) -> Iterator[CheckLine]:
    mass, load = float(found["mass_kg"]), float(found["load_kg"])
    x, y, z = found["flange_to_tool_m"]
    off = abs(mass - HAND.mass_kg) > _HAND_KG
    yield CheckLine(
        "tool",
        f"{mass:.2f} kg, ({x:.4f}, {y:.4f}, {z:.4f}) m from the flange; hcvla takes its tool from the joints",
        f"set the Franka Hand ({HAND.mass_kg:g} kg) as end effector in Desk, or the arm sags" if off else "",
    )
    yield CheckLine("load", f"{load:.2f} kg", "" if load == 0.0 else "set the load to 0 in Desk: nothing is held")


def _hand(found: dict[str, Any]) -> Iterator[CheckLine]:
    if "error" in found:
        change = "mount the hand and set it in Desk; without it gripper commands are refused"
        yield CheckLine("gripper", found["error"], change)
        return
    width, largest = 1000.0 * found["width_m"], 1000.0 * found["max_width_m"]
    homed = (
        ""
        if largest > 0.0
        else "not homed: with the stack up and nothing between its fingers run 'hcvla franka home-gripper'"
    )
    yield CheckLine("gripper", f"open by {width:.1f} of {largest:.1f} mm, {found['temperature_c']} C", homed)


_LINES = {"connection": _connection, "states": _states, "tool": _tool, "hand": _hand}
