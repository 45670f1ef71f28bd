"""Processors of families that read videos too, without that part: a planner shows stills.

It would need torchvision, and a file that folders written without torchvision do not have.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import transformers
from transformers import AutoProcessor

_NAMED_IN = ("processor_config.json", "preprocessor_config.json", "tokenizer_config.json")


def read_processor(folder: Path) -> Any:
    """Return the processor of a folder; that of a family such as Qwen-VL reads images only."""
    kind = _class_in(folder)
    if kind is None or "video_processor" not in kind.get_attributes():
        return AutoProcessor.from_pretrained(str(folder), local_files_only=True)
    return stills_of(kind).from_pretrained(str(folder), local_files_only=True)


def stills_of(kind: Any) -> Any:
    """Return a class of processors without its processor of videos."""

    class Stills(kind):
        # The library asks this signature which parts a processor has.
        def __init__(self, image_processor: Any = None, tokenizer: Any = None, chat_template: Any = None) -> None:
            super().__init__(image_processor, tokenizer, None, chat_template=chat_template)

    # It is saved under the library's name.
    Stills.__name__ = Stills.__qualname__ = kind.__name__
    return Stills


def _class_in(folder: Path) -> Any:
    """Return the class of processors that a folder names; None if transformers has none of that name."""
    for name in _NAMED_IN:
        try:
            named = json.loads((folder / name).read_text()).get("processor_class")
        except (OSError, ValueError, AttributeError):
            continue
        if named:
            return getattr(transformers, named, None)
    return None
