"""A chat as a model's input: by its own chat template, each text tokenized by itself.

The template is rendered once, around marks; what it puts before, between and after texts is then the same for every
chat. So what has been read stays as it was when a turn is added, whatever else a template does (trim, drop thoughts),
and an answer has the same tokens in training and in use. What users and objects are called is never read as a special
token.
"""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import jinja2
import numpy as np
import torch

from hcvla.planner.planner import PlannerError
from hcvla.planner.vlm.chat import Chat

_MARKS = ("@1@", "@2@", "@3@")
_GREY_EDGE, _GREY = 64, 128
_ONE_SEQUENCE = ("input_ids", "attention_mask", "labels")


@dataclass(frozen=True)
class Turns:
    """What stands around the texts of a chat."""

    pictured: str
    """Before the first text, with the mark of an image."""
    plain: str | None
    """The same without an image; None if the model is not made for none."""
    reply: str
    """After a text of the user: the model's turn begins."""
    after: str
    """After an answer: the user's turn begins. Its first token ends an answer."""


@dataclass
class Encoded:
    """A chat as a model reads it."""

    ids: list[int]
    answers: list[bool]
    """Which tokens the model must say itself, the ends of its turns included."""
    pictured: int
    """Tokens before the first text: what belongs to the image is among them."""
    opening: int
    """Tokens up to the first answer."""
    kinds: dict[str, list[int]]
    """What else a model is given for each token."""
    features: dict[str, torch.Tensor]
    """What it is given of the image."""


class ChatTokens:
    """Tokenizes chats for one model."""

    def __init__(self, processor: Any, takes: frozenset[str]) -> None:
        """Take a model's processor and the names of the model's inputs; raise PlannerError if no chat fits them."""
        self._processor, self._takes = processor, takes
        self.tokenizer = processor.tokenizer
        self.turns = _turns(processor)
        after = self._marks(self.turns.after)
        if not after or after[0] not in self.tokenizer.all_special_ids:
            after = [self.tokenizer.eos_token_id, *after]
        self._after, self.end = after, after[0]
        self._reply = self._marks(self.turns.reply)

    def encode(self, chat: Chat) -> Encoded:
        """Return a chat as input; one that ends with an answer also says which tokens are to be learned."""
        encoded = self._begin(chat.image)
        for number, text in enumerate(chat.texts):
            tokens = self._text(f"{chat.role}\n{text}" if chat.role and number == 0 else text)
            if number % 2 == 0:
                _add(encoded, [*self._after[1:]] * bool(number) + tokens + self._reply, answer=False)
            else:
                encoded.opening = encoded.opening or len(encoded.ids)
                _add(encoded, [*tokens, self.end], answer=True)
        encoded.opening = encoded.opening or len(encoded.ids)
        for values in encoded.kinds.values():
            # Either 1 stands for the image, or, in PaliGemma, 0 for all that is read both ways.
            later = 0 if any(values) else 1
            values += [0] * (encoded.opening - len(values)) + [later] * (len(encoded.ids) - encoded.opening)
        return encoded

    def _begin(self, image: np.ndarray | None) -> Encoded:
        """Return what stands before the first text."""
        if image is None and self.turns.plain is not None:
            return _encoded(self._marks(self.turns.plain), {}, {})
        shown = image if image is not None else np.full((_GREY_EDGE, _GREY_EDGE, 3), _GREY, dtype=np.uint8)
        text, bos = self.turns.pictured, self.tokenizer.bos_token
        # A template that writes the beginning of a text itself wants no second one.
        special = {"add_special_tokens": False} if bos and text.startswith(bos) else {}
        made = self._processor(text=[text], images=[shown], return_tensors="pt", **special)
        ids = made["input_ids"][0].tolist()
        taken = {name: value for name, value in made.items() if name in self._takes and name not in _ONE_SEQUENCE}
        each = {name: value[0].tolist() for name, value in taken.items() if name.endswith("type_ids")}
        features = {name: value for name, value in taken.items() if name not in each}
        if self.turns.plain is None and (line := self._marks("\n")) and ids[-len(line) :] == line:
            # PaliGemma's processor ends every text with a line break, which here is the reply's.
            ids, each = ids[: -len(line)], {n: v[: -len(line)] for n, v in each.items()}
        return _encoded(ids, each, features)

    def _text(self, text: str) -> list[int]:
        return self.tokenizer(text, add_special_tokens=False, split_special_tokens=True)["input_ids"]

    def _marks(self, text: str) -> list[int]:
        return self.tokenizer(text, add_special_tokens=False)["input_ids"] if text else []


def inputs_of(model: Any) -> frozenset[str]:
    """Return the names of a model's inputs; tokenizers also make some that it does not take."""
    return frozenset(inspect.signature(model.forward).parameters)


def _encoded(ids: list[int], kinds: dict[str, list[int]], features: dict[str, torch.Tensor]) -> Encoded:
    return Encoded(ids, [False] * len(ids), len(ids), 0, kinds, features)


def _add(encoded: Encoded, tokens: Sequence[int], *, answer: bool) -> None:
    encoded.ids += tokens
    encoded.answers += [answer] * len(tokens)


def _turns(processor: Any) -> Turns:
    if not getattr(processor, "chat_template", None):
        mark = getattr(processor, "image_token", None) or "<image>"
        return Turns(str(mark), None, "\n", "")
    pictured, reply, after = _rendered(processor, [{"type": "image"}])
    plain, _, _ = _rendered(processor, [])
    return Turns(pictured, plain, reply, after)


def _rendered(processor: Any, image: list[dict]) -> tuple[str, str, str]:
    """Return what a template writes before the first text, before an answer and after it."""
    said = [{"type": "text", "text": mark} for mark in _MARKS]
    chat = [
        {"role": "user", "content": [*image, said[0]]},
        {"role": "assistant", "content": [said[1]]},
        {"role": "user", "content": [said[2]]},
    ]
    try:
        text = processor.apply_chat_template(chat, add_generation_prompt=True, tokenize=False)
    except (jinja2.TemplateError, TypeError, ValueError, KeyError) as error:
        raise PlannerError(f"the model's chat template cannot hold a chat of several turns: {error}") from error
    places = [text.find(mark) for mark in _MARKS]
    if min(places) < 0 or places != sorted(places):
        raise PlannerError(f"the model's chat template leaves out what was said: it wrote {text[:120]!r}")
    ends = [place + len(mark) for place, mark in zip(places, _MARKS, strict=True)]
    return text[: places[0]], text[ends[2] :], text[ends[1] : places[2]]
