"""Both links against robots that others have written, by the wall's clock: another reading of protocol and limits.

`make test-franka-sim` makes their environments. The fixed set: hold, home, targets with jumps, stops, a reflex with
recovery, a new connection. What the robot or the watch over the link ended beyond the provoked reflex is counted.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import mujoco
import numpy as np

from benchmarks.franka_link import PERIOD_SEC, WIDE_LIMITS, LinkBench
from benchmarks.record import Record
from hcvla.api.errors import HcvlaError
from hcvla.fake_franka.fake import free_address
from hcvla.robots.arm import MoveCommand
from hcvla.robots.fr3 import HOME_Q, add_fr3
from hcvla.robots.fr3.table import JOINT_NAMES
from hcvla.robots.franka.arm import FrankaArm
from hcvla.robots.franka.check import priority_line
from hcvla.robots.franka.config import FrankaConfig, WatchConfig
from hcvla.robots.franka.explain import FCI_PORT
from hcvla.robots.franka.messages import Phase

_READY_SEC = 30.0
_HOME_SEC = 20.0
_HOLD_SEC = 3.0
_STREAM_SEC = 8.0
_STOPS = 5
_STOP_SEC = 0.5
_HELD_UP_SEC = 0.1
"""Driver and player are held up for so long: 100 cycles are lost, 20 in a row end a motion."""
_WATCH = WatchConfig(recoveries_per_minute=1000)

# As run-franka-sim-server with both --enforce options, which would answer at every address of this machine.
_FRANKA_SIM = """
import sys
from franka_sim import FrankaSimServer
FrankaSimServer(host=sys.argv[1], enforce_comm_constraints=True, enforce_motion_limits=True).start()
"""
# Both simulators damp each joint of the position interface with 200 to 450 Nm s/rad, one step of 1 ms late. That shakes
# a joint of less than 0.2 kg m^2: the last one, of 0.076, stood still with 0.08 rad/s, four times what counts as rest.
_STEADY_WRIST_KG_M2 = 0.25
# As its run_server; the model is its own. Damping is against standing still, so joints trail by damping / stiffness:
# 30 ms here, as on our compliant link. By default it is 100 ms, and joints creep for 0.5 s after a stop.
_FRANKY_SIM = """
import sys
from franky_sim import SimulationServer
from franky_sim.mujoco_simulator import MUJOCO_DEFAULT_KP, MujocoSimulator
with MujocoSimulator() as simulator:
    simulator.add_robot(kv=tuple(0.03 * stiffness for stiffness in MUJOCO_DEFAULT_KP))
    with SimulationServer(simulator, hostname_candidates=[sys.argv[1]]) as server:
        server.run_forever()
"""


class SimulatorError(HcvlaError):
    """A simulator of others did not start."""


@dataclass(frozen=True)
class Simulator:
    """A robot that others have written."""

    name: str
    """Of its package; its environment is .venv-NAME."""
    arguments: tuple[str, ...]
    """What its environment's Python runs; HOST stands for the address."""
    controls: tuple[str, ...]
    judges: bool
    """Whether it ends a motion for what a robot would: limits, and 20 lost cycles."""
    servo_follows: bool = True
    """Whether its position servo follows without trailing by itself."""


SIMULATORS = (
    Simulator("franka-sim", ("-c", _FRANKA_SIM, "HOST"), ("impedance", "position"), judges=True),
    # franka-rs refuses the version in its handshake, so there is no compliant link to it.
    Simulator("franky-sim", ("-c", _FRANKY_SIM, "HOST"), ("position",), judges=False, servo_follows=False),
)


def bench_simulators(checkout: Path, simulators: tuple[Simulator, ...] = SIMULATORS) -> list[Record]:
    """Run the fixed set on every simulator that is installed in a checkout."""
    records: list[Record] = []
    for simulator in simulators:
        python = checkout / f".venv-{simulator.name}" / "bin" / "python"
        if not python.exists():
            records.append(_skipped(simulator, f"there is no {python}; make test-franka-sim installs it"))
            continue
        for control in simulator.controls:
            try:
                with _running(simulator, python, control) as host:
                    records += _judged(simulator, _version(checkout, simulator), host, control)
            except SimulatorError as error:
                records.append(_skipped(simulator, str(error)))
    return records


def _skipped(simulator: Simulator, reason: str) -> Record:
    """Return that nothing was measured, which is no failure of ours."""
    return Record(f"{simulator.name}: motions that were judged", 0.0, "", note=f"skipped: {reason}")


def _version(checkout: Path, simulator: Simulator) -> str:
    pins = (checkout / "requirements" / f"{simulator.name}.txt").read_text(encoding="utf-8")
    return ", ".join(re.findall(r"^[\w-]+==\S+", pins, re.MULTILINE))


