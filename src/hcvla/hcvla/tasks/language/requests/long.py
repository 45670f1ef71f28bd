"""Requests of the long tasks: towers and groups, the scale, throwing by color, boxes, made-up words."""

from __future__ import annotations

from hcvla.api.types import SUPPORT_SHAPES
from hcvla.tasks.families import TaskInstance
from hcvla.tasks.l2.balance import splits
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.speaker import plural
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.language.wordings.slots import stack_words
from hcvla.tasks.language.wordings.wide import long as wide
from hcvla.tasks.memory.covered import hide_and_fetch
from hcvla.tasks.novel import ADJECTIVES, NOUNS, comparative
from hcvla.tasks.program import actor, carry, pick, pile

_KNOCK = "(topple the stack|knock it over|knock it down|make it (all fall|fall over)|push the stack over|push it over|tip it over|topple it|knock the tower down|topple what you built|bring it down again)"
STACK_TOPPLE = (
    *wide.STACK_TOPPLE,
    f"stack {{chainand}}, then {_KNOCK}", f"build a (tower|stack|pile) from {{list}}, from the bottom up, and {_KNOCK}", f"put {{chain}}; after that {_KNOCK}", f"stack {{list}} in this order, the first one lowest, and then {_KNOCK}",
    f"pile up {{list}}, first at the bottom, then {_KNOCK}", f"make a stack: {{chainand}}. then {_KNOCK}", f"<stack> {{list}} from bottom to top, then {_KNOCK}", f"build a (tower|stack) with {{roles}}, and then {_KNOCK}", f"first stack {{chain}}, then {_KNOCK}",
    f"make a (tower|stack|pile) of {{list}} from the bottom up. When it stands, {_KNOCK}", f"once you have stacked {{chain}}, {_KNOCK}", f"put {{chain}} and {_KNOCK}", f"<stack> {{listdown}} from top to bottom and then {_KNOCK}",
)  # fmt: skip

SORT_STACK = (
    *wide.SORT_STACK,
    "stack the (things|objects) that have the same {by}", "make one (stack|tower|pile) for each {by}", "stack everything of the same {by} on one another, in any order", "sort the objects by {by} into (stacks|towers|piles)", "build a (tower|stack|pile) of each {by}", "pile up what is alike in {by}",
    "(stack|pile up) (objects|things|the objects|everything) by {by}", "make (stacks|towers|piles) by {by}", "make (stacks|towers|piles), one for every {by}", "put (objects|things) of (the same|equal|like) {by} on top of each other", "=each {by} (should|gets to) be one (stack|tower|pile)", "=same {by}, same (stack|tower|pile)",
    "stack (all|everything|all objects) according to {by}", "one (tower|stack|pile) per {by}", "=I want the objects stacked by {by}", "=things that share the {by} belong in one (stack|pile|tower)", "sort by {by} and stack each group", "(pile|stack) the objects, keeping each {by} (together|in one stack)",
)  # fmt: skip

BALANCE = (
    *wide.BALANCE,
    "put {list} on {first} and {second} so that the scale is (level|balanced|even)", "share {list} out between {first} and {second}: both (shall|should|must) bear the same weight", "load the scale with {list} so that neither {first} nor {second} sinks", "balance {list} on {first} and {second}[; a block twice as high weighs twice as much]",
    "all blocks go on the scale, and it (shall|should|must) stay level: {list} on {first} and {second}", "place {list} on the two pans, {first} and {second}, equally heavy on both sides", "balance the scale with {list}, using {first} and {second}", "distribute {list} over {first} and {second} so that (both weigh the same|the scale stays level)",
    "put {list} on the pans, {first} and {second}, evenly", "(split|divide) {list} between {first} and {second} with equal weight", "=the scale (must|should) be level with {list} on {first} and {second}", "load {first} and {second} with {list}, the same weight on each", "weigh out {list} evenly over {first} and {second}",
    "keep the scale level and put {list} on {first} and {second}", "=I want {list} on {first} and {second}, (balanced|in balance|equally heavy)", "make {first} and {second} equally heavy with {list}",
)  # fmt: skip

