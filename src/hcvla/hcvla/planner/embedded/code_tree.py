"""Code that the network has read after the beginning of one task: a tree, each token of which is read once.

What is written branches: several answers that begin alike are compared, and the next answer goes on from one of them.
All that was read stays in the cache; which of it a token sees is said by its mask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

import torch
from transformers import DynamicCache

from hcvla.planner.embedded.batch import PlannerBatch
from hcvla.planner.embedded.model import PlannerForCodeGeneration, additive, attention

Code = tuple[int, ...]
_CODE = ("code", "code_mask", "goal_mask")


@dataclass
class _Read:
    """The end of some code that was read."""

    place: int
    """Of its last token in the cache."""
    state: torch.Tensor
    """After that token, Shape=(1, 1, width)."""
    scores: torch.Tensor | None = None


class CodeTree:
    """Reads code after the beginning of one task, and knows what it has read."""

    def __init__(self, model: PlannerForCodeGeneration, batch: PlannerBatch) -> None:
        """Read the beginning of a task, a batch of one, and the code in it, in one pass."""
        self._model, self._batch = model, batch
        self._cache = DynamicCache()
        self._read: dict[Code, _Read] = {}
        self.forwards = 1
        """Passes through the network so far."""
        self._prefix = prefix = model.prefix(batch, model.texts(batch))
        code = code_of(batch)
        states = model.decoder(
            inputs_embeds=torch.cat([prefix.states, model.embed(batch.code, prefix.known)], dim=1),
            # Goal and program are read apart here, so neither needs to be hidden from the other.
            attention_mask=additive(attention(prefix, batch.code_mask, torch.zeros_like(batch.goal_mask))),
            position_ids=torch.cat([prefix.positions, self._positions(range(1, batch.code.shape[1] + 1))], dim=1),
            past_key_values=self._cache,
            use_cache=True,
        ).last_hidden_state
        self._keys = model.object_keys(states, prefix)
        length = prefix.states.shape[1]
        for place, beginning in enumerate(_beginnings(code), length):
            self._read[beginning] = _Read(place, states[:, place : place + 1])

    def goes_on(self, batch: PlannerBatch) -> bool:
        """Whether a request has the beginning that was read, and differs from it in its code only."""
        names = (field.name for field in fields(PlannerBatch) if field.name not in _CODE)
        return all(torch.equal(getattr(self._batch, name), getattr(batch, name)) for name in names)

    def scores(self, codes: Sequence[Code]) -> list[torch.Tensor]:
        """Return the scores of the next token after each of these codes, Shape=(vocabulary,); none of them is empty.

        What of them is new is read in one pass.
        """
        every = dict.fromkeys(beginning for code in codes for beginning in _beginnings(code))
        if new := [code for code in every if code not in self._read]:
            self._read_on(new)
        return [self._scores(code) for code in codes]

    def _read_on(self, new: Sequence[Code]) -> None:
        """Read the last token of each of these codes, the beginnings of each of which were read, or stand before it."""
        first = self._cache.get_seq_length()
        seen = torch.zeros(len(new), first + len(new), dtype=torch.bool)
        seen[:, : self._prefix.mask.shape[1]] = self._prefix.mask
        places = {code: first + row for row, code in enumerate(new)}
        for row, code in enumerate(new):
            seen[row, [self._place(beginning, places) for beginning in _beginnings(code)]] = True
        states = self._model.decoder(
            inputs_embeds=self._model.embed(torch.tensor([[code[-1] for code in new]]), self._prefix.known),
            attention_mask=additive(seen[None, None]),
            position_ids=self._positions(len(code) for code in new),
            past_key_values=self._cache,
            use_cache=True,
        ).last_hidden_state
        self.forwards += 1
        for row, code in enumerate(new):
            self._read[code] = _Read(places[code], states[:, row : row + 1])

    def _place(self, code: Code, new: Mapping[Code, int]) -> int:
        return new[code] if code in new else self._read[code].place

    def _positions(self, counts: Iterable[int]) -> torch.Tensor:
        """Return the positions of the tokens that so many tokens of code end with, Shape=(1, n)."""
        return self._prefix.positions[:, -1:] + torch.tensor(list(counts), dtype=torch.long)

    def _scores(self, code: Code) -> torch.Tensor:
        read = self._read[code]
        if read.scores is None:
            written = torch.tensor([code])
            spoken = self._model.spoken(written, torch.zeros_like(written, dtype=torch.bool))[..., -1:]
            read.scores = self._model.logits(read.state, spoken, self._prefix, self._keys)[0, 0]
        return read.scores


def _beginnings(code: Code) -> Iterator[Code]:
    """Yield the code up to each of its tokens, the shortest first."""
    return (code[:count] for count in range(1, len(code) + 1))


def code_of(batch: PlannerBatch) -> Code:
    """Return the code of a batch of one."""
    return tuple(batch.code[0, batch.code_mask[0]].tolist())
