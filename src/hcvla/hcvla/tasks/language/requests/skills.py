"""Requests for single skills: over, touch, nudge, topple, push, throw, hold, home."""

from __future__ import annotations

from hcvla.tasks.language.requests.numbers import length
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.wordings.wide import skills as wide
from hcvla.tasks.program import actor, over, place_on, turned

_TOOL = "(gripper|hand|tool|fingers|end effector|arm|claw)"
_ABOVE = "(above|over)"
_GO = "(move|bring|take|guide|position|put|get|drive|send|set)"

MATCH_POSE = (
    *wide.MATCH_POSE,
    f"{_GO} the {_TOOL} {{height}} {_ABOVE} {{object}}, (turned|rotated) [by] {{turn}} (from|relative to|against) its (faces|sides)",
    f"{_GO} the {_TOOL} {{height}} {_ABOVE} {{object}} and (turn|rotate) it [by] {{turn}} (from how it stands|from its faces|relative to it)",
    f"hold the {_TOOL} {{height}} {_ABOVE} {{object}}, (at an angle of|turned by|rotated by|at) {{turn}} (to it|to its sides|to its faces)",
    f"stop the {_TOOL} {{height}} {_ABOVE} {{object}}, turned [by] {{turn}}",
    f"=the {_TOOL} (shall|should|must) be {{height}} {_ABOVE} {{object}}, (rotated|turned) [by] {{turn}} [relative to it]",
    f"go {{height}} {_ABOVE} {{object}} with the fingers (turned|rotated) [by] {{turn}} [from its faces]",
    f"go to a (place|pose|point) {{height}} {_ABOVE} {{object}} and turn your {_TOOL} [by] {{turn}}",
    f"{_GO} your {_TOOL} over {{object}}, {{height}} (high|up|above it), and turn it {{turn}} [against its faces]",
    f"align the {_TOOL} with {{object}}, then turn it {{turn}} and stay {{height}} above",
    f"take up a pose {{height}} {_ABOVE} {{object}}, rotated [by] {{turn}} [with respect to it]",
    f"with the {_TOOL} turned {{turn}} from the (faces|sides) of {{object}}, stay {{height}} above it",
    f"I need the {_TOOL} {{height}} {_ABOVE} {{object}} and {{turn}} (off its faces|off its direction|from its sides)",
    f"(go|move) over {{object}} at a height of {{height}}, with the {_TOOL} turned {{turn}}",
    f"approach {{object}} from above to {{height}} and rotate the {_TOOL} {{turn}}",
    f"keep {{height}} (of distance|of room) (above|over) {{object}}, the {_TOOL} at {{turn}} to it",
)  # fmt: skip

CLEAR = (
    *wide.CLEAR,
    f"{_GO} the {_TOOL} {{height}} {_ABOVE} {{mat}} without (touching|hitting|bumping into|contacting|knocking) (anything|any object|any of the others|the other things)",
    f"{_GO} the {_TOOL} to {{height}} {_ABOVE} {{mat}}[,] and (hit|touch|bump into|brush) nothing [on the way]",
    f"go {{height}} {_ABOVE} {{mat}}; (touch|hit) none of the (other things|others|objects around)",
    f"hold the {_TOOL} {{height}} {_ABOVE} {{mat}} and (do not|don't|never) (bump into|touch|hit) anything",
    f"reach a point {{height}} {_ABOVE} {{mat}}, (avoiding|clear of|keeping away from) everything (that stands around|else|on the table)",
    f"without (any contact|touching anything|hitting anything|a collision), {_GO} the {_TOOL} to {{height}} {_ABOVE} {{mat}}",
    f"{_GO} your {_TOOL} {{height}} {_ABOVE} {{mat}}, but (don't|do not) (touch|hit|bump) (anything|a thing|any other object)",
    f"(carefully|safely) {_GO} the {_TOOL} {{height}} {_ABOVE} {{mat}}, nothing (may|must|should) be (touched|hit)",
    f"=the {_TOOL} (should|must) (be|get) {{height}} {_ABOVE} {{mat}} with nothing (touched|hit|bumped)",
    "go over {mat}, {height} high, (avoid|and avoid) (collisions|touching anything|any contact)",
    "get above {mat} ({height} up) without (bumping into|touching) anything on the table",
    f"avoid all objects and {_GO} the {_TOOL} {{height}} {_ABOVE} {{mat}}",
)  # fmt: skip

