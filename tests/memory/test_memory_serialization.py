"""Records of memory survive as JSON."""

import json

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor, Pose
from hcvla.memory import serialization
from hcvla.memory.records import ResumePoint, StepRecord, TaskRecord, TaskState

TURNED = Pose(0.4, -0.1, 0.02, 0.0, 0.0, 0.6, 0.8)


def through_json(data):
    return json.loads(json.dumps(data))


@pytest.mark.parametrize("verdict", [None, Verdict(Outcome.DONE), Verdict(Outcome.DROPPED, "it fell", {"z_m": 0.1})])
def test_a_verdict_survives(verdict):
    assert serialization.decode_verdict(through_json(serialization.encode_verdict(verdict))) == verdict


def test_poses_survive_by_name():
    poses = {"red cube": TURNED, "it's": Pose(0.0, 0.0, 0.0)}
    assert serialization.decode_poses(through_json(serialization.encode_poses(poses))) == poses


@pytest.mark.parametrize("snapshot", [None, b"", bytes(range(256))], ids=["none", "empty", "every byte"])
def test_a_snapshot_survives(snapshot):
    assert serialization.decode_snapshot(through_json(serialization.encode_snapshot(snapshot))) == snapshot


@pytest.mark.parametrize(
    "call",
    [
        ROBOT_API["place"].bind(TURNED, match_yaw=True),
        ROBOT_API["pick"].bind(Actor("it's")),
        ROBOT_API["go_home"].bind(),
    ],
    ids=lambda call: call.function,
)
def test_a_call_survives_as_text(call):
    assert serialization.call_from_text(serialization.call_to_text(call)) == call


def test_a_call_of_another_api_is_kept_as_well():
    text = json.dumps({"function": "fly", "arguments": {"height": {"type": "number", "value": 2.0}}})
    call = serialization.call_from_text(text)
    assert (call.function, call.arguments) == ("fly", {"height": 2.0})


PICK = ROBOT_API["pick"].bind(Actor("red cube"))
RUNNING = TaskRecord(task_id="t1", text="lift it", program="pick(get_actor('red cube'))\n", started_sec=12.5)
ENDED = TaskRecord(
    task_id="t1", text="lift it", program="", state=list(TaskState)[-1], started_sec=1.0, ended_sec=2.0,
    outcome=Outcome.STOPPED, message="stopped",
)  # fmt: skip
OPEN = StepRecord(
    task_id="t1", number=1, block=0, code="pick(get_actor('red cube'))", line=3, call=PICK, started_sec=1.0
)
CLOSED = StepRecord(
    task_id="t1",
    number=2,
    block=1,
    code="x = 1",
    line=4,
    call=None,
    started_sec=1.0,
    verdict=Verdict(Outcome.DROPPED, "it fell", {"z_m": 0.1}),
    ended_sec=2.0,
)


@pytest.mark.parametrize("task", [RUNNING, ENDED], ids=["running", "ended"])
def test_a_task_survives(task):
    assert serialization.decode_task(through_json(serialization.encode_task(task))) == task


@pytest.mark.parametrize("step", [OPEN, CLOSED], ids=["open", "closed"])
def test_a_step_survives(step):
    assert serialization.decode_step(through_json(serialization.encode_step(step))) == step


def test_where_to_go_on_survives_whole():
    point = ResumePoint(
        task=RUNNING, steps=[CLOSED, OPEN], snapshot=b"\x00snapshot", snapshot_step=2, poses={"red cube": TURNED}
    )
    again = serialization.decode_resume_point(through_json(serialization.encode_resume_point(point)))
    assert again == point
