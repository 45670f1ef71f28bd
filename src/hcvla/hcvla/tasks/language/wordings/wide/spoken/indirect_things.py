"""How people hint at arrangements, at several things and at changes: complaints, wishes, questions and reasons."""

from __future__ import annotations

from collections.abc import Mapping

_TOWER = (
    "=why is there no tower yet? I'd expected {chain}, so build that", "=what I'm missing is a tower; from the bottom up it would be {list}", "=so that I gain some room, there should be one stack, with {roles}", "=a tower was promised to me, from its top to its foot {listdown}; keep the promise",
    "=it's {chain} that I'd hoped to find here, and it's up to you to fulfil my hope", "=it can't all stay as flat as this, so put {chainand}", "=I'd be so pleased with a little tower, I mean one with {roles}",
)  # fmt: skip
"""Of any height."""

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "stack2": (
        *_TOWER,
        "=shouldn't {n1} be standing on {n0}? Stack them like that", "={n0} has nothing to carry yet; {n1} would be just the thing, so put it up there", "=it isn't {n0} that should be moved, it's {n1}, and up on the other is where it should go",
    ),
    "stack3": (
        *_TOWER,
        "=the table is too small for {n0}, {n1} and {n2} side by side, so have the second on the first and the third on the second", "=I miss two things: {n1} on {n0}, and {n2} on {n1}", "=why isn't {n1} on {n0} yet, and why isn't {n2} on top of both? Get on with it",
    ),
    "stack4": (
        *_TOWER,
        "=three things are still undone: {n1} on {n0}, {n2} on {n1}, and {n3} on {n2}", "=isn't {n0} strong enough to carry {n1}, with {n2} on that, and {n3} at the very top? Let it show", "=before I believe in your skill I need to see {n3} up on {n2}, that on {n1}, and that on {n0}",
    ),
    "swap": (
        "=I mixed up {a} and {b} when I set the table; each should be where the other is, so put that right", "=one would expect {a} where {b} is, and {b} where {a} is, so do as one would expect", "=somehow {a} got the place that was meant for {b}, and {b} the one meant for {a}; mend that", "=what's wrong with {a} is that it isn't where {b} is, and what's wrong with {b} is the reverse",
        "={a} envies {b} its place and {b} envies {a}, so let them trade", "=it's the place of {b} that {a} should have, and in return {b} gets that of {a}", "=why should {b} always have that spot and {a} always the other? Let them trade", "=neither {a} nor {b} is right where it is, but each would be right where the other is, so exchange them",
        "=I keep reaching for {a} and getting {b}, and the reverse; that would stop with the two exchanged",
    ),
    "balance": (
        "=I'd like to see {first} and {second} level with all of {list} up there, so spread them wisely", "=it mustn't tilt, so be clever about how you share out {list} between {first} and {second}", "=why are {list} not on the scale yet? Fill {first} and {second} with them so that neither goes down", "=what's left to do is to weigh {list} against each other: as much on {first} as on {second}",
        "=I'd hate to see {first} sink below {second} or rise above it, so distribute {list} over the two with equal weight", "=because a scale is only fair when it's level, {list} should go on {first} and {second} in equal shares of weight",
        "=it would be unfair to give {first} more weight than {second}, so think hard about where each of {list} goes",
    ),
    "sort_stack": (
        "=isn't it a mess, with every {by} among the others? One pile for each {by} would be tidier, so stack them like that", "=what this table lacks is towers, one for each {by}, with all that has this {by} in it", "=so that there's more room, all that share a {by} should be standing on top of each other", "=things of one {by} like to be on top of each other, so do them the favor and stack it all, {by} by {by}",
        "=it's by {by} that I want everything stacked, because that's how I'll look for it later", "=nobody finds anything here; that would change with one tower for each {by}", "=I can't stand two of the same {by} in different places, so all of one {by} in one stack",
        "=one tower for one {by}, then one for the next, that's how this table would please me",
    ),
    "stack_topple": (
        "=what's a tower good for? For falling, so build one, {chain}, and then knock it over", "=I want to hear a crash, and for that you need a stack first: {chainand}. Then push until it falls", "=it's not the tower I care about, it's its fall, but there's none without a tower of {list}, from the bottom up; so build it, then topple it",
        "=wouldn't it be fun to see {chain}, and then all of it tumbling down? First stack, then give a push", "=my grandson was promised a tower that falls: {listdown}, from the top down. Keep the promise, first by building and then by knocking it down", "=a tower with {roles} is what I'd like to see standing, and then I'd like to see it topple from your push",
    ),
    "swap_push": (
        "=by some accident {a} and {b} each got the other's place; exchange them, but your fingers may only push", "=I wish {a} were where {b} is, and {b} where {a} is, though I wouldn't want either to be lifted; so slide them", "=neither {a} nor {b} likes to be gripped, but each would like the other's place, so push them there",
        "=as your gripper mustn't hold anything today, a trade of places between {a} and {b} will have to be done by shoving", "=what bothers me is that {a} and {b} stand the wrong way round; what would bother me more is you picking them up, so exchange them with pushes", "=why lift what can be slid? Let {a} and {b} change places by sliding",
    ),
    "swap_ring": (
        "=not one has the right place: {a} should have that of {b}, {b} that of {c}, and {c} that of {a}. Put it right", "={a} wants the place of {b}, {b} wants that of {c}, and {c} wants that of {a}; make all three happy",
        "=it's the place of {b} that {a} needs, and the place of {c} that {b} needs, and so {c} has to make do with the one {a} had", "=when I set this up, I put {b} where {a} belongs, {c} where {b} belongs, and {a} where {c} belongs. Mend it", "=as {a} is to be where {b} is, and {b} where {c} is, the place left for {c} is that of {a}; see to it all",
        "=it would please me to find {a} where {b} was, {b} where {c} was, and {c} where {a} was when I look again",
    ),
    "throw_sort": (
        "=wouldn't it be quicker to throw? Then throw {list}, so that what gets hit is the mat of the same color", "=since nobody can reach those mats, {list} will have to fly there, and the color tells you to which mat, so throw", "=I'd hate to see the wrong color hit, so be careful and throw {list} at the mat with the same color",
        "=what's missing on the far mats is {list}, like color on like color, and since you can't reach them, throw", "=it's by throwing that {list} should get to the mat of the same color, because your arm is too short", "=who says that sorting by color needs a long arm? A throw at the mat with the same color is enough, so do this with {list}",
        "=the mats over there were laid out for throwing, so give {list} a throw each, like color to like color",
    ),
    "covered": (
        "={object} shouldn't see how {other} gets to {first}, so cover it with {box} before that, and after that uncover it and bring it to {second}", "=I don't want {object} to get dusty while {other} is moved to {first}: have {box} over it for that time, then take that off and put {object} on {second}",
        "=wouldn't {object} be safer under {box} while you take {other} to {first}? So cover it, and after that has been done, uncover it and bring it to {second}", "=it's only for the time of taking {other} to {first} that I want {box} over {object}; after that I want {object} out and on {second}",
        "={second} is where {object} has to be in the end, but until {other} is on {first} its place is under {box}, so cover it first", "=what I'd like to see is this: {object} vanishing under {box}, then {other} turning up on {first}, and at last {object} coming out again and turning up on {second}",
    ),
    "sort": (
        "=shouldn't {each} be on the mat of its color? Take them there", "=the mats aren't colored for nothing: each is for the {thing} of its color, so bring them together", "=I can't bear this mix of colors; {things} on the mats, each on its own color, would be a relief", "=what's missing on every mat is the {thing} in its color",
        "=no {thing} has any business anywhere but on the mat in its own color", "=why would a mat have a color? For the {thing} that has the same one to be put on it, so do that with {things}", "=so that I can see at once which color is where, {things} ought to be on the mats of their own colors", "=it's by their colors that {things} should find their mats, and it's you who has to carry them",
        "=I'd know at a glance that you're done: {things}, every one of them on the mat that matches it in color",
    ),
    "all_onto": (
        "=strange that {target} isn't holding {them}; go and load it", "=what's still missing on {target}? In a word, {them}", "=I'd rather not see {them} anywhere but on {target}", "=I'm waiting for the moment when {target} carries {them}, and then I'll be content", "=why leave {them} scattered when {target} has room? Take the lot there",
        "=it's for {them} that {target} was brought here, so use it",
    ),
    "some_onto": (
        "={target} is no use to me without {them} on it", "=I forgot to put {them} on {target}; make up for it", "=it's on {target} that I keep looking for {them}, so that's where I'd like to have them", "=wouldn't {target} be a good place for {them}? I think so, so move them there", "=so that nothing gets lost, there should be {them} on {target} before you stop",
    ),
    "two_of": (
        "=any more would be too much, any less too little: {them} on {target} is what I'm after", "=isn't {target} large enough for {them}? Choose, and take your choice there", "=I don't mind which you take, but {target} should get {them}", "=what {target} still lacks is {them}, and the choice is yours", "=it would be enough for {target} to have {them} on it, but that much I do want",
    ),
    "all_but_two": (
        "=I need {target} under {them}, and the exceptions may stay where they are", "=how late it is, and {target} still hasn't got {them}! Hurry", "=I won't be satisfied with {target} until it carries {them}", "=so that the exceptions are left alone, be careful when you bring {them} to {target}", "=what {target} was left free for is {them}, and no more than that",
    ),
    "one_of_each": (
        "=a bit of variety is what {target} lacks, in short, {them}", "=what would look good on {target}? I'd say {them}, so choose and bring that there", "=which ones is your business, mine is that there should be {them} on {target}", "=I'm missing {them} on {target}, no matter which", "=wouldn't {target} be nicer with {them} on it? Make it nicer",
    ),
    "at_an_end": (
        "=of all there is, it's {them} that {target} was kept free for", "=the present place of {them} annoys me; {target} would be a better one, so bring them there", "=I'd ordered {target} with {them} on it, and that isn't what I see, so change it", "=see how they stand now and you'll know which ones I'd like on {target}: {them}", "=my arm is too short, or I'd have put {them} on {target} by now, so you do it",
    ),
    "two_places": (
        "=shouldn't {a} be on {s}, and {b} on {t}? Put them there", "=two things annoy me: that {a} isn't on {s} and that {b} isn't on {t}", "=it's {s} that {a} was meant for, and it's {t} that {b} was meant for, so what are you waiting for?", "={s} is as bare without {a} as {t} is without {b}; fill them both", "=I'd call this finished with {a} on {s}, and not before there's also {b} on {t}",
        "=because {s} goes well with {a} and {t} with {b}, that's how I'd like them set down",
    ),
    "it": (
        "who left {object} there? It was supposed to be on {target}. See to it", "I can see {object}, but I can't see it on {target}. That's what I'd like to see", "shouldn't {target} have something on it? I'm thinking of {object}. Bring it over", "there's only one thing that bothers me. It's {object}. I want it on {target}", "I've had enough of {object} lying there. It's {target} that I want it on",
    ),
    "three_things": (
        "=I have three wishes. The first is that you {a}. The second, that you {b}. And the third, that you {c}", "=what would make my day? You should {a}, then {b}, and then {c}", "=nothing's been done yet, and what should have been done is this, in order: {a}; {b}; {c}", "=I can't rest until you {a}, and then {b}, and then {c}", "=wouldn't it be nice of you to {a}? And then to {b}? And at last to {c}? So do it",
    ),
    "any_picked": (
        "=why is your hand empty? I'd like to see {object} in it, so choose", "=it's all the same to me which, but your fingers should be closed around {object}, up in the air", "=what's missing in your hand? I'd say {object}, and the choice is yours, so pick up", "=you'd do me a favor by holding up {object}", "=so that I can see you've understood, take {object} off the table and hold on to it",
    ),
    "each_touched": (
        "=I can't tick off this test before your finger has been on {touched}", "=your finger was to visit {touched}; a tap each, and we can go on", "=so that none feels left out, touch {touched}", "=I'm cramped here, which a shove to {nudged} would change", "=the place of {nudged} could be better, any other place, so push", "=why lift when a shove will do? It's a shove I want for {nudged}, any way you like",
        "=I'm sick of seeing {toppled} upright, so tip, one by one", "=wouldn't it be a joy to see {toppled} go over? A push up high and it's done, so do it", "=what I want to be left with is {toppled} lying down, and a push of yours should do that",
    ),
    "sort_but_one": (
        "=surely the {many} go on the mats of their colors? All but {spared}, which is fine where it is. So take them there", "=I'd complain about any {one} that isn't on the mat of its color, except about {spared}, which you should leave alone", "=it's only {spared} that may stay; for every other {one} the mat with its color is waiting",
        "=why isn't each {one} on the mat that has its color? I don't mind with {spared}, so leave that, but move the others", "=as I still need {spared} where it is, don't bring that along when you take the {many} to the mats in their colors",
    ),
    "the_rest": (
        "=why mix them? I want {a} on {s} and I want {rest} on {t}", "=I'd hate for {a} to share a place with {rest}, so let the former have {s} and use {t} for the latter", "=it's {s} that {a} was promised, so {t} will have to do for {rest}", "=so that I can tell {a} from {rest} at once, there should be {s} under the one and {t} under what's left", "={a} has no business among {rest}: to {s} with the one, and to {t} with what's left",
    ),
    "of_another_color": (
        "=it'd be dull to match colors, so {target} is what I'd like under {them}", "=why would everything have to match? I'd like to see {them} on {target}", "=what {them} should have underneath is {target}, so that the difference can be seen", "=I'm looking for a contrast, and {them} would give me one by being put on {target}",
    ),
    "of_its_own_color": (
        "=anybody with eyes can tell that {them} ought to be on {target}, so take it there", "=the colors tell you what I'd like, {them} on {target}", "=it's not by chance that {target} is here: it's for {them}", "=what would please my eye is {them} on {target}, so please it",
    ),
    "each_on_another_color": (
        "=wouldn't it be boring to have each {one} on the {k} of its color? Put each {one} on a {k} of some other color", "=I'd be disappointed by any {one} that ends up on a {k} of its own color, so give each {one} a {k} of a different one", "=it's by their difference that I want {ones} and {k}s to be paired: every {one} on a {k} in a color not its own",
        "=what I'm after is disorder, so every {one} should have a {k} beneath it whose color isn't the same",
    ),
    "swap_back": (
        "=it won't be for long that {x} gets the place of {y} and {y} the place of {x}: exchange them, then exchange them back", "=how would it look with {x} and {y} exchanged? Show me, and after that make it as it is now", "=I'd like you to {c}, but the change isn't meant to last, so after that undo it",
        "=whoever comes in later shouldn't notice that {x} and {y} had traded places, so after they've traded, let them trade back",
    ),
    "stack_back": (
        "=I need a picture of a tower, {upward} from the bottom up, but I need the table as it is now, too, so after building it put everything back where it was", "=I'd like you to {c}, though just for show, so after that take everything back to its old place",
        "=what a tower of {upward}, the first one lowest, would look like is all I want to know; build it, and then return each to its spot", "=one has to clear up after playing, so {c}, but then put everything back where it stood before",
    ),
    "passed_on": (
        "={b} has the place that {a} should have, so take {b} off to {target}, and then put {a} in that place{t}", "={target} would be better for {b}; take it there, and so that its old place doesn't stay empty, put {a} into it{t}", "=it's {b} that should be on {target}, and {a} that should be where {b} was, so bring away the one and put the other in its place{t}",
        "=what use is an empty place? When {b} has been put on {target}, give {a} the place that it had{t}",
    ),
    "moved_up": (
        "=as {c} is no longer wanted where it is, take it to any free place, so that {b} can have its place and {a} the place of {b}{t}", "=I'd pictured {b} where {c} is, and {a} where {b} is. Take {c} to some free spot, and then {b} may have its place and {a} the place of {b}{t}", "=it's a matter of seniority: {c} retires to a free spot, which is why {b} gets its place, which is why {a} gets that of {b}{t}",
        "={a} would like the place of {b}, and {b} that of {c}, so find {c} any free spot, give {b} its place and {a} the one that {b} leaves{t}",
    ),
    "ring_turned": (
        "=not one should stay where it is: {a} belongs in the place of {b}, {b} in that of {c}, {c} in that of {a}, and each should be turned {turn} from how the one it replaces stood", "=no, no, {a} was to have the place of {b}, {b} that of {c} and {c} that of {a}, with each turned {turn} from how the one before it stood there; put it right",
        "=what's missing here is a change all round, {a} to where {b} is, {b} to where {c} is, {c} to where {a} is, with each of them {turn} off the angle of the one it follows", "=I'm not happy with how {a}, {b} and {c} are placed: each should have the pose of the next one, {c} that of {a}, and be {turn} from it",
    ),
    "takes_place": (
        "=why should {y} have that spot? I want {x} there, so {y} has to go to some free place", "=it's exactly where {y} is that {x} is needed, so take {y} to any free spot and bring {x} in", "=where {y} stands is just where I'd like {x}; so {y} must make way, to anywhere free",
        "=it's exactly where {b} is that {a} is needed, only turned {turn} from how {b} faces, so {b} has to be moved to any free spot", "=I'm not content with {b} in that place; I'd be content with {a} there, {turn} off the angle that {b} has, and {b} anywhere free",
    ),
    "pushed_back": (
        "=I only want to see {nudged} slide a bit; after you've pushed, the old spot should have it again, so carry it back", "=isn't {nudged} easy to push? Give it a shove, whichever way, and then put it back where it was", "=just to see how {object} slides, push it toward {target}, but its place is where it is now, so after that take it back there",
        "=it's not to stay there that I want {object} pushed toward {target}; pick it up after that and return it to where it was",
    ),
    "taken_off": (
        "={them} has no business on {target}; the table is its place", "=what's {them} doing on {target}? Take it down to the table", "=the table has a spot for {them}, {target} hasn't, so lift it down", "=because I need {target} without {them}, take that down and leave it on the table", "=who said that {them} might stay on {target}? I want it off and on the table",
    ),
    "some_off": (
        "=there's no need to keep {them} on {target} when the table has room, so unload", "=how did {them} get onto {target}? Down to the table again, please", "=I can't use {target} with {them} on it, so unload all that onto the table", "={target} isn't the place for {them}; off with that, onto the table",
    ),
    "cleared": (
        "=how is anybody to use {target} with all this on it? Clear it", "=I need {target} bare for a while, so off with what's there", "=nothing has any business on {target}; the table has room enough for it all", "=shouldn't {target} be empty by now? Take off what's there and leave it on the table", "=what's wrong with {target} is that it isn't empty, so put what's on it on the table",
        "=as long as anything is on {target} I can't use it, so take everything down to the table",
    ),
    "carried_across": (
        "=whatever is on {source} would be better off on {target}, so take it over", "=it was {target} I'd meant when they loaded {source}; correct the mistake by moving all of it", "=so that {source} gets empty, let {target} have its whole load", "=I've no use for {source} with things on it, but I have for {target}, so carry everything over from the one to the other",
    ),
    "piled_all": (
        "=why should {them} take up so much of the table? One stack would be enough, so stack", "=I'd have more room here with {them} in a single tower", "=I see no pile here with {them} in it, and I'd like to see one, so build it", "=it's a tower that I'd like to see {them} in, in whatever order",
    ),
    "piled_some": (
        "=it doesn't take many to make a tower; {them} would be enough for me", "=I'd be content with {them} on top of each other, so choose and stack", "=why not start small? A tower of {them} would do", "=a stack made of {them} was on my wish list; you choose which",
    ),
    "chained": (
        "=the stack I'd love to see is {c}, and it's not there yet", "=by now I'd have expected {c}, so stack like that", "=why is it all lying flat? I'd pictured it as {c}", "=what's missing here is {c}, in one stack",
    ),
    "paired": (
        "=the plan said {a} on {b}, and {c} on {d}, so make those two stacks", "=I miss {a} on {b}, and I miss {c} on {d} no less", "=it's two towers I had in mind, not one: {b} with {a} on it, {d} with {c} on it", "={b} has nothing on top yet, where {a} should be, and {d} has nothing there either, where {c} should be; see to both",
    ),
    "upturned": (
        "=whoever built this tower had it upside down; build it the right way, with the order reversed", "=it makes no sense for {low} to carry all the others; put it at the top, and all the rest in reverse, too", "=the order of this tower is just what I didn't want; what I want is the opposite order", "=it's {high} that should carry the others, in an order that's the reverse of now",
    ),
    "dismantled": (
        "=who needs this tower? I'd rather have each of its cubes on the table by itself", "=I'm afraid the tower will fall, so take it down piece by piece, until each stands on the table", "=side by side on the table is how I'd like these, not on top of each other; take the tower apart", "=the tower has no business here any more; single cubes on the table are what I want to see",
    ),
    "thrown_into": (
        "=isn't {target} a fine goal for {object}? Throw it in", "=why carry {object} to {target} when it can fly in? Throw it", "=what {target} is short of is {object}, and by a throw is how it should get there", "=I'd cheer for {object} flying out of your hand and into {target}, so throw it",
    ),
    "turned_round": (
        "=I'd see more of {object} with it turned {turn}, in the same place", "=what {object} shows me now isn't its good side; after a turn of {turn} on the spot it would be", "=why does {object} face like that? I'd wanted it {turn} from there, so turn it on its spot", "=nothing's wrong with where {object} stands, only with how, so turn it {turn}",
    ),
    "at_distance": (
        "=shouldn't {object} be {length} {side} {anchor}? Take it there", "=so that the spacing is right, {object} has to be {length} {side} {anchor}", "=it's {length} {side} {anchor} that I miss {object}", "=I'd drawn {object} {length} {side} {anchor}, so why isn't it there? Move it",
    ),
    "put_down": (
        "=why are you still holding on? The table has plenty of room, so set that down", "=I don't need {object} in the air any longer; it would be better off on the table", "=your hand should be free by now, and what's in it should be on the table", "=isn't {object} getting heavy? There's the table, so let it down anywhere",
    ),
    "held_beside": (
        "=why keep {it} in the air? There's room {where}, so that's where to put it", "=I'd like your hand to be empty and {it} to be {where}", "=it's {where} that I need {it}", "=what would be the right place for {it}? I'd say {where}, so let go of it there",
    ),
    "carried_by": (
        "=the right place for {o} is {length} {side}; lift it and take it there", "=I don't want {o} shoved, I want it picked up and set down {length} {side}", "=so that there's more room, {o} had better be carried {length} {side}", "=why is {o} still here? It should have been lifted and taken {length} {side}",
    ),
    "pushed_by": (
        "=don't bother to lift {o}; what it lacks is a push of {length} {side}", "=it's by pushing that I want {o} {length} {side}, since it shouldn't leave the table", "=why pick up {o} when it can slide? Let it slide {length} {side} by a push", "=I'd hoped that somebody would shove {o} {length} {side}, and that somebody is you",
    ),
    "lifted_back": (
        "=what's beneath {object}? Lift it so that I can see, and then put it back exactly there", "=I want to see air under {object}, though only for a moment, so after lifting it set it down where it was", "=wouldn't {object} like some fresh air? Pick it up, and then put it right back in its place", "=it's just to test your grip that I want {object} up; after that let it down on the place it has now",
    ),
    "lifted_by": (
        "=let some air under {object}, {length} of it, and go on holding", "=I'd see {object} better {length} higher, so pick it up and keep it there", "={object} is too low for me by {length}; take it up that far and hold on to it",
    ),
    "same_object": (
        "=isn't {target} the place for {object}? Put it there, and so that it isn't lonely, put {other} next to it after that", "=two things are missing: {object} on {target}, and then {other} beside {object}", "=before {object} goes on {target} it should face another way, so turn it {turn} first and then take it there",
        "=it's on {target} that I want {object}, but not before it has been turned {turn} where it stands",
    ),
    "done_with_fingers": (
        "=my only wish is that your finger has been on {touched}, without any grasping", "=why would you grasp? A fingertip on {touched} is all that's needed", "=I wouldn't mind having {nudged} elsewhere, so push, whichever way", "=it's the spot of {nudged} that I need, so shove until I have it", "=who wants to see {toppled} upright? Not me, so use your finger to tip",
        "=a fall is what I'd like to see of {toppled}, and a push at the top should bring it about",
    ),
    "then_home": (
        "=nobody likes an arm in the way, so after you've done this, go home: {c}", "=I'd like you to {c}, and I'd like to have you back at home after that", "=it isn't over until you're home, and before you go there, {c}", "={c}, and since your arm shouldn't stay out there, go home after that",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
