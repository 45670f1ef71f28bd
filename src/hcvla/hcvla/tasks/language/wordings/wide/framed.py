"""Sentences put together from a frame and what is wanted: a state ("that {object} is on {target}") or a thing ("a swap of {a} and {b}").

Every frame fits every request, so that neither is learned with the other. In the language of `taught`.
"""

from __future__ import annotations

from collections.abc import Mapping

_OF_STATES = (
    "I want it so that {S}", "the result should be that {S}", "what I expect to see is that {S}", "I won't be happy until {S}", "it is your job that {S}", "do what it takes until {S}", "everything is fine once {S}", "it would be great if {S}", "it matters to me that {S}", "you are finished as soon as {S}", "keep going until {S}", "how do we get to the point where {S}? Do it",
    "the plan says that {S}", "I'm hoping that {S} soon", "imagine that {S}; make it real", "the picture shows that {S}, and I want the same here", "change things so that {S}", "the only thing missing is that {S}", "work on it until {S}", "can you arrange that {S}?", "is it possible that {S}? then do it", "I promised that {S}, so please help", "when I come back I'd like to find that {S}", "let's say we want that {S}",
    "the goal: {S}", "goal state: {S}", "wanted: {S}", "after this, {S}", "my wish is that {S}", "you know what to do: in the end {S}", "it isn't so yet, but {S} when you're through", "they told me that {S} afterwards", "that's what I need: {S}",
)  # fmt: skip
"""{S}: a state."""
_OF_THINGS = (
    "{N}, that's all", "I'd like {N}", "what about {N}?", "next on the list: {N}", "we need {N}", "your task is {N}", "how about {N}", "time for {N}", "let's have {N}", "I'm asking for {N}", "give me {N}", "what I have in mind is {N}", "could we have {N}?", "now for {N}", "{N} is what I want", "{N} would be nice", "go for {N}", "today's job is {N}", "let's begin with {N}", "the customer ordered {N}",
    "I'm waiting for {N}", "we agreed on {N}", "perform {N}", "carry out {N}", "start {N}", "{N}, if you can", "there should be {N} now", "I'd be glad about {N}", "can you manage {N}?", "do {N} for me", "all I need is {N}", "show us {N}", "the next step: {N}", "{N} comes next", "try {N}",
)  # fmt: skip
"""{N}: a thing that can be had or done."""

