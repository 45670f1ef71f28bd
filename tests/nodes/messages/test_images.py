import numpy as np
import pytest

from hcvla.cameras.frame import RgbdFrame
from hcvla.nodes.messages import images
from hcvla.nodes.messages.checks import ImageFormatError

pytestmark = pytest.mark.ros


def make_frame():
    rgb = np.arange(2 * 3 * 3, dtype=np.uint8).reshape(2, 3, 3)
    depth = np.array([[0.5, 0.0, 1.25], [2.0, 0.75, 0.0]], dtype=np.float32)
    k = np.array([[600.0, 0, 1], [0, 600, 0.5], [0, 0, 1]])
    return RgbdFrame("wrist", rgb, depth, k, np.eye(4), 7.5)


def test_a_frame_survives_the_trip_and_unknown_depth_is_nan_on_the_wire():
    frame = make_frame()
    color, depth = images.color_to_msg(frame), images.depth_to_msg(frame)
    np.testing.assert_array_equal(images.color_from_msg(color), frame.rgb)
    wire = np.frombuffer(depth.data, np.float32).reshape(2, 3)
    assert np.isnan(wire[0, 1])
    np.testing.assert_array_equal(images.depth_from_msg(depth), frame.depth_m)
    assert color.header.frame_id == depth.header.frame_id == "wrist_camera_optical_frame"


def test_calibration_is_row_major_k_and_p():
    info = images.info_to_msg(make_frame())
    assert list(info.k) == [600, 0, 1, 0, 600, 0.5, 0, 0, 1]
    assert list(info.p) == [600, 0, 1, 0, 0, 600, 0.5, 0, 0, 0, 1, 0]


def test_a_realsense_depth_image_in_millimetres_is_taken():
    message = images.depth_to_msg(make_frame())
    message.encoding, message.step = "16UC1", 6
    message.data = np.array([[500, 0, 1250], [2000, 750, 0]], dtype="<u2").tobytes()
    np.testing.assert_allclose(images.depth_from_msg(message), make_frame().depth_m)


def test_bgr_is_turned_and_an_unknown_encoding_is_refused():
    message = images.color_to_msg(make_frame())
    message.encoding = "bgr8"
    np.testing.assert_array_equal(images.color_from_msg(message), make_frame().rgb[..., ::-1])
    message.encoding = "mono8"
    with pytest.raises(ImageFormatError, match="'mono8', expected rgb8 or bgr8"):
        images.color_from_msg(message)
