"""Phrasings for the figure that is reported. No sentence here has the structure of a taught one.

Held out are verbs, courtesies and whole sentence structures: without courtesy, objects and verbs, every sentence
differs from each taught one in at least a third of its words (tests/tasks/language/test_leaks.py). Only how a number of
degrees is written is shared. Written after the shipped planner was trained, without a look at what it does with them.
Same language as `taught`.
"""

VERBS: dict[str, tuple[str, ...]] = {
    "pick": ("hoist", "snag", "pluck", "elevate", "retrieve", "latch onto"),
    "put": ("deposit", "situate", "plonk", "perch", "seat"),
    "stack": ("layer", "tower up", "construct a pyramid of", "build upwards with"),
    "sort": ("organize", "classify", "separate", "divvy up", "distribute", "arrange"),
    "swap": ("interchange", "transpose", "flip-flop", "cross over"),
    "rotate": ("twist", "pivot", "swivel", "reorient", "twirl", "revolve"),
    "bring": ("scoot", "transfer", "relocate", "shuttle", "steer"),
}

FRAMES: tuple[str, ...] = (
    "{C}", "{C}", "{C}", "here comes an easy one for you: {C}", "before we break for lunch, {C}",
    "so, the customer says: {C}", "you know the drill: {C}", "to make my day, {C}", "the checklist reads: {C}",
    "{C}, and don't keep me waiting", "{C}, that should do the trick", "if nothing speaks against it, {C}",
    "while I fetch a coffee, {C}", "ready when you are: {C}", "{C}, just as we practised",
    "quick favour before I go: {C}",
)  # fmt: skip

TEMPLATES: dict[str, tuple[str, ...]] = {
    "pick": (
        "=the next thing to leave the table, hanging from your fingers, is {object}",
        "=by the time I look again, your jaws have {object} between them, well above the wood",
        "=if you could <pick> just one object right now, it had better be {object}",
        "=out of all this stuff I only care about one piece being airborne: {object}",
        "go down, shut your fingers with {object} between them, and return to where you hover now",
        "=while I wipe the table, {object} has to hang safely from your arm",
        "make the distance between {object} and the tabletop grow until nothing touches it but you",
        "=your gripper looks empty; change that with the help of {object}",
    ),
    "place": (
        "=when I come back I expect to find {object} with nothing but {target} underneath",
        "=what {target} lacks right now is the weight of {object}",
        "treat {target} like a pedestal and {object} like the statue",
        "=think of {target} as a parking space that was reserved for {object}, and fill it",
        "=my drawing shows {object} above {target}, the two in contact, so make the table look like my drawing",
        "=between {object} and the table there should be exactly one other thing, {target}",
        "=of the many surfaces on which one might <put> something, {target} suits {object} best",
        "end the flight of {object} with a landing whose runway is {target}",
    ),
    "stack": (
        "=the later I mention something, the higher it ends up: {list}",
        "=when I look at the finished construction from the side and read upwards, I must see {list}",
        "begin on the table and gain height object by object, following the sequence {list}",
        "=only the first of these may touch the table, all others rest on whatever was mentioned just before: {list}",
        "let every item ride on its predecessor, namely {list}",
        "=ground floor, first floor and so on: that is how to understand {list}",
        "=if I were to <stack> things myself, I would start low and finish high with {list}, and so should you",
    ),
    "sort": (
        "=like on like is the rule by which {things} and the mats should come together",
        "=colour decides which mat is home, and {things} want to go home",
        "make the colour underneath {each} equal the colour of the {thing} itself",
        "=every mat is labelled by its paint, and that label tells you where {things} end up",
        "=nobody who looks at the mats should see two colours on top of one another once {things} have been dealt with",
        "leave no {thing} on bare wood: whichever mat looks the same takes it",
        "=if we were to <sort> anything today it would be {things}, with the paint of the mats as the key",
    ),
    "swap": (
        "=nothing on the table should look different later, except that {a} and {b} sit in each other's chairs",
        "=two addresses, two tenants: {a} moves into the home of {b} while {b} moves into that of {a}",
        "=pretend somebody mixed up {a} and {b} when setting the table, and correct the mistake",
        "give {a} the coordinates of {b}, which gets those of {a} in return",
        "=if a camera filmed before and after, the only difference would be {a} and {b} having traded homes",
        "=should you <swap> anything today, let it be {a} plus {b}",
        "=let us play musical chairs with {a} and {b}: one chair each, but not the present one",
    ),
    "rotate": (
        "=seen from above, {object} and a photo of it taken now should disagree by {turn}",
        "=if {object} had a compass needle on top, it should later point {turn} away from where it points now",
        "=same spot, different heading: that is the plan for {object}, with {turn} as the difference",
        "with {object} between your fingers let the wrist travel {turn} before you open them",
        "=were I to <rotate> anything it would be {object}, and {turn} would be enough",
        "=a sticker on the side of {object} should end up {turn} further along",
        "make the faces of {object} look elsewhere, {turn} from their present direction",
    ),
    "next_to": (
        "=the gap that you find {side} is the seat I have in mind for {object}",
        "=someone who looks for {object} later should discover that it waits {side}",
        "introduce {object} to a new neighbourhood, the one {side}",
        "=I keep reaching for {object} in the wrong corner; from now on it lives {side}",
        "=there is free table {side}, isn't there? {object} may have it",
        "=of all the gaps on this table, {object} deserves the one {side}",
        "=suppose you were to <bring> something somewhere: {object} is the something, and the somewhere is {side}",
    ),
    "restore": (
        "prove that {target} is able to carry {object} {back}",
        "make {target} feel the weight of {object} once {back}",
        "test whether {target} is a good seat by letting {object} try it {back}",
        "show me how {object} would look with {target} beneath it {back}",
        "rehearse the journey that {object} will one day make to {target} {back}",
        "let there be one short contact between the underside of {object} and {target} {back}",
        "see whether somebody might <put> {object} somewhere like {target} {back}",
    ),
}  # fmt: skip

