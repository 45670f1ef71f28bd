"""How adults of many countries ask a helper at their table, unhurried, for groups of things and for changes."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "all_onto": (
        "=mind putting {them} on {target}, every last one?", "=would it be too much to ask to have {them} moved onto {target}?", "=the whole lot, by which I mean {them}, goes onto {target}", "see {them} safely onto {target}, and leave nothing of what I said behind", "=no picking and choosing: {them} all the way onto {target}",
        "=onto {target}, one at a time or how you please, with {them}",
    ),
    "some_onto": (
        "=mind putting {them} on {target}?", "=would it be too much to ask for {them} to be set on {target}?", "=neither more nor less than {them} should be on {target} by your hand", "=the others may stay where they are, except {them}, which I'd like on {target}", "hand {them} over to {target}, one after the other",
        "=on {target} is where I'd look for {them} when you've done",
    ),
    "two_of": (
        "=mind putting {them} on {target}? Which, I leave to you", "=would it be too much to ask for {them} on {target}, any you like?", "=not the whole lot, {them} will do, for {target}", "=on {target} let there be {them}, the choice being yours", "pick out {them} as you please for {target}, and set down there what you picked",
    ),
    "all_but_two": (
        "=mind putting {them} on {target}? The exceptions stay put", "=would it be too much to ask you to see {them} onto {target}, and to leave the exceptions alone?", "=onto {target}, but not the whole lot; I mean {them}", "=mark the exception well: {them}, no more than that, should go on {target}",
        "=with {them}, and with nothing beyond that, {target} is to be filled",
    ),
    "one_of_each": (
        "=mind putting {them} on {target}? Any will do", "=would it be too much to ask for {them}, whichever you light upon, on {target}?", "=not several of a kind but {them}, that's what I'd have on {target}", "on {target} set down {them}, and take whichever comes to hand", "=a mixed company is what I want on {target}: {them}",
    ),
    "at_an_end": (
        "=mind putting {them} on {target}, and only that?", "=would it be too much to ask for {them} to be moved to {target}?", "=not any, and not from the middle, but {them} should go on {target}", "=onto {target} with {them}; what stands further in may stay", "count from the end if need be, but put {them} on {target}",
    ),
    "two_places": (
        "=mind putting {a} on {s} and, while you're about it, {b} on {t}?", "=would it be too much to ask for {a} on {s} and {b} on {t}?", "=not both in one place: {s} is where {a} goes, {t} is where {b} goes", "=on {s} put {a}; do the same on {t} with {b}", "={t} is to have {b} and {s} is to have {a}, not the other way round",
        "see {a} to {s}, then turn round and see {b} to {t}",
    ),
    "it": (
        "see {object}? Would you mind putting it on {target}?", "take {object}, hang on to it till you're over {target}, and there let go of it", "there's {object}. Don't leave it where it is, set it down on {target}", "I have a wish about {object}, and it's soon told: put it on {target}",
        "{object} looks lost over there. Find it a place, and let that be on {target}",
    ),
    "three_things": (
        "=three wishes, one at a time. First, {a}. Then, if you please, {b}. And last, {c}", "=would it be too much to ask for three things, in this order: {a}; {b}; {c}?", "={a}; that seen to, {b}; and that seen to as well, {c}", "=don't do it all at once: {a}, let go, {b}, and only when that's done {c}",
        "=begin like this: {a}. Carry on like this: {b}. And leave off like this: {c}",
    ),
    "any_picked": (
        "=mind holding {object} up for me? I don't care which", "=would it be too much to ask you to take {object} in hand, whichever you please?", "=no need to think it over, {object} will do; up with it in your grip", "hang on to {object} for me, having picked it up first", "=all I ask is that {object} leaves the table in your hand",
    ),
    "each_touched": (
        "=mind laying a finger on {touched}, and no more than a finger?", "=would it be too much to ask for a light touch of {touched}, leaving nothing out?", "=not a push, just a fingertip for {touched}, every last one that I mean", "=mind giving {nudged} a push, any way you please?",
        "=would it be too much to ask for a push that gets {nudged} off the present spot?", "=not lifted, only pushed off to some side, that's how I'd have {nudged}", "=mind pushing {toppled} over, down flat?", "=would it be too much to ask you to knock {toppled} over?", "=not slid, not lifted, just knocked down: {toppled}",
    ),
    "sort_but_one": (
        "=with the exception of {spared}, which stays put, see the {many} onto the mats of their colors", "=mind sorting the {many} by color onto the mats? Not {spared}, though, that one stays where it is", "=would it be too much to ask for every {one} on the mat of its color, {spared} excepted?",
        "=hands off {spared}; all the other {many} go on the mats that match them in color", "=the {many}, each to the mat of its own color, the whole lot apart from {spared}",
    ),
    "the_rest": (
        "=mind putting {a} on {s}, and {rest} on {t}?", "=would it be too much to ask for {a} on {s} and, on {t}, {rest}?", "=only {a} belongs on {s}; don't forget {rest}, to be seen onto {t}", "=not one and all on {t}: {a} is for {s}, and only {rest} for {t}", "set {a} apart on {s}, and when you've seen to that, see {rest} onto {t}",
        "=on {s} {a} and nothing else; on {t}, {rest}",
    ),
    "of_another_color": (
        "=mind putting {them} on {target}? No matching, please", "=would it be too much to ask to have {them} on {target}, whichever you choose?", "=anything but a match: {them} is to be set down on {target}", "=on {target}, I don't care which, set {them}", "=like doesn't go with like today, so see {them} onto {target}",
    ),
    "of_its_own_color": (
        "=mind putting {them} on {target}?", "=would it be too much to ask that {them} be set on {target}?", "=like goes with like, so see {them} onto {target}", "=on no other than {target} should {them} end up", "find {target}, and hand {them} over to it",
    ),
    "each_on_another_color": (
        "=mind giving each {one} a {k} to stand on, as long as the colors don't match?", "=would it be too much to ask for every {one} on a {k}, and for none on the {k} of its own color?", "=anything but a match: each {one} on a {k}, never on the one of the same color",
        "=on its own color no {one} may stand, on some other {k} every {one} must", "put every last {one} on some {k}, just not on the {k} that has its color",
    ),
    "swap_back": (
        "=mind letting {x} and {y} trade places, and then trade back?", "=would it be too much to ask you to swap {x} and {y} and, when that's done, to put both back where they were?", "=not for good: {x} and {y} trade places, and then each goes back to its own",
        "=trade places twice, {x} and {y}: once so that each is where the other was, and one more time so that both are home", "={c}, but don't leave it at that; put both back in the places they had to begin with", "=in the end {x} and {y} should be just where they are now, though not without having stood in each other's place",
    ),
    "stack_back": (
        "=mind stacking {upward}, the first lowest, and then putting each back in its own place?", "=would it be too much to ask you to {c} and, that done, to put everything back where it stood?", "={c}, though not for good; take it all down again, each to the spot it came from",
        "=up with {upward}, one on another and the first lowest, then down again, every one to its old spot", "=it's a tower for a moment only: {upward}, from the bottom up; see each home to its own spot afterwards",
    ),
    "passed_on": (
        "=mind moving {b} to {target} and setting {a} down where {b} was{t}?", "=not both can stand there, so {b} goes on {target}, and what was the place of {b} is for {a}{t}", "see {b} onto {target}, then hand the spot it had over to {a}{t}", "=make room for {a}: {b} goes away to {target}, and into its old place goes {a}{t}",
        "=the place of {b}, once {b} has been set on {target}, is to be taken up by {a}{t}",
    ),
    "moved_up": (
        "=everyone one place on: {c} away to some free spot, {b} to where {c} stood, {a} to where {b} stood{t}", "set {c} aside wherever there's room, let {b} move up into its place, and let {a} move up into the place of {b}{t}",
        "=not all at once: {c} makes way for some free spot, {b} goes where {c} was, and then {a} goes where {b} was{t}", "=with {c} put away on some free bit of table, hand its spot over to {b}, and the spot of {b} over to {a}{t}",
    ),
    "ring_turned": (
        "=round they go: {a} to the place of {b}, {b} to that of {c}, {c} to that of {a}, and each set down not as the one before stood but {turn} from that", "=would it be too much to ask that {a} go where {b} is, {b} where {c} is, and {c} where {a} is, each turned {turn} from how the one before stood there?",
        "hand the place of {b} over to {a}, that of {c} to {b} and that of {a} to {c}, and have each stand {turn} from how the one before it stood", "=three trade places, {a} taking that of {b}, {b} that of {c}, {c} that of {a}; and none copies the angle of the one before, each is {turn} from it",
    ),
    "takes_place": (
        "=mind putting {y} aside, anywhere free, and letting {x} have its place?", "=would it be too much to ask for {x} to stand where {y} stands, {y} being moved off to some free spot?", "={y} has to make room for {x}: off to a free bit of table with the former, and into its old place with the latter",
        "=not both ways, this is no trade: {x} takes the place of {y}, and {y} just goes somewhere free", "set {b} aside, wherever there's room, and hand its place over to {a}, turned {turn} from how {b} stood", "=the place of {b} is for {a}, though not at the angle of {b} but {turn} from it; {b} itself goes somewhere free",
    ),
    "pushed_back": (
        "=mind pushing {object} toward {target} and then putting it back where it was?", "=would it be too much to ask for a push of {object} toward {target}, and for it to be set back in its old place afterwards?", "=not for good: push {object} nearer to {target}, then take it up and see it home to its own spot",
        "=mind giving {nudged} a push and then setting right what you did, by putting it back where it stood?", "=push {nudged} off its spot, but don't leave it at that; back on the same spot it goes", "=would it be too much to ask you to shove {nudged} aside and then to put it back where you found it?",
    ),
    "taken_off": (
        "=mind taking {them} off {target}? Anywhere on the table will do", "=would it be too much to ask to have {them} off {target} and down on the table?", "=not on {target} any longer but somewhere on the table, that's where I'd have {them}", "=let {target} do without {them}; put that down on the table",
        "make {target} part with {them}, for which the table has room",
    ),
    "some_off": (
        "=mind taking {them} off {target}? Anywhere free on the table will do", "=would it be too much to ask for {them} to be set down on the table and not left on {target}?", "=off {target}, the lot that I name, and onto the table: {them}", "=no longer on {target} but on the bare table, each in a free place, should {them} be",
        "rid {target} of {them}; the table has room enough",
    ),
    "cleared": (
        "=mind clearing {target}? The table will do for whatever is on it", "=would it be too much to ask to have nothing left on {target}, all of it down on the table?", "=every last thing on {target} goes off it and onto the table", "=not one thing should stay on {target}; put the whole lot down on the table",
        "make a clean sweep of {target}, by hand and piece by piece, setting everything down on the table", "=empty is how I want {target}, with all that was on it standing about on the table",
    ),
    "carried_across": (
        "=mind moving the whole lot from {source} to {target}?", "=would it be too much to ask for everything that's on {source} to be put on {target}?", "=not a thing is to stay on {source}; over to {target} with all of it", "hand over to {target} whatever {source} has on it",
        "=let {target} take over the load of {source}, every last piece of it", "=what {source} gives up, {target} takes in, and I mean all that's on it",
    ),
    "piled_all": (
        "=mind putting {them} one on top of the other, all in one pile?", "=would it be too much to ask for a single tower of {them}?", "=not side by side but one on another, that's how I'd have {them}", "=the whole lot upward, in one pile: {them}", "leave none out: {them}, all in a single stack",
    ),
    "piled_some": (
        "=mind stacking {them}? I don't care which", "=would it be too much to ask for a pile of {them}, whichever you like?", "=not all of what's there, only {them}, and those one on top of the other", "=a small tower will do, one of {them}", "put one on top of the other, using {them} and leaving the rest alone",
    ),
    "chained": (
        "=mind making it {c}?", "=would it be too much to ask for this: {c}?", "=not the other way round, mind you, but {c}", "=I'd like them stacked, and like this: {c}", "stack them upward in just this order, and not the other way round: {up}", "=reading downward, not upward, it should be {down}; stack it so",
    ),
    "paired": (
        "=mind putting {a} on {b}, and doing the same with {c} and {d}?", "=would it be too much to ask for {a} on top of {b} and {c} on top of {d}?", "=two pairs, not one pile of four: {a} up on {b}, {c} up on {d}", "=let {b} carry {a} and let {d} carry {c}, and not the other way round",
        "=on {b} belongs {a}; likewise on {d} belongs {c}",
    ),
    "upturned": (
        "=mind building the tower the other way round, so that what's lowest now is highest then?", "=would it be too much to ask for the same tower with its order the other way round?", "=the whole tower the other way round: {high} down at the table, {low} right at the top",
        "=it's {low}, not {high}, that ought to be at the top of the tower, so have its order the other way round", "=same cubes, same tower, only begun from the other end: {high} at the bottom, {low} on top, and whatever is in between the other way round too",
    ),
    "dismantled": (
        "=mind taking the tower down, until every last cube stands on the table?", "=would it be too much to ask to have all the cubes off each other and on the table?", "=no cube on another any more, each one on its own bit of table", "=undo the tower, the top one first, and put every last cube down on the table",
        "=not stacked but side by side on the table, that's how I'd have the cubes of the tower",
    ),
    "thrown_into": (
        "=mind throwing {object} into {target}?", "=would it be too much to ask for {object} to be thrown into {target}?", "=not put but thrown, and into {target}, that's what I'd have done with {object}", "=let go of {object} with a swing, so that {target} catches it", "=into {target} with {object}, through the air and not by hand",
    ),
    "turned_round": (
        "=mind turning {object} {turn}, there where it stands?", "=would it be too much to ask for {object} to be turned {turn}?", "=not moved off, only turned, and that {turn}: {object}", "=leave the spot of {object} alone, see to its angle: {turn} from how it is", "give {object} a turn on the spot, {turn}, no further",
    ),
    "at_distance": (
        "=mind putting {object} {length} {side} {anchor}?", "=would it be too much to ask for {object} to stand {length} {side} {anchor}?", "=not right up against it but {length} {side} {anchor} should {object} be put down", "={length} {side} {anchor}, no nearer and no further, belongs {object}",
        "make {object} keep its distance: set it down {length} {side} {anchor}",
    ),
    "put_down": (
        "=mind putting {object} down somewhere on the table?", "=would it be too much to ask you to set {object} aside, on any free bit of the table?", "=no need to hang on to {object}; let the table have it, wherever there's room", "=let go of {object}, not in the air but down on the table, any place you like",
        "part with {object}, by setting it on the table where nothing stands",
    ),
    "held_beside": (
        "=mind putting {it} down {where}?", "=would it be too much to ask you to set {it} down {where}?", "=no need to hang on to {it} now; let go of it {where}", "see {it} down on the table {where}", "=your hand free and {it} standing {where}, that's what I'm waiting for",
    ),
    "done_with_fingers": (
        "=mind touching {touched} with a fingertip?", "=would it be too much to ask you to lay a finger on {touched}?", "=not to be moved, only to be felt: {touched}", "=mind pushing {nudged} out of the way, to whichever side?", "=would it be too much to ask for a push of {nudged}, no lifting?",
        "=anywhere but where you find it now: push {nudged}", "=mind making {toppled} fall, with a push up high?", "=would it be too much to ask to have {toppled} pushed over?", "=not up on end but down on its side is how I'd have {toppled}; a push at the top, please",
    ),
    "carried_by": (
        "=mind lifting {o} and putting it down {length} {side}?", "=would it be too much to ask you to carry {o} {length} {side}?", "=not pushed, carried: {o}, {length} {side}", "take up {o} and let go of it {length} {side} from there", "={length} {side}, in your hand and not along the table, goes {o}",
    ),
    "pushed_by": (
        "=mind pushing {o} {length} {side}, no lifting?", "=would it be too much to ask for {o} to be slid {length} {side}?", "=not carried, pushed: {o}, {length} {side}", "=no grabbing; with your fingers closed see {o} along for {length}, {side}", "={length} {side}, along the table and not through the air, goes {o}",
    ),
    "lifted_back": (
        "=mind taking {object} up and putting it straight back where it was?", "=would it be too much to ask to see {object} lifted once and set down again in the same place?", "=up with {object}, but not away: down again it goes, on the same spot", "=don't carry {object} off, just take it up and then let it have its own spot again",
    ),
    "lifted_by": (
        "=mind holding {object} up, {length} above where it stands?", "=would it be too much to ask for {object} to be lifted {length}?", "=up with {object}, {length} and no more, and hang on to it there", "=not down again but held, {length} above its spot, that's how I'd have {object}",
    ),
    "same_object": (
        "=mind turning {object} {turn} and then putting it on {target}?", "=would it be too much to ask to have {object} turned {turn} on the spot, and after that set on {target}?", "=not straight to {target} with {object}: a turn on the spot comes first, {turn}, and then it goes there",
        "=mind putting {object} on {target}, and then {other} next to {object}?", "=see {object} onto {target}; that done, have {other} stand up close to {object}", "=would it be too much to ask for {object} on {target} and, after that, for {other} right next to {object}?",
    ),
    "then_home": (
        "=would it be too much to ask you to {c}, and to go home after that?", "={c}; and don't hang about there, home with you", "=first this: {c}. And then, one last thing, go home", "={c}, and that seen to, take your arm home",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
