"""What a task publishes, and what is in the journal by then."""

import threading

from hcvla.api import events
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor
from hcvla.executor.goal_keeper import NO_STATEMENT
from hcvla.executor.publisher import TaskPublisher
from hcvla.memory.errors import MemoryFullError
from hcvla.memory.store import MemoryStore
from tiny_world import BLUE_HOME, DONE, RED_HOME, SWAP, ListPlanner, make_executor

REMEMBER = "pose_dict['home'] = get_pose(get_actor('red cube'))\n"
PICK = "pick(get_actor('red cube'))\n"
PICK_CALL = ROBOT_API["pick"].bind(Actor("red cube"))
HELD = Verdict(Outcome.DONE, "held", {"lift_m": 0.03})


def published(world, *, planner=None, journal=None, task="lift the red cube", **request):
    """Run a task and return its events and its result."""
    happened = []
    result = make_executor(world, planner, journal).run(task, subscriber=happened.append, **request)
    return happened, result


def of_kind(happened, *kinds):
    return [event for event in happened if isinstance(event, kinds)]


def test_a_task_is_published_from_its_start_to_its_end_each_event_with_task_and_robot_s_time(world):
    happened, result = published(world, planner=ListPlanner(REMEMBER, PICK, DONE))
    # TinyWorld's clock stands, but for the 2 s that a subtask takes before its first phase.
    before, after = ({"task_id": result.task_id, "stamp_sec": stamp} for stamp in (0.0, 2.0))
    # The lines that remember are the first step, and move nothing.
    subtask = {"number": 2, "line": 2}
    said = f"the planner says done after 1 subtask; not verified: {NO_STATEMENT}"
    assert happened == [
        events.TaskStarted(**before, task="lift the red cube"),
        events.PlannerAsked(**before),
        events.ProgramWritten(**before, program=REMEMBER),
        events.LineStarted(**before, line=1),
        events.LineStarted(**before, line=1),
        events.PosesStored(**before, poses={"home": RED_HOME}),
        events.PlannerAsked(**before),
        events.ProgramWritten(**before, program=REMEMBER + PICK),
        events.LineStarted(**before, line=2),
        events.LineStarted(**before, line=2),
        events.SubtaskStarted(**before, **subtask, call=PICK_CALL),
        events.SubtaskPhase(**after, **subtask, phase="approach"),
        events.SubtaskEnded(**after, **subtask, call=PICK_CALL, verdict=HELD, seconds=2.0),
        events.PlannerAsked(**after),
        events.TaskEnded(**after, verdict=Verdict(Outcome.DONE_UNVERIFIED, said)),
    ]


def test_what_is_remembered_is_published_before_the_motion_that_follows_and_only_when_it_changes(world):
    happened, _ = published(world, program=REMEMBER + PICK + "go_home()\n")
    kinds = [type(event) for event in of_kind(happened, events.PosesStored, events.SubtaskStarted)]
    assert kinds == [events.PosesStored, events.SubtaskStarted, events.SubtaskStarted]


def test_a_step_is_recorded_before_the_arm_moves(world, store):
    recorded = []
    execute = world.execute

    def execute_and_look(call, publish):
        recorded.append([(step.call, step.verdict) for step in store.resume_point("last").steps])
        return execute(call, publish)

    world.execute = execute_and_look
    assert published(world, program=PICK + "go_home()\n", journal=store)[1].ran_to_end
    go_home = ROBOT_API["go_home"].bind()
    assert recorded == [[(PICK_CALL, None)], [(PICK_CALL, HELD), (go_home, None)]]


def test_no_one_is_informed_that_a_subtask_ended_before_that_is_recorded(world, store):
    recorded = []

    def look(event):
        if isinstance(event, events.SubtaskEnded):
            recorded.append(store.resume_point("last").steps[-1].verdict)

    assert make_executor(world, journal=store).run("lift", program=PICK, subscriber=look).ran_to_end
    assert recorded == [HELD]


def test_a_step_that_cannot_be_recorded_does_not_move_and_the_task_can_be_resumed(world):
    class Full(MemoryStore):
        full = True

        def record_step(self, step, poses=None, snapshot=None):
            if step.number == 3 and self.full:
                raise MemoryFullError("memory.sqlite")
            super().record_step(step, poses, snapshot)

    with Full() as store:
        happened, result = published(world, program=SWAP, journal=store)
        assert result.outcome is Outcome.NODE_LOST
        assert "no room to record" in result.message
        assert len(world.done) == len(of_kind(happened, events.SubtaskStarted)) == 2
        assert store.state().state == "resumable"
        store.full = False
        assert make_executor(world, journal=store).run(resume="last").ran_to_end
    assert (world.pose("red cube"), world.pose("blue cube")) == (BLUE_HOME, RED_HOME)


def test_a_stop_is_published_before_the_end(world):
    world.hold = ("pick", threading.Event())  # which no one opens: only a stop ends that subtask
    happened = []
    executor = make_executor(world)
    runs = threading.Thread(target=lambda: executor.run("lift", program=PICK, subscriber=happened.append))
    runs.start()
    assert world.reached.wait(5.0)
    executor.cancel()
    runs.join(5.0)
    assert [type(event) for event in happened[-3:]] == [events.SubtaskEnded, events.TaskStopping, events.TaskEnded]
    assert happened[-1].verdict.outcome is Outcome.STOPPED


def test_of_a_refused_task_only_the_end_is_published(world):
    happened, result = published(world, task=" ")
    assert happened == [events.TaskEnded(verdict=Verdict(result.outcome, result.message))]
    assert result.outcome is Outcome.BAD_ARGUMENT


def test_of_a_task_next_to_a_running_one_nothing_is_published(world):
    second = []

    def start_another(event):
        if isinstance(event, events.SubtaskStarted):
            assert executor.run("go home", subscriber=second.append).outcome is Outcome.BUSY

    executor = make_executor(world)
    assert executor.run("lift", program=PICK, subscriber=start_another).ran_to_end
    assert second == []


def test_what_a_skill_publishes_is_of_its_subtask_and_nothing_comes_after_the_end():
    happened = []
    publisher = TaskPublisher(happened.append, lambda: 7.0)
    publisher.task_id = "t"
    with publisher.skill_events(number=3, line=5) as publish:
        publish(events.InnerStarted(call=PICK_CALL))
        # Not a skill's to say.
        publish(events.TaskEnded(verdict=HELD))
    publish(events.SubtaskPhase(phase="late"))
    assert happened == [events.InnerStarted(task_id="t", stamp_sec=7.0, number=3, line=5, call=PICK_CALL)]
