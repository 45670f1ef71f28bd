"""How adults of many countries ask a helper at their table, unhurried, for skills, moves and arrangements."""

from __future__ import annotations

from collections.abc import Mapping

_TOWER = (
    "=mind putting {chainand}?", "=would it be too much to ask for a tower, {roles}?", "=one on top of the other, in this order and not the other way round, from the table up: {list}", "=not side by side but one above the other, {roles}", "make it a pile, the first one that I name lowest and the last one highest: {list}",
    "=I'd have {chain}, and nothing stuck in between",
)  # fmt: skip
"""Of any height."""

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "touch": (
        "=no grabbing and no shoving; all I ask is that you lay a finger on {list}", "=mind putting a fingertip to {list} and taking it straight back?", "=with one finger, and with no more weight than a feather, come to rest on {list}", "=would it be too much to ask for one light touch of {list}?",
        "=on {list} a fingertip, please, and that's the whole of it", "=anything but a push: the finger lands on {list} and comes off again", "=you may brush {list} with a fingertip, you may not shift a thing", "=go as near to {list} as one can go, that is, until your finger touches", "=a finger laid on {list}, not a hand closed round",
        "={list}: one finger, as light as a moth, and gone again", "let {list} feel a fingertip, and nothing heavier than that",
    ),
    "touch_push": (
        "=not up, aside: that's the way for {list}, at a push", "=would you mind giving {list} a push, to whichever side comes handiest?", "=anywhere but here! Push {list} a little way off", "=to one side or another, I'm not fussy, push {list}", "=mind pushing {list} along a bit? No grabbing, and the direction is your own affair",
        "=no need to take {list} in hand, a push out of the present place will do", "=a push and nothing but a push for {list}, so as to clear the spot", "=have {list} make way, and do it by pushing, not by carrying", "=elbow {list} aside, so to speak, with closed fingers and no lifting",
        "=where to is all one to me, but push {list} and don't leave things where they are", "=would you see {list} off the present spot, by a push, to wherever there's room?",
    ),
    "touch_topple": (
        "=no longer upright but flat, that's how I'd have {list}, and it takes just a push near the top", "=would it be too much to ask you to push {list} over?", "=over, not along: push high up on {list}", "lay {list} low, with one finger at the top", "=I'd have {list} fall over, not by lifting, mind you, by tipping",
        "=mind tipping {list} over?", "=anything but upright, that's how {list} should be when you've given the top a push", "=don't take hold, don't slide, just knock {list} down", "bring {list} down from standing to lying, with a shove up top", "=what goes up must come down, and so must {list}, by a push near the top",
        "let gravity have {list}, with your finger to help it from up high",
    ),
    "push": (
        "=toward {target}, not away from it, and along the table, not through the air: that's how {object} should go", "=mind pushing {object} closer to {target}? No grabbing", "=would it be too much to ask that {object} be slid toward {target}, without leaving the table?",
        "=don't let {object} keep its distance from {target}; push, and it will come closer", "=anything but lifting is allowed; {object} should be nearer {target} when you've pushed it", "=closer to {target}, that's the direction, and {object} is what you push",
        "=nothing in your fingers, please, when you see {object} along toward {target}: just push", "bring {object} and {target} closer together by pushing the first one and leaving the second one alone", "=the distance from {target} is what I'd have made smaller for {object}, by a push",
        "=there's too much daylight between {object} and {target}; push the first toward the second", "=who goes to whom? {object} to {target}, along the table, with you pushing from behind",
    ),
    "pick": (
        "=mind taking {object} off the table and hanging on to it?", "=would it be too much to ask that you hold {object} up for me?", "=up with {object}, and don't put it down again till I say so", "=into your hand and nowhere else, that's where {object} should go", "=not to be moved anywhere, only to be held: {object}",
        "=the rest may stay, {object} comes up in your grip", "=out of everything here, see to {object}: take it up and keep it up", "=off the table with {object}, not onto anything, just up in your fingers", "take up {object} and, once it's up, don't let go of it", "=lend a hand to {object}, I mean, close it round that and lift",
        "=what do I want in your hand? Nothing but {object}", "relieve the table of {object} and hold on to what you've taken",
    ),
    "rotate": (
        "={turn}, no more and no less, is what I'd have {object} turned, there where it stands", "=mind turning {object} {turn}? It should stay put otherwise", "=would it be too much to ask you to turn {object} {turn}, without moving it from its spot?", "=not over, not away, just round: {object}, {turn}",
        "=its place is right, its angle isn't; so turn {object} {turn}", "=round with {object}, by which I mean {turn}, and leave it right where it was", "=when you let go of {object} again it should be in its old place, but {turn} from how it was",
        "=everything about {object} may stay as it is except which way it faces: turn it {turn}, please", "=pick {object} up if you must, but put it back down where it was, turned {turn}", "see to a turn of {object} on its own spot, {turn}",
        "=what I'd change about {object} is neither its place nor anything else, only where it's facing: {turn}", "={object}, on its own spot, round by this much: {turn}",
    ),
    "place_held": (
        "=let go of what you've got, but not before it's on {target}", "=mind putting that thing in your hand down on {target}?", "=would it be too much to ask you to set {object} down on {target} now?", "hand what you're holding over to {target}", "=on {target}, not on the bare table, is where you may let go of {object}",
        "=you've hung on to {object} long enough; see it down onto {target}", "=the hand empty, {target} not: set down on it what you carry", "=onto {target}, no further, with what's in your fingers", "=don't put {object} away, don't hold on to it either; on {target} is where it goes",
        "=that's a load you're carrying; {target} is there to take it off you", "=for {target}, and not for keeps, is {object}, so put it there",
    ),
    "throw": (
        "=not placed but thrown, that's how {object} gets to {target}", "=mind throwing {object} over at {target}? You won't reach that far", "=would it be too much to ask for a throw of {object} at {target}?", "=all the way to {target}, through the air, is where I'd have you throw {object}",
        "=let go of {object} with a good swing, {target} being where it should come down", "=at {target}, which is out of reach, you throw {object}", "=anything but putting it down: {object} is to fly at {target}", "take up {object}, swing, and let fly with it at {target}",
        "=over there, {target}; over here, {object}; in between, one throw", "=your arm stops short of {target}, {object} needn't: throw it", "see {object} off to {target} with a good throw",
    ),
    "throw_topple": (
        "=see that {target} falls, not from your hand but from {object}, thrown at it", "=mind knocking {target} over? You can't do it by hand, so throw {object} at it", "=would it be too much to ask you to bring {target} down with a throw of {object}?", "=a hit alone won't do: {target} has to go over when {object} comes flying at it",
        "=down must go {target}, and what you throw at it is {object}", "=don't let {target} stay on its feet; let fly with {object} and have it over", "=not just anywhere, at {target} is where you throw {object}, hard enough to tip that over", "={object} does the flying, {target} does the falling, you do the throwing",
        "=over with {target}, but from a distance: {object} is there to be thrown at it", "=nothing less than a fall will do for {target}; throw {object} at it", "={target}, down; by what? By {object}, thrown",
    ),
    "match_pose": (
        "=not in line with {object} but {turn} off it, and {height} above it, that's how I want the hand", "=mind taking your hand to {height} above {object} and turning it {turn} from the way that one sits?", "=would it be too much to ask for your hand {height} over {object}, turned {turn} relative to it?",
        "=at {height} over {object} stop, and there turn the hand {turn} from its sides", "=hover {height} above {object}, with the wrist not straight but {turn} from the thing's own angle", "=two things about your hand: it is to be {height} above {object}, and it's to be turned {turn} from how that stands",
        "line up with {object} {height} above it, and then go out of line, {turn}", "=no touching, just a pose: over {object} by {height}, and off its angle by {turn}", "=three things to see to: over {object}, {height} up, and the hand turned {turn} from that thing's sides",
        "={turn} away from the line of {object}, and {height} above it, that's the pose for your hand",
    ),
    "move_without_hitting": (
        "=nothing, not one thing, may be bumped into while you make your way to {height} above {mat}", "=mind stopping {height} above {mat}, and minding everything that stands in between?", "=would it be too much to ask you to get {height} over {mat} without brushing against anything?",
        "=over {mat} by {height}, and every last thing on the table left as it is", "give all the things a wide berth and come out {height} above {mat}", "=steer clear of everything; where you're headed is {height} above {mat}", "=go to {height} above {mat}, round things or over them, anything but into them",
        "=however you go about it, end {height} above {mat} and don't knock into a single thing", "=you may take the long way round to {height} above {mat}, as long as nothing is touched", "=keep yourself to yourself on the way to {height} above {mat}: no bumps, no brushes",
        "=with not so much as a scratch to anything, your hand to {height} above {mat}",
    ),
    "trace": (
        "={height} above each, without coming down on any: {first} to start with, {second} after that, {third} to end with", "=mind taking your hand over {first}, then {second}, then {third}, {height} up all along?",
        "=would it be too much to ask for a pass over {first}, one over {second} and one over {third}, in that order, {height} above them?", "=the same three times over, {height} above a mat: {first} first, next {second}, last {third}",
        "=not straight to {third}: {first} comes before it and {second} in between, your hand {height} above every one", "=begin above {first}, leave off above {third}, and look in above {second} on the way, {height} up throughout", "=by way of {second}, go from above {first} to above {third}, and keep {height} up",
        "=over {first}, and when you've been there, over {second}, and when you've been there too, over {third}; {height} up, not lower", "make the round in the air: {first}, {second}, {third}, in this order and not the other way round, with {height} under the hand",
        "=last comes {third}, first comes {first}, and {second} in the middle; pass above all three like that, {height} up", "=set out over {first}, turn up over {second}, wind up over {third}, and let it be {height} up wherever you are",
    ),
    "move_over": (
        "=no lower and no higher than {height}, that's where your hand stops above {object}", "=mind holding your hand {height} above {object}?", "=would it be too much to ask you to stop {height} over {object}?", "=by {height}, not by a hair less, keep above {object}", "=stay off {object}, but do come to {height} above it",
        "go and hang about over {object}, {height} up", "=anything but touching: {height} of air between {object} and the hand over it", "={height} up, with {object} straight below, leave your hand", "have your hand stand by over {object}, {height} clear of it",
        "=let there be {height}, and nothing but air, between your hand up there and {object} down here", "=the spot in the air I mean is {height} over {object}; see your hand to it",
    ),
    "moved_by": (
        "={length} {side}, no further, is where {o} should go from its spot", "=mind shifting {o} {length} {side}?", "=would it be too much to ask for {o} to be moved {length} {side}?", "shift {o} over, not by much, just {length} {side}", "={side} is the way for {o}, {length} and not a bit more",
        "put {o} back down {length} {side} from where you took it up", "=don't leave {o} quite where it is; take it {length} {side}", "={o} is nearly where it should be; take it {length} {side} and it is", "make room by moving {o} {length} {side}", "={o}: not far, just {length}, and not anyhow, but {side}",
        "=a little way for {o} to go, {length} in all, and that {side}",
    ),
    "hovering": (
        "=not on {object}, above it, that's where the hand should wait", "=mind keeping your hand above {object}?", "=would it be too much to ask that you hover over {object}?", "hang about over {object} without coming down", "=see to it that your hand is over {object}, and leave it at that",
        "=anything but grabbing: over {object}, and there you stay", "=the hand up in the air, {object} right underneath it, no more than that", "=straight above {object}, hand in the air, stand by", "=over {object}, if you please, and neither on it nor round it", "let {object} lie in the shadow of your hand, right above it",
    ),
    "restore": (
        "=put {object} on {target}, but only for the moment; it goes back to its spot, the very one it's in", "=mind setting {object} on {target} and, when it has been there, putting it back in its own spot?", "=would it be too much to ask to have {object} put on {target} and then taken back to where it stands now?",
        "=not for good: {object} goes on {target}, then off again and home to the same spot", "=back in its old spot is where {object} should end up, but not without having been set down on {target}", "let go of {object} on {target}, take it up a second time, and let go of it where it had been all along",
        "=keep the spot that {object} has now free; it's coming back there once it has stood on {target}", "=there and back with {object}: there is {target}, back is where it stands", "=anything but leave it there: when {object} has been on {target}, see it home to its own spot",
        "=on {target} first, in its old spot after that: {object} is put down twice over", "=you'll want both, {target} and the spot it's in now, for {object}: first the one, then the other", "=two placings, not one: {object} on {target}, then {object} back in its old spot",
    ),
    "next_to_restore": (
        "=only in passing should {object} stand {where}; set it down there, then put it back in its own spot", "=mind putting {object} {where} for a moment and then back where you got it from?", "=would it be too much to ask to see {object} {where} once, and after that in its old spot again?",
        "=not for good, just once: {object} {where}, let go, and then home to the spot it left", "=back where it is now in the end, and before that {where}: those are the two places to set {object} down", "={where} with {object}, and don't leave it there; its old spot gets it back",
        "=keep the old spot of {object} free, since it's coming back after having stood {where}", "put {object} aside for a moment, and by aside I mean {where}; then restore it to its spot", "=two stops for {object}, the first {where}, the second and last in its own old spot",
        "=two placings of {object}, not one: {where}, and then where it stands now",
    ),
    "rotate_restore": (
        "turn {object} {turn} and then the other way round by just as much, so that it faces as it does now", "=mind turning {object} {turn} and afterwards turning it back?", "=would it be too much to ask you to turn {object} {turn}, let go, and undo the turn?",
        "=not for good, this turn: {object} goes round {turn}, then back to how it faces now", "=the same as now is how {object} should stand at the end, though not before it has been turned {turn}", "=first {turn}, then all of that taken back: this goes for {object}, there where it stands",
        "do a turn with {object}, {turn}, and then do away with it again by turning it back", "=round with {object}, {turn}, let go of it; round again, just as far, but back the way it came", "=what's turned is to be turned back: {object}, {turn}, and then the whole of it undone",
        "=a turn there and a turn back for {object}: {turn}, then by as much to where it faced before",
    ),
    "rotate_symmetry": (
        "=no {shape} left out, no {shape} taken from its spot: {turn} for every last one", "=mind turning the {shapes}, the pair of them, {turn} on their spots?", "=would it be too much to ask to have each {shape} turned {turn} right where it is?", "={turn} is for the {shapes}, every single one; what isn't a {shape} stays as it faces",
        "turn one {shape} {turn} and do the same with the other", "=leave everything else be; the {shapes}, each in its place, you turn {turn}", "=not one of them but both: the {shapes}, to be turned {turn} where they stand", "=whatever is a {shape} gets turned round, {turn}, and left in its own spot",
        "see to the {shapes} one by one: up, {turn}, and down in the same place", "=the {shapes} have this in common, that both need turning {turn}, each where it stands",
    ),
    "novel_noun": (
        "=not a name you'll know, {noun}, but it's what I call {object}; {target} I call the {place}. Would you put the {noun} on the {place}?", "=by {noun} I mean nothing but {object}, by {place} nothing but {target}; set the former on the latter", "=mind putting the {noun} on the {place}? That's {object} on {target}, in other words",
        "=where I come from {object} goes by the name of {noun}, and {target} by the name of {place}; the {noun} should be put on the {place}", "=on the {place}, which is to say {target}, I'd have the {noun}, which is to say {object}",
        "=would it be too much to ask for the {noun} to be set on the {place}? A {noun}, so you know, is {object}, and a {place} is {target}", "=there's room on the {place} for the {noun}, so put it there; {target} is what goes by the first name, {object} by the second",
        "=see the {noun} onto the {place}; I've called {object} that first thing for years, and {target} the other", "=if you can tell a {noun} from a {place}, and a {noun} is {object} while a {place} is {target}, then set the first on the second",
        "=the {noun} isn't where it ought to be, on the {place}; put it there. By {noun} I understand {object}, by {place} I understand {target}",
    ),
    "novel_adj": (
        "=what makes {more} different from {less} I call {adjective}. Of the two {shapes}, put the {adjective} one on {target}", "=mind putting the {adjective} {shape} on {target}? In case you don't know the word, {more} is {adjective}, {less} is anything but",
        "={less} is not {adjective}, {more} is. Now the {shapes}: the one that's {adjective} goes on {target}, the other one stays", "=would it be too much to ask for the {adjective} {shape} on {target}? {adjective}, that's {more} when you set it against {less}",
        "=on {target}, please, the {shape} that's {adjective}, in the sense in which {more} is it and {less} isn't", "=compare {less} with {more}: only the second is {adjective}. Then put the {adjective} {shape} on {target}",
        "=not the other {shape}, the {adjective} one is for {target}. Not {less} but {more} is what I'd call {adjective}", "={target} is for the {adjective} {shape} and no other; of {more} and {less}, the first is {adjective}, the second isn't",
        "=there are two {shapes}, one of them {adjective}, the way {more} is {adjective} and {less} is not; that one I'd like moved onto {target}",
    ),
    "novel_adj_noun": (
        "=a {noun} is {target} by another name, and {adjective} is what {more} is next to {less}. Would you put the {adjective} {shape} on the {noun}?", "=mind putting the {adjective} {shape} on the {noun}? By the {noun} I mean {target}; by {adjective} I mean what {more} is and {less} isn't",
        "=on the {noun}, that's {target}, belongs the {adjective} {shape}; and {more}, not {less}, is what's {adjective}", "={less} isn't {adjective}, {more} is; {target} is a {noun}. Knowing that, set the {adjective} {shape} down on the {noun}",
        "=would it be too much to ask you to see the {adjective} {shape} onto the {noun}? {target} goes by that last name, and {more} is the {adjective} one when it stands beside {less}",
        "=two words of mine and one wish. {noun} stands for {target}. {adjective} stands for how {more} differs from {less}. The wish: the {adjective} {shape} on the {noun}", "=not any {shape}, the {adjective} one; not on any place, on the {noun}. {more} is {adjective} where {less} isn't, and the {noun} is {target}",
        "=the {noun}, by which I mean {target}, should get the {shape} that's {adjective}, as {more} is and {less} isn't", "=put the {shape} that is {adjective} on the {noun}, but let me first say what is what: {more} is {adjective}, {less} is not, and the {noun} is {target}",
    ),
    "follow_order": (
        "=keep to the order and leave out none: {object} is to be set down on {places}", "=mind taking {object} to {tos}?", "=would it be too much to ask that {object} be put on {places}?", "=to {tos}, and in no other order, goes {object}", "=on {places}: put {object} down there, letting go of it every time",
        "=don't cut corners with {object}: on {places} it has to stand", "=from its mat see {object} on to {tos}, in just this order", "=not any old way, but to {tos}, carry {object}", "=no shortcut for {object}: it's to be put down on {places}", "=where {object} goes, I'll tell you: to {tos}",
    ),
    "follow_order_restore": (
        "=off its mat with {object}, onto {place}, and then back onto the mat it came off", "=mind putting {object} on {place} and, after that, back on the mat it's on now?", "=would it be too much to ask to have {object} set on {place} and then returned to the mat it's on at present?",
        "=not for good does {object} go to {place}: the mat it has left is to get it back", "={place} may have {object} for a moment, no longer; then it goes back to the mat that's under it now", "=keep the mat that {object} is on free while it's set down on {place}, as it's coming back to that mat",
        "=onto {place} and back onto its old mat: set {object} down twice over", "let go of {object} on {place} and then, one more time, on the mat that it comes from", "=a change of mat for {object}, to {place}, and then a change back to the one it has now",
        "=not one move but two: {object} to {place}, and {object} from there to the mat it's on now",
    ),
    "neighbour": (
        "=the pair of them go on {mat}: {object} to begin with, and then the thing you now see {side}", "=mind putting {object} on {mat} and doing the same with what is {side} now?", "=would it be too much to ask for {object} on {mat}, and after it, on {mat} too, the thing that was {side}?",
        "=not {object} alone: on {mat} I want it first and, second, the thing that is {side} at present", "=on {mat}, one after the other, {object} and whatever stands {side} right now, in that order", "=see {object} over to {mat}, but don't leave behind what stands {side}; that comes over to {mat} after it",
        "=let go of {object} on {mat}, go back for the one that was {side}, and let go of that on {mat} as well", "=two things for {mat}: one is {object}, which comes first, the other is what stands {side} now, which comes second", "=leave neither behind: first {object} goes on {mat}, second what stands {side}, also on {mat}",
        "=two go on {mat}, and {object} is the first of them; the second is what you find {side} before anything is moved",
    ),
    "next_to": (
        "={side}, and not where it is now, should {object} be standing", "=mind putting {object} {side}?", "=would it be too much to ask for {object} to be set down {side}?", "find {object}, and find it a place {side}", "=not on top of anything, just down on the table {side}, that's where {object} goes",
        "set {object} aside, and by aside I mean {side}", "let go of {object} once it's {side} and not before", "=I'd rather have {object} {side} than where it is", "=see to it that the place {side} goes to {object}",
    ),
    "count_and_repeat": (
        "={times}, no more and no fewer, put {object} on {target} and back in its spot", "=would it be too much to ask you to take {object} to {target} and back home, {times} in all?", "=mind putting {object} on {target} and back in its spot, the whole of it {times}?",
        "=there and back, {times}, goes {object}; there is {target}, back is its spot of now", "=set {object} down on {target} and then in its old spot, and do the same again until you have done it {times}", "=once isn't enough: {times} {object} has to stand on {target}, and each time it comes back to its spot",
        "=each time that {object} has been put on {target}, back to its spot with it; {times}, please", "=over and over, {times} to be exact, move {object} onto {target} and back to where it stands now", "=I'd like {object} to go to {target} and come home again, and I'd like that {times}",
    ),
    "rearrange": (
        "=from where they stand now, and no further: {moves}", "=mind shifting a few things? I mean {moves}", "=would it be too much to ask for this: {moves}?", "=a little more room here and there: {moves}, the rest as it is", "=every one of these has to be moved, and each by its own measure: {moves}",
        "=leave nothing of this out: {moves}", "shift things about, but only these: {moves}", "=not a push, a lift for each: {moves}", "=it only needs a little here and a little there: {moves}", "=what's asked for, no more and no less, is {moves}",
    ),
    "displace": (
        "=mind shifting one thing? I mean {move}", "=would it be too much to ask for {move}?", "=from where it stands, and no further than I say: {move}", "=all the others can stay put, but not this one: {move}", "=a little thing to be set right: {move}, picked up and put down", "=not a push, a lift: {move}",
        "=just the one, and just so far: {move}", "=what's asked for, no more and no less, is {move}",
    ),
    "touch_reset_pick": (
        "=any {shape}, take your pick: lay a finger on it, go home, and only then take that same one up", "=mind touching one of the {shapes}, going home, and then picking up the very one you touched?", "=would it be too much to ask you to touch a {shape}, go home with your arm, and come back to lift that {shape}?",
        "=not straight after touching it, but after having been home, pick up the {shape} that you put your finger on; which one it is I leave to you", "=touch a {shape}, no matter which. Home with you. And now that one, not another one, in your hand",
        "=two dealings with one and the same {shape}, whichever you like: a touch before you go home, a lift after it", "=of the {shapes} touch one; then back home; then have no other than that one in your hand", "lay a finger on some {shape}, leave it be, go home, then go back to it and take it up",
        "=a {shape}, any, gets a touch; you go home; the same {shape} gets picked up; that's the whole of it",
    ),
    "stack2": (
        *_TOWER, "=on {n0}, not next to it, belongs {n1}", "=mind standing {n1} on {n0}?", "=would it be too much to ask you to stack {n1} on {n0}?", "=not the other way round, mind you: {n1} is to be on top, {n0} underneath", "let go of {n1} on top of {n0} and nowhere else", "=leave {n0} down there, it's to carry {n1}",
        "top off {n0} with {n1}", "=let {n0} put up with {n1} on its back", "=the table for {n0}, and {n0} for {n1}, that's who stands on what", "=up on something it has to go, {n1}, and the something is {n0}",
    ),
    "stack3": (
        *_TOWER, "=mind standing {n1} on {n0} and, on {n1}, {n2}?", "=would it be too much to ask for a pile of three, {n0} below, {n2} above and {n1} in between?", "={n2} isn't to go on {n0} but on {n1}; it's {n1} that goes on {n0}, and that first", "on {n0} set {n1}, and do the same again with {n2} on {n1}",
        "=the whole lot in one pile, with {n0} lowest, {n2} highest, and {n1} neither the one nor the other", "=the last to go up is {n2}, onto {n1}; but before it goes {n1}, onto {n0}", "top off {n0} with {n1} and {n1} with {n2}", "=who carries whom? {n0} carries {n1}, and {n1} carries {n2}",
        "=a house of three floors, and none may be mixed up: {n0}, {n1}, {n2}, counted from the ground",
    ),
    "stack4": (
        *_TOWER, "=mind standing {n1} on {n0}, {n2} on {n1} and {n3} on {n2}?", "=would it be too much to ask for a pile of four: {n0} lowest, {n1} and then {n2} over it, {n3} on top of the lot?", "=on {n0} set {n1}, and then do the same twice more: {n2} on {n1}, {n3} on {n2}",
        "={n0} stays down, {n3} gets right to the top, and of the two in between {n1} is the lower, {n2} the upper; that's the tower", "=the last to go up is {n3}, onto {n2}; before it goes {n2}, onto {n1}; and first of all {n1}, onto {n0}",
        "=the whole lot in one pile: {n0} lowest, {n3} highest, and in between not {n2} below {n1} but {n1} below {n2}", "=a house of four floors, and none may be mixed up: {n0}, {n1}, {n2}, {n3}, counted from the ground",
    ),
    "swap": (
        "=mind letting {a} and {b} trade places?", "=would it be too much to ask to have {a} and {b} the other way round?", "=neither {a} nor {b} is where it should be; each should be where the other is", "={a} stands where {b} ought to and {b} where {a} ought to; see to that",
        "put {a} aside, let {b} move up into its place, and the place that {b} gave up is for {a}", "=not here {a} and there {b}, but the other way round, on the same two spots", "make room for {b} where {a} is, and give {a} the room that {b} leaves", "hand the spot of {a} over to {b}, and in return the spot of {b} over to {a}",
        "=everything may stay except {a} and {b}; those two trade places", "=one for the other, {a} and {b}: each takes up the spot that the other one has now", "=two seats, two sitters, {a} and {b}, and each wants the seat of the other", "=what would you say to {b} over where {a} is, and {a} over where {b} is?",
    ),
    "balance": (
        "=mind sharing out {list} between {first} and {second} so that neither outweighs the other?", "=would it be too much to ask to have {list} up on the scale, every last one of them, with {first} as heavy as {second}?", "=not one of {list} may be left over, and {first} and {second} have to even out",
        "=neither {first} nor {second} should go down once {list} have been put on them, the whole lot", "=some to {first}, the others to {second}: share {list} out, and see that it comes out even", "=between {first} and {second} divide up {list}, weight for weight and not piece for piece",
        "make up the loads of {first} and {second} from {list}, all of them, so that one weighs as much as the other", "=which ones go where I leave to you; {list} are all to be on {first} or {second}, and the scale stays level", "=fair shares for {first} and {second}: put all of {list} up there, so that the weights are even",
        "=when all is done {first} and {second} should hang level, with every one of {list} on the one or on the other",
    ),
    "sort_stack": (
        "=mind stacking things up by {by}, till each {by} has its own pile?", "=would it be too much to ask for everything to be stacked, one pile to each {by}?", "=no two kinds of {by} in one pile, and no two piles of one {by}: stack the whole lot like that",
        "=whatever agrees in {by} goes one on top of the other; do so with every last thing", "=not by anything else, by {by} is how I want it all stacked up", "go through the {by}s one at a time and pile up what there is of each", "=same {by}, same pile; other {by}, other pile; and leave nothing out",
        "=put together what belongs together, I mean by {by}, and put it together upward, one on another", "=two of one {by}? One goes on the other. Three? All three in one pile. And so on with everything here",
    ),
    "stack_topple": (
        "=mind building a tower, {roles}, and then pushing it over?", "=would it be too much to ask for {chain}, only to have it pushed over when it stands?", "=put {chainand}, and when you've let go of the last one, push the whole lot over", "=not to last, this tower, {roles}; once it's up, see that it falls",
        "=up it goes and down it comes: {list}, stacked in this order from below, then toppled with a push", "=take {list}, the first lowest, and make a pile of them; don't leave it standing, push it over", "=I'd have {chain}, and then I'd have it lie about, so push it over",
        "=a tower, {listdown} from the top down, and the whole lot of it pushed over afterwards", "=what I'd like to hear is a crash: so pile up {list}, the first at the bottom, and then push the pile over", "=build so as to break: {chain} it is to be, and then it's to be knocked down",
    ),
    "swap_push": (
        "=mind letting {a} and {b} trade places, with nothing but pushes?", "=would it be too much to ask to have {a} and {b} the other way round, without lifting either one?", "=no grabbing: push {a} aside, push {b} to where {a} was, and push {a} to where {b} was",
        "=by pushing, and in no other way, let {a} take the place of {b} and {b} the place of {a}", "=neither {a} nor {b} may leave the table, and still each should get to where the other is; so push", "=trade the places of {a} and {b}, fingers closed, sliding both along the table",
        "=each to the other's place, {a} and {b}, pushed, not carried", "=anything but picking up, as long as {a} ends where {b} is and {b} where {a} is; a few shoves will do", "=what you can't do is lift; what you can do is push; and like that {a} and {b} should come to have each other's place",
        "slide {a} out of the way for a moment, slide {b} to where that was, and slide {a} to where {b} came from",
    ),
    "swap_ring": (
        "=mind moving three things on by one place: {a} to where {b} is, {b} to where {c} is, {c} to where {a} is?", "=would it be too much to ask that {a} take the place of {b}, {b} that of {c}, and {c} that of {a}?", "=nobody keeps its place: {a} moves to that of {b}, {b} to that of {c}, {c} to that of {a}",
        "put {a} aside; {c} goes to the place that {a} left; then {b} to where {c} was; and {a} to where {b} was", "hand the spot of {b} over to {a}, the spot of {c} over to {b}, and the spot of {a} over to {c}", "=not two but three trade places: {b} gives its own up to {a}, {c} gives its own up to {b}, and {a} gives its own up to {c}",
        "=make room for {a} where {b} is, for {b} where {c} is, and for {c} where {a} is, and put each there", "=it goes round like this: who takes over from {b} is {a}, who takes over from {c} is {b}, who takes over from {a} is {c}",
        "=three seats, three sitters, and everyone moves on by one: {a} into the seat of {b}, {b} into that of {c}, {c} into that of {a}",
    ),
    "throw_sort": (
        "=mind throwing {list} at the mat of the same color?", "=would it be too much to ask for a throw by color, {list} over to the mats?", "=not just any mat, the one with the same color is what you throw at, and you throw {list}", "=too far to carry, not too far to throw: {list}, color to color, at the mats",
        "=same color as the mat or not at all: that's how you throw {list} at the mats", "let go of {list} with a swing, and let the color tell you at which mat", "=by throwing, since the mats are out of reach, match {list} with the mats, color for color", "=at the mat in its own color throw whatever I name now: {list}",
        "=color for color, and by air: {list} to the mats", "=out of your reach there's a mat in the same color for {list}; throw, then",
    ),
    "covered": (
        "=mind putting {box} over {object}, then {other} on {first}, and then, taken out from under it again, {object} on {second}?", "=would it be too much to ask you to keep {object} under {box} until {other} is on {first}, and then to put {object} on {second}?",
        "=out of sight with {object}, {box} goes over it; {other} goes on {first}; and now off with the cover and {object} on {second}", "=not before {other} is on {first} does {object}, which {box} has to cover meanwhile, go on {second}",
        "=do things in this order: {box} down over {object}, {other} down on {first}, {object} down on {second}", "put {other} on {first}, but cover {object} with {box} beforehand; afterwards uncover {object} and set it on {second}",
        "={object} is to spend the time under {box} while you see to {other}, which goes on {first}; after that {object} itself goes on {second}", "=three things one after the other, none left out: {object} gets {box} over it, {first} gets {other}, {second} gets {object}",
    ),
    "sort": (
        "=mind putting {things} on the mats, color to color?", "=would it be too much to ask to have {things} sorted, every last one on the mat of its color?", "=not on just any mat: {things} go where the color is the same", "=no {thing} may stand on a mat of another color, and none may be left off its mat, so sort them",
        "=to its own mat, told by the color, goes {each}", "=let each mat have what matches it in color; I'm talking about {things}", "see {things} home, and home is the mat with the same color", "hand every last {thing} over to the mat of its own color", "put {things} away by color, onto the mats that match",
        "=what color is the mat? That color, please, for what stands on it: sort {things} like that", "=a mat for every {thing}, and its color says which", "=they've all got a mat of their color, {things}, and that's where they go",
    ),
    "place": (
        "=mind putting {object} on {target}?", "=would it be too much to ask you to put {object} on {target}?", "=on {target}, if you'd be so kind, {object}", "=not beside it, on it: {object} goes on {target}", "=leave everything else as it is, except {object}, which goes on {target}",
        "let go of {object} when it's on {target}, not before", "see {object} onto {target}", "=there's room on {target}; see that {object} gets it", "=anywhere else is wrong, {object} belongs on {target}", "=what {target} still wants is {object}, so set it down there",
        "=where is {object} to go? On {target}, and not a finger's breadth beside it", "=for {object} I'd have no other place than on {target}",
    ),
    "put_between": (
        "=mind putting {a} {w}?", "=would it be too much to ask for {a} to be set down {w}?", "=not close to either of the two but {w}, that's where {a} goes", "leave {a} {w}, no nearer to the one than to the other", "={w}, with as much room to one side as to the other, belongs {a}", "make {a} keep the two apart by setting it down {w}",
        "=neither next to the one nor next to the other, but right in the middle between {e}: that's where to put {a}", "put {a} so that {e} have it between them, as far from the one as from the other", "=mind making {a} stand between {e}, right in the middle?",
        "=you see {e}? The free space in the middle between them is to be filled with {a}",
    ),
    "put_at": (
        "=mind putting {a} down {w}?", "=would it be too much to ask for {a} to be placed {w}?", "=not roughly but exactly {w} should {a} be put", "take {a} off its spot and let go of it {w}", "see {a} down {w}", "=wherever {a} is now, I'd rather have it {w}", "={a} has to be found {w} when you've finished",
        "=would you be so good as to let {a} have its place {w}?",
    ),
    "held_alone": (
        "=mind putting {it} down {w}?", "=would it be too much to ask you to set {it} down {w}?", "let go of {it}, but only when it's standing {w}", "=no more holding on; see {it} down {w}", "hang on to {h} no longer than it takes to put it {w}", "=don't put {it} away, put it {w}", "=your hand is wanted elsewhere, so leave {it} {w}",
        "=I'd be obliged to you for setting {h} down {w}", "=anywhere but on {s}; {t} is the one to put it on", "leave {s} alone; what you've got there is to be put on {t}", "=mind putting that on {t}, and not on {s}?", "={s} isn't to get what you're holding, {t} is", "=is {h} getting heavy? {W}, then, you can let go of it",
    ),
    "held_then": (
        "see {it} down {w}", "leave {it} standing {w}", "ease {it} down {w}", "have {it} come to rest {w}", "settle {it} {w}", "part with {it} {w}", "put {it} out of your hand {w}", "lower {it} until it stands {w}",
    ),
    "held_and_another": (
        "=mind putting {it} on {s} and {o} on {t}?", "=would it be too much to ask for {it} to go on {s} and for {o} to go on {t}?", "let go of {it} on {s}, then do the same with {o} on {t}", "=not both on {s}: only {it} goes there, {o} goes on {t}", "hand {it} over to {s}, and once your hand is free see {o} onto {t}",
        "on {s} put {it} and, your hand being free again, {o} on {t}", "={t} isn't for {it}, {s} is; {t} is for {o}", "part with {it} on {s}; then up with {o}, and down with it on {t}",
    ),
    "named_before": (
        "=mind picking up {o} and putting it {w}?", "=would it be too much to ask you to take {o} and set it {w}?", "=see to {o} now: it's to stand {w}", "set aside what's in your hand; then take up {o} and put it {w}", "=not what you're holding but {o} is what I'm talking about; put it {w}",
        "=the hand free, {o} in it, and then let go of it {w}", "=let's turn to {o}; I'd have it put down {w}", "=what I have in mind is for {o}: off its spot, and then down {w}",
    ),
    "wrong_one_held": (
        "=not that one, I'm afraid; would you put it {w} and pick up {o} for me?", "=mind trading? That one goes {w}, {o} comes into your hand", "=it's {o} I wanted you to hold, not that; that you can set down {w}", "let go of that, {w} to be exact, and take up {o} instead",
        "=would it be too much to ask you to put that one down {w} and to hold {o} in its stead?", "=the wrong one, that; see it down {w}, and up with {o}", "take {o} in your hand, but not before you've set down {w} the one you took by mistake", "=you and I don't mean the same thing; I mean {o}, so put what you've got {w} and take {p}",
    ),
    "held_thrown": (
        "=mind throwing that {in} {t}?", "=would it be too much to ask you to throw what you're holding {in} {t}?", "={in} {t} it goes, thrown, not carried", "let go of it in the middle of a swing, so that it flies {in} {t}", "=anything but putting it down: throw it, and throw it {in} {t}",
        "=not by hand but through the air, what you've got goes {in} {t}", "part with that thing in one throw {in} {t}", "=it wants to go farther than your hand does: throw it {in} {t}",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
