import numpy as np
import pytest
import yaml

from hcvla.cameras.extrinsics import (
    ExtrinsicsError,
    ForeignExtrinsicsError,
    read_extrinsics,
    write_extrinsics,
)
from some_extrinsics import EXTRINSICS


@pytest.fixture
def file(tmp_path):
    write_extrinsics(EXTRINSICS, tmp_path / "wrist.yaml")
    return tmp_path / "wrist.yaml"


def test_what_was_written_is_read_again_serial_numbers_with_leading_zeros_too(file):
    assert read_extrinsics(file) == EXTRINSICS
    assert [path.name for path in file.parent.iterdir()] == ["wrist.yaml"]
    # sin and cos of half a turn's angle are 0.6 and 0.8: the turn about z is 2 * 36.87 degrees.
    assert np.degrees(EXTRINSICS.pose.yaw) == pytest.approx(73.74, abs=0.01)
    assert EXTRINSICS.intrinsics[1] == pytest.approx([0.0, 611.0, 240.0])


def test_another_camera_and_another_resolution_are_refused_with_both():
    EXTRINSICS.check_device("wrist.yaml", "0128422271", (640, 480))
    with pytest.raises(ForeignExtrinsicsError, match="was made with camera 0128422271, this camera has 7; calibrate"):
        EXTRINSICS.check_device("wrist.yaml", "7", (640, 480))
    with pytest.raises(ForeignExtrinsicsError, match="made with images of 640x480, this camera has 1280x720"):
        EXTRINSICS.check_device("wrist.yaml", "0128422271", (1280, 720))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"position_m": None}, "'position_m' is missing"),
        ({"zoom": 1}, "'zoom' is unknown"),
        ({"position_m": [0.0, float("nan"), 0.0]}, r"'position_m' is .*, expected 3 finite numbers"),
        ({"quaternion_xyzw": [0.0, 0.0, 0.0, 2.0]}, "'quaternion_xyzw' has not the length 1"),
        ({"views": "many"}, r"'views' is .*, expected 1 finite numbers"),
    ],
)
def test_a_file_that_says_no_pose_is_refused_with_the_name(file, change, words):
    found = yaml.safe_load(file.read_text()) | change
    file.write_text(yaml.safe_dump({name: value for name, value in found.items() if value is not None}))
    with pytest.raises(ExtrinsicsError, match=words) as caught:
        read_extrinsics(file)
    assert str(caught.value).startswith(str(file))


def test_what_is_no_such_file_is_refused(tmp_path):
    with pytest.raises(ExtrinsicsError, match=r"none\.yaml: No such file or directory"):
        read_extrinsics(tmp_path / "none.yaml")
    (tmp_path / "list.yaml").write_text("[1, 2]")
    with pytest.raises(ExtrinsicsError, match="it holds no names with values"):
        read_extrinsics(tmp_path / "list.yaml")
