"""Serve a model to robots on the network."""

from __future__ import annotations

import contextlib
from typing import Annotated

import typer

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def serve() -> None:
    """Serve a model to robots on the network."""


@app.command()
def policy(
    skills: Annotated[str, typer.Option(help="diffusion (the policy that ships), or a policy's folder")] = "diffusion",
    host: Annotated[str, typer.Option(help="address to listen at; 0.0.0.0: all of this machine's")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free")] = 8000,
) -> None:
    """Serve a policy by openpi's websocket protocol; the robot's machine runs hcvla with skills:=ws://HOST:PORT."""
    from hcvla.api.functions import ROBOT_API
    from hcvla.skills.diffusion.checkpoint import load_policy
    from hcvla.skills.load import skills_folder
    from hcvla.skills.remote.own_policy import PolicyService
    from hcvla.skills.remote.server import PolicyServer

    folder = skills_folder(skills)
    service = PolicyService(load_policy(folder, ROBOT_API))
    service.warm_up()
    with PolicyServer(service.answer, service.metadata, host, port) as server:
        print(f"serving {folder} at ws://{server.host}:{server.port}; Ctrl-C ends it", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            server.wait()