OVER = (
    *wide.OVER,
    f"{_GO} the {_TOOL} {{height}} {_ABOVE} {{object}}", f"go {{height}} {_ABOVE} {{object}}", f"hover {_ABOVE} {{object}} at {{height}}",
    f"(stay|stop|wait) {{height}} {_ABOVE} {{object}}", f"position yourself {{height}} {_ABOVE} {{object}}",
    f"=the {_TOOL} should be {{height}} {_ABOVE} {{object}}",
)  # fmt: skip

TRACE = (
    *wide.TRACE,
    f"{_GO} the {_TOOL} {{height}} {_ABOVE} {{first}}, then {{second}}, then {{third}}",
    "go over {first}, {second} and {third} (in this order|in that order|one after the other), {height} (high|up|above them)",
    "visit {first}, {second} and {third} (one after the other|in turn|in this order|in sequence), {height} above (each|them)",
    f"hold the {_TOOL} {{height}} {_ABOVE} {{first}}, (next|then) {_ABOVE} {{second}} and (last|finally|at last) {_ABOVE} {{third}}",
    f"first [go] over {{first}}, then over {{second}}, then over {{third}}: {_GO} the {_TOOL}, {{height}} high",
    "trace the way from {first} over {second} to {third}, {height} above them",
    f"{_GO} the {_TOOL} from {{first}} to {{second}} and on to {{third}}, {{height}} above each",
    f"(start|begin) {{height}} {_ABOVE} {{first}}, (go on|continue|move on) to {{second}} and (end|finish|stop) {_ABOVE} {{third}}",
    "go to {first}, after that to {second}, and after that to {third}, always {height} above",
    "pass over {first}, {second}, {third} at a height of {height}",
    f"{_GO} the {_TOOL} {_ABOVE} {{first}}. Then {_ABOVE} {{second}}. Then {_ABOVE} {{third}}. {{height}} each time",
    f"tour: {{first}}, {{second}}, {{third}}; {_TOOL} {{height}} above each of them",
)  # fmt: skip

TOUCH = (
    *wide.TOUCH,
    "touch {list}", "touch {list} (with the fingertips|with your fingertips|lightly|gently|softly|once|briefly)", "tap {list}",
    "tap {list} (without moving anything|lightly|gently|with a finger|once|softly)", "(put|place|lay) your fingertips on {list} (for a moment|briefly)",
    "bring the closed gripper into contact with {list}", "(just|only) touch {list}", "touch {list}, (nothing shall move|don't move it|do not push it|leave it where it is)",
    "(feel|contact) {list} [with your fingertips]", "give {list} a (tap|light touch|gentle tap|pat)", "=I want {list} (touched|tapped)",
    "={list} (should|must|is to|needs to) be (touched|tapped) [once|gently|]", "let your fingertips (touch|meet) {list}", "go and touch {list}",
    "touch {list} but (don't|do not) (pick it up|lift it|grab it|move it|push it)", "reach out and touch {list}", "(lightly|gently|softly|briefly) (touch|tap) {list}",
    "(set|rest) a finger on {list}", "have your gripper touch {list}", "get your fingertips to {list} without (moving|shifting) it",
)  # fmt: skip

NUDGE = (
    *wide.NUDGE,
    "nudge {list}", "nudge {list} (away|aside|a bit|out of the way|to wherever there is room|a little)", "push {list} (a hand's width|about a hand's width) away",
    "touch and push {list}", "push {list} (out of the way|aside|away) [without (grasping|lifting|picking up|gripping)]", "(move|shift|get) {list} aside by pushing",
    "give {list} a (push|nudge|shove|little push)", "(shove|shift) {list} (aside|away|out of its place|out of the way) [without grasping]", "push {list} (away from where it stands|somewhere else)",
    "=I want {list} (pushed aside|pushed away|nudged|pushed out of the way)", "={list} (should|must) be (pushed|nudged|shoved) (aside|away|out of the way)",
    "push {list} anywhere else, (don't|do not) (pick it up|lift it|grasp it)", "clear {list} out of the way by pushing", "(bump|knock) {list} aside (but|and) keep it upright",
    "push {list} off its (spot|place|position)", "use closed fingers to push {list} (away|aside)", "slide {list} (away|aside|out of the way)", "without (gripping|lifting|grasping), push {list} (away|aside)",
)  # fmt: skip

