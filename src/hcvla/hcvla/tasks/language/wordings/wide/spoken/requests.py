"""How people ask for skills, moves and arrangements without ordering: wishes, questions, bets, errands."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "touch": (
        "=would it bother you to lay a fingertip on {list} and take it away again?", "=any chance of your fingers getting in touch with {list}, ever so lightly?", "=suppose you were a butterfly that lands for an instant on {list}; let your fingertips be just as light", "=why don't we find out what {list} would feel like? A brush with the fingertip will do",
        "=it would help me to know that your fingers have come into contact with {list}", "have your fingertip introduced to {list}, (nothing more|and no more than that)", "=I'd be happier with a fingerprint of yours on {list}", "=we're playing tag, so {list} must get a tap from your fingers", "pay {list} the honour of a fingertip's touch",
        "=leave a kiss on {list} with the tips of your fingers, without moving anything", "=nurse, would you feel {list} with a finger, please?", "=how about greeting {list} with one light tap and nothing else", "=you may feel {list} with a finger as long as all stays in its place; go ahead",
    ),
    "touch_push": (
        "=would you mind giving {list} a nudge, in whatever direction suits you?", "=be the elbow that bumps {list} out of position", "=it would help if {list} no longer stood quite there; a nudge from your fist will do", "=how about making {list} budge with a closed hand, no matter which way", "=any chance of a little shove for {list}? Whichever way you like",
        "=why don't you elbow {list} out of the spot, gripper closed", "=I leave the direction to you, but {list} had better be bumped from the present spot", "=I'd feel better with {list} shoved off from there, wherever to", "persuade {list} with your knuckles to slide a little off", "=let's have {list} jostled, so that something else would fit where you push",
        "=is it possible for you to get {list} to give way, by leaning your closed fingers against it", "be a bully for once and shove {list} around a bit", "=your job today is to crowd {list} out of the present place with your fist, no lifting",
    ),
    "touch_topple": (
        "=would it be too much to ask that {list} be tipped over?", "be the storm that fells {list}", "=I'd sleep better with {list} lying flat", "=how about a little push up top to make {list} keel over", "=I bet you can floor {list} with one poke of the finger; show me", "=it's bedtime for {list}, so no more standing up: give a push near the top",
        "=let's send {list} sprawling with a shove at the upper end", "=any chance of {list} being bowled over by your fingers?", "=would you be so kind as to see {list} felled like a tree?", "=why should {list} go on standing? A poke up high, and down", "=you'll get applause for making {list} tumble onto the side", "floor {list} with a jab at the upper end",
        "=it would be fun to watch {list} lose balance because of your finger",
    ),
    "push": (
        "=would you mind scooting {object} along the table in the direction of {target}?", "=suppose {object} were on wheels; shove it along toward {target}, and don't lift it", "=it would help if {object} were nudged nearer to {target}, staying on the tabletop all the while", "=why don't we have {object} slither across to {target}? A shove is all it takes",
        "=I'd be happier to see {object} shoved up in the direction of {target} than left where it is", "=any chance of getting {object} to inch toward {target}, pushed from behind?", "=I leave the force of it to you, but {object} needs a shove that brings it toward {target}", "=like a curling stone {object} should glide off, and {target} is what it should be heading for",
        "=let's see {object} herded toward {target} by your closed gripper", "have {object} driven across the table, with {target} as the direction of travel", "=doctor's orders: {object} isn't to be picked up, only wheeled over the table toward {target}", "escort {object} toward {target} by pushing it, never letting it leave the table",
        "=how about bulldozing {object} along until it comes up toward {target}",
    ),
    "pick": (
        "=would you mind having {object} in your hand for a while?", "=I'd love {object} to be dangling from your fingers", "=suppose I wanted {object} off the table and in your grip; well, I do", "=any chance that {object} could be scooped up and held?", "=how about your fingers closing on {object} and rising with it", "=why don't we have {object} airborne, in your hand",
        "=it would be sweet of you to hang on to {object} up there for me", "=mum would like {object} off the table; keep it in your hand", "=I leave it to you how to grip {object}, as long as it's in the air afterwards", "=your job today is holding {object}", "pluck {object} from the table like an apple and hang on to it", "=may {object} be given a place in your grip, well above the table?",
        "=you'd make a fine crane; show it by hoisting {object} and keeping it up",
    ),
    "rotate": (
        "=would you mind giving {object} a turn of {turn} where it stands?", "=suppose {object} were a knob on the stove; it should be twisted by {turn}", "=it would help if {object} had been twisted by {turn} when I look again, still standing in its place", "=how about whirling {object} around by {turn}, right on its spot",
        "=ballet lesson for {object}: a pirouette of {turn}, then it stands still again in its place", "=any chance of {object} spinning in place by {turn}?", "=I leave the grip to you; all that counts is that {object} gets rotated in place, and by {turn}", "=in the shop window {object} would look better turned by {turn}, so see to that",
        "=is it possible for you to have {object} wheel about by {turn} without its going anywhere?", "=could I talk you into a twist of {object} by {turn}?", "=I'd be happier with {object} looking elsewhere, {turn} from how it looks now, on the same spot", "=why don't we let {object} pirouette by {turn}", "swivel {object} on the spot like an office chair, by {turn}",
    ),
    "place_held": (
        "=would you mind leaving {object}, which you are holding, on {target}?", "=it would help if your hand were free again and {target} had what is in it now", "=why don't you let {target} take that load off your hand", "=I'd be happier with {object} sitting on {target} than with {object} in your grip", "=you've carried {object} long enough; {target} is ready for it",
        "=how about landing {object} on {target}, now that you have it", "=the passenger in your hand gets off on {target}", "have what's in your grip bedded on {target}", "=may I trouble you to entrust {target} with the thing between your fingers?", "=any chance that {object} gets out of your fingers and onto {target}?", "tuck what you hold up on {target}, and come away empty",
        "=your waiter's hand has {object} in it; serve it on {target}", "=suppose your hand were tired: you'd rest what's in it on {target}, so do",
    ),
    "throw": (
        "=would you mind tossing {object} over so that it hits {target}?", "=any chance that {object} gets a free flight to {target}, launched by you?", "=I bet you can hit {target} from here with {object}; prove it", "=how about pitching {object} at {target} as in baseball", "=why walk when {object} can fly? Sling it at {target}",
        "=it would be a treat to see {object} whizz through the air and strike {target}", "=let's play darts: {object} is the dart, {target} the board", "=I leave it to you how hard, but {object} has to be flung so that it meets {target}", "=at the birthday party, whoever strikes {target} with {object} wins; you throw", "whirl {object} off into the distance, at {target}",
        "=air mail for {target}: {object}, thrown by you", "=is it possible for you to have {object} soar over to {target}?", "=I'd be impressed by a throw of yours that sends {object} right at {target}",
    ),
    "throw_topple": (
        "=at the fair you'd win a teddy bear for knocking {target} over with a toss of {object}; win one", "=I bet {target} won't stay upright when {object} comes flying; throw it and let's see the fall", "=how about flooring {target} with {object} as the missile", "=suppose {target} were a can on a fence: one throw of {object} should bring it down",
        "=any chance that {target} takes a fall because {object} came flying at it?", "=it would make my day to see {target} keel over, struck by {object} from your throw", "=let {object} be the stone and {target} the giant who falls when it's thrown at him", "=why don't we tip {target} from afar, by tossing {object} against it",
        "=I'd be delighted with {target} lying on its side, brought there by {object}, well aimed and thrown", "=would you mind bowling {target} over from here? {object} is what you throw", "pelt {target} with {object} hard enough for it to go over", "=out of reach though {target} is, it should end up lying; {object} is there to be thrown at it",
        "=is it possible for you to have {object} sail over and upset {target}, so that it falls?",
    ),
    "match_pose": (
        "=would you mind hovering {height} above {object} with your wrist twisted by {turn} against its edges?", "=I'd be happier with your hand {height} up over {object}, {turn} off its alignment", "=suppose you lined up with {object} and then rotated by {turn}: that's the pose I'd like, {height} over it",
        "=how about a vantage point {height} above {object}, where your hand is skewed by {turn} in comparison with it", "=any chance of you floating {height} over {object} and being turned {turn} from it?", "=it would help if your gripper waited at {height} above {object}, its angle being {turn} from that of {object}", "=the photographer wants you {height} above {object}, twisted {turn} relative to it",
        "=why don't we have the gripper hang {height} over {object} and yaw it {turn} away from how {object} points", "=I leave the way there to you; the pose has to be {height} over {object} and {turn} out of line with it", "=nothing needs grasping; just float over {object} at {height}, your fingers twisted {turn} away from its sides",
        "park your hand {height} over {object}, swivelled by {turn} from its heading", "=let's have you stand guard {height} above {object}, {turn} askew of it",
    ),
    "move_without_hitting": (
        "=would it be possible for you to arrive {height} above {mat} with everything around still where it was and untouched?", "=walk on eggshells, so to speak: {height} above {mat} is where you should get, and nothing is to be brushed on the way", "=suppose everything around were made of glass; now go {height} over {mat} and don't so much as graze any of it",
        "=mum has just set the table nicely, so sneak over to {height} above {mat} and don't graze a thing", "=I trust you to get {height} over {mat} and to leave all the things around in peace", "=how about slipping through to a place {height} above {mat}, touching none of what stands there", "=it would be a relief to see you at {height} above {mat} without a single bump",
        "=any chance of a bump-free trip for your hand, ending {height} over {mat}?", "=I'd hate to see anything touched, so choose a clear way and end {height} above {mat}", "=let the things sleep: tiptoe past them to {height} above {mat}", "usher your hand to {height} above {mat}, keeping clear of all else", "=you promised not to hit anything, didn't you? Then off to {height} above {mat}",
        "=wet paint everywhere! Reach {height} above {mat} without contact with anything",
    ),
    "trace": (
        "=would you mind doing the rounds in the air, {height} up: {first}, then {second}, then {third}?", "=suppose you were a bee in search of honey; hover {height} above {first}, go on to {second} and end at {third}", "=it would help to see your hand {height} above {first}, a moment later above {second}, and finally above {third}",
        "=why don't we take a helicopter tour: over {first}, on to {second}, ending over {third}, with {height} of air beneath", "=let's inspect the mats from {height} above, beginning with {first}, going on with {second}, ending with {third}", "=any chance of you looking down from {height} on {first}, afterwards on {second}, and after that on {third}?",
        "=I'd be thrilled by a fly-past at {height} that takes in {first}, {second} and {third} in just this order", "=your round today as a night watchman: {first}, from there {second}, from there {third}, each seen from {height} above", "=the nurse goes from bed to bed, {first}, {second}, {third}; you do that in the air with {height} to spare",
        "=I leave the speed to you, but {first} is to be flown over first, {second} next and {third} last, each at {height}", "=how about having the hand pause {height} over {first}, then again over {second}, then once more over {third}", "shepherd your hand through the air, {height} up: above {first} to start with, above {second} later, above {third} to end with",
    ),
    "move_over": (
        "=would you mind keeping {height} of air between your hand and {object} below it?", "=suppose {object} were a hot plate: your hand should stay over it at {height}", "=it would help if your hand were parked in the air, {height} over {object}", "=I'd be happier with your gripper floating {height} above {object}", "=how about a lookout {height} over {object}",
        "=any chance of the hand hanging {height} over {object} for a bit?", "=why don't you be the lamp that hangs {height} above {object}", "=your job for now is to float above {object}, {height} away from it", "=I leave it to you how you get there, but {height} above {object} is where your hand has to wait", "post yourself above {object} with {height} to spare",
        "=let's have the gripper up over {object}, with room for {height} of air beneath", "=is it possible for you to keep the hand at {height}, with {object} right below?",
    ),
    "moved_by": (
        "=would you mind having {o} stand {length} {side}?", "=I'd feel more at ease with {o} {length} {side}", "=suppose {o} stood {length} {side}; wouldn't that be better? Make it so", "=how about carrying {o} a short way, {length} {side}, and leaving it there", "=any chance that {o} could be resettled {length} {side}?", "=why don't we lift {o} and plant it {length} {side}",
        "=as with a sofa at home, I'd prefer {o} {length} {side}", "=could I persuade you to have {o} relocated by {length} {side}?", "=I leave the grip to you, what matters is that {o} comes to stand {length} {side}", "escort {o} {length} {side} and take leave of it", "=it'd be lovely to find {o} standing {length} {side} when I come back",
        "=waiter, {o} is not quite right here; {length} {side} would suit us", "=let's give {o} a new address, {length} {side} as the crow flies",
    ),
    "hovering": (
        "=would you mind lingering in the air over {object}?", "=be the cloud over {object}", "=suppose {object} were a flower and you a bee: hover over it", "=I'd be happier with your hand floating over {object} than where it is", "=how about keeping an eye on {object} from straight above", "=any chance of the gripper hanging around over {object}, without touching it?",
        "=it would help if the hand were right above {object}, ready and waiting", "=why don't we have the gripper float above {object} for now", "=like a helicopter over a landing pad, stay in the air above {object}", "=let's have a bird's eye view of {object}, from right over it", "=your post for now is the air above {object}", "park your gripper in mid-air over {object}",
        "=is it possible for the hand to be over {object} and stay off it?",
    ),
    "restore": (
        "=would you mind letting {object} have a short holiday on {target} and then seeing it home to the very spot it has now?", "=it would help to have seen {object} on {target}, as long as it's back in its old spot when you are finished", "=suppose {object} tried out {target} and then changed its mind: let it sit there, then go back to the spot it had",
        "=let's give {object} a ride to {target}, with a return ticket to the spot it stands on now", "=a customer would like to see how {object} looks on {target}, after which it should be back in its old spot as though nothing had happened", "=how about having {object} call in at {target}, sit there for a bit, and come home to the spot it left",
        "=why don't you seat {object} on {target} for a breather, and then seat it where it was", "=any chance of {object} sitting on {target} for an instant and then being brought home to where it is now?", "=I promise it's only for a moment: {object} goes up on {target}, and then you return it to its present place",
        "=mum says {object} may play on {target} for a minute but has to be home again afterwards, in its own spot", "ferry {object} over to {target} and, having let go, ferry it home to the spot you had it from", "=I'd be grateful for a rehearsal: {object} comes on stage, which is {target}, and then goes off again to where it was waiting",
        "=I'm willing to lend {object} to {target}, but I want it returned to its old place straight after", "chaperone {object} on an outing to {target} and see it safely home to its former place",
    ),
    "next_to_restore": (
        "=would you mind standing {object} {where} for a breath and then having it home in its old spot?", "=it'd be useful to see {object} {where}, if only briefly; after that its old spot is where it should be again", "=let {object} pay a neighbour a call: it stands {where}, says hello, and returns to its own spot",
        "=how about a trial: {object} gets a place {where}, and straight after it gets the old one again", "=why don't we try {object} {where} and, having seen it there, restore it to the spot it's in now", "=a customer wonders about {object} {where}; show it there and then put it where it was", "=any chance of {object} being stood {where} for a moment before it is taken home to its present spot?",
        "=I'd like a rehearsal of {object} {where}, and at the end of it {object} in its old spot", "=mum lets {object} stay {where} for a minute, no longer, and then it has to go home to its spot", "usher {object} to a place {where}, let it rest there, and usher it home to the spot it came from", "=I promise {object} won't have to stay {where}: let it stand there once and then take it back to its spot",
        "keep the old spot of {object} free while it stands {where} for a moment, for that is where it returns",
    ),
    "rotate_restore": (
        "=would you mind giving {object} a turn of {turn}, and then taking the turn back?", "=let's have {object} peek round by {turn} and then face as it did", "=it would help to see {object} from another side, turned {turn}, provided it's given its old heading afterwards", "=how about twisting {object} by {turn}, letting go, and twisting it back to the heading it has now",
        "=any chance of {object} standing at {turn} from its present angle for a moment before being turned to that angle again?", "=why don't we try {object} at another angle, {turn} from this, and then think better of it and restore the first one", "=a customer wants to see the back of {object}; show it by a turn of {turn}, and then turn it as it was",
        "=I bet nobody will notice when you turn {object} by {turn}, set it down, and then undo the turn", "swing {object} open like a door, by {turn}, then swing it shut to the angle it has now", "=the patient's neck exercise, done with {object}: it turns by {turn}, pauses, and comes back to how it faced", "wind {object} by {turn} and unwind it again to where it pointed",
        "=I'd be happy with {object} turned by {turn}, but for a second only: its present angle is what I want to find in the end",
    ),
    "rotate_symmetry": (
        "=would you mind giving each of the {shapes} a turn of {turn}?", "=it would help if no {shape} kept its angle: all of them should be turned, each by {turn}", "=suppose the {shapes} were dancers; every one of them makes a turn of {turn} on its spot", "=let's have the {shapes} waltz: {turn} for each, on the spot", "=any chance that all the {shapes} end up rotated by {turn}, one like the other?",
        "=how about whirling every {shape} round by {turn}, right where it stands", "=why don't we let the {shapes} face another way, each of them {turn} from how it faces now", "=I'd be happier with each {shape} twisted by {turn} on its spot", "=what you do to one {shape} you should do to all {shapes}: twist by {turn}", "=in all fairness, a turn of {turn} is due to each {shape}",
        "treat all {shapes} alike and swivel each by {turn}", "=I leave the order to you, provided that a turn of {turn} is given to one {shape} after another until all have had it",
    ),
    "novel_noun": (
        "=would you mind if I called {object} the {noun} and {target} the {place}? Well then, I'd love the {noun} to sit on the {place}", "=suppose {object} were known as a {noun} and {target} as a {place}; then I'd like the {noun} put on the {place}", "=let's agree on two words, {noun} for {object} and {place} for {target}. It would help to have the {noun} on the {place}",
        "=my toddler calls {object} a {noun} and {target} a {place}; she'd be happy to see the {noun} sitting on the {place}", "=in my family {object} goes by the name of {noun}, and {target} by the name of {place}. How about seating the {noun} on the {place}?", "=any chance of the {noun} being moved onto the {place}? The {noun}, by the way, is {object}, and the {place} is {target}",
        "=I'd love the {noun} to sit on the {place}, where {noun} stands for {object} and {place} for {target}", "christen {object} {noun}, christen {target} {place}, and bring the {noun} to rest on the {place}", "=why don't we put the {noun} on the {place}, seeing that {object} is the {noun} and {target} is the {place}",
        "=a customer asked for a {noun} on a {place}. Here, {object} is what they call a {noun}, and {target} is a {place}", "=here are two words for you to learn: {noun}, that is {object}; {place}, that is {target}. As homework, get the {noun} onto the {place}", "=could I have the {noun} over on the {place}? You'll find that {object} is a {noun} and that {target} is a {place}",
    ),
    "novel_adj": (
        "=would you say {more} is {adjective} than {less}? I would. So would you mind setting the {adjective} one of the {shapes} on {target}?", "=suppose we call {more} {adjective} than {less}; then the {adjective} {shape} is the one I'd like on {target}", "=it would help to have the {adjective} {shape} on {target}, {adjective} in the sense in which {more} is {adjective} than {less}",
        "=my son says {more} is {adjective} than {less}, and he wants the {adjective} {shape} to sit on {target}", "=any chance of the {adjective} {shape} being brought to {target}? You can tell which it is from {more}, which is {adjective} than {less}", "=I leave it to you to find out which {shape} is {adjective}, knowing that {more} is {adjective} than {less}; {target} is where it should go",
        "=why don't you take the {shape} that is {adjective} over to {target}, given that I find {more} {adjective} than {less}", "=now that I've told you that {more} is {adjective} than {less}, could you have the {adjective} {shape} moved onto {target}?", "=of the {shapes}, the {adjective} one would look good on {target}; for the meaning of {adjective}, see how {more} is {adjective} than {less}",
        "=a customer thinks {more} {adjective} than {less}; he'd like the {adjective} {shape} set out on {target} for him", "=how about {target} as the seat for whichever {shape} is {adjective}, just as {more} is {adjective} than {less}", "=I'd be glad of the {adjective} {shape} on {target}. Does {adjective} puzzle you? Well, {more} is {adjective} than {less}",
    ),
    "novel_adj_noun": (
        "=would you mind moving the {adjective} {shape} onto the {noun}? The {noun} is {target}, and {more} is {adjective} than {less}", "=suppose {target} were called the {noun}, and {more} were {adjective} than {less}; then I'd love to see the {adjective} {shape} on the {noun}",
        "=let's say {noun} instead of {target}. Since {more} is {adjective} than {less}, you can tell which {shape} is {adjective}; have it moved to the {noun}", "=my daughter calls {target} the {noun} and finds {more} {adjective} than {less}; the {adjective} {shape} should go to the {noun}, she says",
        "=any chance of seeing the {adjective} {shape} on the {noun}, {noun} being {target} and {more} being {adjective} than {less}?", "=it would help if the {noun} had the {adjective} {shape} on it. The {noun} is {target}; as for {adjective}, {more} is {adjective} than {less}",
        "=how about seating the {adjective} {shape} on the {noun}, now that you know that {target} is the {noun} and that {more} is {adjective} than {less}", "=I leave it to you to work out two things: which {shape} is {adjective}, from {more} being {adjective} than {less}, and where the {noun} is, from my calling {target} so. The one goes on the other",
        "=a guest would like the {adjective} {shape} served on the {noun}; in this house {target} is the {noun}, and {more} is said to be {adjective} than {less}", "=why don't we bring the {noun} its {adjective} {shape}? By {noun} I mean {target}, and you see that {more} is {adjective} than {less}",
        "=I'd be happier with the {adjective} {shape} sitting on the {noun}, where {noun} is my name for {target}, and {adjective} is what {more} is rather than {less}",
    ),
    "follow_order": (
        "=would you mind escorting {object} to {tos}?", "=I'd be happy to see {object} travel to {tos}, touching down every time", "=it would help if {object} were set on {places}", "=how about showing {object} around: on {places}, letting go of it every time", "=why don't we have {object} hop on {places}", "=any chance of {object} being parked on {places}?",
        "=the postman is {object} and has to get to {tos}; put it down at each address", "=I leave the grip to you, the route of {object} is fixed: it is carried to {tos}", "usher {object} to {tos}", "=my little boy wants {object} to ride to {tos}", "=let's take {object} for a walk to {tos}, with a rest at every stop", "=your passenger is {object}, your stops are these: to {tos}",
        "=suppose {object} were on tour; it would be seen on {places}. Arrange the tour",
    ),
    "follow_order_restore": (
        "=would you mind lending {object} to {place} for a moment and then giving it back to the mat it lives on?", "=it would help if {object} had been on {place} and were back on its own mat by the time you stop", "=how about an excursion for {object} from its mat to {place} and home to the same mat", "=why don't we let {object} sit on {place} once, and then sit on its own mat again",
        "=any chance of {object} leaving its mat for {place} and being carried home to it afterwards?", "=mum wants {object} home on its own mat after it has been to {place}, so see to both", "=a customer would like to try {object} on {place}; once tried, it goes back to the mat it was taken off", "=I promise {object} its mat back after a short stay on {place}; please see to both",
        "=let {object} spend its lunch break on {place} and return to work on its old mat", "ferry {object} off its mat to {place}, put it ashore, and ferry it home to that first mat", "=suppose {object} called on {place}, said hello, and went home to its mat: that's what I'd like to see", "=I leave the grip to you; {object} is to be lifted from its mat onto {place}, and from there onto its mat once more",
    ),
    "neighbour": (
        "=would you mind taking {object} over to {mat}, and then fetching what was {side} to keep it company there?", "=it would help if {object} were on {mat}, and if the one that used to stand {side} joined it there afterwards", "=suppose {object} moved house to {mat}, and its neighbour, the one that stands {side} now, moved in after it; arrange that",
        "=let's invite {object} onto {mat}, and after that the one that was {side} as well", "=how about giving {object} a seat on {mat} and then giving whatever had been {side} a seat there too", "=any chance of {object} being moved onto {mat}, followed by the one that stood {side} before?",
        "=why don't we take {object} to {mat}, then go back for the thing that was {side}, and take that along to the same place", "=mother and child shouldn't be parted: {object} goes on {mat} and, after it, the one that now stands {side}", "=I'd be happy with two things on {mat}: {object} to start with, and then what had been {side} till then",
        "={object} goes up on {mat}; the one that is {side} now would miss it, so bring that one there too", "ferry {object} across to {mat}, come back, and ferry across the one that had been {side}",
    ),
    "next_to": (
        "=would you mind finding a home for {object} {side}?", "=I'd be happier with {object} standing {side}", "=it would help to have {object} (parked|stationed) {side}", "=how about letting {object} settle {side}", "=any chance of {object} being planted {side}?", "=why don't we give {object} a spot {side}", "=the hostess would like {object} seated {side}", "=waiter, we'd rather have {object} {side}",
        "tuck {object} into a free spot {side}", "=I leave the exact spot to you, provided {object} comes to stand {side}", "=your job is to see {object} safely to a place {side}", "escort {object} to a place {side} and leave it standing", "=suppose {object} were a guest: its chair would be {side}. Lead it there",
    ),
    "count_and_repeat": (
        "=would you mind doing this {times}: {object} onto {target}, and home to its spot?", "=let's have {object} commute to {target} and home to its spot, {times} in all", "=how about {object} going onto {target} and back to where it was, and you making that happen {times}", "=why don't you give {object} a ride to {target} and home again, {times} altogether",
        "=any chance of {object} being set on {target} and put back in its place, {times} in a row?", "=my little girl would love {object} to visit {target} and come home, the whole thing {times}", "=I bet you can take {object} to {target} and return it to its spot {times} without tiring; go ahead", "=the drill, to be done {times}: have {object} set down on {target} and have it set down where it was",
        "=doctor's orders: {times} {object} has to get up on {target} and come back down to its place", "=I leave the pace to you, but {times} {object} has to be taken to {target} and brought home to the same spot", "=it would please me to see {object} ferried to {target} and then home to its spot, and that {times}",
        "=I'd be happy if you did as a shuttle bus does: {object} gets to {target} and back to where it was, {times}",
    ),
    "rearrange": (
        "=would you mind giving my flat a makeover: {moves}?", "=I'd feel happier with {moves}", "=it would help to find {moves} when I look again", "=how about shifting things like this: {moves}", "=any chance of seeing {moves}?", "=why don't we have {moves}, measured from where they are", "=the hostess asks for a few changes at the table: {moves}", "=let's improve this a little, with {moves}",
        "=I leave the order to you, as long as we get {moves}", "=your job as a stagehand: {moves}", "=to a decorator's eye this would look better with {moves}, so go for that", "=suppose this were a stage: for the next scene we'd need {moves}. Set it up",
    ),
    "displace": (
        "=is it possible to have {move}, please?", "=I'd prefer {move}", "=wouldn't it be nicer with {move}? Make it so", "=suppose we had {move}: much better. Do that", "=it would suit me to have {move}", "=may I ask for {move}", "=the decorator in me asks for {move}", "=a small favour, if I may: {move}, starting from where it stands", "=let's end up with {move}",
        "=I leave the grip to you, if only I get {move}", "=all it would take to please me is {move}", "=how about this little improvement: {move}",
    ),
    "touch_reset_pick": (
        "=would you mind touching one of the {shapes}, retiring to your home position, and coming back to pick up the same one?", "choose a {shape}, whichever you fancy, tap it, go home, and then return to lift it", "=it would help if some {shape} were touched first, then the arm sent home, and then that same {shape} grasped and held",
        "=suppose you met a {shape}, any one: shake hands with it by a touch, go home, come back and take it up", "=how about a {shape} of your choice being touched, you going to your home position, and the same {shape} then being lifted", "=any chance of you greeting one of the {shapes} with a tap, heading home, and returning to hold up the very one you tapped?",
        "=why don't we do it in three parts: your finger on any {shape}, your arm at home, and then that {shape} in your grip", "=I leave it to you which {shape}; tap it, withdraw to the home position, and then collect it", "=like a shy child: put a finger on one {shape}, run home, come back and take that same {shape}",
        "=let's see a {shape}, any of them, tapped, left alone while you go home, and then picked up by you", "=I'd be happy with any {shape}, as long as you first feel it, then report back to your home position, and only then hold it up",
    ),
    "stack2": (
        "=would you mind giving {n1} a lift onto {n0}?", "=it would help if {n1} stood upstairs on {n0}", "=suppose {n0} were a chair: have {n1} sit down on it", "=how about {n1} riding piggyback on {n0}", "=why don't we let {n1} ride on the back of {n0}", "=any chance of a little tower with {n0} at the foot and {n1} on its shoulders?",
        "=my boy would love a tower of two, so make {n0} the ground floor and have {n1} put above it", "=I'd be happier with {n1} standing on {n0} than beside it", "make a bunk bed: {n0} sleeps below, {n1} above", "tuck {n1} up on top of {n0}", "=is it possible for you to get {chain}, the one upon the other?", "=I'd be delighted by a little tower of {list}, counting from the bottom",
        "let {n0} carry {n1} on its head",
    ),
    "stack3": (
        "=would you mind building me a tower in which {n1} rides on {n0} and {n2} rides on {n1}?", "=acrobats: {n0} stands firm, {n1} climbs on its shoulders, and {n2} climbs on those of {n1}", "=it would help if {n0} carried {n1}, and if that carried {n2}", "=suppose you're building a house: {n0} is the cellar, {n1} the ground floor, {n2} the attic",
        "=how about a tower in three floors, let's say {n0}, above it {n1}, and {n2} up above that", "=any chance of {n2} sitting on {n1} that sits on {n0}?", "=why don't we pile {n1} on {n0} and, so that it gets higher still, {n2} on {n1}", "=a wedding cake is ordered: {n0} as the bottom tier, {n1} as the next, {n2} as the topmost", "=I'd be thrilled to see {roles}, all in one tower",
        "=the totem pole should have {n0} at its foot, {n1} as its body and {n2} for its head", "=is it possible for you to get {chain}, as a tower?", "have {n1} hoisted onto {n0} and {n2} hoisted onto {n1}",
    ),
    "stack4": (
        "=would you mind making a tower where {n0} bears {n1}, {n1} bears {n2}, and {n2} bears {n3}?", "=acrobats, one on the other: {n0} at the very bottom, {n1} on its shoulders, {n2} on those of {n1}, and {n3} at the peak", "=it would save space if {n1} stood on {n0}, {n2} on {n1} and {n3} on {n2}; build that",
        "=suppose it were a block of flats: {n0} has the ground floor, {n1} the first, {n2} the second and {n3} the top floor", "=how about the four of them as one tower, counted from the table up {n0}, {n1}, {n2}, {n3}", "=any chance of a tower with {n3} peeping from the top, {n2} under it, {n1} under that and {n0} down on the table?",
        "=why don't we let {n0} stay put and load {n1} on it, then {n2} on {n1}, then {n3} on {n2}", "=my kid dares you to stack {chain}", "=I'd be thrilled to see {roles}, all four in one tower", "=a four-tier cake is wanted; the tiers from the lowest up are {n0}, {n1}, {n2}, {n3}", "have {n1} hoisted onto {n0}, {n2} onto {n1}, and {n3} onto {n2}",
        "=I leave the grips to you, as long as {n2} separates {n3} above from {n1} below, and {n0} carries it all",
    ),
    "swap": (
        "=would you mind letting {a} and {b} sit in each other's seats?", "=it would help if {a} were standing over where {b} is and vice versa", "=suppose {a} and {b} were guests who want to change seats with one another; help them", "=how about a trade: {a} gets the place of {b}, and {b} is paid with that of {a}", "=any chance of {a} and {b} switching seats?",
        "=why don't we let {a} live where {b} lives now, while {b} moves into the old home of {a}", "=the hostess mixed up the seating; {a} should sit where {b} does and {b} where {a} does", "=I'd be happier if {a} and {b} were the other way about, each in the other's spot", "=as on a car park: let {a} have the bay of {b} and {b} the bay of {a}",
        "=like patients who trade beds, {a} and {b} should trade places", "waltz {a} and {b} around so that each ends where its partner began", "=I leave the manoeuvre to you, but the spot of {a} is to be filled by {b}, and the other way round", "=you'd do {a} and {b} a favour by exchanging where they stand",
    ),
    "balance": (
        "=would you mind distributing {list} over {first} and {second} so that the scales don't tip?", "=it would be fair if {first} and {second} ended up equally heavy, with {list} shared out between them", "=suppose {first} and {second} were two siblings: share {list} out so that neither gets more weight than the other",
        "=how about dealing out {list} between {first} and {second} so that both carry the same weight", "=any chance of the scales coming to rest level, with {list} split between {first} and {second}?", "=why don't we get {first} and {second} even by dividing {list} between them according to weight",
        "=a grocer would put {list} on {first} and {second} until the beam hangs level; do as he does and use them all", "=I leave it to you which of {list} go on {first} and which on {second}, as long as all are used and the weights come out the same", "=justice is to be done between {first} and {second}: spread {list} over the two so that the weights agree",
        "=I'd be content to see {first} at the same height as {second}, with each of {list} on one or the other", "have {list} portioned out on {first} and {second} in such a way that the two weigh the same", "split up {list} like a fair parent, half the weight for {first} and half of it for {second}",
    ),
    "sort_stack": (
        "=would you mind building a separate tower for every {by} there is?", "=suppose this were a warehouse: whatever has the same {by} is stacked in one pile", "=how about one tower for each {by}, made of all the things that have it", "=any chance of the objects being piled up by {by}, every {by} in a tower of its own?",
        "=why don't we let those with the same {by} climb on top of one another, until nothing is left over", "=in our shop things are stacked by {by}: would you do that with all that's on the table?", "=I leave the order within a pile to you, but no pile may mix {by}s and each {by} gets one pile", "=let's make families: same {by}, same tower",
        "=I'd be happiest if each {by} had its own tower and no object stood outside", "have everything sorted into towers, the {by} deciding who goes with whom", "=birds of a feather: pile up together all that agree in {by}", "=it would look tidier with every {by} stacked in a pile of its own",
    ),
    "stack_topple": (
        "=would you mind stacking {chain} and then sending the tower crashing down?", "=my son would love to see it: a tower with {roles}, and then the big crash when you push it over", "=how about building {list} into a tower, first one lowest, for the sheer joy of knocking it down afterwards; do both",
        "=let there be a tower, {chain}, and an earthquake after it that brings it down, the quake being your push", "=it would be fun to have {chainand}, and then to have you bowl the whole tower over", "=any chance of a tower, {roles}, that you tip over as soon as it's finished?", "=why don't we put {chainand}, and then flatten it all with a push",
        "=I leave the force to you; what's to be stacked is {chain}, and what's to be knocked over is that stack", "=let's see the stack {chain} rise and, after a shove from you, tumble", "=I promise nobody will be cross: you stack {chain}, and then you whack the tower over", "have a tower built with {roles} and then have it fall flat",
        "=I bet your tower, {listdown} from the top down, falls over once it's built; prove me right with a push",
    ),
    "swap_push": (
        "=would you mind shoving {a} and {b} about until they've traded places? No lifting, please", "=it would help if {a} and {b} changed seats, being pushed along the table rather than carried", "=suppose {a} and {b} were curling stones: let them glide into each other's place, never lifted", "=how about sliding the two past each other, so that {a} rests in the place of {b} and {b} in that of {a}",
        "=any chance of {a} and {b} swapping spots with only your closed fist pushing them?", "=why don't we leave the gripper shut and nudge {a} and {b} over to one another's places", "=I'd be happier with {a} in the place of {b} and {b} in the place of {a}, got there by pushing alone", "=as with furniture that's too heavy to carry, slide {a} to the place of {b}, and {b} to the place of {a}",
        "=I leave the route to you; by pushes and nothing else, {a} and {b} have to exchange their positions", "shuffle {a} and {b} across the tabletop into each other's spots, with a closed hand", "have {a} and {b} shunted like wagons, never hoisted, till they've exchanged places", "=is it possible for you to get {a} and {b} to trade places with shoves, both staying down on the table?",
    ),
    "swap_ring": (
        "=would you mind showing {a} to the place of {b}, {b} to the place of {c}, and {c} to the place of {a}?", "=it would help if {b} made way for {a}, {c} for {b}, and {a} for {c}, each stepping into the place that was made free for it", "=how about a merry-go-round: {c} comes to where {a} is, {a} to where {b} is, {b} to where {c} is",
        "=any chance of {a} taking over from {b}, {b} from {c} and {c} from {a}, each in the other's spot?", "=why don't we let {b} have the spot of {c}, {c} the spot of {a}, and {a} the spot of {b}", "=the hostess wants a new seating: where {a} sits now, {c}; where {b} sits now, {a}; where {c} sits now, {b}", "=I'd be happier if {b} were succeeded in its spot by {a}, {c} by {b}, and {a} by {c}",
        "=nurse, there's to be a change of beds: {a} into that of {b}, {b} into that of {c}, {c} into that of {a}", "=I leave the juggling to you; in the end the place of {a} has to belong to {c}, that of {b} to {a}, and that of {c} to {b}", "waltz the three around so that {a} lands where {b} began, {b} where {c} began, and {c} where {a} began",
        "=let's hand the places on: {b} gives its own to {a}, {c} gives its own to {b}, and {a} gives its own to {c}", "=on this car park the bay of {b} is for {a}, the bay of {c} for {b}, and the bay of {a} for {c}; drive them there",
    ),
    "throw_sort": (
        "=would you mind lobbing {list} over there, color to mat of equal color?", "=it would help if {list} went flying, with the mat of the same color as the target", "=how about a throwing contest in which {list} must hit the mat of matching color", "=why don't we sort {list} by air, each color to its own mat over there",
        "=I leave the swing to you, as long as you hit the right mat, by color, when you throw {list}", "=my arm would be too short as well, so send {list} by air to the mat in the same color", "=let's see whether color finds color: throw {list}, like to like, at the mats over there", "pitch {list} toward the mats so that each color meets its own",
        "have {list} sail through the air to the mat in the same color", "=any chance of {list} being flung at the mats, color against like color?", "=I bet you hit the mat of the right color every time you toss {list}; go on and toss", "=suppose the far mats were goals: shoot {list} through the air, into the goal of the same color",
    ),
    "covered": (
        "=would you mind putting {box} over {object} like a hat, moving {other} to {first}, and then uncovering {object} and moving that to {second}?", "=it would help if {object} were hidden under {box} while {other} is taken to {first}; after that I'd like {object} uncovered and taken to {second}",
        "=how about a magic trick: {box} goes over {object}, {other} wanders to {first}, {box} comes off, and {object} wanders to {second}", "=any chance of {object} sleeping under {box} while {other} is brought to {first}, and of its being woken afterwards and brought to {second}?", "=why don't we pop {box} over {object}, see {other} off to {first}, lift {box} away and see {object} off to {second}",
        "=mum hides the present: {box} goes over {object}; then {other} is laid on {first}; then the present, {object}, comes out and goes on {second}", "=I'd be happy with {object} tucked away under {box} until {other} has been set on {first}, and with {object} out in the open and on {second} after that",
        "=be the nurse who covers {object} with {box}, takes {other} to {first}, uncovers {object} and takes it to {second}", "=I leave it to you to keep {object} safe under {box} as you bring {other} to {first}; when that's done, unwrap {object} and bring it to {second}", "tuck {object} in under {box}, carry {other} to {first}, then pull the cover off and carry {object} to {second}",
        "=let {box} be an umbrella, set over {object}, while you take {other} to {first}; then put the umbrella away and take {object} to {second}",
    ),
    "sort": (
        "=would you mind helping {things} find the mats of their own colors?", "=it would help if {things} were lying on mats that look like them in color", "put {things} to bed, each in the bed, that is the mat, of its color", "=how about {things} on the mats, sorted so that the colors go together", "=any chance of {things} being taken home to the mats whose color they have?",
        "=why don't we play matchmaker between {things} and the mats, by color", "=as at the cinema, usher {things} to their seats, the mats of the same colors", "=I'd be happier if {each} were seated on the mat of its own color", "=mum likes {things} put away properly, and that's on the mats of the same color", "=I leave the order to you, as long as {each} lands on the mat that has its color",
        "=let's see to it that no mat goes without the {thing} of its color", "park {each} on the mat that's painted like it", "=your job today is to have {things} delivered, the mat of the same color being the address",
    ),
    "place": (
        "=would you mind tucking {object} away up on {target}?", "=I'd be happier with {object} on {target} than anywhere else", "=suppose {target} were a table in a restaurant and {object} the dish; serve it there", "=it would help no end if {object} could be found on {target}", "=how about {target} for {object}? Take it there", "=any chance of {object} landing softly on {target}?",
        "=why don't we plant {object} on {target}", "=the guest, {object}, is to be ushered to its seat, {target}", "=I leave it to you how {object} gets onto {target}, but get there it must", "=nurse, could {object} be laid down on {target}?", "=bring the baby to bed: {object} is the baby, {target} the bed", "=I'd bet you could have {object} up on {target} in no time; prove me right",
        "=you'd do me a favour by leaving {object} on {target}", "hand {object} over to {target}",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
