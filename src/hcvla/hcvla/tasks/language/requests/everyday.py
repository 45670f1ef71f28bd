"""Single deeds in everyday words: moves by any length, throws into a tray, touches of several, the gripper, home."""

from __future__ import annotations

import math

from hcvla.tasks.language.requests import skills
from hcvla.tasks.language.requests.families import rotation
from hcvla.tasks.language.requests.moves import DISPLACE, SIDE_WORDS, move_steps, moved_goal
from hcvla.tasks.language.requests.numbers import any_angle, some_length
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor
from hcvla.world.workspace import WorkArea

_AREA = WorkArea()
_ROOM_M = 0.09
"""Between the centres of what is moved and of anything else, at its end."""
_MOVED = (
    *DISPLACE,
    "move {o} {side} by {length}", "move {o} {length} {side}", "shift {o} {side} by {length}", "move {o} by {length} {side}", "slide over {o} {length} {side}", "{o}: {length} {side}", "{o} {length} {side}, please", "=I need {o} {length} further {side}", "=can you get {o} {length} {side}?", "={o} should be {length} {side} of where it is now", "pick up {o} and put it down {length} {side}",
    "={o} (has|needs) to go {length} {side}", "take {o} {side}, {length} exactly", "=a move of {length} {side} for {o}", "let {o} travel {length} {side}", "offset {o} by {length} {side}", "put {o} {length} {side} from its (current|present) (place|spot|position)", "=from where it stands now, {o} should go {length} {side}",
)  # fmt: skip
_INTO = (
    "(throw|toss|chuck|lob|fling|sling|pitch) {object} (into|in|onto|to|at) {target}", "=I want {object} thrown into {target}", "make {object} land in {target} with a throw", "=score a basket: {object} into {target}", "(throw|toss) {object} so that it (lands|comes to rest|ends up) in {target}", "use {target} as a basket and throw {object} in", "get {object} into {target} by throwing", "aim for the inside of {target} and throw {object}", "=throw! {object}, into {target}",
)  # fmt: skip
_TOUCHED = (
    *skills.TOUCH,
    "touch {list}", "tap {list}", "touch {list}, one after the other", "touch these: {list}", "=a tap on each of these: {list}", "tap on {list}", "poke {list}", "(put|lay|place) a finger on {list}", "pat {list}", "give each of these a tap: {list}", "tap {list} in this order", "touch {list} in turn", "just tap {list}, don't move anything", "boop {list}", "touch the top of {list}", "brush {list} with your fingertips", "make contact with {list}",
    "feel {list}", "press lightly on {list}", "point at {list} by touching",
)  # fmt: skip
_NUDGED = (
    *skills.NUDGE,
    "nudge {list}", "give {list} a nudge", "bump {list}", "push {list} a bit", "push {list} a little", "give {list} a little push", "shove {list}", "push {list} aside", "push {list} away", "move {list} a bit by pushing", "push {list} somewhere else", "poke {list} until it moves", "slide {list} away a bit", "push {list} around", "push at {list} so it moves", "get {list} to budge", "nudge {list} out of its place", "make {list} slide a little",
)  # fmt: skip
_TOPPLED = (
    *skills.TOPPLE,
    "knock {list} over", "knock over {list}", "tip {list} over", "push {list} over", "push over {list}", "make {list} fall over", "topple {list}", "overturn {list}", "=I want {list} to fall", "lay {list} on its side", "knock down {list}", "tip {list} on its side", "flick {list} over", "bring {list} down", "let {list} fall", "bowl {list} over", "upset {list}", "push {list} so it falls over", "={list} has to fall", "keel {list} over", "give {list} a push and let it fall over",
)  # fmt: skip
_HOME = (
    "go home", "return home", "move (the|your) arm home", "go back (home|to home)", "drive (the|your) arm home", "return to (the|your) home (position|pose|posture)", "go to (the|your) (home|rest|start|resting|initial) (position|pose|posture)", "back to (the|your) (home|start|rest|initial) (position|pose|posture)", "home, please", "=home position", "park (the|your) arm", "park yourself", "reset (the|your) arm", "take (the|your) home (position|pose)",
    "move back home", "retreat to (the|your) home (position|pose)", "retract (the|your) arm", "get (the|your) arm out of the way", "move out of the way", "move away from the table", "clear the view", "get out of the camera's view", "come back home", "=time to go home", "home the (robot|arm)", "bring (the|your) arm back (home|to its home position)", "stow (the|your) arm", "assume the home pose", "pull back to home", "return to base position",
)  # fmt: skip
_OPEN = (
    "open the gripper", "open your gripper", "open (the|your) (hand|fingers|claw|jaws)", "open up", "spread (the|your) fingers", "open (the|your) gripper (fully|all the way|wide|completely)", "=gripper open", "=I want (the|your) (gripper|hand) open", "unclench (the|your) (hand|fingers)", "=the (gripper|hand) (should|must) be open", "get (the|your) gripper open", "(widen|part) (the|your) fingers",
)  # fmt: skip
_LET_GO = ("let go", "let go of {object}", "release {object}", "release it", "drop it", "drop {object}", "let it go", "release what you (hold|have|are holding)", "let {object} fall", "let loose", "open your hand and drop {object}", "don't hold {object} any longer, let go")  # fmt: skip
_CLOSE = (
    "close the gripper", "close your gripper", "close (the|your) (hand|fingers|claw|jaws)", "shut (the|your) (gripper|hand|fingers|claw)", "make a fist", "clench (the|your) (hand|fist|fingers)", "=gripper closed", "=the (gripper|hand) (should|must) be (closed|shut)", "get (the|your) gripper (closed|shut)", "bring (the|your) fingers together", "squeeze (the|your) fingers together", "=I want (the|your) (gripper|hand) (closed|shut)", "close up", "pinch the fingers together",
)  # fmt: skip
_TURN_ROUND = (
    "turn {object} {turn}", "rotate {object} {turn}", "spin {object} {turn}", "turn {object} by {turn}", "give {object} a {turn} turn", "turn {object} {turn} where it (is|stands)", "turn {object} {turn} in place", "rotate {object} in place, {turn}", "=I want {object} turned {turn}", "=could you turn {object} {turn}?", "make {object} face {turn} from now", "{object}: turn {turn}", "{turn} turn for {object}",
    "pick up {object}, turn it {turn} and put it back", "lift {object}, turn it {turn}, and set it down again in its place", "re-orient {object} by {turn}", "change the angle of {object} by {turn}", "twirl {object} {turn}", "turn {object} on the spot by {turn}",
)  # fmt: skip


