"""How playful people and children ask for skills and moves: with comparisons and little pictures that change nothing."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "touch": (
        "land on {list} with a fingertip the way a butterfly lands, and flutter off before anything stirs", "=shh! everybody is asleep, so touch {list} as softly as a snowflake would", "=little robot finger, (buzz|fly|hum) over to {list} like a bee, touch, and fly off again",
        "=peekaboo, {list}! robot only wants to feel you with a finger, like patting a kitten", "=as if there were wet paint all over, (dab|touch) {list} with a fingertip and quickly take it away", "=what does a robot's kiss look like? a finger that comes to {list}, touches, and goes, so give it!",
        "=knock, knock! be the visitor who knocks at a door and put a finger to {list}, without moving anything", "=the ghost in the story goes through walls, but your finger stops as soon as it feels {list}: touch, and stop",
        "=is {list} ticklish? one stroke of your finger, soft as a moth, will tell", "=with a sleeping dragon you'd dare no more than a touch, so touch {list} and do no more than that",
    ),
    "touch_push": (
        "push {list} away like a snowplow does with snow, it doesn't matter to which side", "=move over, sleepyhead! that's what your fist says to {list} with a little shove", "=like a cuckoo in somebody else's nest, shove {list} out of the place", "=pretend you're a bulldozer and {list} the rubble: push it off the spot",
        "=an elephant would do it with its trunk, you do it with closed fingers: (push|shove) {list} a bit aside", "=imagine a crowded party, {list} gets elbowed out of the way, and nobody gets lifted", "=choo choo, here comes the robot express, {list} must get off the track, so push!",
        "=the spot under {list} would like some sun for a change, as a cat does; nudge until it is free",
        "=would a hippo ask politely? no, it would just push {list} away, and so will you", "=a badger comes home and finds {list} in its seat: out you go, it says, and pushes. You are the badger",
    ),
    "touch_topple": (
        "=boom! let {list} fall over like a sleepy giant, it's your finger that gives the push", "push {list} over, up high, as a storm does with a scarecrow", "=night-night time for {list}: a poke near the upper end, and down to bed like a tired teddy", "=as if a cow had leaned against it, that's how {list} should go over: lean on with your fist until there's a fall",
        "=be the big bad wolf, only with a finger instead of all the huffing, and knock {list} over", "=the penguin slips and plop, it lies there. Do the same with {list}, by a shove of your hand", "=wibble, wobble, bump! I want to see that with {list}, so (tip|push) it over", "=whoever stands like a soldier all day long needs a rest, so tip {list} over with your hand",
        "=can you do what Jericho's trumpets did? {list} must come tumbling down, by your hand", "=a sneeze of a mammoth would be enough to make {list} fall; you have only a finger, so push well",
    ),
    "push": (
        "=a beetle trundles its load along from behind, and so do you with {object}, pushing it toward {target}", "={object} misses {target} so much! it has no legs, so push it nearer", "push {object}, like a shopping cart, in the direction of {target}", "=let's say {target} smells of pancakes; that's why {object} wants to slide over there, and your closed hand pushes it along",
        "=vroom! {object} drives toward {target}, and you're the motor that pushes from behind", "=toward {target}, like snow before a plow, that's how {object} should be pushed", "=a penguin slides on its belly, never through the air: push {object} like that in the direction of {target}", "=scooch, scooch, says the fist, and {object} scoots along, nearer to {target}; push it that way",
        "=where would {object} like to be? closer to {target}, and it lets itself be pushed there like a lazy donkey", "push {object} along like a baby in a stroller, toward {target}",
    ),
    "pick": (
        "lift {object} out of there the way a crane lifts a beam", "=uppy up! {object} wants to be picked up like a baby", "(pick|pluck) {object} like a cherry off a tree", "=as if it were made of sugar, so carefully should you take {object} in your hand and raise it", "=a magpie sees something that glitters: it's {object}! swoop down, grab it, hold it up",
        "={object} dreams of flying. take it between your fingers and lift it!", "hold {object} up high, like a champion who shows off a prize", "=what does a crocodile do? it opens wide, goes snap around {object}, and lifts its head. Be the crocodile", "=the table is hot lava and {object} stands right in it; rescue it, grab and lift!",
        "=does {object} weigh as little as a canary? lift it and tell me", "=in my dream {object} floated in the air; make that come true with your hand, by lifting it",
    ),
    "rotate": (
        "turn {object} {turn} on its spot, like a doorknob", "=as if a corkscrew were stuck in it, twist {object} by {turn}, without moving it away", "=a ballerina turns and stays where she is; let {object} do likewise, {turn}", "={object} is bored with the view. (turn|rotate) it by {turn}, but it may stay where it lives", "=by {turn}, like an owl that turns its head, {object} should be rotated where it stands",
        "=if {object} were a merry-go-round, I'd order a ride of {turn}: grab it, turn it that much, leave it in its place", "=which knob opens the treasure chamber? {object}! dial it {turn} and don't shift it", "give {object} a spin of {turn} on the spot, as one does with a globe", "=creak, creak, says the windmill, and {object} gets turned {turn} without leaving its place",
        "=how about a pirouette of {turn} for {object}? it ends where it began, as with all good dancers", "=a weathervane swings round and stays on its roof; {object} should swing round by {turn} like that",
    ),
    "place_held": (
        "={target} is the nest, so settle what you hold down on it like a chick", "={object} is tired of hanging in the air like a bat; put it to bed on {target}", "lower what you carry onto {target} like an elevator that comes down, and open up", "=passengers for {target}, please get off! says the helicopter, and sets {object} down there", "=open your beak, stork: what dangles from it is for {target}",
        "=hush, as if you'd tuck it in: {object} down on {target}, and let go", "={target} has been saving a seat. Put what's in your fingers on it!", "set {object} down on {target} as gently as a hen sits down",
        "=where does the king sit? on {target}! so put what you are carrying on it", "=drop anchor, sailor: what you have in hand belongs on {target}",
    ),
    "throw": (
        "throw {object} at {target} like a snowball", "=whee! {object} wants to fly like a superhero, with {target} for a landing place; throw it", "=as monkeys do with peanuts, throw {object} to {target}", "=you are the catapult, {target} is the castle, so hurl {object} there", "={target} is on the other shore and there's no bridge; {object} has to get across by being thrown",
        "=flap flap, it has no wings, so your arm must help: {object} through the air to {target}, with a good throw", "=pretend that {target} is a hungry hippo and throw {object} to it", "=like a frisbee over the meadow, {object} should sail across to {target}; toss it!",
        "=how does a kangaroo's baby travel when mama is in a hurry? through the air! so throw {object} to {target}", "=the circus cannon is loaded with {object} and aimed at {target}: fire, I mean throw!",
    ),
    "throw_topple": (
        "=be David, let {target} be Goliath: throw {object} so that the giant goes down", "knock {target} over by throwing {object} at it, as people do at the fair", "=crash, bang! {object} flies, {target} drops like a sack of flour; do that with a throw", "={target} stands there like a proud rooster. A throw of {object} should make it tumble", "=(pow|wham)! so that {target} keels over like a felled tree, throw {object} right into it",
        "={object} is a cannonball in our pirate game: throw it, and {target} goes down like a mast", "throw {object} like a coconut at {target}, which should then lie flat", "=whoever gets hit by a snowball this big falls over; {object} is the snowball to throw, {target} the one to fall",
        "=will {target} still be standing when {object} comes flying like a meteor? it shouldn't, so throw well",
    ),
    "match_pose": (
        "hover like a helicopter {height} above {object}, twisted by {turn} against its sides", "=as a hawk hangs in the sky, so hang {height} over {object} with your fingers turned {turn} from the way it lies", "=I want your hand to be a crooked roof for {object}: with {height} of air between, and twisted by {turn} from its sides", "=up you go to {height} above {object}, and twirl there like a weathercock until you are {turn} away from its direction",
        "=like a picture that hangs askew, {turn} off from {object} and {height} above it: that's how your hand should wait", "={object} wants to dance with you! stay {height} over it and turn your hand {turn} from its sides", "=pretend to be a ceiling fan above {object}: {height} up, and stopped at {turn} from its sides", "=a bumblebee would do it: stop in the air over {object}, {height} away, its body turned by {turn} from the sides of that",
        "=are you as patient as a heron? then wait {height} above {object}, your fingers turned {turn} from its sides",
    ),
    "move_without_hitting": (
        "sneak to {height} above {mat} like a cat burglar, and don't brush against anything", "=the things on the table are sleeping dragons! glide past them to {height} over {mat}, no bump, no touch", "=as through a room full of spider webs, find your way to {height} above {mat}; nothing may be hit", "=wiggle your way like a snake in the reeds to {height} over {mat}, without bumping into a single thing",
        "=everything around is made of eggshell, imagine, and you have to be {height} over {mat} without hitting any of it", "=like a bat in a dark cave you notice what's in the way, so avoid it all and hang {height} above {mat}", "=whoever hits something in this game goes bzzz and loses! reach {height} over {mat} without hitting anything", "let your hand drift like a cloud to {height} above {mat}, clouds don't bump into anything and neither do you",
        "=could you tiptoe through the air to {height} above {mat}, like a fairy who must not wake anybody, and hit nothing on the way?",
    ),
    "trace": (
        "=be a bee, {height} up: hover over {first}, then over {second}, then over {third}", "=dear passengers, at {height} we'll now fly over {first}, later over {second}, and finally over {third}", "=like a gondola, your hand glides {height} above {first}, on to {second} and on to {third}, always at the same height", "=a cloud goes for a walk: over {first}, over {second}, over {third}, always {height} above. You're the cloud!",
        "={first}, {second} and {third} are islands, and your hand is the seagull that passes over them in this order, {height} above each", "=hop like a frog through the air, no landing: {height} above {first}, hop, {height} above {second}, hop, {height} above {third}", "inspect them like a general his troops, from {height} above, {first} before {second} and {second} before {third}", "=your hand is a ghost that floats {height} high from {first} to {second}, boo, and from there to {third}, boo",
        "=who delivers the dreams at night? the sandman, {height} above {first}, then as high above {second}, then as high above {third}. You play the sandman",
    ),
    "move_over": (
        "stop in the air over {object} like a hummingbird, {height} up", "=a guardian angel floats {height} above whom it protects; float like that over {object}", "={object} would like some shade, so park your hand like an umbrella {height} above it", "=up, up, and stop, the way an elevator stops: {height} over {object}", "=don't pounce yet, kitty. Keep your paw {height} above {object}",
        "=be the sun over {object}! the sun stays {height} above it in this game", "=there's a balcony {height} above {object} that nobody can see; take your hand up there", "=as if a giraffe peeked down at it, your hand should be over {object} with {height} between",
        "=how high does a bumblebee wait? {height} over {object}, at least in this game; go there",
    ),
    "moved_by": (
        "={o} wants to hop {length} {side} like a bunny; carry it there", "(shift|move) {o} {length} {side} as if it were a chess piece", "={o} needs elbow room like a fat cat on a sofa: take it {length} {side}", "=and now the piano gets moved, puff, pant: {o}, {length} {side}", "=as a snail would go, only faster, {o} should be brought {length} {side}", "=baby steps! {length} {side} for {o}, and stop there",
        "={o} moves house, but only {length} {side}, like a hermit crab", "=somebody must scoot over on the bench, and it's {o}: {length} {side}, please",
        "=what if {o} were a shy mouse that saw a cat? it would dash {length} {side}, so carry it there",
    ),
    "hovering": (
        "hover over {object} like a dragonfly over a pond, don't grab anything", "stand guard in the air above {object}, as an owl watches a mouse", "=be a cloud for {object}, just hang above it", "=your hand is an umbrella, and where does it go? over {object}, up in the air", "=ooh, what is {object} doing down there? float above it with your hand like a balloon and watch",
        "let your gripper linger in the air above {object} like the smell of pancakes over a stove", "=as a lifeguard looks down on the pool, your hand looks down on {object}: over it, and stay up there",
        "=where's the rain cloud? over {object}! be the cloud and stay up there",
    ),
    "restore": (
        "={object} wants to visit {target} for tea, and when tea is over you carry it home to its old spot", "=like a cuckoo that pops out and in again, {object} should go on {target} and then be where it was", "=yo-yo! let {object} down on {target}, and then it returns to the very place it came from", "take {object} on a day trip to {target}, as one takes a dog out, and bring it back to its place afterwards",
        "={object} gets homesick quickly: set it on {target}, let it look round, return it to the spot where it stands now", "=what would a boomerang do? go to {target} and then be back where it started. Make {object} the boomerang", "=test the bed! {object} lies down on {target} like Goldilocks, gets up, and goes back to its own place, with your help",
        "=as the tide comes and goes, bring {object} to {target}, and after that to its former place again",
        "=may {object} go out and play on {target}, like the other kids, if it is back in its place afterwards? it may, so take it there and back",
    ),
    "next_to_restore": (
        "={object} wants to whisper a secret, so set it {where}; then, secret told, it goes back to its old place", "let {object} stand {where}, like a visitor at the fence, and afterwards take it back to its spot", "=knock knock, who's there? {object}, put down {where}! nobody opens, so bring it back to where it was", "=like a puppy that sniffs and trots back: {object} goes {where}, and then to the place where it is now",
        "=selfie time! {object} has to pose {where}; click; now return it to its own spot", "={object} gets a holiday {where}; when it's over you carry it back to the place it left", "=play musical chairs with {object}: down it goes {where}, and when the music stops, down again where it started", "={object} is a shy snail: it comes out, is set down {where}, and is taken back to its old place. You're its legs",
        "=would {object} like to say hello, {where}, and then be carried back to its own place, like a toddler who is shown round? I think so, do it",
    ),
    "rotate_restore": (
        "turn {object} {turn}, like somebody who looks over a shoulder, and then turn it back the way it was", "=fashion show! {object} turns by {turn} to show its other side, and then faces us as before", "=peep! like an owl {object} turns by {turn}, and afterwards like an owl it turns back again", "twist {object} by {turn}, blink like a toad, and undo the twist",
        "=open the safe and shut it: {object} goes round {turn}, and then round the other way to how it stood", "={object} wants to know what's going on over there, so rotate it {turn}, let it look, and set it straight like before", "=as a gate swings open and shut, {object} gets turned {turn} and turned back to how it is now", "=whirl, unwhirl! {turn} for {object}, and then exactly the reverse",
        "=what does a shy dancer do? she turns {turn} and then quickly turns back. Let {object} do as she does",
    ),
    "rotate_symmetry": (
        "=twins do everything together: both {shapes} get turned by {turn}", "=as if the wind had turned them, each of the {shapes} should get turned by {turn} on its place", "turn every {shape} {turn}, like a doorknob", "=the {shapes} are dancers! (each|every one) makes a turn of {turn} and stays on its spot", "=good morning, sunflowers! all {shapes} rotate by {turn}, in place",
        "=poor {shapes}, they all look the wrong way. Rotate each {turn}", "=no {shape} shall sulk: a twist of {turn} for each, as at a dance", "=by {turn}, like the horses on a carousel, let each {shape} turn where it stands",
        "=would the {shapes} please dance? every {shape}, {turn}, and nobody leaves the floor",
    ),
    "novel_noun": (
        "=on planet Zork people call {object} a {noun} and {target} a {place}; put the {noun} on the {place}, earthling!", "=I've given them names, as one does with puppies: {object} is the {noun}, {target} is the {place}. Set the {noun} down on the {place}", "=my baby brother says {noun} when he means {object}, and {place} when he means {target}, and now he wants the {noun} on the {place}",
        "=magic words! {noun} is {object}, {place} is {target}, abracadabra, the {noun} goes onto the {place}", "=a parrot taught me: {place} stands for {target}, {noun} for {object}. Bring the {noun} to the {place} and leave it on there", "=as pirates we say {noun} to {object} and {place} to {target}; ahoy, the {noun} must get on the {place}",
        "=let's pretend {target} was called {place} and {object} was called {noun}: take the {noun}, put it down on the {place}", "put the {noun} on the {place}, where the {noun}, like a clown with a stage name, is {object}, and the {place} is {target}",
    ),
    "novel_adj": (
        "=wizards can see that {more} is {adjective} than {less}; wizard, put the {adjective} {shape} on {target}!", "=in a contest of who is {adjective}, {more} would beat {less} like a hare beats a snail. Now the {adjective} {shape} wants to sit on {target}, so put it there", "=if {more} and {less} had a fight about who is {adjective}, {more} would win. Take the {adjective} {shape} to {target}, like a winner to the throne!",
        "={less} is jealous since {more} is {adjective}. Carry the {adjective} {shape}, like a prince, onto {target}", "=guess what {adjective} is! between {more} and {less}, {more} is it. Got it? then the {adjective} {shape} goes on {target}, hop!", "=in giraffe language one says that {more} is {adjective} than {less}; dear giraffe, set the {adjective} {shape} on {target}",
        "set the {adjective} {shape} on {target}, and in case no parrot ever taught you that word: {more} is {adjective} than {less}",
    ),
    "novel_adj_noun": (
        "=the fairy told me that {target} is a {noun} and that {more} is {adjective} than {less}; she wishes for the {adjective} {shape} on the {noun}", "=a spell: {noun}, that is {target}; {adjective}, that is {more} compared with {less}. Hocus pocus, the {adjective} {shape} must get onto the {noun}!", "=teddy asks: what's a {noun}? {target}, teddy. And who's {adjective}? {more}, compared with {less}. So put the {adjective} {shape} on the {noun}",
        "=in a secret language for spies {noun} means {target}, and they say that {more} is {adjective} than {less}. Agent, put the {adjective} {shape} on the {noun}!", "=sleepy time: the {adjective} {shape} goes to bed on the {noun}. That {noun} is {target}, and {more} is {adjective} than {less}, as a lion is stronger than a lamb", "=martians call {target} the {noun}, and of {more} and {less} they'd call {more} the {adjective} one; the {adjective} {shape} wants to land on the {noun}, so put it there",
    ),
    "follow_order": (
        "={object} is a tourist on a bus tour: take it to {tos}", "=like a bee from blossom to blossom, {object} is carried to {tos}", "let {object} hop like a frog: on {places}", "=Goldilocks tries all the beds! {object} is the one who lies down on {places}", "=here comes the mailman, and his parcel, {object}, goes to {tos}, exactly in this order", "=the king visits his castles, and {object} is the king: set it on {places}",
        "={object} can't sit still, as if it had ants in its pants: put it on {places}", "walk {object}, like a dog on a leash, to {tos}",
        "=where does the postman go with {object}? to {tos}",
    ),
    "follow_order_restore": (
        "={object} goes to school on {place}, and when school is out it goes home to the mat where it lives now", "=like a commuter {object} travels to {place} and afterwards to the mat it started from", "swing {object} over to {place}, let it rest like a pilgrim, and carry it back onto its old mat", "={place} gets a visitor, {object}, who will soon miss the mat it has now, so return it there afterwards",
        "=sleepover! {object} spends a night on {place}, and in the morning you bring it back to the mat it is on now", "=a bungee jump for {object}: down on {place}, and boing, back on the mat where it was before", "try {object} on {place} like a new dress, and then put it back on the mat you took it from",
        "=shall we take {object} to the seaside? the sea is {place}, and after the swim it goes back to the mat on which it is now",
    ),
    "neighbour": (
        "=mama duck is {object}, the duckling is what stands {side}. Mama goes on {mat}, and the duckling follows onto it", "={object} has a friend, it's what you see {side}. On {mat} with {object}, and then on {mat} with the friend!", "=like Noah's ark: {object} goes aboard {mat}, and after it goes whatever stood {side}", "tow {object} like a tractor onto {mat}, and then bring the trailer there as well, which is what was {side} at first",
        "={object} is afraid to sleep alone on {mat}: bring it there, and then bring its neighbor, I mean what was {side}", "carry {object} like a king to {mat}; his servant, which stood {side}, has to be put on {mat} after that", "={object} moves house to {mat}, and in the second trip the neighbor moves there too, the one that is {side} now",
        "=can a shepherd leave a lamb behind? no! so after {object} has been put on {mat}, bring what was {side} there too",
    ),
    "next_to": (
        "={object} wants to cuddle up, so set it {side}", "park {object} {side}, like a bus at its stop", "=as a guard stands at his post, {object} should stand {side}", "=class photo! bring {object}: it has its place {side}", "=in my theater the seat {side} is still free, so {object} goes there", "let {object} snuggle down {side}, as a hen does", "=who keeps whom company? {object} does! put it down {side}, like a good neighbor",
        "={side}, like a puppy that waits, that's where {object} has to be put",
        "=where does the dwarf keep watch? {side}! and the dwarf is {object}, so put it there", "=if {object} were a cat I'd find it purring {side}, so that's where to set it down",
    ),
    "count_and_repeat": (
        "={times} like a yo-yo: {object} onto {target} and back to its place", "=seesaw, seesaw! {object} goes on {target} and then back where it was, {times} in all", "={object} is a ferry between its own spot and {target}; {times} it goes over and comes back", "={object} forgot its umbrella, oh dear, so it visits {target} and comes home to its spot, and that {times}", "carry {object} to {target} and back to its spot {times}, like somebody pacing up and down",
        "=tick, tock: tick is {object} on {target}, tock is {object} back in its place. I want to hear both {times}", "={object} hops on {target} like a sparrow and hops back to where it came from, and you help it do so {times}", "=as a gymnast repeats an exercise, {object} goes to {target} and returns to its place, {times} please",
        "=how often does the ferryman cross? {times}! to {target} with {object}, and back with it to where it was",
    ),
    "rearrange": (
        "=the fairy waves her wand and says: {moves}, pling!", "=as one moves the furniture in a new flat: {moves}", "=chess grandmaster, these are your moves: {moves}", "=everybody on the stage take new places, please: {moves}. Robot, be their legs", "=hoppity hop like bunnies: {moves}", "move them as if they were sleeping babies, {moves}", "=the little ones want to stretch their legs, so {moves}, and carry them, they can't walk",
        "=what did the wind do last night? {moves}. You are the wind, so do it, and carry them softly",
    ),
    "displace": (
        "=a tiny trip, like a snail's in the afternoon: {move}", "={move}, as if somebody had scooted over on a bench!", "=make way for a fat goose: {move}", "=abracadabra, now you see it here and now you see it there: {move}", "=new parking spot! {move}, honk honk", "=there's room for grandma if you move it like a sleeping cat: {move}", "=somebody wants a change of air: {move}, and gently, as if it were a sandcastle",
        "=what would a poltergeist do? {move}! so do it",
    ),
    "touch_reset_pick": (
        "=eeny meeny miny moe: touch whichever {shape} you end up with, go home, and then come back and pick that {shape} up", "=tag, you're it! tap one of the {shapes}, run home like in hide and seek, then come and lift the tagged one", "=like a bee: touch a {shape} you like, go home as if to the hive, then return and pick up that {shape}",
        "=kiss a {shape} with your finger, go home and dream of it like a prince, and then take exactly that one in your hand", "=the {shapes} all want to be chosen! touch one of them, go home, as if to think it over, and then pick up the touched one", "put a finger on some {shape}, like a shopper at the melons, go to your home position, then return and lift that {shape}",
        "=who is your favorite {shape}? stroke it with a finger, go home like a shy boy, then gather your courage, come back and pick up that same {shape}",
    ),
    "stack2": (
        "put {n1} on {n0} like a cherry on ice cream", "={n0} gives a piggyback ride to {n1}, so help it up!", "=giddy-up! {n0} is the pony, {n1} is the rider; put the rider up there", "=as snow lies on a roof, so should {n1} lie on {n0}", "={n1} wants to see the world from the shoulders of {n0}; lift it up there", "=like turtle upon turtle in a pond: {chain}", "={n0} is a house without a chimney. Use {n1} as the chimney, set it up there",
        "=pancake time! the lower pancake is {n0}, the one that lands on it is {n1}",
        "=who wants to be the rooster on the church? {n1} does, and the church is {n0}; set it on there", "=if {n0} were an elephant, {n1} would be the maharaja on it: lift him up",
    ),
    "stack3": (
        "=a circus act! {n0} is the strong man, {n1} stands on his shoulders, and {n2} on the shoulders of {n1}", "=like a snowman: belly {n0}, chest {n1}, head {n2}. Build him!", "=ice cream with scoops, robot: {chain}", "={n2} wants to be king of the hill, and the hill is {n1} on {n0}, so build it and put the king up there", "stack them like pancakes: {roles}", "=a totem pole, please! from the ground up it has {list}",
        "=as acrobats do: {n1} climbs on {n0}, and when nobody wobbles, {n2} climbs on {n1}", "={n0} carries {n1} piggyback and {n1} carries {n2} piggyback, what a wobbly family! build it",
        "=can you make a camel with humps? {n0} below, {n1} as a hump on it, {n2} as a hump on {n1}",
    ),
    "stack4": (
        "=build a house for pigeons: {n0} is the lowest floor, {n1} sits on it, {n2} on that, and {n3} under the sky", "=the musicians of Bremen! {n0} is the donkey, {n1} the dog that climbs on it, {n2} the cat on the dog, {n3} the rooster on the cat", "=as tall as a giraffe: {chain}", "stack them like sleepy kittens, {list}, with the first one lowest", "=lasagna for a giant: {roles}",
        "={n3} wants to tickle the clouds, so lift it onto {n2}, but before that {n2} onto {n1}, and before that {n1} onto {n0}", "=up the beanstalk we go: {n0} first, {n1} on it, {n2} on that, and last {n3}, like the giant's castle",
        "=how do ladders of monkeys work? {n0} stands, {n1} sits on {n0}, {n2} on {n1}, {n3} on {n2}; build me that",
    ),
    "swap": (
        "=like children on a seesaw, where {a} is there should be {b}, and where {b} is, {a}", "={a} wants to live where {b} lives, and {b} wants the spot of {a}; fairy, make both wishes come true", "=as twins who fool the teacher, {a} and {b} should trade seats", "let {a} and {b} change places, the way cats change cushions", "={a} is jealous of the place of {b}, and {b} of the place of {a}, so exchange them and they'll stop crying",
        "=musical chairs for a pair: up with {a} and {b}, and each sits down where the other was", "=pretend that {a} is the night shift and {b} the day shift; each takes over the spot of the other", "=switcheroo, like a magician's trick, with {a} and {b}!",
        "=shall we play a trick on grandpa? {a} goes where {b} is and {b} goes where {a} is, and he'll rub his eyes", "=like storks and swallows in autumn, {a} and {b} move to each other's place",
    ),
    "balance": (
        "={first} and {second} are on a seesaw and nobody may sink: share out {list} between them, all of them, so that it stays level", "=like a tightrope walker's pole: {list} have to go on {first} and {second} so that neither is heavier", "=be as fair as a mother of twins: {first} and {second} get the same weight out of {list}, and none of these is left over", "=a donkey won't walk lopsided! its load hangs on {first} and {second}, so put {list} on them equally heavy",
        "=weigh like the merchants in fairy tales: {list}, some on {first}, the others on {second}, until the scale doesn't tilt", "=if {first} wins or {second} wins, the dragon wakes; so spread all of {list} over them until both weigh the same", "=keep your balance like a flamingo! all of {list} go up on {first} and {second}, equal weight here and there",
        "=can you be Justitia with her scales? all of {list} go on {first} and {second}, and neither may outweigh the other",
    ),
    "sort_stack": (
        "=families live together: whoever has the same {by} moves into the same tower, so build the towers", "=like lasagna, layer on layer, but never mix in a stack what differs in {by}; stack them all", "=pancake towers! every {by} has its own, so pile things up by {by}", "=the {by} is the password: only those who share it may sit on each other's shoulders. Stack everybody that way", "=be a termite and build hills, as many as there are kinds of {by}, each out of the things with that {by}",
        "=skyscrapers for my city, please: things with the same {by} go into the same stack", "stack the things by {by}, like a fussy librarian who never mixes them",
        "=who belongs to whose clan? the {by} tells! let each clan stand on each other's shoulders in a stack of its own",
    ),
    "stack_topple": (
        "=build me a sandcastle and then be the wave: {chain}, and after that knock it all down", "=tower of Babel! {list} from the ground up, and when it stands it has to come crashing down by your push", "={roles}, wobbly like jelly, and then boom, push the tower over!", "=first be the mason, then the monster: stack {list}, the first one lowest, and topple what you've built", "=like the baby does it: {chainand}, giggle, and knock the tower over",
        "=as Godzilla comes after the skyscraper, so after {chain} comes the push that makes it tumble", "=the little pig builds {chain}, and then the wolf knocks it over. You play both!",
        "=shall we play earthquake? you need a tower for it, {chain}; and then shove till it falls",
    ),
    "swap_push": (
        "=on their bellies, like seals, {a} and {b} swap places: you only push and never lift", "=like sleds on snow, {a} slides to the spot of {b} and {b} to the spot of {a}, pushed by your fist", "=the table is sticky as honey, nobody gets lifted: push {a} to where {b} is and {b} to where {a} is", "=hands off, as if they were hot coals: {a} and {b} have to exchange places by being shoved", "=no flying today, say the penguins {a} and {b}, we only slide; so push each to the other's place",
        "push {a} and {b} around like stubborn cows until each stands where the other stood", "={a} and {b} want to trade places, but they get airsick, so don't lift them, push",
        "=can crabs trade caves? yes, sideways and without being lifted: shove {a} to the place of {b}, and {b} to the place of {a}",
    ),
    "swap_ring": (
        "=merry-go-round! {a} rides to the place of {b}, {b} to that of {c}, and {c} to that of {a}", "=like children in a round dance: {a} moves to where {b} is, {b} to where {c} is, {c} to where {a} is", "=at the mad tea party everybody moves on! {a} takes the seat of {b}, {b} the seat of {c}, {c} the seat of {a}", "={a} dreams of the place of {b}, {b} of the place of {c}, and {c} of the place of {a}. Be the good fairy and grant it",
        "=musical chairs without losers: where {b} sits comes {a}, where {c} sits comes {b}, and where {a} sits comes {c}", "=like hermit crabs that move out and in: {a} moves into the spot of {b}, {b} into the spot of {c}, {c} into the spot of {a}", "=round they go like horses on a carousel: {b} gets the place of {c}, {c} that of {a}, and {a} that of {b}",
        "=who sleeps in whose bed tonight? {a} in that of {b}, {b} in that of {c}, {c} in that of {a}: change their places so",
    ),
    "throw_sort": (
        "=the way a newspaper boy does it: throw {list}, each to the mat of its color", "=a mat calls for its own color like a mother for her child; answer by throwing {list} there", "=feeding time at the zoo! a mat eats only what has its color; throw {list} accordingly", "=homesick pigeons fly by color: {list}, thrown, each to the mat that has its color", "=be a juggler who lets go: {list} should fly, each onto the mat of the same color",
        "=as snowballs fly, let {list} fly, with the mat of the same color as the goal", "=splash! throw {list} like paint, color onto the mat of that color",
        "=where does a parrot fly when it's scared? to its own color! so throw {list} to the mats of their colors",
    ),
    "covered": (
        "=hide and seek! {box} goes over {object} like a tent, then {other} moves onto {first}, and then {object} comes out and goes on {second}", "=night falls on {object} when you put {box} over it; while it sleeps carry {other} to {first}; then morning comes, and {object} goes to {second}", "=like a magician with a rabbit: {box} over {object}, next {other} onto {first}, and, tadaa, {object} out from under there and onto {second}",
        "cover {object} with {box} like a roof; with the roof on, take {other} to {first}; with the roof off, take {object} to {second}", "={object} is shy. Cover it with {box} till {other} has settled on {first}, and then let it out and set it on {second}", "=a turtle draws in its head, so {box} covers {object}. Bring {other} to {first}, and only then get {object} out and onto {second}",
        "=who's afraid of thunder? {object} is! cover it with {box}; when {other} has been brought to {first}, the storm is over, and {object} comes out and goes on {second}",
    ),
    "sort": (
        "=chameleons sit where nobody sees them: put {things} on the mats of their own color", "={each} wants to go to bed, and its bed is the mat of the same color; tuck them all in", "=like ducklings with their mothers: {things}, each on the mat of its color", "=camouflage! set {each} on the mat that's colored alike", "=every mat is a kingdom that lets in only its own color, so send {things} there",
        "=teams wear colors, and so do the mats: {each} goes to the mat that is its team", "=which {thing} sleeps where? on the mat that is dressed in the same color! bring {things} to bed", "tidy {things} up like the laundry, by color, each on its mat",
        "=does a zebra sleep among leopards? it doesn't, and so {things} belong on the mats of their own colors",
    ),
    "place": (
        "put {object} on {target} like a cherry on a sundae", "={object} wants to sit on {target} like a queen on her throne, so help it", "=as a snowflake lands, lower {object} onto {target}", "=nap nap for {object} now, robot baby, lay it on {target}", "={target} is so lonely! bring {object} to sit on it", "=a stork brings babies, you bring {object}, and the chimney where you set it down is {target}", "=if {target} were a stage, {object} would be the singer: put it up there",
        "land {object} on {target} like a helicopter on a hospital roof", "=the castle is {target}, and {object} owns it, so carry it up there like a king",
        "=who lives up there on {target}? nobody yet, so let {object} move in like a stork", "=could {object} have {target} for a sofa? it's so tired; set it down there",
    ),
    "put_between": (
        "put {a} {w}, like jam in a sandwich", "={a} wants to sit {w}, like a child at the movies", "=squeeze in! {a} goes {w}, like a cat on a full sofa", "={w}, like a referee, that's where {a} must stand", "={a} plays the net in my tennis court: set it down {w}", "=the pillar of the bridge has to be {w}, and {a} plays the pillar; bring it there", "={e} are goalposts, and {a} is the goalkeeper: stand it in the middle between them", "=like a hammock among palm trees, {a} should be halfway between {e}",
        "=where does the baby bear sleep? {w}, of course, and the baby bear is {a}; put it there",
    ),
    "put_at": (
        "=the pirate's map says: {a} {w}, so set it down there", "land {a} {w}, like a parachute", "={a} has rented a place {w}; carry it to its new address", "=as a gardener plants a bulb, plant {a} {w}", "=the astronaut lands {w}, and the astronaut is {a}; put it down there", "=stand {a} {w}, like a tree, and don't let it run away", "=in my town {a} is the church and it gets built {w}, so put it there",
        "=where did the UFO land? {w}! and {a} is the UFO, so land it there",
    ),
    "held_alone": (
        "=time to land, helicopter: let {it} down {w}", "put {it} {w}, as softly as one lays down a sleeping baby", "={W}, like a cat in its favorite corner, that's where {it} should be", "=what you hold wants to get off, it's seasick! set it down {w}", "=tired arms? like a waiter you may unload {it} {w}", "=pretend that it's a bubble you hold, and bring it down {w}", "=hatch open! {it} comes down like a parachute, {w}",
        "=not on {s}, that's full of crocodiles! what you hold goes on {t}", "=brr, {s} is as cold as ice, so put it on {t} instead",
        "=does it tickle in your claws? put what you hold {w}, you good crab",
    ),
    "held_then": (
        "lower {it}, like an elevator, until it stands {w}", "set {it} down as softly as a snowflake, {w}", "unload {it} like a ferry, {w}", "lay {it} down as one lays a baby to sleep, {w}", "park {it} like a bus at its stop, {w}", "let {it} sink like a submarine {to}",
    ),
    "held_and_another": (
        "={s} is hungry for what you hold and {t} is hungry for {o}; feed both like a zookeeper", "=sleeping time: tuck {it} in on {s}, and fetch {o} and tuck it in on {t}", "=every stage gets its singer! {S} gets what you have in hand, {t} gets {o}", "set {it} down on {s} like a hen on her nest, and with your hand free put {o}, like another hen, on {t}", "=what you hold owns {s}, and {o} owns {t}: carry each to its castle",
        "=like a mailman with parcels: {it} for {s}, and {o} for {t}",
        "=who gets which treat? {s} gets what you hold, {t} gets {o}, and so no dog will growl",
    ),
    "named_before": (
        "=come, little crane, pick up {o} and set it down {w}", "={o} is tired of standing around like a scarecrow. Take it and lay it down {w}", "take {o} by the ears, like a rabbit, and put it {w}", "=guess who wants to move? {o}! pick it up and let it settle {w}", "fetch {o}, gently as a cat fetches her kitten, and set it down {w}", "={o} has a ticket for a ride; lift it, and let it get off {w}",
        "=is {o} as light as a ladybug? take it and put it {w}",
    ),
    "wrong_one_held": (
        "=oopsie, like a stork with the wrong baby! put that one {w}, and pick up {o}", "=silly goose, I wanted {o} in your hand! what you hold goes {w}, and then you lift {p}", "={o} is crying because you took another! set that one down {w}, and lift {p} instead", "=you've kissed the wrong frog. That one goes {w}, and {o} is the prince to take in your hand", "=change your dance partner! the one you hold goes {w}, and {o} goes into your hand",
        "=do you want to fool me like a magician? that's not {o}! put it {w}, and then pick up {p}",
    ),
    "held_thrown": (
        "throw what you hold {in} {t} like a snowball", "=whoosh, let it fly like a frisbee {in} {t}; throw it, don't place it", "=what you hold wants to be a bird, so throw it {in} {t}", "=be a catapult! what's in your hand gets hurled {in} {t}", "={T} is a hungry hippo: throw what you have in your hand {in} that", "=pretend that {t} is a hoop, and toss what you are holding {in} it",
        "=can you spit a cherry pit as far as {t}? then throw what you hold {in} that",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
