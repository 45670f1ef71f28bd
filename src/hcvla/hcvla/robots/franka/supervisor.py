"""The bridge's end of the driver: starts the process, watches it, and kills it when it hangs; restarts nothing."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace

from hcvla.robots.controller import RobotFaultError
from hcvla.robots.franka.channel import Channel, ChannelClosedError
from hcvla.robots.franka.config import FrankaConfig
from hcvla.robots.franka.explain import RECOVER
from hcvla.robots.franka.messages import Answer, DriverRequest, DriverState, Order, Phase, Setup

_TICK_SEC = 0.05
_END_SEC = 2.0
"""For a driver to bring the arm to rest and end."""
DRIVER = (sys.executable, "-m", "hcvla.robots.franka.driver")


class DriverLostError(RobotFaultError):
    """The driver does not answer; the robot has stopped by itself, or does so now."""


class Supervisor:
    """One driver process at a time, and its newest state; any thread."""

    def __init__(self, config: FrankaConfig, clock_offset_sec: float, command: tuple[str, ...] = DRIVER) -> None:
        """Prepare; `command` starts a driver and is given the number of its socket."""
        self._config, self._offset_sec, self._command = config, clock_offset_sec, command
        self._numbers = itertools.count(1)
        self._waiting: dict[int, Future[object]] = {}
        self._change = threading.Condition()
        self._newest = DriverState(phase=Phase.STARTING)
        self._process: subprocess.Popen | None = None
        self._channel: Channel | None = None

    @property
    def newest(self) -> DriverState:
        """The newest state; a driver that is lost has phase FAULT."""
        return self._newest

    @property
    def pid(self) -> int:
        """Process id of the driver, 0 if none runs."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else 0

    def start(self) -> None:
        """Start a driver, ending one that runs; `newest` says how far it comes."""
        self.close()
        channel, theirs = Channel.pair()
        self._newest = DriverState(phase=Phase.STARTING)
        # A session of its own: it is killed together with its player, and Ctrl-C in a terminal does not reach it.
        process = subprocess.Popen(
            [*self._command, str(theirs.fileno())], pass_fds=[theirs.fileno()], start_new_session=True
        )
        theirs.close()
        channel.send(Setup(self._config, self._offset_sec))
        self._process, self._channel = process, channel
        threading.Thread(target=self._watch, args=(process, channel), name="driver", daemon=True).start()

    def request(self, order: Order, limit_sec: float) -> object:
        """Have an order carried out and return its result; raise its error, or DriverLostError after a limit [s]."""
        number, future = next(self._numbers), Future[object]()
        channel = self._channel
        if channel is None or not self.pid:
            raise DriverLostError(self._newest.fault or f"no driver runs: look for the cause, {RECOVER}")
        self._waiting[number] = future
        try:
            channel.send(DriverRequest(number, order))
            answer = future.result(limit_sec)
        except (TimeoutError, ChannelClosedError):
            fault = self._newest.fault or f"the driver did not answer within {limit_sec:g} s"
            raise DriverLostError(fault) from None
        finally:
            self._waiting.pop(number, None)
        assert isinstance(answer, Answer)
        return answer.unwrap()

    def wait_for(self, condition: Callable[[DriverState], bool], limit_sec: float) -> DriverState:
        """Return the newest state once it fulfils a condition, or after a limit [s]."""
        with self._change:
            self._change.wait_for(lambda: condition(self._newest), limit_sec)
            return self._newest

    def kill(self) -> None:
        """End driver and player at once; the robot stops by itself."""
        process = self._process
        if process is not None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def close(self) -> None:
        """End the driver, which first brings the arm to rest."""
        process, channel = self._process, self._channel
        self._process = self._channel = None
        if process is None or channel is None:
            return
        # To the driver it is as if we were gone.
        channel.shut()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_END_SEC)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def _watch(self, process: subprocess.Popen, channel: Channel) -> None:
        """Receive until the driver ends, hangs or is replaced."""
        heard_sec = time.monotonic()
        while True:
            try:
                message = channel.receive(_TICK_SEC)
            except ChannelClosedError:
                self._lost(
                    process,
                    self._newest.fault
                    or f"the driver process ended, the robot stops by itself: look at the bridge's log, {RECOVER}",
                )
                return
            now_sec = time.monotonic()
            if isinstance(message, Answer):
                self._resolve(message)
            elif message is not None:
                heard_sec = now_sec
                self._note(process, message)
            elif problem := self._overdue(now_sec - heard_sec):
                self._lost(process, problem)
                return

    def _overdue(self, silent_sec: float) -> str:
        """Return what is wrong with a driver that has been silent for so long; empty if it may be."""
        watch, host = self._config.watch, self._config.host
        phase = self._newest.phase
        if phase is Phase.STARTING:
            late = silent_sec > watch.start_sec
            return f"the driver did not start within {watch.start_sec:g} s: this computer is too busy" if late else ""
        if phase is Phase.CONNECTING:
            late = silent_sec > watch.connect_sec
            line = f"{host} accepts the connection but stays silent for {watch.connect_sec:g} s"
            return f"{line}: end other programs that use the robot, restart its control box, {RECOVER}" if late else ""
        if silent_sec <= watch.silent_driver_sec:
            return ""
        line = f"the driver hung for {silent_sec:.1f} s and was killed, the robot stops by itself"
        return f"{line}: free this computer's processor, {RECOVER}"

    def _note(self, process: subprocess.Popen, state: DriverState) -> None:
        if process is not self._process:
            return
        with self._change:
            self._newest = state
            self._change.notify_all()

    def _resolve(self, answer: Answer) -> None:
        future = self._waiting.pop(answer.number, None)
        if future is not None:
            future.set_result(answer)

    def _lost(self, process: subprocess.Popen, fault: str) -> None:
        """Kill what is left of a driver and say why; one that is being closed is given its time."""
        if process is not self._process:
            return
        self.kill()
        for future in list(self._waiting.values()):
            future.set_exception(DriverLostError(fault))
        with self._change:
            self._newest = replace(self._newest, phase=Phase.FAULT, fault=fault)
            self._change.notify_all()
