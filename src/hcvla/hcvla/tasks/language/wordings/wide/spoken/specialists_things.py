"""How people of many trades speak of several things, of kinds, and of changes that are made and undone."""

from __future__ import annotations

from collections.abc import Mapping

_LOADED = (
    "consolidate {them} on {target}", "=stock movement: {them}. Receiving location: {target}", "berth {them} on {target}, one lift at a time", "=boarding {target}: {them}", "plate {them} on {target}", "=the count on {target} is right when {them} can be found there", "=haulage of {them}; unloading point, {target}",
)  # fmt: skip
"""Of several that go to one place."""
_ONE_BY_COLOR = (
    "dock {them} on {target}", "=transfer of {them} to {target}, then release", "=pairing by color: {them} with {target}, the latter below", "=accepted when {them} stands on {target}", "stage {them} on {target}",
)  # fmt: skip

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "all_onto": (*_LOADED, "=no stock left behind: {them} to {target}"),
    "some_onto": (*_LOADED, "=delivery note for {target}: {them}"),
    "two_of": (*_LOADED, "=sample of the lot, drawn at your discretion: {them}, to {target}"),
    "all_but_two": (*_LOADED, "=with the exceptions as stated, {target} takes in {them}"),
    "one_of_each": (*_LOADED, "=mixed sample for {target}: {them}"),
    "at_an_end": (*_LOADED, "=call up {them} for duty on {target}"),
    "two_places": (
        "route {a} to {s} and {b} to {t}", "=transfer one, {a} to {s}. Transfer two, {b} to {t}", "=posts are assigned: {a} mounts guard on {s}, {b} on {t}", "=docking plan: {s} receives {a} on top, {t} receives {b} on top", "=line-up, on {s}, {a}; on {t}, {b}", "stage {a} on {s}, then stage {b} on {t}", "=two patients, two beds: {a} to {s}, {b} to {t}",
    ),
    "it": (
        "acquire {object}. Dock it on {target}", "{object} is cleared for take-off. It lands on {target}", "subject of the transfer: {object}. Take it to {target} and release", "grip {object}. Hold. Now bring it down on {target}", "the next instrument is {object}. Lay it on {target}",
        "draw {object} from stock. Stow it on {target}", "patient: {object}. Bed: {target}. Transfer it there", "here is a part, {object}. Its assembly position is {target}, so fit it there",
    ),
    "three_things": (
        "=protocol of three steps. Step one: {a}. Step two: {b}. Step three: {c}", "=checklist: {a}, check; {b}, check; {c}, check", "{a}; on completion, {b}; on completion of that, {c}", "=first movement: {a}. Second movement: {b}. Finale: {c}", "=starter: {a}. Main course: {b}. Dessert: {c}",
        "=orders of the day, to be executed in sequence: {a}, {b}, {c}", "=verse: {a}. Chorus: {b}. Coda: {c}",
    ),
    "any_picked": (
        "draw {object} from stock and hold it", "=sampling without preference: {object}, lifted and held", "acquire {object} and stay airborne with it", "=volunteer wanted, into the gripper and up: {object}", "=random draw! Take {object} between the jaws and raise it", "secure {object}, then clear the deck with it", "=pick list, quantity one: {object}. Hold on to it",
    ),
    "each_touched": (
        "=contact test on {touched}, no displacement", "=inspection by fingertip, light contact only: {touched}", "tag {touched} in passing, with a fingertip", "displace {nudged} by pushing, bearing free", "=dislodgement by side contact, no grasp: {nudged}", "jog {nudged} out of the present position with the hand shut",
        "fell {toppled} like trunks in a forest, by a push high up", "=a strike is needed, by hand: {toppled} down on the side", "upset {toppled}; a prod near the upper end will do",
    ),
    "sort_but_one": (
        "=sorting run over the {many}, mats as bins, color as the key; skip {spared}", "quarantine {spared} where it is and bin the other {many} on the mats of their colors", "=offside is {spared}, it takes no part. Every other {one} plays on the mat of its color", "re-home each {one} on the mat of like color, {spared} excepted",
        "=reserved item, leave untouched: {spared}. Remaining {many}: stow by color on the mats", "=excused from duty, {spared}; the other {many} report to the mats of their colors",
    ),
    "the_rest": (
        "=sole occupant of {s}: {a}. Occupancy of {t}: {rest}", "route {a} to {s} and divert {rest} to {t}", "cut {a} from the herd and pen it on {s}; pen {rest} on {t}", "=soloist on {s}: {a}. Chorus on {t}: {rest}", "=segregation order: {a}, location {s}; {rest}, location {t}", "=VIP stand, {s}: for {a}. General stand, {t}: for {rest}", "=first class, {s}: {a}. Economy, {t}: {rest}",
    ),
    "of_another_color": (
        *_ONE_BY_COLOR, "=color mismatch required: seat {them} on {target}", "=control sample: {them} on {target}", "=no uniform look: {them} belongs on {target}",
    ),
    "of_its_own_color": (
        *_ONE_BY_COLOR, "=color match required: seat {them} on {target}", "=unison, as a choir would say: {them} on {target}",
    ),
    "each_on_another_color": (
        "=derangement wanted: assign every {one} to a {k}, colors never equal, and seat it there", "=each {one} on some {k}, and no {one} on a {k} of its color: that is the acceptance rule", "=wired wrong on purpose: each {one} docks on a {k} of a foreign color", "=dissonance only: each {one} is to be set on a {k} that differs from it in color",
        "cross-bin the {ones}, every one of them on a {k} whose color is another",
    ),
    "swap_back": (
        "cross {x} and {y} over, then uncross them", "=transposition of {x} and {y}, followed by its inverse", "{c}, hold for one beat, and reverse the exchange", "permute {x} with {y}, then restore the initial order of the two", "=change of ends for {x} and {y}; at the second whistle, each returns to the end it had first", "{c}; on completion, re-home both where they had been", "rehearse the exchange of {x} with {y} once, then have both take up the old positions",
    ),
    "stack_back": (
        "=build {upward} into one column from the base up, then break it down to the original positions", "{c}; after inspection, break the column down and put each part back where it was drawn from", "=trial assembly of {upward}, lowest first; then disassembly, each part re-homed to its old spot",
        "{c}, take the reading, and re-home every piece to the spot where it stood", "=column of {upward}, first at the foot, for the photograph only; after that everyone returns to the old mark",
    ),
    "passed_on": (
        "=posting: {b} to {target}. Relief on the old spot of {b}: {a}{t}", "promote {b} to {target} and backfill its old position with {a}{t}", "transfer {b} to {target}, then seat {a} in the vacated slot{t}", "=bed transfer: {b} moves to {target}, {a} gets the spot that {b} had{t}", "dock {b} on {target}; berth {a} where {b} was berthed{t}",
    ),
    "moved_up": (
        "=queue advances: {c} steps out to free table, {b} to the mark of {c}, {a} to the mark of {b}{t}", "=backfill chain: {c} out to any free spot, {b} into the slot of {c}, {a} into the slot of {b}{t}", "=shunting order. {c}: siding, anywhere free. {b}: where {c} was. {a}: where {b} was{t}", "stand {c} down to free table, let {b} relieve it and {a} relieve {b}{t}", "=with {c} out at any free spot, the line closes up: {b} where {c} was, {a} where {b} was{t}",
    ),
    "ring_turned": (
        "=cyclic permutation, {a} to the position of {b}, {b} to that of {c}, {c} to that of {a}, each set at {turn} to the heading of its predecessor", "=change of guard with a turn: {a} relieves {b}, {b} relieves {c}, {c} relieves {a}, and each faces {turn} from the way the one relieved was facing",
        "cycle them through their berths, {a} into that of {b}, {b} into that of {c}, {c} into that of {a}, with {turn} added to the angle found there", "=slots after the run: {a} in the old slot of {b}, {b} in that of {c}, {c} in that of {a}; yaw of each, {turn} against the former occupant", "=three chairs: {a} gets the chair of {b}, {b} the chair of {c}, {c} the chair of {a}, and each sits {turn} off the way its last occupant sat",
    ),
    "takes_place": (
        "=substitution: {y} goes off to free table, {x} comes on in its spot", "=relief: {y} stands down to any free spot, {x} takes over its post", "=part exchange: unseat {y}, park it anywhere free, seat {x} in the vacated position", "=part exchange: unseat {b}, park it anywhere free, seat {a} in the vacated position at {turn} to the old orientation",
        "=relief with a turn: {b} stands down to any free spot, {a} takes over its post, facing {turn} from where {b} faced", "=substitution: {b} goes off to free table, {a} comes on in its spot, yawed {turn} from the way {b} stood",
    ),
    "pushed_back": (
        "shove {object} up toward {target}, then retrieve it to its mark", "=forward by pushing: {object}, toward {target}; then re-spot it where the play began", "=advance of {object} on {target} by a push, followed by withdrawal to its old position", "jog {nudged} off the mark by a push, then re-spot it on the mark",
        "=disturb and restore: push {nudged} away, then set it back where it stood", "=displacement of {nudged} by pushing, afterwards reversal to the old position", "=scrum: push {object} toward {target}; on the whistle, set it back where it was",
    ),
    "taken_off": (
        "undock {them} from {target} and leave it on the bare table", "=unloading order: {them}, off {target}, to any free table", "dismount {them} from {target}; its new station is the table", "strike {them} from {target} and stow it wherever the table is free", "=discharge of {them} from {target} to the table", "=off duty on {target}: {them}; barracks, the table",
    ),
    "some_off": (
        "undock {them} from {target}, destination free table", "off-load {them} from {target} to free table, lift by lift", "=the table receives {them} from {target}, one by one, on free spots", "=disembark from {target}, to the table: {them}", "discharge {them} from {target} to free places on the table",
    ),
    "cleared": (
        "strip {target}: whatever stands on it goes to free table", "evacuate {target}, all occupants to free spots on the table", "clear the deck of {target}, cargo to the table", "bus {target} like a waiter after dinner: everything on it goes off onto the table", "=stock on {target}: to be nil, the goods on the table instead", "=pit stop for {target}: unload every piece onto the table",
    ),
    "carried_across": (
        "cross-load everything from {source} to {target}", "=ward transfer: all who are on {source} move to {target}", "transship the cargo of {source} onto {target}", "decant {source} onto {target}, item by item", "=stock on {source} afterwards: nil. Stock on {target}: all that {source} had", "=change of shift: what stood on {source} now stands on {target}, all of it",
    ),
    "piled_all": (
        "palletize {them} into one column", "=one column; parts list: {them}", "=vertical storage in a single stack: {them}", "assemble {them} in the vertical, each seated on the one before", "=mast to be stepped from {them}", "=all in one shaft, piece on piece: {them}",
    ),
    "piled_some": (
        "palletize {them} into one column", "=column of sampled parts: {them}", "assemble {them}, freely drawn, into one column", "=one stack, composition free: {them}", "draw {them} from stock and dock them vertically, one on the other", "=short-order stack: {them}, one upon the other",
    ),
    "chained": (
        "=assembly drawing, upper part first: {c}", "dock them vertically: {c}", "=column to specification: {c}", "=layers from the deck upward: {up}", "=layers from the top down to the deck: {down}", "=column with base part {first}, {mid}top part {last}",
    ),
    "paired": (
        "dock {a} on {b}; dock {c} on {d}", "=two sub-assemblies: {a} seated on {b}, {c} seated on {d}", "=mating pairs, upper part first: {a} with {b}, {c} with {d}", "=rider {a}, mount {b}; rider {c}, mount {d}. Riders up", "=bearing plan: {b} bears {a}, {d} bears {c}", "=two cups and two saucers, saucers below: {b} under {a}, {d} under {c}",
    ),
    "upturned": (
        "invert the column, so that {high} becomes its base and {low} its top", "=the tower in retrograde, as musicians say: last note first, {high} at the foot, {low} at the head", "re-stack the tower with the order of layers reversed, {high} as ground layer, {low} as top layer", "=new order of the tower, the reverse of the old: {high} lowest, {low} highest",
    ),
    "dismantled": (
        "break the column down into single parts on the table", "=disassembly of the tower, every part to stand on the table", "depalletize the tower piece by piece onto the table", "unstack until each part has the table under it", "=dismount, all riders of the tower, down to the table", "strike the tower, each piece of it to a place on the table",
    ),
    "thrown_into": (
        "=a basket is to be scored at {target}, by throwing {object}", "=shot at goal with {object}, the goal being {target}", "=air drop by throwing: {object}, drop zone {target}", "sink {object} in {target} with a throw", "lob {object} so that the catch is made by {target}", "=long shot with {object}, and {target} has to catch it",
    ),
    "turned_round": (
        "=about its own axis by {turn}: {object}", "slew {object} {turn} on station", "=new heading for {object}, {turn} from the present one", "re-clock {object} by {turn} without moving it off its seat", "=rotation order for {object}: {turn}, pivot at its center", "twist {object} on the spot; the dial should read {turn} against the present",
    ),
    "at_distance": (
        "=standoff of {object}: {length} {side} {anchor}", "berth {object} {length} {side} {anchor}", "=reference, {anchor}; {object} is to be stationed {length} {side} it", "=transfer of {object} to a mark {length} {side} {anchor}, then release", "=task ends with {object} standing {length} {side} {anchor}", "=measure {length} from {anchor} and mark the spot {side} it; that is the mark for {object}",
    ),
    "put_down": (
        "discharge {object} to free table", "undock {object} from the gripper and onto the table", "=end of the hold: {object} goes on the table, anywhere free", "=unload here, {object}, table below", "stand down from carrying and leave {object} on the table", "=wheels down with {object}, onto open table",
    ),
    "held_beside": (
        "dock {it} {where}", "=let-down of {it} {where}, then release", "berth {it} {where}", "=unloading area for {it}: {where}", "=end of the carry: {it} gets released {where}", "=gear down and land {it} {where}",
    ),
    "moved_by": (
        "displace {o} by pick and place, {length} {side}", "=correction to the position of {o}: {length} {side}", "step {o} over by {length} {side}", "=slot change for {o}, the new slot being {length} {side}",
    ),
    "done_with_fingers": (
        "=contact test on {touched}, no displacement", "tag {touched} with one fingertip", "displace {nudged} by pushing, bearing free", "=dislodgement of {nudged} by side contact, no grasp", "upset {toppled}, force near the upper end", "=tip-over of {toppled} by finger pressure high up",
    ),
    "carried_by": (
        "=airlift of {o} over {length} {side}", "=hook up {o}, transit {length} {side}, unhook", "=hand-carry of {o}: {length} {side}", "hoist {o}, traverse {length} {side}, lower, release", "=ambulance run for {o}: lifted, moved {length} {side}, set down", "ferry {o} over {length} {side} and moor it there",
    ),
    "pushed_by": (
        "slide {o} through {length} {side}, in contact with the table throughout", "plough {o} {length} {side}", "=translation of {o} by pushing: {length} {side}", "drive {o} with a closed hand {length} {side}", "=the plough takes {o} {length} {side}, no lifting", "nose {o} along by {length} {side}",
    ),
    "lifted_back": (
        "=lift-off and landing on one and the same spot: {object}", "unseat {object}, then reseat it where it was", "=one repetition for {object}: up, and down on the same spot", "raise {object} for inspection and lower it into its old seat", "=dead lift of {object}, set down again on the very mark it left", "=weigh-in for {object}: off the floor, then on again in the same place",
    ),
    "lifted_by": (
        "take {object} to an altitude gain of {length} and hold", "hoist {object} through {length} and keep it aloft", "=vertical lift of {object} by {length}, no set-down", "=grip {object}; stroke, {length} up; stop there", "=elevation of {object} above its seat: {length}, held", "=in the weights room: {object} goes up {length} and is held there",
    ),
    "same_object": (
        "yaw {object} {turn}, then dock it on {target}", "=operation one: rotation of {object}, {turn}. Operation two: transfer of the same to {target}", "re-clock {object} by {turn}; after that its station is {target}", "dock {object} on {target}, then berth {other} next to it", "=first landing: {object}, on {target}. Second landing: {other}, next to {object}",
        "plate {object} on {target} and garnish with {other} close beside it", "=first yaw, then dock: {object}, {turn}, {target}",
    ),
    "hovering": (
        "=tool above {object}, stand-off position, no contact", "fly to a point straight above {object} and loiter there", "=camera position: the hand over {object}, not lower", "take station over {object} and hold",
    ),
    "then_home": (
        "{c}, then dock the arm at home", "=task: {c}. Exit condition: arm at home", "{c}; arm to home on completion", "{c}, then stow the arm in its home posture", "{c}, and after that return to the home base", "=first the job, {c}, then the way home",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
