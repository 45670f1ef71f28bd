"""Records calls as they start and end: the labels of datasets, for our own API and for instrumented ones."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Literal

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome, Verdict

Clock = Callable[[], float]
"""Returns the time to stamp events with [s]."""


@dataclass(frozen=True, kw_only=True)
class CallEvent:
    """One call starts or ends."""

    event: Literal["start", "end"]
    call_id: int
    """Counts up over one recorder; the end carries the id of its start."""
    parent_id: int | None
    """The call within which it happens; None at depth 0."""
    depth: int
    function: str
    arguments: Mapping[str, object]
    """As given; of the third party's own types if the API is theirs."""
    label: str
    """The call as program text."""
    time_sec: float
    thread: int
    outcome: Outcome | None = None
    """None at the start."""
    message: str = ""
    """Why it failed, empty otherwise."""
    measures: Mapping[str, float] = field(default_factory=dict)


Sink = Callable[[CallEvent], None]
"""Takes events, from any thread, one at a time."""


class OpenCall:
    """A call in progress; its verdict may be set before it ends."""

    def __init__(self, call_id: int) -> None:
        """Take the id of the call; without another word it counts as done."""
        self.call_id = call_id
        self.verdict = Verdict(Outcome.DONE)


class CallRecorder:
    """Stamps, nests and numbers calls, and hands them to a sink; safe for calls from several threads."""

    def __init__(self, clock: Clock, sink: Sink) -> None:
        """Events are stamped by `clock` [s] and given to `sink` in order."""
        self._clock, self._sink = clock, sink
        self._ids = itertools.count()
        self._lock = threading.Lock()
        self._open = threading.local()

    @contextmanager
    def record(self, function: str, arguments: Mapping[str, object], label: str = "") -> Iterator[OpenCall]:
        """Record a call around a with block; an exception is recorded with its message and goes on."""
        stack: list[int] = getattr(self._open, "stack", [])
        self._open.stack = stack
        opened = OpenCall(next(self._ids))
        start = CallEvent(
            event="start",
            call_id=opened.call_id,
            parent_id=stack[-1] if stack else None,
            depth=len(stack),
            function=function,
            arguments=dict(arguments),
            label=label or label_of(function, arguments),
            time_sec=self._clock(),
            thread=threading.get_ident(),
        )
        self._emit(start)
        stack.append(opened.call_id)
        try:
            yield opened
        except BaseException as error:
            opened.verdict = Verdict(_outcome_of(error), f"{type(error).__name__}: {error}")
            raise
        finally:
            stack.pop()
            given = opened.verdict
            self._emit(
                replace(
                    start,
                    event="end",
                    time_sec=self._clock(),
                    outcome=given.outcome,
                    message=given.message,
                    measures=given.measures,
                )
            )

    def _emit(self, event: CallEvent) -> None:
        with self._lock:
            self._sink(event)


def _outcome_of(error: BaseException) -> Outcome:
    """Return the outcome that an exception stands for; foreign code knows only builtin ones."""
    if isinstance(error, HcvlaError):
        return error.outcome
    if isinstance(error, TimeoutError):
        return Outcome.TIMED_OUT
    return Outcome.BAD_ARGUMENT if isinstance(error, ValueError | TypeError) else Outcome.ROBOT_FAULT


def label_of(function: str, arguments: Mapping[str, object]) -> str:
    """Return a call as program text, e.g. "goto(x=0.1, fast=True)"; long values are cut."""
    shown = ", ".join(f"{name}={_short(value)}" for name, value in arguments.items() if value is not None)
    return f"{function}({shown})"


def _short(value: object) -> str:
    text = f"{value:.6g}" if isinstance(value, float) else repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
