"""Reads a robot without moving it, in a process of its own: a client library waits forever for a silent robot.

`python -m hcvla.robots.franka.probe HOST look SECONDS` prints a line of JSON for each thing that it has found out;
`... HOST follow` prints the robot's joints at 20 Hz until it is ended.
"""

from __future__ import annotations

import json
import os
import sys
import time
from itertools import pairwise
from typing import Any

import franka

_FOLLOW_SEC = 0.05


def look(host: str, duration_sec: float) -> None:
    """Print the connection, the robot's states over a time [s], and the hand."""
    robot = franka.Robot(host, realtime="ignore")
    _say("connection", version=robot.fci_version)
    # The first states may have waited in a buffer.
    for _ in range(2):
        state = robot.read_once()
    times = [state.time]
    end_sec = time.monotonic() + duration_sec
    while time.monotonic() < end_sec:
        state = robot.read_once()
        times.append(state.time)
    periods = [round(1000.0 * (after - before)) for before, after in pairwise(times)]
    _say(
        "states",
        rate_hz=len(periods) / duration_sec,
        lost=sum(period - 1 for period in periods if period > 1),
        mode=str(state.robot_mode),
        errors=list(map(str, state.current_errors)),
        q=_listed(state.q),
        success_rate=float(state.control_command_success_rate),
    )
    _say(
        "tool",
        flange_to_tool_m=_listed(state.F_T_EE[:3, 3]),
        mass_kg=float(state.m_ee),
        load_kg=float(state.m_load),
        load_centre_m=_listed(state.F_x_Cload),
    )
    try:
        hand = franka.Gripper(host).read_once()
        _say("hand", width_m=hand.width, max_width_m=hand.max_width, temperature_c=hand.temperature)
    except franka.FrankaError as error:
        _say("hand", error=str(error))


def follow(host: str) -> None:
    """Print the robot's joints until this process is ended."""
    robot = franka.Robot(host, realtime="ignore")
    while True:
        state = robot.read_once()
        _say("state", q=_listed(state.q), mode=str(state.robot_mode))
        time.sleep(_FOLLOW_SEC)


def _listed(values: Any) -> list[float]:
    return [float(value) for value in values]


def _say(what: str, **found: object) -> None:
    sys.stdout.write(json.dumps({"what": what, **found}) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Look or follow; a library error ends it with one line."""
    host, mode, *rest = sys.argv[1:]
    try:
        if mode == "look":
            look(host, float(rest[0]))
        else:
            follow(host)
    except franka.FrankaError as error:
        _say("error", text=str(error))
    sys.stdout.flush()
    # Without waiting for the library's threads.
    os._exit(0)


if __name__ == "__main__":
    main()
