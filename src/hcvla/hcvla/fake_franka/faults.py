"""What may go wrong with a robot: the faults that a scenario file or a command injects into the fake one.

A scenario file is a list in YAML: `- {fault: cartesian_reflex, when: motion, after_sec: 0.5}` or
`- {fault: lose, value: 21, when: motion}`. A command is the same in one line: `lose 21 on motion after 0.5`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from hcvla.api.errors import HcvlaError, unknown
from hcvla.api.excerpt import excerpt
from hcvla.fake_franka.wire import ERRORS

KINDS = {
    "user_stop": "somebody presses the user stop",
    "guiding": "somebody guides the arm by hand",
    "brakes_closed": "the brakes are closed",
    "version": "the robot speaks this version of the protocol, e.g. 5 or 9",
    "silent": "connections are accepted and never answered",
    "freeze": "no states are sent any more, for so many seconds if given",
    "drop": "the TCP connection is closed",
    "kill": "the robot is switched off: the process ends at once",
    "lose": "so many commands in a row are lost on the way",
    "second_client": "the robot belongs to another client: connections are closed at once",
    "hand_fail": "the next motion of the hand fails",
    "hand_abort": "the running motion of the hand, or else the next one, is aborted",
    "missed_grasp": "the next grasp closes on nothing, whatever is between the fingers",
    "hand_unhomed": "the hand has to be homed before it moves",
    "no_hand": "there is no hand",
    "release": "user stop, guiding, brakes, silence, freeze, version and second client are over",
} | dict.fromkeys(ERRORS, "the robot stops with this reflex")
"""The faults with what happens."""

NEEDS_VALUE = ("version", "lose")
TAKES_VALUE = (*NEEDS_VALUE, "freeze")
EVENTS = ("start", "connect", "motion", "grasp")
"""When a fault happens: at the start of the robot, or when a client next connects, begins a motion or a grasp."""

_KEYS = ("fault", "value", "when", "after_sec")
_MAX_BYTES = 100_000


class FaultError(HcvlaError):
    """A fault that no one can inject."""


@dataclass(frozen=True, kw_only=True)
class RobotFault:
    """One thing that goes wrong, once."""

    kind: str
    """One of KINDS."""
    value: float | None = None
    """How many commands, which version, how many seconds."""
    event: str = "start"
    """One of EVENTS."""
    after_sec: float = 0.0
    """So long after the event, on the robot's clock [s]."""

    def __post_init__(self) -> None:
        """Refuse what makes no sense; raise FaultError."""
        if self.kind not in KINDS:
            raise FaultError(unknown("fault", self.kind, list(KINDS), "fake robot"))
        if self.event not in EVENTS:
            raise FaultError(unknown("event", self.event, EVENTS, self.kind))
        if (self.value is not None) > (self.kind in TAKES_VALUE):
            raise FaultError(f"{self.kind}: takes no value, found {self.value:g}")
        if self.kind in NEEDS_VALUE and self.value is None:
            raise FaultError(f"{self.kind}: no value, expected a number, e.g. '{self.kind} 5'")
        for number in (self.value, self.after_sec):
            if number is not None and not 0.0 <= number < math.inf:
                raise FaultError(f"{self.kind}: found {number:g}, expected a number from 0")


def parse_fault(line: str) -> RobotFault:
    """Return the fault of one line, e.g. "lose 21 on motion after 0.5"; raise FaultError."""
    words = line.split()
    if not words:
        raise FaultError("no fault given, expected e.g. 'user_stop' or 'lose 21 on motion after 0.5'")
    entry: dict[str, Any] = {"fault": words.pop(0)}
    if words and words[0] not in ("on", "after"):
        entry["value"] = _number(entry["fault"], words.pop(0))
    while len(words) >= 2 and words[0] in ("on", "after"):
        word, value = words.pop(0), words.pop(0)
        entry |= {"when": value} if word == "on" else {"after_sec": _number(entry["fault"], value)}
    if words:
        raise FaultError(
            f"{entry['fault']}: found '{excerpt(' '.join(words))}', expected 'on EVENT' or 'after SECONDS'"
        )
    return _fault(entry)


def load_scenario(path: Path) -> list[RobotFault]:
    """Return the faults of a scenario file; raise FaultError."""
    try:
        with path.open(encoding="utf-8") as file:
            content = yaml.safe_load(file.read(_MAX_BYTES))
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or "not YAML"
        raise FaultError(f"scenario '{excerpt(path)}' cannot be read: {reason}") from None
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        raise FaultError(
            f"scenario '{excerpt(path)}': expected a list of mappings such as {{fault: drop, when: motion}}"
        )
    try:
        return [_fault(entry) for entry in content]
    except FaultError as error:
        raise FaultError(f"scenario '{excerpt(path)}': {error}") from None


def _fault(entry: dict[Any, Any]) -> RobotFault:
    for key in entry:
        if key not in _KEYS:
            raise FaultError(unknown("key", str(key), _KEYS, "fault"))
    kind = str(entry.get("fault", ""))
    value = entry.get("value")
    return RobotFault(
        kind=kind,
        value=None if value is None else _number(kind, value),
        event=str(entry.get("when", "start")),
        after_sec=_number(kind, entry.get("after_sec", 0.0)),
    )


def _number(kind: str, value: object) -> float:
    try:
        if not isinstance(value, bool):
            return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        pass
    raise FaultError(f"{excerpt(kind)}: found '{excerpt(str(value))}', expected a number")
