"""Models of folders that hold an adapter (LoRA) only: merged into the base that the adapter names."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from safetensors import SafetensorError

from hcvla.planner.model_folder import UNLOADABLE, ModelFolderError, first_line, load_whole
from hcvla.planner.planner import PlannerError
from hcvla.planner.vlm.bases import find_base

ADAPTER = "adapter_config.json"


def load_model(folder: Path) -> Any:
    """Return the model of a folder with all of its weights, an adapter merged into its base; raise PlannerError."""
    return _merged(folder) if (folder / ADAPTER).exists() else load_whole(folder)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep from users what the library of adapters calls of transformers that is to change."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        yield


def _merged(folder: Path) -> Any:
    from peft import PeftModel

    base = load_whole(_base_of(folder))
    try:
        with quiet():
            return PeftModel.from_pretrained(base, str(folder), local_files_only=True).merge_and_unload()
    except (*UNLOADABLE, SafetensorError) as error:
        raise ModelFolderError(folder, first_line(error), "an adapter that fits its base") from error


def _base_of(folder: Path) -> Path:
    try:
        name = json.loads((folder / ADAPTER).read_text())["base_model_name_or_path"]
    except (ValueError, KeyError, TypeError) as error:
        raise ModelFolderError(folder, f"{ADAPTER} names no base ({error!r})", "base_model_name_or_path") from error
    try:
        return find_base(str(name))
    except PlannerError as error:
        raise ModelFolderError(folder, f"it is an adapter whose base is missing: {error}", "its base") from error
