"""Makes the tensors of a batch from sentences, listings, images and code tokens; the same for training and use."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch

from hcvla.planner.batch import STATE_WIDTH, PlannerBatch
from hcvla.planner.text_encoder import TEXT_WIDTH, TextStates, last_word_pieces, shared_text_encoder
from hcvla.planner.tokenizer import NUMBER, OBJECT_SLOTS, Slots, Tokenizer


@dataclass(frozen=True)
class Prompt:
    """One request in the model's terms."""

    task: str
    names: tuple[str, ...]
    slots: tuple[int, ...]
    """Slot of each object; in training a random choice, so that no slot means anything."""
    code: tuple[int, ...]
    image: np.ndarray | None = None
    """Shape=(h, w, 3), uint8, RGB."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the sentence, in order, each once."""
        return Slots.of((), self.task).numbers

    @property
    def named_slots(self) -> Slots:
        """Names by slot number, unused slots empty."""
        by_slot = [""] * OBJECT_SLOTS
        for name, slot in zip(self.names, self.slots, strict=True):
            by_slot[slot] = name
        return Slots(tuple(by_slot), self.numbers)


def make_batch(
    prompts: Sequence[Prompt], tokenizer: Tokenizer, image_size: int
) -> tuple[PlannerBatch, list[TextStates]]:
    """Return the padded batch and the sentences' states; images only if every prompt has one."""
    sentences = _SENTENCES.get([prompt.task or " " for prompt in prompts])
    _NAMES.get([name for prompt in prompts for name in prompt.names])
    names = [_NAMES.get(prompt.names) for prompt in prompts]
    b, n = len(prompts), max(1, *(len(s.offsets) for s in sentences))
    k = max(1, *(len(row) for row in names))
    t = max(1, *(len(s.offsets) for row in names for s in row)) if any(names) else 1
    m = max(1, *(len(prompt.code) for prompt in prompts))
    batch = PlannerBatch(
        words=torch.zeros(b, n, TEXT_WIDTH), states=torch.zeros(b, n, STATE_WIDTH),
        text_mask=torch.zeros(b, n, dtype=torch.bool), number_tags=torch.zeros(b, n, dtype=torch.long),
        name_words=torch.zeros(b, k, t, TEXT_WIDTH), name_states=torch.zeros(b, k, STATE_WIDTH),
        first_mask=torch.zeros(b, k, t, dtype=torch.bool), last_mask=torch.zeros(b, k, t, dtype=torch.bool),
        groups=torch.zeros(b, k, 2, dtype=torch.long), object_mask=torch.zeros(b, k, dtype=torch.bool),
        object_tokens=torch.zeros(b, k, dtype=torch.long), code=torch.zeros(b, m, dtype=torch.long),
        code_mask=torch.zeros(b, m, dtype=torch.bool),
    )  # fmt: skip
    for row, (prompt, sentence) in enumerate(zip(prompts, sentences, strict=True)):
        _fill_sentence(batch, row, prompt, sentence, tokenizer)
        _fill_objects(batch, row, prompt, names[row], tokenizer)
        batch.code[row, : len(prompt.code)] = torch.tensor(prompt.code)
        batch.code_mask[row, : len(prompt.code)] = True
    if all(prompt.image is not None for prompt in prompts):
        batch.pixels = torch.stack([pixels(prompt.image, image_size) for prompt in prompts])  # type: ignore[arg-type]
    return batch, sentences


def pixels(image: np.ndarray, size: int) -> torch.Tensor:
    """Return an RGB uint8 image squeezed to a square and scaled to -1..1, Shape=(3, size, size)."""
    small = cv2.resize(image, (size, size), interpolation=cv2.INTER_AREA)
    return torch.from_numpy(small.astype(np.float32) / 127.5 - 1.0).permute(2, 0, 1)


def _fill_sentence(batch: PlannerBatch, row: int, prompt: Prompt, sentence: TextStates, tokenizer: Tokenizer) -> None:
    length = len(sentence.offsets)
    batch.words[row, :length], batch.states[row, :length] = sentence.words, sentence.states
    batch.text_mask[row, :length] = True
    starts = {match.start(): match[0] for match in NUMBER.finditer(prompt.task)}
    for index, (start, _) in enumerate(sentence.offsets):
        if start in starts and starts[start] in prompt.numbers:
            batch.number_tags[row, index] = tokenizer.number_id(prompt.numbers.index(starts[start]))


def _fill_objects(batch: PlannerBatch, row: int, prompt: Prompt, names: list[TextStates], tokenizer: Tokenizer) -> None:
    first_words: dict[str, int] = {}
    last_words: dict[str, int] = {}
    for index, (name, slot, states) in enumerate(zip(prompt.names, prompt.slots, names, strict=True)):
        length, last = len(states.offsets), last_word_pieces(states)
        batch.name_words[row, index, :length] = states.words
        # A name without a letter has no word pieces, and the mean of none is no number.
        batch.name_states[row, index] = states.states.mean(0) if length else 0.0
        batch.last_mask[row, index, :length] = last
        batch.first_mask[row, index, :length] = ~last
        color, _, shape = name.rpartition(" ")
        batch.groups[row, index, 0] = first_words.setdefault(color, len(first_words))
        batch.groups[row, index, 1] = last_words.setdefault(shape, len(last_words))
        batch.object_mask[row, index] = True
        batch.object_tokens[row, index] = tokenizer.object_id(slot)


class _Cache:
    """States of texts met before: a scene's names and a task's sentence come again at every step."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._states: OrderedDict[str, TextStates] = OrderedDict()

    def get(self, texts: Sequence[str]) -> list[TextStates]:
        """Return the states of all texts, encoding the new ones together; the oldest make room."""
        # Like lengths together: little is padded.
        new = sorted({text for text in texts if text not in self._states}, key=len)
        for start in range(0, len(new), _ENCODE_TOGETHER):
            chunk = new[start : start + _ENCODE_TOGETHER]
            self._states.update(zip(chunk, shared_text_encoder().encode(chunk), strict=True))
        results = [self._states[text] for text in texts]
        while len(self._states) > self._limit:
            self._states.popitem(last=False)
        return results


_ENCODE_TOGETHER = 64
_NAMES = _Cache(60_000)
_SENTENCES = _Cache(8_000)
