"""Options that several commands of `hcvla train` and `hcvla reproduce` have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Device = Annotated[str, typer.Option(help="cpu or cuda")]
Seed = Annotated[int, typer.Option(help="everything drawn at random comes from this number")]
Threads = Annotated[int, typer.Option(min=1, help="processor cores for training")]
DrawingWorkers = Annotated[int, typer.Option(min=0, help="processes that draw sentences; 0: this one")]
TrainingSteps = Annotated[int, typer.Option(min=1, help="optimiser steps, those before a --resume included")]
TotalMinutes = Annotated[float, typer.Option(min=0.2, help="wall-clock time for everything")]
Start = Annotated[Path | None, typer.Option(help="checkpoint folder whose weights to begin with; default: none")]
PolicyBatch = Annotated[int, typer.Option(min=1, help="observations a training step")]
PolicyRate = Annotated[float | None, typer.Option(min=0.0, help="its peak; default: 0.001, 0.0002 with --start")]
EvaluationShare = Annotated[float, typer.Option(min=0.0, max=0.9, help="share of the time for evaluating")]


def print_line(line: str) -> None:
    """Print one line at once, also into a file."""
    print(line, flush=True)
