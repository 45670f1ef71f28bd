"""A call that fails for a lasting reason is not tried again in the same words while nothing has changed."""

from dataclasses import replace

import pytest

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Pose
from hcvla.executor.situation import Situation
from tiny_world import DONE, RED_HOME, ListPlanner, TinyWorld, cube, make_executor

PICK = "pick(get_actor('red cube'))"
LABEL = "pick(actor=get_actor('red cube'))"


def failing(outcome, times):
    """Return a world in which picking the red cube fails so often, and the list of picks that it carried out."""
    world, tried = TinyWorld(), []
    world.verdicts[LABEL] = [Verdict(outcome, "the arm does not reach it")] * times
    execute = world.execute

    def counted(call, publish):
        tried.append(call.label)
        return execute(call, publish)

    world.execute = counted
    return world, tried


@pytest.mark.parametrize(
    ("outcome", "advice"),
    [
        (Outcome.UNREACHABLE, "bring it nearer to the robot, or name another object or place"),
        (Outcome.BLOCKED, "make room, or name another object or place"),
        (Outcome.BAD_ARGUMENT, "ask for something else"),
    ],
)
def test_the_same_lines_are_not_run_again_where_nothing_changed_and_the_person_reads_what_to_do(outcome, advice):
    world, tried = failing(outcome, 3)
    result = make_executor(world, ListPlanner(PICK, PICK, PICK)).run("lift it")
    assert tried == [LABEL]
    assert result.outcome is outcome
    why = "nothing has changed since, so it is not tried again"
    assert result.message == f"{LABEL}: the arm does not reach it; {why}: {advice}"


def test_a_place_that_the_program_itself_does_not_find_is_not_looked_for_again_either():
    crowd = [cube("red", RED_HOME)]
    crowd += [cube(f"c{x}{y}", Pose(0.3 + 0.07 * x, -0.45 + 0.07 * y, 0.025)) for x in range(8) for y in range(14)]
    planner = ListPlanner("place(free_space(get_actor('red cube')))", "place(free_space(get_actor('red cube')))")
    result = make_executor(TinyWorld(crowd), planner).run("put it somewhere")
    assert result.outcome is Outcome.BLOCKED
    assert result.message.endswith("not tried again: make room, or name another object or place")


def test_other_lines_get_their_chance():
    world, tried = failing(Outcome.UNREACHABLE, 1)
    assert make_executor(world, ListPlanner(PICK, "go_home()", PICK, DONE)).run("lift it").ran_to_end
    assert tried == [LABEL, "go_home()", LABEL]


def test_the_same_lines_are_run_again_once_something_was_moved():
    world, tried = failing(Outcome.UNREACHABLE, 1)

    class Helped(ListPlanner):
        """A person brings the cube nearer before the second answer."""

        def plan(self, request):
            answer = super().plan(request)
            if len(self.requests) == 1:
                executed = world.execute

                def then_moved(call, publish):
                    verdict = executed(call, publish)
                    world.items["red cube"] = replace(world.items["red cube"], pose=RED_HOME.moved(dx=-0.02))
                    return verdict

                world.execute = then_moved
            return answer

    assert make_executor(world, Helped(PICK, PICK, DONE)).run("lift it").ran_to_end
    assert tried == [LABEL, LABEL]


def test_a_grasp_that_missed_is_tried_again_though_nothing_was_moved():
    world, tried = failing(Outcome.NOT_GRASPED, 2)
    assert make_executor(world, ListPlanner(PICK, PICK, PICK, DONE)).run("lift it").ran_to_end
    assert tried == [LABEL] * 3


CUBE = cube("red", RED_HOME)
HOME = Pose(0.4, 0.0, 0.4)


@pytest.mark.parametrize(
    ("objects", "tool", "same"),
    [
        # What perception is unsure by, 1 mm and 1 degree, changes nothing.
        ([cube("red", Pose.from_yaw(0.451, 0.15, 0.025, 0.017))], HOME.moved(dx=0.001), True),
        # A quarter turn of a cube looks the same.
        ([cube("red", Pose.from_yaw(0.45, 0.15, 0.025, 1.5708))], HOME, True),
        ([CUBE], None, True),
        ([cube("red", RED_HOME.moved(dx=0.01))], HOME, False),
        ([cube("red", Pose.from_yaw(0.45, 0.15, 0.025, 0.3))], HOME, False),
        ([replace(CUBE, held=True)], HOME, False),
        ([CUBE, cube("blue", Pose(0.5, 0.0, 0.025))], HOME, False),
        ([], HOME, False),
        ([CUBE], HOME.moved(dz=-0.1), False),
    ],
)
def test_nothing_has_changed_if_neither_an_object_nor_the_arm_is_elsewhere(objects, tool, same):
    assert Situation([CUBE], HOME).is_like(Situation(objects, tool)) is same
    assert Situation(objects, tool).is_like(Situation([CUBE], HOME)) is same
