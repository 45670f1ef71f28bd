"""Finds the planner that a short text names."""

from __future__ import annotations

import json
import os
from pathlib import Path

from hcvla.api.excerpt import excerpt
from hcvla.api.registry import Registry
from hcvla.language.quiet import quiet_libraries
from hcvla.planner.config import DEFAULT, PlannerSettings
from hcvla.planner.planner import Planner, PlannerError
from hcvla.planner.sight.folder import sight_folder
from hcvla.resources import PLANNER_CHECKPOINT, MissingResourceError, resource
from hcvla.weights import check_weights

_WHOLE, _ADAPTER = "config.json", "adapter_config.json"
"""What a folder of a model has, and one of an adapter to another model."""
_EMBEDDED = "hcvla_planner"
"""Type of the model that this project trains."""
KEY_VARIABLE = "HCVLA_PLANNER_KEY"
"""Environment variable with the key of a planner server, if it wants one."""


def load_planner(registry: Registry, settings: PlannerSettings | None = None) -> Planner:
    """Return the planner of the settings, for the API of `registry`; raise PlannerError or WeightsError.

    Libraries are imported only for the kind that is asked for: a server needs neither torch nor transformers.
    """
    settings = settings or PlannerSettings()
    if is_server(settings.planner):
        from hcvla.planner.openai_server import ServerPlanner

        return ServerPlanner(registry, settings, key=os.environ.get(KEY_VARIABLE, ""))
    folder, kind = _checkpoint(settings.planner)
    _check(folder, kind)
    quiet_libraries()
    if kind == _EMBEDDED:
        from hcvla.planner.embedded.planner import EmbeddedPlanner
        from hcvla.planner.sight.look import load_sight
        from hcvla.planner.sight.planner import SeeingPlanner

        return SeeingPlanner(EmbeddedPlanner(folder, registry), load_sight(folder))
    from hcvla.planner.huggingface import HfPlanner

    return HfPlanner(folder, registry, settings)


def check_planner(spec: str = DEFAULT) -> None:
    """Raise PlannerError or WeightsError if nothing could be loaded; quick, a server is not asked."""
    if not is_server(spec):
        _check(*_checkpoint(spec))


def is_server(spec: str) -> bool:
    """Whether a planner's name is a server's address."""
    return spec.startswith(("http://", "https://"))


def _check(folder: Path, kind: str) -> None:
    check_weights(folder)
    if kind == _EMBEDDED:
        check_weights(sight_folder(folder))


def _checkpoint(spec: str) -> tuple[Path, str]:
    """Return the folder and the type of the model in it."""
    folder = _shipped() if spec in ("", DEFAULT) else Path(spec)
    # Unlike those of Path, these say no to what is too long for a path.
    names = (name for name in (_WHOLE, _ADAPTER) if os.path.isfile(folder / name))
    if (name := next(names, None)) is None:
        found = "a folder without config.json" if os.path.isdir(folder) else "no folder"
        raise PlannerError(
            f"planner '{excerpt(spec)}' is {found}; "
            f"expected '{DEFAULT}', a folder with config.json (or {_ADAPTER}) and weights, or an http(s) URL"
        )
    settings = folder / name
    try:
        return folder, json.loads(settings.read_text()).get("model_type", "")
    except (ValueError, AttributeError) as error:
        raise PlannerError(f"{settings} is not a model's configuration: {error}") from error


def _shipped() -> Path:
    try:
        return resource(PLANNER_CHECKPOINT)
    except MissingResourceError as error:
        raise PlannerError(str(error)) from error
