"""Words of a sentence that speak of objects, and which ones they fit: "the red cube", "red and blue", "the red one"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hcvla.api.types import NamedObject
from hcvla.planner.scene_features import kind_of

_SYNONYMS = {"cube": "block box", "cylinder": "can tube", "prism": "hexagon", "mat": "pad", "tray": "plate"}
"""Other nouns for a shape."""
_ANYTHING = ("one", "thing", "object", "item", "piece")
"""Nouns for whatever there is."""
LEAST = "(?:closest|nearest|farthest|furthest|most distant)"
_DISTANT = (
    rf"(?:(?:standing|that is|which is) )?{LEAST}(?: away)?(?: to| from)?|with the (?:greatest|least) distance to"
)
_SIDE_OF = r"(?:(?:on|to) (?:the )?)?(?:left|right) of|in front of|behind|beside|between"
_OF_COLOR = r"(?:(?:that|which) has|with|of|having) (?:the )?same colou?r as"
RELATION = rf"(?:{_DISTANT}|(?:next|close) to|near|{_SIDE_OF}|{_OF_COLOR})"
"""Words between what is meant and what it is told by."""
_ARTICLE = r"(?:(?:the|that|this|these|those|my|your|an?|any|some|every|each|all|both)(?: of)? )*"
_WHICH = (
    r"(?:(?:(?:second|third|fourth|fifth|2nd|3rd|4th|5th)[- ])?"
    r"(?:[\w-]+(?:est|most)|bigger|smaller|larger|taller|shorter|left|right|front|back|upper|lower|big|large|small|little|tall|short|thick|thin|other|first"
    r"|second|third|last|2nd|3rd|4th)\b[ -])"
)
"""Words before a noun that say which one of several it is."""
_SELF = r"(?:the robot|your base|yourself|you|me|the (?:[\w-]+ )?(?:edge|middle|center|centre))\b"
_CORNER = r"(?:[\w-]+ ){0,2}(?:back|front|middle|corner)\b(?! of)"
_AT_A_PLACE = re.compile(
    rf" (?:(?:that|which) is )?(?:{LEAST}(?: (?:back|away|left|right))|in the {_CORNER}"
    r"|(?:second|third|fourth|2nd|3rd|4th) from the (?:left|right))"
)
"""After what one of several is called, and says which."""
_WORD = re.compile(r"(?<![\w'-])\w")
_AND = re.compile(r"(?P<and>,? (?:and(?: also)?|or|nor|but also|as well as) )|, ")


@dataclass(frozen=True)
class NounPhrase:
    """Characters [start, end) of a sentence that speak of something."""

    start: int
    end: int
    names: frozenset[str]
    """The objects that it fits."""
    noun: str = ""
    color: str = ""
    is_plural: bool = False
    is_told_by: bool = False
    """Whether more is said of it than is read here: "the one next to the blue cube"."""

    @property
    def sure(self) -> frozenset[str]:
        """The objects that it speaks of; empty if which ones it means is not known."""
        known = not self.is_told_by and (self.is_plural or len(self.names) == 1)
        return self.names if known else frozenset()


class NounPhraseReader:
    """Reads what a plain sentence says of the objects of one table."""

    def __init__(self, objects: Sequence[NamedObject]) -> None:
        """Know these objects by their names, colors, kinds and other words for kinds."""
        self._objects = objects
        self._nouns = {item.name: {item.shape, kind_of(item.name), *_synonyms(item)} for item in objects}
        nouns = {noun for own in self._nouns.values() for noun in own} | set(_ANYTHING)
        self.noun = f"(?:{_any(nouns)})"
        """A pattern of all nouns for something on this table, in the singular."""
        color = f"(?:{_any({item.color for item in objects if item.color})})"
        name = _any({item.name for item in objects})
        self._phrase = re.compile(
            rf"{_ARTICLE}(?P<which>(?:(?!{color}\b){_WHICH}){{0,2}})(?:(?P<name>{name})(?P<many>s?)\b"
            rf"|(?P<color>{color})(?: (?P<noun>{self.noun})(?P<several>s|es)?)?\b"
            rf"|(?P<kind>{self.noun})(?P<all>s|es)?\b(?: (?:that|which) (?:is|are) (?P<its>{color})\b)?)(?! \d)"
        )
        self._told_by = re.compile(rf" (?:(?:that|which) (?:is|are|stands|lies) )?{RELATION} (?P<self>{_SELF})?")

    def nouns(self, name: str) -> list[str]:
        """Return the nouns in the singular for the object of this name."""
        return sorted(self._nouns[name])

    def fits(self, name: str, noun: str) -> bool:
        """Whether a noun in the singular is one for the object of this name."""
        return noun in _ANYTHING or noun in self._nouns[name]

    def read(self, sentence: str, start: int) -> NounPhrase | None:
        """Return what a sentence speaks of from a character on; None if that is not known."""
        found = self._phrase.match(sentence, start)
        if found is None:
            return None
        color = found["color"] or found["its"] or ""
        noun, plural = found["noun"] or found["kind"] or "", bool(found["many"] or found["several"] or found["all"])
        if found["name"] and not plural and not found["which"]:
            mention = NounPhrase(start, found.end(), frozenset({found["name"]}), kind_of(found["name"]))
        else:
            if found["name"]:
                named = next(item for item in self._objects if item.name == found["name"])
                color, noun = named.color, kind_of(named.name)
            mention = self._described(
                NounPhrase(start, found.end(), frozenset(), noun, color, plural, is_told_by=bool(found["which"]))
            )
        return self._with_what_tells(sentence, mention)

    def listed(self, sentence: str, start: int) -> list[NounPhrase]:
        """Return what a sentence lists from a character on: "the red and the blue cube"; empty if nothing is known.

        What follows a comma is of the list if an "and" follows in it.
        """
        found: list[NounPhrase] = []
        sure, at, is_joined = 0, start, True
        while mention := self.read(sentence, at):
            found.append(mention)
            sure = len(found) if is_joined else sure
            joint = _AND.match(sentence, mention.end)
            if joint is None:
                break
            at, is_joined = joint.end(), bool(joint["and"])
        found = found[:sure]
        for place in range(len(found) - 2, -1, -1):
            if not found[place].noun:
                found[place] = self._described(replace(found[place], noun=found[place + 1].noun))
        return found

    def mentions(self, sentence: str) -> list[NounPhrase]:
        """Return all that a sentence speaks of, in the order in which it does."""
        found: list[NounPhrase] = []
        at = 0
        for word in _WORD.finditer(sentence):
            if word.start() >= at and (listed := self.listed(sentence, word.start())):
                found += listed
                at = listed[-1].end
        return found

    def among(self, mention: NounPhrase, noun: str) -> NounPhrase:
        """Return a mention of only those that a noun fits, too; of the same as before if it fits none of them."""
        fitting = frozenset(name for name in mention.names if self.fits(name, noun))
        return replace(mention, names=fitting or mention.names)

    def may_be(self, mention: NounPhrase, noun: str) -> bool:
        """Whether a mention is of that noun or has another of its own: of "any tray but the red one" it may be none."""
        named = bool(mention.noun) and mention.noun not in _ANYTHING
        return named or any(self.fits(name, noun) for name in mention.names)

    def _described(self, mention: NounPhrase) -> NounPhrase:
        names = frozenset(
            item.name
            for item in self._objects
            if (not mention.color or item.color == mention.color)
            and (not mention.noun or self.fits(item.name, mention.noun))
        )
        return replace(mention, names=names)

    def _with_what_tells(self, sentence: str, mention: NounPhrase) -> NounPhrase:
        """Return a mention with what follows and says which one is meant; a full name needs no telling."""
        if len(mention.names) > 1 and (place := _AT_A_PLACE.match(sentence, mention.end)):
            return replace(mention, end=place.end(), is_told_by=True)
        relation = None if len(mention.names) == 1 else self._told_by.match(sentence, mention.end)
        if relation and relation["self"]:
            return replace(mention, end=relation.end(), is_told_by=True)
        other = self.read(sentence, relation.end()) if relation else None
        if relation is None or other is None:
            return mention
        end = other.end
        if relation[0].endswith("between ") and sentence.startswith(" and ", end):
            second = self.read(sentence, end + len(" and "))
            end = second.end if second else end
        return replace(mention, end=end, is_told_by=True)


def _synonyms(item: NamedObject) -> list[str]:
    """Return other nouns for an object that is called by its shape."""
    return _SYNONYMS.get(item.shape, "").split() if kind_of(item.name) == item.shape else []


def _any(words: set[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
