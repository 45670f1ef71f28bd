"""The embedded planner's processor: a request to what its network reads, and the written tokens to code.

Importing this module makes the folder of a checkpoint loadable by `AutoProcessor` and `AutoModelForImageTextToText`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from transformers import AutoProcessor

from hcvla.api.grammar import grammar
from hcvla.api.registry import Registry
from hcvla.api.types import NamedObject
from hcvla.goals.grammar import goal_grammar
from hcvla.planner.embedded.batch import PlannerInputs
from hcvla.planner.embedded.collate import Prompt, make_batch
from hcvla.planner.embedded.model import PlannerConfig
from hcvla.planner.embedded.tokenizer import GOAL, OBJECT_SLOTS, Slots, Tokenizer
from hcvla.planner.embedded.transcript import Transcript
from hcvla.planner.planner import PastStep

MAX_COURSE_TOKENS = 800
"""Longer courses of a task are told from their end."""


class PlannerProcessor:
    """Makes the inputs of `PlannerForCodeGeneration.generate` and reads what it wrote."""

    def __init__(self, config: PlannerConfig) -> None:
        """Take the vocabulary from the model's configuration, the one place that holds it."""
        self._tokenizer = Tokenizer(config.vocabulary)

    @classmethod
    def from_pretrained(cls, folder: str | Path, **kwargs: Any) -> PlannerProcessor:
        """Return the processor of a checkpoint folder."""
        return cls(PlannerConfig.from_pretrained(folder, **kwargs))

    def __call__(
        self,
        text: str,
        objects: Sequence[NamedObject | str],
        *,
        registry: Registry,
        past: Iterable[PastStep] = (),
        memory: Iterable[str] = (),
        held: str | None = None,
        goal: bool = False,
        names: Iterable[str] | None = None,
        missing: Mapping[int, tuple[str, ...]] | None = None,
    ) -> PlannerInputs:
        """Return the inputs for one answer, or for the statement of the `goal`.

        `text` is the task, `objects` is what is seen or remembered, by name only if no more is known; `registry` is the
        API that the answer may call, `past` what was run, `memory` the keys of pose_dict; `names` are those that the
        answer may use, by default all of `objects`; `missing` is that of `Transcript.replay`.
        """
        known = sorted(objects, key=_name)[:OBJECT_SLOTS]
        listing = tuple(map(_name, known))
        places = tuple(item for item in known if isinstance(item, NamedObject))
        usable = [name for name in listing if names is None or name in set(names)]
        slots = Slots.of(listing, text)
        statement: tuple[int, ...] = (self._tokenizer.ids[GOAL],) if goal else ()
        course: tuple[int, ...] = ()
        if not goal:
            course = tuple(Transcript(self._tokenizer, slots).replay(past, held, missing).tokens[-MAX_COURSE_TOKENS:])
        # A key that is no object's name cannot be written: names are copied from the listing, never spelled.
        keys = [key for key in memory if key in usable]
        # Held to objects that differ, the network states another goal, which contradicts right programs.
        rules = goal_grammar(usable, distinct=False) if goal else grammar(registry, usable, keys)
        prompt = Prompt(
            task=text, names=listing, slots=tuple(range(len(listing))), code=course, goal=statement,
            objects=places if len(places) == len(listing) else (),
        )  # fmt: skip
        batch, _ = make_batch([prompt], self._tokenizer)
        return PlannerInputs(batch, slots, rules)

    def decode(self, tokens: Sequence[int], inputs: PlannerInputs) -> str:
        """Return the text of an answer to these inputs."""
        return self._tokenizer.decode(tokens, inputs.slots)


def _name(item: NamedObject | str) -> str:
    return item if isinstance(item, str) else item.name


AutoProcessor.register(PlannerConfig, PlannerProcessor, exist_ok=True)
