"""The library's own pipeline, alignment and files, with pictures from a camera in software."""

import time
from contextlib import suppress

import numpy as np
import pytest

from hcvla.cameras.errors import BadRecordingError, LensError, RecordingEndedError, SilentCameraError
from hcvla.cameras.realsense.config import RealSenseConfig
from hcvla.cameras.realsense.device import open_realsense
from hcvla.cameras.realsense.library import load_library
from hcvla.cameras.realsense.software import SoftwareCamera, SoftwareCameraConfig, record
from hcvla.cameras.realsense.source import RealSenseSource
from realsense_tape import SIZE, K, plain_frame, require_library

SILENCE_SEC = 0.3


@pytest.fixture(autouse=True)
def _library():
    require_library()


def tape(folder, frames=3, **settings):
    file = folder / "run.db3"
    record(file, (plain_frame(number) for number in range(1, frames + 1)), SoftwareCameraConfig(**settings))
    return file


def play(file, **settings):
    return open_realsense(RealSenseConfig(file=str(file), every_frame=True, silence_sec=SILENCE_SEC, **settings))


def read_all(source):
    captures = list(iter(lambda: next_of(source), None))
    with pytest.raises(RecordingEndedError, match=f"run.db3 has ended after {len(captures)} frames; set 'repeat'"):
        source.read()
    source.close()
    return captures


def next_of(source):
    try:
        return source.read()
    except RecordingEndedError:
        return None


def test_a_recording_gives_back_pixels_depth_matrix_times_and_serial_and_then_ends(tmp_path):
    source = play(tape(tmp_path, frames=6, serial="834412070"))
    captures = read_all(source)
    numbers = [int(capture.rgb[0, 0, 0]) for capture in captures]
    # The library may pair the first image with the second depth; such a pair is left out.
    assert numbers in ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6])
    assert [capture.stamp_sec for capture in captures] == pytest.approx([n / 30 for n in numbers], abs=1e-6)
    assert captures[0].depth_m.shape == (480, 640)
    assert np.abs(captures[0].depth_m - 0.5).max() < 1e-6
    assert captures[0].intrinsics == pytest.approx(K)
    assert {(capture.serial, capture.resolution) for capture in captures} == {("834412070", SIZE)}


def test_a_recording_that_repeats_has_no_end(tmp_path):
    source = play(tape(tmp_path), repeat=True)
    assert [source.read().rgb[0, 0, 0] for _ in range(9)].count(3) >= 2
    source.close()


def test_color_of_the_stereo_module_is_found_as_a_d405_has_it(tmp_path):
    source = play(tape(tmp_path, one_sensor=True))
    assert source.read().rgb[0, 0, 0] in (1, 2)
    source.close()


def test_a_device_that_stands_still_has_not_ended():
    camera = SoftwareCamera(K, SIZE, SoftwareCameraConfig(serial="7"))
    source = RealSenseSource(camera, SILENCE_SEC)
    for number in (1, 2):
        frame = plain_frame(number)
        camera.push(frame.rgb, frame.depth_m, frame.stamp_sec)
    assert source.read().serial == "7"
    started = time.monotonic()
    with pytest.raises(SilentCameraError, match=r"software camera 7: no frame for 0.[34] s though the stream has not"):
        source.read()
    assert SILENCE_SEC <= time.monotonic() - started < 1.0
    source.close()


def test_images_stamped_by_a_clock_of_the_camera_s_own_count_as_taken_when_they_arrive():
    camera = SoftwareCamera(K, SIZE, SoftwareCameraConfig(system_clock=False))
    for number in (1, 2):
        frame = plain_frame(number)
        camera.push(frame.rgb, frame.depth_m, frame.stamp_sec)
    source = RealSenseSource(camera, SILENCE_SEC)
    assert source.read().stamp_sec == pytest.approx(time.time(), abs=1.0)
    source.close()


def test_color_and_depth_of_different_times_are_no_image():
    camera = SoftwareCamera(K, SIZE)
    for number in (1, 2, 30, 60):
        frame = plain_frame(number, depth_m=number / 100.0)
        camera.push(frame.rgb, frame.depth_m, frame.stamp_sec)
    source = RealSenseSource(camera, SILENCE_SEC)
    seen = []
    with suppress(SilentCameraError):
        while True:
            capture = source.read()
            seen.append((int(capture.rgb[0, 0, 0]), round(100 * float(capture.depth_m[0, 0]))))
    source.close()
    assert seen
    assert all(color == depth for color, depth in seen)


