"""A hand that goes home, of which its sentence says nothing: "open the door for me"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.api.types import NamedObject
from hcvla.planner.checks.wording import mistyped

_ASKED = re.compile(
    r"\b(?:homes?|homewards?|rest\w*|park\w*|re(?:treat|tract|lax|set)\w*|withdraw\w*|back\w*|away|stow\w*|start\w*"
    r"|initial\w*|neutral|ready|idle|base|positions?|poses?|postures?|out of|clear\w*|stand ?by|sleep|returns?|docks?"
    r"|leave|nest|house|station\w*|usual|default|safe"
    r"|where you (?:began|start\w*|come|came|live|belong)|done|dismissed|off)\b"
)
"""Words that may send the hand home."""
_CORE = ("home", "return", "reset", "park")
_ALIKE = 0.6
"""What is no word and this close to one of these may be it, mistyped."""


def sent_home(sentence: str, objects: Sequence[NamedObject], program: str) -> str:
    """Return what is wrong with a program that sends the hand home, if a plain sentence does not ask for it."""
    if "go_home()" not in program or _ASKED.search(sentence) or mistyped(sentence, _CORE, _ALIKE):
        return ""
    return "sends the hand home, which the task does not ask for"
