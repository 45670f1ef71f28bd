"""Every bench at toy size: its records are whole. No test looks at a speed."""

import math

import pytest
from benchmarks.perception import PerceptionBenchConfig, bench_perception
from benchmarks.planner import follow
from benchmarks.sandbox import SandboxBenchConfig, bench_sandbox

from hcvla.planner.planner import PlanAnswer
from hcvla.tasks.registry import TASKS


def well_formed(record):
    return math.isfinite(record.value) and bool(record.unit) and bool(record.note)


def test_sandbox():
    (record,) = bench_sandbox(SandboxBenchConfig(calls=20, rounds=2))
    assert well_formed(record)
    assert record.value > 0.0
    assert record.baseline > 0.0
    assert record.holds is (record.value <= 250.0)


def test_perception():
    records = bench_perception(PerceptionBenchConfig(scenes=2, timed_scenes=1, timed_images=2))
    assert all(map(well_formed, records))
    assert [str(record.target) for record in records if record.target] == [
        "value >= 98", "value <= 3", "value <= 8", "value <= 5",
    ]  # fmt: skip
    assert records[-1].unit == "ms"


class Reference:
    """A planner that has the reference before it, and says it is done after the last step."""

    def __init__(self, steps, wrong_at=None):
        self.steps, self.wrong_at, self.requests = steps, wrong_at, []

    def plan(self, request):
        self.requests.append(request)
        number = len(request.past)
        if number == len(self.steps):
            return PlanAnswer(done=True)
        return PlanAnswer(code="go_home()" if number == self.wrong_at else self.steps[number] + "\n")


def test_a_task_is_followed_to_its_end_with_what_is_held_and_remembered():
    task = TASKS["swap"]
    planner = Reference(task.steps(1, "all"))
    planned = follow(planner, task, 1)
    assert planned.as_reference
    assert len(planned.seconds) == len(task.steps(1, "all")) + 1
    # Swap: remember both and pick the first; put it aside; pick the second; and so on.
    instance = task.episode(1, "all").instance
    first, second = instance.name("a"), instance.name("b")
    assert [request.held for request in planner.requests] == [None, first, None, second, None, first, None]
    assert planner.requests[0].memory == {}
    assert set(planner.requests[1].memory) == {first, second}


@pytest.mark.parametrize("wrong_at", [0, 1])
def test_one_other_answer_is_not_the_reference(wrong_at):
    task = TASKS["place"]
    assert not follow(Reference(task.steps(1, "all"), wrong_at), task, 1).as_reference
