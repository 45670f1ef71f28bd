"""Words that a sentence makes up, and explains by other objects: "the red cube is dax, the blue one is not"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hcvla.api.types import NamedObject
from hcvla.language.text_wheel import is_known_word

_WORD = re.compile(r"[a-z]{3,}")


def makes_up_a_word(sentence: str, objects: Sequence[NamedObject]) -> bool:
    """Whether a plain sentence says a word twice that is none, nor part of a name: to explain it, and to use it."""
    called = {word for item in objects for word in item.name.lower().split()}
    often = [word for word, count in Counter(_WORD.findall(sentence)).items() if count > 1]
    new = [word for word in often if word not in called and word.removesuffix("s") not in called]
    return not all(is_known_word(word) for word in new)
