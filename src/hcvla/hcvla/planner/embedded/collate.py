"""Makes the tensors of a batch from sentences, objects and code tokens; the same for training and use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch

from hcvla.api.types import NamedObject
from hcvla.language.text_encoder import Pieces, shared_splitter
from hcvla.planner.embedded.batch import PlannerBatch
from hcvla.planner.embedded.bearings import BEARINGS, FAR_BEARINGS, object_bearings
from hcvla.planner.embedded.links import LINKS, PLACES, name_places, object_links
from hcvla.planner.embedded.ranks import RANKS, object_ranks
from hcvla.planner.embedded.tokenizer import OBJECT_SLOTS, Slots, Tokenizer
from hcvla.planner.scene_features import WIDTH, object_features, without_number

_REMEMBERED_NAMES = 60_000


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """One request in the model's terms."""

    task: str
    names: tuple[str, ...]
    slots: tuple[int, ...]
    """Slot of each object; in training a random choice, so that no slot means anything."""
    code: tuple[int, ...]
    goal: tuple[int, ...] = ()
    """Tokens of the goal, if it is asked for or stated."""
    objects: tuple[NamedObject, ...] = ()
    """What is known of each object, in the order of `names`; empty: their names only."""

    @property
    def named_slots(self) -> Slots:
        """Names by slot number, unused slots empty."""
        by_slot = [""] * OBJECT_SLOTS
        for name, slot in zip(self.names, self.slots, strict=True):
            by_slot[slot] = name
        return Slots(tuple(by_slot), Slots.of((), self.task).numbers)


def make_batch(
    prompts: Sequence[Prompt], tokenizer: Tokenizer, *, multiple: int = 1
) -> tuple[PlannerBatch, list[Pieces]]:
    """Return the padded batch and the sentences' word pieces.

    Lengths are padded to a `multiple`: few different ones let a processor's matrix kernels be made once.
    """
    sentences = shared_splitter().split([prompt.task for prompt in prompts])
    every_name = {name: index for index, name in enumerate(dict.fromkeys(n for p in prompts for n in p.names))}
    k = _up_to(max(len(prompt.names) for prompt in prompts), multiple)
    batch = PlannerBatch(
        **_texts(prompts, sentences, tokenizer, multiple),
        **_names(list(every_name) or [""]),
        **_objects(prompts, k, every_name, tokenizer),
        **_code(prompts, multiple),
    )
    return batch, sentences


def _texts(
    prompts: Sequence[Prompt], sentences: Sequence[Pieces], tokenizer: Tokenizer, multiple: int
) -> dict[str, torch.Tensor]:
    ids, mask = _padded([sentence.ids for sentence in sentences], multiple)
    tags = torch.zeros(ids.shape, dtype=torch.long)
    for row, (prompt, sentence) in enumerate(zip(prompts, sentences, strict=True)):
        by_start = {n.start: n.text for n in Slots.of((), prompt.task).numbers}
        slots = prompt.named_slots.numbers
        for index, (start, _) in enumerate(sentence.offsets):
            if start in by_start:
                tags[row, index] = tokenizer.number_id([n.text for n in slots].index(by_start[start]))
    return {"text_ids": ids, "text_mask": mask, "number_tags": tags}


def _names(names: Sequence[str]) -> dict[str, torch.Tensor]:
    pieces = [_name_pieces(name) for name in names]
    ids, mask = _padded([name.ids for name in pieces])
    ends = [len(without_number(name)) for name in names]
    last, _ = _padded([tuple(map(int, name.last_word(end))) for name, end in zip(pieces, ends, strict=True)])
    return {"name_ids": ids, "name_mask": mask, "last_word": last.bool()}


def _objects(
    prompts: Sequence[Prompt], k: int, every_name: dict[str, int], tokenizer: Tokenizer
) -> dict[str, torch.Tensor]:
    b = len(prompts)
    names, tokens = np.zeros((b, k), dtype=np.int64), np.zeros((b, k), dtype=np.int64)
    groups, mask = np.zeros((b, k, 2), dtype=np.int64), np.zeros((b, k), dtype=bool)
    seen, links = np.zeros((b, k, WIDTH), dtype=np.float32), np.full((b, k, len(LINKS)), k)
    places, ranks = (np.zeros((b, k, width), dtype=np.float32) for width in (PLACES, RANKS))
    bearings = np.zeros((b, k, k, BEARINGS + FAR_BEARINGS), dtype=np.float32)
    for row, prompt in enumerate(prompts):
        count = len(prompt.names)
        if not count:
            continue
        mask[row, :count] = True
        names[row, :count] = [every_name[name] for name in prompt.names]
        tokens[row, :count] = [tokenizer.object_id(slot) for slot in prompt.slots]
        groups[row, :count] = _groups(prompt.names, prompt.slots)
        places[row, :count] = name_places(prompt.names)
        found = object_links(prompt.names, prompt.objects)
        links[row, :count] = np.where(found < count, found, k)
        if prompt.objects:
            seen[row, :count] = object_features(prompt.objects)
            ranks[row, :count] = object_ranks(prompt.objects)
            bearings[row, :count, :count] = object_bearings(prompt.objects)
    return {
        "names": torch.from_numpy(names),
        "object_tokens": torch.from_numpy(tokens),
        "groups": torch.from_numpy(groups),
        "object_mask": torch.from_numpy(mask),
        "seen": torch.from_numpy(seen),
        "ranks": torch.from_numpy(ranks),
        "bearings": torch.from_numpy(bearings),
        "places": torch.from_numpy(places),
        "links": torch.from_numpy(links),
    }


def _groups(names: Sequence[str], slots: Sequence[int]) -> list[tuple[int, int]]:
    """Return which names share their first words, and which their last: the slot of the first that does, twice."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    parts = [without_number(name).rpartition(" ") for name in names]
    pairs = zip(parts, slots, strict=True)
    return [(first.setdefault(begin, slot), last.setdefault(end, slot)) for (begin, _, end), slot in pairs]


def _code(prompts: Sequence[Prompt], multiple: int) -> dict[str, torch.Tensor]:
    """Return goal and course of each prompt, one after the other."""
    ids, mask = _padded([(*prompt.goal, *prompt.code) for prompt in prompts], multiple)
    lengths = torch.tensor([len(prompt.goal) for prompt in prompts])
    return {"code": ids, "code_mask": mask, "goal_mask": torch.arange(ids.shape[1]) < lengths[:, None]}


def _padded(rows: Sequence[Sequence[int]], multiple: int = 1) -> tuple[torch.Tensor, torch.Tensor]:
    """Return rows of unlike lengths in one tensor, and where they are.

    Shape=(b, longest).
    """
    ids = np.zeros((len(rows), _up_to(max(map(len, rows)), multiple)), dtype=np.int64)
    mask = np.zeros(ids.shape, dtype=bool)
    for index, row in enumerate(rows):
        ids[index, : len(row)], mask[index, : len(row)] = row, True
    return torch.from_numpy(ids), torch.from_numpy(mask)


def _up_to(length: int, multiple: int) -> int:
    """Return the first multiple that is at least a length, and at least one."""
    return max(1, -(-length // multiple)) * multiple


@lru_cache(maxsize=_REMEMBERED_NAMES)
def _name_pieces(name: str) -> Pieces:
    return shared_splitter().split([name])[0]
