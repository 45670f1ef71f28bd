"""Requests about the gripper and what it holds: put it down, next to something, keep it; open, close, go home."""

from __future__ import annotations

from hcvla.tasks.language.requests import families
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor, place_at

_DOWN = (
    "put it down", "put {object} down", "put {object} back on the table", "set it down", "put down what you hold", "(put|set|lay) {object} down [somewhere|on the table|where there is room|]", "place {object} somewhere free", "set {object} (down|aside)", "free your hand", "put that away", "empty your (hand|gripper)", "get rid of {object}", "lay it down on the table", "=your hand should be empty",
)  # fmt: skip
_KEEP = (
    "keep holding {object}",
    "pick up {object}",
    "hold {object}",
    "lift {object}",
    "hold on to {object}",
    "don't let go of {object}, keep it",
    "=I want {object} in your gripper",
    "<pick> {object}",
    "keep {object} in your hand",
    "stay like that with {object} in the air",
)


def put_down(draft: Draft) -> Request:
    """Put what is held on a free place of the table."""
    if draft.table.held is None:
        raise UnsuitableError("something must be in the gripper")
    name = draft.table.held
    text = draft.words(_DOWN, {"object": draft.say(name)})
    return Request(task="put_down", text=text, steps=tuple(draft.put_away()), goal=f"grounded({name!r})")


def held_already(draft: Draft) -> Request:
    """Pick what is in the gripper already: nothing is to be done."""
    if draft.table.held is None:
        raise UnsuitableError("something must be in the gripper")
    name = draft.table.held
    text = draft.words(_KEEP, {"object": draft.say(name)})
    return Request(task="pick", text=text, steps=(), goal=f"held({name!r})", keeps=False)


def held_beside(draft: Draft) -> Request:
    """Put what is held next to something, or on an object."""
    table = draft.table
    if table.held is None:
        raise UnsuitableError("something must be in the gripper")
    name, anchor = table.held, draft.one([*table.standing, *table.supports])
    it = draft.rng.choice(("it", "it", "that", "what you hold", "what you have", draft.say(name)))
    side = draft.rng.choice((None, "left", "right", "front", "behind"))
    where = families.side_words(draft, side, draft.say(anchor))
    text = draft.words(
        ("put {it} {where}", "place {it} {where}", "set {it} down {where}", "<bring> {it} {where}"),
        {"it": it, "where": where},
    )
    named = f", {side!r}" if side else ""
    steps = (place_at(f"next_to({actor(anchor)}{named}, fit={actor(name)})"),)
    return Request(task="next_to", text=text, steps=steps, goal=f"next_to({name!r}, {anchor!r}{named})")


_HOME = (
    "go home",
    "return home",
    "move the arm home",
    "go back to your home position",
    "return to the home posture",
    "drive home",
    "back to the start position",
    "park the arm",
    "move out of the way and go home",
    "home position please",
    "go to your rest position",
    "clear the camera's view",
)
_OPEN = (
    "open the gripper",
    "open your hand",
    "open the fingers",
    "let go",
    "release it",
    "open up the gripper",
    "open your gripper",
    "drop it",
    "let it go",
    "release what you hold",
)
_CLOSE = (
    "close the gripper",
    "close your hand",
    "shut the gripper",
    "close the fingers",
    "make a fist",
    "close your gripper",
)


def gripper(draft: Draft) -> Request:
    """Open or close the gripper, or go home."""
    held = draft.table.held
    draw = draft.rng.random()
    if draw < 0.4:
        return Request(
            task="home", text=draft.words(_HOME, {}), steps=("go_home()",), goal="tool_restored()", keeps=False
        )
    if draw < 0.8:
        goal = f"not held({held!r})" if held else ""
        text = draft.words(_OPEN if held else _OPEN[:3], {})
        return Request(task="open", text=text, steps=("open_gripper()",), goal=goal, keeps=False)
    if held:
        raise UnsuitableError("an empty hand")
    return Request(task="close", text=draft.words(_CLOSE, {}), steps=("close_gripper()",), goal="", keeps=False)
