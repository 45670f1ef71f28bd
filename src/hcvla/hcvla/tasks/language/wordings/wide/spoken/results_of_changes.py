"""Results, as in results.py, of groups of things and of what is piled, cleared, taken back or passed on."""

from __future__ import annotations

from collections.abc import Mapping

_LOAD = (
    "=what {target} has to carry in the end is {them}", "=on {target}, please, {them}", "=the transfer of {them} to {target} is what has been ordered", "=let {them} be found on {target}", "=it is to {target} that {them} must be brought", "=I call it good when {target} carries {them}", "=the place provided for {them} is {target}",
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
    ),
    "it": (
        "{target} is missing something, namely {object}. It should end up there", "the inventory lists {object}. It should be found on {target}", "there is a place reserved on {target}. The one to get it is {object}", "the final position of {object} is known. It is on {target}", "what matters is {object}. By the end of this it rests on {target}",
        "a load has been specified for {target}. It is {object} that should be put there",
    ),
    "three_things": (
        "=three results, in this order, are expected. The first: {a}. The second: {b}. The third: {c}", "=what has to be done comes in three parts: {a}; then {b}; and {c}, as the last part", "=the order sheet has three items: item one, {a}; item two, {b}; item three, {c}", "=it isn't finished before three things are: {a}, then {b}, then {c}",
    ),
    "any_picked": (
        "=in the gripper, please, {object}", "=held up in the air by the end: {object}", "=it would do to have the gripper closed round {object}, and raised", "=the lifting of {object} is what's asked for, the choice being yours", "=hanging from your gripper there should be {object}",
    ),
    "each_touched": (
        "=a fingertip has to have been on {touched} by the end, with nothing shifted", "=contact, brief and light, is prescribed for {touched}", "=the state of {touched} afterwards: touched, but not moved", "=a push off the present spot is prescribed for {nudged}, direction free", "=the spots now taken by {nudged} should become free as the result of pushes",
        "=pushed away, to wherever it may be, is how I want to see {nudged}", "=a fall is prescribed for {toppled}, caused by a push up high", "=no longer upright but knocked over is how {toppled} should be found", "=the toppling of {toppled} is the result expected",
    ),
    "sort_but_one": (
        "=the mat of equal color is the place for every {one}, with the exception of {spared}, which stays where it is", "=correct is a table on which each {one} other than {spared} rests on the mat of its color", "=exempt from the sorting is {spared}; the other {many} belong on the mats of their colors", "=color decides on which mat the {many} end up, {spared} being left out of it",
        "=the transfer of the {many} to the mats of their colors is required, but not that of {spared}",
    ),
    "the_rest": (
        "=the place provided for {a} is {s}, whereas for {rest} it is {t}", "=on {s}, please, {a}, and on {t}, {rest}", "=a separation is asked for: {a}, to be found on {s}; {rest}, to be found on {t}", "=it's {s} that {a} must be brought to, and it's {t} that {rest} must be brought to", "=let {s} be the support of {a}, and let {t} be that of {rest}",
    ),
    "of_another_color": (
        "=what has to be under {them} in the end is {target}", "=on {target}, please, {them}", "=the transfer of {them} to {target} is requested", "=the support intended for {them} is {target}", "=let there be a contrast, with {them} resting on {target}",
    ),
    "of_its_own_color": (
        "=what has to be under {them} in the end is {target}", "=on {target}, please, {them}", "=the transfer of {them} to {target} is requested", "=the support intended for {them} is {target}", "=let there be agreement in color, with {them} resting on {target}",
    ),
    "each_on_another_color": (
        "=correct is any layout in which each {one} rests on a {k} and no {one} has the color of its {k}", "=a difference in color between each {one} and the {k} under it is what's required, all {ones} being on a {k}", "=let there be under every {one} a {k}, and let the two never be of one color", "=the {k} on which a {one} ends up must be of a color that's not that of the {one}; every {one} has to end up on one",
    ),
    "swap_back": (
        "=the exchange of {x} and {y} is to be followed by its cancellation, so that each ends up at its old spot", "=first {x} and {y} should be found in each other's places, and then in their own places again", "{c}; the end result, however, has to be each of the two on its original spot again", "=the state at the end is the state now, but in between {x} has stood where {y} stands and {y} where {x} stands",
    ),
    "stack_back": (
        "=the tower, from its foot {upward}, is to exist only for a moment; in the end each of them belongs where it is now", "=first state: a stack, {upward} from the bottom up. Second state: every one of them on its old spot", "{c}; the end result, though, should be all of them back on their old spots", "=the stacking of {upward}, the first lowest, is to be followed by their return to where they stand at present",
    ),
    "passed_on": (
        "=the place provided for {b} is {target}; the place provided for {a} is the one {b} leaves behind{t}", "=on {target}, please, {b}, and at its former spot, {a}{t}", "=the transfer of {b} to {target} is to be followed by that of {a} to the place which {b} had{t}", "=two results: {b} rests on {target}; {a} stands exactly where {b} had been standing{t}",
    ),
    "moved_up": (
        "=with {c} set aside at any free spot, {b} belongs where {c} was and {a} belongs where {b} was{t}", "=a free spot is to be found for {c}; its own spot is to be taken over by {b}, the spot of which is to be taken over by {a}{t}", "=three results: {c} on any free spot; {b} where {c} was; {a} where {b} was{t}",
        "=let {c} end up anywhere free, let {b} end up in the place of {c}, and let {a} end up in the place of {b}{t}",
    ),
    "ring_turned": (
        "=the place of {b} is for {a}, the place of {c} is for {b}, the place of {a} is for {c}, and the angle in every case is that of the one replaced plus {turn}", "=correct is the table when {a} stands where {b} stood, {b} where {c} stood and {c} where {a} stood, each rotated {turn} as against the one it has replaced",
        "=a cyclic change of places is required, {a} to that of {b}, {b} to that of {c}, {c} to that of {a}, together with a rotation of each by {turn} from the angle of the one that stood there",
    ),
    "takes_place": (
        "=the spot now held by {b} should end up held by {a}, rotated {turn} from how {b} stands; for {b}, any free spot", "=the successor of {b} at its spot is {a}, whose angle differs from that of {b} by {turn}; {b} itself goes aside to wherever is free", "=the replacement of {y} by {x} on the same spot is required, {y} going to any free place", "=where {y} is now, please, {x}, and {y} on some free spot",
        "=it's {x} that should be standing exactly where {y} stands, once {y} has been put on a free spot",
    ),
    "pushed_back": (
        "=a push of {object} toward {target} is required, and then its return to where it was before the push", "=first {object} should be seen pushed nearer to {target}, then back at its starting place", "=the end state is the present one, but in between {object} must have been pushed toward {target}", "=a push aside is prescribed for {nudged}, and then a return to the old place",
        "=the displacement of {nudged} by a push is to be reversed by putting it back where it was", "=pushed off its spot in the meantime, back on it at the finish: that's the course for {nudged}",
    ),
    "taken_off": (
        "=the table is the place provided for {them}, which is at present on {target}", "=I call it good when {them} stands on the table and no longer on {target}", "=the removal of {them} from {target} to a free spot on the table is required", "=among the things on {target}, {them} should no longer be; a free spot on the table is where it belongs",
    ),
    "some_off": (
        "=the table is the place provided for {them}, now still on {target}", "=I call it good when {them} stand on the table and no longer on {target}", "=the removal of {them} from {target} to free spots on the table is required", "=not {target} but the bare table is what should be found under {them}",
    ),
    "cleared": (
        "=the top of {target} is to be found bare", "=zero is the number of things that may remain on {target}; the table is for them", "=the removal of everything from {target} to the table is ordered", "=nothing should be carried by {target} any longer", "=let there be nothing on {target}, and on the table whatever was there",
    ),
    "carried_across": (
        "=the complete load of {source} should end up as the load of {target}", "=on {target}, please, everything that is on {source}", "=the transfer of all that {source} carries, to {target}, is required", "=bare should be {source} in the end, and {target} should hold what was on it", "=it is {target} that should be carrying whatever {source} carries at present",
    ),
    "piled_all": (
        "=the result should be one tower, made of {them}", "=a single stack is what {them} should end up as", "=the stacking of {them}, one upon the other, is required", "=let {them} form one column",
    ),
    "piled_some": (
        "=the result should be a stack consisting of {them}", "=let {them}, freely chosen, form one column", "=the stacking of {them} is required, the choice being yours", "=one tower made of {them} is what I hope to find",
    ),
    "chained": (
        "=the result is to read {c}", "=the finished stack is defined by its order from the table upwards: {up}", "=the finished stack, described from the top down, is {down}", "=in words, the tower wanted is {c}", "=each resting on the one named before it, the tower consists of {up}",
    ),
    "paired": (
        "=the support of {a} should be {b}, the support of {c} should be {d}", "=on {b}, please, {a}; on {d}, please, {c}", "=the stacking of {a} upon {b} and, apart from that, of {c} upon {d} is required", "=two towers of two are the result: one is {a} resting on {b}, the other {c} resting on {d}", "=it's {b} that belongs under {a} and {d} that belongs under {c}",
    ),
    "upturned": (
        "=the tower in the end has the cubes of the tower now, in the opposite order", "=the reversal of the tower is required: its top becomes its foot", "=the foot of the tower, once reversed, is {high}, which is the top at present", "=on top of the tower, in the end, {low}, and all others in reversed order below it", "=from {high} at the foot to {low} at the top: that should be the order of the tower once reversed",
    ),
    "dismantled": (
        "=no cube should be found on another any longer; the table is to carry each", "=the dismantling of the tower is required, its cubes going to free spots on the table", "=a tower should no longer exist, only cubes on the table", "=let every cube of the tower stand on the table by itself", "=the tower is to be reduced to single cubes, each on the table",
    ),
    "thrown_into": (
        "=the flight of {object}, thrown by you, should end in {target}", "=in {target}, please, {object}, and it's by a throw that it gets there", "=a throw of {object} is required, and {target} is what it has to go into", "=it is into {target} that {object} must be thrown",
    ),
    "turned_round": (
        "=a yaw change of {turn} is required of {object}, which keeps its place", "=rotated {turn} compared with now, on the same spot, is how {object} should be left", "=the turning of {object}, by {turn}, on the spot, is the request", "=it's by {turn} that the direction of {object} should have changed",
    ),
    "at_distance": (
        "=the spot {length} {side} {anchor} is the place provided for {object}", "={length} {side} {anchor}, please, {object}", "=the place of {object} is defined as {length} {side} {anchor}", "=I call it good when {object} can be found {length} {side} {anchor}", "=the transfer of {object} to a place {length} {side} {anchor} is required", "=it is {length} {side} {anchor} that {object} should come to rest",
    ),
    "put_down": (
        "=the table is the place provided for {object}, which the gripper still holds; any free spot is correct", "=the hand should be empty in the end, and {object} on the table, wherever there's room", "=the setting down of {object} on a free piece of table is required", "=on the table, please, {object}, spot left open", "=no longer in the gripper but on the table, anywhere, is where {object} should be",
    ),
    "held_beside": (
        "={where}, please, {it}", "=the spot provided for {it} is one {where}", "={where} is to be where the gripper lets go of {it}", "=the setting down of {it} {where} is required", "=not in the gripper any more but {where} is where {it} should be",
    ),
    "done_with_fingers": (
        "=a light contact of the fingertip with {touched} is requested", "=touched, without a shift, is what {touched} should have been in the end", "=on {touched}, please, a fingertip", "=a push away from the present spot is requested for {nudged}", "=pushed aside, direction left open, is what {nudged} should have been in the end", "=the moving aside of {nudged}, by a push, is requested",
        "=the fall of {toppled}, caused by a push, is requested", "=overturned by your finger is how I hope to find {toppled}", "=to be knocked over: {toppled}",
    ),
    "carried_by": (
        "=the carrying of {o} over a distance of {length} {side} is required, lifting included", "=lifted, carried {length} {side} and set down: so should {o} have been", "=through the air, not over the table, {o} belongs {length} {side} from its place now", "=the new place of {o}, reached by lifting, is {length} {side} from the old one",
    ),
    "pushed_by": (
        "=a push is required that takes {o} {length} {side}", "=pushed {length} {side} and never gripped: so should {o} have been", "=the slide of {o} over the table should measure {length} {side}", "=it's by pushing that {o} should get {length} {side} from where it stands now",
    ),
    "lifted_back": (
        "=the lifting of {object} is to be followed by its return to the same spot", "=first {object} should be in the air, then back exactly where it was", "=in the end {object} should be where it is now, but it should have been held up in between", "=a rise and a descent are requested for {object}, both above the one spot",
    ),
    "lifted_by": (
        "=the gap between {object} and its old place below is to be {length}, with the gripper holding it", "=a lift of {length} is requested for {object}", "=held {length} above where it stands now is how I hope to find {object}", "=it's by {length} that {object} should be raised, and there it stays, in the gripper",
    ),
    "same_object": (
        "=a turn of {turn} is requested for {object}, and after it, a place on {target}", "=first {object} should have been rotated {turn} on the spot, and then it should be found on {target}", "=the place provided for {object} is {target}, but only after a rotation of {turn} where it stands", "=the place provided for {object} is {target}, and the place for {other}, after that, is beside {object}",
        "=on {target}, please, {object}, and next to it, as the second step, {other}", "=let {object} be found on {target}, and let {other} then be set down right next to it",
    ),
    "then_home": (
        "=two things are due: first, {c}; second, the arm at home", "{c}; the arm should end up in its home position", "{c}. What the arm has to do last is return home", "=there is this to be done, and a return home to follow: {c}",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
