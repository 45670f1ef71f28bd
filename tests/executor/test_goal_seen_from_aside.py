"""What the arm hides is looked at from aside, and looking undoes nothing: a tool that matters comes back."""

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.api.types import Pose
from hcvla.executor.goal_keeper import NOT_BACK, GoalKeeper
from hcvla.goals.status import Status
from hcvla.lockstep.stack import LockstepStack
from hcvla.tasks.registry import TASKS
from items import item

OVER_RED = Pose(0.5, 0.0, 0.1225)


class HiddenByTheArm:
    """A cube that is seen only while the arm is aside; implements World and Aside."""

    def __init__(self, can_come_back=True, gets_aside=True):
        self.tool, self.moves, self.can_come_back, self.gets_aside = OVER_RED, [], can_come_back, gets_aside

    def objects(self):
        cube = item("red cube", 0.5, 0.0)
        visible = self.moves[-1:] == ["aside"] or not self.moves
        return [cube.__class__(**{**vars(cube), "visible": visible})]

    def seen_sec(self):
        return 0.0

    def move_aside(self):
        self.moves.append("aside" if self.gets_aside else "a part of the way aside")
        self.tool = Pose(0.3, 0.0, 0.5)
        return self.gets_aside

    def sleep(self, seconds):
        raise AssertionError("all is seen")

    def come_back(self, tool):
        self.moves.append("back")
        self.tool = tool if self.can_come_back else self.tool
        return self.can_come_back


def keeper_of(world, goal):
    keeper = GoalKeeper(world, lambda: world.tool)
    keeper.state(goal)
    world.moves.append("work")
    return keeper


def test_a_goal_about_the_tool_is_tested_with_the_tool_where_the_program_left_it_and_leaves_it_there():
    world = HiddenByTheArm()
    finding = keeper_of(world, "tool_over('red cube', 0.1)").test(world)
    assert finding.status is Status.HOLDS
    assert world.moves == ["work", "aside", "back"]
    assert world.tool == OVER_RED


def test_a_goal_about_objects_alone_leaves_the_arm_aside():
    world = HiddenByTheArm()
    assert keeper_of(world, "at('red cube', 0.5, 0.0)").test(world).status is Status.HOLDS
    assert world.moves == ["work", "aside"]


def test_what_the_tool_did_before_does_not_bring_it_back():
    world = HiddenByTheArm()
    assert keeper_of(world, "once(tool_over('red cube', 0.1))").test(world).status is Status.HOLDS
    assert world.moves == ["work", "aside"]


def test_a_tool_that_cannot_come_back_leaves_the_goal_unverified():
    world = HiddenByTheArm(can_come_back=False)
    finding = keeper_of(world, "tool_over('red cube', 0.1)").test(world)
    assert (finding.status, finding.why) == (Status.UNKNOWN, NOT_BACK)


@pytest.mark.parametrize(("can_come_back", "status"), [(True, Status.HOLDS), (False, Status.UNKNOWN)])
def test_an_arm_that_is_held_up_on_its_way_aside_comes_back_or_the_goal_is_unverified(can_come_back, status):
    world = HiddenByTheArm(can_come_back, gets_aside=False)
    assert keeper_of(world, "tool_over('red cube', 0.1)").test(world).status is status
    assert world.moves == ["work", "a part of the way aside", "back"]
    assert (world.tool == OVER_RED) is can_come_back


class FallenOff(HiddenByTheArm):
    """A cube that is not seen, also from aside, and is given up after some seconds, or is seen then."""

    def __init__(self, given_up_after=4.0, seen_after=99.0):
        super().__init__()
        self.now, self.given_up_after, self.seen_after = 0.0, given_up_after, seen_after

    def objects(self):
        if self.now >= self.given_up_after:
            return []
        cube = item("red cube", 0.5, 0.0)
        return [cube.__class__(**{**vars(cube), "visible": not self.moves or self.now >= self.seen_after})]

    def sleep(self, seconds):
        self.now += seconds


def test_what_is_not_seen_from_aside_either_is_looked_for_until_it_is_given_up():
    world = FallenOff()
    keeper = GoalKeeper(world, lambda: world.tool, look_sec=4.5)
    keeper.state("at('red cube', 0.5, 0.0)")
    world.moves.append("work")
    assert keeper.test(world).status is not Status.HOLDS
    assert world.now == 4.0


@pytest.mark.parametrize(("seen_after", "waited"), [(1.0, 1.0), (99.0, 4.5)])
def test_what_is_hidden_is_believed_where_it_was_once_it_was_looked_for(seen_after, waited):
    world = FallenOff(given_up_after=99.0, seen_after=seen_after)
    keeper = GoalKeeper(world, lambda: world.tool, look_sec=4.5)
    keeper.state("at('red cube', 0.5, 0.0)")
    world.moves.append("work")
    assert keeper.test(world).status is Status.HOLDS
    assert world.now == waited


def test_in_the_simulator_the_tool_is_in_truth_over_the_mat_after_the_look():
    # On this seed the hand hides one of the objects that must not be touched.
    episode = TASKS["move_without_hitting"].episode(60_001)
    with LockstepStack(episode.scene) as stack:
        outcome = stack.run_program(episode.program, goal=episode.goal, stated=episode.goal)
    assert (outcome.goal_holds, outcome.result.outcome) == (True, Outcome.DONE)
