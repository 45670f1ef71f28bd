"""The `hcvla` command: every verb is a file of this folder, imported only when it is used.

A verb is a file hcvla/cli/<verb>.py with a function <verb>() with typer's annotations, or with a typer.Typer called
`app` for a verb with verbs of its own; hyphens of the verb are underscores there. The first line of its docstring
is its help.
"""

from __future__ import annotations

import ast
import errno
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from hcvla import __version__
from hcvla.api.errors import HcvlaError

_BROKEN_PIPE_STATUS = 128 + signal.SIGPIPE
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class UnknownVerbError(HcvlaError):
    """`hcvla` has no such verb."""

    def __init__(self, verb: str) -> None:
        """Name the nearest verb, or all."""
        near = get_close_matches(verb, verbs(), n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"it has {', '.join(verbs())}"
        super().__init__(f"there is no 'hcvla {verb}'; {hint}")


@cache
def verbs() -> dict[str, str]:
    """Return the verbs with their help lines, from the files' text alone: no verb is imported for `hcvla --help`."""
    found: dict[str, str] = {}
    for file in sorted(Path(__file__).parent.glob("*.py")):
        module = ast.parse(file.read_text(encoding="utf-8"))
        names = {node.name for node in module.body if isinstance(node, ast.FunctionDef)}
        names |= {t.id for n in module.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)}
        if file.stem != "main" and names & {file.stem, "app"}:
            found[file.stem.replace("_", "-")] = (ast.get_docstring(module) or "").split("\n")[0]
    return found


def load(verb: str) -> typer.Typer:
    """Import a verb and return it as a command; raise UnknownVerbError."""
    if verb not in verbs():
        raise UnknownVerbError(verb)
    name = verb.replace("-", "_")
    module = importlib.import_module(f"hcvla.cli.{name}")
    app: typer.Typer | None = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(add_completion=False)
        app.command()(getattr(module, name))
    return app


class Verbs(TyperGroup):
    """The verbs as a group of commands; each is imported when it is used."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all verbs."""
        return list(verbs())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import one verb; raise UnknownVerbError."""
        return typer.main.get_command(load(cmd_name))

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the verbs without importing them."""
        with formatter.section("Verbs (hcvla VERB --help explains one)"):
            formatter.write_dl(list(verbs().items()))


app = typer.Typer(cls=Verbs, add_completion=False, no_args_is_help=True, rich_markup_mode=None)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"hcvla {__version__}")
        raise typer.Exit


@app.callback()
def hcvla(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Make a robot arm do what a sentence asks."""


def refusal(error: OSError) -> str:
    """Return in one line what the system refused: no file, no right, no room, a file where a folder should be."""
    reason = error.strerror or str(error) or type(error).__name__
    line = f"{reason}: '{error.filename}'" if error.filename else reason
    advice = "; make room, or choose another place" if error.errno in _FULL else ""
    return " ".join(line.split()) + advice


def missing(error: ModuleNotFoundError) -> str:
    """Return in one line which package is not installed; raise the error again if it is a part of hcvla."""
    package = (error.name or "").partition(".")[0]
    if package in ("", "hcvla"):
        raise error
    return f"the package '{package}' is missing in {sys.executable}; run .venv/bin/hcvla, or ask hcvla doctor"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; return the exit status: 0 done, 1 not done, 2 not understood."""
    given = list(sys.argv[1:] if argv is None else argv)
    try:
        typer.main.get_command(app).main(given, prog_name="hcvla")
    except UnknownVerbError as error:
        print(f"hcvla: {error}", file=sys.stderr)
        return 2
    except HcvlaError as error:
        print(f"hcvla: {error}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        print(f"hcvla {given[0]}: {missing(error)}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output, e.g. head, has enough; at its end Python would complain about what is left to write.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE_STATUS
    except OSError as error:
        print(f"hcvla {given[0]}: {refusal(error)}", file=sys.stderr)
        return 1
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
