"""Which planner is asked, and how long an answer of it may be and take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from hcvla.configuration.ranges import PositiveFloat, PositiveInt

DEFAULT = "default"
Prompt = Literal["auto", "full", "compact"]
PROMPTS: tuple[str, ...] = get_args(Prompt)
AUTO, FULL, COMPACT = PROMPTS


@dataclass(frozen=True)
class PlannerSettings:
    """How a planner is chosen and asked."""

    planner: str = DEFAULT
    """Checkpoint folder, URL of an OpenAI-compatible server, or "default" for the shipped model."""
    server_timeout_sec: PositiveFloat = 20.0
    """Longest wait for a server's answer; no more than the executor waits for the planner."""
    max_tokens: PositiveInt = 256
    """Longest answer of a server or a Hugging Face model; a key step of the task suite has at most 120."""
    prompt: Prompt = "auto"
    """How a Hugging Face model or a server is asked: full, with the API's documentation, or compact, as models of
    `hcvla train planner --model` are trained; auto: as the folder says, full for others and for servers."""
