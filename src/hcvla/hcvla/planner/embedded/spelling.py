"""Names of the table, and colors, that are typed with a slip: "the oragne cylnder" is the orange cylinder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

from hcvla.language.text_wheel import is_known_word
from hcvla.perception.palette import COLOR_NAMES

LEAST_LIKENESS = 0.78
"""Of letters in common, as difflib counts them; "purpel" and "purple" have 0.83, "pikc" and "pink" 0.75."""
_AHEAD = 0.1
"""By so much a word must be more like one name than like any other."""
_WORD = re.compile(r"[a-z]{4,}", re.IGNORECASE)


def spelled(sentence: str, names: Iterable[str]) -> str:
    """Return a sentence with words of `names` for what is no word and nearly one of them.

    So are colors that nothing has: then it can be said that no such thing is there. What is a word is left alone, also
    where it makes no sense ("the green try"), and so is what is like two names, and what is typed twice in the same
    letters: a word that the sentence makes up ("call the red cube the blick, and put the blick on ...") is no slip.
    """
    typed = Counter(word.lower() for word in _WORD.findall(sentence))
    words = sorted({word.lower() for name in names for word in name.split()} | set(COLOR_NAMES))

    def corrected(found: re.Match[str]) -> str:
        word = found[0].lower()
        if word in words or word.removesuffix("s") in words or is_known_word(word) or typed[word] > 1:
            return found[0]
        likeness = sorted(((SequenceMatcher(None, word, other).ratio(), other) for other in words), reverse=True)
        if not likeness or likeness[0][0] < LEAST_LIKENESS:
            return found[0]
        unclear = len(likeness) > 1 and likeness[0][0] - likeness[1][0] < _AHEAD
        return found[0] if unclear else likeness[0][1]

    return _WORD.sub(corrected, sentence)
