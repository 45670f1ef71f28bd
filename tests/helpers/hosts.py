"""Hosts for programs under test: real answers to real calls, kept in a list."""

from __future__ import annotations

from hcvla.api.registry import Call
from hcvla.api.types import Actor, Pose

RED = Pose(0.4, 0.1, 0.02)
BLUE = Pose(0.5, -0.1, 0.02)


class RecordingHost:
    """A table with a red and a blue cube; `react` may raise, stop or dump at a call."""

    def __init__(self, react=None):
        self.calls: list[tuple[int, Call]] = []
        self.slept: list[float] = []
        self.react = react

    def call(self, call, line):
        self.calls.append((line, call))
        if self.react is not None:
            self.react(call)
        match call.function:
            case "get_actor":
                return Actor(call.arguments["name"])
            case "get_actors":
                return [Actor("red cube"), Actor("blue cube")]
            case "get_pose":
                return RED if call.arguments["actor"].name == "red cube" else BLUE
            case "rotate_z" | "offset" | "next_to" | "between" | "on_table" | "on_top" | "free_space":
                return RED
            case _:
                return None

    def sleep(self, seconds):
        self.slept.append(seconds)

    def clock(self):
        return 1000.0 + sum(self.slept)

    @property
    def names(self):
        return [call.function for _, call in self.calls]

    @property
    def lines(self):
        return [line for line, _ in self.calls]
