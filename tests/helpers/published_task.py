"""A task in events, as the executor publishes them: one subtask, which is made of others."""

from dataclasses import replace

from hcvla.api import events
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor, Pose

SENTENCE = "put the red cube on the green tray"
PROGRAM = (
    "pose_dict['start'] = get_pose(get_actor('red cube'))\npick_place(get_actor('red cube'), get_actor('green tray'))\n"
)
CUBE, TRAY = Actor("red cube"), Actor("green tray")
PICK_PLACE = ROBOT_API["pick_place"].bind(CUBE, TRAY)
PICK = ROBOT_API["pick"].bind(CUBE)
HOME = Pose(0.45, 0.15, 0.025)
DONE = Verdict(Outcome.DONE)
MISSED = Verdict(Outcome.NOT_GRASPED, "the fingers closed on nothing")
FINISHED = Verdict(Outcome.DONE, "the planner says done after 1 subtask")


def of_task(*happened, task_id="t1"):
    """Return events of one task, half a second apart, the first at 10 s."""
    return [replace(event, task_id=task_id, stamp_sec=10.0 + 0.5 * number) for number, event in enumerate(happened)]


WHOLE = of_task(
    events.TaskStarted(task=SENTENCE),
    events.PlannerAsked(),
    events.ProgramWritten(program=PROGRAM),
    events.LineStarted(line=1),
    events.LineStarted(line=2),
    events.PosesStored(poses={"start": HOME}),
    events.SubtaskStarted(number=1, line=2, call=PICK_PLACE),
    events.InnerStarted(number=1, line=2, call=PICK),
    events.SubtaskPhase(number=1, line=2, phase="descend"),
    events.InnerEnded(number=1, line=2, call=PICK, verdict=DONE),
    events.SubtaskEnded(number=1, line=2, call=PICK_PLACE, verdict=DONE, seconds=6.25),
    events.PlannerAsked(),
    events.TaskEnded(verdict=FINISHED),
)