THROW_SORT = (
    *wide.THROW_SORT,
    "throw {list} onto the mat of the same color", "sort {list} by throwing: each to the mat of its color", "toss {list}, each at the matching mat", "=the mats are out of reach; throw {list} there by color", "hit the mat of the same color with {list}", "throw everything that lies here to the mat of its color, that is {list}",
    "throw {list} (to|at|onto) the (matching|right|correct) mat", "(toss|lob|chuck) {list} (at|to|onto) the mat of the same (color|colour)", "throw {list}, each to its own mat", "={list} (should|must) be thrown to the mat of (its|the same) (color|colour)", "sort {list} onto the far mats by throwing, (color|colour) by (color|colour)",
    "=each to its mat: throw {list}", "throw {list} by (color|colour)", "(sort by color, by throwing|color sort with throws): {list}", "=I want {list} thrown at the mat with the same (color|colour)", "take {list} and throw it to the mat that matches its (color|colour)",
)  # fmt: skip

COVERED = (
    *wide.COVERED,
    "cover {object} with {box}, put {other} on {first}, then uncover {object} and put it on {second}", "hide {object} under {box}; move {other} to {first}; then take {box} away and put {object} on {second}", "put {box} over {object}, place {other} on {first}, and at last bring {object} from under the box to {second}",
    "={box} goes over {object}, then {other} on {first}, last {object} on {second}", "set {box} down over {object}. put {other} on {first}. lift {box} off and move {object} to {second}", "with {object} hidden under {box}, put {other} on {first}; after that {object} goes on {second}",
    "(cover|hide) {object} (with|under) {box}. Then <put> {other} on {first}. Then <put> {object} on {second}", "first cover {object} with {box}, next <put> {other} on {first}, then (uncover|free) {object} and <put> it on {second}", "lower {box} over {object}, <put> {other} on {first}, take {box} off [again] and <put> {object} on {second}",
    "place {box} over {object}; {other} goes on {first}; then {object}, uncovered, goes on {second}", "use {box} to (hide|cover) {object} while you <put> {other} on {first}, then get {object} out and <put> it on {second}", "(hide|cover) {object} (under|with) {box}, <put> {other} on {first}, and finally <put> {object} on {second}",
)  # fmt: skip
COVER = (
    "cover {object} with {box}", "hide {object} under {box}", "put {box} over {object}", "(set|lower) {box} down over {object}", "={object} should be (under|covered by|hidden under) {box}", "use {box} to (cover|hide) {object}", "place {box} upside down over {object}", "={box} goes over {object}",
)  # fmt: skip

TOUCH_RESET_PICK = (
    *wide.TOUCH_RESET_PICK,
    "touch one {shape}, go back home, then pick up the one you touched", "touch any {shape}, return to the home posture and then (grasp|pick up) the same {shape}", "tap one of the {shapes}, go home, and then pick up the {shape} that you tapped", "choose a {shape} and touch it; after going home pick that {shape} up",
    "first touch a {shape}, then go home, then lift the one you have touched", "put your fingertips on one {shape}, move the arm home and pick up that very {shape}", "touch (a|one|any) {shape}, (go|drive|move) home, (lift|pick up|grab|take) the same one", "(touch|tap) one of the {shapes}. Go home. Then (pick up|lift|grab) the one you (touched|tapped)",
    "(touch|tap) some {shape}, return home and (lift|pick up|take) the one that you (touched|tapped)", "after touching (a|one|any) {shape}, go home and then pick it up", "touch whichever {shape} you like, go home, pick the same one up", "pick a {shape} to touch, touch it, return home, then lift it",
    "go touch a {shape}, come back home, and then (grab|lift|take) that same {shape}", "touch one of the {shapes}, (reset|return) the arm (to its home|home), and pick up the touched one",
)  # fmt: skip

_NAMING = (
    *wide.NAMING,"{object} is a {noun} and {target} is a {place}", "a {noun} is {object}, a {place} is {target}", "we say {noun} to {object} and {place} to {target}", "this is a {noun}: {object}. this is a {place}: {target}", "{object} is called {noun}, {target} is called {place}", "let {noun} mean {object} and {place} mean {target}", "{noun} means {object}; {place} means {target}", "{object} = {noun}, {target} = {place}")  # fmt: skip
