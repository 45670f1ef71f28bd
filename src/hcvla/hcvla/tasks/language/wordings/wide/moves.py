"""More ways to ask for moves by a distance, in order, back, or to where others stood."""

from __future__ import annotations

REARRANGE: tuple[str, ...] = (
    "push the layout around a little by carrying: {moves}", "=new layout: {moves}", "=here is what should change: {moves}", "=these should move: {moves}", "reposition things: {moves}", "=please note the distances: {moves}", "adjust the (table|scene|setup): {moves}", "apply these changes: {moves}", "make {moves}", "send {moves}",
    "=let's have {moves}", "relocate {moves}", "pick and place: {moves}", "offset {moves}", "=the following moves, please: {moves}", "transfer {moves}", "lift and set down {moves}", "=I need {moves}, measured from where they are", "have {moves}", "=by hand: {moves}", "take these and move them: {moves}",
)  # fmt: skip
DISPLACE: tuple[str, ...] = (
    "reposition {move}", "offset {move}", "=I'd like {move}", "make {move}", "get {move}", "send {move}", "relocate {move}", "lift it and set it down again: {move}", "=a small move: {move}", "transfer {move}", "slide nothing, carry: {move}", "adjust {move}", "have {move}", "=should be moved: {move}", "pick up and set down {move}", "=let me have {move}",
)  # fmt: skip

FOLLOW: tuple[str, ...] = (
    "walk {object} over these: on {places}", "={object} has stops to make: on {places}", "=a route for {object}: on {places}", "make a tour with {object}: on {places}", "let {object} call on each in turn: on {places}", "transport {object} to {tos}", "lead {object} to {tos}", "drop {object} off on {places}, in sequence", "have {object} hop to {tos}", "station {object} on {places}",
    "={object} travels to {tos}", "={object} first belongs on {places}", "step by step, bring {object} to {tos}", "one stop after another: {object} on {places}", "keep moving {object}: on {places}", "carry out this sequence with {object}: on {places}", "=stops of {object}: on {places}", "relocate {object} to {tos}", "in that order, place {object} on {places}",
)  # fmt: skip

RESTORE_MAT: tuple[str, ...] = (
    "take {object} off its mat to {place}, and later back onto its mat", "={object} makes a visit to {place} and then goes home", "swap the mat of {object} for {place} and then back", "give {place} to {object} for a moment, then return it to its own mat", "<put> {object} on {place}; its own mat gets it back afterwards",
    "={place} first, its old mat afterwards: {object}", "move {object} away to {place} and return it to the mat that it is on now", "bring {object} round to {place}, let go, and bring it home", "lend {object} to {place}, then reclaim it for its mat", "leave the mat with {object}, go to {place}, come back with it",
    "={object} should see {place} and end where it began", "set {object} on {place} and, next, on the mat it is standing on at this moment",
)  # fmt: skip

COUNT: tuple[str, ...] = (
    "make the trip with {object} to {target} and home again {times}", "={times} over: {object} to {target}, then home", "shuttle {object} between its place and {target} {times}", "={object} should visit {target} {times}, going home after each visit", "run {object} to {target} and back {times} in total", "do {times}: {object} onto {target}, {object} home again",
    "commute with {object} to {target} and back {times}", "=the round trip of {object} to {target} is to be made {times}", "repeat this {times}: take {object} to {target}, bring it home", "visit {target} with {object} {times}, returning it in between and at the end", "={times} I want to see {object} on {target} and then back in its place",
    "put {object} on {target}, restore it, and so on until it has been done {times}", "alternate: {object} on {target}, {object} at home; {times} each", "go back and forth with {object} to {target} {times}", "perform {times} the move of {object} to {target} and back",
)  # fmt: skip

ROTATE_RESTORE: tuple[str, ...] = (
    "show me {object} at {turn} and then as it was", "let {object} be {turn} askew for a moment, then straighten it again", "twist {object} {turn} and untwist it", "spin {object} by {turn}, then spin it back to the start", "swivel {object} {turn}; then the same the other way", "={object} gets a turn of {turn} and loses it again",
    "put {object} down {turn} turned, pick it up again and set it as before", "try {object} at {turn}, then reset it", "change the heading of {object} by {turn} and change it back", "turn there and back: {object}, {turn}", "make {object} face {turn} off, then face as before", "=a turn and its reverse for {object}: {turn}",
    "rotate {object} {turn} and let it return to its first orientation", "reorient {object} by {turn}, then recover its old orientation",
)  # fmt: skip

