"""How talkative people ask for arrangements: they explain first and ask last."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "stack2": (
        "=my grandmother stacked her boxes by size, I stack mine as I please, and it pleases me to have {n1} standing on {n0}", "=there's {n0}, which stays where it is, and there's {n1}, which is lifted and set on top of it, so that it's a little tower",
        "=you might think they belong side by side, but I'd have them one above the other, with {n0} underneath and {n1} resting on it", "=as I'm building a staircase for a toy mouse, the next step must be higher, so put {n1} on {n0}", "=since {n0} is steady enough to carry something, let it carry {n1}",
        "=what I have in mind when I say tower isn't much, merely {chain}, but I do want it built", "=from below to above I'd read {list} if I walked up your tower, so that's how you have to stack", "=when one looks down on it from the ceiling there should be {n1} and, hidden below, {n0}, so stack them",
        "=I'm short of room on the table, therefore things have to go up: {roles}, one on the other", "=whoever comes in next must find {chain}, so stack it like that before the door opens", "=I see the two of them standing about separately, and what I'd like to see is {n1} up on {n0}, as a rider sits on a horse",
        "=it's {n0} that gets a roof, so to speak, and the roof is {n1}, so lay it on", "=you have {n1} in the wrong place, namely on the table; where it belongs is one storey higher, on {n0}",
    ),
    "stack3": (
        "=a wedding cake comes to mind: {n0} carries all the rest, {n1} is in the middle, and {n2} sits up there like the bride and groom", "=begin with {n0}, which needn't move; get {n1} to stand on it, and once that's steady, get {n2} to stand on {n1}",
        "=I explained to the kids that a tower needs a foundation, so {n0} is the foundation, {n1} is the house, and {n2}, on the very top, is the roof", "=reading from the table upwards, you'd meet {list}, that's the kind of tower I'd like to have before supper",
        "=there's no need to build side by side what can be built upwards, so let me have {chain}", "=it's important that nothing is swapped by mistake: {n1} has {n0} under it and {n2} over it", "=if you took the tower apart from the top you would get {listdown}, in this sequence, and now you know how to build it",
        "=once {n1} has found its place on {n0}, there's only {n2} left, and where would that go if not on {n1}", "=they take up too much of the table one by one, so I'd like a single pile, {roles}", "=the photographer wants something tall, and the tall thing consists of {list}, starting with the lowest",
        "=let me walk you through it: we leave {n0} where it is, we go and fetch {n1} and set it on that, and then we fetch {n2}, which we set on {n1}", "=as my totem pole has three faces, I need {n2} as the uppermost one, {n1} as the one in between, and {n0} as the one that bears them",
        "=if a bird landed on it, it would land on {n2}, and if it looked down, it would see {n1} first and then {n0}, all in one pile; so build me that pile",
    ),
    "stack4": (
        "=four storeys, and I'll tell you who lives where: {n0} on the ground floor, {n1} above, {n2} above that, and {n3} under the roof, so build it", "=get {n1} onto {n0} first, because without that {n2} has nothing to stand on, and when {n2} stands there, {n3} comes on top of it",
        "=imagine an elevator that goes up and stops at {list}: that's your tower, floor by floor", "=it'll be high, I know, but it'll hold if {n0} carries {n1}, {n1} carries {n2}, and {n2} carries {n3}", "=my grandson wants to know whether you can stack as high as {chain}, and I said you could",
        "=when it's finished and you look from the top to the bottom, there should be {listdown}, each resting on the one after it", "=starting from the table, which carries {n0}, we go up by way of {n1} and {n2} until we reach {n3}, so please pile them up like that",
        "=since every tower has its order, here is the one of this tower: {roles}", "=as soon as I see {chainand}, I'll clap, so build that", "=a ladder has rungs, and my tower has them too, {n0} being the lowest rung, {n1} and {n2} the following ones, and {n3} the one you'd stand on at the very top",
        "=you do it in three moves, if you don't mind my counting: with the first, {n1} gets onto {n0}, with the second, {n2} gets onto {n1}, with the third, {n3} gets onto {n2}", "=I promised my pupils a tower of four, and I promised them {list}, the first of which should be at the bottom",
    ),
    "swap": (
        "=somebody set the table in a hurry and mistook {a} for {b}; now the one is where the other should be, so exchange them, please", "=I'd like things the other way about: the spot of {a} should hold {b}, and, as that makes {a} homeless, it gets the spot of {b}",
        "=in our choir we change seats after the break, and now {a} and {b} have to do so, each taking the seat of the other", "=you'll have to put one of them aside for a while, since two things can't be in one place, but at the end {a} has the spot of {b} and {b} that of {a}",
        "=while {a} is over there and {b} over here, it would suit me better the other way about, so let them change places", "=I'll close my eyes, and when I open them again {a} should be standing where {b} was and {b} where {a} was", "=it isn't the things that are wrong, it's their places, which {a} and {b} should therefore trade",
        "=because I'm left-handed I'd have {a} where {b} is, and because nothing should get lost, {b} then goes where {a} used to be", "=each of the two envies the other its place, {a} that of {b} and {b} that of {a}; make both of them happy",
        "=I've been reading the plan upside down, as it turns out, so that now {a} has the place meant for {b} and {b} the one meant for {a}; would you correct that", "=let {a} and {b} do what neighbours do who prefer each other's flat: they exchange flats, and so everyone has a home",
        "=it would be a pity to move anything else, because all I'm after is that {a} goes where {b} is and {b} goes where {a} is",
    ),
    "balance": (
        "=my grandmother's kitchen scale had two pans like {first} and {second}, and it didn't tip when the weights were right; use up {list} so that it doesn't tip", "=I want to teach the class about equilibrium, so put all of {list} on the scale, some on {first} and some on {second}, in such a way that it stays level",
        "=think before you put {list} on {first} and {second}, since in the end all of them must be up there and both pans must bear the same", "=nobody should feel cheated: {list} get shared out between {first} and {second}, until what's on the one is as heavy as what's on the other",
        "=how you divide them is your business, but all of {list} have to be up there, and neither {first} nor {second} may go down", "=as a seesaw is level when the children on both ends weigh the same, so {first} and {second} should be in balance with {list} on them",
        "=the sum of the weights is what counts, the sum on {first} being the same as the sum on {second}, and {list} being the weights, none of which may be left over", "=I once saw a merchant spread his goods over two pans until the scale was level; you have {list}, with {first} and {second} as the pans, so do as he did",
        "=there's a scale, which is {first} and {second}, and there are weights, which are {list}; what there isn't yet, and what I'd like, is a balance with all of them on it", "=two brothers, {first} and {second}, inherit {list}, and as the will is strict, neither may get more weight than the other, and nothing may be left undivided",
        "=you'll have to do a bit of arithmetic before you put all of {list} up there, because {first} and {second} shall carry the same weight",
    ),
    "sort_stack": (
        "=I can't stand a mixed heap, so everything that agrees in {by} goes on one tower, and for each {by} there's a tower of its own", "=look at the {by} of a thing, look for the others of that {by}, and pile them all on each other; when you have done so with every {by} we're done",
        "=my grandfather kept his jars in columns, and he never let two sorts share one; with you it's the {by} that tells the sorts apart, so build such columns from all there is", "=if two things have the same {by} they belong in the same pile, if they haven't they don't, and nothing should be left without a pile",
        "=the room gets tidier when things are stacked, and I find them again when each stack has a {by} to itself, so make it like that", "=it won't take more stacks than there are kinds of {by}: stack up like with like, until all the things are used",
        "=so that a visitor can see at one glance which kinds of {by} there are, let the things of every {by} stand on one another", "=ignore everything about them except the {by}, for by that you decide which ones are piled up together",
        "=in a choir the voices stand together, and I'd like that for the things here, with the {by} as their voice, except that they stand on each other rather than side by side", "=what belongs together by {by} doesn't stand together yet; it should, and it should do so in the form of towers, one for every {by}",
        "=I don't care how high they get, as long as each of the towers consists of just one {by} and takes in all that is of it",
    ),
    "stack_topple": (
        "=it's for the children, who love a crash: first make them a tower of {list}, the first one at the bottom, and then push it over", "=I know it's a pity to build {chain} only to knock it down again, but that's precisely what I'm asking for", "=when the tower is standing, {roles}, don't admire it, tip it over",
        "=history has many proud towers that fell, and yours shall be built from {list}, beginning at the bottom, before you make it fall with a push", "=without {chain} there's nothing to topple, so see to that before you give the pile the push that brings it down",
        "=in the first act you stack, so that I see {chain}; in the second act you knock the stack over; there's no third", "=let me see how it tumbles, I mean the tower that you're going to make first, with {roles}", "=once you've got {chain}, the building is over and the wrecking begins: shove the whole stack until it lies about",
        "=what I'm after is the noise, really: build {chain}, and as soon as it's up, bring it down with a push", "=we'll first be architects and then be an earthquake; as architects we put up {list}, from the bottom to the top, and as the earthquake we push it all over",
        "=it would be too easy to leave it standing once it's stacked, {roles}, so give it a shove and let it collapse",
    ),
    "swap_push": (
        "=I don't want any fingerprints on them, so change {a} and {b} over with your closed hand, pushing each to where the other one was", "=neither {a} nor {b} may leave the table, yet each must end up in the place of the other, so all you've got is pushing",
        "=curling stones aren't carried, they slide, and so should {a} and {b} until they have traded places", "=first shove one of them out of the way, then the other into the free spot, and then the first into the spot that this left: that's how you swap {a} and {b} without gripping",
        "=your fingers stay shut the whole time, because I'd like to see {a} and {b} exchanged by nothing but shoves", "=when two trains pass each other on one line, one of them has to be shunted aside; shunt {a} and {b} like that, by pushing, so that each gets to where the other was",
        "=they're too hot to be held, {a} and {b}, but they have to change places, so push them there", "=I'd have you move {a} to where {b} is and {b} to where {a} is, and because they mustn't be lifted, do it as you'd move heavy furniture, by pushing",
        "=the tricky thing is that you may not pick up {a} or {b}, although they have to swap their places; you'll manage with a few shoves", "=it's all done on the surface: one is pushed aside, the other is pushed into its place, and the first is pushed to where the other was, the two of them being {a} and {b}",
    ),
    "swap_ring": (
        "=it's musical chairs with three players, and nobody drops out: {a} gets the chair of {b}, {b} gets that of {c}, and {c} gets that of {a}", "=my three aunts always move up by one seat; {a} takes over where {b} is, {b} where {c} is, and {c}, who is left over, takes over where {a} was",
        "=you'll need a free corner for one of them, since {a} has to go where {b} stands while {b} goes where {c} stands and {c} goes where {a} stands", "=if you draw arrows from {a} to {b}, from {b} to {c}, and from {c} back to {a}, you see who has to move into whose place, so now let everyone follow the arrow",
        "=as it is, {b} occupies the place that {a} should have, {c} the place that {b} should have, and {a} the place that {c} should have, so move everyone accordingly", "=when the shift changes, {b} is relieved by {a}, {c} is relieved by {b}, and {a} by {c}, each at the post of the one it relieves",
        "=since a ring has no end I can start anywhere: let {c} have the place that {a} leaves, {a} the place that {b} leaves, and {b} the place that {c} leaves", "=three people pass their hats on: what I mean by hats are places, and so {a} receives the place of {b}, {b} the place of {c}, and {c} the place of {a}",
        "=what should I find when I'm back? I should find {a} where I left {b}, {b} where I left {c}, and {c} where I left {a}",
    ),
    "throw_sort": (
        "=those mats over there are too far for your arm, so it will have to be throwing, and so that nothing gets mixed up, {list} should land where the color is the same", "=I painted the mats out there so that anybody can tell what belongs on which, but nobody can reach them; throw {list} over, matching the color",
        "=a good goalkeeper looks before he throws: look which far mat has the same color, and only then throw, and do it like this with {list}", "=because you can't walk, {list} must fly, and because I like order, what flies must come down on the mat of its own color",
        "=it's the game from the school fair, where a thing counts if it's thrown at the mat with the same color; you get to throw {list}", "=whatever color it has, there's a mat out there that has the same, and you hit that by throwing; do so with {list}",
        "=don't try to carry {list} over to the matching mats out there, since the arm is too short; throw, and throw by color", "=I know that you'd rather set things down, yet the mats with the right colors are beyond your reach; so take {list} and throw, and let the color decide at which mat",
        "=the color tells you at which of the far mats you have to aim; that's all you need to know when you throw {list}",
    ),
    "covered": (
        "=as {object} is afraid of the dark, don't keep it under {box} for too long: just while you're taking {other} to {first}, and after that it may come out and go on {second}",
        "=it's the old trick with the hat. The hat is {box}, and {object} disappears under it; meanwhile {other} is put on {first}; and then you show that you remember, by bringing {object} from under the hat to {second}",
        "=dust is going to fly when you put {other} on {first}, so protect {object} with {box} before you do it, and as soon as the dust has settled take the cover away and put {object} on {second}",
        "=there's an order to this that mustn't be changed, for {box} has to be over {object} before {other} gets to {first}, and {other} has to be on {first} before {object} is uncovered and gets to {second}",
        "=let {object} play hide-and-seek under {box} until {other} is on {first}; when you've found it again, its prize is a place on {second}", "=my memory is bad, but yours isn't, so hide {object} under {box}, carry {other} to {first}, and then fetch what's hidden and set it down on {second}",
        "=it's like a play in three scenes. In the first, {box} is lowered over {object}. In the second, {other} walks over to {first}. In the third, {box} is gone and {object} takes its seat on {second}",
        "=before you do anything else {box} goes over {object}, as I don't want it to be seen while {other} is being put on {first}; it may be seen again afterwards, when you take it to {second}",
    ),
    "sort": (
        "=whoever set this up gave every color its mat, and I'd be grateful if you took {things} to where the colors agree", "=my grandchildren have left {things} all over the table; there's a mat for each, which you recognize by its color, so bring them home",
        "=to a painter it hurts when thing and ground clash in color, so see to it that {each} comes to lie on a mat that has its color", "=before the inspection, {things} need to be sorted, which in this house means that the mat below has the same color as what stands on it",
        "=you go by color and by nothing else, so that in the end {things} are each on a mat of their own color", "=same color, same place, as my mother would say, and she'd have wanted {things} on the mats that way",
        "=take whichever {thing} you like to begin with, put it on the mat that shares its color, and keep on until there's no {thing} left to put away", "=the mats look empty, {things} look lost, and as the colors occur on both sides, you'll know what goes where, so match them up",
        "=I never have to explain this twice: the color of {each} tells you its mat, and on its mat is where I want it", "=it's a colorful mess, which I'd like to turn into a colorful order, so find the mat of the right color for {each} and put it there",
        "=I bought mats in all these colors for a reason, which is that {things} should be standing on them, and of course each on the one that looks like it", "=let's do it like the laundry, by color: {things} go onto the mats, and no color mixes with another",
    ),
    "place": (
        "=I cleaned {target} this morning so that {object} could stand on it, and now that it's dry you may go ahead", "=the way I see it, {target} looks bare and {object} looks lost, and both would be helped if you set the latter on the former",
        "=since I'll be looking for {object} later, leave it where I am sure to find it, which is on {target}", "=there's {object}, and there's {target}, and the only thing that I don't like is that the first isn't on the second, so change that", "=my neighbour swears that you can't even put {object} on {target}; let's prove her wrong",
        "=until {object} is on {target} the shop stays closed, so bring it there and we can open", "=you needn't be fast about it, but in a minute or two I'd like {object} to have found its place on {target}", "=let me tell you what is missing in this picture: on {target} there ought to be {object}, so please complete it",
        "=I was going to do it myself, but my back won't let me, so reach for {object}, carry it across, and lower it onto {target}", "=as {object} tends to get lost on the bare table, we keep it on {target}, and that's where you should take it now",
        "=when we were kids everything had its place, and the place of {object} was on {target}; let's do it like that again", "=you're looking at {object} as if it was fine there. It isn't. It'll be fine as soon as it stands on {target}",
        "=what do people do with a pedestal? They put something on it. Well, {target} is the pedestal and {object} is the something", "=I've been meaning to ask you for a while: would it be too much trouble to get {object} onto {target}, so that I can dust where it's been standing",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
