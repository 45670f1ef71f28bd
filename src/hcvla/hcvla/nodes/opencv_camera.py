"""Node `opencv_camera`: color cameras and video files, by OpenCV; depth is unknown everywhere."""

from __future__ import annotations

from typing import Any

from hcvla.cameras.opencv.config import OpenCvCameraConfig
from hcvla.nodes.device_camera import DeviceCameraNode
from hcvla.nodes.ros.node import run_node


class OpenCvCamera(DeviceCameraNode):
    """Publishes color, with depth that is unknown."""

    def __init__(self, **kwargs: Any) -> None:
        """Open the cameras that are configured."""
        super().__init__("opencv_camera", OpenCvCameraConfig(), **kwargs)


def main() -> None:
    """Run the node."""
    run_node(OpenCvCamera)


if __name__ == "__main__":
    main()
