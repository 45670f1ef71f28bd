"""How people ask without ordering for what concerns groups, changes of a place and what comes after another."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "all_onto": (
        "=would you mind loading {them} onto {target}?", "=it would help if you could have {them} gathered on {target}", "=how about using {target} as a shelf for {them}", "=the ferry leaves from {target}: take {them} on board", "=the hostess would be pleased to see {them} welcomed onto {target}", "=any chance of {target} becoming the place for {them}?",
        "=your job today is to get {them} to where I can carry everything off at once, on {target}", "=I was hoping that {target} could take care of {them}",
    ),
    "some_onto": (
        "=would you mind finding room on {target} for {them}?", "=it would be nice to have {them} sharing {target}", "=suppose {target} were my lunch tray: I'd want {them} on it", "=any chance of {them} making it onto {target}?", "=why don't we treat {target} to the company of {them}", "=a customer has ordered {them}; lay the order out on {target}", "usher {them} to {target}, one by one",
        "=may I have {them} over on {target}, please?",
    ),
    "two_of": (
        "=it doesn't matter to me which, but I'd love {them} to be put on {target}", "=I leave it to you to choose {them} and to set your choice on {target}", "=any chance of {them} ending up on {target}, whichever you fancy?", "=a customer will take {them}, the choice is yours; lay your choice out on {target}", "=how about treating {target} to {them} of your own choosing",
        "=is it possible for you to spare {them} for {target}? Any will do", "=may I have {them} on {target}, please? You choose", "=I'm curious which you'd choose: bring {them} to {target}",
    ),
    "all_but_two": (
        "=would you mind bringing {them} over to {target}, and letting the two exceptions be?", "=I'd be happy to find {them} on {target} and the two exceptions left in peace", "=suppose {target} were a lifeboat; take in {them}, and no one else", "=how about {them} on {target}, with no one else joining", "=mum says that {them} should be put away on {target}; what's excepted may stay out",
        "=may I have {them} on {target}, but nothing more than that?", "=I was hoping {target} could be trusted with {them}", "=I'd be much obliged if {target} were to receive {them}",
    ),
    "one_of_each": (
        "=would you mind selecting {them} and seating both on {target}?", "=it would do to have {them} on {target}; which ones, I leave to you", "=let's make a couple on {target}: {them}", "=suppose {target} were the ark: take in {them}", "=any chance of {target} getting {them}, never mind which?", "=a customer wants a mixed order, {them}, served on {target}",
        "=may I have {them} side by side on {target}?",
    ),
    "at_an_end": (
        "=would you mind escorting {them} to {target}?", "=it would help if {them} were taken from where they are to {target}", "=any chance of {them} getting a lift to {target}?", "=why don't we have {them} leave the others behind and come onto {target}", "=I leave it to you to see which are {them}; on {target} is where I'd like those", "=may I have {them} on {target}, please? Go by where they stand now",
        "=I was hoping that {them} would come over to {target}, with your help", "=have {them} picked out of the row and seated on {target}",
    ),
    "two_places": (
        "=would you mind showing {a} to {s} and {b} to {t}?", "=it would help to have {a} parked on {s} and {b} parked on {t}", "=the usher takes {a} to its seat on {s}, and {b} to its seat on {t}; that usher is you", "=suppose {s} and {t} were beds: {a} sleeps on the first, {b} on the second. Put both to bed", "=any chance of {s} receiving {a} and of {t} receiving {b}?",
        "=how about {a} on {s}? And, while you're at it, {b} on {t}?", "=I'd be happier if {s} bore {a}, and {t} bore {b}", "=may {a} please go up on {s}, and {b} on {t}?",
    ),
    "it": (
        "you'll find {object} on the table. I'd be happier with it on {target}", "could I interest you in {object}? It would love to sit on {target}", "what would you say to {object}? I'd say it belongs on {target}, so put it there", "somebody forgot {object}. Would you mind dropping it off on {target}?",
        "there's {object} and there's {target}. Why don't we introduce them by setting the first on the second", "suppose you had {object} in your hand. I'd ask you to lower it onto {target}, so do both", "do you see {object}? I was hoping you'd take it to {target} and leave it there", "may I have {object}, please? Not here, though, set it on {target}",
    ),
    "three_things": (
        "=may I ask three favours of you? {a}. {b}. {c}", "=it would help to have three things done, one after the other: {a}; {b}; {c}", "=your errands today, in this order: {a}, after that {b}, and after that {c}", "=suppose I gave you a list; it would read: {a}, {b}, {c}. Work through it", "=first I'd like this: {a}. Then, when you're ready, this: {b}. And this before you rest: {c}",
        "=I leave the how to you. The what is {a}, then {b}, and then {c}", "=may I have this first: {a}; this second: {b}; and this third: {c}?", "=I'd be much obliged for these three things, one by one. {a}! {b}! {c}!",
    ),
    "any_picked": (
        "=would you mind lifting {object} for me?", "=I leave the choice to you, I'd just like {object} in your grip", "=suppose you were at the fair's claw machine: fish for {object} and keep hold of what you get", "=how about {object}, taken off the table and held?", "=it would be enough to have {object} up in your hand", "=any chance of your holding {object}?",
        "treat yourself to {object} and hang on to your prize", "=may I see {object} in your hand, please?",
    ),
    "each_touched": (
        "=would you mind greeting {touched} with a fingertip?", "=it would help if your finger had made contact with {touched}, without moving a thing", "=how about a tap of the finger for {touched}", "=let's play the doctor who feels {touched} with a finger", "=I'd be happier with {nudged} shoved a little out of place", "=any chance of {nudged} being bumped aside with your fist?",
        "=why don't we jostle {nudged}, whichever way", "=I bet you can make {toppled} keel over with a push; show me", "=it's bedtime for {toppled}: topple, please", "=would you mind flooring {toppled}?",
    ),
    "done_with_fingers": (
        "=is it possible for you to rest a finger on {touched} for a second and leave all where it is?", "=why don't you say hello to {touched} with the lightest of taps", "=I leave it to you which finger, but {touched} should feel it, and nothing should shift", "=it would please me to have {nudged} elbowed off the spot", "=would it be a bother to give {nudged} a push, no matter in what direction?",
        "=how about some pushing to make {nudged} yield? No lifting, please", "=any chance of {toppled} tumbling, thanks to a shove up high?", "=let's see {toppled} go from upright to flat, by your finger", "=may your finger please pay a visit to {touched}? A touch, and off again", "=may I see {nudged} slide a little, whichever way you push?",
        "=I was hoping {toppled} would fall over, with some help from your fist",
    ),
    "sort_but_one": (
        "=would you mind taking the {many} to the mats of their own colors, but letting {spared} be?", "=it would help if every {one} were on the mat of its color, {spared} excepted, which should stay where it is", "=how about a color sort: each {one} to its own mat, while {spared} gets the day off", "=let {spared} sleep on and usher all the other {many} to the mats that match them in color",
        "=I'd be happy with the {many} on mats of the same color, as long as {spared} isn't disturbed", "=why don't we spare {spared} the trip and bring only the other {many} home, each to the mat of its color", "=may the {many} please go to the mats of their colors, all of them except {spared}?", "=I was hoping for a color match between {many} and mats, leaving out {spared}",
    ),
    "the_rest": (
        "=would you mind showing {a} to {s} and, after that, showing {rest} to {t}?", "=it would help to have {a} by itself on {s}, and {rest} over on {t}", "=suppose {a} were the guest of honour: its seat would be {s}, while {t} would be for {rest}. Seat everybody", "=any chance of {a} getting {s} and of {rest} getting {t}?",
        "=why don't we put {a} on {s} first and then look after {rest}, for which there's {t}", "=how about {s} for {a}? And {t} for {rest}",
    ),
    "of_another_color": (
        "=would you mind a clash of colors? Then {them} could sit on {target}, so set it there", "=it would be more fun with {them} on {target}", "=how about {them} sitting on {target} for a change", "=any chance of {them} being moved onto {target}?", "=suppose {them} were tired of its own color; seat it on {target}", "=I leave the choice to you, provided {them} is set on {target}",
    ),
    "of_its_own_color": (
        "=would you mind seeing {them} home, that is, onto {target}?", "=I'd be happier with {them} resting on {target}", "=it would please the eye to have {them} on {target}", "=any chance of {them} being reunited with {target}?", "=suppose {them} were homesick: carry it to {target} and set it down there", "usher {them} to its seat, which is {target}",
    ),
    "each_on_another_color": (
        "=would you mind if the colors clashed? I'd like each {one} to sit on a {k} of some other color", "=how about a {k} of a different color for every {one}", "=let's have every {one} go abroad, onto a {k} that isn't of its color", "=I leave it to you which {one} goes on which {k}, as long as the two never agree in color and no {one} is left out",
        "=any chance of each {one} being set on a {k} whose color is not its own?", "=I'd be happier with each {one} moved to a {k}, never one of the same color",
    ),
    "swap_back": (
        "=would you mind letting {x} and {y} trade places, and then letting them trade back?", "=suppose {x} and {y} were children who want to try each other's beds: let them, and then put each in its own again", "=it would help to see {x} and {y} in each other's places, provided both are back in their own when you finish",
        "=how about an exchange visit: {x} over at the place of {y}, {y} over at the place of {x}, and after that each in its own place again", "{c}, let me have a look, and then undo it by exchanging {x} and {y} once again", "=any chance of {x} and {y} switching seats for a moment, before each is given its own seat back?",
        "=may I see {x} where {y} is and {y} where {x} is, and a moment later both where they are now?", "{c}, just to please me, and then please both by returning each to the place it has now",
    ),
    "stack_back": (
        "=would you mind building a tower of {upward}, named from the bottom up, and then returning each to where it is now?", "=it would please my son to see {upward} stacked, the first lowest, before each of them goes home to its old place", "=how about a tower for the camera, {upward} from the table up; then take it down and give each its old spot",
        "=suppose it were a circus act: {upward} climb on one another, first one lowest, take a bow, and each returns to its old place. Stage it", "=any chance of {upward} forming a tower, lowest first, for a moment only, before each gets back the place it has now?", "{c}, let the children admire it, and then give each of them its old place again",
        "=may I have a tower for a minute? From the table up: {upward}. Then each goes where it was", "{c}, as a favour to me, and, as a favour to them, take each home to where it stood when it's been admired",
    ),
    "passed_on": (
        "=would you mind seeing {b} off to {target} and giving the place it leaves to {a}{t}?", "=it would help if {b} moved out to {target}, and if {a} took over the place {b} has now{t}", "=why don't we promote {b} to {target}; its old job, I mean its place, goes to {a}{t}", "=suppose {b} left its parking bay for {target}; the bay is then for {a}{t}",
        "=any chance of {b} being taken to {target}, and of {a} being put where {b} stood before{t}", "=I'd be happier with {b} on {target}, and with {a} where {b} is now{t}", "=may {b} please go up on {target}? Into the place it leaves goes {a}{t}", "=I was hoping that {target} would take in {b}, and that {a} would then be set where {b} had been{t}",
    ),
    "moved_up": (
        "=would you mind asking {c} to step aside, to anywhere free, and letting {b} have its place, and {a} the place of {b}{t}", "=it would help if {c} stood somewhere free instead, so that {b} could have its place and {a} the place of {b}{t}", "=suppose {c} left its seat for some free spot: {b} moves up to that seat, and {a} moves up to the seat of {b}{t}",
        "=how about promoting everybody: {c} retires to any free spot, {b} gets its post and {a} gets that of {b}{t}", "=I leave it to you what free spot {c} goes to, but its place is for {b}, and that of {b} is for {a}{t}", "=may {c} please be found some other spot that's free? Then {b} is to have its place, and {a} that of {b}{t}",
        "=I was hoping for some movement: {c} away to a free spot, {b} to where {c} is now, {a} to where {b} is now{t}",
    ),
    "ring_turned": (
        "=would you mind moving {a} to where {b} is, {b} to where {c} is and {c} to where {a} is, each of them twisted {turn} from how the one before it stood there?", "=it would help if {a} had the place of {b}, {b} that of {c} and {c} that of {a}, every one of them being turned {turn} from its predecessor's angle",
        "=how about a waltz of three: {a} ends where {b} began, {b} where {c} began, {c} where {a} began, all of them {turn} off the angle of the one they follow", "=the hostess wants a new seating, {a} on the seat of {b}, {b} on that of {c}, {c} on that of {a}, and each should face {turn} from the way the last sitter faced",
        "=I'd be happier with {a} in the spot of {b}, {b} in the spot of {c} and {c} in the spot of {a}, and with {turn} between each one's angle and that of its forerunner", "=may {a} please have the place of {b}, {b} that of {c} and {c} that of {a}? And let each stand {turn} from how the one it replaces stood",
        "=I was hoping they'd all move on, {a} to the spot of {b}, {b} to the spot of {c}, {c} to the spot of {a}, and end up rotated {turn} with respect to whoever stood there",
    ),
    "takes_place": (
        "=would you mind asking {b} to leave, for wherever there's room, and giving its seat to {a}, twisted {turn} from how {b} sits?", "=it would help if {a} stood where {b} does, {turn} off its angle; {b} may go anywhere free", "=suppose {b} handed over its post to {a} and withdrew to some free spot: {a} takes up the post {turn} from how {b} stood",
        "=I'd be happier with {a} in the place of {b}, turned {turn} from it, and with {b} set down anywhere else that's free", "=would you mind asking {y} to leave, for wherever there's room, and giving its seat to {x}?", "=it would help if {x} stood where {y} does now; {y} may go anywhere free", "=suppose {y} handed over its post to {x} and withdrew to some free spot: arrange that",
        "=I'd be happier with {x} in the place of {y}, and with {y} set down anywhere else that's free", "=how about evicting {y}, to any free spot, and letting {x} move in where it lived", "=may {a} please stand in for {b}? Same spot, {turn} from its angle, and {b} moves to any free spot", "=may {x} please stand in for {y}? Same spot, and {y} moves to any free spot",
        "=I was hoping {x} could have the place that {y} has, once {y} has been shown to a free one",
    ),
    "pushed_back": (
        "=would you mind shoving {object} up toward {target}, and afterwards carrying it home to where it is now?", "=it would help to see {object} slide in the direction of {target}, as long as it's put back in its old spot afterwards", "=how about sledging {object} along toward {target}, and then taking it back to the spot it started from",
        "=any chance of {object} being pushed some way to {target}, before being brought home to its present spot?", "=would you mind shoving {nudged} aside, and afterwards carrying it home to where it is now?", "=how about bumping {nudged} off its spot with your fist and then, to make up for it, setting it down there again",
        "=I bet you can shove {nudged} out of its place and then put it back exactly; show me", "=may I see {object} take a shove toward {target} and then come back, in your hand, to its old spot?", "=may I see {nudged} take a shove to wherever and then come back, in your hand, to its old spot?",
    ),
    "taken_off": (
        "=would you mind helping {them} down from {target}?", "=I'd be happier with {them} on the bare table than on {target}", "=it's time for {them} to get off {target}, I'd say; anywhere free on the table will do", "=how about lifting {them} off {target} and giving it some free spot on the table", "=any chance of {target} being rid of {them}?", "see {them} off {target} and onto the table",
        "=may {them} please leave {target} for the table?", "=I was hoping you'd find {them} a place on the table, away from {target}",
    ),
    "some_off": (
        "=would you mind helping {them} down from {target}?", "=I'd be happier with {them} on the bare table than on {target}", "=how about lifting {them} off {target}, one by one, and finding each a free spot on the table", "=any chance of {target} being rid of {them}?", "=suppose {target} were a bus at its last stop: let {them} get off, onto the table", "=may {them} please leave {target} for the table?",
        "=I was hoping you'd find {them} places on the table, away from {target}",
    ),
    "cleared": (
        "=would you mind having {target} empty?", "=it would help if there were nothing left on {target}", "=suppose {target} were a bus at its last stop: everybody out, onto the table", "=how about giving {target} a rest, with all it carries set down on the table", "=waiter, could {target} be cleared?", "=I'd be happier with {target} bare, and whatever it carries standing on the table",
        "=any chance of {target} being unburdened of all that's on it?",
    ),
    "carried_across": (
        "=would you mind having everything that sits on {source} move over to {target}?", "=suppose {source} were a bus that broke down: all its passengers change to {target}", "=it would help if all that's on {source} were on {target} instead", "=how about evacuating {source}, down to the last thing, to {target}", "=any chance of {target} adopting all that is on {source}?",
        "=the hostess wants {source} free; what's on it, all of it, is to be served on {target} instead", "ferry across all that {source} carries, and land it on {target}", "=may I have all that's on {source} over on {target}, please?",
    ),
    "piled_all": (
        "=would you mind making a tower of {them}?", "=it would please my boy to have {them} in one tower", "=how about {them}, all in one stack", "=any chance of a single tower that's built of {them}?", "=I don't mind how, as long as there's one tower in the end, built with {them}", "=may I have {them} one upon the other?", "=I was hoping for a tower; use {them}",
    ),
    "piled_some": (
        "=would you mind making a little tower of {them}?", "=I leave it to you which, as long as {them} end up stacked", "=how about {them}, one on top of another", "=any chance of a stack of {them}, whichever you like?", "=it would please my boy to have {them} in a tower, no matter which ones", "=may I have {them} one upon the other?", "=I was hoping for a small tower; {them} would do",
    ),
    "chained": (
        "=would you mind stacking {c}?", "=it would please me to see {c}", "=any chance of a tower that goes {c}?", "=why don't we build it {c}", "=suppose you were an architect; my wish would be {c}. Build that", "=I'd love a tower, counted up from the table {up}", "=would you mind a tower whose floors are, from the ground, {up}?", "=may I have it {c}?",
    ),
    "paired": (
        "=would you mind lifting {a} onto {b}, and {c} onto {d}?", "=it would help to have {a} riding on {b}, with {c} riding on {d} over there", "=how about two little towers: {b} with {a} on its back, {d} with {c} on its back", "=any chance of {b} carrying {a}, and of {d} carrying {c}?", "=suppose they were two bunk beds: {a} sleeps above {b}, and {c} sleeps above {d}. Tuck them in",
        "=I'd be happier with {a} standing on {b} and with {c} standing on {d}", "=may I have {a} up on {b}, and likewise {c} up on {d}?", "=let {b} give {a} a piggyback ride, and {d} give {c} one",
    ),
    "upturned": (
        "=would you mind turning the order of the tower upside down, cube by cube?", "=it would help if the tower stood the other way up, its top cube lowest and its bottom cube highest", "=how about rebuilding the tower back to front, so that what was last is first", "=I'd be happier with the tower's order reversed from bottom to top",
        "=any chance of the tower being restacked in the opposite order, with {low} getting to the top at last?", "=suppose {high} had to carry all the others: rebuild the tower so, in exactly the reverse order", "=may I have that same tower with its order turned around?", "=may {low} please be the top of the tower for a change, and so on downwards in reverse order?",
    ),
    "dismantled": (
        "=would you mind taking the tower down until none of its cubes stands on another?", "=it would help if each cube of the tower stood on the table by itself", "=how about unstacking them all, so that none rides on another", "=I'd be happier without a tower; set its cubes out on the table", "=any chance of the stack being taken apart, cube by cube?",
        "=the game is over, children: the tower comes down again, every cube to the table", "=may I have the cubes of the tower side by side on the table?", "=I was hoping to see the end of that tower, cube after cube set down beside it",
    ),
    "thrown_into": (
        "=would you mind tossing {object} into {target} from where you are?", "=I bet you can land {object} in {target} with one throw; prove it", "=suppose {target} were the basket: send {object} flying into it", "=how about lobbing {object} so that it drops into {target}", "=it would be a joy to watch {object} sail through the air and into {target}", "=any chance of {object} being flung into {target}?",
        "=may I see {object} fly from your hand into {target}?", "=I was hoping for a nice throw that ends with {object} in {target}",
    ),
    "turned_round": (
        "=would you mind having {object} swivel by {turn} on the spot?", "=it would help if {object} were {turn} further round, in the place it has", "=how about a twirl of {turn} for {object}", "=I'd be happier with {object} turned {turn}, not moved otherwise", "=any chance of {object} being twisted {turn} where it stands?", "=suppose {object} were a dancer: one pirouette of {turn}, on its spot",
        "=may {object} please be turned {turn}, without leaving its place?", "=I was hoping {object} would face {turn} from where it's facing now",
    ),
    "at_distance": (
        "=would you mind having {object} stand {length} {side} {anchor}, measured between their centers?", "=it would help if {object} were {length} {side} {anchor}, no more and no less", "=how about seating {object} {side} {anchor}, with {length} in between their centers", "=I'd be happier with {object} planted {length} {side} {anchor}",
        "=suppose {anchor} were a goal and {object} its keeper: the keeper's spot is {length} {side} {anchor}. Take it there", "=any chance of {object} being stationed {length} {side} {anchor}?", "=may {object} please have its place {side} {anchor}, at {length} from it?", "=I was hoping to find {object} {side} {anchor}, {length} from it, center to center",
    ),
    "put_down": (
        "=would you mind setting {object} on the table again?", "=it would help if your hand were free and {object} stood somewhere on the table", "=why don't you give {object} some rest, on any free bit of the table", "=I leave it to you where on the table {object} goes, as long as you let go of it", "=any chance of {object} being landed on the table?",
        "=suppose {object} were too heavy to hold any longer: find it a free place on the table", "=may {object} please stand on the table again, wherever there's room?", "=I was hoping you'd part with {object} and leave it standing on the table",
    ),
    "held_beside": (
        "=would you mind giving {it} a place {where}?", "=it would help if you parted with {it} {where}", "=I'd be happier with {it} standing {where} than up in your hand", "=how about landing {it} {where}", "=any chance of {it} being set down {where}?", "=why don't you let go of {it} {where}", "=may I have {it} down {where}, please?", "=I was hoping you'd free your hand by leaving {it} {where}",
    ),
    "carried_by": (
        "=would you mind picking {o} up and giving it a new place {length} {side}?", "=it would help if {o} were lifted over to a spot {length} {side}", "=how about a short flight for {o}, {length} {side}, in your hand", "=I'd be happier with {o} carried {length} {side}", "=any chance of {o} being ferried {length} {side}, held in your grip?", "=may {o} please be lifted and set {length} {side}?",
        "=I was hoping you'd give {o} a ride, {length} {side}, through the air", "=see {o} off to a spot {length} {side}, in your hand",
    ),
    "pushed_by": (
        "=would you mind shoving {o} {length} {side}?", "=it would help if {o} slid {length} {side}, pushed by you and never lifted", "=how about a shove that takes {o} {length} {side} over the tabletop", "=I'd be happier with {o} pushed {length} {side}", "=why don't we scoot {o} {length} {side}, leaving it on the table all the while", "=any chance of {o} being nudged along, {length} {side}?",
        "=may {o} please be slid {length} {side}?", "=I was hoping {o} could be coaxed {length} {side} with your closed fingers",
    ),
    "lifted_back": (
        "=would you mind picking up {object} for a moment and letting it down on its own spot again?", "=it would help to know that {object} can be lifted; set it back in its spot when you've done it", "=how about giving {object} a little lift, after which it lands right where it stood", "=any chance of {object} going up in your hand and coming down exactly where it was?",
        "=suppose {object} were a barbell: up with it once, and then down again on the same spot", "=may I see {object} lifted, just once, and then standing where it stood?", "=I was hoping you'd weigh {object} in your hand for a second and give it back to its spot",
    ),
    "lifted_by": (
        "=would you mind raising {object} by {length} and keeping hold of it?", "=it would help to have {object} {length} up in the air, in your grip", "=suppose {object} were in a lift: take it {length} up and let it stay there, in your hand", "=how about hoisting {object} by {length} and hanging on to it", "=any chance of {object} being held {length} above where it stands now?",
        "=I'd be happier with {object} hanging {length} above its place, from your fingers", "=may I have {object} up by {length}, and held there, please?", "=I was hoping you'd pick {object} up and pause at {length} above its place",
    ),
    "same_object": (
        "=would you mind giving {object} a turn of {turn} and then seating it on {target}?", "=it would help if {object} were twisted by {turn} first, and moved onto {target} next", "=how about a pirouette of {turn} for {object}, before it is escorted onto {target}", "=would you mind seating {object} on {target} and then giving it {other} as a neighbour, right beside it?",
        "=it would help if {object} were on {target}, and if {other} then came to stand next to it", "=suppose {object} had its seat on {target}, and {other} had the seat next to it: seat them in that order", "=may {object} please be rotated {turn} and after that set on {target}?", "=may {object} please go up on {target}, and may {other} then be set right next to it?",
    ),
    "then_home": (
        "=would you mind doing this, and going home when it's done: {c}", "=your job today, before you may go home: {c}. Then go", "{c}, and then let's call it a day, so off to your home position", "=it would help to have this done and the arm back at home afterwards: {c}", "{c}, and treat yourself to your home position after that", "=may I ask for this, {c}, and for your arm at home after that?",
        "{c}, and you've earned yourself a rest, so go home",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
