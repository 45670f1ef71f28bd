import time

import cv2
import numpy as np
import pytest

from hcvla.cameras.errors import BadRecordingError, CameraMissingError, RecordingEndedError
from hcvla.cameras.opencv.config import OpenCvConfig
from hcvla.cameras.opencv.source import OpenCvSource, nominal_intrinsics

FPS, FRAMES = 50, 10


@pytest.fixture(scope="module")
def video(tmp_path_factory):
    file = tmp_path_factory.mktemp("video") / "run.avi"
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), FPS, (64, 48))
    for number in range(FRAMES):
        # Blue is the first channel of OpenCV's images and the last of ours.
        writer.write(np.full((48, 64, 3), (20 * number, 0, 255), np.uint8))
    writer.release()
    return file


def test_a_video_is_played_at_its_own_rate_as_color_without_depth(video):
    source = OpenCvSource(OpenCvConfig(source=str(video)))
    started = time.monotonic()
    captures = [source.read() for _ in range(FRAMES)]
    # Ten frames at 50 Hz are 0.2 s.
    assert 0.18 <= time.monotonic() - started < 1.0
    assert captures[3].rgb[20, 20] == pytest.approx([255, 0, 60], abs=6)
    assert not captures[3].depth_m.any()
    assert captures[3].resolution == (64, 48)
    assert captures[0].stamp_sec == pytest.approx(time.time(), abs=2.0)
    with pytest.raises(RecordingEndedError, match=f"run.avi has ended after {FRAMES} frames"):
        source.read()
    source.close()


def test_a_video_that_repeats_begins_again(video):
    source = OpenCvSource(OpenCvConfig(source=str(video), repeat=True))
    blues = [int(source.read().rgb[20, 20, 2]) for _ in range(FRAMES + 2)]
    assert blues[FRAMES:] == blues[:2]
    source.close()


def test_a_field_of_view_gives_the_focal_length():
    # 90 degrees: the focal length is half the width.
    expected = [[320.0, 0.0, 319.5], [0.0, 320.0, 239.5], [0.0, 0.0, 1.0]]
    assert nominal_intrinsics(OpenCvConfig(horizontal_fov_deg=90.0), 640, 480) == pytest.approx(np.array(expected))


def test_what_cannot_be_opened_is_named(tmp_path):
    with pytest.raises(CameraMissingError, match=r"camera /dev/video99 is not connected \(found: "):
        OpenCvSource(OpenCvConfig(source="/dev/video99"))
    (tmp_path / "notes.mp4").write_text("no video")
    with pytest.raises(BadRecordingError, match=r"notes\.mp4: OpenCV cannot decode it; expected a video"):
        OpenCvSource(OpenCvConfig(source=str(tmp_path / "notes.mp4")))
