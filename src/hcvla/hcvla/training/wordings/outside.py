"""Requests the planner must refuse: what the robot cannot do, questions, talk, half sentences, and the forbidden.

`TAUGHT` is used in training, `HELD_OUT` only to measure refusals. Same template language as `taught`.
"""

# ruff: noqa: E501 - lists of phrases read better unbroken

import random

VERBS = (
    "paint", "wash", "break", "cut", "throw", "eat", "open", "hide", "weigh", "count", "photograph", "melt", "heat",
    "kick", "shake", "squeeze", "juggle", "roll", "buy", "sell", "describe", "name", "measure", "unscrew", "clean",
    "wipe", "wrap", "cook", "burn", "bury", "polish", "glue", "sharpen", "inflate", "peel", "fold", "spill", "stir",
    "read", "draw", "sew", "destroy", "repair", "weld", "plug in", "switch on", "turn off", "unlock", "charge", "look at",
    "smell", "taste", "listen to", "talk to", "kiss", "love", "hate", "follow", "chase", "hit", "hammer", "drill",
    "saw", "bend", "crush", "toss", "fling", "bounce", "print", "copy", "delete", "rename", "colour",
    "label", "tie", "untie", "shave", "feed", "water", "plant", "drink", "pour", "empty", "flush", "sweep", "vacuum",
    "decorate", "explain", "remember", "forget", "imagine", "watch", "guard", "scan", "inspect", "test", "ignore",
    "scratch", "tickle", "punch", "slap", "mail", "ship", "nail", "screw", "dismantle", "resize", "shrink",
    "enlarge", "duplicate", "multiply", "compare", "choose", "vote for", "point at", "wave at", "push away", "tear",
)  # fmt: skip

HELD_OUT_VERBS = (
    "varnish", "smash", "microwave", "iron", "freeze", "sing to", "x-ray", "sand down", "lick", "catapult", "shred", "steal",
    "auction", "dissolve", "vaporise", "knit", "tattoo", "rinse", "hurl", "memorise", "scold", "fry", "rub", "analyse",
)  # fmt: skip

