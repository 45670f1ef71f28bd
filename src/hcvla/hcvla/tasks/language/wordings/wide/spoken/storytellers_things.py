"""How people who tell what happened before they want something say requests about several things, and changes."""

from __future__ import annotations

from collections.abc import Mapping

_BROUGHT = (
    "=I have made room on {target}. Use it for {them}, please", "=I'd carry {them} myself, but I can't reach that far. So it is up to you: on {target} is where I need what I named", "=look at {target}. What I want to find there when I come back is {them}", "=on {target}, I repeat, on {target}, is where I want you to put {them}", "=first pick up, then carry over, then put down, and so on until {target} has {them} on it", "=yesterday I told you to leave everything alone. Today I tell you to bring {them} over and to put down on {target} what you have brought",
    "=you will notice that you are done when you look at {target} and find {them} there",
)  # fmt: skip
_ONTO = (
    "=look at {them}, and mind the color, before you do anything. The place to put it is {target}", "=there is {them}, and it needs something to stand on. I'd say {target}; put it on that", "=it is a question of color. What you carry is {them}, and where you set it down is on {target}", "=I can't reach {them}, but you can. Carry it over and set it down on {target}",
)  # fmt: skip
_FINGERS = (
    "=your finger goes on a trip now. What it has to touch on the way is {touched}, and nothing else", "=I will look on while you do it. Tap {touched} with your fingertip, and move nothing", "=nothing gets lifted here, nothing gets carried. Push {nudged} out of the old place, to any side", "=I need more room, and I don't mind where things go. So push {nudged} aside, but don't lift anything", "=there is too much standing upright here for my taste. Topple {toppled}, please", "=push high up and wait for the thud. What I want to hear falling is {toppled}",
)  # fmt: skip

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "all_onto": (
        *_BROUGHT, "=nothing of what I mean may be left behind. What I mean is {them}, and the place for it all is {target}", "=see {target}? It is the place for {them}; you will be done when not one of them is missing there",
    ),
    "some_onto": (
        *_BROUGHT, "=there are {them}, and I want {target} to be under them. So bring them there", "=leave the rest of the table as it is. I only speak of {them}, and of {target}, on which I want them",
    ),
    "two_of": (
        *_BROUGHT, "=I don't mind which, and I won't look. Choose {them} and put what you have chosen on {target}",
    ),
    "all_but_two": (
        *_BROUGHT, "=listen well, for there are two exceptions. What I need on {target} is {them}", "=two may stay, and you will hear which. On {target} I want {them}",
    ),
    "one_of_each": (
        *_BROUGHT, "=which ones you take is up to you. As long as it is {them}, and as long as you put your choice on {target}, I am content", "=you may choose within each kind, but each kind has to be there. So {target} should get {them}",
    ),
    "at_an_end": (
        *_BROUGHT, "=look along the row first, then choose. It's {them} that I mean, and {target} is where I want you to put them", "=go by where they stand, not by their looks. Touch {touched} with a fingertip, and leave the others alone", "=go by where they stand, not by their looks. Push {nudged} aside, and leave the others alone", "=go by where they stand, not by their looks. Knock over {toppled}, and leave the others alone",
    ),
    "two_places": (
        "=there is {a}, and it goes on {s}. There is also {b}, and that one goes on {t}", "=see {s} and {t}? The former is for {a}, the latter is for {b}; put them there", "=I can't carry both at once, and you can't either. So first {a} goes on {s}, and when that is done, {b} goes on {t}", "=don't mix them up. On {s} I want {a}, and on {t} I want {b}", "=once {a} is on {s}, and not earlier, take {b} and put it on {t}", "=let {b} wait a moment. First {a} goes on {s}; only thereafter you put {b} on {t}",
    ),
    "it": (
        "there is {object}. I have been looking for it all day, and now it goes on {target}", "you see {object}, don't you? Take it, carry it, set it down, and do that last thing on {target}", "about {object}: it can't stay where it is. Put it on {target}, please, and leave it there", "somebody forgot {object} here. It belongs on {target}, so take it there and let go of it", "I'd like to talk about {object}. It is standing in a bad place, and a better one is {target}; put it on that",
    ),
    "three_things": (
        "=there are three things to do today. You begin like this: {a}. You go on like this: {b}. And you end like this: {c}", "=first of all, {a}. When that is done, and not earlier, {b}. Only thereafter, {c}", "=the last thing you do is the following: {c}. It has to wait for this: {b}. And that has to wait for what comes first: {a}", "{a}, please. Are you done with that? Then {b}. Done with that, too? Then {c}", "=I will tell you everything now, and you do it in this order: {a}; once that is done, {b}; and finally {c}",
    ),
    "any_picked": (
        "=I don't mind what it is, you choose. Just let me see {object} in your hand, up in the air", "=there is a choice, and I leave it to you. Pick up {object} and hold it", "=first choose, then grip, and finally lift: {object}, and keep holding it", "=I can't decide, so you must. Hold up {object} for me", "=only one thing is wanted, and it's {object}. Lift it and don't set it down", "=I close my eyes, and you pick something up. When I open them I want to see {object} in your gripper",
    ),
    "each_touched": (
        *_FINGERS, "=your finger goes from one to the next, and I count along. It has to touch {touched}", "=one push, then the next, until you are through. This is about {nudged}, to be pushed out of place", "=one fall, then the next, until you are through. This is about {toppled}, to be pushed over",
    ),
    "done_with_fingers": (
        *_FINGERS, "=I wonder if you can tell what is what. Show me: put your finger on {touched}", "=I can't get by any more, so make way for me. A push against {nudged} will do, in any direction", "=a gust of wind would do the same, but there is none. So use a finger and knock {toppled} over",
    ),
    "sort_but_one": (
        "=there is {spared}, and it must stay where it is. All the other {many} go on mats, each on the one of its color", "=don't lay a finger on {spared}. The rest of the {many} you sort: each goes on the mat that has its color", "=mark my words, {spared} stays where it is. Take the other {many}, one by one, each to the mat of the same color", "=every {one} gets its mat, by color. Did I say every? All but {spared}, which stays put",
        "=there is one {one} that I don't want moved, and that is {spared}. But I do want each of the other {many} on the mat of its color",
    ),
    "the_rest": (
        "=there is {a}, and that one goes on {s}. What I want on {t} is {rest}", "=once {a} is on {s}, and not earlier, put {rest} on {t}", "=only one of them gets {s}, and it's {a}. For {rest} there is {t}", "=see {a}? Bring it to {s} and set it down on it. Afterwards, bring {rest} to {t}", "=first {a} goes on {s}; only thereafter, {rest} can be put on {t}", "=on {t} with {rest}, but not before {a} is on {s}",
    ),
    "of_another_color": (
        *_ONTO, "=two of the same color are too much for my eyes. So take {them} and put it on {target}", "=yesterday I would have wanted the same color. Today I want {them} on {target}",
    ),
    "of_its_own_color": (
        *_ONTO, "=my eyes like it when the colors agree. So take {them} and put it on {target}",
    ),
    "each_on_another_color": (
        "=same colors are forbidden today. Put each {one} on a {k}, but make sure that the two differ in color", "=you take a {one}, you look at its color, and you set it down on a {k} of some other color. You go on like this until no {one} is left", "=what must not happen is that a {one} and the {k} under it have the same color. What must happen is that each {one} is on a {k}", "=yesterday the {ones} stood on {k}s of their own colors. Today I want it otherwise: each of them on a {k}, and none on one of its color",
        "=imagine that a {one} would melt on a {k} of its own color. So keep each {one} safe by putting it on a {k} of a different color",
    ),
    "swap_back": (
        "=there is {x}, and there is {y}. Let them change places, and when they have done so, let them change back", "{c}. Have you done that? Then do the reverse, so that both stand where they stood at first", "=everything must be as it was in the end. But before that, {x} has to have stood in the place of {y}, and {y} in the place of {x}", "=both back to their own places, but not before you have done this: {c}", "=first {x} and {y} trade places, and when that is done, finally, each of them goes back to where it came from",
    ),
    "stack_back": (
        "=I only need a tower for a picture. Stack {upward}, the first at the bottom; and when the picture is taken, put each of them back where it was", "{c}. When the tower is standing, take it down from the top, and return each cube to its old place", "=everything back to its old place, but not before you have done this: {c}", "=remember where each of them is standing: {upward}. In this order, from the bottom up, they are to be a tower, and after that each goes back to where it was",
        "=once you have done this, and not earlier, return each of them to where it is now: {c}",
    ),
    "passed_on": (
        "=there is {b}, and it is moving out: it goes on {target}. The place it leaves is for {a}{t}", "=first put {b} on {target}. When the place of {b} is free, and not earlier, put {a} there{t}", "=remember where {b} stands. You are going to put it on {target}, and then you put {a} where {b} stood{t}", "=put {b} on {target}; only thereafter, {a} goes to the place that {b} had{t}", "=the place of {b} has been given to {a}, which has to wait for it. Take {b} to {target}; now bring {a} to the place of {b}{t}",
        "=once {b} stands on {target}, and not earlier, let {a} have the place which {b} has left{t}",
    ),
    "moved_up": (
        "=three are standing in a queue, and {c} leaves it for any free spot. Then {b} moves up to where {c} was, and finally {a} moves up to where {b} was{t}", "=first {c} is put aside. Only then {b} can go where {c} was, and only then {a} can go where {b} was{t}", "=put {c} somewhere else, I don't mind where. Its place goes to {b}, and the place of {b} goes to {a}{t}", "={a} has to wait for {b}, and {b} has to wait for {c}. Put {c} on some free spot, then {b} in the place of {c}, then {a} in the place of {b}{t}",
        "=once {c} is out of the way on some free spot, {b} takes the place of {c}; and once {b} has moved, {a} takes the place of {b}{t}",
    ),
    "ring_turned": (
        "=three things move round: {a} to where {b} is, {b} to where {c} is, {c} to where {a} is. And none of them copies the angle of the one it replaces; each is turned {turn} from it", "=first remember the places and the angles of {a}, {b} and {c}. Then {a} goes where {b} was, {b} where {c} was and {c} where {a} was, each of them turned {turn} from how the one before it stood there", "=where {b} stands I want {a}, where {c} stands I want {b}, and where {a} stands I want {c}. Each has to be rotated {turn}, compared with what was standing there",
    ),
    "takes_place": (
        "=there is {b}, and it has to go, anywhere free. In its place I want {a}, but turned {turn} from how {b} stood", "=first put {b} aside. When its place is free, {a} goes there, rotated {turn} compared with the angle that {b} had", "=see {y}? I need its place for {x}. So put {y} somewhere else first, and then put {x} exactly where {y} was", "=once {y} has been moved to some free spot, and not earlier, {x} takes over the place that {y} had",
        "={x} is waiting for the place where {y} stands now. Clear {y} away to anywhere on the table, and give {x} that place",
    ),
    "pushed_back": (
        "=see {object}? Push it a bit toward {target}. When I have seen that, pick it up and put it back where it was", "=back to its old place with {object}, but not before you have pushed it toward {target}", "=there is {nudged}, and I want to know if it slides. Push it aside, and afterwards put it back where it stood", "=first push {nudged} out of its place, and when that is done, finally put it back there", "=remember the place of {object}. You push it toward {target} first, and then you lift it back to the place you remembered",
        "=your closed hand pushes {nudged} out of its place, and then, as if nothing had happened, your open hand puts it back there",
    ),
    "taken_off": (
        "=look at {them}. It is standing on {target}, and it shouldn't; put it on the table instead", "=yesterday I put {them} on {target}. I am sorry I did; take it off, and put it anywhere on the table", "=you will be done when {target} is rid of {them}. It doesn't matter where on the table you put it", "=I want to use {target} for something else. So what about {them}? Take it off there, please, and put it down on the table", "=there is {them}, right on {target}. I want it somewhere on the table instead, so take it down",
    ),
    "some_off": (
        "=you may stop when {target} is rid of {them}. Take down one thing, then the next, and put each of them on the table", "=see {target}? What I want off it is {them}; the table has room", "=first one, then the next, and so on until {target} is free of {them}. Set them down on the table", "=I need {target} soon. So don't leave {them} on there; any free spot of the table will do for them",
    ),
    "cleared": (
        "=see {target}? There is something on it, and I need it empty. Put whatever is there on the table", "=I want to wipe {target}. I can't as long as things are standing on it, so put them all down on the table", "=you are done when nothing, I repeat, nothing is left on {target}. What was there goes on the table", "=first take one thing off {target}, then the next, and so on, until it is bare; all of them go down on the table", "=there shouldn't be anything on {target}, but there is. Please take it all down to the table",
    ),
    "carried_across": (
        "=look at what is standing on {source}. All of it has to move to {target}, and nothing may be left behind", "=somebody needs {source}. So whatever is on it has to find a new place, and that is {target}", "=first take the things off {source}, one by one, and each time set down on {target} what you have taken", "=yesterday we used {source}. Today we use {target}, so everything that is on the former has to go on the latter", "=what {source} carries is to be carried by {target} from now on. Move it all over, and leave the former bare",
    ),
    "piled_all": (
        "=there is too little room on the table. We can only build upward, so make one tower of {them}", "=I have got a photographer here who wants something tall. Give him one stack, made of {them}", "=one goes on top of the other, and the next one on top of that, and so on. In the end I want one tower, made of {them}", "=none may be left standing by itself. Everything I mean has to be in one tower, and what I mean is {them}", "=I like it when things are one above the other. So let there be one stack, and let it be made of {them}",
    ),
    "piled_some": (
        "=it needn't be a big tower. I am content with one made of {them}, and you choose which", "=choose first, then stack. What I want is one pile made of {them}", "=I don't mind which ones you take. Just take {them} and put them on top of each other", "=there are more of them than I need. I'd like a stack of {them}, and what is left over stays where it is", "=yesterday the stack had too many in it. Today it is to have {them}, no more",
    ),
    "chained": (
        "=let me describe the tower, and then you build it: {c}", "=I tell you what I want to see when I come back. It is this: {c}, all in one tower", "=start with what is lowest and go up from there. The order is this, from the bottom up: {up}. Stack them like that", "=from the top of the tower down to the table I want to read this: {down}. Build it so", "=my plan of the tower has got wet, but I can still read it: {c}. Stack it accordingly",
    ),
    "paired": (
        "=there will be two small towers. One of them is {a} on {b}. The other one is {c} on {d}", "=first put {a} on {b}, and when that is done, leave it alone and put {c} on {d}", "=see {b} and {d}? Each gets something on its head: the former gets {a}, and the latter gets {c}", "=don't make one tower of all four. Make one with {b} below and {a} on it, and one with {d} below and {c} on it", "=once {a} stands on {b}, and not earlier, go for {c} and put it on {d}",
    ),
    "upturned": (
        "=there is a tower here, and it is upside down. Take it down and build it again in reverse order", "=look at the tower: {low} is at the bottom, and {high} is on top. I want it the other way round, with everything in between reversed as well", "=first take the tower apart, and when that is done, build it anew, with what was on top at the bottom, and so on up to what was at the bottom", "=what is on top now must be at the bottom later. And what is at the bottom now must be on top later; reverse the whole tower",
        "=you know how one reads a list from the end to the beginning. Do that with the tower: rebuild it so that the order is reversed",
    ),
    "dismantled": (
        "=there is a tower on the table, and I am tired of it. Take it apart, and let each cube stand on the table by itself", "=you will be done when no cube is standing on another any more. Put them all down on the table", "=yesterday we built this stack. Today it comes down, one cube after the other, and each of them goes on the table", "=first the cube on top comes down to the table, then the next one, and so on until nothing is left of the tower",
        "=I don't want a tower any more. I want the cubes of it next to each other on the table, and none on top of another",
    ),
    "thrown_into": (
        "=there is {target}, and it is too far off to put anything in. So throw {object} into it", "=see {target}? Take it for a basket, and take {object} for the ball. Throw the ball into the basket", "=don't carry {object} over there. I want to see it fly, and I want it to land in {target}", "=first aim at {target}, and when you have aimed, throw {object} so that it ends up inside", "=I have heard that you are good at basketball. Prove it: {object} has to land in {target}, and all by a throw",
        "=yesterday you dropped it halfway. Today {object} has to fly all the way into {target}, so throw it well",
    ),
    "turned_round": (
        "=I don't want {object} anywhere else. I only want it turned {turn} where it stands", "=somebody knocked against {object}. It will be right as soon as you have turned it {turn} on the spot", "=first get hold of {object}, then twist it {turn}, and finally let go; its place must be the same as before", "=there is {object}, and it's looking the wrong way. Turn it {turn}, and leave it in its place", "=imagine that {object} stands on a small turntable. Now the turntable makes a turn of {turn}, and you do what the turntable would do",
    ),
    "at_distance": (
        "=there is {anchor}, and it stays where it is. I want {object} {length} {side} it", "=I have measured it out: it has to be {length}, with {object} {side} {anchor}. Put it like that", "=first pick up {object}, then go {length} {side} {anchor}, and finally set it down there", "=don't put {object} in any old spot. Its place is {length} {side} {anchor}", "=see {anchor}? Go {length} {side} it, and at that very point put down {object}",
    ),
    "put_down": (
        "=you have been holding {object} all this time. Put it down on the table; where doesn't matter", "=I have no more use for {object} at the moment. There is room on the table, so let it stand there", "=first look for a free spot on the table, then lower {object} to it, and finally open your hand", "=you will be done when {object} stands on the table and your hand is empty", "=your hand is needed for something else. So {object} can't stay in it; any free spot on the table will do",
    ),
    "held_beside": (
        "=you can't keep {it} forever. I'd like you to set it down, and to do so {where}", "=look where there is room: {where}. That is where you put down {it}", "=first lower your hand {where}, and when {it} is standing there, open your fingers", "=I have thought about what to do with {it}. Let it stand {where}", "=I don't want {it} in your hand any longer. I want it {where}",
    ),
    "carried_by": (
        "=there is {o}, and it has to be carried a little way. Pick it up, take it {length} {side}, and set it down", "=don't push {o}. Lift it, and put it down {length} {side}", "=I measured where {o} ought to be. Compared with now it is {length} {side}, so carry it there", "=first lift {o}, then carry it {length} {side}, and when you have arrived, let go", "=see {o}? Its new place isn't far from the old one: just {length} {side}. Pick it up and bring it there",
    ),
    "pushed_by": (
        "=I don't want {o} lifted, it might drip. Push it {length} {side}, along the table", "=first close your hand, then put it against {o}, and finally push until it has gone {length} {side}", "=see {o}? It should slide {length} {side}. Your fingers may push it but must not grip it", "=you will be done when {o} has slid {length} {side}; how you get it there is by pushing", "=there is {o}, and it has to stay on the table. With your fist you make it slide, {length} {side}",
    ),
    "lifted_back": (
        "=there is {object}, and I want to know whether you can lift it. When you have shown me, put it back in its place", "=first lift {object}, and when it is in the air, let it down again, exactly where it stood", "=I think my key is under {object}. Lift it for a moment so that I can look, and then put it down where it was", "=back in its place with {object}, but not before you have lifted it off the table", "=I only want to see {object} in the air for a moment. After that it has to be in the same place as before",
    ),
    "lifted_by": (
        "=there is {object}, and I want to look under it. Lift it {length}, and hold it there", "=don't set {object} down anywhere. It goes {length} up, and there you stay with it", "=first grip {object}, then raise it by {length}, and then keep still", "=I am going to take a photograph with {object} in the air. For that you hold it {length} above the spot where it is standing now", "=there should be room beneath {object} for my hand to pass. So take it up {length}, and don't let go",
    ),
    "same_object": (
        "=on {target} with {object}, but not before you have turned it {turn}", "=see {object}? First turn it {turn} in its place. Then, when that is done, its new home is {target}", "=there is {object}, and it goes on {target}. When it is there, and not earlier, put {other} next to it", "=I want {other} to stand next to {object}, but that has to wait. First {object} goes on {target}", "=once {object} is on {target}, and not earlier, {other} comes and is put next to it",
        "=going on {target} has to wait: first {object} is turned {turn}, and only thereafter is it put there",
    ),
    "then_home": (
        "=go home, but not before you have done this: {c}", "=there is one thing to do, and after that you are free. The thing is this: {c}. Being free means going home", "{c}. Once that is done, and not earlier, go home", "=first this: {c}; only thereafter do you go to your home position", "=you may go home when you have done what I ask. What I ask is this: {c}", "=going home has to wait, for there is something to do first: {c}", "=once you have done this, and not earlier, you may go home: {c}",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
