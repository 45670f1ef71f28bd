"""config/hcvla.rviz for a stack in any namespace, with any prefix before its frames."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from hcvla.api.errors import HcvlaError
from hcvla.nodes.bringup.namespace import topics_of
from hcvla.resources import resource

_TOPICS = "/hcvla/"
"""How every topic of the file begins."""
_FRAMES = ("Fixed Frame", "Target Frame")


class RvizMissingError(HcvlaError):
    """RViz is wanted and not installed."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("rviz2 is not on PATH: install it (ros-jazzy-rviz2), or leave out rviz:=true")


@contextmanager
def rviz(namespace: str, frame_prefix: str) -> Iterator[None]:
    """Have RViz show a stack as long as this lasts; raise RvizMissingError."""
    program = shutil.which("rviz2")
    if program is None:
        raise RvizMissingError
    config = write_rviz_config(namespace, frame_prefix)
    process = subprocess.Popen([program, "-d", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.kill()
        process.wait()
        config.unlink()


def write_rviz_config(namespace: str, frame_prefix: str) -> Path:
    """Write the configuration into a temporary file and return its path."""
    with tempfile.NamedTemporaryFile("w", prefix="hcvla-", suffix=".rviz", delete=False) as file:
        file.write(rviz_config(namespace, frame_prefix))
    return Path(file.name)


def rviz_config(namespace: str, frame_prefix: str) -> str:
    """Return the file's text with the topics and frames of that stack."""
    config = yaml.safe_load(resource("config/hcvla.rviz").read_text(encoding="utf-8"))
    return yaml.safe_dump(_adapted(config, topics_of(namespace), frame_prefix), sort_keys=False)


def _adapted(part: Any, topics: str, prefix: str) -> Any:
    if isinstance(part, dict):
        adapted = {key: _adapted(value, topics, prefix) for key, value in part.items()}
        adapted |= {key: prefix + value for key, value in part.items() if key in _FRAMES}
        if "TF Prefix" in part:
            adapted["TF Prefix"] = prefix.rstrip("/")
        return adapted
    if isinstance(part, list):
        return [_adapted(item, topics, prefix) for item in part]
    if isinstance(part, str) and part.startswith(_TOPICS):
        return topics + part.removeprefix(_TOPICS)
    return part
