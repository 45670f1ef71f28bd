"""More ways to ask for single skills."""

from __future__ import annotations

_TOOL = "(gripper|hand|tool|fingers|end effector|arm|claw|wrist|tool tip)"
_SEND = "(raise|lead|steer|fly|direct|shift|carry|place|bring|move|swing|aim)"

MATCH_POSE: tuple[str, ...] = (
    f"{_SEND} the {_TOOL} so that it (hangs|hovers|waits|floats) {{height}} (over|above) {{object}}, (skewed|twisted|offset) by {{turn}}",
    "take your sides from {object}, add {turn}, and (stop|stay|hover) {height} (above|over) it",
    f"=I'd like the {_TOOL} {{height}} over {{object}}, its jaws {{turn}} away from the edges below",
    f"=relative to {{object}} the {_TOOL} (should|must) be {{height}} higher and (turned|twisted) by {{turn}}",
    "float {height} over {object} with a twist of {turn}", "go above {object}. Height: {height}. Angle: {turn}",
    f"{{height}} above {{object}}, angle {{turn}}: that's where the {_TOOL} (goes|belongs|should go)",
    f"=what I need: the {_TOOL} {{turn}} to {{object}}, {{height}} up", "line up with {object} but {turn} off, {height} (higher|above it)",
    "match the angle of {object}, then rotate {turn} further, {height} above it", f"lift the {_TOOL} to {{height}} over {{object}} and (twist|swivel|rotate) it {{turn}} out of line",
    "(park|hang) over {object} at {height}, {turn} to its edges", "copy how {object} lies, rotate that by {turn}, and (hold|keep|wait) {height} (above|over) it",
    f"=could the {_TOOL} get to {{height}} above {{object}}, (twisted|rotated|turned) by {{turn}}?", f"put {{height}} of air between the {_TOOL} and {{object}}, and turn it {{turn}} to it",
)  # fmt: skip

CLEAR: tuple[str, ...] = (
    f"{_SEND} the {_TOOL} to a point {{height}} over {{mat}} and leave everything (as it is|untouched|standing)", "find a free way to {height} above {mat}", f"=nothing on the table may (move|be disturbed|fall) while the {_TOOL} goes {{height}} over {{mat}}",
    f"get the {_TOOL} {{height}} over {{mat}} with no collision", "steer around the other things until you are {height} above {mat}", f"=(safe|clear) path, please: {_TOOL} {{height}} above {{mat}}", f"slip the {_TOOL} between the objects to {{height}} above {{mat}}",
    "{height} above {mat}, no bumps on the way", "hover low over {mat}, {height}, and don't graze a thing", "keep off all objects as you go to {height} above {mat}", f"thread the {_TOOL} past everything to {{height}} over {{mat}}",
    f"=mind the objects around: I want the {_TOOL} {{height}} over {{mat}}", f"let the {_TOOL} arrive {{height}} over {{mat}} with the rest of the table undisturbed", "travel to {height} above {mat} without a single contact",
)  # fmt: skip

OVER: tuple[str, ...] = (
    f"{_SEND} the {_TOOL} to {{height}} (over|above) {{object}}", f"=I need the {_TOOL} {{height}} (over|above) {{object}}", "go and (wait|hover|hang) {height} over {object}", f"=(could|can) the {_TOOL} come to {{height}} above {{object}}?",
    "{height} over {object} is where you should (stop|wait|be)", f"lift the {_TOOL} until it is {{height}} above {{object}}", "leave {height} between you and {object}, staying above it", "take position {height} higher than {object}, right over it",
    f"park the {_TOOL} above {{object}}, {{height}} up", "fly to a spot {height} above {object}", "look down on {object} from {height}", f"center the {_TOOL} over {{object}} at {{height}}",
)  # fmt: skip

TRACE: tuple[str, ...] = (
    f"fly the {_TOOL} {{height}} above {{first}}, on to {{second}}, and from there to {{third}}", "make three stops in the air, {height} high: {first}, {second}, {third}", f"=the {_TOOL} (should|must) pass {{first}}, {{second}} and {{third}} {{height}} overhead, in that order",
    "hover at {height} above {first}; repeat for {second}; repeat for {third}", "begin over {first} ({height} up), continue over {second}, finish over {third}", f"draw a line in the air through {{first}}, {{second}}, {{third}} with the {_TOOL}, {{height}} up",
    f"let the {_TOOL} call at {{first}}, {{second}} and {{third}}, each time {{height}} above", "three points, {height} above: {first}, then {second}, then {third}. Go there", "wander from above {first} to above {second} to above {third}, keeping {height}",
    "over {first}, over {second}, over {third}: go, at {height}", f"take the {_TOOL} on a flight: {{first}}, {{second}}, {{third}}, at {{height}}", "=I want you over {first} first, {second} second, {third} third, {height} above each",
    "scan {first}, {second} and {third} one by one from {height} above", "inspect {first} from {height} above, next {second}, next {third}", f"swing the {_TOOL} over {{first}} at {{height}} and then do the same over {{second}} and {{third}}",
)  # fmt: skip

