"""Says a request in another form: in the passive, about one of its objects that is named first, with a reason.

What is meant stays the same, so every request of the catalogue is learnt in forms that nobody has listed for it. Works
on marked text (see marks.py) before courtesy.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from hcvla.tasks.language.marks import MENTION, capitalised

_GROUP = rf"{MENTION}(?:(?:, and |, | and |,){MENTION})*"
_ONE = re.compile(MENTION)
_PARTICLE = r"(?: (?:up|down|over|away|aside|off|out|around|round|back))?"
_CLAUSE = re.compile(rf"(?P<verb>[a-z]+)(?P<particle>{_PARTICLE}) (?P<object>{_GROUP})(?P<rest>[^.;:!?,]*)")
_SIDES = r"on top of|onto|on|next to|beside|behind|in front of|to the left of|to the right of|left of|right of|close to|towards?|at|to|above|over"
_AT_THE_END = re.compile(rf"(?P<head>[a-z ]+ {_GROUP}) (?P<side>{_SIDES}) (?P<place>{MENTION})")
_MORE = re.compile(
    r"\b(?:and|then|after|afterwards|before|first|but|finally|list|order|reverse|it|its|them|they|that|one)\b"
)
"""Words of a clause that is not the only one, or that points at another."""
_POINTING = re.compile(r"\b(?:it|its|them|their|they|that|this|these|those|each|other|both|one)\b")
_JOINED = re.compile(r"(?:,|\b(?:and|or|but|not|except|for|from|than|between|besides|without))\s*$")
_IRREGULAR = {
    "put": "put", "set": "set", "take": "taken", "bring": "brought", "hold": "held", "lay": "laid", "throw": "thrown",
    "fling": "flung", "sling": "slung", "hit": "hit", "send": "sent", "swing": "swung", "drive": "driven", "keep": "kept",
    "catch": "caught", "leave": "left", "stick": "stuck", "hang": "hung", "wind": "wound", "build": "built", "cast": "cast",
    "strike": "struck", "get": "got", "give": "given", "hide": "hidden", "stand": "stood",
}  # fmt: skip
_REGULAR = frozenset(
    "pick lift raise grab collect fetch clasp place move position drop load deliver transport lower pop store land"
    " release mount locate reposition convey haul cart lug slip ease guide shove unload stow stash tuck swap exchange"
    " switch reverse rotate turn sort order stack pile push slide nudge touch tap topple tip knock toss chuck lob carry"
    " shift cover clear return restore grip grasp poke prod graze scoot steer aim balance spread distribute visit bump"
    " gather divide assign displace interchange unite heap launch pitch hurl uncover free empty".split()
)
_DOUBLED = frozenset("grab swap pop slip drop tap tip lob grip lug".split())

_PASSIVES = (
    "{o} {should} be {p}{r}", "{o} {should} get {p}{r}", "I'd like {o} {p}{r}", "I'd like to have {o} {p}{r}", "I would like to see {o} {p}{r}", "we want {o} to be {p}{r}", "I need {o} to be {p}{r}", "I need {o} {p}{r}", "see to it that {o} {is} {p}{r}", "make sure that {o} {is} {p}{r}", "make sure {o} {gets} {p}{r}",
    "get {o} {p}{r}", "have {o} {p}{r}", "please get {o} {p}{r}", "the plan is to have {o} {p}{r}", "what I need is to have {o} {p}{r}", "you are done once {o} {has} been {p}{r}", "your job is done when {o} {has} been {p}{r}", "I am waiting for {o} to be {p}{r}", "it is time for {o} to be {p}{r}", "could {o} be {p}{r}?", "could I have {o} {p}{r}?",
    "could we get {o} {p}{r}?", "{o} still {has} to be {p}{r}", "{o} now {has} to be {p}{r}", "next, {o} {should} be {p}{r}", "the next thing to be {p}{r} {is} {o}", "what has to be {p}{r} {is} {o}", "it's {o} that {should} be {p}{r}", "{o} to be {p}{r}, please", "if {o} could be {p}{r}, that would be great",
    "nobody has {p} {o}{r} yet, so do that", "you haven't {p} {o}{r} yet; please do", "I forgot to have {o} {p}{r}, do it for me",
)  # fmt: skip
"""{o} objects, {p} participle, {r} the rest of the clause."""
_SHOULD = ("should", "must", "shall", "ought to", "needs to", "is to", "has to")
_PLURAL = {"needs to": "need to", "is to": "are to", "has to": "have to", "is": "are", "has": "have", "gets": "get"}
_TOPICS = (
    "{o}: {c}", "{o}, {c}", "as for {o}, {c}", "about {o}: {c}", "regarding {o}: {c}", "this is about {o}. {C}", "it's about {o}: {c}", "I'm talking about {o}. {C}", "you see {o}? {C}", "do you see {o}? {C}", "can you see {o}? {C}", "see {o}? {C}", "look at {o}. {C}", "find {o} and {c}", "there is {o}; {c}",
    "there's {o}. {C}", "here is {o}. {C}", "take {o} into account: {c}", "remember {o}? {C}", "concerning {o}, {c}", "with {o} in mind, {c}", "what about {o}? {C}", "{o} is next: {c}", "now {o}: {c}", "{o} is what this is about: {c}", "I have something for you to do with {o}. {C}", "think of {o}. {C}", "now for {o}: {c}",
)  # fmt: skip
"""{o} the object, {c} the clause that says "it" instead."""
_FRONTED = (
    "{s} {t}, {h}", "{s} {t} {h}", "{s} {t}: {h}", "{s} {t} is where you should do this: {h}", "over there, {s} {t}, {h}", "see {t}? {s} it, {h}", "you know {t}: {h} {s} it", "{t} is there. {h} {s} it", "the place is {s} {t}; {h}", "where? {s} {t}. What? {h}",
)  # fmt: skip
"""{h} the clause without its last part, which is a side {s} of {t}."""
_REASONS = (
    "I want to take a photo, so {c}", "my friend is watching, so {c}", "I can't find my glasses, so {c} for me", "it looks better that way, so {c}", "the others are waiting: {c}", "as we agreed, {c}", "as I said before, {c}", "like last time, {c}", "unless you are too tired, {c}", "if nothing speaks against it, {c}", "to show what you have learned, {c}",
    "{c}, because I want to see it", "{c}, so that we can go on", "{c}, it looks better that way", "{c}, the way I showed you", "{c}. I will watch you", "{c}. It's for a photo", "{c}. My colleague wants to see it", "{c} and tell me when it's done", "{c}. I can't do it myself", "{c}, that's all for today", "{c}, as we agreed", "{c}, since nobody else does",
)  # fmt: skip

_COMPARISONS = (
    "{c}, like a good robot", "{c}, like we did at school", "{c}, like my grandmother does it", "{c}, like a surgeon", "{c}, like a pro", "{c}, just like on television", "{c}, like in the film", "{c}, as if it were glass", "{c}, as if you had never done anything else", "{c}, as if your life depended on it", "{c}, as if it were your birthday",
    "{c}, as gently as a feather", "{c}, quick as a flash", "{c}, easy as pie", "{c}, the way a waiter would", "{c}, the way a crane does it", "{c}, as careful as a cat", "{c}, like a bee on a flower", "{c}, like a leaf in autumn", "{c}, like a train on its rails", "{c}, like a ship in the harbour", "{c}, like a soldier", "{c}, like a dancer", "{c}! Like a rocket!",
    "like a good boy, {c}", "like a magician, {c}", "as in the museum, {c}", "be like a butler: {c}", "pretend you are a crane: {c}", "imagine you are a giant: {c}", "play shop with me: {c}", "like in the game, {c}", "smooth as butter, {c}", "if you were my friend: {c}", "for the fun of it, {c}", "as a surprise for my sister, {c}", "{c}. Hooray!", "{c}, tada!", "{c}. What a team we are", "{c}, that would make me happy",
)  # fmt: skip


def passive(rng: random.Random, clause: str) -> str:
    """Return "the cube should be put on the tray" for "put the cube on the tray"; "" if it is no such clause."""
    found = _CLAUSE.fullmatch(clause)
    participle = participle_of(found["verb"]) if found else ""
    if not found or not participle or _MORE.search(_ONE.sub("", found["rest"])):
        return ""
    template = rng.choice(_PASSIVES).replace("{should}", rng.choice(_SHOULD))
    if len(_ONE.findall(found["object"])) > 1:
        for singular, plural in _PLURAL.items():
            template = re.sub(rf"{{{singular}}}|\b{singular}(?= be\b| get\b)", plural, template)
    template = re.sub(r"\{(is|has|gets)\}", r"\1", template)
    said = template.replace("{p}", f"{participle}{found['particle']}").replace("{r}", found["rest"])
    return said.replace("{o}", found["object"])


def participle_of(verb: str) -> str:
    """Return the past participle of a verb; "" for one that is not known."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb not in _REGULAR:
        return ""
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ed"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"


