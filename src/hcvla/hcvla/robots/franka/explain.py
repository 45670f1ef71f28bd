"""What a client library's error means and what to do about it: one line for the person at the robot."""

from __future__ import annotations

import re

import numpy as np

from hcvla.robots.fr3.table import Q_LOWER, Q_UPPER

FCI_PORT = 1337
GENERATIONS = {
    5: "Panda, system 4.2.1 or newer",
    **dict.fromkeys(range(6, 10), "FR3, system 5.2 to 5.8"),
    10: "FR3, system 5.9 or newer",
}
"""The robots that speak each version of the protocol."""
_SPOKEN = {"impedance": (5, 10), "position": (10,)}
RECOVER = "then run 'hcvla franka recover'"
"""It calls the services `recover` and `arm` of the bridge."""


def explain(error: Exception, host: str, control: str) -> str:
    """Return what went wrong between us and the robot at `host`, with the next step."""
    text = str(error).removeprefix("libfranka: ").removeprefix("franka: ").strip()
    version = re.search(r"server version: (\d+)", text)
    if version:
        return _of_version(int(version[1]), host, control)
    if "refused" in text:
        return f"{host} refuses the connection to port {FCI_PORT}: activate FCI in Desk, {RECOVER}"
    if "lookup" in text or "not found" in text:
        return f"there is no host '{host}': give the address of the robot's control box (robot_host:=172.16.0.2)"
    if "Timeout" in text or "timed out" in text or "I/O error" in text:
        return f"{host} no longer answers ({text}): check cable and control box, {RECOVER}"
    if "safety function" in text:
        return f"the user stop is pressed, or another safety function is active: release it at the robot, {RECOVER}"
    if "command aborted" in text:
        return of_reflex(())
    if "TCP" in text or "Connection" in text:
        return f"no robot answers at {host} port {FCI_PORT} ({text}): check the address and that FCI is active in Desk"
    return text


def of_reflex(names: list[str] | tuple[str, ...]) -> str:
    """Return what the robot's own error names mean, with the next step."""
    if not names:
        likely = "as when it is guided by hand or its brakes are closed"
        return f"the robot ended the motion and gave no reason, {likely}: look at it, {RECOVER}"
    named = ", ".join(names)
    if any("communication_constraints" in name for name in names):
        return f"the robot stopped: {named}, too many commands came late; free this computer's processor, {RECOVER}"
    if any("reflex" in name for name in names):
        return f"the robot stopped: {named}, it met something; clear its way, {RECOVER}"
    return f"the robot stopped: {named}; {RECOVER}"


def of_mode(mode: str, errors: tuple[str, ...] = ()) -> str:
    """Return why a robot in this mode cannot be moved, with the next step; empty if it can."""
    reasons = {
        "user_stopped": f"the user stop is pressed: release it at the robot, {RECOVER}",
        "guiding": f"the robot is being guided by hand: let go of its buttons, {RECOVER}",
        "other": f"the robot's brakes are closed or it is not in execution mode: unlock its joints in Desk, {RECOVER}",
        "automatic_error_recovery": "the robot recovers from an error: wait until it has",
        "reflex": of_reflex(errors) if errors else f"the robot stands in a reflex: clear its way, {RECOVER}",
    }
    return reasons.get(mode, "")


def of_joints(q: np.ndarray, margin_rad: float) -> str:
    """Return what to do about joints, Shape=(7,), [rad], within a margin of an end of their range; empty if none is."""
    near = np.flatnonzero((q < Q_LOWER + margin_rad) | (q > Q_UPPER - margin_rad))
    names = ", ".join(str(index + 1) for index in near)
    return f"guide joint {names} away from the end of its range by hand" if names else ""


def _of_version(version: int, host: str, control: str) -> str:
    robot = GENERATIONS.get(version, "unknown to hcvla")
    spoken = " and ".join(map(str, _SPOKEN[control]))
    line = f"{host} speaks version {version} of the protocol ({robot}); control:={control} speaks {spoken}"
    if version == 5:
        return f"{line}: use control:=impedance (a Panda is untested)"
    if 6 <= version <= 9:
        return f"{line}: update the robot to system 5.9, or drive it with the franky wheels of that version, not hcvla"
    return line