TOPPLE = (
    *wide.TOPPLE,
    "topple {list}", "topple {list} (over|with a finger|with the fingertips)", "knock {list} over", "knock over {list}", "touch and topple {list}", "make {list} (fall|fall over|tip over|topple)",
    "push {list} over [with the fingertips|with a finger|]", "tip {list} over", "tip over {list}", "push over {list}", "knock {list} down", "(throw|bring) {list} down with your fingers",
    "lay {list} (down on its side|flat|on its side) by pushing", "=I want {list} (knocked over|toppled|lying on its side|to fall over)", "={list} (should|must|has to) (fall over|fall|be knocked over|lie on its side|tip over)",
    "let {list} fall over", "(upend|overturn) {list}", "give {list} a push so that it falls [over]", "push against the top of {list} until it falls", "see that {list} (falls|tips) over",
)  # fmt: skip

PUSH = (
    *wide.PUSH,
    "push {object} (toward|towards|to) {target}", "slide {object} (toward|towards|over to|to) {target}", "push {object} in the direction of {target}",
    "(move|bring|get) {object} closer to {target} by pushing [it]", "shove {object} (toward|towards) {target} [without (grasping|lifting|picking up) it]",
    "without (picking it up|grasping it|lifting it), push {object} (to|toward|towards) {target}", "push {object} (nearer|closer) to {target}", "(drag|scoot|slide) {object} along the table (toward|towards) {target}",
    "push {object} along the table to {target}", "give {object} a push (toward|towards|in the direction of) {target}", "={object} should (slide|be pushed) (toward|towards|closer to) {target}",
    "=I want {object} pushed (toward|towards|to|closer to) {target}", "push {object}, not lift it, (toward|towards) {target}", "with closed fingers, push {object} (toward|towards) {target}",
    "use the fingertips to slide {object} (toward|towards) {target}", "(reduce|close) the gap between {object} and {target} by pushing {object}",
    "make {object} slide (toward|towards) {target}", "keep {object} on the table and push it (toward|towards|to) {target}",
)  # fmt: skip

THROW = (
    *wide.THROW,
    "throw {object} (at|to|onto|over to) {target}", "toss {object} (to|at|onto|over to) {target}", "hit {target} with {object}", "throw {object} so that it (hits|lands on|lands at|reaches) {target}",
    "(chuck|lob|fling|sling) {object} (at|to|over to|onto) {target}", "={target} is (out of reach|too far away); throw {object} there", "={target} is too far away to reach, so throw {object} (at it|there)",
    "make {object} (hit|land on|land at) {target} with a throw", "throw {object}, aim (at|for) {target}", "take aim at {target} and throw {object}", "use {target} as (a target|the target) for {object}",
    "=I want {object} thrown (at|to|onto) {target}", "={object} should be thrown (at|to|onto) {target}", "get {object} to {target} by throwing [it]", "play catch: {object} to {target}", "=throw! {object} to {target}",
)  # fmt: skip
THROW_HELD = (
    "throw {object} that you hold, so that it hits {target}", "=you hold {object}: throw it at {target}", "throw what you hold (at|to|onto) {target}",
    "throw it (at|to|onto) {target}", "throw {object} in your (hand|gripper) (at|to) {target}",
)  # fmt: skip

