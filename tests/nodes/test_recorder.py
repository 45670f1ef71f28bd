"""The recorder on the whole stack, over real DDS: tasks become episodes of a dataset that passes its check."""

import json

import numpy as np
import pytest
from hcvla_interfaces.action import Record

from hcvla.api.outcomes import Outcome
from hcvla.datasets.check import check_dataset
from hcvla.datasets.dataset import Dataset
from hcvla.nodes.clients.recorder import PendingRecording
from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import FUNCTIONS, ObservationConfig
from hcvla.training.policy.dataset_calls import calls_of_episode
from running import RAN, outcome
from waiting import wait_until

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300), pytest.mark.usefixtures("home_again")]

PROGRAM = """\
pose_dict['red cube'] = get_pose(get_actor('red cube'))
pick(get_actor('red cube'))
place(free_space(get_actor('red cube')))
pick_place(get_actor('red cube'), free_space(get_actor('red cube')))
"""
FINE = ["move_to", "pick", "move_to", "place"]
"""What a pick_place is made of."""
PIXELS = 64


def record(stack, recordings, out, **wanted):
    """Begin to record; return the recording and its feedback, newest last."""
    told = []
    goal = Record.Goal(out=str(out), pixels=PIXELS, **wanted)
    recording = PendingRecording(stack.client, goal, told.append)
    recordings.append(recording)
    wait_until(lambda: told and told[-1].state == "ready", 30.0, "a recorder that is ready")
    return recording, told


def test_a_task_on_the_running_stack_becomes_a_checked_episode(stack, recordings, tmp_path):
    out = tmp_path / "data"
    recording, told = record(stack, recordings, out)
    assert outcome(stack.run(PROGRAM, "put the red cube somewhere else")) is RAN
    wait_until(lambda: told[-1].episodes == 1, 20.0, "an episode")
    assert outcome(stack.run("pick(get_actor('pink elephant'))")) is Outcome.OBJECT_NOT_FOUND
    # Ended at once: what has happened is taken in all the same.
    result = recording.end()
    assert outcome(result) is Outcome.DONE
    assert (result.episodes, result.total, result.failures) == (1, 1, ["1 object not found"])
    checked = check_dataset(out)
    assert (checked.episodes, checked.calls) == (1, 3 + len(FINE))
    assert checked.questions >= 2
    assert_true_to_what_happened(Dataset(out))
    assert_trainable(Dataset(out))


def assert_true_to_what_happened(dataset):
    row = dataset.episode(0)
    table = dataset.table(row)
    assert dataset.tasks == ["put the red cube somewhere else"]
    assert [call["function"] for call in row.calls if call["depth"] == 0] == ["pick", "place", "pick_place"]
    outer = row.calls[2]["call_id"]
    assert [call["function"] for call in row.calls if call["parent_id"] == outer] == FINE
    assert {"approach", "descend", "grasp", "lift"} <= set(table["call.phase"])
    assert {text["style"] for text in table["language_persistent"][0]} == {"plan", "subtask", "memory"}
    state, action = (np.array(table[key]) for key in ("observation.state", "action"))
    poses = np.array(table["privileged.object_poses"]).reshape(row.length, -1, 7)
    cube = poses[:, json.loads(table["privileged.object_names"][0]).index("red cube")]
    lifted = row.calls[0]["end"] - 1
    # The hand ends where it was sent to, the cube is in it, and it was on the table before.
    assert np.linalg.norm(state[lifted, 7:10] - action[lifted, :3]) < 0.01
    assert np.linalg.norm(state[lifted, 7:10] - cube[lifted, :3]) < 0.02
    assert cube[lifted, 2] - cube[0, 2] > 0.05
    # What is commanded is ahead of what is measured: no frame is a whole approach late.
    assert np.abs(np.diff(state[:, :7], axis=0)).max() < 0.2
    assert (state[:, 10] >= 0.0).all()


def assert_trainable(dataset):
    """Its calls are samples of the policy, from the first step to the last of each skill."""
    row = dataset.episode(0)
    calls = calls_of_episode(row, dataset.arrow(row), ObservationConfig())
    assert [FUNCTIONS[call.record.function] for call in calls] == ["pick", "place", *FINE]
    assert all(call.record.done and len(call.rows) > 5 for call in calls)
    at = layout.SLOTS_AT + layout.SLOTS.index("actor") * layout.SLOT
    pick = calls[0].record
    # The cube is on the table as the pick begins, and the hand is sent to it.
    assert pick.frames[0][at + 3] < 0.05
    assert np.linalg.norm(pick.labels[-20][:2] - pick.frames[0][at + 1 : at + 3]) < 0.05


def test_a_faulty_request_and_a_second_recording_are_refused_in_one_line(stack, recordings, tmp_path):
    refused = PendingRecording(stack.client, Record.Goal(out="data"), lambda _: None).wait(10.0)
    assert "expected an absolute path" in refused.outcome.message
    odd = PendingRecording(stack.client, Record.Goal(out=str(tmp_path / "odd"), pixels=33), lambda _: None).wait(10.0)
    assert "pixels is 33, expected an even number" in odd.outcome.message
    recording, _ = record(stack, recordings, tmp_path / "data")
    second = PendingRecording(stack.client, Record.Goal(out=str(tmp_path / "other")), lambda _: None).wait(10.0)
    assert outcome(second) is Outcome.BUSY
    assert outcome(recording.end()) is Outcome.DONE


def test_a_camera_that_dies_ends_the_episode_with_its_name(stack, recordings, tmp_path):
    recording, told = record(stack, recordings, tmp_path / "data", keep_failed=True)
    pending = stack.send("for number in range(5):\n    move_to(Pose(0.4, 0.2, 0.35))\n    go_home()")
    assert stack.moved.wait(20.0)
    stack.processes.kill("mujoco_camera")
    try:
        # The executor ends the task for the camera, or for perception, which falls silent with it.
        assert outcome(pending.wait(30.0)) in (Outcome.CAMERA_LOST, Outcome.NODE_LOST)
        wait_until(lambda: told[-1].failed == 1, 20.0, "the end of the episode")
    finally:
        stack.restart("mujoco_camera")
    assert outcome(recording.end()) is Outcome.DONE
    assert "camera lost" in told[-1].message
    row = Dataset(tmp_path / "data").episode(0)
    assert row.values["hcvla/success"] is False
    assert check_dataset(tmp_path / "data").episodes == 1
