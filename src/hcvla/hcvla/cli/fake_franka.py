"""A fake Franka arm with hand: speaks the real network protocols, moves in simulation."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path
from typing import Annotated, cast

import typer

from hcvla.api.errors import unknown
from hcvla.fake_franka.clock import PACES, ClockConfig, Pace
from hcvla.fake_franka.control import inject
from hcvla.fake_franka.fake import FakeFranka, FakeFrankaConfig
from hcvla.fake_franka.faults import KINDS, load_scenario
from hcvla.sim.standard import table_of


def fake_franka(
    host: Annotated[str, typer.Option(help="Loopback address, e.g. 127.77.0.1; empty: a free one.")] = "",
    clock: Annotated[
        str, typer.Option(help="paced (waits for the client), lockstep (as fast as the client) or wall (real time).")
    ] = "paced",
    strict: Annotated[bool, typer.Option(help="Judge commands as the robot does.")] = True,
    scene: Annotated[str, typer.Option(help="Scene file (YAML); empty: the standard table.")] = "",
    seed: Annotated[int, typer.Option(min=0, help="Where the objects of the standard table stand.")] = 0,
    scenario: Annotated[Path | None, typer.Option(help="File with what goes wrong, and when (YAML).")] = None,
    record: Annotated[Path | None, typer.Option(help="Write every command and answer to this file.")] = None,
    inject_fault: Annotated[
        str,
        typer.Option("--inject", metavar="FAULT", help="Have the robot that runs at --host go wrong, e.g. 'lose 21'."),
    ] = "",
    attached: Annotated[bool, typer.Option("--attached", help="End when standard input does.")] = False,
    faults: Annotated[bool, typer.Option("--faults", help="List what can go wrong, and end.")] = False,
) -> None:
    """Run a fake Franka until Ctrl-C; prints one line that begins with "ready" once it can be connected to."""
    if faults:
        print("\n".join(f"{kind:60} {meaning}" for kind, meaning in KINDS.items()))
        return
    if inject_fault:
        inject(host, inject_fault)
        return
    if clock not in PACES:
        raise typer.BadParameter(unknown("clock", clock, PACES, "fake-franka"))
    config = FakeFrankaConfig(
        host=host,
        clock=ClockConfig(pace=cast(Pace, clock)),
        strict=strict,
        faults=tuple(load_scenario(scenario)) if scenario else (),
        record=record,
    )
    fake = FakeFranka(config, table_of(scene, seed))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if attached:
        threading.Thread(target=_end_with_input, daemon=True).start()
    print(f"ready: fake robot at {fake.host}, ports 1337 and 1338, clock {clock}", flush=True)
    fake.run()


def _end_with_input() -> None:
    """Wait until the parent process has closed its end of standard input, or is gone."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
