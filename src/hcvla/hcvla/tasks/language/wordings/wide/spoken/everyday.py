"""How ordinary people of all ages say single skills, moves and arrangements, in phrasal verbs and other plain words."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "touch": (
        "=just go up to {list} and leave a fingerprint", "=I only want your finger on {list} for a second, then take it away again", "come over to {list} and rest a fingertip there, then come away", "=go as far as {list}. When you feel something, stop and come up again", "=hand down to {list} until the two meet; nothing gets picked up, nothing gets shoved",
        "=do like a child who wants to know if the stove is hot: a finger on {list} and off again", "=let me see a finger on {list}, that's all I need", "hold a finger against {list} for a moment and take it off", "=keep everything in its spot, but get a fingertip onto {list}", "=you don't have to carry anything anywhere; all it needs is a finger on {list}",
        "=what does {list} feel like? Put a finger on and find out", "say hello to {list} with a fingertip", "=I'd like to hear a little knock on {list}, with the finger, and no more", "come down onto {list} (softly|gently) with closed fingers and leave again",
    ),
    "touch_push": (
        "=I want the room that is taken up by {list}. Don't pick anything up, just shove", "=I don't want {list} right there; shove it all a little to the side", "shove {list} over a little, whichever way you like", "=it's a bit tight in here; move {list} over with your knuckles, just a hand's width", "=go over to {list} and lean in until the spot is free, but leave your fingers closed",
        "=come on, make some room, shove {list} aside", "=keep your fingers closed and get {list} out of there", "=with the side of your hand, get {list} to go somewhere else", "=you can leave {list} on the table, only not right there: give a shove, any way you like", "=I need to get past {list}, can you shove a bit? Anywhere is fine", "get {list} to scoot over, by hand and without lifting",
        "=no need to carry {list} off, a shove to one side is all I want", "have {list} go off to the side with a (shove|nudge|bump)",
    ),
    "touch_topple": (
        "=I want {list} down flat. Give the top a shove", "=I don't want {list} up on end any more, push the top over", "push {list} right over", "=come on, over with {list}, like a skittle", "=go to the top end of {list} and lean on it until you hear a thump", "=no picking up here, just get {list} to go over with a shove up high", "get {list} to lie down by giving the top a shove",
        "=what the cat does on the shelf, you do to {list}: a paw up high, and over", "=can't you make {list} go over? A finger up high will do it", "have {list} go over sideways, with a shove up high", "=leave nothing upright of {list}: a finger at the top, and over", "=up on end is no good for {list}, I want the long side down, so shove the top", "tip {list} right over onto the table with one finger",
    ),
    "push": (
        "={object} can come a bit over toward {target}. Leave it on the table and just shove", "=get {object} to come over toward {target}, but your fingers stay closed", "=I'd like {object} a bit nearer to {target}. Don't pick it up, shove it along", "=you see {target}? Shove {object} over that way", "=don't carry {object}, just scoot it along the table toward {target}",
        "=keep {object} down on the table and make it go toward {target}", "=go round behind {object} and shove, so that it comes nearer to {target}", "=like you push a plate across the table to someone: {object}, toward {target}", "=hand flat against {object}, and off it goes toward {target}", "=let {object} scrape along the table until it is nearer to {target}",
        "=there's {object} and there's {target}; now shove the first over toward the second", "=over with {object} toward {target}, by a shove and not in your fingers", "scoot {object} over toward {target} with the (back|side) of your hand", "=I'd like {object} to go toward {target}, but nobody has to lift it for that",
    ),
    "pick": (
        "={object}, please. In your hand and off the table", "=I want {object} up off the table and in your hand", "=can you reach {object}? Then pick it up and hang on to it", "=grab {object} and don't let go of it", "=go over to {object}, close your hand around it, come up", "scoop {object} up and keep it in your hand", "=I'd like you to have {object} in your hand",
        "=leave the others, just get {object} up off the table", "have {object} up in your hand and keep it there", "=there's {object}. Up with it", "=let's see you hold {object} up", "=I want you to take {object} and hold it; I'll tell you later what it's for", "=come here with your hand, down to {object}, and up with it", "=don't put it anywhere yet, just get {object} up in your fingers",
        "=reach down, get {object} between your fingers, and come up with it", "=keep {object} in your hand for me, I'll say later where it goes", "=you've got nothing in your hand yet. Get {object}",
    ),
    "rotate": (
        "=I don't like how {object} is facing. Make it {turn}, in the same place", "=take {object} by the sides, turn it round {turn} and let go of it right there", "={object} can stay where it is, but turn it round {turn}", "=let {object} go round {turn}; the spot stays what it is", "=make {object} look another way: {turn}", "=I want {object} facing another way, so go {turn} with it on the spot",
        "=leave {object} in its spot and only turn it round {turn}", "=you know how you turn a jar lid? Do it to {object}, {turn}", "=pick {object} up a bit, turn your hand {turn}, put it down right there", "have {object} go round on its spot, {turn}", "=just a turn, nothing else. It's for {object}: {turn}", "=I'd like to have {object} at another angle, {turn} from now",
        "=look at {object}. It wants turning: {turn}", "get {object} to face another way by going {turn}", "=twist {object} round on the spot, and I mean {turn}", "=get your hand on {object}, go round {turn} with it, let go",
    ),
    "place_held": (
        "=you've got {object} in your hand; over to {target} with it and let go", "=hold on, don't keep {object}: I'd like to have it on {target}", "=there, {target}, that's where {object} can come down", "=go over to {target} and leave {object} on it", "=you've held {object} long enough. Let it down on {target}", "=see {target}? Leave what you've got in your hand on it",
        "=bring what you've got over to {target} and let it sit on there", "=take your hand with {object} over {target}, come down, open it", "=I want your hand free and {object} on {target}", "={object} can go down now, onto {target}", "=now that you've got {object}, {target} gets it", "=come over here to {target} and set down what you've got in your hand", "let {target} take {object} off your hands",
        "=whatever you've got there, leave it on {target}",
    ),
    "throw": (
        "={target} is so far off that you can't get there. Give {object} a good swing and let it fly that way", "=I want {object} to go flying over to {target}", "=swing your arm and let {object} go, it should come down on {target}", "=don't try to reach {target}, just pitch {object} at it", "=take {object}, have a good swing, and send it flying to {target}",
        "={object} wants to go all the way to {target}. You can't carry it there, so throw it", "=can you get {object} to come down at {target} from where you are? Throw it", "=let {object} fly, and make it get to {target}", "=look over there, {target}. Let {object} fly at it", "pitch {object} all the way over to {target}", "=up with {object}, a swing, and off it goes to {target}",
        "=like snowballs: {object} is yours and {target} is what you want to hit", "=see how far away {target} is? {object} has to fly there", "=a good long throw, that's what {object} needs, and {target} is what you aim it at", "=I can't get {object} over to {target} myself. Throw it there for me", "=get {object} in your hand and let it go with a swing, so that it gets all the way to {target}",
    ),
    "throw_topple": (
        "=I want {target} to go over, and you get it to go over by throwing {object} at it", "=take {object}, throw it at {target}, and make {target} go over", "=like at the fair, where you throw at tin cans: {object} is what you throw, {target} has to go over", "={target} is still up. Throw {object} at it and it won't be", "=can you knock {target} off its feet from here? Use {object} and throw it",
        "let {object} fly so hard at {target} that this one goes over", "=don't just hit {target}; throw {object} so hard that {target} goes down", "=throw {object} at {target}, and I want to hear that one fall", "=you can't get to {target}, so let {object} fly at it and make it go over", "=over with {target}! You have {object} to throw at it",
        "=what I want is {target} flat on its side, and what you have for it is {object}, thrown from here", "=get {object} up, swing, let it go at {target}, and down goes {target}",
    ),
    "match_pose": (
        "=go up over {object}, keep {height} away from it, and turn your hand {turn} from how it sits", "=I'd like your hand {height} over {object}, but not straight: {turn} from its edges", "=your hand over {object}, {height} up, and turned so it's {turn} from the way the thing faces", "=come over to {object}, stop {height} over it, and have your hand turned {turn} to it",
        "=keep your hand {height} above {object} and twist it {turn} against the way that thing sits", "=see how {object} sits? Take your hand {height} above it and turn it {turn} from that", "=leave {height} of air over {object}, and don't line up with it: be {turn} off", "=nothing to grab. Just be {height} over {object}, with your hand turned {turn} from its sides",
        "={height} over {object}, please, and your hand a bit askew, I mean {turn} from it", "=line your hand up with {object} first, then go {turn} from there. And leave {height} of air in between", "get your hand up over {object}, {height} of air in between, and have it {turn} round from the way that sits",
        "=come over {object}, leave {height} in between, and let your hand go round {turn} from the way the sides are",
    ),
    "move_without_hitting": (
        "=get your hand over {mat}, {height} up, and watch that you don't bump into anything", "=I want your hand {height} over {mat}. Mind the things around it, leave them all alone", "=keep clear of all the stuff and come to {height} over {mat}", "=come over to {mat} and stay {height} above it, but don't you knock anything on the way",
        "=it's crowded, so watch out. Your hand should get to {height} over {mat} and nothing gets bumped", "=let your hand go to {height} over {mat} like a cat between vases, nothing gets knocked", "=bring your hand over to {mat}, {height} up, and keep your elbows and all off the other things", "={height} over {mat}, that's where you go, and I don't want to hear anything fall or clatter",
        "=leave everything just as it is, and get your hand {height} above {mat}", "=over {mat} at {height}, please. If you brush against something on the way it doesn't count", "=go slow, look where you're going, bump nothing, and stop {height} above {mat}", "take your hand round everything and over to {mat}, {height} up, with nothing knocked on the way",
    ),
    "trace": (
        "=keep {height} up and go over {first}, and from there over {second}, and from there over {third}", "=your hand goes over {first}, then it goes over {second}, then it goes over {third}, and it's {height} up each time", "=I want you over {first}, next over {second}, next over {third}. Stay {height} up", "=come over {first}, come over {second}, come over {third}: {height} above every one",
        "=like a bee from flower to flower: {first}, then {second}, then {third}, {height} above each", "=over {first} to begin with; then move along to {second}; {third} comes last. And {height} of air each time", "=have your hand {height} above {first}. Then take it across to {second}, just as high, and then across to {third}, just as high",
        "=leave {height} under your hand and take it over {first}, on to {second}, and on to {third}", "get your hand over {first}, get it over {second}, and get it over {third}, {height} up every time", "={first} first, {second} second, {third} third, that's how your hand goes along, {height} up",
        "=stay up in the air, {height} over the mats, and go from {first} across to {second} and from {second} across to {third}", "=leave nothing out: up over {first}, then up over {second}, then up over {third}, and never lower or higher than {height}",
    ),
    "move_over": (
        "=keep your hand {height} up over {object}", "=go and be over {object}, but leave {height} of air in between", "=your hand, please, {height} over {object}", "=have your hand come to {height} over {object}, and wait up there", "=I'd like you up over {object}, {height} of air, no less and no more", "=don't go down to {object}; stay {height} over it",
        "=come with your hand to {object}, not all the way, {height} over it is enough", "=you see {object}? I want your hand over it, {height} up", "=let your hand be {height} over {object}", "get over {object} and keep {height} up from it", "leave {height} between {object} and the hand you have over it", "=the hand goes over {object}, and then you leave it there, {height} up",
        "=come down over {object} till there's {height} left, then stop",
    ),
    "moved_by": (
        "=I want {o} a bit over: {length} {side}", "={o} can't stay there. It has to go {length} {side}", "=pick {o} up, take it {length} {side}, put it down", "=let {o} come {length} {side}", "=just get {o} to go {length} {side}", "=make {o} sit {length} {side} from where it is", "={length}, that's how much {o} has to go over, {side}", "=take {o} and go {length} {side} with it, then let it down",
        "=see where {o} is? It should be {length} {side} from there", "=I'd like to have {o} {length} {side} from where it is now", "leave {o} {length} {side} from where you found it", "=I'd like to have {o} moved over, {length} {side}",
    ),
    "hovering": (
        "=go and be over {object} with your hand, that's all", "=keep your hand up over {object} for me", "=I only want you over {object}, leave it alone otherwise", "=come over {object} and stay up there", "=your hand goes over {object}. It doesn't come down on it", "=bring your hand to above {object} and keep it up in the air", "=you needn't have {object} in your hand, just be above it",
        "=let your hand wait up over {object}", "get your hand above {object} and leave it there in the air", "=don't reach down to {object}, stay over it", "=have your hand up over {object}, and keep it up", "=I'd like your hand to be above {object} and to stay in the air",
    ),
    "restore": (
        "={object} can go on {target} for a bit, but then I want it right where it is now", "=put {object} over on {target}, leave it there a second, then take it off again and put it where you got it", "=I'd like to have {object} on {target} once. When it has been there, take it home to the spot it's in now",
        "=pop {object} up on {target}, let go, and then get it down again to the very spot you took it from", "={object} gets to sit on {target} for a bit and then it comes home to the spot it has now", "=let {object} try out {target}. After that it comes home to where it has been all along", "=take {object} over to {target} and set it down. Then pick it up again and leave it where it was before",
        "=walk {object} over to {target}, set it down there, and then walk it all the way to the spot where it was", "={target} can have {object} for a minute, and then the spot it's in now gets it again", "=don't leave {object} on {target} for good: put it on there, then take it home to where it was", "=like a kid on a swing: {object} goes up on {target}, has its turn, and comes down to where it was",
        "=first I want to have {object} on {target}, then I want to have it right where it is now", "=have {object} off its spot and onto {target}, then have it off {target} and onto its spot", "=I want to find {object} where it is now, but before that it has to have been on {target}",
    ),
    "next_to_restore": (
        "={object} can go {where} for a bit, but then I want it right where it is now", "=put {object} down {where}, leave it there a second, then pick it up and put it where you got it", "=I'd like to have {object} {where} once. When it has been there, take it home to the spot it's in now", "=pop {object} down {where}, let go, and then take it home to the very spot you got it from",
        "={object} gets to sit {where} for a bit and then comes home to the spot it has now", "=have a look at {object} {where}, then have it where it was all along", "=let {object} go and stand {where}. And then let it come home to the spot it came from", "=don't leave {object} {where} for good: set it down there, then take it home to where it was",
        "=set {object} down {where}, pick it up again, and leave it where it was before", "=first I want to have {object} {where}, then I want to have it right where it is now", "=walk {object} over to a spot {where}, let it stand there, and then walk it all the way to the spot where it was",
    ),
    "rotate_restore": (
        "=turn {object} round {turn}, leave it like that a second, then turn it round to how it was", "=let {object} go round {turn}, let go, and then make it face the way it does now", "=I want to have {object} turned {turn} once. After that I want it facing just as it faces now", "=give {object} a twist of {turn}, put it down, and then twist it the other way until it's like before",
        "=make {object} face another way, {turn}, and then make it face the way it did", "={object} goes round {turn}, gets put down, and then comes round again to the way it is now", "=don't leave {object} turned {turn}, I only want to see it once; after that it goes the way it was", "=have {object} turned {turn} for a bit, then have it facing just like before",
        "=one twist there, one twist home: {object} by {turn}, then to the way it faces now", "=pick {object} up, turn it {turn}, set it down; pick it up again, turn it home, set it down", "get {object} to go round {turn} and, when it has been set down, get it to go round to how it was",
    ),
    "rotate_symmetry": (
        "=both of these {shapes} want turning round, {turn} each", "=I've got two {shapes} here and I'd like to have each of them turned {turn}", "=go to one {shape}, turn it round {turn}, go to the other {shape} and turn it just as much the same way: {turn}", "=let each {shape} go round {turn} and stay where it is", "=don't just turn one {shape}, turn the other one too. It's {turn} for each",
        "=leave the {shapes} where they are and turn both of them round {turn}", "=the {shapes} are facing the wrong way. Make both of them go {turn}", "=make one {shape} go {turn}, and make the other {shape} go {turn} as well", "=every {shape} needs a twist of {turn}, right where it is", "=here's what to do to both {shapes}: take it, turn it {turn}, let go of it",
        "have both of the {shapes} go round {turn} on their spots",
    ),
    "novel_noun": (
        "=at our house we say {noun} when we mean {object} and {place} when we mean {target}. Put the {noun} on the {place}", "={object}, we call that a {noun}. {target}, we call that a {place}. Now get the {noun} onto the {place}", "=you don't know what a {noun} is? It's {object}. And a {place}? It's {target}. I'd like to have the {noun} on the {place}",
        "=I want the {noun} up on the {place}. That's my way of saying {object} and {target}", "=if I say {noun} I mean {object}, and if I say {place} I mean {target}. So, the {noun} goes on the {place}", "=my kids made up two words. {object} is the {noun}, {target} is the {place}. Please leave the {noun} on the {place}",
        "=take the {noun} over to the {place} and set it down on it. Oh, you don't know those: {object} is the {noun}, and {target} is the {place}", "=see {object}? A {noun}. See {target}? A {place}. Pop the {noun} down on the {place}", "=a {noun} is the same as {object}, a {place} is the same as {target}, and the {noun} belongs on the {place}",
        "=let's say {noun} and not {object}, and {place} and not {target}. Good. Pick up the {noun} and put it down on the {place}", "=grandma always said {noun} for {object} and {place} for {target}. So have the {noun} sit on the {place}",
    ),
    "novel_adj": (
        "={more} is what I call {adjective}, {less} isn't. Now get the {adjective} {shape} over onto {target}", "=you don't know what {adjective} is? Put {more} and {less} side by side: {more} is the {adjective} one. Please pop the {adjective} {shape} on {target}", "=I'd like the {adjective} {shape} on {target}. And {adjective} is what {more} is and {less} isn't",
        "=when we say {adjective} at home, we mean the way {more} is and {less} isn't. The {adjective} {shape} goes on {target}", "=between {more} and {less}, {more} is the {adjective} one. Pick up the {shape} that's {adjective} too and put it down on {target}", "=take a look at {more}, then at {less}. You'd say that {more} is {adjective}. So have the {adjective} {shape} sit on {target}",
        "=there are two {shapes}. I want the {adjective} one on {target}, and by {adjective} I mean like {more} and not like {less}", "=leave the other {shape} alone, only the {adjective} {shape} goes onto {target}. Oh, {adjective}? That's how {more} is next to {less}", "=say {more} is {adjective} than {less}. Which {shape} is the {adjective} one, then? Put that on {target}",
        "=a new word for you: {more} is {adjective}, {less} is not. Then let's have the {adjective} {shape} over on {target}", "=hold {more} and {less} side by side in your mind: {more} is {adjective}, {less} isn't. Good, then up with the {adjective} {shape} and down with it on {target}",
    ),
    "novel_adj_noun": (
        "=at our house {target} is the {noun}, and {more} is {adjective} next to {less}. Put the {adjective} {shape} down on the {noun}", "=I want the {adjective} {shape} on the {noun}. The {noun}, that's {target}; and {adjective} is what {more} is and {less} isn't",
        "=you don't know what a {noun} is? It's {target}. And {adjective}? {more} is {adjective}, {less} isn't. Now pop the {adjective} {shape} on the {noun}", "=see {target}? That's a {noun}. See {more}? It's {adjective} than {less}. So get the {adjective} {shape} over onto the {noun}",
        "=my kids made up two words. {target} is the {noun}, and {more} is {adjective} where {less} isn't. Let's have the {adjective} {shape} on the {noun}", "=leave one {shape} alone and take the {adjective} one to the {noun}. I say {noun} for {target}, and {more} is the {adjective} one if you hold it against {less}",
        "=between {more} and {less}, {more} is the {adjective} one. {target} we call the {noun}. The {adjective} {shape} goes on the {noun}", "=pick up the {adjective} {shape} and set it down on the {noun}. Oh, those words: {more} is {adjective} than {less}, and {target} is the {noun}",
        "=if I say {noun} I mean {target}. If I say {adjective} I mean like {more} and not like {less}. I'd like to have the {adjective} {shape} on the {noun}", "=two things you don't know yet. {target}, that's a {noun}. And {more} is {adjective}, which {less} isn't. All right: up with the {adjective} {shape} and down with it on the {noun}",
    ),
    "follow_order": (
        "=I'd like to have {object} on {places}", "=pick {object} up and set it down on {places}", "=get {object} to go to {tos}", "=take {object} across to {tos}, and leave it where it gets to", "=let {object} come down on {places}", "=from the mat it's on, {object} comes over to {tos}", "=this is how {object} should go: to {tos}", "=like a frog on lily pads, {object} sits down on {places}",
        "=off its mat with {object}, and down on {places}", "=don't hurry with {object}; set it down properly on {places}",
    ),
    "follow_order_restore": (
        "=take {object} off its mat, put it down on {place}, then take it off there and put it on the mat it had", "={object} can sit on {place} for a bit, but then I want it on the mat it's on now", "=let {object} try out {place}, and after that let it come home to the mat it came from", "=look which mat {object} is on. Take it over to {place}, set it down, then bring it home to that mat",
        "=off with {object} to {place}, down with it, and then home again to its own mat", "=I'd like to have {object} on {place} once and after that on the mat where it is now", "={place} can have {object} for a minute, and then its own mat gets it again", "=don't leave {object} on {place} for good: set it down there, then take it home to the mat it was on",
        "={object} goes over to {place}, sits there, and then comes home to the mat it's sitting on now", "=pop {object} onto {place}, let go, pick it up, and pop it onto the mat you got it from", "=have {object} off its mat and onto {place}, then have it off {place} and onto the mat it had before",
    ),
    "neighbour": (
        "=before you pick up {object}, have a look what's {side}. Then {object} goes on {mat}, and that other thing goes there too", "=see {object}? Over to {mat} with it. And then comes whatever was {side}: over to {mat} as well", "=I'd like {object} on {mat} first. When it's there, I'd like the thing that was {side} on {mat} too",
        "={object} doesn't go on {mat} alone: put it there, and then put the thing there too that was {side}", "=take {object} across to {mat}. It had something {side}. Take that across to {mat} too", "=let {object} have a place on {mat}, and after that let what was {side} have a place on it too", "=get {object} over onto {mat}, and then bring the thing over to that as well that used to be {side}",
        "=pick up {object} and leave it on {mat}; then pick up what was {side} and leave it on {mat} too", "=up with {object} and down with it on {mat}. And when you're done with that, up with what was {side} and down with it on {mat}", "=two things should come over to {mat}: {object} comes first, and what was {side} comes second",
    ),
    "next_to": (
        "=I want {object} somewhere else. Put it down {side}", "=pick {object} up and leave it {side}", "=go over there with {object} and let it down {side}", "=let {object} come and stand {side}", "={object} can't stay there. Have it {side}, please", "=get {object} to come {side}", "=take {object} across and let it sit {side}", "=a bit of tidying up: {object} goes {side}",
        "=there's a spot {side}. Bring {object} over and leave it there", "=I'd like to have {object} {side}, not where it is now", "=move up, {object}! Its new spot is {side}", "=where I want {object}? Well, {side}", "=keep {object} {side} for me", "=the spot I've got in mind for {object} is {side}", "=off the spot it's in with {object}, and down with it {side}",
        "=it doesn't go on top of anything, {object} just goes {side}",
    ),
    "count_and_repeat": (
        "=put {object} down on {target} and take it home to its spot. I want that {times}", "=over with {object} to {target}, then home to where it was. You do that {times}", "=let {object} go to {target} and come home to its spot, {times} in all", "=I'd like to see {object} go on {target} {times}, and each time take it home to its spot before it goes again and at the end",
        "={object} has to sit on {target} {times}. In between and at the end it goes home to the spot it has now", "=pick {object} up, set it down on {target}, pick it up, set it down where it was. {times}, please", "=like a kid going down the slide {times}: {object} goes onto {target}, then home to where it was, and so on",
        "=go on with this until you've done it {times}: {object} over to {target}, {object} home to its spot", "=have {object} on {target}, have it home at its spot; have it like that {times}", "=keep taking {object} to {target} and home to its spot until it's been there {times}", "=off its spot with {object}, onto {target}, and onto its spot again. Keep at it until you've done that {times}",
    ),
    "rearrange": (
        "=I'd like to have {moves}, please", "=let's get this sorted out: {moves}, from where they are now", "=pick these up and put them down again: {moves}, each from where it is now", "=get this done for me: {moves}", "=leave the others alone, I just need {moves}", "=it's a bit cramped, so let's have {moves}, each from where it is now", "=tidy up a little: {moves}",
        "=this is what I want: {moves}, each from where it is now", "=can we have {moves}, each from its own spot?", "=nearly good, only some have to come over a bit: {moves}", "=don't just shove, pick up and carry: {moves}", "=make it {moves}, each from where it is now",
    ),
    "displace": (
        "=I'd like to have {move}, please", "=pick this up and put it down again: {move}, that's what I mean", "=get this done for me: {move}", "=leave the others alone, I just need {move}", "=it's a bit cramped, so let's have {move} from where it is now", "=this is what I want: {move}, from where it is now", "=nearly good, only one has to come over a bit: {move}", "=make it {move} from where it is now",
        "=can we have {move} from its spot?", "=tidy up a little: {move}",
    ),
    "touch_reset_pick": (
        "=go and put a finger on any {shape}. Go home. Now come again and pick up the one you had your finger on", "=put a finger on one of the {shapes}, whichever you like, then go home, and then get that one up in your hand", "=take your pick of the {shapes}: give it a touch, go home, and then come and have that one in your hand",
        "=I want you to touch a {shape} and go home. When you've been home, pick up the very {shape} you touched", "=any one of the {shapes} will do. Touch it first, don't take it yet, go home, and only then come and get it", "=finger on a {shape}, off home, and then up with the {shape} that had your finger on it",
        "=let's play a game: you touch some {shape}, you go home, and then you have to pick up the right one, the one you touched", "=don't pick up a {shape} straight away. Touch one, go home, come again for it and hold it up", "=keep in mind which {shape} you touch, because after you've gone home I want you to pick that one up",
        "=go touch a {shape} and run along home; then go get that {shape} and hold on to it", "=touch, go home, take. It's the same {shape} that you touch and that you take, and you can choose it",
    ),
    "stack2": (
        "=pop {n1} up on {n0}", "=I want {n1} up on {n0}, not down on the table", "={n0} stays put. {n1} comes on top of it", "=leave {n0} where it is and get {n1} up on it", "=up you go, {n1}! Onto {n0}", "={n1} can come off the table now and sit on {n0}", "=go get {n1} and let it down on {n0}, nice and straight", "=take {n0} as the bottom one. Then {n1} goes on that",
        "=let {n1} ride on {n0}, like a kid on dad's shoulders", "=see {n0}? I want {n1} sitting on it", "have {n1} up on {n0} like a hat", "=bring {n1} over here to {n0}, lift it a bit higher, and leave it on top", "=get {n0} to carry {n1}", "=no more sitting next to each other: {n1} comes up on {n0}",
    ),
    "stack3": (
        "=leave {n0} where it is, get {n1} up on it, and then get {n2} up on {n1}", "={n0} stays put. {n1} comes on it, and then {n2} comes on that", "=I want {n1} up on {n0} and {n2} up on {n1}, so that it's three high", "=pop {n1} on {n0}. Then pop {n2} on {n1}", "=let {n1} ride on {n0}, and when it's up there let {n2} ride on {n1}",
        "=take {n0} as the bottom one. {n1} goes on that, and {n2} goes up last", "=who's at the bottom? {n0}. Who's in the middle? {n1}. Who's on top? {n2}", "=bring {n1} over to {n0} and leave it on top, then bring {n2} and leave it on top of {n1}", "have {n1} sit on {n0} and {n2} sit on {n1}, all three in one pile", "=see {n0}? I want {n1} sitting on it and {n2} sitting on {n1}",
        "=up goes {n1}, onto {n0}. Up goes {n2}, onto {n1}. That's it", "=three of them, one pile: down at the table {n0}, then {n1}, and up there {n2}",
    ),
    "stack4": (
        "=leave {n0} where it is, get {n1} up on it, then {n2} up on {n1}, then {n3} up on {n2}", "={n0} stays put. {n1} comes on it, {n2} comes on that, and {n3} comes on that one", "=I want {n1} up on {n0}, {n2} up on {n1} and {n3} up on {n2}, so that it's four high", "=pop {n1} on {n0}. Then pop {n2} on {n1}. Then pop {n3} on {n2}",
        "=take {n0} as the bottom one. {n1} goes on that, {n2} goes on {n1}, and {n3} goes up last, on {n2}", "=who's at the bottom? {n0}. Who's next? {n1}. And next? {n2}. Who's on top? {n3}", "have {n1} sit on {n0}, {n2} sit on {n1} and {n3} sit on {n2}, all four in one pile", "=bring {n1} over to {n0} and leave it on top, then bring {n2} and leave it on {n1}, then bring {n3} and leave it on {n2}",
        "=see {n0}? I want {n1} sitting on it, {n2} sitting on {n1}, and {n3} sitting on {n2}", "=up goes {n1}, onto {n0}. Up goes {n2}, onto {n1}. Up goes {n3}, onto {n2}. That's it", "=four of them, one pile: down at the table {n0}, then {n1}, then {n2}, and up there {n3}",
    ),
    "swap": (
        "={a} goes where {b} is and {b} goes where {a} is, that's all", "=I'd like to have {a} over where {b} is now, and {b} over where {a} is now", "=put {a} and {b} the other way about, each where the other one was", "=could you swap over {a} and {b}?", "=see {a}? And {b}? Swap them over", "=I want those two to change seats: {a} and {b}",
        "=move {a} off for a second, get {b} into its spot, then let {a} have the spot that {b} had", "={a} wants to be where {b} is, {b} wants to be where {a} is. Let them", "=leave the others alone. Just let {a} have the spot of {b}, and let {b} have the spot of {a}", "=those two sit wrong, {a} and {b}. Make them swap seats",
        "=what {a} has now, {b} gets, and what {b} has now, {a} gets: I mean their spots on the table", "=the spot with {a} in it should have {b} in it, and the spot with {b} in it should have {a} in it", "=you pick up {a}, you put it aside, you put {b} where {a} was, and then {a} goes where {b} was", "=no change for the others, but {a} and {b} should sit in each other's spot",
        "=can {a} and {b} have each other's spot, please",
    ),
    "swap_push": (
        "={a} goes where {b} is and {b} goes where {a} is, and you only shove, you never pick up", "=swap over {a} and {b}, but leave them on the table and just shove them about", "=don't take anything in your hand. Shove {a} to where {b} is and shove {b} to where {a} is", "=I'd like to have {a} and {b} the other way about. Keep your fingers closed and push them there",
        "=let {a} and {b} change seats by scooting them along the table, nothing gets lifted", "=keep both of them down on the table: {a} gets shoved into the spot of {b}, and {b} into the spot of {a}", "=they want to swap seats, {a} and {b}. Help them with a shove each, no carrying", "=without picking either of them up, swap over {a} and {b} with a few shoves",
        "have {a} and {b} swap over by shoving, not by lifting", "=I want {a} and {b} in each other's spot, but hands off, I mean no grabbing: just shove them there",
    ),
    "swap_ring": (
        "={a} goes where {b} is, {b} goes where {c} is, and {c} goes where {a} is now", "=I want {a} over where {b} is, {b} over where {c} is, and {c} over where {a} is", "=everybody takes another seat: {a} that of {b}, {b} that of {c}, and {c} that of {a}", "=let {a} have the spot of {b}. Let {b} have the spot of {c}. Let {c} have the spot of {a}",
        "={b} gets up for {a}, {c} gets up for {b}, and {c} can have the seat that {a} had", "=musical chairs: {a} sits down where {b} was, {b} where {c} was, and {c} where {a} was", "=take {c} off for a moment, put {b} in its spot, put {a} in the spot {b} had, and put {c} in the spot {a} had", "=those three sit wrong. {a} should be in the seat of {b}, {b} in the seat of {c}, {c} in the seat of {a}",
        "=the spot with {b} in it should get {a}, the one with {c} in it should get {b}, and the one with {a} in it should get {c}", "=get {a} to the spot where {b} sits, get {b} to the spot where {c} sits, and get {c} to the spot where {a} sits",
    ),
    "balance": (
        "=put {list} up there, some on {first} and the others on {second}, so that neither side goes down", "=I want {list} up on the scale, and it shouldn't tip over to {first} or to {second}", "=share out {list} between {first} and {second}, fairly, so both have the same weight on them", "=like two kids on a seesaw that stays level: {list} go on {first} and {second}",
        "=get {list} up onto {first} and {second}. Which goes where is up to you, but both sides have to weigh the same", "={list} should all come up off the table. Some go on {first}, some on {second}, and it has to stay level", "=if {first} goes down or {second} goes down it's wrong. Put {list} on so that it stays level, every one of them",
        "=make {first} and {second} weigh the same with {list} on them, all of them", "=have {list} on the scale so that {first} isn't heavier than {second} and {second} isn't heavier than {first}", "=help me load the scale: {list} go on {first} and {second}, the same weight here and there", "=let {first} and {second} carry {list} between them, so that neither of the two carries more",
    ),
    "sort_stack": (
        "=put the ones with the same {by} on top of each other, and do that with everything here", "=what has the same {by} goes in one pile. Leave nothing out", "=I'd like to have a pile for every {by}, and all of it piled up", "=don't leave things side by side when they have the same {by}: put them up on each other",
        "=look at the {by} of each thing. If two have the same one, one goes on top of the other", "=get everything into piles, and the {by} says what goes in which pile", "=let like sit on like: everything with the same {by} goes up in one pile", "=piles, please. You can tell by the {by} which things go on each other", "=make piles out of everything here; in one pile they all have the same {by}",
    ),
    "stack_topple": (
        "=put {chainand}. And then push the whole thing over", "=first I want {chain}; when that's up, give it a shove so it all comes down", "=like kids with blocks: {chainand}, and then, bang, push it over", "=pile them up, {list}, with the first one at the bottom, and then make it all come down", "=get {chain}. And now over with it, push",
        "=I'd like a tower with {roles}, and then I'd like you to push it over", "=don't leave the tower up once it's there. Build it from {list}, first one at the bottom, then push it over", "=up with it: {chainand}. Down with it: give the tower a push", "=let's have {chain}, and then let's have it all come down with a shove",
    ),
    "throw_sort": (
        "=the mats are too far off, so let {list} fly, same color to same color", "=throw {list} over there. The color says which mat to throw at", "=I want {list} over on the mat of the same color, and you can't get there, so throw", "=have a good swing with {list}, and go by color when you pick the mat to throw at", "=look for the mat of the same color and pitch {list} at it",
        "=get {list} over to the mats, same color to same color, with a throw", "=don't carry, throw: {list}, over to the mat that's the same color", "={list} should fly over to the mat with the same color on it, the arm is too short to put anything there", "=which mat do you throw at? The one with the same color as what you throw. And you throw {list}",
    ),
    "covered": (
        "=put {box} over {object} so you can't see it. Then {other} goes on {first}. Then get {object} out and put it on {second}", "=first pop {box} over {object}; next get {other} onto {first}; last take {object} out from under there and leave it on {second}", "=I don't want to see {object} for a bit, so put {box} over it. Then take {other} to {first}. After that I want {object} on {second}",
        "={box} goes over {object}. {other} goes on {first}. And at the end {object} comes out and goes on {second}", "=keep {object} under {box} while you get {other} over onto {first}, and then get {object} over onto {second}", "=let's play peekaboo: {box} over {object}, then {other} onto {first}, and then out comes {object} and goes onto {second}",
        "=do it in this order: have {object} under {box}, have {other} on {first}, and have {object} on {second}", "=you cover up {object} with {box}, you bring {other} over to {first}, and when that's done you bring {object} over to {second}", "=get {box} down over {object}. With that done, get {other} onto {first}. With that done too, get {object} onto {second}",
        "=hide {object}, with {box} over it. Go and put {other} on {first}. Come again, find {object}, and put it on {second}",
    ),
    "sort": (
        "=put {things} on the mats, and see to it that the colors go together", "=I want {things} off the table and on the mat that's the same color", "=look what color it is and put it on the mat of that color: that goes for {things}", "=get {things} over onto the mats, like goes with like as far as color goes", "={things} should come off the table and sit on the mat that has the same color",
        "=where do {things} go? On the mat that has the same color", "=like socks in the wash, same color with same color: {things} onto the mats", "=help me tidy up. {things} should go on the mats, color by color", "=every {thing} wants to be on the mat that's its color. Take it there", "=have {things} sit on the mats in such a way that mat and what's on it have one color",
    ),
    "place": (
        "=pop {object} down on {target} for me", "=I'd like to have {object} on {target}, not where it is now", "={target} is over there. Go and leave {object} on it", "=take {object} away from there and let it sit on {target}", "=can't have {object} there; over to {target} with it", "=hand {object} over to {target}, so to speak: pick it up and let it down on there",
        "=come on, get {object} up and over, and let it down on {target}", "={object} wants to sit on {target}. Help it", "=see {object} there? It should come over onto {target}", "=keep {object} on {target} for me", "=get {object}, go to {target}, put it down, that's all", "=a bit of tidying up, please: {object} goes up on {target}",
        "=leave everything else, but carry {object} across and set it down on {target}", "=the next time I look for {object} I want to see it up on {target}", "=you've got a hand free, so get {object} up onto {target}", "=let go of everything else and get {object} over onto {target}", "=down on {target}, that's where {object} should be sitting",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
