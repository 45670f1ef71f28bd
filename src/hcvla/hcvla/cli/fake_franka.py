"""A fake Franka arm with hand: speaks the real network protocols, moves in simulation."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Annotated

import typer

from hcvla.fake_franka.clock import PACES, ClockConfig
from hcvla.fake_franka.fake import FakeFranka, FakeFrankaConfig
from hcvla.sim.scene_file import load_scene
from hcvla.sim.standard import standard_scene


def fake_franka(
    host: Annotated[str, typer.Option(help="Loopback address, e.g. 127.77.0.1; empty: a free one.")] = "",
    clock: Annotated[str, typer.Option(help="paced, lockstep or wall.")] = "paced",
    strict: Annotated[bool, typer.Option(help="Judge commands as the robot does.")] = True,
    scene: Annotated[str, typer.Option(help="Scene file (YAML); empty: the standard table.")] = "",
    seed: Annotated[int, typer.Option(min=0, help="Where the objects of the standard table stand.")] = 0,
    record: Annotated[Path | None, typer.Option(help="Write every command and answer to this file.")] = None,
) -> None:
    """Run a fake Franka until Ctrl-C; prints one line that begins with "ready" once it can be connected to."""
    if clock not in PACES:
        raise typer.BadParameter(f"'{clock}', expected {', '.join(PACES)}", param_hint="--clock")
    table = load_scene(scene) if scene else standard_scene(seed)
    config = FakeFrankaConfig(host=host, clock=ClockConfig(clock), strict=strict, record=record)  # type: ignore[arg-type]
    fake = FakeFranka(config, table)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(f"ready: fake robot at {fake.host} (ports 1337 and 1338), clock {clock}", flush=True)
    fake.run()
