from dataclasses import replace

import pytest

from hcvla.api.errors import StoppedError
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.executor import interrupted
from hcvla.executor.interrupted import SceneGoneError, all_in_sight, require_scene, verdict_before_interruption
from hcvla.executor.latch import StopLatch
from hcvla.memory.records import StepRecord, TaskRecord
from tiny_world import CUBE, cube

GOAL = Pose(0.5, 0.1, 0.025)
TRAY = NamedObject("green tray", "green", "tray", Pose(0.4, -0.1, 0.005), (0.13, 0.13, 0.01))
DONE = Verdict(Outcome.DONE)
PICK = StepRecord(
    task_id="t", number=1, block=1, code="", line=1, call=Call("pick", {"actor": Actor("red cube")}), verdict=DONE
)


def step(function, verdict=None, **arguments):
    return StepRecord(task_id="t", number=2, block=1, code="", line=2, call=Call(function, arguments), verdict=verdict)


def test_what_lies_at_its_place_with_the_hand_empty_was_placed():
    # 12 mm and 16 mm aside are 20 mm away, the most that `place` allows.
    red = cube("red", GOAL.moved(dx=0.0119, dy=0.016))
    verdict = verdict_before_interruption(step("place", target=GOAL), [PICK], [red])
    assert verdict.done
    assert verdict.message == "'red cube' was placed before the interruption"


def test_what_lies_on_its_support_was_placed():
    # The tray's upper face is at 10 mm, the cube's centre 25 mm above it.
    red = cube("red", Pose(0.42, -0.12, 0.035))
    assert verdict_before_interruption(step("place", target=Actor("green tray")), [PICK], [red, TRAY]).done


@pytest.mark.parametrize(
    "red",
    [
        cube("red", GOAL.moved(dx=0.021)),
        cube("red", GOAL.moved(dz=0.1)),
        NamedObject("red cube", "red", "cube", GOAL, CUBE, held=True),
    ],
)
def test_what_is_elsewhere_or_held_must_be_placed(red):
    assert verdict_before_interruption(step("place", target=GOAL), [PICK], [red]) is None


def test_an_object_next_to_its_support_must_be_placed():
    red = cube("red", Pose(0.40, 0.0, 0.025))
    assert verdict_before_interruption(step("place", target=Actor("green tray")), [PICK], [red, TRAY]) is None


def test_nothing_counts_as_placed_that_was_put_down_before():
    earlier = [PICK, step("place", DONE, target=GOAL)]
    assert verdict_before_interruption(step("place", target=GOAL), earlier, [cube("red", GOAL)]) is None


def test_what_the_hand_held_before_the_task_and_lies_at_its_place_was_placed():
    let_go, red = step("place", target=GOAL), cube("red", GOAL)
    assert verdict_before_interruption(let_go, [], [red], "red cube").done
    assert verdict_before_interruption(let_go, [], [red], None) is None
    # It was put down and something else was to be placed there.
    assert verdict_before_interruption(let_go, [step("place", DONE, target=GOAL)], [red], "red cube") is None


def test_other_subtasks_are_carried_out_again():
    assert verdict_before_interruption(step("pick", actor=Actor("red cube")), [], [cube("red", GOAL)]) is None


def test_what_was_fetched_to_its_place_is_not_fetched_again():
    fetch = step("pick_place", actor=Actor("red cube"), target=GOAL, match_yaw=False)
    assert verdict_before_interruption(fetch, [], [cube("red", GOAL)]).done
    assert verdict_before_interruption(fetch, [], [cube("red", GOAL.moved(dx=0.2))]) is None


def test_a_task_goes_on_only_in_the_simulated_scene_that_it_was_begun_in(monkeypatch):
    monkeypatch.setattr(interrupted, "_SCENE_SEC", 0.2)
    task = TaskRecord(task_id="t", text="swap them", scene="a1.0")
    require_scene(task, lambda: "a1.0", StopLatch())
    for scene in ("a1.1", "b7.0", "gone", ""):
        with pytest.raises(SceneGoneError, match=r"the scene of the task 'swap them' is gone: .*send it again"):
            require_scene(task, lambda scene=scene: scene, StopLatch())


def test_an_executor_that_was_just_started_waits_until_it_knows_the_scene():
    heard = ["", "gone", "a1.0"]
    require_scene(TaskRecord(task_id="t", text="swap them", scene="a1.0"), lambda: heard.pop(0), StopLatch())
    assert heard == []


def test_another_scene_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(interrupted, "_SCENE_SEC", 1e6)
    with pytest.raises(SceneGoneError):
        require_scene(TaskRecord(task_id="t", text="swap them", scene="a1.0"), lambda: "b2.0", StopLatch())


def test_a_stop_ends_the_wait_for_the_scene(monkeypatch):
    monkeypatch.setattr(interrupted, "_SCENE_SEC", 1e6)
    latch = StopLatch()
    latch.ask()
    with pytest.raises(StoppedError):
        require_scene(TaskRecord(task_id="t", text="swap them", scene="a1.0"), lambda: "gone", latch)


def test_on_a_real_arm_a_task_goes_on_whatever_was_started_again():
    require_scene(TaskRecord(task_id="t", text="swap them"), lambda: "", StopLatch())


def test_what_a_task_is_about_is_in_sight_if_it_is_seen_or_held():
    red, blue = cube("red", GOAL), cube("blue", GOAL)
    task = TaskRecord(task_id="t", text="swap them", start=(red, blue))
    assert all_in_sight(task, [], [red, blue, TRAY])
    assert all_in_sight(task, [], [replace(red, visible=False, held=True), blue])
    assert not all_in_sight(task, [], [replace(red, visible=False), blue])
    assert not all_in_sight(task, [], [blue])


def test_without_a_goal_what_the_calls_so_far_name_is_looked_for():
    task = TaskRecord(task_id="t", text="lift it")
    assert not all_in_sight(task, [PICK], [])
    assert all_in_sight(task, [PICK], [cube("red", GOAL)])
