"""Plain ways of speaking whose sentences are built otherwise than "verb object place".

States at the end, needs and reasons, questions, what should not stay as it is, orders of a manual. By task, in the
language of `taught`, with the slots of the task's own; training draws a share of its sentences from these.
"""

from __future__ import annotations

from collections.abc import Mapping

_END = "(at the end|in the end|when you are done|once you are finished|by the time you stop)"

NATURAL: Mapping[str, tuple[str, ...]] = {
    "match_pose": (
        "=the gripper should (stop|wait|end up) {height} above {object}, at an angle of {turn} to it", f"={_END} your hand (is|hovers) {{height}} over {{object}}, {{turn}} from its sides", "take up a pose over {object}: {height} of clearance, {turn} of rotation", "=first align with {object}, then add {turn}, and all that {height} above it",
        "get ready over {object}, {height} up, but turned {turn} from how it (lies|stands)", "=how about a pose {height} above {object} that is off by {turn}", "hold the gripper over {object} with {height} between them and {turn} between their sides", "=required pose: over {object}, {height}, {turn} relative to it",
        "=relative to {object} I need {height} of height and {turn} of yaw",
    ),
    "move_without_hitting": (
        "=the gripper has to be {height} over {mat} and nothing may have been touched by then", f"={_END} the hand is {{height}} above {{mat}} and everything else is as it was", "=there is stuff all around; reach {height} above {mat} without bumping into any of it", "be careful on your way to {height} above {mat}, nothing must be hit",
        "=collisions are not allowed: move to {height} over {mat}", "go low over {mat}, that is {height}, and avoid whatever stands in between", "=mind your elbows, I need the hand {height} over {mat}", "=without as much as a touch of anything, go to {height} above {mat}", "find your way around the objects to a point {height} above {mat}",
    ),
    "pick": (
        "=I could use {object}, get it up here", "=I want to look at {object} from below, so hold it up", f"={_END} {{object}} is in your gripper", "=(can|could) you (show|give) me {object}", "=don't leave {object} lying there, take it", "close your fingers around {object} and (raise it|lift it|bring it up)", "=would you be able to lift {object}?", "go and get {object}",
        "reach for {object}, grasp it and lift", "=what you should be holding is {object}", "=I need {object} in the air for a moment", "=your gripper is empty; fill it with {object}", "lift {object} clear of the (table|surface|ground)", "=only {object} has to leave the table", "=the thing to grasp is {object}", "pick something up for me, namely {object}", "=between your fingers I want {object}",
        "get a hold of {object} and keep holding it", "=hold {object} up so that I can see it", "=let me see you lift {object}", "=there should be air below {object}, so pick it up", "=I'd appreciate having {object} lifted", "=time to take {object}", "have {object} in hand, please", "=the object I want you to pick is {object}",
    ),
    "place_held": (
        "=what you are holding belongs on {target}", "=you can let go now, over {target}", f"={_END} your hand is empty and {{object}} is on {{target}}", "=you have {object} already, so just set it on {target}", "=there is room on {target} for what you have in hand", "=don't keep {object}, {target} should have it", "finish the job: {object} on {target}",
        "=the thing in your fingers: on {target} with it", "lower what you hold onto {target}", "empty your hand onto {target}", "=your hands are full; use {target} to free them", "put that on {target} and let go",
    ),
    "push": (
        "=(I'd like|I want) {object} closer to {target}, but don't lift it", "=less space between {object} and {target}, please, by pushing", "=without taking it in hand, get {object} over to {target}", "let {object} slide up to {target}", "=use your closed fingers to bring {object} near {target}", "=the way from {object} to {target} is over the table: push it",
        "=don't pick {object} up, shove it toward {target}", "=push is the word: {object}, to {target}", "=by pushing only, {object} should approach {target}", "keep {object} on the table and move it toward {target}", "=is it possible to slide {object} in the direction of {target}?", "=move {object} toward {target}, (no grasping|without grasping|never gripping it)",
    ),
    "rotate": (
        "=the orientation of {object} has to change by {turn}", f"={_END} {{object}} stands in the same place, {{turn}} further round", "=I'd like {object} to face another way: {turn}", "=it's the angle of {object} that is wrong, correct it by {turn}", "=by {turn} is how far {object} must be turned", "without moving it elsewhere, turn {object} {turn}", "=can you get {object} to turn {turn}?",
        "apply a rotation of {turn} to {object}", "=same place, but {turn} different: {object}", "=what {object} needs is a turn of {turn}", "grab {object}, turn it {turn} and set it down in place", "=a rotation, please: {object}, {turn}", "change how {object} is oriented, {turn}", "=on the spot, {object} (should|must) make a turn of {turn}", "=make it so that {object} is {turn} from how it is now",
        "=not elsewhere, just turned: {object}, {turn}", "=if you rotate {object} {turn}, that's what I want",
    ),
    "throw": (
        "={target} is too far away to reach, so throw {object} there", "=I want {object} to land on {target}, and only a throw gets it there", "aim at {target}, and let {object} go", "=can you hit {target} with {object}?", "pick up {object}; then, with a swing, let it fly to {target}", "={object} is to be thrown, {target} is where to",
        "=throwing practice: {object} at {target}", "let {object} go through the air in direction of {target}", "=see if you can throw {object} as far as {target}", "=the arm won't reach {target}; give {object} a throw", "try a throw of {object} to {target}",
    ),
    "throw_topple": (
        "={target} should fall because {object} hits it", "=can you make {target} fall by throwing {object}?", f"={_END} {{target}} lies, hit by {{object}}", "aim {object} at {target} so that it tips", "=use {object} to bring {target} down, you can't reach it otherwise", "let {object} fly into {target}, which should fall", "=I want {target} down, and {object} is what you throw",
        "=throw for the fall: {object} at {target}", "get {target} to fall over with a throw of {object}", "={object} flies, hits {target}, and that falls", "=don't stop before {target} has been tipped by a throw of {object}",
    ),
    "touch": (
        "=I only want contact with {list}, nothing should move", f"={_END} your fingers have been on {{list}}", "=is {list} really there? (check|find out) with your finger", "=can you reach {list} with your fingertips?", "go to {list} and just touch", "=without moving it, touch {list}", "place a finger on {list} for a moment", "=contact with {list}, please",
        "=put your hand on {list} and leave", "=I want you to have touched {list}", "=the fingers should meet {list}, no more than that", "=point at {list} by touching", "=feel {list} with the tips of your fingers", "make (gentle|light|brief|short) contact with {list}",
    ),
    "touch_push": (
        "=I'd rather have {list} somewhere else, but don't pick anything up", "={list} (stands|is) in my way", "=there's something in the way, it's {list}; push", "=without lifting, get {list} to another place", f"={_END} {{list}} (is|are) no longer where you found it", "=push {list}, it doesn't matter where to", "=make space where {list} is", "use your fist to move {list}",
        "move {list} a bit by pushing it", "=I need some room, so push {list} off a bit", "get {list} to slide away", "=it would help if {list} was pushed aside", "=can't get past {list}, shift it with a push", "see to it that {list} moves, but only by being pushed",
    ),
    "touch_topple": (
        f"={_END} {{list}} lies on its side", "=I want {list} to lie, not to stand", "={list} (has|have) stood long enough", "=can you make {list} fall?", "let {list} tip over, by a push at the top", "=from standing to lying: {list}", "=a push high up should bring {list} down", "=what stands should lie: {list}", "cause {list} to fall over", "=don't let {list} stay upright",
        "get {list} onto its side", "=the thing to knock down is {list}", "push so that {list} falls",
    ),
    "trace": (
        "=three places to pass over at {height}: {first}, {second}, and {third}", "with {height} of air below, go over {first}, then over {second}, and then over {third}", "=the gripper should visit {first}, {second} and {third} from above, keeping {height}", "=go from one to the next, {height} up: {first} to {second} to {third}", "=a path in the air: {first} - {second} - {third}, {height} high",
        "show yourself over {first}, {second} and {third}, one after another, {height} above each", "=at a height of {height}, move from {first} via {second} to {third}", "={height} above {first}, then the same over {second} and the same over {third}", "stop above {first}, above {second}, above {third}, in that order and {height} high", "=I want the hand over {first}, and after that over {second}, and last over {third}; height {height}",
    ),
    "follow_order": (
        "={object} has several places to go, first on {places}", "=from where it is, {object} goes to {tos}", "set {object} down more than once: on {places}", "=the order is important: {object} on {places}", "give {object} a ride to {tos}", "=take {object} and visit each: to {tos}", "=one place after the other for {object}, on {places}", "=I want to see {object} on {places}",
        "move {object} on and on: to {tos}", "=the places for {object} in their order: on {places}",
    ),
    "follow_order_restore": (
        "={object} should go and see {place} and come home to its mat", "=only for a while {object} goes on {place}, afterwards it goes back to its own mat", "=from its mat {object} goes to {place}, from there home again", f"={_END} {{object}} is on its old mat, but it has been on {{place}}", "lift {object} off its mat, set it on {place}, and bring it home",
        "=after a stop on {place}, {object} belongs on the mat it started from", "={place} is a stopover for {object}; it ends where it began",
    ),
    "next_to": (
        "=I want to find {object} {side}", "={object} should have its place {side}", f"={_END} {{object}} (is|stands) {{side}}", "=the right spot for {object} is {side}", "={side} there is room, and that's where {object} goes", "=don't leave {object} there, it belongs {side}", "=can you get {object} to stand {side}?", "find a free spot {side} and set {object} there", "=would {object} fit {side}? put it there",
        "bring {object} over so that it is {side}", "={side} would be a good place for {object}", "pick up {object}, and let go of it {side}", "=what should be {side} is {object}", "rearrange it so that {object} is {side}", "=there's nothing {side} yet, so put {object} there", "make {object} end up {side}", "=as for where {object} goes: {side}",
    ),
    "place": (
        f"={_END} {{object}} (is|rests|stands) on {{target}}", "=I want to find {object} on {target}", "=what {target} needs is {object} on it", "=there is nothing on {target} yet, put {object} there", "={object} has been lying around, it goes on {target}", "=can I have {object} on {target}?", "=don't leave {object} where it is, it belongs on {target}", "=the object for {target} is {object}", "=under {object} there should be {target}",
        "get {target} and {object} together, {object} on top", "see that {object} gets onto {target}", "={target} is where I need {object}", "=what goes on {target}? that's {object}", "take hold of {object} and set it on {target}", "=would you mind if {object} was on {target}? then put it there", "=from the table onto {target} with {object}", "fill {target} with {object}", "use {target} as a place for {object}",
        "=I think {object} would be better off on {target}", "go and get {object}, then leave it on {target}", "=move {object} so that {target} is below it", "=the job is {object} on {target}", "={object} isn't on {target} yet, but it should be", "have {object} sit on {target}", "=I'd like to see {object} resting on {target}", "=I'm looking for {object} on {target}, so put it there", "=it's {target} that {object} goes on",
        "lay {object} down, on {target}", "=nothing else, only {object} on {target}",
    ),
    "swap": (
        f"={_END} {{a}} is where {{b}} is now, and {{b}} where {{a}} is", "={a} and {b} are in the wrong places, exchange them", "=I mixed up {a} and {b}, change them over", "=what about {a} in the place of {b}, and {b} in that of {a}", "=each of {a} and {b} should get the other's place", "=the places of {a} and {b} have to be exchanged", "=I want {a} over there where {b} is, and {b} here instead",
        "have {a} and {b} exchange their places", "=can you put {a} and {b} the other way round?", "turn the order of {a} and {b} around, one in the place of the other", "=it should be {b} where {a} is, and the other way round", "={b} in place of {a} and the reverse", "make it so that {a} and {b} have traded places", "take {a} and {b} and let them change over", "=a swap, please, of {a} with {b}",
    ),
    "restore": (
        "=only for a moment I want {object} on {target}, {back}", "take {object} for a short stop to {target}, {back}", "=I need {object} on {target} for a photo, {back}", "=let me see {object} on {target} {back}", "see how {object} looks on {target}, {back}", "={object} should be on {target} just briefly {back}", "=first {object} is on {target}, {back}", "try {object} on {target} {back}", "=it's temporary: {object} on {target}, {back}",
        "move {object} over to {target}; leave it for a second {back}",
    ),
    "rotate_restore": (
        "=only for a moment I want {object} turned by {turn}, then as it is now", "see how {object} looks at {turn}, then turn it back", "=a turn of {turn} for {object}, which you take back afterwards", f"={_END} {{object}} is as before, but it has been turned {{turn}}", "=it's temporary: {object} turned {turn}, after that as it was", "let me see {object} from another side, {turn}, and set it straight again",
        "=turn {object} one way, {turn}, and the same amount back", "=I'd like {object} {turn} round, and then its old angle again", "try {object} at an angle of {turn}, then go back to how it is",
    ),
    "rotate_symmetry": (
        "=what I want is a turn of {turn} for (both|each) of the {shapes}", f"={_END} both {{shapes}} have been turned by {{turn}}", "=if it is a {shape}, turn it {turn}", "=for every {shape}: a turn of {turn}", "go through the {shapes} and turn each {turn}", "=all {shapes} alike, {turn} round", "=the {shapes} should each face {turn} from now", "=no {shape} stays as it is, {turn} each", "=one {shape} and the other, both {turn}",
    ),
    "neighbour": (
        "=two things go on {mat}: {object}, and after that the one that is {side} now", "=I want {object} on {mat} and, with it, what you see {side}", "=see what is {side}? after {object} has gone to {mat}, it goes there too", f"={_END} {{mat}} holds {{object}} and what was {{side}}", "start with {object}, which goes on {mat}; then do the same with what was {side}", "=not only {object} but also the thing {side} should be on {mat}",
        "=remember what is {side}, take {object} to {mat}, then take that one there", "={object} to {mat}, and then its neighbour, I mean the one {side}", "move {object} to {mat} and let whatever stood {side} follow", "put {object} together with the object {side} on {mat}, {object} first", "=there's an object {side}. Both go on {mat}, {object} being the first", "=first {object}, second the object {side}, both to {mat}",
        "on {mat} put {object}, then look for what stood {side} and add it",
    ),
    "rearrange": (
        "=I would like to have {moves}", "=the following has to change: {moves}", f"={_END} I want to see {{moves}}", "=not everything is in its place; {moves}, please", "=a few shifts: {moves}", "pick these up and set them down again: {moves}", "=the layout needs some changes: {moves}", "=could we have {moves}?", "=I'm thinking of {moves}", "do the following: {moves}", "=what I want moved: {moves}", "change the places: {moves}",
    ),
    "displace": (
        "=I would like to have {move}", "=could we have {move}?", "=it has to be moved: {move}", f"={_END} I want to see {{move}}", "=just one thing has to move: {move}", "=I'm thinking of {move}", "do this: {move}", "=what I want moved: {move}", "=a bit of a shift: {move}", "=it's not quite in its place: {move}",
    ),
    "swap_ring": (
        "=three objects change places, {a} going to {b}, {b} going to {c}, {c} going to {a}", f"={_END} {{a}} is where {{b}} is now, {{b}} where {{c}} is, and {{c}} where {{a}} is", "=the place of {b} is for {a}, that of {c} for {b}, and that of {a} for {c}", "=each moves to the next place: {a} to that of {b}, {b} to that of {c}, {c} to that of {a}", "=I want {a} in place of {b}, {b} in place of {c}, {c} in place of {a}",
        "exchange three: {a} gets the place of {b}, who gets that of {c}, who gets that of {a}", "=a swap of three, {a} for {b}, {b} for {c} and {c} for {a}",
    ),
    "swap_push": (
        f"={_END} {{a}} and {{b}} have changed places, and you never lifted either", "=the places of {a} and {b} have to be exchanged, but keep them on the table", "=no picking up; {a} and {b} should still change places", "use pushes until {a} is in the place of {b} and {b} in that of {a}", "=pushing is all you may do: {a} and {b} change places", "=without taking them in hand, have {a} and {b} change places",
        "=each of {a} and {b} should be slid to the other's place", "=slide, don't lift: {a} and {b} trade places",
    ),
    "count_and_repeat": (
        "=I want you to practise: {object} on {target} and back in its place, {times}", "={times} {object} should go to {target} and come back", f"={_END} {{object}} has been on {{target}} {{times}} and is back in its place", "go to {target} with {object} and come back with it; {times}", "=how often? {times}. What? {object} on {target} and back", "=the same thing {times}: {object} over to {target}, then to its old place",
        "take {object} there and back, {times}; there is {target}", "={object} on {target}, and back; (in total|all in all) {times}", "=not just once but {times}: {object} to {target} and back",
    ),
    "stack2": (
        f"={_END} I want to see {{chain}}", "=I need {chain}", "=the lower one is {n0}, the upper one {n1}", "={n1} goes up, {n0} stays below it", "use {n0} as a base for {n1}", "=let {n0} be under {n1}", "make a stack with {n1} above {n0}", "=I want two on each other: {roles}", "={n0} has to bear {n1}", "=on {n0} there is room for {n1}",
    ),
    "stack3": (
        f"={_END} I want to see {{chain}}", "=I need {chain}", "=three on each other: {roles}", "=start with {n0}, add {n1}, finish with {n2}", "use {n0} as a base, then {n1}, then {n2}", "={n0} has to bear {n1}, and that has to bear {n2}", "=the lowest is {n0}, then comes {n1}, and {n2} is the highest", "=from the table up I want {list}", "={n2} goes highest, {n1} below it, {n0} below that", "=a stack is what I want: {list}, the first one at the bottom",
    ),
    "stack4": (
        f"={_END} I want to see {{chain}}", "=I need {chain}", "=four on each other: {roles}", "=start with {n0}, add {n1} and {n2}, finish with {n3}", "use {n0} as a base, then {n1}, then {n2}, then {n3}", "=the lowest is {n0}, then come {n1} and {n2}, and {n3} is the highest", "=from the table up I want {list}", "=a stack is what I want: {list}, the first one at the bottom", "={n3} goes highest, {n2} below it, {n1} below that, {n0} lowest",
    ),
    "sort": (
        f"={_END} {{each}} is on the mat of its color", "=the mats have colors, and {things} too: put together what matches", "=each {thing} has a mat of its color, take it there", "=I want {things} where their color is", "=which {thing} goes where? its color says so", "look at the colors and put {things} on the mats that match", "=the color of the mat must be that of the {thing} on it", "=tidy up {things} by color, there are mats for it",
        "={things} should be sorted, each onto its mat", "=there's a mat for {each}: the one of its color", "=do you see the mats? {things} go there, by color", "bring {things} to the mats that have their color", "=don't mix the colors: {things} to their own mats", "match {things} with mats by color",
    ),
    "stack_topple": (
        f"={_END} {{list}} have been a tower, the first lowest, and lie about", "=a tower first, {chainand}, and then it has to fall", "=I want to see {chain} and then I want to see it fall", "=pile {list} up in this order, and when it stands, knock it down", "=from {list} make a tower, the first one at the bottom, only to push it over", "={roles}: that's the tower. Then push it over", "build it and break it: {list} from the bottom up", "=first a stack of {list}, lowest first, after that a push so that it falls",
    ),
    "sort_stack": (
        f"={_END} there is one stack for each {{by}}", "=the {by} decides which things go on each other", "=what has the same {by} should be in one pile", "look at the {by} of each thing and stack those that match", "=each pile should have one {by} only", "=put what matches in {by} on top of each other", "=no pile with two kinds of {by}; stack all", "=I'd like piles, and the {by} says which", "group things by {by}, one on top of the other", "=for every {by} a stack", "go by {by} and stack", "=stacks, please, by {by}",
        "=all things of one {by} on one pile, and so for each {by}", "make as many stacks as there are sorts of {by}",
    ),
    "balance": (
        f"={_END} all of {{list}} are on {{first}} and {{second}} and neither sinks", "=the scale should be level, with {list} on {first} and {second}", "=both pans equally heavy: {list} go on {first} and {second}", "=find out how {list} can be on {first} and {second} with the same weight on both", "use all of {list}; {first} and {second} must carry the same", "=which of {list} go on {first} and which on {second}? it has to balance", "=half of the weight of {list} on {first}, half on {second}",
        "=the weight of {list} should be shared equally by {first} and {second}", "put the blocks on the pans so that it balances, {list} on {first} and {second}", "=keep {first} and {second} in balance: {list} go there",
    ),
    "throw_sort": (
        "=you can't reach the mats, but {list} should get there by color, so throw", "=the mat of its color is where each of {list} is thrown", "=let {list} fly, each to the mat of its own color", "=throw by color: {list}, every one to its mat", "=which mat? that of the same color. What? {list}, by throwing", "=one throw for each of {list}, at the mat that has its color", "aim {list} at the mats of their colors and throw",
    ),
    "covered": (
        "=nobody should see {object}, so put {box} over it; then {other} goes on {first}, and then {object} on {second}", "=first put {box} over {object}, second {other} on {first}, third {object} on {second}", "={object} is covered by {box} while {other} is taken to {first}; after that it goes on {second}", "let {box} cover {object}, then bring {other} to {first}, then get {object} out and bring it to {second}",
        "=with {box} over {object}, {other} moves to {first}; without it, {object} moves to {second}", "remember that {object} is under {box} when {other} is on {first}: then {object} goes on {second}", "hide {object} beneath {box}, take {other} to {first}, then take {object} from there to {second}",
    ),
    "touch_reset_pick": (
        "=you may choose a {shape}: touch it, go home, and then pick up that one", "=one of the {shapes} gets touched; when you have been home, it is picked up", f"={_END} you hold the {{shape}} that you touched before you went home", "=which {shape} doesn't matter, but touch it, go home, and lift the same", "=first a touch on some {shape}, then home, then the same {shape} in your hand", "=remember the {shape} you touch; after going home, lift it",
        "choose one of the {shapes}, touch, go home, come back and pick that up", "=the {shape} that you pick must be the one that you touched before going home",
    ),
    "next_to_restore": (
        "=only for a moment I want {object} {where}, {back}", "take {object} for a short stop {where}, {back}", "=let me see {object} {where} {back}", "see how {object} looks {where}, {back}", "={object} should be {where} just briefly {back}", "=it's temporary: {object} {where}, {back}", "try {object} {where} {back}", "=I need {object} {where} for a photo, {back}", "=first {object} is {where}, {back}",
    ),
    "move_over": (
        "=the gripper should (stop|wait|end up) {height} above {object}", f"={_END} your hand (is|hovers) {{height}} over {{object}}", "get ready over {object}, {height} up", "=I want {height} between your fingers and {object}, from above", "=go over {object} and stay {height} away from it", "=required: the hand over {object}, {height}", "hold the gripper over {object} with {height} between them",
    ),
    "all_onto": (
        f"={_END} {{them}} (is|are) on {{target}}", "=I want to find {them} on {target}", "=can I have {them} on {target}?", "see that {them} get onto {target}", "=what goes on {target}? that's {them}", "={target} is where I need {them}", "take {them} and set them on {target}", "=don't leave {them} where they are, {target} is the place", "=I'd like to see {them} resting on {target}", "=the job is {them} on {target}", "go and get {them}, then leave them on {target}", "let {target} have {them}",
        "={target} should hold {them}", "=one after the other, {them} go on {target}", "tidy {them} away onto {target}", "=as for {them}, {target} is where they belong",
    ),
    "some_onto": (
        f"={_END} {{them}} are on {{target}}", "=I want to find {them} on {target}", "=can I have {them} on {target}?", "see that {them} get onto {target}", "=what goes on {target}? that's {them}", "={target} is where I need {them}", "take {them} and set them on {target}", "=don't leave {them} where they are, {target} is the place", "=I'd like to see {them} resting on {target}", "=the job is {them} on {target}", "go and get {them}, then leave them on {target}", "let {target} have {them}",
        "={target} should hold {them}", "=one after the other, {them} go on {target}", "tidy {them} away onto {target}", "=as for {them}, {target} is where they belong",
    ),
    "two_of": (
        f"={_END} {{them}} are on {{target}}", "=I want to find {them} on {target}", "=can I have {them} on {target}?", "={target} is where I need {them}", "take {them} and set them on {target}", "=the job is {them} on {target}", "choose {them} and put them on {target}", "={target} should hold {them}, choose yourself", "let {target} have {them}",
    ),
    "two_places": (
        f"={_END} {{a}} is on {{s}} and {{b}} on {{t}}", "=I want to find {a} on {s}, and {b} on {t}", "={s} gets {a}, {t} gets {b}", "=what goes on {s} is {a}; what goes on {t} is {b}", "see that {a} gets onto {s} and {b} onto {t}", "=two jobs: {a} on {s}, and {b} on {t}", "={a} belongs on {s}, while {b} belongs on {t}", "=don't leave {a} and {b} where they are; {s} is for the one and {t} for the other", "take {a} to {s}, {b} to {t}",
        "let {s} have {a} and let {t} have {b}", "=with {a} on {s} and {b} on {t} I'd be happy",
    ),
    "at_distance": (
        f"={_END} {{object}} is {{length}} {{side}} {{anchor}}", "=I want to find {object} {length} {side} {anchor}", "=the distance should be {length}: {object} {side} {anchor}", "={length} {side} {anchor} is where {object} belongs", "keep {length} of distance when you put {object} {side} {anchor}", "={object} goes {side} {anchor}, {length} from it", "take {object} and set it down {length} {side} {anchor}",
    ),
}  # fmt: skip
"""Task -> templates."""
