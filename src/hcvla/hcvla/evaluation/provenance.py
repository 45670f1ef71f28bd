"""Which version of the code a result comes from."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

from hcvla import __version__

PACKAGE = Path(__file__).resolve().parents[1]
_LIMIT_SEC = 20.0


def code_version(package: Path = PACKAGE) -> str:
    """Return the git commit that the package is at, or what is known of its code.

    The commit alone stands for code that is exactly that commit. Otherwise the source tree is named too: `git rev-parse
    COMMIT:src/hcvla/hcvla` prints the same for the commit with this code, wherever the folder's .git points.
    """
    tree = source_tree(package)
    commit, committed = _git(package, "rev-parse", "HEAD"), _git(package, "rev-parse", "HEAD:./")
    changes = _git(package, "status", "--porcelain", "--untracked-files=no")
    if commit is None or committed is None or changes is None:
        return f"unknown commit (hcvla {__version__}, not in a git checkout), source tree {tree}"
    if changes or committed != tree:
        return f"{commit}+changes, source tree {tree}"
    return commit


def source_tree(folder: Path) -> str:
    """Return the id that git gives the tree of a folder's files, what Python compiled left out."""
    return _tree(folder).hex()


def _tree(folder: Path) -> bytes:
    files = [file for file in folder.iterdir() if file.is_file() and file.suffix != ".pyc"]
    entries = [(f"100644 {file.name}", _object_id("blob", file.read_bytes())) for file in files]
    for below in folder.iterdir():
        if below.is_dir() and any(file.is_file() and file.suffix != ".pyc" for file in below.rglob("*")):
            entries.append((f"40000 {below.name}", _tree(below)))
    # git sorts a folder as if its name ended with a slash
    entries.sort(key=lambda entry: entry[0].split(" ", 1)[1] + "/" * entry[0].startswith("40000"))
    return _object_id("tree", b"".join(name.encode() + b"\0" + digest for name, digest in entries))


def _object_id(kind: str, content: bytes) -> bytes:
    return hashlib.sha1(f"{kind} {len(content)}\0".encode() + content, usedforsecurity=False).digest()


def _git(folder: Path, *arguments: str) -> str | None:
    """Return what git prints; None if there is no git, no repository, or it does not hold the folder."""
    # inside a git hook these variables would point at another checkout
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            text=True,
            timeout=_LIMIT_SEC,
            check=True,
            env=environment,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
