"""Node `realsense_camera`: one or two RealSense cameras, or recordings of them."""

from __future__ import annotations

from typing import Any

from hcvla.cameras.realsense.config import RealSenseCameraConfig
from hcvla.nodes.device_camera import DeviceCameraNode
from hcvla.nodes.ros.node import run_node


class RealSenseCamera(DeviceCameraNode):
    """Publishes color, and depth registered to it."""

    def __init__(self, **kwargs: Any) -> None:
        """Open the cameras that are configured."""
        super().__init__("realsense_camera", RealSenseCameraConfig(), **kwargs)


def main() -> None:
    """Run the node."""
    run_node(RealSenseCamera)


if __name__ == "__main__":
    main()