THROW_TOPPLE = (
    *wide.THROW_TOPPLE,
    "throw {object} at {target} so that it (falls over|falls|topples|tips over)", "knock {target} (over|down) by throwing {object} [at it]", "topple {target} with a throw of {object}",
    "toss {object} at {target}; it (shall|should|must) end up lying down", "hit {target} with {object} and make it fall", "=you hold {object}: throw down {target} with it", "(throw|toss|chuck) {object} to (knock over|knock down|topple) {target}",
    "(throw|toss|lob) {object} at {target} and (knock it over|knock it down|make it fall|topple it)", "use {object} to knock {target} over with a throw", "make {target} (fall over|topple) by (throwing|tossing) {object} at it",
    "bowl {target} over with {object}", "throw {object} (hard enough|so) that {target} falls", "=I want {target} (knocked over|toppled) by a throw of {object}", "(aim|take aim) at {target} and throw {object} so it falls over",
    "={target} (should|must) fall over when you throw {object} at it", "toss {object} so that {target} (is knocked over|tips over|is lying down)",
)  # fmt: skip

PLACE_HELD = (
    *wide.PLACE_HELD,
    "put down {object}, which you (hold|are holding), on {target}", "=you (hold|have|are holding) {object}: (place|put|set) it on {target}", "(put|place|set) what you (hold|are holding|have) (on|onto) {target}",
    "(put|place|set) {object} that is in your (gripper|hand) (on|onto) {target}", "set {object} in your hand down on {target}", "={object} is in (the|your) (gripper|hand); it goes on {target}", "put it on {target}", "(put|place|set) it down on {target}",
    "(put|place|set|lay) {object} (on|onto|on top of) {target}", "(drop off|release|deliver) {object} on {target}", "what you hold goes on {target}", "(put|place) the thing in your (hand|gripper) on {target}", "lower {object} (onto|on) {target} and let go",
    "place the object you are holding on {target}", "let go of {object} on {target}", "={object} goes on {target}", "=it belongs on {target}", "put that down on {target}", "now put what you are carrying on {target}", "unload {object} (onto|on) {target}",
)  # fmt: skip


def place_held(draft: Draft) -> Request:
    """Put what is held from the start on something."""
    if draft.table.held is None:
        raise UnsuitableError("something must be in the gripper")
    name, target = draft.table.held, draft.one(draft.table.free_supports)
    draft.used.add(name)
    text = draft.words(PLACE_HELD, {"object": draft.say(name), "target": draft.say(target)})
    return Request(task="place_held", text=text, steps=(place_on(target),), goal=f"on({name!r}, {target!r})")


def _height(draft: Draft, *usual: int) -> tuple[str, float]:
    cm = draft.rng.choice(usual) if draft.rng.random() < 0.7 else draft.rng.randint(5, 25)
    return length(draft.rng, cm), cm / 100


def match_pose(draft: Draft) -> Request:
    """Bring the gripper over an object, at a height and an angle."""
    name = draft.one(draft.table.turnable)
    angles = (-40, -30, 30, 40) if draft.table[name].shape == "cube" else (-30, 30)
    height, height_m = _height(draft, 12, 15, 18, 20, 25)
    degrees = (
        draft.rng.choice(angles)
        if draft.rng.random() < 0.7
        else draft.rng.randint(4, 9) * 5 * draft.rng.choice((-1, 1))
    )
    text = draft.words(MATCH_POSE, {"object": draft.say(name), "height": height, "turn": draft.turn(degrees)})
    steps = (*draft.put_away(), f"move_to({turned(over(name, height_m), degrees)})")
    goal = f"tool_over({name!r}, {height_m:g}, {degrees:g})"
    return Request(task="match_pose", text=text, steps=steps, goal=goal, keeps=False)


def move_without_hitting(draft: Draft) -> Request:
    """Bring the gripper low over a mat and touch nothing else."""
    table = draft.table
    mat = draft.one(table.of_shape("mat", among=table.free_supports))
    others = [name for name in table.names if name != mat]
    if not 1 <= len(others) <= 5 or table.held:
        raise UnsuitableError("one to five other objects, none of them held")
    height, height_m = _height(draft, 5, 8, 10)
    text = draft.words(CLEAR, {"mat": draft.say(mat), "height": height})
    goal = f"tool_over({mat!r}, {height_m:g}) and untouched({', '.join(map(repr, others))})"
    steps = (f"move_to({over(mat, height_m)})",)
    return Request(task="move_without_hitting", text=text, steps=steps, goal=goal, keeps=False)


