"""Sentences put together from parts of their own: verbs by sense, light verbs, several steps, and what comes of it.

A clause says what to do; around it stand an opening, a result that says "it", or a wish. Every part goes with every
other, so that none is learned with another. In the language of `taught`, by task.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_ON = "(on|onto|on top of|upon)"
_TO = "(to|over to|across to|onto|on to)"
_LAY = "(put|place|set|lay|rest|park|stand|leave|drop|position|stick)"
_BRING = "(move|bring|carry|take|shift|transport|deliver|send|get)"
_GRASP = "(grab|take|pick up|lift|get hold of|take hold of|clasp)"
_KEEP = "(keep it|hold it|hold on to it|keep it up|stay like that)"
_HAND = "(gripper|hand|arm|tool|fingers|claw)"
_ABOVE = "(above|over)"

_CLAUSES: Mapping[str, tuple[str, ...]] = {
    "pick": (
        f"{_GRASP} {{object}}", f"{_GRASP} {{object}} and {_KEEP}", f"get {{object}} {'(up|off the table|into the air|in your hand|into your gripper)'}", "raise {object} off the table", "have {object} in your (hand|gripper|grip)", "bring {object} up", "close (the|your) fingers on {object} and (rise|go up|lift)", "hold {object} (up|up high|in the air)", "lift {object} (up|off|clear of the table)",
        "reach for {object} and (lift it|bring it up|take it up)", "fetch {object}", "collect {object} [from the table]", "make {object} leave the table", "take {object} into your (hand|gripper)",
    ),
    "place": (
        f"{_LAY} {{object}} {_ON} {{target}}", f"{_BRING} {{object}} {_TO} {{target}}", f"{_GRASP} {{object}} and {_LAY} it {_ON} {{target}}", f"{_GRASP} {{object}}, (carry|bring|move) it (over|across) and {_LAY} it {_ON} {{target}}", f"let {{object}} (sit|rest|stand|be|go) {_ON} {{target}}", f"have {{object}} (sit|rest|stand) {_ON} {{target}}", f"give {{object}} a (place|spot|home) {_ON} {{target}}", "give {target} {object}",
        "make {target} (carry|hold|bear|support) {object}", "use {target} as (a|the) (place|spot|stand|base) for {object}", f"find {{object}} and {_LAY} it {_ON} {{target}}", f"go (get|fetch) {{object}} and {_LAY} it {_ON} {{target}}", f"set {{object}} down {_ON} {{target}}", "load {object} onto {target}", "load {target} with {object}", f"{_BRING} {{object}} over there, {_ON} {{target}}", f"{_LAY} {{object}} where {{target}} is",
        f"get {{object}} {_ON} {{target}}", f"pop {{object}} {_ON} {{target}}", "add {object} to {target}", f"{_ON} {{target}}, {_LAY} {{object}}", f"{_GRASP} {{object}}, go over {{target}} and (lower it|let it down|set it down)", f"{_GRASP} {{object}} and let go of it {_ON} {{target}}",
    ),
    "next_to": (
        f"{_LAY} {{object}} {{side}}", f"{_BRING} {{object}} to a (spot|place|free spot) {{side}}", f"{_GRASP} {{object}} and {_LAY} it {{side}}", "let {object} (sit|stand|be|have its place) {side}", "have {object} (stand|sit) {side}", "give {object} a (place|spot) {side}", "find room for {object} {side}", "set {object} down {side}", "get {object} {side}", f"go (get|fetch) {{object}} and {_LAY} it {{side}}", "make {object} (stand|sit) {side}", "pop {object} down {side}",
        f"{_GRASP} {{object}}, find a (place|spot|gap) {{side}} and (put it there|set it down)", "move {object} so (that it is|it stands) {side}", "use the space {side} for {object}", "line {object} up {side}",
    ),
    "rotate": (
        "(turn|rotate|spin) {object} {turn}", "(turn|rotate|spin) {object} by {turn}", "(turn|rotate) {object} {turn} (in place|on the spot|where it is|where it stands|without moving it)", "give {object} a (turn|rotation|spin) of {turn}", f"{_GRASP} {{object}}, (turn|rotate) it {{turn}} and (put|set) it (down|back) (where it was|in the same spot|again)", "make {object} (turn|rotate|spin) {turn}", "have {object} (turn|rotate) {turn}", "apply {turn} to {object}", "let {object} (turn|rotate) {turn}",
        "change the (angle|direction|heading|orientation) of {object} by {turn}", "(re-orient) {object} by {turn}", "(turn) {object} round by {turn}", "point {object} {turn} away from where it points", "add {turn} to the angle of {object}",
    ),
    "swap": (
        "(swap|switch|exchange|trade) {a} and {b}", "(swap|switch|exchange|trade) {a} (with|for) {b}", "(swap|switch|exchange|trade) the (places|spots|positions|locations) of {a} and {b}", "put {a} where {b} is and {b} where {a} is", "(let|make|have) {a} and {b} (trade|switch|exchange|change|swap) (places|spots|positions)", "move {a} to the (place|spot) of {b} and {b} to the (place|spot) of {a}", "give {a} the (place|spot) of {b}, and {b} that of {a}", "do a swap of {a} and {b}",
        "flip the (places|positions) of {a} and {b}", "put {a} and {b} in each other's (place|places|spots)", "take {a} to where {b} (is|stands) and vice versa with {b}", "replace {a} with {b} and {b} with {a}", "let {a} go where {b} is, and {b} where {a} is", "turn the arrangement of {a} and {b} around: each in the other's place",
    ),
    "push": (
        "(push|shove|slide|nudge) {object} (toward|towards|to|over to|up to|in the direction of) {target}", "(push|slide|shove) {object} along the table (toward|towards|to) {target}", "move {object} (toward|towards|closer to|nearer to) {target} (by pushing|by sliding it|with a push|without lifting it)", "bring {object} (closer|nearer) to {target} (by pushing|by sliding it|with a push|without lifting it)", "give {object} a (push|shove) (toward|towards) {target}", "(push|slide) {object} so (it|that it) (gets|comes) (closer|nearer) to {target}",
        "use (the|your) (fingers|hand|gripper) to (push|slide) {object} (toward|towards|to) {target}", "make {object} slide (toward|towards|over to) {target}", "get {object} to slide (toward|towards) {target}", "without lifting it, move {object} (toward|towards) {target}", "shrink the distance from {object} to {target} (by pushing|with a push)",
    ),
    "touch": (
        "(touch|tap) {list}", "(touch|tap) {list} (lightly|gently|softly|briefly|once|quickly|for a moment)", "(put|lay|place) (a finger|your finger|your fingertips) on {list} [for a moment]", "give {list} a (tap|touch|pat|light tap|gentle tap)", "make contact with {list}", "reach out and (touch|tap) {list}", "go (down to|to) {list} and (touch|tap) it", "feel {list} with your (finger|fingers|fingertips)", "brush {list} with your (finger|fingers|fingertips)", "let your (finger|fingers|fingertips) touch {list}", "pat {list}",
        "(touch|tap) {list} without (moving|lifting|pushing|grasping) it", "tap on {list}", "have your finger tap {list}", "get in touch with {list} by finger",
    ),
    "touch_push": (
        "(nudge|shove|bump|jog) {list}", "(nudge|shove|push|bump) {list} (a bit|a little|aside|away|out of the way|out of its place|to the side|somewhere else)", "give {list} a (nudge|shove|push|little push|bump)", "(push|slide) {list} away from (where it is|its place|there)", "move {list} (aside|away|out of the way|somewhere else) (by pushing|with a push|without lifting it|without picking it up)", "make {list} (slide|move|shift) (a bit|away|aside)", "use your (finger|fingers|fist|hand) to (push|shove) {list} (away|aside)",
        "get {list} out of the way with a (push|nudge|shove)", "push at {list} until it (moves|has moved|slides)", "(push|shove) {list} anywhere, (just|only) away", "displace {list} by pushing",
    ),
    "touch_topple": (
        "(knock|push|tip) {list} over", "(knock|push|tip) over {list}", "(knock|push) {list} down", "make {list} (fall|tip over|fall over|topple|fall down)", "(topple|overturn|upend) {list}", "lay {list} (on its side|down|flat)", "let {list} (fall|tip) over", "get {list} to (fall|tip) over", "give {list} a push so (it|that it) (falls|tips|goes) over", "push against {list} until it (falls|tips over|goes down)", "flick {list} over", "knock {list} off its feet", "bring {list} down (with a push|with a finger)", "put {list} on its side by pushing",
    ),
    "throw": (
        "(throw|toss|lob|chuck|fling|hurl|pitch) {object} (at|to|onto|over to) {target}", f"{_GRASP} {{object}} and (throw|toss|lob|chuck) it (at|to|onto) {{target}}", "hit {target} with {object}", "make {object} fly (to|onto|at) {target}", "let {object} fly (to|at) {target}", "(throw|toss) {object} so (it|that it) (hits|reaches|lands on|lands at) {target}", "take aim at {target} and (throw|toss|let go of) {object}", "send {object} flying (to|at) {target}", "get {object} (to|onto) {target} (by throwing|with a throw|through the air)",
        "give {object} a (throw|toss) (to|toward|at) {target}", "use {object} to hit {target}",
    ),
    "throw_topple": (
        "(throw|toss|hurl|lob) {object} at {target} (so that|so) it (falls|tips|topples) [over]", "(throw|toss) {object} at {target} and (knock it over|knock it down|make it fall|bring it down)", "(knock|bring) {target} down (by throwing|with a throw of) {object}", "hit {target} with {object} (hard enough|so) that it (falls|tips) over", "make {target} fall by (throwing|hitting it with) {object}", "use a throw of {object} to (topple|knock down|fell) {target}", "topple {target} with {object} from a distance", f"{_GRASP} {{object}} and (throw|hurl) it so that {{target}} falls",
    ),
    "match_pose": (
        f"(move|bring|put|get) (the|your) {_HAND} {{height}} {_ABOVE} {{object}} and (turn|rotate) it {{turn}} (from its sides|to it|relative to it)", f"(go|move) {{height}} {_ABOVE} {{object}}, (turned|rotated) {{turn}} (from it|against it|relative to it)", f"hold (the|your) {_HAND} {{height}} {_ABOVE} {{object}}, (turned|rotated|twisted) by {{turn}} (from it|to it)", f"hover {{height}} {_ABOVE} {{object}} at {{turn}} to its sides", "take a pose {height} over {object} with a turn of {turn} from how it stands",
        "align with {object}, go {height} above it and turn by {turn}",
    ),
    "move_over": (
        f"(move|bring|put|get|take|guide) (the|your) {_HAND} {{height}} {_ABOVE} {{object}}", f"(move|bring|put|get|take) (the|your) {_HAND} to {{height}} {_ABOVE} {{object}}", f"hover {{height}} {_ABOVE} {{object}}", f"go (to|up to) {{height}} {_ABOVE} {{object}}", f"(wait|stay|stop|float|hang) {{height}} {_ABOVE} {{object}}", f"hold (the|your) {_HAND} {{height}} {_ABOVE} {{object}}", f"be {{height}} {_ABOVE} {{object}} with (the|your) {_HAND}", "position yourself {height} over {object}", f"have (the|your) {_HAND} hover {{height}} {_ABOVE} {{object}}",
        f"let (the|your) {_HAND} (hover|hang|float) {{height}} {_ABOVE} {{object}}", f"keep a distance of {{height}} {_ABOVE} {{object}}",
    ),
    "move_without_hitting": (
        f"(move|bring|get|guide|take) (the|your) {_HAND} {{height}} {_ABOVE} {{mat}} without (hitting|bumping into|knocking|colliding with) (anything|a thing|any other thing)", f"go {{height}} {_ABOVE} {{mat}} and (hit|bump|disturb) (nothing|no object)", f"reach {{height}} {_ABOVE} {{mat}} (without a collision|collision-free|with no contact)", f"get {{height}} {_ABOVE} {{mat}} (carefully|safely), (touching|hitting) nothing",
        f"hover {{height}} {_ABOVE} {{mat}}, (avoiding|staying clear of) (everything else|all the other things)",
    ),
    "trace": (
        "(move|go|fly|pass) over {first}, {second} and {third}, {height} (high|up|above them)", f"(move|bring|take) (the|your) {_HAND} {{height}} {_ABOVE} {{first}}, then {{second}}, then {{third}}", "visit {first}, {second} and {third} from {height} above", f"hover {{height}} {_ABOVE} {{first}}, next {{second}}, finally {{third}}", "make a round over {first}, {second} and {third}, {height} up", "start {height} over {first}, go on to {second} and stop over {third}",
    ),
    "stack2": (
        f"{_LAY} {{n1}} on top of {{n0}}", "(stack|pile) {n1} on [top of] {n0}", "make a (tower|stack|pile) of {n0} and {n1}, {n0} (at the bottom|below|first)", f"{_GRASP} {{n1}} and {_LAY} it on {{n0}}", "have {n0} (carry|bear|hold) {n1}", "build a tower from {n0} and then {n1}", "balance {n1} on {n0}", "top {n0} with {n1}", "crown {n0} with {n1}",
    ),
    "stack3": (
        "(stack|pile) {chain}", f"{_LAY} {{n1}} on {{n0}} and {{n2}} on {{n1}}", "(build|make) a (tower|stack|pile) with {roles}", "(build|make) a (tower|stack|pile) (from the bottom up|bottom to top): {list}", "(stack|pile) {list}, (the first|the first one|the one I said first) (lowest|at the bottom)", "start with {n0}, (put|add) {n1} on it and {n2} on (that|top)", "top {n0} with {n1} and that with {n2}", "have {n0} carry {n1}, and {n1} carry {n2}",
    ),
    "stack4": (
        "(stack|pile) {chain}", "(build|make) a (tower|stack|pile) with {roles}", "(build|make) a (tower|stack|pile) (from the bottom up|bottom to top): {list}", "(stack|pile) {list}, (the first|the first one|the one I said first) (lowest|at the bottom)", "start with {n0}, then add {n1}, {n2} and {n3}, each on the last", "(stack|pile) {chainand}",
    ),
    "sort": (
        f"{_LAY} {{each}} {_ON} the mat (of its color|of the same color|that has its color|matching it|that matches|in its color)", f"{_BRING} {{each}} {_TO} (its|its own|the matching) mat", "match {each} with (its|the right|a like-colored) mat", "pair {each} with the mat of (its|the same) color", "(sort|group) {things} by (color|colour), (on|onto) the mats", "make {each} (sit|stand|end up) on the mat of its color", "color-match {things} and mats", "give {each} its own mat, by (color|colour)",
    ),
    "restore": (
        f"{_LAY} {{object}} {_ON} {{target}} {{back}}", f"{_BRING} {{object}} {_TO} {{target}} {{back}}", f"{_GRASP} {{object}}, {_LAY} it {_ON} {{target}} {{back}}", "let {object} (visit|rest on|stand on) {target} {back}", "give {object} a (short|brief) stay on {target} {back}",
    ),
    "next_to_restore": (f"{_LAY} {{object}} {{where}} {{back}}", "let {object} stand {where} {back}", f"{_GRASP} {{object}}, {_LAY} it {{where}} {{back}}"),
    "rotate_restore": (
        "(turn|rotate|spin) {object} {turn} and (then|afterwards) (back|back again|undo it|turn it back)", "(turn|rotate) {object} by {turn}, then (undo that|turn it back|rotate it back|return it to its old angle)", "give {object} a turn of {turn} and (take it back|undo it|reverse it) [afterwards]", "make {object} turn {turn} and back",
    ),
    "rotate_symmetry": (
        "(turn|rotate|spin) (both|the two|each of the|all the) {shapes} {turn}", "(turn|rotate) every {shape} by {turn}", "give each {shape} a (turn) of {turn}", "(turn|rotate) the {shapes} {turn} each",
    ),
    "follow_order": (f"{_LAY} {{object}} on {{places}}", f"{_BRING} {{object}} to {{tos}}", "let {object} stop on {places}", "take {object} around: to {tos}", f"{_GRASP} {{object}} and set it down on {{places}}"),
    "follow_order_restore": (f"{_LAY} {{object}} on {{place}} {{back}}", f"{_BRING} {{object}} to {{place}} {{back}}", "let {object} (visit|stop on) {place} {back}"),
    "neighbour": (
        f"{_LAY} {{object}} on {{mat}}, (and then|then|followed by|and after that) (whatever|the thing that|what) (is|was|stood) {{side}}", "bring {object} and (after it|then) the (thing|object|neighbour) {side} to {mat}", f"first {_LAY} {{object}} on {{mat}}, then do the same with what (is|was) {{side}}", "fill {mat} with {object} and then the one {side}",
    ),
    "count_and_repeat": (f"{_LAY} {{object}} on {{target}} and (back|take it back|put it back), {{times}}", f"{_BRING} {{object}} to {{target}} and back {{times}}", "{times}: {object} to {target} and back", "let {object} go to {target} and return {times}", "make {object} go back and forth to {target} {times}"),
    "swap_ring": ("let {a} go where {b} is, {b} where {c} is and {c} where {a} is", "move {a} to the (place|spot) of {b}, {b} to the (place|spot) of {c}, {c} to the (place|spot) of {a}", "(cycle|rotate) the places of {a}, {b} and {c}: each (goes|moves) to the next one's", "pass the places on: {a} takes that of {b}, {b} that of {c}, {c} that of {a}"),
    "swap_push": ("(swap|switch|exchange) {a} and {b} (by pushing|with pushes|by sliding them)", "push {a} and {b} into each other's (places|spots)", "slide {a} to where {b} is and {b} to where {a} is", "(swap|switch) {a} and {b} without (lifting|picking up|grasping) (them|anything)"),
    "rearrange": ("(move|shift|bring|slide over) {moves}", "(make|do) the following moves: {moves}", "rearrange: {moves}", "have {moves}", "get {moves}"),
    "displace": ("(move|shift|bring) {move}", "(make|do) this move: {move}", "get {move}", "have {move}"),
    "cover": ("(put|place|set|lower) {box} over {object}", "(cover|hide) {object} (with|under) {box}", "make {box} (cover|hide) {object}", "have {object} disappear under {box}", f"{_GRASP} {{box}} and (put|set|lower) it over {{object}}", "let {box} stand over {object}", "pop {box} over {object}"),
    "sort_stack": ("(stack|pile) (things|objects) of (the same|one|equal) {by}", "make (a|one) (tower|stack|pile) for (each|every) {by}", "group by {by} and (stack|pile) each group"),
    "throw_sort": ("(throw|toss|lob) {list} (to|at|onto) the mat of (its|the same) (color|colour)", "(sort|match) {list} by (throwing|tossing) each to the mat of its color"),
    "balance": ("(put|place|spread|divide) {list} (on|onto|over) {first} and {second} so (that|) (they balance|it balances|the scale is level)", "(load|fill) {first} and {second} with {list}, (equally heavy|in balance|evenly)"),
    "all_onto": (f"{_LAY} {{them}} {_ON} {{target}}", f"{_BRING} {{them}} {_TO} {{target}}", "(gather|collect|assemble) {them} (on|onto) {target}", "load {target} with {them}", f"let {{them}} (sit|stand|be) {_ON} {{target}}", "make {target} (carry|hold) {them}", "tidy {them} (up|away) onto {target}"),
    "some_onto": (f"{_LAY} {{them}} {_ON} {{target}}", f"{_BRING} {{them}} {_TO} {{target}}", "(gather|collect|assemble) {them} (on|onto) {target}", "load {target} with {them}", f"let {{them}} (sit|stand|be) {_ON} {{target}}", "make {target} (carry|hold) {them}"),
    "two_of": (f"{_LAY} {{them}} {_ON} {{target}}", f"{_BRING} {{them}} {_TO} {{target}}", "choose {them} and (put|place) them on {target}", "load {target} with {them}"),
    "two_places": (f"{_LAY} {{a}} {_ON} {{s}} and {{b}} {_ON} {{t}}", f"{_BRING} {{a}} {_TO} {{s}} and {{b}} {_TO} {{t}}", "load {s} with {a} and {t} with {b}", "give {s} {a} and {t} {b}", "let {a} sit on {s} and {b} on {t}", f"{_LAY} {{a}} {_ON} {{s}}, then {_LAY} {{b}} {_ON} {{t}}"),
    "at_distance": (f"{_LAY} {{object}} {{length}} {{side}} {{anchor}}", "leave {length} between the middles and (put|place) {object} {side} {anchor}", f"{_BRING} {{object}} to a (spot|place) {{length}} {{side}} {{anchor}}", "let {object} stand {length} {side} {anchor}"),
}  # fmt: skip
_RESULTS: Mapping[str, tuple[str, ...]] = {
    "pick": ("it hangs in the air", "you hold it", "it is off the table", "I can see it from below", "it leaves the table"),
    "place": ("it (sits|rests|stands) there", "it ends up there", "it has its place there", "it can stay there", "that's where it is"),
    "next_to": ("they stand (together|side by side)", "it stands there", "it ends up there", "they are neighbours"),
    "rotate": ("it faces another way", "it points elsewhere", "it stands at another angle", "it has a new heading"),
    "swap": ("each is where the other was", "their places are exchanged", "the two have changed places", "they end up the other way round"),
    "push": ("it ends up closer", "it gets nearer to it", "there is less room between them", "it slides up to it"),
    "touch": ("you have felt it", "there is contact", "nothing moves"),
    "touch_push": ("it is out of the way", "it no longer stands there", "there is room", "it ends up elsewhere"),
    "touch_topple": ("it lies there", "it doesn't stand any more", "it ends up lying"),
    "throw": ("it lands there", "it gets there", "it arrives there"),
    "stack2": ("they form a tower", "there is a stack"), "stack3": ("they form a tower", "there is a stack"), "stack4": ("they form a tower", "there is a stack"),
    "sort": ("the colors match", "like is with like", "everything is sorted"),
    "move_over": ("you are right above it", "you look down on it"),
    "all_onto": ("they are all together", "it carries them"), "some_onto": ("they are together there", "it carries them"),
}  # fmt: skip
"""What comes of it, without a name."""
_WITH_RESULT = (
    "{C}, so that {R}", "{C} so {R}", "{C} until {R}", "{C}, and then {R}", "{C}; in the end {R}", "{C}. I want to see that {R}", "{C}, and make sure {R}", "{C}, which means that {R}", "{C}, meaning {R}", "{C}. Done when {R}", "=I'd like you to {C}, so {R}", "{C} in such a way that {R}",
)  # fmt: skip
_OPENED = (
    "{C}", "{C}", "{C}", "{C}", "{C}", "go ahead and {C}", "=what I need (now|next|from you): {C}", "=it would help me if you (were to|could) {C}", "=the (next|following) thing to do is to {C}", "=your turn: {C}", "=I can't get round to it, so {C} for me", "=while you are at it, {C}", "=quick one: {C}", "=new (job|task|plan): {C}", "=change of plan, {C}", "=when you get to it, {C}", "=all I'm asking is that you {C}", "=let me watch you {C}",
    "=why don't we {C}", "=would it be okay to {C}?", "=is there a way to {C}? please do", "=somebody (should|must|has to) {C}, so you do it", "=I was told you can {C}; show me", "=my wish for today: {C}", "=here goes: {C}", "=the instruction reads: {C}", "=I think it's best to {C}", "=you know how to {C}, so do it", "=try and {C}", "=let's {C} (now|next|first|)", "=we (should|have to|ought to|need to) {C}", "=I (want|need|would like) to {C}, with your help",
)  # fmt: skip


def _sentences(task: str) -> Iterator[str]:
    for clause in _CLAUSES[task]:
        for opened in _OPENED:
            yield opened.replace("{C}", clause)
        for wrapped in _WITH_RESULT:
            for result in _RESULTS.get(task, ()):
                yield wrapped.replace("{C}", clause).replace("{R}", result)


COMPOSED: Mapping[str, tuple[str, ...]] = {task: tuple(_sentences(task)) for task in _CLAUSES}
"""Task -> templates."""
