"""The `hcvla` command: every verb is a file of this folder, imported only when it is used.

A verb is a file hcvla/cli/<verb>.py with a function <verb>() with typer's annotations, or with a typer.Typer called
`app` for a verb with verbs of its own. The first line of the file's docstring is its help.
"""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from hcvla import __version__
from hcvla.api.errors import HcvlaError


class UnknownVerbError(HcvlaError):
    """`hcvla` has no such verb."""

    def __init__(self, verb: str) -> None:
        """Name the nearest verb, or all."""
        near = get_close_matches(verb, verbs(), n=1)
        hint = f"did you mean '{near[0]}'?" if near else f"it has {', '.join(verbs())}"
        super().__init__(f"there is no 'hcvla {verb}'; {hint}")


@cache
def verbs() -> dict[str, str]:
    """Return the verbs with their help lines, from the files' text alone: nothing is imported for `hcvla --help`."""
    found: dict[str, str] = {}
    for file in sorted(Path(__file__).parent.glob("*.py")):
        module = ast.parse(file.read_text(encoding="utf-8"))
        names = {node.name for node in module.body if isinstance(node, ast.FunctionDef)}
        names |= {t.id for n in module.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)}
        if file.stem != "main" and names & {file.stem, "app"}:
            found[file.stem] = (ast.get_docstring(module) or "").split("\n")[0]
    return found


def load(verb: str) -> Callable[..., Any]:
    """Import a verb and return it as a command; raise UnknownVerbError."""
    if verb not in verbs():
        raise UnknownVerbError(verb)
    import typer

    module = importlib.import_module(f"hcvla.cli.{verb}")
    app = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(add_completion=False)
        app.command()(getattr(module, verb))
    app.pretty_exceptions_enable = False
    return app


def usage() -> str:
    """Return the help of `hcvla` itself."""
    width = max(map(len, verbs()), default=0)
    lines = [f"  {verb:<{width}}  {text}" for verb, text in verbs().items()]
    return "\n".join(["usage: hcvla VERB [OPTION]...   (hcvla VERB --help explains a verb)", "", *lines])


def refusal(error: OSError) -> str:
    """Return in one line what the system refused: no file, no right, no room, a file where a folder should be."""
    reason = error.strerror or str(error) or type(error).__name__
    line = f"{reason}: '{error.filename}'" if error.filename else reason
    return " ".join(line.split())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; return the exit status: 0 done, 1 not done, 2 not understood."""
    given = list(sys.argv[1:] if argv is None else argv)
    if not given or given[0] in ("-h", "--help", "help"):
        print(usage())
        return 0 if given else 2
    if given[0] == "--version":
        print(f"hcvla {__version__}")
        return 0
    try:
        load(given[0])(given[1:], prog_name=f"hcvla {given[0]}")
    except UnknownVerbError as error:
        print(f"hcvla: {error}", file=sys.stderr)
        return 2
    except HcvlaError as error:
        print(f"hcvla: {error}", file=sys.stderr)
        return 1
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
