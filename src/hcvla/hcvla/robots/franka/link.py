"""The interface to a client library: about eight calls that every way to the robot offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome

USER_STOPPED = "user_stopped"
BY_PEOPLE = (USER_STOPPED, "guiding", "other")
"""Modes that only someone at the robot can end."""
REFLEX = "reflex"
MOVING = "move"
IDLE = "idle"
"""Robot modes, as franka-rs writes them."""


class LinkError(HcvlaError):
    """The robot or the connection to it failed; the message ends with the next step."""

    outcome = Outcome.ROBOT_FAULT


@dataclass(frozen=True, kw_only=True)
class LinkState:
    """What the robot measures and says of itself."""

    time_sec: float
    """The robot's own clock [s]."""
    q: np.ndarray
    """Joint positions, Shape=(7,), [rad]."""
    dq: np.ndarray
    """Joint velocities, Shape=(7,), [rad/s]."""
    tau: np.ndarray
    """Measured joint torques, the arm's weight included, Shape=(7,), [Nm]."""
    tau_ext: np.ndarray
    """Estimated external torques, Shape=(7,), [Nm]."""
    contact: bool = False
    """Whether a force is above the lower threshold."""
    success_rate: float = 1.0
    """Share of the last 100 cycles in which a command came in time; 0 while no motion runs."""
    mode: str = IDLE
    """Robot mode."""
    errors: tuple[str, ...] = ()
    """Names of the errors that are active."""
    problem: str = ""
    """Why the arm cannot be moved now, with the next step, where the link knows more than the mode; empty if it can."""
    measured_sec: float | None = None
    """When it was measured, on our clock [s]; None: just before it came."""
    q_sent: np.ndarray | None = None
    """The setpoint that the robot was given last, Shape=(7,), [rad]; None where the link makes its own."""
    lost_cycles: int | None = None
    """Cycles without an answer since the connection was made; None where the link does not count them."""


class Link(Protocol):
    """One way to the robot. `begin`, `end`, `hard_stop` and `recover` may take seconds; the rest returns at once."""

    tick_sec: float
    """Setpoints are this far apart."""
    wanted_lead_sec: float
    """How far ahead of the robot it wants its setpoints [s]."""

    def connect(self) -> None:
        """Connect and read states from now on; may hang forever with a server that stays silent. Raise LinkError."""
        ...

    def state(self) -> LinkState:
        """Return the newest state; its clock stands still when none comes. Raise LinkError."""
        ...

    @property
    def lead_sec(self) -> float:
        """How far ahead of the robot the setpoints already given reach [s]; infinite: it takes none now."""
        ...

    def restarted(self) -> np.ndarray | None:
        """Return, once, the joints at which the link came to rest because setpoints did not come in time."""
        ...

    def begin(self) -> np.ndarray:
        """Begin a motion at rest; return the joints it starts at, Shape=(7,), [rad]. Raise LinkError."""
        ...

    def put(self, setpoints: np.ndarray, *, braking: bool = False) -> None:
        """Give one period's setpoints, Shape=(n, 3, 7): [rad], [rad/s], [rad/s^2]; `braking`: they lead to rest."""
        ...

    def rewind(self) -> np.ndarray | None:
        """Take back setpoints that are not due yet; return the last that is left, Shape=(3, 7), None if none was."""
        ...

    def fault(self) -> str:
        """Return why the motion that was begun runs no more, empty while it runs."""
        ...

    def end(self) -> None:
        """End the motion of an arm at rest."""
        ...

    def hard_stop(self) -> None:
        """Have the robot stop by itself, whatever it does."""
        ...

    def recover(self) -> None:
        """Clear the robot's errors. Raise LinkError."""
        ...

    def close(self) -> None:
        """Give everything back."""
        ...
