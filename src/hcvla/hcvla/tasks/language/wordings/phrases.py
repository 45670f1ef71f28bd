"""Renders templates to sentences and remembers which characters mention which object."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType

SLOT = re.compile(r"\{(\w+)\}")
_CHOICE = re.compile(r"\(([^()]*)\)")
_OPTION = re.compile(r"\[([^\[\]]*)\]")
_VERB = re.compile(r"<(\w+)>")
_DOUBLED = frozenset(
    "put set get grab swap spin drop pop plop grip let sit cut hit stop trip nab snag bag nip lug slip prop cap hug"
    " tap zap wrap trap pin plug slot map tag rub scrub chop strip skim".split()
)


@dataclass(frozen=True)
class Mention:
    """Characters [start, end) of a sentence that speak of an object; `name` is None if that is not in the scene."""

    start: int
    end: int
    name: str | None


def gerund(phrase: str) -> str:
    """Return the -ing form of a phrase that begins with a verb: "pick up it" -> "picking up it"."""
    verb, _, rest = phrase.partition(" ")
    if verb in _DOUBLED:
        verb += verb[-1]
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        verb = verb[:-1]
    return f"{verb}ing {rest}".rstrip()


def expand(rng: random.Random, template: str, verbs: dict[str, tuple[str, ...]]) -> str:
    """Choose among alternatives, options and verbs; `{slots}` stay."""
    text = _VERB.sub(lambda match: rng.choice(verbs[match[1]]), template)
    while "(" in text:
        text = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), text)
    while "[" in text:
        text = _OPTION.sub(lambda match: match[1] if rng.random() < 0.5 else "", text)
    return tidy(text)


def tidy(text: str) -> str:
    """Remove doubled spaces and spaces before commas and stops."""
    return re.sub(r"\s+([,.])", r"\1", re.sub(r"  +", " ", text)).strip()


def frame(rng: random.Random, clause: str, module: ModuleType) -> str:
    """Wrap a request in words of courtesy; a whole sentence (leading "=") stays."""
    if clause.startswith("="):
        return clause[1:].strip()
    # The clause has no verb in front ("on the tray, put ...") in a few templates; those stay bare.
    if not clause[0].isalpha() or clause.split(" ", 1)[0] in ("on", "onto", "upon", "in", "to", "after", "over", "up"):
        return clause
    chosen = expand(rng, rng.choice(module.FRAMES), module.VERBS)
    if "{G}" in chosen:
        return chosen.replace("{G}", gerund(clause))
    return chosen.replace("{C}", clause)


def fill(text: str, slots: dict[str, str], mentions: Mapping[str, tuple[str, str | None]]) -> tuple[str, list[Mention]]:
    """Fill `{slots}` in: plain texts (which may hold slots) first, then mentions (text, object name)."""
    while any(match[1] in slots for match in SLOT.finditer(text)):
        text = SLOT.sub(lambda match: slots.get(match[1], match[0]), text)
    text = tidy(text)
    out, spans, position = "", [], 0
    for match in SLOT.finditer(text):
        out += text[position : match.start()]
        shown, name = mentions[match[1]]
        spans.append(Mention(len(out), len(out) + len(shown), name))
        out += shown
        position = match.end()
    return out + text[position:], spans


def dress(rng: random.Random, text: str, spans: list[Mention]) -> tuple[str, list[Mention]]:
    """Vary capitals and the full stop, which moves no mention."""
    if rng.random() < 0.5:
        text = text[0].upper() + text[1:]
    return text + rng.choice(("", "", ".", ".", "!")), spans


def join(names: list[str], word: str = "and") -> str:
    """Join with commas and a last "and"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
