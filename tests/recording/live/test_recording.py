"""From messages to a dataset: which episodes there are, which frames they have, and of which call each is."""

import json

import numpy as np
import pytest

from hcvla.api import events
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Actor, NamedObject, Pose
from hcvla.datasets.check import check_dataset
from hcvla.datasets.dataset import Dataset
from hcvla.datasets.errors import DatasetError
from hcvla.datasets.failures import read_failures
from hcvla.datasets.folder_lock import ClaimError
from hcvla.recording.live.config import AlignConfig, RecordSettings
from hcvla.recording.live.event_buffer import EventBuffer
from hcvla.recording.live.recording import Recording
from hcvla.recording.live.store import RecordingStore
from hcvla.recording.simulation.replay import replay_dataset
from hcvla.robots.arm import MoveCommand

PIXELS = 16
STATE = np.array([0.0] * 7 + [0.4, 0.0, 0.3, 1.0, 0.0, 0.0, 0.0] + [0.08, 0.0, 0.0] + [0.0] * 14)
TOOL = Pose(0.4, 0.0, 0.3, 1.0, 0.0, 0.0, 0.0)
PICK = ROBOT_API["pick"].bind(Actor("red cube"))
HOME = ROBOT_API["go_home"].bind()
DONE = Verdict(Outcome.DONE)


def task_started(stamp, task, sentence="do it", program="the program"):
    """Return how a task begins: its sentence, then its program."""
    return (
        events.TaskStarted(stamp_sec=stamp, task_id=task, task=sentence),
        events.ProgramWritten(stamp_sec=stamp, task_id=task, program=program),
    )


def started(stamp, task, number, call, *, inner=False):
    kind = events.InnerStarted if inner else events.SubtaskStarted
    return kind(stamp_sec=stamp, task_id=task, number=number, call=call)


def phase(stamp, task, number, word):
    return events.SubtaskPhase(stamp_sec=stamp, task_id=task, number=number, phase=word)


def ended(stamp, task, number, call, verdict=DONE):
    known = {"stamp_sec": stamp, "task_id": task, "number": number, "call": call, "verdict": verdict}
    return events.SubtaskEnded(**known, seconds=0.5)


def inner_ended(stamp, task, number, call, verdict=DONE):
    return events.InnerEnded(stamp_sec=stamp, task_id=task, number=number, call=call, verdict=verdict)


def over(stamp, task, outcome=Outcome.DONE):
    return events.TaskEnded(stamp_sec=stamp, task_id=task, verdict=Verdict(outcome))


class Squares:
    """Takes numbers for images: a grey square of that brightness."""

    def image(self, image):
        return np.full((PIXELS, PIXELS, 3), image, np.uint8)

    def frame(self, camera, image):
        return None


class Stack:
    """A robot whose clock is the system's: states every 0.02 s, images every 0.1 s; publishes what it is given."""

    def __init__(self, out, *, resume=False, **settings):
        self.store = RecordingStore(out, PIXELS, resume=resume)
        self.buffer = EventBuffer(AlignConfig())
        self.recording = Recording(self.buffer, self.store, RecordSettings(PIXELS, **settings), Squares())
        self.time, self.cameras, self.references = 0.0, ["scene", "wrist"], True

    def run(self, until, *, behind=0.0):
        """Let time pass; `behind` is how much less the robot's clock shows than the system's [s]."""
        while self.time < until - 1e-9:
            self.time = round(self.time + 0.02, 6)
            self.buffer.add_state(self.time - behind, STATE, self.time)
            if self.references:
                self.buffer.add_reference(self.time - behind, TOOL)
            if round(self.time * 50) % 5 == 0:
                for camera in self.cameras:
                    self.buffer.add_image(camera, self.time - behind, 100, self.time)
            while self.recording.step(self.time):
                pass

    def publish(self, *happened):
        for event in happened:
            self.buffer.add_event(event, self.time)

    def task(self, name, *calls, outcome=Outcome.DONE, sentence="do it"):
        """Run calls (start, end, call) of a task, in times of the robot."""
        self.publish(*task_started(self.time, name, sentence))
        for number, (start, end, call) in enumerate(calls, start=1):
            self.run(start)
            self.publish(started(start, name, number, call))
            self.run(end)
            verdict = Verdict(outcome if number == len(calls) else Outcome.DONE, "as told")
            self.publish(ended(end, name, number, call, verdict))
        self.publish(over(self.time, name, outcome))
        self.run(self.time + 1.2)

    def close(self):
        self.recording.close()
        self.store.join()
        self.store.close()


@pytest.fixture
def stack(tmp_path):
    return Stack(tmp_path / "data")


def row(tmp_path, number=0):
    dataset = Dataset(tmp_path / "data")
    return dataset.episode(number), dataset.table(dataset.episode(number))


