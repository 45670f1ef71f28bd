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
            help="folders of hcvla eval, NAME=FOLDER to name the system; JSON files of hcvla bench",
            metavar="[NAME=]FOLDER|FILE.json ...",
        ),
    ],
    out: Annotated[Path, typer.Option(help="folder for report.md, report.html and the picture")],
) -> None:
    """Compare evaluations: by level, split, disturbance and cause, each cell with its interval and its command."""
    from hcvla.comparison.report import compare, read_all

    evaluations, benches = read_all(given)
    for file in compare(evaluations, benches).write(out):
        typer.echo(str(file))
