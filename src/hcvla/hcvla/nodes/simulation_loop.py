"""One thread that owns the simulation: physics in real time, faster, or in lockstep; everything else is a job for it.

Nothing else touches model, data or arm, so that there is nothing to lock and a run repeats bit for bit in lockstep.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import TypeVar

from hcvla.nodes.arm_bridge import TICK_SEC
from hcvla.nodes.bringup.configuration import MujocoBridgeConfig
from hcvla.nodes.ros.futures import NodeLostError
from hcvla.robots.mujoco.arm import MujocoArm
from hcvla.sim.simulation import Simulation

Result = TypeVar("Result")

_JOB_LIMIT_SEC = 5.0
_BEHIND_LIMIT_SEC = 0.25


class SimulationLoop:
    """Runs `simulation` and its arm, an `ArmLoop`; jobs are done between steps of `TICK_SEC` of simulated time."""

    def __init__(
        self,
        simulation: Simulation,
        config: MujocoBridgeConfig,
        on_tick: Callable[[], None],
        start_thread: Callable[[str, Callable[[], object]], threading.Thread],
    ) -> None:
        """Prepare; nothing moves before `start`. `start_thread` runs work in a thread and watches how it ends."""
        self.simulation = simulation
        self._config, self._pacing = config, config.clock
        self.arm = self._make_arm()
        self._on_tick = on_tick
        self._jobs: SimpleQueue[tuple[Callable[[], object], Future]] = SimpleQueue()
        self._closing = False
        self._steps_left = 0
        self._wall_start, self._sim_start = time.monotonic(), 0.0
        self._start_thread = start_thread
        self._thread: threading.Thread | None = None

    @property
    def now_sec(self) -> float:
        """Simulated time [s]."""
        return self.simulation.time

    def start(self) -> None:
        """Let time pass (in lockstep: wait for jobs)."""
        self._watch_stop()
        self._anchor()
        self._thread = self._start_thread("simulation", self._run)

    def close(self) -> None:
        """End the thread."""
        self._closing = True
        if self._thread is not None:
            self._thread.join(timeout=2.0)

    def post(self, job: Callable[[], object]) -> None:
        """Have a job done between two ticks; its errors are its own business."""
        self._jobs.put((job, Future()))

    def ask(self, job: Callable[[], Result]) -> Result:
        """Have a job done between two ticks and return its result; raise what it raised, or NodeLostError."""
        future: Future[Result] = Future()
        self._jobs.put((job, future))
        try:
            return future.result(_JOB_LIMIT_SEC)
        except TimeoutError:
            raise NodeLostError(f"the simulation did not answer within {_JOB_LIMIT_SEC:g} s") from None

    def advance(self, duration_sec: float) -> None:
        """Step physics, calling back at every tick; only within a job [s of simulated time]."""
        for _ in range(round(duration_sec / TICK_SEC)):
            self.arm.wait(TICK_SEC)
            self._on_tick()

    def rebuild(self) -> None:
        """Take over a simulation whose scene was replaced, at a time that never runs backwards; only within a job."""
        self.simulation.data.time = self.arm.data.time
        self.arm = self._make_arm()
        self._watch_stop()
        self._anchor()

    def _make_arm(self) -> MujocoArm:
        return MujocoArm(self.simulation.model, self.simulation.data, self._config.guard, self._config.ik)

    def _run(self) -> None:
        while not self._closing:
            self._do_jobs()
            if self._pacing == "lockstep":
                continue
            self.arm.wait(TICK_SEC)
            self._on_tick()
            self._pace()

    def _do_jobs(self) -> None:
        wait_sec = 0.1 if self._pacing == "lockstep" else 0.0
        while True:
            try:
                job, future = self._jobs.get(block=wait_sec > 0.0, timeout=wait_sec or None)
            except Empty:
                return
            try:
                future.set_result(job())
            except Exception as error:  # noqa: BLE001 - the edge of the thread: the caller gets it
                future.set_exception(error)

    def _watch_stop(self) -> None:
        # A stop steps physics by itself until the arm is at rest; states and real time must go on meanwhile.
        steps = round(TICK_SEC / self.simulation.model.opt.timestep)

        def on_step() -> None:
            self._steps_left = (self._steps_left or steps) - 1
            if self.arm.guard.stopped and self._steps_left == 0:
                self._on_tick()
                self._pace()

        self.arm.on_step.append(on_step)

    def _pace(self) -> None:
        if self._pacing != "realtime":
            return
        ahead = (self.arm.data.time - self._sim_start) - (time.monotonic() - self._wall_start)
        if ahead > 0.0:
            time.sleep(ahead)
        elif ahead < -_BEHIND_LIMIT_SEC:
            # The machine was too slow: go on from here instead of racing to catch up with a moving arm.
            self._anchor()

    def _anchor(self) -> None:
        self._wall_start, self._sim_start = time.monotonic(), float(self.arm.data.time)