def test_a_frame_belongs_to_the_call_that_is_open_and_none_is_written_between_calls(stack, tmp_path):
    stack.run(1.0)
    # Frames at 1.00, 1.05 ... 1.45 are the first call's: 10. The clock goes on in steps of 0.05; those at 1.50 ...
    # 1.95 are no one's; 2.00 ... 2.20 are the second call's: 5.
    stack.task("a", (1.0, 1.5, PICK), (2.0, 2.25, HOME))
    stack.close()
    episode, table = row(tmp_path)
    assert [(call["first"], call["end"], call["function"]) for call in episode.calls] == [
        (0, 10, "pick"),
        (10, 15, "go_home"),
    ]
    assert table["call.id"] == [0] * 10 + [1] * 5
    timing = json.loads(episode.values["hcvla/timing"])
    assert timing["left_out_sec"] == pytest.approx(0.5)
    # Images come at 1.0, 1.1, ... and reach skills 0.02 s later: 8 of the 15 frames have that of 0.1 s before, the
    # others that of 0.05 s before.
    assert timing["image_age_sec"]["scene"] == {"median": 0.1, "max": 0.1}
    assert check_dataset(tmp_path / "data").episodes == 1


def test_calls_within_a_call_are_its_children_and_end_with_it_at_the_latest(stack, tmp_path):
    stack.run(1.0)
    stack.publish(*task_started(1.0, "a"), started(1.0, "a", 1, PICK))
    stack.run(1.1)
    stack.publish(started(1.1, "a", 1, HOME, inner=True))
    stack.run(1.2)
    stack.publish(inner_ended(1.2, "a", 1, HOME), started(1.3, "a", 1, HOME, inner=True))
    stack.run(1.4)
    stack.publish(ended(1.4, "a", 1, PICK), over(1.4, "a"))
    # This one comes too late: what it is of is over.
    stack.publish(inner_ended(1.41, "a", 1, HOME))
    stack.run(2.6)
    stack.close()
    episode, table = row(tmp_path)
    told = [(call["first"], call["end"], call["parent_id"], call["depth"]) for call in episode.calls]
    assert told == [(0, 8, -1, 0), (2, 4, 0, 1), (6, 8, 0, 1)]
    assert table["call.id"] == [0, 0, 1, 1, 0, 0, 2, 2]
    assert set(table["call.outer"]) == {PICK.label}
    assert check_dataset(tmp_path / "data").episodes == 1


def test_phases_and_texts_begin_with_the_frame_after_they_were_published(stack, tmp_path):
    stack.run(1.0)
    stack.publish(*task_started(1.0, "a", program="first line"), started(1.0, "a", 1, PICK))
    stack.run(1.1)
    stack.publish(
        phase(1.08, "a", 1, "descend"),
        events.PosesStored(stamp_sec=1.08, task_id="a", poses={"red cube": Pose(0.4, 0.1, 0.02)}),
    )
    stack.run(1.2)
    stack.publish(ended(1.2, "a", 1, PICK), over(1.2, "a"))
    stack.run(2.4)
    stack.close()
    _, table = row(tmp_path)
    # Received at 1.08: the frames at 1.00 and 1.05 know nothing of it, those at 1.10 and 1.15 do.
    assert table["call.phase"] == ["", "", "descend", "descend"]
    texts = {text["style"]: (round(text["timestamp"], 3), text["content"]) for text in table["language_persistent"][0]}
    assert texts["plan"] == (0.0, "first line")
    assert texts["subtask"] == (0.0, "pick the red cube")
    assert texts["memory"][0] == pytest.approx(0.1)
    assert json.loads(table["call.arguments"][0]) == {"actor": {"type": "actor", "value": "red cube"}}


def test_the_goal_that_was_stated_is_the_episode_s_and_no_one_tests_it_in_a_simulator(stack, tmp_path):
    stack.run(1.0)
    stack.publish(*task_started(1.0, "a"), events.GoalStated(stamp_sec=1.0, task_id="a", goal="held('red cube')"))
    stack.publish(started(1.0, "a", 1, PICK))
    stack.run(1.2)
    stack.publish(ended(1.2, "a", 1, PICK), over(1.2, "a"))
    stack.run(2.4)
    stack.close()
    assert row(tmp_path)[0].own("goal") == "held('red cube')"
    with pytest.raises(DatasetError, match="no episode can be replayed; expected collected ones"):
        replay_dataset(tmp_path / "data")


def test_without_a_simulator_nothing_is_said_of_truth(stack, tmp_path):
    stack.task("a", (1.0, 1.5, PICK))
    stack.close()
    _, table = row(tmp_path)
    assert table["privileged.object_names"][0] == "[]"
    assert not np.any(table["privileged.object_poses"])
    assert check_dataset(tmp_path / "data").questions == 0


