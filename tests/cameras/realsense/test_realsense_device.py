import pytest

from hcvla.cameras.errors import AmbiguousCameraError, CameraMissingError
from hcvla.cameras.realsense.config import RealSenseConfig
from hcvla.cameras.realsense.device import choose_serial, open_realsense
from hcvla.cameras.realsense.library import load_library
from realsense_tape import require_library


@pytest.mark.parametrize(
    ("wanted", "connected", "chosen"),
    [("any", ["1"], "1"), ("2", ["1", "2"], "2"), ("1", ["1", "2"], "1")],
)
def test_a_serial_number_chooses_and_the_only_camera_needs_none(wanted, connected, chosen):
    assert choose_serial(wanted, connected) == chosen


@pytest.mark.parametrize(
    ("wanted", "connected", "error", "words"),
    [
        ("any", [], CameraMissingError, r"a RealSense camera is not connected \(found: none\); check its cable"),
        ("3", ["1", "2"], CameraMissingError, r"RealSense camera 3 is not connected \(found: 1, 2\)"),
        ("any", ["1", "2"], AmbiguousCameraError, r"2 cameras are connected \(1, 2\) and no serial number"),
    ],
)
def test_none_or_several_are_named_with_what_to_do(wanted, connected, error, words):
    with pytest.raises(error, match=words):
        choose_serial(wanted, connected)


def test_a_camera_that_is_not_connected_is_named_at_once_instead_of_after_15_s():
    require_library()
    rs = load_library()
    if len(rs.context().query_devices()):
        pytest.skip("a RealSense camera is connected")
    with pytest.raises(CameraMissingError, match="RealSense camera 999 is not connected"):
        open_realsense(RealSenseConfig(serial="999"))
