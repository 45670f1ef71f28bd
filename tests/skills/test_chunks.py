"""Chunks are handed over where the arm has got to, whatever thinking took; the arm is commanded every period."""

import threading
from dataclasses import replace

import pytest

from hcvla.api.errors import UnreachableError
from hcvla.robots.waypoint import LeadLimits
from hcvla.skills.chunks import THINKING, ChunkFeeder, as_skill
from hcvla.skills.skill import Action
from hcvla.skills.thinking import OwnThread, SimulatedDelay
from items import arm_at, seeing


class Counts:
    """Plans the periods to come by number: seen at period n, its chunk is n, n + 1, ..., of a length."""

    execute = 2

    def __init__(self, length: int = 6) -> None:
        self.length, self.now, self.thought = length, -1, []

    def see(self, observation):
        self.now += 1
        return self.now

    def think(self, seen):
        self.thought.append(seen)
        return [seen + k for k in range(self.length)]

    def act(self, step, observation):
        return Action(phase=str(step))


def wait_for_thoughts() -> None:
    for thread in threading.enumerate():
        if thread.name == "think":
            thread.join(10.0)


def phases(skill, periods: int, thinking) -> list[str]:
    feeder = as_skill(skill, thinking)
    return [feeder.step(seeing(arm_at(0.5, 0.0, 0.2))).phase for _ in range(periods)]


def test_without_delay_every_second_step_is_of_a_new_chunk():
    skill = Counts()
    assert phases(skill, 6, SimulatedDelay()) == ["0", "1", "2", "3", "4", "5"]
    assert skill.thought == [0, 2, 4]


def test_a_late_chunk_is_entered_at_the_step_that_was_reached():
    # The first chunk, seen at 0, comes 3 periods later; nothing of it was carried out, so it begins at its step 0, in
    # period 3. After two steps the next is asked for in period 5, at step 2, and comes in period 8, at step 5 of the
    # first: three were carried out meanwhile, so it is entered at its step 3, which is number 5 + 3.
    skill = Counts()
    found = phases(skill, 11, SimulatedDelay(3))
    assert found == [THINKING] * 3 + ["0", "1", "2", "3", "4"] + ["8", "9", "10"]
    assert skill.thought == [0, 5, 8]


def test_a_chunk_that_is_used_up_keeps_its_last_step_and_that_is_not_counted_as_carried_out():
    # 3 steps a chunk, asked for after 2, 4 periods late: steps 0, 1 in periods 4 and 5, asked for in 6 with step 2
    # carried out; from 7 on nothing is left. The chunk seen at 6 comes in 10 and is entered after the one step.
    skill = Counts(length=3)
    feeder = ChunkFeeder(skill, SimulatedDelay(4))
    found = [feeder.step(seeing(arm_at(0.5, 0.0, 0.2))).phase for _ in range(12)]
    assert found == [THINKING] * 4 + ["0", "1", "2", "2", "2", "2"] + ["7", "8"]
    assert feeder.starved == 3


def test_while_the_first_chunk_is_computed_the_arm_is_commanded_to_stay_where_it_is_commanded():
    state = arm_at(0.5, 0.0, 0.2)
    commanded = state.T_base_tool.moved(dz=0.001)
    action = ChunkFeeder(Counts(), SimulatedDelay(3)).step(seeing(replace(state, T_base_tool_commanded=commanded)))
    assert (action.T_base_tool, action.gripper_width_m) == (commanded, None)


def test_way_points_are_cut_to_the_lead_from_where_the_arm_is_now():
    class Far(Counts):
        def act(self, step, observation):
            return Action(arm_at(0.5, 0.4, 0.2).T_base_tool)

    action = ChunkFeeder(Far(), SimulatedDelay(), LeadLimits()).step(seeing(arm_at(0.5, 0.0, 0.2)))
    assert action.T_base_tool.y == pytest.approx(0.2)


def test_the_thread_that_thinks_never_holds_up_a_step():
    release, thread = threading.Event(), []

    class Slow(Counts):
        def think(self, seen):
            thread.append(threading.current_thread())
            assert release.wait(10.0)
            return super().think(seen)

    feeder = ChunkFeeder(Slow(), OwnThread())
    assert [feeder.step(seeing(arm_at(0.5, 0.0, 0.2))).phase for _ in range(5)] == [THINKING] * 5
    assert len(thread) == 1
    release.set()
    thread[0].join(10.0)
    assert feeder.step(seeing(arm_at(0.5, 0.0, 0.2))).phase == "0"


@pytest.mark.parametrize("thinking", [SimulatedDelay(), OwnThread()], ids=["lockstep", "thread"])
def test_an_error_of_thinking_is_raised_by_a_step(thinking):
    class Fails(Counts):
        def think(self, seen):
            raise UnreachableError("too far")

    def until_it_is_raised() -> None:
        while feeder.step(seeing(arm_at(0.5, 0.0, 0.2))):
            wait_for_thoughts()

    feeder = ChunkFeeder(Fails(), thinking)
    with pytest.raises(UnreachableError, match="too far"):
        until_it_is_raised()


def test_a_job_that_was_left_behind_is_over_before_the_next_one_begins():
    order, first, go = [], threading.Event(), threading.Event()
    thinking = OwnThread()

    def left_behind() -> str:
        first.set()
        assert go.wait(10.0)
        order.append("first")
        return "old"

    thinking.begin(left_behind)
    assert first.wait(10.0)
    ask = thinking.begin(lambda: order.append("second") or "new")
    assert ask() is None
    go.set()
    wait_for_thoughts()
    assert (ask(), order) == ("new", ["first", "second"])


def test_a_skill_that_answers_at_once_is_run_as_it_is():
    class Quick:
        def step(self, observation):
            return Action(phase="quick")

    quick = Quick()
    assert as_skill(quick, SimulatedDelay()) is quick