def topical(rng: random.Random, clause: str) -> str:
    """Return "the cube: put it on the tray" for "put the cube on the tray"; "" if "it" would not be clear."""
    if ":" in clause or _POINTING.search(_ONE.sub("", clause)):
        return ""
    mentions = list(_ONE.finditer(clause))
    alone = [
        m
        for m in mentions
        if m.start() and not _in_a_list(clause, m) and sum(o[0][0] == m[0][0] for o in mentions) == 1
    ]
    if not alone:
        return ""
    chosen = rng.choice(alone)
    pointing = f"{clause[: chosen.start()]}it{clause[chosen.end() :]}"
    template = rng.choice(_TOPICS)
    said = template.replace("{c}", pointing).replace("{C}", capitalised(pointing) if rng.random() < 0.5 else pointing)
    return said.replace("{o}", chosen[0])


def _in_a_list(clause: str, mention: re.Match[str]) -> bool:
    """Whether "it" in its place would not read: between others, or with a possessive."""
    before, after = clause[: mention.start()], clause[mention.end() :]
    return bool(_JOINED.search(before) or re.match(rf"'|(?:,? and |, ){MENTION}", after))


def fronted(rng: random.Random, clause: str) -> str:
    """Return "on the tray, put the cube" for "put the cube on the tray"; "" if it does not end with a place."""
    found = _AT_THE_END.fullmatch(clause)
    if not found or _MORE.search(_ONE.sub("", found["head"])):
        return ""
    template = rng.choice(_FRONTED)
    return template.replace("{h}", found["head"]).replace("{s}", found["side"]).replace("{t}", found["place"])


def reasoned(rng: random.Random, clause: str) -> str:
    """Return the clause with a reason or an aside that changes nothing."""
    return rng.choice(_REASONS).replace("{c}", clause)


def compared(rng: random.Random, clause: str) -> str:
    """Return the clause with a comparison or an exclamation that changes nothing."""
    return rng.choice(_COMPARISONS).replace("{c}", clause)


_FORMS: tuple[Callable[[random.Random, str], str], ...] = (passive, topical, topical, fronted, reasoned, compared)


def recast(rng: random.Random, clause: str) -> str:
    """Return a clause in one of these forms, as a whole sentence ("="); a whole sentence stays as it is."""
    if clause.startswith("="):
        return clause
    forms = (form(rng, clause) for form in rng.sample(_FORMS, len(_FORMS)))
    return f"={next(filter(None, forms))}"
