"""Loads model and processor of a Hugging Face folder; whatever is wrong with it is one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transformers import AutoConfig, AutoModelForImageTextToText, PreTrainedTokenizerFast
from transformers.models.auto.modeling_auto import MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING_NAMES

from hcvla.planner.planner import PlannerError
from hcvla.planner.vlm.stills import read_processor

UNLOADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, ImportError)
"""What transformers raises for folders that are not what they seem."""
_NAMED_FILES = 6


class ModelFolderError(PlannerError):
    """A folder that holds no model which could plan."""

    def __init__(self, folder: Path, found: str, expected: str) -> None:
        """Say what was found and what is expected."""
        super().__init__(f"the model in {folder} cannot be used: {found}; expected {expected}")


def load_processor(folder: Path) -> Any:
    """Return the processor, with a fast tokenizer and an image processor; raise ModelFolderError."""
    parts = "tokenizer.json and preprocessor_config.json beside the weights, as the processor's save_pretrained does"
    try:
        processor: Any = read_processor(folder)
    except UNLOADABLE as error:
        found = f"it has no processor ({first_line(error)}) but {_files(folder)}"
        raise ModelFolderError(folder, found, parts) from error
    tokenizer = getattr(processor, "tokenizer", None)
    if tokenizer is None or getattr(processor, "image_processor", None) is None:
        # AutoProcessor takes a tokenizer alone, or an image processor alone, for a processor.
        raise ModelFolderError(folder, f"its processor is a {type(processor).__name__} only", parts)
    if not isinstance(tokenizer, PreTrainedTokenizerFast):
        raise ModelFolderError(folder, f"its tokenizer is a {type(tokenizer).__name__}", "a fast one (tokenizer.json)")
    return processor


def load_whole(folder: Path) -> Any:
    """Return the model of a folder that holds all of it; raise ModelFolderError."""
    try:
        kind = AutoConfig.from_pretrained(str(folder), local_files_only=True).model_type
    except UNLOADABLE as error:
        raise ModelFolderError(folder, first_line(error), "config.json of a model that transformers knows") from error
    if kind not in MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING_NAMES:
        expected = "an image-text-to-text model such as SmolVLM, Qwen-VL or PaliGemma"
        raise ModelFolderError(folder, f"it is a '{kind}' model, which does not read text with images", expected)
    auto: Any = AutoModelForImageTextToText
    try:
        model, info = auto.from_pretrained(str(folder), local_files_only=True, dtype="auto", output_loading_info=True)
    except UNLOADABLE as error:
        raise ModelFolderError(folder, first_line(error), "weights that fit config.json") from error
    if missing := sorted(info["missing_keys"]):
        found = f"its weights lack {len(missing)} tensors, e.g. {missing[0]}"
        raise ModelFolderError(folder, found, "weights that fit config.json")
    return model


def _files(folder: Path) -> str:
    names = sorted(path.name for path in folder.iterdir())
    more = f" and {len(names) - _NAMED_FILES} more" if len(names) > _NAMED_FILES else ""
    return f"{', '.join(names[:_NAMED_FILES])}{more}"


def first_line(error: BaseException) -> str:
    """Return the first line of what an error says."""
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
