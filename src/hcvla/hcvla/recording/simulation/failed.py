"""Failed episodes of an evaluation, of which data are collected: the same starts, with scripts taking over."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from hcvla.api.errors import HcvlaError
from hcvla.evaluation.episode import EpisodeResult
from hcvla.evaluation.episode_log import read_results
from hcvla.evaluation.failure_attribution import Cause
from hcvla.evaluation.request import EPISODES, ORACLE, SETTINGS
from hcvla.lockstep.stack import PerceptionKind
from hcvla.tasks.registry import find_task

_OF_SKILLS = (Cause.SKILL, Cause.TIME)
"""What better skills could have prevented."""


class NoFailuresError(HcvlaError):
    """An evaluation holds nothing that data can be collected of."""

    def __init__(self, folder: Path, found: str) -> None:
        """Say what was found there."""
        wanted = "an evaluation of learned skills, with reference programs, on training's scenes"
        super().__init__(f"{folder}: {found}; expected {wanted}")


@dataclass(frozen=True)
class FailedEpisode:
    """An episode in which a skill failed."""

    task: str
    seed: int
    call: int | None
    """Number of the call that failed, from 0; None: all were said to be done, and the goal did not hold."""
    calls: int
    """How many calls there were."""


@dataclass(frozen=True, kw_only=True)
class FailedEpisodes:
    """Episodes of one evaluation in which skills failed."""

    skills: str
    """Whose they are: what hcvla.skills.load knows."""
    perception: PerceptionKind
    perturbation: str
    """How each episode was disturbed; empty: not at all."""
    episodes: tuple[FailedEpisode, ...]


def read_failed(folder: Path) -> FailedEpisodes:
    """Read a folder of `hcvla eval`; raise NoFailuresError."""
    try:
        settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
        return _failures(folder, settings, read_results(folder / EPISODES))
    except OSError as error:
        raise NoFailuresError(folder, f"{error.filename or folder}: {error.strerror}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoFailuresError(folder, f"no evaluation ({type(error).__name__}: {error})") from None


def _failures(folder: Path, settings: dict[str, Any], results: list[EpisodeResult]) -> FailedEpisodes:
    if settings["planner"] != ORACLE:
        raise NoFailuresError(folder, f"programs are those of the planner '{settings['planner']}'")
    if settings["skills"] == ORACLE:
        raise NoFailuresError(folder, "its skills are the scripts, who would take over from themselves")
    if settings["split"] not in (None, "train"):
        raise NoFailuresError(folder, f"its scenes are held out from training (split '{settings['split']}')")
    if settings.get("config"):
        raise NoFailuresError(folder, f"parts were set otherwise ({settings['config']})")
    failed = [result for result in results if result.cause in _OF_SKILLS and result.subtasks]
    of_training = [result for result in failed if not find_task(result.task).held_out]
    if not of_training:
        raise NoFailuresError(folder, f"none of its {len(results)} episodes failed because of a skill")
    return FailedEpisodes(
        skills=settings["skills"],
        perception=cast(PerceptionKind, settings["perception"]),
        perturbation=settings.get("perturbation", ""),
        episodes=tuple(_failed(result) for result in of_training),
    )


def _failed(result: EpisodeResult) -> FailedEpisode:
    call = None if result.outcome.ran_to_end else result.subtasks - 1
    return FailedEpisode(result.task, result.seed, call, result.subtasks)
