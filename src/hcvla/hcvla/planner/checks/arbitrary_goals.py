"""A goal about an object that no one speaks of: it holds whatever is done, and says nothing of the task.

"Open the gripper" with an empty hand names no object, and a planner that must state a goal takes any one that is not
held. Such a goal is true and shows nothing, so it must not stand for the task.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hcvla.planner.checks.wording import plain, says

_RELEASED = re.compile(r"\bnot held\(['\"]([^'\"]+)['\"]\)")


def arbitrary(goal: str, sentence: str, done: str, held: Sequence[str]) -> list[str]:
    """Return the objects that a goal wants released and that are neither held, nor said, nor part of what is `done`.

    `held` is what the gripper held before the task, `done` the program and its calls.
    """
    said = plain(sentence)
    named = _RELEASED.findall(goal)
    return [name for name in named if name not in held and not says(said, name.lower()) and repr(name) not in done]
