"""One request, one answer; a camera that fails is opened again; the server ends with its client."""

import multiprocessing
import threading
import time

import numpy as np
import pytest

from hcvla.cameras.capture import Capture
from hcvla.cameras.errors import CameraMissingError, RecordingEndedError, SilentCameraError
from hcvla.cameras.process.server import CaptureServer

LIMIT_SEC = 5.0


class Script:
    """A source of made-up captures: every step of the script is a capture's number or an error."""

    def __init__(self, steps):
        self.steps, self.closed = steps, 0

    def __call__(self):
        """Open it: an error that comes first is one of opening."""
        if self.steps and isinstance(self.steps[0], CameraMissingError):
            raise self.steps.pop(0)
        return self

    def read(self):
        step = self.steps.pop(0) if self.steps else 99
        if isinstance(step, Exception):
            raise step
        time.sleep(0.001)  # a camera has a rate
        return capture(step)

    def close(self):
        self.closed += 1


def capture(number):
    pixels = np.full((2, 3, 3), number, np.uint8)
    return Capture(serial="1", rgb=pixels, depth_m=np.zeros((2, 3)), intrinsics=np.eye(3), stamp_sec=float(number))


@pytest.fixture
def serve():
    """Return a function that serves a script and returns our end of the connection and the thread."""
    ends = []

    def start(script, retry_sec=0.02):
        ours, theirs = multiprocessing.Pipe()
        thread = threading.Thread(target=CaptureServer(theirs, script, retry_sec).run, daemon=True)
        thread.start()
        ends.append((ours, thread))
        return ours, thread

    yield start
    for ours, thread in ends:
        ours.close()
        thread.join(LIMIT_SEC)
        assert not thread.is_alive()


def ask(connection):
    connection.send(None)
    assert connection.poll(LIMIT_SEC)
    return connection.recv()


def ask_until(connection, number):
    deadline = time.monotonic() + LIMIT_SEC
    while time.monotonic() < deadline:
        answer = ask(connection)
        if isinstance(answer, Capture) and answer.stamp_sec == number:
            return
    pytest.fail(f"no capture {number}")


def test_each_request_is_answered_once_with_a_newer_image(serve):
    connection, _ = serve(Script([]))
    assert isinstance(ask(connection), Capture)
    assert not connection.poll(0.05)
    assert isinstance(ask(connection), Capture)


def test_a_camera_that_is_missing_is_said_and_taken_when_it_is_plugged_in(serve):
    script = Script([CameraMissingError("camera 7", []) for _ in range(3)])
    connection, _ = serve(script)
    answer = ask(connection)
    assert isinstance(answer, CameraMissingError)
    assert str(answer).startswith("camera 7 is not connected (found: none)")
    ask_until(connection, 99)


def test_a_camera_that_stands_still_is_closed_and_opened_again(serve):
    script = Script([1, SilentCameraError("camera 7", "frame", 1.5)])
    connection, _ = serve(script)
    ask_until(connection, 99)
    assert script.closed == 1


def test_a_recording_that_has_ended_stays_ended(serve):
    script = Script([RecordingEndedError("run.db3", 5)])
    connection, _ = serve(script)
    answers = [ask(connection) for _ in range(3)]
    assert {str(answer) for answer in answers} == {
        "run.db3 has ended after 5 frames; set 'repeat' to play it again and again"
    }
    assert script.closed == 1


def test_the_device_is_closed_when_nobody_is_connected_any_more(serve):
    script = Script([])
    connection, thread = serve(script)
    ask(connection)
    connection.close()
    thread.join(LIMIT_SEC)
    assert script.closed == 1
