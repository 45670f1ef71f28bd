"""Results, as in results.py, of groups of things and of what is piled, cleared, taken back or passed on."""

from __future__ import annotations

from collections.abc import Mapping

_LOAD = (
    "=what {target} has to carry in the end is {them}", "=on {target}, please, {them}", "=the transfer of {them} to {target} is what has been ordered", "=let {them} be found on {target}", "=it is to {target} that {them} must be brought", "=I call it good when {target} carries {them}", "=the place provided for {them} is {target}", "=there's a destination for {them}, and that's {target}",
    "=once all is as it should be, {target} is where one finds {them}", "=underneath {them} I should be able to see {target}",
)  # fmt: skip
"""For any words for what is put on something, of one thing or several."""

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "all_onto": (
        *_LOAD, "={target} counts as complete only with {them} on it",
    ),
    "some_onto": (
        *_LOAD, "=the list of what should be lying on {target} reads: {them}",
    ),
    "two_of": (
        *_LOAD, "=a load of {them}, freely chosen, is specified for {target}",
    ),
    "all_but_two": (
        *_LOAD, "=two are exempt by the rule; the place for {them} is {target}",
    ),
    "one_of_each": (
        *_LOAD, "=one specimen of each kind should end up on {target}: {them}",
    ),
    "at_an_end": (
        *_LOAD, "=selection by position: {them}. Destination of the selection: {target}",
    ),
    "two_places": (
        "=the places provided are {s} for {a} and {t} for {b}", "=on {s}, please, {a}, and on {t}, {b}", "=the transfer of {a} ends on {s}, that of {b} on {t}", "=it is {a} that {s} must carry in the end and {b} that {t} must carry", "=correct is the table on which {a} rests on {s} and {b} rests on {t}", "=let {s} be the support of {a} and let {t} be the support of {b}",
        "=whoever looks for {a} should be sent to {s}, and whoever looks for {b}, to {t}", "=two addresses have been given out: that of {a} is {s}, that of {b} is {t}",
    ),
    "it": (
        "{target} is missing something, namely {object}. It should end up there", "the inventory lists {object}. It should be found on {target}", "there is a place reserved on {target}. The one to get it is {object}", "the final position of {object} is known. It is on {target}", "what matters is {object}. By the end of this it rests on {target}",
        "a load has been specified for {target}. It is {object} that should be put there", "an address has been given to {object}. It has to be delivered to {target}", "the plan shows {object}. Drawn under it, as its support, is {target}", "{target} is where the trip of {object} ends. Set it down there",
    ),
    "three_things": (
        "=three results, in this order, are expected. The first: {a}. The second: {b}. The third: {c}", "=what has to be done comes in three parts: {a}; then {b}; and {c}, as the last part", "=the order sheet has three items: item one, {a}; item two, {b}; item three, {c}", "=nothing is finished until three things are: {a}, then {b}, then {c}", "=what I'd like to be able to tick off is, in this order: {a}; {b}; {c}",
        "{a}. That is the first result I want; the second is had like this: {b}. The third: {c}",
    ),
    "any_picked": (
        "=in the gripper, please, {object}", "=held up in the air by the end: {object}", "=it would do to have the gripper closed round {object}, and raised", "=the lifting of {object} is what's asked for, the choice being yours", "=hanging from your gripper there should be {object}", "=the requirement reads: gripper raised, and in it {object}", "=what the hand has to be holding in the end is {object}",
    ),
    "each_touched": (
        "=a fingertip has to have been on {touched} by the end, with nothing shifted", "=contact, brief and light, is prescribed for {touched}", "=the state of {touched} afterwards: touched, but not moved", "=a push off the present spot is prescribed for {nudged}, direction free", "=the spots now taken by {nudged} should become free as the result of pushes",
        "=pushed away, to wherever it may be, is how I want to see {nudged}", "=a fall is prescribed for {toppled}, caused by a push up high", "=no longer upright but knocked over is how {toppled} should be found", "=the toppling of {toppled} is the result expected", "=there should be none that your fingertip hasn't felt among the following: {touched}",
        "=the number of places kept should be zero, since a push is due to {nudged}", "=lying flat, owing to a push of yours, is what I expect of {toppled}",
    ),
    "sort_but_one": (
        "=the mat of equal color is the place for every {one}, with the exception of {spared}, which stays where it is", "=correct is a table on which each {one} other than {spared} rests on the mat of its color", "=exempt from the sorting is {spared}; the other {many} belong on the mats of their colors", "=color decides on which mat the {many} end up, {spared} being left out of it",
        "=the transfer of the {many} to the mats of their colors is required, but not that of {spared}", "=the one thing not to be found sorted is {spared}; for every other {one} the mat of its color is obligatory", "=let each {one} have the mat of its color below it, and let {spared} alone be where it was",
    ),
    "the_rest": (
        "=the place provided for {a} is {s}, whereas for {rest} it is {t}", "=on {s}, please, {a}, and on {t}, {rest}", "=a separation is asked for: {a}, to be found on {s}; {rest}, to be found on {t}", "=it's {s} that {a} must be brought to, and it's {t} that {rest} must be brought to", "=let {s} be the support of {a}, and let {t} be that of {rest}",
        "=what I should find on {s} is {a}, and what I should find on {t} is {rest}", "=the rule is {s} for {a}, and {t} for {rest}",
    ),
    "of_another_color": (
        "=what has to be under {them} in the end is {target}", "=on {target}, please, {them}", "=the transfer of {them} to {target} is requested", "=the support intended for {them} is {target}", "=let there be a contrast, with {them} resting on {target}", "=a mismatch is what I have in mind: below, {target}; above, {them}", "=whoever lifts {them} later should be lifting it from {target}",
    ),
    "of_its_own_color": (
        "=what has to be under {them} in the end is {target}", "=on {target}, please, {them}", "=the transfer of {them} to {target} is requested", "=the support intended for {them} is {target}", "=let there be agreement in color, with {them} resting on {target}", "=a match is what I have in mind: below, {target}; above, {them}", "=whoever lifts {them} later should be lifting it from {target}",
    ),
    "each_on_another_color": (
        "=correct is any layout in which each {one} rests on a {k} and no {one} has the color of its {k}", "=a difference in color between each {one} and the {k} under it is what's required, all {ones} being on a {k}", "=let there be under every {one} a {k}, and let the two never be of one color", "=the {k} on which a {one} ends up must be of a color that's not that of the {one}; every {one} has to end up on one",
        "=the rule of this table: a {k} for each {one}, and never one of its own color", "=what shares a color must not share a place: every {one} is to be on a {k} colored otherwise",
    ),
    "swap_back": (
        "=the exchange of {x} and {y} is to be followed by its cancellation, so that each ends up at its old spot", "=first {x} and {y} should be found in each other's places, and then in their own places again", "{c}; the end result, however, has to be each of the two on its original spot again", "=the state at the end is the state now, but in between {x} has stood where {y} stands and {y} where {x} stands",
        "=nothing will have changed in the end, though {x} and {y} will each have stood in the place of the other", "{c}. What follows is the reverse, after which both stand where they stand now", "=an exchange of {x} and {y} is wanted for the time being, the old order for good",
    ),
    "stack_back": (
        "=the tower, from its foot {upward}, is to exist only for a moment; in the end each of them belongs where it is now", "=first state: a stack, {upward} from the bottom up. Second state: every one of them on its old spot", "{c}; the end result, though, should be all of them back on their old spots", "=the stacking of {upward}, the first lowest, is to be followed by their return to where they stand at present",
        "=nothing will have changed in the end, though there will have been a tower, from the bottom {upward}", "{c}. What follows is the reverse, after which each of them stands where it stands now",
    ),
    "passed_on": (
        "=the place provided for {b} is {target}; the place provided for {a} is the one {b} leaves behind{t}", "=on {target}, please, {b}, and at its former spot, {a}{t}", "=the transfer of {b} to {target} is to be followed by that of {a} to the place which {b} had{t}", "=two results: {b} rests on {target}; {a} stands exactly where {b} had been standing{t}", "={b} having been put on {target}, the heir to its spot is {a}{t}",
        "=what stands on {target} should be {b}, and what stands where {b} was should be {a}{t}",
    ),
    "moved_up": (
        "=with {c} set aside at any free spot, {b} belongs where {c} was and {a} belongs where {b} was{t}", "=a free spot is to be found for {c}; its own spot is to be taken over by {b}, the spot of which is to be taken over by {a}{t}", "=three results: {c} on any free spot; {b} where {c} was; {a} where {b} was{t}",
        "=let {c} end up anywhere free, let {b} end up in the place of {c}, and let {a} end up in the place of {b}{t}", "={c} gets any spot that is free; the heir to its old spot is {b}, and the heir to the spot of {b} is {a}{t}", "={c} should be somewhere free, what stands where it was should be {b}, and what stands where {b} was should be {a}{t}",
    ),
    "ring_turned": (
        "=the place of {b} is for {a}, the place of {c} is for {b}, the place of {a} is for {c}, and the angle in every case is that of the one replaced plus {turn}", "=correct is the table when {a} stands where {b} stood, {b} where {c} stood and {c} where {a} stood, each rotated {turn} as against the one it has replaced",
        "=a cyclic change of places is required, {a} to that of {b}, {b} to that of {c}, {c} to that of {a}, together with a rotation of each by {turn} from the angle of the one that stood there", "=three spots change hands, that of {b} going to {a}, that of {c} to {b}, that of {a} to {c}, and what stands there then is {turn} from the angle of what stood there before",
        "=in the end {a} occupies the spot of {b}, {b} that of {c}, and {c} that of {a}, and each is to be found rotated {turn} from its predecessor there",
    ),
    "takes_place": (
        "=the spot now held by {b} should end up held by {a}, rotated {turn} from how {b} stands; for {b}, any free spot", "=the successor of {b} at its spot is {a}, whose angle differs from that of {b} by {turn}; {b} itself goes aside to wherever is free", "=the replacement of {y} by {x} on the same spot is required, {y} going to any free place", "=where {y} is now, please, {x}, and {y} on some free spot",
        "=it's {x} that should be standing exactly where {y} stands, once {y} has been put on a free spot", "=the heir to the spot of {y} is {x}, and {y} moves out to any free spot", "=the heir to the spot of {b} is {a}, which has to stand {turn} from the angle of {b}; {b} itself moves out to any free spot", "=what was {y} at its spot should be {x} from now on, {y} being somewhere free",
    ),
    "pushed_back": (
        "=a push of {object} toward {target} is required, and then its return to where it was before the push", "=first {object} should be seen pushed nearer to {target}, then back at its starting place", "=the end state is the present one, but in between {object} must have been pushed toward {target}", "=a push aside is prescribed for {nudged}, and then a return to the old place",
        "=the displacement of {nudged} by a push is to be reversed by putting it back where it was", "=pushed off its spot in the meantime, back on it at the finish: that's the course for {nudged}", "=nothing will have changed in the end, though {object} will have been pushed toward {target}", "=nothing will have changed in the end, though {nudged} will have been pushed off its spot",
    ),
    "taken_off": (
        "=the table is the place provided for {them}, which is at present on {target}", "=I call it good when {them} stands on the table and no longer on {target}", "=the removal of {them} from {target} to a free spot on the table is required", "=among the things on {target}, {them} should no longer be; a free spot on the table is where it belongs", "=a load that {target} has to lose is {them}; the table gains it",
        "=off {target} and on the table: that's the right description of {them}, or should be",
    ),
    "some_off": (
        "=the table is the place provided for {them}, now still on {target}", "=I call it good when {them} stand on the table and no longer on {target}", "=the removal of {them} from {target} to free spots on the table is required", "=not {target} but the bare table is what should be found under {them}", "=a load that {target} has to lose is {them}; the table gains it",
        "=off {target} and on the table: that's the right description of {them}, or should be",
    ),
    "cleared": (
        "=the top of {target} is to be found bare", "=zero is the number of things that may remain on {target}; the table is for them", "=the removal of everything from {target} to the table is ordered", "=nothing should be carried by {target} any longer", "=let there be nothing on {target}, and on the table whatever was there", "=an empty surface is what {target} has to be, its load having gone to the table",
        "=whatever {target} bears now should be borne by the table", "=whoever needs {target} after us should find it free",
    ),
    "carried_across": (
        "=the complete load of {source} should end up as the load of {target}", "=on {target}, please, everything that is on {source}", "=the transfer of all that {source} carries, to {target}, is required", "=bare should be {source} in the end, and {target} should hold what was on it", "=it is {target} that should be carrying whatever {source} carries at present",
        "=a change of carrier is due for everything on {source}: the new one is {target}", "=what {source} loses, which is all it has, {target} gains",
    ),
    "piled_all": (
        "=the result should be one tower, made of {them}", "=a single stack is what {them} should end up as", "=the stacking of {them}, one upon the other, is required", "=let {them} form one column", "=of {them} there should be one stack and no more", "=whoever looks for {them} should find one tower made of them",
    ),
    "piled_some": (
        "=the result should be a stack consisting of {them}", "=let {them}, freely chosen, form one column", "=the stacking of {them} is required, the choice being yours", "=one tower made of {them} is what I hope to find", "=what there should be is one stack, and what it should be made of is {them}", "=a tower is called for, and {them} will be enough for it",
    ),
    "chained": (
        "=the result is to read {c}", "=the finished stack is defined by its order from the table upwards: {up}", "=the finished stack, described from the top down, is {down}", "=in words, the tower wanted is {c}", "=each resting on the one named before it, the tower consists of {up}", "=what I'd like to read off the side of the tower is {c}", "=going up the tower one should pass {up}",
        "=going down the tower one should pass {down}",
    ),
    "paired": (
        "=the support of {a} should be {b}, the support of {c} should be {d}", "=on {b}, please, {a}; on {d}, please, {c}", "=the stacking of {a} upon {b} and, apart from that, of {c} upon {d} is required", "=two towers of two are the result: one is {a} resting on {b}, the other {c} resting on {d}", "=it's {b} that belongs under {a} and {d} that belongs under {c}",
        "=what {b} bears should be {a}, and what {d} bears should be {c}", "=two stacks are due, with {a} over {b} in the one and {c} over {d} in the other",
    ),
    "upturned": (
        "=the tower in the end has the cubes of the tower now, in the opposite order", "=the reversal of the tower is required: its top becomes its foot", "=the foot of the tower, once reversed, is {high}, which is the top at present", "=on top of the tower, in the end, {low}, and all others in reversed order below it", "=from {high} at the foot to {low} at the top: that should be the order of the tower once reversed",
        "=what was uppermost should be lowermost, and so on through the whole tower", "=the order of the tower is wrong, exactly the reverse is right", "=the table should carry {high}, which is uppermost today, and the rest of the tower should follow in reverse", "=the summit is due to {low}, which is lowermost today, and the rest of the tower should follow in reverse",
    ),
    "dismantled": (
        "=no cube should be found on another any longer; the table is to carry each", "=the dismantling of the tower is required, its cubes going to free spots on the table", "=a tower should no longer exist, only cubes on the table", "=let every cube of the tower stand on the table by itself", "=the tower is to be reduced to single cubes, each on the table",
        "=where there's a tower now there should be single cubes, all of them on the table", "=the height of what stands there should be one cube: no tower any more",
    ),
    "thrown_into": (
        "=the flight of {object}, thrown by you, should end in {target}", "=in {target}, please, {object}, and it's by a throw that it gets there", "=a throw of {object} is required, and {target} is what it has to go into", "=it is into {target} that {object} must be thrown", "=an arc through the air should have {object} at its beginning and {target} at its end, the thrower being you",
        "=what has to fly is {object}, what has to catch it is {target}",
    ),
    "turned_round": (
        "=a yaw change of {turn} is required of {object}, which keeps its place", "=rotated {turn} compared with now, on the same spot, is how {object} should be left", "=the turning of {object}, by {turn}, on the spot, is the request", "=it's by {turn} that the direction of {object} should have changed", "=what has to be different about {object} is its direction, by {turn}, and nothing else",
        "=the place of {object} is fine; what its angle has to become is {turn} from the one it has",
    ),
    "at_distance": (
        "=the spot {length} {side} {anchor} is the place provided for {object}", "={length} {side} {anchor}, please, {object}", "=the place of {object} is defined as {length} {side} {anchor}", "=I call it good when {object} can be found {length} {side} {anchor}", "=the transfer of {object} to a place {length} {side} {anchor} is required", "=it is {length} {side} {anchor} that {object} should come to rest",
        "=a ruler should find {object} {length} {side} {anchor}", "=what belongs {length} {side} {anchor} is {object}",
    ),
    "put_down": (
        "=the table is the place provided for {object}, which the gripper still holds; any free spot is correct", "=the hand should be empty in the end, and {object} on the table, wherever there's room", "=the setting down of {object} on a free piece of table is required", "=on the table, please, {object}, spot left open", "=no longer in the gripper but on the table, anywhere, is where {object} should be",
        "=the table should bear {object}, and your hand should bear nothing", "=what you hold, which is {object}, is to be found on some free spot of the table",
    ),
    "held_beside": (
        "={where}, please, {it}", "=the spot provided for {it} is one {where}", "={where} is to be where the gripper lets go of {it}", "=the setting down of {it} {where} is required", "=not in the gripper any more but {where} is where {it} should be", "=what the gripper had should be found {where}: release {it} there", "=the journey of {it} ends {where}, with the fingers open",
    ),
    "done_with_fingers": (
        "=a light contact of the fingertip with {touched} is requested", "=touched, without a shift, is what {touched} should have been in the end", "=on {touched}, please, a fingertip", "=a push away from the present spot is requested for {nudged}", "=pushed aside, direction left open, is what {nudged} should have been in the end", "=the moving aside of {nudged}, by a push, is requested",
        "=the fall of {toppled}, caused by a push, is requested", "=overturned by your finger is how I hope to find {toppled}", "=to be knocked over: {toppled}", "=felt but not shifted, that's what I'd like {touched} to be", "=shifted but not gripped, that's what I'd like {nudged} to be", "=lying but not lifted, that's what I'd like {toppled} to be",
    ),
    "carried_by": (
        "=the carrying of {o} over a distance of {length} {side} is required, lifting included", "=lifted, carried {length} {side} and set down: so should {o} have been", "=through the air, not over the table, {o} belongs {length} {side} from its place now", "=the new place of {o}, reached by lifting, is {length} {side} from the old one",
        "=lift, carriage and landing are due to {o}, and the landing is {length} {side} from the start",
    ),
    "pushed_by": (
        "=a push is required that takes {o} {length} {side}", "=pushed {length} {side} and never gripped: so should {o} have been", "=the slide of {o} over the table should measure {length} {side}", "=it's by pushing that {o} should get {length} {side} from where it stands now", "=sliding, not flying, {o} has to get {length} {side}",
        "=the trace of a push, {length} {side}, should begin where {o} is now and end where it is then",
    ),
    "lifted_back": (
        "=the lifting of {object} is to be followed by its return to the same spot", "=first {object} should be in the air, then back exactly where it was", "=in the end {object} should be where it is now, but it should have been held up in between", "=a rise and a descent are requested for {object}, both above the one spot", "=nothing will have changed in the end, though {object} will have been up in the air",
        "=what goes up must come down: that's {object}, and it comes down on its own spot",
    ),
    "lifted_by": (
        "=the gap between {object} and its old place below is to be {length}, with the gripper holding it", "=a lift of {length} is requested for {object}", "=held {length} above where it stands now is how I hope to find {object}", "=it's by {length} that {object} should be raised, and there it stays, in the gripper", "=the new altitude of {object}, kept up by the gripper, is {length} above its place now",
        "=between {object}, held by you, and the spot it stood on there should be {length}",
    ),
    "same_object": (
        "=a turn of {turn} is requested for {object}, and after it, a place on {target}", "=first {object} should have been rotated {turn} on the spot, and then it should be found on {target}", "=the place provided for {object} is {target}, but only after a rotation of {turn} where it stands", "=the place provided for {object} is {target}, and the place for {other}, after that, is beside {object}",
        "=on {target}, please, {object}, and next to it, as the second step, {other}", "=let {object} be found on {target}, and let {other} then be set down right next to it", "=what has to be on {target} in the end is {object}, and before it gets there it has to have been turned {turn} on the spot", "=what has to be on {target} is {object}, and what has to be next to it then is {other}",
    ),
    "then_home": (
        "=two things are due: first, {c}; second, the arm at home", "{c}; the arm should end up in its home position", "{c}. What the arm has to do last is return home", "=there is this to be done, and a return home to follow: {c}", "{c}, after which the arm is to be found at home", "{c}. The place of the arm, once that's done, is home",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
