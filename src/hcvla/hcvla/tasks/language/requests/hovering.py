"""Requests for the hand alone: wait over something at no height in particular, over several things, then go home."""

from __future__ import annotations

from dataclasses import replace

from hcvla.language.phrases import HOVER_M
from hcvla.tasks.language.requests import families, moves, skills
from hcvla.tasks.language.requests.numbers import length
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import over, pick, remember, remembered

_TOOL = "(gripper|hand|arm|fingers|tool|claw|end effector)"
_ABOVE = "(above|over|on top of)"
_HOVER = (
    "hover (over|above) {object}", "hover (over|above) {object}", "(move|bring|put|take|get|guide|position|place) (the|your) {tool} (above|over) {object}", "(move|bring|put|get) (the|your) {tool} (above|over) {object}, (don't|do not|without) (touch|touching) it", "go (above|over) {object}", "go (over|above) {object} and (wait|stay|stop|hold still) there", "(wait|stay|stop|float|hang) (above|over) {object}",
    "position (yourself|the {tool}) (above|over) {object}", "hold (the|your) {tool} (above|over) {object}", "let (the|your) {tool} hover (over|above) {object}", "have (the|your) {tool} hover (over|above) {object}", "make (the|your) {tool} hover (over|above) {object}", "=(the|your) {tool} (should|must) (be|hover|wait|float|stay) (above|over) {object}", "keep (the|your) {tool} (above|over) {object}", "=I want (the|your) {tool} (above|over) {object}",
    "line (the|your) {tool} up (above|over) {object}", "center (the|your) {tool} (over|above) {object}", "get ready above {object}", "move (above|over) {object}", "move to a (spot|place|point|position) (above|over) {object}", "park (the|your) {tool} above {object}", "steer (the|your) {tool} over {object}", "fly (over|above) {object} and stay there", "look down on {object} from above", "swing (the|your) {tool} over {object}",
    "hover, don't touch: {object}", "=just hover over {object}", "just go above {object}, (don't|do not) pick it up", "be above {object}", "bring (the|your) {tool} to (a point|a place|somewhere) above {object}", "point (the|your) {tool} down at {object} from above", "aim (the|your) {tool} at {object} from above", "pause (above|over) {object}", "=could (the|your) {tool} wait over {object}?",
)  # fmt: skip
_TOURED = (
    "hover over {list}", "hover over {first}, then over {then}", "move the {tool} over {first}, then over {then}", "go above {first} and then above {then}", "fly over {list}, one after the other", "first hover over {first}, after that over {then}", "visit {list} from above", "pass over {first}, then over {then}", "take the {tool} over {first} and on to {then}", "show me {list} by hovering over each",
    "inspect {list} from above, (in this order|one by one)", "start above {first}, (move on|go on|continue) to {then}",
)  # fmt: skip
_THEN_HOME = (
    "{c}, then go home", "{c} and go home", "{c} and then go home", "{c}, then (return|drive|move|go back) home", "{c}. (Then|Afterwards|After that) go home", "{c} and return to your home position", "{c} and, when (done|you are done), go home", "{c} and come back home", "{c}, and finally back home", "{c} and end at home", "first {c}, then go home",
    "{c}; go home (afterwards|when you are done|at the end)", "{c} before (you go|going|you return) home", "{c}, after which you (go|return) home", "{c}. Go home (when you are done|once that is done)", "{c} and park the arm", "{c} and (retreat|retract) to the home posture",
)  # fmt: skip
_LIFTED_BY = (
    "lift {object} (by |up |){length}", "raise {object} (by |up |){length}", "pick up {object} and (lift|raise|hold) it {length} (up|high|above the table|off the table)", "(lift|raise|hold) {object} {length} (high|above the table|off the table|up in the air|into the air)", "<pick> {object} and raise it by {length}", "hoist {object} {length}", "move {object} up [by] {length}", "move {object} {length} up", "=I want {object} {length} higher than now",
    "bring {object} up by {length}", "elevate {object} by {length}", "take {object} {length} up", "=let {object} hang {length} above its place", "(grab|take) {object} and (move|bring|take) it {length} up[wards]",
)  # fmt: skip


def hovering(draft: Draft) -> Request:
    """Bring the hand over something, at no height that is said."""
    name = draft.one([n for n in draft.table.names if draft.table.reachable(n) and n != draft.table.held])
    text = draft.words(tuple(t.replace("{tool}", _TOOL) for t in _HOVER), {"object": draft.say(name)})
    steps = (*draft.put_away(), f"move_to({over(name, HOVER_M)})")
    return Request(task="move_over", text=text, steps=steps, goal=f"tool_over({name!r}, {HOVER_M:g})", keeps=False)


def hovering_round(draft: Draft) -> Request:
    """Bring the hand over two or three things in turn, at no height that is said."""
    reachable = [n for n in draft.table.names if draft.table.reachable(n) and n != draft.table.held]
    names = draft.some(reachable, draft.rng.choice((2, 2, 3)))
    said = [draft.say(name) for name in names]
    slots = {"list": f"{', '.join(said[:-1])} and {said[-1]}", "first": said[0], "then": ", then over ".join(said[1:])}
    text = draft.words(tuple(t.replace("{tool}", _TOOL) for t in _TOURED), slots)
    steps = (*draft.put_away(), *(f"move_to({over(name, HOVER_M)})" for name in names))
    goal = f"then({', '.join(f'tool_over({name!r}, {HOVER_M:g})' for name in names)})"
    return Request(task="trace", text=text, steps=steps, goal=goal, keeps=False)


_FIRST = (families.place, families.place, families.next_to, families.rotate, moves.displace, skills.touch, skills.nudge, skills.push, families.pick)  # fmt: skip


def then_home(draft: Draft) -> Request:
    """Do something, and then move the arm home."""
    request = draft.rng.choice(_FIRST)(draft)
    if request.text.startswith("=") or not request.steps:
        raise UnsuitableError("a clause")
    text = draft.words(_THEN_HOME, {"c": request.text})
    goal = f"{request.goal} and tool_restored()"
    return replace(request, task="then_home", text=text, steps=(*request.steps, "go_home()"), goal=goal, keeps=False)


def lifted_by(draft: Draft) -> Request:
    """Lift an object by the height named."""
    table = draft.table
    if table.held:
        raise UnsuitableError("an empty hand")
    name = draft.one(table.movable, "a movable object")
    cm = draft.rng.choice((5, 8, 10, 12, 15, 20, 25))
    text = draft.words(_LIFTED_BY, {"object": draft.say(name), "length": length(draft.rng, cm)})
    raised = f"move_to(offset({remembered(name)}, dz={cm / 100:g}))"
    steps = (remember(name) + pick(name), raised)
    return Request(task="lifted_by", text=text, steps=steps, goal=f"held({name!r})", keeps=False)
