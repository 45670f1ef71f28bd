"""How people hint at skills, moves and what is in the hand: complaints, wishes, rhetorical questions and reasons."""

from __future__ import annotations

from collections.abc import Mapping

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "touch": (
        "=I wonder what {list} would feel like to your fingertips; find out, but so gently that nothing moves", "=nobody has laid a finger on {list} yet, and somebody ought to, if only for a second, so you do it", "=the only way to prove that you can get there is to get there, so let your finger meet {list}",
        "=wouldn't a tap on {list} be the easiest proof that you're calibrated? Give me that proof", "=it isn't lifting I'm after, nor shoving; I came for a fingertip on {list}", "=all that keeps me from ticking this off is that your finger hasn't been on {list}",
        "=somebody has to touch {list}, and since my hands are dirty it had better be your finger", "=what a pity it would be to stop without having touched {list}, so touch before you stop", "=don't ask me what for, but {list} should get to know your fingertip, and no more of you than that",
        "=a finger on {list} is worth more to me than ten pictures, so reach over and touch",
    ),
    "touch_push": (
        "=what's {list} doing there of all places? Push, so that the spot gets free", "=I could do with the bit of table taken up by {list}; a shove should get it for me", "=nobody asked for {list} in that spot, so shove until the spot is vacant", "=must {list} block that very spot? A nudge with your closed hand would settle the matter",
        "=I'd breathe more easily with {list} shoved off a little, never mind which way", "=how am I supposed to get by with {list} there? Make way by pushing", "=it's by a push that I want {list} out of there, since I don't care where to", "=the trouble with {list} is the place, and any other place that a push leads to will do",
        "=so that I can draw my line here, {list} would have to budge, pushed but not lifted",
        "=I'd hoped for more elbow room than {list} will let me have; a push would give me more",
    ),
    "touch_topple": (
        "=why should {list} be allowed to stay on end? Poke the top until there's a fall", "=I'm tired of seeing {list} upright; a poke at the top would put an end to that", "=what would please me is the thud of {list} going over under your finger", "=lying down is what would suit {list} best, so help with a finger up high", "=wasn't {list} supposed to lie by now? See to it with a push at the top",
        "=everything's ready for the fall of {list}, except that your finger hasn't given the push", "=I hope to find {list} overturned when I look again, by no other means than a push of your hand", "=it looks wrong, {list} so straight and tall. A shove at the top, and over",
        "=how easily {list} would go over! A push at the top is enough, and I want to see it done",
    ),
    "push": (
        "=isn't {object} rather far from {target}? Slide it closer, but leave it on the table", "=the gap between {object} and {target} bothers me; some of it would go away by the former being shoved", "={object} seems lonely to me, with {target} so far off, so push it that way", "=why is {object} still so far out? A shove toward {target} is overdue",
        "=I won't have {object} lifted, though I do want it nearer to {target}, which leaves you only one way, pushing", "=nearer to {target} is where {object} ought to be, and since it can't be grasped, a push has to do it", "=what {object} is short of is a shove, and what shows you the direction is {target}",
        "=it's {target} that {object} should be heading for, with your closed hand behind it and the table beneath it", "=so that {target} and {object} get a little closer, lean on the latter with your knuckles",
        "=no, don't carry {object}, who would do such a thing? Closer to {target} is where it should get, but by sliding",
    ),
    "pick": (
        "=why is {object} still lying around when it could be in your hand? Up with it", "=an empty hand, and {object} within reach: you know what that calls for, so take it", "=I'd feel better with nothing at all under {object}, so up into the air with it", "=it's high time you had {object} in your fingers, up off the table",
        "=somebody's got to hold {object}, and that somebody had better be you", "={object} has been down there long enough; your gripper is where I'd rather have it, held high", "=in your place I'd have had {object} between my fingers long ago. Well? Pick it up", "=the next thing I'd like to hear from you is that you're holding {object}",
        "=you can't show {object} around while it's down there, so take it up", "=it's {object} your hand was made for, so let me see it there",
        "=leave {object} down there and I can't sweep, so raise it and keep it up", "=out of reach of the cat, that's where {object} should be, which means up in your hand",
    ),
    "place": (
        "=shouldn't {object} be on {target}? Put it there", "=is that where {object} belongs? No, it belongs on {target}, and you can take it there", "=what's missing on {target} is {object}", "={object} has no business being where it is; {target} is its place", "=the one thing left to do before we close is {object}, which has to be put on {target}",
        "={target} looks so bare. How nice {object} would look on it, so bring it over", "=I thought I'd said {target} for {object}, and why isn't it there? See to it", "=you'd spare me the walk by setting {object} on {target}", "put {object} on {target}, since otherwise it'll get lost", "=it's not for fun that {target} was left free, it's for {object}, so set it there",
        "=as soon as {target} carries {object} we can all go to lunch",
        "={target} carries {object} when you are done, or else you aren't done", "=I'll go on complaining until {object} is on {target}",
    ),
    "rotate": (
        "=doesn't {object} look crooked to you? A turn of {turn} would cure it, on the spot", "=I wish {object} faced differently, by {turn}; about its place I've nothing to complain", "=who set {object} down at such an angle? Correct it by {turn}, and keep it where it is", "=the place of {object} suits me; its direction won't until it's been turned {turn}",
        "=I can't read {object} from this side. Turned {turn}, without leaving its spot, I could", "=it's {turn} that {object} still has to be turned through, while nothing about its place is to change", "=so that it faces the way I want, {object} needs {turn} from your wrist, and its place back", "=nothing about {object} is right yet but its place; the turn it's waiting for is {turn}",
        "=otherwise it won't match its neighbors, so let {object} make a turn of {turn} on the spot", "=your wrist could do with a little exercise; a turn of {object} by {turn}, without any travel, will do",
    ),
    "place_held": (
        "=why hold on to {object} when {target} is waiting for it? Let it down there", "=it's {target} I had in mind for what you've got there, so lower it and open up", "=you're not going to carry that around all day, are you? Leave it on {target}", "=I'd be glad to see your hand empty, and {target} taken by what was in it", "=what {target} lacks is the thing between your fingers",
        "=your arm must be tired by now, and {target} is free, so let {object} rest there", "=surely that was meant for {target} all along? Down with it", "={object} wasn't meant to hang in the air; {target} was made ready for it", "=the only thing that's still wrong with {target} is that what you hold isn't on it",
    ),
    "throw": (
        "=isn't {target} the perfect mark for {object}? Go on, throw", "=I've always wanted to see {object} fly, and {target} is where it should come down, flung by you", "=carrying is no use, since your arm ends before {target} begins, so {object} will have to be tossed there", "=why carry what can be thrown? By a throw, that's how {object} should get to {target}",
        "=nothing has hit {target} today. High time {object} did, out of your hand and through the air", "=I bet nobody can hit {target} with {object}; prove me wrong and throw it", "=it's by air that I expect {object} at {target}, so swing your arm and let go", "=the fun of {object} is in throwing it, and the fun of {target} is in hitting it, so have some fun",
        "=between your hand and {target} there's nothing but air, and that's the way {object} should take, thrown",
    ),
    "throw_topple": (
        "=how much longer is {target} going to stand there? A throw of {object} should end that, so throw it", "=I'd love to hear {target} crash, and a throw of {object} is what would do it", "={target} is asking for it: let it have {object}, thrown hard enough to floor it", "=since your arm won't get to {target}, the blow that fells it has to come from {object}, thrown",
        "=it bothers me that {target} is still up; fling {object} at it so that it isn't any more", "=what's {object} good for? For knocking {target} over by a throw, which is what I'd like you to do", "=wouldn't {target} look better lying down? Throw {object} at it and it will", "=I'm waiting for the moment when {object} leaves your hand in a throw, hits {target}, and floors it",
        "=no hand may touch {target}, and still I want it down: that's what {object} is for, thrown",
    ),
    "match_pose": (
        "=the camera on your wrist sees {object} at the wrong angle; {height} above it and {turn} off its sides would be right, so go there", "=what I lack is a view of {object} from {height} up, with your hand turned {turn} against its faces", "=your hand was supposed to be over {object}, {height} up and {turn} from its sides, so what's keeping you?",
        "=so that I can fit the tool later, your hand ought to wait {height} above {object}, at {turn} to its sides", "=two things aren't right yet: you aren't {height} over {object}, and your fingers aren't {turn} off its faces. Put both right", "=it's {turn} from the sides of {object} that your fingers should be twisted, and it's {height} above it that they should stop",
        "=I'd be grateful for a hand that waits over {object}, {height} up, and isn't aligned with it but turned {turn} from that",
        "=because a straight view tells me little, look at {object} from {height} above, with the gripper turned {turn} from its sides",
    ),
    "move_without_hitting": (
        "=I'd hate to see anything knocked, and yet I need your hand {height} above {mat}, so mind what's in between", "=isn't there a way to {height} over {mat} that leaves everything in peace? Take that one", "={height} over {mat} is where I miss your hand, and not one thing may be grazed on the way there", "=everything here breaks easily, which is why your way to {height} above {mat} mustn't touch anything",
        "=whoever bumps something loses; the goal of this game is {height} above {mat}, and it's your move", "=what I want over {mat}, at {height}, is your hand; what I don't want along the way is a single touch", "=because nothing here may be touched, think about your way before the hand goes to {height} above {mat}",
        "=get to {height} above {mat} you must, bump into something you mustn't",
    ),
    "trace": (
        "=who'd look down on {first}, {second} and {third}, one by one, from {height}, but you? Off you go", "=there are three places your hand hasn't hovered over yet, {height} up: {first}, then {second}, then {third}. Make up for that", "=it's {first} that comes first, {second} that comes next and {third} that comes last on your flight, which stays {height} above each",
        "=I'd like to be able to say that you were over {first}, then over {second}, and in the end over {third}, always at {height}", "=your flight wouldn't be complete without {first}, {second} and {third}, passed over in just this order at {height}", "=since the camera has to see {first}, {second} and {third}, in this order and from {height} above, carry it there",
        "=why would I fly? You can do it for me, {height} above {first}, then as high above {second}, then as high above {third}",
        "=I keep wondering how {first} looks from {height} above, and then {second}, and then {third}; fly over them in this order and at this height",
    ),
    "move_over": (
        "=a gap of {height} is what I'd like to see between {object} and a hand right above", "=I miss your hand over {object}; {height} up is where it should have stopped", "=so that the camera gets {object} into focus, your hand should be {height} straight above it", "=what are you doing over there? It's {height} above {object} where you're wanted",
        "=a hand {height} over {object} would make me happy", "=nothing is hanging over {object} yet; your gripper ought to, {height} up", "=I can't measure until you're waiting {height} above {object}",
        "=there's something I want to check about {object}, and for that I need your gripper straight over it at {height}",
    ),
    "moved_by": (
        "=isn't {o} a bit off? Shift it {length} {side} and it won't be", "={length} {side}: that's the trip which {o} still has to make", "=I'm not happy with where {o} is; I'd be happy with it {length} {side}", "=the place for {o}? Not this one but the one {length} {side}, so move it", "=because {o} spoils the row where it is, take it {length} {side}",
        "=my drawing and the table don't agree: by my drawing {o} should be {length} {side}. Make them agree", "=what's wrong with {o} is only that it isn't {length} {side}",
    ),
    "hovering": (
        "=who's keeping an eye on {object}? You should be, from straight above", "=I'd feel safer with your hand over {object}, not on it", "=has your gripper nothing better to do? Above {object} it would be of some use, so wait there", "=it isn't to grab {object} that I need you, it's to be above it", "=so that I can see where your hand would come down, hold it over {object} for me",
        "=what {object} could do with is the shadow of your hand, so hold it right above",
        "=you needn't do anything to {object}, just don't leave the air above it empty; keep your hand there",
    ),
    "restore": (
        "=I only wonder how {object} would look on {target}; once it's been set down there, its present place is where I want it again", "=wouldn't it be nice for {object} to have been on {target} once? Take it there, and then back to where it stands now", "=it's not for good that I want {object} on {target}, just once, after which its old place should have it again",
        "=the spot where {object} stands is reserved for it, so after you've put it on {target} it has to come back", "={object} has never stood on {target}. Change that, but then undo the change", "=what I'm after is one look at {object} on {target}; after that look I won't rest until it's where it is now",
        "=somebody is going to ask whether {object} fits on {target}: try it, but I don't want it missing from its spot afterwards", "=why not give {object} a break on {target}? Only, let it be home again where it is now by the end",
        "=the whole point of taking {object} to {target} is to bring it back again to where it is now, so do both",
    ),
    "next_to_restore": (
        "=doesn't {object} deserve a change? Put it {where}, but after that put it back where it is now", "=I need to see how much room there is {where}, so stand {object} there, and after it has stood there, its old place gets it again", "=so that nobody notices that you've had {object} {where}, bring it back to its spot after you've let go of it there",
        "=it's only on loan that {object} goes {where}; I expect it back on the spot it has now", "=I won't be content until {object} has been set down {where} and has then returned to where it is now", "=how would {object} look {where}? Show me, and then spare me the sight by returning it to its old spot", "=to stay {where} would be wrong for {object}, but to be put down there once is what I want, and then its own spot again",
        "=I'd only forget where {object} came from, so after it's been set down {where} you had better return it to that very place",
    ),
    "rotate_restore": (
        "=how would {object} look turned {turn}? Turn it and let go, and after I've seen it, undo that", "=it's merely to test your wrist that I want {object} turned {turn}; the angle it has now is the one to go back to after that", "=I can't decide about {object}: turned {turn}, or as it is? Show me the one, set it down, and then go back to the other",
        "=nobody should be able to tell afterwards that {object} was turned {turn} and put down like that, so turn it back", "=I want {object} turned {turn}, though not for long: the way it faces now is the right one, so bring it back to that", "=what {object} needs is exercise, {turn} and then the same back again",
        "=wouldn't {object} be better turned {turn}? I'm sure it wouldn't, but turn it, set it down and turn it back, so that I believe it",
        "=a turn of {turn} looks good on {object}, I've been told; let me see it, let go, and then make it face the way it does now",
    ),
    "rotate_symmetry": (
        "=aren't both {shapes} facing the wrong way? A turn of {turn} for the one and for the other would help", "=why should only one {shape} be turned? Each of them gets {turn}, where it stands", "=I'm not pleased with how the {shapes} face, not with one of them; {turn} for each would please me, on the spot", "=since the {shapes} are a pair, what one gets the other gets: {turn}, in place",
        "=no {shape} should be left facing as it does; {turn} is what's due to each", "=the {shapes} look away from me, so have them turned, each by {turn} and each on its own spot", "=what the one {shape} is missing is missing in the other too, a turn of {turn}, so make up for it in both",
        "=there are two {shapes}, and both of them are in need of the same turn, {turn}, without leaving their spots",
    ),
    "novel_noun": (
        "=what a shame that the {noun} isn't on the {place}! Put it there; I mean {object}, which I call {noun}, and {target}, which I call {place}", "=I keep calling {object} the {noun} and {target} the {place}, so you'll understand when I say that the {place} is where the {noun} is missing", "=what's a {place} without its {noun}? As {object} is the {noun} and {target} the {place}, take the {noun} to the {place}",
        "=it's on the {place} that the {noun} is wanted, and in case you don't know the words: {place} is {target}, {noun} is {object}", "=nobody here but me says {noun} for {object} and {place} for {target}, yet I'd still like the {noun} put on the {place}",
        "=the {noun} has no business lying around, its home is the {place}; as you may have guessed, {object} is meant by {noun} and {target} by {place}", "=because {object} is a {noun} and {target} is a {place}, and because a {noun} should be on a {place}, there's something for you to do",
    ),
    "novel_adj": (
        "=isn't {more} {adjective} than {less}? It is. And one {shape} is {adjective} than the other, too, and ought to be on {target}, so put that one there", "=what's missing on {target} is the {adjective} {shape}; as for my choice of word, {more} is {adjective} than {less}",
        "=I've no better word than {adjective} for the way {more} differs from {less}, and I'd like the {shape} that is {adjective} on {target}", "=it's for the {adjective} {shape} that {target} was left free, and {adjective} is what I call {more} when I compare it with {less}; so put that {shape} there",
        "=since {more} is {adjective} than {less}, you can tell which {shape} is the {adjective} one, and that's the one I'm missing on {target}", "=the {adjective} {shape} shouldn't be anywhere but on {target}, and you can see what the word means: {more} is {adjective} than {less}",
        "=why did I say that {more} is {adjective} than {less}? So that you know which of the {shapes} should be on {target}, the {adjective} one",
    ),
    "novel_adj_noun": (
        "=the plan was to have the {adjective} {shape} on the {noun}, so take it there. By {noun} I mean {target}, and {more} is {adjective} than {less}", "=you couldn't know that {target} is what I call {noun}, or that I find {more} {adjective} than {less}, but now you do, so the {adjective} {shape} should soon be on the {noun}",
        "=it's for the {adjective} {shape} that the {noun} was kept free, by which I mean {target}; and {adjective}, that's how {more} is when you compare it with {less}. Bring it there", "=since {target} is a {noun} and since {more} is {adjective} than {less}, there can be no doubt what I mean when I wish for the {adjective} {shape} on the {noun}",
        "=what would make me happy? The {adjective} {shape} on the {noun}. Just so you know, {noun} is {target}, and {more} is {adjective} than {less}", "=the {noun} looks empty without the {adjective} {shape}, so put it there. I say {noun} for {target}, and I say {adjective} because that's what {more} is and {less} isn't",
    ),
    "follow_order": (
        "={object} has never been anywhere, so take it to {tos}", "=isn't it time for {object} to see the world? Carry it to {tos}", "=who's going to take {object} to {tos}? I'd say you are", "=it's on {places} that I'd like to have seen {object} standing", "=what I'm missing is {object} being set down on {places}", "=since I can't reach that far, I'd be obliged to you for bringing {object} to {tos}",
        "=the way I see it, {object} ought to go to {tos}", "=I promised {object} an outing; be so kind and keep my promise, which was: to {tos}",
    ),
    "follow_order_restore": (
        "=it's just for a look that I want {object} on {place}; the mat it's on now stays its home, so after that it goes back there", "=isn't {object} bored with its mat? Give it a moment on {place}, but bring it home to its mat after that", "=I need to know whether {object} can stand on {place}. Once it has stood there, I'll want it on its present mat again",
        "=the mat under {object} mustn't stay empty, so after you've set it on {place} take it back to that mat", "=let {object} find out what's so special about {place}, and then its old mat may have it back", "=I lent {place} to {object} for one stop, no more, so set it down there and then return it to the mat it's on now",
        "=why should {place} get to keep {object}? A visit is enough, and then it's wanted back on the mat where you found it",
    ),
    "neighbour": (
        "=on {mat} I miss {object}, and then I miss whatever is {side} now", "=didn't I want {object} on {mat}? Bring it there, and because what was {side} mustn't be left alone, bring that there after it", "=it's {object} first and then the thing {side} that {mat} is waiting for", "=what use is {mat} with nothing on it? I'd put {object} there, and then the object that was {side}",
        "={object} would be lonely on {mat} without the thing that was {side}, so take it there and then take that there too", "=don't part {object} from the thing {side}: {mat} is where I want first the one, then the other", "=I'd rather have {object} on {mat}, and after it the object that stands {side}, since both are in my way here",
    ),
    "next_to": (
        "=by rights {object} would be {side}, so take it there", "={object} has no business over there; its place is {side}", "=I wanted {object} {side}, and where is it? Somewhere else. Mend that", "=why isn't {object} {side}, as I'd planned it? Make it so", "=there's a free spot {side} that only {object} can fill, so fill it", "=so that I can find it, {object} ought to be {side}",
        "=the picture wouldn't be complete without {object} {side}, so set it down like that", "=it's {side} that I keep looking for {object}; put it where I look",
        "=I can't think of a better place for {object} than {side}, so let it have that",
    ),
    "count_and_repeat": (
        "=once wouldn't be enough: {times} is how often {object} should be on {target} and back on its spot again", "=I'd like to see whether you get tired, so carry {object} to {target} and home to its place, {times}", "=the exercise {object} needs is the trip to {target} and back to where it stands, and it needs it {times}", "=why only one round trip? I want {object} on {target} and back in its place {times}",
        "={times}, and not less, {target} should have {object} set down on it, and just as often its old spot should get it back", "=it's {times} that I expect {object} on {target}, with a return to its own spot after each visit", "=what I'm testing is whether you come back to the same spot, so it's {object} to {target} and home to its place, {times}",
    ),
    "rearrange": (
        "=aren't some things in the wrong place here? Correct it: {moves}", "=I'm not happy with the table as it is. I'd be happy with {moves}", "=what's wrong with this layout? It lacks this: {moves}", "=it wouldn't take much to please me, just {moves}", "=so that my drawing and the table agree, I need {moves}", "=who arranged it like this? What I'd asked for was {moves}, so do it now",
        "=my wish for this table is short: {moves}, counted from where things are now",
        "=things here get in each other's way; what I'd propose, and want, is {moves}",
    ),
    "displace": (
        "=one thing here annoys me, and this would cure it: {move}", "=is the table right as it is? Almost. All it lacks is {move}", "=instead of things as they are I'd rather see {move}", "=my ruler says there's a mistake; {move} would put it right", "=can't somebody move {move}? You can, so do", "=to make room, this is what would help: {move}",
        "=it's {move} that I want, and everything else may stay as it is",
    ),
    "touch_reset_pick": (
        "=I'd like to see whether you remember: touch one {shape}, whichever, go home, and then it's that very {shape} I want to see in your hand", "=wouldn't it be clever to pick up just the {shape} that you touched before going home? So touch any, go home, and then do that", "=it doesn't matter which of the {shapes} gets your finger, as long as, after a stop at home, it's the same one that you lift",
        "=the {shape} you touch at the start is the one I want held at the end, and in between I want you home", "=before you lift a {shape}, any you like, it should have felt your finger, and you should have been home in between", "=how will I know that you remember? By your touching a {shape}, going home, and then coming back to lift that one and no other",
    ),
    "put_between": (
        "=shouldn't {a} be {w}? Then put it there", "={a} is missing, and the place where it's missing is {w}", "=I'd feel better with {a} {w}, so carry it over", "=so that everything is symmetrical, {a} has to stand {w}", "=there's a gap that nobody has filled; {a} should fill it, {w}", "=what's {a} doing out there when it could be {w}? Bring it in", "=I keep missing {a} where I look for it, which is {w}",
        "=otherwise there'd be nothing {w}, so {a} had better go there",
    ),
    "put_at": (
        "=by my plan, {a} isn't where it should be. Put it {w}", "=my list and the table don't agree about {a}; make the list right and put it {w}", "=the spot for {a} was settled long ago, so don't argue and put it {w}", "=my measurement would be worthless without {a} standing {w}", "=it'd save me some reckoning to have {a} {w}", "=I gave you coordinates for {a} and nobody heeded them: I want it {w}",
        "=since my plan is exact, {a} has to be {w}",
    ),
    "held_alone": (
        "=how long are you going to carry that? It should be {w}", "=that thing wasn't made for hanging in the air, so let it stand {w}", "=what you've got there is missing from its place, which is {w}", "=my arm hurts from just watching you hold {h}; rest it {w}", "=I don't need {h} in your hand any more, I need it {w}", "=so that your hand gets free for other things, leave what it holds {w}",
        "=why would anybody want that on {s}? It should be on {t}", "=I know it looks as though {s} were meant, but what you hold should be on {t}", "=don't you dare use {s}, it's {t} that has to take what you're holding",
        "=because nothing can be done with a full hand, what fills yours should be {w}",
    ),
    "held_then": (
        "let {it} have the place it deserves {w}", "get {it} out of the air and {to}", "relieve your arm of {it} by leaving it {w}", "find {it} its proper place, which is {w}", "grant {it} a rest {w}", "see that {it} ends up {w}",
    ),
    "held_and_another": (
        "={s} is still waiting for what you hold, and {t} for {o}", "=how come {s} isn't carrying the thing in your hand, and {t} isn't carrying {o}? Make it so", "=I'd be glad to see {it} on {s}, and glad to see {o} on {t} as well", "=there are two empty places and two things to fill them, what you've got there for {s} and {o} for {t}",
        "=that won't be all: when {s} has taken the thing from your hand, {t} is still lacking {o}, so bring that too", "=what you carry is late for {s}, and {o} is late for {t}; help them both along",
    ),
    "named_before": (
        "=has nobody told you about {o}? It's supposed to be {w}", "=what's {o} doing over there? It belongs {w}", "=I've changed my mind about {o}: I want it {w}", "=somebody forgot about {o}, and it should have been {w}", "=it's {o} I'm thinking of now, and I'd like it {w}", "=about {o} I have just one complaint, that it isn't {w}",
    ),
    "wrong_one_held": (
        "=does that look like {o} to you? It doesn't to me. Hold {p}, and let what you have stand {w}", "=it's {o} that should be in your hand by now, and not this, which belongs {w}", "=what you took isn't what I need. I need {o} in your hand, so what's there now goes {w}", "=you and I mean different things. I meant {o}, so pick that up after you've left this {w}",
        "=how did that get into your hand instead of {o}? Lift {p}, and before that let the wrong one down {w}", "=I can't use what you've got there, I can only use {o} in your hand; this may rest {w}",
    ),
    "held_thrown": (
        "=isn't {t} just asking for it? Throw what you hold {in} it", "=why put that down when it can be thrown? I want to see it fly {in} {t}", "=your arm won't get there, a throw will: {t} is what the thing in your hand should hit", "=I'd love to see that fly, and {t} would be the place for it to come down, so throw", "=nothing has been thrown {in} {t} so far; throw what you have and change that",
        "=it's a throw I'm waiting for, of the thing in your hand, {in} {t}",
        "=a gentle landing isn't what I want for that; it should be thrown {in} {t}",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
