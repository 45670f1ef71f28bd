"""More ways to ask for the long tasks."""

from __future__ import annotations

_DOWN = "(let it crash|bring it crashing down|make it collapse|upset it|destroy it|knock all of it down|send it tumbling|overturn it|push it so that all fall)"

STACK_TOPPLE: tuple[str, ...] = (
    f"{{chainand}}: build that, then {_DOWN}", f"first a (tower|stack) of {{list}}, bottom up, after which you {_DOWN}", f"construct a (tower|pile) with {{roles}}; when it is up, {_DOWN}", f"raise a (tower|stack) from {{list}}, the first lowest; finally {_DOWN}", f"set {{chain}}. Afterwards {_DOWN}", f"heap {{list}} in this order, first lowest, only to {_DOWN}",
    f"after building a stack with {{roles}}, {_DOWN}", f"make a pile, {{chain}}, and in the end {_DOWN}", f"=build and destroy: {{list}}, first one at the bottom, then {_DOWN}", f"put one upon the other, {{listdown}} from top to bottom, then {_DOWN}",
)  # fmt: skip

SORT_STACK: tuple[str, ...] = (
    "gather what has one {by} into one (tower|stack|pile)", "=whatever shares its {by} goes on one heap", "let every {by} have its own (tower|stack|pile)", "group by {by}, and stack every group", "=for every {by}, a (tower|stack|pile) of its own", "build (towers|stacks|piles) out of objects alike in {by}", "classify everything by {by} and pile each class up", "put like on like, by {by}",
    "separate the objects by {by}, each group in one (tower|stack|pile)", "=only things of one {by} may be in one (stack|tower|pile); stack them all", "arrange (everything|all objects|the objects) in (stacks|towers|piles) of equal {by}", "=no mixed (stacks|towers): pile things up {by} by {by}", "tidy up by making one (stack|tower|pile) of each {by}", "collect things of the same {by} on top of one another",
    "{by} by {by}, stack (everything|all things|the objects)", "=objects of one {by} (should|must) stand on each other", "make as many (stacks|towers|piles) as there are {by}s", "organize by {by}: one (stack|tower) for each", "heap up (everything|the objects) so that each heap has one {by}", "match by {by} and stack what matches",
)  # fmt: skip

BALANCE: tuple[str, ...] = (
    "let {first} and {second} carry {list} with neither side going down", "use {list} to fill {first} and {second} equally", "find a fair split of {list} over {first} and {second}", "=equal loads on {first} and {second}, made of {list}", "spread {list} over {first} and {second} so that neither is heavier", "load up {first} and {second} with {list} in equilibrium",
    "=when {list} are on {first} and {second}, nothing should tip", "put half the weight of {list} on {first} and the other half on {second}", "distribute the weight of {list} evenly between {first} and {second}", "apportion {list} to {first} and {second}, the scale staying straight", "={first} must weigh as much as {second} once all of {list} are placed",
    "allot {list} to {first} and {second} so both sides are equal", "set {list} on the scale, some on {first}, some on {second}, in balance",
)  # fmt: skip

THROW_SORT: tuple[str, ...] = (
    "launch {list} at their mats, (color|colour) to (color|colour)", "pitch {list} onto the mats that share their (color|colour)", "={list}: one throw each, to the mat of its (color|colour)", "match {list} with the distant mats by throwing", "take {list} and hit with each the mat that looks like it", "={list} belong to the far mats of their colors; throw",
    "aim each of these at the mat with its (color|colour): {list}", "send {list} through the air to the mats of their own (color|colour)", "score with {list} on the mats of equal (color|colour)", "cast {list} at mats, (color|colour) deciding which", "={list} can't be carried to their mats; throw each to the one of its (color|colour)", "deliver {list} by throws to the mats that match",
)  # fmt: skip

COVERED: tuple[str, ...] = (
    "={object} hides under {box} while {other} goes to {first}; then {object} goes to {second}", "drop {box} over {object}; next, {other} to {first}; next, off with {box} and {object} to {second}", "shelter {object} under {box}, set {other} on {first}, open up and set {object} on {second}",
    "three things: {box} over {object}, {other} on {first}, then {object} (from under it|from below) on {second}", "make {object} vanish under {box}, then move {other} to {first}, then reveal {object} and move it to {second}", "enclose {object} with {box}. Carry {other} to {first}. Free {object} and carry it to {second}", "tuck {object} under {box}; {other} gets {first}; at the end {object} gets {second}",
)  # fmt: skip

TOUCH_RESET_PICK: tuple[str, ...] = (
    "contact a {shape}, go to the home posture, and lift the {shape} that you contacted", "let a finger meet one of the {shapes}, retreat home, then take that one", "=pick one {shape}, but touch it and go home first", "brush against (some|any|one) {shape}, come home, (grab|lift|take) it", "tag a {shape}, (drive|head|move) home, and then hold the tagged one",
    "=a tap on any {shape}, a trip home, then that {shape} in the (air|hand|gripper)", "make contact with (any|some) {shape}; withdraw to home; pick the same {shape}", "mark one of the {shapes} by a touch, reset the arm, and lift what you marked", "greet one {shape} with a tap, go back to home, come back and (grab|lift) it", "feel (one|any|some) {shape}, pull the arm back home, and (take|lift|grab) that one",
    "=home comes between touching a {shape} and lifting it", "try a {shape} with the fingertips, home the arm, and pick up the tried one", "poke one {shape}, go home, fetch the {shape} you poked", "reach any {shape} with a fingertip, then home, then grasp the one reached",
)  # fmt: skip

NAMING: tuple[str, ...] = ("from now on {object} is the {noun} and {target} the {place}", "in my words {object} is a {noun}, {target} a {place}", "take {noun} as the word for {object} and {place} for {target}", "my name for {object} is {noun}, for {target} {place}", "think of {object} as a {noun}, of {target} as a {place}", "here {noun} stands for {object} and {place} for {target}")  # fmt: skip
USING: tuple[str, ...] = ("bring the {noun} to the {place}", "I want the {noun} on the {place}", "set the {noun} down on the {place}", "let the {noun} rest on the {place}", "the {place} is where the {noun} goes", "please carry the {noun} to the {place}")  # fmt: skip
SHOWING: tuple[str, ...] = ("{more} is the {adjective} one next to {less}", "{less} is less {adjective} than {more}", "beside {less}, {more} looks {adjective}", "I call {more} {adjective} and {less} not", "{more} is {adjective}, {less} is not")  # fmt: skip
CHOOSING: tuple[str, ...] = ("bring the {adjective} {shape} to {target}", "{target} gets the {adjective} {shape}", "I want the {adjective} {shape} on {target}", "carry the {shape} that is {adjective} to {target}", "set down the {adjective} {shape} on {target}", "of the {shapes}, the {adjective} one belongs on {target}")  # fmt: skip
CALLED: tuple[str, ...] = ("I call {target} the {noun}", "think of {target} as a {noun}", "here {noun} stands for {target}", "my word for {target} is {noun}")  # fmt: skip