TOUCH: tuple[str, ...] = (
    "graze {list} (lightly|gently|with the fingertips)", "poke {list} (very softly|gently|without shifting it)", "press a fingertip to {list}", "reach {list} with a finger and come away again", "let a finger graze {list}",
    "=a (light|soft|quick|gentle) (tap|touch) on {list} is all I (need|want)", "=just a (tap|touch): {list}", "bring (a|one) finger against {list}", "prod {list} so lightly that it stays put", "check by touch that {list} is there", "tag {list} with your (fingers|fingertip|hand)",
    "come into contact with {list} and leave it in place", "=would you lay a finger on {list}?", "rest the fingertips on {list} and take them off again", "go down to {list} until you (feel|touch) it", "show me {list} by touching it", "point out {list} with a touch",
    "=I'd like to see you tap {list}", "say hello to {list} with a fingertip", "knock (softly|gently) on {list}", "your fingertips (should|must) meet {list}", "=(fingertip|finger) on {list}, then off again",
)  # fmt: skip

NUDGE: tuple[str, ...] = (
    "make {list} slide a (little|bit|few centimeters)", "get {list} out of its (spot|place) with a push", "=I need {list} out of the way, just push", "shift {list} over a bit with closed fingers", "budge {list}", "give {list} a little shove (to one side|away)", "make room by pushing {list} (aside|away)",
    "={list} is in the way; push it (aside|off)", "displace {list} with a push, (any|whichever) direction", "prod {list} until it has moved", "bump {list} a little way off", "={list} should no longer be where it is; push it", "scoot {list} (aside|along|away) a bit",
    "jog {list} out of its place", "edge {list} away without taking hold of it", "move {list} off its spot by a push", "clear {list} aside with closed fingers", "=don't pick up {list}, just push it somewhere else", "shunt {list} (aside|away|along)", "elbow {list} aside", "=push! {list} must move a bit",
)  # fmt: skip

TOPPLE: tuple[str, ...] = (
    "make sure {list} no longer stands", "=I don't want {list} upright any more", "=let {list} end up on its side", "bring {list} off its feet", "flip {list} onto its side", "unbalance {list} so it goes down", "strike {list} down (with a finger|gently)", "fell {list}", "bowl over {list}",
    "push the top of {list} so that it goes over", "get {list} to lie down by pushing", "={list} stands; make it lie", "nudge {list} hard enough to tip it", "kick the legs from under {list}, with a finger", "lay {list} low", "cause {list} to keel over", "=down with {list}", "put {list} on its side with a push",
    "tilt {list} until it falls", "={list} ought to be lying down", "send {list} tumbling over", "poke {list} near the top until it tips",
)  # fmt: skip

PUSH: tuple[str, ...] = (
    "make {object} travel toward {target} without lifting", "shift {object} (in the direction of|toward) {target} with closed fingers", "send {object} sliding (toward|towards|at) {target}", "bring {object} nearer to {target}; don't grip it, push", "slide, don't carry, {object} to {target}", "herd {object} toward {target}",
    "={object} (should|must) come closer to {target}, by a push", "nudge {object} along until it is near {target}", "let {object} glide over the table toward {target}", "=a push for {object}, toward {target}", "get {object} moving toward {target} on the table", "shunt {object} over toward {target}", "steer {object} to {target} by pushing from behind",
    "prod {object} in the direction of {target}", "=I'd like {object} to slide up to {target}", "push from behind {object} until it gets near {target}", "close in on {target} with {object}, pushing it", "shorten the distance from {object} to {target} by sliding it", "scoot {object} over to {target}", "={target} is where {object} should be pushed",
)  # fmt: skip

THROW: tuple[str, ...] = (
    "launch {object} at {target}", "hurtle {object} toward {target}", "pitch {object} (at|to) {target}", "cast {object} (at|onto) {target}", "=one throw: {object}, aimed at {target}", "send {object} through the air to {target}", "make a throw at {target} with {object}", "={target} is the goal, {object} the ball: throw",
    "strike {target} with a thrown {object}", "heave {object} over to {target}", "bombard {target} with {object}", "=I'd like to see {object} fly onto {target}", "={object} has to get to {target}, which is too far for your arm: throw it", "={target} can't be reached by hand; use a throw of {object}",
    "grab {object} and throw it (at|to|onto) {target}", "pick up {object} and toss it (at|to|onto) {target}", "take {object} and lob it over to {target}", "serve {object} to {target} through the air", "deliver {object} to {target} with a throw",
)  # fmt: skip

THROW_TOPPLE: tuple[str, ...] = (
    "fell {target} with a throw of {object}", "take {object} and throw it so {target} (goes down|falls)", "=I want {target} lying on its side, hit by {object}", "bring {target} down from afar with {object}", "launch {object} so that {target} (topples|goes over)", "play skittles: {object} against {target}", "={target} must not stay upright: throw {object} at it",
    "pitch {object} at {target} until it lies", "down {target} by throwing {object}", "make {object} hit {target} and tip it", "=one throw of {object} and {target} should be lying", "pick up {object}, throw it, and tip {target} over with it", "upset {target} with a well aimed {object}", "strike {target} over with {object} from here",
    "let {object} fly at {target} so it falls", "send {object} flying into {target} so that it tips",
)  # fmt: skip

PLACE_HELD: tuple[str, ...] = (
    "get rid of {object} in your hand by putting it on {target}", "the thing in your (grip|hand) should end up on {target}", "release {object} above {target}, softly", "leave {object} on {target}", "park {object} on {target}", "=since you hold {object}: down with it, on {target}", "=now onto {target} with it", "let {object} rest on {target}",
    "hand {object} over to {target}", "={target} is where that goes", "drop what is in your hand gently on {target}", "you may put {object} down now, on {target}", "open the gripper once {object} is on {target}", "rest {object}, the one you carry, on {target}", "=carry on: {object} to {target}", "bring what you hold to {target} and let go of it",
)  # fmt: skip
