"""The declaration of a task: what a seed decides, and which draws are thrown away."""

import pytest

from hcvla.sim.layout import Wanted
from hcvla.sim.scene import SceneError
from hcvla.tasks.families import InfeasibleSceneError
from hcvla.tasks.splits import SPLITS, SplitError
from hcvla.tasks.task import DrawnTask, Task, starts_satisfied
from hcvla.tasks.wording import Wordings

WORDINGS = Wordings(tuple(f"lift the {{object}} {n}" for n in "abcdef"), ("up with the {object}", "raise the {object}"))


def task(draw, **options):
    return Task(
        name="lift", level="L0", rating="direct", summary="lift", draw=draw, wordings=WORDINGS, step_limit=10, **options
    )


def red_cube(drawn):
    """Draw a red cube to be picked."""
    scene = drawn.arrange([Wanted("red", "cube")])
    return DrawnTask(
        scene=scene, goal="held('red cube')", steps=("pick(get_actor('red cube'))",), words={"object": "red cube"}
    )


def test_a_seed_decides_scene_sentence_goal_and_program():
    lift = task(red_cube)
    episode = lift.episode(3)
    assert lift.scene(3) == episode.scene == lift.episode(3).scene
    assert lift.sentence(3).startswith("lift the red cube ")
    assert lift.goal(3) == "held('red cube')"
    assert lift.steps(3) == ["pick(get_actor('red cube'))"]
    assert lift.program(3) == "pick(get_actor('red cube'))\n"
    assert lift.scene(3) != lift.scene(4)


def test_an_infeasible_draw_is_drawn_again():
    drawn_times = []

    def sometimes(drawn):
        drawn_times.append(drawn)
        if len(drawn_times) < 3:
            raise InfeasibleSceneError("lift", [], "luck")
        return red_cube(drawn)

    assert task(sometimes).episode(0).goal == "held('red cube')"
    assert len(drawn_times) == 3
    # The same stream goes on: a seed stays one episode.
    assert len(set(map(id, drawn_times))) == 1


def test_a_place_that_does_not_exist_is_looked_for_last_and_drawn_again():
    looked = []

    def check():
        looked.append(1)
        if len(looked) < 2:
            raise InfeasibleSceneError("lift", [], "a place")

    def draw(drawn):
        plan = red_cube(drawn)
        return DrawnTask(scene=plan.scene, goal=plan.goal, steps=plan.steps, words=plan.words, check=check)

    task(draw).episode(0)
    assert len(looked) == 2


def test_a_task_that_is_never_feasible_says_so():
    def never(drawn):
        raise InfeasibleSceneError("lift", [], "luck")

    with pytest.raises(SceneError, match="task 'lift': no feasible scene of split 'train' in 400 draws from seed 7"):
        task(never).episode(7)


def test_a_draw_that_is_done_at_the_start_is_drawn_again():
    goals = iter(["not held('red cube')", "held('red cube')"])

    def draw(drawn):
        plan = red_cube(drawn)
        return DrawnTask(scene=plan.scene, goal=next(goals), steps=plan.steps, words=plan.words)

    assert task(draw).goal(0) == "held('red cube')"
    assert next(goals, None) is None
    assert not starts_satisfied(task(red_cube).scene(0), "held('red cube')")


def test_defects_are_not_taken_for_bad_luck():
    def broken(drawn):
        raise KeyError("object")

    with pytest.raises(KeyError):
        task(broken).episode(0)


def test_a_trained_task_has_every_split_but_that_of_compositions():
    assert task(red_cube).splits == tuple(split for split in SPLITS if split != "compositions")
    assert task(red_cube).plain_split == "train"
    assert "pairs" not in task(red_cube, lacks=frozenset({"pairs"})).splits


def test_a_held_out_task_has_no_split_of_training():
    held_out = task(red_cube, held_out=True)
    assert "train" not in held_out.splits
    assert held_out.plain_split == "compositions"
    assert held_out.episode(0) == held_out.episode(0, "compositions")
    with pytest.raises(SplitError, match="task 'lift' has no split 'train'"):
        held_out.episode(0, "train")


def test_splits_have_streams_of_their_own():
    lift = task(red_cube)
    assert lift.scene(0, "train") != lift.scene(0, "wordings")
    assert lift.sentence(0, "wordings") in ("up with the red cube", "raise the red cube")
    assert lift.sentence(0, "all") == "lift the red cube a"


def test_a_task_that_names_what_it_remembers_needs_memory():
    assert not task(red_cube).needs_memory
    assert task(red_cube, memory="where it stood").needs_memory