_USING = (
    *wide.USING,"(put|place|set) the {noun} on the {place}", "the {noun} goes on the {place}", "move the {noun} (onto|on|to) the {place}", "pick up the {noun} and (put|place) it on the {place}", "take the {noun} and put it on the {place}", "the {noun} (should|must) be on the {place}", "get the {noun} (onto|on) the {place}")  # fmt: skip
NOVEL_NOUN = (
    *(f"={naming}{link}{using}" for naming in _NAMING for link in (": ", ". ", "; ", ", so ") for using in _USING),
    "put the {noun} on the {place}, where {noun} means {object} and {place} means {target}", "call {object} {noun} and {target} {place}, then put the {noun} on the {place}", "place the {noun} on the {place}; {noun} is {object}, {place} is {target}", "if {object} is a {noun} and {target} a {place}, put the {noun} on the {place}",
)  # fmt: skip
_SHOWING = (
    *wide.SHOWING,"{more} is {adjective} than {less}", "given that {more} is {adjective} than {less}", "{more}, compared to {less}, is {adjective}", "you see that {more} is {adjective} than {less}", "since {more} is {adjective} than {less}", "let us say {more} is {adjective} than {less}")  # fmt: skip
_CHOOSING = (
    *wide.CHOOSING,"(put|place|set) the {adjective} {shape} on {target}", "the {adjective} {shape} goes on {target}", "move the {adjective} {shape} (onto|on|to) {target}", "of both {shapes}, put the {adjective} one on {target}", "take the {adjective} {shape} and put it on {target}", "the {adjective} one of the {shapes} (should|must) be on {target}")  # fmt: skip
NOVEL_ADJ = (
    *(f"={showing}{link}{choosing}" for showing in _SHOWING for link in (": ", ". ", ", ", "; ") for choosing in _CHOOSING),
    "put the {adjective} {shape} on {target}; {more}, for example, is {adjective} than {less}", "see how {more} is {adjective} than {less}? move the {adjective} {shape} onto {target}", "put on {target} the {shape} that is {adjective}, as {more} is {adjective} than {less}",
)  # fmt: skip
_CALLED = (
    *wide.CALLED,"{target} is a {noun}", "a {noun} is {target}", "{target} is called {noun}", "we say {noun} to {target}", "{noun} means {target}", "{target} = {noun}")  # fmt: skip
NOVEL_ADJ_NOUN = (
    *(f"={showing} and {called}{link}{choosing}" for showing in _SHOWING for called in _CALLED for link in (": ", ". ", "; ") for choosing in (c.replace("{target}", "the {noun}") for c in _CHOOSING)),
    *(f"={called}, and {showing}{link}{choosing}" for showing in _SHOWING[:1] for called in _CALLED for link in (": ", ". ") for choosing in (c.replace("{target}", "the {noun}") for c in _CHOOSING)),
    "put the {adjective} {shape} on the {noun}, where {noun} means {target} and {more} is {adjective} than {less}",
)  # fmt: skip


def stack_topple(draft: Draft) -> Request:
    """Stack cubes, and then knock the stack over."""
    count = draft.rng.choice((2, 3, 3, 4))
    names = draft.some(draft.table.of_shape("cube", among=draft.table.standing), count, "cubes")
    slots = stack_words(draft.rng, TaskInstance("stack", {"objects": tuple(names)}))
    said = {f"n{index}": draft.say(name) for index, name in enumerate(names)}
    steps = (
        *draft.put_away(),
        *pile(names),
        f"topple({actor(names[0])})",
    )
    listed = ", ".join(map(repr, names))
    goal = f"then(stacked({listed}), grounded({listed}))"
    return Request(task="stack_topple", text=draft.words(STACK_TOPPLE, {**slots, **said}), steps=steps, goal=goal)


