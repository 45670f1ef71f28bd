"""Skill libraries of other packages, named as Python names an attribute: "package.module:Class"."""

from __future__ import annotations

from importlib import import_module

from hcvla.api.errors import HcvlaError
from hcvla.skills.skill import SkillLibrary


class PluginError(HcvlaError):
    """A skill library cannot be imported, or what was imported is none."""


def is_plugin(name: str) -> bool:
    """Whether a name is one of an attribute in a module."""
    return ":" in name and "/" not in name


def load_plugin(name: str) -> SkillLibrary:
    """Import a module and call what it calls by that name, without arguments; raise PluginError."""
    module, _, attribute = name.partition(":")
    try:
        library: SkillLibrary = getattr(import_module(module), attribute)()
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise PluginError(f"skills '{name}': {error}; expected MODULE:NAME of a class without arguments") from error
    missing = [part for part in ("needs", "ended_by_judge", "start") if not hasattr(library, part)]
    if missing:
        raise PluginError(f"skills '{name}' have no {', '.join(missing)}; a skill library has (hcvla.skills.skill)")
    return library
