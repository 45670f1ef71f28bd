"""How people type: typos, missing articles, capitals, other spellings, fillers. Mentions stay where they are.

Every layer takes marked text (see marks.py) and returns marked text that means the same.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from hcvla.tasks.language.marks import MARK, capitalised
from hcvla.tasks.language.wordings import taught
from hcvla.tasks.language.wordings.phrases import expand, gerund

_BARE = frozenset(
    "on onto upon in to after over up with without by under from the a an there any both all every each some no not if when"
    " in in case before prior once provided everything two three one throw! tour step what my gripper".split()
)
"""First words of clauses that courtesy does not fit: it wants a verb."""
_WORD = re.compile(r"[A-Za-z]{4,}")
_NEIGHBOURS = dict(zip("abcdefghijklmnopqrstuvwxyz", "svxswdfguhjknbioaearycqztx", strict=True))
"""A key next to each on the keyboard."""
_FILLERS = ("um", "uh", "ok so", "so", "well", "hmm", "alright", "right then", "ok", "hey", "yo", "er")
_ASIDES = (
    "I need some room here.", "The table is a bit messy.", "We are short of time.", "Let's see.", "I have a small job for you.",
    "Watch out.", "Nearly done.", "One more thing.", "Here we go.", "This one is easy.", "My hands are full.", "Thanks for earlier.",
)  # fmt: skip
_SPELLINGS = (("gray", "grey"), ("color", "colour"), ("center", "centre"), ("counterclockwise", "counter-clockwise"))
_CHAT = (
    ("you", "u"), ("your", "ur"), ("please", "pls"), ("thanks", "thx"), ("thank you", "ty"), ("want to", "wanna"), ("and", "n"),
    ("are", "r"), ("because", "cuz"), ("don't", "dont"), ("I'd", "id"), ("let's", "lets"), ("could", "cud"), ("right now", "rn"),
)  # fmt: skip
"""What people write shorter."""
_CARELESS = {
    "the": ("teh", "da", "hte", "th", "de", "tha", "te"), "on": ("onn", "oon", "om"), "and": ("an", "adn", "nd", "n"), "you": ("yo", "ya", "u", "yuo"),
    "put": ("pt", "putt", "ptu", "pu"), "with": ("wit", "wiht", "w/"), "this": ("dis", "tihs", "thsi"), "that": ("dat", "taht", "tht"), "to": ("too", "ot", "tu"),
    "then": ("den", "thne", "thn"), "it": ("itt", "ti"), "of": ("fo", "uf"), "is": ("iz", "si"), "are": ("r", "aer"), "for": ("fro", "fer", "fr"), "them": ("em", "dem", "thme"),
    "your": ("ur", "yer", "yuor"), "can": ("cn", "cna"), "will": ("wil", "wll"), "take": ("tak", "taek"), "all": ("al", "alll"), "give": ("giv", "gve"), "please": ("plz", "pleas", "plase"),
    "going to": ("gonna",), "want to": ("wanna",), "let me": ("lemme",), "give me": ("gimme",), "do not": ("dont", "do nt"), "don't": ("dont", "dnt"), "over": ("ovr", "ova"), "turn": ("trun", "tunr"),
    "from": ("frm", "fomr"), "up": ("upp",), "down": ("dwn", "donw"), "back": ("bak", "bakc"), "left": ("lft", "letf"), "right": ("rigth", "rite", "rihgt"), "next": ("nxt", "nekst"),
}  # fmt: skip
"""Small words, and how they are typed in a hurry."""
_EMOJI = ("🙂", "🙏", "👍", "🤖", "😀", "😅", "❤️", "🚀")


def courteous(rng: random.Random, clause: str) -> str:
    """Return a clause in words of courtesy; a whole sentence (leading "=") stays as it is."""
    if clause.startswith("="):
        return clause[1:].strip()
    first = MARK.sub("", clause).split(" ", 1)[0].strip(",:;").lower()
    if MARK.match(clause) or first in _BARE or not first.isalpha() or rng.random() < 0.35:
        return clause
    chosen = expand(rng, rng.choice(taught.FRAMES), taught.VERBS)
    return chosen.replace("{G}", gerund(clause)) if "{G}" in chosen else chosen.replace("{C}", clause)


def bare(rng: random.Random, clause: str) -> str:
    """Return a clause, or a whole sentence (leading "="), with nothing besides, as the tasks of the suite are said."""
    text = clause.removeprefix("=").strip()
    end = "" if text.endswith(("?", ".")) else rng.choice(("", "", "."))
    return f"{capitalised(text) if rng.random() < 0.3 else text}{end}"


def typed(rng: random.Random, text: str, *, exact: bool = False) -> str:
    """Return a sentence as somebody might type it; where it is `exact`, every letter counts (made-up words)."""
    if rng.random() < 0.5:
        text = capitalised(text)
    text = text + rng.choice(("", "", ".", ".", "!"))
    if rng.random() < 0.06:
        text = f"{rng.choice(_ASIDES)} {capitalised(text)}"
    if rng.random() < 0.28:
        text = rng.choices(_LAYERS, _SHARES)[0](rng, text)
    if exact:
        return text
    for american, british in _SPELLINGS:
        if rng.random() < 0.3:
            text = text.replace(american, british)
    if rng.random() < 0.03:
        text = text.upper()
    return with_typos(rng, text, rng.choice((1, 1, 2))) if rng.random() < 0.12 else text


def without_articles(_rng: random.Random, text: str) -> str:
    """Return the text without "the", mentions included."""
    return re.sub(r"(?i)\bthe (?=\w|[\ue000-\ue0ff])", "", text)


def chatty(rng: random.Random, text: str) -> str:
    """Return the text as it is written on a phone."""
    for plain, short in _CHAT:
        if rng.random() < 0.7:
            text = re.sub(rf"(?i)\b{plain}\b", short, text)
    return f"{text.lower().rstrip('.!')}{rng.choice(('', '', ' thx', ' pls', ' ok?', ' lol'))}"


def with_typos(rng: random.Random, text: str, count: int) -> str:
    """Return the text with a letter doubled, dropped, exchanged or mistyped in so many words."""
    for _ in range(count):
        words = list(_WORD.finditer(text))
        if not words:
            return text
        match = rng.choice(words)
        text = text[: match.start()] + _mistyped(rng, match[0]) + text[match.end() :]
    return text


def careless(rng: random.Random, text: str) -> str:
    """Return the text with about half of its small words as some people type them."""
    for word, forms in _CARELESS.items():
        pattern = rf"(?i)\b{word}\b"
        if re.search(pattern, text) and rng.random() < 0.5:
            text = re.sub(pattern, rng.choice(forms), text)
    return text


def _mistyped(rng: random.Random, word: str) -> str:
    # The first letter is mostly typed right.
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + word[at] + word[at:]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + _NEIGHBOURS.get(word[at].lower(), word[at]) + word[at + 1 :]


_LAYERS: tuple[Callable[[random.Random, str], str], ...] = (
    without_articles,
    lambda rng, text: f"{rng.choice(_FILLERS)}{rng.choice((',', '...', ''))} {text}",
    lambda rng, text: text.lower().rstrip(".!"),
    chatty,
    lambda rng, text: text.replace(" ", "  ", 1).replace(". ", "\n", 1),
    lambda rng, text: f"{text} {rng.choice(_EMOJI)}",
    lambda rng, text: f'"{text}"',
    lambda rng, text: text.replace(", ", ",").replace(" and ", " & "),
)
_SHARES = (10, 4, 5, 4, 1, 3, 2, 2)
"""How often which."""