def sort_stack(draft: Draft) -> Request:
    """Stack what is alike, in color or in shape."""
    table = draft.table
    if table.held or len(table.standing) != len(table.objects):
        raise UnsuitableError("objects that all stand on the table")
    by = draft.rng.choice(("color", "shape"))
    # Widest first: what is as wide as high stands well on it.
    groups: dict[str, list[str]] = {}
    for name in table.names:
        color, _, noun = name.rpartition(" ")
        groups.setdefault(color if by == "color" else noun, []).append(name)
    if not 2 <= len(groups) <= 3 or not all(2 <= len(group) <= 3 for group in groups.values()):
        raise UnsuitableError("two or three groups of two or three")
    draft.used |= set(table.names)
    steps = tuple(line for group in groups.values() for line in pile(group))
    goal = " and ".join(f"piled({', '.join(map(repr, group))})" for group in groups.values())
    word = draft.rng.choice(("color", "colour")) if by == "color" else by
    return Request(task="sort_stack", text=draft.words(SORT_STACK, {"by": word}), steps=steps, goal=goal)


def balance(draft: Draft) -> Request:
    """Share blocks of different heights out between the two pans of a scale."""
    table = draft.table
    names = draft.rng.sample(blocks := table.of_shape("block"), len(blocks))
    pans = draft.some(table.of_shape("pan"), 2, "two pans")
    slices = [round(table[name].size[2] * 100) for name in names]
    options = splits(slices) if 2 <= len(names) <= 4 and not table.held else []
    if not options:
        raise UnsuitableError("blocks that two pans can share evenly")
    draft.used |= set(names)
    shares = [[i for i in range(len(names)) if (i in options[0]) == first] for first in (True, False)]
    piles = [[names[i] for i in sorted(share, key=lambda i: -slices[i])] for share in shares]
    steps = [line for pan, pile in zip(pans, piles, strict=True) for line in carry(pile[0], pan)]
    steps += [line for pile in piles for upper in pile[1:] for line in carry(upper, pile[0])]
    first, second = pans
    goal = " and ".join(f"loaded({name!r}, {first!r}, {second!r})" for name in names)
    goal += f" and balanced({first!r}, {second!r}, {', '.join(map(repr, names))})"
    slots = {"list": draft.speaker.listed(names), "first": draft.say(first), "second": draft.say(second)}
    return Request(task="balance", text=draft.words(BALANCE, slots), steps=tuple(steps), goal=goal)


def throw_sort(draft: Draft) -> Request:
    """Throw each object at the mat of its color; the mats are out of reach."""
    table = draft.table
    mats = {table[name].color: name for name in table.of_shape("mat", among=table.far)}
    names = [name for name in table.standing if table[name].color in mats]
    if not names or table.held:
        raise UnsuitableError("objects with mats of their colors out of reach")
    names = draft.some(names, draft.rng.randint(1, len(names)))
    steps = [line for name in names for line in (pick(name), f"throw({actor(mats[table[name].color])})")]
    goal = " and ".join(f"hit({name!r}, {mats[table[name].color]!r})" for name in names)
    text = draft.words(THROW_SORT, {"list": draft.speaker.listed(names)})
    return Request(task="throw_sort", text=text, steps=tuple(steps), goal=goal)


def covered(draft: Draft) -> Request:
    """Hide a small object under a box, do something else, and then fetch it."""
    table = draft.table
    box = draft.one(sorted(table.hollow & set(table.standing)), "a box that is open below")
    name = draft.one([n for n in table.standing if max(table[n].size) < 0.04], "a small object")
    other = draft.one(table.standing)
    first, second = draft.some(table.free_supports, 2, "two supports")
    roles = {"box": box, "object": name, "other": other, "first": first, "second": second}
    slots = {key: draft.say(n) for key, n in roles.items()}
    put_away = draft.put_away()
    goal, steps = hide_and_fetch(*roles.values())
    return Request(task="covered", text=draft.words(COVERED, slots), steps=(*put_away, *steps), goal=goal)


def cover(draft: Draft) -> Request:
    """Hide a small object under a box."""
    table = draft.table
    box = draft.one(sorted(table.hollow & set(table.standing)), "a box that is open below")
    name = draft.one([n for n in table.standing if max(table[n].size) < 0.04], "a small object")
    steps = (*draft.pick(box), f"cover({actor(name)})")
    draft.held = None
    text = draft.words(COVER, {"box": draft.say(box), "object": draft.say(name)})
    return Request(task="cover", text=text, steps=steps, goal=f"covered({name!r}, {box!r})")


