"""How ordinary people of all ages say requests about groups and changes, in phrasal verbs and other plain words."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "all_onto": (
        "=I'd like to have {them} over there on {target}", "=hand over {them} to {target}, one at a time", "=scoop up {them} with your hand, one at a time, and let go over {target}", "=a bit of tidying up: {them} up onto {target}, please", "=there's {target}. And now bring {them} over to it and leave it all on there", "=get {them} off the table and up on {target}",
        "=come on, {target} can take it: put {them} on there", "=you go to and fro until you've got {them} over on {target}",
    ),
    "some_onto": (
        "=I'd like to have {them} over there on {target}", "=hand over {them} to {target}, one at a time", "=scoop up {them} with your hand, one at a time, and let go over {target}", "=a bit of tidying up: {them} up onto {target}, please", "=there's {target}. And now bring {them} over to it and leave them on there", "=get {them} up on {target}, I don't mind which one goes first",
        "=you go to and fro until you've got {them} over on {target}", "let {them} sit on {target} together",
    ),
    "two_of": (
        "=I'd like to have {them} over there on {target}, any will do", "=pick out {them} for me and leave what you've picked on {target}", "=there's {target}. Bring over {them}, whichever you can get at best, and leave the others", "=get {them} up on {target} and then stop, I don't need any more there", "=a bit of tidying up: {them} up onto {target}, please",
        "=hand over {them} to {target}, you say which", "=I'm after {them}, never mind which. Over onto {target}, please",
    ),
    "all_but_two": (
        "=I'd like to have {them} over there on {target}", "=get {them} up on {target}, and what I leave out can stay put", "=there's {target}. Bring over {them}, one at a time, and leave it all on there", "=scoop up {them} with your hand, one at a time, and let go over {target}", "=you go to and fro until you've got {them} over on {target}", "=a bit of tidying up: {them} up onto {target}, please",
    ),
    "one_of_each": (
        "=I'd like to have {them} over there on {target}, any will do", "=pick out {them} for me and leave both of them on {target}", "=there's {target}. Bring over {them}, whichever you can get at best", "=get {them} up on {target} and then stop, I don't need any more there", "=a bit of tidying up: {them} up onto {target}, please", "let {them} sit on {target} together, you say which",
    ),
    "at_an_end": (
        "=I'd like to have {them} over there on {target}", "=go along the row, find {them}, and take them over to {target}", "=there's {target}. Bring over {them} and leave them on there", "=get {them} up on {target}, and all the others can stay put", "=hand over {them} to {target}, one at a time", "=a bit of tidying up: {them} up onto {target}, please",
    ),
    "two_places": (
        "=I'd like to have {a} over on {s}. And {b} over on {t}", "=pop {a} on {s} and pop {b} on {t}", "=over with {a} to {s}, over with {b} to {t}", "=pick up {a} and leave it on {s}; pick up {b} and leave it on {t}", "={a} can come and sit on {s}, and {b} can come and sit on {t}", "=there's {s}, that one gets {a}. And there's {t}, that one gets {b}",
        "=help me put the two away: {a} up on {s}, and {b} up on {t}", "=this is what I want: {s} with {a} on it and {t} with {b} on it",
    ),
    "it": (
        "you see {object}, don't you? I want it over on {target}", "I need {object}. Get it and leave it on {target}", "{target} is where I want something. It's {object}, so bring it over there", "go to {object}. Pick it up. Go to {target}. Let it down", "can you get at {object}? Then take it across to {target}", "have you got {object}? If not, get it, and then let it down on {target}",
        "I'd like something on {target}. Make it {object}", "{object} is a bit in the way. Let it sit on {target}",
    ),
    "three_things": (
        "=three little jobs, please. {a}. When you have that, {b}. And last, {c}", "=could you do some things for me? {a}; next up, {b}; and to round it off, {c}", "{a}. Good, go on: {b}. Nearly done: {c}", "=you've got three things to do, one at a time: {a}; {b}; {c}", "{a}, and when that's out of the way, {b}. Then there's only this left: {c}",
    ),
    "any_picked": (
        "=I'd like to have {object} in your hand, whichever you get to", "=get {object} up off the table and hang on to it", "=hand up and with {object} in it, please", "=you say which, but I want {object} up in your hand", "=go and get hold of {object}, up with it, and keep it there", "scoop up {object} and hang on to it",
    ),
    "each_touched": (
        "=leave a fingerprint on {touched}", "=I only want your finger on {touched}, one at a time, and nothing gets shoved", "=hand down to {touched} until you feel something, and up again, one at a time", "=shove {nudged} over a little, one at a time, whichever way you like", "=I don't want {nudged} right there, so go and shove, any way is fine",
        "=come on, make some room, shove {nudged} aside one by one", "=push {toppled} right over, one by one", "=I want {toppled} down flat, so lean on the top with a finger", "=come on, over with {toppled}, like skittles",
    ),
    "sort_but_one": (
        "=you can leave {spared} alone. But put {many} on the mats of their colors", "=I'd like to have {many} on the mat that's the same color. Only {spared} stays put", "={spared} stays where it is; take {many} over to the mats that have the same color", "=help me tidy up: {many} onto the mats, same color to same color, but don't you move {spared}",
        "=I'd like to have {one} on the mat that's the same color. Only {spared} stays put", "={spared} stays where it is; take {one} over to the mat that has the same color", "=help me tidy up: {one} onto the mat of its color, but don't you move {spared}",
    ),
    "the_rest": (
        "=over with {a} to {s}, and over with {rest} to {t}", "=I'd like to have {a} on {s}. And then I'd like to have {rest} on {t}", "=pop {a} on {s} first, and then get {rest} over onto {t}", "={a} can come and sit on {s}, but {rest} should come and sit on {t}", "=there's {s}, that one gets {a}. And there's {t}, that one gets {rest}", "=this is what I want: {s} with {a} on it and {t} with {rest} on it",
        "=just {a} goes on {s}; what's left, so {rest}, comes over onto {t}",
    ),
    "of_another_color": (
        "=pick up {them} and go over with it to {target}", "=I'd like to have {them} over on {target}", "=let {them} come down on {target}", "=get {them} up on {target}, please", "=a bit of mixing up of colors: {them} goes onto {target}", "=pop {them} on {target}, you say which",
    ),
    "of_its_own_color": (
        "=pick up {them} and go over with it to {target}", "=I'd like to have {them} over on {target}", "=let {them} come down on {target}", "=see {them}? Over with it to {target}", "=go by what color it is and pop {them} on {target}", "=help {them} home, that's {target}", "={them} should sit on {target}, so get it over there",
    ),
    "swap_back": (
        "{c}. Have a look. Then let each have its own spot again", "={x} goes where {y} is and {y} goes where {x} is, and after that each one comes home to the spot it has now", "=swap over {x} and {y}, and when you've done it swap them over once more", "=I'd like to see {x} and {y} the other way about, but only for a bit; then each goes home to its own spot",
        "{c}, and don't leave it like that. Do it once more, so that both are where they were",
    ),
    "stack_back": (
        "{c}. Have a look. Then take each one down again and put it where you got it", "=let me have a tower for a bit, from the bottom up {upward}, and then have each one home in its own spot", "=pile up {upward}, the first one at the bottom. And then get them down and put each where it was before", "{c}, and don't leave it like that. Every one of them goes home to the spot it has now",
        "=up with {upward}, one on the other, the first one at the bottom; and then down again with every one of them to the spot where it was",
    ),
    "passed_on": (
        "={b} can go on {target}. Then {a} gets the spot that {b} had{t}", "=get {b} up on {target}, and let {a} have the spot where {b} was{t}", "=I'd like to have {b} on {target}, and then I'd like to have {a} where {b} was{t}", "=over with {b} to {target}! And over with {a} to the spot where {b} was{t}", "=pop {b} on {target}, then go get {a} and set it down where {b} was{t}",
    ),
    "moved_up": (
        "={c} gets up and goes somewhere free. Then {b} sits down where {c} was, and {a} sits down where {b} was{t}", "=take {c} off to the side, wherever it's free. Then {b} goes where {c} was, and {a} goes where {b} was{t}", "=leave {c} anywhere free, let {b} have the spot that {c} had, and let {a} have the spot that {b} had{t}",
        "=I want {b} where {c} is and {a} where {b} is, so first put {c} somewhere free{t}", "=shove up, you three: {c} goes off to somewhere free, {b} comes to where {c} was, {a} comes to where {b} was{t}",
    ),
    "ring_turned": (
        "={a} goes where {b} is, {b} goes where {c} is, {c} goes where {a} is, and each of them gets turned {turn} from how the one before it there was facing", "=let {a} have the spot of {b}, {b} that of {c}, and {c} that of {a}. And don't put them down facing like the one that was there, but {turn} from it",
        "=musical chairs, and everybody turns a bit: {a} sits where {b} was, {b} where {c} was, {c} where {a} was, each one {turn} from how the one there sat", "=get {a} into the spot of {b}, {b} into the spot of {c}, {c} into the spot of {a}, and give each one a twist so it's {turn} from how the one before sat there",
    ),
    "takes_place": (
        "={y} goes somewhere free. And then {x} goes right where {y} was", "=I'd like {x} to have the spot that {y} has; {y} can go anywhere that's free", "=get {y} out of its spot, off to somewhere free, and get {x} into that spot", "=take {y} away to somewhere free on the table, then let {x} sit down where {y} sat",
        "={b} goes somewhere free. And then {a} goes right where {b} was, turned {turn} from how {b} was facing", "=get {b} out of its spot, off to somewhere free, and get {a} into that spot, facing {turn} from how {b} did", "=I'd like {a} to have the spot that {b} has, only turned {turn} from how {b} is facing; {b} can go anywhere that's free",
    ),
    "pushed_back": (
        "=shove {object} over toward {target}, and then pick it up and put it where it was", "=scoot {object} along toward {target}. And when you're done with that, take it home to the spot it has now", "={object} gets a shove toward {target} first and then goes home to where it was", "=shove {nudged} over a bit, and then pick it up and put it where it was",
        "={nudged} gets a shove to the side first and then goes home to where it was", "=scoot {nudged} along a bit, any way you like. And when you're done with that, take it home to the spot it has now",
    ),
    "taken_off": (
        "=I don't want to have {them} up on {target}. Let it down onto the table", "=time for {them} to hop off {target} and onto the table", "=get hold of {them} up there on {target} and set it down on the table somewhere", "={them} can come down off {target} now and sit on the table", "=pick up {them} from {target} and leave it on the table, anywhere that's free",
        "=have {them} sit on the table and not on {target}", "=down onto the table, please, with {them}, I need it off {target}",
    ),
    "some_off": (
        "=I don't want to have {them} up on {target}. Let them down onto the table", "=get hold of {them} up there on {target} and set them down on the table somewhere", "=pick up {them} from {target} one at a time and leave them on the table, anywhere that's free", "=have {them} sit on the table and not on {target}", "=time for {them} to hop off {target} and onto the table",
    ),
    "cleared": (
        "=I'd like to have {target} all empty. Just leave the stuff on the table", "=get it all down from {target} and leave it anywhere on the table", "={target} is full of things. Pick them up and put them down on the table", "=help me tidy up {target}: I don't want anything left on it", "=off {target} with it all, and onto the table", "=can I have {target} with nothing on it?",
        "=nobody gets to stay on {target}, down with it all to the table",
    ),
    "carried_across": (
        "=all that sits on {source} should come over and sit on {target}", "=I want to have {source} empty and all of it over on {target}", "=pick up what's on {source} and leave it on {target}, until you've got it all across", "=over to {target} with everything you see on {source}", "=don't leave a thing on {source}: hand it all over to {target}",
        "=help me move things over, from {source} to {target}, all of it",
    ),
    "piled_all": (
        "=put {them} on top of each other", "=I'd like to have {them} up on each other in one pile", "=up they go, {them}, one on the other, till it's one pile", "=help me pile up {them}, you say which one goes at the bottom", "=get {them} into one pile, nothing next to it", "let {them} sit on each other in one pile",
    ),
    "piled_some": (
        "=put {them} on top of each other, any will do", "=I'd like to have {them} up on each other in one pile, and the others can stay put", "=pick out {them} and pile up what you've picked", "=help me pile up {them}, you say which", "=let {them} sit on each other, I don't mind which",
    ),
    "chained": (
        "=could you get this for me: {c}, one tower", "=I'd like to have {c}", "=help me with a tower, it goes {c}", "=put them on top of each other, from the bottom up: {up}", "=one pile, please: let {first} sit at the bottom, {mid}and let {last} sit on top of it all", "=from the top down I'd like to have {down}, all in one pile", "=I want to end up with {c}",
    ),
    "paired": (
        "=pop {a} up on {b}, and pop {c} up on {d}", "={a} sits on {b} and {c} sits on {d}, that's how I'd like to have it", "=leave {b} and {d} where they are. Then get {a} up on {b} and get {c} up on {d}", "=help {a} up onto {b} and help {c} up onto {d}", "=two little piles, please: {a} up on {b}, and {c} up on {d}",
        "=take {a} and {c} up off the table: one goes on {b}, that's {a}, and one goes on {d}, that's {c}",
    ),
    "upturned": (
        "=take the tower down and put it up again with the top one at the bottom and the bottom one on top", "=I'd like to have the tower the other way up, last one first and first one last", "=the tower has {high} on top now and I want it at the bottom, so put the whole thing up the other way round", "=who's at the bottom of the tower should be on top, and so on down, the whole tower the other way round",
        "=get the cubes down from each other and pile them up again, this time in the other order", "=start the tower again, but now from the other end: what was highest goes on the table first",
    ),
    "dismantled": (
        "=take the tower down, one at a time, and leave every one of them on the table", "=I'd like to have all the cubes of the tower down on the table next to each other", "=get them off each other and set each one down on the table", "=no tower any more, please: pick off the top one, put it on the table, and keep on till all are down",
        "=I need all the cubes down on the table, none of them up on another", "=could you unpile the cubes for me? Each one should sit on the table", "=let the tower come down bit by bit, so that every cube ends up on the table by itself",
    ),
    "thrown_into": (
        "=have a good swing with {object} and let it come down in {target}", "=I'd like {object} to fly over there and land in {target}", "=like a paper ball into the bin: {object} into {target}, from where you are", "={target} is too far off, so pitch {object} in", "=can you get {object} into {target} from here? Throw it", "=I want {object} over in {target}. You can't walk there, so let it fly",
        "=up with {object}, a swing, and in it goes, into {target}",
    ),
    "turned_round": (
        "={object} can stay where it is, but have it go round {turn}", "=I don't like how {object} is facing, so turn it round {turn} in its spot", "=make {object} look another way, {turn}, and leave it right there", "=pick {object} up a bit, twist it {turn}, let it down where it was", "let {object} go round {turn} and stay in its spot", "=you can leave everything where it is, just twist {object} {turn}",
    ),
    "at_distance": (
        "=I want {object} to sit {length} {side} {anchor}", "=pick up {object} and leave it {length} {side} {anchor}", "=let {object} come and stand {side} {anchor}, but leave {length} between the two", "={object} goes {length} {side} {anchor}, please. Not nearer and not further", "=go over there with {object} and let it down {length} {side} {anchor}",
        "=I'd like to have {object} {side} {anchor}, and that {length} off",
    ),
    "put_down": (
        "=let {object} down onto the table, anywhere you like", "=you've got {object} in your hand. It can go down on the table now", "=I don't need you to hang on to {object}; leave it somewhere on the table", "=over to a free spot on the table with {object}, and let it down", "=set {object} down on the table, wherever it's free, and have your hand empty",
        "=come down with {object} and leave it on the table", "=no more hanging on to {object}, the table is right there, so let it down",
    ),
    "held_beside": (
        "=you've got {it} in your hand. It can go down {where}", "=go over there with {it} and let it down {where}", "=let {it} come down onto the table {where}", "=I don't need you to hang on to {it}; leave it {where}", "=over with {it} and down with it, {where}", "=now that you've got {it}, I'd like to have it {where}", "=I want {it} out of your hand and on the table {where}",
    ),
    "done_with_fingers": (
        "=leave a fingerprint on {touched}, nothing else", "=just go up to {touched} with a finger, feel it, come away", "=I'd like you to have a quick feel of {touched} with your finger", "=shove {nudged} over a little, whichever way", "=I don't want {nudged} right there, so give a shove to the side", "=come on, make some room, shove {nudged} aside a little", "=push {toppled} right over with your finger",
        "=come on, over with {toppled}, like a skittle, give it a shove up high",
    ),
    "carried_by": (
        "=pick {o} up, take it over {length} {side}, let it down", "=I want {o} taken {length} {side}. Don't shove it, carry it", "=get hold of {o} and go {length} {side} with it, then leave it there", "=up with {o}, {length} {side}, and down with it",
    ),
    "pushed_by": (
        "=leave {o} on the table and shove it over {length} {side}", "=scoot {o} along, {length} {side}", "=don't take {o} in your hand; just give it a shove so that it goes {length} {side}", "=get {o} to go {length} {side} with your fingers closed, and shove", "=I want {o} shoved over, and it's {length} {side}", "=keep {o} down on the table and get it to scoot {length} {side}",
    ),
    "lifted_back": (
        "=pick {object} up a bit and let it down right where it was", "=up with {object}, and then down with it in the same spot", "=take {object} in your hand, hold it up, and then leave it where you found it", "=I'd like to see {object} go up and come down again right where it is now", "=get {object} up off the table for a second, then put it where you got it",
        "=you pick {object} up, you have a look under it, you put it down just where it was",
    ),
    "lifted_by": (
        "=get {object} up, {length} higher than it is now, and hang on to it", "=I want {object} {length} up, and you keep hold of it", "=pick {object} up and go {length} up with it", "=take {object} in your hand and have it go up {length}", "=up with {object}, {length}, and keep it there",
    ),
    "same_object": (
        "=turn {object} round {turn}, and then pick it up and take it over to {target}", "={object} wants turning, {turn}. And when that's done, it goes over onto {target}", "=first make {object} go round {turn}, then leave it on {target}", "=take {object} over onto {target}. Then get {other} and set it down next to it", "={object} can come and sit on {target}, and then {other} comes and sits next to it",
        "=pop {object} on {target}, and when it's there, pop {other} down right beside it",
    ),
    "then_home": (
        "{c}. And when you've done that, off home you go", "{c}, then come on home", "=do this for me: {c}. And then you can go on home", "{c}. That's all, so go home then", "=two things to do. Number one is this: {c}. And number two, go home",
    ),
    "each_on_another_color": (
        "=I'd like to have each {one} over on a {k}, but never on the one of its own color", "=pick up each {one} and leave it on a {k}, only the colors shouldn't go together", "=get every {one} up on a {k}, and see that it's not the same color as what sits on it",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