def moved_by(draft: Draft) -> Request:
    """Move one object by any length, in any usual unit."""
    name = draft.one(draft.table.standing, "an object on the table")
    axis, sign = draft.rng.choice(tuple(SIDE_WORDS))
    words, length_m = some_length(draft.rng, (5, 10, 15, 20))
    pose = draft.table[name].pose
    x, y = (pose.x + sign * length_m, pose.y) if axis == "dx" else (pose.x, pose.y + sign * length_m)
    others = [other.pose for other in draft.table.objects if other.name != name]
    if not (_AREA.contains(x, y) and all(math.hypot(x - o.x, y - o.y) > _ROOM_M for o in others)):
        raise UnsuitableError(f"free table where '{name}' goes")
    side, said = draft.rng.choice(SIDE_WORDS[axis, sign]), draft.say(name)
    slots = {"o": said, "length": words, "side": side, "move": f"{said} {words} {side}"}
    moved = {name: (axis, sign * length_m)}
    return Request(
        task="displace", text=draft.words(_MOVED, slots), steps=tuple(move_steps(draft, moved)), goal=moved_goal(moved)
    )


def thrown_into(draft: Draft) -> Request:
    """Throw something into a tray that is out of reach."""
    table = draft.table
    target = draft.one(table.of_shape("tray", among=table.far), "a tray out of reach")
    name = table.held or draft.one(table.standing)
    draft.used.add(name)
    text = draft.words(_INTO, {"object": draft.say(name), "target": draft.say(target)})
    steps = (*draft.pick(name), f"throw({actor(target)})")
    return Request(task="throw", text=text, steps=steps, goal=f"hit({name!r}, {target!r})")


def done_with_fingers(draft: Draft) -> Request:
    """Touch, push aside or knock over one to three objects."""
    table, rng = draft.table, draft.rng
    posts = [name for name in table.standing if table[name].size[2] > 1.5 * table[name].size[1]]
    if not posts and rng.random() < 0.5:
        posts = table.of_shape("cylinder", among=table.standing)
    deeds = [("touch", "touched", _TOUCHED), ("nudge", "nudged", _NUDGED)]
    function, predicate, templates = rng.choice([*deeds, *[("topple", "toppled", _TOPPLED)] * 3] if posts else deeds)
    group = posts if function == "topple" else list(table.standing)
    names = draft.some(group, min(max(1, len(group)), rng.choice((1, 1, 2, 3))))
    said = draft.speaker.listed(names)
    text = draft.words(templates, {"list": said, predicate: said})
    steps = (*draft.put_away(), *(f"{function}({actor(name)})" for name in names))
    goal = f"{predicate}({', '.join(map(repr, names))})"
    return Request(task="fingers", text=text, steps=steps, goal=goal)


def turned_round(draft: Draft) -> Request:
    """Turn one object where it stands, in everyday words."""
    name = draft.one(draft.table.turnable, "an object that is not round")
    degrees = any_angle(draft.rng, (45, 90, 90, 180, 30))
    text = draft.words(_TURN_ROUND, {"object": draft.say(name), "turn": draft.turn(degrees)})
    return Request(
        task="rotate", text=text, steps=rotation(draft, name, degrees), goal=f"rotated({name!r}, {degrees:g})"
    )


def home(draft: Draft) -> Request:
    """Move the arm home."""
    return Request(task="home", text=draft.words(_HOME, {}), steps=("go_home()",), goal="tool_restored()", keeps=False)


def gripper_words(draft: Draft) -> Request:
    """Open or close the gripper, let go, or go home, in everyday words."""
    held, draw = draft.table.held, draft.rng.random()
    if draw < 0.45:
        return home(draft)
    if held:
        text = draft.words((*_OPEN, *_LET_GO), {"object": draft.say(held)})
        return Request(task="open", text=text, steps=("open_gripper()",), goal=f"not held({held!r})", keeps=False)
    templates, step = (_OPEN, "open_gripper()") if draw < 0.75 else (_CLOSE, "close_gripper()")
    return Request(task="open", text=draft.words(templates, {}), steps=(step,), goal="", keeps=False)
