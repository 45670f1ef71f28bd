"""Parts of a cache: folders that know the hashes of what they were made of, and are whole or not there."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from hcvla.datasets.layout import commit
from hcvla.training.policy.shards import ShardError

_MANIFEST = "part.json"


def ensure(final: Path, source: dict[str, Any], save: Callable[[Path], None]) -> bool:
    """Make a part if what is there was made of something else; return whether it was. `save` fills its folder."""
    if manifest(final) == source:
        return False
    fresh = final.with_name(final.name + ".new")
    for folder in (fresh, final):
        shutil.rmtree(folder, ignore_errors=True)
    fresh.mkdir(parents=True)
    save(fresh)
    (fresh / _MANIFEST).write_text(json.dumps(source), encoding="utf-8")
    commit(fresh, final)
    return True


def manifest(folder: Path) -> dict[str, Any]:
    """Return what a part says of itself; empty if it is not there whole."""
    try:
        found: dict[str, Any] = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def file_hashes(root: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of files in a folder by name; raise ShardError if one cannot be read."""
    found = {}
    for name in sorted(names):
        try:
            with (root / name).open("rb") as file:
                found[name] = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise ShardError(f"{root / name} cannot be read: {error.strerror}") from None
    return found
