"""Requests that end or begin at home, take something along there, or let go of what is held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hcvla.tasks.language.requests import clearing, families, hovering, moves, skills
from hcvla.tasks.language.requests.request import Draft, Request
from hcvla.tasks.language.table import UnsuitableError

_HOME = "(go home|come back home|return home|go back home|drive home|move home|head home|come home|go back to your home position|return to (the|your) home position|go to your home pose|go to the home position|move back to home|return to home)"
_FIRST = (
    f"first {_HOME}, then {{a}}", f"{_HOME} first, then {{a}}", f"{_HOME} and then {{a}}", f"before you {{a}}, {_HOME}", f"{_HOME}. Then {{a}}", f"{_HOME}, and after that {{a}}", "start by going home, then {a}", "once you are (at home|home), {a}", f"{_HOME} before {{G}}", "after going home, {a}", "=begin at home. From there, {a}", f"{_HOME}; from there {{a}}", f"{{a}}, but {_HOME} first", f"{{a}}, but first {_HOME}", "when you have returned home, {a}",
)  # fmt: skip
_AFTER = (
    f"{{a}}, then {_HOME}", f"{{a}} and {_HOME}", f"{{a}}. Then {_HOME}", f"{{a}}. After that, {_HOME}", f"{{a}} and {_HOME} afterwards", f"{{a}}, and {_HOME} when you are (done|finished|through)", f"{{a}}. When you are (done|finished), {_HOME}", f"{_HOME} after {{G}}", f"after {{G}}, {_HOME}", f"{_HOME} once you have done this: {{a}}", f"{{a}}. {_HOME}", f"{{a}}, and finally {_HOME}", f"{{a}}; at the end, {_HOME}", f"{{a}} & {_HOME}", f"{{a}}, and don't forget to {_HOME}", f"{{a}} before you {_HOME}", "{a}, then off home", f"{{a}} and that's it, {_HOME}", "{a}, after that it's home for you", "{a} and be back home afterwards",
)  # fmt: skip
_WITH_IT = (
    f"pick up {{o}} and {_HOME} with it", f"<pick> {{o}} and {_HOME} with it", f"take {{o}} and {_HOME}", "take {o} home (with you|)", "carry {o} home", f"grab {{o}} and {_HOME} while holding it", f"lift {{o}} and {_HOME} with it in your (hand|gripper)", f"with {{o}} in your (hand|gripper), {_HOME}", f"<pick> {{o}}, then {_HOME} with it", f"fetch {{o}} and {_HOME}", f"{_HOME} with {{o}}", f"{_HOME} holding {{o}}", "<pick> {o} and bring it (to your home position|home with you)", f"<pick> {{o}}. {_HOME}, but keep holding it", "get {o} and take it along home", "<pick> {o} and hold it at (home|your home position)",
)  # fmt: skip
_LET_GO = (
    "let go", "let go of {o}", "let go of it", "let go of what you (hold|have|are holding)", "release {o}", "release it", "release what you (hold|have|are holding)", "release your grip", "release the object", "drop {o}", "drop it", "drop what you (hold|have|are holding)", "let {o} go", "let it go", "just let go of that", "you can let go (now|of it now|of {o} now)", "open your (hand|gripper) and let {o} (fall|go)", "open the gripper so that {o} comes free", "open the gripper to release {o}", "let {o} fall", "stop holding {o}", "don't hold {o} any more", "loosen your grip (on {o}|)", "drop whatever you have in your (hand|gripper)",
    "let go of whatever you (hold|have)", "release whatever is in (the|your) gripper", "open up and drop {o}", "=you can drop {o}", "=please just let go", "unhand {o}", "=I have {o}, let go", "open the fingers, {o} may fall",
)  # fmt: skip
_DEEDS: tuple[Callable[[Draft], Request], ...] = (
    families.place, families.place, families.next_to, families.rotate, families.swap, moves.displace, skills.touch, skills.nudge, skills.push, clearing.taken_off,
)  # fmt: skip


def _deed(draft: Draft, draws: tuple[Callable[[Draft], Request], ...]) -> Request:
    request = draft.rng.choice(draws)(draft)
    if request.text.startswith("=") or not request.steps:
        raise UnsuitableError("a clause")
    return request


def home_first(draft: Draft) -> Request:
    """Go home, and then do something."""
    if draft.table.held:
        raise UnsuitableError("an empty hand")
    request = _deed(draft, (*_DEEDS, families.pick, hovering.hovering))
    text = draft.linked(draft.words(_FIRST, {}), request.text, request.text)
    return replace(request, task="home_first", text=text, steps=("go_home()", *request.steps))


def home_after(draft: Draft) -> Request:
    """Do something, and then go home."""
    request = _deed(draft, _DEEDS)
    text = draft.linked(draft.words(_AFTER, {}), request.text, request.text)
    goal = f"{request.goal} and tool_restored()"
    return replace(request, task="then_home", text=text, steps=(*request.steps, "go_home()"), goal=goal, keeps=False)


def home_with_it(draft: Draft) -> Request:
    """Pick an object up and go home with it."""
    name = draft.one(draft.table.movable, "a movable object")
    text = draft.words(_WITH_IT, {"o": draft.say(name)})
    steps, goal = (*draft.pick(name), "go_home()"), f"held({name!r}) and tool_restored()"
    return Request(task="home_with_it", text=text, steps=steps, goal=goal, keeps=False)


def let_go(draft: Draft) -> Request:
    """Let go of what is held."""
    held = draft.table.held
    if held is None:
        raise UnsuitableError("something must be in the gripper")
    text = draft.words(_LET_GO, {"o": draft.say(held)})
    return Request(task="open", text=text, steps=("open_gripper()",), goal=f"not held({held!r})", keeps=False)
