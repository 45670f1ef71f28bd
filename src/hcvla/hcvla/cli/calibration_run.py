"""The part of `hcvla calibrate hand-eye` that needs a running stack."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hcvla.api.errors import HcvlaError
from hcvla.cameras.calibration.board import BoardConfig
from hcvla.cameras.calibration.folder import ViewFolder
from hcvla.cameras.calibration.views import Kind, Views
from hcvla.nodes.bringup.stack import describe, frame_prefix_of
from hcvla.nodes.clients.arm import RemoteArm
from hcvla.nodes.clients.captures import RemoteCaptures
from hcvla.nodes.clients.guided_calibration import GuidedCalibration
from hcvla.nodes.clients.resting_shots import HAND_FRAME, RestingShots
from hcvla.nodes.clients.tasks import StackClient
from hcvla.nodes.ros.node import BASE_FRAME
from hcvla.sim.camera_mounts import MOUNTS

_FIRST_IMAGE_SEC = 10.0


class NoSerialError(HcvlaError):
    """The camera does not say which device it is."""

    def __init__(self, camera: str) -> None:
        """Say what to do."""
        super().__init__(
            f"camera '{camera}' does not publish its serial number (only the nodes of real cameras do); say --serial"
        )


def collect(
    camera: Kind,
    board: BoardConfig,
    views: int,
    *,
    move: bool,
    serial: str,
    namespace: str,
    say: Callable[[str], None],
) -> Path:
    """Take views with the arm and a camera of the running stack; return the folder that holds them."""
    with StackClient(namespace, "hcvla_calibrate") as client:
        base_frame = frame_prefix_of(describe({"namespace": namespace})) + BASE_FRAME
        arm, captures = RemoteArm(client.node, base_frame), RemoteCaptures(client.node, camera)
        captures.after(0.0, _FIRST_IMAGE_SEC)
        if not (serial or captures.serial):
            raise NoSerialError(camera)
        now = datetime.now().astimezone()
        folder = ViewFolder(
            folder=Path(f"calibration-{camera}-{now:%Y%m%d-%H%M%S}"),
            kind=camera,
            serial=serial or captures.serial,
            parent_frame=HAND_FRAME if camera == "wrist" else BASE_FRAME,
        )
        guided = GuidedCalibration(
            views=Views(camera, board),
            shots=RestingShots(arm, captures),
            arm=arm,
            folder=folder,
            # Where the simulated camera is; real ones are mounted much alike.
            guess=MOUNTS[camera].T_body_optical,
            say=say,
        )
        say(f"views are written to {folder.folder}; solve them again with --folder {folder.folder}")
        (guided.drive if move else guided.follow)(views)
    return folder.folder