TAUGHT: tuple[str, ...] = (
    "<outside> {a}", "<outside> {a}", "<outside> {a} and {b}", "<outside> {a} with {b}",
    "<outside> {a} (twice|slowly|with water|with a knife|for ten minutes|until it is done|on the floor)",
    "<outside> (the table|the robot|the wall|the floor|the room|the window|the door|the cup|the lamp|everything|yourself)",
    "throw {a} (at|to|over|past|into) {b}", "toss {a} (to|over) {b}", "hit {b} with {a}", "knock over {a}",
    "pour {a} into {b}", "pour (water|milk|coffee|tea|juice) (into|over|onto) {b}", "hide {a} from {b}",
    "=what (color|shape|size) is {a}", "=where is {a}", "=is {a} (on|next to|behind|left of) {b}", "=how (big|heavy|far) is {a}",
    "=how many (cubes|cylinders|objects|things|trays) are (there|on the table)", "=which object is the (biggest|nearest|heaviest)",
    "=what do you see", "=what can you do", "=who are you", "=what time is it", "=why is {a} {b}", "=do you like {a}",
    "=can you see {a}", "=what is {a}", "=is there a (cup|cat|person|phone)", "=who made {a}", "=what is the weather like",
    "=hello", "=hi there", "=good morning", "=thank you", "=how are you", "=tell me a joke", "=sing a song", "=yes", "=no", "=ok",
    "=I am (tired|hungry|happy|bored)", "={a} is (nice|ugly|mine|broken|heavy)", "=I like {a}", "=the weather is nice", "={a}",
    "={a} and {b}", "=the", "=a", "=robot", "=nothing", "=something", "=test", "=help", "=asdf", "=1 2 3", "={n} degrees",
    "=my name is (Anna|Peter|Ali|Maria|John)", "=this is (fun|great|bad|a test)", "=see you (later|tomorrow)", "=well done",
    "open the (drawer|door|window|box|fridge|cabinet|bottle|jar)", "close the (drawer|door|window|box|fridge|lid)",
    "turn (on|off) the (light|lamp|radio|oven|television|fan)", "play (music|chess|football|a game|the piano)",
    "(make|cook|bring me) (coffee|dinner|breakfast|a sandwich|tea|some soup)", "book a (flight|table|hotel|ticket)",
    "call (my mother|the police|a taxi|an ambulance)", "write (a letter|an email|a poem|some code)", "go (home|outside|away|to sleep)",
    "drive to (the station|Berlin|work|the shop)", "clean (the kitchen|the table|the house|up the room)", "water the (plants|flowers)",
    "solve this (equation|puzzle|problem)", "translate this (sentence|word|text)", "dance", "jump", "walk", "run", "swim", "wave",
    "dance with {a}", "speak with {a}", "wait", "wait for {a}", "fly to {a}", "walk around {a}", "look behind {a}",
    "<pick>", "<put>", "<swap>", "<rotate>", "<sort>", "<stack>", "<swap> {a}", "<rotate> {a}", "put {a}", "place {a}", "set {a}",
    "<put> it", "<pick> something", "stack {a}", "put {a} on", "put {a} (left|right|behind|next to)", "<rotate> {n} degrees",
    "on {a}", "next to {a}", "<put> on {b}", "and {a}", "then put it back", "swap {a} and", "rotate {a} (a bit|somewhat)",
    "(do not|don't|never) <pick> {a}", "(do not|don't|never) <put> {a} on {b}", "(don't|do not|never) (move|touch|swap|turn) {a}",
    "leave {a} (alone|where it is|there)", "stop", "stop moving", "stop everything", "cancel", "abort", "keep away from {a}",
    "<pick> {a} without (moving|touching) it", "<pick> yourself", "<pick> the (table|floor|moon|house|world|wall|camera|ceiling)",
    "put {a} (in your pocket|under the table|on the floor|on the ceiling|in the drawer|on the moon|in the fridge|on the shelf)",
    "<put> {a} (inside itself|on itself|into the future|out of the window|out of the room|in the sky)", "write {a} on {b}",
    "=if {a} is on {b}, (say|call|shout) (yes|hello|me)", "=either {a} or {b}", "=what happens if I move {a}", "=have you moved {a}",
    "=(was|did) {a} (moved|fall) (yesterday|last week)", "=tomorrow I will buy {a}", "=how do I (lift|move|turn) {a}", "={words}",
    "={words}", "={letters}", "={letters}", "<outside> {words}", "{words} {a}", "=why did you (lift|move|drop|turn) {a}",
)  # fmt: skip

HELD_OUT: tuple[str, ...] = (
    "<outside> {a}", "<outside> {a} and {b}", "<outside> (the sofa|the curtain|my bike|the fence|these shoes)",
    "=does {a} weigh more than {b}", "=are you able to feel pain", "=recommend a good film", "=what's for lunch", "={letters}",
    "={words}", "set the alarm for seven", "order a pizza with extra cheese", "mow the lawn", "unpack the suitcase", "recite a poem",
    "=when was {a} built", "=nice to meet you", "=the capital of France is Paris", "vacuum under {a}", "shoot {a} with a laser",
    "=could {a} possibly be older than {b}", "reboot", "=explain how {a} works", "by no means <pick> {a}", "refrain from moving {a}",
    "fill {b} with warm soup", "zip up the jacket", "=everything is fine", "bake {a} at 200 degrees", "teleport {a} to Mars",
)  # fmt: skip

WORDS = (
    "apple", "quickly", "river", "seven", "because", "blue", "cloud", "under", "window", "maybe", "guitar", "salt", "yellow",
    "tomorrow", "often", "paper", "green", "noise", "winter", "carpet", "the", "of", "dream", "horse", "never", "square", "idea",
    "market", "soft", "engine", "cube", "and", "table", "orange", "light", "nine", "story", "round", "school", "above",
)  # fmt: skip


def gibberish(rng: random.Random) -> str:
    """Return letters that are no word."""
    return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(2, 9)))
