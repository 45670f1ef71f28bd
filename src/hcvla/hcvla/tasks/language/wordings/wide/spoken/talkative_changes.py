"""How talkative people ask for groups of things, and for what is piled, cleared, passed on or taken back."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "all_onto": (
        "=we expect guests, and guests need room, so {them} should be put away on {target}", "=it's a bit like loading a boat: you take {them}, piece by piece, and the boat is {target}, so leave none of what I said ashore", "=if you've got a moment, I'd have {them} collected on {target}, because they are easier for me to count there",
        "=as long as {target} still has room, and it has plenty, it should take {them}", "=I'm no friend of clutter, and I'd breathe more easily with {them} gathered on {target}", "=don't make me name every piece, since when I say {them} you know what I mean, and all that is to go onto {target}",
        "=once I know that {them} can be found on {target}, I can sleep without worrying, so get that done",
    ),
    "some_onto": (
        "=I've picked out {them} for the exhibition, and the exhibition is on {target}, so carry them over and set them down", "=there may be other things about, yet it's {them} that I want to see on {target}, as I've promised to hand those over",
        "=so that {them} don't get lost, keep them on {target}; go and take one after another there", "=while I'm looking for my glasses, you could put {them} on {target}, which would save me a lot of trouble", "=they're spread all over, {them}, although their place is {target}, so bring them together there",
        "=when grandma calls, we'll show her {target} with {them} on it, so have that ready", "=since {target} is the only thing that fits into my bag, {them} should travel on it, so load them",
    ),
    "two_of": (
        "=I don't need the whole lot, {them} will be enough, but I do need that on {target}", "=I leave it to you to choose, since for my purpose each is as good as any other: {them}, set down on {target}", "=suppose {target} was my plate: I'd be content with {them} on it, so serve me that",
        "=because there isn't room for more, let it be just {them}, no matter which, and let the place for that be {target}", "=whichever you like best, take {them} across to {target}, so that I've something to show",
    ),
    "all_but_two": (
        "=I've thought about who may stay behind, and the outcome is that {them} should move onto {target}", "=listen closely, as there's an exception in it: what belongs on {target} is {them}, and not a piece more", "=to make a long story short, {target} is going to be the home of {them}, so carry what has to be carried",
        "=I need a bit of the table for myself, therefore take {them} to {target}, and leave what I excepted where it is", "=once you have moved {them} to {target}, I'd like you to stop, because what remains is fine where it stands",
    ),
    "one_of_each": (
        "=for my little lecture I need samples, and {them} would be the right ones if they were on {target}, so put them there", "=it's a tasting menu, so to speak: on {target} I'd like to be served {them}, whichever you find", "=Noah took some of every sort, and you're to take {them} aboard {target}",
        "=don't ask me which, just see that {target} gets {them}, since I only want to compare", "=as I'd like every kind represented on {target}, bring {them} there",
    ),
    "at_an_end": (
        "=if you let your eyes run over the table you'll find {them}, and I'd like you to move just those to {target}", "=when I say {them}, don't take any from the middle, since I count from the end; those I mean go on {target}", "=I worry about {them}, since nobody looks after what stands at an end, so let {target} be their shelter",
        "=the ones I'm speaking of are {them}, and the thing I want is to see those carried onto {target}", "=I'd like a free view, and for that, what has to leave for {target} is {them}",
    ),
    "two_places": (
        "=there are two beds and two children: {a} sleeps on {s}, {b} sleeps on {t}, so put them to bed", "=after you've taken {a} over to {s} don't lean back, since {b} still has to be taken over to {t}", "=so that you don't mistake one for the other, let me be clear that {s} is for {a}, and that it's {b} that I want to have on {t}",
        "=my husband likes {a} on {s}, I like {b} on {t}, and as we don't get in each other's way, please make both of us happy", "=while {a} is on its way to {s}, {b} can wait; but then it's its turn, and it goes on {t}", "=I'm laying the table, so {a} comes on {s}, and so that it looks even, {b} comes on {t}",
    ),
    "it": (
        "you remember {object}, don't you? I've found out where it belongs at last. It belongs on {target}", "there is a reason why I bought {target}. It was meant for {object}, so please put that on it", "my aunt gave us {object}. She'll be here soon, and she'd be hurt if it wasn't on {target}, so put it there",
        "I've got a plan for {object}. You pick it up. You carry it. And as soon as you're over {target}, you set it down on that", "look at {target} for a moment. There is room on it. That's room for {object}, I would say, so let's use it",
        "{object} has been in the way all day. It needn't be, I thought, since there's {target}. Do set it down on that", "I have been thinking about {target}. It looks better with something on it. Let that be {object}", "don't mind the rest, just look at {object}. It has been waiting for ages to be put on {target}. Do it the favor",
    ),
    "three_things": (
        "=it's a busy day, so listen: before anything else, {a}; when you've got that behind you, {b}; and as a reward you may then {c}", "=I've written myself a note with three lines. The first line says: {a}. The second says: {b}. And the last one says: {c}. Please go through them in this order",
        "=I want you to {a}, because that's the most urgent; then I want you to {b}; and when there's time after it, which there is, to {c}", "=my mother would have said it like this: you {a}, my dear, then you {b}, and lastly you {c}",
        "=you needn't hurry, only keep to the order, in which you first {a}, next {b}, and at the very end {c}",
    ),
    "any_picked": (
        "=I'm about to explain grasping, and for that I need you to have {object} in your fingers, up in the air", "=I won't help you choose, as it makes no difference to me, but I'd like you to be holding up {object} in a moment", "=my little niece wants to see you lift something, so do her the favor with {object}",
        "=since they're all equally light, don't ponder: grip {object} and take it up", "=if your gripper isn't stuck, and I hope it isn't, you'll have no trouble in raising {object} from the table",
    ),
    "each_touched": (
        "=I'm taking stock, and I only count what you've touched, so let your finger come down on {touched}", "=so that I know they're real and not painted on, touch {touched}, and be so gentle that nothing gets shifted",
        "=somebody in the dark would go about it like this: he'd feel his way with a finger, and that's what I want you to do, a brief touch for {touched}", "=as I've spilled my tea, a push is needed for {nudged}, out of the present place and to wherever it is dry",
        "=I can't draw my line with everything in the way, so would you give a push to {nudged}, no matter how far", "=there's no need to take hold of anything, since a shove with the closed hand is enough for {nudged}, and a shove is what I want",
        "=the earthquake that we rehearse knocks over what is tall, so be the earthquake and make {toppled} fall with a push", "=until {toppled} can be seen lying down I won't put the lid on, so use your finger and push up high", "=when a tall thing gets pushed at its top it tips, and I'd like that to happen to {toppled}",
    ),
    "sort_but_one": (
        "=I'm still painting {spared}, so that has to stay, but the other {many} can already go to the mats that have their colors", "=the rule is that a {one} belongs on the mat of its color, and the exception from the rule is {spared}, which you leave alone; please carry the rule out",
        "=if it weren't for {spared}, I'd ask you to sort all the {many} by color onto the mats; as it is, sort all but that one", "=please tidy up the {many}, each onto the mat that has the same color, and as you come to {spared}, pass it by, since it is asleep",
        "=there's a grudge between me and {spared}, so it gets no mat, whereas every other {one} gets the one of its color",
    ),
    "the_rest": (
        "=I've got a favorite, which is {a}, and it should be alone on {s}, so that {t} is left for {rest}", "=once {a} has its seat on {s}, see to {rest}, for which I've reserved {t}", "=in my school the best pupil sat apart: so {a} sits on {s}, while {t} is where {rest} should sit",
        "=you'll do {a} first because it needs care, taking it to {s}, and then there's {rest}, for which {t} will do", "=it's a matter of keeping {a} away from {rest}: let the former stand on {s} and let the latter stand on {t}",
        "=like an accountant I keep things apart: {a} has an account of its own, which is {s}, whereas {rest} must go to the account called {t}, so put everything where I've booked it",
    ),
    "of_another_color": (
        "=it would be dull to see everything match, so I'd have {them} standing on {target}", "=my eyes find {them} more easily when the color below is another one; therefore {target} would be a good place for it, and that's where I want it", "=I'm testing whether you mind the colors, and you'd pass if you set {them} down on {target}",
        "=there's a choice to be made, and I leave it to you as long as {them} comes to stand on {target}", "=since like and like don't get on here, carry {them} to {target} and leave it there",
    ),
    "of_its_own_color": (
        "=I'm a tidy person, and to me it's only right if {them} stands on {target}, so please set it there", "=when you've found {target}, and you will if you look at the colors, put {them} down on it", "=on {target} it would blend in so nicely that nobody would notice {them}, so do place it there",
        "=as a bird goes to its own nest, {them} should come to rest on {target}", "=it's by its color that you know where {them} has to go, namely onto {target}",
    ),
    "each_on_another_color": (
        "=I'm tired of seeing matches, so give me a table on which no {one} agrees in color with the {k} below it, and on which each {one} has a {k}", "=you're free to choose where every {one} goes, but two conditions must hold: it must be on a {k}, and that {k} must have a color that it doesn't have",
        "=when all are done, I'll check each {one}, and if the {k} under it has the same color, it counts as wrong, so put all the {ones} on {k}s of other colors", "=a chameleon would hate it, but I want the {ones} to stand out: each goes on a {k} in some color other than its own",
        "=let's confuse the neighbours by having the {ones} stand on {k}s whose colors aren't theirs, every single {one}", "=as a joke for the first of April, take the {ones} off whatever matches, that is, put each {one} on a {k} with which it doesn't match in color",
    ),
    "swap_back": (
        "=I only need a photo of it the other way about: {x} where {y} is and {y} where {x} is; and once I've got that, each goes back to where it is now", "=like a couple that swaps sides of the bed and regrets it, {x} and {y} change places and then change back",
        "=first {c}, and when you've done this and I've nodded, undo it, so that both are in their own places again", "=it's an exercise in putting things back: you {c}, and after that you return both of them to where they had been",
        "=since {x} must finally be where it is now, and {y} too, you'll swap them a second time after you have swapped them once", "=for a moment I'd like to be confused, so {c}; and for the sake of order, afterwards each of the two gets its own place back",
    ),
    "stack_back": (
        "=the tower isn't meant to last, since the places are needed afterwards; so first {c}, and then take it down, cube by cube, and put each of those back where it was", "=you build {upward} up from below, I take a picture, and then you carry each of them back to where it had come from",
        "=I'd like to know how high {upward} are on top of each other, the first lowest, so stack them, wait until I've measured, and bring them all back to their spots", "=what goes up must come down: {c}, and when it's up, take it apart again until everything is where it was",
        "=it's a tower for a minute: {upward}, counted from the bottom, and after that minute each returns to its old place, the top one first", "=it's just a dress rehearsal for the tower, so {c}, and once that has worked, take each of those cubes back to the spot that it had before",
    ),
    "passed_on": (
        "=I promised the place of {b} to {a}, so {b} has to leave for {target} before {a} can move in there{t}", "=it's like in a hotel: {b} checks out and goes to {target}, and as soon as the room is free, {a} gets it{t}",
        "=don't forget where {b} was standing when you've taken it to {target}, because I want {a} to be standing there afterwards{t}", "=when {b} has been promoted to {target}, {a} takes over its old post{t}",
        "=my plan has two steps, of which the first takes {b} from its place to {target}, and the second puts {a} into the place that {b} had{t}",
    ),
    "moved_up": (
        "=the one who retires is {c}, for whom any free spot will do; {b} takes the place of {c}, and {a} the place of {b}{t}", "=since {c} is in the wrong row, let it wait somewhere free; that makes room for {b}, and as {b} leaves a gap, {a} can fill it{t}",
        "=you start at the far end of the queue: {c} goes off to some free spot, then {b} goes where {c} was, and then {a} goes where {b} was{t}", "=the promotion goes like this: {c} leaves the office for wherever there's room, its chair goes to {b}, and the chair of {b} goes to {a}{t}",
    ),
    "ring_turned": (
        "=each of the three gets a new place and a new angle: {a} goes to where {b} is, {b} to where {c} is, {c} to where {a} is, and each of them has to stand {turn} from how the one before it stood there",
        "=it's a dance in which {a} takes the place of {b}, {b} that of {c} and {c} that of {a}, and on arriving each is turned {turn} compared with the one that danced there before",
        "=move them round as the arrows say, from {a} to {b}, from {b} to {c}, from {c} to {a}, but don't copy the old angles, since each has to be turned {turn} from how the former owner of the place stood",
        "=everybody moves on, {a} to where {b} stands, {b} to where {c} stands, {c} to where {a} stands, and since they're not allowed to look the same way as whoever stood there, turn each of them {turn} from that",
    ),
    "takes_place": (
        "=I don't care where {b} goes, as long as it goes, because its place is needed for {a}, which should be turned {turn} from how {b} is standing now", "=when {b} has left for some free spot, {a} takes over, and since I'm never content, it has to be {turn} off the angle that {b} had",
        "=what you see there is {y}, and what I want there is {x}, so find {y} a free spot and put {x} exactly where {y} stood", "=the king is dead, long live the king: {y} leaves the throne for any free spot, and {x} takes that throne",
        "=since {y} blocks the one place where {x} fits, take the former off to somewhere free, and then set the latter down in that place", "=I've sold the spot of {y} to {x}, so take {y} off to any free spot, and let the new owner have what it paid for",
        "=out of the two only one can stand there; I've decided in favor of {a}, which means that {b} moves to some free place and {a} takes its spot, turned {turn} from how {b} stood",
    ),
    "pushed_back": (
        "=I'd like to see if it slides, so push {object} some way toward {target}, and when we know, pick it up and return it to the place it had", "=it's only an experiment about friction: {object} is shoved toward {target}, and then, so that nobody complains, it is put back where it stood",
        "=give {nudged} a push, see what happens, and after that set things right by putting it back exactly where it was", "=to show that {nudged} isn't glued down, push it out of its place, and since it belongs there, put it back there afterwards",
        "=shove {nudged} away as if you were cross with it, and then, since you aren't, take it back to the place from which you had shoved it", "=let's see if {object} gets any nearer to {target} when it's pushed, and whatever we see, bring it back to where it was afterwards",
    ),
    "taken_off": (
        "=somebody must have put {them} on {target} by mistake, for its place is the bare table, so take it down to any free spot there", "=I need {target} without {them}, which means that you lift the latter off and find some free table for it", "=as long as {them} is on {target} I can't wipe there, so set {them} down on the table",
        "={target} was meant for other things than {them}, I'm afraid, so please carry that off to where there's room on the table", "=what do I see on {target}? I see {them}, which has no business being there, so lift it down to the table",
    ),
    "some_off": (
        "=somebody must have used {target} as a shelf, since I see {them} there; take them off it and set them down on the table, wherever there's room", "=I'm about to put {target} away, so {them} must leave it for the table", "=the table is big enough for {them}, so there's no reason to have them on {target}; bring them down",
        "=I'd like to use {target}, which I can as soon as {them} can be found on the table instead, so see to that", "=nothing dusty may be on {target}, which is why {them} must leave it and be set on the table instead",
    ),
    "cleared": (
        "=whatever it is that stands on {target}, it has to come off, since I want to use the thing myself; the table has room enough for it", "=I don't remember what I left on {target}, and it doesn't matter, because all of it is to be set down on the table",
        "=before I can wash {target}, everything on it must be down on the table, so clear it", "=when my mother said clear up, she meant that nothing should be left on top, and that's what I mean with {target}", "=my painter needs {target} bare, so take down to the table whatever he would have to paint around",
    ),
    "carried_across": (
        "=the boat, by which I mean {source}, is leaking, so all that is on it has to change over to {target}", "=I'd like to polish {source}, but it isn't empty yet; whatever is on it can go on {target}", "=you needn't know what they are: as long as it stands on {source} now, it should stand on {target} later",
        "=think of moving house: {source} is the old flat, {target} the new one, and nothing may be left behind in the former", "=I'm going to sell {source}, though not what's on it; please have all of that standing on {target} before the buyer comes",
    ),
    "piled_all": (
        "=since the table is too small for everything to stand side by side, build a tower out of {them}", "=they look lonely, each for itself, so pile up {them}", "=I'd like to know how high we can get, so let's have one stack made of {them}", "=before the light goes I want a picture of a tower that consists of {them}",
        "=there's a draught on the table, and things that are stacked stand more firmly, so make one tower of {them}",
    ),
    "piled_some": (
        "=for the picture I need a tower, but it needn't be a big one, just {them}, and you may choose", "=not everything has to be stacked; it's enough if you stack {them}, since I only want to see how", "=I leave the choice to you as to which, but {them} should end up as one stack",
        "=because the ceiling is low, make the tower of {them} and leave it at that", "=if I asked for all of them the tower would fall, so I ask for less, a tower of {them}",
    ),
    "chained": (
        "=when I was at school we drew the towers before we built them, and my drawing says {c}; now build it", "=there's a reason for the order, which I'll tell you later; the order itself is {c}, so stack them accordingly", "=what do I have in mind? I have in mind {c}, and I'd like to see it in front of me",
        "=if you climbed the tower you would pass {up}, in this order, so build it for the climber", "=as the eye goes down the tower it should meet {down}, so stack it like that", "=a tower is like a sentence, one reads it in order, and this one reads {c}, so write it, that is, stack it",
    ),
    "paired": (
        "=I want two small towers rather than one tall one: in the first, {a} rests on {b}; in the second, {c} rests on {d}", "=they're couples, if you ask me, so {a} goes on top of {b}, and, so that everyone has company, {c} goes on top of {d}",
        "=once you have got {a} onto {b}, leave that stack as it is and begin another with {d} below and {c} above", "=my twins want a tower each: one gets {a} on {b}, the other gets {c} on {d}", "=I know I could have had one tower with all four, but what I want is {a} on {b}, plus {c} on {d}, two small ones",
    ),
    "upturned": (
        "=I built the tower from the wrong end, as it turns out, so please build it again with the order turned round", "=the first shall be last, as they say, and so the cube at the bottom of the tower should come to the top, the next one below it, and so on",
        "=it bothers me that {high} is at the top of the tower, so reverse the whole order, which puts it at the bottom", "=now the tower goes from {low} up to {high}, while I'd like one that goes from {high} up to {low}, with everything in between the other way round, too",
        "=whatever is high in the tower should be low and whatever is low should be high, so please build it anew like that", "=I prefer the tower with {low} on top, which is the bottom cube at present, and with all the others in reverse as well",
    ),
    "dismantled": (
        "=we've all seen the tower by now, so take it down, and let each cube stand on the table by itself", "=the cleaning lady is afraid of the tower, so I'd rather have its cubes next to each other on the table",
        "=a tower is nice, but I need the cubes, so start at the top and set them down on the table, one after the other, until none stands on another", "=let the tower go back to being cubes: take them down from the top, and give each a free place of its own on the table",
        "=my level is crooked, so that no cube may rest on any other; get the tower down until they're all on the table",
    ),
    "thrown_into": (
        "=my brother never walked to the bin, he threw; do as he did with {object}, and let {target} be the bin", "=since neither of us gets as far as {target}, {object} has to be thrown, and if you aim well it lands in it", "=I'd like to hear {object} drop into {target} after a nice long flight, so throw",
        "=walking there isn't possible, so give {object} enough swing that it flies over and ends up inside {target}", "=a basket is only won if the ball goes in, so take {object}, aim at {target}, and throw it in",
    ),
    "turned_round": (
        "=if you look at {object} you'll see that it faces the wrong way; in its place, but turned {turn}, it would be right, so turn it", "=the place of {object} is fine with me, it's only the angle that I'd like changed, and the change is a turn of {turn}",
        "=so that the pattern continues, {object} has to be rotated {turn} where it stands", "=when a potter wants to see the other side he turns his wheel; turn {object} like that, {turn}, and leave it in its place",
        "=it's a nice view of {object} that I have, yet the nicer one is to be had after a turn of {turn}, so turn it for me, without shifting it",
    ),
    "at_distance": (
        "=I took the ruler and put a dot {length} {side} {anchor}, and on that dot I'd like to have {object}", "=there has to be an exact distance, because a part will go in between: {object} goes {length} {side} {anchor}",
        "=since {anchor} won't be moved, I measure from there: {length} {side} {anchor} is the place that {object} should have", "=if {object} stood {length} {side} {anchor}, the two would be just as in the manual, so set it there",
        "=as the two shouldn't touch, {object} has to stand at some distance from {anchor}, to be precise {length} {side} {anchor}",
    ),
    "put_down": (
        "=my arm would be tired by now if I had been holding {object} for so long, so give yours a rest and set it down on the table", "=I've seen what I wanted to see of {object}, so the table can have it back, at any free spot", "=what you're holding needn't go anywhere special; find a free place on the table and leave it there",
        "=we may need your hand for other things soon, so get rid of what is in it, by putting it on the table where there's room", "=there's nothing more to be done with {object}, so you can stop carrying it around and leave it somewhere on the table",
    ),
    "held_beside": (
        "=as you've got your hands full anyway, take the opportunity and put {it} down {where}", "=I cleared a bit of the table, {where} to be exact, so that you could set {it} down there", "=the place I've chosen is {where}, and the thing to be set down there is {it}",
        "=before your fingers get tired, lower {it}, and lower it {where}, as there's space", "=I know just where I want {it}, namely {where}, so put it down there and let go",
    ),
    "done_with_fingers": (
        "=I only believe in what can be touched, so touch {touched} for me, ever so lightly", "=until you've felt {touched} with your finger we can't be sure of the height, so do that, and nothing else", "=I need the place where {nudged} can be found now, and where things go doesn't matter, so give a shove",
        "=with the back of your hand, as one pushes a plate away after a meal, push {nudged} away", "=trees fall when the wind gets hold of their tops, and in the same way a push high up should fell {toppled}", "=what I'd enjoy now is the sound of {toppled} falling over, so push",
        "=I'm counting with your finger, in a way, so lower it onto {touched} and lift it again", "=I could reach the plug if {nudged} moved aside; it needn't be neat, so push with your fist", "=the cat would have done it sooner or later, so you might as well knock over {toppled} now, with a finger at the top",
    ),
    "moved_by": (
        "=the further I look along this shelf, the clearer it gets that {o} is misplaced; {length} {side} is where it ought to be standing, so take it there", "=until {o} has been shifted {length} {side}, I can't close the door, so that comes first",
        "=I'm not asking for much, just that {o} is picked up and put down again {length} {side}", "=the carpet has a pattern, and to fit in {o} needs to be moved {length} {side}",
    ),
    "carried_by": (
        "=pushing it would scratch the table, so lift {o} and carry it {length} {side}", "=pick {o} up first, because I don't want it to drag, and then put it down {length} {side}", "=I've marked the new place for {o}, which is {length} {side} from the old one; bring it there by lifting it",
        "=my old table had a crack there, so move {o} {length} {side}, and do it by picking it up",
    ),
    "pushed_by": (
        "=lifting it would disturb the dust, so with your fingers closed slide {o} {length} {side}", "=imagine that {o} was too heavy to lift and could only be pushed; now get it {length} {side}", "=it has to stay on the table, {o}, while you push it along, and after {length} {side} you can stop",
        "=think of a chest of drawers that no one can lift: {o} is such a thing, and it has to go {length} {side}, so push",
    ),
    "lifted_back": (
        "=I only want to know what's under {object}, so lift it, let me look, and put it back exactly where it was", "=weigh {object} in your hand, if you like, that is, pick it up, and then give it back the place it came from", "=as one lifts a hat to greet somebody, lift {object}, and then set it down again where it had been",
        "=I'm checking your grip and nothing else, so raise {object} a little and let it down in the place where it stood", "=what is lifted must be put back, says my wife, so when you've picked up {object} return it to its spot",
    ),
    "lifted_by": (
        "=I have to slide a sheet of paper under {object}, so take it up by {length} and keep holding it", "=grip {object} and rise until there's {length} between it and the place where it stood, and stay like that",
        "=higher than {length} would be too high for the camera, and lower would be too low, so that's how far I want {object} lifted", "=let {object} go up like an elevator with you as the cable, {length} up, and stop there", "=to let the toy train pass underneath, {object} needs to be held up, {length} above where it's standing now",
    ),
    "same_object": (
        "=the angle comes before the trip: {object} is first turned {turn} where it stands, and then it's taken to {target}", "=before I let {object} go to {target}, I want it turned {turn}, as one straightens a child's collar before school",
        "=once {object} has found its seat on {target}, it would like company, so put {other} next to it", "=two things have to be done, and the second depends on the first: {object} goes on {target}, and {other} goes right beside {object}",
        "=don't take {object} to {target} as it stands, since it faces the wrong way; give it a turn of {turn} first, and only then take it there", "=my doll's tea party works like this: {object} sits on {target}, and when it sits there, {other} comes and stands next to it",
    ),
    "then_home": (
        "=first I'd like you to {c}, and since there's nothing to do for you after that, you may go home with your arm", "=when you've done what I ask, which is to {c}, return to your home position", "=as a good worker goes home after work, you {c}, and then you go to your home pose",
        "=I'd like your arm out of the picture when you're done, so you {c}, and after that you drive home", "=there's just one thing before you may go home: {c}. And then do go home",
    ),
    "hovering": (
        "=my eyes are bad, so let me see which one you mean by hovering above {object}", "=it's too early to grasp {object}; wait in the air right over it",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
