"""A script as a skill: it begins with what it was made with, ends when it returns, and gives up with a reason."""

import pytest

from hcvla.api.errors import ObjectNotFoundError
from hcvla.api.outcomes import Outcome
from hcvla.skills.ending import Finished, GaveUp
from hcvla.skills.scripted.script import ScriptedSkill
from hcvla.skills.skill import Action
from items import arm_at, seeing

FIRST, SECOND, THIRD = (Action(phase=phase) for phase in ("one", "two", "three"))
SEEN = [seeing(arm_at(0.4, 0.0, z)) for z in (0.2, 0.3, 0.4)]


def test_a_script_yields_actions_and_is_handed_what_was_seen_after_each():
    received = []

    def script():
        received.append((yield FIRST))
        received.append((yield SECOND))

    skill = ScriptedSkill(script())
    assert [skill.step(seen) for seen in SEEN] == [FIRST, SECOND, Finished()]
    # the first observation is the one the script was made with
    assert received == SEEN[1:]


def test_a_script_that_returns_why_it_gave_up_ends_so():
    why = GaveUp(Outcome.BLOCKED, "something is in the way")

    def script():
        yield FIRST
        return why

    skill = ScriptedSkill(script())
    assert skill.step(SEEN[0]) == FIRST
    assert skill.step(SEEN[1]) == why


def test_an_error_of_hcvla_becomes_the_reason_with_its_outcome():
    def script():
        yield FIRST
        raise ObjectNotFoundError("pink cube", ["red cube"])

    skill = ScriptedSkill(script())
    skill.step(SEEN[0])
    ending = skill.step(SEEN[1])
    assert ending.outcome is Outcome.OBJECT_NOT_FOUND
    assert "pink cube" in ending.message


def test_a_defect_is_not_taken_for_giving_up():
    def script():
        yield FIRST
        raise KeyError("joint")

    skill = ScriptedSkill(script())
    skill.step(SEEN[0])
    with pytest.raises(KeyError):
        skill.step(SEEN[1])


def test_a_script_with_nothing_to_do_is_finished_at_once():
    def script():
        return
        yield FIRST

    assert ScriptedSkill(script()).step(SEEN[0]) == Finished()


def test_a_script_may_be_made_of_others():
    def part():
        yield SECOND

    def script():
        yield FIRST
        yield from part()
        yield THIRD

    skill = ScriptedSkill(script())
    assert [skill.step(seen).phase for seen in SEEN] == ["one", "two", "three"]
