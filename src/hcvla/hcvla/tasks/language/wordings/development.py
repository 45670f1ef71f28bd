"""Phrasings with untaught verbs, mostly in taught structures. Same language as `taught`.

They were read while training was shaped: a figure measured with these is for choosing among checkpoints, `heldout` is
for the figure that is reported.
"""

VERBS: dict[str, tuple[str, ...]] = {
    "pick": ("grasp", "hoist", "seize", "clutch", "scoop up", "snatch", "get a grip on", "heave up", "haul up"),
    "put": ("deposit", "plop", "lodge", "install", "dump"),
    "stack": ("heap up", "assemble a column of", "erect a tower out of", "layer"),
    "sort": ("organise", "organize", "segregate"),
    "swap": ("interchange", "transpose"),
    "rotate": ("twist", "pivot", "swivel", "wheel around"),
    "bring": ("deposit", "drag over"),
}  # fmt: skip

FRAMES: tuple[str, ...] = (
    "{C}", "{C}", "{C}", "kindly {C}", "do me a favour and {C}", "would you be so kind as to {C}", "if possible, {C}",
    "I'd be grateful if you could {C}", "{C}, if you don't mind", "your job is to {C}", "I was hoping you could {C}",
    "be so good as to {C}", "the next thing on the list: {C}", "make it your goal to {C}", "{C} as soon as you can",
)  # fmt: skip

TEMPLATES: dict[str, tuple[str, ...]] = {
    "pick": (
        "<pick> {object}", "<pick> {object}", "<pick> {object} with your claw", "get {object} airborne",
        "=show me {object} dangling from your fingers", "=up with {object}", "keep {object} hovering",
    ),
    "place": (
        "<put> {object} (on|on top of|onto|atop) {target}", "<put> {object} (on|atop) {target}",
        "<pick> {object} and <put> it (on|atop) {target}", "use {object} to crown {target}",
        "=it would be nice to find {object} resting atop {target}", "=the new home of {object} shall be {target}",
    ),
    "stack": (
        "<stack> {list}", "<stack> {list} with the first one lowest", "have {list} tower over the table, the first one lowest",
        "raise a column whose (floors|storeys), counted from the ground, are {list}",
    ),
    "sort": (
        "<sort> {things} by hue", "<sort> {things} on the mats that share their hue", "<put> {each} on the mat sharing its hue",
        "=every mat wants the {thing} that wears its color", "<sort> {things} by color",
    ),
    "swap": (
        "<swap> {a} and {b}", "<swap> {a} with {b}", "make {a} and {b} trade places", "have {a} and {b} trade spots",
        "=let {a} sit where {b} sits and the reverse", "get {a} and {b} to take one another's spot",
    ),
    "rotate": (
        "<rotate> {object} {turn}", "<rotate> {object} by {turn}", "=the heading of {object} shall differ by {turn}",
        "<pick> {object}, <rotate> it by {turn} and let go",
    ),
    "next_to": (
        "<bring> {object} {side}", "<bring> {object} {side}", "=I'd love {object} to be found {side}",
        "=let {object} become a neighbour {side}",
    ),
    "restore": (
        "<put> {object} on {target} {back}", "<put> {object} atop {target} {back}", "<pick> {object}, <put> it on {target} {back}",
        "=have {object} make a short stop on {target} {back}",
    ),
}  # fmt: skip

BACK: tuple[str, ...] = (
    "and return it to its starting point afterwards", "and then send it home", ", then take it to the spot it started from",
    "and finally let it go back to its initial location", "and once there, reinstate it at its former spot",
)  # fmt: skip

SIDES: dict[str | None, tuple[str, ...]] = {
    None: ("alongside {anchor}", "adjacent to {anchor}", "in the vicinity of {anchor}", "side by side with {anchor}"),
    "left": ("on the left-hand side of {anchor}", "off to the left of {anchor}", "alongside {anchor}, left of it"),
    "right": ("on the right-hand side of {anchor}", "off to the right of {anchor}", "alongside {anchor}, right of it"),
    "front": ("ahead of {anchor}, on your side", "facing you just in front of {anchor}"),
    "behind": ("in the rear of {anchor}", "right at the back side of {anchor}", "beyond {anchor}"),
}  # fmt: skip

LEFT_TURN = ("in a counterclockwise sense", "against the clock hands", "anticlockwise seen from above")
RIGHT_TURN = ("in a clockwise sense", "with the clock hands", "clockwise seen from above")
ANGLE_WORDS: dict[float, tuple[str, ...]] = {
    90: ("a quarter revolution", "ninety deg"), 45: ("forty-five deg",), 30: ("thirty deg",),
    60: ("sixty deg",), 120: ("a third of a revolution",),
}  # fmt: skip
DEGREES = ("{n} degrees", "a total of {n} degrees", "exactly {n}°")

OUTSIDE_VERBS: tuple[str, ...] = (
    "varnish", "smash", "microwave", "iron", "freeze", "sing to", "x-ray", "sand down", "lick", "catapult", "shred", "steal",
    "auction", "dissolve", "vaporise", "knit", "tattoo", "rinse", "hurl", "memorise", "scold", "fry", "rub", "analyse",
)  # fmt: skip

OUTSIDE: tuple[str, ...] = (
    "<outside> {a}", "<outside> {a} and {b}", "<outside> (the sofa|the curtain|my bike|the fence|these shoes)",
    "=would {a} outweigh {b}", "=are you able to feel pain", "=recommend a good film", "=what's for lunch", "={letters}",
    "={words}", "set the alarm for seven", "order a pizza with extra cheese", "mow the lawn", "unpack the suitcase", "recite a poem",
    "=when was {a} built", "=a pleasure to make your acquaintance", "=the capital of France is Paris", "vacuum under {a}", "shoot {a} with a laser",
    "=could {a} possibly be older than {b}", "reboot", "=explain how {a} works", "by no means <pick> {a}", "see that {a} keeps its rest",
    "fill {b} with warm soup", "zip up the jacket", "=everything is fine", "bake {a} at 200 degrees", "teleport {a} to Mars",
)  # fmt: skip
