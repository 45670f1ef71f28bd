"""The stiff link: the robot's own joint position interface, fed by a player process with exactly our setpoints.

pylibfranka holds the interpreter's lock and may hang with it, and a missed cycle counts: so the process that uses it
does nothing but play a ring of setpoints, which is kept `backlog_sec` ahead.
"""

from __future__ import annotations

import math
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np

from hcvla.robots.franka.config import FrankaConfig
from hcvla.robots.franka.link import IDLE, MOVING, REFLEX, USER_STOPPED, LinkError, LinkState
from hcvla.robots.franka.links.ring import SLOTS, PlayerOrder, Ring, Stage

MODES = ("other", IDLE, MOVING, "guiding", REFLEX, USER_STOPPED, "automatic_error_recovery")
"""In the order of libfranka's RobotMode."""
_POLL_SEC = 0.002
_ORDER_LIMIT_SEC = 2.0
"""Beginning and ending a motion takes 20 ms; recovery has its own limit in the control loop."""
_REWIND_SLACK = 10
"""Setpoints that a stop leaves to the player [ms]: it may play one while the rest is taken back."""


class PositionLink:
    """`Link` on the player process."""

    tick_sec = 0.001

    def __init__(self, config: FrankaConfig) -> None:
        """Prepare; nothing is started yet."""
        self._config = config
        self.wanted_lead_sec = config.position.backlog_sec
        self._ring, self._descriptor = Ring.create()
        fields, guard, collision = self._ring.fields, config.guard, config.collision
        fields["brake_acceleration"], fields["brake_jerk"] = guard.brake_acceleration, guard.brake_jerk
        fields["backlog"] = round(config.position.backlog_sec / self.tick_sec)
        fields["collision"] = (
            collision.lower_torque_nm,
            collision.upper_torque_nm,
            collision.lower_force_n,
            collision.upper_force_n,
        )
        self._written = np.zeros((SLOTS, 3, 7))
        self._player: subprocess.Popen | None = None
        self._running = False

    def connect(self) -> None:
        """Start the player and wait until it is connected."""
        self._ring.fields["stage"] = Stage.STARTING
        command = [sys.executable, "-m", "hcvla.robots.franka.links.player", self._config.host]
        command += [str(self._descriptor), str(self._config.realtime_priority)]
        self._player = subprocess.Popen(command, pass_fds=[self._descriptor])
        self._wait_for(lambda: self._ring.stage is Stage.IDLE, self._config.watch.start_sec, "connecting")

    def state(self) -> LinkState:
        """Return what the player's newest cycle measured."""
        self._check_player()
        fields = self._ring.fields
        mode = int(fields["mode"])
        return LinkState(
            time_sec=float(fields["time_sec"]),
            q=fields["q"].copy(),
            dq=fields["dq"].copy(),
            tau=fields["tau"].copy(),
            tau_ext=fields["tau_ext"].copy(),
            contact=bool(fields["contact"]),
            success_rate=float(fields["success"]),
            mode=MODES[mode] if 0 <= mode < len(MODES) else str(mode),
            q_sent=fields["sent_q"].copy() if self._running else None,
            lost_cycles=int(fields["lost"]),
        )

    @property
    def lead_sec(self) -> float:
        """How much of the ring waits to be played; after it ran dry nothing is taken before `restarted`."""
        if self._dried():
            return math.inf
        return self._ring.backlog * self.tick_sec

    def restarted(self) -> np.ndarray | None:
        """Return where the player came to rest after the ring ran dry; a new stream begins there."""
        if not self._dried() or self._ring.stage is not Stage.HOLDING:
            return None
        self._begin_stream()
        return self._ring.fields["sent_q"].copy()

    def begin(self) -> np.ndarray:
        """Have the player hold the robot where it is."""
        self._begin_stream()
        self._order(PlayerOrder.BEGIN, _ORDER_LIMIT_SEC)
        self._running = True
        return self._ring.fields["sent_q"].copy()

    def put(self, setpoints: np.ndarray) -> None:
        """Append the period's positions."""
        head = self._ring.write(setpoints[:, 0])
        self._written[np.arange(head, head + len(setpoints)) % SLOTS] = setpoints

    def rewind(self) -> np.ndarray | None:
        """Take back what will not be played within the next moment, so that a stop need not wait for it."""
        left = self._ring.rewind(_REWIND_SLACK)
        return None if left is None else self._written[(left - 1) % SLOTS].copy()

    def fault(self) -> str:
        """Return why the player ended the motion."""
        if not self._running or self._ring.stage is not Stage.ENDED:
            return ""
        self._running = False
        return self._ring.reason

    def end(self) -> None:
        """End the motion with the last setpoint."""
        if self._running:
            self._running = False
            self._order(PlayerOrder.END, _ORDER_LIMIT_SEC)

    def hard_stop(self) -> None:
        """End the player: without answers the robot stops by itself within 20 ms, whatever the library waits for.

        A new one says whether it has.
        """
        self.close()
        self.connect()

    def recover(self) -> None:
        """Clear the robot's errors, with a new player if there is none."""
        if self._player is None or self._player.poll() is not None:
            self.connect()
        self._order(PlayerOrder.RECOVER, self._config.watch.recover_sec)

    def close(self) -> None:
        """Kill the player; the robot holds by itself."""
        self._running = False
        if self._player is not None:
            self._player.kill()
            self._player.wait()

    def _dried(self) -> bool:
        fields = self._ring.fields
        return int(fields["dry"]) != int(fields["stream"])

    def _begin_stream(self) -> None:
        """Mark what is written from now on as a stream that begins at rest."""
        fields = self._ring.fields
        fields["stream_head"] = fields["head"]
        fields["stream"] = fields["dry"]

    def _order(self, order: PlayerOrder, limit_sec: float) -> None:
        fields = self._ring.fields
        number = int(fields["order_number"]) + 1
        fields["order"], fields["order_number"] = order, number
        self._wait_for(lambda: int(fields["done_number"]) >= number, limit_sec, order.name.lower())
        if self._ring.stage is Stage.ENDED:
            raise LinkError(self._ring.reason)

    def _wait_for(self, done: Callable[[], bool], limit_sec: float, what: str) -> None:
        deadline = time.monotonic() + limit_sec
        while not done():
            self._check_player()
            if time.monotonic() > deadline:
                raise LinkError(f"{what}: the robot did not answer within {limit_sec:g} s")
            time.sleep(_POLL_SEC)

    def _check_player(self) -> None:
        if self._player is not None and self._player.poll() is not None:
            raise LinkError(self._ring.reason or "the player process ended; call recover")
