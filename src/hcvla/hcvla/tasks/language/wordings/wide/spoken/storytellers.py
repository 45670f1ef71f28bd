"""How people say requests who first describe the scene or tell what happened, and then want something."""

from __future__ import annotations

from collections.abc import Mapping

_TOWER = (
    "=I have named the parts, now you build. The parts are {list}, and in the tower they come in this order from the bottom up", "=yesterday my tower fell down. It went like this: {roles}. Build it for me once more", "=the one that I name first stays where it is. Each of the others is put on top of the one named just before it. Here they are: {list}", "=nothing may topple while you work. When you are through, I want to find {chain}, and the tower still standing",
    "=I am looking at it from above, so I tell you what I want to see from the top down: {listdown}. You will have to begin with what comes last", "=first build, then take your hand away, and finally let me look: the tower should be {roles}", "=it is easy to get the order wrong, so I say it slowly: {chainand}. That is the tower I want", "=there is to be a tower here. You will know that it is finished when it can be read like this: {chain}",
)  # fmt: skip

WORDINGS: Mapping[str, tuple[str, ...]] = {
    "touch": (
        "=I can see {list} from here, but I don't know if your arm is long enough. Show me: one touch, and nothing must move", "=there is a question I keep asking myself about {list}: can your fingers get there? Touch, and we will know", "=yesterday you touched nothing at all. Today is different: {list} should feel a fingertip", "=first close the fingers, then go to {list}, and when there is contact, you are done; nothing may be shifted",
        "=look over there, that's {list}. No lifting, no pushing. Only your fingertips go there, and you will notice that it is done when you feel something", "=on {list}, I repeat, on {list}, I want to see a fingertip for a moment", "=my finger is too short for {list}. Yours isn't, so go and touch; contact is all I want", "=what must not happen is that anything moves. What must happen is that a finger of yours meets {list}", "=I have painted {list}, and I wonder whether the paint is dry. Go there with one finger, feel it, and leave everything in its place",
    ),
    "touch_push": (
        "=I want to put my cup down, and what do I find in the way? It's {list}. Push, with closed fingers, and I don't mind where to", "=something has to give way here, and I mean {list}. Don't lift; a push is enough, and the direction is up to you", "=1. Close the hand. 2. Go up to {list}. 3. Push until the old place is free. 4. Come away.", "=last time you picked up {list}, which was wrong. This time there is only to be a push, in whatever direction",
        "=the spot of {list} is needed. Free it by pushing, not by lifting; you have pushed enough when you see the bare table there", "=let me explain what I mean by making room: your hand, closed, goes against {list} and pushes, to any side. Nothing is picked up", "=first go to {list}, then push, and when you see that something has moved, stop. I don't care where it moves", "=I can't get my arm past {list}. You needn't carry anything off; just push a little, this way or that",
    ),
    "touch_topple": (
        "=there is still something standing that ought to lie: {list}. Push high up, and stop when you have seen the fall", "=earlier I stood {list} up. Now I am sorry I did; push at the top until there is a fall", "=first go high, next to the top of {list}, then push, and when you hear a thud, stop", "=I could blow at {list} all day and nothing would fall. You have fingers, so you do what I can't, and knock over what I named", "=do not lift and do not just slide. What I want to see of {list} is a fall, brought about by your finger",
        "=you will notice that it is done by the noise. Make {list} fall over with a push", "=not down at the foot, there you would only shove. Up at the head of {list} is where you push, and falling over is what it's for", "=the wind has failed to bring down {list}. Now it is your turn: tip over what the wind left standing",
    ),
    "push": (
        "=there is {object}, and over there is {target}. The gap between the two is too wide, so push the former a bit toward the latter", "=look at {target}. It would like company, but don't carry anything there: slide {object} toward it", "=yesterday {object} was closer to {target}. Give it a push in that direction, without picking it up", "=first get your closed hand behind {object}, then push toward {target}; and when the two are closer than now, stop",
        "=I can't have {object} lifted, it is wet underneath. Still it should come nearer to {target}, so push it along the table", "=what must not happen is that {object} leaves the table. What must happen is that it slides toward {target}, shoved by you", "=toward {target}, I repeat, toward {target}: that is the direction in which I want {object} pushed", "=do you see how far {object} is from {target}? A shove will change that. You will notice the success when the distance has shrunk",
        "=take your fist for a broom. Put it behind {object}, and sweep it toward {target}",
    ),
    "pick": (
        "=there is something on the table that I can't see from below, namely {object}. Hold it up in the air for me", "=see {object}? I want it between your fingers, off the table, and I want it to stay there", "=the last time I asked for {object}, you brought nothing. Today I ask anew: lift it, and keep it in hand", "=1. Open. 2. Go down around {object}. 3. Close. 4. Up, and don't let go.", "=don't put it anywhere yet, I haven't decided. Just lift {object} and hold it",
        "=you will know that you have done it when there is air under {object} and your fingers are around it", "={object}, and nothing but {object}, is what I'd like to see hanging in your gripper", "=my hands are full of dough, or I would lift {object} myself. So it's you who has to hold it up", "=I think there is dust under {object}. Take it off the table and keep it up while I look",
    ),
    "rotate": (
        "=there is {object}, and I don't like the way it faces. Turn it {turn}, but leave it in its place", "=someone bumped into {object}, and now it is crooked. A turn of {turn} on the spot will put it right", "=first take hold of {object}, then turn it {turn}, and when that is done, let it go where it was", "=the place of {object} is right, its angle isn't. So its place must not change, and its angle must, by a turn of {turn}", "=I have worked out how {object} ought to face. Compared with now it is {turn}, so turn it like that on its spot",
        "={turn}, I repeat, {turn}: that is how {object} has to be turned", "=yesterday I saw {object} from this side. Today I'd like to see another one, so rotate it {turn}, and don't carry it off", "=you know how one turns a knob. Take {object} for a knob and turn it {turn}; it stays where it is",
    ),
    "place_held": (
        "=you are holding {object}, and below you there is {target}. Put the former down on the latter", "=I gave you {object} a while ago. You have held it long enough; put it down on {target} now", "=don't drop {object}, it could break. Lower it gently, and let go of it only when {target} is right under it", "=see {target}? There your hand goes, and there it opens, and what you carry stays there", "=on {target}, and I say it again, on {target}, is where {object} leaves your hand",
        "=you will know that you are done when your hand is empty and {target} has {object} on it", "=first go over {target}, then down, and when {object} stands there, open your fingers", "=my arms aren't long enough for {target}. Yours are, and you have {object} already, so set it down there",
    ),
    "throw": (
        "=there is {target}, too far off for both of us. Still I want {object} to get there, so throw it", "=first get a good grip on {object}, then take aim at {target}, and when you have aimed well, let it fly", "=carrying won't do, as your arm ends long before {target} begins. Throw {object} there", "=when we were children we used to throw pebbles. Today the pebble is {object}, and what you have to hit with it is {target}", "=you will hear a bang when {object} hits {target}. Let me hear that bang: throw",
        "=don't set {object} down. I want it in the air, and at the end of its flight I want it to hit {target}, so throw it", "=see {target} in the distance? That is what you aim at. What you throw is {object}", "=at {target}, I repeat, at {target}, is where I want {object} thrown",
    ),
    "throw_topple": (
        "=there stands {target}, and it is too far off for your fingers. But you can throw: let {object} hit it so that it falls", "=I have bet that {target} can be felled from where you are. The ball is {object}: throw that, so that what it hits goes down", "=at the fair one throws balls at cans. Here the can is {target} and the ball is {object}: knock the can down with a throw", "=first get a good grip on {object}, then aim high at {target}, and finally throw; it is a success when what you aimed at lies on its side",
        "=it isn't enough to hit {target}. It has to fall, and what brings it down is {object}, thrown by you", "=don't go over and push. From where you are, throw {object} at {target}, hard enough for it to fall over", "=you will have won when {target} no longer stands. Your missile is {object}, so let fly",
    ),
    "match_pose": (
        "=there is {object}, and I want your hand above it, {height} up. Align it with that object first, and then add a turn of {turn}", "=first your hand goes over {object}, {height} up, and when it is in line with it, it turns {turn}", "=the height is easy: {height} above {object}. The angle is harder, for it is not that of {object} itself; yours is {turn} from it", "=don't touch {object}, you only hover. How high? It's {height}. And your hand isn't parallel to it but rotated {turn} from it",
        "=I am going to photograph your hand above {object}. It should be {height} away from it, and turned {turn} against it", "=look how {object} stands. Now take that same angle, turn on from there, {turn}, and hold your hand like this {height} above it",
    ),
    "move_without_hitting": (
        "=there are things standing around, and none of them may be touched. Your way leads past them, and it ends {height} above {mat}", "=last time something fell over when you moved. So this time touch nothing, and stop {height} above {mat}", "=see {mat}? I want your hand {height} above it. But, and this is important, nothing may be bumped into on the way", "=1. Look for a way on which nothing gets touched. 2. Take it. 3. Stop {height} above {mat}.",
        "=I have been setting these things up for an hour. I'd cry if your hand touched any of them, so be careful on the way to {mat}, {height} above which you stop", "=nothing, I repeat, nothing must be touched; and still you have to get {height} above {mat}", "=you will have done it when your hand is {height} above {mat} and all the rest stands as if you had never come by", "=imagine that all the objects were covered in wet paint. Go {height} above {mat} and keep your hand clean",
    ),
    "trace": (
        "=there are three mats to fly over: {first}, then {second}, then {third}. Stay {height} above each of them", "=you begin {height} above {first}. When you have been there, {second} is next, and only when you have been above that as well you go on to {third}, always at the same height", "=imagine a bee that visits {first}, from there flies to {second} and ends at {third}. Do as the bee does, {height} up, without landing",
        "=above {third} is where it ends. Before that your hand was above {second}, and before that, at the very start, above {first}; the height is always {height}", "=over {second}, but not before you have been over {first}; over {third}, but not before you have been over {second}. Fly {height} above each", "=my camera is going to follow your hand. It wants to see it {height} above {first}, after that {height} above {second}, and at the end {height} above {third}",
        "=no mat may be skipped and none may be touched. Go over {first}, then {second}, then {third}, with {height} of air below you each time",
    ),
    "move_over": (
        "=there is {object}, and above it there is nothing yet. I want your hand there, {height} up", "=don't come down on {object}. Stay above it, and let there be {height} between you and it", "=later I'd like to slide my ruler in between. So hover over {object}, and leave {height} of room", "=yesterday you hovered too high. Today it is {height} above {object}, no more and no less", "=see {object}? Go over it. How far over it? I'd say {height}", "=first get above {object}, then go up or down until it is {height} to it, and there you stay",
    ),
    "moved_by": (
        "=there is {o}, and it is in the wrong place. The right one is {length} {side}: take it there", "=first pick up {o}, then go {length} {side}, and when you are there, set it down", "=I took the tape measure, and it says that {o} should be {length} {side} from where it is. Move it there", "=don't move {o} just anywhere. Move it {length} {side}, and let it stand there", "=yesterday {o} stood elsewhere: compared with now, {length} {side}. That is where I want it today", "=the others need more room. So {o} has to move, but only {length} {side}",
        "=by {length}, I repeat, by {length}, I want {o} moved {side}", "=where {o} stands now I have made a mark. Later it should be {length} {side} from that mark",
    ),
    "hovering": (
        "=there is {object}, and your hand is somewhere else. I want to see your hand above it, in the air, doing nothing", "=see {object}? Don't take it and don't touch it. Just bring your hand over it and wait there", "=in a minute I will tell you what to do with {object}. For now, hover over it", "=first find {object}, then bring your hand over it, and when you are above it, do nothing more", "=a hawk hangs in the air above a mouse. You are the hawk, {object} is the mouse, and you do not dive",
        "=you will be in the right place when {object} is straight below your hand. Hold still there",
    ),
    "restore": (
        "=see {object}? It has a good place, and it must be back there at the end. In between I want it to stand on {target}", "=first {object} goes on {target}. When I have had a look, it goes back to exactly the place where it is now", "=I have drawn a circle round {object}. You carry it to {target}, put it down, and afterwards it must be in its circle again", "=today {object} is only a guest of {target}. It sits down there, and then it goes home to where it stood before",
        "=do not forget where {object} stands. You are going to put it on {target}, and after that it has to go back there, so you will need to know", "=there is {target}, and I wonder how {object} looks on it. Let it stand there for a bit; then its old place should have it back", "=whoever comes in later must not notice anything. Still, {object} has to stand on {target} for a while; afterwards put it where it was", "=back to its old place with {object}, but not before it has stood on {target}",
        "=1. Pick up {object}. 2. Put it down on {target}. 3. Pick it up once more. 4. Put it down where it is standing at this moment.",
    ),
    "next_to_restore": (
        "=there is something I'd like to try with {object}. Set it down {where}, and when it has stood there, put it back to where it was", "=yesterday I asked myself how {object} would look {where}. Show it to me, and then it may go back to the place that it has now", "=back to its old place with {object}, but not before it has been set down {where}", "=you carry {object} out and you carry it home. Out means {where}; home means the spot where it is standing now",
        "=nobody may notice anything later. Therefore {object}, once you have put it down {where}, has to go back to exactly its old spot", "=first, {object} is put down {where}. Second, it is picked up again. Third and last, it's put down where it was at first", "=where {object} is standing there is a mark on the table. Put it {where}, and after that on its mark again",
    ),
    "rotate_restore": (
        "=there is {object}, and at the end it should look just as it does now. In between I want it turned {turn} and set down, and then you turn it back", "=first turn {object} {turn} and let go of it. When that is done, turn it back to the way it faces now", "=I want to see the other side of {object}, but not for long. So turn it {turn}; after I have looked, it gets its old angle back", "=give {object} its old angle back, but not before you have turned it {turn} and put it down",
        "=yesterday you forgot to turn it back. So today, please, think of it: {object} is turned {turn}, and after that to the angle it has now", "=turn, let go, turn back: that is the whole story. It is about {object}, and the turn is {turn}", "=somebody is going to look at {object} from two sides. For the first look, turn it {turn}; for the second look, turn it back to how it is now",
    ),
    "rotate_symmetry": (
        "=look at the {shapes}, all of them. I don't like how they face; turn each one {turn} in its place", "=first one {shape}, then the next, until none is left: each of them is turned {turn} and stays in its place", "=yesterday I put the {shapes} down at the wrong angle. Set that right by turning each of them {turn}", "=the {shapes} must be treated alike. So what you do to one of them, namely a turn of {turn}, you do to the other {shapes} as well", "=there are {list}, the {shapes}. None of them leaves its place, but each gets turned {turn}",
        "=do not carry any {shape} elsewhere. Each is only turned, {turn}, and let go where it was", "=no {shape} should feel left out. Every one of them gets a turn of {turn} on the spot",
    ),
    "novel_noun": (
        "=there is {object}, and in my family we call it the {noun}. There is also {target}, which we call the {place}. Put the {noun} on the {place}", "=I'll teach you two words. A {noun} is what {object} is, and a {place} is what {target} is. Now the {noun} has to go on the {place}", "=when I was small I said {noun} to {object} and {place} to {target}. I still like to say it: the {noun} goes on the {place}", "=first learn this: {noun} means {object}. Then learn that: {place} means {target}. And finally, set the {noun} on the {place}",
        "=do you know what a {noun} is? It's {object}. And a {place}? That's {target}. I want the {noun} to stand on the {place}", "=on the {place}, I repeat, on the {place}, is where the {noun} goes. The {place} is {target}, and the {noun} is {object}", "=my grandmother never said {object}, she said {noun}, and {target} was the {place} to her. She would tell you that the {noun} belongs on the {place}, so put it there",
    ),
    "novel_adj": (
        "=look at {more} and at {less}. The former is {adjective} than the latter, and that tells you what {adjective} means. Now take the {adjective} one of the {shapes} and put it on {target}", "=I have made up a word, and the word is {adjective}. It is what {more} is when you compare it with {less}. Put the {shape} that is {adjective} on {target}", "=in my village one says that {more} is {adjective} than {less}. One of the {shapes} is the {adjective} one, too, and that goes on {target}",
        "=first compare {more} with {less}: the former is {adjective}. Then compare the {shapes} in the same way, and finally put the {adjective} one on {target}", "=guess what {adjective} means. A hint: {more} is {adjective} than {less}. Do you have it? Then carry the {adjective} {shape} over and leave it on {target}", "=not just any {shape} goes on {target}. It has to be the {adjective} one, in the sense in which {more} is {adjective} than {less}",
    ),
    "novel_adj_noun": (
        "=there is {target}; to me it is the {noun}. And there is {more}, which to me is {adjective} than {less}. Now put the {adjective} {shape} on the {noun}", "=two new words for you. A {noun} is what {target} is. And {adjective} is what {more} is when you hold it against {less}. The {adjective} {shape} belongs on the {noun}", "=first, call {target} the {noun}. Second, note that {more} is {adjective} than {less}. Third, take the {adjective} one of the {shapes} to the {noun} and set it down on it",
        "=my son says {noun} to {target}, and he says that {more} is {adjective} than {less}. He wants the {adjective} {shape} to stand on his {noun}, so do him the favor", "=which {shape} do I mean? The {adjective} one, just as {more} is {adjective} than {less}. And where does it go? On the {noun}, by which I mean {target}", "=listen, for I have strange words. If I say {noun} I mean {target}, and {adjective} means what {more} is beside {less}. On the {noun} with the {adjective} {shape}",
    ),
    "follow_order": (
        "=there is {object}, and it is going on a journey. It is to be set down on {places}, in this order", "=see {object}? Its stations are told to you now, and you set it down at each: on {places}", "=nothing may be left out and nothing may be changed round. What travels is {object}; where it is put down is on {places}", "=yesterday {object} stayed at home all day. Today it gets around: it stands on {places}", "=I tell you what to move, and then I tell you where to. What you move is {object}. You take it to {tos}, and set it down each time",
        "=one after the other and not all in a jumble: I want you to put down {object} on {places}",
    ),
    "follow_order_restore": (
        "=there is {object} on its mat. It has to go on {place}, and when it has been there, back on the mat on which it stands now", "=back on its own mat with {object}, but not before it has stood on {place}", "=remember the mat that {object} is on. From there it goes on {place}, and after that it's back on that mat", "=first {object} moves on {place}. Then it gets homesick, so you bring it back to the mat where you found it", "=today {object} visits {place}. When the visit is over, its old mat, I repeat, its old mat is where it has to be",
        "=two journeys for {object}: out, which is on {place}, and home, which is on the mat it has now",
    ),
    "neighbour": (
        "=look at {object}, and look at what stands {side}. Put the former on {mat}; only when it is there, put the latter on {mat} as well", "=there is {object}, and there is something {side}. That something is to come on {mat}, but not before {object} has been put there", "=you see {object}; remember what is {side}. Then take {object} to {mat}, and after it take there what you have remembered", "=on {mat} there are going to be guests. The first is {object}, and the second, which has to wait for the first, is what stands {side}",
        "=neighbours should stay together. So when {object} has been put on {mat}, fetch the one that was {side} and put it on {mat}, too", "=before you move {object}, notice the thing that is {side}. Now {object} goes on {mat}. That done, and not earlier, the thing you noticed goes there",
    ),
    "next_to": (
        "=there is {object}, and it is in the wrong place. The right one is {side}, so put it down there", "=I can't reach {object} from my chair. You can, so pick it up and set it down {side}", "=see {object}? It wants a new neighbour. Put it {side}", "=yesterday {object} was standing {side}. Today it is elsewhere, and I want it as it was yesterday", "=first lift {object}, then look for a free spot {side}, and finally set it down on that spot", "={side}, I repeat, {side}: that is where {object} has to stand",
        "=you will know you are done when {object} is standing {side}; move it there", "=nobody can find {object} where it is now. I'd find it at once if it stood {side}, so take it there",
    ),
    "count_and_repeat": (
        "=there is {object}, and it is going to travel. It goes on {target} and comes back to its old place, and it makes this trip {times}", "=practice makes perfect. So put {object} on {target} and then back where it was, and do so {times}", "=count with me, please. Whenever {object} has been put on {target} and returned to its spot, that is one round; we stop when this has happened {times}", "=remember where {object} stands, for you will need it. You will take it to {target} and back to that spot, {times} in all",
        "=over to {target} and back to its old place: that is one round for {object}. Have it do this {times}", "=I don't believe that you can do it without a slip. Show me, {times} in a row, how {object} is set on {target} and put back in its place",
    ),
    "rearrange": (
        "=I have looked at the table for a while, and it isn't right yet. Please move {moves}", "=more than one thing is in the wrong place. This is what has to change: {moves}. Everything else stays as it is", "=first lift, then carry, then put down, and so on, one thing after the other, until you have moved {moves}", "=somebody was here in the night and shifted my things. To put it right, move {moves}", "=take a ruler in your mind. Then shift {moves}, each measured from where it stands now",
        "=do not turn and do not stack anything. All I want is that you move {moves}",
    ),
    "displace": (
        "=something on the table bothers me, and it is only a matter of distance. Move {move}, and I am content", "=I have thought about it and I am sure now. What I want is that you take {move} and put it down there", "=there is one thing that isn't where it ought to be. To get it there, move {move} from where it stands now", "=don't slide anything. Carry {move}, and then let go", "=yesterday it stood elsewhere. It will be right when you have shifted {move}", "=do it slowly, for I am watching. Shift {move}, and no farther",
    ),
    "touch_reset_pick": (
        "=look at the {shapes}; I don't mind which one you choose. Touch it, then go home, and only then pick up the one you have touched", "=pick up a {shape}, but not before you have touched it and, after the touch, gone home", "=choose a {shape} and touch it. Now go back to your home position. And which one do you pick up then? The one you touched", "=first your finger goes to some {shape}, then your arm goes home, and finally that very {shape} goes up in your hand",
        "=tag, then rest, then lift. It's always the same {shape}, and you choose which; the rest takes place at your home position", "=I am going to test your memory. Touch any {shape}, drive home, and then lift the one that you touched; another {shape} would be wrong",
    ),
    "stack2": (
        *_TOWER, "=there is {n0}. It stays where it is, and what comes on top of it is {n1}", "=see {n0}? It makes a good foundation. I want {n1} to stand on it",
    ),
    "stack3": (
        *_TOWER, "=let {n0} stand where it is and put {n1} on it. Only when that is done, put {n2} on top of {n1}", "=the top of the tower, {n2}, has to wait for {n1}; and {n1} has to be on {n0} before anything comes on it",
    ),
    "stack4": (
        *_TOWER, "=let {n0} stand where it is. On it comes {n1}, on that comes {n2}, and on the very top comes {n3}, each one only when the one below it stands", "=you need three lifts for this. The first one puts {n1} on {n0}, the next one puts {n2} on {n1}, and the last one puts {n3} on {n2}",
    ),
    "swap": (
        "=there is {a}, and there is {b}. Each of them would like to be where the other one is, so let them change places", "=remember both places, for you will need them. In the place of {a} I want {b}, and in the place of {b} I want {a}", "=first put {a} aside, then {b} goes where {a} stood, and finally {a} goes where {b} stood", "=when you are done, somebody who looks for {a} will find {b}, and somebody who looks for {b} will find {a}", "=yesterday {a} stood where {b} stands today, and {b} where {a} does. I liked it better yesterday, so make it like that",
        "=not one of them alone, but both have to move: {a} into the place of {b}, and {b} into the place of {a}", "=two children quarrel about their seats. One is {a}, the other is {b}; let each sit where the other sat",
    ),
    "balance": (
        "=there is a scale with two pans, {first} and {second}. All of {list} have to go on it, and in the end neither pan may hang lower", "=I have {list}, and I don't want to leave any of them out. Put some on {first} and the others on {second} so that both weigh the same", "=first add up the weights of {list}, then halve the sum, and finally load {first} with one half and {second} with the other", "=what must not happen is that {first} or {second} sinks. What must happen is that all of {list} are on them",
        "=you will see that you have got it right when {first} and {second} are level, with {list} up there and nothing left over", "=think before you lift anything. Of {list} some belong on {first} and the rest on {second}, and you have to find out which so that it balances",
    ),
    "sort_stack": (
        "=look at what is on the table. What agrees in {by} goes on one stack, and what differs in {by} goes on different stacks", "=first find out which things have the same {by}. Then pile those up, and when one pile is done, go on to the next {by}", "=there is a mess here, and I want towers. No tower may have more than one {by} in it, and for every {by} there is just one tower", "=things of the same {by} are friends, and friends stand on each other's heads. Build a stack for each such circle of friends",
        "=I have two rules for you. Things of the same {by} go on top of each other, and things of another {by} never do; now stack everything", "=you will be finished when every {by} has its own stack and there is nothing left to be stacked",
    ),
    "stack_topple": (
        "=build it first, and break it afterwards. It's a tower of {list}, from the bottom up, and in the end a push makes it fall", "=my little brother wants to see a crash. For that we need a tower, {roles}. When it is standing, push it over for him", "=knock the tower down, but not before it is complete: {roles}", "=there will be a tower, but not for long. First {chainand}; and when all of that stands, give it a push, so that it falls down", "=stack {list}, the first of them at the bottom. Have you got it? Then knock the whole tower over",
        "=the tower is this: {chain}. You will be done when it has been standing and has then been pushed over by you",
    ),
    "swap_push": (
        "=there is {a}, and there is {b}, and each should be where the other one is. But don't lift them; push them", "=your fingers stay closed all the time. Still {a} and {b} have to change places, so push the one away, push the other into the spot it left, and push the one into the spot of the other", "=what must not happen is that {a} or {b} leaves the table. What must happen is that they trade places, by pushing", "=yesterday you carried them when they were to swap. Today {a} and {b} have to get into each other's places by being pushed along the table",
        "=first push {a} out of its place, then push {b} into that place, and finally push {a} to where {b} was", "=you will be done when {a} stands in the place of {b} and {b} in the place of {a}, and neither has been lifted; you only push",
    ),
    "swap_ring": (
        "=imagine {a}, {b} and {c} sitting round a table. Everyone moves one chair on: {a} to the chair of {b}, {b} to that of {c}, and {c} to that of {a}", "=first remember all three places. Then {a} goes where {b} is, {b} where {c} is, and {c} where {a} was", "=nobody keeps his place. The one of {b} is taken by {a}, the one of {c} by {b}, and, so that the circle closes, the one of {a} by {c}", "=put {c} aside for a moment. Now {b} takes the place of {c}, then {a} takes the place of {b}, and at last {c} goes to the place which {a} had",
        "=there are three places, and each gets another owner. Where {b} stands I want {a}; where {c} stands I want {b}; and where {a} stands I want {c}", "=you will have it right when {a} is found where {b} began, {b} where {c} began, and {c} where {a} began",
    ),
    "throw_sort": (
        "=the mats are too far away for your arm, but not for a throw. So throw {list}, and aim at the mat of the same color each time", "=look at the color first, then look for the mat that has it, and then throw. You do this with {list}", "=there are mats over there that you can't reach. The color tells which of them to hit: throw {list} accordingly", "=don't try to carry {list} there, it is too far to the mats. Throw, and make sure that each time the mat has the color of what you throw",
        "=you will have done well if everything you threw hit a mat of its own color. What you throw is {list}", "=first grip, then aim by color, finally throw: that is the way for {list}, and the goal is the mat with the same color",
    ),
    "covered": (
        "=put {box} over {object}, so that nobody sees it. While it is under there, take {other} to {first}; after that, bring {object} out and put it on {second}", "=I am going to do a conjuring trick. Act one: {box} comes down over {object}. Act two: {other} is put on {first}. Act three: {object} comes out from under {box} and is put on {second}", "=on {second} with {object}, but not before this has happened: {box} has been put over it, and then {other} has been put on {first}",
        "=there is {object}, and it has to hide. Its hiding place is under {box}. When it is hidden, {other} goes on {first}, and only then {object} comes out and goes on {second}", "=remember where {object} is when you have put {box} over it. You will need to know: next you put {other} on {first}, and then you have to get {object} and put it on {second}", "=first hide {object} under {box}, and when that is done, set {other} on {first}, and finally fetch {object} from its hiding place and set it on {second}",
    ),
    "sort": (
        "=look at the colors of {things}, and look at the mats. For each there is a mat of the same color, and that is where it goes", "=yesterday everything lay in its place. Today {things} are scattered; put each on the mat that has its color", "=no mat may carry a color that isn't its own. Keep to that when you put {things} on the mats, each on the one of its color", "=you take a {thing}, you look at its color, you find the mat with that color, and you set it down there. You go on like this until {each} is where it should be",
        "=first sort them in your mind, by color. Then carry {things} to the mats, each to the one with the same color", "=when you are done, {each} should stand on a mat, and the two should be of the same color",
    ),
    "place": (
        "=there is {object} over there. I can't reach it, but you can: it goes on {target}", "=see {target}? There is room on it. Bring {object} over and let it stand there", "=yesterday {object} had no place of its own. Today it gets one: {target}. Put it on there", "=look at {object}. Its new home is {target}, so carry it over and set it down on it", "=on {target}, I repeat, on {target}, is where {object} goes", "=first take {object}, and when you have it firmly, go to {target}, and finally set it down there, on top",
        "=don't leave {object} on the table beside {target}. It has to be on it", "=I'll be back in a minute. By then I'd like {object} to have moved, and {target} to be underneath it", "=my bag was standing on {target}, but I have taken it away. So there is room now, and {object} has to go there", "=you will notice that you have done it when {object} is up on {target}. Bring it there, please",
    ),
    "put_between": (
        "=there is {a}, and it needs a new place. I have thought about it: {w}. Please put it there", "=look at {e}. The gap between them is too empty, so put {a} in the middle of it", "=first pick up {a}, and when you have got it, find the middle between {e}, and finally put it down there", "=not close to the one and not close to the other: I want {a} right in the middle between {e}", "=I can't reach {a}, but you can. Put it down {w}, please", "=yesterday I left {a} just anywhere. Today it is to have a good place, and that is {w}",
        "=see {e}? They are to have a guest, and it is {a}. Have it stand midway between them",
    ),
    "put_at": (
        "=I have worked out with a pencil where {a} should be. Put it {w}", "=there is {a}, and it is in the wrong spot. Pick it up and put it down {w}", "=first pick up {a}, then drive to the right point, and finally let go of it {w}", "=take my word for the numbers, I measured them. You set {a} down {w}", "=never mind what else is standing around. I want {a} {w}", "=you were a little off yesterday. Be more exact today, please, and set {a} down {w}",
    ),
    "held_alone": (
        "=I see you have picked up {h}. That is good, because I need it elsewhere; set it down {w}", "=you have been holding this for a while. Your motors are getting hot, so put it {w}", "=what you have in your hand has a place of its own. I'll tell you where it is to stand: {w}", "=don't drop it. Go down slowly, and open your fingers only when it stands {w}", "=I gave it to you, and now I'd like you to give it away. Let it stand {w}", "=you will notice when you are done: your hand is empty, and {h} is {w}",
        "=first lower your arm, and when you feel that it touches down, let go; it should then be {w}", "=I know that I pointed at {s}. I shouldn't have. What you are holding goes on {t}", "=don't go near {s} with that. It goes on {t}, and on nothing else", "=yesterday I would have told you {s}. Today I tell you {t}, so put it on that",
    ),
    "held_then": (
        "lower your arm until {it} stands {w}", "see to it that {it} comes to rest {w}", "bring {it} to where it belongs, that is {w}", "part with {it} by letting it stand {w}", "give {it} up by setting it down {w}", "let your fingers open when {it} stands {w}",
    ),
    "held_and_another": (
        "=you have something in your hand, and it goes on {s}. There is also {o}, and that goes on {t}", "=first get rid of what you hold: {s} is the place for it. And then there is still {o}, for which {t} is the place", "=let {o} wait a moment. What you are holding has to get on {s} first; when it is there, {o} goes on {t}", "=on {t} with {o}, but not before {it} has been put on {s}", "=your hand is full, so let's begin with that: down on {s}. Your hand is empty then, so fetch {o} and put it on {t}",
        "=don't mix them up: {s} is for the thing in your hand, and {t} is for {o}",
    ),
    "named_before": (
        "=there is {o}. It is not what you are holding, I know, but it is what I want to stand {w}", "=do you see {o} over there? Never mind what you have in your hand; it's {o} that I want moved, and it goes {w}", "=you will need an empty hand for this. When you have one, take {o} and put it {w}", "=first put aside what you have got there, and when your hand is free, pick up {o}, and finally set it down {w}", "=I can't reach {o} from here, so you have to help. Get it, and put it {w}", "=somebody left {o} in the wrong place. Lift it and let it stand {w}",
    ),
    "wrong_one_held": (
        "=I asked for {o}, and what do you have there? Something else. Hold what I asked for; but first set the other thing down {w}", "=pick up {o}, but not before you have put down what you are holding now. You can put that {w}", "=my fault, I said it wrongly. What I want you to hold is {o}; what you are holding now goes {w}", "=first the thing in your hand goes {w}. When that is done, {o} comes into your hand, and it stays there", "=look at what you have got, and then look at {o}. You have the wrong one, you see. Put it {w}. Then take {p} and hold it",
        "=it's {o}, I repeat, {o}, that I want to see in your gripper. The thing that is in there now goes {w}",
    ),
    "held_thrown": (
        "=there is {t}, and you can't get there with your arm. So what you are holding has to fly: throw it {in} {t}", "=don't put it down anywhere. Wind up, and throw it {in} {t}", "=see {t} over there? It is waiting for what is in your hand. Don't keep it waiting: throw", "=first aim, and when you have aimed, swing, and finally open your fingers, so that it flies {in} {t}", "=you have held it long enough, and I am in the mood for some sport. Toss it {in} {t}", "=at {t}, I repeat, at {t}: that is where you throw what you have got there",
    ),
}  # fmt: skip
"""Request -> templates in the language of `taught`, with the slots of the request's own."""
