"""config/hcvla.rviz for a stack in any namespace, with any prefix before its frames."""

from __future__ import annotations

from typing import Any

import yaml

from hcvla.resources import resource

_TOPICS = "/hcvla/"
"""How every topic of the file begins."""
_FRAMES = ("Fixed Frame", "Target Frame")


def rviz_config(namespace: str, frame_prefix: str) -> str:
    """Return the file's text with the topics and frames of that stack."""
    config = yaml.safe_load(resource("config/hcvla.rviz").read_text(encoding="utf-8"))
    topics = f"/{namespace.strip('/')}/".replace("//", "/")
    return yaml.safe_dump(_adapted(config, topics, frame_prefix), sort_keys=False)


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
