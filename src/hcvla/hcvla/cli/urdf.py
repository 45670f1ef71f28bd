"""Print the robot's description (URDF), e.g. for an upstream robot_state_publisher."""

from __future__ import annotations

import typer

from hcvla.robots.fr3.urdf import urdf as description


def urdf() -> None:
    """Print the URDF of arm and hand: primitive shapes, no meshes, frames without a prefix."""
    typer.echo(description())
