"""How people say it whose English is second-hand, children, and those who type in a hurry."""

from __future__ import annotations

from collections.abc import Mapping

_TOWER = (
    "=on the top of each other you put them, from down to up: {list}", "=please to make tower, {roles}, and thats it", "=you build high with {list}, the first is for the table, the last is for the sky", "=please to put {chainand}", "={chain}, like this they have to stay", "=tower tower tower! {roles}",
    "=who is down and who is up? {roles}", "=i say the names from up to down: {listdown}. so must look the tower", "=stick em in a pile, {roles}", "=you pile up, and when you finish, is {chain}", "=same like pancakes on a plate, {list}, the one i say first is the most down", "=heap em up neat, {roles}",
    "=ground floor first i say: {list}. build this house", "=a tower i like to have, it is {chain}", "=put on, put on: {chainand}",
)  # fmt: skip
"""Of any height."""

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "touch": (
        "=you go with the finger to {list} and you make only touch, nothing else", "=please to touch a little bit {list}", "={list}, there the finger must go and feel", "=is enough that the finger arrives until {list} and feels", "=just a wee tap on {list}, ta", "=with finger you are touching {list} but you are not moving nor taking",
        "=gimme a lil (tap|touch) on {list} and no grabbin", "=the hand it closes, it goes to {list}, it touches, it comes away", "=touch touch {list} please, only touch", "={list}, you see? finger on there, then finger off", "=i want that the finger of you makes contact at {list}", "=poke {list} so soft that nothing moves",
        "=i show with my finger and you do it with yours: touch of {list}", "=how it feels, {list}? put the finger, only this", "=come with the pointy of the finger on {list}, softly softly", "=aye just put yer finger to {list}, dinnae shift anythin", "=you say hello to {list} with finger, and hello is a touch, not a push",
    ),
    "touch_push": (
        "=a small push you give to {list}, to which side is not important", "={list}, from there must go a bit away, you push with the closed hand", "=shove over {list} a bit will ya, whichever way", "=you dont take, you only push {list} a little to some other place",
        "=please to move away {list} with the pushing and not with the taking", "=gotta budge {list}, just bump along with your knuckles", "=make go {list} a little to there or to there, with push", "=in the way is {list}, push push till the spot is empty", "=i need that {list} goes not staying here, so push somewhere",
        "=you close the hand, you go to {list}, you push some, finish", "=(scooch|budge) {list} outta there with a shove, no liftin", "=the hand like a fist, it makes {list} to slide off from here", "=off from here with {list}, i dont say where, you use push", "=u can bump {list} sideways or back or whatever just no grab",
        "=gie {list} a wee dunt so theres a shift, dinnae lift", "=is blocking me {list}, so nudging is needed",
    ),
    "touch_topple": (
        "=make that {list} falls down, with pushing of finger", "=in the feet {list} must not be more, push until comes the fall", "=whack! {list} goes boom on the table", "=you push on the upper part from {list} and down it goes to lie", "=please to make fall {list}", "=gimme a good crash, knock flat {list} with your finger",
        "=with finger up high you give to {list} one push for falling to the side", "=the standing of {list} must finish, you push and bam it is lying", "={list} shall make the fall, because the finger pushes", "=tip tip tip {list} until lying", "=is too proud {list}, standing so straight, make it fall with a push",
        "=give {list} a shove up top n let it keel over", "=why is standing {list}? i want lying. push!", "=over goes {list}, with yer finger up top", "=bedtime for {list}, must lie down, so push till the fall",
    ),
    "push": (
        "={object} goes with push to the side of {target}, not with lift", "=please to be pushing {object} so it comes more near of {target}", "={object}, you push it, it slides, it comes more close to {target}", "=shove {object} over yonder to where {target} is, dont pick it up",
        "=with the hand closed make {object} walk on the table until near {target}", "=that way where {target} is, slide slide {object}", "=you stay at the back of {object} and you push till {target} is close", "=i want less far between {object} and {target}, so {object} receives a push",
        "={target} is not coming to {object}, so {object} must come to {target}, by push", "=give {object} some push push on the table to the direction of {target}", "=dont pick up, just scooch {object} closer to {target}", "=the closed hand pushes to {target}, and who is pushed is {object}",
        "=towards {target} please to make slide {object} on the table", "=the road of {object} is on the table, the end of the road is by {target}, the motor is your push", "=nudge nudge nudge {object} up toward {target}", "=gie {object} a shove up by {target} will ye", "=you dont lift {object}! you slide {object}! direction {target}!",
    ),
    "pick": (
        "=gimme {object} up there in your hand", "={object}, you take it and you hold it high", "=please to take in the hand {object}", "=in your hand i want to see {object}, not on the table", "=open the hand, go to {object}, close the hand, make it go up", "=make go up {object} with the hand and stay holding",
        "=snatch up {object} n hang on to it", "=the hand must bite {object} and take it high", "=up up up with {object}, dont drop it", "={object} must not touch the table more, you are holding it", "=can the hand catch {object} and lift, please", "=you are going to {object}, you are taking it, you are lifting it",
        "=grab a hold of {object} there n hoick it up", "=the fingers, they squeeze {object} and then they go up with it", "=i say you {object}, you fetch it up and keep it", "=from the table away with {object}, into the air, in your grip", "=hand empty now, hand full soon, full of {object}, up",
        "=git {object} up off that table fer me n hold it", "=wheres {object}? oh there. scoop it up", "=what i need off of the table is {object}, so hold that up will ya",
    ),
    "rotate": (
        "={object} stays in the same place but makes a turning of {turn}", "=you take {object}, you turn the hand {turn}, you leave it again there same", "=please to turn around {object} for {turn}", "=make {object} to do {turn} on its place", "=spin spin {object} {turn} and leave it where it is at",
        "=it looks to wrong side, {object}, turn it {turn}", "={turn} is the turning that {object} have to receive", "=whip {object} round {turn}, same spot mind", "=with {object} in the fingers do a turn from {turn}, after put it where it was before", "=the front of {object} goes {turn} and the place, it doesnt change",
        "=i want {object} more turned. how much, {turn}", "=twisty twist {object}, {turn}, dont walk away with it", "=like a doorknob, {object} must be turned {turn}", "=same seat, other face: {object} turned {turn}", "=birl {object} round {turn} and leave it be on its spot",
        "=a dance for {object}, but only a turn, {turn}, the feet stay in same spot", "=not good how it looks, {object}, {turn} is missing, turn it so",
    ),
    "place_held": (
        "=you have {object} in the hand, no? so on {target} you leave it", "=what is in your hand, it goes on {target}", "=plonk that what you are holding on {target}", "=the hand it holds {object}, now it should go down to {target} and open", "=please to leave on {target} the thing which you have",
        "=go to {target}, go down, open the hand so what you hold stays there", "={target} waits for {object} that you are having in the hand", "=no more hold, {object} is for {target}", "=on {target} let {object} rest, you dont have to hold it all the day", "=stick what ya got in ya hand onto {target}",
        "=that thing in the fingers, {target} is the house of it, put it there", "=is {object} that you carry, yes? {target} is where you let it", "=dont hold it more, you put it on the top of {target}", "=full is your hand, empty it should be, so what it has goes down on {target}",
        "=u got {object} already so just drop it off on {target}", "=down ye go and set what ye have on {target}", "=the next home of what you carry, it is {target}",
    ),
    "throw": (
        "=you take {object} and you throw it, it must arrive to {target}", "=chuck {object} over yonder at {target}", "=please to make fly {object} until {target}, with a throw", "={object}, {target}, you throw the one to the other one, wheee", "={target} is far and the arm is short, {object} must fly there, throw it",
        "=with a throwing should {object} come to {target}", "=lemme see ya lob {object} smack on {target}", "=first in the hand, {object}, then swing, then let go, {target} gets it from the air", "=the throw is of {object}, the end of the throw is {target}", "=you must hit to {target}, use {object} for the throwing",
        "=i cant walk till there. {object}, you throw it to {target} for me", "=whoosh, {object} through the air at {target} pls", "=like a bird but you help it with a throw, {object} flies on {target}", "=no walk no carry, {object} flies by throw, down comes it at {target}", "=yeet {object} at {target}",
        "=ball is {object}, goal is {target}, throw the ball", "=hoy {object} over at {target}, a proper throw",
    ),
    "throw_topple": (
        "=you throw {object} to {target} and {target} falls, this i want see", "={target} must fall, and how? with throw of {object} against it", "=chuck {object} at {target} n knock it flat", "=please to throw {object} so strong that {target} doesnt stand more", "=make fall {target}, but not with the hand, with throwing {object}",
        "=take {object}, throw, boom, and {target} goes down", "={target} is standing there, let {object} fly at it till it lies", "=whack {target} over by (throwing|chucking) {object} at it", "=i bet you {target} falls when you throw {object} on it, show me",
        "=because {target} is far you throw {object}, and the hit makes {target} to lie", "=a throwing of {object}, and after it {target} has to be on the side", "=bring down {target}! throw! with {object}!", "=yeet {object} at {target} so {target} drops", "=skittles: throw {object}, {target} must fall",
        "=i dont want {target} stands, and i dont want you go there, so throw {object} and hit it down", "=a good bash for {target} from {object} flying, thrown by you, till {target} is lying down",
    ),
    "match_pose": (
        "=the hand goes over {object}, {height} above, and it is turned {turn} compared with {object}", "=you go up on {object} with {height} of air, and the hand, you turn it {turn} from how {object} is lying", "={height} more high than {object} should wait the hand, with a turning of {turn} against it",
        "=please to hover {object}: {height} high, {turn} turned from it", "=dont touch {object}, only be in the air {height} over it and twist the hand {turn} from it", "=stick your hand {height} up above {object} n twist that hand {turn} off the sides of the thing",
        "=first the hand stands same angle like {object}, then it turns {turn}, and {height} over {object} it stays", "={object}, over it the hand, {height}, and not straight with it but {turn}", "=for the height take {height} above {object}, for the angle take {turn} measured from it",
        "=you are in the air over {object}, {height} is missing until touch, and the fingers make {turn} with the sides of it", "=two numbers for the hand over {object}: {height} is how high, {turn} is how much turned from it", "=be over {object} like a roof put on crooked, {height} up and {turn} crooked",
        "=up {height} from {object} goes the hand, and against the sides of {object} it looks {turn}", "=hang {height} over {object} but skew the hand {turn} off it",
    ),
    "move_without_hitting": (
        "=the hand goes until {height} over {mat} and on the way it doesnt hit any thing", "=careful careful, go {height} up over {mat}, no thing may feel you", "=please to arrive {height} above {mat} and the other things stay quiet like they are", "={mat}, over it {height}, there i want the hand, but bump nothing",
        "=go over yonder to {mat}, {height} above, n mind you dont clip anything", "=you make way around all the things and you stop when is {height} between hand and {mat}", "=no crash no touch, hand {height} high on {mat}", "=without to touch the others the hand flies to {mat} and waits {height} higher",
        "=there are things standing, they must not feel you, and you go to {height} above {mat}", "=sneak like a cat to {mat}, stay {height} over it, and touch nothing", "=at {height} from {mat} in the air you have to be, and all what stands there stays not touched",
        "=the trip ends {height} over {mat}, and in the trip is forbidden to hit something", "=tiptoe in the air to {mat}, {height} over, nobody gets bumped", "=is full of things the table, so go around them, and end {height} above {mat}", "=not one thing you brush when you bring the hand {height} over {mat}",
    ),
    "trace": (
        "=the hand it flies {height} high: over {first} it goes, over {second} it goes, over {third} it goes", "=you start above {first}, you continue above {second}, you finish above {third}, all the time is {height}", "=please to visit from the air {first} and after {second} and after {third}, with {height} of height",
        "=make a fly with the hand, {height} above, over {first} next {second} next {third}", "={first}, {second}, {third}, like this the hand passes above of them and always {height}", "=bzzz like a bee {height} over {first} then bzzz over {second} then bzzz over {third}",
        "=from {first} you continue to {second} and at {third} is the end, the hand in the air {height} over them", "=first of all {height} above {first} yeah then same height {second} n last {third}", "=three stops in the sky for the hand, {height}: one {first}, two {second}, three {third}",
        "=not down, only high, {height}: over {first}, when finish over {second}, when finish over {third}", "=draw me in the air a line at {height}: it begins over {first}, it bends over {second}, it stops over {third}", "=u fly {height} up, stops are {first} then {second} then {third}, no landing",
        "=over {first}, and now over {second}, and now over {third}, and never lower or higher than {height}",
    ),
    "move_over": (
        "=the hand stays {height} more up than {object}", "=please to bring hand in the air, {height} on top from {object}", "=you go over {object}, between you and it must be {height}", "={object}, above it {height}, the hand there", "=hang your hand up there over {object}, {height} clear",
        "=how much up? {height}. up from what? from {object}. go", "=i want that you are {height} in the high of {object}", "=make go the hand till {height} over {object}", "=in the air over {object} the hand should wait, {height} is good", "=dont land on {object}, {height} above you stop",
        "=up there, {height} off of {object}, that is where the hand lives now", "=u hang {height} above {object} ok", "=between the fingers and {object}, air of {height}, from above, and wait",
    ),
    "moved_by": (
        "={o}, it goes {length} {side}", "=you take {o} and you leave it {length} {side}", "=please to move {o}, {length} {side} from where it is", "=make {o} to be {length} {side} compared with before", "={length} {side} is the walk that {o} has to do", "=from the place where {o} is now, go with it {length} {side} and leave it",
        "=i want {o} not here but {length} {side}", "=take {o} in the hand, travel {length} {side}, put it again to the table", "={o} is almost good, only {length} {side} it must go", "=old spot, then {length} {side}, that is the new spot for {o}", "=nowt wrong with {o} except it wants carryin {length} {side}",
        "=a lift, a trip of {length} {side}, a landing: all this {o} does",
    ),
    "hovering": (
        "=only stay in the air above {object}, not touch", "=the hand it waits over {object}", "=please to hang over {object} and do nothing", "=fly to {object} and stop on top in the air, no landing", "={object}, above of that your hand should be and stay", "=park your hand up in the air over {object}", "=be like a cloud over {object}",
        "=hand over {object} yeah just up there dont grab", "=where {object} is, on the high part of there, the hand has to wait without touching", "=no touch no take, only to fly over {object} and to wait there", "=the hand is a helicopter that stays over {object} and doesnt land", "=keep yer hand up above {object}, dinnae land",
    ),
    "restore": (
        "={object}, first on {target} it goes, and later again where it is now", "=you take {object} to {target}, you let it, you take it again, you bring it to the old place", "=please to put {object} on the top of {target} and then please to return it in its first place",
        "=stick {object} on {target} for a sec then back where ya found it", "=only visit! {object} sits on {target} like a guest, then home to its own place", "={object} must go on {target}, but it doesnt stay there, it comes back in its place", "=pop {object} on {target}, n when thats done pop it back to its old spot",
        "=remember well where {object} is. put it on {target}. after, put it where you remember", "=two travels for {object}: go to {target}, return to where it lives now", "={target} borrows {object} a little, then it is given back to the place from before",
        "=there and again here: {object} on {target}, then {object} on the spot from now", "=the place where {object} is now is good for the end, but before it must have been on {target}", "=a return ticket for {object}: out to {target}, back to its spot", "=lend {object} to {target}, then give it back to its spot",
        "=put {object} on {target}. ok. now unput it, home to its old spot",
    ),
    "next_to_restore": (
        "=you put {object} {where} and after little time you bring it again in the place of before", "={object}, it stands {where} one moment, then it goes home to its place", "=please to make {object} stand {where}, and when is done, please to return it where it was", "=stick {object} {where} n then back home to its own spot with it",
        "=not forever, {object} goes {where}, and at the end it is again in the place of now", "=let me look how is {object} {where} and then bring it back to where it has been", "=first is {object} {where}, second is {object} at its place like before",
        "=go with {object} to be {where}, leave it, catch it again, go with it back to the start place", "={object} is making a visit {where} and is coming home to its spot after", "=plonk {object} {where}, count one two, plonk it back where it come from", "=out and home for {object}: out is {where}, home is the spot it has now",
        "=try it {where}, {object} i mean, then it goes back to the same old spot", "=put {object} {where}. ok. unput it again, like it was",
    ),
    "rotate_restore": (
        "=you turn {object} {turn} and you leave it and after you turn it back like it was", "={object}, {turn} it turns, and then it turns again to the old looking", "=please to turn {object} for {turn}, and then to make it as before", "=twist {object} {turn}, let go, twist it back again the same amount",
        "=a turning of {turn} for {object}, but only for short, then again how it stands now", "=make that {object} looks {turn} away from now, then make that it looks like now again", "=give {object} a whirl of {turn} then put it right back how it was", "={object} goes {turn} around on its place and then the same much back",
        "=turn and unturn {object}, {turn} for the turn", "=first time you take {object}, {turn} you turn it. second time you take it, back you turn it", "=after {turn} of turn {object} shall come back to the angle it has now", "=turn {object} {turn}. ok. unturn it",
        "=the first turning of {object} is {turn}, the second turning is same much but backwards", "=gie {object} a turn of {turn} an then turn it back tae how it was",
    ),
    "rotate_symmetry": (
        "=we have two {shapes}, both you turn {turn}, each in its own place", "=the {shapes}, they make a turn of {turn}, this one and also that one", "=please to turn one {shape} by {turn} and the other {shape} also the same", "=give them {shapes} a twist of {turn} each, the two of em",
        "=each one {shape}, it turns {turn} and it stays in where it is", "=you take a {shape}, you turn it {turn}, you leave it, and with second {shape} you do the same same", "=spin round both them {shapes} {turn}, leave em where they are", "=two times the same work: a {shape} turns {turn} on its spot, then the other {shape} too",
        "=the {shapes} look not right, for both of them the turning is {turn}", "=so like one {shape} turns, turns the other: {turn}, both you do it", "=same medicine for both {shapes}: {turn} of turning on the spot", "=them two {shapes} want turnin {turn}, no shiftin",
        "=one {shape}, {turn}. other {shape}, {turn}. turn only, no carry away", "=twins they are, the {shapes}, so they turn like twins, {turn} each",
    ),
    "novel_noun": (
        "=in my language {object} is {noun} and {target} is {place}. so the {noun}, it goes on the {place}", "={object} we call it {noun}, {target} we call it {place}, now you put the {noun} on the {place}", "=i dont know english word so i say {noun} for {object} and {place} for {target}. you put the {noun} on the top of the {place}",
        "=please to put {noun} on {place}. {noun}, this is {object}. {place}, this is {target}", "=the baby says {noun} to {object} and {place} to {target}, he wants the {noun} on the {place}", "=what is {noun}? is {object}. what is {place}? is {target}. take the {noun} to the {place} and leave it on it",
        "=stick the {noun} on the {place} mate, {noun} bein {object}, {place} bein {target}", "=my granny she calls {target} the {place} and {object} the {noun}, plonk the {noun} on the {place} will ya", "=word one {noun} meaning {object}, word two {place} meaning {target}, and i want the {noun} on the {place}",
        "=it has to go the {noun} on the {place}, and with {noun} i am meaning {object}, with {place} i am meaning {target}", "=how do you call {object}? i call it {noun}. and {target}? {place}. then the {noun} onto the {place} please", "={noun} is {object} ok, {place} is {target} ok, so u put the {noun} on the {place}",
        "=round here we say {noun} fer {object} n {place} fer {target}, set the {noun} on the {place}", "=for me {object} has name {noun}, {target} has name {place}. carry the {noun}. leave it on the {place}",
    ),
    "novel_adj": (
        "=my word {adjective}: {more} is it, {less} is not. the {shape} that is {adjective} you put on {target}", "={more} is {adjective} from {less}, like you can see. so take the {shape} who is {adjective} and leave it on {target}",
        "=please to find which {shape} is {adjective}, same like {more} is {adjective} than {less}, and put it on {target}", "=if you look {less} and you look {more}, {more} is {adjective}. with the {shapes} i want the {adjective} one on {target}",
        "=i dont know english for it, we say {adjective}: so is {more} when we compare it with {less}. the {adjective} {shape} goes to {target}", "=on {target} comes the {adjective} {shape}. what is {adjective}? {more}, not {less}", "=stick the {adjective} {shape} onto {target} yeah, {adjective} like {more} is n {less} aint",
        "=between {more} and {less} who is {adjective}? {more}. between the {shapes} you take also the {adjective} one and you carry it to {target}", "=my little sister says {more} is {adjective} than {less}, so gimme the {adjective} {shape} on {target}",
        "=you learn now: {adjective} is how {more} is and how {less} isnt. then you bring the {adjective} {shape} to {target}", "=round here {more} is what we call {adjective} than {less}. set the {adjective} {shape} on {target}",
        "=one {shape} is {adjective} than the other, just like {more} is {adjective} than {less}. that {shape} you leave on {target}", "=for learning the word: {more} is {adjective} than {less}. for the work: {target} gets the {adjective} {shape}",
    ),
    "novel_adj_noun": (
        "={target}, its name is {noun}. {more} is {adjective} than {less}, so we say. the {adjective} {shape} goes on the {noun}", "=i say {noun} for {target}, i say {adjective} because {more} is {adjective} than {less}, and now you put the {adjective} {shape} on the {noun}",
        "=please to carry the {shape} that is {adjective} to the {noun}. the {noun} is {target}, and {adjective} is {more} if you compare with {less}", "=stick the {adjective} {shape} on the {noun} mate. {noun}, thats {target}. {adjective}, thats what {more} is and {less} aint",
        "=what is {adjective}? {more} is it, {less} is not. what is {noun}? {target} is it. so the {adjective} {shape} on top of the {noun}", "=in my village {target} is {noun}, and {more} we find {adjective}, {less} we find not. take for me the {adjective} {shape}, leave it on the {noun}",
        "=on the {noun} it must be the {adjective} {shape}, you know, {noun} is {target}, and {adjective} like {more}, not like {less}", "=two words to learn: {noun}, {target} is that; {adjective}, {more} is that and {less} is not. the {shape} which is {adjective}, put it on the {noun}",
        "=round here {target} is the {noun}, n {more} is {adjective} than {less}, so set the {adjective} {shape} on the {noun}", "={noun} means {target} ok, {more} is {adjective} than {less} ok, so u put the {adjective} {shape} on the {noun}",
        "=for learning: {more} is {adjective} than {less}, and {target} has name {noun}. for the work: the {noun} gets the {adjective} {shape}",
    ),
    "follow_order": (
        "={object}, it goes to {tos}, and there you let it stand", "=you take {object} and you make it stand on {places}", "=please to carry {object} to {tos}", "=keep on plonking {object}, on {places}", "=make {object} to travel, to {tos}", "=i tell you the road of {object}: to {tos}", "=like a frog {object} jumps on {places}",
        "=in this order and not other order put {object} on {places}", "=with {object} in the hand go to {tos}, and put it down at every stop", "=hop hop {object} on {places}", "=is for {object} to be on {places}, you let it go each time", "=next stops for {object}, you drive: to {tos}", "=a wee trip for {object} that goes to {tos}",
        "=from hand to mat with {object}, so: on {places}",
    ),
    "follow_order_restore": (
        "={object}, it goes on {place} and after it returns to the mat of before", "=you bring {object} on {place}, you leave it, then you bring it again on the mat where it is now", "=please to put {object} to {place} and then to put it home on its own mat", "=stick {object} on {place} then stick it back on the mat it come off of",
        "=only a small visit to {place} makes {object}, and then to its first mat again", "={object} leaves its mat, stands on {place}, and goes back to its mat", "=go with {object} to {place}. finish? go back with it to the mat from the start",
        "=at the end {object} must be on its mat like now, but in the middle it must be put on {place}", "=one time on {place}, then one time on the old mat, this is the way for {object}", "=a return ticket for {object}: out to {place}, back to the mat it has now", "=lend {object} to {place}, then give it back to its mat",
        "=own mat, then {place}, then own mat again: this is the road of {object}",
    ),
    "neighbour": (
        "={object} goes first on {mat}, and then goes also there the thing that was {side}", "=you take {object} to {mat}, and the other one that was {side}, you take it after to the same mat", "=look {object}, look also what is {side}. the first goes to {mat}, then the other goes to {mat} too",
        "=please to put {object} on {mat}, and after please to put there also the neighbour, i mean what was {side}", "=plonk {object} on {mat} then go back n fetch whatever was {side} n plonk that on there n all", "={object} has a friend {side}. {object} goes on {mat}, then the friend goes there too",
        "=on {mat} should come two things: number one {object}, number two what was {side}", "=the mama is {object}, the baby is the thing {side}. mama goes on {mat}, baby goes after her on {mat}", "={object} moves to {mat} and its neighbour, that what was {side}, must go along after",
        "=take {object}. who was {side}? take that one after. both end on {mat}", "=the two go to {mat}, {object} the first, and the second is the one that was {side}", "=bring {object} to {mat}, n once its there bring whatever was {side} along too",
    ),
    "next_to": (
        "={object}, it goes {side}", "=you take {object} and you leave it {side}", "=please to put {object}, and the place is {side}", "=plonk {object} down {side}", "=i want that {object} lives {side}", "=pop {object} over yonder, {side}", "={side} is where {object} has to be, you bring it",
        "=go with {object} in the hand and let it go when it is {side}", "=make that {object} stands {side}", "={object} not there where it is, but {side}, like this i want", "=stick {object} so as its {side}", "=its place isnt there, {object} has its chair {side}", "=the seat for {object} is free, it is {side}, so bring it",
        "=move house with {object}, new address is {side}", "=set {object} down yonder, {side}, n let go",
    ),
    "count_and_repeat": (
        "={object} goes to {target} and comes back to its place, you do this {times}", "={times} you make the same thing: take {object}, put it on {target}, take it, put it on the old place", "=please to repeat {times}: {object} on {target}, {object} back home", "=there on {target}, here on its place, {object}, it makes this {times}",
        "=plonk {object} on {target} n fetch it back home, {times}, n back home the last time too", "=again and again, {times} in total, {object} on {target} and then back where it was", "=you count: {times} has {object} to be on {target}, and after each it is back at its place",
        "=like a swing {object} is going to {target} and is coming home to its spot, {times}", "={object} makes {times} the way to {target} and {times} the way back to its place", "=do with {object} the going to {target} and the coming back, {times} you do it all",
        "={times} i want to see {object} go on {target}, and always it comes home after", "=a return ticket for {object}, {times}: out to {target}, back to its spot", "={times} lend {object} to {target}, and each time give it back to its spot", "=on {target}, off {target} and home, that is one round, and {object} does it {times}",
    ),
    "rearrange": (
        "=you take the things and you leave them so: {moves}", "=please to bring {moves}", "=make it like this: {moves}", "=from where they are now it must go so: {moves}", "=pick and put, pick and put: {moves}", "=my english is bad but the numbers are good: {moves}", "=everybody a bit to other place: {moves}", "=gimme {moves}",
        "=they have to walk but they have no legs, you carry them: {moves}", "=nobody is in the right place. so {moves}", "=i explain you how they must go, {moves}, from their places of now", "=lift n shift: {moves}", "=who goes where, i tell: {moves}", "=not push but carry, and so far: {moves}", "=we make the table new: {moves}",
    ),
    "displace": (
        "=you take it and you leave it so: {move}", "=please to bring {move}", "=make {move}, from where it is now", "=i want a little walk: {move}", "=gimme {move} will ya", "=the place is wrong a little, you carry {move}", "=one thing only must go to other place: {move}", "=lift n shift: {move}",
        "=it has no legs so you must carry: {move}", "=my english is bad but the number is good: {move}", "=how much it goes and where it goes, i tell: {move}", "=not push but carry, and so far: {move}", "=only one little change on the table: {move}",
    ),
    "touch_reset_pick": (
        "=you touch a {shape}, which one you decide, you go home, and then this same {shape}, you take it up", "=please to touch one {shape}, then go in your home, then pick up the {shape} of before", "=one of the {shapes}, you tap it, you go home, you come and take that one in the hand",
        "=finger on a {shape}. back home. hand on that same {shape} and up", "=tap any {shape} ya like, leg it home, then come grab the one ya tapped", "=touch touch one {shape}, home, then up up with this {shape} and no other", "=which {shape} i dont care, but what you have touched, this you must pick up after you were at home",
        "=choose a {shape} with touching, go to the home place, then what you chose, you hold it", "=is a game: with finger you mark one of the {shapes}, you run home, you pick up the marked one", "=do u remember good? touch any {shape}, go home, get the same {shape} up",
        "=a {shape} you touch, to home you drive, the touched one you hold in the end", "=lay a finger on one o them {shapes}, then away home, then lift that same one", "=first finger, then home, then grip, and all about one same {shape}",
    ),
    "stack2": (
        *_TOWER,
        "={n0} is staying down and {n1} is climbing on it", "=you take {n1}, you let it on {n0}, tower ready", "=please to make sit {n1} on {n0}", "=plonk {n1} on the head of {n0}", "=small tower, two pieces: down {n0} up {n1}", "=make {n1} to stand on {n0}, that is a tower", "={n0} carries {n1} like a daddy carries a kid",
        "=bottom bunk {n0}, top bunk {n1}, so they sleep", "={n1} gets a lift up onto {n0} n stays there", "=only one is moving, {n1}: up, over, down on {n0}",
    ),
    "stack3": (
        *_TOWER,
        "={n0} is staying down, {n1} is climbing on it, {n2} is climbing on {n1}", "=small tower, three pieces: down {n0} middle {n1} up {n2}", "=you take {n1}, you let it on {n0}, you take {n2}, you let it on {n1}, tower ready", "=plonk {n1} on {n0} n then {n2} on {n1}", "=please to make sit {n1} on {n0} and after {n2} on {n1}",
        "=on the head of {n0} comes {n1}, on the head of {n1} comes {n2}", "=daddy is {n0}, on him stands mummy, {n1}, on her stands the baby, {n2}", "={n2} wants up highest, under it {n1}, under that {n0} on the table", "=get {n1} up on {n0} and while youre at it get {n2} up on {n1}",
    ),
    "stack4": (
        *_TOWER,
        "={n0} is staying down, {n1} is climbing on it, {n2} is climbing on {n1}, {n3} is climbing on {n2}", "=tower, four pieces: most down {n0}, more up {n1}, more up {n2}, most up {n3}", "=you take {n1}, you let it on {n0}, then {n2}, you let it on {n1}, then {n3}, you let it on {n2}",
        "=plonk {n1} on {n0} n then {n2} on {n1} n then {n3} on {n2}", "=on the head of {n0} comes {n1}, on the head of {n1} comes {n2}, on the head of {n2} comes {n3}", "={n3} wants up highest, under it {n2}, under that {n1}, under that {n0} on the table", "=one has the next on it: {n0} has {n1}, {n1} has {n2}, {n2} has {n3}",
        "=get {n1} up on {n0}, {n2} up on that, {n3} up on the very top of it",
    ),
    "swap": (
        "={a} goes at the place of {b} and {b} goes at the place of {a}, like a change", "={a} and {b}, they make a change of the places", "=please to change between them {a} and {b}, the place of the one for the other", "=where is {a} must be {b}, where is {b} must be {a}",
        "=you put {a} in some waiting place, {b} you put where {a} was, then {a} where {b} was", "=swapsies with {a} and {b}", "=switcheroo: {a} n {b}", "={a} wants the chair of {b}, {b} wants the chair of {a}, give it to them", "=they are standing wrong, {a} has to have the spot from {b}, and {b} the spot from {a}",
        "=stick {a} where {b} is at n {b} where {a} was at", "={b} comes in the place from {a}, and {a} goes in that of {b}, so the two have new place", "=you know where is {a} and where is {b}, now make it the other way round", "={a}: go to the spot of {b}. {b}: go to the spot of {a}. ok go",
        "=trade trade! {a} for {b}! the places i mean",
    ),
    "balance": (
        "=you put {list} on {first} and on {second}, so that no side goes down", "=please to divide {list} on {first} and {second}, the weight must be same same", "={first} and {second}, they must be equal heavy when all are on them, {list}", "=like the seesaw: {list} sit on {first} and {second} and it stays straight",
        "=the heavy of {first} and the heavy of {second} must be the same, all of these you use: {list}", "=all the blocks up, {list}, some on {first}, some on {second}, and it dont tip", "={list}, each one goes on {first} or on {second}, you think which, the two sides must weigh equal",
        "=make it fair for {first} and {second}: {list} shared so both weigh the same", "=big ones are heavy, small ones are light. put {list} on {first} and on {second} till it is level", "=get {list} up on {first} n {second} n make sure its dead level",
        "=is like market scale, {first} on one side, {second} on other side, put all of {list} and nobody wins", "=not one heavier than other, {first} and {second}. what you use is {list}, nothing stays over", "=u split {list} over {first} n {second} so it balances",
        "=mum says share nice: {first} and {second} get the same weight, out of {list}",
    ),
    "sort_stack": (
        "=same {by} goes on same {by}, make towers", "=you look the {by}, and who has the same, you put one on the other one", "=please to make a pile from each {by}", "=everybody with his {by} family, one on the top of other", "=not mix the {by}s, stack all, in a tower is only one {by}", "=pile em up, one {by} a pile",
        "=the ones that are alike in {by}, they sit on the shoulders of each other", "=which {by} is it? then on the tower of this {by}, and so with every thing", "=two things have same {by}? one goes on top. do like this until finish", "=one heap for each {by}, and heap means tower, you put on top of each other",
        "=by {by} please, n upwards, till all is stacked", "=u see same {by}, u stack it",
    ),
    "stack_topple": (
        "=first you build tower, {roles}, and after you make it fall", "=make tower from down to up {list}, then boom, knock it down", "=please to put {chainand}, and when it stands please to push it so it falls all", "=you build {chain}, you look it, you push it over with the finger",
        "=pile up {list}, the first is most down, then whack the whole pile over", "=i want see {chain} and then i want see the tower fall from your push", "=up up up they go, {list}, the first is lowest, then crash, you push it over", "=the tower is {roles}. it must be built and then it must be knocked over",
        "=build {chainand}, then the finger comes and the tower falls kaput", "=tower from up to down is {listdown}, make it, then make it fall", "=like the babies do: stack {chain} and after bash it over", "=up with a tower, {chain}, and then push it, poof, over",
        "=make up the tower {roles}, n when it stands give it a shove till it drops", "=building is {chainand}, breaking is your finger that pushes it over, first the one and then the other",
    ),
    "swap_push": (
        "={a} and {b} change place, but only with pushing, the hand doesnt take", "=you push {a} to the place from {b}, {b} to the place from {a}, no lift", "=please to change {a} with {b}, all with the push on the table", "=shove {a} n {b} into each others spots, no pickin up", "=swapsies {a} and {b}, but they have to slide",
        "=the hand stays closed like fist and makes that {a} and {b} change their places", "=nobody goes in the air: {a} slides where {b} is and {b} slides where {a} is", "={a}, it must come where {b} was and {b} where {a} was, and how? push push push", "=exchange for {a} and {b}, but grabbing is forbidden, with push you can",
        "=slidey slide: {a} gets the spot from {b}, {b} gets the spot from {a}", "=u slide {a} to where {b} is n {b} to where {a} is, no grab", "=trade the spots of {a} and {b}, hand always shut, pushing only", "=them two, {a} n {b}, want shovin into each others spots",
    ),
    "swap_ring": (
        "={a} goes in the place from {b}, {b} goes in the place from {c}, {c} goes in the place from {a}", "=everybody takes the chair of the next, {a} sits in the one of {b}, {b} in the one of {c}, {c} in the one of {a}", "=please to make a change in circle: where {b} is comes {a}, where {c} is comes {b}, where {a} is comes {c}",
        "={a} wants where {b} is, {b} wants where {c} is, {c} wants where {a} is, make all happy", "=stick {a} where {b} is at now, {b} where {c} is at, n {c} where {a} was", "=musical chairs: to the chair of {b} goes {a}, to the chair of {c} goes {b}, to the chair of {a} goes {c}",
        "=the spot from {a} is for {c}, the spot from {c} is for {b}, the spot from {b} is for {a}", "=you see {a}, {b}, {c}? each has to go where now is the next one, and {c} where now is {a}", "=u move {a} to spot of {b}, {b} to spot of {c}, {c} to spot of {a}",
        "=three dance in a ring: {a} steps where {b} stood, {b} steps where {c} stood, {c} steps where {a} stood",
    ),
    "throw_sort": (
        "={list}, you throw each one on the mat with the same color", "=please to make fly {list}, with throw, each to the mat of own color", "=the mats are far. {list} must fly there, color to same color, throw", "=chuck {list} at whichever mat matches the color", "=you look what color, you throw to the mat of that color: {list}",
        "=throw throw throw {list}, but color of mat must be color of thing", "=with throwing i want {list} to arrive, each to mat that is colored same like it", "=same color is friend: {list} fly to the friend mat, you throw", "=lob {list} over yonder to the mat thats got the same color",
        "=not carry, throw! {list}, and the aim is the mat which has equal color", "=yeet {list} at the mat of the same color", "=who has which color flies on the mat of this color, {list} i mean, and the flying is from a throw", "=hoy {list} over to the mats, color matches color",
    ),
    "covered": (
        "=you put {box} over {object} so nobody sees it, then {other} you put on {first}, then you take {box} away and {object} goes on {second}", "=please to hide {object} with {box}, after please to bring {other} to {first}, after {object} comes out and goes to {second}",
        "=first {box} is hat of {object}. then {other} to {first}. then no more hat and {object} to {second}", "=peekaboo: {box} over {object} so its gone, {other} to {first}, then {box} off, {object} to {second}",
        "=dont forget what is under {box}: there you hide {object}. you bring {other} on {first}. then the hidden one, you bring it on {second}", "=plonk {box} over {object}, stick {other} on {first}, then dig {object} out n stick it on {second}",
        "=with {box} you make a roof over {object}, {other} is brought to {first}, then the roof goes away and {object} is brought to {second}", "=the mouse is {object} and {box} is the house that comes over it; {other} goes on {first}; then house away and mouse on {second}",
        "=u cover {object} with {box}, u put {other} on {first}, u uncover, u put {object} on {second}", "=hide and seek: {object} hides, {box} comes over it. then {other} goes to {first}. found! {object} goes to {second}", "=lid on, the lid is {box} and under is {object}; {other} onto {first}; lid off; {object} onto {second}",
    ),
    "sort": (
        "={things}, they go on the mat with the same color", "=same color with same color: {things} on the mats", "=you take {each} and you look the color and you put it on the mat that has this color too", "=please to put {things}, each one on the mat of own color", "=stick {things} on whatever mats the same color",
        "={things} want to sleep in own bed, the bed is the mat of equal color", "=color match game: {things} onto mats that look same in color", "=dont mix the colors, {each} on the mat from its color", "=pop {each} on the mat what matches its color", "=which color has it, on such color mat it goes, do so with {things}",
        "=is there a {thing}, you put it on the mat in the color of it, until {things} are done", "=u put {each} on mat w same color", "=match match match, {things} to mats by color", "=find for {each} the mat that is colored the same, n set it on",
    ),
    "place": (
        "={object}, it goes on {target}", "=you take {object} and you leave it in top of {target}", "=please to leave {object} onto the top of {target}", "=(stick|bung|plonk|pop) {object} on {target} yeah", "=gimme {object} on {target}", "={target} is the bed, {object} goes to bed on it", "=make {object} to sit on {target}",
        "=i want {object} is standing on {target}", "=from its place to {target} you bring {object} and there it stays", "={object} up, {target} below, hand away", "=whats that doing there, {object} lives on {target}, pop it there", "=on {target}! on there i want {object}!",
        "=the hand takes {object}, walks to {target}, goes down, opens", "=u put {object} on {target} ok", "=what should be on {target}? should be {object}", "=away n set {object} on {target}", "=aint no good there {object}, {target} is where i want it set", "=a passenger for {target}: it is {object}, let it get on",
        "=into your hand {object}, out of your hand on {target}",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
