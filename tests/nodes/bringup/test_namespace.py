"""A namespace that ROS would refuse is one line before anything starts."""

import pytest

from hcvla.nodes.bringup.namespace import NamespaceError, check_namespace
from hcvla.nodes.bringup.stack import describe
from hcvla.nodes.clients.tasks import StackClient

pytestmark = pytest.mark.ros

BAD = ["my robot", "2nd", "a//b", "a-b", "a__b", "röbot", "a/1b", "a\nb", "x" * 101, "{sub}"]


@pytest.mark.parametrize("namespace", ["hcvla", "/hcvla", "lab/left_arm", "A1", ""])
def test_a_namespace_loses_the_slashes_around_it(namespace):
    assert check_namespace(namespace) == namespace.strip("/")


@pytest.mark.parametrize("namespace", BAD)
def test_a_bad_one_is_named_before_anything_starts(namespace):
    for start in (check_namespace, StackClient, lambda bad: describe({"namespace": bad})):
        with pytest.raises(NamespaceError, match=r"namespace is '.*expected words of letters") as caught:
            start(namespace)
        assert len(str(caught.value)) < 400


def test_my_robot_is_repeated_as_it_was_given():
    with pytest.raises(NamespaceError, match=r"namespace is 'my robot', expected"):
        describe({"namespace": "my robot"})
