"""The player: sends one setpoint of the ring to the robot in each of its 1 kHz cycles, and nothing else.

The only process that imports pylibfranka. `python -m hcvla.robots.franka.links.player HOST RING_DESCRIPTOR PRIORITY`.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
import time
from typing import Any

import numpy as np
import pylibfranka
from ruckig import ControlInterface, InputParameter, OutputParameter, Result, Ruckig, Synchronization

from hcvla.robots.franka.explain import explain, of_reflex
from hcvla.robots.franka.links.ring import GO, SLOTS, PlayerOrder, Ring, Stage
from hcvla.robots.franka.realtime import drop_priority, raise_priority

_CYCLE_SEC = 0.001
_IDLE_SEC = 0.01
_SELDOM = 10
"""What the control loop reads at 100 Hz is not written more often."""
_DIE_WITH_PARENT = 1
"""prctl's PR_SET_PDEATHSIG."""
# The library's errors have no common base: its own, and others that derive from RuntimeError.
_ERRORS = (pylibfranka.FrankaException, RuntimeError)


class Reference:
    """The commanded joints from one cycle to the next: from the ring, or braking when it runs dry."""

    def __init__(self, ring: Ring) -> None:
        """Start with nothing to play."""
        self._ring, self._fields = ring, ring.fields
        self._setpoints, self._generations = ring.fields["setpoints"], ring.fields["generations"]
        self._generator, self._output = Ruckig(7, _CYCLE_SEC), OutputParameter(7)
        request = InputParameter(7)
        request.control_interface, request.synchronization = ControlInterface.Velocity, Synchronization.No
        request.target_velocity = np.zeros(7)
        request.max_acceleration = np.full(7, float(ring.fields["brake_acceleration"]))
        request.max_jerk = np.full(7, float(ring.fields["brake_jerk"]))
        self._request = request
        self._backlog = int(ring.fields["backlog"])
        self.start(np.zeros(7))

    def start(self, q: np.ndarray) -> None:
        """Hold `q`, Shape=(7,), [rad], and play what is written from now on."""
        self.q, self._dq, self._ddq = q.copy(), np.zeros(7), np.zeros(7)
        self._played = int(self._fields["head"])
        self._fields["played"] = self._played
        self._generation: int | None = None
        self.stage = Stage.HOLDING

    def advance(self, cycles: int) -> None:
        """Go on by so many cycles; those that were lost are advanced over, as the robot's clock was."""
        head = int(self._fields["head"])
        if self.stage is Stage.HOLDING and self._stream_begins_at_rest(head):
            self.stage = Stage.PLAYING
        for _ in range(cycles):
            if self.stage is Stage.PLAYING and self._played >= head:
                self._run_dry()
            if self.stage is Stage.PLAYING:
                self._play()
            if self.stage is Stage.BRAKING:
                self._brake()
        self._fields["played"] = self._played

    def _stream_begins_at_rest(self, head: int) -> bool:
        """Whether enough of a stream is written that was begun after the ring last ran dry."""
        if int(self._fields["stream"]) != int(self._fields["dry"]):
            return False
        self._played = max(self._played, int(self._fields["stream_head"]))
        return head - self._played >= self._backlog

    def _play(self) -> None:
        slot = self._played % SLOTS
        generation = int(self._generations[slot])
        if self._generation not in (None, generation) and self._played != int(self._fields["generation_head"]):
            # Setpoints were taken back that had been played already.
            self._run_dry()
            return
        self._generation = generation
        q = self._setpoints[slot].copy()
        dq = (q - self.q) / _CYCLE_SEC
        self.q, self._dq, self._ddq = q, dq, (dq - self._dq) / _CYCLE_SEC
        self._played += 1

    def _run_dry(self) -> None:
        self._fields["dry"] += 1
        self.stage = Stage.BRAKING
        bound = np.array(self._request.max_acceleration)
        acceleration = np.clip(self._ddq, -bound, bound)
        # The newest difference is the speed of half a cycle ago.
        speed = self._dq + 0.5 * _CYCLE_SEC * acceleration
        self._request.current_position, self._request.current_velocity = self.q, speed
        self._request.current_acceleration = acceleration

    def _brake(self) -> None:
        result = self._generator.update(self._request, self._output)
        self._output.pass_to_input(self._request)
        self.q = np.array(self._output.new_position)
        if result is not Result.Working:
            self.start(self.q)


