"""Which version of the code a result comes from."""

from __future__ import annotations

import subprocess
from pathlib import Path

from hcvla import __version__

_LIMIT_SEC = 20.0


def code_version() -> str:
    """Return the git commit of this code, with "+changes" if tracked files differ from it; else hcvla's version."""
    here = Path(__file__).resolve().parent
    commit = _git(here, "rev-parse", "HEAD")
    if commit is None:
        return f"hcvla {__version__}, not from a git checkout"
    changed = _git(here, "status", "--porcelain", "--untracked-files=no")
    return commit + ("+changes" if changed else "")


def _git(folder: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, text=True, timeout=_LIMIT_SEC, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
