"""How playful people and children ask for groups of things and for changes: with comparisons that change nothing."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "all_onto": (
        "=there's a birthday party on {target}, and {them} got invited; set the guests down there", "load {them} onto {target} as Noah loaded the ark", "=clean-up song, robot! {them} must go to bed on {target}", "=as sheep go into their fold, so {them} should get onto {target}, you're the shepherd", "={target} is the life raft in a sea of sharks; get {them} up on it",
        "=who's invited to the tea party on {target}? {them}! so carry the guests there, none of them has legs",
    ),
    "some_onto": (
        "={them} want to share {target} like a big bed, so put them there", "=all aboard! the bus is {target}, the passengers are {them}; lift them on", "seat {them} on {target} like children around a campfire", "pack {them} onto {target}, like sardines if need be", "=what would a mother hen do? gather {them} on {target}, cluck cluck", "={target} is hungry like a wolf and wants {them} on it",
        "=can {target} be an island for a while? yes, and {them} get shipwrecked on it, so set them down there",
    ),
    "two_of": (
        "=choose as at the ice cream counter: {them}, which you serve on {target}", "={target} would like some company, but not too much of it, so put {them} there; you choose", "=close your eyes like in blind man's buff: {them}, whichever you catch, must go onto {target}", "take {them}, like puppies from a litter, to {target} and set them down there", "=for the crew of my ship, which is {target}, I need {them}, so go and put them aboard",
        "=how many fish did the seal catch? {them}, please, out of the pond and onto {target}",
    ),
    "all_but_two": (
        "=like a picky eater who leaves something over, take {them} to {target}", "send {them} to {target}, as a teacher sends the class outside", "=be a good shepherd and gather {them} on {target}", "=the party on {target} is for {them}, nobody else got invited; bring the guests there", "={target} is the ark, and the animals that go aboard are {them}; lift them up there",
    ),
    "one_of_each": (
        "=for the picnic on {target} I need {them}, like toast needs butter; set them down there", "=as Romeo needs Juliet, {target} needs {them}, so put them on it", "serve {them} on {target} like bacon and beans", "=let {them} sit on {target} like an old couple on a bench", "=recipe for {target}: take {them}, put them there, done, like a salad",
    ),
    "at_an_end": (
        "pluck {them}, like grapes off a bunch, and put what you've got on {target}", "=whoever stands at the edge might fall off like Humpty Dumpty, so move {them} to {target}", "={target} is for outsiders, I mean for {them}, so carry them there like lost lambs", "let {them} go and live on {target}, like birds in a new nest", "=a goose girl would know what to do with {them}: off they go to {target}",
    ),
    "two_places": (
        "={a} lives on {s}, {b} lives on {t}, as cat and dog live apart; bring them there", "=room service! {a} was ordered by {s}, {b} by {t}, so put each where it is wanted", "=like queens with thrones of their own: {a} on {s}, {b} on {t}", "tuck {a} in on {s} and {b} on {t}, like siblings who quarrel at night", "=every actor has a stage. That of {a} is {s}, that of {b} is {t}: put them up there",
    ),
    "it": (
        "{object} wants a throne. {target} is the throne, so set it down there", "here's {object}, shivering like a wet cat. Put it on {target}, where it's warm", "look, {object}! It would like to live on {target}, so carry it there", "pretend that {object} is a sleepy baby. Lay it on {target}", "who is the guest of honor today? {object}! It sits on {target}, so bring it over",
    ),
    "three_things": (
        "=a recipe like grandma's: {a}; then {b}; finally {c}", "=Hercules, here are your labors: {a}. Next, {b}. And at the end, {c}", "={a}, like a good robot; {b}, like a better robot; and then {c}, like the best robot of all!", "=treasure hunt! {a}. Then {b}. Nearly there, so {c}", "=the genie gets no rest today: first {a}, after that {b}, and last {c}",
    ),
    "any_picked": (
        "=like at a lucky dip, lift {object}!", "fish {object} out of the pond, which is the table, and hold it up", "=if you were a hawk you'd swoop down on {object} now; grab it and keep it up in your claws", "=eeny meeny! up in your hand goes {object}", "=who wants to be carried like a baby? it may be {object}; pick it up",
        "=is there a volunteer who wants to fly like a bird? {object} will do, so up with it in your hand",
    ),
    "each_touched": (
        "=pat, pat, pat, like drops of rain: touch {touched}", "touch {touched} with a fingertip, as one tickles a baby", "=moo! (shove|push) {nudged} aside as a cow would, in any direction", "=be a grumpy bear and push {nudged} out of the place, wherever to", "=timber, says the lumberjack, and pushes {toppled} over", "knock {toppled} over like a naughty kitten, with your paw",
    ),
    "sort_but_one": (
        "=every {one} is homesick for the mat of its color, so bring them all there; only {spared} stays where it is, like a cat on the windowsill", "put the {many} to bed on the mats of their own color, but let {spared} stay where it is, like a big kid who may stay up", "={spared} is playing statue and must not be moved; the other {many} go on the mats of their own colors", "=like bees into hives: each {one} to the mat of its color, except {spared}, which stays",
    ),
    "the_rest": (
        "={a} is the captain and sits on {s}; {rest} must sit on {t} like the crew", "=the princess, that's {a}, sleeps on {s}; for {rest} the bed is {t}", "put {a} on {s} like a soloist, and {rest} on {t} like the choir", "={a} gets {s} for a castle; bring {rest} to {t}, which is the village", "=as the teacher has a desk, {a} has {s}, and {rest} must go and sit on {t}",
    ),
    "of_another_color": (
        "=like mixing stripes and dots, I want {them} on {target}", "=like a parrot in the snow, {them} wants to stand out, so put it on {target}", "seat {them} on {target}, like a clown whose trousers don't match", "=no chameleon today! {them} should be put on {target}", "=like salt on chocolate: {them} on {target}",
    ),
    "of_its_own_color": (
        "=chameleon time! set {them} on {target}", "={them} wants to be hard to see, like a polar bear in the snow, so place it on {target}", "bring {them} to {target}, like a lost lamb to its mother", "=as a queen sits on her own throne, {them} should sit on {target}", "=a bird knows its nest: {them} must go onto {target}",
    ),
    "each_on_another_color": (
        "=like clowns whose trousers never match, each {one} must sit on a {k} of another color", "=no chameleons, please! set every {one} on a {k} that is colored differently from it", "=it's topsy-turvy day in the kingdom: each {one} goes on a {k} of a color it hasn't got", "=as parrots stand out in the snow, let each {one} stand out on a {k} that doesn't have its color",
    ),
    "swap_back": (
        "={x} and {y} swap places like children who trade beds for a night, and then each goes back to its own", "=costume party! {x} plays {y} and {y} plays {x}, so exchange their places, and at midnight exchange them back", "=the tide comes and the tide goes: {c}, and then put both back where they were", "={c}, rewind like a movie, and both are where they started", "=a visit among friends: {x} goes to the place of {y} while {y} goes to that of {x}, and then both return to their own",
    ),
    "stack_back": (
        "=a sandcastle doesn't last: {c}, and then bring each of them back to where it stood", "=like acrobats who climb up and down again: from the bottom up {upward} make a tower, and then everyone goes back to the old place", "=they want to look down like giraffes! stack {upward}, the first lowest, and then take them all back to where they are now", "={c}, clap like a seal, and carry all of them back to their old spots",
    ),
    "passed_on": (
        "=like hermit crabs: {b} moves out, to {target}, and {a} moves into the place where {b} was{t}", "={b} gets on the bus, which is {target}, and {a} quickly takes the seat that {b} had{t}", "=the king is gone, long live the king: {b} retires to {target}, and {a} takes over its old spot{t}", "={a} dreams of living where {b} lives; so {b} moves onto {target}, and {a} gets the spot{t}",
    ),
    "moved_up": (
        "=like a queue at the bakery: {c} leaves for some free spot, {b} moves up to where {c} was, {a} to where {b} was{t}", "={c} has finished its ice cream and goes off to a free spot; {b} gets the place of {c}, and {a} gets the place of {b}{t}", "=caterpillar crawl! {c} to any free place, {b} to the former place of {c}, {a} to the former place of {b}{t}", "=hermit crabs move house: {c} looks for any free spot, {b} takes the spot of {c}, {a} that of {b}{t}",
    ),
    "ring_turned": (
        "=merry-go-round with a twist: {a} to the place of {b}, {b} to that of {c}, {c} to that of {a}, and each turned {turn} from how the one before stood there", "=a waltz! {a} dances to where {b} is, {b} to where {c} is, {c} to where {a} is, each ending {turn} from the angle of the one before it there", "=round they go like horses on a carousel, {a} into the spot of {b}, {b} into that of {c}, {c} into that of {a}, and every one is rotated {turn} compared with the one that was there",
        "=as dancers change partners, {a} goes where {b} stands, {b} where {c} stands, {c} where {a} stands, and with a twirl: each ends up {turn} from how the one before stood there",
    ),
    "takes_place": (
        "=the cuckoo is {x} and the nest is the place of {y}: {y} goes to any free spot, and {x} takes its place", "={x} is the new king, so {y} must leave the throne for some free spot, and {x} gets exactly that place", "=change of actors! {y} leaves for any free place, and {x} stands where {y} stood, like an understudy", "={a} wants the seat of {b}, so {b} moves to any free spot, and {a} sits down there, turned {turn} from how {b} stood",
        "=like a cuckoo {a} takes the place of {b}, turned {turn} from how {b} stood there, and {b} has to leave the nest for some free spot",
        "=who gets the best seat by the fire? {x} does! so {y}, which has it now, goes to some free spot, and {x} moves in there",
    ),
    "pushed_back": (
        "=like a swing, away and back: push {nudged} off its spot, and then put it back where it was", "=oops, as if the dog had bumped into it: shove {nudged} away, and then carry it back to the old place", "={object} goes sledding toward {target}, pushed by your fist, and is then put back where it stood", "=a wave pushes {object} toward {target}, and a fisherman brings it back to where it was. You play both!", "push {object} toward {target} like a toddler on a tricycle, and afterwards put it back on its old spot",
    ),
    "taken_off": (
        "=get down from there, kitty! {them} must leave {target} for the bare table", "lift {them} off {target}, like a cat off the kitchen counter, and set it on the table", "={target} groans like an old donkey: take {them} off it, and onto the table with that", "=shore leave! {them} must go from {target} onto the table, like a sailor off a ship", "=as one picks a snail off the salad, pick {them} off {target} and put it on the table",
        "=what does {them} want on {target}, playing mountain goat? put it down on the table",
    ),
    "some_off": (
        "=everybody out of the pool! {them} must go from {target} to the table", "={target} is a tired donkey: unload {them} from it onto the table", "=like monkeys off a tree, take {them} down from {target} and put them on the table", "=last stop! {them} must get off {target} and stand on the table", "peel {them} off {target} like stickers and leave them on the table",
    ),
    "cleared": (
        "=everybody out of the pool! {target} must be empty, so put whatever is on it on the table", "=make {target} as bald as my uncle: everything on it goes to the table", "=shake off your fleas, says {target}; take all that is on it and set it on the table", "strip {target} like a Christmas tree in January, everything on it goes on the table", "={target} wants to be alone. Carry off to the table whatever sits on it",
        "=who's been eating at {target}? be the waiter and take whatever is there off to the table",
    ),
    "carried_across": (
        "=all change, please! whatever sits on {source} must go over to {target}", "=moving day! {source} is the old house, {target} the new one, and you carry everything that's there across", "ferry all that is on {source} across to {target}, like a gondolier", "={source} is sinking like an old ship, so rescue everything on it and set it on {target}", "=like ants with crumbs, take everything on {source} over to {target}",
    ),
    "piled_all": (
        "pile {them} up like pancakes", "=like turtles in the sun, let {them} sit on each other in one pile", "=as beavers heap up their dam, heap up {them} in a single stack", "=skyscraper, skyscraper! make one out of {them}", "={them}, piled on each other like sleepy kittens",
    ),
    "piled_some": (
        "=pancakes! {them}, stacked", "let {them} play piggyback, in one pile; you choose who", "stack {them} like a chimney for storks", "=for a snowman you need no more than {them}: build it, one on the other", "=tiny skyscraper, please, made of {them}, whichever you fancy",
    ),
    "chained": (
        "=like turtles on turtles: {c}", "={c}, like the animals of Bremen!", "=totem pole from the ground up: {up}. Stack it", "=snowman, from his head down to his belly: {down}. Build him", "=who sits on whose shoulders? {c}. Build that", "=the hens sleep on ladders, from the lowest up: {up}; pile them like that",
    ),
    "paired": (
        "=piggyback race! {a} rides on {b}, and {c} rides on {d}; put the riders up", "=cherries on ice cream: {a} on {b}, {c} on {d}", "={b} and {d} are ponies; {a} gets lifted onto the former, {c} onto the latter", "lift {a} onto {b}, like a child onto its father's shoulders, and {c} onto {d}, like a child onto its mother's", "=my chimneys are {a} and {c}, my roofs are {b} and {d}: {a} goes on {b}, {c} goes on {d}",
    ),
    "upturned": (
        "=the tower wants to do a headstand: the highest becomes the lowest, and so on through all of it", "=like an hourglass, the tower should be the other way up: rebuild it in the opposite order", "={high} has been king of the hill for long enough: rebuild the tower in reverse, with {high} lowest and {low} highest", "=as the frog becomes a prince, {low} should become the highest of the tower, with all others in reverse order below it",
    ),
    "dismantled": (
        "=the acrobats are tired! take the tower apart, everyone stands on the table", "=ice cream melts and so do towers: set each part of the tower on the table by itself", "=no more piggyback: all that's in the tower gets a place of its own on the table", "undo the tower like grandma's knitting, each cube on its own on the table", "=giraffe, be a flock of sheep: take the tower down, and every cube stands by itself on the table",
        "=what does the toddler do when mama says tidy up? it takes the tower down and leaves every part on the table by itself; do as it does",
    ),
    "thrown_into": (
        "=slam dunk! throw {object} into {target}", "throw {object} into {target} like a peanut into a monkey's cage", "={target} opens its mouth like a baby bird; toss {object} in!", "=let {object} dive into {target} like a cannonball at the pool, by a throw", "=hop la, {object} wants to fly; throw it so that it lands in {target}",
        "=who can hit the wishing well? the well is {target}, so throw {object} in",
    ),
    "turned_round": (
        "make {object} twirl {turn} on its heels, like a dancer", "=as one dials an old telephone, (dial|turn) {object} {turn} in place", "=somebody called {object}! let it turn {turn} on the spot to look", "steer {object} {turn} on the spot, like a captain at the helm", "=roundabout for {object}: {turn}, and no leaving the spot",
        "=is {object} dizzy yet? not enough for me! turn it {turn} without leaving its spot",
    ),
    "at_distance": (
        "=like shy dancers: {object} {length} {side} {anchor}, please set it there", "park {object} {length} {side} {anchor}, as if it might bite", "={object} snores! that's why its bed is {length} {side} {anchor}; put it there", "=in my model village {object} is built {length} {side} {anchor}, so put it there", "plant {object}, like a tree, {length} {side} {anchor}",
        "=why is {object} so proud? it wants to be seen {length} {side} {anchor}, like a peacock, so set it there",
    ),
    "put_down": (
        "={object} is dizzy up there, set it down on the table", "land {object} anywhere free on the table, like a helicopter in a meadow", "=your arm must ache like mine after shopping! put {object} on the table somewhere", "=free the prisoner: {object} may go back on the table, on any free spot", "let {object} down as a spider lets itself down, onto some free place of the table",
        "=whew, no pelican flies for ever: set {object} down somewhere on the table",
    ),
    "held_beside": (
        "=land, helicopter: {it} goes {where}", "set {it} down like a sleeping baby, {where}", "={where}, like a dog by the fireside, that's where {it} should be", "=time for {it} to find a seat: {where}", "snuggle {it} down {where}, the way a hen does",
    ),
    "done_with_fingers": (
        "=fluffy like a chick, or not? touch {touched} and find out", "let your fingertip kiss {touched} and do nothing else", "=rise and shine! give {nudged} a shove out of bed, in any direction", "push {nudged} a little, as a nosy dog does with its nose, anywhere", "={toppled} must faint like a lady in an old film: knock over with your hand what I said", "tip {toppled} over as the wind tips a deck chair",
    ),
    "carried_by": (
        "=take {o} in your arms like a bride and carry it {length} {side}", "=piggyback ride for {o}: lift it, {length} {side}, set it down", "=the stork lifts {o} and puts it down {length} {side} from where it was", "carry {o} {length} {side}, like a waiter with hot soup",
        "=no kitten walks by itself: carry {o} as its mother would, {length} {side}, and let go",
    ),
    "pushed_by": (
        "push {o} {length} {side}, like a sled in the snow", "=slide it as a waiter slides a beer: {o}, {length} {side}, pushed and never lifted", "={o} is a stubborn donkey that won't walk: push it {length} {side}", "=snowplow! push {o} {length} {side} over the table",
        "=sweep, sweep, like in curling: {o}, pushed {length} {side}",
    ),
    "lifted_back": (
        "=hop like a frog, {object}! I mean lift it up, and down it comes again on the same spot", "lift {object} like a dumbbell and set it down on the very spot it came from", "={object} wants to peep over the fence: lift it up, and then put it back where it stands", "=like a guest in an elevator, {object} goes up in your hand and down again to its old place",
        "=was that a hiccup? {object} should go up in your hand as if it had one, and come down again on its own spot",
    ),
    "lifted_by": (
        "raise {object} like a flag, {length} up, and keep it there", "={object} wants to look over the wall, so lift it {length} and hold it there", "hoist {object} {length} into the air, like a sail", "=up like a balloon, but only {length}: hold {object} that high above its spot",
    ),
    "same_object": (
        "=first a pirouette for {object}, {turn} on the spot, and then off to bed with it on {target}", "twist {object} {turn} in place, like a doorknob, and then carry it to {target}", "={object} settles on {target} like a hen on her nest, and then {other} snuggles down next to {object}", "=put {object} on {target}; it's afraid of the dark, so {other} gets a place next to it after that",
        "=like a picture that hangs badly, {object} must first be turned {turn} where it is, and only then be taken to {target}", "=may {other} sit beside {object}, like best friends on the school bus? yes, but first set {object} on {target}, and then {other} next to {object}",
    ),
    "then_home": (
        "=when the cows go home, so do you: {c}, and then go home", "={c}, and then off home like a bee to its hive", "=first the work, then the nap: {c}; after it, go to your home position", "{c}, and then go home like a mole into its burrow", "=the stork flies home when the baby is delivered: {c}, and then home you go",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
