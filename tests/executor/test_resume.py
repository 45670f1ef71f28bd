import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.executor import interrupted
from hcvla.memory.store import MemoryStore
from hcvla.perception.errors import CameraLostError
from hcvla.planner.planner import PlanAnswer
from tiny_world import BLUE_HOME, DONE, RED_HOME, SWAP, ListPlanner, TinyWorld, make_executor

SWAP_CALLS = ["pick", "place", "pick", "place", "pick", "place"]
PICK_RED = "pick(actor=get_actor('red cube'))"

ELSEWHERE = "Pose(0.55, 0.2, 0.025)"


def process(folder, mode, author, death=""):
    """Run one process to its end; return what it answers, or None if it was killed with -9."""
    script = Path(__file__).parent / "swap_process.py"
    command = [sys.executable, str(script), str(folder / "m.sqlite"), str(folder / "w.json"), mode, author, death]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OMP_NUM_THREADS": "1"}
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    if ended.returncode == -signal.SIGKILL:
        return None
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.mark.parametrize(
    ("author", "death"),
    [
        ("program", "line:3"),  # before anything moved
        ("program", "begun:1"),  # a pick was recorded as started, nothing moved
        ("program", "moved:3"),  # a pick moved, its end was not recorded
        ("program", "moved:4"),  # a place moved, its end was not recorded
        ("program", "line:10"),  # between two subtasks
        ("planner", "planning:0"),
        ("planner", "planning:7"),
    ],
)
def test_a_swap_killed_with_9_is_finished_by_a_new_process_without_repeating_a_finished_subtask(
    tmp_path, author, death
):
    assert process(tmp_path, "run", author, death) is None
    with MemoryStore(tmp_path / "m.sqlite") as store:
        finished = store.state().steps
    result = process(tmp_path, "resume", author)
    assert result["outcome"] == "done", result["message"]
    assert result["program"] == SWAP
    # Six steps in the record, and those that were finished were carried out once.
    assert [step["function"] for step in result["subtasks"]] == SWAP_CALLS
    executed = result["world"]
    assert executed[: len(finished)] == finished
    repeated = 1 if death == "moved:3" else 0  # only a pick whose end was not recorded is done again
    assert len(executed) == 6 + repeated
    with MemoryStore(tmp_path / "m.sqlite") as store:
        assert store.state().state == "done"
        assert len(store.list_tasks()) == 1
    items = json.loads((tmp_path / "w.json").read_text())["objects"]
    assert items["red cube"][1][:2] == [BLUE_HOME.x, BLUE_HOME.y]
    assert items["blue cube"][1][:2] == [RED_HOME.x, RED_HOME.y]


def test_a_task_killed_twice_is_still_finished(tmp_path):
    assert process(tmp_path, "run", "planner", "begun:2") is None
    assert process(tmp_path, "resume", "planner", "moved:4") is None
    result = process(tmp_path, "resume", "planner")
    assert result["outcome"] == "done", result["message"]
    assert len(result["world"]) == 6


def test_a_stopped_task_goes_on_where_it_was_stopped():
    world, store = TinyWorld(), MemoryStore()
    world.verdicts["place(target=Pose(0.45, 0.15, 0.025, 0, 0, 0, 1), match_yaw=False)"] = [
        Verdict(Outcome.STOPPED, "by hand")
    ]
    executor = make_executor(world, journal=store)
    assert executor.run("swap", program=SWAP).outcome is Outcome.STOPPED
    assert executor.run(resume="last").ran_to_end
    assert (world.pose("red cube"), world.pose("blue cube"), len(world.done)) == (BLUE_HOME, RED_HOME, 6)


def test_a_lost_node_leaves_a_task_that_can_be_resumed_by_its_id():
    world, store = TinyWorld(), MemoryStore()
    world.verdicts[PICK_RED] = [Verdict(Outcome.NODE_LOST, "skill_server is gone")]
    first = make_executor(world, journal=store).run("swap", program=SWAP)
    assert (first.outcome, first.message) == (
        Outcome.NODE_LOST,
        f"{PICK_RED}: skill_server is gone; the task can be resumed",
    )
    second = make_executor(world, journal=store).run(resume=first.task_id)
    assert (second.ran_to_end, second.task_id, second.task) == (True, first.task_id, "swap")


