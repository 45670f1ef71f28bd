import importlib.util
import threading
import types
from pathlib import Path

import pytest

from hcvla.api.call_recorder import CallRecorder
from hcvla.api.errors import ObjectNotFoundError
from hcvla.api.instrument import InstrumentError, instrument
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Kind

EXAMPLE = Path(__file__).parents[2] / "examples" / "third_party_robot.py"


class Gripper:
    """Someone else's class."""

    def __init__(self):
        self.now = 0.0

    def grip(self, force: float, *, fast: bool = False) -> float:
        """Close."""
        self.now += 1.0
        if force < 0.0:
            raise TimeoutError("never closed")
        return force

    def grab(self, force: float) -> float:
        return self.grip(force, fast=True)


@pytest.fixture
def gripper():
    return Gripper()


def test_calls_are_recorded_with_times_depth_and_parent_as_they_happen(gripper):
    events = []
    with instrument(gripper, ["grip", "grab"], lambda: gripper.now, events.append):
        assert gripper.grab(2.5) == 2.5
    assert [(e.event, e.function, e.depth, e.call_id, e.parent_id, e.time_sec) for e in events] == [
        ("start", "grab", 0, 0, None, 0.0),
        ("start", "grip", 1, 1, 0, 0.0),
        ("end", "grip", 1, 1, 0, 1.0),
        ("end", "grab", 0, 0, None, 1.0),
    ]
    assert events[1].label == "grip(force=2.5, fast=True)"
    assert events[-1].outcome is Outcome.DONE


def test_an_exception_is_recorded_and_goes_on(gripper):
    events = []
    with instrument(gripper, ["grip"], lambda: gripper.now, events.append), pytest.raises(TimeoutError, match="never"):
        gripper.grip(-1.0)
    assert (events[-1].outcome, events[-1].message) == (Outcome.TIMED_OUT, "TimeoutError: never closed")


def test_a_wrong_call_still_fails_as_it_did(gripper):
    events = []
    with instrument(gripper, ["grip"], lambda: 0.0, events.append), pytest.raises(TypeError):
        gripper.grip(1.0, hard=True)
    assert events[0].arguments == {"arg0": 1.0, "hard": True}


def test_after_restoring_nothing_is_recorded(gripper):
    events = []
    instrument(gripper, ["grip"], lambda: 0.0, events.append).restore()
    gripper.grip(1.0)
    assert events == []
    assert vars(gripper) == {"now": 1.0}


def test_a_module_is_wrapped_with_the_calls_between_its_functions():
    module = types.ModuleType("maker")
    exec("def inner(x: int) -> int:\n    return x\ndef outer(x: int) -> int:\n    return inner(x)\n", module.__dict__)
    events = []
    original = module.inner
    with instrument(module, ["inner", "outer"], lambda: 0.0, events.append):
        module.outer(3)
    assert [e.function for e in events if e.event == "start"] == ["outer", "inner"]
    assert module.inner is original


def test_threads_keep_their_own_nesting(gripper):
    events = []
    with instrument(gripper, ["grip", "grab"], lambda: 0.0, events.append):
        threads = [threading.Thread(target=lambda: [gripper.grab(1.0) for _ in range(50)]) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(events) == 4 * 50 * 4
    assert {e.depth for e in events if e.function == "grip"} == {1}
    starts = {e.call_id: e for e in events if e.event == "start"}
    assert all(starts[e.parent_id].thread == e.thread for e in events if e.depth == 1)


def test_the_third_party_s_signatures_become_declarations(gripper):
    wrapped = instrument(gripper, ["grip", "grab"], lambda: 0.0, lambda event: None)
    registry = wrapped.registry(kinds={"grab": Kind.QUERY})
    assert registry["grip"].bind(3, fast=True).label == "grip(force=3.0, fast=True)"
    assert registry["grab"].kind is Kind.QUERY
    assert registry["grab"].doc == "Carry out grab."


def test_what_cannot_be_wrapped_is_named(gripper):
    with pytest.raises(InstrumentError, match="no function 'jump'; it has grab, grip"):
        instrument(gripper, ["jump"], lambda: 0.0, lambda event: None)
    with pytest.raises(InstrumentError, match="cannot be replaced"):
        instrument((), ["count"], lambda: 0.0, lambda event: None)
    module = types.ModuleType("maker")
    exec("async def f():\n    pass\ndef g(x):\n    pass\n", module.__dict__)
    with pytest.raises(InstrumentError, match="coroutine"):
        instrument(module, ["f"], lambda: 0.0, lambda event: None)
    with pytest.raises(InstrumentError, match=r"types\['g.x'\]"):
        instrument(module, ["g"], lambda: 0.0, lambda event: None).registry()


def test_our_own_calls_are_recorded_with_their_verdicts():
    events = []
    recorder = CallRecorder(lambda: 1.5, events.append)
    with recorder.record("pick", {"actor": None}, label="pick(get_actor('a'))") as call:
        call.verdict = Verdict(Outcome.NOT_GRASPED, "slipped", {"width_m": 0.0})
    with pytest.raises(ObjectNotFoundError), recorder.record("get_actor", {"name": "x"}):
        raise ObjectNotFoundError("x", [])
    assert [(e.outcome, dict(e.measures)) for e in events if e.event == "end"] == [
        (Outcome.NOT_GRASPED, {"width_m": 0.0}),
        (Outcome.OBJECT_NOT_FOUND, {}),
    ]


def test_the_example_runs():
    spec = importlib.util.spec_from_file_location("third_party_robot", EXAMPLE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shown = []
    events = module.run(shown.append)
    assert len(events) == 20
    assert "    goto(x=0.1, y=0.2)" in shown[1]
    assert shown[5].endswith("bad argument")