SYMMETRY: tuple[str, ...] = (
    "give the two {shapes} the same turn of {turn}", "spin each of the two {shapes} {turn}", "=the {shapes} are a pair: turn both by {turn}", "twist both {shapes} on the spot by {turn}", "apply a turn of {turn} to every {shape}", "=each {shape} gets a rotation of {turn}", "swivel the {shapes} {turn}, each in its own place", "reorient (both|the two) {shapes} by {turn}",
    "={turn} for both {shapes}, where they are", "change the angle of every {shape} by {turn}", "make both {shapes} face {turn} further round", "take the {shapes} in turn and rotate each {turn}", "=I'd like (all|both|the two) {shapes} {turn} further round", "treat both {shapes} alike: turn {turn}",
)  # fmt: skip

NEIGHBOUR: tuple[str, ...] = (
    "send {object} to {mat}, followed by its neighbour {side}", "bring two things to {mat}: {object} first, and then the one {side}", "look which object is {side} now; put {object} on {mat} and then that one", "=there is something {side}: it follows {object} onto {mat}", "clear {object} and the object {side} onto {mat}, in this order",
    "make {mat} hold {object} and whatever is {side} at the moment, {object} first", "place {object} on {mat}; its neighbour, seen {side} before, goes there too", "=first {object} goes to {mat}, its companion {side} comes after", "load {mat} with {object}, then with the thing that you see {side}", "once {object} is on {mat}, fetch what had been {side} and add it",
    "={mat} gets {object} and afterwards the thing {side}", "collect {object} on {mat} together with the neighbour {side}",
)  # fmt: skip
NEIGHBOUR_SIDES: dict[str, tuple[str, ...]] = {
    "left": ("to its left", "at its left", "on the left side of it", "next to it on the left", "directly left of it"),
    "right": ("to its right", "at its right", "on the right side of it", "next to it on the right", "directly right of it"),
    "front": ("before it, toward you", "at its front", "nearer to you than it, right in front", "just in front of it"),
    "behind": ("at its back", "just behind it", "right behind it", "beyond it, away from you"),
}  # fmt: skip

RING: tuple[str, ...] = (
    "let {a} replace {b}, {b} replace {c} and {c} replace {a}", "={a} moves into the spot of {b}, {b} into that of {c}, and {c} into that of {a}", "trade places three ways: {a} where {b} stands, {b} where {c} stands, {c} where {a} stands", "pass the places on: {a} gets that of {b}, {b} gets that of {c}, {c} gets that of {a}",
    "=musical chairs: {a} sits down at {b}, {b} at {c}, {c} at {a}", "permute {a}, {b} and {c}: each takes the spot of the one named after it, the last that of the first", "={a} to {b}'s place, {b} to {c}'s place, {c} to {a}'s place", "rearrange in a circle so that {a} is where {b} was, {b} where {c} was, {c} where {a} was",
    "shuffle around: {a} in place of {b}, {b} in place of {c}, {c} in place of {a}", "each of {a}, {b} and {c} goes to where the following one is, and {c} to where {a} is", "make {a} stand at {b}, {b} at {c} and {c} at {a}, in exchange",
)  # fmt: skip

SWAP_PUSH: tuple[str, ...] = (
    "trade the places of {a} and {b} with pushes alone", "slide {a} and {b} around until each is where the other was", "=no grasping: {a} and {b} should change places", "by sliding only, put {a} where {b} is and {b} where {a} is", "make {a} and {b} swap, keeping both on the table", "shove {a} and {b} into each other's spots", "={a} and {b} swap spots, fingers closed",
    "keep the gripper closed and exchange {a} with {b}", "interchange {a} with {b} without lifting, just push", "nudge {a} and {b} into each other's places", "with pushes, let {a} take the place of {b} and {b} that of {a}", "=I want {a} and {b} exchanged, nothing lifted", "push them so that {a} and {b} trade places",
)  # fmt: skip
