"""How people who describe how it is done say requests about several things, and changes that are taken back or passed on."""

from __future__ import annotations

from collections.abc import Mapping

_LOADED = (
    "=trip after trip with the hand, until {target} carries {them}", "=not until {target} has {them} on it do you stop lifting", "=grip, lift, cross over, lower onto {target}, release: the same round for {them}", "=never more than one in the hand at once: bring {them} over to {target}", "=a parade that ends on {target}: {them}",
    "=the loading of {target} with {them}, one lift at a time", "=the hand is off again, and again, until it has moved {them} onto {target}", "=before the curtain falls {target} must have received {them}",
)  # fmt: skip
_LANDED = (
    "=fingers around {them}, up, and down again only on {target}", "=don't let go of {them} until below it there is {target}", "lift {them}, look for {target}, and set it down there", "=once {them} is in the air, make for {target} and land it there", "=a carry of {them} from its present place onto {target}", "=the flight of {them} ends on {target}",
)  # fmt: skip

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "all_onto": (*_LOADED, "=don't stop too early: {target} is the goal for {them}, to the last one", "=first one, then the next, and so on through {them}, each lowered onto {target} before you reach for another"),
    "some_onto": (*_LOADED, "=one lift for each of these, {them}, and every lift ends on {target}", "=in turn, {them} take the way over to {target}", "=after some carries the company on {target} should be {them}", "=not until the first has landed on {target} do you reach for the next: {them}"),
    "two_of": (*_LOADED, "=stop after the right number of carries: {them} onto {target}", "=first make your choice, then carry: {them}, to {target}", "=whichever you grip first is fine, as long as {target} ends up with {them}"),
    "all_but_two": (*_LOADED, "=before you start, mark in your mind which two stay where they stand; then bring {them} to {target}", "=two keep their places, as I say; the trips to {target} are with {them}"),
    "one_of_each": (*_LOADED, "=one lift for this kind, one lift for that: {them}, to {target}", "=first make a choice in each kind, then carry your choice, {them}, over to {target}", "=two carries to {target}, of {them}"),
    "at_an_end": (*_LOADED, "=walk along the row in your mind until you come to that end, and from there carry {them} to {target}", "=go by where they stand before anything moves: {them}, carried to {target}"),
    "of_another_color": (*_LANDED, "=check before you release {them}: the color below has to be a different one, as it's meant for {target}"),
    "of_its_own_color": (*_LANDED, "=check before you release {them}: the color below has to be the same, as it's meant for {target}"),
    "two_places": (
        "=fingers around {a}, over to {s}, open; fingers around {b}, over to {t}, open", "=not until {a} stands on {s} do you go for {b}, which lands on {t}", "={b} goes onto {t} last; before that, {a} onto {s}", "=a carry of {a} to {s}, followed by a carry of {b} to {t}", "=after the landing of {a} on {s} the hand returns for {b} and sets that down on {t}",
        "=two flights: {a} lands on {s}, {b} lands on {t}", "={a} moves to {s}; meanwhile {b} waits, and then it moves to {t}", "=scene one, {a} is set on {s}; scene two, {b} on {t}",
    ),
    "it": (
        "reach for {object} first. Once you have it, {target} is the place to set it down", "fingers around {object}, please. Now up, across, and down on {target} with it", "lift {object}. Don't let go of it before it stands on {target}", "watch {object}. It takes off, it crosses the table, it lands on {target}. Now do that",
        "before anything else, get a grip on {object}. After that it's over to {target} and down with it", "step one concerns {object}: take it. Step two concerns {target}: set it there", "that's {object} over there. Walk your hand to it, close, lift, and stop only when it rests on {target}", "first {object} comes up off its place. Then it comes down, on {target}",
    ),
    "three_things": (
        "=scene one: {a}. Scene two: {b}. Scene three: {c}. Curtain", "=last of all comes this: {c}. Before it: {b}. And before everything: {a}", "=count one: {a}. Count two: {b}. Count three: {c}", "=three figures, danced in this order. {a}. {b}. {c}", "=as the first act, {a}; as the second, {b}; as the third and last, {c}", "=warm-up: {a}. Main part: {b}. Cool-down: {c}",
        "=you don't go on to this, {b}, until you're done with that: {a}. And after both, {c}", "=recipe. {a}. When that's ready, {b}. Before serving, {c}",
    ),
    "any_picked": (
        "=open hand, down around {object}, close, up, and stay up", "=first decide, then descend, then grip, then rise: {object}, in hand at the end", "=not until you have {object} in the air are you done", "=let the hand go hunting over the table and come up with {object} in it", "=once the fingers have closed on {object}, raise and hold", "=the hand dips, and it comes up again with {object}: that's the scene I want",
        "dip down for {object}, bring it up between your fingers, and freeze", "=a lift of {object}, and no landing",
    ),
    "each_touched": (
        "=from one to the next the finger goes, dabbing {touched}", "=a round of dabs with the fingertip: {touched}", "=not until the finger has met {touched} does the arm rest", "=down, contact, up, on to the next, down, contact, up: {touched}", "=closed fist, off on a round, and shove {nudged} off the old marks, just a little way", "=a series of shoves, sideways, with the closed hand, for {nudged}",
        "=shut hand against the side, a slide, on to the next: {nudged}", "=high contact, a push, a thud, on to the next: {toppled}", "=a series of tumbles, {toppled}, each from a push at the upper end", "=not until you see {toppled} lying do you take the hand away; push high",
    ),
    "done_with_fingers": (
        "=a fingertip comes down on {touched}, feels it there, and leaves again", "=finger out, contact with {touched}, finger back", "=approach {touched}, one dab, retreat", "=a dab of the fingertip for {touched}, and no more force than that", "=the closed hand comes in from the side and shoves {nudged} off the old mark", "=shut the hand, lean it against {nudged}, slide a little way, come away",
        "=a shove along the table, to anywhere, for {nudged}", "=high contact with {toppled}, weight behind it, a fall, and back off", "=one tumble after a push near the upper end: {toppled}", "=first upright, then swaying, then flat: {toppled}, by your finger",
    ),
    "sort_but_one": (
        "=first fix in your mind that {spared} stays exactly where it stands; then carry the other {many}, each to the mat of its color", "=lift, compare, carry, lower, for each {one} in turn, onto the mat in its color; when you come to {spared}, pass it by", "=not until every {one} but {spared} lies on the mat of its color do you stop", "=a procession of the {many} to the mats of their colors, with {spared} as a mere spectator",
        "=one {one} after another lands on the mat of its color; only {spared} keeps its mark", "={spared} sits this dance out; every other {one} goes to the mat of its color", "=a color-by-color transfer of the {many} to the mats, {spared} excepted",
    ),
    "the_rest": (
        "=first {a} alone, to {s}; after that, one at a time, {rest} to {t}", "=not until {a} stands on {s} do you go for {rest}, and then {t} is the goal", "=scene one: {a} is set on {s}. Scene two: over to {t} with {rest}", "=a carry of {a} to {s}, and after it the transfer of {rest} to {t}", "=once {a} has gone to {s}, load {t} with {rest}", "=before you turn to {rest} and to {t}, where that belongs, set {a} on {s}",
        "=the trips go like this: one to {s}, with {a}, and then to {t}, with {rest}",
    ),
    "each_on_another_color": (
        "=with each {one}: lift, look for a {k} of another color, lower, release", "=not until every {one} stands on a {k} and no colors agree do you stop", "=before you let go of a {one}, check that the {k} below has a different color; so with all of them", "=a dance in which no {one} meets its own color: each lands on a {k} of another", "=one {one} after the other is carried to some {k}, never to the one in its own color",
        "=first plan which {one} goes on which {k}, so that the colors differ everywhere, then carry them there",
    ),
    "swap_back": (
        "{c}. Pause. Then play the scene backwards, until {x} and {y} stand on their first marks", "=not until {x} and {y} have really changed places do they go back to where they stand now", "=at the end {x} and {y} stand exactly where they stand now, but in between each has stood in the place of the other", "=a dance figure and its reverse: {x} and {y} change sides, and change back",
        "=two crossings of {x} and {y}: the first into each other's places, the second home", "{c}, let go of both, and then carry both back exactly to where they stood before", "=scene one, {x} on the mark of {y} and {y} on the mark of {x}; scene two, each on its own mark again",
        "=for a short while {x} stands where {y} stood and the other way round; then the hand puts each back where it was",
    ),
    "stack_back": (
        "{c}, and then from the top down, one by one, return all of them to where they stood", "=up with a tower of {upward}, bottom to top, and down again with it, each exactly to where it stood", "=not until there's a tower, {upward} from the bottom up, do you take it down, and then each goes home to its own spot", "=scene one: a tower grows, {upward}, the lowest named first. Scene two: each goes back to its first mark",
        "=in the end all stand where they stand now, but before that there's a tower of {upward}, bottom to top", "=the building of a tower, {upward} from the ground up, and its undoing, top one first, each to its old place", "{c}, and then rewind, from the last lift to the first, till each stands where it stood",
        "=first up, into a tower, {upward} from the bottom; then home again, each to its place",
    ),
    "passed_on": (
        "=fingers around {b}, over to {target}, open; then fingers around {a}, and down with it where {b} stood{t}", "=not until {b} is on {target} is its old spot free for {a}, which you set down there{t}", "=before {a} can stand on the spot of {b}, {b} has to be carried to {target}; so do that, and then set {a} there{t}", "=note the mark of {b}; move {b} to {target}; set {a} on that mark{t}",
        "=scene one: {b} leaves for {target}. Scene two: {a} enters and takes up the mark of {b}{t}", "=a transfer of {b} to {target}, followed by a transfer of {a} to the place that became free{t}", "={b} first, to {target}; {a} after that, to the spot {b} had{t}",
    ),
    "moved_up": (
        "=not until {c} has left for some free spot does {b} take its mark, and not until then does {a} take the mark of {b}{t}", "=three carries: {c} to a free spot, {b} to the spot of {c}, {a} to the spot of {b}{t}", "=a procession: {c} steps out onto free table, {b} steps up to where {c} stood, {a} steps up to where {b} stood{t}", "=once the mark of {c} is free, as {c} is parked anywhere on the table, {b} goes onto it, and {a} onto the mark of {b}{t}",
        "=note two marks, those of {b} and {c}. Park {c}. Then {b} gets the mark of {c}, and {a} that of {b}{t}",
        "=what comes first is that {c} clears out to any free place; then {b} follows onto the spot of {c}, and {a} onto the spot of {b}{t}",
    ),
    "ring_turned": (
        "=round dance with a twist: {a} to the mark of {b}, {b} to the mark of {c}, {c} to the mark of {a}, and each lands turned {turn} from how its predecessor stood", "=not until {a} is where {b} was, {b} where {c} was and {c} where {a} was, each rotated {turn} from the one that stood there, is the figure complete",
        "=note all three poses, park one thing, and then set {a} down in the pose of {b}, {b} in that of {c}, {c} in that of {a}, every one of them rotated from it by {turn}", "=scene change with turns: the mark of {b} is taken by {a}, that of {c} by {b}, that of {a} by {c}, and each faces {turn} away from how the one before it faced there",
        "=who lands where: {a} on the spot of {b}, {b} on the spot of {c}, {c} on the spot of {a}. How: {turn} from the angle of the one that left it", "=first {c} to the spot of {a}, while {a} waits aside, then {b} to that of {c}, then {a} to that of {b}, and each time rotated {turn} from how the last one stood there",
    ),
    "takes_place": (
        "=not until {y} has been parked somewhere free does {x} take its mark", "=note the mark of {y}, carry {y} off to any free spot, set {x} down exactly on that mark", "=scene one: {y} steps aside, anywhere free. Scene two: {x} steps onto the mark where {y} stood", "=before {x} can stand in the spot of {y}, {y} has to get out of it to some free place; see to both",
        "=a removal of {y} to free table, followed by a landing of {x} exactly where {y} stood", "=note the pose of {b}, park {b} anywhere free, and set {a} down in that pose, turned {turn} from it", "=first {b} leaves for a free spot; then {a} lands where {b} stood, the wrist having turned {turn} from the angle of {b}", "=not until {b} is out of the way, on some free spot, does {a} land in its place, rotated {turn} from how {b} stood",
        "=scene one: {b} exits to free table. Scene two: {a} takes the mark of {b}, facing {turn} off from how {b} faced",
    ),
    "pushed_back": (
        "=shove first, carry second: {object} slides toward {target}, and then the hand lifts it back to where it started", "=not until {object} has been shoved some way toward {target} do you pick it up and return it exactly to its old spot", "=scene one: the closed hand pushes {object} toward {target}. Scene two: the open hand takes it and sets it back where it stood", "=in the end {object} stands where it stands now, but before that it has been pushed toward {target}",
        "=a slide of {object} toward {target}, and then a lift home to its old spot", "=closed hand, a shove, and {nudged} is off its spot; open hand, a lift, and it's back there", "=not until {nudged} has been shoved off its spot do you pick it up and return it there", "=scene one: a push moves {nudged} away, in any direction. Scene two: it is carried back exactly to where it stood",
        "=at the end {nudged} stands where it stands now; just before, a push has moved it away from there",
    ),
    "taken_off": (
        "=fingers around {them}, up from {target}, aside, down on free table, open", "lift {them} off {target}, and lower it only when there is nothing but bare table below", "=scene: {them} leaves {target} and takes up a mark on the bare table, anywhere", "=the descent of {them} from {target} to the table, please", "=once {them} is clear of {target}, look for a free spot on the table and set it down",
        "=before you finish, {them} has to have come down from {target} onto the table",
        "=first a grip on {them}, then up and away from {target}, then bare table under it",
    ),
    "some_off": (
        "=trip by trip, lift {them} off {target} and lower each onto bare table", "=not until you have brought {them} down from {target} to the table do you stop", "=a descent of {them} from {target} to free spots on the table, in turn", "=one lift off {target}, one landing on the table, and again, until you have freed it of {them}", "=exit {them} from {target}, to marks on the bare table",
    ),
    "cleared": (
        "lift one thing off {target}, set it on bare table, look again, and go on until nothing is left there", "=not until {target} lies empty do you stop carrying things down to the table", "=a complete unloading of {target}, thing by thing, down to the table", "=up, aside, down onto bare table, for each thing that you find on {target}", "=before we go on {target} has to be bare; the table has room for what is on it",
        "=once one thing is off {target}, the next follows, to free spots on the table, till the last is off",
        "go to and fro between {target} and free spots on the table until nothing is left to take down",
    ),
    "carried_across": (
        "=one thing at a time, up from {source}, across, and down on {target}, until {source} is bare", "=not until {source} lies empty and {target} holds what lay there do you stop", "=a shuttle from {source} to {target}, until there's nothing left to fetch", "=scene change: all the props on {source} move over to {target}", "=ferry service from {source} to {target}, for everything that stands on the former",
        "lift a thing from {source}, lower it onto {target}, go back for the next, until none is there",
        "=every lift starts at {source}, every landing is on {target}, and the end is when the first is bare",
    ),
    "piled_all": (
        "=one stays on the table, the next lands on it, the next on that, and so on, until {them} make one tower", "=not until you have {them} in one single tower do you stop", "=lift, centre, lower, and so on upwards, with {them}, until there's one tower", "=the building of one tower out of {them}, cube upon cube", "=floor upon floor, a tower grows out of {them}", "=acrobats: {them}, on each other's shoulders, one column",
        "=go on putting cube on cube, until of {them} only one touches the table",
    ),
    "piled_some": (
        "=choose first, then lift, centre, lower: a tower of {them}", "=once a tower of {them} stands, stop", "=floor upon floor, until you have a tower of {them}, of your own choosing", "=acrobats, form a team: {them}, on each other's shoulders in one column", "=the building of a tower out of {them}, cube upon cube",
        "=the first stays, the next climbs on it, and so on, for {them} and no more",
    ),
    "chained": (
        "=step by step from the table, until there is {c}", "=set for the next scene: {c}", "=after the last lift there has to be {c}", "=cube by cube, and what comes of it is {c}", "=the first one I name stays on the table, and each of the others lands on the one before: {up}", "=count the floors from the ground: {up}. Stack them that way", "=from the roof downwards the finished stack reads {down}", "=not until there is {c} do you stop stacking",
    ),
    "paired": (
        "=two lifts: {a} lands on {b}, {c} lands on {d}", "=not until {a} rests on {b} do you go for {c}, which lands on {d}", "=fingers around {a}, down on {b}; fingers around {c}, down on {d}", "={c} goes onto {d} in the end; before that {a} goes onto {b}", "=once {a} has landed on {b}, the hand returns for {c} and lowers that onto {d}", "=two duets: {a} on the shoulders of {b}, {c} on the shoulders of {d}",
        "=first {a} joins {b} from above, then {c} joins {d} from above",
    ),
    "upturned": (
        "=take {high} off and set it on the table; then, one after another from the top of what is left, set each on it, until {low} crowns the whole", "=not until {low} sits at the top and {high} at the bottom, in the exact reverse of now, is the tower right", "=a somersault for the tower, so that {high} ends on the table, {low} ends on top, and what is between turns over too", "lift the top one, start a new tower with it, and go on so until the old tower has become the new one, upside down",
        "=unbuild the tower and build it anew from its other end: {high} on the table first, {low} on top last",
        "=what you lift first becomes the base, what is the base now you lift last, and so the tower stands the other way up", "=take the tower down from its top, and in that very order put it up again, with {high} as the base",
    ),
    "dismantled": (
        "=top one first: lift it, set it on bare table, then the next, until none stands on another", "=not until every cube of the tower stands on the table by itself do you stop", "=the building of the tower in reverse: from the top down, each to a free spot on the table", "=a careful demolition of the tower, cube by cube from the top, nothing dropped, each set on the table", "=floor by floor the tower comes down, until all that stood on others stands on the table",
        "=what is on another comes off it, the highest first, and goes on the table", "unbuild the tower: lift off, set aside, lift off, set aside, until only single cubes are left",
    ),
    "thrown_into": (
        "=swing, release, flight, and {object} comes down inside {target}", "=pick up {object}, take aim at {target}, swing, let go, and it should drop in", "=not carried but in a long arc from your hand, {object} gets into {target}", "=once {object} is in the grip, throw so that the flight ends in {target}", "=a throw of {object}, with the landing in {target}", "={target} is the basket, {object} the ball: wind up and take the shot",
        "=after a grip and a swing comes a flight, and after the flight {object} is in {target}",
    ),
    "turned_round": (
        "=pirouette: {object}, {turn}", "=a grip on {object}, wrist {turn}, release on the spot", "=when you put {object} down again it's in its own spot but turned by {turn}", "=one pivot of {turn} for {object}, no step aside", "=up a little, around by {turn}, down in the same place: {object}", "=before it comes down again, {object} turns by {turn} over its own spot",
        "=where {object} stands stays as it is, where it points doesn't: {turn}",
    ),
    "at_distance": (
        "=fingers around {object}, and the landing is {length} {side} {anchor}", "=not until {object} is {length} {side} {anchor} do you let go", "=measure from {anchor}; the point {length} {side} it is where {object} is set down", "=mark on the stage floor, {length} {side} {anchor}: {object} takes up that position", "=a carry of {object} to a point {length} {side} {anchor}", "=once {object} hangs {length} {side} {anchor}, lower it to the table",
        "=the ride of {object} ends {length} {side} {anchor}",
    ),
    "put_down": (
        "=down until the table carries {object}, fingers apart, hand up", "look for bare table, lower {object} there, let go, and back off", "=not until {object} stands on the table do the fingers open", "=a landing of {object} on bare table, anywhere", "=over to a free spot, down, open: the table takes {object}", "=before the hand is free {object} has to stand on the table, on any spot with room",
        "=no letting go in mid air: {object} first touches free table, then gets its freedom",
    ),
    "held_beside": (
        "=down with {it} to a spot {where}, fingers apart, hand away", "=don't open your fingers until {it} is {where}", "=fly on, look for room {where}, and land {it} there", "=first over, then down {where}, then open, and there {it} stands", "=once there is free table below, {where}, lower {it} and let go",
        "touch down {where} with {it} and take off empty", "=not anywhere but {where} do you lower {it} and open the hand",
    ),
    "carried_by": (
        "=grip, lift, {length} {side}, lower, release: {o}", "=through the air, not along the table, {o} goes {length} {side}", "=once {o} hangs in your grip, walk it {length} {side} and land it", "=take-off of {o}, a flight of {length} {side}, landing", "=an air trip for {o}, {length} {side}",
        "lift {o} before you move it, move it {length} {side}, and lower it after", "=what comes first is a grip on {o}, then a walk of {length} {side}, then a landing",
    ),
    "pushed_by": (
        "=fist closed, up against {o}, and slide it {length} {side}", "=along the table and never off it {o} travels {length} {side}, your closed hand pushing", "=a slide of {o} over the table, {length} {side}", "=not until {o} has slid {length} {side} does the closed hand stop pushing", "=close, come down, shove {o} {length} {side}, come up",
        "keep the hand shut and {o} on the table while you push it {length} {side}", "=the push begins where {o} stands and ends {length} {side}",
    ),
    "lifted_back": (
        "=up with {object}, hold it a moment, and down again exactly where it stood", "=not until {object} has been in the air does it come down, and then onto its old spot", "=take-off and landing of {object} on one and the same spot", "=in the end {object} stands where it stands now, but in between it has hung from your hand", "=scene one: {object} rises. Scene two: it sinks back onto the mark it rose from",
        "=what goes up comes down, {object}, on the spot it left", "weigh {object} in your hand for a moment and then give it back to the very same place",
    ),
    "lifted_by": (
        "=grip {object}, climb {length}, stop and hold", "=not higher and not lower than {length} above its old spot: hold {object} there", "=count one, fingers around {object}; count two, up by {length}; then freeze", "=a lift of {object} by {length}, with no coming down", "=once {object} hangs {length} above where it stood, stop",
        "=what comes first is a grip on {object}, what follows is {length} straight up, and after that nothing", "raise your hand with {object} in it until that is {length} above its place",
    ),
    "same_object": (
        "=after a turn by {turn}, {object} goes to {target}", "=before it is carried to {target}, {object} makes a turn of {turn} on its spot", "carry {object} to {target}, but first turn it {turn} where it stands", "=a pirouette of {turn} for {object}, and then the trip to {target}", "=not until {object} has been turned by {turn} does it move onto {target}", "=after the landing of {object} on {target}, {other} is set right beside {object}",
        "=not until {object} is on {target} do you fetch {other}, and you put that right next to {object}", "put {other} right next to {object} in the end, but first {object} on {target}", "=a trip of {object} to {target}, and then {other} follows and stops right beside it",
    ),
    "then_home": (
        "=not until this is done does the arm go home: {c}", "=before the arm goes home, do this: {c}", "{c}; curtain; and the arm withdraws to its home position", "=after one more job the arm goes home. The job: {c}", "{c}. Exit the arm, to its home position", "=home is the last stop of the arm; what comes before is this: {c}",
        "{c}, and after the last movement of that comes one more, the one to your home position",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