def test_a_resumed_planner_is_given_failures_and_outcomes_from_before():
    world, store = TinyWorld(), MemoryStore()
    world.verdicts[PICK_RED] = [Verdict(Outcome.NOT_GRASPED, "the gripper is shut")]
    lost = Verdict(Outcome.NODE_LOST, "skill_server is gone")
    world.verdicts["go_home()"] = [lost]
    first = ListPlanner("pick(get_actor('red cube'))", "go_home()")
    assert make_executor(world, first, store).run("lift the red cube").outcome is Outcome.NODE_LOST
    second = ListPlanner("pick(get_actor('red cube'))", DONE)
    assert make_executor(world, second, store).run(resume="last").ran_to_end
    past = second.requests[0].past
    assert [(step.code, step.verdict.outcome) for step in past] == [
        ("pick(get_actor('red cube'))\n", Outcome.NOT_GRASPED),
        ("go_home()\n", Outcome.DONE),
    ]


@pytest.mark.parametrize("goal", ["", "held('blue cube')"])
def test_a_resumed_planner_is_told_where_things_stood_when_the_task_was_given(goal):
    world, store = TinyWorld(), MemoryStore()
    start, lost = world.objects(), [Verdict(Outcome.NODE_LOST, "skill_server is gone")]
    world.verdicts["go_home()"] = lost
    first = ListPlanner(PlanAnswer("pick(get_actor('red cube'))", goal=goal), f"place({ELSEWHERE})", "go_home()")
    assert make_executor(world, first, store).run("lift the leftmost").outcome is Outcome.NODE_LOST
    assert [list(request.start) for request in first.requests] == [[], start, start]
    second = ListPlanner(PlanAnswer(refusal="enough"))
    make_executor(world, second, store).run(resume="last")
    assert list(second.requests[0].start) == start
    assert world.pose("red cube") != RED_HOME


def test_a_resumed_planner_is_told_the_past_in_the_same_words():
    steps = ("pick(get_actor('red cube'))", "go_home()", "go_home()", DONE)
    pasts = []
    for lost in ([], [Verdict(Outcome.NODE_LOST, "skill_server is gone")]):
        world, store = TinyWorld(), MemoryStore()
        world.verdicts["go_home()"] = [Verdict(Outcome.TIMED_OUT, "too far"), *lost]
        planner = ListPlanner(*steps)
        executor = make_executor(world, planner, store)
        result = executor.run("lift the red cube")
        if lost:
            assert result.outcome is Outcome.NODE_LOST
            result = executor.run(resume="last")
        assert result.ran_to_end, result.message
        pasts.append(planner.requests[-1].past)
    assert pasts[0] == pasts[1]
    assert [step.verdict.message for step in pasts[1]] == ["", "go_home(): too far", ""]


def test_a_failure_the_program_had_handled_stays_handled_after_a_resume():
    world, store = TinyWorld(), MemoryStore()
    world.verdicts[PICK_RED] = [Verdict(Outcome.NOT_GRASPED, "the gripper is shut")]
    world.verdicts["go_home()"] = [Verdict(Outcome.ROBOT_FAULT, "reflex")]
    program = "try:\n    pick(get_actor('red cube'))\nexcept RuntimeError:\n    go_home()\n"
    executor = make_executor(world, journal=store)
    assert executor.run("try", program=program).outcome is Outcome.ROBOT_FAULT
    assert executor.run(resume="last").ran_to_end
    assert world.done == ["go_home()"]


@pytest.mark.parametrize(
    ("resume", "words"),
    [("t9", "memory holds no task 't9'"), ("last", "no task here was interrupted"), ("it", "is done; only an inter")],
)
def test_what_cannot_be_resumed_is_one_clear_error(resume, words):
    executor = make_executor(TinyWorld())
    ended = executor.run("go home", program="go_home()")
    result = executor.run(resume=ended.task_id if resume == "it" else resume)
    assert result.outcome is Outcome.BAD_ARGUMENT
    assert words in result.message


def test_a_new_task_together_with_a_resume_is_refused():
    result = make_executor(TinyWorld()).run("swap", resume="last")
    assert (result.outcome, "expected one of them" in result.message) == (Outcome.BAD_ARGUMENT, True)