def touch_reset_pick(draft: Draft) -> Request:
    """Touch one of several alike, go home, and pick the one that was touched."""
    table = draft.table
    shape = draft.rng.choice(("cube", "cylinder", "prism"))
    names = sorted(table.of_shape(shape, among=table.standing))
    if len(names) != len(table.of_shape(shape)) or not 2 <= len(names) <= 4 or table.held:
        raise UnsuitableError("two to four of one shape")
    name, noun = names[0], names[0].rpartition(" ")[2]
    draft.used.add(name)
    goal = " or ".join(f"then(touched({n!r}), tool_restored(), held({n!r}))" for n in names)
    text = draft.words(TOUCH_RESET_PICK, {"shape": noun, "shapes": plural(noun)})
    steps = (f"touch({actor(name)})", "go_home()", pick(name))
    return Request(task="touch_reset_pick", text=text, steps=steps, goal=goal, keeps=False)


def novel_noun(draft: Draft) -> Request:
    """Explain made-up nouns, and use them."""
    name, target = draft.one(draft.table.movable), draft.one(draft.table.free_supports)
    if draft.table.under.get(name) == target:
        raise UnsuitableError("an object that is not there yet")
    noun, place = draft.rng.sample(made_up(draft), 2)
    slots = {"object": draft.say(name), "target": draft.say(target), "noun": noun, "place": place}
    steps = tuple(draft.carry(name, target))
    return Request(
        task="novel_noun", text=draft.words(NOVEL_NOUN, slots), steps=steps, goal=f"on({name!r}, {target!r})"
    )


def made_up(draft: Draft) -> list[str]:
    """Return made-up nouns: those of the suite, and others put together from syllables."""
    syllables = ("bli", "dor", "fa", "gru", "ki", "lo", "mep", "nu", "pra", "sto", "ti", "vo", "wex", "zu")
    return [*NOUNS, *("".join(draft.rng.sample(syllables, 2)) for _ in range(4))]


def novel_adj(draft: Draft) -> Request:
    """Show a made-up comparative on two objects, and use it on two others."""
    name, target, slots = _example_and_choice(draft)
    text = draft.words(NOVEL_ADJ, slots)
    steps = tuple(draft.carry(name, target))
    return Request(task="novel_adj", text=text, steps=steps, goal=f"on({name!r}, {target!r})")


def novel_adj_noun(draft: Draft) -> Request:
    """Use a made-up comparative and a made-up noun in one sentence."""
    name, target, slots = _example_and_choice(draft)
    text = draft.words(NOVEL_ADJ_NOUN, {**slots, "noun": draft.rng.choice(made_up(draft))})
    steps = tuple(draft.carry(name, target))
    return Request(task="novel_adj_noun", text=text, steps=steps, goal=f"on({name!r}, {target!r})")


def _example_and_choice(draft: Draft) -> tuple[str, str, dict[str, str]]:
    """Return the object that is meant, where it goes, and the words."""
    table = draft.table
    pairs = [names for s in ("cube", "cylinder", "prism") if len(names := table.of_shape(s)) == 2]
    if len(pairs) != 2 or table.held or any(table[n].shape in SUPPORT_SHAPES for pair in pairs for n in pair):
        raise UnsuitableError("two pairs of one shape each")
    target = draft.one(table.free_supports)
    example, choice = (sorted(pair, key=lambda n: table[n].size[2]) for pair in draft.rng.sample(pairs, 2))
    if any(abs(table[a].size[2] - table[b].size[2]) < 0.01 for a, b in (example, choice)):
        raise UnsuitableError("pairs that differ in size")
    larger = draft.rng.random() < 0.5
    less, more = example if larger else example[::-1]
    name = choice[1] if larger else choice[0]
    noun = name.rpartition(" ")[2]
    draft.used.add(name)
    slots = {"more": draft.speaker.full(more), "less": draft.speaker.full(less), "target": draft.say(target)}
    stems = [*ADJECTIVES, "dop", "fim", "rund", "zelt", "quip", "brol"]
    return (
        name,
        target,
        {**slots, "adjective": comparative(draft.rng.choice(stems)), "shape": noun, "shapes": plural(noun)},
    )