def test_a_failed_episode_is_counted_by_outcome_and_left_out(stack, tmp_path):
    stack.task("a", (1.0, 1.5, PICK), outcome=Outcome.NOT_GRASPED)
    stack.task("b", (3.0, 3.5, HOME))
    stack.close()
    assert stack.store.failures == {"not grasped": 1}
    (failure,) = read_failures(tmp_path / "data")
    assert (failure.cause, failure.message, failure.kept) == ("not grasped", "as told", False)
    assert check_dataset(tmp_path / "data").episodes == 1


def test_a_failed_episode_that_was_requested_is_marked(tmp_path):
    stack = Stack(tmp_path / "data", keep_failed=True)
    stack.task("a", (1.0, 1.5, PICK), outcome=Outcome.DROPPED)
    stack.close()
    episode, _ = row(tmp_path)
    assert episode.values["hcvla/success"] is False
    assert episode.calls[0]["outcome"] == "dropped"


def test_a_task_that_ran_when_the_recording_began_is_not_whole_and_left_out(stack):
    stack.run(2.0)
    stack.buffer.begin()
    stack.publish(*task_started(1.0, "a"))
    stack.task("a", (2.5, 3.0, PICK))
    stack.task("b", (5.0, 5.5, PICK))
    assert (stack.store.kept, dict(stack.store.failures)) == (1, {})
    stack.close()


def test_a_camera_that_stops_ends_the_episode_and_says_so(stack, tmp_path):
    stack.publish(*task_started(0.0, "a"))
    stack.run(1.0)
    stack.publish(started(1.0, "a", 1, PICK))
    stack.run(2.0)
    stack.cameras.remove("wrist")
    stack.run(6.0)
    stack.publish(ended(6.0, "a", 1, PICK), over(6.0, "a"))
    stack.run(8.0)
    stack.close()
    (failure,) = read_failures(tmp_path / "data")
    assert failure.cause == "camera lost"
    assert failure.message.startswith("camera 'wrist' has sent no image for 1.5")
    assert stack.store.kept == 0


def test_a_clock_that_jumps_back_begins_a_new_episode(tmp_path):
    stack = Stack(tmp_path / "data", keep_failed=True)
    stack.publish(*task_started(0.0, "a"))
    stack.run(5.0)
    stack.publish(started(5.0, "a", 1, PICK))
    stack.run(6.0)
    # From here the robot's clock shows 5 s less: the system's 6.5 is its 1.5.
    stack.run(6.5, behind=5.0)
    stack.publish(started(1.5, "a", 2, HOME))
    stack.run(7.0, behind=5.0)
    stack.publish(ended(2.0, "a", 2, HOME), over(2.0, "a"))
    stack.run(9.0, behind=5.0)
    stack.close()
    assert stack.store.failures == {"clock jumped": 1}
    dataset = Dataset(tmp_path / "data")
    assert [row.values["hcvla/success"] for row in dataset.episodes] == [False, True]
    # 1.50, 1.55 ... 1.95
    assert dataset.episode(1).length == 10
    assert check_dataset(tmp_path / "data").episodes == 2


def test_an_executor_that_is_started_anew_leaves_no_half_episode(stack):
    stack.publish(*task_started(0.0, "a"))
    stack.run(1.0)
    stack.publish(started(1.0, "a", 1, PICK))
    stack.run(2.0)
    stack.publish(started(2.0, "a", 1, PICK))
    stack.run(3.0)
    stack.publish(ended(3.0, "a", 1, PICK), over(3.0, "a"))
    stack.run(5.0)
    assert (stack.store.kept, dict(stack.store.failures)) == (0, {"end not reported": 1})
    stack.close()


def test_a_robot_that_falls_silent_in_a_call_ends_the_episode(stack):
    stack.publish(*task_started(0.0, "a"))
    stack.run(1.0)
    stack.publish(started(1.0, "a", 1, PICK))
    stack.run(1.5)
    for now in np.arange(1.5, 5.0, 0.1):
        while stack.recording.step(now):
            pass
    assert stack.store.failures == {"robot lost": 1}
    stack.close()


def test_cameras_that_are_too_slow_for_the_clock_fail_the_episode(stack):
    stack.run(1.0)
    stack.cameras.clear()
    stack.publish(*task_started(1.0, "a"), started(1.0, "a", 1, PICK))
    stack.run(2.0)
    stack.publish(ended(2.0, "a", 1, PICK), over(2.0, "a"))
    stack.run(4.0)
    # The newest image is of 1.0; frames from 1.30 to 1.95 are more than 0.25 s after it: 14 of 20.
    assert stack.store.failures == {"old images": 1}
    assert "14 of 20 frames" in stack.recording.status().message
    stack.close()


