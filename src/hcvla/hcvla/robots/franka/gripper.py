"""The Franka Hand through franka-rs, over a connection of its own (port 1338)."""

from __future__ import annotations

from collections.abc import Callable

import franka

from hcvla.robots.fr3.table import MAX_WIDTH_M
from hcvla.robots.franka.explain import RECOVER
from hcvla.robots.franka.hand import GripperError, GripperLostError, HandReading
from hcvla.robots.franka.realtime import drop_priority

HAND_PORT = 1338
_TOLERANCE_M = 0.005
"""How much narrower than commanded a grasp may end, the hand's own default."""


class LibraryGripper:
    """The hand at `host`, for one thread that commands and one that reads."""

    def __init__(self, host: str) -> None:
        """Connect; raise GripperLostError."""
        try:
            self._gripper = franka.Gripper(host)
        except franka.FrankaError as error:
            raise GripperLostError(
                f"no hand answers at {host} port {HAND_PORT} ({error}); is one mounted and set in Desk?"
            ) from error
        drop_priority()

    def read(self) -> HandReading:
        """Return the next state."""
        try:
            state = self._gripper.read_once()
        except franka.FrankaError as error:
            raise _lost(error) from error
        return HandReading(state.width, state.max_width, state.is_grasped)

    def home(self) -> bool:
        """Find the largest width."""
        return _answer(self._gripper.homing)

    def move(self, width_m: float, speed_m_s: float) -> bool:
        """Go to a width; False if something was in between."""
        return _answer(lambda: self._gripper.move(width_m, speed_m_s))

    def close_on(self, speed_m_s: float, force_n: float) -> bool:
        """Close on what is between the fingers; False if nothing was."""
        return _answer(
            lambda: self._gripper.grasp(0.0, speed_m_s, force_n, epsilon_inner=_TOLERANCE_M, epsilon_outer=MAX_WIDTH_M)
        )

    def stop(self) -> None:
        """End what runs."""
        try:
            self._gripper.stop()
        except franka.FrankaError as error:
            raise _lost(error) from error


def _lost(error: franka.FrankaError) -> GripperLostError:
    return GripperLostError(f"the hand no longer answers ({error}): look at its plug, {RECOVER}")


def _answer(call: Callable[[], bool]) -> bool:
    try:
        return call()
    except franka.FrankaError as error:
        raise GripperError(str(error)) from error
