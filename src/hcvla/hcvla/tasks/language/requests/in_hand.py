"""Requests said while something is in the gripper, which they call "it" or "that one", with or without another deed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hcvla.tasks.language.marks import capitalised
from hcvla.tasks.language.requests import families
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.requests.spots import Spot, on_support, some_spot, support_words
from hcvla.tasks.language.speaker import noun_of
from hcvla.tasks.language.table import UnsuitableError
from hcvla.tasks.program import actor

_IT = ("it", "it", "it", "that", "that", "this", "that one", "this one", "that thing", "the thing in your hand", "what you hold", "what you've got there", "what you have there", "what you are holding", "what's in your gripper", "the one in your hand")  # fmt: skip
_ROUNDABOUT = ("what you hold", "what you've got there", "the thing in your hand", "what you are holding", "what you have in your gripper", "the one you are holding")  # fmt: skip
_PUT = (
    "put {it} {w}", "put {it} {w}", "put {it} down {w}", "set {it} {w}", "set {it} down {w}", "stand {it} {w}", "place {it} {w}", "lay {it} down {w}", "leave {it} {w}", "let {it} come down {w}", "bring {it} down {w}", "plonk {it} {w}", "pop {it} {w}", "park {it} {w}", "stick {it} {w}", "move {it} {to}", "find a place for {it} {w}", "release {it} {w}", "let go of {it} {w}", "rid yourself of {it} {w}", "unload {it} {w}", "make sure {it} ends up {w}", "have {it} stand {w}", "drop {it} off {w}", "dump {it} {w}", "deposit {it} {w}", "give {it} a place {w}", "lower {it} {to}",
)  # fmt: skip
_SAID = (
    "{it} goes {w}", "{it} goes {w}", "{it} belongs {w}", "{it} should stand {w}", "{it} is to stand {w}", "{w} is where {it} goes", "{w} with {it}", "down {w} with {it}", "down with {it}, {w}", "off with {it}, {to}", "the place for {it} is {w}", "this one {w}", "I'd like {it} {w}", "I want {it} {w}", "{w}, that's where {it} should be", "{it} has its place {w}", "{it} may rest {w}", "let's have {it} {w}", "down it goes, {w}", "{w} it goes", "{it} wants to be {w}", "I need {it} {w}",
)  # fmt: skip
_ALONE = (
    "what you've got there, put it {w}", "=that thing you are holding? {W}, please", "=you have it already, so just put it down {w}", "=right, that's the one. Now plonk it {w}", "=ok that's the right one, now put it {w}", "=good, you have it. {W} with it", "=and now {w} with it", "=you're holding {h}, right? Good. It goes {w}", "=you've got {h}? It belongs {w}", "=is that {h} you have there? Then put it {w}",
    "=what is in your hand should be {w}", "=there's something between your fingers; put it {w}", "=don't hold on to that, put it {w}", "=why are you still holding that? {W} with it", "=free your hand: {w}, please", "open your fingers once it stands {w}", "=it's getting heavy, that. Set it down {w}", "=gently down now, {w}", "={W}. That's where I want it", "=careful with that. It goes {w}", "=so where does it go? {W}", "={w}, please, and let go",
    "=whatever you have there, {w} is its place", "=could that go {w}?", "=may I ask you to let that down {w}?", "=would you mind putting that {w}?", "=I think that would look good {w}, so put it there", "=next stop for what you carry: {w}", "=carry that {to}, then open your hand", "=this one goes {w} ok", "=no need to hold it any longer, put it {w}", "=and that? That goes {w}", "=thanks, you can put it {w} now", "=you may put it down now, {w}", "=a bit higher no forget it just put it {w}", "=let your hand sink with it until it stands {w}",
)  # fmt: skip
_NOT_THERE = (
    "=it is for {t}. Not {s}, {u}", "=no, not {s}. {U}, set it there", "=stop, not on {s} with that! On {t}", "=don't set that one down on {s}. On {t} is where it goes", "=no, {s} is wrong, it goes on {t}", "=it's not for {s}, it's for {t}", "=not {s}! {U}, put it there", "=did I say {s}? {T} is what I meant, put it there", "=forget {s}. That one belongs on {t}", "don't use {s}, let it down on {t}", "=wait, {s}? No. {T} is the one for it", "={t}, I said, and not {s}, is where this goes", "=that doesn't belong on {s}, it belongs on {t}", "put it on {t}, not on {s}", "=not {s} but {t} is where I want this",
    "=hm, {s} won't do. Put it on {t} instead", "=let {s} be; what you hold is for {t}", "=that thing, on {s}? Never. On {t}, please", "=not on {s}, no. {U} gets what you've got there", "=don't put that on {s}, put it on {t}", "=this isn't for {s}. It's for {t}", "=anything but {s}! On {t} with it", "=down with it on {t}, and not on {s}", "=I don't want that on {s}, I want it on {t}", "=who said {s}? It goes on {t}", "=it's {t} that gets this, not {s}",
)  # fmt: skip
_THROWN = (
    "throw it {in} {t}", "toss it {in} {t}", "chuck it {in} {t}", "lob that {in} {t}", "=throw that, don't put it: {in} {t}", "=chuck it {in} {t}! Throw it, don't put it", "fling what you hold {in} {t}", "={in} {t} with it, and I mean throw", "=that one gets thrown, {in} {t}", "let it fly {in} {t}", "=a throw, please: what you've got there, {in} {t}", "=don't place that, toss it {in} {t}", "give it a toss {in} {t}", "=see {t}? Throw it {in} that", "=you have it in your hand. Now throw it {in} {t}", "sling that thing {in} {t}",
    "aim at {t} and throw what you are holding", "=what you've got there, chuck it {in} {t}", "=no putting down this time, throw it {in} {t}", "pitch this one {in} {t}", "={t} is your target: throw what you hold", "hurl it {in} {t}", "=it wants throwing. {T} is where to", "=can you hit {t} with that? Throw it", "=go on, throw it! {T} is waiting", "=that should hit {t}, so give it a throw", "=toss, don't place: this one, {in} {t}", "take a swing and throw it {in} {t}",
)  # fmt: skip
_WRONG = (
    "=no, I meant {o}; put that one {w} and pick up {p}", "=no, not that one, {o}! Put that {w} and take {p}", "=wrong one. Put that {w} and hold {o} for me instead", "=oh no, wrong one! Put that {w} and hold {o} for me instead", "=no I meant {o} put that one down {w} and pick up {p}", "=I said {o}, not this! Well, put that one {w} and take the right one in your hand", "=that's not the one. {W} with it, and then take {o}", "=sorry, my mistake. Set it {w} and pick up {o}", "=oops, I wanted {o} in your hand. What you hold can go {w}", "=not this, {o} is what I want you to hold. This goes {w}",
    "put that {w} and get {o} instead", "set it down {w} and take {o} in its stead", "=you took the wrong one; {o} was what you should lift. Leave that {w} and take {p}", "=it's {o} I need in your hand, so let that one down {w} first", "=instead of that, hold {o}. That one goes {w}", "=hmm, {o} would be better. Drop this one off {w} and fetch {p}", "=did I say that one? I meant {o}. Put that one {w}, then grab {p}", "=the other thing, please. Put this one {w} and pick up {o}", "=no no no, {o}! {W} with what you've got, and then {p} into your hand", "=I changed my mind: {o} in your hand, please. First get rid of that one {w}",
    "=you grabbed the wrong thing. That goes {w}, and then I'd like to see you hold {o}", "=not quite what I wanted. Put it {w}, please, and lift {o}", "=that one down {w}, {o} up in your hand", "={o}, I said! The thing in your hand goes {w}, and then you lift {p}", "=before you pick up {o}, which I meant, put that one {w}", "=wait, {o} was meant. Put away what you have, {w}, and take {p}", "=you've got the wrong one there, I need you to hold {o}. That one can go {w}", "=hand empty, please: that goes {w}. And now lift {o}, that's the one I meant",
)  # fmt: skip
_BOTH = (
    "={s} gets {it}, {t} gets {o}", "={s} gets this one, {t} gets {o}", "put {it} on {s} and {o} on {t}", "={it} goes on {s}, {o} on {t}", "=this one on {s}, {o} on {t}", "={s} for {it}, {t} for {o}", "={it} belongs on {s} and {o} belongs on {t}", "=first {it} on {s}, then {o} on {t}", "put {it} down on {s}; after that, {o} goes on {t}", "={o} is for {t}; what you hold is for {s}", "give {s} what you have there, and give {t} {o}", "let {s} have {it} and let {t} have {o}", "={t} is where {o} goes, and that one goes on {s}", "=on {s} with {it}, and {o} on {t}",
    "=the one in your hand: {s}. {O}: {t}", "set {it} on {s}, then bring {o} to {t}", "=I'd like {it} on {s} and {o} on {t}", "={s} takes what you're holding. {T} takes {o}", "use {s} for {it} and {t} for {o}", "=two places to fill: {s} with this one and {t} with {o}", "=this one to {s}, and when your hand is empty, {o} to {t}", "leave {it} on {s} and fetch {o} for {t}", "=once {it} is on {s}, {o} has to go on {t}", "drop {it} off on {s} and take {o} to {t}", "=which goes where? This one on {s}. {O} on {t}",
)  # fmt: skip
_EACH = ("=one for each {n}: {s} gets this one, {t} gets {o}", "=each {n} gets one: {s} this one, {t} {o}", "=a {k} for each {n}: {s} gets this one, {t} gets {o}", "=to each {n} its {k}: this one to {s}, {o} to {t}", "=both {n}s get a {k}: {it} goes on {s}, {o} on {t}")  # fmt: skip
_NAMED = (
    "lift {o} and stand it {w}", "pick up {o} and put it {w}", "take {o} and set it down {w}", "=get {o}, it goes {w}", "grab {o}. Put it {w}", "=see {o}? It goes {w}", "={o}: {w} with it", "fetch {o} and leave it {w}", "=about {o}: put it {w}", "=I need {o} now. Stand it {w}", "take hold of {o} and let it down {w}", "={o} next. Down with it, {w}", "=pick {o} up; it belongs {w}", "=look at {o}, that one should stand {w}", "=what about {o}? Set it {w}", "raise {o}, carry it over and put it down {w}", "=that's {o} over there. {W} with it", "go for {o}, then plonk it {w}",
    "=now {o}, please; it is to go {w}", "put away what you hold, then lift {o} and set it {w}", "=not that one now: take {o} and put it {w}", "=would you take {o} and stand it {w}?", "get hold of {o} so that you can set it {w}", "=do you see {o}? That's the one to put {w}", "=the next one is {o}. It goes {w}", "find {o} and give it a place {w}", "free your hand, grab {o} and put it {w}", "=first get rid of what you've got there, then take {o} and put it {w}", "=you hold something, put it aside. Then {o}: set it {w}", "=let {o} be lifted and then set down {w}", "=it's the turn of {o}. Take it and leave it {w}",
)  # fmt: skip
_PICK = ("pick up {o}", "take {o}", "hold {o} for me", "grab {o}", "get {o}", "lift {o}", "take {o} in your hand", "fetch {o}", "hold up {o}", "take hold of {o}", "have {o} in your hand", "lift {o} up in the air", "go and get {o}")  # fmt: skip
_PICK_NEXT = ("{o} in your hand", "I want {o} in your gripper", "{o} into your hand", "it's {o} I want you to hold", "{o} is what you lift")  # fmt: skip
_ON_IT = ("put {o} on top of it", "set {o} on it", "stack {o} on top of it", "place {o} on its top", "stand {o} on it", "set {o} on its head")  # fmt: skip
_ON_IT_NEXT = ("{o} on its head", "{o} on top of it", "{o} goes on top of it", "{o} on it like a hat", "{o} on top")
_ON_ITS_HEAD = ("set {o} on its head", "put {o} on top of what you have just set down", "stack {o} on the thing you just put down", "put {o} on its head like a hat", "crown what you set down with {o}")  # fmt: skip
_ON_ITS_HEAD_NEXT = ("{o} on its head", "{o} on top of what you have just put down", "{o} on its head, like a hat")
_BY_IT = ("put {o} next to it", "stand {o} beside it", "set {o} down close to it", "place {o} right next to it")
_BY_IT_NEXT = ("{o} next to it", "{o} beside it", "{o} goes close to it")
_ON_ANOTHER = ("put {o} on {t}", "set {o} on {t}", "bring {o} to {t}", "move {o} to {t}", "stand {o} on {t}", "take {o} to {t}", "take {o} and put it on {t}", "lift {o} and set it down on {t}", "get {o} and leave it on {t}")  # fmt: skip
_ON_ANOTHER_NEXT = ("{o} on {t}", "{o} goes on {t}", "{o} to {t}", "{t} gets {o}", "{o} is for {t}", "{o}: that one goes on {t}")  # fmt: skip
_WITH_FINGERS = (
    ("touch", "touched", ("touch {o}", "tap {o}", "put a finger on {o}", "give {o} a tap", "go and touch {o}")), ("nudge", "nudged", ("nudge {o}", "push {o} aside", "give {o} a nudge", "shove {o} out of its place", "push {o} away a bit")),
)  # fmt: skip
_HOME = ("go home", "return home", "go back home", "move back home")
_LINKS = (
    "{a} and {b}", "{a} and {b}", "{a}, then {b}", "{a} and then {b}", "first {a}, then {b}", "{a}. Then {b}", "{a} and after that {b}", "=would you {a} and after that {b}?", "=could you {a}, please, and then {b}?", "{a}; after that, {b}", "{a}, let go, and {b}", "{a}. Next job: {b}", "{a} so that you can {b}", "{a}. Hand free? {B}", "=I need you to {a}, and afterwards {b}", "{a}. Done? Then {b}", "{a}... and now {b}", "{a} (and then {b})", "=two things: {a}; {b}", "{a}, and once it stands there, {b}", "{a} before you {b}", "=your hand is full, so {a}, then {b}", "=can you {a} first, and then {b}?",
    "{a}, and when that's done {b}", "{a} & {b}", "{a}, {b}", "{a}. {B}",
)  # fmt: skip
_BACKWARD = ("before you {b}, {a}", "{b}, but first {a}", "{b} after you {a}", "=you can {b} as soon as you have done this: {a}", "{b}, but {a} first")  # fmt: skip
_NEXT = ("={a}, then {b}", "={a}, and then {b}", "={a}; {b}", "=first {a}, and then {b}", "={a}. After that {b}", "={a}, next {b}", "={a}. {B}", "={a}, {b}", "={a}; after it {b}", "={a}. Then {b}", "={a}, and {b}", "=so: {a}, and after that {b}")  # fmt: skip
_THROW_M = 0.12
"""Nearer to the hand nothing is hit by a throw: it would be dropped there."""
_NAME = re.compile(r"'([^']*)'")
_ORDER = re.compile(r"\b(?:then|after|afterwards|first|before|once|when|as soon as|next)\b", re.IGNORECASE)


def _held(draft: Draft) -> str:
    """Return what is in the gripper, which no other part of the sentence is about."""
    if draft.table.held is None:
        raise UnsuitableError("something must be in the gripper")
    draft.used.add(draft.table.held)
    return draft.table.held


def _short(draft: Draft, name: str, held: str) -> str:
    """Return words for an object of which only the color may be said, as it is told from the one that is held."""
    color, noun = draft.table[name].color, noun_of(name)
    plain = name == f"{color} {noun}" and noun == noun_of(held)
    if plain and sum(draft.table[n].color == color for n in draft.table.movable) == 1 and draft.rng.random() < 0.7:
        return draft.speaker.named(name, draft.rng.choice((f"the {color} one", f"the {color} one", f"the {color}")))
    return draft.speaker.full(name) if draft.rng.random() < 0.6 else draft.say(name)


def held_alone(draft: Draft) -> Request:
    """Put what is held somewhere, in forms that are about nothing else."""
    name = _held(draft)
    if draft.rng.random() < 0.25:
        return _not_there(draft, name)
    spot = some_spot(draft, name)
    slots = {**spot.slots, "it": draft.rng.choice(_IT), "h": draft.say(name)}
    said = tuple(f"={form}" for form in _SAID)
    text = draft.words(spot.fitting(draft.rng.choice((_PUT, said, _ALONE, _ALONE))), slots)
    return Request(task="held_alone", text=text, steps=tuple(spot.step(draft, name)), goal=spot.goal(name))


def _not_there(draft: Draft, name: str) -> Request:
    table = draft.table
    target = draft.one(table.free_supports)
    wrong = draft.one(table.supports, "another mat or tray")
    alone = {n: [o for o in (target, wrong) if noun_of(o) == noun_of(n)] == [n] for n in (target, wrong)}
    # "It is for the red mat. Not the tray, the mat", or among mats "not the red one".
    said, again, no = draft.say(target), draft.speaker.full(target), draft.say(wrong)
    if alone[target] and draft.rng.random() < 0.4:
        again = draft.speaker.named(target, f"the {noun_of(target)}")
        said = draft.speaker.full(target)
        template = draft.rng.choice(("=it is for {t}. Not {s}, {u}", "={t} gets it. Not {s}, {u}", "=put it on {t}. {U}, not {s}"))  # fmt: skip
        no = draft.speaker.named(wrong, f"the {noun_of(wrong)}") if draft.rng.random() < 0.6 else no
        text = draft.words((template,), {"t": said, "s": no, "u": again, "U": capitalised(again)})
    else:
        color = table[target].color
        if not alone[target] and target == f"{color} {noun_of(target)}" and draft.rng.random() < 0.5:
            again, no = draft.speaker.named(target, f"the {color} one"), draft.speaker.full(wrong)
        slots = {"t": said, "T": capitalised(said), "s": no, "u": again, "U": capitalised(again)}
        text = draft.words(_NOT_THERE, slots)
    return Request(task="held_alone", text=text, steps=tuple(draft.place_on(target)), goal=f"on({name!r}, {target!r})")


def held_thrown(draft: Draft) -> Request:
    """Throw what is held onto a mat or into a tray."""
    name, table = _held(draft), draft.table
    away = [n for n in (*table.far, *table.free_supports) if table.apart_m(n, name) > _THROW_M]
    target = draft.one(table.of_shape("tray", "mat", among=away))
    said = support_words(draft, target)
    prepositions = ("in", "into", "into") if table[target].shape == "tray" else ("on", "onto", "at")
    slots = {"t": said, "T": capitalised(said), "in": draft.rng.choice(prepositions)}
    steps, goal = (f"throw({actor(target)})",), f"hit({name!r}, {target!r})"
    draft.held = None
    return Request(task="throw", text=draft.words(_THROWN, slots), steps=steps, goal=goal)


@dataclass(frozen=True, kw_only=True)
class _Deed:
    """What is done when the hand is empty."""

    order: str
    """In the imperative."""
    steps: tuple[str, ...]
    goal: str
    phrase: str = ""
    """Without a verb, or as a statement."""
    about_it: bool = False


def _pick(draft: Draft, name: str, _spot: Spot) -> _Deed:
    other = draft.one([n for n in draft.table.movable if n != name])
    slots = {"o": _short(draft, other, name)}
    order = draft.words(_PICK, slots)
    if draft.rng.random() < 0.3 and not draft.bare:
        order = families.spoken(draft, "pick", {"object": slots["o"]})
    phrase = draft.words(_PICK_NEXT, slots)
    return _Deed(order=order, phrase=phrase, steps=tuple(draft.pick(other)), goal=f"held({other!r})")


def _on_it(draft: Draft, name: str, spot: Spot) -> _Deed:
    if spot.is_told_by_another or draft.table[name].shape not in ("cube", "cylinder"):
        raise UnsuitableError("something in hand that others stand on")
    other = draft.one(draft.table.standing)
    slots, steps = {"o": _short(draft, other, name)}, tuple(draft.carry(other, name))
    # On the mat where it stands, "on it" would be on the mat.
    forms = (_ON_IT, _ON_IT_NEXT) if spot.kind == "table" else (_ON_ITS_HEAD, _ON_ITS_HEAD_NEXT)
    order, phrase = (draft.words(form, slots) for form in forms)
    return _Deed(order=order, phrase=phrase, steps=steps, goal=f"on({other!r}, {name!r})", about_it=True)


def _by_it(draft: Draft, name: str, spot: Spot) -> _Deed:
    if spot.is_told_by_another:
        raise UnsuitableError("a place that is not told by another object")
    other = draft.one(draft.table.standing)
    slots = {"o": _short(draft, other, name)}
    steps = (*draft.pick(other), *draft.place_at(f"next_to({actor(name)}, fit={actor(other)})"))
    order, phrase = draft.words(_BY_IT, slots), draft.words(_BY_IT_NEXT, slots)
    return _Deed(order=order, phrase=phrase, steps=steps, goal=f"next_to({other!r}, {name!r})", about_it=True)


def _on_another(draft: Draft, name: str, _spot: Spot) -> _Deed:
    other, target = draft.one(draft.table.standing), draft.one(draft.table.free_supports)
    slots = {"o": _short(draft, other, name), "t": draft.say(target)}
    order, phrase = draft.words(_ON_ANOTHER, slots), draft.words(_ON_ANOTHER_NEXT, slots)
    steps, goal = tuple(draft.carry(other, target)), f"on({other!r}, {target!r})"
    return _Deed(order=order, phrase=phrase, steps=steps, goal=goal)


def _with_fingers(draft: Draft, name: str, _spot: Spot) -> _Deed:
    other = draft.one(draft.table.standing)
    function, predicate, orders = draft.rng.choice(_WITH_FINGERS)
    order = draft.words(orders, {"o": _short(draft, other, name)})
    return _Deed(order=order, steps=(f"{function}({actor(other)})",), goal=f"{predicate}({other!r})")


def _home(draft: Draft, _name: str, _spot: Spot) -> _Deed:
    order = draft.words(_HOME, {})
    return _Deed(order=order, phrase="off home", steps=("go_home()",), goal="tool_restored()")


_DEEDS: tuple[Callable[[Draft, str, Spot], _Deed], ...] = (
    *(_pick,) * 6, _on_it, _on_it, _by_it, _on_another, _on_another, _with_fingers, _home,
)  # fmt: skip


def held_then(draft: Draft) -> Request:
    """Put what is held somewhere, and then do another thing."""
    rng, name = draft.rng, _held(draft)
    spot = some_spot(draft, name)
    steps = spot.step(draft, name)
    deed = rng.choice(_DEEDS)(draft, name, spot)
    if deed.order.startswith("="):
        raise UnsuitableError("a clause")
    it, imperative = rng.choice(_IT), rng.random() < 0.65 or not deed.phrase
    links: tuple[str, ...] = _LINKS if imperative else _NEXT
    goals = spot.goal(name), deed.goal
    # After the red cube, the full name of the red mat would be cut to "its own mat".
    alike = _colors(draft, goals[0], name) & _colors(draft, goals[1], name)
    if imperative and not deed.about_it and not alike and rng.random() < 0.2:
        it, links = rng.choice(_ROUNDABOUT), _BACKWARD
    forms = _PUT if imperative else (*_SAID, *_SAID, *_PUT)
    first = draft.words(spot.fitting(forms), {**spot.slots, "it": it})
    second = deed.order if imperative or rng.random() < 0.3 else deed.phrase
    link = rng.choice(links)
    text = link.replace("{b}", second).replace("{B}", capitalised(second)).replace("{a}", first)
    ordered = _ORDER.search(link) and deed.goal != "tool_restored()"
    goal = f"then({goals[0]}, {goals[0]} and {goals[1]})" if ordered else " and ".join(goals)
    keeps = deed.goal.startswith(("on(", "next_to(", "touched(", "nudged("))
    return Request(task="held_then", text=text, steps=(*steps, *deed.steps), goal=goal, keeps=keeps)


def _colors(draft: Draft, goal: str, name: str) -> set[str]:
    """Return the colors of the objects that a goal names, but for one."""
    return {draft.table[said].color for said in _NAME.findall(goal) if said in draft.table.names and said != name}


def wrong_one_held(draft: Draft) -> Request:
    """Put what is held somewhere, as it is the wrong one, and pick up the right one."""
    name, table = _held(draft), draft.table
    others = [n for n in table.movable if n != name]
    alike = [n for n in others if noun_of(n) == noun_of(name)]
    other = draft.one(alike if alike and draft.rng.random() < 0.7 else others)
    spot = some_spot(draft, name, other)
    slots = {**spot.slots, "o": _short(draft, other, name), "p": _short(draft, other, name)}
    text = draft.words(spot.fitting(_WRONG) or _WRONG, slots)
    steps = (*spot.step(draft, name), *draft.pick(other))
    goal = f"{spot.goal(name)} and held({other!r})"
    return Request(task="held_then", text=text, steps=steps, goal=goal, keeps=False)


def held_and_another(draft: Draft) -> Request:
    """Put what is held on one thing, and another object on another."""
    name, table, rng = _held(draft), draft.table, draft.rng
    other = draft.one(table.standing)
    first, second = draft.some(table.free_supports, 2, "two free mats or trays")
    said = {
        "s": support_words(draft, first, name, other),
        "t": support_words(draft, second),
        "o": _short(draft, other, name),
    }
    templates: tuple[str, ...] = _BOTH
    noun = noun_of(first)
    of_kind = [n for n in table.names if noun_of(n) == noun]
    if noun == noun_of(second) and noun_of(name) == noun_of(other) and len(of_kind) == 2 and not draft.bare:
        templates = _EACH
        if rng.random() < 0.6 and all(n == f"{table[n].color} {noun}" for n in of_kind):
            article = rng.choice(("", "", "the "))
            said |= {key: draft.speaker.named(n, f"{article}{table[n].color}") for key, n in zip("st", (first, second), strict=True)}  # fmt: skip
    upper = {key.upper(): capitalised(words) for key, words in said.items()}
    slots = {**said, **upper, "it": rng.choice(_IT), "n": noun, "k": noun_of(name)}
    steps = (*draft.place_on(first), *draft.carry(other, second))
    goal = f"on({name!r}, {first!r}) and on({other!r}, {second!r})"
    return Request(task="several", text=draft.words(templates, slots), steps=steps, goal=goal)


def named_before(draft: Draft) -> Request:
    """Put an object somewhere that is "it" because it was named, while another is in the gripper."""
    held, table = _held(draft), draft.table
    name = draft.one([n for n in table.movable if n != held])
    spot: Spot = on_support(draft, name) if draft.rng.random() < 0.4 else some_spot(draft, name)
    text = draft.words(spot.fitting(_NAMED), {**spot.slots, "o": draft.say(name)})
    steps = (*draft.pick(name), *spot.step(draft, name))
    return Request(task="named_before", text=text, steps=steps, goal=spot.goal(name))
