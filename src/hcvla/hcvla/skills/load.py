"""Finds the skills that a short text names."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.api.registry import Registry
from hcvla.resources import resource
from hcvla.skills.plugins import is_plugin, load_plugin
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.skill import SkillLibrary
from hcvla.weights import check_weights

ORACLE, DIFFUSION = "oracle", "diffusion"
POLICY_CHECKPOINT = "models/policy"
"""The policy that ships with hcvla."""


class UnknownSkillsError(HcvlaError):
    """There are no skills of that name."""

    def __init__(self, spec: str) -> None:
        """Say what there is."""
        near = get_close_matches(spec, (ORACLE, DIFFUSION), n=1)
        known = f"{ORACLE}, {DIFFUSION}, a policy's folder, ws://HOST:PORT or MODULE:CLASS of a skill library"
        hint = f"did you mean '{near[0]}'?" if near else f"expected {known}"
        super().__init__(f"skills is '{excerpt(spec)}'; {hint}")


class WholeTasksError(HcvlaError):
    """The skills carry out whole tasks, where calls are to be carried out."""

    def __init__(self, spec: str) -> None:
        """Say who runs them."""
        super().__init__(
            f"skills '{spec}' carry out whole tasks from their sentence, no calls; only hcvla eval runs them"
        )


MakeSkills = Callable[[], SkillLibrary]
"""Makes a library that remembers nothing yet, e.g. for another episode."""


def load_skills(spec: str, registry: Registry) -> MakeSkills:
    """Return what makes the library of "oracle", "diffusion", a checkpoint folder, "ws://host:port" or "module:Class".

    Raises CheckpointError, MissingResourceError, PolicyServerError or PluginError; weights are read once.
    """
    if spec == ORACLE:
        return OracleLibrary
    if is_remote(spec):
        from hcvla.skills.remote.load import load_remote

        return load_remote(spec, registry)
    if is_plugin(spec):
        return lambda: load_plugin(spec)
    # Torch is imported only for skills that need it.
    from hcvla.skills.diffusion.checkpoint import load_policy
    from hcvla.skills.diffusion.library import DiffusionLibrary
    from hcvla.skills.diffusion.task_library import TaskLibrary

    policy = load_policy(skills_folder(spec), registry)
    policy.warm_up()
    whole_tasks = policy.config.observation.conditioning == "flat"
    return lambda: TaskLibrary(policy) if whole_tasks else DiffusionLibrary(policy)


def is_remote(spec: str) -> bool:
    """Whether a text is the address of a policy server."""
    return "://" in spec


def skills_folder(spec: str) -> Path:
    """Return the checkpoint folder that "diffusion" or a path stands for; raise MissingResourceError."""
    return resource(POLICY_CHECKPOINT) if spec == DIFFUSION else Path(spec)


def does_whole_tasks(spec: str) -> bool:
    """Whether skills that `check_skills` has let through carry out whole tasks from their sentence."""
    if spec == ORACLE or is_plugin(spec) or not os.path.isfile(skills_folder(spec) / "config.json"):
        return False
    try:
        described = json.loads((skills_folder(spec) / "config.json").read_text(encoding="utf-8"))
        return bool(described["observation"]["conditioning"] == "flat")
    except (OSError, ValueError, KeyError, TypeError):
        return False  # loading it says what is wrong


def check_call_skills(spec: str) -> None:
    """Raise what `check_skills` raises, or WholeTasksError for skills that carry out no calls; quick."""
    check_skills(spec)
    if does_whole_tasks(spec):
        raise WholeTasksError(spec)


def check_skills(spec: str) -> None:
    """Raise UnknownSkillsError, MissingResourceError, WeightsError or AddressError for what names none; quick."""
    if is_remote(spec):
        from hcvla.skills.remote.load import parsed

        parsed(spec)
        return
    if spec == ORACLE or is_plugin(spec):
        return
    folder = skills_folder(spec)
    # Unlike that of Path, this says no to what is too long for a path.
    if not os.path.isfile(folder / "config.json"):
        raise UnknownSkillsError(spec)
    check_weights(folder)