BACK: tuple[str, ...] = (
    "and finish with nothing changed", "and let the whole outing end where it began",
    ", though by the time you stop nothing may look moved", "and erase all evidence that it ever went away",
    ", remembering that this is no permanent move and it needs its former address again",
    "and, as your last act, have it stand precisely where you found it",
)  # fmt: skip

SIDES: dict[str | None, tuple[str, ...]] = {
    None: ("flanking {anchor}", "within a finger's width of {anchor}", "shoulder to shoulder with {anchor}"),
    "left": ("off the left edge of {anchor}", "leftwards from where {anchor} stands", "where {anchor} has its left"),
    "right": ("off the right edge of {anchor}", "rightwards from where {anchor} stands", "where {anchor} has its right"),
    "front": ("one step nearer to your base than {anchor}", "where you get before you reach {anchor}"),
    "behind": ("one step further from your base than {anchor}", "where you get once you have passed {anchor}"),
}  # fmt: skip

LEFT_TURN: tuple[str, ...] = (
    "anticlockwise", "in the counterclockwise direction", "counter-clockwise as seen from above",
)  # fmt: skip
RIGHT_TURN: tuple[str, ...] = ("in the clockwise direction", "clockwise as seen from above")
ANGLE_WORDS: dict[float, tuple[str, ...]] = {
    90.0: ("a quarter of the way around", "three times thirty degrees"),
    45.0: ("an eighth of the way around", "half of ninety degrees"),
    30.0: ("a twelfth of the way around", "a third of ninety degrees"),
    60.0: ("a sixth of the way around", "two thirds of ninety degrees"),
    120.0: ("a third of the way around", "twice sixty degrees"),
}
DEGREES: tuple[str, ...] = ("{n} degrees", "{n}°", "{n} deg")

OUTSIDE_VERBS: tuple[str, ...] = (
    "laminate", "sand down", "weigh", "x-ray", "solder", "engrave", "disinfect", "microwave", "defrost", "inflate",
    "iron", "unscrew", "sharpen", "gift-wrap", "label", "drill into", "magnetise", "melt", "autograph", "shred",
    "auction off", "3D-print", "sketch", "spray-paint", "deep-fry",
)  # fmt: skip

OUTSIDE: tuple[str, ...] = (
    "<outside> {a}", "<outside> {a} for me", "<outside> {a} and {b}", "<outside> both {a} and {b}",
    "<outside> {a} before lunch", "<outside> {a}, then <outside> {b}", "tie {a} to {b} with some string",
    "lob {a} across the room to {b}", "tell me a story about {a} and {b}", "=is {a} heavier than {b}?",
    "=how far apart are {a} and {b}?", "=can you see {a} from there?", "=what is {a} made of?",
    "=which is closer to you, {a} or {b}?", "=why did you drop {a} (earlier|last time)?",
    "=what's the heaviest thing you can handle?", "=which software version are you running?",
    "=(morning|hi there), how's it going?", "=nice work earlier", "=I like the look of {a}",
    "=never mind, I'll do it myself", "=long day today, isn't it?", "={a} and then the", "=if you could just",
    "=so what I want with {a} is", "=the one next to", "=hands away from {a}, it is fragile",
    "=make certain that {a} gets no bump today", "=whatever you do, leave {a} alone", "=I don't want {a} on {b}",
    "=nobody asked you to do anything with {a} and {b}", "order more coffee for the lab",
    "book the meeting room for three o'clock", "remind me to water the plants",
    "translate this email into Portuguese", "dim the lights a little", "=when does the next bus to town leave?",
)  # fmt: skip
