"""Find where a camera is: print a board, take views of it, get the file for the camera node."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console

from hcvla import __version__
from hcvla.api.errors import HcvlaError
from hcvla.api.types import Pose
from hcvla.cameras.calibration.board import BoardConfig, write_pdf
from hcvla.cameras.calibration.folder import ViewFolder, read_folder
from hcvla.cameras.calibration.views import CameraPose, Kind, Shot, Views, estimate_lens, straightened
from hcvla.cameras.extrinsics import Extrinsics, write_extrinsics

app = typer.Typer(add_completion=False)


class CalibrateError(HcvlaError):
    """A request that cannot be carried out."""


Square = Annotated[float, typer.Option("--square", min=1.0, help="Side of a square in mm, as measured on the paper.")]
Columns = Annotated[int, typer.Option(min=3, help="Squares along the longer side.")]
Rows = Annotated[int, typer.Option(min=3, help="Squares along the shorter side.")]


@app.command()
def board(
    out: Annotated[Path, typer.Option(help="PDF to write.")] = Path("board.pdf"),
    square: Square = 25.0,
    columns: Columns = 8,
    rows: Rows = 6,
) -> None:
    """Write the board as an A4 page with a ruler of 100 mm; print it at 100 % and measure the ruler."""
    config = BoardConfig(columns=columns, rows=rows, square_m=square / 1000.0)
    write_pdf(config, out)
    Console().print(f"{out}: {config}; print it at 100 %, and measure the ruler: it must be 100 mm", soft_wrap=True)


@app.command("hand-eye")
def hand_eye(
    camera: Annotated[Kind, typer.Option(help="wrist: on the hand; scene: it stands still, board on the hand.")],
    out: Annotated[Path | None, typer.Option(help="File to write; default: CAMERA.yaml.")] = None,
    folder: Annotated[Path | None, typer.Option(help="Solve the views of this folder again, without a robot.")] = None,
    views: Annotated[int, typer.Option(min=8, help="Views to take.")] = 20,
    move: Annotated[bool, typer.Option("--move", help="Move the arm from view to view; else move it by hand.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Move without asking for consent.")] = False,
    lens: Annotated[
        bool, typer.Option("--lens", help="Find the lens as well: cameras without factory values.")
    ] = False,
    serial: Annotated[str, typer.Option(help="Serial number, where the camera's node publishes none.")] = "",
    square: Square = 25.0,
    columns: Columns = 8,
    rows: Rows = 6,
    namespace: Annotated[str, typer.Option(help="Namespace of the running stack.")] = "hcvla",
) -> None:
    """Find a camera's pose from views of the board, and write the file that its node reads."""
    console = Console(highlight=False, soft_wrap=True)
    config = BoardConfig(columns=columns, rows=rows, square_m=square / 1000.0)
    if folder is None:
        if move and not yes:
            typer.confirm(f"the arm will move by itself, slowly, to {views} places; is the way free?", abort=True)
        from hcvla.cli.calibration_run import collect

        folder = collect(camera, config, views, move=move, serial=serial, namespace=namespace, say=console.print)
    origin, shots = read_folder(folder)
    if origin.kind != camera:
        raise CalibrateError(f"{folder} has views of the {origin.kind} camera, expected --camera {origin.kind}")
    _solve(origin, shots, config, lens, out or Path(f"{camera}.yaml"), console)


def _solve(origin: ViewFolder, shots: list[Shot], board: BoardConfig, lens: bool, out: Path, console: Console) -> None:
    """Find the pose and write the file."""
    matrix, distortion = shots[0].intrinsics, np.zeros(5)
    if lens:
        matrix, distortion = estimate_lens(shots, board)
        shots = [straightened(shot, matrix, distortion) for shot in shots]
    views = Views(origin.kind, board)
    for number, shot in enumerate(shots, start=1):
        if reason := views.offer(shot):
            console.print(f"view {number} is left out: {reason}", markup=False)
    pose = views.pose()
    height, width = shots[0].rgb.shape[:2]
    found = _extrinsics(origin, pose, matrix, distortion, (width, height), board)
    write_extrinsics(found, out)
    console.print(
        f"{out}: {origin.kind} camera {origin.serial} in {origin.parent_frame} from {pose.views} views; leaving out "
        f"one at a time, nine of ten are within {found.spread_mm:.2f} mm and {found.spread_deg:.3f} degrees "
        "of the others",
        markup=False,
    )


def _extrinsics(
    origin: ViewFolder,
    pose: CameraPose,
    matrix: np.ndarray,
    distortion: np.ndarray,
    resolution: tuple[int, int],
    board: BoardConfig,
) -> Extrinsics:
    T = Pose.from_matrix(pose.T_parent_optical)
    k1, k2, p1, p2, k3 = (float(value) for value in distortion)
    return Extrinsics(
        camera=origin.kind,
        serial=origin.serial,
        width=resolution[0],
        height=resolution[1],
        parent_frame=origin.parent_frame,
        position_m=(T.x, T.y, T.z),
        quaternion_xyzw=(T.qx, T.qy, T.qz, T.qw),
        focal_px=(float(matrix[0, 0]), float(matrix[1, 1])),
        center_px=(float(matrix[0, 2]), float(matrix[1, 2])),
        distortion=(k1, k2, p1, p2, k3),
        board=str(board),
        views=pose.views,
        spread_mm=1000.0 * pose.spread.position_m,
        spread_deg=float(np.degrees(pose.spread.angle_rad)),
        date=datetime.now().astimezone().isoformat(timespec="seconds"),
        version=__version__,
    )