_STATES: Mapping[str, tuple[str, ...]] = {
    "pick": ("{object} is in the gripper", "the hand holds {object}", "{object} hangs in the air, in your grip", "you hold {object}", "{object} has been lifted", "nothing but your fingers holds {object}"),
    "place": ("{object} is on {target}", "{object} rests on {target}", "{target} has {object} on it", "{object} has been moved to {target}", "{target} carries {object}", "{object} lies on {target}", "you can see {object} on {target}"),
    "place_held": ("what you hold is on {target}", "{object} has been put down on {target}", "your hand is empty and {target} has {object} on it"),
    "next_to": ("{object} is {side}", "{object} stands {side}", "you can see {object} {side}", "{object} has been put {side}", "{object} has its place {side}"),
    "rotate": ("{object} has been turned by {turn}", "{object} stands turned by {turn}", "{object} faces another way, {turn} from now", "the angle of {object} has changed by {turn}", "{object} is where it was but {turn} further round"),
    "swap": ("{a} and {b} have changed places", "{a} is where {b} was and {b} is where {a} was", "{a} has the place of {b}, and {b} that of {a}", "{a} and {b} stand the other way round", "each of {a} and {b} is in the other's place"),
    "push": ("{object} has been pushed toward {target}", "{object} is closer to {target} after a push", "{object} has slid up to {target}, without having been lifted"),
    "touch": ("your fingers have touched {list}", "{list} has been touched", "the gripper has been in contact with {list}"),
    "touch_push": ("{list} has been pushed out of its place", "{list} is somewhere else after a push", "you have pushed {list} away"),
    "touch_topple": ("{list} lies on its side", "{list} has fallen over", "{list} no longer stands"),
    "throw": ("{object} has been thrown at {target}", "{object} has hit {target} after a throw", "you have thrown {object} onto {target}"),
    "throw_topple": ("{target} has been knocked over by {object}, thrown by you", "{object} has been thrown so that {target} fell"),
    "throw_sort": ("each of {list} has been thrown to the mat of its color", "{list} have been thrown by color, each to its mat"),
    "match_pose": ("the gripper is {height} above {object} and turned {turn} from it", "your hand hovers {height} over {object}, {turn} off its sides"),
    "move_over": ("the gripper is {height} above {object}", "your hand hovers {height} over {object}"),
    "move_without_hitting": ("the gripper is {height} above {mat} and has touched nothing", "your hand hovers {height} over {mat} and all else stands untouched"),
    "trace": ("the gripper has been {height} above {first}, then {second}, then {third}", "you have been over {first}, over {second} and over {third}, {height} high"),
    "follow_order": ("{object} has been put on {places}", "{object} has gone to {tos}"),
    "follow_order_restore": ("{object} has been on {place} and is back on its mat",),
    "restore": ("{object} has been on {target} and is back in its place", "{object} has visited {target} and stands where it stands now"),
    "next_to_restore": ("{object} has been {where} and is back in its place",),
    "rotate_restore": ("{object} has been turned by {turn} and turned back", "{object} has made a turn of {turn} and stands as it does now"),
    "rotate_symmetry": ("both {shapes} have been turned by {turn}", "each {shape} has been turned by {turn}", "every {shape} stands {turn} further round"),
    "neighbour": ("{mat} carries {object} and whatever was {side}", "{object} is on {mat}, followed by the one that was {side}", "{object} and then its neighbour, the one {side}, have gone to {mat}"),
    "count_and_repeat": ("{object} has been on {target} and back {times}", "{object} has made the way to {target} and back {times}"),
    "stack2": ("{chain} stand as a stack", "{n1} is on {n0}", "{n0} has {n1} on top"),
    "stack3": ("{n2} is on {n1}, which is on {n0}", "{list} are a tower, the first one at the bottom", "{n0} has {n1} on top, and that has {n2}"),
    "stack4": ("{list} are a tower, the first one at the bottom", "{n3} is on {n2}, that on {n1}, and that on {n0}"),
    "stack_topple": ("{list} have been stacked, the first one lowest, and knocked over", "a tower of {list}, from the bottom up, has been built and has fallen"),
    "sort": ("{each} is on the mat of its own color", "{things} are sorted, each on the mat with its color", "{things} are on the mats that match them"),
    "sort_stack": ("there is one stack for every {by}", "all that have the same {by} are on top of each other"),
    "balance": ("{list} are on {first} and {second} and the scale is level", "{first} and {second} bear the same weight, with all of {list} on them"),
    "swap_ring": ("{a} is where {b} was, {b} where {c} was, and {c} where {a} was", "{a} has the place of {b}, {b} that of {c} and {c} that of {a}"),
    "swap_push": ("{a} and {b} have changed places by being pushed", "{a} is where {b} was and {b} where {a} was, and neither has been lifted"),
    "covered": ("{object} has been under {box} while {other} went to {first}, and {object} is on {second}",),
    "all_onto": ("{them} have been put on {target}", "{target} carries {them}", "you can see {them} on {target}"),
    "some_onto": ("{them} have been put on {target}", "{target} carries {them}", "{them} are on {target}"),
    "two_places": ("{a} is on {s} and {b} is on {t}", "{s} carries {a}, and {t} carries {b}"),
    "at_distance": ("{object} is {length} {side} {anchor}", "{object} stands {side} {anchor}, {length} from it"),
}  # fmt: skip
_THINGS: Mapping[str, tuple[str, ...]] = {
    "pick": ("{object} in the air", "{object} in your gripper", "a firm grip on {object}, and then a lift", "the lifting of {object}"),
    "place": ("{object} on {target}", "a new place for {object}: {target}", "the transfer of {object} to {target}", "{target} with {object} on top"),
    "next_to": ("{object} {side}", "a new place for {object}, {side}", "a move of {object} to a place {side}"),
    "rotate": ("a turn of {object} by {turn}", "{turn} of rotation for {object}", "{object} at a new angle, {turn} from the old one", "the rotation of {object}, {turn}"),
    "swap": ("a swap of {a} and {b}", "{a} and {b} in each other's places", "an exchange of places between {a} and {b}", "a change of places for {a} and {b}"),
    "push": ("a push of {object} toward {target}", "{object} pushed toward {target}"),
    "touch": ("a touch of {list}", "a short contact with {list}"),
    "touch_push": ("a push for {list}, out of the way", "{list} pushed out of the way"),
    "touch_topple": ("a fall of {list}", "{list} knocked over"),
    "throw": ("a throw of {object} at {target}", "{object} thrown at {target}"),
    "throw_topple": ("a throw of {object} that fells {target}", "{target} knocked over with a thrown {object}"),
    "match_pose": ("the gripper {height} above {object} at an angle of {turn}", "a pose {height} over {object}, turned {turn} from it"),
    "move_over": ("the gripper {height} above {object}",),
    "move_without_hitting": ("the gripper {height} above {mat} without a collision", "a safe way to {height} over {mat}"),
    "trace": ("a tour {height} above {first}, {second} and {third}", "the gripper {height} over {first}, then {second}, then {third}"),
    "restore": ("a visit of {object} to {target}, {back}", "{object} on {target} {back}"),
    "rotate_restore": ("a turn of {object} by {turn} and back",),
    "rotate_symmetry": ("a turn of {turn} for every {shape}", "both {shapes} turned by {turn}"),
    "neighbour": ("{object} on {mat}, followed by what was {side}", "{mat} with {object} and the neighbour {side}"),
    "rearrange": ("{moves}", "these changes: {moves}"),
    "displace": ("{move}", "this change: {move}"),
    "count_and_repeat": ("a trip of {object} to {target} and back, {times}", "{object} on {target} and back, {times}"),
    "stack2": ("{chain}", "a stack with {roles}", "a stack of {list}, from the bottom up"),
    "stack3": ("{chain}", "a tower with {roles}", "a stack of {list}, from the bottom up", "a tower of {list}, the first one lowest"),
    "stack4": ("{chain}", "a tower with {roles}", "a stack of {list}, from the bottom up", "a tower of {list}, the first one lowest"),
    "stack_topple": ("a tower of {list}, the first one lowest, and then its fall", "a stack with {roles}, knocked over at the end"),
    "sort": ("{things} on the mats of their colors", "a sorting of {things} by color", "every {thing} on the mat of its color"),
    "sort_stack": ("a stack for every {by}", "stacks by {by}", "one pile per {by}"),
    "balance": ("{list} on {first} and {second} in balance", "a level scale, with {list} on {first} and {second}"),
    "swap_ring": ("a change of places in a ring: {a} to {b}, {b} to {c}, {c} to {a}",),
    "swap_push": ("an exchange of {a} and {b} by pushes alone", "{a} and {b} in each other's places, but only by pushing"),
    "touch_reset_pick": ("a touch of one {shape}, the way home, and that {shape} in the gripper",),
    "all_onto": ("{them} on {target}",),
    "some_onto": ("{them} on {target}",),
    "two_places": ("{a} on {s} and {b} on {t}",),
    "at_distance": ("{object} {length} {side} {anchor}",),
}  # fmt: skip


def _framed(task: str) -> tuple[str, ...]:
    states = [frame.replace("{S}", state) for frame in _OF_STATES for state in _STATES.get(task, ())]
    things = [frame.replace("{N}", thing) for frame in _OF_THINGS for thing in _THINGS.get(task, ())]
    return tuple(f"={text}" for text in (*states, *things))


FRAMED: Mapping[str, tuple[str, ...]] = {task: _framed(task) for task in {**_STATES, **_THINGS}}
"""Task -> templates."""
