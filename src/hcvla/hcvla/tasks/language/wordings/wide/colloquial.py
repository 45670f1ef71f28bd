"""Ways of speaking that are far from "verb object place": headlines, pictures, slang, what should be seen at the end.

By task; training draws a share of its sentences from these instead of the task's own wordings.
"""

from __future__ import annotations

from collections.abc import Mapping

COLLOQUIAL: Mapping[str, tuple[str, ...]] = {
    "match_pose": (
        "=think of the edges of {object}; your jaws go {turn} off them, {height} overhead", "do a fly-over of {object}: stop {height} up, skewed by {turn}", "=the shot I need is from {height} over {object}, camera hand twisted {turn}", "freeze {height} over {object}, {turn} askew", "=altitude over {object}: {height}; heading relative to it: {turn}",
    ),
    "move_without_hitting": (
        "sneak to {height} over {mat}, the rest of the table must not notice", "=a clean approach, please: {height} over {mat} and not one bump", "pretend everything is made of glass and get to {height} over {mat}", "dodge the clutter until {height} over {mat}", "=nobody gets hurt while you drift to {height} over {mat}",
    ),
    "pick": (
        "=hands on {object}, then up", "=what I'd love is {object} off the ground", "scoop {object} off its place", "let gravity lose: {object} goes up", "=gripper, meet {object}; rise together", "=off the table with {object}", "=no more lying around for {object}, hold it", "=I fancy {object} in your claw", "yoink {object}",
    ),
    "place_held": (
        "=that thing you carry has a new address: {target}", "=mission for what's in your claw: land on {target}", "unhand it over {target}", "=whatever you are clutching: onto {target}", "make {target} the resting place of your load", "=relax your fingers once you are at {target}",
    ),
    "push": (
        "=no lifting, but I want less distance from {object} to {target}", "=slip and slide: {object} in the direction of {target}", "act like a bulldozer blade with {object}, heading for {target}", "herd {object} along in direction of {target}, fingers shut", "let {object} skate toward {target}", "=with a shove, {object} approaches {target}",
    ),
    "rotate": (
        "=twirl for {object}: {turn}", "=same spot, new angle for {object}: {turn}", "dial {object} like a knob, {turn}", "=I'd enjoy {object} facing {turn} elsewhere", "let {object} do a {turn} pirouette", "=let {object} not stay as it is: {turn}", "spin {object}, {turn} and no more",
    ),
    "throw": (
        "=airmail for {target}: {object}", "=basketball time: {object} is the ball, {target} the hoop", "let {object} sail over to {target}", "=too far to carry, so through the air: {object} to {target}", "=let go of {object} in full swing so that it ends at {target}", "zing {object} across at {target}",
    ),
    "throw_topple": (
        "=bowling time: ball {object}, pin {target}", "=knockout blow for {target}, dealt by a flying {object}", "=something flies, something falls: {object} flies, {target} falls", "floor {target} from a distance, the missile being {object}", "snipe {target} off its feet, {object} is your shot",
    ),
    "touch": (
        "=contact, that's all: {list}", "=fingertip meets {list}, end of story", "high-five {list}, but softly", "=how does {list} feel? find out with a fingertip", "ring {list} like a doorbell", "just brush against {list} and retreat",
    ),
    "touch_push": (
        "=elsewhere with {list}, but without gripping", "=shoo, {list}! push", "=a little less there, {list}: shove", "make {list} give way", "hustle {list} off its spot", "=I need the spot of {list}, so shove it off",
    ),
    "touch_topple": (
        "=gravity shall win over {list}", "trip {list} up", "=from upright to flat: {list}", "send {list} to the floor of the table, sideways", "=let {list} take a nap on its side", "=domino time: flick {list}",
    ),
    "trace": (
        "=waypoints in the air, {height} up: {first}; {second}; {third}", "patrol: {first}, then {second}, then {third}, {height} overhead", "like a bee, hover {height} over {first}, over {second}, over {third}", "=sightseeing flight at {height}: {first}, {second} and last {third}", "play drone: {height} above {first}, {second}, {third}",
    ),
    "follow_order": (
        "=itinerary of {object}: {places}", "=journey for {object}, one stop after another: {places}", "hop with {object} to {tos}", "escort {object} to {tos}", "=mat by mat, {object} goes to {tos}",
    ),
    "next_to": (
        "=new seat for {object}: {side}", "=company for it: {object} moves in {side}", "let {object} cosy up {side}", "=I imagine {object} {side}", "dock {object} {side}", "=the free table {side} is meant for {object}", "=parking spot of {object}: {side}",
    ),
    "place": (
        "=destination of {object}: {target}", "=from where it is, {object} moves house to {target}", "=landing pad for {object}: {target}", "let {target} carry {object}", "=picture this: {object}, and under it {target}", "serve {object} on {target}", "=home of {object} from now on: {target}", "garnish {target} with {object}", "=I'd love {target} better with {object} on it",
    ),
    "swap": (
        "=roles reversed: {a} there, {b} here", "=musical chairs for two: {a} and {b}", "=wherever {a} is now, {b} should be, and the other way about", "=seats exchanged, please: {a}, {b}", "let {a} move into the home of {b} while that moves into the other's", "=let each of {a} and {b} wake up where the other one slept",
    ),
    "restore": (
        "=excursion of {object}: to {target}, {back}", "=a coffee break for {object} on {target} {back}", "treat {object} to a moment on {target} {back}", "=there and back: {object} visits {target} {back}", "have {object} drop by on {target} {back}",
    ),
    "rotate_restore": (
        "=there and back again by {turn}: {object}", "=a turn of {turn} for {object} that leaves no trace in the end", "wiggle {object}: {turn}, and to the old angle", "=first {turn}, then as if nothing had happened: {object}", "test-turn {object} {turn}, finally undoing it",
    ),
    "rotate_symmetry": (
        "=the same for both {shapes}: {turn}", "=whatever is a {shape} gets {turn} of turn", "=a synchronized dance of the {shapes}: {turn}", "twirl one {shape}, twirl the other, {turn} each", "=equal treatment: {turn} for every {shape}",
    ),
    "neighbour": (
        "=two passengers for {mat}: {object}, followed by the one {side}", "=moving day: {object} to {mat}, with the neighbour {side} as second", "populate {mat} with {object} and, after it, what lives {side}", "=first aboard {mat} is {object}, second aboard what you find {side}", "let {object} settle on {mat}, then let its mate {side} join",
    ),
    "rearrange": (
        "=new layout: {moves}", "=a bit of tidying: {moves}", "=corrections to the layout: {moves}", "=everything stays, only {moves}", "redecorate: {moves}", "=shifts, please: {moves}",
    ),
    "swap_ring": (
        "=merry-go-round: {a} into the seat of {b}, that into the seat of {c}, that into the first seat", "=three homes, one step on: {a} gets that of {b}, {b} that of {c}, {c} that of {a}", "cycle the seats of {a}, {b}, {c}, each moving into the next one's", "=relay: {a} replaces {b}, which replaces {c}, which replaces {a}",
    ),
    "swap_push": (
        "=roles reversed, gripper shut: {a} there, {b} here", "=with shoves alone, {a} and {b} end up where the other began", "bulldoze {a} and {b} into one another's homes", "=no lifting, yet I want {a} and {b} exchanged",
    ),
    "count_and_repeat": (
        "=a shuttle service, {times}: {object} to {target} and home", "=round trips of {object} to {target}: {times}", "practise it {times}: {object} to {target} and home", "let {object} commute, {times}, to {target} and home", "=ping-pong with {object}, {target} and its home: {times}",
    ),
    "stack2": (
        "=two floors: {roles}", "=ground floor first: {list}", "=piggyback: {chain}", "let {n0} carry {n1}", "=the hat of {n0} is {n1}", "=I'd love {chain}", "give {n0} a hat, namely {n1}",
    ),
    "stack3": (
        "=three floors: {roles}", "=ground floor first, penthouse last: {list}", "=piggyback: {chain}", "let {n0} carry {n1}, and {n1} carry {n2}", "=skyscraper, from the ground: {list}", "grow a tower out of {n0}, with {n1} and at last {n2}",
    ),
    "stack4": (
        "=four floors: {roles}", "=ground floor first, penthouse last: {list}", "=piggyback: {chain}", "let {n0} carry {n1}, {n1} carry {n2} and {n2} carry {n3}", "=skyscraper, from the ground: {list}", "grow a tower out of {n0}, with {n1}, {n2} and at last {n3}",
    ),
    "sort": (
        "=a place for everything: {things} to mats of like paint", "=no {thing} without a mat of its color under it", "=let colors meet: {things}, mats", "=red to red, blue to blue and so on, {things} to mats", "let {each} find its twin among the mats", "=home is where your color is: {things} go to the mats", "play the matching game with {things} and the mats", "=what has one paint belongs together: {things} and mats",
    ),
    "stack_topple": (
        "=build, admire, demolish: {list}, ground floor first", "=a short-lived tower: {list} from the ground, later rubble", "=tower, then ruin: {roles}", "like a toddler, pile up {list}, first one lowest, and smash it", "=up: {chain}. Down: all of it",
    ),
    "sort_stack": (
        "=towers of a single {by}, one for each", "=segregated towers: {by}", "=birds of one {by} stack together", "=what shares a {by} shares a tower", "=a tower for each {by} you find", "let things of equal {by} climb on each other",
    ),
    "balance": (
        "=seesaw game: {list} on {first} and {second}, nobody goes down", "=fair and square: {list} over {first} and {second}", "=justice for {first} and {second}: equal weight, out of {list}", "play shopkeeper with {list}: {first} and {second} must level out", "=peace between {first} and {second}: share {list} by weight",
    ),
    "throw_sort": (
        "=airmail by color: {list}", "=each of {list} flies home, home having its color", "=for each of {list}, a throw to the mat painted alike", "pitch {list} to where the color agrees", "=like to like, through the air: {list}",
    ),
    "covered": (
        "=hide and seek: {box} hides {object}; {other} goes on {first}; found again, {object} goes on {second}", "=three acts: {object} vanishes under {box}; {other} lands on {first}; {object} reappears and lands on {second}", "play magician: {box} over {object}, {other} onto {first}, and voila, {object} from below onto {second}",
    ),
    "touch_reset_pick": (
        "=say hi to a {shape}, go home, come again and lift it", "=one {shape} of your choice: fingertip, home, lift", "=poke, home, grab: a single {shape}", "remember which {shape} you poke, go home, and lift that one",
    ),
    "next_to_restore": (
        "=short stay of {object} {where}, {back}", "=excursion of {object}: {where}, {back}", "let {object} have a look {where} {back}", "treat {object} to a moment {where} {back}",
    ),
}  # fmt: skip
"""Task -> templates in the language of `taught`, with the slots of the task's own."""
