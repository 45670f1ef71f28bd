"""Whether sentence, goal and program of a task agree: the last two are written independently, so each checks the other.

What is found makes a refusal of what would have been a wrong motion. Nothing here understands a sentence: where no
contradiction is known, the planner is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Registry
from hcvla.api.types import NamedObject
from hcvla.planner.checks.conditions import other_case, unmet
from hcvla.planner.checks.contradictions import contradiction
from hcvla.planner.checks.exclusions import acted_on
from hcvla.planner.checks.ideal_run import objection
from hcvla.planner.checks.in_hand import put_elsewhere
from hcvla.planner.checks.quantities import numbers_of, same_number
from hcvla.planner.checks.sentence_check import unanswered_words
from hcvla.planner.checks.turn_words import turns_of
from hcvla.planner.checks.wording import plain
from hcvla.planner.scene_features import supports

OTHER_WORDS = "say it in other words"
_ASIDE = re.compile(r"(?:\bnot \w+|\b(?:untouched|unmoved|ungrasped))\([^()]*\)")
"""Conditions on objects that a program leaves alone."""
_LINE = re.compile(r"^line \d+: ")


@dataclass(frozen=True, kw_only=True)
class PlanProposal:
    """What a planner makes of a sentence before anything moves."""

    sentence: str
    goal: str
    program: str
    objects: Sequence[NamedObject]
    """What is seen or remembered."""
    held: str | None = None
    """What is in the gripper."""
    start: Sequence[NamedObject] = ()
    """What was seen when the task was given, if that was earlier."""

    @property
    def held_at_first(self) -> str | None:
        """What is in the gripper, if nothing has moved since the task was given."""
        return self.held if list(self.start) in ([], list(self.objects)) else None

    @property
    def to_be_named(self) -> list[str]:
        """The objects that a program must name to move them, or something onto them.

        What is held already is not named; what something stands on may be led back to by a pose.
        """
        objects = list(self.objects)
        under = {objects[place].name for place in supports(objects) if place < len(objects)}
        return [item.name for item in objects if item.name not in under and item.name != self.held]


def doubt(proposal: PlanProposal, registry: Registry) -> Verdict | None:
    """Return why a proposal cannot be right, with what to do about it; None if nothing speaks against it."""
    sentence, goal, program, objects = proposal.sentence, proposal.goal, proposal.program, proposal.objects
    if lacks := unnamed_in_program(goal, program.splitlines(), proposal.to_be_named):
        return _not_understood(f"the planner's goal is about '{lacks[0]}', and its program does nothing with it")
    if moved := unnamed_in_goal(goal, program):
        return _not_understood(f"the planner's program moves '{moved[0]}', of which its goal says nothing")
    if turns := unsaid_turns(goal, program):
        return _not_understood(f"the planner's program turns something by {turns[0]:g} degrees, its goal nothing")
    if found := contradiction(sentence, objects, program):
        return found
    if why := put_elsewhere(plain(sentence), objects, program, proposal.held_at_first):
        return _not_understood(f"the planner's program {why}")
    if clauses := unmet(plain(sentence), objects, f"{goal}\n{program}"):
        return Verdict(
            Outcome.NOT_UNDERSTOOD, f"'{clauses[0]}' does not hold as the objects stand: nothing is to be done"
        )
    if clause := other_case(plain(sentence), objects, program):
        return _not_understood(f"the planner's program does what the task wants in the other case of '{clause}'")
    if found := objection(program, goal, objects, registry, proposal.held, proposal.start):
        return _in_words(found, goal)
    if words := unanswered_words(sentence, objects, goal, program):
        why = f"the planner's goal and program leave out '{words[0]}' of the task"
        return Verdict(Outcome.NOT_UNDERSTOOD, f"{why}; {OTHER_WORDS}, or one thing at a time")
    return None


def unnamed_in_program(goal: str, steps: Sequence[str], names: Iterable[str]) -> list[str]:
    """Return those of `names` that a goal is about and that no line of the program names.

    Of alternatives the one counts that lacks least. A program of no line is one that finds all done, which is for the
    goal to say.
    """
    if not steps:
        return []
    program, names = "\n".join(steps), list(names)
    alternatives = _ASIDE.sub("", goal).split(" or ")
    lacks = [[name for name in names if repr(name) in about and repr(name) not in program] for about in alternatives]
    return min(lacks, key=len)


def unnamed_in_goal(goal: str, program: str) -> list[str]:
    """Return the objects that a program moves or touches and that its goal does not name; none without a goal."""
    return [name for name in acted_on(program) if repr(name) not in goal] if goal else []


def unsaid_turns(goal: str, program: str) -> list[float]:
    """Return the angles by which a program turns things, if none of them is in its goal; none without a goal."""
    turns = turns_of(program)
    if not goal or sum(turns) == 0.0:
        return []
    known = any(same_number(turn, number) for turn in (*turns, sum(turns)) for number in numbers_of(goal))
    return [] if known else turns


def _in_words(found: Verdict, goal: str) -> Verdict:
    if found.outcome is Outcome.UNREACHABLE:
        return Verdict(found.outcome, f"the robot does not reach there: {found.message}; name a place nearer to it")
    if found.outcome is Outcome.BLOCKED:
        return Verdict(found.outcome, _LINE.sub("", found.message))
    why = f"the planner's program would not reach the goal that it states, {goal}: {found.message}"
    if found.outcome is not Outcome.GOAL_NOT_MET:
        why = f"the planner's program cannot be carried out: {found.message}"
    return _not_understood(why)


def _not_understood(why: str) -> Verdict:
    return Verdict(Outcome.NOT_UNDERSTOOD, f"{why}; {OTHER_WORDS}")
