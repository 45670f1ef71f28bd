"""Writes the answers to several chats at once: on a GPU eight take little longer than one.

Nothing is kept for the next turn, and each token is a pass: a single chat is better written by ChatDecoding.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import llguidance
import torch
from transformers import LogitsProcessor, LogitsProcessorList

from hcvla.planner.constrained import Constraint
from hcvla.planner.planner import PlannerError
from hcvla.planner.vlm.tokens import Encoded


class _Rows(LogitsProcessor):
    """Masks the logits of `generate` so that each row's answer stays inside its grammar."""

    def __init__(self, constraints: Sequence[Constraint], ends: set[int], prompt: int) -> None:
        self._constraints, self._ends, self._seen = constraints, ends, prompt
        self.broken: set[int] = set()
        """Rows whose model gave no numbers."""

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.FloatTensor:
        """Return the scores with everything outside the grammars at minus infinity."""
        permitted = torch.zeros(scores.shape, dtype=torch.bool)
        said = input_ids[:, self._seen :].tolist()
        self._seen = input_ids.shape[1]
        for row, constraint in enumerate(self._constraints):
            if torch.isnan(scores[row]).any():
                self.broken.add(row)
            for token in said[row]:
                if token not in self._ends and not constraint.stopped:
                    constraint.accept(token)
            if not constraint.stopped:
                allowed = constraint.allowed()[: scores.shape[1]]
                permitted[row, : len(allowed)] = allowed
            if constraint.whole or row in self.broken:
                permitted[row, list(self._ends)] = True
        numbers = torch.nan_to_num(scores, nan=0.0)
        return numbers.masked_fill(~permitted.to(scores.device), float("-inf"))  # type: ignore[return-value]


@torch.inference_mode()
def write_together(
    model: Any,
    vocabulary: llguidance.LLTokenizer,
    end: int,
    max_tokens: int,
    questions: Sequence[tuple[Encoded, str]],
) -> list[list[int] | PlannerError]:
    """Return the likeliest answers to chats, each inside its grammar, or why there is none."""
    chats = [chat for chat, _ in questions]
    constraints = [Constraint(vocabulary, grammar) for _, grammar in questions]
    inputs = {name: value.to(model.device) for name, value in _filled_up(chats, end).items()}
    inputs |= {n: v.to(model.dtype) for n, v in inputs.items() if v.is_floating_point()}
    ends, prompt = {end, vocabulary.eos_token}, inputs["input_ids"].shape[1]
    rows = _Rows(constraints, ends, prompt)
    output = model.generate(
        **inputs, max_new_tokens=max_tokens, do_sample=False, eos_token_id=sorted(ends), pad_token_id=end,
        logits_processor=LogitsProcessorList([rows]),
    )  # fmt: skip
    found: list[list[int] | PlannerError] = []
    for row, ids in enumerate(output[:, prompt:].tolist()):
        length = next((place for place, token in enumerate(ids) if token in ends), None)
        if row in rows.broken:
            found.append(PlannerError("the model gives no numbers (NaN); its weights may be damaged"))
        elif length is None:
            found.append(PlannerError(f"the model's answer did not end within {max_tokens} tokens (max_tokens)"))
        else:
            found.append(ids[:length])
    return found


def _filled_up(chats: Sequence[Encoded], padding: int) -> dict[str, torch.Tensor]:
    """Return chats as one batch of inputs, filled up at the left, where generation wants it."""
    longest = max(len(chat.ids) for chat in chats)
    rows: dict[str, list[list[int]]] = {"input_ids": [], "attention_mask": []}
    for chat in chats:
        missing = longest - len(chat.ids)
        rows["input_ids"].append([padding] * missing + chat.ids)
        rows["attention_mask"].append([0] * missing + [1] * len(chat.ids))
    for name in {name for chat in chats for name in chat.kinds}:
        values = [chat.kinds.get(name, [0] * len(chat.ids)) for chat in chats]
        rows[name] = [[0] * (longest - len(value)) + value for value in values]
    names = {name for chat in chats for name in chat.features}
    features = {name: torch.cat([chat.features[name] for chat in chats if name in chat.features]) for name in names}
    return {name: torch.tensor(values) for name, values in rows.items()} | features
