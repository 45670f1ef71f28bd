"""Ways to ask for every task of the suite that training never says: neither the words nor the structure.

Slots are those of the requests of training; `(a|b)` chooses and `[a]` may be left out. A leading "=" marks a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

_STACK = (
    "=think of a staircase without steps, all floors above one another, whose floors are {list} as one goes up",
    "=gravity should press {list} together, each named thing carrying the one that I named after it",
    "=a marble that fell beside them would meet the last one first, the first one last: {list}",
)
WORDINGS: Mapping[str, tuple[str, ...]] = {
    "match_pose": (
        "=what I need is a view straight down onto {object} from {height} up, with your wrist {turn} out of line with it",
        "=imagine a string of {height} from the middle of {object} to your fingers, these being {turn} askew",
        "=your fingers and {object}: {height} of air between their middles and {turn} between their directions",
    ),
    "move_without_hitting": (
        "=air is all you may meet while your hand travels to where {mat} lies {height} below it",
        "thread your way through the obstacles until {mat} is {height} straight down from you, everything still standing untouched",
        "=a careful pilot would park {height} up in the air with {mat} underneath and not a scratch on any neighbour",
    ),
    "pick": (
        "=once this is over I'd see daylight under {object}, with your grip the only reason",
        "=the one item that shall lose its contact with wood today is {object}",
        "treat {object} like a trophy that you won and are showing the crowd",
    ),
    "place_held": (
        "=your passenger {object} gets off at {target}",
        "=my wish is an empty hand and a full {target}, thanks to {object}",
        "part company with {object} at the very moment {target} carries it",
    ),
    "push": (
        "=without ever leaving the tabletop {object} ought to find itself less lonely, since {target} will be closer by",
        "herd {object} in such a way that {target} gets a nearer neighbour, fingers shut all the while",
        "=friction is welcome: {object} scrapes along until far less wood separates it from {target}",
    ),
    "rotate": (
        "=a bug sitting at a corner of {object} would be carried around its middle through {turn}",
        "=leave the address of {object} alone and change only its bearing, namely {turn}",
        "=the shadow of {object} should fall as before except for {turn} of difference in its corners",
    ),
    "throw": (
        "=let us play darts where {object} is the dart while {target} is the board",
        "=an airmail delivery: parcel {object}, addressee {target}",
        "part with {object} mid-swing in such a way that its flight ends with {target}",
    ),
    "throw_topple": (
        "=think of skittles, {object} being the ball and {target} the only pin left to get",
        "=with nothing but a flying {object} should you see to the downfall of {target}",
        "=after the impact of {object}, launched by you, {target} should no longer be upright",
    ),
    "touch": (
        "=skin contact without consequences is what {list} should experience",
        "=leave fingerprints, and nothing else, upon {list}",
        "check by feel that {list} is really there, then withdraw",
    ),
    "touch_push": (
        "=evict {list} with a closed fist, upright and unharmed",
        "=wherever {list} was, there should be bare wood later, though no grip was involved",
        "=bulldozer mode for {list}, any direction will do",
    ),
    "touch_topple": (
        "=timber! That goes for {list}",
        "=I'd rather see {list} horizontal than vertical",
        "see to the downfall of {list} with a fingertip",
    ),
    "trace": (
        "=a bird at {height} looks down first upon {first}, a moment later upon {second}, in the end upon {third}",
        "=three stations for the empty hand, each {height} up in the air: {first} as number one, {second} as number two, {third} as number three",
        "=draw a line through the air, {height} up, whose corners hang over {first} before {second} before {third}",
    ),
    "follow_order": (
        "=the itinerary of {object} reads as follows, each stop a real landing: on {places}",
        "=like a chess piece with several moves {object} comes down on {places}",
        "=carry {object} like a suitcase that must be set down at every hotel: on {places}",
    ),
    "follow_order_restore": (
        "=a day trip for {object}: out to {place}, home by evening",
        "=show {place} what {object} weighs, but the mat below it now is the mat below it in the end",
        "=the loan of {object} to {place} ends as soon as it has begun",
    ),
    "neighbour": (
        "=two passengers for {mat}, namely {object} and thereafter its companion {side}",
        "=remember who lives {side} of {object} before you send the latter to {mat}, for that one follows",
        "evacuate {object} to {mat}; whoever lost it as a neighbour, the one {side}, is next to go there",
    ),
    "next_to": (
        "=whoever wants {object} afterwards should search {side}",
        "=the new address of {object} reads: {side}",
        "=a photograph of what is {side} ought to show {object} and table",
    ),
    "novel_adj": (
        "=learn a word from me, {adjective}, which {more} is in comparison with {less}; of the {shapes} I'd like to see the one that earns it on {target}",
        "=on {target} shall rest whichever {shape} beats the other the way {more} beats {less}, that is by being {adjective}",
        "=were one to ask which of {more} and {less} is {adjective}, the former wins, and by that measure one {shape} wins a seat on {target}",
    ),
    "novel_adj_noun": (
        "=in my dialect {noun} stands for {target} while {adjective} is what {more} is next to {less}, and one of the {shapes}, guess which, wins a seat on the {noun}",
        "=learn two words: {adjective}, as {more} in comparison with {less}, then {noun}, as {target}; I'd like to find the {shape} that earns the former upon the latter",
        "=upon the {noun}, alias {target}, shall rest whichever {shape} is {adjective}, a thing {more} would be called beside {less}",
    ),
    "novel_noun": (
        "=in my dialect one says {noun} instead of {object}, {place} instead of {target}, so let a {noun} find its seat on a {place}",
        "=learn two words, {noun} as in {object}, {place} as in {target}, then marry the former to the top of the latter",
        "=every {place} deserves a {noun}, these being my words for {target} as well as {object}",
    ),
    "rearrange": (
        "=a surveyor comparing before with after should note: {moves}",
        "=my sketch differs from the present scene like this: {moves}",
        "=the following offsets are still to be applied: {moves}",
    ),
    "rearrange_restore": (
        "=for one moment a surveyor should note {moves}, an hour later no difference at all",
        "=apply these offsets, {moves}, only to take every one of them away again",
        "=my sketch differs like this, {moves}, yet the very last picture equals the first",
    ),
    "rotate_restore": (
        "=a compass on {object} would swing through {turn}, rest, swing back",
        "=the bearing of {object} changes by {turn} for the length of one breath only",
        "=let {object} look {turn} elsewhere before it looks where it always did",
    ),
    "rotate_symmetry": (
        "=what goes for one {shape} goes for its twin: {turn} of twist",
        "=the {shapes} perform a synchronised dance, {turn} each on the spot",
        "=no {shape} may keep its bearing, {turn} is what either of them gets",
    ),
    "place": (
        "=the roof over {target} is going to be {object}",
        "=underneath {object} I'd find {target} if I looked later",
        "=seat number one on {target} is booked in the name of {object}",
    ),
    "sort": (
        "=paint meets paint: no mat may end up beneath {things} of another hue than its own",
        "=matchmaking by colour is your job today, with {things} as singles and the mats as partners",
        "=a colour-blind person could not do this, but you can: give {things} the ground they match",
    ),
    "stack2": _STACK,
    "stack3": _STACK,
    "stack4": _STACK,
    "stack_reversed": (
        "=gravity should press {list} together, each named thing resting upon the one that I named after it",
        "=whoever climbs from the table upwards meets {list} in the opposite of my order",
        "=the closing word of this list touches wood, the opening word touches sky: {list}",
    ),
    "swap": (
        "=tonight {a} sleeps in the bed of {b}, who in turn sleeps in the other",
        "=a stranger's mirror would show {a} in the seat of {b} with {b} in the seat of {a}",
        "=whatever coordinates {a} has are wanted by {b}, whose own go to {a} in return",
    ),
    "balance": (
        "=justice holds her scale level whatever lies on it; today {list} does, some of it on {first}, the rest on {second}",
        "=neither {first} nor {second} may win the tug of war once {list} has been loaded to the last piece",
        "=equal grams here as well as there, {first} as well as {second}, with none of {list} left out",
    ),
    "sort_stack": (
        "=birds of a feather, that is of one {by}, should perch upon one another",
        "=vertical families is what I want, kinship being a matter of {by}",
        "=nothing that shares its {by} with another may stand beside it instead of above or below",
    ),
    "stack_topple": (
        "=first an architect, then a vandal: {list} from the ground upwards, followed by rubble",
        "=let {list} rise floor by floor only so that I can watch the collapse",
        "=pride comes before the fall, so let {list} be proud, lowest named first, before they lie scattered",
    ),
    "swap_push": (
        "=tonight {a} sleeps in the bed of {b} and the reverse, yet nobody gets carried there, scraping over wood is the only transport",
        "=whatever coordinates {a} has are wanted by {b}, whose own go to {a}, with shut fingers as the sole means",
        "=like curling stones should {a} as well as {b} glide until either occupies the other's spot",
    ),
    "swap_rotate": (
        "=tonight {a} sleeps in the bed of {b}, who in turn sleeps in the other, either of them {turn} off the former sleeper's direction",
        "=whatever coordinates {a} has are wanted by {b} while {b} offers its own, bearings changed by {turn} in the bargain",
        "=a stranger's mirror would show either of {a} with {b} in the other's seat, facing {turn} elsewhere than its predecessor",
    ),
    "throw_sort": (
        "=airmail for everybody: {list}, the stamp's colour being the colour of the address",
        "=darts again, {list} being the darts, each with a board of its own hue",
        "part with {list} mid-swing so that paint meets paint over there",
    ),
    "count_and_repeat": (
        "=pendulum duty: {object} swings out to {target} then home, {times} altogether",
        "=I'd like to count {times} of contact between {object} and {target}, home in between as well as at last",
        "=commuting is what {object} does, home to {target} to home, {times}",
    ),
    "covered": (
        "=peekaboo: {object} vanishes beneath {box}; meanwhile {other} settles on {first}; at last {object} reappears, now a resident of {second}",
        "=build a shelter from {box} around {object}, see {other} off to {first}, dismantle the shelter, escort its inmate to {second}",
        "=let {box} swallow {object} while {other} gets its seat on {first}, after which what was swallowed surfaces on {second}",
    ),
    "next_to_restore": (
        "=a short visit: {object} stays {where} before it is home by evening",
        "=lend the spot {where} to {object} for one breath, with everything as before at last",
        "=picture one has {object} {where}, picture two looks like now",
    ),
    "restore": (
        "=a short visit of {object} with {target}, home by evening",
        "=lend the top of {target} to {object} for one breath, with everything as before at last",
        "=picture one has {target} beneath {object}, picture two looks like now",
    ),
    "swap_ring": (
        "=a merry-go-round with three seats: {a} advances to that of {b}, {b} to that of {c}, while {c} closes the circle",
        "=three tenants move house in one go, {a} into the flat of {b}, she into that of {c}, who gets the one left empty",
        "=pass the seats along: that of {b} for {a}, that of {c} for {b}, the remaining one for {c}",
    ),
    "touch_reset_pick": (
        "=make acquaintance with a {shape}, retreat to where you rest, next time you meet take that acquaintance into your grip",
        "=tag, you're it: one {shape} gets tagged, you retire to base, the tagged one ends up airborne",
        "=whichever {shape} has felt your fingertips before you retired to base, that very one hangs from them later",
    ),
}  # fmt: skip
"""Three templates of every task."""

FRAMES: tuple[str, ...] = (
    "{C}",
    "{C}",
    "{C}",
    "one last job before the weekend: {C}",
    "my daughter asks: {C}",
    "from the script: {C}",
)
"""Courtesy for those that are no whole sentences."""
