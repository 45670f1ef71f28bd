"""How a robot API that someone else wrote becomes labels: `python examples/third_party_robot.py`.

`PalletRobot` stands for foreign code: it knows nothing of hcvla. Instrumented, every call it makes, also within
itself, is recorded with its time, its depth and how it ended; and its signatures become an API of their own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

from hcvla.api.instrument import instrument
from hcvla.api.planner_text import planner_text
from hcvla.api.call_recorder import CallEvent
from hcvla.api.registry import Kind


class PalletRobot:
    """A small robot with a suction cup, as its maker might have written it."""

    reach_m = 0.8

    def __init__(self) -> None:
        self.position = (0.0, 0.0)
        self.seconds = 0.0
        self.vacuum = False

    def goto(self, x: float, y: float) -> None:
        """Drive the cup above a point of the pallet [m]."""
        if max(abs(x), abs(y)) > self.reach_m:
            raise ValueError(f"({x}, {y}) is out of reach")
        self.seconds += 2.0 * max(abs(x - self.position[0]), abs(y - self.position[1]))
        self.position = (x, y)

    def suction(self, on: bool) -> None:
        """Switch the vacuum."""
        self.seconds += 0.1
        self.vacuum = on

    def transfer(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Carry a box from one point of the pallet to another [m]."""
        self.goto(x, y)
        self.suction(True)
        self.goto(to_x, to_y)
        self.suction(False)

    def where(self) -> str:
        """Tell where the cup is."""
        return f"{self.position}"


def run(show: Callable[[str], object]) -> list[CallEvent]:
    """Record a short job and show its calls as an indented tree; return all events."""
    robot = PalletRobot()
    events: list[CallEvent] = []
    names = ["goto", "suction", "transfer", "where"]
    with instrument(robot, names, clock=lambda: robot.seconds, sink=events.append) as wrapped:
        robot.transfer(0.1, 0.2, to_x=0.4, to_y=0.2)
        try:
            robot.transfer(0.1, 0.1, to_x=2.0, to_y=0.0)
        except ValueError:
            robot.goto(0.0, 0.0)
        api = wrapped.registry(kinds={"where": Kind.QUERY})
    ends = {event.call_id: event for event in events if event.outcome is not None}
    for start in (event for event in events if event.event == "start"):
        end = ends[start.call_id]
        label = "  " * start.depth + start.label
        ended = end.outcome.label if end.outcome is not None else ""
        show(f"{start.time_sec:5.2f} s to {end.time_sec:5.2f} s  {label:<50} {ended}")
    show(planner_text(api))
    show(json.dumps({"calls": len(events) // 2}))
    return events


if __name__ == "__main__":
    run(lambda text: sys.stdout.write(f"{text}\n"))
