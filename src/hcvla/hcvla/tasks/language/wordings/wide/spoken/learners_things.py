"""How learners, children and people in a hurry speak of several things, and of changes to what stands there."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "all_onto": (
        "=on {target} you carry {them}", "=please to bring {them}, so that all is on {target}", "=to {target} please, one after other with the hand, {them}", "=stick on {target}, all together yeah, {them}", "=you take, you put, you take, you put, until {target} has on it {them}", "=gimme up on {target} {them}",
    ),
    "some_onto": (
        "=these ones go on {target}: {them}", "=on {target} is where must live {them}", "=please to leave {them} on the top of {target}", "=i say you which, you carry to {target}: {them}", "=plonk {them} on {target}, one at a time is good", "={them}, you take each and each gets put on {target}",
    ),
    "two_of": (
        "=you choose which, but how many i say: {them}, and on {target}", "=please to take {them}, whichever, for putting on {target}", "=on {target} i need {them}, not more", "=grab {them} n bung on {target}, dont mind which", "=not all, only {them} you carry on {target}",
    ),
    "all_but_two": (
        "=you bring on {target} what i say: {them}", "=on {target} it goes like this: {them}", "=two are staying where they are, so you put on {target} {them}", "=stick onto {target}, one by one, {them}", "=listen good who goes and who stays: on {target} you put {them}",
    ),
    "one_of_each": (
        "=from each kind one: {them}, on {target} please", "=you pick which, {target} must have {them}", "=i need to see on {target} {them}, which ones is the same to me", "=please to put, and the place is {target}, {them}", "=bung {them} on {target}, whichever is fine by me",
    ),
    "at_an_end": (
        "=look at the row who is there: {them}. on {target} with that", "=on {target}, you bring there {them}", "=count it right, {them}, and then up onto {target} with each", "=please to take {them} and to leave each on {target}", "=you go there where is standing {them} and you carry each to {target}",
    ),
    "two_places": (
        "={a}, it goes on {s}. {b}, it goes on {t}", "=two beds: {s} for {a}, {t} for {b}", "=please to put {a} onto {s} and please to put {b} onto {t}", "=stick {a} on {s} n {b} on {t}", "=you take {a} and you leave it on {s}, then you take {b} and you leave it on {t}", "=on {s} must be {a} and on {t} must be {b}, this i want to see",
    ),
    "it": (
        "you see {object}? take it. you see {target}? put it there", "{object} is not good where it is. on {target} it is good, bring it", "first you look for {object}. after, on {target} you leave it", "please, {object}. you carry it. it sleeps on {target}", "find {object} n grab it n plonk it on {target}",
    ),
    "three_things": (
        "=three works i have for you. {a}. and {b}. and {c}", "=number one, {a}, number two, {b}, number three, {c}", "={a} and when is finish {b} and when is finish {c}", "=you do this, {a}, then this, {b}, then this, {c}", "=oi, few jobs: {a} n then {b} n then {c}",
    ),
    "any_picked": (
        "=is the same for me which, you lift and hold {object}", "=please to hold up {object}", "=gimme {object} up in ya hand", "=you choose, {object}, and it goes up with your hand", "=take what you like and i want see it in the air held by you: {object}",
    ),
    "each_touched": (
        "=touch touch each, i mean {touched}", "=with finger you go to {touched}, only to feel", "=please to tap {touched}, each one time", "=a bit shove for each, {nudged}, to whatever side", "=please to push away a little {nudged}", "=make go away {nudged} with pushes, no picking up",
        "=must lie and not stand: {toppled}, push with finger", "=please to make fall {toppled}", "=whack over {toppled} one after other",
    ),
    "sort_but_one": (
        "={spared} stays, you dont touch it, the other {many} go on the mat with the same color", "=please to put each {one} on the mat of own color, but not {spared}", "=every {one} except {spared} gets the mat of its color to sit on", "=stick the {many} on the mats that match in color, leave {spared} be",
        "=except {spared}, color to color all the {many} go on the mats",
    ),
    "the_rest": (
        "={a}, it goes on {s}, and on {t} goes what is over, {rest}", "=please to put {a} onto {s} and please {rest} onto {t}", "={s} is for {a} alone, for {rest} is {t}", "=stick {a} on {s}, n the place for {rest} is {t}", "=you take {a} to {s}, you take {rest} to {t}, finish",
    ),
    "of_another_color": (
        "=i dont want same with same, so {them} you put on {target}", "=for {them} is {target}, you bring it on there", "=please to leave {them} on the top of {target}", "=stick {them} on {target} yeah", "={them}, it must sit on {target}",
    ),
    "of_its_own_color": (
        "=same with same: {them} on {target}", "=please to bring {them} in its home, that is on {target}", "=where goes {them}? on {target} it goes", "=pop {them} over on {target}", "=you look what color is {them} and you bring it on {target}",
    ),
    "each_on_another_color": (
        "=every {one} on a {k}, and the color of the {k} must be other than of the {one}", "=please to put each {one} onto some {k} that has not the same color", "=mixed up i want it: a {one} and the {k} under it never same color, do so with every {one}", "=no {one} sits on the same color {k}, each on a different color {k} you put",
        "=all the {ones} must sit on {k}s, the wrong color, we do it on purpose",
    ),
    "swap_back": (
        "=you make {x} and {y} change the places, and after you make them change again so it is like before", "={x} in the place of {y} and {y} in the place of {x}, short time, then each goes home to own place", "=swapsies {x} and {y} n then swapsies back", "={c}. you have seen? good, now back as it was",
        "=this you do: {c}. and after, each goes where it was before",
    ),
    "stack_back": (
        "=please to make tower, from down to up {upward}, then take it apart again, each to its place from before", "={c}. then no more tower, every one goes back where it was", "=up goes the tower: {upward}, first is lowest. down goes the tower: each home to own place", "={c} n once its up put em all back where ya got em",
    ),
    "passed_on": (
        "={b} goes away to {target}, and in the empty place comes {a}{t}", "=you bring {b} on {target}, then where {b} was you bring {a}{t}", "=please to put {b} onto {target} and please to put {a} in the place from where {b} went{t}", "=stick {b} on {target}, n then {a} gets the spot {b} had{t}",
    ),
    "moved_up": (
        "={c} goes to some free place, {b} comes where {c} was, {a} comes where {b} was{t}", "=you take {c} away somewhere free on the table, you give its place to {b}, and the place from {b} you give to {a}{t}", "=please to bring away {c}, any free spot is good for it, where it was there goes {b}, and where {b} was there goes {a}{t}",
        "=shift {c} outta there to any free bit, {b} gets the spot {c} had, {a} gets the spot {b} had{t}",
    ),
    "ring_turned": (
        "={a} comes where {b} is, {b} comes where {c} is, {c} comes where {a} is, and each is turned {turn} from how the one before stood there", "=everybody takes the chair of the next, {a} of {b}, {b} of {c}, {c} of {a}, and sits {turn} turned from how the old one was sitting there",
        "=please to change three in circle: {a} to the spot from {b}, {b} to the spot from {c}, {c} to the spot from {a}, and in the new spot each is turned {turn} from the old angle of this spot", "=stick {a} where {b} is, {b} where {c} is n {c} where {a} is, n give each {turn} on top of the angle that was there",
    ),
    "takes_place": (
        "={b} must go, somewhere free, and {a} must be in its place, turned {turn} from how {b} was", "=please to bring away {b} to free place and to leave {a} where {b} was, with {turn} added to the angle of {b}", "={y} goes away to some free spot, in its place you leave {x}", "=where is {y} i want {x}, for {y} some free place is good",
        "=please to take {y} away somewhere free and then {x} gets put where {y} was",
    ),
    "pushed_back": (
        "=you push {object} to the side of {target}, and later you bring it in the place of before", "={object}, with push it goes near to {target}, and then back home to its spot", "=shove {object} over to where {target} is, then put it right back where it was",
        "=please to push {nudged} a little away and after please to return it to the old place", "=a push for {nudged}, off it slides, then you bring it back where it was",
    ),
    "taken_off": (
        "={them}, on {target} it should not be, put it down on the table", "=please to take {them} away from {target}", "=you take {them} from {target}, you leave it on the table where is free", "=get {them} off of {target} n onto the table", "=down from {target} must go {them}, to the table",
    ),
    "some_off": (
        "=must go down to the table, i mean {them} from {target}", "=please to take away {them} from {target}, each to a free place of the table", "=on the table is better for {them} that you see on {target}", "=get {them} down off of {target}",
    ),
    "cleared": (
        "={target} must be empty, you take away all what is on it", "=please to make free {target}", "=all the stuff that sits on {target}, it goes to the table", "=get everything off of {target}", "=nothing i want to see on {target}, so take down what there is",
    ),
    "carried_across": (
        "=all what is on {source}, it goes on {target}", "=please to carry from {source} to {target} everything what is there", "=the things on {source} are moving house to {target}, you carry", "=shift the whole lot off of {source} n onto {target}", "={source} gives all to {target}, you are the hand that carries",
    ),
    "piled_all": (
        "=on the top of each other {them}, one tower", "=please to make from {them} one tower", "=you make high with {them}, all in one", "=stick {them} up in a tower", "=one sits on other, other on other, use {them}",
    ),
    "piled_some": (
        "=you choose {them} and you make tower with", "=please to make small tower from {them}", "=up on each other with {them}, the rest stays", "=any ones you like, {them}, in one tower",
    ),
    "chained": (
        "=please to make {c}, a tower", "={c}, so it must stand when you finish", "=tower from down to up, you hear: {up}", "=from up to down it reads {down}, you build it so", "=stick em up like so: {c}",
    ),
    "paired": (
        "=on {b} sits {a}, on {d} sits {c}, two small towers", "=please to put {a} onto {b} and please to put {c} onto {d}", "=you take {a}, you leave it on {b}, you take {c}, you leave it on {d}", "=stick {a} on {b} n {c} on {d}, not all in a heap", "={a} rides on {b} and {c} rides on {d}, two towers",
    ),
    "upturned": (
        "=the tower, who is down goes up and who is up goes down, all of it other way", "=please to build again the tower but from the other end", "=now {low} is down, i want that it is most up, and all the tower in opposite order", "=same tower upside down, {high} has to be the foot",
        "=take the tower away and make it again backwards, so the top one is the lowest",
    ),
    "dismantled": (
        "=the tower, i dont want it more, put each cube on the table", "=please to make from the tower single cubes again", "=no cube may sit on a cube, all on the table they go", "=take the tower down bit by bit", "=you take the top one down, and the next, until no more tower",
    ),
    "thrown_into": (
        "=make {object} to fly in {target}", "=chuck {object} in {target}", "=please to throw {object} inside {target}", "={object}, whoosh, it must fall in {target}, with throw", "=you throw, {target} catches, what you throw is {object}",
    ),
    "turned_round": (
        "={object}, on its spot it makes {turn}", "=please to make turn {object}, {turn}", "=you hold {object}, the hand turns {turn}, you let it in same place", "=give {object} a twist, {turn}, n leave it be where it is", "=other way must look {object}: {turn}",
    ),
    "at_distance": (
        "={object}, i want it {length} {side} {anchor}", "=you take {object}, you go {length} {side} {anchor}, you leave it", "=please to put {object} at {length} {side} {anchor}", "=plonk {object} {length} {side} {anchor}", "=measure {length}, and that is {side} {anchor}, there comes {object}",
    ),
    "put_down": (
        "=you can open the hand, but slow and on the table: {object} goes down", "=please to leave {object} to the table, where is free", "=hold no more {object}, the table holds it", "=plonk {object} down on the table, wherever", "=down down down with {object} to the table, then let go",
    ),
    "held_beside": (
        "={it}, you have in hand, goes {where}", "=please to leave {it}, the place is {where}", "=you let go of {it} there, {where}", "=plonk {it} down {where}", "={where} is good for {it}, the hand opens there",
    ),
    "done_with_fingers": (
        "=finger goes to {touched}, feels, comes back", "=please to make tap tap on {touched}", "=only little touch i ask, {touched}", "=hand shut, you bump away a bit {nudged}", "=please to push somewhere {nudged}", "=get out from there must {nudged}, give a shove", "=with finger on the upper part you push, and falls {toppled}",
        "=please to make lie {toppled}", "=knock down {toppled} ta",
    ),
    "carried_by": (
        "=you lift {o}, you carry it {length} {side}, you let it", "=please to carry {o} for {length} {side}", "={o}, through the air it goes {length} {side} and down", "=lug {o} {length} {side}, dont push it",
    ),
    "pushed_by": (
        "=you push {o}, {length} {side}, without taking", "=please to make slide {o} {length} {side}", "=shove {o} {length} {side}", "={o}, it must slide on the table, {length} {side}",
    ),
    "lifted_back": (
        "={object}, up, and down again where it was", "=please to lift a moment {object} and to put it in same place", "=you take it up, {object}, i look, you put it back on its spot", "=pick up {object} n then pop it right back down where it was",
    ),
    "lifted_by": (
        "=make go up {object} for {length} and hold", "=please to lift {object}, {length} from where it is", "={object} in the hand, {length} more up, stay so", "=hoist {object} up by {length} n hang on to it",
    ),
    "same_object": (
        "={object}, it turns {turn}, after it goes on {target}", "=please to turn {object} {turn} and then to carry it onto {target}", "=you twist {object} {turn}, then you bring it to {target}", "={object} goes on {target}, and {other} comes to stand beside it", "=first is {object} on {target}, then is {other} next to {object}",
    ),
    "then_home": (
        "={c}, and when is finish you go home", "=do this: {c}. and then home with you", "={c} n then off home you go", "=this is the job: {c}. after, the arm goes in its home",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
