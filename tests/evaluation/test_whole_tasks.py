"""Policies that get the sentence of a task: what they run, when they end, and who judges them."""

from dataclasses import replace

import pytest

from hcvla.api.errors import BadProgramError
from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome
from hcvla.api.types import Actor
from hcvla.evaluation.episode import run_episode
from hcvla.evaluation.failure_attribution import Cause
from hcvla.evaluation.request import BadRequestError, EvaluationRequest
from hcvla.evaluation.suite import suite
from hcvla.lockstep.stack import LockstepStack
from hcvla.nodes.bringup.configuration import SkillServerConfig
from hcvla.skills.diffusion.checkpoint import save_policy
from hcvla.skills.diffusion.config import ModelConfig, ObservationConfig, PolicyConfig
from hcvla.skills.diffusion.policy import blank_policy
from hcvla.skills.diffusion.task_library import TaskLibrary
from hcvla.skills.load import WholeTasksError, does_whole_tasks, load_skills
from hcvla.skills.scripted.library import OracleLibrary
from hcvla.skills.whole_task import WholeTaskLibrary

FLAT = PolicyConfig(
    observation=ObservationConfig(conditioning="flat", images=True, image_pixels=32),
    model=ModelConfig(encoder_width=32, object_width=8, width=32, hidden=48, blocks=1),
)
PICK = suite("pick")[0]


@pytest.fixture
def folder(tmp_path):
    save_policy(blank_policy(FLAT).network, tmp_path / "flat")
    return str(tmp_path / "flat")


def test_a_policy_runs_from_the_sentence_until_its_steps_are_used_up_and_the_goal_decides(folder):
    episode = run_episode(PICK, 0, "privileged", skills=load_skills(folder, ROBOT_API)(), max_steps=25)
    assert episode.program == f"do({PICK.sentence(0)!r}, 1.25)\n"
    assert (episode.outcome, episode.goal_holds, episode.control_steps) == (Outcome.DONE_UNVERIFIED, False, 25)
    assert episode.cause is Cause.SKILL
    assert (episode.subtasks, episode.planner_calls) == (1, 0)


class _PicksByTheScript(WholeTaskLibrary):
    """Does the task "pick" as the script would, to see who judges it."""

    needs = OracleLibrary.needs

    def start(self, call, observation):
        name = next(name for name in observation.objects if name in call.arguments["sentence"])
        return OracleLibrary().start(ROBOT_API["pick"].bind(Actor(name)), observation)


def test_what_reached_the_goal_is_a_success_by_the_simulator_s_truth_alone():
    episode = run_episode(PICK, 0, "privileged", skills=_PicksByTheScript())
    assert episode.success, episode
    assert episode.cause is None


def test_skills_for_whole_tasks_are_known_without_being_loaded(folder, tmp_path):
    save_policy(blank_policy(replace(FLAT, observation=ObservationConfig())).network, tmp_path / "calls")
    assert does_whole_tasks(folder)
    assert not any(does_whole_tasks(spec) for spec in (str(tmp_path / "calls"), "oracle", "diffusion", "a.b:C"))


def test_a_stack_that_is_to_carry_out_calls_refuses_them_before_it_starts(folder):
    with pytest.raises(WholeTasksError, match="carry out whole tasks from their sentence, no calls; only hcvla eval"):
        SkillServerConfig(skills=folder)


def test_a_planner_has_nothing_to_write_for_them(folder, tmp_path):
    request = EvaluationRequest(out=tmp_path / "out", skills=folder, planner="default", suite="pick")
    with pytest.raises(BadRequestError, match="are given the sentence itself: leave out --planner"):
        request.begin()


def test_calls_of_the_robot_api_are_refused():
    with LockstepStack(PICK.episode(0).scene, "privileged") as stack:
        observation = stack.runner.observe()
    with pytest.raises(
        BadProgramError, match="carries out whole tasks from a sentence, not 'go_home'; only hcvla eval"
    ):
        TaskLibrary(blank_policy(FLAT)).start(ROBOT_API["go_home"].bind(), observation)
