"""What a recording of a fake robot says afterwards."""

from __future__ import annotations

import numpy as np
import pytest

from hcvla.fake_franka import wire
from hcvla.fake_franka.plant import Plant
from hcvla.fake_franka.recording import ROW, FciRecording, Recorder
from hcvla.fake_franka.robot import FakeRobot
from hcvla.fake_franka.wire import Command, Generator, MoveStatus
from hcvla.sim.scene import Scene


@pytest.fixture
def session(tmp_path):
    return Session(tmp_path / "recording.bin")


class Session:
    """A robot that is recorded, and what a client does to it."""

    def __init__(self, path):
        self.path, self.id = path, 0
        self.robot = FakeRobot(Plant(Scene(())))
        self.recorder = Recorder(path, self.robot)

    def start(self):
        self.recorder.request(Command.MOVE, 7)
        self.recorder.reply(Command.MOVE, 7, self.robot.start(np.zeros(1, wire.MOVE)[0]))

    def send(self, q=None, finished=False):
        """Answer one period with joint positions, or not at all."""
        self.id += 1
        record = np.zeros(1, wire.MOTION_COMMAND)
        record["q_c"], record["motion_generation_finished"] = (0.0 if q is None else q), finished
        command = None if q is None else record[0]
        self.recorder.period(self.id, command)
        self.robot.tick(command)

    def end(self, status):
        self.recorder.reply(Command.MOVE, 7, status)

    def read(self):
        self.recorder.close()
        return FciRecording(self.path)


def test_a_motion_is_what_lies_between_its_start_and_its_end(session):
    q = session.robot.desired.q.copy()
    session.start()
    for _ in range(3):
        session.send(q)
    session.end(MoveStatus.SUCCESS)
    session.send(q)
    recording = session.read()
    assert recording.requests() == [Command.MOVE]
    (motion,) = recording.motions()
    assert (len(motion.rows), motion.status, motion.generator) == (3, MoveStatus.SUCCESS, Generator.JOINT_POSITION)


def test_a_command_after_the_end_is_a_stray_one(session):
    q = session.robot.desired.q.copy()
    session.start()
    session.send(q)
    session.send(q, finished=True)
    session.end(MoveStatus.SUCCESS)
    session.send(q)
    assert len(session.read().stray) == 1


def test_lost_periods_are_counted_from_the_first_answer(session):
    q = session.robot.desired.q.copy()
    session.start()
    for answer in (None, None, q, None, q, None):
        session.send(answer)
    assert session.read().motions()[0].lost == 2


def test_rates_are_differences_over_a_millisecond_and_leave_out_lost_periods(session):
    q = session.robot.desired.q.copy()
    step = 1e-6 * np.ones(7)
    session.start()
    # 1 micrometre-like steps: 1e-6 rad in 1 ms are 1e-3 rad/s; across the lost period it would be 3e-3.
    for answer in (q, q + step, None, q + 4 * step, q + 5 * step):
        session.send(answer)
    velocities = session.read().motions()[0].differences("q_c", 1)
    assert velocities == pytest.approx(np.full((2, 7), 1e-3))


def test_a_recording_that_was_cut_off_is_read_to_its_last_whole_row(session):
    session.start()
    session.send(session.robot.desired.q.copy())
    session.recorder.close()
    session.path.write_bytes(session.path.read_bytes()[:-10])
    recording = FciRecording(session.path)
    assert [int(kind) for kind in recording.rows["kind"]] == [3, 4]
    assert recording.motions()[0].status is None


def test_a_reply_is_on_the_disk_at_once(session):
    session.start()
    assert session.path.stat().st_size == 2 * ROW.itemsize