def test_depth_is_moved_to_where_color_shows_the_same_point():
    # The color camera is 15 mm to the right: a box at 0.5 m moves left by 610 * 0.015 / 0.5 = 18.3 pixels.
    camera = SoftwareCamera(K, SIZE, SoftwareCameraConfig(baseline_m=0.015))
    depth_m = np.full((480, 640), 2.0, np.float32)
    depth_m[200:300, 300:400] = 0.5
    for number in (1, 2):
        camera.push(np.zeros((480, 640, 3), np.uint8), depth_m, number / 30.0)
    capture = RealSenseSource(camera, SILENCE_SEC).read()
    camera.stop()
    columns = np.flatnonzero(np.abs(capture.depth_m[250] - 0.5) < 1e-4)
    assert (columns.min(), columns.max()) == pytest.approx((300 - 18.3, 399 - 18.3), abs=1.0)
    # What the box hid from the depth camera is unknown, not near.
    assert np.count_nonzero(capture.depth_m[250] == 0.0) > 5


def test_what_is_farther_than_the_counts_reach_is_unknown():
    camera = SoftwareCamera(K, SIZE, SoftwareCameraConfig(depth_unit_m=1e-4))
    for number in (1, 2):
        camera.push(np.zeros((480, 640, 3), np.uint8), np.full((480, 640), 7.0, np.float32), number / 30.0)
    assert not RealSenseSource(camera, SILENCE_SEC).read().depth_m.any()
    camera.stop()


class BentLens(SoftwareCamera):
    """A camera whose color image is distorted by a fisheye."""

    def _stream(self, kind, pixels, bytes_per_pixel, intrinsics):
        stream = super()._stream(kind, pixels, bytes_per_pixel, intrinsics)
        lens = stream.intrinsics
        lens.model, lens.coeffs = load_library().distortion.kannala_brandt4, [0.1, 0.0, 0.0, 0.0, 0.0]
        stream.intrinsics = lens
        return stream


def test_a_lens_of_another_model_is_refused_with_its_name():
    camera = BentLens(K, SIZE)
    for number in (1, 2):
        frame = plain_frame(number)
        camera.push(frame.rgb, frame.depth_m, frame.stamp_sec)
    with pytest.raises(LensError, match="distortion is 'kannala_brandt4', expected none or Brown-Conrady"):
        RealSenseSource(camera, SILENCE_SEC).read()
    camera.stop()


def depthless(folder):
    rs = load_library()
    device = rs.software_device()
    sensor = device.add_sensor("RGB Camera")
    camera = SoftwareCamera(K, SIZE)
    profile = sensor.add_video_stream(camera._stream(rs.stream.color, rs.format.rgb8, 3, K), True)
    camera.stop()
    file = folder / "color_only.db3"
    recorder = rs.recorder(str(file), device)
    (recorded,) = recorder.query_sensors()
    queue = rs.frame_queue(4)
    recorded.open(recorded.get_stream_profiles()[0])
    recorded.start(queue)
    frame = rs.software_video_frame()
    frame.pixels, frame.bpp, frame.stride = np.zeros((480, 640, 3), np.uint8), 3, 640 * 3
    frame.timestamp, frame.domain, frame.frame_number = 1.0, rs.timestamp_domain.system_time, 1
    frame.profile = profile.as_video_stream_profile()
    sensor.on_video_frame(frame)
    queue.wait_for_frame(1000)
    recorded.stop()
    recorded.close()
    del recorder, recorded
    return file


def text_file(folder):
    (folder / "notes.db3").write_text("no recording")
    return folder / "notes.db3"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "none.db3", "none.db3: there is no such file; expected a recording"),
        (text_file, "notes.db3: .*; expected a recording"),
        (depthless, "color_only.db3: it has no depth; expected a recording .* with color and depth"),
    ],
)
def test_what_is_no_recording_with_color_and_depth_is_refused_in_one_line(tmp_path, make, words):
    with pytest.raises(BadRecordingError, match=words) as caught:
        play(make(tmp_path))
    assert "\n" not in str(caught.value)
