"""How a device is opened, in a look-alike of the library: there is no device here."""

from types import SimpleNamespace

import pytest

from hcvla.cameras.errors import CameraBusyError, CameraModeError
from hcvla.cameras.realsense import device
from hcvla.cameras.realsense.config import RealSenseConfig


class Settings:
    """rs.config: what was wanted, and whether the devices have it."""

    resolves = True

    def __init__(self):
        self.wanted = []

    def enable_device(self, serial):
        self.wanted.append(serial)

    def enable_stream(self, *stream):
        self.wanted.append(stream)

    def can_resolve(self, _):
        return self.resolves


class Pipeline:
    """rs.pipeline: starts unless it is busy, and counts the frames that are taken."""

    busy = False

    def __init__(self, _):
        self.taken, self.stopped = 0, 0

    def start(self, settings):
        if self.busy:
            raise RuntimeError("xioctl(VIDIOC_S_FMT) failed, errno=16\nDevice or resource busy")
        self.settings = settings

    def try_wait_for_frames(self, timeout_ms):
        self.taken += 1
        return self.taken % 2 == 0, "frames"

    def stop(self):
        self.stopped += 1


@pytest.fixture
def library(monkeypatch):
    """Let the library have one camera, 834412070."""
    camera = SimpleNamespace(get_info=lambda _: "834412070")
    look_alike = SimpleNamespace(
        context=lambda: SimpleNamespace(query_devices=lambda: [camera]),
        camera_info=SimpleNamespace(serial_number="serial"),
        stream=SimpleNamespace(depth="depth", color="color"),
        format=SimpleNamespace(z16="z16", rgb8="rgb8"),
        config=type("config", (Settings,), {}),
        pipeline=type("pipeline", (Pipeline,), {}),
        pipeline_wrapper=lambda pipeline: pipeline,
    )
    monkeypatch.setattr(device, "load_library", lambda: look_alike)
    return look_alike


def test_the_device_of_the_serial_number_is_started_by_streams_not_by_sensors_and_left_to_settle(library):
    opened = device._open_device(RealSenseConfig(serial="834412070", width=848, fps=15, settle_frames=7))
    assert opened._pipeline.settings.wanted == [
        "834412070", ("depth", 848, 480, "z16", 15), ("color", 848, 480, "rgb8", 15),
    ]  # fmt: skip
    assert (opened.name, opened.serial) == ("RealSense camera 834412070", "834412070")
    assert opened._pipeline.taken == 7
    # A device has no end; a set that did not come in time is none.
    assert (opened.has_ended(), opened.next_frames(10), opened.next_frames(10)) == (False, "frames", None)
    opened.stop()
    opened.stop()
    assert opened._pipeline.stopped == 1


def test_a_camera_that_another_program_holds_is_named_in_one_line(library):
    library.pipeline.busy = True
    with pytest.raises(
        CameraBusyError, match=r"834412070 does not start .* busy\); another program may use it"
    ) as caught:
        device._open_device(RealSenseConfig(serial="any"))
    assert "\n" not in str(caught.value)


def test_a_size_that_the_camera_does_not_have_is_named(library):
    library.config.resolves = False
    with pytest.raises(CameraModeError, match="834412070 has no color and depth of 1920x480 at 30 Hz; on USB 2"):
        device._open_device(RealSenseConfig(serial="any", width=1920))
