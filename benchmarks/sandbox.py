"""What an API call costs above the callee: out of the sandbox, checked, and back in."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import partial

from pydantic_monty import FunctionSnapshot

from benchmarks.record import Record, Target
from benchmarks.rounds import interleave, sample
from hcvla.api.functions import ROBOT_API
from hcvla.api.registry import Call
from hcvla.api.types import Actor, Value
from hcvla.sandbox.limits import SandboxLimits
from hcvla.sandbox.session import ProgramSession
from hcvla.sandbox.worker import Worker

_LIMITS = replace(SandboxLimits(), api_calls=10**6, feed_sec=30.0)


@dataclass(frozen=True)
class SandboxBenchConfig:
    """How many calls are timed."""

    calls: int = 2000
    """In a round."""
    rounds: int = 9


class _Stopwatch:
    """A host that does nothing but note when it was reached and when it answered."""

    def __init__(self) -> None:
        self.reached: list[float] = []
        self.answered: list[float] = []

    def call(self, call: Call, line: int) -> Value | list[Actor]:
        self.reached.append(time.perf_counter())
        answer = Actor("red cube") if call.function == "get_actor" else None
        self.answered.append(time.perf_counter())
        return answer

    def sleep(self, seconds: float) -> None:
        pass

    def clock(self) -> float:
        return time.perf_counter()


def seconds_per_call(calls: int) -> float:
    """Return the median time between an answer and the next call of a loop over `pick`, callee not counted [s]."""
    watch = _Stopwatch()
    with ProgramSession(ROBOT_API, watch, _LIMITS) as session:
        session.feed("a = get_actor('red cube')\n", checked=True)
        watch.reached.clear()
        watch.answered.clear()
        session.feed(f"for i in range({calls + 1}):\n    pick(a)\n", checked=True)
    gaps = [reached - answered for reached, answered in zip(watch.reached[1:], watch.answered[:-1], strict=True)]
    return sample(gaps).median


def bare_seconds_per_call(calls: int) -> float:
    """Return the same of the bare interpreter in its process, without any check of ours [s]."""
    worker, answered, gaps = Worker(_LIMITS), 0.0, []
    try:
        snapshot = worker.turn(lambda: worker.monty.feed_start(f"for i in range({calls + 1}):\n    pick('red cube')\n"))
        while isinstance(snapshot, FunctionSnapshot):
            gaps.append(time.perf_counter() - answered)
            answered = time.perf_counter()
            snapshot = worker.turn(partial(snapshot.resume, {"return_value": None}))
    finally:
        worker.close()
    return sample(gaps[1:]).median


def bench_sandbox(config: SandboxBenchConfig | None = None) -> list[Record]:
    """Return the round trip of a call above the callee."""
    config = config or SandboxBenchConfig()
    seconds_per_call(config.calls)  # the first worker starts here
    measured = interleave(
        {"call": lambda: seconds_per_call(config.calls), "bare": lambda: bare_seconds_per_call(config.calls)},
        config.rounds,
    )
    found, bare = measured["call"].scaled(1e6), measured["bare"].scaled(1e6)
    note = (
        f"pick(actor) in a loop of {config.calls}, argument checked; {found.spread}; "
        f"the bare interpreter: {bare.spread}. On an idle machine most of it is the waking of a core"
    )
    name = "sandbox call, above the callee"
    return [Record(name, found.median, "us", bare.median, Target("value", "<=", 250.0), note)]
