"""Labels as calls run: a sink for call events (of the executor or of `instrument()`) that says what each frame is of.

A label exists from the moment a call starts until it ends; nothing is worked out afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from hcvla.api.call_recorder import CallEvent
from hcvla.api.errors import BadArgumentError
from hcvla.api.serialization import encode_value
from hcvla.api.types import Actor, Pose
from hcvla.datasets.schema import NO_CALL


@dataclass(kw_only=True)
class CallSpan:
    """One call and the frames during which it was open."""

    call_id: int
    parent_id: int
    """NO_CALL at depth 0."""
    depth: int
    function: str
    arguments: str
    """JSON."""
    label: str
    first: int
    """Frame at which it began."""
    end: int | None = None
    """Frame before which it ended; None as long as it is open."""
    outcome: str = ""
    message: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return plain data."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class LanguageRow:
    """A text that holds from a frame on until another of its style replaces it."""

    frame: int
    style: str
    """subtask, plan or memory."""
    content: str
    role: str = "assistant"
    tool_calls: tuple[str, ...] = ()
    """JSON of function calls."""


@dataclass(frozen=True)
class Question:
    """A question about an image and its true answer."""

    camera: str
    question: str
    answer: str


class Labels:
    """What each frame is of. `frame` counts the frames that are complete; labels start at the next one."""

    def __init__(self) -> None:
        """Start before the first frame, with no call open."""
        self.spans: list[CallSpan] = []
        self.rows: list[LanguageRow] = []
        self.frame = 0
        self.phase = ""
        self._open: list[CallSpan] = []
        self._labelled: CallSpan | None = None
        self._texts: dict[str, str] = {}

    def on_event(self, event: CallEvent) -> None:
        """Take in the start or the end of a call."""
        if event.event == "start":
            self._open.append(
                CallSpan(
                    call_id=event.call_id,
                    parent_id=NO_CALL if event.parent_id is None else event.parent_id,
                    depth=event.depth,
                    function=event.function,
                    arguments=encode_arguments(event.arguments),
                    label=event.label,
                    first=self.frame,
                )
            )
            self.spans.append(self._open[-1])
        else:
            span = next(span for span in self._open if span.call_id == event.call_id)
            self._open.remove(span)
            span.end, span.message = self.frame, event.message
            span.outcome = event.outcome.label if event.outcome is not None else ""
        self.phase = ""

    def on_phase(self, phase: str) -> None:
        """Take in the word for what the running skill does now."""
        self.phase = phase

    def say(self, style: str, content: str) -> None:
        """Note a text of that style from the next frame on; the same text again is not noted."""
        if self._texts.get(style) == content:
            return
        self._texts[style] = content
        self._replace(LanguageRow(frame=self.frame, style=style, content=content))

    @property
    def running(self) -> CallSpan | None:
        """The innermost open call."""
        return self._open[-1] if self._open else None

    @property
    def outer(self) -> CallSpan | None:
        """The open call at depth 0."""
        return self._open[0] if self._open else None

    def next_frame(self) -> CallSpan | None:
        """Count a frame and return the call it is of; notes the subtask if it is another than before."""
        running = self.running
        if running is not None and running is not self._labelled:
            call = {"type": "function", "function": {"name": running.function, "arguments": running.arguments}}
            text = describe(running.function, json.loads(running.arguments))
            self._replace(LanguageRow(frame=self.frame, style="subtask", content=text, tool_calls=(json.dumps(call),)))
            self._labelled = running
        self.frame += 1
        return running

    def new_call(self) -> bool:
        """Whether the next frame is the first of a call: a key step."""
        return self.running is not None and self.running is not self._labelled

    def _replace(self, row: LanguageRow) -> None:
        # Two texts of one style from the same frame on would contradict each other.
        same = [old for old in self.rows if old.style == row.style and old.frame == row.frame]
        for old in same:
            self.rows.remove(old)
        self.rows.append(row)


def encode_arguments(arguments: Mapping[str, object]) -> str:
    """Return arguments as JSON: typed as hcvla.api.serialization has it; a third party's own types as text."""
    encoded = {}
    for name, value in arguments.items():
        try:
            encoded[name] = encode_value(value)  # type: ignore[arg-type]
        except BadArgumentError:
            encoded[name] = {"type": "text", "value": repr(value)}
    return json.dumps(encoded, ensure_ascii=False)


def describe(function: str, arguments: Mapping[str, Mapping[str, Any]]) -> str:
    """Return a call in plain words, e.g. "place on the green tray", from its encoded arguments."""
    words = [function.replace("_", " ")]
    for name, argument in arguments.items():
        kind, value = argument["type"], argument["value"]
        if kind == "actor":
            words.append(f"on the {value}" if name == "target" else f"the {value}")
        elif kind == "pose":
            words.append("at " + pose_words(value))
        elif kind == "flag":
            words += [name.replace("_", " ")] if value else []
        elif kind != "none":
            words.append(f"{name.replace('_', ' ')} {value}")
    return " ".join(words)


def pose_words(numbers: Sequence[float]) -> str:
    """Return a pose (x, y, z, qx, qy, qz, qw) in words: position in the base frame [m] and yaw [degrees]."""
    pose = Pose(*numbers)
    return f"x {pose.x:.3f} y {pose.y:.3f} z {pose.z:.3f} yaw {round(pose.yaw * 57.29577951308232)}"


def memory_words(poses: Mapping[str, Pose]) -> str:
    """Return what a program remembers in words; empty if nothing."""
    return "; ".join(
        f"{key}: {pose_words([p.x, p.y, p.z, p.qx, p.qy, p.qz, p.qw])}" for key, p in sorted(poses.items())
    )


def mentioned(arguments: Mapping[str, object]) -> list[str]:
    """Return the names of the objects in a call's arguments."""
    return [value.name for value in arguments.values() if isinstance(value, Actor)]
