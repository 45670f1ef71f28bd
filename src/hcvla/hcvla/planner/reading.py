"""What the embedded planner's network finds in a sentence, apart from the program that it writes."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from hcvla.planner.batch import PlannerInputs
from hcvla.planner.grounding import order_of_mention
from hcvla.planner.model import PlannerForCodeGeneration

KINDS = ("pick", "place", "stack", "sort", "swap", "rotate", "next_to", "restore")
"""The requests that can be met, in the order of the network's auxiliary question which it is; refusals follow."""


@dataclass(frozen=True)
class Reading:
    """A sentence as the network reads it."""

    kind: str
    """The task family; empty if the sentence is to be refused."""
    mentioned: tuple[str, ...]
    """Names of the objects, in the order of mention."""


@torch.inference_mode()
def read_sentence(model: PlannerForCodeGeneration, inputs: PlannerInputs) -> Reading:
    """Return which request a sentence is, and which objects it mentions."""
    batch = inputs.batch
    prefix = model.prefix(batch)
    states = model.decode(prefix, batch.code, batch.code_mask)
    kind = int(model.kind(states[0, prefix.states.shape[1] - 1]).argmax())
    order = order_of_mention(prefix.grounding.float().softmax(-1), batch.object_mask)[0]
    mentioned = sorted((int(place), name) for place, name in zip(order, inputs.slots.names, strict=False) if place)
    return Reading(KINDS[kind] if kind < len(KINDS) else "", tuple(name for _, name in mentioned))
