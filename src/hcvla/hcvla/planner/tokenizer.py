"""The embedded planner's own small vocabulary: pieces of API code, and slots that stand for what a request names.

Object names and numbers are never in the vocabulary. A slot token means "the third object of the listing" or "the
first number of the sentence"; `pieces` says what text each token stands for in one request.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Sequence
from dataclasses import dataclass

from hcvla.api.grammar import REFUSALS
from hcvla.api.registry import Registry
from hcvla.api.types import Actor

OBJECT_SLOTS = 24
NUMBER_SLOTS = 4
NUMBER = re.compile(r"\d+(?:\.\d+)?")

PAD, UNKNOWN, STEP, END, WORKED, FAILED, HELD = "<pad>", "<unk>", "<step>", "<end>", "<worked>", "<failed>", "<held>"
FIRST_OBJECT = "<object0>"
SPECIAL = (PAD, UNKNOWN, STEP, END, WORKED, FAILED, HELD)
_ANGLES = (10, 15, 20, 30, 40, 45, 60, 75, 90, 120, 135, 150, 180, 270, 360)
_DIGITS = tuple("0123456789.")


@dataclass(frozen=True)
class Slots:
    """What the slots of one request stand for."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]

    @classmethod
    def of(cls, names: Sequence[str], task: str) -> Slots:
        """Take objects in the order of the listing and numbers in the order of the sentence."""
        numbers = dict.fromkeys(match[0] for match in NUMBER.finditer(task))
        return cls(tuple(names[:OBJECT_SLOTS]), tuple(numbers)[:NUMBER_SLOTS])


class Tokenizer:
    """Code text to tokens and back, for the slots of one request."""

    def __init__(self, tokens: Sequence[str]) -> None:
        """Use a vocabulary, the one a checkpoint was trained with."""
        self.tokens = tuple(tokens)
        self.ids = {token: index for index, token in enumerate(self.tokens)}
        plain = [token for token in self.tokens if not re.fullmatch(r"<\w+>", token)]
        longest_first = sorted((token for token in plain if token not in _DIGITS), key=len, reverse=True)
        plain_pattern = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(
            rf"(?P<number>{NUMBER.pattern})|(?P<quoted>'[^'\n]*')|(?P<plain>{plain_pattern})|(?P<other>.)",
            re.DOTALL,
        )

    @classmethod
    def for_api(cls, registry: Registry) -> Tokenizer:
        """Make the vocabulary of an API: its functions, argument names and choices, and the slots."""
        words: dict[str, None] = dict.fromkeys(SPECIAL)
        words |= dict.fromkeys(f"<object{index}>" for index in range(OBJECT_SLOTS))
        words |= dict.fromkeys(f"<number{index}>" for index in range(NUMBER_SLOTS))
        words |= dict.fromkeys(("\n", ", ", ")", "]", " = ", "-", "pose_dict[", "True", "False", "done()"))
        words |= dict.fromkeys(
            ("))", ")))", "))\n", "] = get_pose(get_actor(", "fit=get_actor(", "])", "match_yaw=True)")
        )
        words |= dict.fromkeys(f"refuse('{reason}')" for reason in REFUSALS)
        for function in registry.values():
            words[f"{function.name}("] = None
            # Functions are mostly called on get_actor(...): one piece for both makes programs short.
            if function.parameters and _takes_actor(function.parameters[0].annotation):
                words[f"{function.name}(get_actor("] = None
            for parameter in function.parameters:
                words[f"{parameter.name}="] = None
                words |= dict.fromkeys(repr(choice) for choice in parameter.choices)
        words |= dict.fromkeys(map(str, _ANGLES)) | dict.fromkeys(_DIGITS)
        return cls(tuple(words))

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.tokens)

    def pieces(self, slots: Slots) -> list[str]:
        """Return the text of every token in this request; empty for marks and unused slots."""
        texts = ["" if token in SPECIAL else token for token in self.tokens]
        for index in range(OBJECT_SLOTS):
            texts[self.object_id(index)] = repr(slots.names[index]) if index < len(slots.names) else ""
        for index in range(NUMBER_SLOTS):
            texts[self.number_id(index)] = slots.numbers[index] if index < len(slots.numbers) else ""
        return texts

    def object_id(self, slot: int) -> int:
        """Return the token of an object slot."""
        return self.ids[FIRST_OBJECT] + slot

    def number_id(self, slot: int) -> int:
        """Return the token of a number slot."""
        return self.ids["<number0>"] + slot

    def encode(self, code: str, slots: Slots) -> list[int]:
        """Return the tokens of code; what is not in the vocabulary becomes <unk>."""
        result: list[int] = []
        for match in self._pattern.finditer(code.strip()):
            result += self._piece(match, slots)
        return result

    def _piece(self, match: re.Match[str], slots: Slots) -> list[int]:
        text, unknown = match[0], self.ids[UNKNOWN]
        if match["quoted"]:
            name = text[1:-1]
            if name in slots.names:
                return [self.object_id(slots.names.index(name))]
            return [self.ids.get(text, unknown)]
        if match["number"]:
            if text in slots.numbers:
                return [self.number_id(slots.numbers.index(text))]
            return [self.ids[text]] if text in self.ids else [self.ids[digit] for digit in text]
        return [self.ids.get(text, unknown)]

    def decode(self, ids: Sequence[int], slots: Slots) -> str:
        """Return the code that tokens stand for."""
        pieces = self.pieces(slots)
        return "".join(pieces[index] for index in ids)


def _takes_actor(annotation: object) -> bool:
    return Actor in (annotation, *typing.get_args(annotation))
