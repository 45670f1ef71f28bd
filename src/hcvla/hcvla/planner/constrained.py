"""Keeps decoding inside a grammar, for the embedded planner's pieces and for any Hugging Face tokenizer."""

from __future__ import annotations

from collections.abc import Sequence

import llguidance
import numpy as np
import torch
from llguidance.hf import from_tokenizer
from transformers import PreTrainedTokenizerFast

from hcvla.planner.planner import PlannerError


class Constraint:
    """Which tokens may come next in one answer."""

    def __init__(self, tokenizer: llguidance.LLTokenizer, grammar: str) -> None:
        """Start at the beginning of an answer."""
        self._matcher = llguidance.LLMatcher(tokenizer, grammar)
        self._size = tokenizer.vocab_size
        self._check()

    def copy(self) -> Constraint:
        """Return one that stands where this one does, and goes on by itself."""
        other = Constraint.__new__(Constraint)
        other._matcher, other._size = self._matcher.deep_copy(), self._size
        return other

    def allowed(self) -> torch.Tensor:
        """Return the tokens that may come next, Shape=(vocabulary,), bool; the end token once the answer is whole.

        Once `stopped` nothing may come but the end.
        """
        bits = np.frombuffer(self._matcher.compute_bitmask(), dtype=np.uint8)
        self._check()
        return torch.from_numpy(np.unpackbits(bits, bitorder="little")[: self._size].astype(bool))

    def accept(self, token: int) -> None:
        """Take one token; raise PlannerError if the grammar does not allow it."""
        self._matcher.consume_token(token)
        self._check()

    def forced(self) -> list[int]:
        """Take the tokens that must come next whatever is meant, if there are any, and return them."""
        tokens = self._matcher.compute_ff_tokens()
        if tokens:
            self._matcher.consume_tokens(tokens)
            self._check()
        return tokens

    @property
    def whole(self) -> bool:
        """Whether the answer may end here."""
        return self._matcher.is_accepting() or self._matcher.is_stopped()

    @property
    def stopped(self) -> bool:
        """Whether the answer is whole and nothing can follow."""
        return self._matcher.is_stopped()

    def _check(self) -> None:
        if self._matcher.is_error():
            raise PlannerError(f"constrained decoding failed: {self._matcher.get_error().splitlines()[0]}")


class _Pieces:
    """Tokens that stand for plain texts, in the form llguidance asks for."""

    bos_token_id = None

    def __init__(self, pieces: Sequence[str], end: int) -> None:
        self.eos_token_id = end
        # A token without text must not match anything: 0xFF begins no UTF-8 text.
        self.tokens = [text.encode() or b"\xff<%d>" % index for index, text in enumerate(pieces)]
        # llguidance wants to be able to spell any text; these are beyond the vocabulary and never chosen.
        self.tokens += [bytes([byte]) for byte in range(256)]
        self.special_token_ids = [index for index, text in enumerate(pieces) if not text]

    def __call__(self, text: bytes | str) -> list[int]:
        """Split a text greedily; llguidance asks for this only to test the tokenizer."""
        rest, ids = text.encode() if isinstance(text, str) else text, []
        while rest:
            fits = [index for index, token in enumerate(self.tokens) if rest.startswith(token)]
            ids.append(max(fits, key=lambda index: len(self.tokens[index])))
            rest = rest[len(self.tokens[ids[-1]]) :]
        return ids


def piece_constraint(pieces: Sequence[str], end: int, grammar: str) -> Constraint:
    """Return the constraint of one answer whose token i stands for `pieces[i]`; `end` ends the answer."""
    tokenizer = llguidance.LLTokenizer(llguidance.TokenizerWrapper(_Pieces(pieces, end)), slices=[])
    # Where every name begins alike, llguidance would force the common beginning, letter by letter; no piece is that.
    return Constraint(tokenizer, '%llguidance {"no_forcing": true}\n' + grammar)


def hf_tokenizer(tokenizer: PreTrainedTokenizerFast, vocabulary_size: int) -> llguidance.LLTokenizer:
    """Return a Hugging Face tokenizer in llguidance's form (takes about a second for a large vocabulary)."""
    return from_tokenizer(tokenizer, n_vocab=vocabulary_size)