def test_a_place_whose_beginning_was_lost_with_the_process_is_not_placed_again():
    class Killed(BaseException):
        """As if the process ended here."""

    class Dies(TinyWorld):
        def place(self, target, match_yaw):
            super().place(target, match_yaw)
            raise Killed

    class Loses(MemoryStore):
        def record_step(self, step, poses=None, snapshot=None):
            # The record of a beginning is written during the motion; that of the place was still on its way.
            if step.verdict is not None or step.call.function != "place":
                super().record_step(step, poses, snapshot)

    program = f"pick(get_actor('red cube'))\nplace({ELSEWHERE})\ngo_home()"
    world = Dies()
    with Loses() as store:
        with pytest.raises(Killed):
            make_executor(world, journal=store).run("move", program=program)
        assert not world.items["red cube"].held
        world.__class__ = TinyWorld
        result = make_executor(world, journal=store).run(resume="last")
        assert result.ran_to_end, result.message
    assert [trace.verdict.message for trace in result.steps][1] == "'red cube' was placed before the interruption"
    assert world.done == ["pick(actor=get_actor('red cube'))", "go_home()"]


class Hidden(TinyWorld):
    """The red cube is not seen until the arm has gone home, as after a restart of who sees."""

    hidden = False

    def objects(self):
        return [item for item in super().objects() if not (self.hidden and item.name == "red cube")]

    def go_home(self):
        self.hidden = False
        return super().go_home()


def test_what_is_not_in_sight_after_a_resume_is_looked_at_from_aside_before_anything_else():
    world, store = Hidden(), MemoryStore()
    world.verdicts[PICK_RED] = [Verdict(Outcome.NODE_LOST, "perception is gone")]
    executor = make_executor(world, journal=store)
    assert executor.run("swap", program=SWAP).outcome is Outcome.NODE_LOST
    world.hidden = True
    assert executor.run(resume="last").ran_to_end
    assert world.done[:2] == ["go_home()", PICK_RED]
    assert len(world.done) == 7


def test_a_task_whose_simulated_scene_is_gone_says_so_and_cannot_be_resumed(monkeypatch):
    monkeypatch.setattr(interrupted, "_SCENE_SEC", 0.2)

    class Ends(TinyWorld):
        """Its simulation ends with the first call."""

        scene = "a1.0"

        def execute(self, call, publish):
            self.scene = "gone"
            return Verdict(Outcome.NODE_LOST, "node 'mujoco_bridge' died")

    world = Ends()
    executor = make_executor(world, scene=lambda: world.scene)
    first = executor.run("swap", program=SWAP)
    assert first.outcome is Outcome.NODE_LOST
    assert first.message.startswith(f"{PICK_RED}: node 'mujoco_bridge' died; the simulation ended")
    assert "can be resumed" not in first.message
    world.scene = "b2.0"
    second = executor.run(resume="last")
    assert second.outcome is Outcome.BAD_ARGUMENT
    assert "'swap' was, but the simulation ended" in second.message
    third = executor.run(resume=first.task_id)
    assert third.outcome is Outcome.BAD_ARGUMENT
    assert "the scene of the task 'swap' is gone" in third.message
    assert world.done == []


def test_a_scene_that_was_only_not_heard_of_for_a_moment_is_not_called_gone():
    class Stutters(TinyWorld):
        """States of its simulation come late once."""

        def __init__(self):
            super().__init__()
            self.heard, self.late = ["gone", "gone"], False

        def execute(self, call, publish):
            self.late = True
            return Verdict(Outcome.NODE_LOST, "no robot state for 1 s")

        def scene(self):
            return self.heard.pop() if self.late and self.heard else "a1.0"

    world = Stutters()
    result = make_executor(world, scene=world.scene).run("swap", program=SWAP)
    assert result.outcome is Outcome.NODE_LOST
    assert result.message == f"{PICK_RED}: no robot state for 1 s; the task can be resumed"
    assert world.heard == []


def test_a_camera_that_is_lost_when_the_goal_is_tested_leaves_the_task_to_be_resumed():
    class Lifts(TinyWorld):
        def pick(self, actor):
            self.items[actor.name] = replace(self.items[actor.name], pose=self.pose(actor.name).moved(dz=0.1))
            return super().pick(actor)

    world, store = Lifts(), MemoryStore()

    class LosesCamera(ListPlanner):
        """Loses it with the second answer, after which nothing but the goal is looked at."""

        def plan(self, request):
            world.lost = CameraLostError("scene", 2.0, 1.0) if len(self.requests) == 1 else None
            return super().plan(request)

    planner = LosesCamera(PlanAnswer(code="pick(get_actor('red cube'))", goal="held('red cube')"), DONE, DONE)
    executor = make_executor(world, planner, store)
    result = executor.run("lift it")
    assert result.outcome is Outcome.CAMERA_LOST, result.message
    assert "camera 'scene'" in result.message
    world.lost = None
    assert executor.run(resume="last").ran_to_end
    assert world.done == [PICK_RED]
