"""The option `--program`: a file that is run in place of what the planner would write."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hcvla.api.errors import HcvlaError

ProgramFile = Annotated[Path | None, typer.Option(help="Run this program; the planner is then not used.")]


def read_program(path: Path | None) -> str:
    """Return the text of a program, empty for None; raise HcvlaError for a file that is not there or holds none."""
    if path is None:
        return ""
    expected = "expected a program, such as OUT/program.py of hcvla demo"
    if not path.is_file():
        raise HcvlaError(f"no file '{path}'; {expected}")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise HcvlaError(f"'{path}' is no text in UTF-8; {expected}") from error
    if not text.strip():
        raise HcvlaError(f"'{path}' is empty; {expected}")
    return text