class Player:
    """Connects, reads states of the idle robot, and plays motions, as the control loop orders."""

    def __init__(self, host: str, ring: Ring, priority: int) -> None:
        """Prepare; nothing is connected yet."""
        self._host, self._ring, self._fields, self._priority = host, ring, ring.fields, priority
        self._parent = os.getppid()
        self._robot: Any = None
        self._cycle = 0

    def run(self) -> None:
        """Connect and follow orders until the parent is gone or the connection is lost."""
        self._fields["stage"] = Stage.CONNECTING
        self._robot = pylibfranka.Robot(self._host, pylibfranka.RealtimeConfig.kIgnore)
        drop_priority()
        raise_priority(self._priority)
        lower_torque, upper_torque, lower_force, upper_force = self._fields["collision"].tolist()
        self._robot.set_collision_behavior([lower_torque] * 7, [upper_torque] * 7, [lower_force] * 6, [upper_force] * 6)
        self._note(self._robot.read_once())
        # From here on the player looks after its parent itself: a motion is braked first. Said only afterwards: the
        # kernel takes the end of the thread that waits for this, in the control loop, for the end of the parent.
        _die_with_parent(0)
        self._fields["stage"] = Stage.IDLE
        while os.getppid() == self._parent:
            self._idle()

    def _idle(self) -> None:
        self._note(self._robot.read_once())
        order, number = int(self._fields["order"]), int(self._fields["order_number"])
        if number == int(self._fields["done_number"]):
            time.sleep(_IDLE_SEC)
        elif order == PlayerOrder.BEGIN:
            self._play(number)
        else:
            if order == PlayerOrder.RECOVER:
                self._recover()
            self._fields["done_number"] = number

    def _recover(self) -> None:
        try:
            self._robot.automatic_error_recovery()
        except pylibfranka.CommandException as error:
            self._fail(explain(error, self._host, "position"))
        else:
            self._fields["stage"] = Stage.IDLE

    def _play(self, number: int) -> None:
        """Run one motion, from the order to begin it to that to end it or to its end by the robot."""
        try:
            control = self._robot.start_joint_position_control(pylibfranka.ControllerMode.JointImpedance)
            self._cycles(control, number)
            self._fields["stage"] = Stage.IDLE
        except pylibfranka.ControlException as error:
            # The same connection goes on; a second read from this motion would hang.
            self._fail(_reason(error))
        except pylibfranka.CommandException as error:
            self._fail(explain(error, self._host, "position"))
        self._fields["done_number"] = int(self._fields["order_number"])

    def _cycles(self, control: Any, number: int) -> None:
        state, _ = control.readOnce()
        reference = Reference(self._ring)
        reference.start(np.array(state.q_d))
        self._send(control, reference)
        self._fields["done_number"] = number
        while True:
            state, elapsed = control.readOnce()
            cycles = max(1, round(elapsed.to_sec() / _CYCLE_SEC))
            self._fields["lost"] += cycles - 1
            reference.advance(cycles)
            at_rest = reference.stage is not Stage.BRAKING
            ends = int(self._fields["order_number"]) > number or (self._is_orphan() and at_rest)
            self._send(control, reference, last=ends)
            self._note(state)
            if ends:
                return

    def _send(self, control: Any, reference: Reference, last: bool = False) -> None:
        command = pylibfranka.JointPositions(reference.q.tolist())
        command.motion_finished = last
        control.writeOnce(command)
        self._fields["sent_q"], self._fields["stage"] = reference.q, reference.stage

    def _note(self, state: Any) -> None:
        fields = self._fields
        fields["q"], fields["dq"] = state.q, state.dq
        fields["time_sec"], fields["success"] = state.time.to_sec(), state.control_command_success_rate
        fields["stamp_sec"] = time.monotonic()
        self._cycle += 1
        if self._cycle % _SELDOM == 0 or self._ring.stage < Stage.HOLDING:
            fields["tau"], fields["tau_ext"] = state.tau_J, state.tau_ext_hat_filtered
            fields["mode"] = int(state.robot_mode)
            fields["contact"] = any(state.joint_contact) or any(state.cartesian_contact)

    def _is_orphan(self) -> bool:
        return self._cycle % _SELDOM == 0 and os.getppid() != self._parent

    def _fail(self, reason: str) -> None:
        self._ring.reason = reason
        self._fields["stage"] = Stage.ENDED


def _reason(error: Exception) -> str:
    """Return why a motion was aborted; the library appends the robot's error names in brackets."""
    _, bracket, names = str(error).partition('["')
    return of_reflex(names.split('"]')[0].split('", "')) if bracket else explain(error, "the robot", "position")


def _die_with_parent(number: int) -> None:
    """Have the kernel send this signal when the parent ends; 0: none."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, number)


def main() -> None:
    """Wait for the word, then play, until the parent is gone."""
    host, descriptor, priority = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    ring = Ring(descriptor)
    ring.fields["ready_pid"] = os.getpid()
    if sys.stdin.buffer.readline() != GO:
        return
    # Connecting to a silent server hangs with the interpreter's lock held: only a signal gets through.
    _die_with_parent(signal.SIGKILL)
    gc.disable()
    try:
        Player(host, ring, priority).run()
    except _ERRORS as error:
        ring.reason = explain(error, host, "position")
        ring.fields["stage"] = Stage.ENDED
        sys.exit(1)


if __name__ == "__main__":
    main()
