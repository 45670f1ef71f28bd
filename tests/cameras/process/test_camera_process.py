"""A camera in a real process of its own: images come over, problems too, and a killed one is started again."""

import os
import signal
import time

import pytest

from hcvla.cameras.errors import BadRecordingError, CameraError, RecordingEndedError
from hcvla.cameras.opencv.config import OpenCvConfig
from hcvla.cameras.process.client import CameraProcess, CameraProcessError
from hcvla.cameras.realsense.config import RealSenseConfig
from hcvla.cameras.realsense.software import record
from realsense_tape import plain_frame, require_library
from waiting import wait_until

LIMIT_SEC = 20.0


@pytest.fixture
def start():
    """Return a function that starts a camera's process; it ends with the test."""
    running = []

    def started(config):
        running.append(CameraProcess(config))
        return running[-1]

    yield started
    for process in running:
        start = time.monotonic()
        process.close()
        assert time.monotonic() - start < 3.0


def newest(process):
    deadline = time.monotonic() + LIMIT_SEC
    while time.monotonic() < deadline:
        if (capture := process.read(0.5)) is not None:
            return capture
    pytest.fail(f"no image within {LIMIT_SEC:g} s")


def test_a_recording_that_appears_is_played_to_its_end(tmp_path, start):
    require_library()
    file = tmp_path / "run.db3"
    process = start(RealSenseConfig(file=str(file), every_frame=True))
    with pytest.raises(BadRecordingError, match=r"run\.db3: there is no such file"):
        newest(process)
    record(tmp_path / "new.db3", [plain_frame(number) for number in range(1, 30)])
    (tmp_path / "new.db3").rename(file)
    numbers = []

    def ended():
        try:
            if (capture := process.read(0.5)) is not None:
                numbers.append(int(capture.rgb[0, 0, 0]))
        except RecordingEndedError:
            return True
        except BadRecordingError:
            return False  # not looked at yet
        return False

    wait_until(ended, LIMIT_SEC, "the end of the recording")
    assert numbers == sorted(numbers)
    assert numbers


def test_a_process_that_is_killed_is_started_again(start, tmp_path):
    process = start(OpenCvConfig(source=str(tmp_path / "none.mp4")))
    with pytest.raises(CameraError, match=r"none\.mp4 is not connected"):
        newest(process)
    os.kill(process._process.pid, signal.SIGKILL)
    with pytest.raises(CameraProcessError, match="the process of the camera has ended; it is started again"):
        newest(process)
    with pytest.raises(CameraError, match=r"none\.mp4 is not connected"):
        newest(process)
