"""Evaluations as they lie in folders, each with the name of the system that it is of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hcvla.api.errors import HcvlaError
from hcvla.evaluation.episode import EpisodeResult
from hcvla.evaluation.episode_log import read_results
from hcvla.evaluation.report import RESULTS
from hcvla.evaluation.request import EPISODES, ORACLE

DISTURBED_BY_NOTHING = ""
_PLANNERS = {ORACLE: "reference programs", "default": "VLM"}
_SKILLS = {ORACLE: "scripts", "diffusion": "diffusion"}
_TOLD = {"full": "", "code": ", code cache", "none": ", no memory"}


class NotAnEvaluationError(HcvlaError):
    """A folder does not hold the results of `hcvla eval`."""

    def __init__(self, folder: Path, found: str) -> None:
        """Say what was found there."""
        super().__init__(f"{folder} holds no evaluation: {found}; expected a folder that `hcvla eval --out` wrote")


@dataclass(frozen=True, kw_only=True)
class Evaluated:
    """One evaluation: one system in one kind of world, with all of its episodes."""

    folder: Path
    system: str
    """Of a planner and skills, for people; evaluations of one name stand in one row."""
    perception: str
    split: str
    """Empty: each task's plain one."""
    perturbation: str
    """Empty: nothing was disturbed."""
    planner: str
    skills: str
    memory: str
    """What the planner was told of the past: "full", "code" or "none"."""
    command: str
    """Which gives it again."""
    commits: tuple[str, ...]
    complete: bool
    levels: dict[str, str]
    """Level of each task."""
    about_memory: frozenset[str]
    """Tasks in which something must be remembered."""
    episodes: tuple[EpisodeResult, ...]

    @property
    def checkpoints(self) -> str:
        """Where the weights of planner and skills are, for people."""
        found = filter(None, (_checkpoint(self.planner, "default"), _checkpoint(self.skills, "diffusion")))
        return ", ".join(found) or "none"

    @property
    def seeds(self) -> tuple[int, int]:
        """First and last seed."""
        seeds = [episode.seed for episode in self.episodes]
        return min(seeds), max(seeds)


def read_evaluation(folder: Path, system: str = "") -> Evaluated:
    """Read a folder of `hcvla eval`; `system` is its name, by default of its planner and skills.

    Raises NotAnEvaluationError.
    """
    try:
        data = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
        wanted = [episode for episode in read_results(folder / EPISODES) if episode.task in data["tasks"]]
        return _evaluated(folder, system, data, wanted)
    except OSError as error:
        raise NotAnEvaluationError(folder, f"{error.filename or folder}: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotAnEvaluationError(folder, f"{type(error).__name__}: {error}") from None


def system_name(planner: str, skills: str) -> str:
    """Return what a planner and a skill library are called together, e.g. "VLM + diffusion"."""
    return f"{_PLANNERS.get(planner, planner)} + {_SKILLS.get(skills, skills)}"


def _checkpoint(spec: str, shipped: str) -> str:
    """Return where a part's weights are; empty for one that has none."""
    if spec == shipped:
        return {"default": "models/planner", "diffusion": "models/policy"}[spec]
    return "" if spec == ORACLE else spec


def _evaluated(folder: Path, system: str, data: dict[str, Any], episodes: list[EpisodeResult]) -> Evaluated:
    if not episodes:
        raise ValueError("no episode was run")
    tasks, memory = data["tasks"], data.get("memory", "full")
    return Evaluated(
        folder=folder,
        system=(system or system_name(data["planner"], data["skills"])) + _TOLD[memory],
        perception=data["perception"],
        split=data.get("split") or "",
        perturbation=data.get("perturbation", DISTURBED_BY_NOTHING),
        planner=data["planner"],
        skills=data["skills"],
        memory=memory,
        command=data["command"],
        commits=tuple(data["commits"]),
        complete=data["complete"],
        levels={name: task["level"] for name, task in tasks.items()},
        about_memory=frozenset(name for name, task in tasks.items() if task["needs_memory"]),
        episodes=tuple(episodes),
    )
