"""A sentence in one spelling, and what of it holds after its speaker corrected it."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches

from hcvla.language.text_wheel import is_known_word

_CORRECTED = re.compile(
    r"^.*(?:\bno,|"
    r"\b(?:sorry|oops|wait|scratch that|i meant?|actually|make that|not that|correction|on second thought)\b|"
    r"\bor (?:rather|better)\b|\boh, (?!and\b)|"
    r"(?<=[.!?]) not (?:that|this|the) [\w ]+[!,]|\bmy mistake\b:?|[.!] let's use (?=[^.!?]* instead\b)|"
    r"\b(?:erm?|uh|um|hm+)\b|\beh,|"
    r"(?<!n't )(?<!not )(?<!never )\bforget (?!about|to\b)(?:[^,;.!]|\.(?=\d))*[,;.!])"
)
"""What is said before the last of these may have been taken back."""
_COMPARED = re.compile(r", (compared (?:to|with) [^,]+), ")
"""Says nothing of its own of what it names."""
_AND = re.compile(r" (?:n|'n'|&) ")
_APOSTROPHE_LOST = re.compile(r"\b(do|does|did|is|are|was|were|has|have|must|should|could|would|can)nt\b")
_NONE_BUT = re.compile(r"\b(?:no \w+|nothing|none) (?:but|except|other than)\b(?: for)?")


def plain(sentence: str) -> str:
    """Return a sentence in lower case, one space between words, and in one spelling."""
    sentence = " ".join(sentence.lower().split()).replace(", for example,", " for example")
    sentence = _AND.sub(" and ", sentence)
    sentence = _NONE_BUT.sub("only", _COMPARED.sub(r" \1 ", sentence))
    sentence = sentence.replace("grey", "gray").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return _APOSTROPHE_LOST.sub(r"\1n't", sentence)


def last_said(sentence: str) -> str:
    """Return what of a plain sentence was not corrected afterwards."""
    return _CORRECTED.sub("", sentence)


def mistyped(sentence: str, words: Collection[str], alike: float, names: Collection[str] = ()) -> bool:
    """Whether a sentence has something that is no word, no part of `names`, and this much like one of `words`."""
    unknown = (word for word in re.findall(r"\w+", sentence) if word not in names and not is_known_word(word))
    return any(get_close_matches(word, words, 1, alike) for word in unknown)


def says(text: str, words: str) -> bool:
    """Whether a text has these words."""
    return re.search(rf"\b{re.escape(words)}\b", text) is not None