def move_over(draft: Draft) -> Request:
    """Bring the gripper over an object, at a height."""
    name = draft.one([n for n in draft.table.names if draft.table.reachable(n) and n != draft.table.held])
    height, height_m = _height(draft, 10, 12, 15, 20)
    text = draft.words(OVER, {"object": draft.say(name), "height": height})
    steps = (*draft.put_away(), f"move_to({over(name, height_m)})")
    return Request(task="move_over", text=text, steps=steps, goal=f"tool_over({name!r}, {height_m:g})", keeps=False)


def trace(draft: Draft) -> Request:
    """Visit places above three mats, one after the other."""
    names = draft.some(draft.table.of_shape("mat", among=draft.table.supports), 3, "three mats")
    height, height_m = _height(draft, 10, 15, 20)
    slots = dict(zip(("first", "second", "third"), map(draft.say, names), strict=True))
    text = draft.words(TRACE, {**slots, "height": height})
    steps = (*draft.put_away(), *(f"move_to({over(name, height_m)})" for name in names))
    goal = ", ".join(f"tool_over({name!r}, {height_m:g})" for name in names)
    return Request(task="trace", text=text, steps=steps, goal=f"then({goal})", keeps=False)


def _each(
    draft: Draft, task: str, function: str, predicate: str, names: list[str], templates: tuple[str, ...]
) -> Request:
    text = draft.words(templates, {"list": draft.speaker.listed(names)})
    steps = (*draft.put_away(), *(f"{function}({actor(name)})" for name in names))
    return Request(task=task, text=text, steps=steps, goal=f"{predicate}({', '.join(map(repr, names))})")


def touch(draft: Draft) -> Request:
    """Touch every object named, without moving it."""
    return _each(draft, "touch", "touch", "touched", _one_or_two(draft, draft.table.standing), TOUCH)


def nudge(draft: Draft) -> Request:
    """Push every object named out of its place."""
    return _each(draft, "touch_push", "nudge", "nudged", _one_or_two(draft, draft.table.standing), NUDGE)


def topple(draft: Draft) -> Request:
    """Knock every post named over."""
    table = draft.table
    posts = [name for name in table.standing if table[name].size[2] > 1.5 * table[name].size[1]]
    return _each(draft, "touch_topple", "topple", "toppled", _one_or_two(draft, posts), TOPPLE)


def _one_or_two(draft: Draft, names: tuple[str, ...] | list[str]) -> list[str]:
    return draft.some(names, min(max(len(names), 1), draft.rng.choice((1, 1, 2))))


def push(draft: Draft) -> Request:
    """Slide one object toward another without grasping it."""
    name, target = draft.some(draft.table.standing, 2, "two objects")
    if draft.table.apart_m(name, target) < 0.18:
        raise UnsuitableError("two objects 0.18 m apart")
    text = draft.words(PUSH, {"object": draft.say(name), "target": draft.say(target)})
    steps = (*draft.put_away(), f"push({actor(name)}, {actor(target)})")
    return Request(task="push", text=text, steps=steps, goal=f"pushed_toward({name!r}, {target!r})")


def throw(draft: Draft) -> Request:
    """Throw something at a mat or a post out of reach."""
    table = draft.table
    target = draft.one(table.far, "a target out of reach")
    name = table.held or draft.one(table.standing)
    draft.used.add(name)
    templates = (*THROW, *THROW_HELD) if table.held else THROW
    text = draft.words(templates, {"object": draft.say(name), "target": draft.say(target)})
    steps = (*draft.pick(name), f"throw({actor(target)})")
    return Request(task="throw", text=text, steps=steps, goal=f"hit({name!r}, {target!r})")


def throw_topple(draft: Draft) -> Request:
    """Throw something at a post out of reach, which falls over."""
    table = draft.table
    target = draft.one(table.of_shape("cylinder", "prism", among=table.far), "a post out of reach")
    name = table.held or draft.one(table.standing)
    draft.used.add(name)
    text = draft.words(THROW_TOPPLE, {"object": draft.say(name), "target": draft.say(target)})
    steps = (*draft.pick(name), f"throw({actor(target)})")
    goal = f"hit({name!r}, {target!r}) and toppled({target!r})"
    return Request(task="throw_topple", text=text, steps=steps, goal=goal)
