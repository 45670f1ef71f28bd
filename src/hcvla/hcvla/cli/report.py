"""Put evaluations and measurements side by side: tables, a picture, films of failures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=False)


@app.command()
def report(
    given: Annotated[
        list[str],
        typer.Argument(
            help="folders of hcvla eval and JSON files of hcvla bench; NAME= before one names the system or the table",
            metavar="[NAME=]FOLDER|FILE.json ...",
        ),
    ],
    out: Annotated[Path, typer.Option(help="folder for report.md, report.html and the picture")],
    unmeasured: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=COMMANDS", help="system that is missing, with what would measure it; repeatable"),
    ] = None,
) -> None:
    """Compare evaluations: by level, split, disturbance and cause, each cell with its interval and its command."""
    from hcvla.comparison.report import compare, read_all
    from hcvla.comparison.rows import Unmeasured

    evaluations, benches = read_all(given)
    missing = [Unmeasured(name, command) for name, _, command in (text.partition("=") for text in unmeasured or [])]
    for file in compare(evaluations, benches, missing).write(out):
        typer.echo(str(file))
