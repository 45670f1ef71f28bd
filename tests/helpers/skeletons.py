"""What is left of a sentence without its courtesy, its objects and its verbs: its structure, for the leak tests."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from types import ModuleType

Skeleton = tuple[str, ...]

VERB, OBJECT = "<v>", "_"
LEAST_NEW = 1.0 / 3.0
"""A held-out sentence differs from every taught one in at least this share of its words."""
_CHOICE = re.compile(r"\(([^()]*)\)")
_OPTION = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{\w+\}")
_SAME = {
    word: words[0]
    for words in (
        ("on", "onto", "upon", "atop", "into", "in", "over"),
        ("by", "through"),
        ("mat", "mats"),
        ("color", "colour", "colors", "colours", "hue", "hues", "shade"),
        ("spot", "place", "position", "location", "places", "positions", "locations", "spots"),
        ("tower", "stack", "pile", "column", "pillar"),
        ("is", "be", "are", "stands", "sits", "lies", "sit", "stand", "lie", "was", "were"),
        ("and", "then"),
        ("gripper", "hand", "fingers", "claw"),
    )
    for word in words
}
"""Words that make no other structure, by the one that stands for them."""
_EMPTY = frozenset("the a an please that it's its".split())  # noqa: SIM905


def expansions(template: str) -> set[str]:
    """Return every text of a template: all choices, with and without each option; `<verbs>` and `{slots}` stay."""
    for pattern, choices in ((_CHOICE, lambda inside: inside.split("|")), (_OPTION, lambda inside: ("", inside))):
        found = pattern.search(template)
        if found:
            before, after = template[: found.start()], template[found.end() :]
            return {text for choice in choices(found[1]) for text in expansions(before + choice + after)}
    return {re.sub(r"  +", " ", template).strip()}


class Structures:
    """Turns sentences into skeletons, given all verbs that any half of the wordings has."""

    def __init__(self, *halves: ModuleType) -> None:
        """Collect the verbs, longest first, so that "pick up" is one verb."""
        verbs = {tuple(v.lower().split()) for half in halves for family in half.VERBS.values() for v in family}
        self._verbs: dict[str, list[Skeleton]] = defaultdict(list)
        for verb in sorted(verbs, key=len, reverse=True):
            self._verbs[verb[0]].append(verb)

    def of(self, text: str) -> Skeleton:
        """Return the skeleton of one expanded text."""
        words = [w for w in re.findall(r"<\w+>|\{\w+\}|[\w'°>-]+", text.lower().removeprefix("=")) if w not in _EMPTY]
        out: list[str] = []
        while words:
            word = words[0]
            verb = next((verb for verb in self._verbs.get(word, ()) if tuple(words[: len(verb)]) == verb), None)
            if verb or word.startswith("<"):
                out.append(VERB)
            else:
                out.append(OBJECT if _SLOT.fullmatch(word) else _SAME.get(word, word))
            words = words[len(verb) if verb else 1 :]
        return tuple(out)

    def all_of(self, templates: Iterable[str]) -> set[Skeleton]:
        """Return the skeletons of everything that templates can say."""
        return {self.of(text) for template in templates for text in expansions(template)}


def nearest(skeleton: Skeleton, taught: Iterable[Skeleton]) -> tuple[float, Skeleton]:
    """Return the share of words in which a skeleton differs from the most similar taught one, and that one.

    One that says all of a taught one and only adds words before or after it does not differ at all.
    """
    best: tuple[float, Skeleton] = (1.0, ())
    words = _words(skeleton)
    objects = skeleton.count(OBJECT)
    for other in taught:
        longer, common = max(len(skeleton), len(other)), len(words & _words(other))
        # One that is wholly in the other has all its words in common, and those are a bound that is quick to compute.
        if (
            common == len(other)
            and other.count(OBJECT) == objects
            and _is_request(other)
            and _contains(skeleton, other)
        ):
            return 0.0, other
        if (longer - common) / longer < best[0]:
            best = min(best, (_edits(skeleton, other) / longer, other))
    return best


@cache
def _words(skeleton: Skeleton) -> frozenset[tuple[str, int]]:
    """Return its words, each with how often it came before, so that those of two in common are counted by sets."""
    seen: Counter[str] = Counter()
    found = []
    for word in skeleton:
        found.append((word, seen[word]))
        seen[word] += 1
    return frozenset(found)


def _is_request(skeleton: Skeleton) -> bool:
    """Whether it is a request by itself, other than a bare "the cube, left of the tray"."""
    return OBJECT in skeleton and (VERB in skeleton or len(skeleton) >= 4)


def _contains(whole: Skeleton, part: Skeleton) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def _edits(first: Skeleton, second: Skeleton) -> int:
    """Return how many words are inserted, removed or replaced to turn one into the other."""
    row = list(range(len(second) + 1))
    for i, word in enumerate(first, 1):
        row, above = [i], row
        for j, other in enumerate(second, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (word != other)))
    return row[-1]
