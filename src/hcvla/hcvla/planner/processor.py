"""The embedded planner's processor: a request to what its network reads, and the written tokens to code.

Importing this module makes the folder of a checkpoint loadable by `AutoProcessor` and `AutoModelForImageTextToText`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from transformers import AutoProcessor

from hcvla.api.grammar import grammar
from hcvla.api.registry import Registry
from hcvla.planner.batch import PlannerInputs
from hcvla.planner.collate import Prompt, make_batch
from hcvla.planner.model import PlannerConfig
from hcvla.planner.planner import PastStep
from hcvla.planner.tokenizer import OBJECT_SLOTS, Slots, Tokenizer
from hcvla.planner.transcript import Transcript

MAX_COURSE_TOKENS = 800
"""Longer courses of a task are told from their end."""


class PlannerProcessor:
    """Makes the inputs of `PlannerForCodeGeneration.generate` and reads what it wrote."""

    def __init__(self, config: PlannerConfig) -> None:
        """Take vocabulary and image size from the model's configuration, the one place that holds them."""
        self._tokenizer = Tokenizer(config.vocabulary)
        self._image_size: Any = config.vision_config.image_size

    @classmethod
    def from_pretrained(cls, folder: str | Path, **kwargs: Any) -> PlannerProcessor:
        """Return the processor of a checkpoint folder."""
        return cls(PlannerConfig.from_pretrained(folder, **kwargs))

    def __call__(
        self,
        text: str,
        objects: Sequence[str],
        images: np.ndarray | None = None,
        *,
        registry: Registry,
        past: Iterable[PastStep] = (),
        memory: Iterable[str] = (),
        held: str | None = None,
    ) -> PlannerInputs:
        """Return the inputs for one answer.

        `text` is the task, `objects` names what is seen or remembered, `images` is the scene, Shape=(h, w, 3), uint8,
        RGB; `registry` is the API that the answer may call, `past` what was run, `memory` the keys of pose_dict.
        """
        names = tuple(objects[:OBJECT_SLOTS])
        slots = Slots.of(names, text)
        course = Transcript(self._tokenizer, slots).replay(past, held).tokens[-MAX_COURSE_TOKENS:]
        prompt = Prompt(text, names, tuple(range(len(names))), tuple(course), images)
        batch, _ = make_batch([prompt], self._tokenizer, self._image_size)
        # A key that is no object's name cannot be written: names are copied from the listing, never spelt.
        keys = [key for key in memory if key in names]
        return PlannerInputs(batch, slots, grammar(registry, names, keys))

    def decode(self, tokens: Sequence[int], inputs: PlannerInputs) -> str:
        """Return the text of an answer to these inputs."""
        return self._tokenizer.decode(tokens, inputs.slots)


AutoProcessor.register(PlannerConfig, PlannerProcessor, exist_ok=True)