@contextmanager
def _running(simulator: Simulator, python: Path, control: str) -> Iterator[str]:
    """Run a simulator and give its address; raise SimulatorError if it does not answer."""
    host = free_address()
    with tempfile.TemporaryDirectory() as folder:
        model, log = Path(folder) / "fr3.xml", Path(folder) / "log"
        model.write_text(_model(_STEADY_WRIST_KG_M2 if control == "position" else 0.0), encoding="utf-8")
        command = [str(python), *(host if word == "HOST" else word for word in simulator.arguments)]
        environment = {**os.environ, "FR3_MJCF": str(model), "PYTHONPATH": ""}
        with log.open("w") as out:
            process = subprocess.Popen(command, stdout=out, stderr=out, env=environment)
        try:
            _wait_until_it_answers(process, host, log)
            yield host
        finally:
            process.terminate()
            try:
                process.wait(3.0)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_it_answers(process: subprocess.Popen, host: str, log: Path) -> None:
    end_sec = time.monotonic() + _READY_SEC
    while time.monotonic() < end_sec and process.poll() is None:
        try:
            socket.create_connection((host, FCI_PORT), timeout=0.5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    last = (log.read_text(errors="replace").strip().splitlines() or ["it printed nothing"])[-1]
    raise SimulatorError(f"it did not answer at {host} within {_READY_SEC:g} s: {last}")


def _model(wrist_kg_m2: float) -> str:
    """Return the arm without drives, which an older MuJoCo cannot read: the simulator exerts torques itself.

    The motors of the last three joints have at least an inertia of `wrist_kg_m2`, seen from their joint.
    """
    spec = mujoco.MjSpec()
    add_fr3(spec, fingers=False)
    for drive in list(spec.actuators):
        spec.delete(drive)
    for name in JOINT_NAMES[4:]:
        joint = spec.joint(name)
        joint.armature = max(joint.armature, wrist_kg_m2)
    spec.compile()
    return str(spec.to_xml())


def _judged(simulator: Simulator, version: str, host: str, control: str) -> Iterator[Record]:
    """Yield the figures of one link, and how often it was ended by something that was not provoked."""
    arm = FrankaArm(FrankaConfig(host=host, control=control, watch=_WATCH, guard=WIDE_LIMITS))  # type: ignore[arg-type]
    link = LinkBench(simulator.name, control, arm, _WATCH)
    steps: dict[str, Callable[[LinkBench], Iterator[Record]]] = {
        "hold": _hold,
        "home": _home,
        "targets": lambda link: link.stream(_STREAM_SEC, servo_follows=simulator.servo_follows),
        "stops": lambda link: link.stops(_STOPS, _STOP_SEC),
        **({"reflex": _reflex} if simulator.judges else {}),
        "new connection": _connect_again,
    }
    problems = []
    try:
        arm.start()
        arm.enable()
        for name, step in steps.items():
            try:
                yield from step(link)
            except HcvlaError as error:
                problems.append(f"{name}: {error}")
                _go_on(arm)
    except HcvlaError as error:
        problems.append(str(error))
    finally:
        arm.close()
    priority = priority_line()
    note = f"{'; '.join(problems) or 'none'}; {version}; real-time priority: {priority.found}"
    yield link.record("violations and lost links", float(len(problems)), "", 0.0 if priority.works else None, note)


def _go_on(arm: FrankaArm) -> None:
    arm.recover()
    arm.enable()
    arm.clear_stop()


def _hold(link: LinkBench) -> Iterator[Record]:
    start = link.arm.state().q
    strayed = 0.0
    for _ in range(round(_HOLD_SEC / PERIOD_SEC)):
        state = link.arm.state()
        strayed = max(strayed, float(np.abs(state.q - start).max()))
        link.arm.move(MoveCommand(state.stamp_sec, q=start))
        link.arm.wait(PERIOD_SEC)
    yield link.record("strayed while holding", 1000.0 * strayed, "mrad", 2.0, f"{_HOLD_SEC:g} s")


def _home(link: LinkBench) -> Iterator[Record]:
    started = time.monotonic()
    while time.monotonic() - started < _HOME_SEC:
        state = link.arm.state()
        if np.abs(state.q - HOME_Q).max() < 2e-3 and np.abs(state.dq).max() < link.watch.rest_rad_s:
            break
        link.arm.move(MoveCommand(state.stamp_sec, q=HOME_Q))
        link.arm.wait(PERIOD_SEC)
    off = float(np.abs(link.arm.state().q - HOME_Q).max())
    yield link.record("off home", 1000.0 * off, "mrad", 2.0, f"after {time.monotonic() - started:.1f} s")


def _reflex(link: LinkBench) -> Iterator[Record]:
    """Hold up driver and player while the arm moves: the robot must stop by itself, and go on after two calls."""
    link.fast()
    os.killpg(link.arm.driver_pid, signal.SIGSTOP)
    time.sleep(_HELD_UP_SEC)
    os.killpg(link.arm.driver_pid, signal.SIGCONT)
    end_sec = time.monotonic() + 2.0
    while link.arm.driver.phase is not Phase.FAULT and time.monotonic() < end_sec:
        time.sleep(0.002)
    fault, started = link.arm.driver.fault, time.monotonic()
    _go_on(link.arm)
    taken_sec = time.monotonic() - started
    link.fast()
    yield link.record("recovery from a reflex", taken_sec, "s", 2.0, fault or "no fault came")
    yield from _at_rest(link, "stop after a recovery")


def _connect_again(link: LinkBench) -> Iterator[Record]:
    link.arm.close()
    link.arm.start()
    link.arm.enable()
    link.fast()
    yield from _at_rest(link, "stop on a new connection")


def _at_rest(link: LinkBench, name: str) -> Iterator[Record]:
    report = link.arm.stop()
    link.arm.clear_stop()
    if not report.at_rest:
        raise SimulatorError(f"{name}: {report.message}")
    yield link.record(name, report.braking_sec, "s", _STOP_SEC)
