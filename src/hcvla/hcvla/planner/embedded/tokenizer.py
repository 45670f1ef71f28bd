"""The embedded planner's own small vocabulary: pieces of API code and goals, and slots for what a request names.

Object names and numbers are never in the vocabulary. A slot token means "the third object of the listing" or "the
first number of the sentence, which is in centimetres"; `pieces` says what text each token stands for in one request.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Sequence
from dataclasses import dataclass

from hcvla.api.grammar import REFUSALS
from hcvla.api.registry import Registry
from hcvla.api.types import Actor
from hcvla.goals.goal import SOURCES
from hcvla.goals.grammar import NOTHING
from hcvla.goals.language import PREDICATES
from hcvla.planner.numbers import DIGITS, SCALES, SaidNumber, said_numbers

assert SOURCES, "importing the goal declares the predicates"

OBJECT_SLOTS = 24
NUMBER_SLOTS = 4

PAD, UNKNOWN, STEP, END, WORKED, FAILED, HELD = "<pad>", "<unk>", "<step>", "<end>", "<worked>", "<failed>", "<held>"
GOAL = "<goal>"
"""Asks for the goal of the task."""
MISSING = "<missing>"
"""Before an object for which the goal was found not to be met."""
FIRST_OBJECT = "<object0>"
SPECIAL = (PAD, UNKNOWN, STEP, END, WORKED, FAILED, HELD, GOAL, MISSING)
_ANGLES = (10, 15, 20, 30, 40, 45, 60, 75, 90, 120, 135, 150, 180, 270, 360)
_DIGITS = tuple("0123456789.")


@dataclass(frozen=True)
class Slots:
    """What the slots of one request stand for."""

    names: tuple[str, ...]
    numbers: tuple[SaidNumber, ...]

    @classmethod
    def of(cls, names: Sequence[str], task: str) -> Slots:
        """Take objects in the order of the listing and numbers in the order of the sentence, each once."""
        numbers = {number.text: number for number in reversed(said_numbers(task))}
        in_order = sorted(numbers.values(), key=lambda number: number.start)
        return cls(tuple(names[:OBJECT_SLOTS]), tuple(in_order)[:NUMBER_SLOTS])

    def number_slot(self, text: str) -> tuple[int, str] | None:
        """Return the slot and the unit in which a sentence says the number `text` of code; None if it does not."""
        for unit in SCALES:
            for index, number in enumerate(self.numbers):
                if number.scaled(unit) == text:
                    return index, unit
        return None


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
            rf"(?P<number>{DIGITS.pattern})|(?P<quoted>'[^'\n]*')|(?P<plain>{plain_pattern})|(?P<other>.)",
            re.DOTALL,
        )

    @classmethod
    def for_api(cls, registry: Registry) -> Tokenizer:
        """Make the vocabulary of an API and of goals: functions, predicates, argument names, choices, and the slots."""
        words: dict[str, None] = dict.fromkeys(SPECIAL)
        words |= dict.fromkeys(f"<object{index}>" for index in range(OBJECT_SLOTS))
        words |= dict.fromkeys(f"<number{index}{unit}>" for index in range(NUMBER_SLOTS) for unit in SCALES)
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
        words |= dict.fromkeys(_goal_words())
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
            for unit in SCALES:
                said = slots.numbers[index].scaled(unit) if index < len(slots.numbers) else ""
                texts[self.number_id(index, unit)] = said
        return texts

    def object_id(self, slot: int) -> int:
        """Return the token of an object slot."""
        return self.ids[FIRST_OBJECT] + slot

    def number_id(self, slot: int, unit: str = "") -> int:
        """Return the token of a number slot whose number is in `unit`."""
        return self.ids[f"<number{slot}{unit}>"]

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
            if slot := slots.number_slot(text):
                return [self.number_id(*slot)]
            return [self.ids[text]] if text in self.ids else [self.ids[digit] for digit in text]
        return [self.ids.get(text, unknown)]

    def decode(self, ids: Sequence[int], slots: Slots) -> str:
        """Return the code that tokens stand for."""
        pieces = self.pieces(slots)
        return "".join(pieces[index] for index in ids)


def _goal_words() -> list[str]:
    """Return the pieces of goals that code does not have."""
    choices = [
        repr(choice)
        for function in PREDICATES.values()
        for hint in typing.get_type_hints(function).values()
        for option in typing.get_args(hint)
        for choice in typing.get_args(option)
    ]
    return [NOTHING, " and ", " or ", "not ", "then(", *(f"{name}(" for name in PREDICATES), *choices]


def _takes_actor(annotation: object) -> bool:
    return Actor in (annotation, *typing.get_args(annotation))
