"""Skills are found by a short text, and a text that stands for none is refused in one line before anything starts."""

import pytest

from hcvla.api.functions import ROBOT_API
from hcvla.nodes.bringup.configuration import SkillServerConfig
from hcvla.skills.load import UnknownSkillsError, check_skills, load_skills
from hcvla.skills.scripted.library import OracleLibrary
from slow_skills import SlowSkills


def test_each_episode_gets_a_library_of_its_own():
    for name, kind in (("oracle", OracleLibrary), ("slow_skills:SlowSkills", SlowSkills)):
        make = load_skills(name, ROBOT_API)
        first, second = make(), make()
        assert type(first) is type(second) is kind
        assert first is not second


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("orcale", "did you mean 'oracle'"),
        ("nope", "expected oracle, diffusion, a policy's folder"),
        ("/nowhere/policy", "MODULE:CLASS of a skill library"),
    ],
)
def test_a_name_that_stands_for_no_skills_is_refused(name, expected):
    for refuse in (lambda: check_skills(name), lambda: SkillServerConfig(skills=name)):
        with pytest.raises(UnknownSkillsError, match=expected) as refusal:
            refuse()
        assert "\n" not in str(refusal.value)


def test_a_plugin_is_imported_only_where_it_is_run():
    check_skills("no_such_module:Skills")
    assert SkillServerConfig(skills="no_such_module:Skills").skills == "no_such_module:Skills"
