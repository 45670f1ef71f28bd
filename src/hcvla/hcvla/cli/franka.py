"""Unlock, check, recover and home a real Franka arm and its hand, and record poses by hand guiding."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from hcvla.api.errors import HcvlaError
from hcvla.robots.franka import desk
from hcvla.robots.franka.check import check_robot
from hcvla.robots.franka.poses import add_pose
from hcvla.robots.franka.reading import FIRST_LIMIT_SEC, Probe, probing

PASSWORD = "HCVLA_DESK_PASSWORD"
"""The variable of the environment that holds Desk's password; an option could be read by every process."""

app = typer.Typer(no_args_is_help=True, help=__doc__)
guide = typer.Typer(no_args_is_help=True, help="Poses that are shown by guiding the arm by hand.")
app.add_typer(guide, name="hand-guide")

Host = Annotated[str, typer.Option(help="Address of the robot's control box, e.g. 172.16.0.2.")]
Namespace = Annotated[str, typer.Option(help="Namespace of the running stack.")]
User = Annotated[str, typer.Option(help=f"Desk's user; type the password when prompted, or set {PASSWORD}.")]
_STATE_SEC = 1.0


@app.command()
def check(host: Host) -> None:
    """Check computer, connection, robot and hand; moves nothing. Exit status 1 if there is something to change."""
    lines = []
    for line in check_robot(host):
        lines.append(line)
        typer.echo(f"{'ok ' if line.works else '-> '} {line.name}: {line.found}")
        if line.change:
            typer.echo(f"     {line.change}")
    raise typer.Exit(int(any(not line.works for line in lines)))


@app.command()
def unlock(host: Host, user: User) -> None:
    """Open the brakes and activate FCI through Desk (package franka-desk); look that no one is at the arm."""
    for step in desk.unlock(host, user, _password()):
        typer.echo(step)


@app.command()
def lock(host: Host, user: User) -> None:
    """Deactivate FCI, close the brakes and give the control of Desk back."""
    for step in desk.lock(host, user, _password()):
        typer.echo(step)


@app.command()
def recover(namespace: Namespace = "hcvla") -> None:
    """Clear a fault of the running stack's arm and arm it again; the cause must be gone, someone must watch."""
    from hcvla.nodes.clients.franka import call
    from hcvla.nodes.clients.tasks import StackClient

    with StackClient(namespace, f"hcvla_franka_{os.getpid()}") as client:
        call(client.node, "recover")
        call(client.node, "arm")
    typer.echo("recovered and armed; tasks go on with: hcvla task --resume last")


@app.command()
def home(namespace: Namespace = "hcvla") -> None:
    """Move the running stack's arm to its home posture, straight in joint space: look that nothing is in its way."""
    from hcvla.nodes.clients.franka import go_home
    from hcvla.nodes.clients.tasks import StackClient

    with StackClient(namespace, f"hcvla_franka_{os.getpid()}") as client:
        typer.echo(f"home after {go_home(client.node):.1f} s")


@app.command()
def home_gripper(namespace: Namespace = "hcvla") -> None:
    """Let the running stack's hand find its largest width: take out what is between its fingers first."""
    from hcvla.nodes.clients.franka import call
    from hcvla.nodes.clients.tasks import StackClient

    with StackClient(namespace, f"hcvla_franka_{os.getpid()}") as client:
        call(client.node, "home_gripper")
    typer.echo("the hand knows its largest width; it is open")


@guide.command()
def record(
    host: Host,
    out: Annotated[Path, typer.Option(help="File of poses (YAML); others in it are kept.")] = Path("poses.yaml"),
) -> None:
    """Ask for a name at each pose that the arm was guided to; reads only. An empty name ends it."""
    with probing(host, "follow") as probe:
        _newest(probe, FIRST_LIMIT_SEC)
        typer.echo("hold the two buttons at the hand and guide the arm; type a name and Enter to record where it is")
        while name := typer.prompt("name", default="", show_default=False).strip():
            try:
                q = _newest(probe, _STATE_SEC)
                add_pose(out, name, q)
                typer.echo(f"{name}: [{', '.join(f'{value:z.3f}' for value in q)}] rad, in {out}")
            except HcvlaError as error:
                typer.echo(str(error))


def _password() -> str:
    return os.environ.get(PASSWORD) or typer.prompt("password of Desk", hide_input=True)


def _newest(probe: Probe, limit_sec: float) -> np.ndarray:
    """Return the joints as they are now, Shape=(7,), [rad]: lines that wait are older."""
    found = probe.newest(limit_sec)
    return np.array(found["q"])