def test_what_ends_in_the_middle_is_not_kept_and_the_next_recording_counts_on(stack, tmp_path):
    stack.task("a", (1.0, 1.5, PICK))
    stack.publish(*task_started(stack.time, "b"), started(stack.time, "b", 1, PICK))
    stack.run(stack.time + 1.0)
    assert stack.recording.status().frames > 5
    stack.close()
    assert stack.store.failures == {"cut off": 1}
    with pytest.raises(ClaimError, match="--resume goes on with it"):
        Stack(tmp_path / "data")
    again = Stack(tmp_path / "data", resume=True)
    again.task("c", (1.0, 1.5, HOME), sentence="")
    again.close()
    dataset = Dataset(tmp_path / "data")
    assert [row.key for row in dataset.episodes] == ["recorded-00000000", "recorded-00000002"]
    # A task without a sentence is called by what it did.
    assert dataset.tasks == ["do it", "go home"]


def test_a_killed_recording_loses_only_the_running_episode(stack, tmp_path):
    stack.task("a", (1.0, 1.5, PICK))
    stack.publish(*task_started(stack.time, "b"), started(stack.time, "b", 1, PICK))
    stack.run(stack.time + 1.0)
    stack.store.close()  # what the system does with the lock of a killed process; nothing else is tidied up
    again = Stack(tmp_path / "data", resume=True)
    again.close()
    assert check_dataset(tmp_path / "data").episodes == 1
    assert list((tmp_path / "data/.staging").iterdir()) == []


def test_as_many_episodes_as_were_requested_are_enough(tmp_path):
    stack = Stack(tmp_path / "data", episodes=1)
    stack.task("a", (1.0, 1.5, PICK), outcome=Outcome.DROPPED)
    assert not stack.recording.complete
    stack.task("b", (3.0, 3.5, PICK))
    assert stack.recording.complete
    stack.close()


def test_the_next_calls_command_is_not_the_action_of_this_calls_last_frame(stack, tmp_path):
    near, far = TOOL, Pose(0.6, 0.0, 0.3, 1.0, 0.0, 0.0, 0.0)
    stack.publish(*task_started(0.0, "a"))
    stack.run(1.0)
    stack.publish(started(1.0, "a", 1, PICK))
    stack.buffer.add_move(MoveCommand(1.0, T_base_tool=near))
    stack.run(1.12)
    # The frame at 1.10 is the pick's last. What is commanded at 1.12 comes before 1.15, but is of the next call,
    # whose first frame is that at 1.15.
    stack.publish(ended(1.12, "a", 1, PICK), started(1.12, "a", 2, HOME))
    stack.buffer.add_move(MoveCommand(1.12, T_base_tool=far))
    stack.run(1.26)
    stack.publish(ended(1.26, "a", 2, HOME), over(1.26, "a"))
    stack.run(2.5)
    stack.close()
    _, table = row(tmp_path)
    assert table["call.id"] == [0, 0, 0, 1, 1, 1]
    assert [round(action[0], 3) for action in table["action"]] == [0.4, 0.4, 0.4, 0.6, 0.6, 0.6]


def test_a_bridge_that_does_not_tell_its_own_motion_is_named(stack):
    stack.references = False
    stack.publish(*task_started(0.0, "a"))
    stack.run(1.0)
    assert stack.buffer.missing == ["tool reference"]
    stack.publish(started(1.0, "a", 1, PICK))
    stack.run(3.0)
    assert "tool_reference" in stack.recording.status().message
    assert stack.store.failures == {"no reference": 1}
    stack.close()


def test_what_perception_reported_and_what_was_true_of_objects_is_kept_apart(stack, tmp_path):
    def cube(x: float, size: float) -> NamedObject:
        return NamedObject("cube", "red", "cube", Pose(x, 0.0, 0.02), (size,) * 3, last_seen_sec=0.9)

    stack.buffer.add_observed(0.9, [cube(0.41, 0.044)])
    stack.buffer.add_truth(0.9, {"cube": cube(0.4, 0.045)})
    stack.task("a", (1.0, 1.5, PICK))
    stack.close()
    found, table = row(tmp_path)
    assert json.loads(table["objects.kinds"][0]) == [["cube", "red", "cube"]]
    # Position, quaternion, size, not held, seen, and at 1.0 s it was seen 0.1 s ago.
    assert table["observation.objects"][0][:13] == pytest.approx([0.41, 0, 0.02, 0, 0, 0, 1, *[0.044] * 3, 0, 1, 0.1])
    assert table["privileged.object_poses"][0][:3] == pytest.approx([0.4, 0.0, 0.02])
    assert found.objects == {"cube": {"color": "red", "shape": "cube", "size": [0.045] * 3}}
