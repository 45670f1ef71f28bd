"""Skills of other packages are found by name, and what is wrong with one is said in a line."""

import pytest

from hcvla.api.outcomes import Outcome
from hcvla.skills.plugins import PluginError, is_plugin, load_plugin
from slow_skills import SlowSkills


def test_a_library_is_imported_by_module_and_name():
    assert isinstance(load_plugin("slow_skills:SlowSkills"), SlowSkills)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("no_such_module:Skills", "No module named 'no_such_module'"),
        ("slow_skills:Missing", "no attribute 'Missing'"),
        ("slow_skills:DECISION_SEC", "not callable"),
        ("threading:Event", "have no needs, ended_by_judge, start"),
    ],
)
def test_what_is_no_library_is_refused_in_one_line(name, expected):
    with pytest.raises(PluginError, match=expected) as refusal:
        load_plugin(name)
    assert name in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert refusal.value.outcome is not Outcome.DONE


@pytest.mark.parametrize(
    ("name", "plugin"), [("a.b:C", True), ("oracle", False), ("models/policy", False), ("ws://host:8000", False)]
)
def test_names_of_folders_and_servers_are_no_plugins(name, plugin):
    assert is_plugin(name) is plugin
