import importlib.util
from pathlib import Path

import pytest

from hcvla.nodes.stack import StackError, check_arguments, defaults, describe


def test_every_described_node_has_a_module_with_a_main():

    for node in describe(defaults()):
        spec = importlib.util.find_spec(node.module)
        assert spec is not None, node.module
        assert "def main(" in Path(spec.origin).read_text(encoding="utf-8")


def test_an_unknown_argument_names_the_nearest():
    with pytest.raises(StackError, match="unknown argument 'skils'; did you mean 'skills'"):
        check_arguments({"skils": "oracle"})


def test_a_wrong_choice_lists_the_choices():
    with pytest.raises(StackError, match="'clock' is 'slow', expected one of realtime, fast, lockstep"):
        check_arguments({"clock": "slow"})


def test_a_missing_config_file_is_said_before_anything_starts():
    with pytest.raises(StackError, match=r"no file '/nowhere\.yaml'"):
        check_arguments({"config": "/nowhere.yaml"})


def test_a_seed_that_is_no_number_is_refused():
    with pytest.raises(StackError, match="seed"):
        describe({"seed": "three"})
