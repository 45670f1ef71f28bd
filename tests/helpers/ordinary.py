"""Runs one program in the sandbox and in CPython, on the same fake robot, and returns what each was seen to do."""

from __future__ import annotations

import builtins
import contextlib
import io
import re
import traceback
import types
from dataclasses import dataclass
from pathlib import Path

from hcvla.api.errors import BadProgramError, HcvlaError
from hcvla.api.failures import program_exception
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.stubs import class_sources
from hcvla.api.types import Actor, Pose
from hcvla.sandbox.limits import SandboxLimits
from hcvla.sandbox.session import ProgramSession

_POSES = {
    "red cube": Pose(0.4, 0.1, 0.02),
    "blue cube": Pose(0.5, -0.1, 0.02),
    "green cube": Pose(0.45, 0.0, 0.02),
    "green tray": Pose(0.55, 0.2, 0.01),
    "yellow mat": Pose(0.35, -0.25, 0.002),
}


def programs(folder: Path) -> dict[str, str]:
    """Return the programs of a folder's text files by title; each begins under a line `#: title`."""
    found: dict[str, str] = {}
    for file in sorted(folder.glob("*.txt")):
        for part in re.split(r"^#: ", file.read_text(), flags=re.MULTILINE)[1:]:
            title, _, code = part.partition("\n")
            assert title not in found, title
            found[title] = code.strip() + "\n"
    return found


class FailedError(HcvlaError):
    """A call of the fake robot that fails."""

    def __init__(self, outcome, message):
        super().__init__(message)
        self.outcome = outcome


class FakeTable:
    """Five objects that never move; 'slippery cube' is grasped at the third try, a unicorn is not there."""

    def __init__(self):
        self.events: list = []
        self.lines: list[int] = []
        self._tries = 0
        self._time = 1000.0

    def call(self, call, line):
        self.events.append(call)
        self.lines.append(line)
        self._time += 1.0
        actor = call.arguments.get("actor")
        match call.function:
            case "get_actor":
                if call.arguments["name"] in ("unicorn", "purple cube"):
                    raise FailedError(Outcome.OBJECT_NOT_FOUND, "there is no such object")
                return Actor(call.arguments["name"])
            case "get_actors":
                wanted = [call.arguments["color"], call.arguments["shape"]]
                return [Actor(name) for name in _POSES if all(word is None or word in name.split() for word in wanted)]
            case "get_pose":
                return _POSES.get(actor.name, Pose(0.4, 0.05, 0.02))
            case "get_height":
                return 0.02 + 0.01 * len(actor.name)
            case "offset":
                shifts = [call.arguments[axis] for axis in ("dx", "dy", "dz")]
                return call.arguments["pose"].moved(*shifts)
            case "rotate_z" | "next_to" | "between" | "on_table" | "on_top" | "free_space":
                return Pose(0.42, 0.17, 0.02)
            case "pick" if actor.name == "slippery cube":
                self._tries += 1
                if self._tries < 3:
                    raise FailedError(Outcome.NOT_GRASPED, "it slipped")
        return None

    def sleep(self, seconds):
        self.events.append(("sleep", float(seconds)))
        self._time += seconds

    def clock(self):
        return self._time


@dataclass(frozen=True)
class Seen:
    """What a program was seen to do."""

    events: list
    printed: str
    error: str
    """Name of the exception that ended it; empty if none did."""
    line: int
    """In which it was raised; 0 if none was."""


def seen_in_sandbox(code: str) -> Seen:
    """Run a program in the sandbox; raise BadProgramError if it is refused."""
    host, error, line = FakeTable(), "", 0
    with ProgramSession(ROBOT_API, host, SandboxLimits()) as session:
        try:
            session.feed(code)
        except BadProgramError as fault:
            found = re.match(r"line (\d+) \(`.*`\): (\w+): ", str(fault), re.DOTALL)
            if found is None:
                raise
            line, error = int(found[1]), found[2]
        except FailedError as failure:
            error, line = type(program_exception(failure)).__name__, session.line
        return Seen(host.events, session.printed, error, line)


def seen_in_cpython(code: str) -> Seen:
    """Run a program in this interpreter, on mutable classes like the sandbox's own."""
    host, printed = FakeTable(), io.StringIO()
    namespace: dict = {"pose_dict": {}, "__name__": "__main__"}
    exec(f"from dataclasses import dataclass\nimport math\n{class_sources()}", namespace)
    namespace["__builtins__"] = {**vars(builtins), "__import__": _importing(host)}
    namespace.update({name: api_function(name, host, namespace) for name in ROBOT_API})
    error, line = "", 0
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(code, "<program>", "exec"), namespace)
        except Exception as raised:  # noqa: BLE001 (whatever the program raises is compared)
            error = type(raised).__name__
            frames = [frame for frame in traceback.extract_tb(raised.__traceback__) if frame.filename == "<program>"]
            line = frames[-1].lineno or 0
    return Seen(host.events, printed.getvalue(), error, line)


def _importing(host):
    """Return an import whose time module is the host's."""
    time = types.ModuleType("time")
    vars(time).update(sleep=host.sleep, time=host.clock, monotonic=host.clock, perf_counter=host.clock)
    real = builtins.__import__
    return lambda name, *rest: time if name == "time" else real(name, *rest)


def api_function(name, host, namespace):
    """Return an API function for CPython: it calls the host, with the namespace's own Pose and Actor outside."""

    def outward(value):
        if isinstance(value, namespace["Pose"]):
            return Pose(**vars(value))
        return Actor(value.name) if isinstance(value, namespace["Actor"]) else value

    def inward(value):
        if isinstance(value, Pose | Actor):
            return namespace[type(value).__name__](**vars(value))
        return [inward(item) for item in value] if isinstance(value, list) else value

    def call(*args, **kwargs):
        try:
            bound = ROBOT_API[name].bind(*map(outward, args), **{key: outward(item) for key, item in kwargs.items()})
            return inward(host.call(bound, 0))
        except HcvlaError as error:
            raise program_exception(error) from None

    call.__name__ = name
    return call
