"""Say what works, what is missing, and the command that fixes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hcvla.cli.checks import CHECKS, Check


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list instead of the table.")] = False,
) -> None:
    """Check this machine and this environment; exit status 1 if something that is needed is missing."""
    checks = [check() for check in CHECKS]
    if as_json:
        print(json.dumps([asdict(check) | {"state": state(check)} for check in checks], indent=2))
    else:
        Console().print(table(checks))
        for check in checks:
            if not check.works:
                print(f"{check.name}: {check.fix}")
    raise typer.Exit(exit_status(checks))


def state(check: Check) -> str:
    """Return "works", "missing" or, for what hcvla can do without, "optional"."""
    if check.works:
        return "works"
    return "missing" if check.needed else "optional"


def exit_status(checks: Sequence[Check]) -> int:
    """Return 0 if everything needed works, else 1."""
    return int(any(check.needed and not check.works for check in checks))


def table(checks: Sequence[Check]) -> Table:
    """Return the checks as a table."""
    shown = Table("check", "state", "found")
    colors = {"works": "green", "missing": "red", "optional": "yellow"}
    for check in checks:
        color = colors[state(check)]
        shown.add_row(check.name, f"[{color}]{state(check)}[/{color}]", escape(check.found))
    return shown
